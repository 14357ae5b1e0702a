"""The figures agree with toy cases counted by hand; gold against itself is 1.0; planted errors give the known value."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from docparse.errors import DocparseError
from docparse.evaluation.gold import load_gold
from docparse.evaluation.items import gold_items, left_out, record_items
from docparse.evaluation.match import edit_distance, pair, same
from docparse.evaluation.run import evaluate
from docparse.evaluation.score import Count, interval, macro, score, total
from docparse.schema import Attachment, FieldValue, Header, Recipient, Record, Reference, Section, Signatory, Source

LABELS = {
    "file": "a.txt",
    "doc_type": "KH",
    "header": {"issuer": "Sở Nội vụ tỉnh Lào Cai", "number": "07", "symbol": "KH-SNV", "place": "Lào Cai", "date": "2024-01-XX",
               "subject": "Thi đua năm 2024", "parent": None, "addressees": []},
    "sections": [{"level": 1, "labels": ["muc_dich", "yeu_cau"], "heading": "I. MỤC ĐÍCH, YÊU CẦU"},
                 {"level": 2, "labels": [], "heading": "1. Việc chung"}],
    "references": [{"surface": "Chỉ thị 34-CT/TW", "canonical": "34-CT/TW", "type": "CT", "date": "2014-04-07", "issuer": None},
                   {"surface": "Chỉ thị 34-CT/TW", "canonical": "34-CT/TW", "type": "CT", "date": None, "issuer": None}],
    "named_references": [], "dates": [], "targets": [{"surface": "trên 95% hộ", "measure": "hộ", "comparator": "gt", "value": 95,
                                                     "value_max": None, "unit": "%"}],
    "recipients": [{"name": "UBND tỉnh", "purpose": "để báo cáo"}, {"name": "Lưu: VT", "purpose": None}],
    "signatory": {"authority": "KT.", "title": "PHÓ GIÁM ĐỐC", "name": "Vàng Seo Páo"},
}  # fmt: skip


def record(**changes: object) -> Record:
    fields: dict[str, object] = {
        "id": "x",
        "source": Source(name="a.txt", media_type="text/plain", bytes=1, pages=1, origin="text"),
        "text": "",
        "doc_type": FieldValue(value="KH"),
        "header": Header(
            issuer=FieldValue(value="Sở Nội vụ tỉnh Lào Cai"), number=FieldValue(value="7"), symbol=FieldValue(value="KH-SNV"),
            place=FieldValue(value="Lào Cai"), date=FieldValue(value="2024-01-XX"), subject=FieldValue(value="Thi đua năm 2024"),
        ),
    }  # fmt: skip
    return Record(**{**fields, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("gold", "found", "tp", "fp", "fn"),
    [
        (["a"], ["a"], 1, 0, 0),
        (["a"], [], 0, 0, 1),
        ([], ["a"], 0, 1, 0),
        (["a"], ["b"], 0, 1, 1),
        (["a", "a", "b"], ["a", "c"], 1, 1, 2),
        ([], [], 0, 0, 0),
    ],
)
def test_counts_are_those_counted_by_hand(gold: list[str], found: list[str], tp: int, fp: int, fn: int) -> None:
    result = score("d", {"recipients": gold}, {"recipients": found}, {})
    assert result.counts["recipients"] == Count(tp, fp, fn)
    assert len(result.errors) == fp + fn


def test_precision_recall_and_f1_of_a_count() -> None:
    count = Count(tp=3, fp=1, fn=2)
    assert (count.precision, count.recall, count.n) == (0.75, 0.6, 5)
    assert count.f1 == pytest.approx(2 * 0.75 * 0.6 / 1.35)
    assert Count().f1 is None


def test_gold_against_itself_is_one() -> None:
    items = gold_items(LABELS)
    result = score("d", items, items, {})
    assert result.right
    assert macro([result]) == 1.0


def test_a_record_and_its_labels_have_the_same_items() -> None:
    found = record_items(record(recipients=[Recipient(name="UBND tỉnh", purpose="để báo cáo", start=0, end=1)]))
    gold = gold_items(LABELS)
    for name in ("doc_type", "issuer", "number", "symbol", "place", "date", "subject", "parent"):
        assert found[name] == gold[name], name
    assert found["recipients with purpose"] == gold["recipients with purpose"][:1]


def test_planted_errors_give_the_known_value() -> None:
    sections = [Section(start=0, end=1, heading="I. MỤC ĐÍCH, YÊU CẦU", level=1, labels=["muc_dich"])]
    references = [Reference(surface="Chỉ thị 34-CT/TW", canonical="34-CT/TW", date="2014-04-07", start=0, end=1)]
    result = score("d", gold_items(LABELS), record_items(record(sections=sections, references=references)), {})
    assert result.counts["headings"] == Count(1, 0, 1)
    assert result.counts["labels"] == Count(0, 1, 1)
    assert result.counts["references"] == Count(1, 0, 1)
    assert result.counts["signatory name"] == Count(0, 0, 1)
    assert not result.right


def test_unlabelled_is_not_scored_and_handwriting_is_scored_apart() -> None:
    labels = {**LABELS, "unlabelled": ["targets", "header.place"], "handwritten": ["number"]}
    causes = left_out(labels)
    result = score("d", gold_items(labels), {}, causes)
    assert "targets" not in result.counts
    assert "place" not in result.counts
    assert "number" not in result.counts
    assert result.apart["number"] == Count(0, 0, 1)
    assert total([result], "number", apart=True).fn == 1


@pytest.mark.parametrize(
    ("gold", "found", "strict", "soft", "levenshtein"),
    [
        ("I. MỤC ĐÍCH", "I. MỤC ĐÍCH", True, True, True),
        ("I. MỤC ĐÍCH", "I - Mục đích:", False, True, True),
        ("Sở Y tế tỉnh Lào Cai", "Sở Y tê tỉnh Lào Cai", False, False, True),
        ("Sở Y tế", "Sở Tư pháp", False, False, False),
    ],
)
def test_modes_forgive_in_steps(gold: str, found: str, strict: bool, soft: bool, levenshtein: bool) -> None:
    assert [same(gold, found, mode) for mode in ("strict", "soft", "levenshtein")] == [strict, soft, levenshtein]


def test_numbers_and_dates_are_strict_in_every_mode() -> None:
    result = score("d", {"date": ["2024-01-05"]}, {"date": ["2024-01-06"]}, {}, mode="levenshtein")
    assert result.counts["date"] == Count(0, 1, 1)


def test_pairing_is_one_to_one() -> None:
    missed, wrong, matches = pair(["abcdefghij", "abcdefghij"], ["abcdefghiX"], "levenshtein")
    assert (missed, wrong, matches) == (["abcdefghij"], [], 1)


@pytest.mark.parametrize(("a", "b", "distance"), [("", "", 0), ("abc", "", 3), ("kitten", "sitting", 3), ("thi đua", "thi dua", 1)])
def test_edit_distance(a: str, b: str, distance: int) -> None:
    assert edit_distance(a, b) == distance


def test_the_interval_holds_the_figure_and_is_the_same_each_time() -> None:
    scores = [score(str(n), {"recipients": ["a"]}, {"recipients": ["a"] if n % 4 else []}, {}) for n in range(40)]
    low, high = interval(scores, "recipients") or (0.0, 0.0)
    figure = total(scores, "recipients").f1 or 0.0
    assert low < figure < high
    assert interval(scores, "recipients") == (low, high)


def test_records_from_a_file_are_scored_without_parsing(tmp_path: Path) -> None:
    (tmp_path / "a.gold.json").write_text(json.dumps(LABELS), encoding="utf-8")
    (tmp_path / "r.jsonl").write_text(record().to_json() + "\n", encoding="utf-8")
    run = evaluate(tmp_path, records=tmp_path / "r.jsonl")
    assert total(run.scores, "issuer") == Count(1, 0, 0)
    assert total(run.scores, "recipients") == Count(0, 0, 2)


def test_a_folder_without_labels_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(DocparseError, match=r"gold\.json"):
        load_gold(tmp_path)


def test_second_documents_are_documents_of_their_own(tmp_path: Path) -> None:
    labels = {**LABELS, "second_document": {"doc_type": "KH", "header": {}}}
    (tmp_path / "a.gold.json").write_text(json.dumps(labels), encoding="utf-8")
    assert [document.part for document in load_gold(tmp_path)] == [1, 2]


def test_type_and_issuer_of_a_citation_are_fields_of_their_own() -> None:
    gold = gold_items({"references": [{"surface": "x", "canonical": "2088/BYT-QĐ", "type": "QĐ", "date": None, "issuer": "Bộ Y tế"}]})
    wrong = Reference(kind="numbered", surface="x", canonical="2088/BYT-QĐ", type="CV", start=0, end=1)
    result = score("d", gold, record_items(record(references=[wrong])), {})
    counts = {name: result.counts[name] for name in ("references", "references with type", "references with issuer")}
    assert counts == {"references": Count(1, 0, 0), "references with type": Count(0, 1, 1), "references with issuer": Count(0, 1, 1)}
    right = wrong.model_copy(update={"type": "QĐ", "issuer": "Bộ Y tế"})
    same_counts = score("d", gold, record_items(record(references=[right])), {}).counts
    assert same_counts["references with type"] == same_counts["references with issuer"] == Count(1, 0, 0)


def test_a_chain_is_right_as_a_whole_and_an_annex_is_its_title() -> None:
    labels = {
        "signatory": {"title": "PHÓ CHỦ TỊCH", "authority_chain": ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"]},
        "attachments": [{"title": "CHỈ TIÊU NĂM 2024"}],
        "header": {"urgency": "KHẨN"},
    }
    signer = Signatory(title=FieldValue(value="PHÓ CHỦ TỊCH"), authority_chain=["KT. CHỦ TỊCH"])
    attached = [Attachment(title="PHỤ LỤC I - CHỈ TIÊU NĂM 2024", start=0, end=1)]
    counts = score("d", gold_items(labels), record_items(record(signatory=signer, attachments=attached)), left_out(labels)).counts
    assert counts["signatory chain"] == Count(0, 1, 1)
    assert counts["attachments"] == Count(1, 0, 0)
    assert counts["urgency"] == Count(0, 0, 1)
    assert left_out({"signatory": {"title": "GIÁM ĐỐC"}}) == {"attachments": "unlabelled", "signatory chain": "unlabelled"}
