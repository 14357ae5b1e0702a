"""The judge of aims: its features, what it learns from labels, and where the rules decide instead of it."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from docparse.extract.targets import judge as target_judge
from docparse.learn import aims, trees
from docparse.learn.material import Example, _parts, _read
from docparse.pipeline import parse_bytes

HEAD = """ỦY BAN NHÂN DÂN XÃ YÊN SƠN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 12/KH-UBND\tĐộc lập - Tự do - Hạnh phúc
Yên Sơn, ngày 05 tháng 3 năm 2021
KẾ HOẠCH
Phát động thi đua năm 2021
"""


def paper(*lines: str) -> bytes:
    return (HEAD + "\n".join(lines) + "\nNơi nhận:\n- Lưu: VT.\tCHỦ TỊCH\n\n\nNông Văn Bảy\n").encode()


def example(number: int) -> Example:
    made, kept = 10 + number, 40 + number
    lines = (
        f"1. Cả xã trồng cho được {made} ha keo lai trên đồi trọc.",
        f"2. Kho của xã hiện để {kept} cuốn sổ cũ chưa kiểm.",
    )
    data = paper(*lines)
    labels = {"targets": [{"surface": f"{made} ha keo lai", "value": made, "unit": "ha", "measure": "keo lai"}]}
    return Example(f"paper-{number}", "text", pickle.dumps(_parts(_read(data, "p.txt"))[0]), labels)


@pytest.fixture
def learned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> target_judge.Judge:
    """A judge of twelve papers that sow and count."""
    pytest.importorskip("sklearn")
    quantities = aims.gather(example(number) for number in range(12))
    assert sum(quantities.aims) == 12
    assert len(quantities.aims) == 24
    figures = aims.train(quantities, tmp_path / "aims.npz")
    assert figures["by hand: recall"] == figures["by hand: precision"] == 1.0
    judge = target_judge._read(tmp_path / "aims.npz")
    monkeypatch.setattr(target_judge, "_load", lambda: judge)
    return judge


def test_it_says_of_a_new_paper_what_it_learned(learned: target_judge.Judge) -> None:
    data = paper("1. Cả xã trồng cho được 75 ha keo lai ở bãi bồi.", "2. Kho của xã hiện để 90 cuốn sổ cũ chưa soát.")
    targets = parse_bytes(data, "new.txt")[0].targets
    assert [(target.value, target.unit) for target in targets] == [(75, "ha")]


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    pytest.importorskip("sklearn")
    for name in ("one.npz", "two.npz"):
        aims.train(aims.gather(example(number) for number in range(6)), tmp_path / name)
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()


def test_a_judge_that_was_learned_anew_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    np = pytest.importorskip("numpy")
    monkeypatch.setattr(trees, "FOLDERS", (tmp_path,))
    for base in (-9.0, 9.0):
        names = np.frombuffer(b"kind share\nkind count", dtype=np.uint8)
        weights, one = np.zeros(2, dtype=np.float32), np.array([base], dtype=np.float32)
        np.savez_compressed(tmp_path / "aims.npz", names=names, weights=weights, base=one)
        trees.forget()
        judge = target_judge.judge_for("KH")
        assert judge is not None
        assert judge._base == base
    trees.forget()


def test_the_file_holds_no_word_of_few_papers(learned: target_judge.Judge) -> None:
    assert {"unit ha", "A keo", "A lai"} <= set(learned._weights)
    seen = aims.Quantities()
    for number in range(30):
        seen.rows.append(["said by all", *(["said by many"] if number < aims.SEEN_BY["by hand"] else []), f"said by {number}"])
        seen.families.append(f"paper-{number}")
    for number in range(90):
        often = number < aims.SEEN_BY["generated"]
        seen.rows.append(["said by the generator", f"said by seed {number}", *(["said by most seeds"] if often else [])])
        seen.families.append(f"seed-{number}")
    np = pytest.importorskip("numpy")
    assert aims.known(seen, np.ones(len(seen.rows), dtype=bool)) == [
        "said by all",
        "said by many",
        "said by most seeds",
        "said by the generator",
    ]


@pytest.mark.parametrize("doc_type", [None, "L", "NĐ", "TT", "TTLT"])
def test_law_is_left_to_the_rules(learned: target_judge.Judge, doc_type: str | None) -> None:
    assert target_judge.judge_for(doc_type) is None
    assert target_judge.judge_for("KH") is learned


def test_without_models_the_rules_decide(learned: target_judge.Judge) -> None:
    from docparse.switches import without

    with without("models"):
        assert target_judge.judge_for("KH") is None
