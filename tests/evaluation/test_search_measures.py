"""The measures of search agree with cases counted by hand, and the judged queries name papers that exist."""

from __future__ import annotations

import importlib.util
import math
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def searching() -> ModuleType:
    spec = importlib.util.spec_from_file_location("search_run", ROOT / "evals" / "search" / "run.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules["search_run"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def test_ndcg_by_hand(searching: ModuleType) -> None:
    grades = {"a": 3, "b": 1}
    best = 7 + 1 / math.log2(3)
    assert searching.ndcg(["a", "b"], grades) == pytest.approx(1.0)
    assert searching.ndcg(["x", "a"], grades) == pytest.approx(7 / math.log2(3) / best)
    assert searching.ndcg(["x"] * 10 + ["a"], grades) == 0.0


def test_reciprocal_rank_and_recall_by_hand(searching: ModuleType) -> None:
    assert searching.reciprocal_rank(["x", "y", "b"], {"a": 3, "b": 1}) == pytest.approx(1 / 3)
    assert searching.reciprocal_rank([], {"a": 3}) == 0.0
    assert searching.recall(["x", "b"], {"a": 3, "b": 1}) == 0.5
    assert searching.recall(["x"] * 20 + ["a"], {"a": 3}) == 0.0


def test_every_judged_paper_is_there_and_every_kind_has_queries(searching: ModuleType) -> None:
    queries, papers = searching.load_queries()
    assert set(searching.texts(papers)) == set(papers)
    assert len(queries) >= 60
    assert len({query.text for query in queries}) == len(queries)
    for query in queries:
        assert set(query.relevant) <= set(papers), query.text
        assert set(query.relevant.values()) <= {1, 2, 3}


def test_fts5_joins_words(searching: ModuleType) -> None:
    papers = {"a": "thi đua yêu nước", "b": "thi hành"}
    assert searching.fts5(papers, "AND")("thi đua") == ["a"]
    assert searching.fts5(papers, "OR")("thi đua") == ["a", "b"]
