"""Which section an offset lies in: the tree of sections in, labels of the innermost labelled section out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from docparse.schema import Section, walk_sections


class SectionIndex:
    """Sections in document order, asked by offset. A section without labels of its own lives inside its parent."""

    def __init__(self, sections: list[Section]) -> None:
        self._sections = sorted(walk_sections(sections), key=lambda section: (section.start, -section.end))
        self._starts = [section.start for section in self._sections]
        self._parents: list[int] = []
        stack: list[int] = []
        for index, section in enumerate(self._sections):
            while stack and self._sections[stack[-1]].end <= section.start:
                stack.pop()
            self._parents.append(stack[-1] if stack else -1)
            stack.append(index)

    def around(self, offset: int) -> Iterator[Section]:
        """The sections that `offset` lies in, the innermost first."""
        index = bisect_right(self._starts, offset) - 1
        while index >= 0:
            if offset < self._sections[index].end:
                yield self._sections[index]
            index = self._parents[index]

    def labels_at(self, offset: int) -> list[str]:
        """Labels of the innermost section around `offset`, of its nearest labelled ancestor, or none."""
        return next((list(section.labels) for section in self.around(offset) if section.labels), [])
