"""`docparse eval` as users call it: tagged papers, groups, a report, an earlier run, and words where something is wrong."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from docparse.commands.eval import run
from docparse.corpus.parts import HAND, part_of
from docparse.errors import DocparseError


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus of two papers of part dev."""
    folder = tmp_path / "corpus" / "hand"
    folder.mkdir(parents=True)
    for path in [path for path in sorted(HAND.glob("*.json")) if part_of(path.stem) == "dev"][:2]:
        shutil.copy(path, folder)
    return folder.parent


def told(capsys: pytest.CaptureFixture[str], corpus: Path, **options: object) -> str:
    run(corpus, workers=1, **{"by": "", "form": "text", **options})  # type: ignore[arg-type]
    return capsys.readouterr().out


def test_a_corpus_of_tagged_papers_is_built_and_scored(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = told(capsys, corpus, split="dev", by="type,year")
    assert f"{corpus}: 2 documents" in out
    assert "by type" in out
    assert "by year" in out
    assert "ratcliff" in out


def test_the_word_form_has_word_errors_against_its_true_text(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    figures = json.loads(told(capsys, corpus, form="docx", as_json=True))
    assert len(figures["text"]["by_document"]) == 2
    assert figures["text"]["wer"] < 0.05


def test_a_report_and_an_earlier_run(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    earlier = tmp_path / "earlier.json"
    earlier.write_text(told(capsys, corpus, as_json=True), encoding="utf-8")
    report = tmp_path / "report.html"
    out = told(capsys, corpus, against=earlier, report=report)
    assert "0 errors gone, 0 new" in out
    page = report.read_text(encoding="utf-8")
    assert "Không trường nào thay đổi" in page
    assert "So với lần trước" in page


@pytest.mark.parametrize(
    ("options", "words"),
    [({"by": "colour"}, "no attribute colour"), ({"form": "odt"}, "no form odt"), ({"split": "train"}, "no document is of part train")],
)
def test_what_is_not_there_is_named_with_what_is(corpus: Path, options: dict[str, object], words: str) -> None:
    with pytest.raises(DocparseError, match=words):
        run(corpus, workers=1, **{"by": "", "form": "text", **options})  # type: ignore[arg-type]
