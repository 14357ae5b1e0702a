"""The table of an evaluation: a `Run` in, text for a terminal or a dict for JSON out."""

from __future__ import annotations

from typing import Any

from docparse.evaluation.items import FIELDS
from docparse.evaluation.run import Run
from docparse.evaluation.score import interval, macro, total


def render(run: Run, errors: bool = False) -> str:
    """Fields in rows: P, R, F1, the 95% interval of F1, n. Then the whole documents, what was left out, what failed."""
    out = [f"{run.folder}: {len(run.scores)} documents", "", f"{'field':<26}{'P':>7}{'R':>7}{'F1':>7}   {'95% interval':<15}{'n':>5}"]
    for name in FIELDS:
        count = total(run.scores, name)
        if count.f1 is None:
            continue
        bounds = interval(run.scores, name)
        shown = f"{bounds[0]:.3f}-{bounds[1]:.3f}" if bounds else ""
        out.append(f"{name:<26}{_figure(count.precision)}{_figure(count.recall)}{_figure(count.f1)}   {shown:<15}{count.n:>5}")
    out.append(f"{'macro F1 of the fields':<40}{_figure(macro(run.scores))}")
    right = sum(item.right for item in run.scores)
    out.append(f"{'documents wholly right':<40}{right / len(run.scores):>7.3f}   {right} of {len(run.scores)}")
    apart = [(name, total(run.scores, name, apart=True)) for name in FIELDS]
    for name, count in apart:
        if count.n or count.fp:
            out.append(f"{name + ', by hand (apart)':<26}{_figure(count.precision)}{_figure(count.recall)}{_figure(count.f1)}{'':<18}{count.n:>5}")
    if run.left_out:
        out.append("left out: " + ", ".join(f"{count} {cause}" for cause, count in sorted(run.left_out.items())))
    out += [f"failed: {reason}" for reason in run.failures.values()]
    if errors:
        out.append("")
        for item in run.scores:
            out += [f"{error.document}  {error.field}  {error.kind}: {error.item}" for error in item.errors]
    return "\n".join(out)


def as_dict(run: Run) -> dict[str, Any]:
    """All figures and errors of a run, for JSON."""
    fields: dict[str, Any] = {}
    for name in FIELDS:
        count = total(run.scores, name)
        if count.f1 is not None:
            fields[name] = {
                "precision": count.precision, "recall": count.recall, "f1": count.f1, "n": count.n,
                "tp": count.tp, "fp": count.fp, "fn": count.fn, "interval": interval(run.scores, name),
            }  # fmt: skip
    return {
        "folder": run.folder,
        "documents": len(run.scores),
        "fields": fields,
        "macro_f1": macro(run.scores),
        "wholly_right": sum(item.right for item in run.scores),
        "handwritten": {name: vars_of(total(run.scores, name, apart=True)) for name in ("number", "date")},
        "left_out": run.left_out,
        "failures": run.failures,
        "errors": [
            {"document": error.document, "field": error.field, "kind": error.kind, "item": error.item}
            for item in run.scores
            for error in item.errors
        ],
    }


def vars_of(count: Any) -> dict[str, int]:
    """The three counts as a dict."""
    return {"tp": count.tp, "fp": count.fp, "fn": count.fn}


def _figure(value: float | None) -> str:
    return f"{'-' if value is None else f'{value:.3f}':>7}"
