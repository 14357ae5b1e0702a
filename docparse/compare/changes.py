"""Two records in, a `Comparison` out: each paragraph kept, changed word by word, moved, dropped or added; targets; citations; flags."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Literal

from docparse.archive.fold import code_key, fold_words
from docparse.archive.targets import SIGNS, number
from docparse.compare.align import Block, align_blocks, align_paragraphs, bare, blocks_of
from docparse.compare.leftovers import Flag, leftovers
from docparse.schema import Record, Reference, Target
from docparse.text.regex import regex

Kind = Literal["same", "changed", "moved", "dropped", "added"]
Piece = tuple[Literal["=", "-", "+"], str]

_MOVED = 0.85
_TARGET_ALIKE = 80.0
_TOKEN = regex(r"\s+|[^\W_]+(?:[.,/-][^\W_]+)*|.", re.DOTALL)


@dataclass(slots=True)
class Paragraph:
    """A paragraph of either document. `pieces` are its words with what was taken out (-) and put in (+)."""

    kind: Kind
    old: str | None
    new: str | None
    pieces: list[Piece] = field(default_factory=list)
    new_span: tuple[int, int] | None = None


@dataclass(slots=True)
class SectionChange:
    """A section of either document: `same` where heading and all paragraphs are."""

    kind: Kind
    old_heading: str | None
    new_heading: str | None
    labels: tuple[str, ...]
    level: int
    paragraphs: list[Paragraph]
    pieces: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class TargetChange:
    """A target with its value in both documents; None where it is in one only."""

    kind: Kind
    measure: str
    old: str | None
    new: str | None
    old_value: float | None = None
    new_value: float | None = None
    unit: str | None = None


@dataclass(slots=True)
class CitationChange:
    """A cited document: its number or name, and how it was printed in each."""

    kind: Kind
    name: str
    directive: str | None
    old: str | None
    new: str | None


@dataclass(slots=True)
class Comparison:
    """What the new record took over from the old one."""

    old: Record
    new: Record
    sections: list[SectionChange]
    targets: list[TargetChange]
    citations: list[CitationChange]
    flags: list[Flag]

    def counts(self) -> dict[Kind, int]:
        """Paragraphs by what became of them."""
        out: dict[Kind, int] = {"same": 0, "changed": 0, "moved": 0, "dropped": 0, "added": 0}
        for section in self.sections:
            for paragraph in section.paragraphs:
                out[paragraph.kind] += 1
        return out


def compare(old: Record, new: Record) -> Comparison:
    """Compare two records: `old` is last year's, `new` this year's."""
    old_blocks, new_blocks = blocks_of(old), blocks_of(new)
    sections = [
        _section(old, new, None if a is None else old_blocks[a], None if b is None else new_blocks[b])
        for a, b in align_blocks(old_blocks, new_blocks)
    ]
    _find_moved(sections)
    for section in sections:
        section.kind = _kind_of(section)
    kept = [p.new_span for s in sections for p in s.paragraphs if p.kind in ("same", "moved", "changed") and p.new_span]
    return Comparison(old, new, sections, compare_targets(old, new), compare_citations(old, new), leftovers(old, new, kept))


def word_diff(old: str, new: str) -> list[Piece]:
    """The words of both texts in order: kept (=), taken out (-), put in (+).

    >>> word_diff("đạt 95% hộ", "đạt 97% hộ")
    [('=', 'đạt '), ('-', '95'), ('+', '97'), ('=', '% hộ')]
    """
    a, b = _TOKEN.findall(old), _TOKEN.findall(new)
    out: list[Piece] = []
    gone = come = ""
    steps = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    for place, (tag, a0, a1, b0, b1) in enumerate(steps):
        before, after = "".join(a[a0:a1]), "".join(b[b0:b1])
        between = 0 < place < len(steps) - 1
        if tag == "equal" and not (between and before.isspace()):
            out += _run(gone, come)
            gone = come = ""
            out.append(("=", before))
        else:
            # A space between two changes belongs to both: people read a run of changed words, not a row of single ones.
            gone, come = gone + before, come + after
    return out + _run(gone, come)


def _run(gone: str, come: str) -> list[Piece]:
    out: list[Piece] = []
    if gone:
        out.append(("-", gone))
    if come:
        out.append(("+", come))
    return out


def compare_targets(old: Record, new: Record) -> list[TargetChange]:
    """Targets of both records: the most alike measures of one unit are paired first, each once; in the order of the new record."""
    from rapidfuzz import fuzz

    old_keys, new_keys = [_measure(t) for t in old.targets], [_measure(t) for t in new.targets]
    scored = sorted(
        (
            (float(fuzz.token_sort_ratio(a[1], b[1])), -i, -j)
            for i, a in enumerate(old_keys)
            for j, b in enumerate(new_keys)
            if a[0] == b[0]
        ),
        reverse=True,
    )
    partner: dict[int, int] = {}
    used: set[int] = set()
    for score, i, j in scored:
        if score >= _TARGET_ALIKE and -i not in used and -j not in partner:
            partner[-j] = -i
            used.add(-i)
    out = []
    for place, target in enumerate(new.targets):
        before = old.targets[partner[place]] if place in partner else None
        was, now = amount(before) if before else None, amount(target)
        kind: Kind = "added" if before is None else "same" if was == now else "changed"
        out.append(TargetChange(kind, target.measure, was, now, before.value if before else None, target.value, target.unit))
    for place, target in enumerate(old.targets):
        if place not in used:
            out.append(TargetChange("dropped", target.measure, amount(target), None, target.value, None, target.unit))
    return out


def amount(target: Target) -> str:
    """A target's value as people write it: `≥ 95%`."""
    if target.value is None:
        return "định tính"
    shown = number(target.value) + (f" - {number(target.value_max)}" if target.value_max is not None else "")
    unit = target.unit or ""
    return SIGNS.get(target.comparator or "", "") + shown + (unit if unit in ("%", "‰", "") else f" {unit}")


def compare_citations(old: Record, new: Record) -> list[CitationChange]:
    """Cited documents of both records, each once: those of the new record in its order, then what was dropped."""
    before, now = _cited(old), _cited(new)
    out = []
    for key, reference in now.items():
        was = before.get(key)
        name = reference.canonical or reference.surface
        out.append(CitationChange("same" if was else "added", name, reference.directive, was.surface if was else None, reference.surface))
    for key, reference in before.items():
        if key not in now:
            name = reference.canonical or reference.surface
            out.append(CitationChange("dropped", name, reference.directive, reference.surface, None))
    return out


def _cited(record: Record) -> dict[str, Reference]:
    """First mention of each cited document. A date tells two of one number apart where both records print one."""
    out: dict[str, Reference] = {}
    for reference in record.references:
        key = code_key(reference.canonical) if reference.canonical else reference.directive or " ".join(fold_words(reference.surface))
        if reference.directive and reference.canonical:
            key = reference.directive
        out.setdefault(key, reference)
    return out


def _measure(target: Target) -> tuple[str, str]:
    words = fold_words(target.measure)
    numbers = " ".join(word for word in words if word[:1].isdigit() and not re.fullmatch(r"(?:19|20)\d\d", word))
    return f"{target.unit or ''}|{numbers}".lower(), " ".join(words)


def _section(old: Record, new: Record, a: Block | None, b: Block | None) -> SectionChange:
    old_texts = [old.text[left:right] for left, right in a.paragraphs] if a else []
    new_texts = [new.text[left:right] for left, right in b.paragraphs] if b else []
    paragraphs = []
    for i, j in align_paragraphs([bare(text) for text in old_texts], [bare(text) for text in new_texts]):
        was = old_texts[i] if i is not None else None
        now = new_texts[j] if j is not None else None
        span = b.paragraphs[j] if b is not None and j is not None else None
        paragraphs.append(_paragraph(was, now, span))
    shown = b or a
    assert shown is not None
    kind: Kind = "added" if a is None else "dropped" if b is None else "same"
    heading = word_diff(a.heading, b.heading) if a and b and a.heading and b.heading else []
    return SectionChange(kind, a.heading if a else None, b.heading if b else None, shown.labels, shown.level, paragraphs, heading)


def _paragraph(was: str | None, now: str | None, span: tuple[int, int] | None) -> Paragraph:
    if was is None:
        return Paragraph("added", None, now, [("+", _line(now or ""))], span)
    if now is None:
        return Paragraph("dropped", was, None, [("-", _line(was))])
    if bare(was) == bare(now):
        return Paragraph("same", was, now, [("=", _line(now))], span)
    return Paragraph("changed", was, now, word_diff(_line(was), _line(now)), span)


def _find_moved(sections: list[SectionChange]) -> None:
    """Pair what one section lost with what another one gained, where it is nearly the same."""
    from rapidfuzz import fuzz, process

    lost = [(section, p) for section in sections for p in section.paragraphs if p.kind == "dropped" and len(p.old or "") > 30]
    if not lost:
        return
    keys = {place: bare(p.old or "") for place, (_, p) in enumerate(lost)}
    for section in sections:
        for paragraph in section.paragraphs:
            if paragraph.kind != "added" or not keys:
                continue
            found = process.extractOne(bare(paragraph.new or ""), keys, scorer=fuzz.ratio, score_cutoff=100 * _MOVED)
            if found is None:
                continue
            place = found[2]
            origin, before = lost[place]
            del keys[place]
            origin.paragraphs.remove(before)
            paragraph.kind, paragraph.old = "moved", before.old
            paragraph.pieces = word_diff(_line(before.old or ""), _line(paragraph.new or ""))


def _kind_of(section: SectionChange) -> Kind:
    if section.kind in ("added", "dropped"):
        return section.kind
    alike = bare(section.old_heading or "") == bare(section.new_heading or "")
    return "same" if alike and all(p.kind == "same" for p in section.paragraphs) else "changed"


def _line(text: str) -> str:
    return " ".join(text.split())
