"""Names of places in the head of a scan put right by what the paper prints elsewhere. A document in, `PrintedPlaces` that settle names out.

A paper names its own province, district or commune again and again: a name that its text prints is no misread one, however like it is
to a better known place (`Nam Đông` is not `Lâm Đồng`); one that its text prints but for a mark or a letter is the one meant.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from docparse.authority.districts import district_named, districts_like
from docparse.authority.provinces import Province, find_by_seat, find_province, near_province, place_key
from docparse.document import Document
from docparse.extract.header.whole_name import PLACE_TAIL, territory
from docparse.schema import FieldValue, Header
from docparse.segment import anchors
from docparse.segment.slots import Frame
from docparse.text.normal import same_letters
from docparse.text.regex import regex
from docparse.text.syllables import is_syllable

_UNIT = (
    r"(?:[Tt]ỉnh|[Tt]hành phố|TP\.?|Tp\.?|[Hh]uyện|[Qq]uận|[Tt]hị xã|TX\.?|[Tt]hị trấn|[Xx]ã|[Pp]hường|[Đđ]ặc khu)"
    r"(?:\s(?:[uủUỦ][yỷ]|đoàn))?"
)
_SYLLABLE = rf"[{anchors.UPPER}][{anchors.LOWER}]*(?:['’][{anchors.LOWER}]+)?"
_NAMED = regex(rf"(?<!\w){_UNIT}\s+(?P<name>{_SYLLABLE}(?:\s(?:-\s)?{_SYLLABLE}){{0,4}}(?:\s\d{{1,2}})?)(?![\w'’])")
_HEAD_UNIT = regex(
    r"^.*?(?<!\w)(?:TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|THỊ XÃ|TX\.?|THỊ TRẤN|XÃ|PHƯỜNG|ĐẶC KHU)(?:\s(?:[UỦ][YỶ]|ĐOÀN))?\s+(?P<name>\D+)$"
)
_EDGES = " .,;:_-'"
_SURE = 0.85
"""From here on a word of the engine is believed where it makes sense."""
_PRINT = 0.93
"""Clean print is read with so much or more."""


class PrintedPlaces:
    """The places that a paper names behind their units, with how often; `head`: those of the lines of its letterhead, in capitals.

    `said`: all that it says, where a place may stand without its unit.
    """

    def __init__(self, text: str, head: Iterable[str] = (), said: str = "") -> None:
        self._said = said
        self.names = Counter(" ".join(match["name"].split()) for match in _NAMED.finditer(text))
        found = (_HEAD_UNIT.match(" ".join(line.split()).strip(" .,;:*-_'\"")) for line in head)
        self.head = [match["name"].strip() for match in found if match]

    def settle_head(self, name: str, sure: float) -> str | None:
        """The place that a line in capitals names: as it stands where it is printed elsewhere or known, or mended; None: like nothing."""
        title = _titled(name)
        if any(same_letters(name, printed) for printed in self.names) or _known(title):
            return name
        if sure >= _SURE and _is_said(title) and find_province(title) is None and title in self._said:
            return name  # printed so in its date line or without a unit: lists have one spelling of several
        return self._elsewhere(title, sure) or _known_place(title, 1.0)

    def settle(self, name: str, sure: float) -> str:
        """The name that a damaged one can only be; as read when it is printed elsewhere, known, or like nothing. `sure`: the engine's word.

        >>> PrintedPlaces("UBND huyện Lục Ngạn, xã Nam Đông").settle("Nam Đông", 0.9)
        'Nam Đông'
        >>> PrintedPlaces("UBND huyện Lục Ngạn, xã Nam Đông").settle("Lục Ngạm", 0.9)
        'Lục Ngạn'
        >>> PrintedPlaces("").settle("Hái Dương", 0.9)
        'Hải Dương'
        """
        if _known(name):
            return name
        key = place_key(name)
        forms = Counter({printed: count for printed, count in self.names.items() if place_key(printed) == key})
        forms.update(_titled(head) for head in self.head if place_key(head) == key)
        own = sum(count for printed, count in forms.items() if same_letters(name, printed)) + (1 if sure >= _PRINT else 0.5)
        other = max(((count, printed) for printed, count in forms.items() if not same_letters(name, printed)), default=(0, ""))
        if forms:
            return other[1] if other[0] > own else name
        return self._elsewhere(name, sure) or _known_place(name, sure) or name

    def _elsewhere(self, name: str, sure: float) -> str | None:
        from rapidfuzz.distance import Levenshtein

        key = place_key(name)
        if len(key) < 3 or name[-1].isdigit():
            return None  # communes of 2025 bear numbers: `Bảo Lâm 1` is not `Bảo Lâm 2`
        best: tuple[int, int, str] | None = None
        for printed, count in [*self.names.items(), *((_titled(head), 0) for head in self.head if _known(_titled(head)))]:
            far = Levenshtein.distance(key, place_key(printed))
            allowed = 0 if len(key) < 5 else 1 if sure >= _SURE and _is_said(name) else max(1, len(key) // 3)
            same_start = printed.split()[0] == name.split()[0] or printed.split()[-1] == name.split()[-1]
            if far <= min(allowed, 1) or (far <= allowed and same_start):
                best = min(best or (99, 0, ""), (far, -count, printed))
        return best[2] if best else None


def _titled(name: str) -> str:
    return re.sub(r"(?<=['’])\w", lambda match: match[0].lower(), name.title())


def places_of(document: Document, frame: Frame) -> PrintedPlaces:
    """The places of a paper: those that its text names, but for its date line (`TP. …`), and those of its letterhead."""
    head = [document.text[slot.start : slot.end] for slot in frame.slots_of("issuer", "parent")]
    dated = frame.slots_of("place_date")
    below = document.text[: dated[0].start] + document.text[dated[0].end :] if dated else document.text
    return PrintedPlaces(below, head, document.text)


def left_over(document: Document, frame: Frame) -> list[str]:
    """The lines of a head that play no role in it, and what was set aside on its page."""
    stray = [document.text[slot.start : slot.end] for slot in frame.slots_of("other")]
    return stray + [line for page, line in document.furniture if page == document.pages[0].number]


def find_lost_place(document: Document, frame: Frame, header: Header) -> None:
    """The place of a date line that was read without it, or in part (`Nai` of `Đồng Nai`), in place.

    It stands among what was left over of the head, or is that of the body (NĐ 30/2020, Phụ lục I, ô 4), a town in the days of
    TTLT 55/2005.
    """
    date, issuer, read = header.date.value, header.issuer.value, header.place.value
    if not date or not frame.slots_of("place_date"):
        return
    where = territory(issuer, date) if issuer else None
    tail = PLACE_TAIL.search(where) if where else None
    own = tail["name"] if tail else None
    if read is not None:
        rest = (f"{read} {line.strip(_EDGES)}" for line in left_over(document, frame))
        whole = own if own and f" {own}".endswith(f" {read}") else next((name for name in rest if _known(name) or name == own), None)
        if whole and whole != read and not _known(read):
            header.place.value, header.place.confidence = whole, round(0.9 * header.place.confidence, 3)
        return
    for line in left_over(document, frame):
        name = re.sub(rf"(?<=[{anchors.LOWER}])(?=[{anchors.UPPER}])", " ", line.strip(_EDGES))
        if name.istitle() and (name == own or _known(name)):
            header.place = FieldValue(value=name, confidence=0.7, source="printed")
            return
    province = find_province(own, date) if own and date < "2011-03" else None
    if own:
        header.place = FieldValue(value=province.seat if province and province.seat else own, confidence=0.55, source="inferred")


def _is_said(name: str) -> bool:
    return all(is_syllable(word) for word in re.findall(r"[^\W\d_]+", name))


def _known(name: str) -> bool:
    """Whether a province, a seat or a district is written like this, letter for letter."""
    province = find_province(name)
    forms = [province.name, *province.variants] if province else []
    seat = find_by_seat(name)
    forms += [seat.seat] if seat else []
    return any(same_letters(name, form) for form in forms) or district_named(name) is not None


def _known_place(name: str, sure: float) -> str | None:
    """The province, seat or district that differs in marks only; where the word is doubtful, the province that is most like it."""
    if name[-1:].isdigit() or len(name) < 5:
        return None
    province: Province | None = find_province(name)
    if province:
        return province.name
    seat = find_by_seat(name)
    if seat:
        return seat.seat
    like = districts_like(name)
    if len(like) == 1:
        return like[0]
    near = near_province(name) if sure < _SURE or not _is_said(name) else None
    return near.name if near else None
