"""Tables of the HTML report: a `Run` in, HTML tables out, Vietnamese first, English beside it."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from docparse.evaluation.against import changed, differences
from docparse.evaluation.corruption import KINDS
from docparse.evaluation.items import FIELDS
from docparse.evaluation.run import Run
from docparse.evaluation.score import Count, interval, macro, micro, total
from docparse.evaluation.table import as_dict, groups, modes
from docparse.evaluation.words import CORRUPTION_NAMES, FIELD_NAMES, LABEL_NAMES, MODE_NAMES

ATTRIBUTES = {"origin": ("nguồn", "origin"), "type": ("loại văn bản", "type"), "issuer": ("cơ quan", "issuer"), "year": ("năm", "year")}
"""What documents are grouped by, in both languages."""


def en(text: str) -> str:
    """The English words, set apart."""
    return f"<span class=en lang=en>{text}</span>"


def figure(value: float | None) -> str:
    """Three decimals with a comma, or a dash."""
    return "–" if value is None else f"{value:.3f}".replace(".", ",")


def table(head: Iterable[str], rows: Iterable[str], narrow: bool = False) -> str:
    """A table: the first column to the left, the others are figures. Rows are `<tr>…` already."""
    first, *others = head
    top = f"<tr><th>{first}" + "".join(f"<th class=n>{name}" for name in others)
    return f"<div class=scroll><table{' class=narrow' if narrow else ''}>{top}{''.join(rows)}</table></div>"


def row(name: str, *cells: str) -> str:
    """A row of figures."""
    return f"<tr><td>{name}" + "".join(f"<td class=n>{cell}" for cell in cells)


def fields(run: Run) -> str:
    """P, R, F1, its interval and n of every field; what was written by hand apart."""
    rows = []
    for name in FIELDS:
        count = total(run.scores, name)
        if count.f1 is None:
            continue
        bounds = interval(run.scores, name)
        shown = f"{figure(bounds[0])} – {figure(bounds[1])}" if bounds else ""
        span = f"<span class=span style='left:{100 * bounds[0]:.1f}%;width:{100 * (bounds[1] - bounds[0]):.1f}%'></span>" if bounds else ""
        bar = f"<td><span class=track><span class=bar style='width:{100 * count.f1:.1f}%'></span>{span}</span>"
        rows.append(row(f"{FIELD_NAMES.get(name, name)} {en(name)}", *_numbers(count), shown, str(count.n)) + bar)
    for name in FIELDS:
        count = total(run.scores, name, apart=True)
        if count.n or count.fp:
            rows.append(
                row(f"{FIELD_NAMES.get(name, name)}, viết tay {en(f'{name}, by hand')}", *_numbers(count), "", str(count.n)) + "<td>"
            )
    head = [f"Trường {en('field')}", "P", "R", "F1", "95 %", "n", ""]
    return table(head, rows)


def _numbers(count: Count) -> list[str]:
    return [figure(value) for value in (count.precision, count.recall, count.f1)]


def ways(run: Run) -> str:
    """Macro F1, micro F1 and the share of documents wholly right in each way to compare strings."""
    rows = [
        row(f"{MODE_NAMES[mode]} {en(mode)}", figure(item["macro_f1"]), figure(item["micro_f1"]), figure(item["wholly_right"]))
        for mode, item in modes(run).items()
    ]
    head = [f"Cách so {en('way')}", "F1 trung bình", "F1 gộp", f"đúng trọn vẹn {en('wholly right')}"]
    return table(head, rows, narrow=True)


def by_group(run: Run, attribute: str) -> str:
    """Documents, those wholly right, macro and micro F1 of each group."""
    rows = [
        row(escape(value), str(len(scores)), str(sum(s.right for s in scores)), figure(macro(scores)), figure(micro(scores).f1))
        for value, scores in sorted(groups(run.scores, attribute).items(), key=lambda item: (-len(item[1]), item[0]))
    ]
    vietnamese, english = ATTRIBUTES[attribute]
    head = [
        f"{vietnamese.capitalize()} {en(english)}",
        f"tài liệu {en('documents')}",
        f"đúng trọn vẹn {en('wholly right')}",
        "F1 trung bình",
        "F1 gộp",
    ]
    return table(head, rows)


def sections(run: Run) -> str:
    """F1 over the words of the sections of each label, and how far off their boundaries are."""
    text = as_dict(run)["section_text"]
    rows = [row(f"{LABEL_NAMES.get(label, label)} {en(label)}", figure(value)) for label, value in text["by_label"].items()]
    rows.insert(0, row(f"<b>Sáu nhãn chính</b> {en('the six labels of the mission')}", figure(text["six"])))
    rows += [
        row(f"Lỗi ranh giới, Pk {en('boundary error, lower is better')}", figure(text["pk"])),
        row(f"Lỗi ranh giới, WindowDiff {en('boundary error, lower is better')}", figure(text["window_diff"])),
    ]
    return table([f"Nhãn {en('label')}", f"F1 trên từ {en('over words')}"], rows, narrow=True)


def texts(run: Run) -> str:
    """Word and character errors against the transcripts: all, then every document, the worst first."""
    text = as_dict(run)["text"]
    worst = sorted(text["by_document"].items(), key=lambda item: (-item[1]["wer"], item[0]))
    rows = [row(f"<b>Tất cả</b> {en('all')}", figure(text["wer"]), figure(text["lost"]), figure(text["cer"]))]
    rows += [row(escape(name), figure(item["wer"]), figure(item["lost"]), figure(item["cer"])) for name, item in worst]
    head = [
        f"Tài liệu {en('document')}", f"từ sai {en('word errors')}", f"từ mất {en('words lost')}", f"ký tự sai {en('character errors')}",
    ]  # fmt: skip
    return table(head, rows)


def citations(run: Run) -> str:
    """Recall of citations by how they are printed."""
    rows = [
        row(f"{CORRUPTION_NAMES[kind]} {en(kind)}", figure(count.recall), str(count.n))
        for kind in KINDS
        if (count := run.corruptions.get(kind))
    ]
    return table([f"Cách in {en('printed')}", f"Độ phủ {en('recall')}", "n"], rows, narrow=True)


def against(earlier: dict[str, Any], run: Run) -> str:
    """Fields whose F1 changed, then the errors that are gone and those that are new, item by item."""
    now = as_dict(run)
    rows = []
    for name, old, new in changed(earlier, now):
        change = "" if old is None or new is None else f"{new - old:+.3f}".replace(".", ",").replace("-", "−")
        colour = "" if not change else " class=missed" if change.startswith("−") else " class=good"
        rows.append(row(f"{FIELD_NAMES.get(name, name)} {en(name)}", figure(old), figure(new), f"<span{colour}>{change}</span>"))
    gains, losses = differences(earlier, now)
    head = [f"Trường {en('field')}", f"trước {en('before')}", f"nay {en('now')}", f"thay đổi {en('change')}"]
    out = [table(head, rows, narrow=True)] if rows else [f"<p>Không trường nào thay đổi. {en('No field changed.')}</p>"]
    for errors, mark, vietnamese, english in ((gains, "good", "lỗi đã hết", "errors gone"), (losses, "missed", "lỗi mới", "errors new")):
        lines = "".join(f"<li><b>{escape(e['document'])}</b> {FIELD_NAMES.get(e['field'], e['field'])}, "
                        f"{'thiếu' if e['kind'] == 'missed' else 'sai'}: {escape(e['item'])}" for e in errors)  # fmt: skip
        out.append(
            f"<details><summary class={mark}>{len(errors)} {vietnamese} {en(english)}</summary><ul class=items>{lines}</ul></details>"
        )
    return "".join(out)
