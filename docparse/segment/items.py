"""A marked block of a body and the title it may carry: the two types that the weighing of headings works on."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import exp

from docparse.document import Block
from docparse.segment.numbering import Marker

NUMBERED = frozenset({"arabic", "decimal", "paren"})
SHOUTED = frozenset({"roman", "upper"})
NAMED = frozenset({"phan", "chuong", "muc", "tieu_muc", "dieu"})


@dataclass(slots=True)
class Item:
    """A marked block of the body: where it stands, its marker, its typography, and (filled in) its place among the others."""

    index: int
    marker: Marker
    block: Block
    parent: int | None = None
    siblings: list[int] = field(default_factory=list)
    follow: str = "none"
    """What comes next: `deeper` (a deeper marker), `para`, `row`, `none` (a sibling, an outer marker, or the end)."""
    last: bool = False
    under: str | None = None
    """The style of the parent's marker."""
    attached: bool = False
    """Whether it stands in an attachment, where numbered names make lists and share out no work."""
    child: str | None = None
    """The style of the next block's marker, where that is deeper."""
    broken: bool = False
    """Whether the next block begins in the middle of a sentence."""
    shared: bool = False
    """Whether a title around it shares out the work (`Tổ chức thực hiện`), so that the names of units are titles."""


@dataclass(slots=True)
class Title:
    """A heading as printed (marker and title), where it ends in the block, the title alone, and the log-odds of its being a heading."""

    heading: str
    length: int
    words: str
    score: float
    second: float = 0.0
    """Log-odds of the trained model, where the rules are not certain; they tell in the confidence."""

    @property
    def confidence(self) -> float:
        """Probability, from the log-odds. The scores are cautious: on labelled papers headings just above 0 were right in 9 of 10 cases."""
        return round(min(0.99, 1 / (1 + exp(-2.0 - self.score - 0.5 * self.second))), 2)
