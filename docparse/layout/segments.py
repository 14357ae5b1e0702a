"""Runs of words in, segments out: words on one printed line with no wide gap between them, and how they stand to each other."""

from __future__ import annotations

from dataclasses import dataclass

from docparse.document import Box, Word
from docparse.text.normal import fold
from docparse.text.regex import regex
from docparse.text.syllables import share_valid

MARKER = regex(r"^(?:[-–—+*•●○▪◦·~]|\(?\d{1,2}(?:\.\d{1,2})*[.)]?|\(?[a-zđ]{1,2}[.)]|[IVX]{1,5}[.)]?)$")
RIGHT_HEAD = regex(
    r"^(?:cong hoa xa hoi|cong hoa xa h|doc lap ?[-,.]? ?tu do|dang cong san viet nam|doan tncs ho chi minh|mat tran to quoc viet nam$)"
)
_RIGHT_FIRST = frozenset(("cộng", "cọng", "công", "cong", "độc", "đọc", "dộc", "doc", "đảng", "dảng", "đoàn", "mặt"))


@dataclass(slots=True)
class Segment:
    """Words on one printed line with no wide gap between them."""

    words: list[Word]
    x0: float
    y0: float
    x1: float
    y1: float
    _folded: str | None = None
    _capitals: bool | None = None

    @property
    def text(self) -> str:
        """Its words with spaces."""
        return " ".join([word.text for word in self.words])

    @property
    def folded(self) -> str:
        """Its text without marks and case."""
        if self._folded is None:
            self._folded = fold(self.text)
        return self._folded

    @property
    def middle(self) -> float:
        """Half of its width, in x."""
        return (self.x0 + self.x1) / 2

    @property
    def height(self) -> float:
        """Points from top to bottom."""
        return self.y1 - self.y0

    @property
    def box(self) -> Box:
        """Its box."""
        return (self.x0, self.y0, self.x1, self.y1)

    @property
    def capitals(self) -> bool:
        """Whether its letters are capitals, but for a few (OCR)."""
        if self._capitals is None:
            letters = [char for char in self.text if char.isalpha()]
            self._capitals = len(letters) >= 2 and sum(char.isupper() for char in letters) >= 0.8 * len(letters)
        return self._capitals


def cut_run(words: list[Word]) -> list[Segment]:
    """The run cut at wide gaps, at jumps to another line, and before the words that open the right column of a head."""
    out: list[Segment] = []
    start = 0
    gaps: list[float] | None = None
    b = words[0].box
    for i, word in enumerate(words):
        if not i:
            continue
        a, b = b, word.box
        gap = b[0] - a[2]
        em = word.size or 0.8 * max(a[3] - a[1], b[3] - b[1])
        if gap > 0.9 * em:
            if gaps is None:
                gaps = sorted(words[k].box[0] - words[k - 1].box[2] for k in range(1, len(words)))
            usual = gaps[len(gaps) // 2] if len(gaps) > 3 else 0.0
            if gap < 1.8 * usual and gap < 2 * em:
                continue
        elif (
            (gap > -em or b[0] >= a[0])
            and a[1] < a[3] > b[1] < b[3] > a[1]
            and (word.text.lower() not in _RIGHT_FIRST or not _opens_right(words, i, gap, em))
        ):
            continue
        out.append(segment_of(words[start:i]))
        start = i
    out.append(segment_of(words[start:]))
    return out


def _opens_right(words: list[Word], i: int, gap: float, em: float) -> bool:
    """Whether the national motto (or its like) begins at word `i` (of `_RIGHT_FIRST`), after other words of the same printed line.

    But for `Độc lập`, heads have it in capitals; `Điều lệ Đoàn TNCS Hồ Chí Minh` is a sentence.
    """
    if fold(words[i].text) != "doc" and not all(word.text.isupper() for word in words[i : i + 2]):
        return False
    return gap >= 0.2 * em and bool(RIGHT_HEAD.match(fold(" ".join(word.text for word in words[i : i + 6]))))


def segment_of(words: list[Word]) -> Segment:
    """Words as one segment, in the order given."""
    lefts, tops, rights, bottoms = zip(*(word.box for word in words), strict=True)
    return Segment(words, min(lefts), min(tops), max(rights), max(bottoms))


def rows_of(segments: list[Segment]) -> list[list[Segment]]:
    """Segments that stand on one printed line, from top to bottom."""
    rows: list[list[Segment]] = []
    for s in sorted(segments, key=lambda s: s.y0 + s.y1):
        for row in reversed(rows[-3:]):
            last = row[-1]
            limit = 0.5 * max(min(s.height, last.height), 0.5 * max(s.height, last.height))
            if abs((s.y0 + s.y1) - (last.y0 + last.y1)) / 2 < limit and all(
                s.x0 > o.x1 - 2 or s.x1 < o.x0 + 2 or _inside(s, o) for o in row
            ):
                row.append(s)
                break
        else:
            rows.append([s])
    return rows


def _inside(a: Segment, b: Segment) -> bool:
    """Whether one fills a blank of the other (a day typed over `ngày   tháng`): they overlap but their words do not."""
    for word in a.words:
        for other in b.words:
            if word.box[0] < other.box[2] - 1.5 and other.box[0] < word.box[2] - 1.5:
                return False
    return True


def is_speck(segment: Segment, segments: list[Segment], i: int) -> bool:
    """Whether OCR made the segment of a speck, of a seal or of a pen stroke: next to no letters, or unsure of the few."""
    scores = [word.confidence for word in segment.words if word.confidence is not None]
    if not scores:
        return False
    sure = sum(scores) / len(scores)
    text = segment.text
    solid = sum(char.isalnum() for char in text)
    if solid <= 1 and len(text) <= 6:
        if MARKER.match(text) and precedes(segments, i):
            return False
        return solid == 0 or sure < 0.7 or not text[:1].isdigit()
    return solid <= 3 and sure < 0.35


def sure_of(segment: Segment) -> float | None:
    """How sure OCR was of a segment (0 to 1), weighed by the length of its words; None: not from OCR."""
    scores = [(word.confidence, len(word.text)) for word in segment.words if word.confidence is not None]
    return sum(score * n for score, n in scores) / sum(n for _, n in scores) if scores else None


_FIGURE = regex(r"\d/\w|%|^\W{0,3}[\dIlO]{1,5}(?:mm|cm|km|kg|ha|m)(?![^\W_])")


def is_junk(segment: Segment) -> bool:
    """Whether OCR was unsure of a segment and read next to no syllables in it. A number beside its slash or its unit is none."""
    scores = [word.confidence for word in segment.words if word.confidence is not None]
    if not scores or sum(scores) / len(scores) > 0.6:
        return False
    return share_valid(segment.text.title()) < 0.5 and not _FIGURE.search(segment.text)


def precedes(segments: list[Segment], i: int) -> bool:
    """Whether text follows on the same printed line, close by: then the segment is its bullet or its number."""
    here = segments[i]
    for j in (*range(max(0, i - 6), i), *range(i + 1, min(len(segments), i + 6))):
        other = segments[j]
        if min(here.y1, other.y1) - max(here.y0, other.y0) > 0 and 0 <= other.x0 - here.x1 < 3 * other.height:
            return True
    return False


def has_neighbour(segments: list[Segment], i: int) -> bool:
    """Whether anything else stands on the same printed line."""
    here = segments[i]
    for j in (*range(i - 1, max(-1, i - 8), -1), *range(i + 1, min(len(segments), i + 8))):
        other = segments[j]
        if min(here.y1, other.y1) - max(here.y0, other.y0) > 0.4 * min(here.height, other.height):
            return True
    return False


def margins_of(segments: list[Segment], width: float) -> tuple[float, float]:
    """Left and right edge of the full text, in points."""
    wide = [s for s in segments if s.x1 - s.x0 > 0.45 * width]
    if len(wide) < 2:
        return (0.14 * width, 0.94 * width) if not segments else (
            min(min(s.x0 for s in segments), 0.16 * width), max(max(s.x1 for s in segments), 0.92 * width)
        )  # fmt: skip
    lefts, rights = sorted(s.x0 for s in wide), sorted(s.x1 for s in wide)
    return lefts[len(lefts) // 20], rights[-1 - len(rights) // 20]
