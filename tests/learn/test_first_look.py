"""The kept first looks: papers of part dev only, and scans with their words."""

from __future__ import annotations

import gzip
import json

import pytest

from docparse.corpus.parts import TEST_SEEDS, part_of
from docparse.learn.calibrating import FIRST_LOOK, LOOK, LOOK_SCAN, _looked

FILES = sorted(FIRST_LOOK.glob("*.jsonl.gz"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_paper_of_part_test_is_kept(path) -> None:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        families = {json.loads(line)["family"] for line in file}
    seeds = {int(family.split("-")[2]) for family in families if family.startswith("seed-")}
    assert all(seed < TEST_SEEDS for seed in seeds)
    assert {part_of(family) for family in families if not family.startswith("seed-")} <= {"dev"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_kept_record_comes_back_with_its_words(path) -> None:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        family, form, record, document, labels = _looked(json.loads(next(file)))
    assert family
    assert labels
    assert document.text == record.text
    assert form == (LOOK_SCAN if "scan" in path.name else LOOK)
    if form == LOOK_SCAN:
        words = [record.text[piece.start : piece.end] for piece in document.pieces]
        assert len(words) > 100
        assert all(words)
        assert all(0 <= piece.confidence <= 1 for piece in document.pieces if piece.confidence is not None)
        assert sum(piece.confidence is not None for piece in document.pieces) > 100
        assert any(piece.others for piece in document.pieces)
