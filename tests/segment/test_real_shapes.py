"""Shapes that real papers have and tidy ones have not: whole texts in, what the record says of them out."""

from __future__ import annotations

import pytest

from docparse.pipeline import parse_bytes
from docparse.schema import Record, Section

TOP = """ỦY BAN NHÂN DÂN
XÃ TÂN HÒA

Số: 12/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Tân Hòa, ngày 05 tháng 3 năm 2021

KẾ HOẠCH
Phát động phong trào trồng hoa ven đường

Căn cứ Kế hoạch số 08/KH-UBND ngày 02/02/2021 của UBND huyện;

Ủy ban nhân dân xã xây dựng kế hoạch như sau:

"""
FOOT = """
Nơi nhận:
- Các thôn;
- Lưu: VT.

CHỦ TỊCH

Lê Thị Mây
"""


def paper(body: str, top: str = TOP, foot: str = FOOT) -> Record:
    """The record of a paper in plain text."""
    return parse_bytes((top + body + foot).encode(), "paper.txt")[0]


def outline(sections: list[Section]) -> list[tuple[int, str | None, list[str]]]:
    """Level, heading and labels of all sections but Nơi nhận, in order."""
    out: list[tuple[int, str | None, list[str]]] = []
    for section in sections:
        if section.labels != ["noi_nhan"]:
            out.append((section.level, section.heading, section.labels))
            out.extend(outline(section.children))
    return out


def test_a_full_stop_ends_a_short_title() -> None:
    body = "1. Mục đích. Làm đẹp các trục đường của xã.\n\n2. Kinh phí. Trích từ nguồn đóng góp của các thôn.\n"
    assert outline(paper(body).sections) == [(1, "1. Mục đích", ["muc_dich"]), (1, "2. Kinh phí", ["kinh_phi"])]


def test_units_of_a_lettered_run_share_the_work() -> None:
    body = (
        "I. NỘI DUNG\n\nTrồng hoa hai bên đường liên thôn.\n\nII. TỔ CHỨC THỰC HIỆN\n\na) Văn phòng xã\n\nTheo dõi, tổng hợp chung.\n\n"
        "b) Hội Phụ nữ xã\n\nVận động hội viên chăm sóc hoa.\n\nc) Các thôn: Chuẩn bị đất và phân trong tháng 3.\n"
    )
    assert outline(paper(body).sections)[1:] == [
        (1, "II. TỔ CHỨC THỰC HIỆN", ["to_chuc_thuc_hien"]),
        (2, "a) Văn phòng xã", ["trach_nhiem"]),
        (2, "b) Hội Phụ nữ xã", ["trach_nhiem"]),
        (2, "c) Các thôn", ["trach_nhiem"]),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "2. Các tổ gồm 04 tổ trồng và 02 tổ tưới:",
        "2. Tổng chiều dài 12 km, trong đó:",
        "2. Trưởng thôn có trách nhiệm:",
        "2. Những đoạn sau đây bị hạn chế xe tải:",
        "2. Giao Đoàn Thanh niên:",
        "2. Vừ Mí Sính, trưởng thôn: hiến 40 m2 đất vườn.",
    ],
)
def test_statements_are_no_titles(line: str) -> None:
    body = (
        "I. NỘI DUNG\n\n1. Mỗi hộ trồng ít nhất mười mét hoa trước cổng nhà mình trong tháng ba.\n\n"
        f"{line}\n\na) Phần đường phía đông;\n\nb) Phần đường phía tây.\n\n"
        "3. Hộ nào không có đất thì góp một ngày công chăm hoa ở nhà văn hóa.\n"
    )
    assert [heading for _, heading, _ in outline(paper(body).sections)] == ["I. NỘI DUNG"]


def test_one_syllable_titles_no_article() -> None:
    body = (
        "Điều 1. Ban\nhành kèm theo Quyết định này Quy định về việc trồng hoa ven các trục đường của xã từ nay về sau,\n"
        "gồm sáu điều.\nĐiều 2. Giao\nVăn phòng Ủy ban nhân dân xã theo dõi, đôn đốc các thôn trong việc trồng và chăm sóc hoa.\n"
    )
    assert [heading for _, heading, _ in outline(paper(body).sections)] == ["Điều 1", "Điều 2"]


def test_a_title_broken_over_two_lines_is_one() -> None:
    body = (
        "Đường làng còn nhiều đoạn bỏ trống cỏ mọc cao, người đi lại khó nhìn thấy nhau.\n\n"
        "I. MỤC ĐÍCH VÀ YÊU CẦU CỦA PHONG TRÀO TRỒNG HOA\nVEN CÁC TRỤC ĐƯỜNG\n\n"
        "Mỗi thôn chọn một loài hoa dễ sống, có hoa quanh năm và không phải mua giống.\n\n"
        "II. THỜI GIAN THỰC HIỆN\n\nBắt đầu từ ngày 10 tháng 3 và chấm điểm vào cuối tháng 5 năm 2021.\n\n"
        "Các thôn tự chia đoạn đường cho từng tổ liên gia và cắm biển tên tổ ở đầu đoạn.\n"
    )
    assert outline(paper(body).sections)[0] == (
        1,
        "I. MỤC ĐÍCH VÀ YÊU CẦU CỦA PHONG TRÀO TRỒNG HOA VEN CÁC TRỤC ĐƯỜNG",
        ["muc_dich", "yeu_cau"],
    )


def test_one_number_with_another_mark_stays_in_its_run() -> None:
    body = (
        "II. TỔ CHỨC THỰC HIỆN\n\n1) Văn phòng xã\n\nTổng hợp kết quả.\n\n2. Hội Nông dân xã\n\nCung cấp giống.\n\n"
        "3) Công an xã\n\nNhắc nhở người thả trâu bò.\n"
    )
    assert [level for level, _, _ in outline(paper(body).sections)] == [1, 2, 2, 2]


def test_a_subject_goes_on_behind_a_line_that_breaks_off() -> None:
    top = TOP.replace(
        "Phát động phong trào trồng hoa ven đường",
        "Thực hiện phong trào trồng hoa ven đường theo Kế hoạch số\n08/KH-UBND ngày 02 tháng 02 năm 2021",
    )
    subject = paper("1. Mục đích\n\nLàm đẹp đường làng.\n", top=top).header.subject.value
    assert subject == "Thực hiện phong trào trồng hoa ven đường theo Kế hoạch số 08/KH-UBND ngày 02 tháng 02 năm 2021"


@pytest.mark.parametrize(
    ("lines", "authority", "title"),
    [
        ("KT. CHỦ TỊCH\nPhó Chủ tịch", "KT.", "Phó Chủ tịch"),
        ("Chủ tịch", None, "Chủ tịch"),
        ("GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", None, "PHÓ GIÁM ĐỐC"),
        ("Bí THƯ", None, "BÍ THƯ"),
    ],
)
def test_titles_of_signers(lines: str, authority: str | None, title: str) -> None:
    record = paper("Các thôn làm ngay.\n", foot=FOOT.replace("CHỦ TỊCH", lines))
    assert record.signatory is not None
    assert (record.signatory.authority.value, record.signatory.title.value) == (authority, title)
    assert record.signatory.name.value == "Lê Thị Mây"


def test_the_office_that_copies_does_not_sign() -> None:
    copied = FOOT + "\nPHÒNG HÀNH CHÍNH\n\nSAO Y BẢN CHÍNH\n\nSố: 7/SY-VP\n"
    assert paper("Các thôn làm ngay.\n", foot=copied).co_signatories == []


def test_the_chrome_of_a_page_hides_no_header() -> None:
    chrome = "Trang chủ\n>\nVăn bản\n>\nKế hoạch số 12/KH-UBND phát động phong trào trồng hoa ven đường\nThuộc tính\nTải về\n"
    record = paper("Các thôn làm ngay.\n", top=chrome + TOP)
    assert (record.doc_type.value, record.header.number.value) == ("KH", "12")


def test_recipients_keep_what_stands_behind_nhu_tren() -> None:
    foot = FOOT.replace("- Các thôn;", "- Như trên, Đảng ủy xã (phổi hợp):\n- Các thôn;")
    assert [(item.name, item.purpose) for item in paper("Các thôn làm ngay.\n", foot=foot).recipients] == [
        ("Như trên", None), ("Đảng ủy xã", "phối hợp"), ("Các thôn", None), ("Lưu: VT", None),
    ]  # fmt: skip
