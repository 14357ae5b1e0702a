"""A record as a summary that a person likes to read: record in, text for a terminal out (Vietnamese first)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docparse.schema import FieldValue, Record, Section, Signatory

LABELS = {
    "muc_dich": "mục đích", "yeu_cau": "yêu cầu", "noi_dung": "nội dung", "chi_tieu": "chỉ tiêu",
    "to_chuc_thuc_hien": "tổ chức thực hiện", "noi_nhan": "nơi nhận", "can_cu": "căn cứ", "chu_de": "chủ đề",
    "muc_tieu": "mục tiêu", "nhiem_vu": "nhiệm vụ", "giai_phap": "giải pháp", "thoi_gian": "thời gian", "kinh_phi": "kinh phí",
    "trach_nhiem": "trách nhiệm", "doi_tuong": "đối tượng", "tieu_chi": "tiêu chí", "khen_thuong": "khen thưởng",
    "ket_qua": "kết quả", "phu_luc": "phụ lục",
}  # fmt: skip
"""Section labels in words."""

ROLES = {
    "issued": "ban hành", "cited": "viện dẫn", "effective": "hiệu lực", "period": "thời kỳ", "deadline": "thời hạn",
    "anniversary": "ngày lễ, kỷ niệm", "event": "sự kiện", "other": "khác",
}  # fmt: skip
"""Roles of dates in words."""

_COMPARATORS = {"eq": "", "ge": "≥ ", "gt": "> ", "le": "≤ ", "lt": "< ", "approx": "≈ ", "range": ""}


def render_text(record: Record, color: bool = False) -> str:
    """The summary: what it is, who issued it, its sections, citations, dates, targets, recipients, signer, warnings."""
    bold, dim, plain = ("\033[1m", "\033[2m", "\033[0m") if color else ("", "", "")
    header = record.header
    number = header.number.value or "…"
    if header.number.value and header.number.confidence < 0.5:
        number = f"[{number}?]"
    symbol = header.symbol.value or ""
    code = (number + ("-" if symbol.count("/") else "/") + symbol) if symbol else (header.number.value or "")
    out = [f"{bold}{_type_name(record.doc_type.value)} {code}{plain}  {dim}{record.source.name}{_part(record)}{plain}"]
    if header.number.source == "inferred" or header.number.alternatives:
        out.append(_row("Số", header.number, dim, plain))
    rows = [
        ("Cơ quan chủ quản", header.parent), ("Cơ quan ban hành", header.issuer), ("Ngày", header.date), ("Nơi", header.place),
        ("Trích yếu", header.subject), ("Độ khẩn", header.urgency), ("Độ mật", header.secrecy),
    ]  # fmt: skip
    out += [_row(label, value, dim, plain) for label, value in rows if value.value is not None]
    for addressee in header.addressees:
        out.append(_row("Kính gửi", addressee, dim, plain))
    if record.sections:
        out += ["", f"{bold}Đề mục{plain}", *_sections(record.sections, 1, dim, plain)]
    if record.references:
        out += ["", f"{bold}Văn bản viện dẫn{plain}"]
        for reference in record.references:
            shown = reference.canonical or " ".join(reference.surface.split())
            notes = [part for part in (reference.date, reference.issuer) if part]
            notes += [f"in là “{reference.surface}”: {why}" for why in reference.repairs]
            out.append(f"  {shown}" + (f"  {dim}{'; '.join(notes)}{plain}" if notes else ""))
    if record.targets:
        out += ["", f"{bold}Chỉ tiêu{plain}"]
        for target in record.targets:
            amount = "" if target.value is None else _amount(target.comparator, target.value, target.value_max, target.unit)
            out.append(f"  {target.measure}" + (f": {amount}" if amount else ""))
    dates = [date for date in record.dates if date.role not in ("cited", "issued")]
    if dates:
        out += ["", f"{bold}Thời hạn và thời kỳ{plain}"]
        out += [f"  {date.edtf:<24}{date.surface}  {dim}{ROLES[date.role]}{plain}" for date in dates]
    if record.recipients:
        out += ["", f"{bold}Nơi nhận{plain}"]
        out += [f"  - {item.name}" + (f" ({item.purpose})" if item.purpose else "") for item in record.recipients]
    signers = ([record.signatory] if record.signatory else []) + record.co_signatories
    if signers:
        out += ["", f"{bold}Người ký{plain}", *(f"  {_signer(signer)}" for signer in signers)]
    if record.attachments:
        out += ["", f"{bold}Kèm theo{plain}", *(f"  {attachment.title}" for attachment in record.attachments)]
    if record.warnings:
        out += ["", f"{bold}Cần xem{plain}  {dim}{record.review_priority:.0%}{plain}"]
        out += [*(f"  ! {warning.message}  {dim}{warning.code}{plain}" for warning in record.warnings)]
    if record.corrected:
        out += ["", f"{dim}Đã có người sửa: {', '.join(record.corrected)}{plain}"]
    return "\n".join([*out, ""])


def _row(label: str, value: FieldValue[str], dim: str, plain: str) -> str:
    notes = []
    if value.source == "inferred":
        notes.append("suy ra")
    if value.confidence < 0.9:
        notes.append(f"tin cậy {value.confidence:.0%}")
    others = [text for text, _ in value.alternatives[:4] if text != value.value]
    if others:
        notes.append(f"có thể là {', '.join(others)}")
    return f"{label + ':':<18}{value.value or 'không đọc được'}" + (f"  {dim}({', '.join(notes)}){plain}" if notes else "")


def _type_name(code: str | None) -> str:
    from docparse.authority.types import load_types

    if code is None or code == "CV":
        return "Công văn" if code else "Không phải văn bản hành chính"
    return next((item.name for item in load_types() if item.code == code), code)


def _part(record: Record) -> str:
    return f", phần {record.source.part}" if record.source.part > 1 else ""


def _sections(sections: list[Section], depth: int, dim: str, plain: str) -> list[str]:
    out = []
    for section in sections:
        labels = ", ".join(LABELS.get(label, label) for label in section.labels)
        out.append(f"{'  ' * depth}{section.heading or '(không có đề mục)'}" + (f"  {dim}{labels}{plain}" if labels else ""))
        out += _sections(section.children, depth + 1, dim, plain)
    return out


def _amount(comparator: str | None, value: float, value_max: float | None, unit: str | None) -> str:
    shown = " - ".join(
        f"{number:,.10g}".replace(",", " ").replace(".", ",").replace(" ", ".") for number in (value, value_max) if number is not None
    )
    return _COMPARATORS.get(comparator or "eq", "") + shown + (unit if unit in ("%", "‰") else f" {unit}" if unit else "")


def _signer(signer: Signatory) -> str:
    lines = [*signer.authority_chain]
    if signer.title.value and signer.title.value not in lines:
        lines.append(signer.title.value)
    return " / ".join([*lines, signer.name.value or "(không đọc được họ tên)"])


def shortened(text: str, length: int) -> str:
    """A text of at most so many letters, with `…` where it was cut."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def many(count: int, noun: str) -> str:
    """So many of a thing, in English.

    >>> many(1, "file"), many(2, "file")
    ('1 file', '2 files')
    """
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
