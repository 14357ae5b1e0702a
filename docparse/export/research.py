"""Documents in, corpora for researchers out: records as JSON lines, Docs of spaCy as DocBin, tokens with BIO tags as CoNLL."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docparse.errors import unwritable
from docparse.export.selection import Item
from docparse.writing import WriteError

if TYPE_CHECKING:
    from spacy.tokens import Doc

TAGGED = ("references", "dates", "targets", "recipients", "signatories")
"""Span groups that become columns of CoNLL, one each."""


def write_jsonl(items: Iterable[Item], path: Path) -> Iterator[Item]:
    """One record a line, as `docparse parse` prints it. Raises WriteError."""
    try:
        with path.open("w", encoding="utf-8") as file:
            for item in items:
                file.write(json.dumps(item.record, ensure_ascii=False, separators=(",", ":")) + "\n")
                yield item
    except OSError as error:
        raise WriteError(unwritable(path, error)) from error


def write_docbin(items: Iterable[Item], path: Path) -> Iterator[Item]:
    """A spaCy DocBin of Docs with span groups, as `docparse.load()` gives them. Raises WriteError, ExtraMissing."""
    from docparse.nlp import load

    nlp = load()
    from spacy.tokens import DocBin

    # The values of spans (canonical, EDTF …) travel as user data.
    bin = DocBin(store_user_data=True)
    for item in items:
        bin.add(_doc(nlp, item))
        yield item
    try:
        bin.to_disk(path)
    except OSError as error:
        raise WriteError(unwritable(path, error)) from error


def write_conll(items: Iterable[Item], path: Path) -> Iterator[Item]:
    """A token a line with a BIO tag for each of `TAGGED`, tabs between; lines of text are parted by a blank line. Raises WriteError."""
    from docparse.nlp import load

    nlp = load()
    try:
        with path.open("w", encoding="utf-8") as file:
            file.write("# columns = token " + " ".join(TAGGED) + "\n")
            for item in items:
                file.write(f"# document = {item.document.id}/{item.document.part}\n")
                for line in _conll(_doc(nlp, item)):
                    file.write(line + "\n")
                file.write("\n")
                yield item
    except OSError as error:
        raise WriteError(unwritable(path, error)) from error


def _doc(nlp: Any, item: Item) -> Doc:
    from docparse.nlp.component import annotate
    from docparse.schema import Record

    record = Record.model_validate(item.record)
    doc: Doc = annotate(nlp.make_doc(record.text), record)
    # The record itself is no data of spaCy's kind; it is in the JSON lines.
    doc.user_data = {key: value for key, value in doc.user_data.items() if not (isinstance(key, tuple) and key[1] == "record")}
    return doc


def _conll(doc: Doc) -> Iterator[str]:
    columns = []
    for group in TAGGED:
        tags = ["O"] * len(doc)
        for span in sorted(doc.spans[group], key=lambda span: (span.start, -span.end)):
            if all(tag == "O" for tag in tags[span.start : span.end]):
                tags[span.start : span.end] = [f"B-{span.label_}"] + [f"I-{span.label_}"] * (len(span) - 1)
        columns.append(tags)
    blank = True
    for token in doc:
        text = token.text.strip()
        if text:
            yield "\t".join([text, *(tags[token.i] for tags in columns)])
            blank = False
        if "\n" in token.text + token.whitespace_ and not blank:
            yield ""
            blank = True
