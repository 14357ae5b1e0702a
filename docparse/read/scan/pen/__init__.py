"""What a clerk filled in by pen: `pen.py` is its door."""
