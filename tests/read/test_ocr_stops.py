"""Stops and colons by their ink; one ink read twice; what no speck is; numbers in two parts; dates that a line's end parts."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from docparse.document import Line, Word
from docparse.read.scan.between import mend_between
from docparse.read.scan.mend import mend
from docparse.read.scan.noise import parted
from docparse.read.scan.pen.pen import take_slots
from docparse.read.scan.rejoin import open_days
from docparse.read.scan.signature.signer import spell_deputies
from docparse.read.scan.stops import mend_stops
from docparse.read.scan.twice import read_once
from docparse.read.scan.unread import blobs_of

LETTER = 21.0


def _page(*boxes: tuple[int, int, int, int]) -> np.ndarray:
    page = np.full((260, 900), 255, np.uint8)
    for x0, y0, x1, y1 in boxes:
        cv2.rectangle(page, (x0, y0), (x1 - 1, y1 - 1), 0, -1)
    return page


def _line(*words: tuple[str, float, float], score: float = 0.9, top: float = 95.0) -> Line:
    found = [Word(text, (x0, top, x1, top + 40), score) for text, x0, x1 in words]
    return Line(" ".join(word.text for word in found), found, (found[0].box[0], top, found[-1].box[2], top + 40))


_LETTERS = ((100, 100, 114, 130), (120, 109, 134, 130), (140, 109, 154, 130))


@pytest.mark.parametrize(
    ("dot", "text"),
    [((158, 125, 163, 130), "Quỹ."), ((158, 125, 160, 127), "Quỹ"), ((158, 132, 161, 135), "Quỹ")],
    ids=["a stop", "a speck on the line", "a speck below it"],
)
def test_a_speck_is_no_stop(dot: tuple[int, int, int, int], text: str) -> None:
    line = _line(("Quỹ.", 98, 164))
    mend_stops([line], blobs_of(_page(*_LETTERS, dot)), LETTER)
    assert line.text == text


def test_small_stops_stay_where_all_of_a_page_are_small() -> None:
    boxes, words = [], []
    for at in range(5):
        x = 30 + 150 * at
        boxes += [(x, 109, x + 14, 130), (x + 20, 109, x + 34, 130), (x + 38, 128, x + 40, 130)]
        words.append(("Quỹ.", float(x - 2), float(x + 41)))
    line = _line(*words, score=0.96)
    assert mend_stops([line], blobs_of(_page(*boxes)), LETTER) == 0


@pytest.mark.parametrize(
    ("upper", "text"),
    [((158, 109, 163, 114), "lợi:"), ((158, 96, 163, 101), "lợi"), ((168, 109, 173, 114), "lợi"), ((158, 112, 160, 114), "lợi")],
    ids=["a colon", "too high", "aside", "too small"],
)
def test_two_dots_behind_a_line_are_its_colon(upper: tuple[int, int, int, int], text: str) -> None:
    line = _line(("2.", 60, 80), ("lợi", 98, 160))
    mend_stops([line], blobs_of(_page(*_LETTERS, (158, 125, 163, 130), upper)), LETTER)
    assert line.words[-1].text == text


@pytest.mark.parametrize(
    ("dash", "text"),
    [((124, 118, 135, 121), "I- NHIỆM VỤ"), ((134, 118, 157, 121), "I – NHIỆM VỤ"), ((134, 118, 145, 121), "I - NHIỆM VỤ")],
)
def test_the_dash_of_a_number_is_as_long_and_as_far_as_its_ink(dash: tuple[int, int, int, int], text: str) -> None:
    page = _page((116, 100, 122, 130), dash, (180, 100, 200, 130))
    line = _line(("I-", 114, 160), ("NHIỆM", 178, 300), ("VỤ", 310, 350))
    mend_between([line], blobs_of(page), LETTER)
    assert line.text == text


@pytest.mark.parametrize(("word", "score"), [("52/TTr-UBCTĐB15", 0.29), ("2031-2036.", 0.35)])
def test_numbers_hardly_read_are_no_specks(word: str, score: float) -> None:
    lines, _ = parted([_line((word, 10, 300), score=score)], LETTER)
    assert [own.text for line in lines for own in line.words] == [word]


def test_a_second_colon_is_a_speck() -> None:
    lines, noise = parted([_line(("Yêu", 10, 60), ("cầu:", 70, 120), (":", 130, 134))], LETTER)
    assert [word.text for word in lines[0].words] == ["Yêu", "cầu:"]
    assert len(noise) == 1


def test_one_ink_read_in_two_lines_is_read_once() -> None:
    motto = _line(("Độc", 500, 540), ("lập", 550, 590), ("-", 600, 610), ("Tự", 620, 660), ("phú", 670, 720), top=100)
    mixed = _line(("Số:", 100, 140), ("ộc", 515, 540), ("lập", 555, 592), ("-", 602, 612), ("Tự", 625, 662), ("phúc", 670, 730), top=112)
    mixed.words[1:1] = [Word("7/KH-MT", (150, 112, 300, 152), 0.9)]
    lines = [mixed, motto]
    whole = [Word(text, (0, 0, 1, 1), 0.9) for text in ["Độc", "lập", "-", "Tự", "phúc"]]
    assert read_once(lines, LETTER, lambda box: whole) == 5
    assert [line.text for line in lines] == ["Độc lập - Tự phúc", "Số: 7/KH-MT"]


def test_lines_alike_below_each_other_stay() -> None:
    words = (("Độc", 500, 540), ("lập", 550, 590), ("-", 600, 610), ("Tự", 620, 660))
    lines = [_line(*words, top=100), _line(("Số:", 100, 140), *words, top=145)]
    assert read_once(lines, LETTER, lambda box: []) == 0


@pytest.mark.parametrize(("read", "text"), [("05-C17TW", "05-CT/TW"), ("05-CT7TW", "05-CT/TW"), ("05-C17", "05-C17")])
def test_figures_in_a_directive_of_the_party_are_its_letters(read: str, text: str) -> None:
    assert [word.text for word, _ in mend([(Word(read, (0, 0, 90, 30), 0.8), [])])] == [text]


@pytest.mark.parametrize(
    "words",
    [
        (("Số:", 300, 366), ("66.4/2031/NQ-CP", 380, 700)),
        (("Mai,", 160, 240), ("ngày...", 250, 380), ("tháng", 400, 480), ("6", 490, 505), ("năm", 515, 570), ("2031", 580, 660)),
    ],
)
def test_numbers_in_two_parts_and_dots_are_no_pens(words: tuple[tuple[str, float, float], ...]) -> None:
    ink = np.zeros((200, 900), np.uint8)
    for x in range(310, 390, 12):
        ink[100:130, x : x + 5] = 255
    line = _line(*words)
    slots, noise = take_slots([line], lambda box: ink[max(0, int(box[1])) : int(box[3]), max(0, int(box[0])) : int(box[2])], LETTER)
    assert not [slot for slot in slots if slot.kind in ("number", "day")]
    assert not noise


@pytest.mark.parametrize(("below", "text"), [("tháng", "ngày 24"), ("các", "ngày 24.")])
def test_a_day_before_its_month_has_no_stop(below: str, text: str) -> None:
    lines = [_line(("ngày", 700, 760), ("24.", 770, 810)), _line((below, 40, 100), ("5", 110, 120), top=145)]
    open_days(lines, LETTER)
    assert lines[0].text == text


def test_no_deputy_stands_below_himself() -> None:
    title = (("PHÓ", 280, 350), ("GIÁM", 360, 430), ("ĐỐC", 440, 520))
    lines = [_line(*title, top=100, score=0.8), _line(*title, top=165, score=0.8)]
    spell_deputies(lines, LETTER)
    assert [" ".join(word.text for word in line.words) for line in lines] == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]
