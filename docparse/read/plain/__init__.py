"""Plain text and Markdown: `text.py` is its door."""
