"""The HTML report of an evaluation: a `Run` in, one file out that opens without a network; plots are drawn as SVG."""

from __future__ import annotations

from html import escape
from pathlib import Path

from docparse.evaluation.calibration import calibration_error, reliability, review_curve
from docparse.evaluation.items import FIELDS
from docparse.evaluation.run import Run
from docparse.evaluation.score import interval, macro, total

_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#222}
h1,h2{line-height:1.2}table{border-collapse:collapse;width:100%}th,td{padding:.3rem .6rem;text-align:left;border-bottom:1px solid #ddd}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}.bar{height:.7rem;background:#2c6e9b;display:inline-block;border-radius:2px}
.en{color:#666;font-size:.85em}.missed{color:#a33}.wrong{color:#a60}details{margin:.3rem 0}summary{cursor:pointer}
.plots{display:flex;gap:2rem;flex-wrap:wrap}figure{margin:0}figcaption{font-size:.9em;color:#444}code{background:#f4f4f4;padding:.1em .3em}
"""


def write_report(run: Run, path: Path) -> None:
    """Write the report to `path`: figures by field, plots of confidence, every error with its context."""
    path.write_text(render(run), encoding="utf-8")


def render(run: Run) -> str:
    """The report as HTML."""
    right = sum(item.right for item in run.scores)
    error = calibration_error(run.judged)
    body = [
        "<h1>Báo cáo đánh giá <span class=en>Evaluation report</span></h1>",
        f"<p>{escape(run.folder)}: {len(run.scores)} tài liệu <span class=en>documents</span>; đúng trọn vẹn "
        f"<span class=en>wholly right</span> {right}; F1 trung bình <span class=en>macro F1</span> {_figure(macro(run.scores))}"
        + (f"; sai số hiệu chuẩn <span class=en>calibration error</span> {error:.3f}" if error is not None else "")
        + ".</p>",
        "<h2>Theo trường <span class=en>By field</span></h2>",
        _fields(run),
    ]
    if run.judged:
        body += [
            "<h2>Độ tin cậy <span class=en>Confidence</span></h2><div class=plots>",
            _figure_block(
                _reliability(run), "Điểm trên đường chéo: độ tin cậy nói đúng. " + _en("On the diagonal: confidence is honest.")
            ),
            _figure_block(
                _review(run),
                "Kiểm tra giá trị kém chắc nhất trước. " + _en("Errors found, least certain first."),
            ),
            "</div>",
        ]
    body += ["<h2>Lỗi theo tài liệu <span class=en>Errors by document</span></h2>", *_errors(run)]
    return (
        f"<!doctype html><html lang=vi><meta charset=utf-8><meta name=viewport content='width=device-width'>"
        f"<title>Báo cáo đánh giá</title><style>{_STYLE}</style><body>{''.join(body)}</body></html>"
    )


def _fields(run: Run) -> str:
    rows = []
    for name in FIELDS:
        count = total(run.scores, name)
        if count.f1 is None:
            continue
        bounds = interval(run.scores, name)
        shown = f"{bounds[0]:.3f} – {bounds[1]:.3f}" if bounds else ""
        cells = "".join(f"<td class=n>{_figure(figure)}" for figure in (count.precision, count.recall, count.f1))
        rows.append(
            f"<tr><td>{escape(name)}{cells}"
            f"<td>{shown}<td class=n>{count.n}<td><span class=bar style='width:{8 * count.f1:.2f}rem'></span>"
        )
    head = "<tr><th>Trường<th class=n>P<th class=n>R<th class=n>F1<th>95%<th class=n>n<th>"
    return f"<table>{head}{''.join(rows)}</table>"


def _errors(run: Run) -> list[str]:
    out = []
    for item in run.scores:
        if not item.errors:
            out.append(f"<p>✓ {escape(item.name)}</p>")
            continue
        rows = []
        for error in item.errors:
            context = _context(run, item.name, error.item) if error.kind == "wrong" else ""
            kind = "thiếu" if error.kind == "missed" else "sai"
            rows.append(f"<tr><td>{escape(error.field)}<td class={error.kind}>{kind}<td>{escape(error.item)}<td>{context}")
        head = "<tr><th>Trường<th>Lỗi<th>Giá trị<th>Ngữ cảnh"
        out.append(f"<details><summary>{escape(item.name)}: {len(item.errors)}</summary><table>{head}{''.join(rows)}</table></details>")
    return out + [f"<p class=missed>{escape(reason)}</p>" for reason in run.failures.values()]


def _context(run: Run, name: str, item: str) -> str:
    stem, _, part = name.partition(" part ")
    record = run.records.get((stem, int(part or 1)))
    at = record.text.find(item) if record else -1
    if record is None or at < 0:
        return ""
    return f"…{escape(record.text[max(0, at - 50) : at])}<b>{escape(item)}</b>{escape(record.text[at + len(item) : at + len(item) + 50])}…"


def _en(text: str) -> str:
    return f"<span class=en>{text}</span>"


def _figure_block(svg: str, caption: str) -> str:
    return f"<figure>{svg}<figcaption>{caption}</figcaption></figure>"


def _frame(marks: str) -> str:
    ticks = "".join(
        f"<text x='{40 + 260 * t:.0f}' y='318' text-anchor='middle' font-size='12'>{t:g}</text>"
        f"<text x='34' y='{304 - 260 * t:.0f}' text-anchor='end' font-size='12'>{t:g}</text>"
        for t in (0, 0.5, 1)
    )
    square = "<rect x='40' y='40' width='260' height='260' fill='none' stroke='#999'/>"
    return f"<svg width='320' height='330' role='img'>{square}{ticks}{marks}</svg>"


def _reliability(run: Run) -> str:
    marks = "<line x1='40' y1='300' x2='300' y2='40' stroke='#bbb' stroke-dasharray='4'/>"
    most = max(b.count for b in reliability(run.judged))
    for b in reliability(run.judged):
        size = 3 + 9 * (b.count / most) ** 0.5
        title = f"{b.count}: {b.confidence:.2f} → {b.accuracy:.2f}"
        x, y = 40 + 260 * b.confidence, 300 - 260 * b.accuracy
        marks += f"<circle cx='{x:.1f}' cy='{y:.1f}' r='{size:.1f}' fill='#2c6e9b'><title>{title}</title></circle>"
    return _frame(marks)


def _review(run: Run) -> str:
    points = " ".join(f"{40 + 260 * x:.1f},{300 - 260 * y:.1f}" for x, y in review_curve(run.judged))
    line = "<line x1='79' y1='40' x2='79' y2='300' stroke='#bbb' stroke-dasharray='4'/>"
    return _frame(f"{line}<polyline points='{points}' fill='none' stroke='#2c6e9b' stroke-width='2'/>")


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
