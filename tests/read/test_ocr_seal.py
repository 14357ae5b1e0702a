"""The seal over a signature: where it is, that its ring goes, and that its own words are no text."""

from __future__ import annotations

import cv2
import numpy as np

from docparse.document import Line, Word
from docparse.read.scan.noise import parted
from docparse.read.scan.signature.seal import doubt_words_of_seals
from docparse.read.scan.signature.seal_ink import Seal, find_seals, without_ring


def _page(seal: bool = True) -> np.ndarray:
    page = np.full((2600, 1850), 255, np.uint8)
    if seal:
        cv2.circle(page, (1200, 2100), 158, 0, 9)
        cv2.circle(page, (1200, 2100), 110, 0, 5)
    return page


def test_a_seal_is_found_and_its_absence_too() -> None:
    (seal,) = find_seals(_page(), 225)
    assert abs(seal.x - 1200) < 10
    assert abs(seal.y - 2100) < 10
    assert find_seals(_page(seal=False), 225) == []


def test_a_seal_is_found_whose_foot_the_page_break_pushed_to_the_top() -> None:
    page = np.full((2600, 1850), 255, np.uint8)
    cv2.circle(page, (1200, 225), 158, 0, 9)
    (seal,) = find_seals(page, 225)
    assert abs(seal.y - 225) < 10


def test_the_ring_goes_and_print_beside_it_stays() -> None:
    page = _page()
    page[2080:2110, 1400:1404] = 0
    clean = without_ring(page[1800:2400, 1000:1700], Seal(200, 300, 158))
    assert np.count_nonzero(clean[:, :380] < 128) < 200
    assert np.count_nonzero(clean[280:310, 400:404] < 128) == 120


def test_the_words_of_a_seal_are_no_text() -> None:
    inside = Line("LAO ĐỘNG", [Word("LAO", (1130, 2090, 1190, 2115), 0.9), Word("ĐỘNG", (1200, 2090, 1270, 2115), 0.9)])
    across = Line(
        "bảo đảm an toàn",
        [Word(text, (1000 + 90 * i, 2060, 1080 + 90 * i, 2085), 0.9) for i, text in enumerate(["bảo", "đảm", "an", "toàn"])],
    )
    lines = [inside, across]
    for line in lines:
        line.box = (line.words[0].box[0], line.words[0].box[1], line.words[-1].box[2], line.words[0].box[3])
    doubt_words_of_seals([Seal(1200, 2100, 158)], lines, 21, 1850)
    kept, noise = parted(lines)
    assert [line.text for line in noise] == ["LAO ĐỘNG"]
    assert [line.text for line in kept] == ["bảo đảm an toàn"]
