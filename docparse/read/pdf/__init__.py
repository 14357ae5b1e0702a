"""PDF files: `pdf.py` is its door."""
