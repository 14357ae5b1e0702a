"""The split of the corpus is pinned: every paper, its part, and the digest of what was labelled."""

from __future__ import annotations

from docparse.corpus.parts import hand_papers, part_of
from docparse.corpus.split import SPLIT, rows, table


def test_the_pinned_split_is_that_of_the_papers() -> None:
    assert SPLIT.read_text(encoding="utf-8") == table(), "a paper changed: look at the change, then `python -m docparse.corpus.split`"


def test_the_parts_share_no_paper_and_leave_none_out() -> None:
    dev, test = ({name for name, _ in hand_papers(part=part)} for part in ("dev", "test"))
    assert not dev & test
    assert dev | test == {name for name, _, _ in rows()}
    assert len(test) >= 20


def test_no_two_papers_are_the_same() -> None:
    digests = [digest for _, _, digest in rows()]
    assert len(set(digests)) == len(digests)


def test_a_paper_never_changes_its_part() -> None:
    assert (part_of("bao-cao-cong-doan-2016"), part_of("ke-hoach-ttyt-xin-man-2020")) == ("dev", "test")
