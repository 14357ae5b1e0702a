"""A scanned document in, the repairs of what OCR misread out (`propose`), as a layer beside the text; and the text under them (`view`)."""

from __future__ import annotations

from docparse.repair.propose import RULES, Repair, propose
from docparse.repair.view import printed_surfaces, view

__all__ = ["RULES", "Repair", "printed_surfaces", "propose", "view"]
