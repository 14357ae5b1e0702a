"""Digits as pens write them: a writer and a number in, the ink of the number out (for training and for benchmarks, never at run time).

A writer has habits (which form of each digit, slant, width, pressure, how closely the digits stand) that hold for all that
this writer writes; each digit then differs a little from its last. Forms: a 1 as a bare stroke or with flag and foot, 2 with a
loop, an open or closed 4, 7 with or without a bar, 9 with a straight or curved tail.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

Point = tuple[float, float]
Form = tuple[tuple[Point, ...], ...]
"""The strokes of a digit in a box of 1 by 1, y down; a point given twice is a corner."""

# fmt: off
FORMS: dict[str, tuple[Form, ...]] = {
    "0": (
        (((0.6, 0.02), (0.2, 0.15), (0.05, 0.55), (0.3, 0.97), (0.7, 0.9), (0.95, 0.5), (0.8, 0.1), (0.5, 0.03)),),
        (((0.75, 0.12), (0.4, 0.0), (0.1, 0.3), (0.1, 0.75), (0.45, 1.0), (0.85, 0.75), (0.9, 0.3), (0.65, 0.05), (0.5, 0.12)),),
        (((0.3, 0.1), (0.08, 0.5), (0.3, 0.95), (0.7, 0.95), (0.95, 0.5), (0.7, 0.05), (0.3, 0.1), (0.2, 0.22)),),
    ),
    "1": (
        (((0.5, 0.0), (0.5, 0.5), (0.5, 1.0)),),
        (((0.2, 0.28), (0.55, 0.0), (0.55, 0.0), (0.52, 0.5), (0.5, 1.0)),),
        (((0.1, 0.45), (0.6, 0.0), (0.6, 0.0), (0.55, 0.5), (0.5, 1.0)),),
        (((0.3, 0.2), (0.55, 0.0), (0.55, 0.0), (0.55, 1.0)), ((0.2, 1.0), (0.9, 0.98))),
        (((0.25, 0.2), (0.5, 0.02), (0.52, 0.5), (0.55, 0.9), (0.7, 1.0)),),
        (((0.35, 0.12), (0.55, 0.0), (0.55, 0.0), (0.5, 0.98), (0.5, 0.98)), ((0.1, 1.0), (0.5, 0.97), (1.0, 1.0))),
    ),
    "2": (
        (((0.08, 0.25), (0.4, 0.0), (0.85, 0.2), (0.65, 0.55), (0.05, 1.0), (0.05, 1.0), (0.95, 0.97)),),
        (((0.1, 0.2), (0.5, 0.0), (0.85, 0.25), (0.5, 0.65), (0.12, 0.95), (0.1, 0.8), (0.35, 0.82), (0.7, 0.97), (0.98, 0.88)),),
        (((0.1, 0.3), (0.25, 0.05), (0.7, 0.05), (0.8, 0.35), (0.4, 0.75), (0.0, 1.0), (0.0, 1.0), (0.5, 0.95), (1.0, 1.0)),),
        (((0.2, 0.25), (0.15, 0.1), (0.5, 0.0), (0.8, 0.2), (0.45, 0.7), (0.1, 1.0), (0.3, 0.85), (0.6, 1.0), (0.95, 0.9)),),
    ),
    "3": (
        (((0.15, 0.1), (0.5, 0.0), (0.85, 0.2), (0.4, 0.47), (0.4, 0.47), (0.9, 0.7), (0.5, 1.0), (0.05, 0.85)),),
        (((0.1, 0.02), (0.85, 0.02), (0.85, 0.02), (0.4, 0.4), (0.4, 0.4), (0.9, 0.65), (0.6, 1.0), (0.05, 0.92)),),
        (((0.2, 0.15), (0.5, 0.0), (0.8, 0.2), (0.5, 0.45), (0.45, 0.5), (0.85, 0.65), (0.6, 0.98), (0.1, 1.0), (0.0, 0.85)),),
        (((0.25, 0.12), (0.55, 0.0), (0.7, 0.15), (0.4, 0.38), (0.4, 0.38), (0.85, 0.6), (0.6, 0.95), (0.05, 0.9)),),
        (((0.2, 0.05), (0.5, 0.1), (0.9, 0.0), (0.9, 0.0), (0.45, 0.42), (0.45, 0.42), (0.85, 0.6), (0.65, 0.95), (0.1, 1.0)),),
    ),
    "4": (
        (((0.5, 0.0), (0.05, 0.65), (0.05, 0.65), (0.98, 0.62)), ((0.7, 0.3), (0.65, 1.0))),
        (((0.7, 1.0), (0.75, 0.0), (0.75, 0.0), (0.05, 0.68), (0.05, 0.68), (1.0, 0.66)),),
        (((0.25, 0.0), (0.1, 0.5), (0.1, 0.5), (0.9, 0.48)), ((0.8, 0.0), (0.65, 1.0))),
        (((0.3, 0.05), (0.08, 0.45), (0.3, 0.58), (0.75, 0.5)), ((0.85, 0.02), (0.7, 0.5), (0.6, 1.0))),
        (((0.45, 0.02), (0.08, 0.6), (0.08, 0.6), (0.6, 0.5), (1.0, 0.5)), ((0.85, 0.12), (0.5, 1.0))),
        (((0.3, 0.0), (0.15, 0.55), (0.15, 0.55), (0.7, 0.45)), ((0.8, 0.1), (0.7, 0.5), (0.5, 1.15))),
        (((0.25, 0.1), (0.1, 0.6), (0.35, 0.62), (0.8, 0.4)), ((0.9, 0.0), (0.6, 0.6), (0.45, 1.0))),
        (((0.55, 0.0), (0.05, 0.55), (0.05, 0.55), (0.5, 0.6), (1.0, 0.45)), ((0.6, 0.3), (0.55, 1.1))),
    ),
    "5": (
        (((0.2, 0.05), (0.15, 0.42), (0.15, 0.42), (0.6, 0.38), (0.9, 0.68), (0.5, 1.0), (0.05, 0.92)), ((0.2, 0.04), (0.9, 0.0))),
        (((0.92, 0.02), (0.25, 0.04), (0.25, 0.04), (0.15, 0.45), (0.15, 0.45), (0.7, 0.45), (0.85, 0.75), (0.45, 1.0), (0.02, 0.9)),),
        (((0.3, 0.1), (0.2, 0.45), (0.7, 0.5), (0.75, 0.85), (0.3, 1.0), (0.0, 0.9)), ((0.35, 0.08), (0.7, 0.08), (1.0, 0.0))),
        (((0.85, 0.0), (0.3, 0.05), (0.15, 0.4), (0.6, 0.45), (0.8, 0.75), (0.4, 1.0), (0.0, 0.88)),),
    ),
    "6": (
        (((0.75, 0.0), (0.3, 0.25), (0.05, 0.65), (0.3, 1.0), (0.8, 0.9), (0.85, 0.6), (0.5, 0.5), (0.12, 0.72)),),
        (((0.55, 0.0), (0.15, 0.4), (0.1, 0.8), (0.5, 1.0), (0.85, 0.78), (0.6, 0.52), (0.2, 0.65)),),
        (((0.9, 0.05), (0.6, 0.02), (0.15, 0.4), (0.1, 0.85), (0.5, 1.0), (0.9, 0.75), (0.6, 0.55), (0.2, 0.75), (0.3, 0.9)),),
        (((0.95, 0.0), (0.5, 0.3), (0.15, 0.75), (0.35, 1.0), (0.7, 0.85), (0.75, 0.6), (0.45, 0.6), (0.2, 0.85)),),
        (((0.4, 0.0), (0.1, 0.5), (0.15, 0.9), (0.5, 0.95), (0.8, 0.6), (0.6, 0.4), (0.2, 0.6)),),
    ),
    "7": (
        (((0.05, 0.05), (0.95, 0.0), (0.95, 0.0), (0.55, 0.5), (0.35, 1.0)),),
        (((0.05, 0.05), (0.9, 0.02), (0.9, 0.02), (0.5, 0.5), (0.35, 1.0)), ((0.25, 0.5), (0.85, 0.46))),
        (((0.08, 0.22), (0.1, 0.05), (0.1, 0.05), (0.5, 0.08), (0.92, 0.0), (0.6, 0.45), (0.4, 1.0)),),
        (((0.05, 0.2), (0.15, 0.03), (0.5, 0.1), (0.9, 0.02), (0.9, 0.02), (0.5, 0.6), (0.4, 1.0)), ((0.2, 0.55), (0.9, 0.48))),
    ),
    "8": (
        (((0.8, 0.15), (0.45, 0.0), (0.15, 0.22), (0.5, 0.48), (0.88, 0.75), (0.5, 1.0), (0.1, 0.78), (0.45, 0.5),
          (0.8, 0.25), (0.75, 0.08)),),
        (((0.5, 0.47), (0.15, 0.25), (0.5, 0.0), (0.85, 0.25), (0.5, 0.47), (0.08, 0.75), (0.5, 1.0), (0.92, 0.75), (0.5, 0.47)),),
        (((0.95, 0.05), (0.5, 0.03), (0.2, 0.25), (0.65, 0.55), (0.75, 0.9), (0.35, 1.0), (0.12, 0.8), (0.5, 0.45), (1.0, 0.08)),),
        (((0.7, 0.45), (0.45, 0.25), (0.6, 0.02), (0.9, 0.12), (0.6, 0.5), (0.1, 0.75), (0.3, 1.0), (0.7, 0.85),
          (0.65, 0.5), (0.45, 0.3)),),
        (((0.9, 0.18), (0.6, 0.0), (0.3, 0.2), (0.5, 0.45), (0.7, 0.7), (0.4, 1.0), (0.1, 0.8), (0.45, 0.52), (0.95, 0.3)),),
    ),
    "9": (
        (((0.85, 0.15), (0.45, 0.0), (0.1, 0.28), (0.4, 0.52), (0.82, 0.3), (0.85, 0.12), (0.85, 0.12), (0.75, 0.6), (0.65, 1.0)),),
        (((0.85, 0.2), (0.5, 0.0), (0.12, 0.25), (0.4, 0.5), (0.85, 0.25), (0.85, 0.6), (0.6, 0.98), (0.1, 0.95)),),
        (((0.8, 0.1), (0.35, 0.05), (0.1, 0.35), (0.45, 0.5), (0.85, 0.15), (0.85, 0.15), (0.85, 0.7), (0.5, 1.0), (0.1, 0.85)),),
        (((0.9, 0.05), (0.4, 0.1), (0.15, 0.4), (0.5, 0.5), (0.9, 0.1), (0.9, 0.1), (0.6, 0.7), (0.1, 1.1)),),
    ),
}
# fmt: on


@dataclass(slots=True)
class Writer:
    """The habits of one hand. `forms`: the form used for each digit; lengths in heights of a digit."""

    forms: dict[str, Form]
    slant: float
    width: float
    thickness: float
    gap: float
    wobble: float
    joins: float


def writer(random: np.random.Generator) -> Writer:
    """A hand made up at random; its own forms are bent a little from those taught."""
    bend = random.uniform(0.0, 0.08)
    forms: dict[str, Form] = {}
    for digit, taught in FORMS.items():
        form = taught[random.integers(len(taught))]
        out = []
        for stroke in form:
            moved: list[Point] = []
            for index, (x, y) in enumerate(stroke):
                if index and stroke[index] == stroke[index - 1]:
                    moved.append(moved[-1])
                else:
                    moved.append((x + random.normal(0, bend), y + random.normal(0, bend)))
            out.append(tuple(moved))
        forms[digit] = tuple(out)
    return Writer(
        forms,
        slant=float(random.normal(0.25, 0.22)),
        width=float(random.uniform(0.34, 0.72)),
        thickness=float(np.exp(random.uniform(np.log(0.04), np.log(0.16)))),
        gap=float(random.normal(0.08, 0.1)),
        wobble=float(random.uniform(0.005, 0.035)),
        joins=float(random.choice([0.0, 0.0, 0.3])),
    )


def _curve(points: np.ndarray, steps: int = 10) -> np.ndarray:
    """A Catmull-Rom curve through points; a point given twice makes a corner."""
    if len(points) < 3:
        return points
    full = np.vstack([points[:1], points, points[-1:]])
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    out = []
    for a, b, c, d in zip(full[:-3], full[1:-2], full[2:-1], full[3:], strict=True):
        if np.array_equal(b, c):
            continue
        out.append(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - 3 * c + d - a) * t**3))
    return np.vstack([*out, points[-1:]])


def write_number(number: str, hand: Writer, random: np.random.Generator, height: int = 60) -> Any:
    """The ink (H, W, uint8, 0 for paper, 255 for ink) of a number in this hand, its digits about `height` pixels tall."""
    import cv2

    strokes: list[tuple[np.ndarray, float]] = []
    at, last = 0.0, None
    drift = random.normal(0, 0.025)
    for index, digit in enumerate(number):
        tall, wide = random.normal(1, 0.07), hand.width * random.normal(1, 0.1) * (0.55 if digit == "1" else 1.0)
        low = random.normal(0, 0.04) + index * drift
        first = None
        for stroke in hand.forms[digit]:
            points = np.array(stroke) + random.normal(0, hand.wobble, (len(stroke), 2)) * (len(stroke) > 1)
            for i in range(1, len(stroke)):
                if stroke[i] == stroke[i - 1]:
                    points[i] = points[i - 1]
            curve = _curve(points)
            x, y = curve[:, 0] * wide + at, (curve[:, 1] - 1) * tall + low
            line = np.stack([x - y * hand.slant, y], axis=1)
            if first is None:
                first = line[0]
                if last is not None and random.random() < hand.joins:
                    strokes.append((np.stack([last, (last + first) / 2 + random.normal(0, 0.05, 2), first]), 0.6))
            strokes.append((line, float(random.normal(1, 0.08))))
            last = line[-1]
        at += wide + max(-0.12, random.normal(hand.gap, 0.05)) + 0.3 * hand.thickness
    every = np.vstack([line for line, _ in strokes])
    low_corner = every.min(axis=0) - hand.thickness
    size = np.ceil((every.max(axis=0) + hand.thickness - low_corner) * height).astype(int) + 2
    ink = np.zeros((size[1], size[0]), np.uint8)
    for line, pressure in strokes:
        points = ((line - low_corner) * height * 16).round().astype(np.int32)
        thick = max(1, round(hand.thickness * height * pressure * float(random.uniform(0.85, 1.1))))
        cv2.polylines(ink, [points.reshape(-1, 1, 2)], False, 255, thick, cv2.LINE_AA, 4)
    return np.where(ink > 127, np.uint8(255), np.uint8(0))
