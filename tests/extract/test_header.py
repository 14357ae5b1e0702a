"""Header fields from papers made up for the test: numbers, dates with blanks, subjects, addressees, marks."""

from __future__ import annotations

import pytest

from docparse.document import Document, SignaturePanel
from docparse.extract.header.header import extract_header
from docparse.extract.header.slot_date import parse_place_date
from docparse.layout.compose import compose
from docparse.read.plain.text import read_text
from docparse.schema import Header
from docparse.segment.frame import frame

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"


def document(text: str) -> Document:
    return compose(read_text(text.encode(), "paper.txt"), "paper.txt")


def header(text: str) -> Header:
    doc = document(text)
    return extract_header(doc, frame(doc))


def scan(text: str, panels: list[SignaturePanel] | None = None) -> Header:
    doc = document(text)
    doc.origin = "ocr"
    doc.panels = panels or []
    return extract_header(doc, frame(doc))


def plan(number: str = "Số: 12/KH-SYT", date: str = "Lai Châu, ngày 05 tháng 01 năm 2021", rest: str = "KẾ HOẠCH\nThi đua\n") -> str:
    return f"SỞ Y TẾ LAI CHÂU\n{number}\n{STATE}{date}\n{rest}I. MỤC ĐÍCH\nMột đoạn văn của phần thân.\n"


@pytest.mark.parametrize(
    ("line", "place", "date"),
    [
        ("Hà Nội, ngày 29 tháng 03 năm 2021", "Hà Nội", "2021-03-29"),
        ("Hòa Bình, ngày tháng 01 năm 2022", "Hòa Bình", "2022-01-XX"),
        ("Bắc Giang, ngày tháng năm 2024", "Bắc Giang", "2024-XX-XX"),
        ("Sa Đéc, ngày ... tháng ... năm 2024", "Sa Đéc", "2024-XX-XX"),
        ("Sa Đéc, ngày …… tháng 5 năm 2024", "Sa Đéc", "2024-05-XX"),
        ("Tp.Hồ Chí Minh, ngày 03 tháng 01 năm 2014", "Tp.Hồ Chí Minh", "2014-01-03"),
        ("Hà Nội, ngày 03 tháng bốn năm 2018", "Hà Nội", "2018-04-03"),
        ("Phan Rang - Tháp Chàm, ngày 6 tháng 7 năm 2005", "Phan Rang - Tháp Chàm", "2005-07-06"),
        ("Ngày 26 tháng 11 năm 2003", None, "2003-11-26"),
        ("Hà Nội, ngày 31 tháng12 năm 2025", "Hà Nội", "2025-12-31"),
        ("Hà Nội, ngày tháng năm 20…", "Hà Nội", None),
        ("Tam Kỳ, 15/02/2024", "Tam Kỳ", "2024-02-15"),
        ("Hà Nội, tháng 5 năm 2020", "Hà Nội", "2020-05-XX"),
        ("Quảng Ngãi, ngày 5 tháng 5 năm 2022", "Quảng Ngãi", "2022-05-05"),
        ("Lai Châu, ngày 5 tuáng 01 năm 2021", "Lai Châu", "2021-01-05"),
    ],
)
def test_place_and_date_lines(line: str, place: str | None, date: str | None) -> None:
    found = parse_place_date(line)
    assert found is not None
    assert (found.place, found.date) == (place, date)


def test_what_a_pen_wrote_is_never_taken_for_a_number() -> None:
    found = parse_place_date("Hải Dương, ngày |D tháng 01 năm 2011")
    assert found is not None
    assert found.date == "2011-01-XX"
    assert found.noisy


def test_a_blank_number_is_a_value_of_its_own() -> None:
    found = header(plan(number="Số:      /KH-SYT"))
    assert (found.number.value, found.number.source, found.symbol.value) == (None, "blank", "KH-SYT")


def test_noise_in_the_number_slot_is_blank_with_little_confidence() -> None:
    found = scan(plan(number="Số: Jí4 /KH-SYT"))
    assert found.number.value is None
    assert found.number.source == "blank"
    assert found.number.confidence < 0.5
    assert found.symbol.value == "KH-SYT"


def test_fields_point_at_their_words() -> None:
    doc = document(plan())
    found = extract_header(doc, frame(doc))
    assert doc.text[found.number.start : found.number.end] == "12"
    assert doc.text[found.symbol.start : found.symbol.end] == "KH-SYT"
    assert doc.text[found.place.start : found.place.end] == "Lai Châu"
    assert doc.text[found.subject.start : found.subject.end] == "Thi đua"


def test_an_incoming_stamp_gives_no_number() -> None:
    found = header(plan().replace("KẾ HOẠCH\n", "Số: 916\nNgày: 31-12\nKẾ HOẠCH\n"))
    assert (found.number.value, found.date.value) == ("12", "2021-01-05")


@pytest.mark.parametrize(
    ("rest", "subject"),
    [
        ("KẾ HOẠCH\nThi đua\n", "Thi đua"),
        ("KẾ HOẠCH\nTổ chức phong trào thi đua\ngiai đoạn 2021 - 2025\n", "Tổ chức phong trào thi đua giai đoạn 2021 - 2025"),
        ("KẾ HOẠCHVề việc tổ chức hội thi\n", "Về việc tổ chức hội thi"),
        ("KẾ HOẠCH\n(Tổ chức hội thi tay nghề giỏi\ncấp khoa)\n", "Tổ chức hội thi tay nghề giỏi cấp khoa"),
        ("KẾ HOẠCH\n( Về việc trực Tết )\n", "Về việc trực Tết"),
        ("KẾ HOẠCH\nPhong trào “Ngày hội bến cá”.\n", "Phong trào “Ngày hội bến cá”"),
        ("KẾ HOẠCH\nMở lớp nghề (đợt 2).\n", "Mở lớp nghề (đợt 2)"),
        ("TỜ TRÌNH\nV/v xét tặng Bằng khen\n", "xét tặng Bằng khen"),
        ("THÔNG TƯ\nQUY ĐỊNH MỨC CHI\nCHO CÔNG TÁC THI ĐUA\nCăn cứ Luật Ngân sách nhà nước;\n", "QUY ĐỊNH MỨC CHI CHO CÔNG TÁC THI ĐUA"),
        ("QUYẾT ĐỊNH\nBan hành Quy chế\nGIÁM ĐỐC SỞ Y TẾ LAI CHÂU\nCăn cứ Luật Khám bệnh;\n", "Ban hành Quy chế"),
        ("CHƯƠNG TRÌNH PHỐI HỢP Trồng rừng đầu nguồn\n", "Trồng rừng đầu nguồn"),
        ("CHUƠNG TRINH PHỐl HỢP\nTrồng rừng đầu nguồn\n", "Trồng rừng đầu nguồn"),
        ("CHƯƠNG TRÌNH PHỐI HỢP\nXây dựng đời sống mới\nGiai đoạn 2016 - 2021\n", "Xây dựng đời sống mới Giai đoạn 2016 - 2021"),
    ],
)
def test_subjects_under_a_type(rest: str, subject: str) -> None:
    assert header(plan(rest=rest)).subject.value == subject


def test_subject_of_a_letter_runs_over_lines_and_columns() -> None:
    text = (
        "SỞ Y TẾ LAI CHÂU\nSố: 7/SYT-NV\nV/v báo cáo kết quả\nthi đua quý I\n"
        + STATE
        + "Lai Châu, ngày 05 tháng 4 năm 2021\nKính gửi: Phòng Tổ chức.\nĐề nghị báo cáo trước ngày 10/4.\n"
    )
    assert header(text).subject.value == "báo cáo kết quả thi đua quý I"


@pytest.mark.parametrize(
    ("lines", "addressees"),
    [
        ("Kính gửi: Thủ trưởng các đơn vị.", ["Thủ trưởng các đơn vị"]),
        ("Kính gửi:\n- Các phòng;\n- Các trạm y tế.", ["Các phòng", "Các trạm y tế"]),
        ("Kính gửi:\n- Các phòng\n- Các trạm y tế", ["Các phòng", "Các trạm y tế"]),
        ("Kính gửi: Các sở, ban, ngành; UBND các xã", ["Các sở, ban, ngành", "UBND các xã"]),
        ("Kính gửi:\n- Các đơn vị: Nội vụ, Y tế,\nXây dựng;\n- Các xã.", ["Các đơn vị: Nội vụ, Y tế, Xây dựng", "Các xã"]),
        ("Kinh gửi: Sở Nội vụ", ["Sở Nội vụ"]),
        ("Kính gửi: ……………………………..", []),
        ("Kính gửi: Các xã;\n\nCăn cứ Kế hoạch số 4/KH-SYT ngày 02/3/2021;\n\nThực hiện quy chế thi đua;", ["Các xã"]),
        ("Kính gửi:\n- Các phòng;\n- Các trạm y tế;\n\nThực hiện Chỉ thị số 2/CT-UBND;", ["Các phòng", "Các trạm y tế"]),
    ],
)
def test_addressees(lines: str, addressees: list[str]) -> None:
    text = (
        f"SỞ Y TẾ LAI CHÂU\nSố: 7/SYT-NV\nV/v báo cáo\n{STATE}Lai Châu, ngày 05 tháng 4 năm 2021\n"
        f"{lines}\n\nThực hiện kế hoạch, Sở đề nghị báo cáo.\n"
    )
    assert [item.value for item in header(text).addressees] == addressees


@pytest.mark.parametrize(("line", "value"), [("HỎA TỐC", "HỎA TỐC"), ("KHẨN", "KHẨN"), ("HOẢ TỐC", "HỎA TỐC"), ("Thi đua", None)])
def test_urgency_marks(line: str, value: str | None) -> None:
    assert header(plan(date=f"{line}\nLai Châu, ngày 05 tháng 01 năm 2021")).urgency.value == value


def test_secrecy_mark() -> None:
    assert header(plan(date="MẬT\nLai Châu, ngày 05 tháng 01 năm 2021")).secrecy.value == "MẬT"


def test_no_date_line_means_no_date() -> None:
    found = header(plan(date=""))
    assert (found.date.value, found.place.value) == (None, None)


def test_an_article_has_a_title_and_no_header() -> None:
    found = header("Hội thao ngành y năm 2023 thành công tốt đẹp\nSáng 12/12, tại nhà thi đấu, ngành đã khai mạc hội thao với 20 đoàn.\n")
    assert found.subject.value == "Hội thao ngành y năm 2023 thành công tốt đẹp"
    assert found.issuer.value is found.number.value is found.date.value is None


PANEL = SignaturePanel(signer="SỞ Y TẾ LAI CHÂU", time="2021-01-07T09:00:00+07:00")


@pytest.mark.parametrize(
    ("panel", "date", "source"),
    [
        (PANEL, "2021-01-07", "inferred"),
        (SignaturePanel(signer="CỔNG THÔNG TIN ĐIỆN TỬ", time="2021-01-09T09:00:00+07:00"), "2021-01-XX", "printed"),
        (SignaturePanel(signer="Lò Thị Ban", time="2021-01-06T09:00:00+07:00"), "2021-01-XX", "printed"),
        (SignaturePanel(signer="SỞ Y TẾ LAI CHÂU", time="2021-02-07T09:00:00+07:00"), "2021-01-XX", "printed"),
    ],
)
def test_the_bodys_digital_signature_gives_a_day_that_a_scan_lost(panel: SignaturePanel, date: str, source: str) -> None:
    found = scan(plan(date="Lai Châu, ngày ¿) tháng 01 năm 2021"), [panel])
    assert (found.date.value, found.date.source) == (date, source)


@pytest.mark.parametrize(
    ("line", "number", "symbol"),
    [
        ("/KH-SYT", None, "KH-SYT"),
        (". Số: 16/KH-SYT", "16", "KH-SYT"),
        ("Số: .......KH-SYT", None, "KH-SYT"),
        ("Số 96-KH/TU", "96", "KH/TU"),
    ],
)
def test_number_lines_that_a_scan_damaged(line: str, number: str | None, symbol: str) -> None:
    found = scan(plan(line))
    assert (found.number.value, found.symbol.value, found.issuer.value) == (number, symbol, "Sở Y tế tỉnh Lai Châu")


def test_a_damaged_mark_of_the_subject_is_dropped() -> None:
    text = f"SỞ Y TẾ LAI CHÂU\nSố: 12/SYT-VP\nVR: khen thưởng năm 2021\n{STATE}Lai Châu, ngày 05 tháng 01 năm 2021\nKính gửi: Các phòng.\n"
    assert scan(text).subject.value == "khen thưởng năm 2021"


def test_words_of_the_other_column_and_lost_bars_on_scans() -> None:
    found = scan(
        plan(
            "Số: 12/TIr-SYT",
            date="KHEN THƯỞNG Sơn La, ngày 05 tháng 01 năm 2021",
            rest='TỜ TRÌNH\nPhong trào "Một việc " năm 2021 — 2022\n',
        )
    )
    assert (found.place.value, found.symbol.value) == ("Sơn La", "TTr-SYT")
    assert found.subject.value == 'Phong trào "Một việc" năm 2021 – 2022'
