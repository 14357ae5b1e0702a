"""How a value stands on its page, as features: one example a feature, and its opposite."""

from __future__ import annotations

import pytest

from docparse.document import Document, PageSpan
from docparse.review import stands
from docparse.review.confidence import Carrier
from docparse.schema import DateMention, Target


def stand(text: str, *carriers: Carrier, origin: str = "ocr") -> list[stands.Stand]:
    document = Document(text, [], [PageSpan(1, 0, len(text))], [], origin)  # type: ignore[arg-type]
    return stands.of_values(text, text.lower(), document, carriers)


def carrier(field: str, text: str, printed: str, value: str | None = None, holder: object = None) -> Carrier:
    start = text.index(printed)
    return Carrier(field, holder, printed if value is None else value, start, start + len(printed))


@pytest.mark.parametrize(
    ("printed", "value", "count"),
    [
        ("PHÒNG VẬT TƯ", "Phòng Vật tư", 0), ("PHÒNG VÂT TƯ", "Phòng Vật tư", 1), ("UỶ BAN", "Ủy ban", 0), ("Bến Thuỷ", "Nghi Lộc", 2),
    ],
)  # fmt: skip
def test_words_that_are_not_printed(printed: str, value: str, count: int) -> None:
    assert stand(printed, carrier("issuer", printed, printed, value))[0]["unprinted"] == count


@pytest.mark.parametrize(
    ("printed", "value", "odd"),
    [("II CHỦ ĐỀ", "II/ CHỦ ĐỀ", 1), ("II/ CHỦ\nĐỀ", "II/ CHỦ ĐỀ", 0), ("A - CHỦ ĐỀ", "A- CHỦ ĐỀ", 1), ("II/ CHỦ", "II/ CHỦ ĐỀ", 0)],
)  # fmt: skip
def test_marks_that_are_not_as_printed(printed: str, value: str, odd: float) -> None:
    assert stand(printed, carrier("headings", printed, printed, value))[0]["respaced"] == odd


def test_what_is_derived_is_not_held_against_its_print() -> None:
    assert "unprinted" not in stand("Kế hoạch", carrier("doc_type", "Kế hoạch", "Kế hoạch", "KH"))[0]


@pytest.mark.parametrize(("value", "count"), [("III. Tiến độ", 1), ("Như điều II, IV", 2), ("Tiến độ", None), ("Ivanovo", None)])
def test_roman_numbers(value: str, count: int | None) -> None:
    assert stand(value, carrier("headings", value, value))[0].get("roman") == count


def test_the_same_words_with_other_marks() -> None:
    text = "3. Xã Đức Phố\nGiao xã Đức Phổ, xã Nghi Lâm trồng cây"
    heading = stand(text, carrier("headings", text, "3. Xã Đức Phố"))[0]
    assert heading["otherwise"] == 1
    assert stand(text, carrier("recipients", text, "xã Nghi Lâm"))[0]["otherwise"] == 0
    assert "otherwise" not in stand(text, carrier("headings", text, "3. Xã Đức Phố"), origin="text")[0]


def test_abbreviations_said_once_that_no_body_bears() -> None:
    text = "Lưu: VT, QXKZ.\nPhòng KHTQZ, gọi tắt KHTQZ"
    assert stand(text, carrier("recipients", text, "Phòng KHTQZ"))[0]["short_alone"] == 0
    assert stand(text, carrier("recipients", text, "Lưu: VT, QXKZ"))[0]["short_alone"] >= 1


def test_debris_in_print() -> None:
    text = "- ?hòng Y tế;\n- Trạm Thú y;"
    assert [s["debris"] for s in stand(text, carrier("recipients", text, "?hòng Y tế"), carrier("recipients", text, "Trạm Thú y"))] == [
        1,
        0,
    ]


def test_an_item_that_breaks_off() -> None:
    text = "- Trạm Thú y;\n- Hạt Kiểm lâm;\n- Đội Quản lý\nthị trường;\n- Lưu"
    names = ("Trạm Thú y", "Hạt Kiểm lâm", "Đội Quản lý")
    found = stand(text, *(carrier("addressees", text, name) for name in names))
    assert [one["next_odd"] for one in found] == [0, 0, 1]
    assert found[2]["stop_odd"] > found[0]["stop_odd"]


@pytest.mark.parametrize(
    ("text", "printed", "edtf", "bare", "open_end"),
    [
        ("giữ 5/6 thôn", "5/6", "XXXX-06-05", 2, 0), ("từ ngày 5/6/2019", "ngày 5/6/2019", "2019-06-05", 0, 0),
        ("1\t01/6/2019 -\tHọp", "01/6/2019", "2019-06-01", 1, 1),
    ],
)  # fmt: skip
def test_dates_that_are_bare_or_go_on(text: str, printed: str, edtf: str, bare: float, open_end: float) -> None:
    mention = DateMention(start=0, end=1, surface=printed, edtf=edtf, role="event")
    found = stand(text, carrier("dates", text, printed, holder=mention))[0]
    assert (found["bare"], found["open_end"]) == (bare, open_end)


def aim(text: str, row: str, value: float, comparator: str = "eq") -> Carrier:
    target = Target(start=0, end=1, measure="x", comparator=comparator, value=value, unit="ha", source="table")  # type: ignore[arg-type]
    return carrier("targets", text, row, "", target)


def test_columns_of_a_table() -> None:
    head = "TT\tViệc\tĐVT\tGiao\tThực hiện"
    rows = ["1\tTrồng rừng\tha\t300\t371", "2\tTrồng quế\tha\t500\t412", "3\tTrồng sả\tha\t60\t83"]
    text = "\n".join(["Biểu giao", head, *rows])
    found = stand(text, aim(text, rows[0], 371), aim(text, rows[1], 412), aim(text, rows[2], 60))
    assert [(one["numbers"], one["column"], one["head_result"]) for one in found] == [(2, 0, 1), (2, 0, 1), (2, 1, 1)]
    assert found[2]["column_odd"] > found[0]["column_odd"]
    assert found[0]["tabs"] == 4
    assert stand(text.replace("Thực hiện", "Mức"), aim(text, rows[0], 371))[0]["head_result"] == 1 - 1


def test_an_aim_in_brackets() -> None:
    text = "làm 3 km (dân góp 60%), trồng 40% diện tích"
    target = Target(start=0, end=1, measure="x", comparator="eq", value=60, unit="%", source="text")
    found = stand(text, carrier("targets", text, "dân góp 60%", holder=target), carrier("targets", text, "trồng 40%", holder=target))
    assert [one["parens"] for one in found] == [1, 0]


def test_aims_compared_unlike_their_column() -> None:
    rows = ["Bản Lé\t8\t≥75", "Bản Hốc\t9\t≥80", "Bản Nà\t4\t>70"]
    text = "\n".join(["Bản\tHộ\tGiao", *rows])
    found = stand(text, aim(text, rows[0], 75, "ge"), aim(text, rows[1], 80, "ge"), aim(text, rows[2], 70, "gt"))
    assert [round(one["compared_odd"], 2) for one in found] == [0.33, 0.33, 0.67]
