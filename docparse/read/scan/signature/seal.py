"""The seals of a page and its words in, the words of the seals themselves set apart out (`doubt_words_of_seals`)."""

from __future__ import annotations

from collections.abc import Sequence

from docparse.document import Box, Line
from docparse.read.scan.fixed import runs_of
from docparse.read.scan.signature.seal_ink import Seal


def doubt_words_of_seals(seals: Sequence[Seal], lines: list[Line], letter: float, width: float, tables: Sequence[Box] = ()) -> None:
    """Take their confidence from the words of the seals of a page, `width` pixels wide. `lines` (pixels) change in place.

    A seal alone at the left is none of a signature but one across the edges of the sheets, a copy's. `tables`: boxes (pixels) of ruled
    tables, whose cells hold no words of a seal.
    """
    if len(seals) == 1 and seals[0].x < 0.35 * width:
        return
    for seal in seals:
        _doubt_words_of(seal, lines, letter, tables)


def _doubt_words_of(seal: Seal, lines: list[Line], letter: float, tables: Sequence[Box]) -> None:
    """Make lines of their own, without any confidence, of the words of the seal itself: they stand inside it and nothing goes on beside it.

    `parted` (docparse.read.scan.noise) then sets them aside. Title and name cross the upper and the lower rim, never the middle.
    """
    apart: list[Line] = []
    for line in lines:
        for run in runs_of(line, letter):
            middle = sum(word.box[1] + word.box[3] for word in run) / (2 * len(run)) - seal.y
            half = (max(0.0, seal.radius**2 - middle**2)) ** 0.5
            if any(box[0] < run[0].box[0] < box[2] and box[1] < seal.y + middle < box[3] for box in tables):
                continue
            if abs(middle) < 0.6 * seal.radius and run[0].box[0] > seal.x - half and run[-1].box[2] < seal.x + half:
                gone = {id(word) for word in run}
                line.words = [word for word in line.words if id(word) not in gone]
                for word in run:
                    word.confidence = 0.0
                apart.append(Line(text=" ".join(word.text for word in run), words=run, box=run[0].box, confidence=0.0))
    lines[:] = [line for line in lines if line.words] + apart
