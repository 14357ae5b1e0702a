"""The way of a document, from bytes to records; one direction, each step a plain function from one typed value to the next.

bytes -> members (.zip, .eml) -> read -> compose -> split (several documents in one file)
      -> frame -> header, sections, references, dates, targets, recipients, signatories -> review -> Record
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from docparse.errors import ReadError, allowing
from docparse.switches import ON

if TYPE_CHECKING:
    from docparse.document import Document, Reading
    from docparse.read.options import ReadOptions
    from docparse.schema import Record, TextRepair, Warning_


@dataclass(slots=True)
class Stopwatch:
    """CPU seconds spent in each stage, added up over documents; the benchmarks read it."""

    seconds: dict[str, float] = field(default_factory=dict)
    _last: float = field(default_factory=process_time)

    def start(self) -> None:
        """Begin to count from here."""
        self._last = process_time()

    def lap(self, stage: str) -> None:
        """Book the CPU time since the last call under `stage`."""
        now = process_time()
        self.seconds[stage] = self.seconds.get(stage, 0.0) + now - self._last
        self._last = now


def parse_path(path: Path, options: ReadOptions | None = None, watch: Stopwatch | None = None) -> list[Record]:
    """Records of a file: one for most files, several where it holds several documents. Raises ReadError with advice."""
    return parse_bytes(load(path), path.name, options, watch)


def load(path: Path) -> bytes:
    """The bytes of a file, or a ReadError (`missing`, `unreadable`, `unsupported`) that says what to do."""
    try:
        if path.is_dir():
            raise ReadError(str(path), "unsupported", "is a folder", "name its files, or add the folder with `docparse ingest`")
        return path.read_bytes()
    except FileNotFoundError:
        raise ReadError(str(path), "missing", "does not exist", "check the path") from None
    except PermissionError:
        raise ReadError(str(path), "unreadable", "may not be read by this user", allowing(path)) from None
    except OSError as error:
        raise ReadError(str(path), "unreadable", f"cannot be read ({error.strerror})", "check the disk or the network share") from error


def parse_bytes(
    data: bytes,
    name: str,
    options: ReadOptions | None = None,
    watch: Stopwatch | None = None,
    reading: Reading | None = None,
    on_reading: Callable[[Reading], None] | None = None,
) -> list[Record]:
    """Records of the bytes of a file named `name` (its ending is only a hint). Raises ReadError, and nothing else.

    Members of a .zip or .eml are documents of their own, with the container's name in `source.container`. `reading`: what was read of
    these bytes before, so that they are not read again; `on_reading` is given each reading that is made.
    """
    try:
        if reading is not None:
            return list(_records(data, name, None, reading, watch or Stopwatch()))
        return _parse_members(data, name, options, watch, on_reading)
    except ReadError:
        raise
    except MemoryError as error:
        raise ReadError(name, "out_of_memory", "needs more memory than there is", "close other programs or split the file") from error
    except Exception as error:  # a fault of ours must cost one file, never the batch; the cause stays in the chain
        what = f"{type(error).__name__}: {error}"
        raise ReadError(name, "crash", f"could not be read ({what})", "please report this with the file") from error


def _parse_members(
    data: bytes, name: str, options: ReadOptions | None, watch: Stopwatch | None, on_reading: Callable[[Reading], None] | None
) -> list[Record]:
    from docparse.read.container import is_container, members

    if not is_container(data, name):
        return list(_parse_one(data, name, None, options, watch, on_reading))
    records: list[Record] = []
    failures: list[ReadError] = []
    for member, content in members(data, name):
        try:
            records.extend(_parse_one(content, member, name if member != name else None, options, watch, on_reading))
        except ReadError as error:
            failures.append(error)
    if not records:
        raise failures[0] if failures else ReadError(name, "empty", "holds no documents", "check the archive file")
    for failure in failures:
        records[0].warnings.append(_warning("member_failed", str(failure)))
    return records


def _parse_one(
    data: bytes,
    name: str,
    container: str | None,
    options: ReadOptions | None,
    watch: Stopwatch | None,
    on_reading: Callable[[Reading], None] | None,
) -> Iterator[Record]:
    from docparse.read import read

    watch = watch or Stopwatch()
    watch.start()
    reading = read(data, name, options)
    if on_reading is not None:
        on_reading(reading)
    watch.lap("read")
    return _records(data, name, container, reading, watch)


def _records(data: bytes, name: str, container: str | None, reading: Reading, watch: Stopwatch) -> Iterator[Record]:
    from docparse.extract.header.issuer_in_text import inherit_issuer
    from docparse.layout.compose import compose
    from docparse.segment.parts import retitle, split

    watch.start()
    digest = hashlib.sha256(data).hexdigest()
    document = compose(reading, name)
    parts = split(document)
    watch.lap("compose")
    repairs = [_repairs(part) for part in parts]
    for owner, part, found in zip(parts, parts[1:], repairs[1:], strict=False):
        if owner.attached and found:
            retitle(owner, _under(found, part))
    if any(repairs):
        watch.lap("repair")
    deciding: Record | None = None
    for number, (part, found) in enumerate(zip(parts, repairs, strict=True), start=1):
        record = _extract(part, found, watch)
        if deciding is not None and parts[0].attached:
            record.header.issuer = inherit_issuer(record.header.issuer, deciding.header.issuer)
        deciding = deciding or record
        record.id = digest
        record.source.name, record.source.bytes = name, len(data)
        record.source.media_type, record.source.encoding = reading.media_type, reading.encoding
        record.source.part, record.source.container = number, container
        if number == 1:
            record.warnings[:0] = [_warning(code, message) for code, message in reading.warnings]
        watch.lap("record")
        yield record


def extract(document: Document, calibrated: bool = True, watch: Stopwatch | None = None) -> Record:
    """The record of one composed document (without `id` and the file's own data). `calibrated`: else the rules' own confidences."""
    watch = watch or Stopwatch()
    watch.start()
    repairs = _repairs(document)
    if repairs:
        watch.lap("repair")
    return _extract(document, repairs, watch, calibrated)


def read_document(data: bytes, name: str, options: ReadOptions | None = None) -> tuple[Reading, Document]:
    """The reading and the composed document of a file, for those who need the way back to pages and boxes."""
    from docparse.layout.compose import compose
    from docparse.read import read

    reading = read(data, name, options)
    return reading, compose(reading, name)


def _extract(document: Document, repairs: list[TextRepair], watch: Stopwatch, calibrated: bool = True) -> Record:
    from docparse.extract.attachments import extract_attachments
    from docparse.extract.dates.by_pen import fill_days, show_pen
    from docparse.extract.dates.dates import extract_dates
    from docparse.extract.header.doc_type import bare_header, find_doc_type
    from docparse.extract.header.header import extract_header
    from docparse.extract.recipients import extract_recipients
    from docparse.extract.references.agreed import agree
    from docparse.extract.references.by_pen import cite_by_pen
    from docparse.extract.references.references import extract_references
    from docparse.extract.signatory.signatory import extract_signatories
    from docparse.extract.targets.targets import extract_targets
    from docparse.layout.places import encode
    from docparse.review.confidence import calibrate
    from docparse.review.warnings import priority, review
    from docparse.schema import PageInfo, Places, Record, Source
    from docparse.segment.frame import frame
    from docparse.segment.sections import segment
    from docparse.segment.within import SectionIndex

    watch.start()
    printed = document
    if repairs:
        document = _under(repairs, document)
    paper = frame(document)
    watch.lap("frame")
    header = extract_header(document, paper)
    doc_type = find_doc_type(document, paper, header)
    header = header if doc_type.value else bare_header(header)
    recipients = extract_recipients(document, paper)
    signatory, co_signatories = extract_signatories(document, paper)
    watch.lap("header")
    sections = segment(document, paper)
    watch.lap("sections")
    own = [
        (block.start, block.end)
        for block, role in zip(document.blocks, paper.roles, strict=True)
        if role == "number"
    ]  # fmt: skip
    own += [(slot.start, slot.end) for slot in paper.slots_of("number")]  # in a title, among other words
    references = extract_references(
        document.text,
        own_number=header.number.value,
        own_symbol=header.symbol.value,
        document_date=header.date.value,
        own_issuer=header.issuer.value,
        excluded=own,
        scanned=document.scanned,
    )
    cite_by_pen(document, header, references)
    if document.scanned:
        agree(references, header)
    index = SectionIndex(sections)
    for reference in references:
        reference.section = index.labels_at(reference.start)
    watch.lap("references")
    date = header.date
    dates = extract_dates(
        document.text,
        references=references,
        issued=date.value,
        issued_span=(date.start, date.end) if date.start is not None and date.end is not None else None,
        scanned=document.scanned,
        sections=index,
    )
    fill_days(document, dates, date.value)
    watch.lap("dates")
    targets = extract_targets(document, sections, doc_type=doc_type.value, references=references, dates=dates)
    watch.lap("targets")
    lines, runs, paragraphs = encode(document)
    record = Record(
        id="",
        source=Source(name=document.name, media_type="", bytes=0, pages=len(document.pages), origin=document.origin),
        text=printed.text,
        pages=[
            PageInfo(
                number=page.number, start=page.start, end=page.end, width=page.width, height=page.height,
                ocr_confidence=page.ocr_confidence, read_by=page.read_by, reason=page.reason,
            )
            for page in document.pages
        ],
        doc_type=doc_type,
        header=header,
        sections=sections,
        references=references,
        dates=dates,
        targets=targets,
        recipients=recipients,
        signatory=signatory,
        co_signatories=co_signatories,
        attachments=extract_attachments(document, paper),
        repairs=repairs,
        places=Places(lines=lines, runs=runs, paragraphs=paragraphs),
    )  # fmt: skip
    if repairs:
        _restore_surfaces(record)
    if calibrated:
        calibrate(record, document)
        watch.lap("confidence")
    show_pen(document, record.dates, record.references)
    record.warnings.extend(review(record))
    record.review_priority = priority(record)
    watch.lap("review")
    return record


def _repairs(document: Document) -> list[TextRepair]:
    """What OCR misread; a document of text never loads what finds it."""
    if not document.scanned or not ON.repair:
        return []
    from docparse.repair import RULES, propose
    from docparse.schema import TextRepair

    return [
        TextRepair(
            start=found.start, end=found.end, printed=found.printed, repaired=found.repaired, rule=found.rule,
            reason=RULES[found.rule], confidence=found.confidence,
        )
        for found in propose(document)
    ]  # fmt: skip


def _under(repairs: list[TextRepair], document: Document) -> Document:
    from docparse.repair import view

    return view(document, repairs)


def _restore_surfaces(record: Record) -> None:
    from docparse.repair import printed_surfaces

    printed_surfaces(record)


def _warning(code: str, message: str) -> Warning_:
    from docparse.schema import Warning_

    return Warning_(code=code, message=message)
