"""Targets in tables: the rows of a table in, `Target`s out. The header says which column is the measure, the unit and the plan."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from docparse.document import Block
from docparse.extract.targets.compounds import counted_at
from docparse.extract.targets.quantities import Quantity, clean_unit, parse_cell
from docparse.extract.targets.words import WORDS
from docparse.schema import Target
from docparse.text.normal import fold
from docparse.text.regex import regex

_WORDS: dict[str, list[str]] = WORDS["columns"]


def _any(name: str) -> str:
    return "|".join(_WORDS[name])


_HEAD = regex(_any("head"), re.I)
_MEASURE = regex(rf"(?:{_any('measure')})$")
_UNIT = regex(rf"(?:{_any('unit')})$")
_NUMBERING = regex(rf"(?:{_any('numbering')})$")
_NAMED = regex(_any("named"))
_PLAN = regex(rf"{_any('named')}|{_any('plan')}")
_NOT_PLAN = regex(_any("other"))
_REACH = regex(r"^(?:đạt|hoàn thành|duy trì|giữ vững|có|tăng|giảm|vượt|100% kế hoạch|không (?:phát sinh|có|để|xảy ra))\b.*|^x$", re.I)
_SUFFIX = regex(
    r"\s*[(\[]\s*(?:đvt|đơn vị(?: tính)?)?\s*:?\s*(%|‰|triệu đồng|tỷ đồng|người|lượt|giường|đồng|ha|km|tấn|hộ)\s*[)\]]\s*$", re.I
)
_COUNTED_IN = regex(
    rf"\s*[(\[]\s*(?:(?:đvt|đơn vị(?: tính)?)\s*:?\s*)?((?:{'|'.join(WORDS['thing'])}|{'|'.join(WORDS['unit'])})"
    r"(?: ?/ ?[^()\[\]/]{2,20})?)\s*[)\]]\s*$",
    re.I,
)
"""The unit of a row where the table has no column for it: `Xã đạt chuẩn nông thôn mới (xã)`."""
_BODY = regex(rf"(?:{_any('body')})")
_DONE = regex(r"ket qua|thuc hien|dat duoc|\buoc\b|% ?dat|\bth\b")
_YEAR = regex(r"20\d\d")
_SPAN = regex(r"20\d\d ?- ?20\d\d")
_PART_OF_YEAR = regex(r"(?:(?P<months>\d+) thang(?: dau nam)?|quy (?:[ivx]+|\d)|hoc ky (?:[ivx]+|\d))(?: nam)? ?(?:20\d\d)?$")
"""A column of a part of the year that is planned beside the whole: `Kế hoạch 2024 | 6 tháng đầu năm`."""
_PLAIN_YEAR = regex(r"(?:nam )?20\d\d")
_NOT_SET = regex(
    r"thuc hien|ket qua|\buoc\b|hien trang|ghi chu|^diem ?\(|so diem|thang diem|diem (?:chuan|thuong|toi da|cong|tru)"
    r"|so sanh|kinh phi|hien co|tong so|da |\b(?:dau|cuoi) (?:ky|nam|20\d\d)|\d+ thang(?! cuoi)|^dan so|^ke hoach von"
)
"""Heads of columns that tell how things are, or were: `Hộ nghèo đầu kỳ`, `Thu 7 tháng`, `Dân số`."""
_IN_BRACKETS = regex(r"\s*[(\[]\s*(?:(?:đvt|đơn vị(?: tính)?)\s*:?\s*)?([^()\[\]]{1,30}?)\s*[)\]]\s*$", re.I)
_OF_ALL = regex(r"(\d{1,2}) ?/ ?\d{1,2}")
"""`8/9` in a column with a unit: how many of how many."""
_NARROW = 16
_TORN_NUMBER = regex(r"[<>≤≥]?\d[\d.,]+ \d")
_TORN_HEADS = {"dvt": "ĐVT", "donvi": "Đơn vị", "donvitinh": "Đơn vị tính"}
_WHOLE_UNIT = regex(rf"(?:{'|'.join(WORDS['thing'])}|{'|'.join(WORDS['unit'])})", re.I)
_DITTO = regex(r"[\"”“']+|-*(?:nt|như trên)-*|//", re.I)
_OF_TABLE = regex(r"[ (]*(?:đvt|đơn vị(?: tính)?) ?: ?([^:()]{1,25}?)[ .)]*", re.I)
_SPACE = regex(r"\s+")


@dataclass(slots=True)
class Columns:
    """What the columns of a table hold, by index."""

    measure: int
    unit: int | None
    plans: list[int]
    numbering: int | None = None
    sure: bool = True
    width: int = 0
    labels: list[str] = field(default_factory=list)
    units: dict[int, str] = field(default_factory=dict)
    """Of columns that print their own in brackets: `Giá trị (triệu đồng)`."""
    above: str | None = None
    """The unit of the row above, for `"` and `nt`."""
    given: str | None = None
    """The unit of the whole table, printed above it."""
    matrix: bool = False
    """Each column is an aim, each row the body that has to reach it."""


def read_columns(
    rows: list[list[str]], aiming: bool, reporting: bool = False, issued: str | None = None, body: list[list[str]] | None = None
) -> Columns | None:
    """The columns by the header rows; None when the table sets no aims. `aiming`: it stands in a section of aims.

    `issued`: the day of the document (EDTF), after which an aim lies. `body`: the rows below, which tell what a column holds
    whose head does not say it.
    """
    rows = _spread(rows)
    merged = [""] * max(len(row) for row in rows)
    for row in rows:
        for i, cell in enumerate(row):
            merged[i] = (merged[i] + " " + fold(cell)).strip()
    labels = [re.sub(r"\s+", " ", label.strip(" *.:")) for label in merged]
    numbering = next((i for i, label in enumerate(labels) if _NUMBERING.match(label)), None)
    measure = next((i for i, label in enumerate(labels) if i != numbering and _MEASURE.match(label)), None)
    measure = next((i for i, label in enumerate(labels) if measure is not None and i > measure and label == "chi so"), measure)
    if measure is None:  # misread (`Nội dun: ,`): what stands between the numbers and the units
        unit = next((i for i, label in enumerate(labels) if i and _UNIT.match(label)), None)
        measure = unit - 1 if aiming and unit is not None and unit - 1 != numbering and unit <= 2 else None
    if measure is None:
        return None
    unit = next((i for i, label in enumerate(labels) if _UNIT.match(label) and i > measure), None)
    plans = [i for i, label in enumerate(labels) if i > measure and i != unit and _PLAN.search(label) and not _NOT_PLAN.search(label)]
    if not plans and aiming and (unit is not None or "chi tieu" in labels[measure] or "muc tieu" in labels[measure]):
        others = [i for i in range(max(measure, unit or 0) + 1, len(labels)) if labels[i] and not _NOT_PLAN.search(labels[i])]
        plans = [i for i in others if _holds_quantities(_column(body or [], i, len(labels)))]
    if not plans and aiming:  # each column has its own body
        bodies = [i for i in range(measure + 1, len(labels)) if i != unit and _BODY.match(labels[i])]
        plans = [i for i in bodies if _holds_quantities(_column(body or [], i, len(labels)))] if len(bodies) > 1 else []
    if reporting and (done := [label for label in labels if _DONE.search(label)]):
        last = max((int(year) for label in done for year in _YEAR.findall(label)), default=9999)
        plans = [i for i in plans if any(int(year) > last for year in _YEAR.findall(labels[i]))]  # what was planned is history here
    if issued:  # what was to be reached, or was, in years gone by
        plans = [i for i in plans if not _is_past(labels[i], issued, [labels[other] for other in plans if other > i])]
    named = [i for i in plans if _NAMED.search(labels[i])]
    if named and len(named) < len(plans):
        plans = [i for i in plans if i in named or _PART_OF_YEAR.match(labels[i])]
    if not plans:
        return None
    strong = "chi tieu" in labels[measure] or "muc tieu" in labels[measure] or "chi so" in labels[measure]
    strong = strong or ("danh hieu" in labels[measure] and any("dang ky" in labels[i] for i in plans))
    strong = strong or any("phan dau" in labels[i] and _holds_quantities(_column(body or [], i, len(labels))) for i in named)
    if not (aiming or (strong and named) or (named and unit is not None)):
        return None
    printed = [_SPACE.sub(" ", " ".join(row[i] for row in rows if i < len(row))).strip(" *") for i in range(len(labels))]
    units = {i: clean_unit(head[1].strip()) for i in plans if (head := _IN_BRACKETS.search(printed[i])) and _COUNTED_IN.search(printed[i])}
    return Columns(measure, unit, plans, numbering, sure=bool(named), width=len(labels), labels=labels, units=units)


def _spread(rows: list[list[str]]) -> list[list[str]]:
    """Header rows with the head of several columns over each of them: `Kế hoạch | | ` above `2020 | 2021 | 2022`."""
    if len(rows) < 2:
        return rows
    first = list(rows[0])
    for i in range(1, len(first)):
        if not first[i] and first[i - 1] and i < len(rows[1]) and rows[1][i] and rows[1][i - 1]:
            first[i] = first[i - 1]
    return [first, *rows[1:]]


def _column(rows: list[list[str]], i: int, width: int) -> list[str]:
    return [row[i].strip() for row in rows if len(row) == width]


def _holds_quantities(cells: list[str]) -> bool:
    """Whether a column holds little else than quantities."""
    filled = [cell for cell in cells if cell not in ("", "-", "–", "—")]
    return bool(filled) and 3 * sum(parse_cell(cell) is not None for cell in filled) >= 2 * len(filled)


def _is_past(label: str, issued: str, later: list[str]) -> bool:
    """Whether a column is of a time gone by: a year before that of the document, or that which ends with it where others follow."""
    last = max((int(year) for year in _YEAR.findall(label)), default=9999)
    year, month = int(issued[:4]), int(issued[5:7]) if issued[5:7].isdigit() else 0
    if (part := _PART_OF_YEAR.match(label)) and part["months"] and last in (year, 9999):
        return month >= int(part["months"])
    if last != year or not any(int(found) > year for other in later for found in _YEAR.findall(other)):
        return last < year
    if _SPAN.search(label):
        return "nam hoc" not in label or month >= 7
    return month >= 11 and _PLAIN_YEAR.fullmatch(label) is not None


def is_header(cells: list[str]) -> bool:
    """Whether a row is (part of) a header: column words and no value."""
    if not any(_HEAD.search(cell) for cell in cells):
        return False
    folded = [fold(cell).strip(" *.:") for cell in cells]
    hits = sum(1 for cell in folded if cell and (_NUMBERING.match(cell) or _UNIT.match(cell) or _MEASURE.match(cell)))
    if hits == 1 and sum(_BODY.match(cell) is not None for cell in folded) > 1 and not any(map(parse_cell, filter(None, cells))):
        return True
    return hits >= 2 or (hits == 1 and any(_PLAN.search(cell) for cell in folded if not _MEASURE.match(cell)))


def _heads_bodies(rows: list[list[str]]) -> bool:
    """Whether the first row names aims and then who has to reach them (`Chỉ tiêu | Bản Mù | Làng Nhì`): below stand a unit and numbers."""
    head, body = rows[0], rows[1:]
    if (
        len(body) < 2
        or len(head) < 3
        or not _MEASURE.match(fold(head[0]).strip(" *.:"))
        or not all(cell[:1].isupper() for cell in head[1:])
    ):
        return False
    if any(_NOT_SET.search(fold(cell)) or _NOT_PLAN.search(fold(cell)) or _YEAR.search(cell) for cell in head[1:]):
        return False
    return all(len(row) == len(head) and _COUNTED_IN.search(row[0]) is not None for row in body) and all(
        _holds_quantities(_column(body, i, len(head))) for i in range(1, len(head))
    )


def read_matrix(cells: list[str], aiming: bool, rows: list[list[str]] | None = None, issued: str | None = None) -> Columns | None:
    """The columns of a table that shares aims out: a body a row, an aim with its unit a column (`Huyện | Nhà tạm được xóa (căn) | …`).

    A column of a year before that of the document (`issued`) says how things were, unless it is what a change is measured against.
    """
    folded = [fold(cell).strip(" *.:") for cell in cells]
    body = next((i for i, cell in enumerate(folded) if cell and not _NUMBERING.match(cell)), None)
    if not aiming or body is None or not (_BODY.match(folded[body]) or _is_grid(cells, folded, body, rows or [])):
        return None
    past = {i for i, label in enumerate(folded) if issued and "so voi" not in label and _YEAR.search(label) and _is_past(label, issued, [])}
    plans = [i for i in range(body + 1, len(cells)) if i not in past and _IN_BRACKETS.search(cells[i]) and not _NOT_SET.search(folded[i])]
    if len(plans) < 2:
        plans = sorted({*plans, *_counted_columns(cells, folded, body, rows or [], past)})
    else:
        plans = sorted(plans + [i for i in range(body + 1, len(cells)) if i not in (*plans, *past) and _counts(cells[i], i, rows or [])])
    if not plans:
        return None
    labels = [_SPACE.sub(" ", cell).strip() for cell in cells]
    if all(_BODY.match(folded[plan]) for plan in plans):  # the aims stand in the rows, and each column has its own body
        units = {plan: clean_unit(head[1].strip()) for plan in plans if (head := _IN_BRACKETS.search(cells[plan]))}
        return Columns(body, None, plans, None, sure=True, width=len(cells), labels=folded, units=units)
    return Columns(body, None, plans, None, sure=True, width=len(cells), labels=labels, matrix=True)


def _is_grid(cells: list[str], folded: list[str], body: int, rows: list[list[str]]) -> bool:
    """Whether the first column names something a row (`Lớp`, `Điện lực`), and two columns or more say their unit and hold quantities."""
    columns = [i for i in range(body + 1, len(cells)) if _IN_BRACKETS.search(cells[i]) and not _NOT_SET.search(folded[i])]
    if len(rows) < 2 or len(columns) < 2 or _MEASURE.match(folded[body]) or any(_UNIT.match(cell) for cell in folded):
        return False
    if any(len(row) != len(cells) or not row[body].strip(" .,%0123456789") for row in rows):
        return False
    filled = [cell for row in rows for cell in (row[i].strip() for i in columns) if cell not in ("", "-", "–", "—")]
    return 2 * len(filled) > len(rows) * len(columns) and all(parse_cell(cell) is not None for cell in filled)


def _counts(head: str, i: int, rows: list[list[str]]) -> bool:
    """Whether a column counts what its head opens with: `Hội viên mới` above numbers."""
    named = counted_at(head) is not None and not _NOT_SET.search(fold(head))
    return named and len(rows) > 1 and all(i < len(row) and parse_cell(row[i]) is not None for row in rows)


def _counted_columns(cells: list[str], folded: list[str], body: int, rows: list[list[str]], past: set[int]) -> list[int]:
    """The columns of such a table, without the `past`, whose heads need name no unit: each row has a number in all of them."""
    named = [i for i in range(body + 1, len(cells)) if folded[i] and folded[i] != "ghi chu" and i not in past]
    others = [i for i in named if not _NOT_SET.search(folded[i])]
    if not others or len(rows) < 2 or any(_UNIT.match(folded[i]) for i in others):
        return []
    full = all(len(row) == len(cells) and all(parse_cell(row[i]) is not None for i in others) for row in rows)
    return others if full and 2 * sum(len(cells[i].split()) > 2 or counted_at(cells[i]) is not None for i in others) > len(others) else []


def _read_matrix_row(cells: list[str], block: Block, columns: Columns) -> list[Target]:
    body = _SPACE.sub(" ", cells[columns.measure]).strip(" -+*") if columns.measure < len(cells) else ""
    if not body or re.fullmatch(r"[\d.,()\s]+", body):
        return []
    out: list[Target] = []
    for plan in columns.plans:
        head = _IN_BRACKETS.search(columns.labels[plan])
        value = cells[plan].strip() if plan < len(cells) else ""
        value = part[1] if head and (part := _OF_ALL.fullmatch(value)) else value
        found = None if value in ("", "-", "–", "—") else parse_cell(value)
        if found is None:
            continue
        label = columns.labels[plan][: head.start()] if head else columns.labels[plan]
        unit = clean_unit(head[1].strip()) if head else found.unit or counted_at(label)
        out.append(_target(f"{label.strip()} - {body}", found, unit, block, 0.8 if head else 0.65))
    return out


def whole_cell(cell: str) -> str:
    """A cell without the blanks that breaking lines inside numbers and units left in it, for its column is too narrow.

    >>> whole_cell("201 7"), whole_cell("1.40 0"), whole_cell("Ngư ời"), whole_cell("12 ca")
    ('2017', '1.400', 'Người', '12 ca')
    """
    if " " not in cell or len(cell) > _NARROW:
        return cell
    whole = cell.replace(" ", "")
    if head := _TORN_HEADS.get(fold(whole)):
        return head
    if _TORN_NUMBER.fullmatch(cell) and parse_cell(whole) is not None:
        return whole
    if _WHOLE_UNIT.fullmatch(cell):
        return cell
    joined = (cell[:at] + cell[at + 1 :] for at, char in enumerate(cell) if char == " ")
    return next((unit for unit in joined if _WHOLE_UNIT.fullmatch(unit)), cell)


def unit_above(paragraph: str) -> str | None:
    """The unit of a table that is printed above it: `(Đơn vị tính: triệu đồng)`."""
    match = _OF_TABLE.fullmatch(paragraph)
    return clean_unit(match[1].strip()) if match else None


def extract_rows(
    blocks: list[Block],
    text: str,
    aiming: bool,
    above: Columns | None = None,
    *,
    reporting: bool = False,
    issued: str | None = None,
    unit: str | None = None,
) -> tuple[list[Target], Columns | None]:
    """The targets of one table, given as its row blocks in order, and its columns.

    `aiming`: the table stands in a section of aims. `issued`: the day of the document (EDTF). `unit`: printed above the table.
    `above`: the columns of the table before it,
    which a page break may have cut off: they hold for rows of the same width without a header of their own.
    """
    rows = [[whole_cell(text[start:end].strip()) for start, end in block.cells or []] for block in blocks]
    columns = above if above is not None and rows and len(rows[0]) == above.width else None
    targets: list[Target] = []
    i = 0
    heads = 2 if aiming and len(rows) > 2 and _sub_header(rows[1], len(rows[0])) and _IN_BRACKETS.search("|".join(rows[0])) else 1
    if rows and (matrix := read_matrix(_under_one(*rows[:2]) if heads == 2 else rows[0], aiming, rows[heads:], issued)):
        columns, i = matrix, heads
    while i < len(rows):
        if is_header(rows[i]) or (i == 0 and aiming and columns is None and _heads_bodies(rows)):
            last = i + 1
            while last < len(rows) and last < i + 2 and _sub_header(rows[last], len(rows[i])):
                last += 1
            found = read_columns(rows[i:last], aiming, reporting, issued, rows[last:])
            columns = found or columns
            if found is not None:
                found.given = unit
            i = last
            continue
        if columns is not None and columns.matrix:
            targets.extend(_read_matrix_row(rows[i], blocks[i], columns))
        elif columns is not None:
            targets.extend(_read_row(rows[i], blocks[i], columns))
        i += 1
    return targets, columns


def _under_one(above: list[str], below: list[str]) -> list[str]:
    """One row of heads of two: `Trồng rừng (ha)` above `Phòng hộ | Sản xuất` is `Trồng rừng Phòng hộ (ha) | Trồng rừng Sản xuất (ha)`."""
    out: list[str] = []
    for head, part in zip(_spread([above, below])[0], below, strict=True):
        unit = _IN_BRACKETS.search(head) if part else None
        out.append(f"{head[: unit.start()]} {part}{unit[0]}" if unit else f"{head} {part}".strip())
    return out


def _sub_header(cells: list[str], width: int) -> bool:
    """A second header row: no cell holds a value, the first ones are empty (their cells are merged with those above)."""
    filled = [cell for cell in cells if cell]
    return (
        len(cells) == width
        and bool(filled)
        and not cells[0]
        and not cells[1]
        and len(filled) >= 2
        and not any(parse_cell(cell) for cell in filled if not re.fullmatch(r"20\d\d", cell))
    )


def _read_row(cells: list[str], block: Block, columns: Columns) -> list[Target]:
    shift = len(cells) - columns.width
    if shift < 0 and len(cells) == columns.width - 1 and columns.numbering == 0 and cells and not re.fullmatch(r"[\d.]+|[IVX]+", cells[0]):
        cells = ["", *cells]
    measure = _SPACE.sub(" ", cells[columns.measure]).strip(" -+*") if columns.measure < len(cells) else ""
    measure = re.sub(r"([(\[]) | (?=[)\]])", r"\1", measure)
    measure = re.sub(r"(?i)^trong đó ?: ?", "", measure)
    if not measure or re.fullmatch(r"[\d.,()\s]+", measure):
        return []
    unit = clean_unit(cells[columns.unit].strip()) if columns.unit is not None and columns.unit < len(cells) else None
    if unit and _DITTO.fullmatch(unit):
        unit = columns.above
    columns.above = unit
    if (match := _SUFFIX.search(measure)) or (columns.unit is None and (match := _COUNTED_IN.search(measure))):
        unit, measure = unit or match[1], measure[: match.start()]
    out: list[Target] = []
    for plan in columns.plans:
        value = cells[plan].strip() if plan < len(cells) else ""
        if not value or value in "-–—":
            continue
        found = parse_cell(value)
        if found is not None:
            printed = columns.units.get(plan) or unit or found.unit or columns.given
            out.append(_target(measure, found, printed, block, 0.93 if columns.sure else 0.75))
        elif _REACH.match(value) and len(value) < 60 and not any(target.qualitative for target in out):
            out.append(
                Target(start=block.start, end=block.end, measure=measure, source="table", qualitative=True, unit=None, confidence=0.8)
            )
    return out


def _target(measure: str, found: Quantity, unit: str | None, block: Block, confidence: float) -> Target:
    return Target(
        start=block.start, end=block.end, measure=measure, comparator=found.comparator, value=found.value, value_max=found.value_max,
        unit=unit or None, source="table", confidence=confidence,
    )  # fmt: skip
