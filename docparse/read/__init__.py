"""Readers: bytes of one kind of file in, a `Reading` (pages of lines) out."""
