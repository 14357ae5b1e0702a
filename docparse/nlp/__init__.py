"""docparse for researchers: a spaCy pipeline whose Doc carries sections, references, dates, targets, recipients and signatories.

    nlp = docparse.load()
    doc = nlp(text)
    for span in doc.spans["references"]:
        print(span.text, span._.canonical, span._.edtf)

Needs the extra `nlp` (spaCy; underthesea for `doc._.words`).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from docparse.errors import DocparseError, ExitCode

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

GROUPS = ("sections", "references", "dates", "targets", "recipients", "signatories")
"""The span groups of a Doc."""


class ExtraMissing(DocparseError):
    """spaCy or underthesea is not installed."""

    exit_code = ExitCode.MISSING_TOOL


def load() -> Language:
    """A spaCy `Language` with our tokenizer and the component `docparse`. Raises ExtraMissing without spaCy.

    The Doc's text is the text given, a paragraph a line. Components of your own can be added after ours, `nlp.pipe`, displaCy and
    Scorer work as ever.
    """
    try:
        import spacy
    except ImportError:
        raise ExtraMissing("spaCy is not installed; install it with `pip install 'docparse[nlp]'`") from None
    from docparse.nlp import component
    from docparse.nlp.tokenizer import Tokenizer

    component.register()
    nlp = spacy.blank("xx")
    nlp.tokenizer = Tokenizer(nlp.vocab)
    nlp.add_pipe("docparse")
    return nlp


def load_file(path: Path, nlp: Language | None = None) -> Iterator[Doc]:
    """The Docs of a file in any form that docparse reads, one for each document in it. Raises ReadError."""
    from docparse.nlp.component import annotate
    from docparse.pipeline import parse_path

    nlp = nlp or load()
    for record in parse_path(path):
        yield annotate(nlp.make_doc(record.text), record)
