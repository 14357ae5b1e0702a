"""What stands around a value and in it, as features: one example a feature, and its opposite."""

from __future__ import annotations

import pytest

from docparse.review import evidence
from docparse.schema import Section


def at(text: str, value: str) -> dict[str, float]:
    start = text.index(value)
    return evidence.around(text, start, start + len(value))


def test_a_value_that_fills_its_line() -> None:
    whole, part = at("KẾ HOẠCH\nTập huấn\n(Số liệu đến tháng 5)", "Tập huấn"), at("Mở lớp Tập huấn viết tin", "Tập huấn")
    assert (whole["line_at"], whole["line_rest"]) == (0.0, 0.0)
    assert part["line_at"] > 0
    assert part["line_rest"] == 9
    assert whole["after"] != part["after"]


def test_a_line_that_goes_on() -> None:
    assert at("4. Phòng Cảnh sát\ngiao thông", "4. Phòng Cảnh sát")["next_lower"] == 1
    assert at("4. Phòng Cảnh sát\nGiao thông", "4. Phòng Cảnh sát")["next_lower"] == 0


def test_a_value_in_brackets() -> None:
    assert at("Trên 80% hộ (năm trước 75%)", "75%")["bracketed"] == 1
    assert at("Trên 80% hộ (năm trước) 75%", "75%")["bracketed"] == 0


@pytest.mark.parametrize(
    ("value", "feature", "much"),
    [
        ("Đài TT-TH (đưa tin)", "brackets", 1), ("UBND các xã", "short", 1), ("GIÁM ĐỐC", "short", 0),
        ("Thôn, bản; xóm", "commas", 2), ("Thôn bản", "commas", 0),
    ],
)  # fmt: skip
def test_what_a_value_shows(value: str, feature: str, much: float) -> None:
    assert evidence.inside(value).get(feature, 0.0) == much


def test_words_before_a_value_nearer_ones_weigh_more() -> None:
    near, far = "phấn đấu trên 90%", "phấn đấu để các phòng khám có tin bài trên 90%"
    cues = [evidence.cues("targets", text, text.index("90")) for text in (near, far, "đã có 90%")]
    assert 2 > cues[0]["cue aim"] > cues[1]["cue aim"] >= 1
    assert "cue aim" not in cues[2]
    assert "cue result" in cues[2]
    assert evidence.cues("recipients", near, 5) == {}


def test_bodies() -> None:
    assert evidence.of_body("Sở Y tế tỉnh Bắc Ninh")["unit_named"] == 1
    assert evidence.of_body("Cụm thi đua số 7")["unit_named"] == 0
    assert evidence.of_body("Sở Y tế")["kind"] != evidence.of_body("Bộ Y tế")["kind"]


def test_a_name_said_elsewhere_with_its_territory() -> None:
    text = "công đoàn viên chức\ncông đoàn viên chức tỉnh hòa lạc phát động"
    assert evidence.echoes("Công đoàn Viên chức", text) == {"echo": 2.0, "longer": 1.0}
    assert evidence.echoes("Sở", text) == {}


def test_headings_among_their_siblings() -> None:
    text = "I. MỤC ĐÍCH\nĐể dạy.\nII. Yêu cầu chung cho các lớp\nIV. NỘI DUNG\nHọc."
    starts = [text.index(mark) for mark in ("I. ", "II. ", "IV. ")]
    ends = [*starts[1:], len(text)]
    headings = [text[a : text.index("\n", a)] for a in starts]
    row = [
        Section(start=a, end=b, heading=heading, ordinal=heading.split(".")[0])
        for a, b, heading in zip(starts, ends, headings, strict=True)
    ]
    found = [evidence.of_headings(row, text)[id(section)] for section in row]
    assert [one["step"] for one in found] == [1, 1, 2]
    assert [one["first"] for one in found] == [1, 0, 0]
    assert [one["last"] for one in found] == [0, 0, 1]
    assert found[1]["same_case"] < found[0]["same_case"]
    assert found[1]["body"] < found[0]["body"]
    assert found[1]["length_gap"] > 0 > found[0]["length_gap"]


def test_names_of_people() -> None:
    assert evidence.of_person("Nguyễn Thị Hoa")["person"] > evidence.of_person("Kinh Phí Bảo Đảm")["person"]


def test_more_behind_a_quantity() -> None:
    text = "45% khu dân cư trở lên đạt chuẩn"
    assert evidence.of_target(text, 0, 15)["more"] == 1
    assert evidence.of_target("45% khu dân cư đạt chuẩn", 0, 15)["more"] == 0


def test_symbols_of_known_bodies() -> None:
    assert evidence.symbol_known("12/KH-UBND") == 1
    assert evidence.symbol_known("12/KH-UBNĐX") == 0
    assert evidence.symbol_known("88/CP") == 0.5


def test_words_of_a_poor_reading() -> None:
    assert evidence.strange_share("Sở Y tế tổ chức lớp học") == 0
    assert evidence.strange_share("Sỏ‡ Y fế tô chưc lởp họcc") > 0.1
