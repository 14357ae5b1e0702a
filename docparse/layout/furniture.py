"""Printed lines in, whether they are furniture out: page numbers, running headers, rules, incoming-mail stamps, signature panels.

What a signature panel says is data (`SignaturePanel`), never text of the paper (FACTS 1.10: panels seen in signed PDFs).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from docparse.document import Box, Page, SignaturePanel
from docparse.text.normal import fold
from docparse.text.regex import regex

_PAGE_NUMBER = regex(r"^[-–—~|.\s]*(?:(?:trang|page)\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–—~|.\s]*$", re.I)
_ORNAMENT = regex(r"^(?:[_\-–—=~*¯─━•\s]{2,}|[*_─━¯]|[-–—*_=]*\s*[oO0]{3}\s*[-–—*_=]*|[-–—*_=]+[oO0]+[-–—*_=]+)$")
_MOMENT = r"\d{1,2}[-/.]\d{1,2}[-/.]\d{4}[ T,]*\d{1,2}:\d{2}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[ T,]*\d{1,2}:\d{2}"
_STRONG = regex(
    r"(?:ký\s+bởi|người\s+ký|ký\s+số\s+bởi|signed\s+by|signature\s+(?:not\s+verified|valid|is\s+valid)|(?:thời\s+gian|giờ|ngày)\s+ký)\s*:?"
    r"|\bsigner\s*:|\bcổng\s+thông\s+tin\s+điện\s+tử\s+chính\s+phủ$|^(?:cơ\s+quan|thời\s+gian|ngày|date)\s*:?.{0,40}(?:" + _MOMENT + ")",
    re.I,
)
_WEAK = regex(
    r"^(?:(?:cơ\s+quan|email|e-mail|thời\s+gian|ngày|date|reason|location|lý\s+do|nơi\s+ký|chức\s+vụ|đơn\s+vị|tổ\s+chức|dn|cn|serial)\s*[:=]"
    r"|[+-]\d{2}[:']?\d{2}'?$|" + _MOMENT + r"|\S+@\S+\.\w+$)",
    re.I,
)
_SIGNER = regex(r"(?:ký\s+bởi|người\s+ký|ký\s+số\s+bởi|signed\s+by|signer|cơ\s+quan)\s*:?\s*([^\n]+)", re.I)
_TIME = regex(
    r"(?:(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<y>\d{4})|(?P<Y>\d{4})[-/.](?P<M>\d{1,2})[-/.](?P<D>\d{1,2}))"
    r"[ T,]*(?P<h>\d{1,2}):(?P<min>\d{2})(?::(?P<s>\d{2}))?\s*(?P<z>[+-]\d{2}[:']?\d{2})?"
)
_PORTAL = ("congthongtindientuchinhphu", "congthongtindien", "dientuchinhphu")
_INCOMING = regex(r"^(?:công\s+văn\s+đến|văn\s+bản\s+đến|đến\s*(?:số|ngày|giờ)?\s*[:.…]|đến$)", re.I)
_INCOMING_PART = regex(r"^(?:đến|số|ngày|giờ|chuyển|lưu\s+hồ\s+sơ(?:\s+số)?|kính\s+chuyển|s|c|số\s+đến)\s*[:.…]|^đến$", re.I)

_MACHINE = regex(
    r"cam\s?scanner|^scanned\s+(?:by|with)\b|^quét\s+bằng\b|https?://|\bwww\.|\b(?:tải(?:\s+về)?|in|kết\s+xuất)\s+từ\s+(?:hệ|cổng|trang|website)\b"
    r"|\b\d{1,2}[-/.]\d{1,2}(?:[-/. ]\d{2,4})?,?\s+\d{1,2}:\d{2}\b",
    re.I,
)
"""What telephones, portals and fax machines print on the edge of a page: their name or address, or day and hour in figures."""
_COPY = regex(r"^(?:sao\s+y|sao\s+lục|trích\s+sao)\b", re.I)
_CLOCK = regex(r"\d{1,2}:\d{2}(?::\d{2})?\b")
_STAMP_KEY = regex(
    r"(?:(?:công\s+văn|văn\s+bản)?\s*đến\s*)?(?:$|(số|ngày|giờ|chuyển|lưu\s+hồ\s+sơ|kính\s+chuyển)(?:\s+đến|\s+số)?\s*[:.…]"
    r"(?:(?<=chuyển[:.])[^/]{0,40}|[\d\s./…:_-]*)$)",
    re.I,
)
"""A line of a stamp; a number with a symbol (`Số: 12/KH-…`) is the paper's own."""


def is_page_number(text: str, box: Box, height: float) -> bool:
    """Whether a line that stands alone in the top or bottom tenth of the page is its number (NĐ 30/2020: centred in the top margin)."""
    return (box[3] < 0.11 * height or box[1] > 0.9 * height) and len(text) < 14 and bool(_PAGE_NUMBER.match(text))


def machine_lines(lines: Sequence[tuple[str, Box]], height: float) -> set[int]:
    """Indices of what machines set on the edges of a page, whole rows: no paper has print there (margins of 20 mm: NĐ 30/2020)."""
    edge = {i for i, (text, box) in enumerate(lines) if (box[3] < 0.06 * height or box[1] > 0.94 * height) and len(text) < 200}
    found = [box for i, (text, box) in enumerate(lines) if i in edge and _MACHINE.search(text)]
    return {i for i in edge if any(box[1] < (lines[i][1][1] + lines[i][1][3]) / 2 < box[3] for box in found)}


def is_ornament(text: str) -> bool:
    """Whether a line is only a drawn rule or a star (`_____`, `---o0o---`, `*`)."""
    return len(text) < 200 and (not text[-1:].isalpha() or "o" in text.lower()) and bool(_ORNAMENT.match(text.strip()))


def panel_lines(lines: Sequence[tuple[str, Box]]) -> set[int]:
    """Indices of the lines that belong to signature panels: a line that can be nothing else, and its neighbours of the same form."""
    found = {i for i, (text, _) in enumerate(lines) if len(text) < 140 and _hints(text) and _STRONG.search(text) and _looks_like_key(text)}
    if not found:
        return found
    grown = True
    while grown:
        grown = False
        for i, (text, box) in enumerate(lines):
            if i in found or len(text) > 140 or not _WEAK.search(text):
                continue
            if any(_near(box, lines[j][1]) for j in found):
                found.add(i)
                grown = True
    return found


def _hints(text: str) -> bool:
    """A cheap test before the expensive one."""
    low = text.lower()
    return "ký" in low or "sign" in low or "cổng" in low or (":" in low and re.search(_MOMENT, low) is not None)


def _portal_lines(lines: Sequence[tuple[str, Box]]) -> set[int]:
    """The incoming stamp of the Government's portal, as OCR reads it: `CỔNG THÔNG TIN ĐIỆN TỬ CHÍNH PHỦ`, `TTĐT`, over two lines or one."""
    found = set()
    for i, (text, _) in enumerate(lines):
        letters = re.sub(r"[^a-z]", "", fold(text)) if 8 < len(text) < 42 and text[-1:] != ";" else ""
        if len(letters) > 8 and any(
            SequenceMatcher(None, letters, form, autojunk=False).ratio() > 0.76
            for form in _PORTAL
            if abs(len(form) - len(letters)) < 0.4 * len(form)
        ):
            found.add(i)
    if found:
        found |= {
            i for i, (text, box) in enumerate(lines) if re.match(r"TT[ĐD]\S{0,2}$", text) and any(_close(box, lines[j][1]) for j in found)
        }
    return found


def _looks_like_key(text: str) -> bool:
    """A panel's line opens with its key; `người ký` inside a sentence is text, and so is `có hiệu lực kể từ ngày ký` at a line's end."""
    match = _STRONG.search(text)
    return match is not None and (
        match.start() == 0
        or (match.end() == len(text) and not match[0].lower().endswith("ký"))
        or "signature" in text.lower()
        or text[: match.start()].strip().lower() in ("được", "digitally", "đã")
    )


def _near(a: Box, b: Box) -> bool:
    height = max(a[3] - a[1], b[3] - b[1], 6.0)
    return a[0] < b[2] + height and b[0] < a[2] + height and a[1] < b[3] + 1.2 * height and b[1] < a[3] + 1.2 * height


def is_panel(text: str) -> bool:
    """Whether the text of one annotation is a signature panel, not a number or a day typed at signing."""
    return any(_STRONG.search(line) or re.search(_MOMENT, line) for line in text.split("\n"))


def read_panel(text: str) -> SignaturePanel:
    """Signer and time (ISO 8601, zone where printed) of a panel's text, line by line.

    >>> read_panel("Ký bởi: SỞ NỘI VỤ\\nThời gian ký: 05.03.2024 08:21:33 +07:00").time
    '2024-03-05T08:21:33+07:00'
    """
    signer = _SIGNER.search(text)
    time = None
    match = _TIME.search(text)
    if match:
        part = match.groupdict()
        year, month, day = part["y"] or part["Y"], part["m"] or part["M"], part["d"] or part["D"]
        if 1 <= int(month) <= 12 and 1 <= int(day) <= 31 and int(part["h"]) < 24:
            zone = (part["z"] or "").replace("'", ":")
            zone = zone if not zone or ":" in zone else f"{zone[:3]}:{zone[3:]}"
            time = f"{year}-{int(month):02}-{int(day):02}T{int(part['h']):02}:{part['min']}:{part['s'] or '00'}{zone}"
    return SignaturePanel(signer.group(1).strip(" .") if signer else None, time, text)


def incoming_lines(lines: Sequence[tuple[str, Box]]) -> set[int]:
    """Indices of the lines of an incoming-mail stamp (dấu đến): `ĐẾN`, `Số: …`, `Ngày: …`, `Chuyển: …` close together."""
    found = _portal_lines(lines) if any("chinh p" in fold(text) for text, _ in lines if text.isupper()) else set()
    for i, (text, box) in enumerate(lines):
        if not _INCOMING.match(text.strip()):
            continue
        parts = {j for j, (other, place) in enumerate(lines) if j != i and _INCOMING_PART.match(other.strip()) and _close(box, place)}
        if len(parts) >= 1 and (len(parts) >= 2 or not re.match(r"đến$", text.strip(), re.I)):
            found |= parts | {i} | _office_above(lines, i)
        elif re.match(r"đến\s*(?:số|ngày)", text.strip(), re.I) or re.match(r"(?:công văn|văn bản) đến$", text.strip(), re.I):
            found.add(i)
    return found | _copy_lines(lines)


def _copy_lines(lines: Sequence[tuple[str, Box]]) -> set[int]:
    """The mark of an electronic copy: `SAO Y; Văn phòng …; 14/03/2024 08:11:02` (NĐ 30/2020, Phụ lục I), perhaps on two lines."""
    for i, (text, box) in enumerate(lines[:6]):
        if not _COPY.match(text):
            continue
        if _CLOCK.search(text):
            return {i}
        rest = {j for j, (other, place) in enumerate(lines[:8]) if j != i and _CLOCK.search(other) and _near(box, place)}
        if rest:
            return {i} | rest
    return set()


def _office_above(lines: Sequence[tuple[str, Box]], at: int) -> set[int]:
    """The name of the office that received the paper: capitals, flush with the stamp's first line and right above it."""
    box = lines[at][1]
    return {
        i
        for i, (text, other) in enumerate(lines)
        if text.isupper()
        and ":" not in text
        and min(abs(other[0] - box[0]), abs(other[0] + other[2] - box[0] - box[2]) / 2) < 4
        and -0.3 * (box[3] - box[1]) <= box[1] - other[3] < 0.8 * (box[3] - box[1])
    }


def laid_over(texts: Sequence[str]) -> set[int]:
    """Indices of the first lines of a plain text that were pressed or laid over the paper: incoming stamps, signature panels.

    `texts`: lines in their order, blank ones too. A stamp is a paragraph of nothing else (NĐ 30/2020, Phụ lục IV: name of the office that
    received it, ĐẾN, number, day, to whom); a panel is a line that can be nothing else with those of the same form beside it.
    """
    found: set[int] = set()
    start = 0
    for end in range(len(texts) + 1):
        if end < len(texts) and texts[end].strip():
            continue
        lines = [text.strip() for text in texts[start:end]]
        if _is_stamp(lines) or _is_panel(lines):
            found.update(range(start, end))
        start = end + 1
    return found


def _is_stamp(lines: list[str]) -> bool:
    head = next((at for at, line in enumerate(lines) if _INCOMING.match(line)), None)
    if head is None or head > 2 or not all(line.isupper() and ":" not in line for line in lines[:head]):
        return False
    keys = [_STAMP_KEY.match(line) for line in lines[head:]]
    return all(keys) and len({key[1].lower() for key in keys if key and key[1]}) >= 2


def _is_panel(lines: list[str]) -> bool:
    return all(_looks_like_key(line) or _WEAK.match(line) for line in lines) and any(
        _looks_like_key(line) and re.search(_MOMENT, line) for line in lines
    )


def _close(a: Box, b: Box) -> bool:
    return abs((a[1] + a[3]) / 2 - (b[1] + b[3]) / 2) < 60 and abs(a[0] - b[0]) < 130


def set_running_aside(pages: list[Page]) -> None:
    """Move to the furniture what stands in the same words at the top or foot of at least three pages and half of them."""
    if len(pages) < 3:
        return
    edges: list[list[tuple[int, str]]] = []
    for page in pages:
        here: list[tuple[int, str]] = []
        height = page.height or 842.0
        for index in {*range(min(2, len(page.lines))), *range(max(0, len(page.lines) - 2), len(page.lines))}:
            line = page.lines[index]
            if line.cells is None and line.box and (line.box[3] < 0.09 * height or line.box[1] > 0.91 * height):
                here.append((index, re.sub(r"\d+", "#", fold(line.text))))
        edges.append(here)
    counts = Counter(key for here in edges for key in {key for _, key in here})
    running = {key for key, count in counts.items() if count >= max(3, len(pages) / 2)}
    for page, here in zip(pages, edges, strict=True):
        for index in sorted((i for i, key in here if key in running), reverse=True):
            page.furniture.append(page.lines.pop(index))
