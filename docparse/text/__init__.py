"""Text: normal forms for reading and for matching, legacy encodings, repair of OCR errors."""
