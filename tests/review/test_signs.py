"""Signs of misreadings and wrong cuts, each with an example and its opposite."""

from __future__ import annotations

import pytest

from docparse.review import beside, evidence
from docparse.review.signs import NAMES, signs
from docparse.schema import DateMention, FieldValue, Recipient, Reference, Section, Target

NAME = FieldValue(value="x")
ITEM = Recipient(name="", start=0, end=0)


def aim(measure: str, value: float = 5, comparator: str = "eq") -> Target:
    return Target(measure=measure, comparator=comparator, value=value, start=0, end=0)  # type: ignore[arg-type]


def day(edtf: str) -> DateMention:
    return DateMention(surface="", edtf=edtf, start=0, end=0)


def cited(canonical: str) -> Reference:
    return Reference(surface="", canonical=canonical, start=0, end=0)


@pytest.mark.parametrize(
    ("field", "holder", "value", "before", "after", "authority"),
    [
        ("dates", day("2017-05-09"), "ngày 09/5/2017", "báo cáo ", " về", ""),
        ("targets", aim("hộ có nước", 90, "ge"), "trên 90% hộ có nước", "- ", ";", ""),
        ("references", cited("12/KH-SYT"), "Kế hoạch số 12/KH-SYT", "theo ", " ngày 05/5", ""),
        ("headings", Section(start=0, end=0, ordinal="II"), "II. NỘI DUNG THI ĐUA", "\n", "\n1. Thi đua dạy tốt", ""),
        ("signatory name", NAME, "Lò Thị Mận", "\n", "\n", ""),
        ("signatory title", NAME, "PHÓ CHỦ TỊCH", "\n", "\n", "KT."),
        ("signatory title", NAME, "CHỦ TỊCH", "\n", "\n", "TM."),
        ("recipients", ITEM, "Hội Nông dân xã", "- ", ";", ""),
        ("recipients", ITEM, "Lưu", "- ", "", ""),
        ("place", NAME, "Mường Lát", "", ", ngày", ""),
        ("recipients", ITEM, "Đội “Sao đỏ” (2 bản)", "- ", ";", ""),
        ("targets", aim("hộ", 12), "12 hộ ở 3 bản", "- ", ";", ""),
        ("issuer", NAME, "Trường Mầm non số 2 Nậm Mả", "", "", ""),
        ("subject", NAME, "BAN HÀNH QUY CHẾ THI ĐUA CỦA ỦY BAN NHÂN DÂN XÃ", "", "", ""),
        ("subject", NAME, "Triển khai thi đua tại Hội nghị người lao động", "", "", ""),
    ],
)  # fmt: skip
def test_a_plain_value_shows_no_sign(field, holder, value, before, after, authority) -> None:
    found = signs(field, holder, value, evidence.WORD.findall(value), before, after, authority)
    assert found["signs"] == 0
    assert set(found) <= set(NAMES)


@pytest.mark.parametrize(
    ("field", "holder", "value", "before", "after", "authority", "sign"),
    [
        ("recipients", ITEM, "Hội Hội Nông dân xã", "- ", ";", "", "stutter"),
        ("recipients", ITEM, "Đảng ảng ủy xã", "- ", ";", "", "stutter"),
        ("recipients", ITEM, "Hội", "- ", ";", "", "single"),
        ("recipients", ITEM, "Hội Nông", "- ", " dân", "", "touched"),
        ("recipients", ITEM, "Hội Nông dân (phát lại)", "- ", ";", "", "signs"),
        ("signatory name", NAME, "Lò_Thị Mận", "", "", "", "lone"),
        ("signatory name", NAME, "Lò Thị M4n", "", "", "", "lone"),
        ("signatory name", NAME, "Thị Mận", "", "", "", "signs"),
        ("subject", NAME, "Phát động đợt “Nước sạch", "", "", "", "lone"),
        ("subject", NAME, "Tặng danh. hiệu dũng sĩ", "", "", "", "lone"),
        ("subject", NAME, "BAN HÀNH ĐIỀU LỆ HỘI THAO CHỦ TỊCH XÃ NẬM MẢ", "", "", "", "signs"),
        ("recipients", ITEM, "Tổ ' Bảo vệ", "- ", ";", "", "lone"),
        ("recipients", ITEM, "Tổ bảo vệ số 1 1", "- ", ";", "", "lone"),
        ("recipients", ITEM, "Hội Nông dân (xã", "- ", ";", "", "lone"),
        ("headings", Section(start=0, end=0, ordinal="V"), "V. LỄ TRAO 'CỜ ĐẦU", "\n", "\nTổ chức", "", "lone"),
        ("signatory title", NAME, "CHỦ TỊCH", "", "", "KT.", "deputy"),
        ("signatory title", NAME, "TỊCH", "", "", "TM.", "opens_odd"),
        ("references", cited("12/KH"), "Kế hoạch số 12/KH", "", "-SYT ngày", "", "signs"),
        ("references", cited("12/KH-SYTTT"), "Kế hoạch 12/KH-SYTTT", "", "", "", "signs"),
        ("headings", Section(start=0, end=0, ordinal="I"), "I. MỤC ĐÍCH", "\n", "\nYÊU CẦU\n1. Thi đua", "", "goes_on"),
        ("headings", Section(start=0, end=0, ordinal="IV"), "IV. TỔ", "\n", "\nCác phòng", "", "single"),
        ("headings", Section(start=0, end=0, ordinal="I"), "I MỤC ĐÍCH", "\n", "\nLàm cho", "", "signs"),
        ("dates", day("2017-06-01/.."), "từ 01/6", "", " đến.02/9/2017", "", "signs"),
        ("dates", day("2017-34"), "quý 11/2017", "", ".", "", "signs"),
        ("targets", aim("mủ"), "7 ít nhất", "", " 140 tấn", "", "signs"),
        ("targets", aim("dân số", 95), "bao phủ lên 95%", "", " dân số trở lên", "", "hangs"),
        ("targets", aim("huyện", 0, "ge"), "ít nhất 0 huyện", "", "", "", "signs"),
    ],
)  # fmt: skip
def test_a_sign_is_named(field, holder, value, before, after, authority, sign) -> None:
    found = signs(field, holder, value, evidence.WORD.findall(value), before, after, authority)
    assert found[sign] >= 1
    assert found["signs"] >= 1


def test_the_row_of_a_table() -> None:
    text = "TT\tChỉ tiêu\tĐVT\tGiao\n1\tSố xã\txã\t16,41\t172\nB2\tSố bản\tbản\t4L\t>50\n"
    one = evidence.of_row(text, text.index("1\tSố"), text.index("\nB2"), 172.0)
    two = evidence.of_row(text, text.index("B2"), len(text) - 1, 50.0)
    assert (one["cells"], one["cells_gap"], one["cell_mark"]) == (5, 0, 0)
    assert one["ratio"] == pytest.approx(1.02, abs=0.01)
    assert (one["cells_odd"], two["cells_odd"], two["cell_mark"]) == (0, 2, 1)


def test_a_cell_of_hundreds_of_digits_is_no_number() -> None:
    text = f"1\tSố hộ\thộ\t{'9' * 400}\t95\n"
    assert evidence.of_row(text, 0, len(text) - 1, 95.0)["ratio"] == 0


def test_what_a_heading_speaks_of() -> None:
    assert evidence.under("2. Tiêu chuẩn xét tặng") == ("under rule",)
    assert evidence.under("I. Kết quả đạt được") == ("under result",)
    assert evidence.under("II. Chỉ tiêu thi đua") == ("under aim",)
    assert evidence.under("III. Tổ chức thực hiện") == ()


def test_headings_unlike_their_row() -> None:
    row = [Section(start=0, end=9, ordinal=str(at), heading=f"{at}. Việc") for at in (1, 2, 3)]
    row.append(Section(start=9, end=20, ordinal="3", heading="3 Việc."))
    found = evidence.of_headings(row, "x" * 20)
    assert found[id(row[3])]["mark_odd"] == found[id(row[3])]["tail_odd"] == 0.75
    assert found[id(row[0])]["mark_odd"] == 0.25
    assert [found[id(section)]["repeat"] for section in row] == [0, 0, 1, 1]


@pytest.mark.parametrize(
    ("ordinals", "odd"),
    [
        (("I", "II", "III"), [0, 0, 0]), (("I", "I", "III"), [1, 2, 1]), (("a", "b", "c", "d", "e"), [0, 0, 0, 0, 0]),
        (("1", None, "2", "4"), [0, 0, 1, 1]), (("II",), [1]),
    ],
)  # fmt: skip
def test_a_number_out_of_its_row(ordinals: tuple[str | None, ...], odd: list[int]) -> None:
    row = [Section(start=at, end=at + 1, ordinal=ordinal, heading=f"{ordinal}. Việc") for at, ordinal in enumerate(ordinals)]
    found = evidence.of_headings(row, "x" * 9)
    assert [found[id(section)]["out_of_row"] for section in row] == odd


def test_where_a_row_prints_its_aim() -> None:
    text = "4\tĐàn dê\tcon\t1.240\t1.500"
    assert evidence.figure_of(text, 0, len(text), 1500.0) == (text.index("1.500"), len(text))
    assert evidence.figure_of(text, 0, len(text), 15.0) is None


def test_doubts_of_the_others_are_heard() -> None:
    table = beside.of_values(["dates", "dates", "dates", "place"], [0.9, 0.5, 0.9, 0.8], [0.0, 4.0, 0.0, 0.0])
    by_name = [dict(zip(beside.NAMES, row, strict=True)) for row in table]
    assert by_name[0]["own_beside"] == 0.5
    assert by_name[0]["doubts_beside"] == 3.0
    assert by_name[1]["doubts_beside"] == by_name[1]["doubts_paper"] == 0.0
    assert by_name[2]["doubts_field"] == 1.5
    assert by_name[3]["doubts_field"] == by_name[3]["doubts_paper"] == 1.0
    assert by_name[3]["own_beside"] == 1.0
