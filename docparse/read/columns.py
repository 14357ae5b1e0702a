"""Two-column headers and footers that a flat text has side by side; printed lines in, the same lines column by column out.

NĐ 30/2020, Phụ lục I sets issuer and number left, Quốc hiệu and date right, Nơi nhận left and the signature right. Saved as text, both
stand on one line. They are told apart by what they say (Quốc hiệu, Tiêu ngữ, date line, party title, titles of signers), then by gaps.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from docparse.authority.districts import district_named
from docparse.authority.provinces import find_by_place
from docparse.read.beside import GAP, Placed, indent, signatures_beside
from docparse.read.printed import Printed, join
from docparse.read.slots import (
    ITEM,
    LOWER,
    NUMBER,
    PLACE_DATE,
    RECIPIENTS,
    RIGHT,
    STOP,
    UPPER,
    V_V,
    anchors_right,
    is_name,
    is_signer_line,
    opens_with_type,
)
from docparse.text.normal import FILE_PATH, strip_marks
from docparse.text.regex import regex

_SYMBOL = regex(r"\s*so\s*[:.]?[\s\d.…_]*(?:/\s*\d{4})?\s*[/\-–]\s*[a-z0-9đ&]+(?:\s?[\-–/]\s?[a-z0-9đ&]+)*\s+")
_CAPITALS_THEN_PLACE = regex(
    rf"(?!T\.?[PXT]\.?\s+[{UPPER}][{LOWER}])[{UPPER}][{UPPER}\s\d,.&\-–]*?[{UPPER}]\s+((?:(?:TP|Tp|T\.P)\.?\s*)?[{UPPER}][{LOWER}].*)$"
)
_DASH_THEN_PLACE = regex(rf"(?<![{LOWER}]{{2}})(?:\s[-–]|,)\s+(?=[{UPPER}][{LOWER}])")
"""Between number and place on one line: `Số: 9/BNV-TĐ - Hà Nội, ngày …`."""
_BLANK = regex(r"(?<!\w)(?:ngay|thang|nam)\s*$")
"""What is left open behind these is the blank of a date, no column: `ngày      tháng 11 năm 2023`."""


@dataclass(slots=True)
class _Row:
    """A source line in a block of columns: the parts that belong left and right (several where more than two stand there)."""

    left: list[Printed] = field(default_factory=list)
    right: list[Printed] = field(default_factory=list)


def part_columns(lines: list[Printed]) -> list[Placed]:
    """Lines in reading order: of each header and footer block the left column, then the right one; all else as it stands."""
    folded: list[str | None] = [None] * len(lines)

    def fold(index: int) -> str:
        text = folded[index]
        if text is None:
            text = folded[index] = strip_marks(lines[index].text).lower() if len(lines[index].text) < 240 else ""
        return text

    out: list[Placed] = []
    index, header_until = 0, 30
    while index < len(lines):
        text = lines[index].text
        if len(text) < 240:
            first = text.lstrip()[:1]
            if index < header_until or "VIỆT NAM" in text or "phúc" in text or "PHÚC" in text:
                end, block = _header(lines, index, fold)
                if end > index:
                    out.extend(block)
                    index = end
                    continue
            if first in "NnƠ*_" and RECIPIENTS.match(fold(index)):
                back = _signature_above(lines, index, len(out))
                end, block = _footer(lines, index - back, fold)
                if end > index:
                    del out[len(out) - back :]
                    out.extend(block)
                    index = end
                    continue
                last = index + 1
                while last < len(lines) and (ITEM.match(lines[last].text) or lines[last].text.lstrip()[:1].islower()):
                    last += 1
                out.append((lines[index], "full"))
                out.extend((item, "full") for item in join_items(lines[index + 1 : last]))
                index = last
                continue
            if GAP.search(text.strip()):
                end, block = signatures_beside(lines, index, fold)
                if end > index:
                    out.extend(block)
                    index = end
                    continue
        out.append((lines[index], "full"))
        index += 1
    return out


# --- header -----------------------------------------------------------------------------------------------------------------------


def _header(lines: list[Printed], start: int, fold: Callable[[int], str]) -> tuple[int, list[Placed]]:
    """A header block that begins at `start`: its end and its lines by column; (start, []) where none begins here."""
    if _split_header(lines[start].text, fold(start)) is None:
        return start, []
    rows: list[_Row] = []
    anchored = False
    last_split = edge = -1
    index = start
    while index < len(lines) and index < start + 16:
        text = lines[index].text
        if index > start and (len(text.strip()) > 150 or STOP.match(fold(index)) or RECIPIENTS.match(fold(index))):
            break
        split = _split_header(
            text, fold(index), any(part.text and V_V.match(strip_marks(part.text).lower()) for row in rows for part in row.left)
        )
        if index > start and split is None and text.strip().isupper() and opens_with_type(text):
            break
        row = _Row()
        if split is None:
            row.left = [lines[index]]
        else:
            low, high, sure = split
            anchored = anchored or sure
            if text[:low].strip():
                row.left = [lines[index].cut(0, low)]
                edge = high if edge < 0 else min(edge, high)
                last_split = len(rows)
            row.right = [lines[index].cut(high, len(text))]
            if not row.left and (last_split >= 0 or indent(text) >= 12 or text.startswith("\t") or text.lstrip(" ").startswith("\t")):
                last_split = len(rows)
        rows.append(row)
        index += 1
    if last_split < 0 or not anchored or not any(row.left and row.right for row in rows):
        return start, []
    end = _header_tail(rows, last_split, edge)
    left: list[Placed] = []
    right: list[Placed] = []
    lead = max(indent(lines[start + offset].text) for offset, row in enumerate(rows) if row.left and row.right)
    for offset, row in enumerate(rows[:end]):
        line = lines[start + offset]
        inset = indent(line.text) > lead  # the left column too may stand behind a tab
        if row.left and not row.right and inset and _is_right(line.text, edge) and not V_V.match(fold(start + offset)):
            row.left, row.right = [], row.left
        left.extend((part, "left") for part in row.left)
        right.extend((part, "right") for part in row.right)
    return start + end, _with_gaps(left, right, lines[start].gap)


def _header_tail(rows: list[_Row], last_split: int, edge: int) -> int:
    """Where the header block ends: V/v lines under the last split row belong to its left column."""
    end = last_split + 1
    below = rows[last_split].left
    open_subject = bool(below and V_V.match(strip_marks(below[-1].text).lower()))
    while end < len(rows):
        line = (rows[end].left or rows[end].right)[0]
        text = line.text.strip()
        folded = strip_marks(text).lower()
        if V_V.match(folded) and not text.isupper():
            open_subject = True
        elif not line.gap and (NUMBER.match(folded) or (text.startswith("(") and text.endswith(")")) or folded.startswith("du thao")):
            pass
        elif not (open_subject and not line.gap and len(text) <= 60 and not text.isupper()) and not (
            _is_right(line.text, edge) and not line.gap and anchors_right(text)
        ):
            break
        end += 1
    return end


_SPREAD = regex(r"(?:[^\W\d_]\s+){4,}[^\W\d_]")
"""A line whose letters stand apart (`C H Ỉ   T H Ị`): its gaps part words, not columns."""


def _split_header(text: str, folded: str, subject: bool = False) -> tuple[int, int, bool] | None:
    """Where the right column of a header line begins: (end of the left part, start of the right one, whether its words say so).

    `subject`: V/v stands above, so that its words may go on at the left of the date line.
    """
    stripped = text.strip()
    if not stripped or len(stripped) > 200 or _SPREAD.fullmatch(stripped):
        return None
    match = RIGHT.search(folded)
    if match and match.start() >= 0:
        if folded[: match.start()].rstrip().endswith("nuoc"):  # the state in a title: NƯỚC CỘNG HÒA …
            return None
        if text[match.start() : match.start() + 4].isupper() or "phuc" in match.group():
            tail = folded[match.end() :].strip(" .*_-–")
            if not tail:
                return match.start(), match.start(), True
            if NUMBER.match(tail) or PLACE_DATE.search(" " + tail):
                return None
        return None
    if "thang" in folded:
        match = PLACE_DATE.search(folded)
        if match:
            at = _place_start(text, folded, match)
            before = folded[:at].rstrip()
            if subject and (known := _known_place(text, match)) is not None:
                return known, known, True
            if not before or NUMBER.match(before) or V_V.match(before) or GAP.search(text[max(0, at - 4) : at]) or text[:at].isupper():
                return at, at, True
    gaps = [gap for gap in GAP.finditer(text) if text[: gap.start()].strip() and text[gap.end() :].strip()]
    gaps = [gap for gap in gaps if not _BLANK.search(folded[: gap.start()])]
    if not gaps:
        return None
    if NUMBER.match(folded) or folded.lstrip().startswith("so"):
        gaps = [gap for gap in gaps if re.search(r"[/\-–]\s*[a-z]", folded[: gap.start()])]
    if not gaps or len(gaps) > 3:
        return None
    widest = max(gaps, key=lambda gap: len(gap.group().replace("\t", " " * 8)))
    left, right = text[: widest.start()].strip(), text[widest.end() :].strip()
    if len(left) > 70 or len(right) > 70 or left[:2].rstrip(".)").isdigit():
        return None
    return widest.start(), widest.end(), False


def _place_start(text: str, folded: str, match: re.Match[str]) -> int:
    """Where the place name of a date line begins: after the last gap, or after the number's symbol, or at its first capital."""
    start = match.start(1)
    comma = folded.rfind(",", start, folded.rindex("thang", start, match.end()))  # the last one: `Toàn Thắng, ngày … tháng …`
    gaps = list(GAP.finditer(text, 0, max(comma, 0)))
    if gaps and gaps[-1].end() < comma:
        return gaps[-1].end()
    number = _SYMBOL.match(folded)
    dash = _DASH_THEN_PLACE.search(text, 0, comma) if number else None
    if dash:
        return dash.end()
    if number and number.end() < comma:
        # `KGVX Đà Nẵng`: capitals that go on belong to the symbol
        extra = re.match(rf"(?:[{UPPER}\d]{{2,}}\s+)*(?=[{UPPER}])", text[number.end() : comma])
        return number.end() + (extra.end() if extra and extra.end() < comma - number.end() else 0)
    capitals = _CAPITALS_THEN_PLACE.match(text[:comma])
    if capitals:
        return capitals.start(1)  # `TỈNH AN HẢI An Hải, ngày …`
    if V_V.match(folded):  # running words stand left: the place is the last two words with capitals
        words = re.search(rf"(?:[{UPPER}][\w.]*\s+)?[{UPPER}]\w*\s*$", text[:comma])
        return words.start() if words else start
    return start


def _known_place(text: str, match: re.Match[str]) -> int | None:
    """Where the known place begins that ends what stands before the comma of a date line; None where no known one does."""
    comma = text.rfind(",", 0, text.lower().find("ngày", match.start(1)))
    words = list(re.finditer(r"\S+", text[: max(comma, 0)]))
    for count in range(min(4, len(words)), 0, -1):
        name = text[words[-count].start() : comma].strip()
        bare = re.sub(r"^(?:TP|Tp|T\.P|TX)\s?\.?\s*", "", name)
        if name[0].isupper() and (find_by_place(bare) or district_named(bare) == bare):
            return words[-count].start()
    return None


# --- footer -----------------------------------------------------------------------------------------------------------------------


def _signature_above(lines: list[Printed], index: int, written: int) -> int:
    """How many lines above Nơi nhận already belong to the signature: deep indented authority or title lines."""
    back = 0
    while back < 3 and index - back - 1 >= 0 and written - back - 1 >= 0:
        line = lines[index - back - 1]
        if not (_is_right(line.text, 30) and is_signer_line(line.text.strip())):
            break
        back += 1
    return back


def _footer(lines: list[Printed], start: int, fold: Callable[[int], str]) -> tuple[int, list[Placed]]:
    """Nơi nhận beside a signature, from `start`: its end and its lines by column; (start, []) where nothing stands beside it."""
    left: list[Printed] = []
    right: list[Printed] = []
    edge = -1
    index = start
    named = False
    while index < len(lines) and index < start + 60:
        line = lines[index]
        text = line.text
        bare = text.strip()
        split = _split_footer(text, fold(index), bool(right) and not named)
        if split is not None and (text[: split[0]].strip() == "" or len(bare) < 200):
            low, high = split
            if text[:low].strip():
                left.append(line.cut(0, low))
            elif ITEM.match(text) or RECIPIENTS.match(fold(index)):  # Nơi nhận itself stands in, behind a tab
                left.append(line)
                index += 1
                continue
            right.append(line.cut(high, len(text)))
            edge = high if edge < 0 else min(edge, high)
            named = named or is_name(right[-1].text)
        elif len(bare) > 150 or (index > start and STOP.match(fold(index))):
            break
        elif ITEM.match(text) or RECIPIENTS.match(fold(index)):
            if named and RECIPIENTS.match(fold(index)):
                break
            left.append(line)
        elif edge >= 0 and _is_right(text, edge):
            right.append(line.cut(0, len(text)))
            named = named or is_name(bare)
        elif right and not named and is_name(bare) and not bare[:1].islower():
            right.append(line)
            named = True
        elif right and not named and (is_signer_line(bare) or (bare.startswith("(") and bare.endswith(")"))):
            right.append(line)
        elif left and not line.gap and not left[-1].text.rstrip().endswith((".", "./.")) and len(left) > 1 and not bare.isupper():
            left.append(line)
        else:
            break
        index += 1
    if not right:
        return start, []
    return index, _with_gaps([(part, "left") for part in join_items(left)], [(part, "right") for part in right], lines[start].gap)


def _split_footer(text: str, folded: str, signing: bool) -> tuple[int, int] | None:
    """Where the right column of a footer line begins: (end of the left part, start of the right one).

    `signing`: a signature has begun in the right column, so that its note and its name may follow.
    """
    gaps = [gap for gap in GAP.finditer(text) if text[gap.end() :].strip()]
    if gaps:
        best = max(gaps, key=lambda gap: len(gap.group().replace("\t", " " * 8)))
        lead = text[: best.start()].strip()
        if lead or len(best.group().replace("\t", " " * 8)) >= 8:
            if lead in ("-", "+", "•", "*", "–"):
                return None
            return best.start(), best.end()
    match = RECIPIENTS.match(folded)
    if match:
        colon = folded.find(":", match.end())
        rest = text[colon + 1 :].strip() if 0 <= colon < match.end() + 6 else ""
        if rest and is_signer_line(rest):
            at = len(text.rstrip()) - len(rest)
            return at, at
        return None
    if ITEM.match(text):
        for mark in re.finditer(r"[;.,)]\s+(?=\S)", text):
            rest = text[mark.end() :].strip()
            last_item = "luu" in folded[:12] and text[mark.start()] in ".;"
            note = signing and rest.startswith("(") and "ky" in folded[mark.end() :] and rest.endswith(")")
            if is_signer_line(rest) or note or ((last_item or (signing and text[mark.start()] in ";)")) and is_name(rest)):
                return mark.end(), mark.end()
    return None


def join_items(lines: list[Printed]) -> list[Printed]:
    """Recipients that run over two lines made whole: a line that begins small goes on with the item above, which has not closed."""
    out: list[Printed] = []
    for line in lines:
        bare = line.text.strip()
        goes_on = bare[:1].islower() and not FILE_PATH.match(bare)
        if out and goes_on and not out[-1].text.rstrip().endswith((";", ".", ":")) and ITEM.match(out[-1].text):
            out[-1] = join([out[-1], line])
        else:
            out.append(line)
    return out


# --- small things -----------------------------------------------------------------------------------------------------------------


def _is_right(text: str, edge: int) -> bool:
    """Whether a line that stands alone begins where the right column does."""
    return bool(text.strip()) and indent(text) >= max(8, min(edge, 60) * 0.6)


def _with_gaps(left: list[Placed], right: list[Placed], gap: bool) -> list[Placed]:
    """The columns one after the other; a gap stands above each."""
    for column in (left, right):
        if column:
            column[0][0].gap = True
    if left:
        left[0][0].gap = gap
    return left + right
