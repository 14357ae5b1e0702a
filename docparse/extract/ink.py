"""How well a scan's values were read, for their confidence: a document's words and a stretch of it in, features by name out.

Names are those of `docparse.review.confidence.FEATURES`; what is not named is zero. Documents that are no scans have no ink.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from docparse.document import Document

_RIVAL = 2.0
"""Cost (7 times the negative logarithm) under which another letter is nearly as likely as the engine's own."""
_NEAR = 30
"""Characters around a value in which a poor word speaks against it: what was lost or misread beside it may belong to it."""
_WIDEST = 20.0
_REGION = 250
"""Characters around a value whose words tell how well this part of the page was read: beside seals and pens it is read worse."""
_UNREAD = {"least": 1.0, "mean": 1.0, "least_near": 1.0, "digits_least": 1.0}
"""What holds where no engine has read."""
NAMES = (
    "least", "mean", "weak", "rival", "rivals", "least_near", "gap", "unlikely", "unlikely_mean", "unseen",
    "digits_least", "region", "height", "row_weak", "opens_poor", "cell_poor",
)  # fmt: skip
"""Names of the features of this module."""


class Ink:
    """The words of a scan by their place: the confidence of each, the letters it may be instead, its box."""

    def __init__(self, document: Document) -> None:
        pieces = [piece for piece in document.pieces if piece.confidence is not None] if document.scanned else []
        self._pieces = pieces
        self._starts = [piece.start for piece in pieces]
        self._ends = [piece.end for piece in pieces]
        self._scores = [piece.confidence or 0.0 for piece in pieces]
        self._figures = [any(map(str.isdigit, document.text[piece.start : piece.end])) for piece in pieces]
        self._lowest: dict[int, float] = {}
        for piece in pieces:
            if piece.box is not None:
                self._lowest[piece.page] = max(self._lowest.get(piece.page, 1.0), piece.box[3])

    def of(self, start: int, end: int) -> dict[str, float]:
        """Least and mean confidence of the words from `start` to `end`, how many are weak, rival letters, the widest gap between them."""
        if not self._scores:
            return _UNREAD
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        scores = self._scores[first:last]
        if not scores:
            return _UNREAD
        near = self._scores[bisect_right(self._ends, start - _NEAR) : bisect_left(self._starts, end + _NEAR)]
        costs = [cost for piece in self._pieces[first:last] for _, _, cost in piece.others]
        return {
            "least": min(scores),
            "mean": sum(scores) / len(scores),
            "weak": float(sum(score < 0.8 for score in scores)),
            "rival": min(costs, default=9.0),
            "rivals": float(sum(cost < _RIVAL for cost in costs)),
            "least_near": min(near),
            "opens_poor": 1.0 - scores[0],
            "gap": self._gap(first, last),
            "digits_least": min((self._scores[at] for at in range(first, last) if self._figures[at]), default=1.0),
            "region": self.weak(start - _REGION, end + _REGION, 0.7),
            "height": piece.box[1] / self._lowest[piece.page] if (piece := self._pieces[first]).box is not None else 0.0,
        }

    def least(self, start: int, end: int) -> float:
        """The least confidence of the words from `start` to `end`, 1 where there are none."""
        return min(self._scores[bisect_right(self._ends, start) : bisect_left(self._starts, end)], default=1.0)

    def weak(self, start: int, end: int, below: float) -> float:
        """The share of the words from `start` to `end` that the engine was less sure of than `below`."""
        scores = self._scores[bisect_right(self._ends, start) : bisect_left(self._starts, end)]
        return sum(score < below for score in scores) / max(1, len(scores))

    def _gap(self, first: int, last: int) -> float:
        """The widest blank between neighbours of one line, in heights of a word: a word may be lost there."""
        widest = 0.0
        for before, after in zip(self._pieces[first:last], self._pieces[first + 1 : last], strict=False):
            if before.page != after.page or before.box is None or after.box is None:
                continue
            height = before.box[3] - before.box[1]
            if height > 0 and abs(before.box[1] - after.box[1]) < 0.6 * height:
                widest = max(widest, (after.box[0] - before.box[2]) / height)
        return min(widest, _WIDEST)


def of_language(text: str) -> dict[str, float]:
    """How unlikely the words of a scan's value are behind one another: what is misread is seldom what people write."""
    from docparse.read.scan.decode import EDGE, NUMBER, OTHER, language_model, token_key

    model = language_model()
    if model is None:
        return {}
    before, costs, unseen = EDGE, [], 0
    for word in text.split()[:40]:
        key = token_key(word)
        if key not in (NUMBER, OTHER):
            costs.append(-model.score(before, key))
            unseen += key not in model
        before = key
    return {"unlikely": max(costs, default=0.0), "unlikely_mean": sum(costs) / max(1, len(costs)), "unseen": float(unseen)}


def read_confidence(document: Document, start: int, end: int) -> float:
    """How well the stretch was read: the least word confidence of its pieces; 1.0 for text, 0.85 for OCR that tells none."""
    if not document.scanned:
        return 1.0
    scores = [piece.confidence for piece in document.pieces if piece.start < end and piece.end > start and piece.confidence is not None]
    if not scores:
        block = next((block for block in document.blocks if block.start < end and block.end > start), None)
        return block.confidence if block is not None and block.confidence is not None else 0.85
    return min(scores)


_POOR = 0.9
"""Words of print are read with 0.93 and more."""


def poor_words(document: Document, start: int, end: int) -> set[str]:
    """The words of a stretch, without the signs around them, that the engine was not sure of."""
    poor = (piece for piece in document.pieces if piece.start >= start and piece.end <= end and (piece.confidence or 1.0) < _POOR)
    return {document.text[piece.start : piece.end].strip(" .,;:“”\"'()-") for piece in poor}


def read_words(document: Document, start: int) -> list[tuple[str, bool]]:
    """The words of a scan from `start` on, and whether the engine was sure of each."""
    later = (piece for piece in document.pieces if piece.start >= start)
    return [(document.text[piece.start : piece.end], (piece.confidence or 1.0) >= _POOR) for piece in later]
