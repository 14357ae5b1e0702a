"""A comparison in, text for a terminal or data for programs out (Vietnamese first)."""

from __future__ import annotations

from typing import Any

from docparse.compare.changes import Comparison, Kind, Paragraph, Piece, SectionChange
from docparse.schema import Record

WORDS: dict[Kind, str] = {"same": "giữ nguyên", "changed": "sửa", "moved": "chuyển mục", "dropped": "bỏ", "added": "thêm"}
"""What became of a paragraph, in words."""
SIGNS: dict[Kind, str] = {"same": " ", "changed": "~", "moved": "»", "dropped": "-", "added": "+"}
_OWN = {"mo_dau": "Phần mở đầu", "ket_thuc": "Phần cuối (ký, nơi nhận)"}
_LONGEST = 600


def title_of(record: Record) -> str:
    """Number, date, issuer and subject of a record on one line."""
    header = record.header
    number, symbol = header.number.value or "…", header.symbol.value
    code = (f"{number}-{symbol}" if "/" in symbol else f"{number}/{symbol}") if symbol else None
    return " · ".join(filter(None, (code, header.date.value, header.issuer.value, header.subject.value))) or record.source.name


def name_of(section: SectionChange) -> str:
    """The heading of a section, the new one first; words for what has none."""
    implied = next((_OWN[label] for label in section.labels if label in _OWN), "(không có đề mục)")
    return section.new_heading or section.old_heading or implied


def to_text(result: Comparison, color: bool) -> str:
    """What changed: counts, flags, targets, citations, then each section with its changed, dropped and added paragraphs."""
    bold, dim, red, plain = ("\033[1m", "\033[2m", "\033[1;31m", "\033[0m") if color else ("", "", "", "")
    counts = result.counts()
    out = [f"{bold}Cũ {plain} {title_of(result.old)}", f"{bold}Mới{plain} {title_of(result.new)}", ""]
    out.append("Đoạn văn: " + ", ".join(f"{WORDS[kind]} {count}" for kind, count in counts.items()))
    if result.flags:
        out += ["", f"{bold}Cần xem lại{plain}"]
        for flag in result.flags:
            out += [f"  {red}!{plain} {flag.message}  {dim}{flag.code}{plain}", f"      {dim}{flag.quote}{plain}"]
    if result.targets:
        out += ["", f"{bold}Chỉ tiêu{plain}"]
        for target in result.targets:
            value = f"{target.old} → {target.new}" if target.kind == "changed" else target.new or target.old
            out.append(f"  {_tint(target.kind, SIGNS[target.kind], color)} {target.measure}: {value}")
    if result.citations:
        out += ["", f"{bold}Văn bản viện dẫn{plain}"]
        out += [f"  {_tint(item.kind, SIGNS[item.kind], color)} {item.name}" for item in result.citations]
    out += ["", f"{bold}Theo đề mục{plain}"]
    for section in result.sections:
        out += _section(section, color)
    legend = "Dấu: ~ sửa, » chuyển từ mục khác, - bỏ, + thêm; không dấu: giữ nguyên" + ("" if color else "; [-chữ bỏ-] {+chữ thêm+}")
    return "\n".join([*out, "", f"{dim}{legend}{plain}"])


def to_data(result: Comparison) -> dict[str, Any]:
    """Everything for programs; `pieces` are [sign, text] with = kept, - taken out, + put in."""
    return {
        "old": _identity(result.old),
        "new": _identity(result.new),
        "counts": result.counts(),
        "flags": [
            {"code": flag.code, "message": flag.message, "start": flag.start, "end": flag.end, "quote": flag.quote} for flag in result.flags
        ],
        "targets": [
            {
                "change": item.kind, "measure": item.measure, "old": item.old, "new": item.new, "old_value": item.old_value,
                "new_value": item.new_value, "unit": item.unit,
            }
            for item in result.targets
        ],
        "citations": [
            {"change": item.kind, "name": item.name, "directive": item.directive, "old": item.old, "new": item.new}
            for item in result.citations
        ],
        "sections": [
            {
                "change": section.kind,
                "old_heading": section.old_heading,
                "new_heading": section.new_heading,
                "labels": list(section.labels),
                "level": section.level,
                "paragraphs": [
                    {"change": item.kind, "old": item.old, "new": item.new, "pieces": [list(piece) for piece in item.pieces]}
                    for item in section.paragraphs
                ],
            }
            for section in result.sections
        ],
    }  # fmt: skip


def _identity(record: Record) -> dict[str, Any]:
    header = record.header
    return {
        "id": record.id, "part": record.source.part, "name": record.source.name, "type": record.doc_type.value,
        "number": header.number.value, "symbol": header.symbol.value, "date": header.date.value, "issuer": header.issuer.value,
        "subject": header.subject.value,
    }  # fmt: skip


def _section(section: SectionChange, color: bool) -> list[str]:
    bold, dim, plain = ("\033[1m", "\033[2m", "\033[0m") if color else ("", "", "")
    indent = "  " * section.level
    renamed = section.kind == "changed" and section.old_heading and section.old_heading != section.new_heading
    note = f"  (trước: {section.old_heading})" if renamed else ""
    same = sum(paragraph.kind == "same" for paragraph in section.paragraphs)
    kept = f"  {dim}giữ nguyên {same} đoạn{plain}" if same else ""
    out = [f"{indent}{_tint(section.kind, SIGNS[section.kind], color)} {bold}{name_of(section)}{plain}{note}{kept}"]
    for paragraph in section.paragraphs:
        if paragraph.kind != "same":
            out.append(f"{indent}    {_tint(paragraph.kind, SIGNS[paragraph.kind], color)} {_paragraph(paragraph, color)}")
    return out


def _paragraph(paragraph: Paragraph, color: bool) -> str:
    if paragraph.kind in ("dropped", "added"):
        return _tint(paragraph.kind, _cut(paragraph.pieces[0][1]), color)
    return "".join(_piece(piece, color) for piece in paragraph.pieces)


def _piece(piece: Piece, color: bool) -> str:
    sign, text = piece
    if sign == "=":
        return text if len(text) <= 160 else f"{text[:70].rstrip()} … {text[-70:].lstrip()}"
    if color:
        return f"\033[9;31m{text}\033[0m" if sign == "-" else f"\033[1;32m{text}\033[0m"
    return f"[-{text}-]" if sign == "-" else f"{{+{text}+}}"


def _tint(kind: Kind, text: str, color: bool) -> str:
    code = {"same": "", "changed": "\033[33m", "moved": "\033[36m", "dropped": "\033[31m", "added": "\033[32m"}[kind]
    return f"{code}{text}\033[0m" if color and code else text


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
