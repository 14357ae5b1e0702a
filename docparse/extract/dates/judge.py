"""A second opinion on the role of a date: its context, its section and the verdict of the rules in; the verdict, put right by a model, out.

The model (models/roles.md) weighs the words around a date, its form, the head of its column and the heading of its section. It does not
see the verdict of the rules: on the papers that they were made with they err so seldom that it would learn to repeat them. Where it holds
another role to be likelier by far (`MARGIN`), that role is taken; days of citations and the day of the date line are not asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docparse.extract.dates.context import Context, Verdict, any_of
from docparse.extract.dates.months import SURE
from docparse.schema import DateRole, Section
from docparse.switches import ON
from docparse.text import edtf
from docparse.text.regex import regex

__all__ = ["MARGIN", "ROLES", "asked", "features", "weigh"]

ROLES: tuple[DateRole, ...] = ("effective", "period", "deadline", "anniversary", "event", "other")
"""The roles that are told apart, in the order of the model's columns. `issued` and `cited` have a grammar."""
MARGIN = 3.5
"""Log-odds by which another role must be likelier than that of the rules (chosen by cross-validation against the first look)."""
_WORD = regex(r"[^\W\d_]+|\d+|[^\s\w]")
_CLAUSE = regex(r"[,;:(]")
_KINDS = {
    name: regex(rf"(?<!\w)(?:{'|'.join(any_of(part) for part in parts)})(?!\w)")
    for name, parts in {
        "gathering": ("meeting", "happens"), "task": ("due", "done"), "first task": ("done_first",), "going": ("going",), "held": ("held",),
        "happened": ("happened",), "fact": ("fact",), "force": ("force",), "feast": ("jubilee", "holiday"),
    }.items()
}  # fmt: skip
"""Kinds of words (`words.toml`), so that what is learned of one holds for all."""
_MARKS = " -+*•–"
_NEAR = 6
"""Words before a date whose distance counts."""


def weigh(context: Context, verdict: Verdict, sections: Sequence[Section]) -> Verdict:
    """The verdict of the rules, or another one where the model is much surer of it. `sections`: those around the date, innermost first."""
    if not ON.models or not asked(context, verdict):
        return verdict
    model = _load()
    if model is None:
        return verdict
    odds = list(model.base)
    for name, value in features(context, sections).items():
        weights = model.rows.get(name)
        if weights is not None:
            odds = [odd + value * weight for odd, weight in zip(odds, weights, strict=True)]
    best = max(range(len(ROLES)), key=odds.__getitem__)
    if odds[best] - odds[ROLES.index(verdict[0])] <= MARGIN:
        return verdict
    return ROLES[best], _form(context, ROLES[best]), 0.7


def asked(context: Context, verdict: Verdict) -> bool:
    """Whether the role of a date is open: not that of a citation, of a day of every year, or of what has words of its own."""
    named = context.atom.year is None or (context.in_reference and not context.opener)
    return verdict[0] in ROLES and not named and verdict[2] < SURE


def _form(context: Context, role: DateRole) -> str | None:
    """The EDTF of a date with this role where it is not that of the date alone: `từ`, limits and what is in force are open intervals."""
    if context.interval or not context.atom.complete:
        return None
    form = context.atom.edtf()
    if context.opener.startswith(("t\u1eeb", "tư", "tử")):
        return form if role == "event" else edtf.interval(form, "..")
    if context.opener and context.opener not in ("-", "trong"):
        plain = role in ("event", "anniversary") or (role == "other" and "trước" not in context.opener)
        return form if plain else edtf.interval("..", form)
    return edtf.interval(form, "..") if role == "effective" else None


def features(context: Context, sections: Sequence[Section]) -> dict[str, float]:
    """What is seen of a date, by name; nearer words count more."""
    return dict(_features(context, sections))


def _features(context: Context, sections: Sequence[Section]) -> Iterator[tuple[str, float]]:
    atom = context.atom
    kind = "interval" if context.interval else atom.kind
    opener = " ".join(re.findall(r"[^\W\d_]+", context.opener)[:2])
    past = atom.complete and atom.year is not None and not context.interval and context.past(atom.edtf())
    yield f"kind {kind} {atom.kind}", 1.0
    yield f"past {past} {kind}", 1.0
    yield f"opener {opener}", 1.0
    yield f"printed {atom.separator} {bool(atom.lead)} {atom.year is None} {context.every}", 1.0
    if context.after_reference:
        yield "behind a citation", 1.0
    if context.list_role is not None:
        yield f"listed {context.list_role}", 1.0
    yield f"place {5 * context.start // max(1, len(context.text))}", 1.0
    yield from _words_before(context, f"{kind} {bool(opener)}")
    yield from _words_after(context)
    yield from _kinds(context)
    if context.row():
        head = context.column_head()
        yield "in a table", 1.0
        for word in _words(head)[:_NEAR]:
            yield f"column {word}", 1.0
        for name, pattern in _KINDS.items():
            if pattern.search(head):
                yield f"column says {name}", 1.0
    if not sections:
        yield "no section", 1.0
    else:
        for label in sections[0].labels or ["none"]:
            yield f"label {label}", 1.0
        for word in _words((sections[0].heading or "").lower())[:12]:
            yield f"heading {word}", 0.5
        for above in sections[1:]:
            for label in above.labels:
                yield f"under {label}", 1.0


def _kinds(context: Context) -> Iterator[tuple[str, float]]:
    """Kinds of words in the sentence before and behind a date, and in its row."""
    sentence = context.before(160)
    bound = max((match.end() for match in _CLAUSE.finditer(sentence)), default=0)
    behind = _CLAUSE.split(context.after(80).strip(" :,"))[0]
    row = context.row()
    cells = row.split("\t")[: context.line_before().count("\t")] if row else []
    work = max(cells or row.split("\t"), key=len).strip() if row else ""
    nearest, last = "", -1
    for name, pattern in _KINDS.items():
        found = list(pattern.finditer(sentence))
        if found:
            yield f"says {name}", 1.0
            if found[-1].end() > last:
                nearest, last = name, found[-1].end()
            if found[-1].start() >= bound:
                yield f"clause says {name}", 1.0
            if any(not sentence[bound : match.start()].strip(_MARKS) for match in found if match.start() >= bound):
                yield f"clause opens with {name}", 1.0
            if not sentence[: found[0].start()].strip(_MARKS + "0123456789.)/("):
                yield f"sentence opens with {name}", 1.0
        if (match := pattern.search(behind)) is not None:
            yield f"behind says {name}", 1.0
            if match.start() == 0:
                yield f"behind opens with {name}", 1.0
        if row and (match := pattern.search(work)) is not None:
            yield f"row says {name}", 1.0
            if match.start() == 0:
                yield f"row opens with {name}", 1.0
    if nearest:
        yield f"nearest {nearest}", 1.0


def _words_before(context: Context, form: str) -> Iterator[tuple[str, float]]:
    sentence = context.before(160)
    words = _words(sentence)
    padded = ["^", *words]
    yield f"{form} before {padded[-1]}", 1.0
    for away, word in enumerate(reversed(padded[-_NEAR:])):
        if away < 3:
            yield f"before {away} {word}", 1.0
        if word != "^" and away + 1 < len(padded):
            yield f"pair {padded[-away - 2]} {word}", 1 / (1.2 + 0.2 * away)
    for away, word in reversed(list(enumerate(reversed(words)))):
        yield f"left {word}", 1 / (1.2 + 0.2 * away) if away < _NEAR else 0.5
    clause = _words(_CLAUSE.split(sentence)[-1])
    for name, part in (("clause", clause), ("sentence", words)):
        if not part:
            yield f"{name} begins", 1.0
        yield f"{name} opens {' '.join(part[:1])}", 1.0
        yield f"{name} opens {' '.join(part[:2])}", 1.0


def _words_after(context: Context) -> Iterator[tuple[str, float]]:
    words = [*_words(context.lowered[context.end : context.end + 80].partition("\n")[0]), "$"][:5]
    for away, word in enumerate(words):
        if away < 2:
            yield f"after {away} {word}", 1.0
        yield f"right {word}", 1 / (1 + 0.2 * away)


def _words(text: str) -> list[str]:
    """Words and marks; a number is told by `#`."""
    return ["#" if word.isdigit() else word for word in _WORD.findall(text)]


@dataclass(slots=True)
class _Model:
    """Weights of each feature and of none, a number for each of `ROLES`; `arrays`: what they were read from."""

    arrays: object
    rows: dict[str, tuple[float, ...]]
    base: tuple[float, ...]


_loaded: list[_Model] = []


def _load() -> _Model | None:
    from docparse.learn.few_rows import read_arrays
    from docparse.learn.trees import model_path

    path = model_path("roles.npz")
    if path is None:
        return None
    arrays = read_arrays(path)
    if not _loaded or _loaded[0].arrays is not arrays:
        names = bytes(arrays["names"][1]).decode().split("\n")
        flat, count = arrays["weights"][1], len(ROLES)
        rows = {name: tuple(flat[at * count : (at + 1) * count]) for at, name in enumerate(names)}
        _loaded[:] = [_Model(arrays, rows, tuple(arrays["base"][1]))]
    return _loaded[0]
