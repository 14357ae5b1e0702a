"""Targets (chỉ tiêu), in sentences and tables, with numbers and without: `targets.py` is its door."""
