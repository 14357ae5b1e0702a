"""What opens a list of aims (`Chỉ tiêu cụ thể:`): paragraphs in, in reading order; whether each stands in such a list out.

Sections say the same where they are found; a list keeps its title here also where the title is no heading, runs into its first item,
or was cut off by a page break.
"""

from __future__ import annotations

import re

from docparse.text.regex import regex

AIM_HEADING = regex(
    r"(?i)^\W*(?:phụ lục(?: số)? ?[IVX\d]*\W*)?(?:[IVXL\d]+[.)/-]+\d*\.?\s*)?"
    r"(?:biểu quyết |thông qua |thảo luận |quyết nghị |thống nhất )?"
    r"(?:một số |các |những |bảng |biểu |hệ thống |danh mục |đăng ký |giao |phân giao |phân bổ |tổng hợp )*(?:mục tiêu|ch[iỉí] tiêu)"
)
"""A title that names aims."""
_LEAD_IN = regex(r"(?i)(?:ch[iỉí] tiêu|mục tiêu)[^.;]{0,60}(?:như sau|sau|cụ thể|gồm|là)? ?:\s*$|ph[ấầ]n đ[ấầ]u[^.;]{0,80}:\s*$")
_INLINE = regex(r"(?<!% )(?:ch[iỉí] tiêu(?! (?:đạt|vượt|không|chưa|đã|hoàn))|mục tiêu)[^:.;\d]{0,60}(?:năm \d{4}[^:.;\d]{0,20})?: ")
RESULTS = regex(r"(?i)kết quả|đánh giá|thực trạng|tình hình|thuận lợi|hạn chế|ưu điểm|công tác năm qua")
SITUATION = regex(
    r"(?i)^\W*(?:[IVX\d.]+[.)/-] *)?(?:thực trạng|(?:đánh giá |khái quát |đặc điểm )?tình hình|kết quả|ưu điểm|hạn chế|tồn tại)"
)
_ATTACHED = regex(r"^\s*\((?:Kèm theo|Ban hành kèm|Đính kèm)", re.I)
_ORDINAL = regex(
    r"^\s*(?:(?P<bullet>[-+*•–])|\(?(?:(?P<deep>\d{1,2}(?:\.\d{1,2})+)[.)/]?(?=\s)|(?:(?P<roman>[IVX]+)|(?P<capital>[A-ZĐ])"
    r"|(?P<number>\d{1,2})|(?P<letter>[a-zđ]))(?:[.)/]+(?!\d)|-(?=\s))))"
)
_RANKS = {"roman": 0.0, "capital": 0.0, "number": 1.0, "deep": 2.0, "letter": 5.0, "bullet": 6.0}


def rank_of(text: str) -> float | None:
    """How deep the ordinal of a paragraph stands, None without one: `II.` 0, `2.` 1, `2.1.` 2, `a)` 5, `(1)` 5.5, `-` 6."""
    match = _ORDINAL.match(text)
    if not match or match.lastgroup is None:
        return None
    if match["number"] and "(" in match[0]:
        return 5.5  # `(1)` under `2.`
    return _RANKS[match.lastgroup] + (text[: match.end()].count(".", 0, match.end("deep")) - 1 if match["deep"] else 0)


def find_inline(lowered: str) -> int | None:
    """Where in a sentence the aims begin that it announces (`… các chỉ tiêu: |`); None if it announces none."""
    match = _INLINE.search(lowered)
    return match.end() if match and not RESULTS.search(lowered, 0, match.end()) else None


class Lead:
    """The list of aims that is open, if any. `open`: whether the paragraph read last stands in one, or opens it."""

    def __init__(self) -> None:
        self.open = False
        self._own: float | None = None
        self._items: float | None = None

    def read(self, text: str, *, ended: bool) -> None:
        """Take the next paragraph. `ended`: a section of another matter begins with it."""
        rank = rank_of(text)
        title = len(text) < 150 and AIM_HEADING.match(text) is not None
        if (title or (text.rstrip().endswith(":") and _LEAD_IN.search(text))) and not RESULTS.search(text):
            nested = self.open and self._items is not None and rank is not None and rank >= self._items
            if not nested:
                self._own, self._items = rank, None
            self.open = True
            return
        if not self.open:
            return
        if ended or (len(text) < 100 and not text.rstrip().endswith((".", ";")) and SITUATION.match(text)):
            self.open = False
        elif rank is None:
            self.open = "%" in text or text.rstrip().endswith(":") or _ATTACHED.match(text) is not None
        elif self._own is not None and self._own < 6:
            self.open = rank > self._own
        elif self._items is None:
            self._items = rank
        else:
            self.open = rank >= self._items
