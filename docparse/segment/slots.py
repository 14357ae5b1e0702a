"""What a frame is made of: roles, slots (a role and a stretch of text), the frame itself. Data only."""

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
class Slot:
    """A stretch `text[start:end]` of the document that plays one role; a block read across two columns holds several."""

    role: Role
    start: int
    end: int
    block: int
    confidence: float = 1.0


@dataclass(slots=True)
class Head:
    """`slots` of the header; `body`: index of the first block after it (0: the paper has no header)."""

    slots: list[Slot] = field(default_factory=list)
    body: int = 0

    def has(self, *roles: Role) -> bool:
        """Whether a slot plays one of the roles."""
        return any(slot.role in roles for slot in self.slots)


@dataclass(slots=True)
class Frame:
    """`roles`: one a block. `body`: range of block indices of the body. `attachments`: (first, end, title) block ranges.

    `slots`: the header and the foot in finer grain than blocks, in document order (what extraction of fields works on).
    """

    roles: list[Role]
    body: tuple[int, int] = (0, 0)
    attachments: list[tuple[int, int, str]] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)

    def slots_of(self, *roles: Role) -> list[Slot]:
        """The slots with one of these roles, in document order."""
        return [slot for slot in self.slots if slot.role in roles]
