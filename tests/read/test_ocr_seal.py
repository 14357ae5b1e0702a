"""The seal over a signature: where it is, that its ring goes, and that title and name come back."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from docparse.document import Line, Word
from docparse.read.noise import parted
from docparse.read.seal import read_under_seal
from docparse.read.seal_ink import Seal, find_seals, without_ring


def _page(seal: bool = True) -> np.ndarray:
    page = np.full((2600, 1850), 255, np.uint8)
    if seal:
        cv2.circle(page, (1200, 2100), 158, 0, 9)
        cv2.circle(page, (1200, 2100), 110, 0, 5)
    return page


class _Reader:
    """Reads every strip as the next of the given texts."""

    def __init__(self, *texts: str) -> None:
        self.texts = list(texts)

    def read(self, grey: np.ndarray, dpi: int, mode: int) -> list[Line]:
        text = self.texts.pop(0) if self.texts else ""
        return [Line(text, [Word(part, (0, 0, 1, 1), 0.5) for part in text.split()])] if text else []


def test_a_seal_is_found_and_its_absence_too() -> None:
    (seal,) = find_seals(_page(), 225)
    assert abs(seal.x - 1200) < 10
    assert abs(seal.y - 2100) < 10
    assert find_seals(_page(seal=False), 225) == []


def test_the_ring_goes_and_print_beside_it_stays() -> None:
    page = _page()
    page[2080:2110, 1400:1404] = 0
    clean = without_ring(page[1800:2400, 1000:1700], Seal(200, 300, 158))
    assert np.count_nonzero(clean[:, :380] < 128) < 200
    assert np.count_nonzero(clean[280:310, 400:404] < 128) == 120


def _words_drawn(page: np.ndarray, y: int) -> None:
    for x in range(1380, 1560, 30):
        page[y : y + 30, x : x + 6] = 0


@pytest.mark.parametrize(
    ("read", "text"),
    [("#Ủ TỊCH", "CHỦ TỊCH"), ("'HỦ TƯỚNG", "THỦ TƯỚNG"), ("_ Trần Văn Bình", "Trần Văn Bình"), ("x LêVăn Bình", "Lê Văn Bình")],
)
def test_titles_and_names_come_back(read: str, text: str) -> None:
    page = _page()
    _words_drawn(page, 2000)
    lines: list[Line] = []
    assert read_under_seal(_Reader(*[read] * 3), page, 225, lines, 21) == 1
    assert [line.text for line in lines] == [text]
    assert all((word.confidence or 1) <= 0.5 for word in lines[0].words)


def test_a_name_whose_m_and_surname_the_ring_has_cut_comes_back() -> None:
    page = _page()
    _words_drawn(page, 2000)
    lines: list[Line] = []
    reader = _Reader("_Pha~, lạnh Thắng", "Viạnh Thắng", "Viạnh Thắng")
    assert read_under_seal(reader, page, 225, lines, 21) == 1
    assert [line.text for line in lines] == ["Phạm Mạnh Thắng"]


def test_what_was_read_surely_stays() -> None:
    page = _page()
    _words_drawn(page, 2000)
    words = [Word("Quyết", (1370, 2000, 1450, 2030), 0.95), Word("định", (1460, 2000, 1560, 2030), 0.95)]
    lines = [Line("Quyết định", words, (1370, 2000, 1560, 2030))]
    assert read_under_seal(_Reader(*["#Ủ TỊCH"] * 3), page, 225, lines, 21) == 0
    assert lines[0].words == words


def test_the_words_of_a_seal_are_no_text() -> None:
    inside = Line("LAO ĐỘNG", [Word("LAO", (1130, 2090, 1190, 2115), 0.9), Word("ĐỘNG", (1200, 2090, 1270, 2115), 0.9)])
    across = Line(
        "bảo đảm an toàn",
        [Word(text, (1000 + 90 * i, 2060, 1080 + 90 * i, 2085), 0.9) for i, text in enumerate(["bảo", "đảm", "an", "toàn"])],
    )
    lines = [inside, across]
    for line in lines:
        line.box = (line.words[0].box[0], line.words[0].box[1], line.words[-1].box[2], line.words[0].box[3])
    read_under_seal(_Reader(), _page(), 225, lines, 21)
    kept, noise = parted(lines)
    assert [line.text for line in noise] == ["LAO ĐỘNG"]
    assert [line.text for line in kept] == ["bảo đảm an toàn"]
