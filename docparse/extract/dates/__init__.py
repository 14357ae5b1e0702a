"""Dates and what each is for: `dates.py` is its door."""
