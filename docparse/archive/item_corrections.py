"""Corrections of items of lists (recipients, citations …): the record as read and what people said in, the lists as they are shown out.

An item of a record has no name of its own, so a correction is bound to what the item was: its content, where it stood, and the printed
words there. When the paper has been read anew, the item is looked for in this order:

1. an item of the same content (the same one of several if there are as many as then, else the nearest), wherever it stands now;
2. an item that stands where those printed words stand now: it is changed, and the record warns, for it reads differently; one that was
   removed is shown again, with the warning;
3. none: what a person changed is kept beside what is read, and the record warns; what a person removed is gone already.

So a correction is never lost and never silently laid over something else. What a person added and the program has since found itself is
there once. A later correction of a corrected item names the first (`of`), so that each can be undone alone.
"""

from __future__ import annotations

import copy
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from docparse.archive.fold import fold_words
from docparse.archive.store import RecordData

if TYPE_CHECKING:
    from docparse.archive.corrections import Correction

Data = dict[str, Any]

LISTS: dict[str, tuple[str, ...]] = {
    "recipients": ("recipients",), "addressees": ("header", "addressees"), "references": ("references",), "dates": ("dates",),
    "targets": ("targets",), "sections": ("sections",), "attachments": ("attachments",),
}  # fmt: skip
"""A list as people name it, and where it stands in the record."""

CONTENT: dict[str, tuple[str, ...]] = {
    "recipients": ("name",), "addressees": ("value",), "references": ("canonical", "directive", "date"), "dates": ("edtf", "role"),
    "targets": ("measure", "value", "value_max", "unit"), "sections": ("ordinal", "heading"), "attachments": ("title",),
}  # fmt: skip
"""What makes an item of a list what it is; the first is what people type as its value."""

TO_CHECK = "correction_to_check"
"""The code of the warning that a correction no longer meets the item that it was made on."""

_PRINTED = 160


@dataclass(slots=True)
class Entry:
    """An item as it is shown. `made`: the numbers of the corrections on it; `note`: why somebody should look at it."""

    item: Data
    read: Data | None = None
    made: list[int] = field(default_factory=list)
    removed: bool = False
    note: str = ""

    @property
    def root(self) -> int | None:
        """The first correction of it."""
        return self.made[0] if self.made else None


def binding(name: str, record: RecordData, entries: Sequence[Entry], entry: Entry, action: str) -> str:
    """What a correction of this entry is bound to, as it is kept. `action`: change or remove."""
    if entry.root is not None:
        return json.dumps({"action": action, "of": entry.root})
    item = {key: value for key, value in entry.item.items() if key != "children"}
    alike = [other for other in entries if other.read is not None and content(name, other.read) == content(name, item)]
    nth = next(index for index, other in enumerate(alike) if other is entry)
    kept = {"action": action, "item": item, "printed": printed(record["text"], item), "nth": nth, "count": len(alike)}
    return json.dumps(kept, ensure_ascii=False)


def entries_of(name: str, record: RecordData, corrections: Sequence[Correction]) -> list[Entry]:
    """The items of a list of the record as read, with the corrections that stand laid over them; removed ones are marked.

    `corrections`: all that were made on the document, oldest first. Dictionaries of the record are not changed.
    """
    entries = [Entry(copy.copy(item), item) for item in items(name, record)]
    meant = [one for one in corrections if one.field == name and one.item is not None]
    undone = undone_ones(corrections)
    kept = {one.seq: json.loads(one.item or "{}") for one in meant}
    found: dict[int, Entry | None] = {}
    for one in meant:
        if one.undoes is not None:
            continue
        bound, root = kept[one.seq], one.seq
        while "of" in bound:
            root = bound["of"]
            bound = kept[root]
        stands = one.seq not in undone
        if bound["action"] == "add" and root in undone:
            continue  # what was added has been taken back, and with it what was said of it
        if root not in found:
            patch = json.loads(one.value) if one.value else {}
            entry = _added(name, record, entries, bound, patch) if bound["action"] == "add" else _match(name, record, entries, bound, patch)
            found[root] = entry
        entry = found[root]
        if not stands:
            continue
        action = kept[one.seq]["action"]
        if entry is None:
            if action == "remove" or name == "sections":
                continue
            entry = found[root] = _kept(name, record, entries, bound)
        if root not in entry.made:
            entry.made.append(root)
        if one.seq not in entry.made:
            entry.made.append(one.seq)
        # What reads differently now is not the item that was removed: somebody has to look.
        entry.removed = entry.removed or (action == "remove" and not entry.note)
        if action != "remove" and one.value:
            _lay(entry.item, json.loads(one.value))
    return entries


def lay_over(record: RecordData, corrections: Sequence[Correction]) -> RecordData:
    """A record with its lists as people corrected them: `corrected` names the lists, warnings tell what is to be looked at.

    `record` is a copy at its first level and in its header; what lies deeper is copied here.
    """
    names = [name for name in LISTS if any(one.field == name and one.item is not None for one in corrections)]
    for name in names:
        entries = entries_of(name, record, corrections)
        touched = [entry for entry in entries if entry.made]
        for entry in touched:
            if "confidence" in entry.item:
                entry.item["confidence"] = 1.0
            if name == "addressees":
                entry.item |= {"source": "corrected", "alternatives": []}
        if touched and name == "sections":
            record["sections"], _ = _rebuilt(record["sections"], entries, 0)
            _relabel(record, entries)
        elif touched:
            shown = [entry.item for entry in entries if not entry.removed]
            shown.sort(key=lambda item: item["start"] if item.get("start") is not None else len(record["text"]))
            _holder(record, name)[LISTS[name][-1]] = shown
        if touched:
            record["corrected"] = [*(record.get("corrected") or []), name]
        warnings = [_warning(name, entry.item, entry.note) for entry in touched if entry.note and not entry.removed]
        warnings += [_warning(name, {}, note) for note in lost_sections(name, record, corrections)]
        if warnings:
            record["warnings"] = [*(record.get("warnings") or []), *warnings]
    return record


def undone_ones(corrections: Iterable[Correction]) -> set[int]:
    """The numbers of those that were taken back."""
    return {correction.undoes for correction in corrections if correction.undoes is not None}


def lost_sections(name: str, record: RecordData, corrections: Sequence[Correction]) -> list[str]:
    """Notes of the corrections of sections that are not read any more: a section cannot stand without its text."""
    if name != "sections":
        return []
    met = {seq for entry in entries_of(name, record, corrections) for seq in entry.made}
    undone = undone_ones(corrections)
    return [
        f"correction #{one.seq}: the section it was made on is not read any more"
        for one in corrections
        if one.field == name and one.item is not None and one.undoes is None and one.seq not in undone and one.seq not in met
    ]


def items(name: str, record: RecordData) -> Iterator[Data]:
    """The items of a list in their order; sections with those below them, parents first."""
    found = _holder(record, name).get(LISTS[name][-1]) or []
    yield from _walk(found) if name == "sections" else found


def content(name: str, item: Data) -> tuple[str, ...]:
    """What makes an item what it is, folded."""
    said = tuple(" ".join(fold_words(str(item[key]))) if item.get(key) is not None else "" for key in CONTENT[name])
    if not any(said):  # a section without a heading, a citation by name alone
        return ("", *fold_words(str(item.get("surface") or "")))
    return said


def printed(text: str, item: Data) -> str:
    """The printed words at an item: of a section its first line."""
    start, end = item.get("start"), item.get("end")
    if start is None or end is None:
        return ""
    said = text[start : min(end, start + _PRINTED)]
    return said.split("\n")[0] if "children" in item or "level" in item else said


def locate(text: str, words: str, near: int = 0) -> tuple[int, int] | None:
    """Where words stand in a text: as printed, else with other spaces, capitals or accents; of several the nearest to `near`."""
    pieces = [re.escape(piece) for piece in words.split()]
    if not pieces:
        return None
    for hay, parts, flags in ((text, pieces, re.NOFLAG), (_bare(text), [_bare(piece) for piece in pieces], re.IGNORECASE)):
        spots = [match.span() for match in re.finditer(r"\s+".join(parts), hay, flags)]
        if spots:
            return min(spots, key=lambda spot: abs(spot[0] - near))
    return None


def _bare(text: str) -> str:
    """A text without accents, character by character, so that offsets hold."""
    return "".join("d" if c in "đĐ" else unicodedata.normalize("NFD", c)[0] for c in text)


def _match(name: str, record: RecordData, entries: list[Entry], bound: Data, patch: Data) -> Entry | None:
    was = bound["item"]
    alike = [entry for entry in entries if entry.read is not None and content(name, entry.read) == content(name, was)]
    if len(alike) == bound["count"]:
        return alike[bound["nth"]]
    if alike:
        return min(alike, key=lambda entry: abs((entry.item.get("start") or 0) - (was.get("start") or 0)))
    entry = _standing_at(name, record["text"], entries, locate(record["text"], bound["printed"], was.get("start") or 0))
    if entry is not None and entry.read is not None and content(name, entry.read) != content(name, was | patch):
        entry.note = f"is now read as “{_said(name, entry.read)}”, was “{_said(name, was)}” when it was corrected"
    return entry


def _standing_at(name: str, text: str, entries: list[Entry], place: tuple[int, int] | None) -> Entry | None:
    """The item that shares at least half of the shorter stretch with a place."""
    if place is None:
        return None
    best: tuple[int, Entry] | None = None
    for entry in entries:
        if entry.read is None or entry.read.get("start") is None:
            continue
        start = entry.read["start"]
        end = start + len(printed(text, entry.read)) if name == "sections" else entry.read["end"]
        shared = min(end, place[1]) - max(start, place[0])
        if shared > 0 and 2 * shared >= min(end - start, place[1] - place[0]) and (best is None or shared > best[0]):
            best = (shared, entry)
    return best[1] if best else None


def _added(name: str, record: RecordData, entries: list[Entry], bound: Data, patch: Data) -> Entry:
    """The entry of an item that was added: what the program has since found itself, or one more."""
    place = locate(record["text"], bound["printed"], bound.get("start") or 0) if bound["printed"] else None
    for entry in entries:
        if entry.read is None or content(name, entry.read) != content(name, patch):
            continue
        if place is None or entry.read.get("start") is None or _standing_at(name, record["text"], [entry], place):
            return entry
    entry = Entry(dict(patch))
    _put(entry, record["text"], place, optional=name == "addressees")
    entries.append(entry)
    return entry


def _kept(name: str, record: RecordData, entries: list[Entry], bound: Data) -> Entry:
    """The entry of an item that was corrected and is not read any more: kept as it was then, at its words if they are still there."""
    entry = Entry(dict(bound["item"]), note="is not read any more; kept because it was corrected")
    place = locate(record["text"], bound["printed"], bound["item"].get("start") or 0) if bound["printed"] else None
    _put(entry, record["text"], place, optional=name == "addressees")
    entries.append(entry)
    return entry


def _put(entry: Entry, text: str, place: tuple[int, int] | None, optional: bool) -> None:
    """Set where an item stands; one that stands nowhere has an empty stretch at the end of the text, or none where that is allowed."""
    nowhere = (None, None) if optional else (len(text), len(text))
    entry.item["start"], entry.item["end"] = place or nowhere


def _lay(item: Data, patch: Data) -> None:
    for key, value in patch.items():
        if key not in ("start", "end", "children"):
            item[key] = value


def _holder(record: RecordData, name: str) -> Data:
    holder: Data = record
    for step in LISTS[name][:-1]:
        holder = holder[step]
    return holder


def _walk(sections: list[Data]) -> Iterator[Data]:
    for section in sections:
        yield section
        yield from _walk(section.get("children") or [])


def _rebuilt(sections: list[Data], entries: Sequence[Entry], at: int) -> tuple[list[Data], int]:
    """The tree of sections with the items of the entries in their places."""
    out = []
    for section in sections:
        item = entries[at].item
        children, at = _rebuilt(section.get("children") or [], entries, at + 1)
        out.append(item | {"children": children})
    return out, at


def _relabel(record: RecordData, entries: Sequence[Entry]) -> None:
    """Citations name the labels of the section that they stand in: those of corrected sections follow."""
    changed = [entry for entry in entries if entry.made and entry.read and entry.item.get("labels") != entry.read.get("labels")]
    if not changed:
        return
    record["references"] = [dict(reference) for reference in record.get("references") or []]
    for entry in changed:
        for reference in record["references"]:
            inside = entry.item["start"] <= reference["start"] < entry.item["end"]
            if inside and reference.get("section") == (entry.read or {}).get("labels"):
                reference["section"] = list(entry.item.get("labels") or [])


def _said(name: str, item: Data) -> str:
    return str(item.get(CONTENT[name][0]) or item.get("surface") or item.get("ordinal") or "")


def _warning(name: str, item: Data, note: str) -> Data:
    start, end = item.get("start"), item.get("end")
    said = _said(name, item)
    message = f"{name}: “{said}” {note}" if said else f"{name}: {note}"
    return {"code": TO_CHECK, "message": message, "start": start, "end": end}
