"""Which section an offset lies in: the tree of sections in, labels of the innermost labelled section out."""

from __future__ import annotations

from bisect import bisect_right

from docparse.schema import Section


class SectionIndex:
    """Sections in document order, asked by offset. A section without labels of its own lives inside its parent."""

    def __init__(self, sections: list[Section]) -> None:
        self._sections: list[Section] = []
        self._labels: list[list[str]] = []
        self._add(sections, [])
        order = sorted(range(len(self._sections)), key=lambda index: (self._sections[index].start, -self._sections[index].end))
        self._sections = [self._sections[index] for index in order]
        self._labels = [self._labels[index] for index in order]
        self._starts = [section.start for section in self._sections]

    def _add(self, sections: list[Section], inherited: list[str]) -> None:
        for section in sections:
            labels = section.labels or inherited
            self._sections.append(section)
            self._labels.append(labels)
            self._add(section.children, labels)

    def labels_at(self, offset: int) -> list[str]:
        """Labels of the innermost section around `offset`, of its nearest labelled ancestor, or none."""
        for index in range(bisect_right(self._starts, offset) - 1, -1, -1):
            if self._sections[index].start <= offset < self._sections[index].end:
                return list(self._labels[index])
        return []
