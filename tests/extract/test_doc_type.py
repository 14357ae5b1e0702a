"""Types of document: by title, by being a letter, by symbol; and papers that are none."""

from __future__ import annotations

import pytest

from docparse.extract.header.doc_type import find_doc_type, type_of_symbol
from docparse.extract.header.header import extract_header
from docparse.layout.compose import compose
from docparse.read.plain.text import read_text
from docparse.segment.frame import frame

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHà Nội, ngày 5 tháng 5 năm 2022\n"


def doc_type(text: str) -> str | None:
    doc = compose(read_text(text.encode(), "paper.txt"), "paper.txt")
    paper = frame(doc)
    return find_doc_type(doc, paper, extract_header(doc, paper)).value


@pytest.mark.parametrize(
    ("title", "symbol", "code"),
    [
        ("KẾ HOẠCH", "KH-BNV", "KH"),
        ("KÉ HOẠCH", "KH-BNV", "KH"),
        ("Q UYÉT ĐỊNH", "QĐ-BNV", "QĐ"),
        ("CHƯƠNG TRÌNH PHỐI HỢP", "CTPH-BNV-BYT", "CTr"),
        ("THÔNG TƯ LIÊN TỊCH", "TTLT-BNV-BYT", "TTLT"),
        ("THÔNG TƯ", "TT-BNV", "TT"),
        ("NGHỊ ĐỊNH", "NĐ-CP", "NĐ"),
        ("LUẬT", "QH15", "L"),
        ("QUY ĐỊNH", "QĐ-BNV", "QyĐ"),
        ("BIÊN BẢN", "BB-BNV", "BB"),
        ("CÔNG ĐIỆN", "CĐ-BNV", "CĐ"),
        ("GIẤY MỜI", "GM-BNV", "GM"),
        ("KẾT LUẬN", "KL-BNV", "KL"),
        ("TỜ TRÌNH", "TTr-BNV", "TTr"),
    ],
)
def test_the_title_decides(title: str, symbol: str, code: str) -> None:
    assert doc_type(f"BỘ NỘI VỤ\nSố: 5/{symbol}\n{STATE}{title}\nVề thi đua\nĐiều 1. Một điều khoản.\n") == code


def test_a_paper_without_title_to_somebody_is_a_letter() -> None:
    assert doc_type(f"BỘ NỘI VỤ\nSố: 5/BNV-TĐKT\nV/v thi đua\n{STATE}Kính gửi: Các bộ.\n\nBộ Nội vụ đề nghị các bộ báo cáo.\n") == "CV"


def test_a_letter_whose_letterhead_is_lost() -> None:
    assert doc_type("Kính gửi: Các tổ trồng rau trong xã\nĐể kịp vụ đông, xã nhắc các tổ ba việc.\n1. Làm đất.\n2. Gieo hạt.\n") == "CV"


def test_a_letter_of_the_party_says_so_in_its_symbol() -> None:
    text = (
        "HUYỆN ỦY MƯỜNG TÈ\n*\nSố 5-CV/HU\nĐẢNG CỘNG SẢN VIỆT NAM\nMường Tè, ngày 5 tháng 5 năm 2022\n"
        "Kính gửi: Các chi bộ,\nĐề nghị báo cáo.\n"
    )
    assert doc_type(text) == "CV"


def test_a_copy_block_has_no_type() -> None:
    assert doc_type("SỞ TÀI CHÍNH\nSAO Y\nSố: 12/SY-STC\nSơn La, ngày 05 tháng 3 năm 2023\nNơi nhận:\n- Các phòng.\n") is None


@pytest.mark.parametrize(
    "text",
    [
        "Ngày hội thể thao của ngành\nSáng 12/12, hội thao đã khai mạc với sự tham dự của nhiều đoàn vận động viên.\n",
        "STT\tHọ tên\n1\tLò Thị Ban\n2\tVàng A Chu\n",
    ],
)
def test_what_is_no_administrative_document(text: str) -> None:
    assert doc_type(text) is None


@pytest.mark.parametrize(
    ("symbol", "code"), [("KH-SYT", "KH"), ("SYT-TCHC", None), ("QH15", "L"), ("CV/TU", "CV"), ("KHLT-SYT-CĐN", "KH"), (None, None)]
)
def test_types_of_symbols(symbol: str | None, code: str | None) -> None:
    assert type_of_symbol(symbol) == code
