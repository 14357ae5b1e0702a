"""Layout: printed lines into reading order, paragraphs and one canonical text."""
