"""Aims without a number (`Không để xảy ra mất an toàn thực phẩm`): a paragraph and its targets in, qualitative `Target`s out.

Taken are clauses of sections of aims that bar something or keep a standing, and those that end a list of measured aims elsewhere. What
only asks to fulfil the plan (`phấn đấu đạt và vượt các chỉ tiêu`) sets no aim of its own.
"""

from __future__ import annotations

import re

from docparse.schema import Target

_BARS = r"(?:tuyệt đối |kiên quyết )?không (?:để|có|còn)(?! th[ểế])(?:\s|$)"
_KEEPS = (
    r"(?:tiếp tục )?(?:duy trì|giữ vững)(?: và [^\W\d]+ [^\W\d]+)? (?:danh hiệu|trường|vị trí|xã|phường|đơn vị|kết quả|thứ hạng"
    r"|thương hiệu|tốp|cơ quan|tiêu chuẩn|chuẩn)(?!\w)"
)
_START = r"(?:^\s*(?:[-+*•–]|\(?\d+(?:\.\d+)*[.)/]?|\(?[a-zđ]\)|\s)*(?:phấn đấu )?|(?<=;) ?(?:và )?|(?<=:) )"
_CLAUSE = re.compile(rf"(?:{_START}(?P<keep>{_KEEPS})|(?:{_START}|(?<=,) (?:và )?)(?P<bar>{_BARS}))")
_HEAD = re.compile(r"\s*(?:[-+*•–]|\(?\d+(?:\.\d+)*[.)/]?|\(?[a-zđ]\)|\s)*(?:phấn đấu )?")
_END = re.compile(r"[;.](?=\s|$)|, ?(?:trong đó|góp phần|nhất là|đồng thời|phấn đấu|kịp thời|bảo đảm|đảm bảo)|\n|$")
QUALITATIVE = re.compile(r"không (?:để|có|còn)|duy trì|giữ vững")
"""What a paragraph must hold to be looked at (lower case)."""
_BAR_STRICT = re.compile(r"không để")
_EXCEPTION = re.compile(r"^[^,;]{0,12}(?:điều kiện|thời gian|kinh phí|đăng ký|hồ sơ)")


def find_qualitative(printed: str, lowered: str, offset: int, measured: list[Target], *, specific: bool) -> list[Target]:
    """The qualitative targets of a paragraph that starts at `offset`; `measured`: those with numbers, `specific`: aims are set."""
    if not QUALITATIVE.search(lowered) or not (specific or measured):
        return []
    out: list[Target] = []
    for match in _CLAUSE.finditer(lowered):
        kind = "keep" if match["keep"] else "bar"
        start = match.start(kind)
        if not specific and (kind == "keep" or not _BAR_STRICT.search(match[kind]) or offset + start < measured[0].end):
            continue
        if not measured and _HEAD.fullmatch(lowered, 0, start) is None:
            continue  # the tail of a sentence; among measured aims it is one of them
        ending = _END.search(lowered, match.end(kind))
        end = ending.start() if ending else len(lowered)
        end = start + len(lowered[start:end].rstrip(" ,./"))
        if not 12 <= end - start <= 220 or _EXCEPTION.match(lowered[match.end(kind) : end]):
            continue
        if any(target.start < offset + end and target.end > offset + start for target in measured):
            continue
        surface = printed[start:end]
        out.append(
            Target(
                start=offset + start,
                end=offset + end,
                surface=surface,
                measure=surface,
                source="text",
                qualitative=True,
                confidence=0.75 if specific else 0.6,
            )
        )
    return out
