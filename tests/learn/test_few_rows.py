"""Trees without numpy say what trees with numpy say, bit for bit."""

from pathlib import Path

import numpy as np
import pytest

from docparse.learn.few_rows import FewRows, read_arrays
from docparse.learn.trees import Trees


@pytest.mark.parametrize(("trees", "depth"), [(3, 2), (8, 3), (70, 5), (80, 4), (131, 2), (300, 3)])
@pytest.mark.parametrize("bent", [False, True])
def test_few_rows_are_judged_alike(trees: int, depth: int, bent: bool, tmp_path: Path) -> None:
    draw = np.random.default_rng(trees)
    inner, columns = 2**depth - 1, 9
    bends = (np.sort(draw.normal(size=17)).astype(np.float32), np.sort(draw.random(17)).astype(np.float32)) if bent else None
    model = Trees(
        draw.integers(0, columns, (trees, inner)).astype(np.int32),
        draw.normal(size=(trees, inner)).astype(np.float32),
        (draw.normal(size=(trees, inner + 1)) / 7).astype(np.float32),
        float(np.float32(0.3)),
        (bends[0].astype(np.float64), bends[1].astype(np.float64)) if bends else None,
    )
    model.save(tmp_path / "some.npz", tuple("abcdefghi"))
    few = FewRows(read_arrays(tmp_path / "some.npz"))
    rows = draw.normal(size=(60, columns)).tolist()
    assert few.scores_of(rows) == model.scores_of(rows)
    assert few.scores_of(rows[:1]) == model.scores_of(rows[:1])
    if bent:
        assert few.shares_of(rows) == model.shares_of(rows)


def test_a_strange_kind_of_number_is_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / "odd.npz", feature=np.zeros(3, dtype=np.complex64))
    with pytest.raises(ValueError, match=r"odd\.npz"):
        read_arrays(tmp_path / "odd.npz")
