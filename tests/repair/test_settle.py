"""Readings of a word that compete: what the paper writes elsewhere, the neighbours, the ink. All sentences are invented."""

from __future__ import annotations

import pytest

from docparse.document import Others
from docparse.repair.guard import open_to_repair
from docparse.repair.model import RepairModel, repair_model
from docparse.repair.propose import load_weights, settled
from docparse.repair.settle import FEATURES, choices, settle
from docparse.repair.tokens import Read, Token, tokens_of


@pytest.fixture(name="model")
def the_model() -> RepairModel:
    found = repair_model()
    assert found is not None
    return found


def read(text: str, others: dict[str, Others], sure: float = 0.8) -> tuple[list[Token], list[int], list[Read]]:
    """The tokens of a text, those that are open to repair, and how they were read."""
    tokens = tokens_of(text)
    asked = open_to_repair(text, tokens)
    reads = [Read(sure, {(at, letter.lower()): cost for at, letter, cost in others.get(tokens[place].word, ())}) for place in asked]
    return tokens, asked, reads


def words(model: RepairModel, text: str, others: dict[str, Others], sure: float = 0.8) -> dict[str, str]:
    """What is read otherwise."""
    tokens, asked, reads = read(text, others, sure)
    found = settled(model, tokens, asked, reads, set(), load_weights().settle)
    return {repair.printed: repair.repaired for repair in found.values()}


def test_two_misread_neighbours_are_settled_together(model: RepairModel) -> None:
    others: dict[str, Others] = {"Phần": ((2, "ấ", 0.6),), "đâu": ((1, "ấ", 0.5),)}
    assert words(model, "Phần đâu hoàn thành nhiệm vụ năm học", others) == {"Phần": "Phấn", "đâu": "đấu"}


def test_ink_decides_between_readings_that_go_as_well(model: RepairModel) -> None:
    cheap: dict[str, Others] = {"tô": ((1, "ổ", 0.3), (1, "ố", 2.5))}
    dear: dict[str, Others] = {"tô": ((1, "ổ", 14.0), (1, "ố", 14.0))}
    text = "công tác tô chức thực hiện"
    assert words(model, text, cheap) == {"tô": "tổ"}
    assert words(model, text, dear) == {}


def test_what_the_paper_writes_elsewhere_counts(model: RepairModel) -> None:
    """Of a word that language alone does not tell, the other places of the paper do."""
    others: dict[str, Others] = {"ngo": ((2, "ô", 1.8),)}
    text = "bãi ngo vàng"
    tokens, asked, reads = read(text, others)
    alone = settle(model, tokens, asked, reads, load_weights().settle)
    tokens, asked, reads = read(text + "\n" + "\n".join(["bãi ngô vàng"] * 3), others)
    beside = settle(model, tokens, asked, reads, load_weights().settle)

    def chance(found: list, word: str) -> float:  # type: ignore[type-arg]
        return next(c for own, c in zip(found[0].readings, found[0].chances, strict=True) if own.word == word)

    assert chance(alone, "ngô") < 0.3 < 0.7 < chance(beside, "ngô")


def test_strokes_of_roman_numbers_are_left_to_their_row(model: RepairModel) -> None:
    others: dict[str, Others] = {"HI": ((0, "I", 0.2),), "VI": ((1, "Ị", -0.5),)}
    assert words(model, "HI. NHIỆM VỤ VÀ GIẢI PHÁP\nVI. KHEN THƯỞNG", others) == {}


def test_names_and_sure_dots_below_stay(model: RepairModel) -> None:
    assert words(model, "Đồng chí Lò Thị Phần Mai", {"Phần": ((2, "ấ", 0.1),)}) == {}
    assert words(model, "cán bộ viên chực của đơn vị", {"chực": ((2, "ứ", 0.5),)}, sure=0.95) == {}
    assert words(model, "cán bộ viên chực của đơn vị", {"chực": ((2, "ứ", 0.5),)}, sure=0.6) == {"chực": "chức"}
    often = "\n".join(["công tác Thi đua, khen thưởng"] * 4)
    assert words(model, f"theo Luật Thị đua, khen thưởng\n{often}", {"Thị": ((2, "i", 0.9),)}, sure=0.95) == {"Thị": "Thi"}


def test_a_name_is_read_as_the_paper_writes_it_elsewhere(model: RepairModel) -> None:
    others: dict[str, Others] = {"Hỗ": ((1, "ồ", 0.9),)}
    line = "nạo vét bùn quanh {} Sen và trồng cây"
    assert words(model, line.format("Hỗ"), others) == {}
    assert words(model, "\n".join([line.format("Hỗ"), *[line.format("Hồ")] * 4]), others) == {"Hỗ": "Hồ"}
    assert words(model, "\n".join([line.format("Hỗ")] * 3 + [line.format("Hồ")] * 4), {}) == {}


def test_a_word_without_other_letters_is_no_choice(model: RepairModel) -> None:
    tokens, asked, reads = read("tổ chức thực hiện", {})
    assert choices(model, tokens, asked, reads) == []


def test_chances_are_those_of_one_choice(model: RepairModel) -> None:
    tokens, asked, reads = read("tô chức thực hiện", {"tô": ((1, "ổ", 0.3),)})
    (choice,) = settle(model, tokens, asked, reads, load_weights().settle)
    assert choice.readings[0].word == "tô"
    assert choice.readings[0].kind is None
    assert sum(choice.chances) == pytest.approx(1.0)
    assert choice.evidence.shape == (len(choice.readings), len(FEATURES))
    assert choice.readings[choice.best].word == "tổ"
