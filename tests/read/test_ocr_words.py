"""What becomes of the words that an engine gives: the language's choice, mending, noise."""

from __future__ import annotations

import pytest

from docparse.document import Line, Word
from docparse.read.scan.decode import decide, language_model, readings, syllable_key, token_key
from docparse.read.scan.mend import mend
from docparse.read.scan.noise import parted, plausible, worth_adding


def letters(text: str, **other: list[tuple[str, float]]) -> list[list[tuple[str, float]]]:
    """Alternatives of a word: its own letters, sure, and for some of them others."""
    return [[(char, 1.0), *other.get(char, [])] for char in text]


def test_the_tone_has_one_place_in_a_key() -> None:
    assert syllable_key("hoà") == syllable_key("HÒA")
    assert token_key("“Đẩy") == syllable_key("đẩy")
    assert token_key("12/KH") == token_key("2021")


def test_purposes_and_the_words_of_the_web_are_print() -> None:
    line = [Word(text, (60.0 * at, 0, 60.0 * at + 50, 20), 0.6) for at, text in enumerate(["-", "Website", "phường", "(b/c);", "Wxbs"])]
    kept, noise = parted([Line("", line)])
    assert [word.text for word in kept[0].words] == ["-", "Website", "phường", "(b/c);"]
    assert [word.text for word in noise[0].words] == ["Wxbs"]


@pytest.mark.skipif(language_model() is None, reason="no language model")
def test_language_decides_where_the_engine_was_unsure() -> None:
    line = [("hội", {}), ("nghị", {}), ("tông", {"ô": [("ổ", 5.0), ("ố", 9.0)]}), ("kết", {})]
    options = [readings(text, letters(text, **other)) for text, other in line]
    chosen = [own[index][0] for own, index in zip(options, decide(options), strict=True)]
    assert chosen == ["hội", "nghị", "tổng", "kết"]


@pytest.mark.parametrize("text", ["UBND", "15/KH-SYT", "2021", "THPT", "x"])
def test_codes_and_numbers_are_never_changed(text: str) -> None:
    assert readings(text, letters(text))[0] == (text, 0.0)
    assert decide([readings(text, letters(text))]) == [0]


@pytest.mark.skipif(language_model() is None, reason="no language model")
def test_a_sure_name_stays() -> None:
    options = [readings(text, [[(char, 0.5)] for char in text]) for text in ("ông", "Trần", "Tông")]
    assert decide(options) == [0, 0, 0]


def mended(*texts: str, gap: float = 10.0) -> list[str]:
    """The texts of a line after mending; words 10 pixels a letter wide, 30 high."""
    line, x = [], 0.0
    for text in texts:
        line.append((Word(text, (x, 0.0, x + 10 * len(text), 30.0), 0.9), []))
        x += 10 * len(text) + gap
    return [word.text for word, _ in mend(line)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["12/QĐÐ-UBND"], ["12/QĐ-UBND"]),
        (["ngày", "l6/3/2020"], ["ngày", "16/3/2020"]),
        (["§.", "Tổ"], ["8.", "Tổ"]),
        (["K*Rang", "H°Bơm", "Hˆ?Đăn"], ["K’Rang", "H’Bơm", "H’Đăn"]),
        (["Tờ", "trình", "số", "12/TTY-SXD"], ["Tờ", "trình", "số", "12/TTr-SXD"]),
        (["Tờ", "trình", "số", "12/TT:-BXD"], ["Tờ", "trình", "số", "12/TTr-BXD"]),
        (["Chỉ", "thị", "51-CTI/TW"], ["Chỉ", "thị", "51-CT/TW"]),
        (["Chỉ", "thị", "số", "5/CTr-SXD"], ["Chỉ", "thị", "số", "5/CTr-SXD"]),
        (["số", "9/2031NQLT-UBTVQH15"], ["số", "9/2031/NQLT-UBTVQH15"]),
        (["số:", "9/2031UBTVQHI15"], ["số:", "9/2031/UBTVQH15"]),
        (["số", "9/2031QHI7,", "số"], ["số", "9/2031/QH17,", "số"]),
        (["của", "luật,", "SỐ.", "9/2031/QH17", "và"], ["của", "luật,", "số", "9/2031/QH17", "và"]),
        (["của", "một", "Số", "điều"], ["của", "một", "số", "điều"]),
        (["LUẬT", "SỐ", "9/2031/QH17"], ["LUẬT", "SỐ", "9/2031/QH17"]),
        (["của", "Sở", "Số", "9/2031"], ["của", "Sở", "Số", "9/2031"]),
        (["UBMTT(Q", "huyện"], ["UBMTTQ", "huyện"]),
        (["MT(Q)", "TT(Quỹ"], ["MT(Q)", "TT(Quỹ"]),
        (["ngày", "15'", "tháng", "02:", "năm", "2031"], ["ngày", "15", "tháng", "02", "năm", "2031"]),
        (["của", "tháng", "02:", "hai", "buổi"], ["của", "tháng", "02:", "hai", "buổi"]),
        (["ngày", "15.", "4.2010"], ["ngày", "15.4.2010"]),
        (["mục", "15.", "4.2010"], ["mục", "15.", "4.2010"]),
        (["theo", "số", "12/TTY-SXD"], ["theo", "số", "12/TTY-SXD"]),
        (["HI.", "TỔ", "CHỨC"], ["III.", "TỔ", "CHỨC"]),
        (["3...", "Sở"], ["3.", "Sở"]),
        (["2:"], ["2."]),
        (["I.MỤC", "ĐÍCH"], ["I.", "MỤC", "ĐÍCH"]),
        (["KT.CHỦ", "TỊCH"], ["KT.", "CHỦ", "TỊCH"]),
        (["NĂM2021"], ["NĂM", "2021"]),
        (["Điều", "2:", "Giao"], ["Điều", "2:", "Giao"]),
        (["l)", "Việc"], ["l)", "Việc"]),
        (["HÀ", "NỘI"], ["HÀ", "NỘI"]),
        (["IV.", "KINH", "PHÍ"], ["IV.", "KINH", "PHÍ"]),
        (["số", "17/2013/UBTVOHII", "và", "20/2024/QHI5;"], ["số", "17/2013/UBTVQH11", "và", "20/2024/QH15;"]),
        (["20/2024/QHI15", "HOI5", "05/QHI-VP"], ["20/2024/QH15", "HOI5", "05/QHI-VP"]),
        (["ngày.", "06", "tháng", "TÌ", "năm", "2021"], ["ngày", "06", "tháng", "11", "năm", "2021"]),
        (["tháng", "H", "năm"], ["tháng", "11", "năm"]),
        (["ngày", "5", "tháng", "ll"], ["ngày", "5", "tháng", "11"]),
        (["71", "năm", "2009"], ["11", "năm", "2009"]),
        (["Chương", "H"], ["Chương", "II"]),
        (["lần", "thứ", "XIH,"], ["lần", "thứ", "XIII,"]),
        (["ILNội", "dung"], ["II.", "Nội", "dung"]),
        (["L.Mục", "đích"], ["I.", "Mục", "đích"]),
        (["IIIL2.", "Đổi", "mới"], ["III.2.", "Đổi", "mới"]),
        (["Lưu:", "VT"], ["Lưu:", "VT"]),
        (["ILO", "giúp"], ["ILO", "giúp"]),
        (["lần", "thứ", "HAI"], ["lần", "thứ", "HAI"]),
        (["CHƯƠNG", "HI:"], ["CHƯƠNG", "III:"]),
        (["Phần", "H", "và"], ["Phần", "II", "và"]),
        (["Khối", "H"], ["Khối", "H"]),
        (["số", "26/2005/NĐ-", "cP"], ["số", "26/2005/NĐ-", "CP"]),
        (["số", "26/2005/NĐ:CP", "26/2005/NĐ-Cp;"], ["số", "26/2005/NĐ-CP", "26/2005/NĐ-CP;"]),
        (["II", "năm", "2009"], ["II", "năm", "2009"]),
        (["theo", "số", "12/TTTr-SXD", "/TIr-STP"], ["theo", "số", "12/TTr-SXD", "/TTr-STP"]),
        (["trong", "ngày.", "Phòng"], ["trong", "ngày.", "Phòng"]),
    ],
)
def test_mending(before: list[str], after: list[str]) -> None:
    assert mended(*before) == after


@pytest.mark.skipif(language_model() is None, reason="no language model")
@pytest.mark.parametrize(
    ("read", "other", "words"),
    [
        ("-EhòngQLĐT,TCKT", {"E": [("P", 7.0), ("K", 7.0)]}, ["-", "Phòng", "QLĐT,TCKT"]),
        ("SởTT&TT;", {}, ["Sở", "TT&TT;"]),
        ("EhòngQLĐT", {}, ["EhòngQLĐT"]),
        ("TTg", {}, ["TTg"]),
    ],
)
def test_a_unit_run_on_to_its_short_name_is_parted_and_spelled(
    read: str, other: dict[str, list[tuple[str, float]]], words: list[str]
) -> None:
    word = Word(read, (0.0, 0.0, 10.0 * len(read), 30.0), 0.8)
    assert [own.text for own, _ in mend([(word, letters(read, **other))])] == words


def test_a_code_cut_at_its_hyphen_is_joined_only_without_a_gap() -> None:
    assert mended("104/KH-", "SNV", gap=2) == ["104/KH-SNV"]
    assert mended("104/KH-", "SNV", gap=12) == ["104/KH-", "SNV"]
    assert mended("-", "Phòng", gap=2) == ["-", "Phòng"]


@pytest.mark.parametrize(
    "text",
    ["thưởng,", "“Đẩy", "12/KH-UBND", "15%", "a)", "III.", "□", "2021-2025", "70mm/h).", "30KVA;", "th/h);", "(ph/hợp);", "kinh", "(UBND)"],
)
def test_plausible(text: str) -> None:
    assert plausible(text)


@pytest.mark.parametrize("text", ["¿f7", "ýŒ", "lkjhg", "Âsẽ»t205", "@ổ", "7m", "70xy"])
def test_implausible(text: str) -> None:
    assert not plausible(text)


def test_noise_is_kept_as_furniture() -> None:
    words = [Word("Giám", (0, 0, 9, 9), 0.95), Word("đốc", (10, 0, 19, 9), 0.96), Word("¿f7", (20, 0, 29, 9), 0.31)]
    kept, noise = parted([Line(text="", words=words)])
    assert [word.text for line in kept for word in line.words] == ["Giám", "đốc"]
    assert [line.text for line in noise] == ["¿f7"]


def test_a_number_with_its_unit_may_end_a_paragraph_alone() -> None:
    kept, _ = parted([Line(text="", words=[Word("90mm/h)", (0, 0, 60, 9), 0.46)])])
    assert [word.text for line in kept for word in line.words] == ["90mm/h)"]


def test_a_second_look_must_give_print() -> None:
    def word(text: str, score: float) -> Word:
        return Word(text, (0, 0, 9, 9), score)

    assert worth_adding([word("Nguyễn", 0.9), word("Bá", 0.8)], [])
    assert worth_adding([word("7.", 0.9)], [])
    assert not worth_adding([word("f7¿", 0.9)], [])
    assert not worth_adding([word("ở", 0.9)], [])
    assert not worth_adding([word("Bá", 0.9)], [word("Nguyễn", 0.9), word("Bá", 0.9)])


def test_a_word_that_the_page_has_elsewhere_is_print() -> None:
    words = [("Festival", 0.95), ("và", 0.9), ("Festival", 0.4), ("Xqrtk", 0.4), ("là", 0.9)]
    line = Line("", [Word(text, (200.0 * at, 0, 200.0 * at + 150, 20), sure) for at, (text, sure) in enumerate(words)])
    other = Line("", [Word("Festival", (0, 50, 80, 70), 0.9)])
    kept, noise = parted([line, other])
    assert [word.text for word in kept[0].words] == ["Festival", "và", "Festival", "là"]
    assert [word.text for line in noise for word in line.words] == ["Xqrtk"]


def test_a_spoilt_word_ends_a_line_of_text() -> None:
    texts = ["giữ", "mực", "nước", "trên", "hệ", "thống"]
    words = [Word(text, (60.0 * at, 0, 60.0 * at + 50, 20), 0.95) for at, text in enumerate(texts)]
    for sure, near, kept in ((0.16, 10.0, True), (0.05, 10.0, False), (0.16, 60.0, False)):
        start = words[-1].box[2] + near
        line = Line("", [*words, Word("murơng,", (start, 0, start + 60, 20), sure)])
        assert (len(parted([line])[0][0].words) == len(words) + 1) == kept


@pytest.mark.parametrize(
    ("line", "unsure", "kept"),
    [
        ("- Sở Nội vụ (t/h);", "(t/h);", True),
        ("- Lưu: VT, TĐC.Mận47.", "TĐC.Mận47.", True),
        ("Triển khai các nội dung (t/h);", "(t/h);", False),
        ("K'Brổi Hoàng Vy", "K'Brổi", True),
        ("K'Brổi số 5", "K'Brổi", False),
        ("Số /QĐ-SLĐTBXH", "/QĐ-SLĐTBXH", True),
        ("Số: .......HD-BTC", ".......HD-BTC", True),
    ],
)
def test_print_that_is_no_word_of_the_language(line: str, unsure: str, kept: bool) -> None:
    words = [Word(text, (30.0 * at, 0, 30.0 * at + 25, 9), 0.35 if text == unsure else 0.95) for at, text in enumerate(line.split())]
    lines, _ = parted([Line(text=line, words=words)])
    assert (unsure in [word.text for found in lines for word in found.words]) == kept


def _read(*words: tuple[str, float]) -> Line:
    made = [Word(text, (40.0 * at, 0.0, 40.0 * at + 35, 20.0), sure) for at, (text, sure) in enumerate(words)]
    return Line(" ".join(text for text, _ in words), made, (0.0, 0.0, 40.0 * len(made), 20.0))


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ([("Quyết", 0.9), ("định", 0.9), ("số", 0.9), ("-", 0.8), ("15/2022/QĐ-UBND", 0.9)], "Quyết định số 15/2022/QĐ-UBND"),
        ([("tháng", 0.9), ("6", 0.9), ("năm", 0.9), (":", 0.9), ("2022", 0.9)], "tháng 6 năm 2022"),
        ([("UBND", 0.9), ("-ngày", 0.9), ("07", 0.9)], "UBND ngày 07"),
        ([("Luật", 0.9), (":Phổ", 0.4), ("biến", 0.9)], "Luật Phổ biến"),
        ([("Kính", 0.9), ("gửi", 0.9), (":Sở", 0.9), ("Y", 0.9)], "Kính gửi :Sở Y"),
        ([("năm", 0.9), ("2021", 0.9), ("-", 0.9), ("2025", 0.9)], "năm 2021 - 2025"),
        ([("số", 0.9), (":", 0.9), ("15", 0.9)], "số : 15"),
        ([("từ", 0.9), ("mốc", 0.9), ("TK4ế", 0.4), ("đến", 0.9), ("cầu", 0.9)], "từ mốc TK4ế đến cầu"),
        ([("từ", 0.9), ("mốc", 0.9), ("TK4ế", 0.4), ("đến", 0.5), ("cầu", 0.9)], "từ mốc đến cầu"),
        ([("tại", 0.9), ("điểm", 0.9), ("c", 0.4), ("khoản", 0.9), ("2", 0.9)], "tại điểm c khoản 2"),
        ([("tại", 0.9), ("phường", 0.9), ("c", 0.4), ("và", 0.9), ("xã", 0.9)], "tại phường và xã"),
        ([("(ii)", 0.4), ("Trong", 0.9), ("hạn", 0.9)], "(ii) Trong hạn"),
        ([("Luật", 0.9), ("số:", 0.9), ("45/2019/QH14", 0.2)], "Luật số: 45/2019/QH14"),
    ],
)
def test_specks_and_streaks_in_a_line_are_no_print(words: list[tuple[str, float]], text: str) -> None:
    kept, _ = parted([_read(*words)])
    assert " ".join(word.text for word in kept[0].words) == text
