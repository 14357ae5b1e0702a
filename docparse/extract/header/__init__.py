"""The head of a paper: `header.py` is its door, the others each read one of its fields."""
