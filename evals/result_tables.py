"""Tables of RESULTS.md: measured runs in, lines of Markdown out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import ModuleType
from typing import Any

from docparse.evaluation.corruption import KINDS
from docparse.evaluation.items import FIELDS, Items, gold_items, left_out
from docparse.evaluation.run import Run, rescored
from docparse.evaluation.score import DocumentScore, macro, micro, score, total
from docparse.evaluation.table import as_dict
from docparse.schema import HEADER_FIELDS

MODES = ("strict", "soft", "levenshtein", "ratcliff")


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    """A Markdown table, its first column to the left, the others to the right."""
    columns = list(head)
    return ["| " + " | ".join(columns) + " |", "|---|" + "--:|" * (len(columns) - 1), *("| " + " | ".join(row) + " |" for row in rows), ""]


def figure(value: float | None) -> str:
    """Three decimals, or a dash where there is nothing to measure."""
    return "–" if value is None else f"{value:.3f}"


def by_field(runs: dict[str, Run]) -> list[str]:
    """F1 of every field in every set, with the number of gold items."""
    rows = []
    for name in FIELDS:
        counts = [total(run.scores, name) for run in runs.values()]
        if any(count.f1 is not None for count in counts):
            rows.append([name, *(f"{figure(count.f1)} ({count.n})" if count.f1 is not None else "–" for count in counts)])
    return table(["field", *runs], [*rows, *_whole(runs)])


def _whole(runs: dict[str, Run]) -> list[list[str]]:
    """Measures of whole sets, one row each."""
    found = [as_dict(run) for run in runs.values()]

    def row(name: str, read: Callable[[dict[str, Any]], float | None]) -> list[str]:
        return [f"*{name}*", *(figure(read(one)) for one in found)]

    return [
        ["*documents*", *(str(one["documents"]) for one in found)],
        row("macro F1", lambda one: one["macro_f1"]),
        row("micro F1, all items", lambda one: one["micro_f1"]),
        row("documents wholly right", lambda one: one["wholly_right"] / one["documents"] if one["documents"] else None),
        ["*header, type, signer all right*", *(figure(_head_right(run)) for run in runs.values())],
        row("text of the six sections", lambda one: one["section_text"]["six"]),
        row("text of all sections", lambda one: one["section_text"]["all"]),
        row("Pk (lower is better)", lambda one: one["section_text"]["pk"]),
        row("WindowDiff (lower is better)", lambda one: one["section_text"]["window_diff"]),
        row("word error rate", lambda one: one["text"]["wer"] if one["text"]["by_document"] else None),
        row("words missed", lambda one: one["text"]["lost"] if one["text"]["by_document"] else None),
        row("character error rate", lambda one: one["text"]["cer"] if one["text"]["by_document"] else None),
        row("expected calibration error", lambda one: one["calibration_error"]),
        row("errors found by checking 15%", lambda one: one["found_at_15"]),
        ["*failed, left out (unlabelled, by hand)*", *(_left(one) for one in found)],
    ]


_HEAD = ("doc_type", *HEADER_FIELDS, "addressees", "signatory name", "signatory title", "signatory authority")


def _head_right(run: Run) -> float | None:
    """Share of the documents of which every field of the header, the type and the signature are right."""
    right = [all(not (c.fp or c.fn) for name, c in item.counts.items() if name in _HEAD) for item in run.scores]
    return sum(right) / len(right) if right else None


def _left(one: dict[str, Any]) -> str:
    out = one["left_out"]
    return f"{len(one['failures'])}, {out.get('unlabelled', 0)}, {out.get('handwritten', 0)}"


def with_intervals(run: Run) -> list[str]:
    """P, R, F1, the bootstrap 95% interval of F1 over documents, and n."""
    rows = [
        [
            name, *(figure(item[key]) for key in ("precision", "recall", "f1")),
            " – ".join(figure(bound) for bound in item["interval"]) if item["interval"] else "–", str(item["n"]),
        ]
        for name, item in as_dict(run)["fields"].items()
    ]  # fmt: skip
    return table(["field", "P", "R", "F1", "95% interval", "n"], rows)


def by_mode(runs: dict[str, Run]) -> list[str]:
    """Macro F1 and the share of documents wholly right in each way to compare strings."""
    rows = []
    for mode in MODES:
        scores = {name: rescored(run, mode) for name, run in runs.items()}  # type: ignore[arg-type]
        rows.append([mode, *(f"{figure(macro(s))}, {sum(d.right for d in s) / max(1, len(s)):.3f}" for s in scores.values())])
    return table(["compared", *runs], rows)


def by_corruption(runs: dict[str, Run]) -> list[str]:
    """Recall of numbered citations by how they are printed."""
    rows = []
    for kind in KINDS:
        counts = [run.corruptions.get(kind) for run in runs.values()]
        if any(counts):
            rows.append([kind, *(f"{figure(count.recall)} ({count.n})" if count else "–" for count in counts)])
    return table(["printed", *runs], rows)


def by_label(runs: dict[str, Run]) -> list[str]:
    """F1 over the words of sections, by label."""
    found = [as_dict(run)["section_text"]["by_label"] for run in runs.values()]
    labels = sorted({label for one in found for label in one})
    return table(["label", *runs], [[label, *(figure(one.get(label)) for one in found)] for label in labels])


def read_by(run: Run, read: Callable[[str], Items], fields: tuple[str, ...]) -> list[DocumentScore]:
    """A baseline on the texts of a run, scored on the fields that it knows; case and punctuation are forgiven it."""
    out = []
    for key, document in run.documents.items():
        record = run.records.get(key)
        gold = {field: items for field, items in gold_items(document.labels).items() if field in fields}
        skip = {**left_out(document.labels), **{field: "unlabelled" for field in FIELDS if field not in fields}}
        out.append(score(key, gold, read(record.text) if record else {}, skip, "soft"))
    return out


def against_baselines(run: Run, readers: dict[ModuleType, Callable[[str], Items]]) -> list[str]:
    """F1 of each field that a baseline knows, beside ours; the last rows are over the fields of that baseline alone."""
    scores = {module: read_by(run, read, module.FIELDS) for module, read in readers.items()}
    own = rescored(run, "soft")
    fields = [field for field in FIELDS if any(field in module.FIELDS for module in readers)]
    rows = []
    for field in fields:
        ours = total(own, field)
        if ours.f1 is None:
            continue
        others = [figure(total(scores[module], field).f1) if field in module.FIELDS else "" for module in readers]
        rows.append([field, str(ours.n), figure(ours.f1), *others])
    rows.append(["*micro F1, the baseline's fields*", "", "", *(figure(micro(scores[m], m.FIELDS).f1) for m in readers)])
    rows.append(["*docparse, the same fields*", "", "", *(figure(micro(own, m.FIELDS).f1) for m in readers)])
    return table(["field", "n", "docparse", *(module.NAME for module in readers)], rows)
