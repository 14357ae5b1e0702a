"""Plots of an evaluation as SVG: judged values in, drawings out that need no script and no network."""

from __future__ import annotations

from docparse.evaluation.calibration import Judged, found_at, reliability, review_curve

_LEFT, _TOP, _SIDE = 56, 14, 260
_INK = "#1f5f8b"


def reliability_plot(judged: list[Judged]) -> str:
    """Confidence against the share that is right; the size of a point is the number of values."""
    bins = reliability(judged)
    most = max(b.count for b in bins)
    marks = f"<line x1='{_x(0)}' y1='{_y(0)}' x2='{_x(1)}' y2='{_y(1)}' stroke='#999' stroke-dasharray='4'/>"
    points = " ".join(f"{_x(b.confidence)},{_y(b.accuracy)}" for b in bins)
    marks += f"<polyline points='{points}' fill='none' stroke='{_INK}' stroke-opacity='.4'/>"
    for b in bins:
        size = 4 + 9 * (b.count / most) ** 0.5
        title = f"{b.count} giá trị: tin {_comma(b.confidence, 2)}, đúng {_comma(b.accuracy, 2)}"
        marks += f"<circle cx='{_x(b.confidence)}' cy='{_y(b.accuracy)}' r='{size:.1f}' fill='{_INK}'><title>{title}</title></circle>"
    return _frame(marks, "độ tin cậy", "tỷ lệ đúng")


def review_plot(judged: list[Judged]) -> str:
    """Share of values checked, the least certain first, against the share of errors found."""
    curve = review_curve(judged)
    step = max(1, len(curve) // 300)
    kept = [*curve[::step], curve[-1]]
    points = " ".join(f"{_x(checked)},{_y(found)}" for checked, found in kept)
    at = found_at(curve, 0.15)
    marks = f"<line x1='{_x(0)}' y1='{_y(0)}' x2='{_x(1)}' y2='{_y(1)}' stroke='#999' stroke-dasharray='4'/>"
    marks += f"<polyline points='{points}' fill='none' stroke='{_INK}' stroke-width='2.5'/>"
    marks += f"<circle cx='{_x(0.15)}' cy='{_y(at)}' r='5' fill='#b4451f'/>"
    x, y = _LEFT + 0.15 * _SIDE + 10, float(_y(at)) + 18
    side = f"<text x='{x:.0f}' y='{y:.0f}' font-size='13' fill='#b4451f'>15 % → {_comma(100 * at, 0)} %</text>"
    return _frame(marks + side, "đã kiểm tra", "lỗi tìm thấy")


def _x(value: float) -> str:
    return f"{_LEFT + _SIDE * value:.1f}"


def _y(value: float) -> str:
    return f"{_TOP + _SIDE * (1 - value):.1f}"


def _comma(value: float, digits: int) -> str:
    return f"{value:.{digits}f}".replace(".", ",")


def _frame(marks: str, below: str, beside: str) -> str:
    ticks = "".join(
        f"<text x='{_x(t)}' y='{_TOP + _SIDE + 18}' text-anchor='middle'>{label}</text>"
        f"<text x='{_LEFT - 8}' y='{float(_y(t)) + 4:.0f}' text-anchor='end'>{label}</text>"
        f"<line x1='{_x(0)}' x2='{_x(1)}' y1='{_y(t)}' y2='{_y(t)}' stroke='#e4e4e0'/>"
        for t, label in ((0, "0"), (0.25, ""), (0.5, "0,5"), (0.75, ""), (1, "1"))
    )
    square = f"<rect x='{_LEFT}' y='{_TOP}' width='{_SIDE}' height='{_SIDE}' fill='none' stroke='#888'/>"
    middle = _TOP + _SIDE / 2
    axes = (
        f"<text x='{_LEFT + _SIDE / 2}' y='{_TOP + _SIDE + 38}' text-anchor='middle'>{below}</text>"
        f"<text x='14' y='{middle}' text-anchor='middle' transform='rotate(-90 14 {middle})'>{beside}</text>"
    )
    width, height = _LEFT + _SIDE + 20, _TOP + _SIDE + 46
    size = f"viewBox='0 0 {width} {height}' width='{width}' height='{height}'"
    return f"<svg {size} role='img' font-size='13'>{ticks}{square}{axes}{marks}</svg>"
