"""Search tokens: folding, and codes as one token in every written variant."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.archive.fold import code_key, code_parts, letters, tokenize, word_key


@pytest.mark.parametrize(
    ("words", "folded"),
    [
        (("hòa", "hoà", "HÒA", "Hoà"), "hoa"),
        (("thủy", "thuỷ"), "thuy"),
        (("kỹ", "kĩ", "KỸ"), "ki"),
        (("quý", "quí"), "qui"),
        (("tỷ", "tỉ"), "ti"),
        (("đẩy", "ĐẨY", "Ðẩy"), "day"),
        (("mây",), "may"),
        (("ưu", "ƯU"), "uu"),
        (("07", "7"), "7"),
    ],
)
def test_forms_that_are_one_when_folded(words: tuple[str, ...], folded: str) -> None:
    assert {word_key(word)[0] for word in words} == {folded}


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("hòa", "hoà", True),
        ("lũy", "luỹ", True),
        ("kỹ", "kĩ", True),
        ("quý", "quí", True),
        ("quả", "quà", False),
        ("má", "mã", False),
        ("hoàn", "hoan", False),
        ("đa", "da", False),
    ],
)
def test_exact_forms_differ_only_by_more_than_tone_placement_and_i_y(first: str, second: str, same: bool) -> None:
    assert (word_key(first)[1] == word_key(second)[1]) is same


@pytest.mark.parametrize(
    ("forms", "key"),
    [
        (("34-CT/TW", "34/CT-TW", "34 CT/TW", "34 - CT/TW", "34–CT/TW", "34-CT/T.W", "034-CT/TW"), "34.ct.tw"),
        (("128/NQ-CP", "128-NQ/CP", "128 /NQ-CP", "128/NQ - CP"), "128.nq.cp"),
        (("733/QĐ-TTg", "733/QĐ/TTg", "733/QÐ-TTg"), "733.qd.ttg"),
        (("98/2023/NĐ-CP", "98/2023/NĐ - CP", "98 /2023/NĐ-CP"), "98.2023.nd.cp"),
        (("06/2022/QH15",), "6.2022.qh15"),
        (("238/UBND-KGVX",), "238.ubnd.kgvx"),
        (("07/2012/TT-BGD&ĐT", "07/2012/TT-BGDĐT"), "7.2012.tt.bgddt"),
        (("135/CP",), "135.cp"),
    ],
)
def test_a_code_is_one_token_however_it_is_written(forms: tuple[str, ...], key: str) -> None:
    for form in forms:
        tokens = [token for token in tokenize(f"Thực hiện số {form} ngày 5/3/2020") if token.code]
        assert [token.folded for token in tokens] == [key], form


@pytest.mark.parametrize(
    "text",
    ["giai đoạn 2021-2025", "ngày 15/02/2024", "tỷ lệ 10/10.000", "từ 5-7 ngày", "năm 2024 - Hội thi", "số 15 của Ủy ban", "3/2 và 30/4"],
)
def test_what_is_no_code(text: str) -> None:
    assert not [token for token in tokenize(text) if token.code]


def test_a_code_does_not_run_into_what_follows() -> None:
    folded = [token.folded for token in tokenize("Kế hoạch số 15/KH-UBND - Ban Tổ chức")]
    assert folded == ["ke", "hoach", "so", "15.kh.ubnd", "ban", "to", "chuc"]


def test_what_people_shorten_a_code_to() -> None:
    assert code_parts(code_key("98/2023/NĐ-CP")) == ["98.2023.nd.cp", "98.nd", "98.2023", "nd.cp"]
    assert code_parts(code_key("34-CT/TW")) == ["34.ct.tw", "34.ct", "ct.tw"]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_offsets_are_those_of_the_text(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    assert len(letters(text)) == len(text)
    last = 0
    for token in tokenize(text):
        assert last <= token.start < token.end <= len(text)
        assert " " not in token.folded
        last = token.end


@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấếộựỹ ", max_size=60))
def test_a_text_without_its_marks_has_the_same_folded_tokens(text: str) -> None:
    assert [token.folded for token in tokenize(text)] == [token.folded for token in tokenize(letters(text))]
