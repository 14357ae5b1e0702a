"""Measures over running text: word and character errors, text of sections by label, and how far off their boundaries are."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from docparse.evaluation.items import clean
from docparse.evaluation.match import edit_distance, soften
from docparse.evaluation.score import Count
from docparse.schema import Record, walk_sections

SIX = ("muc_dich", "yeu_cau", "noi_dung", "chi_tieu", "to_chuc_thuc_hien", "noi_nhan")
"""The six labels of the mission; their text is reported on its own."""


@dataclass(slots=True)
class TextErrors:
    """Edits and lengths of a document's text against its transcript, in words and characters; `lost`: words missing in any order."""

    words: int
    word_edits: int
    lost: int
    characters: int
    character_edits: int

    @property
    def wer(self) -> float:
        """Word error rate."""
        return self.word_edits / self.words if self.words else 0.0

    @property
    def cer(self) -> float:
        """Character error rate."""
        return self.character_edits / self.characters if self.characters else 0.0


def text_errors(transcript: str, text: str) -> TextErrors:
    """Errors of `text` against a careful transcript; runs of white space count as one space.

    >>> text_errors("Số: 12 của Sở", "Số: 12 cua Sở").word_edits
    1
    """
    gold, found = clean(transcript), clean(text)
    words, read = gold.split(), found.split()
    lost = sum((Counter(words) - Counter(read)).values())
    return TextErrors(len(words), edit_distance(words, read), lost, len(gold), edit_distance(gold, found))


@dataclass(slots=True)
class SectionScore:
    """Token counts by label, and the boundary errors Pk and WindowDiff (None: too short to say)."""

    tokens: dict[str, Count] = field(default_factory=dict)
    pk: float | None = None
    window_diff: float | None = None


def section_score(labels: dict[str, Any], gold_text: str, record: Record) -> SectionScore:
    """Text of sections by label: bags of tokens of the gold sections (in the transcript, or the text itself) against the record's."""
    gold_spans = place_sections(labels, gold_text)
    gold_bags = _bags([(span_labels, gold_text[start:end]) for start, end, span_labels in gold_spans])
    found_bags = _bags([(s.labels, record.text[s.start : s.end]) for s in walk_sections(record.sections)])
    result = SectionScore()
    for label in sorted(set(gold_bags) | set(found_bags)):
        gold, found = gold_bags.get(label, Counter()), found_bags.get(label, Counter())
        both = sum((gold & found).values())
        result.tokens[label] = Count(both, sum(found.values()) - both, sum(gold.values()) - both)
    starts = [start for start, _, _ in place_sections(labels, record.text)]
    result.pk, result.window_diff = boundary_errors(record.text, starts, [s.start for s in walk_sections(record.sections)])
    return result


def place_sections(labels: dict[str, Any], text: str) -> list[tuple[int, int, list[str]]]:
    """(start, end, labels) of the gold sections in `text`: each heading is looked for after the one before it.

    A heading that is not found is left out. The body ends where Nơi nhận or the signature begins, Nơi nhận with its last item.
    """
    lines = [(match.start(), match.group()) for match in re.finditer(r"[^\n]+", text)]
    soft = [soften(line) for _, line in lines]
    found: list[tuple[int, int, list[str]]] = []
    after = 0
    for section in labels.get("sections") or []:
        key = soften(str(section.get("heading") or section.get("starts_with") or ""))
        at = next((n for n in range(after, len(lines)) if key and soft[n].startswith(key[:40])), None)
        if at is not None:
            found.append((at, int(section["level"]), list(section.get("labels") or [])))
            after = at + 1
    body_end = _signature_line(labels, soft) or len(lines)
    out = []
    for number, (at, level, names) in enumerate(found):
        end = next((other for other, other_level, _ in found[number + 1 :] if other_level <= level), None)
        if names == ["noi_nhan"]:
            items = len(labels.get("recipients") or [])
            end = min(end or len(lines), at + 1 + items)
        elif end is None:
            end = len(lines) if at >= body_end else body_end
        elif at < body_end < end:
            end = body_end
        stop = lines[end][0] if end < len(lines) else len(text)
        out.append((lines[at][0], stop, names))
    return out


def _signature_line(labels: dict[str, Any], soft: list[str]) -> int | None:
    signer = labels.get("signatory") or {}
    first = (signer.get("authority_chain") or [signer.get("title")])[0]
    if not first:
        return None
    key = soften(first)
    return next((n for n, line in enumerate(soft) if line == key), None)


def _bags(spans: list[tuple[list[str], str]]) -> dict[str, Counter[str]]:
    bags: dict[str, Counter[str]] = {}
    for names, text in spans:
        tokens = Counter(re.findall(r"\w+", text))
        for name in names:
            bags.setdefault(name, Counter()).update(tokens)
    return bags


def boundary_errors(text: str, gold: list[int], found: list[int]) -> tuple[float | None, float | None]:
    """Pk (Beeferman 1999) and WindowDiff (Pevzner and Hearst 2002) over the lines of `text`; boundaries are offsets of section starts.

    >>> boundary_errors("a\\nb\\nc\\nd\\ne\\nf\\ng\\nh", [0, 8], [0, 8])
    (0.0, 0.0)
    """
    starts = [match.start() for match in re.finditer(r"[^\n]+", text)]
    total = len(starts)
    a, b = _boundaries(starts, gold), _boundaries(starts, found)
    segments = max(1, sum(a))
    window = max(2, round(total / segments / 2))
    if total <= window or not sum(a):
        return None, None
    wrong_pk = wrong_wd = 0
    for i in range(total - window):
        in_a, in_b = sum(a[i + 1 : i + window + 1]), sum(b[i + 1 : i + window + 1])
        wrong_pk += (in_a == 0) != (in_b == 0)
        wrong_wd += in_a != in_b
    return wrong_pk / (total - window), wrong_wd / (total - window)


def _boundaries(starts: list[int], offsets: list[int]) -> list[int]:
    """One a line: 1 where a section starts in it (a section that starts inside a line starts with that line)."""
    lines = {bisect_right(starts, offset) - 1 for offset in offsets}
    return [int(number in lines) for number in range(len(starts))]
