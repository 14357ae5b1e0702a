"""Repairs of document numbers: every rule serves its example and leaves alone what it must not touch."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.extract.references.repairs import load_rules, repair

RULES = list(load_rules().values())


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_each_rule_serves_its_example(rule) -> None:
    printed, canonical = rule.serves
    repaired = repair(printed, word=rule.word)
    assert repaired is not None
    assert repaired.canonical == canonical
    assert any(reason.startswith(f"{rule.id}:") for reason in repaired.repairs)


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_each_rule_leaves_its_counter_example(rule) -> None:
    repaired = repair(rule.leaves, word=rule.word)
    assert repaired is not None
    assert not any(reason.startswith(f"{rule.id}:") for reason in repaired.repairs)


@pytest.mark.parametrize(
    ("printed", "canonical", "kind"),
    [
        ("15/KH-UBND", "15/KH-UBND", "KH"),
        ("34-CT/TW", "34-CT/TW", "CT"),
        ("06/2022/QH15", "06/2022/QH15", "L"),
        ("98/2023/NĐ-CP", "98/2023/NĐ-CP", "NĐ"),
        ("66.3/2025/NQ-CP", "66.3/2025/NQ-CP", "NQ"),
        ("97a/KH-SGDĐT", "97a/KH-SGDĐT", "KH"),
        ("1232/BTĐKT-VI", "1232/BTĐKT-VI", "CV"),
        ("55/2005/TTLT-BNV-VPCP", "55/2005/TTLT-BNV-VPCP", "TTLT"),
        ("2088/BYT-QĐ", "2088/BYT-QĐ", "QĐ"),
        ("12/CTPH-SYT-CĐN", "12/CTPH-SYT-CĐN", "CTr"),
        ("367-QĐ/TWĐTN-VP", "367-QĐ/TWĐTN-VP", "QĐ"),
        ("41/NQ – HĐND", "41/NQ-HĐND", "NQ"),
        ("9/2021NĐ-CP", "9/2021/NĐ-CP", "NĐ"),
        ("O6/2O22/QHl5", "06/2022/QH15", "L"),
        ("26/2025/TTBYT", "26/2025/TT-BYT", "TT"),
        ("7- KH/HU", "7-KH/HU", "KH"),
        ("7/KH-HU", "7-KH/HU", "KH"),
    ],
)
def test_canonical_form(printed: str, canonical: str, kind: str) -> None:
    repaired = repair(printed)
    assert repaired is not None
    assert (repaired.canonical, repaired.type) == (canonical, kind)


@pytest.mark.parametrize(
    ("printed", "canonical"),
    [
        ("12/BTC-TCCPB", "12/BTC-TCCB"),
        ("7/VPCP-KSTTT", "7/VPCP-KSTT"),
        ("3-HD/VPTVW", "3-HD/VPTW"),
        ("5/BB-TTTr", "5/BB-TTr"),
        ("12/QĐ-STTTT", "12/QĐ-STTTT"),
        ("12/QĐ-HĐTT", "12/QĐ-HĐTT"),
    ],
)
def test_a_letter_of_a_known_group_that_was_read_twice(printed: str, canonical: str) -> None:
    repaired = repair(printed)
    assert repaired is not None
    assert repaired.canonical == canonical


@pytest.mark.parametrize(("issuer", "canonical"), [("Ban Thường vụ Tỉnh ủy", "9-CT/TU"), ("Bộ Chính trị", "9-CT/TW"), (None, "9-CT/TU")])
def test_tu_or_tw_follows_the_issuer(issuer: str | None, canonical: str) -> None:
    repaired = repair("9-CT/TƯ", issuer=issuer)
    assert repaired is not None
    assert repaired.canonical == canonical
    assert repaired.confidence < 0.9


@pytest.mark.parametrize(("word", "kind"), [("QyĐ", "QyĐ"), ("QĐ", "QĐ"), (None, "QĐ")])
def test_party_decision_or_regulation_follows_the_word(word: str | None, kind: str) -> None:
    repaired = repair("37-QĐ/TW", word=word)
    assert repaired is not None
    assert repaired.type == kind


def test_a_changed_number_always_says_why() -> None:
    for printed in ("34/CT-TW", "128-NQ/CP", "34 CT/TU", "12/2012/TT_BYT", "733/QD-TIg", "8/ KH-UBND"):
        repaired = repair(printed)
        assert repaired is not None
        assert repaired.canonical != printed
        assert repaired.repairs


@given(
    number=st.integers(1, 9999),
    kind=st.sampled_from(["KH", "QĐ", "CT", "TB", "BC", "TTr", "NQ"]),
    organ=st.sampled_from(["UBND", "HĐND", "SYT", "SNV", "BYT", "TTg", "CP"]),
    swap=st.booleans(),
    space=st.sampled_from(["", " "]),
)
def test_state_numbers_come_back_whatever_the_separators(number: int, kind: str, organ: str, swap: bool, space: str) -> None:
    printed = f"{number}-{space}{kind}/{organ}" if swap else f"{number}/{space}{kind}-{organ}"
    repaired = repair(printed)
    assert repaired is not None
    assert repaired.canonical == f"{number}/{kind}-{organ}"
    again = repair(repaired.canonical)
    assert again is not None
    assert again.canonical == repaired.canonical
    assert not again.repairs
