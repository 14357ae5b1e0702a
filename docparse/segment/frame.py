"""The frame of a paper: which block is what (header slots, body, recipients, signatures, attachments). Document in, `Frame` out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Role = Literal[
    "quoc_hieu",  # CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    "tieu_ngu",  # Độc lập - Tự do - Hạnh phúc
    "party_title",  # ĐẢNG CỘNG SẢN VIỆT NAM, ĐOÀN TNCS HỒ CHÍ MINH
    "parent",  # the superior body, above the issuer
    "issuer",  # the issuing body
    "number",  # Số: …/…
    "place_date",  # Hà Nội, ngày … tháng … năm …
    "mark",  # HỎA TỐC, MẬT, DỰ THẢO …
    "type",  # KẾ HOẠCH
    "subject",  # trích yếu, also V/v
    "addressee_head",  # Kính gửi:
    "addressee",
    "authority_line",  # the body that decides, above Căn cứ: ỦY BAN NHÂN DÂN TỈNH …
    "basis",  # Căn cứ …
    "decides",  # QUYẾT ĐỊNH:
    "body",
    "row",  # a table row of the body
    "recipients_head",  # Nơi nhận:
    "recipient",
    "sign_authority",  # TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH
    "sign_title",  # PHÓ CHỦ TỊCH
    "sign_note",  # (Đã ký), stamp noise between title and name
    "sign_name",
    "attachment_head",  # PHỤ LỤC I, DANH SÁCH
    "attachment_title",
    "attachment_link",  # (Kèm theo Kế hoạch số …)
    "attachment",  # all else inside an attachment
    "other",  # neither header nor body: stray lines
]


@dataclass(slots=True)
class Frame:
    """`roles`: one a block. `body`: range of block indices of the body. `attachments`: (first, end, title) block ranges."""

    roles: list[Role]
    body: tuple[int, int] = (0, 0)
    attachments: list[tuple[int, int, str]] = field(default_factory=list)
