"""An archive, a query and filters in, the documents that they choose out, oldest first, each with its record and its original.

What the asker may not see is not among them: the index that is asked holds only that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from docparse.archive.folder import Archive
from docparse.archive.query import parse
from docparse.archive.search import Filters, build
from docparse.archive.store import Document, Original, RecordData
from docparse.errors import ArchiveError


@dataclass(frozen=True, slots=True)
class Item:
    """A document to export: its row, its record, and the original that it was read from."""

    document: Document
    record: RecordData
    original: Original

    @property
    def file_name(self) -> str:
        """A name for its files: the original's SHA-256, cut short, and the part where there are several."""
        part = f"-{self.document.part}" if self.document.part > 1 else ""
        return f"{self.document.id[:16]}{part}"


class Selection:
    """The chosen documents of an archive. Iterating reads their records one by one, so it may be as large as the archive."""

    def __init__(self, archive: Archive, query: str = "", filters: Filters | None = None) -> None:
        self.archive = archive
        self.query = query
        self.filters = filters or Filters()
        self.documents = sorted(self._found(), key=lambda row: (row.date or "", row.code or "", row.id, row.part))

    def __len__(self) -> int:
        return len(self.documents)

    def __iter__(self) -> Iterator[Item]:
        for row in self.documents:
            original = self._originals.get(row.id)
            if original is None:
                raise ArchiveError(f"{self.archive.name}: {row.id[:10]} has no original; run `docparse verify`")
            yield Item(row, self.archive.store.record(row.key), original)

    def original(self, item: Item) -> bytes:
        """The bytes of an original, as received."""
        return self.archive.objects.get(item.original.id)

    @property
    def asked(self) -> dict[str, str]:
        """The query and the filters, for manifests."""
        said = {"query": self.query} if self.query else {}
        return said | {name: str(value) for name in self.filters.__slots__ if (value := getattr(self.filters, name)) is not None}

    @cached_property
    def _originals(self) -> dict[str, Original]:
        wanted = {row.id for row in self.documents}
        return {original.id: original for original in self.archive.store.originals() if original.id in wanted}

    def _found(self) -> list[Document]:
        index = self.archive.index
        searcher = index.searcher()
        if not searcher.num_docs:
            return []
        query = parse(self.query)
        hits = searcher.search(build(searcher, index.index.schema, query, self.filters), limit=searcher.num_docs, count=False).hits
        keys = {int(key) for key in searcher.fast_field_values("key", [address for _, address in hits]) if key is not None}
        return list(self.archive.store.documents(keys).values())
