"""The HTML report of an evaluation: a `Run` in, one file out that opens without a network; plots are SVG, pages are pictures in it."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

from docparse.evaluation import report_tables as tables
from docparse.evaluation.calibration import calibration_error
from docparse.evaluation.locate import locate, page_of
from docparse.evaluation.pictures import pictures
from docparse.evaluation.plots import reliability_plot, review_plot
from docparse.evaluation.report_tables import en, figure
from docparse.evaluation.run import Run
from docparse.evaluation.score import Difference, DocumentScore, macro, micro
from docparse.evaluation.words import CAUSE_NAMES, FIELD_NAMES
from docparse.text.regex import regex
from docparse.writing import write_whole

_CONTEXT = 60
_STYLE = Path(__file__).with_name("report.css")


def write_report(run: Run, path: Path, images: bool = False, earlier: dict[str, Any] | None = None, by: tuple[str, ...] = ()) -> None:
    """Write the report to `path`: figures by field, plots, every error in its context.

    `images`: pages with errors as pictures (PDF and image files); `earlier`: the JSON of a run to compare with; `by`: groups to tell apart.
    Raises WriteError.
    """
    write_whole(path, render(run, images, earlier, by))


def render(run: Run, images: bool = False, earlier: dict[str, Any] | None = None, by: tuple[str, ...] = ()) -> str:
    """The report as HTML; see `write_report`."""
    body = [
        f"<h1>Báo cáo đánh giá {en('Evaluation report')}</h1>",
        f"<p><code>{escape(run.folder)}</code></p>",
        _tiles(run),
        _part("Theo trường", "By field"),
        tables.fields(run),
        "<p class=note>P: độ chính xác, R: độ phủ, F1: trung bình điều hòa, n: số mục trong nhãn. Vạch đỏ: khoảng tin cậy 95 % "
        f"(bootstrap theo tài liệu). {en('P: precision, R: recall, n: gold items; red: 95% bootstrap interval over documents')}</p>",
        _note(run),
        _part("Theo cách so sánh", "By the way to compare"),
        tables.ways(run),
    ]
    for attribute in by:
        vietnamese, english = tables.ATTRIBUTES[attribute]
        body += [_part(f"Theo {vietnamese}", f"By {english}"), tables.by_group(run, attribute)]
    if run.sections:
        body += [_part("Nội dung các mục", "Text of sections by label"), tables.sections(run)]
    if run.texts:
        body += [_part("Nhận dạng chữ", "Reading of the text"), tables.texts(run)]
    if run.corruptions:
        body += [_part("Viện dẫn theo cách in", "Citations by how they are printed"), tables.citations(run)]
    if run.judged:
        body += [
            _part("Độ tin cậy", "Confidence"),
            "<div class=plots>",
            _figure_block(
                reliability_plot(run.judged), "Điểm nằm trên đường chéo: độ tin cậy nói đúng.", "On the diagonal: confidence is honest."
            ),
            _figure_block(
                review_plot(run.judged),
                "Kiểm tra giá trị kém chắc nhất trước thì tìm ra bao nhiêu lỗi.",
                "Errors found, least certain first.",
            ),
            "</div>",
        ]
    if earlier is not None:
        body += [_part("So với lần trước", "Against the earlier run"), tables.against(earlier, run)]
    body += [_part("Lỗi theo tài liệu", "Errors by document"), *_errors(run, images)]
    return (
        "<!doctype html><html lang=vi><meta charset=utf-8><meta name=viewport content='width=device-width,initial-scale=1'>"
        f"<title>Báo cáo đánh giá</title><style>{_STYLE.read_text(encoding='utf-8')}</style><body>{''.join(body)}</body></html>"
    )


def _tiles(run: Run) -> str:
    right = sum(item.right for item in run.scores)
    tiles = [
        (str(len(run.scores)), "tài liệu", "documents"),
        (f"{right}", "đúng trọn vẹn", "wholly right"),
        (figure(macro(run.scores)), "F1 trung bình các trường", "macro F1"),
        (figure(micro(run.scores).f1), "F1 gộp mọi mục", "micro F1"),
    ]
    error = calibration_error(run.judged)
    if error is not None:
        tiles.append((figure(error), "sai số hiệu chuẩn", "calibration error"))
    if run.texts:
        edits, words = sum(t.word_edits for t in run.texts.values()), sum(t.words for t in run.texts.values())
        tiles.append((figure(edits / max(1, words)), "tỷ lệ từ sai khi đọc", "word error rate"))
    return "<div class=tiles>" + "".join(f"<div class=tile><b>{a}</b>{b} {en(c)}</div>" for a, b, c in tiles) + "</div>"


def _note(run: Run) -> str:
    """What was left out, by cause; what failed; what the labels do not know."""
    told = [
        f"<li>{count} {CAUSE_NAMES.get(cause, (cause, cause))[0]} {en(CAUSE_NAMES.get(cause, (cause, cause))[1])}"
        for cause, count in sorted(run.left_out.items())
    ]
    if run.failures:
        told.append(f"<li>{len(run.failures)} tài liệu không đọc được, mọi mục tính là thiếu {en('failed: every item counts as missed')}")
    if run.unknown_parts:
        told.append(f"<li>{run.unknown_parts} văn bản tách thừa {en('documents split off that the labels do not know')}")
    return f"<p class=note>Không tính điểm {en('left out, by cause')}:</p><ul class=note>{''.join(told)}</ul>" if told else ""


def _errors(run: Run, images: bool) -> list[str]:
    """One block a document, those with most errors first; then those without, and those that could not be read."""
    out = [
        _document(run, item, images, number) for number, item in enumerate(sorted(run.scores, key=lambda s: -len(s.errors))) if item.errors
    ]
    good = [escape(item.name) for item in run.scores if not item.errors]
    if good:
        out.append(f"<p class=good>✓ Không có lỗi {en('no error')}: {', '.join(good)}</p>")
    return out + [f"<p class=missed>Không đọc được {en('failed')}: {escape(reason)}</p>" for reason in run.failures.values()]


def _document(run: Run, item: DocumentScore, images: bool, number: int) -> str:
    record, document = run.records.get(item.name), run.documents[item.name]
    errors = [error for error in item.errors if not _told_already(error, item.errors)]
    places = [(locate(error, record, document.labels) if record else None) for error in errors]
    pages = [page_of(at, record) if record else 1 for at in places]
    shown = pictures(document.path, sorted(set(pages))) if images else {}
    rows = []
    for error, at, page in zip(errors, places, pages, strict=True):
        kind = f"thiếu {en('missed')}" if error.kind == "missed" else f"sai {en('wrong')}"
        link = f"<a href='#d{number}p{page}'>tr. {page}</a>" if page in shown else _page_link(document.path, page, bool(at))
        rows.append(
            f"<tr><td>{FIELD_NAMES.get(error.field, error.field)} {en(error.field)}<td class={error.kind}>{kind}"
            f"<td class=value>{escape(_shown(error))}"
            f"<td class=context>{_context(record.text, at) if record and at else ''}<td class=n>{link}"
        )
    head = f"<tr><th>Trường {en('field')}<th>Lỗi {en('error')}<th>Giá trị {en('value')}<th>Ngữ cảnh {en('context')}<th>"
    figures = "".join(f"<img id=d{number}p{page} src='{uri}' alt='Trang {page}' title='Trang {page}'>" for page, uri in shown.items())
    strip = f"<div class=pages>{figures}</div>" if figures else ""
    file = f" <a href='{escape(document.path.resolve().as_uri())}'>mở tệp {en('open the file')}</a>" if document.path.exists() else ""
    return (
        f"<details{' open' if number == 0 else ''}><summary><b>{escape(item.name)}</b>: {len(item.errors)} lỗi {en('errors')}"
        f"</summary>{file}"
        f"<div class=scroll><table class=errors>{head}{''.join(rows)}</table></div>{strip}</details>"
    )


def _page_link(path: Path, page: int, found: bool) -> str:
    """A link to the page in the file itself (readers of PDF open it there); without a place in the text only to PDFs, their first page."""
    if path.suffix.lower() != ".pdf" or not path.exists():
        return f"tr. {page}" if found else ""
    return f"<a href='{escape(path.resolve().as_uri())}#page={page}'>tr. {page}</a>"


def _told_already(error: Difference, errors: list[Difference]) -> bool:
    """Whether a broader field lists the same item: a heading that is missed is missed with its level, too."""
    base = _BROADER.get(error.field)
    return base is not None and any(
        other.field == base and other.kind == error.kind and other.item in (error.item, *_WITHOUT[base](error.item)) for other in errors
    )


_QUANTITY = regex(r"(eq|ge|gt|le|lt|range|approx|None) (\S+) (\S+) ?([^\d]*)$")
_BROADER = {
    "heading levels": "headings", "labels": "headings", "references with date": "references",
    "references with type": "references", "references with issuer": "references", "dates with role": "dates",
    "targets with measure": "targets", "recipients with purpose": "recipients",
}  # fmt: skip
_WITHOUT: dict[str, Callable[[str], list[str]]] = {
    "headings": lambda item: [item.partition(" ")[2], item.partition(" | ")[2]],
    "references": lambda item: [item.rpartition(" ")[0], item.partition(" | ")[0]],
    "dates": lambda item: [item.rpartition(" ")[0]],
    "targets": lambda item: [match.group()] if (match := _QUANTITY.search(item)) else [],
    "recipients": lambda item: [item.rpartition(" (")[0]],
}
_SIGNS = {"eq": "=", "ge": "≥", "gt": ">", "le": "≤", "lt": "<", "approx": "≈", "range": "", "None": ""}


def _shown(error: Difference) -> str:
    """The item as people write it: `hộ ge 95 - %` is `hộ ≥ 95 %`."""
    match = _QUANTITY.search(error.item) if error.field.startswith("targets") else None
    if match is None:
        return error.item
    top = "" if match[3] == "-" else f"–{match[3]}"
    return " ".join(filter(None, (error.item[: match.start()].strip(), _SIGNS[match[1]], match[2] + top, match[4].strip())))


def _context(text: str, at: tuple[int, int]) -> str:
    before, after = text[max(0, at[0] - _CONTEXT) : at[0]], text[at[1] : at[1] + _CONTEXT]
    return f"…{escape(before)}<mark>{escape(text[at[0] : min(at[1], at[0] + 200)])}</mark>{escape(after)}…".replace("\n", " ⏎ ")


def _part(vietnamese: str, english: str) -> str:
    return f"<h2>{vietnamese} {en(english)}</h2>"


def _figure_block(svg: str, caption: str, english: str) -> str:
    return f"<figure>{svg}<figcaption>{caption} {en(english)}</figcaption></figure>"
