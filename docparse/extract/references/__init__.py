"""Citations of other documents: `references.py` is its door."""
