"""Who signed: `signatory.py` is its door."""
