"""The table of an evaluation: a `Run` in, text for a terminal or a dict for JSON out."""

from __future__ import annotations

from typing import Any

from docparse.evaluation.calibration import calibration_error, found_at, review_curve
from docparse.evaluation.corruption import KINDS
from docparse.evaluation.items import FIELDS
from docparse.evaluation.match import MODES
from docparse.evaluation.run import Run, rescored
from docparse.evaluation.score import Count, DocumentScore, interval, macro, micro, total
from docparse.evaluation.texts import SIX

ATTRIBUTES = ("origin", "type", "issuer", "year")
"""What documents can be grouped by."""


def render(run: Run, errors: bool = False, by: tuple[str, ...] = ()) -> str:
    """Fields in rows: P, R, F1, the 95% interval of F1, n. Then documents, text, calibration, groups, what was left out or failed."""
    out = [f"{run.folder}: {len(run.scores)} documents", "", f"{'field':<26}{'P':>7}{'R':>7}{'F1':>7}   {'95% interval':<15}{'n':>5}"]
    for name in FIELDS:
        count = total(run.scores, name)
        if count.f1 is None:
            continue
        bounds = interval(run.scores, name)
        shown = f"{bounds[0]:.3f}-{bounds[1]:.3f}" if bounds else ""
        out.append(f"{name:<26}{_figure(count.precision)}{_figure(count.recall)}{_figure(count.f1)}   {shown:<15}{count.n:>5}")
    for name in FIELDS:
        count = total(run.scores, name, apart=True)
        if count.n or count.fp:
            label = f"{name}, by hand (apart)"
            out.append(f"{label:<26}{_figure(count.precision)}{_figure(count.recall)}{_figure(count.f1)}{'':<18}{count.n:>5}")
    out += ["", *_summary(run), "", *_modes(run)]
    for attribute in by:
        out += ["", f"by {attribute:<23}{'macro F1':>9}{'right':>7}{'n':>7}"]
        for value, scores in sorted(groups(run.scores, attribute).items()):
            right = sum(item.right for item in scores)
            out.append(f"  {value[:40]:<24}{_figure(macro(scores)):>9}{right:>7}{len(scores):>7}")
    if run.left_out:
        out.append("left out: " + ", ".join(f"{count} {cause}" for cause, count in sorted(run.left_out.items())))
    if run.unknown_parts:
        out.append(f"documents split off that the labels do not know: {run.unknown_parts}")
    out += [f"failed: {reason}" for reason in run.failures.values()]
    if errors:
        out.append("")
        for item in run.scores:
            out += [f"{error.document}  {error.field}  {error.kind}: {error.item}" for error in item.errors]
    return "\n".join(out)


def _summary(run: Run) -> list[str]:
    figures = as_dict(run)
    right = figures["wholly_right"]
    out = [
        f"{'macro F1 of the fields':<40}{_figure(figures['macro_f1'])}",
        f"{'micro F1 of all items':<40}{_figure(figures['micro_f1'])}",
        f"{'documents wholly right':<40}{right / len(run.scores):>7.3f}   {right} of {len(run.scores)}",
    ]
    if run.sections:
        text = figures["section_text"]
        out.append(f"{'section text, the six labels (F1)':<40}{_figure(text['six'])}")
        out.append(f"{'section text, all labels (F1)':<40}{_figure(text['all'])}")
        out.append(f"{'boundary errors: Pk, WindowDiff':<40}{_figure(text['pk'])}{_figure(text['window_diff'])}")
    if run.corruptions:
        out += ["", f"{'citations, by how they are printed':<32}{'recall':>8}{'n':>7}"]
        out += [f"  {kind:<30}{_figure(item['recall']):>8}{item['n']:>7}" for kind, item in figures["citations"].items()]
        out.append("")
    if run.texts:
        text = figures["text"]
        out.append(f"{'word errors, words lost, character errors':<40}{text['wer']:>7.3f}{text['lost']:>7.3f}{text['cer']:>7.3f}")
    if run.judged:
        out.append(f"{'expected calibration error':<40}{_figure(figures['calibration_error'])}")
        out.append(f"{'errors found by checking 15% of values':<40}{_figure(figures['found_at_15'])}")
    return out


def modes(run: Run) -> dict[str, dict[str, float | None]]:
    """Macro F1, micro F1 and the share of documents wholly right in each way to compare strings; codes, numbers and dates stay strict."""
    out: dict[str, dict[str, float | None]] = {}
    for mode in MODES:
        scores = rescored(run, mode)
        right = sum(item.right for item in scores) / len(scores) if scores else None
        out[mode] = {"macro_f1": macro(scores), "micro_f1": micro(scores).f1, "wholly_right": right}
    return out


def _modes(run: Run) -> list[str]:
    out = [f"{'compared':<24}{'macro F1':>9}{'micro F1':>10}{'right':>8}"]
    for mode, item in modes(run).items():
        out.append(f"  {mode:<22}{_figure(item['macro_f1']):>9}{_figure(item['micro_f1']):>10}{_figure(item['wholly_right']):>8}")
    return out


def groups(scores: list[DocumentScore], attribute: str) -> dict[str, list[DocumentScore]]:
    """Documents by origin, type, issuer or year."""
    out: dict[str, list[DocumentScore]] = {}
    for item in scores:
        out.setdefault(item.attributes.get(attribute, "?"), []).append(item)
    return out


def as_dict(run: Run, by: tuple[str, ...] = ()) -> dict[str, Any]:
    """All figures and errors of a run, for JSON; `by`: attributes (origin, type, issuer, year) whose groups are told, too."""
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
        "micro_f1": micro(run.scores).f1,
        "citations": {
            kind: {"recall": run.corruptions[kind].recall, "n": run.corruptions[kind].n} for kind in KINDS if kind in run.corruptions
        },
        "modes": modes(run),
        "groups": {attribute: _groups(run, attribute) for attribute in by},
        "unknown_parts": run.unknown_parts,
        "wholly_right": sum(item.right for item in run.scores),
        "handwritten": {name: vars_of(total(run.scores, name, apart=True)) for name in ("number", "date")},
        "section_text": _section_text(run),
        "text": _text(run),
        "calibration_error": calibration_error(run.judged),
        "found_at_15": found_at(review_curve(run.judged), 0.15) if run.judged else None,
        "left_out": run.left_out,
        "failures": run.failures,
        "errors": [
            {"document": error.document, "field": error.field, "kind": error.kind, "item": error.item}
            for item in run.scores
            for error in item.errors
        ],
    }


def _groups(run: Run, attribute: str) -> dict[str, Any]:
    return {
        value: {
            "documents": len(scores),
            "wholly_right": sum(s.right for s in scores),
            "macro_f1": macro(scores),
            "micro_f1": micro(scores).f1,
        }
        for value, scores in sorted(groups(run.scores, attribute).items())
    }


def _section_text(run: Run) -> dict[str, Any]:
    by_label: dict[str, Count] = {}
    for section in run.sections.values():
        for label, count in section.tokens.items():
            by_label[label] = by_label.get(label, Count()) + count
    pk = [s.pk for s in run.sections.values() if s.pk is not None]
    window_diff = [s.window_diff for s in run.sections.values() if s.window_diff is not None]
    return {
        "six": sum((by_label[label] for label in SIX if label in by_label), Count()).f1,
        "all": sum(by_label.values(), Count()).f1,
        "by_label": {label: count.f1 for label, count in sorted(by_label.items())},
        "pk": sum(pk) / len(pk) if pk else None,
        "window_diff": sum(window_diff) / len(window_diff) if window_diff else None,
    }


def _text(run: Run) -> dict[str, Any]:
    words = sum(t.words for t in run.texts.values()) or 1
    characters = sum(t.characters for t in run.texts.values()) or 1
    return {
        "wer": sum(t.word_edits for t in run.texts.values()) / words,
        "lost": sum(t.lost for t in run.texts.values()) / words,
        "cer": sum(t.character_edits for t in run.texts.values()) / characters,
        "by_document": {name: {"wer": t.wer, "lost": t.lost / max(1, t.words), "cer": t.cer} for name, t in run.texts.items()},
    }


def vars_of(count: Any) -> dict[str, int]:
    """The three counts as a dict."""
    return {"tp": count.tp, "fp": count.fp, "fn": count.fn}


def _figure(value: float | None) -> str:
    return f"{'-' if value is None else f'{value:.3f}':>7}"
