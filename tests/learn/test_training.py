"""Models from the corpus: small ones are made here, twice the same, and work without scikit-learn."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from docparse.errors import DocparseError
from docparse.learn.boosting import Shape, bent, crossed, fit, folds
from docparse.learn.material import Amounts, material
from docparse.learn.models import CARDS, MAKERS, MODELS, Setting, train
from docparse.learn.sources import LEDGER, enter, papers, stale
from docparse.learn.trees import Trees, load_trees

SMALL = Amounts(hand=("text",), generated=(("text", 2),), papers=2, retold=(("text", 1),))


def drawn(count: int = 600) -> tuple[np.ndarray, np.ndarray]:
    """Rows of three features; right where the first is greater than the second, mostly."""
    random = np.random.default_rng(3)
    rows = random.normal(size=(count, 3)).astype(np.float32)
    return rows, ((rows[:, 0] > rows[:, 1]) ^ (random.random(count) < 0.1)).astype(np.int8)


def test_plain_trees_say_what_scikit_learn_says() -> None:
    from sklearn.ensemble import HistGradientBoostingClassifier

    rows, right = drawn()
    shape = Shape(trees=12, depth=3, rate=0.2, leaf=10, regular=1.0)
    ours = fit(rows, right, np.ones(len(right)), shape)
    theirs = HistGradientBoostingClassifier(
        max_iter=12, max_depth=3, learning_rate=0.2, min_samples_leaf=10, l2_regularization=1.0, max_leaf_nodes=8, early_stopping=False
    ).fit(rows, right)
    assert np.allclose(ours(rows), theirs.predict_proba(rows)[:, 1], atol=1e-5)


def test_trees_survive_their_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows, right = drawn()
    trees = fit(rows, right, np.ones(len(right)), Shape(trees=5, depth=2, leaf=10))
    trees.bends = bent(trees.scores(rows), right, np.ones(len(right)))
    trees.save(tmp_path / "some.npz", ("a", "b", "c"))
    monkeypatch.setattr("docparse.learn.trees.FOLDERS", (tmp_path,))
    load_trees.cache_clear()
    again = load_trees("some", ("a", "b", "c"))
    assert again is not None
    assert np.allclose(again(rows), trees(rows), atol=1e-5)
    assert load_trees("some", ("a", "b", "other")) is None, "trees of other features must not be used"
    assert load_trees("missing", ("a",)) is None
    load_trees.cache_clear()


def test_no_family_is_on_both_sides_of_a_fold() -> None:
    families = ["one", "two", "one", "three", "two"] * 40
    parts = folds(families, 3)
    assert all(len({parts[at] for at, name in enumerate(families) if name == family}) == 1 for family in set(families))


def test_cross_fitting_does_not_learn_by_heart() -> None:
    random = np.random.default_rng(5)
    rows = random.normal(size=(400, 4)).astype(np.float32)
    right = (random.random(400) < 0.5).astype(np.int8)
    families = [str(number) for number in range(400)]
    scores = crossed(rows, right, np.ones(400), families, Shape(trees=40, depth=4, leaf=5))
    assert abs(((scores > 0) == right).mean() - 0.5) < 0.12


def test_curve_is_monotone() -> None:
    rows, right = drawn()
    trees = fit(rows, right, np.ones(len(right)), Shape(trees=10, depth=2, leaf=10))
    places, shares = bent(trees.scores(rows), right, np.ones(len(right)))
    assert np.all(np.diff(places) > 0)
    assert np.all(np.diff(shares) >= 0)
    assert 0 < shares[0] < shares[-1] < 1


def test_material_is_of_dev_alone(tmp_path: Path) -> None:
    from docparse.corpus.parts import part_of

    examples = list(material(tmp_path, SMALL))
    hand = {example.family for example in examples if not example.family.startswith("seed-")}
    assert hand
    assert {part_of(name) for name in hand} == {"dev"}
    again = list(material(tmp_path, SMALL))
    assert [(e.family, e.form, e.document().text) for e in again] == [(e.family, e.form, e.document().text) for e in examples]


def test_seeds_of_test_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DocparseError, match="are for testing"):
        next(material(tmp_path, SMALL, seed=300))


@pytest.mark.slow
def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for run in ("first", "second"):
        setting = Setting(tmp_path / run / "work", tmp_path / run / "out", amounts=SMALL, first_look=False)
        train(["titles", "aims", "roles", "confidence"], setting)
        made.append({path.name: path.read_bytes() for path in sorted((tmp_path / run / "out").iterdir())})
    assert made[0].keys() == {f"{name}.{kind}" for name in CARDS for kind in ("npz", "md")} | {LEDGER}
    assert made[0] == made[1]


def test_confidence_is_learned_from_what_models_say_of_papers_that_they_have_not_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from docparse.learn import aims, calibrating, trees

    made_from: dict[Path, set[str]] = {}
    read_by: dict[str, Path] = {}
    save = aims.save

    def noted(quantities: aims.Quantities, chosen: np.ndarray, target: Path) -> None:
        made_from[target.parent] = {quantities.families[at] for at in chosen.nonzero()[0]}
        save(quantities, chosen, target)

    def gather(examples):  # type: ignore[no-untyped-def]
        read_by.update({example.family: trees.FOLDERS[0] for example in examples})
        return calibrating.Values(np.zeros((0, 1)), np.zeros(0), np.zeros(0))

    monkeypatch.setattr(aims, "save", noted)
    monkeypatch.setattr(calibrating, "gather", gather)
    monkeypatch.setattr(calibrating, "train", lambda values, target: target.write_bytes(b"made") and {})
    before = trees.FOLDERS
    train(["confidence"], Setting(tmp_path / "work", tmp_path / "out", amounts=SMALL, first_look=False))
    assert before == trees.FOLDERS
    assert len(read_by) == 4
    for family, folder in read_by.items():
        assert made_from[folder]
        assert family not in made_from[folder]
    assert sorted(path.name for path in (tmp_path / "out").glob("*.npz")) == ["confidence.npz"]


def test_families_that_are_not_wanted_are_not_read(tmp_path: Path) -> None:
    every = {example.family for example in material(tmp_path, SMALL)}
    one = min(every)
    assert {example.family for example in material(tmp_path, SMALL, wanted=lambda family: family != one)} == every - {one}


def test_the_models_are_those_that_training_gives_from_these_papers() -> None:
    assert stale(MODELS, {name: MAKERS[name][0] for name in CARDS}) == []


def test_a_model_of_other_papers_or_put_in_by_hand_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "some.npz").write_bytes(b"as it was made")
    assert stale(tmp_path, {"some": "some.npz"}) == ["some.npz is not the file that `docparse train` made"]
    enter(tmp_path, "some", "some.npz", 0)
    assert stale(tmp_path, {"some": "some.npz"}) == []
    with monkeypatch.context() as later:
        later.setattr("docparse.learn.sources.papers", lambda: papers() + " and one more")
        assert stale(tmp_path, {"some": "some.npz"}) == ["some.npz was made from other papers: `docparse train --only some`"]
    (tmp_path / "some.npz").write_bytes(b"an older one")
    assert stale(tmp_path, {"some": "some.npz"}) == ["some.npz is not the file that `docparse train` made"]


def test_a_reading_by_other_code_is_not_taken_up_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from docparse.learn import material as made

    reads: list[str] = []
    read = made._read
    monkeypatch.setattr(made, "_read", lambda data, name: reads.append(name) or read(data, name))
    one = Amounts(hand=("text",), generated=(), papers=1, retold=())
    list(material(tmp_path, one))
    list(material(tmp_path, one))
    assert len(reads) == 1
    monkeypatch.setattr(made, "code", lambda *parts: "other code")
    list(material(tmp_path, one))
    assert len(reads) == 2


def test_a_stopped_run_goes_on_with_the_next_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []

    def make(name: str):  # type: ignore[no-untyped-def]
        def write(setting: Setting, target: Path) -> dict[str, float]:
            calls.append(name)
            if name == "confidence" and calls.count(name) == 1:
                raise KeyboardInterrupt
            target.write_bytes(name.encode())
            return {"papers": 1.0}

        return f"{name}.npz", write

    for name in ("titles", "confidence"):
        monkeypatch.setitem(MAKERS, name, make(name))
    setting = Setting(tmp_path / "work", tmp_path / "out")
    with pytest.raises(KeyboardInterrupt):
        train(["titles", "confidence"], setting)
    train(["titles", "confidence"], setting)
    assert calls == ["titles", "confidence", "confidence"]
    assert (tmp_path / "out" / "confidence.npz").read_bytes() == b"confidence"


def test_a_model_that_cannot_be_made_stays(tmp_path: Path) -> None:
    result = train(["syllables"], Setting(tmp_path / "work", tmp_path / "out", texts=None))
    assert "stays as it is" in str(result["syllables"])
    assert not (tmp_path / "out" / "syllable_lm.npz").exists()


def test_unknown_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(DocparseError, match=r"no model nothing; there are digits"):
        train(["nothing"], Setting(tmp_path / "work", tmp_path / "out"))


def test_parsing_needs_no_training_extra(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text("Số: 5/KH-SYT\n\nKẾ HOẠCH\nTập huấn viết tin bài\n\nI. MỤC ĐÍCH\n\nĐể viết tốt hơn.\n\nII. NỘI DUNG\n\nHọc 03 buổi.\n")
    code = (
        "import sys; sys.modules['sklearn'] = None\n"
        "from pathlib import Path; from docparse.pipeline import parse_path\n"
        f"record = parse_path(Path({str(path)!r}))[0]\n"
        "assert 'joblib' not in sys.modules and [s.heading for s in record.sections]\n"
        "print(record.sections[0].confidence)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert 0 < float(done.stdout) <= 1


def test_trees_take_rows_one_by_one_or_together() -> None:
    feature, limit = np.array([[0, 1, 1]]), np.array([[0.0, 0.0, 1.0]], dtype=np.float32)
    trees = Trees(feature, limit, np.array([[1.0, 2.0, 3.0, 4.0]], dtype=np.float32), 0.5)
    rows = np.array([[-1.0, -1.0], [-1.0, 1.0], [1.0, 0.5], [1.0, 2.0]], dtype=np.float32)
    assert trees.scores(rows).tolist() == [1.5, 2.5, 3.5, 4.5]
