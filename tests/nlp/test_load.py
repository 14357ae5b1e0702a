"""The spaCy pipeline: text kept to the letter, codes whole, span groups with their attributes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import docparse
from docparse.corpus.paper import load_paper, to_text
from docparse.nlp import GROUPS, load_file

pytest.importorskip("spacy")
DEMO = Path(__file__).resolve().parents[2] / "corpus" / "demo"


@pytest.fixture(scope="module")
def nlp():  # type: ignore[no-untyped-def]
    return docparse.load()


@pytest.fixture(scope="module")
def doc(nlp):  # type: ignore[no-untyped-def]
    return nlp(to_text(load_paper(DEMO / "cong-van.json")))


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("Chỉ thị số 34-CT/TW ngày", "34-CT/TW"),
        ("Nghị định 98/2023/NĐ-CP của", "98/2023/NĐ-CP"),
        ("ngày 07/4/2014 của", "07/4/2014"),
        ("dân số 1.950.000 người", "1.950.000"),
        ("đạt 12,5 bác sĩ", "12,5"),
        ("công tác TĐ-KT năm", "TĐ-KT"),
        ("thực hiện./.", "./."),
    ],
)
def test_what_belongs_together_is_one_token(nlp, text: str, token: str) -> None:  # type: ignore[no-untyped-def]
    assert token in [item.text for item in nlp.make_doc(text)]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aăđ ơ1/.-\n\tKTĐ%,()“”", max_size=60))
def test_the_text_is_kept_to_the_letter(text: str) -> None:
    from spacy.vocab import Vocab

    from docparse.nlp.tokenizer import Tokenizer

    assert Tokenizer(Vocab())(text).text == text


def test_the_groups_carry_what_the_record_says(doc) -> None:  # type: ignore[no-untyped-def]
    assert set(GROUPS) <= set(doc.spans)
    assert [span._.canonical for span in doc.spans["references"]] == ["19/CT-TTg", "27/KH-UBND"]
    assert doc.spans["references"][0]._.edtf == "2021-07-16"
    assert {span._.role for span in doc.spans["dates"]} >= {"issued", "cited", "deadline"}
    assert [(span._.comparator, span._.value) for span in doc.spans["targets"]] == [("range", 3), ("eq", 100), ("ge", 2), ("gt", 60)]
    assert ("name", "Hoàng Thị Mai Lan") in [(span._.part, span.text) for span in doc.spans["signatories"]]
    assert doc.spans["sections"][0].text.startswith("1. Nội dung đăng ký")
    assert doc._.record.header.number.value == "412"


def test_words_have_exact_offsets(nlp) -> None:  # type: ignore[no-untyped-def]
    pytest.importorskip("underthesea")
    words = nlp("Ủy ban nhân dân tỉnh phát động phong trào thi đua.")._.words
    assert "thi đua" in [word.text for word in words]
    assert all(word.doc.text[word.start_char : word.end_char] == word.text for word in words)


def test_pipe_and_files(nlp, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    assert len(list(nlp.pipe(["Một.", "Hai."]))) == 2
    path = tmp_path / "a.txt"
    path.write_text(to_text(load_paper(DEMO / "chi-thi.json")), encoding="utf-8")
    (doc,) = load_file(path, nlp)
    assert doc._.record.doc_type.value == "CT"
    assert len(doc.spans["recipients"]) == 5
