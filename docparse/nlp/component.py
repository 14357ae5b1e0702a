"""The spaCy component `docparse`: a Doc in, the same Doc with span groups and its record out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docparse.document import Block, Document, PageSpan, Piece
from docparse.schema import Record, Signatory, walk_sections

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

SPAN_EXTENSIONS = ("canonical", "edtf", "role", "labels", "level", "measure", "value", "value_max", "comparator", "unit", "purpose",
                   "directive", "repairs", "part", "confidence")  # fmt: skip
"""Attributes of spans (`span._.NAME`); None where they mean nothing for the group. `part`: title, name … of a signatory."""


def register() -> None:
    """Make the extensions and the component known to spaCy; may be called again."""
    from spacy.language import Language
    from spacy.tokens import Doc, Span

    for name in SPAN_EXTENSIONS:
        if not Span.has_extension(name):
            Span.set_extension(name, default=None)
    if not Doc.has_extension("record"):
        Doc.set_extension("record", default=None)
    if not Doc.has_extension("words"):
        Doc.set_extension("words", getter=words)
    if not Language.has_factory("docparse"):
        Language.factory("docparse", func=_factory)


def _factory(nlp: Language, name: str) -> Any:
    from docparse.pipeline import extract

    def component(doc: Doc) -> Doc:
        return annotate(doc, extract(document_of(doc.text)))

    return component


def document_of(text: str) -> Document:
    """A `Document` whose text is `text` to the letter: a line a block, tabs part the cells of a table row."""
    blocks: list[Block] = []
    position, gap = 0, True
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            start = position + line.index(bare)
            cells = None
            if "\t" in bare:
                cells, at = [], start
                for cell in bare.split("\t"):
                    cells.append((at, at + len(cell)))
                    at += len(cell) + 1
            blocks.append(Block(start, start + len(bare), bare, 1, cells=cells, table=0 if cells else None, gap=gap))
        gap = not bare
        position += len(line) + 1
    return Document(text, blocks, [PageSpan(1, 0, len(text))], [Piece(0, len(text), 1, source=0)])


def annotate(doc: Doc, record: Record) -> Doc:
    """Put a record's parts on a Doc of the same text as span groups. Spans are widened to whole tokens."""
    doc._.record = record
    doc.spans["sections"] = [
        span
        for section in walk_sections(record.sections)
        if (span := _span(doc, section, "+".join(section.labels), labels=section.labels, level=section.level))
    ]
    doc.spans["references"] = [
        span
        for item in record.references
        if (
            span := _span(doc, item, item.type or item.kind, canonical=item.canonical, edtf=item.date, directive=item.directive,
                          repairs=item.repairs)
        )
    ]  # fmt: skip
    doc.spans["dates"] = [span for item in record.dates if (span := _span(doc, item, item.role, edtf=item.edtf, role=item.role))]
    doc.spans["targets"] = [
        span
        for item in record.targets
        if (
            span := _span(doc, item, item.comparator or "qualitative", measure=item.measure, value=item.value, value_max=item.value_max,
                          comparator=item.comparator, unit=item.unit)
        )
    ]  # fmt: skip
    doc.spans["recipients"] = [span for item in record.recipients if (span := _span(doc, item, "recipient", purpose=item.purpose))]
    signers = ([record.signatory] if record.signatory else []) + record.co_signatories
    doc.spans["signatories"] = [span for signer in signers for span in _signer(doc, signer)]
    return doc


def words(doc: Doc) -> list[Span]:
    """Words of several syllables as spans, by underthesea, with exact offsets; computed when asked for, line by line."""
    from docparse.nlp import ExtraMissing

    try:
        from underthesea import word_tokenize
    except ImportError:
        raise ExtraMissing("underthesea is not installed; install it with `pip install 'docparse[nlp]'`") from None
    spans: list[Span] = []
    position = 0
    for line in doc.text.split("\n"):
        at = 0
        for word in word_tokenize(line, use_token_normalize=False):
            start = line.find(word, at)
            if start < 0:
                continue
            at = start + len(word)
            span = doc.char_span(position + start, position + at, label="word")
            if span is not None:
                spans.append(span)
        position += len(line) + 1
    return spans


def _span(doc: Doc, item: Any, label: str, **values: object) -> Span | None:
    if item.start is None or item.end is None or item.end <= item.start:
        return None
    span = doc.char_span(item.start, item.end, label=label, alignment_mode="expand")
    if span is None:
        return None
    span._.confidence = getattr(item, "confidence", None)
    for name, value in values.items():
        setattr(span._, name, value)
    return span


def _signer(doc: Doc, signer: Signatory) -> list[Span]:
    parts = (("authority", signer.authority), ("on_behalf_of", signer.on_behalf_of), ("title", signer.title), ("name", signer.name))
    return [span for part, value in parts if value.value and (span := _span(doc, value, part, part=part))]
