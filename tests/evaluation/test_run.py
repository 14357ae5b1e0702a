"""A run over a folder: parts, twins of one name, workers, documents nobody labelled, the report and the place of errors."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest

from docparse.errors import DocparseError
from docparse.evaluation.against import changed, compare, differences
from docparse.evaluation.gold import load_gold
from docparse.evaluation.items import FIELDS
from docparse.evaluation.locate import locate, page_of
from docparse.evaluation.report import render
from docparse.evaluation.run import evaluate
from docparse.evaluation.score import Count, Difference, micro, score, total
from docparse.evaluation.table import as_dict
from docparse.evaluation.words import FIELD_NAMES
from docparse.schema import DateMention, FieldValue, PageInfo, Record, Section, Signatory, Source

TEXT = """UBND HUYỆN MƯỜNG KIM
PHÒNG NỘI VỤ

Số: 18/KH-PNV
Mường Kim, ngày 04 tháng 5 năm 2023

KẾ HOẠCH
Tổ chức hội nghị điển hình tiên tiến năm 2023

I. MỤC ĐÍCH, YÊU CẦU
Nêu gương người tốt theo Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị.

II. NỘI DUNG
Hội nghị họp trước ngày 15/8/2023.

Nơi nhận:
- UBND huyện;
- Lưu: VT.

TRƯỞNG PHÒNG
Lò Thị Hặc
"""
LABELS = {
    "doc_type": "KH",
    "header": {"number": "18", "symbol": "KH-PNV", "date": "2023-05-04", "place": "Mường Kim"},
    "sections": [
        {"level": 1, "labels": ["muc_dich", "yeu_cau"], "heading": "I. MỤC ĐÍCH, YÊU CẦU"},
        {"level": 1, "labels": ["noi_dung"], "heading": "II. NỘI DUNG"},
        {"level": 1, "labels": ["noi_nhan"], "heading": "Nơi nhận:"},
    ],
    "references": [{"surface": "Chỉ thị số 34-CT/TW", "canonical": "34-CT/TW", "date": "2014-04-07"}],
    "unlabelled": ["header.issuer", "header.parent", "header.subject"],
}


def folder_of(root: Path, **documents: dict[str, object]) -> Path:
    for name, changes in documents.items():
        path = root / f"{name.replace('__', '/')}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
        path.with_suffix(".gold.json").write_text(json.dumps({"file": path.name, **LABELS, **changes}), encoding="utf-8")
    return root


def test_parts_come_from_the_labels_or_from_a_file(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, a={"split": "dev"}, b={"split": "test"}, c={})
    assert [d.name for d in load_gold(folder, "test")] == ["b"]
    (folder / "split.tsv").write_text("# name\tpart\nc\ttest\na\ttest\n", encoding="utf-8")
    assert [d.name for d in load_gold(folder, "test")] == ["a", "b", "c"]
    assert len(load_gold(folder)) == 3


@pytest.mark.parametrize("beside", [False, True])
def test_text_of_sections_is_compared_in_unicode(tmp_path: Path, beside: bool) -> None:
    """A paper in TCVN3 letters is judged by what they stand for: as the document itself, and as the transcript beside one."""
    folder = folder_of(tmp_path, a={"file": "a.md" if beside else "a.txt"})
    old = "".join(_tcvn3().get(char, char) for char in TEXT)
    assert old != TEXT
    (folder / "a.txt").write_text(old, encoding="utf-8")
    (folder / "a.md").write_text(TEXT, encoding="utf-8")
    count = evaluate(folder, workers=1).sections["a"].tokens["noi_dung"]
    assert (count.fp, count.fn) == (0, 0)
    assert count.tp > 5


def _tcvn3() -> dict[str, str]:
    """Letters by the rows of the table of old code pages."""
    rows = files("docparse.text").joinpath("encodings.tsv").read_text(encoding="utf-8").splitlines()
    cells = [row.split("\t") for row in rows if not row.startswith(("#", "letter"))]
    small = {letter: bytes.fromhex(code).decode("latin-1") for letter, code, *_ in cells if code}
    return small | {letter: small[letter.lower()] for letter, code, *_ in cells if not code}  # the font makes the capital


def test_a_part_that_is_not_there_is_named_with_those_that_are(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, a={"split": "dev"})
    with pytest.raises(DocparseError, match="no document is of part test; there are dev"):
        load_gold(folder, "test")
    (folder / "split.tsv").write_text("a test\n", encoding="utf-8")
    with pytest.raises(DocparseError, match="has 1 columns"):
        load_gold(folder)


def test_one_name_in_two_folders_is_two_documents(tmp_path: Path) -> None:
    run = evaluate(folder_of(tmp_path, text__a={}, pdf__a={}))
    assert sorted(run.records) == ["pdf/a", "text/a"]
    assert [item.name for item in run.scores] == ["pdf/a", "text/a"]


def test_workers_read_what_this_process_reads(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, a={}, b={}, c={})
    steps: list[tuple[int, int]] = []
    apart = evaluate(folder, workers=2, on_parsed=lambda done, of: steps.append((done, of)))
    assert as_dict(apart) == as_dict(evaluate(folder))
    assert steps == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_file_that_is_not_there_is_a_failure_and_all_is_missed(tmp_path: Path, workers: int) -> None:
    folder = folder_of(tmp_path, a={}, b={})
    (folder / "b.txt").unlink()
    run = evaluate(folder, workers=workers)
    assert "does not exist" in run.failures["b.txt"]
    assert run.scores[1].counts["references"] == Count(fn=1)
    assert total(run.scores, "references").recall == 0.5


def test_a_document_split_off_that_nobody_labelled_is_told(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, a={})
    record = evaluate(folder).records["a"]
    second = record.model_copy(update={"source": record.source.model_copy(update={"part": 2})})
    (folder / "r.jsonl").write_text(record.to_json() + "\n" + second.to_json() + "\n", encoding="utf-8")
    assert evaluate(folder, records=folder / "r.jsonl").unknown_parts == 1


def test_micro_counts_all_items_together() -> None:
    gold = {"references": ["a", "b", "c"], "number": ["1"]}
    found = {"references": ["a", "b"], "number": ["2"]}
    assert micro([score("d", gold, found, {})]) == Count(tp=2, fp=1, fn=2)


def test_a_report_opens_without_a_network_and_shows_errors_in_context(tmp_path: Path) -> None:
    wrong = {"references": [{"surface": "Chỉ thị số 34-CT/TW", "canonical": "35-CT/TW", "date": None}]}
    page = render(evaluate(folder_of(tmp_path, a=wrong)))
    assert "<mark>Chỉ thị số 34-CT/TW" in page
    assert "35-CT/TW" in page
    assert "http" not in page.replace("http://www.w3.org", "")


def record() -> Record:
    text = "I. MỤC ĐÍCH\nHọp trước ngày 15/8/2023.\nII. NỘI DUNG\nxong"
    return Record(
        id="x",
        source=Source(name="a.txt", media_type="text/plain", bytes=1, pages=2, origin="text"),
        text=text,
        doc_type=FieldValue(),
        pages=[PageInfo(number=1, start=0, end=38), PageInfo(number=2, start=38, end=len(text))],
        sections=[Section(start=38, end=len(text), heading="II. NỘI DUNG")],
        dates=[DateMention(start=16, end=36, surface="trước ngày 15/8/2023", edtf="../2023-08-15")],
    )


@pytest.mark.parametrize(
    ("field", "kind", "item", "words", "page"),
    [
        ("dates", "wrong", "../2023-08-15", "trước ngày 15/8/2023", 1),
        ("dates with role", "missed", "2023-08-15 event", "ngày 15/8/2023", 1),
        ("headings", "wrong", "II. NỘI DUNG", "II. NỘI DUNG", 2),
        ("recipients", "missed", "mục  đích", "MỤC ĐÍCH", 1),
        ("recipients", "missed", "Sở Y tế", None, 1),
    ],
)
def test_errors_are_placed_in_the_text(field: str, kind: str, item: str, words: str | None, page: int) -> None:
    labels = {"dates": [{"surface": "ngày 15/8/2023", "edtf": "2023-08-15", "role": "event"}]}
    own = record()
    at = locate(Difference("d", field, kind, item), own, labels)
    assert (own.text[at[0] : at[1]] if at else None) == words
    assert page_of(at, own) == page


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("kind", ["missed", "wrong"])
def test_an_error_of_any_field_has_a_place_or_none(field: str, kind: str) -> None:
    own = record().model_copy(update={"signatory": Signatory(authority_chain=["TM. ỦY BAN"])})
    at = locate(Difference("d", field, kind, "TM. ỦY BAN / KT. CHỦ TỊCH"), own, {})
    assert at is None or own.text[at[0] : at[1]]


def test_the_report_speaks_vietnamese_first_and_tells_all_parts(tmp_path: Path) -> None:
    wrong = {"references": [{"surface": "Chỉ thị số 34-CT/TW", "canonical": "35-CT/TW", "date": None}], "handwritten": ["number"]}
    run = evaluate(folder_of(tmp_path, a=wrong))
    earlier = as_dict(run)
    earlier["errors"] = [{"document": "a", "field": "dates", "kind": "missed", "item": "2024-05"}]
    earlier["fields"]["references"]["f1"] = 1.0
    page = render(run, earlier=earlier, by=("type", "year"))
    for vietnamese, english in (
        ("Theo trường", "By field"), ("Theo cách so sánh", "By the way to compare"), ("Theo loại văn bản", "By type"),
        ("Theo năm", "By year"),
        ("So với lần trước", "Against the earlier run"), ("lỗi đã hết", "errors gone"), ("Lỗi theo tài liệu", "Errors by document"),
        ("trường viết tay, tính riêng", "fields written by hand, counted apart"), ("Viện dẫn và cơ quan", "references with issuer"),
    ):  # fmt: skip
        assert vietnamese in page
        assert page.index(vietnamese) < page.index(english), vietnamese
    assert "1 lỗi đã hết" in page
    assert "2024-05" in page


def test_every_field_has_a_vietnamese_name() -> None:
    assert set(FIELDS) <= set(FIELD_NAMES)


def test_groups_and_ways_to_compare_are_in_the_json(tmp_path: Path) -> None:
    run = evaluate(folder_of(tmp_path, a={}, b={"doc_type": "KH"}))
    figures = as_dict(run, ("type",))
    assert sum(group["documents"] for group in figures["groups"]["type"].values()) == 2
    assert set(figures["modes"]) == {"strict", "soft", "levenshtein", "ratcliff"}
    assert figures["modes"]["strict"]["macro_f1"] == figures["macro_f1"]


def test_gains_and_losses_are_told_item_by_item() -> None:
    one, two = ({"document": "a", "field": "dates", "kind": "missed", "item": item} for item in ("2024-05", "2024-06"))
    before = {"fields": {"dates": {"f1": 0.5}, "number": {"f1": 1.0}}, "errors": [one, one]}
    after = {"fields": {"dates": {"f1": 0.75}, "number": {"f1": 1.0}}, "errors": [one, two]}
    assert changed(before, after) == [("dates", 0.5, 0.75)]
    assert differences(before, after) == ([one], [two])
    told = compare(before, after).splitlines()
    assert "1 errors gone, 1 new" in told
    assert told[-2:] == ["+ a  dates  missed: 2024-05", "- a  dates  missed: 2024-06"]


def test_word_errors_are_of_the_whole_file_even_where_it_was_split(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, a={})
    record_of_a = evaluate(folder).records["a"]
    (folder / "a.pdf").write_bytes(b"")
    labels = json.loads((folder / "a.gold.json").read_text(encoding="utf-8"))
    (folder / "a.gold.json").write_text(json.dumps({**labels, "file": "a.pdf"}), encoding="utf-8")
    words = (folder / "a.txt").read_text(encoding="utf-8").split()
    parts = [" ".join(words[:3]), " ".join(words[3:])]
    lines = [
        record_of_a.model_copy(
            update={"text": text, "sections": [], "source": record_of_a.source.model_copy(update={"name": "a.pdf", "part": number})}
        ).to_json()
        for number, text in enumerate(parts, 1)
    ]
    (folder / "r.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    run = evaluate(folder, records=folder / "r.jsonl")
    assert run.texts["a"].word_edits == 0
    assert run.texts["a"].words == len(words)
