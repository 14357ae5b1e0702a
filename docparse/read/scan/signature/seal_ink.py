"""A page with round seals in; where they are, and the page without them out (`find_seals`, `without_ring`, `without_seal`).

The ring is found as a circle. A seal that is lighter than print is lifted by its shade. The lines of a dark one are told by how dark each
radius is on the side away from the print, or as long pieces of ink that run round its middle.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docparse.read.scan.signature.row_boxes import Letter, box_of, in_lines

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

_SMALLER = 4
_RADIUS = 16 / 25.4
"""Usual radius of a seal in inches (TT 33/2010/TT-BCA: 32 to 40 mm across)."""
_MOST = 3
"""Seals looked at on one page."""
_HIGHEST = 0.08
"""The middle of a seal lies below this share of the page: a block that the page break pushed over begins at the very top."""
_RING = 0.4
"""Share of a circle that is ink where it is a line of the ring."""
_ARC = 0.4
"""How long a piece of the ring is at least, by its radius, to be told from letters."""
_THICK = 6
"""How thick a line of the ring is at most, in pixels."""
_STAR = 0.5
"""Within this share of the radius lies the emblem: title and name cross the ring above and below it."""
_ANGLES = 60
_FAINT = 0.3
"""A ring that is lighter than this, between print and paper, is told from print by its shade."""


@dataclass(frozen=True, slots=True)
class Seal:
    """A circle on a page, in pixels."""

    x: float
    y: float
    radius: float


def find_seals(page: Pixels, dpi: int) -> list[Seal]:
    """The outer circles of the seals of a grey page, from left to right: two where two bodies sign."""
    import cv2

    small = cv2.resize(page, None, fx=1 / _SMALLER, fy=1 / _SMALLER, interpolation=cv2.INTER_AREA)
    usual = _RADIUS * dpi / _SMALLER
    found = cv2.HoughCircles(
        cv2.GaussianBlur(small, (3, 3), 0), cv2.HOUGH_GRADIENT_ALT, 1.5, 60,
        param1=150, param2=0.6, minRadius=int(0.75 * usual), maxRadius=int(1.4 * usual),
    )  # fmt: skip
    if found is None:
        return []
    seals: list[Seal] = []
    circles = (tuple(float(value) for value in circle[:3]) for circle in found.reshape(-1, found.shape[-1]))
    for x, y, radius in sorted(circles, key=lambda circle: -circle[2]):
        seal = Seal(x * _SMALLER, y * _SMALLER, radius * _SMALLER)
        apart = all((seal.x - other.x) ** 2 + (seal.y - other.y) ** 2 > (1.5 * other.radius) ** 2 for other in seals)
        if apart and y > _HIGHEST * small.shape[0]:
            seals.append(seal)  # what lies inside another is its inner ring
    return sorted(seals[:_MOST], key=lambda seal: seal.x)


def without_ring(part: Pixels, seal: Seal) -> Pixels:
    """A part of a page (`seal` in its pixels) without the circles of the ring, its inside and what is fainter than print."""
    import numpy as np

    ring = _circles(part, seal)
    out = part.copy()
    away = ring_distance(part, ring.seal)
    out[ring.lines[np.minimum(away.astype(np.int32), len(ring.lines) - 1)] | (away < 0.64 * seal.radius)] = 255
    out[(away < 1.12 * seal.radius) & (part > ring.dark + 0.45 * (ring.paper - ring.dark))] = 255
    return out


@dataclass(frozen=True, slots=True)
class _Ring:
    """What was found of a ring: its true place, at which radii (in pixels) it has lines, how dark print and how bright paper is."""

    seal: Seal
    lines: NDArray[np.bool_]
    dark: float
    paper: float


def _circles(part: Pixels, seal: Seal) -> _Ring:
    """The circles of a ring, by how dark each radius is on the side away from the print."""
    import numpy as np

    radius, step = seal.radius, 3
    dark, paper = (float(value) for value in np.percentile(part[::step, ::step], (1, 90)))
    rows, columns = np.mgrid[: part.shape[0], : part.shape[1]].astype(np.float32)
    level, longest = (dark + paper) / 2, int(1.4 * radius)

    def profile(x: float, y: float, step: int) -> Any:
        """The share of ink at each radius around (x, y), on the side away from the print."""
        side = columns[::step, ::step] < x - 0.1 * radius
        index = np.hypot(rows[::step, ::step][side] - y, columns[::step, ::step][side] - x).astype(np.int32)
        index = np.minimum(index, longest - 1)
        inked = (part[::step, ::step][side] < level).astype(np.float32)
        return np.bincount(index, inked, minlength=longest) / np.maximum(1, np.bincount(index, minlength=longest))

    def sharpness(centre: tuple[float, float]) -> float:
        return float((profile(*centre, step)[int(0.85 * radius) : int(1.15 * radius)] ** 2).sum())

    centre = max(((seal.x + dx, seal.y + dy) for dx in range(-6, 7, 3) for dy in range(-6, 7, 3)), key=sharpness)
    share = profile(*centre, 1)
    lines = np.zeros(longest + 2, bool)
    inner, outer = int(0.55 * radius), int(1.15 * radius)
    lines[inner:outer] = share[inner:outer] > _RING
    return _Ring(Seal(*centre, radius), np.convolve(lines, (1, 1, 1), "same") > 0, dark, paper)


def _offsets(part: Pixels, seal: Seal) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """How far below and to the right of the middle of a seal each pixel is."""
    import numpy as np

    rows, columns = np.mgrid[: part.shape[0], : part.shape[1]].astype(np.float32)
    return rows - np.float32(seal.y), columns - np.float32(seal.x)


def ring_distance(part: Pixels, seal: Seal) -> NDArray[np.float32]:
    """How far each pixel of a part is from the middle of a seal (in its pixels)."""
    import numpy as np

    away: NDArray[np.float32] = np.hypot(*_offsets(part, seal))
    return away


def without_lines(part: Pixels, seal: Seal) -> Pixels:
    """The part without the lines of the ring and its emblem; print that crosses them is kept."""
    ring = _circles(part, seal)
    away = ring_distance(part, ring.seal)
    out = part.copy()
    out[_ring_lines(part < (ring.dark + ring.paper) / 2, ring.seal, ring.lines) | (away < _STAR * seal.radius)] = 255
    out[(away < 1.12 * seal.radius) & (part > ring.dark + 0.45 * (ring.paper - ring.dark))] = 255
    return out


def without_seal(part: Pixels, seal: Seal, letter: float) -> Pixels:
    """A part of a page (`seal` in its pixels) without the seal: a faint one is lifted by its shade, a dark one taken away by its shape.

    Of what a dark one leaves, its letters, only what stands in a row with print beside the seal is kept.
    """
    pale = lifted(part, seal)
    if pale is not None:
        return pale
    return _in_rows(without_lines(part, seal), seal, letter)


def _ring_lines(ink: NDArray[np.bool_], seal: Seal, circles: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which ink (H, W) is line of the ring: long pieces that run round the seal, true circles or not, and `circles` (by radius in pixels).

    Where print crosses a line it has ink on both sides of it; there it is left whole.
    """
    import cv2
    import numpy as np

    turn, reach = int(2 * np.pi * seal.radius), int(1.2 * seal.radius)
    long = int(_ARC * seal.radius)
    polar: Any = cv2.warpPolar(np.where(ink, np.uint8(255), np.uint8(0)), (reach, turn), (seal.x, seal.y), reach, cv2.INTER_LINEAR)
    polar = np.where(np.vstack([polar[-long:], polar, polar[:long]]) > 127, np.uint8(255), np.uint8(0))
    bent = cv2.dilate(polar, np.ones((1, 3), np.uint8))  # a line drifts by a pixel or two on its way
    runs = cv2.dilate(cv2.morphologyEx(bent, cv2.MORPH_OPEN, np.ones((long, 1), np.uint8)), np.ones((3, 3), np.uint8))
    runs[:, : int(0.5 * seal.radius)] = 0
    if np.count_nonzero(cv2.min(runs, polar).any(axis=1)) < 0.6 * len(runs):  # broken by dithering
        runs[:, np.flatnonzero(circles[:reach])] = 255
    line, rest = cv2.min(runs, polar), cv2.subtract(polar, runs)
    side = np.ones((1, 2 * _THICK + 1), np.uint8)
    side[0, _THICK:] = 0
    crossed = cv2.min(cv2.dilate(rest, side), cv2.dilate(rest, np.ascontiguousarray(side[:, ::-1])))
    line = cv2.subtract(line, cv2.dilate(crossed, np.ones((3, 1), np.uint8)))[long:-long]
    size = (ink.shape[1], ink.shape[0])
    back = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP | cv2.WARP_FILL_OUTLIERS
    flat: Any = cv2.warpPolar(line, size, (seal.x, seal.y), reach, back)
    found: NDArray[np.bool_] = (flat > 70) & ink
    return found


def _in_rows(part: Pixels, seal: Seal, letter: float) -> Pixels:
    """The part without the pieces of ink inside the seal that reach over the rows of print that go on to the right of it."""
    import cv2
    import numpy as np

    rows = _lines_beside(part, seal, letter)
    _, labels, stats, centres = cv2.connectedComponentsWithStats(np.where(part < 140, np.uint8(255), np.uint8(0)), connectivity=8)
    inside = np.hypot(centres[:, 0] - seal.x, centres[:, 1] - seal.y) < 1.1 * seal.radius
    kept = np.zeros(len(stats), bool)
    top, low = stats[:, 1], stats[:, 1] + stats[:, 3]
    for _, y0, _, y1 in rows:
        kept |= (top > y0 - 0.8 * letter) & (low < y1 + 0.5 * letter)
    erased = inside & ~kept
    erased[0] = False
    out = part.copy()
    out[cv2.dilate(np.where(erased, np.uint8(255), np.uint8(0))[labels], np.ones((3, 3), np.uint8)) > 0] = 255
    return out


def lifted(part: Pixels, seal: Seal) -> Pixels | None:
    """The part without what is as faint as the ring, the print below it kept whole; None where the ring is as dark as print.

    How dark the ring is, is told by the darkest ink at each angle: print crosses it at some, and a stamp that was lifted before has none.
    """
    import numpy as np

    darkest, paper = (float(value) for value in np.percentile(part[::2, ::2], (1, 90)))
    ink = part[part < (darkest + paper) / 2]
    if paper - darkest < 40 or not ink.size:
        return None
    dark = float(np.percentile(ink, 20))  # of the part: a foot alone has little ink
    below, beside = _offsets(part, seal)
    away = np.hypot(below, beside)
    ring = (away > 0.9 * seal.radius) & (away < 1.06 * seal.radius) & (beside < 0)
    if np.count_nonzero(ring) < seal.radius:
        return None
    angle = ((np.arctan2(below[ring], -beside[ring]) / np.pi + 0.5) * (_ANGLES - 1)).astype(np.int32)
    at_angle = np.full(_ANGLES, 255, np.uint8)
    np.minimum.at(at_angle, angle, part[ring])
    level = float(np.percentile(at_angle, 40))
    if level < dark + _FAINT * (paper - dark):
        return None
    table = np.clip((np.arange(256) - dark) * 255.0 / max(1.0, level - dark), 0, 255).astype(np.uint8)
    out = part.copy()
    inside = away < 1.12 * seal.radius
    out[inside] = table[part[inside]]
    return out


def _lines_beside(part: Pixels, seal: Seal, letter: float) -> list[tuple[int, int, int, int]]:
    """Boxes of the lines of large letters to the right of the seal's edge, from top to bottom; a signature is no line."""
    import cv2
    import numpy as np

    ink = np.where(part < 140, np.uint8(255), np.uint8(0))
    ink[ring_distance(part, seal) < 1.08 * seal.radius] = 0
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    x, width, height = stats[1:, 0], stats[1:, 2], stats[1:, 3]
    letters = stats[1:][
        (height > 0.75 * letter) & (height < 2.1 * letter) & (width < 2.2 * letter) & (width > 0.15 * letter) & (x > 0.3 * letter)
    ]
    out = []
    for line in in_lines(letters, lambda own: own[1] + own[3] / 2, 0.7 * letter):
        runs: list[list[Letter]] = [[line[0]]]
        for own in line[1:]:
            if own[0] - runs[-1][-1][0] - runs[-1][-1][2] < 1.3 * letter:
                runs[-1].append(own)
            else:
                runs.append([own])
        run = max(runs, key=len)
        if len(run) >= 3:
            out.append(box_of(run))
    return out
