"""The section tree: a `Document` and its `Frame` in, nested `Section`s with labels, levels and spans out (contract, section 2).

A heading opens a section, which closes at the next heading of the same or a higher level, or where the body ends. A body without
headings is one implied noi_dung; Nơi nhận is a section of its own; a phụ lục is a heading of level 1 with its own headings below it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from docparse.document import Block, Document
from docparse.schema import Section
from docparse.segment.frame import Frame
from docparse.segment.headings import SHARES_OUT, judge
from docparse.segment.items import Item, Title
from docparse.segment.labels import label_title, leading_label
from docparse.segment.lost_numbers import restore_numbers
from docparse.segment.numbering import CONFUSED, is_upper, roman_value, to_roman
from docparse.segment.ordinals import may_be_misread, mend_run, read_markers
from docparse.segment.outline import even_styles, place_items, quoted, title_lines, unnumbered
from docparse.segment.roman_row import SLASHED, Numeral, row_ordinals
from docparse.segment.title_evidence import begins_with_verb, has_clause, is_no_unit, is_unit
from docparse.segment.title_repair import repair_title
from docparse.text.normal import fold
from docparse.text.regex import regex

_OUTSIDE = frozenset(
    {"recipients_head", "recipient", "sign_authority", "sign_title", "sign_note", "sign_name", "basis", "decides", "authority_line"}
)
_NOI_NHAN = regex(r"\s*[^\W\d_]{2,4}\s+[^\W\d_]{2,5}\s*[:;.]?")
_CAPTION = regex(
    r"(?P<head>(?:phu luc|mau|bieu|bieu mau)(?:\s+so)?\s+(?:\d{1,3}[a-z]?|[ivx]{1,5}|[a-z]\b))"
    r"(?P<stop>\s*[.:\-(/]|)\s*(?P<rest>.*)"
)
_LETTER_RIGHT = 0.998
"""Share of letters that OCR reads right in titles of clean scans: a long heading is seldom read without a slip."""
_STROKES = regex(r"^(phụ lục(?: số)? )((?=[Il|]*[Hl|])[IHl|]{1,3})(?![^\W_])", re.IGNORECASE)
"""The Roman number of an annex whose strokes ran together: `Phụ lục H`."""
_FORM = regex(r"\.{6,}|…{3,}|□|_{5,}|☐")
_OFFICIAL = frozenset({"quoc_hieu", "party_title", "issuer", "number", "place_date", "type", "recipients_head", "sign_title"})


@dataclass(slots=True)
class _Heading:
    """A heading found: the block it stands in, the blocks it takes, and its place in the tree."""

    index: int
    level: int
    labels: list[str]
    text: str | None
    ordinal: str | None
    confidence: float
    children: list[_Heading] = field(default_factory=list)


def segment(document: Document, frame: Frame) -> list[Section]:
    """The sections of a document, outermost in order, each with its children. Spans are offsets of `document.text`."""
    blocks, roles = document.blocks, frame.roles
    start, end = frame.body
    body = [index for index in range(start, min(end, len(blocks))) if roles[index] not in _OUTSIDE]
    recipients = _recipients_start(blocks, frame, document.scanned)
    if recipients in body:
        body.remove(recipients)
    found: list[tuple[int, Section]] = []
    styled = _is_styled([blocks[index] for index in body])
    headings, items = _find(blocks, body, styled, document.scanned)
    implied = _implied(blocks, frame, body, headings, items)
    if implied is not None:
        headings.insert(0, implied)
    stop = body[-1] + 1 if body else end
    found.extend((heading.index, section) for heading, section in _nest(blocks, headings, stop))
    noi_nhan = _noi_nhan(blocks, frame, document.scanned)
    if noi_nhan is not None:
        found.append(noi_nhan)
    for first, last, _title in frame.attachments:
        found.append((first, _phu_luc(document, frame, first, last, styled)))
    found.sort(key=lambda pair: pair[0])
    return [section for _, section in found]


def _is_styled(blocks: list[Block]) -> bool:
    """Whether the source tells bold or italic from plain in this body."""
    marked = sum(block.bold > 0.5 or block.italic > 0.5 for block in blocks)
    return 0 < marked < 0.8 * len(blocks)


def _find(blocks: list[Block], region: list[int], styled: bool, scanned: bool, attached: bool = False) -> tuple[list[_Heading], list[Item]]:
    """The headings among the blocks of a region, in order, with their levels and labels; and all marked blocks of it."""
    inside = quoted(blocks, region)
    texts = [None if blocks[index].is_row or index in inside else blocks[index].text for index in region]
    markers = read_markers(texts, scanned, _by_row(blocks, region) if scanned else {})
    if scanned:
        restore_numbers(blocks, region, markers)
    even_styles(markers)
    taken = title_lines(blocks, region, markers)
    if not attached:
        unnumbered(blocks, region, markers, taken, styled)
    items = place_items(blocks, region, markers, taken)
    for item in items:
        item.attached = attached
    titles = judge(items, styled)
    headings: list[_Heading] = []
    by_item: dict[int, _Heading] = {}
    for at, (item, title) in enumerate(zip(items, titles, strict=True)):
        if title is None:
            continue
        above = _above(items, by_item, at)
        level = above[0].level + 1 if above else 1
        text, words = title.heading[item.marker.lead :], title.words
        if scanned:
            text = _as_printed(items, item, text)
        for more in taken.get(item.index, []):
            rest = blocks[more].text.lstrip("-–— ") if scanned else blocks[more].text
            text, words = f"{text} {rest}", f"{words} {rest}".strip()
        ordinal = item.marker.ordinal or None
        if scanned:
            text, words = repair_title(text).replace("—", "–"), repair_title(words)
            ordinal = _mended(items, item) or ordinal
        sure = title.confidence * (_LETTER_RIGHT ** len(text) if scanned else 1.0)
        heading = _Heading(item.index, level, _labels(words, above), text, ordinal, round(sure, 2))
        by_item[at] = heading
        headings.append(heading)
    _share_work(items, titles, by_item)
    _keep_business(items, by_item)
    return headings, items


def _by_row(blocks: list[Block], region: list[int]) -> dict[int, Numeral]:
    """The Roman numbers that only their row tells, by their places in the region."""
    settled = {found.start: found for found in row_ordinals([blocks[index] for index in region])}
    return {at: settled[blocks[index].start] for at, index in enumerate(region) if blocks[index].start in settled}


_BUSINESS = regex(r"(?:du no|no xau|no qua han|tin dung|cho vay|su dung von|huy dong von|thu no|thu dich vu|dich vu)\b")


def _keep_business(items: list[Item], by_item: dict[int, _Heading]) -> None:
    """`Nguồn vốn` beside `Dư nợ` or `Nợ xấu` is what a bank trades in, not what pays for the work."""
    for at, heading in by_item.items():
        if heading.labels != ["kinh_phi"] or not fold(items[at].marker.title).startswith("nguon von"):
            continue
        if any(_BUSINESS.match(fold(items[other].marker.title[:40])) for other in items[at].siblings if other != at):
            heading.labels = []


def _share_work(items: list[Item], titles: list[Title | None], by_item: dict[int, _Heading]) -> None:
    """Label trach_nhiem the headings of a run that shares out the work: most of it is named after units, so the others are too.

    No list of units is whole (`Hạt kiểm lâm`, `Các nhà thầu trên tuyến`); one that carries a label or orders something is none,
    and the Điều of a chapter hold rules beside the duties.
    """
    for at in by_item:
        if items[at].siblings[0] != at or items[at].marker.style == "dieu":
            continue
        run = [(by_item[other], titles[other]) for other in items[at].siblings if other in by_item]
        named = sum(heading.labels == ["trach_nhiem"] for heading, _ in run)
        others = [heading for heading, title in run if title and not heading.labels and _may_be_unit(title.words)]
        if _shares_out(_above(items, by_item, at)) and named and 2 * (named + len(others)) > len(run):
            for heading in others:
                heading.labels = ["trach_nhiem"]


def _may_be_unit(words: str) -> bool:
    """Whether a title names something, as a unit is named: short, without a verb."""
    return len(words.split()) <= 20 and not begins_with_verb(words) and not has_clause(words) and not is_no_unit(words)


def _mended(items: list[Item], item: Item) -> str | None:
    """The ordinal of an item of a scan, put right by its run; None where it stands as read."""
    marker = item.marker
    named = marker.style in ("phan", "chuong", "muc") and bool(roman_value(marker.ordinal))
    if not (named or marker.style in ("roman", "arabic")) or not marker.value or not marker.ordinal.isalnum():
        return None
    run = [items[at].marker.value for at in item.siblings]
    place = next(at for at, other in enumerate(item.siblings) if items[other] is item)
    value = mend_run(run)[place]
    meant = to_roman(value) if (named or marker.style == "roman") and value < 40 else str(value)
    printed = marker.ordinal if named else marker.printed
    astray = value < run[place] and run[place + 1 : place + 2] == [value + 1] and place and run[place - 1] == value - 1  # 9, 19, 11
    return meant if marker.repaired or astray or may_be_misread(printed, meant) else marker.ordinal


def _stop(item: Item) -> str:
    """The mark behind an ordinal: `.`, `)`, `-` …"""
    return item.block.text[item.marker.lead + len(item.marker.printed) : item.marker.at].strip().replace(",", ".")


def _slashed(item: Item) -> bool:
    """Whether a letter was read of the last stroke of a Roman number and the slash behind it (`U` of `I/`)."""
    return item.marker.style == "roman" and item.marker.printed[-1:] in SLASHED


def _as_printed(items: list[Item], item: Item, heading: str) -> str:
    """A heading of a scan with its ordinal put right, and a space behind it unless it stands tight behind its stop."""
    marker = item.marker
    if marker.style in ("phan", "chuong", "muc"):
        mended = _mended(items, item) or marker.ordinal
        printed = marker.printed
        return f"{printed[: printed.rfind(' ')]} {mended}{heading[len(printed) :]}" if roman_value(mended) and " " in printed else heading
    if marker.style not in ("roman", "upper", "arabic", "decimal", "paren", "lower"):
        return heading
    if not marker.ordinal:
        return heading
    kept = Counter(own for own in (_stop(items[at]) for at in item.siblings if not _slashed(items[at])) if own)
    stop = "" if _slashed(item) else _stop(item)
    if not stop:
        slashed = not kept and any(_slashed(items[at]) for at in item.siblings)
        stop = "/" if slashed else kept.most_common(1)[0][0] if kept else "." if marker.repaired else ""
    whole = [own for own, count in kept.items() if count > 1 and len(own) > len(stop) and own.endswith(stop)]
    stop = whole[0] if whole else stop  # `III- THỜI GIAN` between `II/-` and `IV/-`
    title = heading[marker.at - marker.lead :]
    apart = " " if stop in ("-", "–") and item.block.text[marker.lead + len(marker.printed) :].startswith((" -", " –")) else ""
    tight = stop == "." and item.block.text[marker.at - 1 : marker.at] == "."
    return f"{_mended(items, item) or marker.ordinal}{apart}{stop}{'' if tight else ' '}{title}" if title else heading


def _above(items: list[Item], by_item: dict[int, _Heading], at: int) -> list[_Heading]:
    """The headings around an item, the nearest first."""
    out: list[_Heading] = []
    parent = items[at].parent
    while parent is not None:
        if parent in by_item:
            out.append(by_item[parent])
        parent = items[parent].parent
    return out


_NAMED_ARTICLE = regex(r"Điều \d+\w?\s?[.:]\s?\w")


def _shares_out(above: list[_Heading]) -> bool:
    """Whether the work is shared out under the headings around an item (the nearest first): an article with a name of its own that does not
    say so shuts out what its chapter says."""
    for heading in above:
        if SHARES_OUT & set(heading.labels):
            return True
        if _NAMED_ARTICLE.match(heading.text or ""):
            return False
    return False


def _labels(words: str, above: list[_Heading]) -> list[str]:
    """A heading's own labels; one named after a unit, where the work is shared out, is trach_nhiem."""
    shared = _shares_out(above)
    acting = is_unit(words) or fold(words).rstrip(" :").endswith("co trach nhiem")
    if shared and acting and leading_label(words) is None:
        return ["trach_nhiem"]
    return list(label_title(words))


def _implied(blocks: list[Block], frame: Frame, body: list[int], headings: list[_Heading], items: list[Item]) -> _Heading | None:
    """The noi_dung of a body without headings, or of the numbered items before the first heading of their own run."""
    if headings:
        first = next((item for item in items if item.index == headings[0].index), None)
        if first is None or first.parent is not None or len(first.siblings) < 2 or first.marker.value < 2:
            return None
        opening = items[first.siblings[0]]
        if opening.index >= first.index:
            return None
        return _Heading(opening.index, 1, ["noi_dung"], None, None, 0.85)
    if not _OFFICIAL & set(frame.roles):
        return None
    for item in items:
        if item.marker.value == 1 and item.marker.style in ("roman", "arabic", "paren", "upper") and len(item.siblings) > 1:
            return _Heading(item.index, 1, ["noi_dung"], None, None, 0.9)
    opening_block = next((index for index in body if len(blocks[index].text) >= 40 and not _FORM.search(blocks[index].text)), None)
    if opening_block is None and body:
        opening_block = body[0]
    if "decides" not in frame.roles:
        limit = body[-1] if body else len(blocks)
        basis = [index for index in range(limit) if frame.roles[index] == "basis"]
        if basis and (opening_block is None or basis[0] < opening_block):
            opening_block = basis[0]
    if opening_block is None:
        return None
    return _Heading(opening_block, 1, ["noi_dung"], None, None, 0.85)


def _nest(blocks: list[Block], headings: list[_Heading], stop: int) -> list[tuple[_Heading, Section]]:
    """The tree of sections below the outermost headings, with their spans; `stop`: the block after the last one."""
    out: list[tuple[_Heading, Section]] = []
    stack: list[Section] = []
    for at, heading in enumerate(headings):
        closing = next((headings[later].index for later in range(at + 1, len(headings)) if headings[later].level <= heading.level), stop)
        section = Section(
            start=blocks[heading.index].start,
            end=blocks[max(heading.index, closing - 1)].end,
            labels=heading.labels,
            heading=heading.text,
            ordinal=heading.ordinal,
            level=heading.level,
            confidence=heading.confidence,
        )
        while stack and stack[-1].level >= heading.level:
            stack.pop()
        if stack:
            stack[-1].children.append(section)
        else:
            out.append((heading, section))
        stack.append(section)
    return out


def _recipients_start(blocks: list[Block], frame: Frame, scanned: bool) -> int | None:
    """The block with which Nơi nhận begins: its heading; in a scan that lost it, what is left of it, or the first recipient."""
    for index, role in enumerate(frame.roles):
        if role == "recipients_head":
            return index
        if role == "recipient" and scanned:
            return index - 1 if index and fold(blocks[index - 1].text).strip(" :.;") in ("noi", "nhan") else index
    return None


def _noi_nhan(blocks: list[Block], frame: Frame, scanned: bool) -> tuple[int, Section] | None:
    """Nơi nhận: its heading as printed and its list, without the signature block."""
    first = _recipients_start(blocks, frame, scanned)
    if first is None:
        return None
    last = first
    for index in range(first + 1, len(blocks)):
        if frame.roles[index] == "recipient":
            last = index
        elif frame.roles[index] not in ("sign_authority", "sign_title", "sign_note", "sign_name", "other"):
            break
    text = blocks[first].text if frame.roles[first] == "recipients_head" else "Nơi nhận:"
    match = _NOI_NHAN.match(text)
    heading = match[0].strip() if match and fold(match[0]).startswith(("noi", "voi")) else text
    if scanned and not fold(heading).startswith("noi gui"):
        colon = " :" if heading.endswith(" :") else ":" if heading[-1:] in ":;." else ""
        heading = f"NƠI NHẬN{colon}" if is_upper(heading) else f"Nơi nhận{colon}"
    section = Section(
        start=blocks[first].start, end=blocks[last].end, labels=["noi_nhan"], heading=heading, ordinal=None, level=1, confidence=0.98
    )
    return first, section


def _phu_luc(document: Document, frame: Frame, first: int, last: int, styled: bool) -> Section:
    """An attachment: its caption is a heading of level 1, its own headings are one deeper; a form has none."""
    blocks = document.blocks
    titles = ("attachment_title", "attachment_link")
    region = [index for index in range(first + 1, min(last, len(blocks))) if frame.roles[index] not in titles]
    caption = _caption(blocks, frame, first, last)
    if document.scanned:
        caption = _STROKES.sub(lambda match: match[1] + match[2].translate(CONFUSED), caption)
    section = Section(
        start=blocks[first].start,
        end=blocks[max(first, min(last, len(blocks)) - 1)].end,
        labels=["phu_luc"],
        heading=repair_title(caption) if document.scanned else caption,
        ordinal=_caption_ordinal(caption),
        level=1,
        confidence=0.95 * (_LETTER_RIGHT ** len(caption) if document.scanned else 1.0),
    )
    headings, _ = _find(blocks, region, styled, document.scanned, attached=True)
    if sum(bool(_FORM.search(blocks[index].text)) for index in region) >= 3:
        headings = [replace(heading, level=1) for heading in headings if _heads_form(heading)]
    for heading in headings:
        heading.level += 1
    section.children = [child for _, child in _nest(blocks, headings, min(last, len(blocks)))]
    return section


def _heads_form(heading: _Heading) -> bool:
    """Whether a heading is one of the parts of a form (`II. THÀNH TÍCH`), whose numbered lines are blanks to fill in."""
    return bool(
        heading.text and heading.ordinal and not heading.ordinal[:1].isdigit() and is_upper(heading.text) and not _FORM.search(heading.text)
    )


def _caption(blocks: list[Block], frame: Frame, first: int, last: int) -> str:
    """The caption of an attachment as printed: `PHỤ LỤC I` without what runs on behind it, a DANH SÁCH with its second line."""
    text = blocks[first].text
    match = _CAPTION.match(fold(text))
    if match and len(fold(text)) == len(text):
        return text[: match.end("head")].rstrip() if match["rest"] and not match["stop"] else text
    if is_upper(text) and len(text.split()) > 3 and first + 1 < min(last, len(blocks)):
        below = blocks[first + 1]
        if frame.roles[first + 1] == "attachment_title" and is_upper(below.text, 0.9) and not below.is_row:
            return f"{text} {below.text}"
    return text


def _caption_ordinal(text: str) -> str | None:
    """`PHỤ LỤC II` to `II`, `Mẫu số 01` to `01`."""
    match = re.match(r"(?:ph[uụ] l[uụ]c|m[aẫ]u s[oố]|bi[eể]u s[oố])\s+(?:s[oố]\s+)?([0-9IVX]+[a-z]?)\b", text, re.IGNORECASE)
    return match[1] if match else None
