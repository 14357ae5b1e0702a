"""What a caller may ask of the readers: one frozen value, passed from the commands down to every reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from docparse.document import Reading


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read a file.

    `ocr`: `auto` where a page has no usable text layer, `always`, or `never`. `max_pages`: refuse longer files (None: no limit).
    `time_limit`: seconds for the pages of a PDF or an image; those that were read by then make the record.
    `dpi`: resolution of page images for OCR. `office_timeout`: seconds that LibreOffice may take for one .doc, .rtf or .odt.
    `lost`: pages (from 1) that ended the process that tried to read them: they are left unread.
    """

    ocr: Literal["auto", "always", "never"] = "auto"
    max_pages: int | None = None
    time_limit: float | None = None
    dpi: int = 300
    office_timeout: float = 90.0
    lost: frozenset[int] = frozenset()


PageListener = Callable[[int, int], None]
"""Told before a page is read: its number (from 1), and how many pages the file has."""

_listeners: list[PageListener] = []


@contextmanager
def listening(listener: PageListener) -> Iterator[None]:
    """Tell `listener` of every page that this process begins to read."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)


class PageClock:
    """Says before each page whether there is time for it: as much as the longest page so far took. Tells listeners of the page."""

    def __init__(self, options: ReadOptions, count: int = 0) -> None:
        self._limit = options.time_limit
        self._count = count
        self._started = self._last = monotonic()
        self._longest = 0.0

    def allows(self, index: int) -> bool:
        """Whether page `index` (from 0) may begin. The first always may."""
        now = monotonic()
        if index:
            self._longest = max(self._longest, now - self._last)
        self._last = now
        allowed = not index or self._limit is None or now + self._longest - self._started < self._limit
        if allowed:
            for listener in _listeners:
                listener(index + 1, self._count)
        return allowed


def pages_to_read(reading: Reading, count: int, options: ReadOptions) -> Iterator[int]:
    """The pages (from 0) of a file that are to be read now; those that are left, for the time or as `lost`, become pages of `reading`."""
    from docparse.document import Page

    clock = PageClock(options, count)
    for index in range(count):
        if not clock.allows(index):
            reading.warnings.append(unread(index + 1, count))
            reading.pages += [Page(number=number, reason="not read: the time was up") for number in range(index + 1, count + 1)]
            return
        if index + 1 in options.lost:
            reading.pages.append(Page(number=index + 1, reason=LOST))
            reading.warnings.append(lost(index + 1))
        else:
            yield index


def unread(number: int, last: int) -> tuple[str, str]:
    """The warning that the pages from `number` to `last` were left, because the time was up."""
    pages = f"trang {number}" if number == last else f"trang {number} đến {last}"
    return "time_limit", f"Hết giờ, chưa đọc {pages}; cho thêm thời gian bằng --timeout"


LOST = "ended the process that read it"
"""The reason of a page that is left because of `ReadOptions.lost`."""


def lost(number: int) -> tuple[str, str]:
    """The warning that page `number` is left unread, because it ended the process that tried."""
    return "page_unreadable", f"Trang {number} làm chương trình đọc dừng đột ngột nên bị bỏ qua; các trang khác đã đọc"


OWN_SHARE = 0.8
"""The share of a limit of time after which a reader stops by itself, before its process is ended."""

DEFAULT = ReadOptions()
"""The options of a caller who asks for nothing."""
