"""Places and persons named like other words of a head or a foot: `Toàn Thắng` (tháng), `PHƯỜNG AN PHÚ` (PHƯƠNG ÁN), `Gio Linh` (giờ)."""

from __future__ import annotations

import pytest

from docparse.pipeline import parse_bytes
from docparse.schema import Record

_TITLE = "\nKẾ HOẠCH\nPhát động phong trào thi đua năm học mới\n\nI. MỤC ĐÍCH\nĐể nâng cao chất lượng dạy và học.\n"


def _read(text: str) -> Record:
    return next(iter(parse_bytes(text.encode(), "a.txt")))


def _stacked(body: str, place: str, *, right_first: bool = False, number: str = "Số: 12/KH-UBND") -> Record:
    left = f"ỦY BAN NHÂN DÂN\n{body}\n{number}\n"
    right = f"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n{place}, ngày 14 tháng 5 năm 2022\n"
    return _read((right + left if right_first else left + right) + _TITLE)


def _on_one_line(body: str, place: str, number: str = "Số: 12/KH-UBND") -> Record:
    return _read(
        f"ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{body} Độc lập - Tự do - Hạnh phúc\n"
        f"{number} {place}, ngày 14 tháng 5 năm 2022\n" + _TITLE
    )


@pytest.mark.parametrize("right_first", [False, True])
@pytest.mark.parametrize(
    ("body", "place", "issuer"),
    [
        ("PHƯỜNG AN KHÁNH", "An Khánh", "phường An Khánh"),
        ("PHƯỜNG ÂN TÍN", "Ân Tín", "phường Ân Tín"),
        ("HUYỆN GIO LINH", "Gio Linh", "huyện Gio Linh"),
        ("XÃ ĐOÀN KẾT", "Đoàn Kết", "xã Đoàn Kết"),
        ("HUYỆN M'DRẮK", "M'Drắk", "huyện M'Drắk"),
        ("XÃ TỰ DO", "Tự Do", "xã Tự Do"),
        ("XÃ TOÀN THẮNG", "Toàn Thắng", "xã Toàn Thắng"),
    ],
)
def test_communes_like_other_words(body: str, place: str, issuer: str, right_first: bool) -> None:
    header = _stacked(body, place, right_first=right_first).header
    assert (header.issuer.value, header.place.value, header.date.value) == (f"Ủy ban nhân dân {issuer}", place, "2022-05-14")


@pytest.mark.parametrize("place", ["Toàn Thắng", "M'Drắk", "Phan Rang - Tháp Chàm", "Gio Linh"])
def test_places_beside_the_number(place: str) -> None:
    header = _on_one_line("HUYỆN YÊN SƠN", place, "Số: 12 /KH UBND").header
    assert (header.number.value, header.symbol.value, header.place.value) == ("12", "KH-UBND", place)
    assert header.parent.value is None


def test_a_plan_of_action_is_still_a_type() -> None:
    record = _read(
        "UBND HUYỆN YÊN SƠN\nPHÒNG Y TẾ\nSố: 12/PA-PYT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Yên Sơn, ngày 14 tháng 5 năm 2022\n\nPHƯƠNG ÁN\nỨng phó với dịch bệnh mùa hè\n\nI. MỤC ĐÍCH\nĐể chủ động phòng bệnh.\n"
    )
    assert record.doc_type.value == "PA"


def test_the_end_of_a_district_is_no_joining_word() -> None:
    record = _read(
        "PHÒNG GD&ĐT HUYỆN BÁ THƯỚC\nTRƯỜNG THCS ĐIỀN TRUNG\nSố: 12/KH-THCS\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nBá Thước, ngày 14 tháng 5 năm 2022\n" + _TITLE
    )
    assert record.header.issuer.value == "Trường Trung học cơ sở Điền Trung"


def test_a_farmers_union_is_written_out() -> None:
    record = _read("HỘI NÔNG DÂN VIỆT NAM\nBCH HND TỈNH HẢI DƯƠNG\n*\nSố: 149-KH/HNDT\nHải Dương, ngày 21 tháng 01 năm 2022\n" + _TITLE)
    assert record.header.issuer.value == "Ban Chấp hành Hội Nông dân tỉnh Hải Dương"


@pytest.mark.parametrize("columns", [False, True])
@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("PHÓ GIÁM ĐỐC", "ĐẶNG THÔNG"),
        ("GIÁM ĐỐC", "ĐOÀN XUÂN LAN"),
        ("GIÁM ĐỐC", "TRƯƠNG TRỌNG OANH"),
        ("CHỦ TỊCH", "VŨ VÂN"),
        ("HIỆU TRƯỞNG", "LƯƠNG THƠ"),
        ("TRƯỞNG BAN", "K'NĂM NIÊ"),
        ("CHỦ TỊCH", "Đàm Ý"),
        ("GIÁM ĐỐC", "Ban Văn Tá"),
    ],
)
def test_signers_like_titles(title: str, printed: str, columns: bool) -> None:
    foot = (
        f"Nơi nhận:                                {title}\n- Như trên;\n- Lưu: VT.\n                                         {printed}\n"
        if columns
        else f"{title}\n{printed}\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n"
    )
    head = "ỦY BAN NHÂN DÂN\nHUYỆN YÊN SƠN\nSố: 12/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    record = _read(f"{head}Yên Sơn, ngày 14 tháng 5 năm 2022\n{_TITLE}Các trường căn cứ thực hiện./.\n{foot}")
    assert record.signatory is not None
    name = record.signatory.name.value
    assert (record.signatory.title.value, name and name.upper()) == (title, printed.upper())


@pytest.mark.parametrize("last", ["III. ĐỐI TƯỢNG", "III/ MỨC THƯỞNG", "PHẦN BA\nĐỐI TƯỢNG", "PHẦN HAI\nCHỈ TIÊU"])
def test_headings_like_titles_of_signers(last: str) -> None:
    head = "ỦY BAN NHÂN DÂN\nHUYỆN YÊN SƠN\nSố: 12/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    record = _read(
        f"{head}Yên Sơn, ngày 14 tháng 5 năm 2022\n{_TITLE}{last}\n- Toàn thể đoàn viên trong huyện.\n\n"
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nCHỦ TỊCH\n\nNguyễn Văn Bình\n"
    )
    headings = [section.heading for section in record.sections]
    assert last.replace("\n", " ") in [heading and heading.replace("\n", " ") for heading in headings]
    assert record.signatory is not None
    assert record.signatory.name.value == "Nguyễn Văn Bình"
    assert [recipient.name for recipient in record.recipients] == ["Như trên", "Lưu: VT"]


@pytest.mark.parametrize("head", ["* Nơi nhận:", "*Nơi nhận:", "Nơi gửi:", "NƠI NHẬN:"])
@pytest.mark.parametrize("gap", ["\t", " " * 30])
def test_recipients_beside_the_signer(head: str, gap: str) -> None:
    start = "ỦY BAN NHÂN DÂN\nHUYỆN YÊN SƠN\nSố: 12/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    record = _read(
        f"{start}Yên Sơn, ngày 14 tháng 5 năm 2022\n{_TITLE}\n{head}{gap}TM. ỦY BAN NHÂN DÂN\n"
        f"* Sở Nội vụ (để b/c);{gap}CHỦ TỊCH\n* Như trên;\n* Lưu: VT.{gap}Trần Văn Bình\n"
    )
    assert [(one.name, one.purpose) for one in record.recipients] == [("Sở Nội vụ", "để b/c"), ("Như trên", None), ("Lưu: VT", None)]
    assert record.signatory is not None
    assert (record.signatory.title.value, record.signatory.name.value) == ("CHỦ TỊCH", "Trần Văn Bình")
