"""A page that ends its process costs that page, not its file."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import Any

import pytest
from pdf_files import Sheet, body

from docparse.isolate import Pool, Task
from docparse.read.options import LOST, PageClock, ReadOptions, listening
from docparse.schema import Record

BAD_PAGE = 2


def _end(how: str) -> None:
    if how == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    elif how == "hang":
        time.sleep(60)
    else:
        hoard = []
        while True:
            hoard.append(bytearray(16 << 20))


def parse_until_it_ends(data: bytes, name: str, options: Any = None) -> list[Record]:
    """The parser, with a second page that crashes, hangs or eats memory (by the name of the file)."""
    from docparse.pipeline import parse_bytes
    from docparse.read.pdf import pdf

    whole = pdf._read_page

    def one(document: Any, index: int, *rest: Any) -> Any:
        if index + 1 == BAD_PAGE or name.startswith("all"):
            _end(name.partition(".")[0].removeprefix("all-"))
        return whole(document, index, *rest)

    pdf._read_page = one
    try:
        return parse_bytes(data, name, options)
    finally:
        pdf._read_page = whole


def _pages(count: int) -> bytes:
    sheet = Sheet()
    for number in range(count):
        if number:
            sheet.page()
        sheet.write(f"Phần {number + 1} của báo cáo về công tác năm:", 85, 150)
        body(sheet, 200)
    return sheet.bytes()


def _run(name: str, pages: int, monkeypatch: pytest.MonkeyPatch) -> Any:
    # Workers import this file by its name.
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    with Pool(1, timeout=6.0, memory_mb=700, parser="test_lost_pages:parse_until_it_ends") as pool:
        return list(pool.run([Task(name, _pages(pages), ReadOptions())]))


@pytest.mark.parametrize("how", ["crash", "hang", "memory"])
def test_the_other_pages_are_kept(how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (outcome,) = _run(f"{how}.pdf", 3, monkeypatch)
    assert outcome.category is None, outcome.reason
    record = Record.model_validate_json(outcome.records[0])
    assert [page.number for page in record.pages] == [1, 2, 3]
    assert record.pages[1].reason == LOST
    assert "Phần 1" in record.text
    assert "Phần 2" not in record.text
    assert "Phần 3" in record.text
    assert any(warning.code == "page_unreadable" and "Trang 2" in warning.message for warning in record.warnings)


def test_a_file_whose_every_page_crashes_has_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    (outcome,) = _run("all-crash.pdf", 6, monkeypatch)
    assert outcome.category == "crash"
    assert not outcome.records


def test_listeners_hear_of_each_page_that_is_begun() -> None:
    heard: list[tuple[int, int]] = []
    with listening(lambda number, count: heard.append((number, count))):
        clock = PageClock(ReadOptions(time_limit=0.0), 3)
        assert [clock.allows(index) for index in range(3)] == [True, False, False]
    PageClock(ReadOptions(), 3).allows(0)
    assert heard == [(1, 3)]
