"""Web pages: `html.py` is its door."""
