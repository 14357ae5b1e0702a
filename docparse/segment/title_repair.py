"""Titles that OCR misread: a heading as read from a scan in, the heading as it was printed, as far as its words are known, out.

The canonical text stays as read; only `Section.heading`, a value, is repaired (contract, section 1: repairs stand beside the text).
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from docparse.segment.labels import one_off
from docparse.segment.numbering import read_marker
from docparse.switches import ON
from docparse.text.normal import fold
from docparse.text.regex import regex
from docparse.text.syllables import is_syllable

_WORD = regex(r"[^\W\d_]+")

_QUOTES = "'‘’`"
_STROKE = regex(rf"(?<=\s)[{_QUOTES}](?=[^\W\d_]{{2}})")
_TAIL = regex(r"(?<=\w)\s[-–_]$")
_LOST = regex(r"(?P<lead>(?:[IVX\d.]{1,5}[.)/-]*\s+)?)(?P<rest>ĐÍCH|đích)\b")
"""What is left of `MỤC ĐÍCH` where the engine dropped the number and the first word with it: no title begins so."""


@lru_cache(maxsize=1)
def _vocabulary() -> tuple[dict[str, str], dict[int, list[str]]]:
    """Known expressions by their folded form, and the folded forms by their number of words."""
    known: dict[str, str] = {}
    by_size: dict[int, list[str]] = {}
    for line in files("docparse.segment").joinpath("title_words.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#") and fold(line) not in known:
            known[fold(line)] = line
            by_size.setdefault(line.count(" ") + 1, []).append(fold(line))
    return known, by_size


def says_heading(line: str) -> bool:
    """Whether a line begins, behind its number, with words of headings that stand with their marks: what it is like, it is not.

    >>> says_heading("IV. ĐỐI TƯỢNG"), says_heading("PHẦN HAI"), says_heading("ĐỘI TRƯỞNG")
    (True, True, False)
    """
    marker = read_marker(line)
    rest = (marker.title if marker else line).lower()
    known = _vocabulary()[0].values()
    return (marker is not None and marker.style == "phan") or any(
        rest.startswith(words) and not rest[len(words) : len(words) + 1].isalpha() for words in known
    )


def repair_title(title: str) -> str:
    """Put right the marks, and single letters in capitals, of the words that headings are made of.

    >>> repair_title("TÔ CHỨC THỤC HIỆN")
    'TỔ CHỨC THỰC HIỆN'
    """
    if not ON.repair:
        return title
    title = _without_specks(title)
    lost = _LOST.match(title)
    if lost:
        title = f"{lost['lead']}{'MỤC' if lost['rest'].isupper() else 'Mục'} {title[lost.start('rest') :]}"
    known, by_size = _vocabulary()
    spans = [match.span() for match in _WORD.finditer(title)]
    out, at, position = [], 0, 0
    while at < len(spans):
        repaired = None
        for size in sorted(by_size, reverse=True):
            if at + size > len(spans):
                continue
            start, end = spans[at][0], spans[at + size - 1][1]
            printed = title[start:end]
            if len(printed.split()) != size or len(printed) != len(" ".join(printed.split())):
                continue
            folded = fold(printed)
            phrase = known.get(folded) or (
                _near(folded, by_size[size]) if printed.isupper() and len(folded) >= 8 and _broken(printed) else None
            )
            if phrase is not None:
                repaired = _in_case(known.get(phrase, phrase), printed)
                out.append(title[position:start] + repaired)
                position, at = end, at + size
                break
        if repaired is None:
            at += 1
    return "".join(out) + title[position:]


def _without_specks(title: str) -> str:
    """A title without a lone stroke before a word (`VÀ 'THANG ĐIỂM`) and without a dash behind its last one (`CHỦ ĐỀ -`)."""
    title = _TAIL.sub("", title)
    return _STROKE.sub("", title) if sum(map(title.count, _QUOTES)) == 1 else title


def _broken(printed: str) -> bool:
    """Whether a word of a phrase cannot be read: `TRONG NĂM` is no misread `TRỌNG TÂM`."""
    return not all(is_syllable(word.lower()) for word in printed.split())


def _near(folded: str, forms: list[str]) -> str | None:
    """The one known form that is one letter away."""
    near = [form for form in forms if len(form) >= 8 and one_off(folded, form)]
    return near[0] if len(near) == 1 else None


def _in_case(phrase: str, printed: str) -> str:
    """`phrase` in the capitals of `printed`, word by word."""
    words = []
    for word, model in zip(phrase.split(), printed.split(), strict=True):
        if printed.isupper() or (model.isupper() and len(model) > 1):
            words.append(word.upper())
        else:
            words.append(word.capitalize() if model[0].isupper() else word)
    return " ".join(words)
