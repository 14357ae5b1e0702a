"""Signatures and the seals over them: `signature.py` and `seal.py` are its doors."""
