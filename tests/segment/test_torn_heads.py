"""Heads whose letters stand apart or whose first lines are lost. All made up."""

from __future__ import annotations

import pytest

from docparse.document import Block, Document
from docparse.pipeline import extract, parse_bytes
from docparse.schema import Record

_HEAD = (
    "UBND TỈNH SÔNG LÔ\nSỞ KIẾN TẠO\nSố: 12/{symbol}-SKT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Sông Lô, ngày 02 tháng 3 năm 2021\n\n"
)


def _record(text: str) -> Record:
    return parse_bytes(text.encode(), "a.txt")[0]


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("K Ế  H O Ạ C H", "KH"),
        ("K Ế H O Ạ C H", "KH"),
        ("Q U Y Ế T   Đ Ị N H", "QĐ"),
        ("C H Ỉ   T H Ị", "CT"),
        ("T H Ô N G     B Á O", "TB"),
        ("CH Ỉ TH Ị", "CT"),
    ],
)
def test_a_title_whose_letters_stand_apart(title: str, code: str) -> None:
    record = _record(_HEAD.format(symbol=code) + f"{title}\nVề việc trồng cây đầu xuân\n\nCác phòng thực hiện những việc sau.\n")
    assert record.doc_type.value == code
    assert record.header.subject.value == "Về việc trồng cây đầu xuân" or record.header.subject.value == "trồng cây đầu xuân"
    assert record.header.symbol.value == f"{code}-SKT"


def test_the_second_line_of_such_a_title() -> None:
    record = _record(
        _HEAD.format(symbol="KHLT") + "K Ế  H O Ạ C H\nL I Ê N  T Ị C H\nPhối hợp trồng cây đầu xuân\n\nCác phòng thực hiện.\n"
    )
    assert record.header.subject.value == "Phối hợp trồng cây đầu xuân"


def test_the_subject_under_a_number_that_is_lost() -> None:
    text = (
        "V/v giao chỉ tiêu thi đua phát triển hội viên,\nBHXH, BHYT năm 2022\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\n\nSông Lô, ngày 15 tháng 3 năm 2022\n\nKính gửi: Các phòng.\n\nĐề nghị các phòng thực hiện.\n"
    )
    header = _record(text).header
    assert header.subject.value == "giao chỉ tiêu thi đua phát triển hội viên, BHXH, BHYT năm 2022"
    assert header.issuer.value is None
    assert [one.value for one in header.addressees] == ["Các phòng"]


_BODY = "\n\nThực hiện kế hoạch của tỉnh, Sở thông báo như sau:\n\nI. MỤC ĐÍCH\n\nTrồng cây cho xanh.\n"


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        (
            "KẾ HOẠCH\nTổ chức phong trào thi đua\n“Mỗi nhà một gốc cây, mỗi xóm một vườn rừng,\nmỗi xã một đồi thông”\ntrên địa bàn tỉnh",
            "Tổ chức phong trào thi đua “Mỗi nhà một gốc cây, mỗi xóm một vườn rừng, mỗi xã một đồi thông” trên địa bàn tỉnh",
        ),
        ("TỜ TRÌNH\n\nKính gửi: UBND tỉnh Sông Lô\n\nVề việc trồng cây đầu xuân", "Về việc trồng cây đầu xuân"),
        ("Trồng cây đầu xuân trên địa bàn tỉnh", "Trồng cây đầu xuân trên địa bàn tỉnh"),
        ("V.v trồng cây đầu xuân\n\nKính gửi: Các phòng", "trồng cây đầu xuân"),
        ("Trích yếu: trồng cây đầu xuân\n\nKính gửi: Các phòng", "trồng cây đầu xuân"),
    ],
)
def test_subjects_in_odd_places(title: str, subject: str) -> None:
    assert _record(_HEAD.format(symbol="TTr" if title.startswith("TỜ") else "KH") + title + _BODY).header.subject.value == subject


def _scan(head: str, left: tuple[str, ...] = ()) -> Document:
    """A scan with these lines; `left`: those that stand in the left column."""
    blocks, at = [], 0
    for line in head.splitlines():
        blocks.append(Block(at, at + len(line), line, 1, column="left" if line in left else "full"))
        at += len(line) + 1
    return Document(text=head, blocks=blocks, pages=[], pieces=[], name="a.pdf", origin="ocr")


_TITLES = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSông Lô, ngày 02 tháng 3 năm 2031\n"


def test_a_year_alone_ends_the_subject() -> None:
    record = extract(_scan(f"SỞ KIẾN TẠO\nSố: 12/KH-SKT\n{_TITLES}KẾ HOẠCH\nTRỒNG CÂY ĐẦU XUÂN NĂM\n2031\nCăn cứ Kế hoạch số 3/KH-UBND;\n"))
    assert record.header.subject.value == "TRỒNG CÂY ĐẦU XUÂN NĂM 2031"


def test_what_stands_under_the_number_of_a_letter_is_its_subject() -> None:
    about = "rà soát việc trồng cây đầu xuân"
    text = f"SỞ KIẾN TẠO\nSố: 12/SKT-VP\n{about}\n{_TITLES}Kính gửi: Các phòng.\nĐề nghị các phòng thực hiện.\n"
    assert extract(_scan(text, (about,))).header.subject.value == about
    assert extract(_scan(text)).header.subject.value is None


@pytest.mark.parametrize("line", ["36/CT-SKT", "ố: 36/CT-SKT"])
def test_a_number_line_at_the_top_may_have_lost_its_head(line: str) -> None:
    record = extract(_scan(f"{line}\n{_TITLES}CHỈ THỊ\nVề việc trồng cây\nCăn cứ Kế hoạch số 3/KH-UBND;\n"))
    assert (record.header.number.value, record.header.symbol.value) == ("36", "CT-SKT")


@pytest.mark.parametrize("stamp", ["Ngày 9/6 TỈNH SÔNG LÔ", "TỈNH SÔNG LÔ"])
def test_a_stamp_beside_the_place_of_the_issuer(stamp: str) -> None:
    record = extract(_scan(f"l CÔNG VĂN ĐẾN\nỦY BAN NHÂN DÂN\n{stamp}\nSố: 12/QĐ-UBND\n{_TITLES}QUYẾT ĐỊNH\nVề việc trồng cây\n"))
    assert record.header.issuer.value == "Ủy ban nhân dân tỉnh Sông Lô"
    assert record.header.parent.value is None
