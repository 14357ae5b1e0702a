"""The quantities of a paragraph that are aims: its text and its place in; `Target`s out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from docparse.document import Block
from docparse.extract.targets.announced import announced
from docparse.extract.targets.clauses import Clause, cut
from docparse.extract.targets.counts import STRIVEN, find_counts
from docparse.extract.targets.grammar import CHILD, TIME
from docparse.extract.targets.judge import AIM_FROM, Judge, Sentence
from docparse.extract.targets.leads import find_inline
from docparse.extract.targets.numerals import in_figures
from docparse.extract.targets.places import Place
from docparse.extract.targets.quantities import Quantity, find_percentages, parse_cell
from docparse.extract.targets.refusals import AIM, refuse
from docparse.extract.targets.spelling import settle
from docparse.extract.targets.words import any_of
from docparse.schema import Target
from docparse.text.regex import regex

_CONTINUES = regex(
    r"(?:[^.]|\.(?=\d))*[;,] ?(?:và )?(?:(?:có|đạt) )?(?:t[ỷỉ] l[ệê] [^;.]*)?"
    r"(?:(?:đến (?:cuối |hết )?)?năm(?: \d{4})?[,:]? (?:đạt |là |phấn đấu )*)?(?:(?:đối với|riêng|với) [^;.]*)?|[^;.]* và ",
    re.S,
)
"""Between two shares of one sentence: the second goes on with the list of the first (`phấn đấu 90% …; hơn 60% …; tỷ lệ … đạt 5%`)."""
_NEXT_LEVEL = regex(r"(?:[^.]|\.(?=\d))*; ?(?:và )?[^;.,]{3,90} (?:đạt|là|bình quân|gấp|còn|lên|ổn định|duy trì|mức|trên|giữ) ?")
"""The same of something measured: `…; thu nhập bình quân đầu người là | 41 triệu đồng`."""
_NEXT_SIZE = regex(r"(?:[^.]|\.(?=\d))*[;,] ?(?:và )?(?!t[ừư] )[^\W\d][^;.,:]{3,60} ")
_NEXT_SUM = regex(r"[;,] ?(?:và )?(?:thu|nợ|doanh|vốn|quỹ|dư nợ|huy động|giá trị|kim ngạch|lợi nhuận|nộp|tổng|tiết kiệm)(?!\w)")
_MONEY = frozenset(
    {
        "đồng",
        "nghìn đồng",
        "ngàn đồng",
        "triệu đồng",
        "tỷ đồng",
        "tỉ đồng",
        "tỷ",
        "tỉ",
        "triệu",
        "usd",
        "giờ",
        "phút",
        "ngày",
        "tháng",
        "năm",
        "tuần",
    }
)
_REACHES = regex(r"(?:[^;,.:“]|“[^”]*”)*(?:(?<!\w)(?:đạt|là|còn|chiếm) ?|: ?)(?:từ |mức )?")
_THEN_REACHES = regex(r" (?:phải )?đạt (?:từ )?")
_LEVEL_SAID = regex(r"(?<!\w)(?:tăng|giảm|đạt|từ|lên|còn|xuống|là|vượt|chiếm|bằng|phấn đấu) $")
_WITHIN = regex(r"(?! (?:đạt|bằng|chiếm) $)(?:(?!(?<!\w)(?:và|cho|trong đó)(?!\w))[^,;.:])*")
_RATE = regex(r"(?<!\w)t[ỷỉ] (?:lệ|trọng)(?!\w)[^;.:]*$")
_NEXT_COUNT = regex(r"[^;.]*; ?(?:và )?(?:có |có thêm |thêm )?")
_NEXT_DEED = regex(rf"[^;.]*(?:[,;] ?(?:và )?| và )(?:{any_of('make')})(?: (?:thêm|mới|được|xong|cho))* ")
"""A deed of its own in the list of the sentence: `…, kết nạp | 120 đảng viên mới và xóa | 210 căn nhà tạm`."""
_NEXT_THING = regex(r"[^,;.]*(?:[,;] ?(?:và )?(?:toàn [^\W\d]+ )?(?:có |có thêm |thêm )?| và | cho )")
_EACH_ONE = regex(r"(?:mỗi|một) [^\W\d]+(?: [^\W\d]+){0,2}(?: trị giá| là| được)?")
_EACH_WORTH = regex(r"(?<!\w)trị giá (?:mỗi|một) [^\W\d]+(?: [^\W\d]+){0,2} $")
_ITEM = regex(r"\A\s*\d{1,2}-(?=\s)")
"""The number of an item before a dash, as Party papers print it: `9- | 97% chi bộ` is no range."""
_INDICATOR = regex(
    r"\s*(?:(?:[-+*•–]|\(?\d+(?:\.\d+)*[.)/-]|\(?[a-zđ][.)/])\s*)*(?P<name>[^\W\d][^:;()]{3,140}?)\s*\((?P<unit>[^()\d]{1,30})\)\s*:"
    r"\s*(?P<cell>[^:;()]{1,30}?)[.;,]?\s*"
)
"""A line that gives what is measured, its unit in brackets and the number alone: `- Tổng đàn trâu (con): 1.250`."""
_SIZE_OF = regex(
    r"(?<!\w)(?:có|với) (?:mức )?(?:thu nhập|doanh thu|công suất|diện tích|quy mô|vốn|giá trị|trị giá|quỹ|trọng tải)(?: khoảng)? $"
)
"""Before a size that things have: `mô hình kinh tế có thu nhập | từ 200 triệu đồng`."""
_SLASH = regex(r" ?/ ?")
_SURE = 0.99
"""How likely an aim is by the words beside it that what its sentence opens with need not be heard."""
_SAID_AGAIN = regex(r"\d ?/ ?\d+(?: [^\W\d]+){1,4}(?P<share> \(\d{1,3}(?:,\d+)? ?%\))(?= [^\W\d])")
"""A share in brackets that says again how many of how many, before what is said of them: `18/20 trường | (90%) | đạt chuẩn`."""
_TOLD = 30
"""How much less likely what stands in an account of results is one."""
_WIDEST = 2000
"""Letters that are read at once: each quantity is judged by all the words beside it, and a paragraph may be a page without a stop."""


def from_paragraph(
    text: str, level_text: str, block: Block, place: Place, cited: list[tuple[int, int]], judge: Judge | None, *, listed: bool
) -> list[Target]:
    """The aims of a paragraph with numbers; a very long one is read piece by piece.

    `level_text`: the whole text in lower case; `cited`: where references stand; `judge`: what decides, None: the rules; `listed`: an aim
    stands right above.
    """
    if judge is None and not (place.aiming or place.planning):
        return []
    if place.specific and (indicator := _from_indicator(text, block)):
        return [indicator]
    printed, lowered = (whole[block.start : block.end].replace("\n", " ") for whole in (text, level_text))  # lines that a column wraps
    if place.damaged:
        lowered = settle(lowered)
    lowered = in_figures(_ITEM.sub(lambda match: " " * len(match[0]), lowered, count=1))
    for share in _SAID_AGAIN.finditer(lowered):
        start, end = share.span("share")
        printed, lowered = (line[:start] + " " * (end - start) + line[end:] for line in (printed, lowered))
    announced = find_inline(lowered) if place.planning or judge else None
    targets: list[Target] = []
    for start, end in pieces(lowered):
        inline = max(0, announced - start) if announced is not None and announced < end else None
        near = bool(targets) if start else listed
        targets += _from_piece(printed[start:end], lowered[start:end], block.start + start, place, cited, judge, inline=inline, listed=near)
    for target in targets:
        target.surface = text[target.start : target.end]  # as printed, with its line ends
    return targets


def _from_indicator(text: str, block: Block) -> Target | None:
    """The aim of a line of a list of indicators, whose unit stands in brackets; None where the line is no such."""
    line = _INDICATOR.fullmatch(text, block.start, block.end)
    found = parse_cell(line["cell"]) if line else None
    if line is None or found is None or found.unit not in (None, line["unit"]):
        return None
    unit = line["unit"].strip()
    if (
        unit not in ("%", "‰")
        and unit != "tuổi"
        and not TIME.match(unit)
        and not any(one.unit == unit.lower() for one in find_counts(f"5 {unit}".lower(), f"5 {unit}", [], True))
    ):
        return None
    return Target(
        start=line.start("name"), end=line.end("cell"), surface=text[line.start("name") : line.end("cell")], measure=line["name"],
        comparator=found.comparator, value=found.value, value_max=found.value_max, unit=unit, source="text", confidence=0.9,
    )  # fmt: skip


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """Where a text is cut that is too long to be read at once: behind the last stop of each piece, else its last comma or space."""
    start = 0
    while len(text) - start > _WIDEST:
        last = start + _WIDEST
        cut = max(text.rfind(stop, start + 1, last) for stop in (". ", "; "))
        cut = cut if cut > start else max(text.rfind(", ", start + 1, last), text.rfind(" ", start + 1, last))
        cut = cut + 1 if cut > start else last
        yield start, cut
        start = cut
    yield start, len(text)


def _from_piece(
    printed: str,
    lowered: str,
    offset: int,
    place: Place,
    cited: list[tuple[int, int]],
    judge: Judge | None,
    *,
    inline: int | None,
    listed: bool,
) -> list[Target]:
    found = _propose(lowered, printed, place, inline is not None, judge is not None)
    if not found:
        return []
    sentence = Sentence(lowered, place) if judge else None
    targets: list[Target] = []
    parent = -1
    for i, quantity in enumerate(found):
        if any(start <= offset + quantity.start < end for start, end in cited):
            continue
        clause = cut(lowered, printed, found, i)
        child = parent >= 0 and _goes_on(lowered, found[parent], quantity, near=parent == i - 1)
        specific = place.specific or child or (inline is not None and quantity.start >= inline)
        again = parent >= 0 and found[parent].unit == quantity.unit
        refused = partial(refuse, lowered, clause, quantity, printed=printed, item=place.item, year=place.year, again=again)
        if judge is None or sentence is None:
            if _is_loose(lowered, quantity, place) or refused(specific=specific, task=place.task):
                continue
            likely = None
        else:
            among = refused(specific=True, task=True)
            if among in ("base", "barred") or not clause.measure or _is_price(lowered, clause, quantity):
                continue
            reasons = among, refused(specific=False, task=True) if among is None else among
            before = "none" if i == 0 else "aim" if parent == i - 1 else "no aim"
            said = (f"before {before}", f"goes on {child}", f"inline {specific and not place.specific}", f"listed {listed}")
            likely = judge(sentence.evidence(found, i, reasons=reasons, said=said), offset + quantity.start, quantity)
            if likely < _SURE:
                likely = _heard(lowered, quantity, reasons, likely, place)
            if likely < AIM_FROM:
                continue
        parent = i
        targets.append(_target(offset, printed, quantity, clause, place, likely))
    return targets


def _heard(lowered: str, quantity: Quantity, reasons: tuple[str | None, str | None], likely: float, place: Place) -> float:
    """How likely a quantity is an aim by what its sentence, and those above it, announce or tell.

    `reasons`: what the rules hold against it, where aims are set and elsewhere; `likely`: what the words beside it say.
    """
    how = announced(lowered, quantity.start, place.year)
    if _SIZE_OF.search(lowered, 0, quantity.start):
        return likely
    if how == "told":
        return likely / (likely + _TOLD * (1 - likely))
    if how is None or not place.planning or reasons[0] not in (None, "result") or reasons[1] not in (None, "no aim", "result"):
        return likely
    listed = quantity.share or quantity.measured or quantity.comparator in ("ge", "range") or reasons[1] is None
    return max(likely, AIM_FROM) if how == "here" or listed else likely


def _propose(lowered: str, printed: str, place: Place, inline: bool, judged: bool) -> list[Quantity]:
    """The quantities that may be aims; `judged`: a model will choose, so any noun that stands after a number may be counted."""
    found = find_percentages(lowered)
    if judged:
        found = sorted(found + find_counts(lowered, printed, found, True, True), key=lambda quantity: quantity.start)
    elif (place.counts or (place.specific and STRIVEN.search(lowered))) and (place.specific or place.task or AIM.search(lowered)):
        found = sorted(found + find_counts(lowered, printed, found, place.specific or inline, place.task), key=lambda one: one.start)
    return [quantity for i, quantity in enumerate(found) if not _in_subject(lowered, found, i)]


def _is_price(lowered: str, clause: Clause, quantity: Quantity) -> bool:
    """Whether it says what each of the things before it is worth: `600 suất quà, mỗi suất | 300.000 đồng`."""
    each = _EACH_ONE.fullmatch(clause.measure.lower()) or _EACH_WORTH.search(lowered, 0, quantity.start)
    return (quantity.unit or "").endswith("đồng") and each is not None


def _is_loose(lowered: str, quantity: Quantity, place: Place) -> bool:
    """Whether a guide's text under no label counts a thing that it does not want: `thành lập 01 tổ giúp việc`."""
    if place.loose and quantity.value == 1 and quantity.comparator == "eq" and "mỗi" not in lowered:
        return True
    return place.loose and not place.item and not quantity.share and quantity.comparator not in ("ge", "range")


def _in_subject(lowered: str, found: list[Quantity], i: int) -> bool:
    """Whether a count stands in the name of what the next quantity measures: `Tỷ lệ người được khám ít nhất 2 lần đạt 60%`."""
    if i + 1 >= len(found) or not found[i + 1].share:
        return False
    if found[i].share:  # `Tỷ lệ thu đoàn phí 1% đạt 100%`
        said = found[i].comparator == "eq" and _LEVEL_SAID.search(lowered, 0, found[i].start) is None
        return said and _THEN_REACHES.fullmatch(lowered, found[i].end, found[i + 1].start) is not None
    gap = lowered[max(found[i].end, found[i].unit_end) : found[i + 1].start]
    rest = lowered[found[i + 1].end : found[i + 1].end + 3].strip()
    if _WITHIN.fullmatch(gap) and rest[:1] in ("", ",", ";", ".", ")") and (found[i].unit == "lần" or TIME.match(found[i].unit or "")):
        return True  # `khám thai đủ 4 lần 80%`, `trẻ dưới 24 tháng được cân 95%`
    if not _REACHES.fullmatch(lowered, max(found[i].end, found[i].unit_end), found[i + 1].start):
        return False
    begin = max(found[i - 1].end, found[i - 1].unit_end) if i else 0
    return _RATE.search(lowered, begin, found[i].start) is not None or _SIZE_OF.search(lowered, begin, found[i].start) is not None


def _goes_on(lowered: str, before: Quantity, quantity: Quantity, *, near: bool) -> bool:
    """Whether a quantity is set by the same words as the last target before it: a part of it, or further in its list.

    `near`: no other quantity stands between them.
    """
    if near and CHILD.search(lowered, before.end, quantity.start):
        return True
    gap = lowered[max(before.end, before.unit_end) : quantity.start]
    if quantity.share:
        return _CONTINUES.fullmatch(gap) is not None
    if quantity.measured and (
        _NEXT_LEVEL.fullmatch(gap) or ((quantity.unit not in _MONEY or _NEXT_SUM.match(gap)) and _NEXT_SIZE.fullmatch(gap))
    ):
        return True
    if near and _NEXT_DEED.fullmatch(gap):
        return True
    if near and before.share and _NEXT_COUNT.fullmatch(gap):
        return True
    return near and not before.share and _NEXT_THING.fullmatch(gap) is not None


def _target(offset: int, printed: str, quantity: Quantity, clause: Clause, place: Place, likely: float | None) -> Target:
    confidence = likely or (0.95 if place.specific else 0.85 if place.aiming else 0.8) - place.penalty
    if not quantity.share:
        confidence -= 0.15
    if clause.carried:
        confidence -= 0.05
    return Target(
        start=offset + clause.start,
        end=offset + clause.end,
        measure=clause.measure,
        comparator=quantity.comparator,
        value=quantity.value,
        value_max=quantity.value_max,
        unit=_SLASH.sub("/", quantity.unit or "" if quantity.share else printed[quantity.end : quantity.unit_end].strip()) or None,
        source="text",
        confidence=round(max(0.1, confidence), 3),
    )
