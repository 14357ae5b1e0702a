"""The words read of a page in, what is the same in every paper as print has it: Quốc hiệu, Tiêu ngữ, the Party's title; the slash.

NĐ 30/2020, Phụ lục I, ô 1; Hướng dẫn 36-HD/VPTW. A run of words of which most are those of such a line is that line: what differs is a
mark, a letter or a speck (`ĐĂNG CỘNG SẢN VIỆT NAM`, `Độc lập -- Tự do - Hạnh phú`).
"""

from __future__ import annotations

from collections.abc import Sequence

from docparse.document import Line, Word
from docparse.read.scan.decode import syllable_key
from docparse.text.regex import regex

_LINES = (
    ("CỘNG", "HÒA", "XÃ", "HỘI", "CHỦ", "NGHĨA", "VIỆT", "NAM"),
    ("ĐẢNG", "CỘNG", "SẢN", "VIỆT", "NAM"),
    ("Độc", "lập", "Tự", "do", "Hạnh", "phúc"),
)
_DASH = regex(r"^[-–—_~]{2,}$")
_EDGES = ".,;:'\"`‘’“”|*_"
_SLASH = regex(r"/?\u2044+/?")


def spell_fixed(lines: Sequence[Line], letter: float) -> int:
    """Spell the fixed lines among the stretches of `lines` that no wide gap breaks, in place; how many words changed."""
    return sum(_spelled(run) for line in lines for run in runs_of(line, letter))


def plain_slashes(lines: Sequence[Line]) -> None:
    """Make the slash of fractions (U+2044), which engines read and nobody prints between letters and figures, a slash, in place."""
    for line in lines:
        for word in line.words:
            if "\u2044" in word.text:
                text = _SLASH.sub("/", word.text)
                word.text, word.others = text, word.others if len(text) == len(word.text) else ()


def runs_of(line: Line, letter: float) -> list[list[Word]]:
    """The stretches of a line that no wide gap breaks; `letter`: the height of small letters, in the units of the boxes."""
    runs: list[list[Word]] = []
    for word in line.words:
        if runs and word.box[0] - runs[-1][-1].box[2] < 1.5 * letter:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _spelled(run: Sequence[Word]) -> int:
    words = [word for word in run if any(char.isalpha() for char in word.text)]
    fixed = next((own for own in _LINES if len(own) == len(words)), None)
    if fixed is None:
        return 0
    cores = [word.text.strip(_EDGES) for word in words]
    same = [syllable_key(core) == syllable_key(own) for core, own in zip(cores, fixed, strict=True)]
    if sum(same) < 0.7 * len(fixed) or not all(hit or _near(core, own) for hit, core, own in zip(same, cores, fixed, strict=True)):
        return 0
    changed = 0
    for word, core, own, hit in zip(words, cores, fixed, same, strict=True):
        text = core if hit else own
        if text != word.text:
            word.text, word.others = text, ()
            changed += 1
    for word in run:
        if _DASH.match(word.text):
            word.text = "-"
            changed += 1
    return changed


def _near(read: str, printed: str) -> bool:
    """Whether a word is the printed one but for a letter or two: it begins or ends like it, and is about as long."""
    a, b = syllable_key(read)[:-1], syllable_key(printed)[:-1]
    return abs(len(a) - len(b)) <= 1 and (a[:1] == b[:1] or a[-1:] == b[-1:])
