"""Rows of a signature read several ways: what the readings make together, and that doubtful rows alone are read again."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from docparse.document import Line, Word
from docparse.read.scan.signature.column import Column, columns_of
from docparse.read.scan.signature.reading import Reading, is_whole
from docparse.read.scan.signature.rows import read_rows_again
from docparse.read.scan.signature.seal_ink import Seal
from docparse.read.scan.signature.vote import choose


def _words(said: str, left: float = 100.0) -> list[Word]:
    """`PHÓ:90 CHỦ:95` as words, twelve pixels a letter."""
    out, x = [], left
    for part in said.split():
        text, sure = part.rsplit(":", 1)
        out.append(Word(text, (x, 0.0, x + 12 * len(text), 20.0), int(sure) / 100))
        x += 12 * len(text) + 10
    return out


def _chosen(said: list[str], seen: str = "", head: str | None = None, room: float | None = None) -> str | None:
    choice = choose([Reading(_words(own)) for own in said], _words(seen), head, room)
    return choice.text if choice else None


@pytest.mark.parametrize(
    ("said", "head", "room", "text"),
    [
        (["sBHÓ:68 CHỦ:97 TỊCH:97", "CHỦ:97 TỊCH:97", "TỊCH:96"], "KT. CHỦ TỊCH", 12.3, "PHÓ CHỦ TỊCH"),
        (["IÓ:63 TRƯỜNG:82 BAN:80", "lÓ:80 TRƯỞNG:80 BAN:80"], "KT. TRƯỞNG BAN", 14.0, "PHÓ TRƯỞNG BAN"),
        (["ĐỐC:97", "ÍÁM:52 ĐỐC:96", "ĐỐC:95"], None, None, "GIÁM ĐỐC"),
        (["XVNI:20 HIỆU:90 TRƯỞNG:95", "HIỆU:92 TRƯỞNG:95"], None, None, "HIỆU TRƯỞNG"),
        (["NHIỆM:93", "", "NHIỆM:92"], "KT. BỘ TRƯỞNG, CHỦ NHIỆM", 13.8, "PHÓ CHỦ NHIỆM"),
        (["Q.:92 CHỦ:97 TỊCH:96"] * 2, "TM. ỦY BAN NHÂN DÂN", 10.2, "Q. CHỦ TỊCH"),
        (["Ứ:30 TRƯỞNG:95", "HỨ:62 TRƯỞNG:96"], "KT. BỘ TRƯỞNG", 11.0, "THỨ TRƯỞNG"),
    ],
)
def test_titles_come_back_from_what_several_looks_left_of_them(said: list[str], head: str | None, room: float | None, text: str) -> None:
    assert _chosen(said, head=head, room=room) == text


def _beside(said: list[str], beside: list[str], head: str | None = None) -> str | None:
    """What is chosen where the last looks saw but the right end of a row."""
    readings = [Reading(_words(own)) for own in said] + [Reading(_words(own), beside=True) for own in beside]
    choice = choose(readings, [], head, None)
    return choice.text if choice else None


def test_the_end_of_a_title_beside_its_seal_tells_the_title() -> None:
    assert _beside(["ĐÓC:93", ".czkÁM:42 ĐÓC:91"], ["ĐÓC:91", "ĐÓC:92"]) == "GIÁM ĐỐC"
    assert _beside(["NTICI:54", "Í:20", "VTICH4_.:35"], ["TỊCI:60", "TỊCH+:76"]) == "CHỦ TỊCH"
    assert _beside(["Đáu:54"], ["ÁN:40"]) is None


def test_figures_beside_a_seal_are_no_title() -> None:
    assert _beside(["HÓXẠ:40 TỊQ:40"], ["2024:95"]) is None


def test_a_sure_first_look_is_not_lost_to_a_part_of_it() -> None:
    assert _chosen(["Lâm:96 Hữu:93 Hưn:92"] * 2, "ThS.:97 Lâm:97 Hữu:97 Hưng:97") is None
    assert _chosen(["Đã:96 ký):96"] * 4, "(Đã:96 ký):96") is None


def test_names_of_the_highlands_keep_the_word_with_the_mark() -> None:
    assert _chosen(["K”Brang:70 Hoàng:96 Linh:97"] * 4 + ["K”Bramg:20 Hoàng:96 Linh:96"] * 5) == "K”Brang Hoàng Linh"
    assert _chosen(["SiuH’Lan:82", "Siu:91 H’Lan:92", "Siu:90 H’Lan:83"]) == "Siu H’Lan"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        (["Ngũa:90 Thị:93 Phẳn:94"] * 3 + ["Ngùa:60 Thị:93 Phản:80"], "Ngũa Thị Phẳn"),
        (["Y:90 Khoan:95 Buôn:93"] * 2 + ["Y:90 Khoan:95 Buôn:93 Mă:88"] * 5, "Y Khoan Buôn Mă"),
        (["Bh’lang:60 Thị:93 Mứa:93"] * 4 + ["Thị:93 Mứa:93"], "Bh’lang Thị Mứa"),
        (["ThS.:90 Lâm:60 Hữu:93 Hưng:92"] * 2 + ["ThS.:91 Lâm:50 Hữu:93 Hung:72"] * 2, "ThS. Lâm Hữu Hưng"),
    ],
)
def test_what_most_looks_read_alike_needs_no_list_of_names(said: list[str], name: str) -> None:
    assert _chosen(said) == name


def test_a_name_that_went_on_at_the_first_look_is_not_settled_without_its_end() -> None:
    readings = ["Lò:96 Thị:93 Xuyến:92"] * 2
    assert _chosen(readings, seen="Lò:96 Thị:93 Xuyến:92") == "Lò Thị Xuyến"
    assert _chosen([*readings, *["Lò:96 Thị:93 Xuyến:92 Mai:80"] * 2], seen="Lò:96 Thị:93 Xuyến:92 Mai:42") == "Lò Thị Xuyến Mai"


@pytest.mark.parametrize("text", ["Đại tá Lâm Hữu Hưng", "PGS.TS. Lâm Hữu Hưng", "Chánh Văn phòng"])
def test_degrees_and_titles_in_small_letters_leave_a_row_whole(text: str) -> None:
    assert is_whole(text)


def test_a_name_with_a_syllable_of_no_name_is_not_settled_by_two_looks_in_doubt() -> None:
    assert _chosen(["Lâm:95 Thị:93 Ut:80"] * 2 + ["Lâm:95 Thị:93 Út:89"] * 3) == "Lâm Thị Út"


def test_a_mark_is_taken_for_another_rather_than_lost() -> None:
    assert _chosen(["Điều:80 K’Mơn:84"] * 3 + ["Điếu:55 K’Mơn:30"]) == "Điểu K’Mơn"


def test_a_name_of_two_syllables_whose_first_letter_was_covered_is_that_of_the_look_that_had_it() -> None:
    assert _chosen(["3iu:33 Thoai:92", "3iu:39 Thoai:92", "Siu:72 Thoai:91"], "3iu:70 Thoai:92") == "Siu Thoai"


def test_a_title_keeps_the_dash_that_the_first_look_read() -> None:
    row = "TRƯỞNG:97 PHÒNG:97 HÀNH:96 CHÍNH:92 -:91 QUẢN:97 TRỊ:96"
    assert _chosen([row] * 3, row) == "TRƯỞNG PHÒNG HÀNH CHÍNH - QUẢN TRỊ"


def test_the_last_word_of_a_title_on_two_lines_is_no_other_title() -> None:
    assert _chosen(["THƯỞNG:90"] * 4, "í:10 THƯỞNG:91") == "THƯỞNG"


def test_two_looks_that_agree_are_believed_unless_there_is_room_for_more() -> None:
    assert _chosen(["CHỦ:97 TỊCH:97"] * 2, "ỤHỦ:50 TỊCH:97", room=8.0) == "CHỦ TỊCH"
    assert _chosen(["CHỦ:97 TỊCH:97"] * 2, "CHỦ:97 TỊCH:97", head="KT. CHỦ TỊCH", room=12.0) == "PHÓ CHỦ TỊCH"


def test_for_whom_is_signed_is_not_lost_where_the_first_look_alone_had_it() -> None:
    assert _chosen(["CHỦ:97 TỊCH:97"] * 2, "KT.:93 CHỦ:96 TỊCH:73") is None


def test_words_of_names_are_voted_on_one_by_one() -> None:
    said = ["Tố:88 Nđọc:28 Hường:97", "1ô:78 Ñzoc:27 Hường:96", "Tô:70 Âgọc:91 Hường:97"]
    assert _chosen(said, "íẹc:29 Hường:97") == "Tô Ngọc Hường"


def test_words_read_together_are_parted_and_small_heads_completed() -> None:
    assert _chosen(["Phạm:96 QuángLục:85", "Phạm:93 Qnang:68 Lục:97", "Phạm:93 Qưang:91 Lục:96"]) == "Phạm Quang Lục"
    assert _chosen(["a:75 Thị:96 Hoa:93", "Ma:97 Thị:96 Hoa:93", "Ma:95 Thị:93 Hoa:84"]) == "Ma Thị Hoa"


def test_nothing_is_made_of_pieces_of_a_seal() -> None:
    assert _chosen(["FÁAA:48 nối:33", "CA:21 tế:40", "", "nốc:52"]) is None


def test_a_name_without_its_family_name_is_not_whole() -> None:
    assert not is_whole("Thị Ngọc Lan")
    assert is_whole("Bùi Thị Ngọc Lan")


def test_a_title_with_a_hole_in_it_is_read_again() -> None:
    first = [Word("PHÓ", (610, 500, 660, 524), 0.95), Word("PHÒNG", (800, 500, 890, 524), 0.96)]
    page = np.full((900, 1200), 255, np.uint8)
    for x in range(610, 890, 30):
        page[500:524, x : x + 9] = 0
    lines = [Line("PHÓ PHÒNG", first)]
    reader = _Reader("PHÓ:95 TRƯỞNG:95 PHÒNG:96", "PHÓ:95 TRƯỞNG:95 PHÒNG:96")
    read_rows_again(reader, page, 300, lines, [Column(560, 250, 1000, 700)], 21.0)
    assert reader.calls
    assert [line.text for line in lines] == ["PHÓ TRƯỞNG PHÒNG"]


class _Reader:
    """Reads every strip as the next of the given texts."""

    name = "made up"

    def __init__(self, *said: str) -> None:
        self.said, self.calls = list(said), 0

    def read(self, grey: np.ndarray, dpi: int, mode: int) -> list[Line]:
        self.calls += 1
        words = _words(self.said.pop(0) if self.said else "")
        return [Line(" ".join(word.text for word in words), words)] if words else []


def _page() -> np.ndarray:
    page = np.full((900, 1200), 255, np.uint8)
    for x in range(610, 800, 30):  # a row of letters
        page[500:524, x : x + 9] = 0
    return page


def test_a_doubtful_row_is_read_again_and_strokes_above_it_are_set_apart() -> None:
    title = Line("GIÁM ĐỐC", [Word("GIÁM", (620, 300, 690, 324), 0.95), Word("ĐỐC", (700, 300, 780, 324), 0.95)])
    stroke = Line("Dj", [Word("Dj", (650, 400, 690, 440), 0.3)])
    name = Line("êu Văn Hùng", [Word("êu", (640, 500, 670, 524), 0.4), Word("Hùng", (700, 500, 800, 524), 0.9)])
    page = _page()
    for x in range(620, 780, 30):
        page[300:324, x : x + 9] = 0
    lines = [title, stroke, name]
    reader = _Reader(*["Kiều:90 Văn:95 Hùng:95"] * 2)
    assert read_rows_again(reader, page, 225, lines, [Column(560, 200, 1000, 700)], 21) == 1
    assert reader.calls == 2
    assert sorted(line.text for line in lines if line.words and line.confidence != 0.0) == ["GIÁM ĐỐC", "Kiều Văn Hùng"]
    assert stroke.words == []


@pytest.mark.parametrize(("shade", "found"), [(150, True), (0, False)])
def test_a_title_that_lies_wholly_under_a_pale_seal_is_read(shade: int, found: bool) -> None:
    page = np.full((900, 1200), 255, np.uint8)
    cv2.circle(page, (700, 500), 158, shade, 5)
    for x in range(620, 780, 30):
        page[470:494, x : x + 9] = 0
    for x in range(600, 800, 30):
        page[640:664, x : x + 9] = 0
    name = Line("Bùi Văn Hùng", [Word(text, (600 + 70 * i, 640, 660 + 70 * i, 664), 0.95) for i, text in enumerate(["Bùi", "Văn", "Hùng"])])
    lines = [name]
    reader = _Reader(*["GIÁM:95 ĐỐC:95"] * 2)
    read_rows_again(reader, page, 225, lines, [Column(400, 200, 1100, 800, (Seal(300, 300, 158),))], 21)
    assert [line.text for line in lines if line.words] == (["Bùi Văn Hùng", "GIÁM ĐỐC"] if found else ["Bùi Văn Hùng"])


def test_the_end_of_a_long_item_of_the_list_is_no_row_of_the_signature() -> None:
    said = "- Phòng Nội vụ huyện (b/c);"
    item = Line("", [Word(text, (300 + 75 * i, 500, 365 + 75 * i, 524), 0.95) for i, text in enumerate(said.split())])
    item.words[-1].confidence = 0.65
    title = Line("GIÁM ĐỐC", [Word("GIÁM", (620, 300, 690, 324), 0.95), Word("ĐỐC", (700, 300, 780, 324), 0.95)])
    name = Line("Bùi Văn Hùng", [Word(text, (600 + 70 * i, 650, 660 + 70 * i, 674), 0.95) for i, text in enumerate(["Bùi", "Văn", "Hùng"])])
    page = _page()
    for x in range(610, 780, 30):
        page[300:324, x : x + 9] = page[650:674, x : x + 9] = 0
    reader = _Reader(*["Lò:40"] * 9)
    lines = [item, title, name]
    assert read_rows_again(reader, page, 225, lines, [Column(560, 250, 1000, 700)], 21) == 0
    assert " ".join(word.text for word in lines[0].words) == said
    assert lines[0].words[-1].confidence == 0.65


def test_a_sure_row_is_not_read_again() -> None:
    name = Line("Bùi Văn Hùng", [Word(text, (600 + 70 * i, 500, 660 + 70 * i, 524), 0.95) for i, text in enumerate(["Bùi", "Văn", "Hùng"])])
    reader = _Reader()
    assert read_rows_again(reader, _page(), 225, [name], [Column(560, 400, 1000, 700)], 21) == 0
    assert reader.calls == 0


def test_the_column_of_a_seal_begins_behind_the_recipients() -> None:
    recipients = Line("- Như trên;", [Word("-", (100, 420, 110, 440), 0.9), Word("Như", (120, 420, 180, 440), 0.9)])
    (column,) = columns_of(_page(), [recipients], [Seal(650, 430, 140)], 21)
    assert 180 < column.left < 560
    assert column.top < 300
    assert column.bottom > 560
    assert columns_of(_page(), [], [], 21) == []
    (below,) = columns_of(_page(), [recipients], [Seal(650, 430, 140)], 21, [(80, 100, 1100, 390)])
    assert below.top == 390


def test_a_block_at_the_very_top_of_a_page_has_its_column() -> None:
    title = Line("GIÁM ĐỐC", [Word("GIÁM", (620, 60, 690, 84), 0.95), Word("ĐỐC", (700, 60, 780, 84), 0.95)])
    (column,) = columns_of(_page(), [title], [], 21)
    assert column.top < 60 < column.bottom
