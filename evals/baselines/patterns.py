"""A page of naive regular expressions, as one writes them in an afternoon: the text of a document in, items of the fields out."""

from __future__ import annotations

import re

from docparse.evaluation.items import Items, clean

NAME = "regular expressions"
FIELDS = (
    "doc_type", "issuer", "number", "symbol", "place", "date", "subject", "addressees", "headings", "labels", "references", "dates",
    "targets", "recipients", "signatory name", "signatory title",
)  # fmt: skip

TYPES = {
    "NGHỊ QUYẾT": "NQ", "QUYẾT ĐỊNH": "QĐ", "CHỈ THỊ": "CT", "QUY CHẾ": "QC", "THÔNG BÁO": "TB", "HƯỚNG DẪN": "HD", "CHƯƠNG TRÌNH": "CTr",
    "KẾ HOẠCH": "KH", "BÁO CÁO": "BC", "BIÊN BẢN": "BB", "TỜ TRÌNH": "TTr", "CÔNG ĐIỆN": "CĐ", "THÔNG TƯ": "TT", "NGHỊ ĐỊNH": "NĐ",
    "GIẤY MỜI": "GM", "KẾT LUẬN": "KL", "QUY ĐỊNH": "QyĐ", "ĐỀ ÁN": "ĐA",
}  # fmt: skip
LABELS = {
    "mục đích": "muc_dich", "yêu cầu": "yeu_cau", "nội dung": "noi_dung", "chỉ tiêu": "chi_tieu", "mục tiêu": "muc_tieu",
    "tổ chức thực hiện": "to_chuc_thuc_hien", "nơi nhận": "noi_nhan", "giải pháp": "giai_phap", "nhiệm vụ": "nhiem_vu",
    "thời gian": "thoi_gian", "kinh phí": "kinh_phi", "khen thưởng": "khen_thuong", "đối tượng": "doi_tuong", "tiêu chí": "tieu_chi",
}  # fmt: skip
CODE = re.compile(r"\d+(?:/\d{4})?[-/][A-ZĐ][A-Za-zĐđ]*(?:-[A-ZĐ]\w*|/[A-ZĐ][\w-]*)(?:-[A-ZĐ]\w*)*")
DAY = re.compile(r"ngày\s+(\d{1,2})\s*(?:tháng|[/.-])\s*(\d{1,2})\s*(?:năm|[/.-])\s*(\d{4})|\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")
PERIOD = re.compile(r"(?:giai đoạn|năm học|nhiệm kỳ)\s+(\d{4})\s*[-–]\s*(\d{4})")
MONTH = re.compile(r"tháng\s+(\d{1,2})(?:\s+năm\s+|[/-])(\d{4})")
NUMBER = re.compile(r"^Số\s*:?\s*(\d*)\s*[-/]?\s*([A-ZĐ][\w&-]*(?:/[\w-]+)?)", re.MULTILINE)
PLACE = re.compile(r"^([^\d\n,]{2,40}),\s*ngày.{0,40}năm\s+\d{4}", re.MULTILINE)
HEADING = re.compile(r"^(?:[IVX]+[.-]\s?.{3,150}|\d{1,2}[.-]\s?.{3,80}|Điều \d+\..{0,100}|Nơi nhận:?)$")
TARGET = re.compile(r"(trên|dưới|ít nhất|tối thiểu|từ)?\s*(\d+(?:,\d+)?)\s*%(\s*trở lên)?")
SIGNER = re.compile(r"^(?:[A-ZĐ]\w+)(?: [A-ZÀ-ỸĐ]\w+){1,4}$")
COMPARATORS = {"trên": "gt", "dưới": "lt", "ít nhất": "ge", "tối thiểu": "ge"}


def read(text: str) -> Items:
    """The items that naive patterns find."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    out: Items = {field: [] for field in FIELDS}
    at = next((n for n, line in enumerate(lines) if line in TYPES), None)
    out["doc_type"] = [TYPES[lines[at]]] if at is not None else ["CV"]
    if at is not None and at + 1 < len(lines):
        out["subject"] = [clean(lines[at + 1])]
    elif found := re.search(r"^V/v:?\s*(.+)$", text, re.MULTILINE):
        out["subject"] = [clean(found[1])]
    if number := NUMBER.search(text):
        out["number"] = [number[1].lstrip("0")] if number[1] else []
        out["symbol"] = [number[2]]
    if place := PLACE.search(text):
        out["place"] = [clean(place[1])]
    if lines:
        head = [line for line in lines[:3] if line.isupper() and "VIỆT NAM" not in line]
        out["issuer"] = [clean(head[-1].capitalize())] if head else []
    out["dates"] = dates(text)
    out["date"] = [date for date in out["dates"] if len(date) == 10][:1]
    out["addressees"] = [clean(found[1].rstrip(".;"))] if (found := re.search(r"^Kính gửi:\s*(.+)$", text, re.MULTILINE)) else []
    out["headings"] = [clean(line) for line in lines if HEADING.match(line)]
    for heading in out["headings"]:
        names = sorted(label for words, label in LABELS.items() if words in heading.lower())
        if names:
            out["labels"].append(f"{'+'.join(names)} | {heading}")
    own = f"{out['number'][0] if out['number'] else ''}"
    out["references"] = [code for code in map(clean, CODE.findall(text)) if not own or not code.startswith(f"{own}/{out['symbol'][0]}")]
    out["targets"] = [f"{comparator(m)} {float(m[2].replace(',', '.')):.10g} - %" for m in TARGET.finditer(text)]
    if "Nơi nhận" in text:
        for line in text[text.rindex("Nơi nhận") :].split("\n")[1:]:
            if not line.strip().startswith("-"):
                break
            out["recipients"].append(clean(re.sub(r"\(.*", "", line.strip(" -;.,"))))
    names = [n for n, line in enumerate(lines) if SIGNER.match(line) and not line.isupper()]
    if names:
        out["signatory name"] = [clean(lines[names[-1]])]
        out["signatory title"] = [clean(lines[names[-1] - 1])] if lines[names[-1] - 1].isupper() else []
    return out


def dates(text: str) -> list[str]:
    """Full days, months and periods in EDTF, in the order of their kind."""
    days = [match.groups() for match in DAY.finditer(text)]
    out = [f"{year or y}-{int(month or m):02}-{int(day or d):02}" for day, month, year, d, m, y in days]
    return out + [f"{y}-{int(m):02}" for m, y in MONTH.findall(text)] + [f"{a}/{b}" for a, b in PERIOD.findall(text)]


def comparator(match: re.Match[str]) -> str:
    """The comparator of a percentage by the word before or after it."""
    return "ge" if match[3] else COMPARATORS.get(match[1] or "", "eq")
