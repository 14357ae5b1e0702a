"""docparse: reads Vietnamese administrative documents into structure, and keeps them in an archive that people search."""

from __future__ import annotations

__version__ = "0.1.0"
