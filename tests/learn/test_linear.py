"""The logistic regression beside the trees: what it learns from few rows, and that it says the same with numpy and without."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from docparse.learn.few_rows import FewRows, read_arrays
from docparse.learn.linear import Line, fit_line, of_arrays
from docparse.learn.trees import Trees

GROUPS = ((0,), (1, 2))
SWITCH = 3


def drawn(count: int = 4000) -> tuple[Any, Any]:
    """Rows of three fields, read from scans or not, with a sign in column 5 that speaks against field 0 alone."""
    draw = np.random.default_rng(5)
    rows = np.zeros((count, 8), dtype=np.float32)
    rows[np.arange(count), draw.integers(0, 3, count)] = 1
    rows[:, SWITCH] = draw.random(count) < 0.4
    rows[:, 4] = draw.normal(2, 1, count)
    rows[:, 5] = draw.random(count) < 0.02
    right = draw.random(count) > 0.03 + 0.5 * rows[:, 5] * rows[:, 0]
    return rows, right.astype(np.int8)


def fitted() -> Line:
    rows, right = drawn()
    return fit_line(rows, right, np.ones(len(right)), GROUPS, SWITCH, 0.1)


def row(field: int, sign: float, scanned: float = 0.0) -> list[float]:
    out = [0.0] * 8
    out[field], out[SWITCH], out[4], out[5] = 1.0, scanned, 2.0, sign
    return out


def test_a_sign_is_held_against_the_field_that_it_speaks_of() -> None:
    plain, signed, other, other_signed = fitted().scores(np.array([row(0, 0), row(0, 1), row(1, 0), row(1, 1)], dtype=np.float32))
    assert plain - signed > 1.5 * (other - other_signed)
    assert plain > signed


def test_fields_of_one_group_have_the_same_weights() -> None:
    line = fitted()
    assert np.array_equal(line.weights[1], line.weights[2])
    assert not np.array_equal(line.weights[0], line.weights[1])


def test_a_field_that_was_never_seen_is_no_hindrance() -> None:
    rows, right = drawn()
    seen = rows[:, 0] == 0
    line = fit_line(rows[seen], right[seen], np.ones(seen.sum()), GROUPS, SWITCH, 0.1)
    assert np.isfinite(line.scores(np.array([row(0, 1)], dtype=np.float32))).all()


def test_it_is_fitted_alike_each_time() -> None:
    assert np.array_equal(fitted().weights, fitted().weights)


def test_values_out_of_reach_say_no_more() -> None:
    far, farther = fitted().scores(np.array([row(0, 1e6), row(0, 1e12)], dtype=np.float32))
    assert far == farther


@pytest.mark.parametrize("scanned", [0.0, 1.0])
def test_with_numpy_and_without(tmp_path: Path, scanned: float) -> None:
    line = fitted().times(0.8)
    trees = Trees(np.zeros((1, 1), dtype=np.int32), np.zeros((1, 1), dtype=np.float32), np.zeros((1, 2), dtype=np.float32), 0.5, None, line)
    trees.save(tmp_path / "some.npz", tuple("abcdefgh"))
    rows = [row(field, sign, scanned) for field in range(3) for sign in (0.0, 1.0, 40.0, -3.0)]
    with np.load(tmp_path / "some.npz") as data:
        kept = Trees(trees.feature, trees.limit, trees.value, 0.5, None, of_arrays(data))
    assert FewRows(read_arrays(tmp_path / "some.npz")).scores_of(rows) == pytest.approx(kept.scores_of(rows), abs=1e-9)
    assert kept.scores_of(rows) == pytest.approx(trees.scores_of(rows), abs=1e-4)
    assert kept.scores_of(rows) != pytest.approx([0.5] * len(rows), abs=0.1)
