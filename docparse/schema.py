"""The record contract: one `Record` a document, as `docparse parse` prints it and `docparse schema` describes it.

Names and meanings are those of the contract in `docs/record.md`. Offsets are code points of `Record.text`, half open.
Values are normalised, surfaces are as printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

if TYPE_CHECKING:
    from docparse.layout.locate import Place

SCHEMA = "docparse.record/1"

T = TypeVar("T")

Origin = Literal["text", "born-digital", "ocr", "mixed"]
ValueSource = Literal["printed", "inferred", "blank", "corrected"]
DateRole = Literal["issued", "cited", "effective", "period", "deadline", "anniversary", "event", "other"]
Comparator = Literal["eq", "ge", "gt", "le", "lt", "range", "approx"]


class Model(BaseModel):
    """Base of all parts of a record: unknown names are refused, so a typo cannot pass for a field."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class Span(Model):
    """A stretch of `Record.text`, `text[start:end]`."""

    start: int
    end: int


class FieldValue(Model, Generic[T]):
    """One value of the contract (`F`): what it is, how sure we are, and where it was read.

    `source`: printed on the paper, inferred from other evidence, blank (the slot is there and nothing is in it), or corrected by a person.
    `start` and `end` are null where the value stands nowhere in the text.
    """

    value: T | None = None
    confidence: float = Field(default=1.0, ge=0.0, le=1.0)
    source: ValueSource = "printed"
    start: int | None = None
    end: int | None = None
    alternatives: list[tuple[str, float]] = Field(default_factory=list)


Text = FieldValue[str]


class Source(Model):
    """Where the document came from. `bytes` is the size of the file as received, `part` counts from 1."""

    name: str
    media_type: str
    bytes: int
    pages: int
    origin: Origin
    encoding: str | None = None
    part: int = 1
    container: str | None = None


class PageInfo(Model):
    """A page: its number from 1, the stretch of `text` it holds, its size in points, and how it was read."""

    number: int
    start: int
    end: int
    width: float | None = None
    height: float | None = None
    ocr_confidence: float | None = None
    read_by: str | None = None
    reason: str | None = None


class Header(Model):
    """The header fields of NĐ 30/2020 (and of Party papers): parent, issuer, number, symbol, place, date, subject …"""

    parent: Text = Field(default_factory=Text)
    issuer: Text = Field(default_factory=Text)
    number: Text = Field(default_factory=Text)
    symbol: Text = Field(default_factory=Text)
    place: Text = Field(default_factory=Text)
    date: Text = Field(default_factory=Text)
    subject: Text = Field(default_factory=Text)
    addressees: list[Text] = Field(default_factory=list)
    urgency: Text = Field(default_factory=Text)
    secrecy: Text = Field(default_factory=Text)


HEADER_FIELDS = ("parent", "issuer", "number", "symbol", "place", "date", "subject")
"""The fields of a header that every paper has once."""


class Section(Span):
    """A section from its heading to the next heading of the same or a higher level; `heading` null: implied."""

    labels: list[str] = Field(default_factory=list)
    heading: str | None = None
    ordinal: str | None = None
    level: int = 1
    confidence: float = 1.0
    children: list[Section] = Field(default_factory=list)


class Reference(Span):
    """A citation of another document. Numbered ones carry `canonical`; named ones may resolve to a `directive`."""

    kind: Literal["numbered", "named"] = "numbered"
    surface: str
    canonical: str | None = None
    type: str | None = None
    number: str | None = None
    symbol: str | None = None
    issuer: str | None = None
    date: str | None = None
    directive: str | None = None
    repairs: list[str] = Field(default_factory=list)
    section: list[str] = Field(default_factory=list)
    confidence: float = 1.0


class DateMention(Span):
    """A date or period in EDTF (ISO 8601-2) with the role it plays."""

    surface: str
    edtf: str
    role: DateRole = "other"
    confidence: float = 1.0


class Target(Span):
    """A quantity that the document sets as an aim (chỉ tiêu). `qualitative`: an aim without a number."""

    surface: str | None = None
    measure: str
    comparator: Comparator | None = None
    value: float | None = None
    value_max: float | None = None
    unit: str | None = None
    source: Literal["text", "table"] = "text"
    qualitative: bool = False
    confidence: float = 1.0


class Recipient(Span):
    """One item of Nơi nhận: the name without dash, closing mark or purpose."""

    name: str
    purpose: str | None = None
    confidence: float = 1.0


class Signatory(Model):
    """Who signs: `authority` the prefix nearest to the title (KT., TM. …), `on_behalf_of` the words after it."""

    authority: Text = Field(default_factory=Text)
    on_behalf_of: Text = Field(default_factory=Text)
    title: Text = Field(default_factory=Text)
    name: Text = Field(default_factory=Text)
    authority_chain: list[str] = Field(default_factory=list)


class Attachment(Span):
    """A phụ lục, danh sách or attached plan inside the same file."""

    title: str


class TextRepair(Span):
    """What OCR misread and how it should read: `text[start:end]` is `printed`. The layer stands beside the text, never in it.

    `rule`: tone, mark, letter, glued (words run together), roman (a Roman number), case; `reason` says it for people.
    """

    printed: str
    repaired: str
    rule: str
    reason: str
    confidence: float = 1.0


class Warning_(Model):
    """Something an archivist should look at. `code` is stable, `message` is for people."""

    code: str
    message: str
    start: int | None = None
    end: int | None = None


class Places(Model):
    """The way back from `text`, as `docparse.layout.places` explains: printed lines, runs of a source text, paragraphs of a Word file."""

    lines: list[list[int]] = Field(default_factory=list)
    runs: list[list[int]] = Field(default_factory=list)
    paragraphs: list[list[int]] = Field(default_factory=list)


class Record(Model):
    """One document, as `docparse parse` prints it. `corrected`: the fields and lists that a person corrected in an archive."""

    schema_: str = Field(default=SCHEMA, alias="schema")
    id: str
    source: Source
    text: str
    pages: list[PageInfo] = Field(default_factory=list)
    doc_type: Text = Field(default_factory=Text)
    header: Header = Field(default_factory=Header)
    sections: list[Section] = Field(default_factory=list)
    references: list[Reference] = Field(default_factory=list)
    dates: list[DateMention] = Field(default_factory=list)
    targets: list[Target] = Field(default_factory=list)
    recipients: list[Recipient] = Field(default_factory=list)
    signatory: Signatory | None = None
    co_signatories: list[Signatory] = Field(default_factory=list)
    attachments: list[Attachment] = Field(default_factory=list)
    repairs: list[TextRepair] = Field(default_factory=list)
    warnings: list[Warning_] = Field(default_factory=list)
    review_priority: float = Field(default=0.0, ge=0.0, le=1.0)
    places: Places = Field(default_factory=Places)
    corrected: list[str] = Field(default_factory=list)

    def locate(self, start: int, end: int) -> list[Place]:
        """Where `text[start:end]` was read: page and box (points) of each printed line, or offsets in the source text, or paragraphs."""
        from docparse.layout.places import find

        return find(self.places.lines, self.places.runs, self.places.paragraphs, self.text, start, end)

    def to_json(self) -> str:
        """The record as one line of JSON by the contract."""
        return self.model_dump_json(by_alias=True)


def walk_sections(sections: list[Section]) -> list[Section]:
    """All sections in document order, parents before their children."""
    out: list[Section] = []
    for section in sections:
        out.append(section)
        out.extend(walk_sections(section.children))
    return out
