"""What is drawn on a page in, whether its text layer may be trusted out (`Verdict`, with the reason in words).

Measured on real files: running Vietnamese text has 96 to 100% valid syllables and 80 to 91% words with marks; a text layer made
by an OCR engine without Vietnamese has no marks, one with a bad engine has under 90% valid syllables.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from docparse.layout.furniture import panel_lines
from docparse.read.pdf.drawn import Drawn
from docparse.text.regex import regex
from docparse.text.syllables import is_syllable, marked_among, share_valid, valid_among

MIN_VALID_HIDDEN = 0.9
MIN_VALID_VISIBLE = 0.6
MIN_MARKED = 0.4
FEW_WORDS = 12
_LETTERS = regex(r"[^\W\d_]+")
_VIETNAMESE = frozenset("àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ")


@dataclass(slots=True)
class Verdict:
    """Whether the text layer is usable, why (for people), whether the page is blank, and the share of valid syllables (0 to 1)."""

    usable: bool
    reason: str
    valid: float = 1.0
    blank: bool = False
    scanned: bool = False
    """Whether the text layer lies over the picture of a page: then OCR can be asked whether it is right (`docparse.read.pdf.layer`)."""


def judge(drawn: Drawn) -> Verdict:
    """Judge the text layer of a page."""
    lines = [(" ".join(word.text for word in run), run[0].box) for run in drawn.runs]
    panels = panel_lines(lines)
    text = "\n".join(line for i, (line, _) in enumerate(lines) if i not in panels)
    words = _LETTERS.findall(text)
    if not words:
        if drawn.image_share < 0.02 and not drawn.rules and not drawn.added:
            return Verdict(True, "blank page", blank=True)
        if panels or drawn.added:
            return Verdict(False, "only a signature panel in the text layer", 0.0)
        if drawn.image_share >= 0.02:
            return Verdict(False, "no text layer", 0.0)
        return Verdict(True, "text layer without letters")
    if len(words) < FEW_WORDS and drawn.image_share > 0.4:
        return Verdict(False, f"only {len(words)} words in the text layer beside a page image", 0.0)
    if drawn.broken > 0.03 * max(1, drawn.characters):
        return Verdict(False, "text layer with characters that have no Unicode", 0.0)
    valid = valid_among(words) if unicodedata.is_normalized("NFC", text) else share_valid(text)
    marked = marked_among(words)
    if drawn.legacy_font and (marked < MIN_MARKED or _foreign(words) > 0.1):
        return Verdict(False, "text layer in a legacy Vietnamese font encoding", valid)
    scanned = drawn.hidden_share > 0.5 or drawn.image_share > 0.7
    if scanned:
        if valid < MIN_VALID_HIDDEN:
            return Verdict(False, f"OCR text layer with {valid:.0%} valid syllables", valid)
        if len(words) >= 20 and marked < MIN_MARKED:
            return Verdict(False, f"OCR text layer with Vietnamese marks on {marked:.0%} of the words", valid)
        return Verdict(True, f"OCR text layer with {valid:.0%} valid syllables", valid, scanned=True)
    if len(words) >= 20 and _foreign(words) > 0.15 and valid < MIN_VALID_HIDDEN:
        return Verdict(False, "text layer in a legacy Vietnamese encoding", valid)
    if len(words) >= 20 and valid < MIN_VALID_VISIBLE and not _latin(words):
        return Verdict(False, f"text layer with {valid:.0%} valid syllables", valid)
    return Verdict(True, f"text layer with {valid:.0%} valid syllables", valid)


def _foreign(words: list[str]) -> float:
    """Share of words with letters that are neither ASCII nor Vietnamese (what TCVN3 and VNI look like when read as Latin-1)."""
    odd = {char for char in set("".join(words)) if char > "\x7f" and char.lower() not in _VIETNAMESE}
    return sum(not odd.isdisjoint(word) for word in words) / len(words) if odd else 0.0


def _latin(words: list[str]) -> bool:
    """Whether the words look like another language in plain letters (English): mostly ASCII, few odd capitals inside words."""
    plain = sum(word.isascii() for word in words)
    odd = sum(word[1:] != word[1:].lower() and not word.isupper() for word in words if not is_syllable(word))
    return plain > 0.85 * len(words) and odd < 0.05 * len(words)
