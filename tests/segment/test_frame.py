"""The frame of a paper: roles, body range, appendices, on papers made up for the test."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.document import Document
from docparse.layout.compose import compose
from docparse.read.plain.text import read_text
from docparse.segment.frame import frame
from docparse.segment.number import parse_number
from docparse.segment.organs import group_organs
from docparse.segment.signers import authority_prefix, is_name, is_title, strip_degrees


def document(text: str) -> Document:
    return compose(read_text(text.encode(), "paper.txt"), "paper.txt")


def roles(text: str) -> list[tuple[str, str]]:
    doc = document(text)
    return [(role, block.text) for role, block in zip(frame(doc).roles, doc.blocks, strict=True)]


DECISION = """\
ỦY BAN NHÂN DÂN
TỈNH HẢI LĂNG
Số: 31/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hải Lăng, ngày 02 tháng 3 năm 2022
QUYẾT ĐỊNH
Về việc khen thưởng đợt xuất quân
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HẢI LĂNG
Căn cứ Luật Thi đua, khen thưởng;
Xét đề nghị của Giám đốc Sở Nội vụ.
QUYẾT ĐỊNH:
Điều 1. Tặng Bằng khen cho 02 tập thể.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.
Nơi nhận:
- Như Điều 2;
- Lưu: VT.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
(Đã ký)
Vi Thị Mận
DANH SÁCH TẬP THỂ ĐƯỢC TẶNG BẰNG KHEN
(Kèm theo Quyết định số 31/QĐ-UBND ngày 02/3/2022)
1. Trường Mầm non Hoa Ban
"""


def test_every_line_of_a_decision_has_its_role() -> None:
    assert [role for role, _ in roles(DECISION)] == [
        "issuer", "issuer", "number", "quoc_hieu", "tieu_ngu", "place_date", "type", "subject", "authority_line", "basis", "basis",
        "decides", "body", "body", "recipients_head", "recipient", "recipient", "sign_authority", "sign_title", "sign_note", "sign_name",
        "attachment_head", "attachment_link", "attachment",
    ]  # fmt: skip


def test_body_range_and_appendix_of_a_decision() -> None:
    found = frame(document(DECISION))
    assert found.body == (9, 14)
    assert found.attachments == [(21, 24, "DANH SÁCH TẬP THỂ ĐƯỢC TẶNG BẰNG KHEN")]


def test_columns_read_across_fall_apart_into_slots() -> None:
    doc = document(
        "SỞ Y TẾ LAI CHÂU CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 12/KH-SYT Lai Châu, ngày 05 tháng 01 năm 2021\nKẾ HOẠCH\nThi đua quý I\nI. MỤC ĐÍCH\nMột đoạn văn.\n"
        "Nơi nhận: KT. GIÁM ĐỐC\n- Như trên; PHÓ GIÁM ĐỐC\n- Lưu: VT, TCHC. Mùa A Sình\n"
    )
    slots = [(slot.role, doc.text[slot.start : slot.end]) for slot in frame(doc).slots]
    assert ("issuer", "SỞ Y TẾ LAI CHÂU") in slots
    assert ("number", "Số: 12/KH-SYT") in slots
    assert ("place_date", "Lai Châu, ngày 05 tháng 01 năm 2021") in slots
    assert ("sign_authority", "KT. GIÁM ĐỐC") in slots
    assert ("sign_title", "PHÓ GIÁM ĐỐC") in slots
    assert ("sign_name", "Mùa A Sình") in slots


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("CỘNG HOÀ XÃ HỘI CHÙ NGHĨA VIỆT NÀM", "quoc_hieu"),
        ("CỌNG HÒA XÃ HỌI CHỦ NGHIA VIẸT NAM", "quoc_hieu"),
        ("Độc lập - Tụ đo - Hạnh phức", "tieu_ngu"),
        ("ĐẢNG CỘNG SẢN VIỆT NAM", "party_title"),
        ("HỎA TỐC", "mark"),
        ("(Dự thảo)", "mark"),
        ("Số: ……/KH-SXD", "number"),
        ("Điện Biên, ngày … tháng … năm 2021", "place_date"),
        ("Hà Nội, ngày £3 tháng t:L năm 2014", "place_date"),
    ],
)
def test_header_lines_are_known_through_damage(line: str, role: str) -> None:
    text = f"SỞ XÂY DỰNG\n{line}\nKẾ HOẠCH\nThi đua năm 2021\nI. MỤC ĐÍCH\nMột đoạn văn dài.\n"
    text = text if role == "number" else text.replace("KẾ HOẠCH", "Số: 5/KH-SXD\nKẾ HOẠCH")
    assert (role, line) in roles(text)


@pytest.mark.parametrize(
    "stamp", ["CỔNG THÔNG TIN ĐIỆN TỬ CHÍNH PHỦ", "ĐẾN Giờ......C........", "Số: 916", "GÔNG THÔNG TTN ĐIỆN TỬ CHÍNH PHỦ", "TTĐT"]
)
def test_stamps_are_no_part_of_the_header(stamp: str) -> None:
    text = (
        f"BỘ XÂY DỰNG\nSố: 5/QĐ-BXD\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{stamp}\nQUYẾT ĐỊNH\nVề việc thử nghiệm\nCăn cứ Luật Xây dựng;\n"
    )
    found = {line: role for role, line in roles(text)}
    assert found[stamp] == "other"
    assert found["QUYẾT ĐỊNH"] == "type"


@pytest.mark.parametrize("head", ["Nơi nhận:", "Nơi gửi:", "Noi nhận:", "Nơi nhân:", "Nơi nhận", "Nui nhận:", "_ Nơi nhận: 4"])
def test_recipients_head_through_damage(head: str) -> None:
    text = (
        f"Số: 5/KH-SYT\nYên Bái, ngày 05 tháng 01 năm 2021\nKẾ HOẠCH\nThi đua\nI. MỤC ĐÍCH\nMột đoạn.\n"
        f"{head}\n- Lưu: VT.\nGIÁM ĐỐC\nLò Thị Ban\n"
    )
    assert ("recipient", "- Lưu: VT.") in roles(text)
    assert frame(document(text)).body[1] == 6


def test_a_list_whose_head_was_lost_is_still_the_foot() -> None:
    text = (
        "Số: 5/QĐ-SYT\nYên Bái, ngày 05 tháng 01 năm 2021\nQUYẾT ĐỊNH\nVề thi đua\nĐiều 1. Một.\n"
        "- Như Điều 1;\n- Lưu: VT.\nGIÁM ĐỐC\nLò Thị Ban\n"
    )
    assert [role for role, _ in roles(text)][-4:] == ["recipient", "recipient", "sign_title", "sign_name"]


def test_a_place_of_reception_in_the_body_is_no_foot() -> None:
    text = (
        "Số: 5/TB-SYT\nYên Bái, ngày 05 tháng 01 năm 2021\nTHÔNG BÁO\nTuyển dụng\n"
        "1. Nơi nhận hồ sơ: Văn phòng Sở.\n2. Thời gian: tháng 3.\n"
    )
    assert "recipients_head" not in [role for role, _ in roles(text)]


def test_a_news_article_has_no_frame() -> None:
    found = frame(
        document("Ngày hội thể thao của ngành\nSáng 12/12, hội thao đã khai mạc tại nhà thi đấu với đông đảo cổ động viên tham dự.\n")
    )
    assert found.body == (0, 2)
    assert set(found.roles) == {"body"}


@pytest.mark.parametrize(
    ("line", "number", "symbol", "blank"),
    [
        ("Số: 04 /CT-BYT", "04", "CT-BYT", False),
        ("Số: /KH- SYT", None, "KH-SYT", True),
        ("Số:        /SNV-TĐKT", None, "SNV-TĐKT", True),
        ("Số 15-KH/TU", "15", "KH/TU", False),
        ("Luật số: 46/2019/QH14", "46/2019", "QH14", False),
        ("Nghị quyết số: 7/2025/UBTVQH15", "7/2025", "UBTVQH15", False),
        ("Số : 01/TB - HTTT", "01", "TB-HTTT", False),
        ("Số: 8 /2025/QĐ-UBND", "8/2025", "QĐ-UBND", False),
        ("Số: ÊŒ /QĐ-UBND", None, "QĐ-UBND", False),
        ("Số: 3820 /QĐÐ-UBND", "3820", "QĐ-UBND", False),
        ("Số: 12/TT-BTС", "12", "TT-BTC", False),
        ("Số: .......SCT-KTAT", None, "SCT-KTAT", True),
        ("Số: ...../.HD-SCT", None, "HD-SCT", True),
        ("Số: KH-SCT", None, "KH-SCT", True),
    ],
)
def test_number_lines(line: str, number: str | None, symbol: str, blank: bool) -> None:
    found = parse_number(line)
    assert found is not None
    assert (found.number, found.symbol, found.blank) == (number, symbol, blank)


@pytest.mark.parametrize("line", ["Số lượng: 5 người", "Sở Y tế", "số liệu 12/2020", "Sống/chết"])
def test_no_number_lines(line: str) -> None:
    assert parse_number(line) is None


@pytest.mark.parametrize(
    ("lines", "groups"),
    [
        (["ỦY BAN NHÂN DÂN", "TỈNH LAI CHÂU"], [[0, 1]]),
        (["UBND TỈNH LAI CHÂU", "SỞ Y TẾ"], [[0], [1]]),
        (["ỦY BAN NHÂN DÂN", "THÀNH PHỐ HUẾ", "SỞ NỘI VỤ"], [[0, 1], [2]]),
        (["TRƯỜNG ĐẠI HỌC", "NGÂN HÀNG ĐÔNG ĐÔ", "KHOA KẾ TOÁN"], [[0, 1], [2]]),
        (["SỞ NÔNG NGHIỆP VÀ", "MÔI TRƯỜNG"], [[0, 1]]),
        (["HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG", "TỈNH LAI CHÂU"], [[0, 1, 2]]),
        (["BỘ Y TẾ", "BỆNH VIỆN HƯƠNG SEN"], [[0], [1]]),
        (["UBND XÃ ĐỒNG SEN", "BAN CHỈ HUY", "PHÒNG CHỐNG THIÊN TAI"], [[0], [1, 2]]),
        (["HỘI ĐỒNG THI ĐUA", "TỈNH HÀ NAM", "CỤM THI ĐUA CÁC TRƯỜNG", "TRUNG CẤP NGHỀ"], [[0, 1], [2, 3]]),
        (["BỘ CÔNG AN", "CẢNH SÁT ĐƯỜNG THỦY", "THÀNH PHỐ CẨM GIANG"], [[0], [1, 2]]),
        (["BỘ Y TẾ", "LÀNG ĐIỀU DƯỠNG HƯƠNG SEN"], [[0], [1]]),
        (["BỘ LAO ĐỘNG", "THƯƠNG BINH VÀ XÃ HỘI"], [[0, 1]]),
        (["HỘI PHỤ NỮ -", "ĐOÀN TNCS HỒ CHÍ MINH", "XÃ ĐỒNG SEN"], [[0, 1, 2]]),
    ],
)
def test_lines_of_bodies_are_grouped(lines: list[str], groups: list[list[int]]) -> None:
    assert group_organs(lines) == groups


@pytest.mark.parametrize(
    ("line", "form"),
    [
        ("TM. ỦY BAN NHÂN DÂN", "TM."),
        ("KT.CHỦ TỊCH", "KT."),
        ("KI. GIÁM ĐỐC", "KT."),
        ("TÌM. ỦY BAN NHÂN DÂN", "TM."),
        ("_M, UỶ BAN NHÂN DÂN", "TM."),
        ("T/M BAN THƯỜNG VỤ", "T/M"),
        ("TUQ. GIÁM ĐỐC", "TUQ."),
        ("Q. GIÁM ĐỐC", "Q."),
        ("GIÁM ĐỐC", None),
        ("TT. Y TẾ", None),
    ],
)
def test_signing_prefixes(line: str, form: str | None) -> None:
    found = authority_prefix(line)
    assert (found[0] if found else None) == form


@pytest.mark.parametrize("line", ["PHÓ CHỦ TỊCH", "TRƯỞNG PHÒNG TCHC", "PHÓ GIÁM ĐỐC PHỤ TRÁCH", "CHỦ TOẠ", "GIÁM ĐÓC"])
def test_titles(line: str) -> None:
    assert is_title(line)


@pytest.mark.parametrize("line", ["KẾ HOẠCH", "MỤC ĐÍCH, YÊU CẦU", "SỞ Y TẾ", "Chủ tịch"])
def test_no_titles(line: str) -> None:
    assert not is_title(line)


@pytest.mark.parametrize(
    "name", ["Giàng A Páo", "H'Lan Niê", "Y Thanh Hà Niê Kđăm", "Lưu Văn Hạ", "Trương Việt Tú", "BSCKII. Đinh Thị Thơ"]
)
def test_names(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize("line", ["Lưu VT", "Nơi nhận", "Trường Mầm non Hoa Sen", "Phòng Nội vụ", "Hà Nội", "Điều 3"])
def test_no_names(line: str) -> None:
    assert not is_name(line)


@pytest.mark.parametrize(
    ("printed", "name"),
    [("PGS.TS. Nguyễn Văn A", "Nguyễn Văn A"), ("Đại tá Lò Văn B", "Lò Văn B"), ("ThS.BS Lê Thị C", "Lê Thị C"), ("Lê Thị C", "Lê Thị C")],
)
def test_degrees_and_ranks_are_dropped(printed: str, name: str) -> None:
    assert strip_degrees(printed) == name


@given(st.lists(st.sampled_from(DECISION.splitlines()) | st.text(max_size=60), max_size=30))
def test_any_order_of_lines_gives_a_role_to_each_block(lines: list[str]) -> None:
    text = "\n".join(lines)
    if not text.strip("\x00\ufeff \t\r\n\f") or not text.strip():
        return
    doc = document(text)
    found = frame(doc)
    assert len(found.roles) == len(doc.blocks)
    assert 0 <= found.body[0] <= found.body[1] <= len(doc.blocks)
    for slot in found.slots:
        block = doc.blocks[slot.block]
        last = doc.blocks[min(slot.block + 1, len(doc.blocks) - 1)]  # a line that a narrow column cut is of two blocks
        assert block.start <= slot.start <= slot.end <= last.end


def test_bodies_begin_and_end_where_the_labels_say(shared: Path) -> None:
    for path in sorted((shared / "samples").glob("*.txt")):
        gold = json.loads(path.with_suffix("").with_suffix(".gold.json").read_text(encoding="utf-8"))
        doc = compose(read_text(path.read_bytes(), path.name), path.name)
        found = frame(doc)
        listed = sum(role == "recipient" for role in found.roles)
        assert listed == len(gold["recipients"]), path.name


def test_a_judge_signs_and_is_no_list_of_recipients() -> None:
    signs = (
        "TÒA ÁN NHÂN DÂN\nCHÁNH ÁN\nLâm Thị Mẫu\nCÔNG AN HUYỆN\nTRƯỞNG CÔNG AN HUYỆN\nLê Văn Mẫu\nNơi nhận:\n- Như Điều 2;\n- Lưu: VT.\n"
    )
    found = roles(DECISION[: DECISION.index("Nơi nhận")] + signs)
    assert [text for role, text in found if role == "sign_name"] == ["Lâm Thị Mẫu", "Lê Văn Mẫu"]
    assert [text for role, text in found if role == "recipients_head"] == ["Nơi nhận:"]


def test_the_head_of_a_station_signs_and_opens_no_form() -> None:
    signs = "CHÍNH TRỊ VIÊN\nThiếu tá Hồ Văn Mẫu\nĐỒN TRƯỞNG\nTrung tá Phan Văn Mẫu\nNơi nhận:\n- Phòng Chính trị;\n- Lưu: VT.\n"
    found = roles(DECISION[: DECISION.index("Nơi nhận")] + signs)
    assert [text for role, text in found if role == "sign_title"] == ["CHÍNH TRỊ VIÊN", "ĐỒN TRƯỞNG"]
    assert [text for role, text in found if role == "recipients_head"] == ["Nơi nhận:"]
