"""Digits by pen: digits and a writer in, a picture of ink out. A writer is a random style; strokes are smooth curves, no font."""

from __future__ import annotations

import numpy as np

DEV_WRITERS, TEST_WRITERS = range(200), range(200, 260)
"""Writers of dev and of test papers: no writer of a test paper is ever seen in a dev paper."""

_Stroke = tuple[tuple[float, float], ...]
_SHAPES: dict[str, tuple[tuple[_Stroke, ...], ...]] = {
    "0": (
        (((0.5, 0.0), (0.1, 0.25), (0.05, 0.65), (0.4, 1.0), (0.85, 0.75), (0.9, 0.3), (0.55, 0.0)),),
        (((0.6, 0.05), (0.2, 0.1), (0.05, 0.6), (0.4, 0.98), (0.9, 0.6), (0.7, 0.1), (0.4, 0.0)),),
    ),
    "1": (
        (((0.5, 0.0), (0.48, 0.5), (0.45, 1.0)),),
        (((0.2, 0.3), (0.55, 0.0), (0.52, 0.5), (0.5, 1.0)),),
        (((0.25, 0.28), (0.6, 0.0), (0.55, 1.0)), ((0.3, 1.0), (0.8, 0.98))),
    ),
    "2": (
        (((0.1, 0.25), (0.45, 0.0), (0.85, 0.25), (0.5, 0.65), (0.1, 1.0), (0.5, 0.95), (0.95, 0.98)),),
        (((0.1, 0.3), (0.5, 0.0), (0.8, 0.3), (0.3, 0.85), (0.1, 0.95), (0.25, 0.8), (0.5, 0.98), (0.95, 0.9)),),
    ),
    "3": (
        (((0.1, 0.1), (0.6, 0.0), (0.8, 0.25), (0.4, 0.48), (0.85, 0.7), (0.5, 1.0), (0.05, 0.88)),),
        (((0.1, 0.03), (0.8, 0.02), (0.4, 0.42), (0.85, 0.65), (0.55, 1.0), (0.1, 0.9)),),
    ),
    "4": (
        (((0.55, 0.0), (0.1, 0.6), (0.9, 0.58)), ((0.65, 0.3), (0.6, 1.0))),
        (((0.2, 0.0), (0.12, 0.5), (0.85, 0.48)), ((0.75, 0.05), (0.68, 1.0))),
    ),
    "5": (
        (((0.25, 0.02), (0.2, 0.42), (0.6, 0.38), (0.85, 0.7), (0.5, 1.0), (0.08, 0.9)), ((0.25, 0.03), (0.85, 0.0))),
        (((0.85, 0.0), (0.3, 0.03), (0.2, 0.45), (0.65, 0.4), (0.82, 0.75), (0.4, 1.0), (0.05, 0.88)),),
    ),
    "6": (
        (((0.75, 0.02), (0.25, 0.35), (0.1, 0.75), (0.45, 1.0), (0.85, 0.75), (0.5, 0.52), (0.12, 0.75)),),
        (((0.6, 0.0), (0.15, 0.5), (0.3, 0.98), (0.8, 0.85), (0.6, 0.55), (0.15, 0.8)),),
    ),
    "7": (
        (((0.1, 0.05), (0.85, 0.03), (0.4, 1.0)),),
        (((0.12, 0.08), (0.88, 0.02), (0.45, 1.0)), ((0.3, 0.5), (0.78, 0.47))),
        (((0.1, 0.2), (0.12, 0.05), (0.9, 0.03), (0.35, 1.0)),),
    ),
    "8": (
        (((0.75, 0.12), (0.35, 0.0), (0.2, 0.25), (0.75, 0.6), (0.6, 0.98), (0.15, 0.85), (0.35, 0.5), (0.8, 0.2), (0.65, 0.05)),),
        (((0.5, 0.48), (0.15, 0.25), (0.5, 0.0), (0.8, 0.22), (0.45, 0.5), (0.1, 0.8), (0.5, 1.0), (0.88, 0.78), (0.5, 0.48)),),
    ),
    "9": (
        (((0.8, 0.25), (0.45, 0.0), (0.12, 0.28), (0.45, 0.5), (0.82, 0.22), (0.75, 0.6), (0.55, 1.0)),),
        (((0.82, 0.2), (0.4, 0.02), (0.15, 0.35), (0.6, 0.48), (0.85, 0.15), (0.8, 0.7), (0.35, 1.0)),),
    ),
}
"""Strokes of each digit as points in its box (x right, y down); a writer keeps to one variant of each."""


def write(text: str, height: int, writer: int, seed: int) -> np.ndarray:
    """Ink of `text` (digits) as coverage 0 to 1, shape (rows, columns), float32. `height`: of a digit in pixels."""
    import cv2

    style = np.random.default_rng([7, writer])
    slant, aspect, weight = style.uniform(-0.08, 0.4), style.uniform(0.45, 0.8), style.uniform(0.045, 0.095)
    spread, loose, tilt = style.uniform(0.08, 0.45), style.uniform(0.01, 0.05), style.normal(0, 0.03)
    variants = {digit: int(style.integers(len(shapes))) for digit, shapes in sorted(_SHAPES.items())}
    bend = {digit: style.normal(0, 0.035, (2, 12, 2)) for digit in sorted(_SHAPES)}
    hand = np.random.default_rng([seed, writer])
    scale = 4
    tall = height * scale
    step = aspect * tall * (1 + spread)
    canvas = np.zeros((int(tall * 1.7), int(step * len(text) + tall)), np.uint8)
    across = tall * 0.35
    for digit in text:
        if digit not in _SHAPES:
            across += step * 0.6
            continue
        size = tall * hand.uniform(0.88, 1.1)
        for number, stroke in enumerate(_SHAPES[digit][variants[digit]]):
            points = np.array(stroke, np.float64)
            points += bend[digit][number % 2, : len(points)] + hand.normal(0, loose, points.shape)
            curve = _smooth(points)
            x = across + (curve[:, 0] * aspect + (1 - curve[:, 1]) * slant) * size
            y = tall * 0.3 + curve[:, 1] * size + (across * tilt)
            thick = max(2, int(weight * tall * hand.uniform(0.85, 1.15)))
            cv2.polylines(canvas, [np.stack([x, y], 1).round().astype(np.int32)], False, 255, thick, cv2.LINE_AA)
        across += step * hand.uniform(0.9, 1.1)
    rows, columns = canvas.shape
    small = cv2.resize(canvas, (columns // scale, rows // scale), interpolation=cv2.INTER_AREA).astype(np.float32) / 255
    dry = hand.normal(1.0, 0.06, small.shape).astype(np.float32)
    return np.clip(small * dry, 0, 1)


def scribble(width: int, seed: int) -> np.ndarray:
    """A signature: loops that run to the right, as coverage 0 to 1, about `width` pixels wide and 0.45 of it high."""
    import cv2

    hand = np.random.default_rng([11, seed])
    count = int(hand.integers(7, 14))
    x = np.cumsum(hand.uniform(-0.35, 1.0, count))
    x = (x - x.min()) / max(0.1, x.max() - x.min()) * 0.85 + 0.05
    y = 0.5 + 0.38 * np.sin(np.arange(count) * hand.uniform(1.5, 2.6) + hand.uniform(0, 6)) * hand.uniform(0.5, 1.0, count)
    curve = _smooth(np.stack([x, y], 1), steps=24)
    scale, height = 3, int(width * 0.45)
    canvas = np.zeros((height * scale, width * scale), np.uint8)
    points = np.stack([curve[:, 0] * width * scale, curve[:, 1] * height * scale], 1).round().astype(np.int32)
    cv2.polylines(canvas, [points], False, 255, max(3, width * scale // 110), cv2.LINE_AA)
    if hand.random() < 0.6:
        base = int(height * scale * hand.uniform(0.6, 0.85))
        cv2.line(
            canvas,
            (int(width * scale * 0.1), base),
            (int(width * scale * 0.95), base - int(height * scale * 0.12)),
            255,
            max(3, width * scale // 130),
            cv2.LINE_AA,
        )
    return cv2.resize(canvas, (width, height), interpolation=cv2.INTER_AREA).astype(np.float32) / 255


def _smooth(points: np.ndarray, steps: int = 14) -> np.ndarray:
    """A curve through the points (Catmull and Rom), `steps` points to a span."""
    if len(points) < 3:
        return points
    padded = np.concatenate([points[:1] * 2 - points[1:2], points, points[-1:] * 2 - points[-2:-1]])
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    spans = []
    for index in range(1, len(padded) - 2):
        a, b, c, d = padded[index - 1 : index + 3]
        spans.append(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3))
    return np.concatenate([*spans, points[-1:]])
