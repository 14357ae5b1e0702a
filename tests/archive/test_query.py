"""What a person types, and the clauses that it becomes."""

from __future__ import annotations

import pytest

from docparse.archive.query import Clause, parse


def kinds(typed: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(clause.kind, clause.words) for clause in parse(typed).must]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Nhân rộng", [("word", ("nhan",)), ("word", ("rong",))]),
        ('"điển hình" tiên', [("phrase", ("dien", "hinh")), ("word", ("tien",))]),
        ("“điển hình”", [("phrase", ("dien", "hinh"))]),
        ('"điển hình', [("phrase", ("dien", "hinh"))]),
        ("34/CT-TW", [("code", ("34.ct.tw",))]),
        ("34 ct tw", [("code", ("34.ct.tw",))]),
        ("34 CT/TU", [("code", ("34.ct.tu",))]),
        ("34CT/TW", [("code", ("34.ct.tw",))]),
        ("61 bc syt", [("code", ("61.bc.syt",))]),
        ("5 hd ly", [("word", ("5",)), ("any", ()), ("word", ("li",))]),
        ("98/2023/nd-cp", [("code", ("98.2023.nd.cp",))]),
        ("nhan ron*", [("word", ("nhan",)), ("prefix", ("ron",))]),
        ("2021-2025", [("word", ("2021",)), ("word", ("2025",))]),
        ("10.000", [("word", ("10000",))]),
        ("", []),
        ('"', []),
        ("- * ?", []),
    ],
)
def test_clauses(typed: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert kinds(typed) == expected


def test_accents_are_kept_beside_the_folded_words() -> None:
    assert parse("má").must == (Clause("word", ("ma",), ("má",)),)
    assert parse("ma").must == (Clause("word", ("ma",)),)


def test_exclusions() -> None:
    query = parse('kế hoạch -2023 -"tổng kết" -34-CT/TW')
    assert [(clause.kind, clause.words) for clause in query.without] == [
        ("word", ("2023",)),
        ("phrase", ("tong", "ket")),
        ("code", ("34.ct.tw",)),
    ]


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        ("TĐKT", ("thi", "dua", "khen", "thuong")),
        ("tdkt", ("thi", "dua", "khen", "thuong")),
        ("CSTĐ", ("chien", "si", "thi", "dua")),
        ("HU", ("huyen", "uy")),
    ],
)
def test_an_abbreviation_is_also_looked_for_written_out(typed: str, form: tuple[str, ...]) -> None:
    (clause,) = parse(typed).must
    assert clause.kind == "any"
    assert form in [option.words for option in clause.options if isinstance(option, Clause)]


def test_a_syllable_is_no_abbreviation() -> None:
    assert kinds("hu") == [("word", ("hu",))]
