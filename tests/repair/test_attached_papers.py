"""A scanned decision and the rule that it issues in one file: its record has the title of the rule as it reads under repairs."""

from __future__ import annotations

import pytest

from docparse.document import Line, Page, Reading, Word
from docparse.pipeline import parse_bytes

_DECISION = """UBND XÃ SƠN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/QĐ-UBND
Sơn, ngày 03 tháng 4 năm 2031
QUYẾT ĐỊNH
Ban hành quy chế nuôi ong
CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này quy chế nuôi ong.
CHỦ TỊCH
Trần Văn Ong
UBND XÃ SƠN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
QUY CHẾ
Phần đấu hoàn thành kế hoạch nuôi ong
(Kèm theo Quyết định số 12/QĐ-UBND ngày 03/4/2031 của UBND xã)
I. VIỆC LÀM
Các hộ nuôi ong theo quy chế này."""


def _reading() -> Reading:
    pages = [Page(number, width=595.0, height=842.0, read_by="ocr") for number in (1, 2)]
    for at, text in enumerate(_DECISION.split("\n")):
        y, words = 40.0 + 30 * (at % 12), []
        for word in text.split():
            left = words[-1].box[2] + 4 if words else 90.0
            others = ((2, "ấ", 0.2),) if word == "Phần" else ()
            words.append(Word(word, (left, y, left + 6.0 * len(word), y + 12), 0.7, others=others))
        pages[at >= 12].lines.append(Line(text, words, (90.0, y, words[-1].box[2], y + 12)))
    return Reading("application/pdf", "ocr", pages)


def test_the_title_of_an_attached_paper_is_read_under_its_repairs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docparse.read.read", lambda *_: _reading())
    decision, rule = parse_bytes(b"%PDF-1.4", "a.pdf")
    assert rule.header.subject.value == "Phấn đấu hoàn thành kế hoạch nuôi ong"
    assert [attached.title for attached in decision.attachments] == ["QUY CHẾ Phấn đấu hoàn thành kế hoạch nuôi ong"]
