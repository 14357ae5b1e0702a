"""Aims without a number (`Không để xảy ra mất an toàn thực phẩm`): a paragraph and its targets in, qualitative `Target`s out.

Taken are clauses of sections of aims that bar something or keep a standing, and those that end a list of measured aims elsewhere. What
only asks to fulfil the plan (`phấn đấu đạt và vượt các chỉ tiêu`) sets no aim of its own.
"""

from __future__ import annotations

from docparse.schema import Target
from docparse.text.choice import choice
from docparse.text.regex import regex

_NO = r"không (?:để|có|còn|xảy ra|phát sinh|bỏ lọt|bỏ sót|kết án|vi phạm|tái nghèo|mất|thất thoát|sinh con|nợ|tồn|đào ngũ)"
_BARS = rf"(?:tuyệt đối |kiên quyết )?{_NO}(?! th[ểế])(?:\s|$)"
_KEEPS = (
    r"(?:tiếp tục )?(?:duy trì|giữ vững)(?: và [^\W\d]+ [^\W\d]+)? (?:danh hiệu|trường|vị trí|xã|phường|thôn|bản|huyện|đơn vị|kết quả"
    r"|thứ hạng|phổ cập|mức sinh|cờ|hạng"
    r"|thương hiệu|tốp|cơ quan|tiêu chuẩn|chuẩn)(?!\w)|đạt (?:danh hiệu|tiêu chuẩn|chuẩn|cờ)(?!\w)"
    r"|được công nhận (?:là |đạt )?(?:danh hiệu|trường|xã|thôn|đơn vị|cơ quan|chi bộ|tập thể)(?!\w)"
)
_START = r"(?:^\s*(?:[-+*•–]|\(?\d+(?:\.\d+)*[.)/]?|\(?[a-zđ]\)|\s)*+(?:phấn đấu )?|(?<=;) ?(?:và )?|(?<=[:.]) )"
_ENDS = (
    r"(?:(?:bảo đảm |đảm bảo )?an toàn tuyệt đối|x[óo][áa] (?:cơ bản|hết|hẳn|bỏ hoàn toàn|(?:xã|thôn|bản|ấp) trắng)|chấm dứt"
    r"|hoàn thành(?: và hoàn thành)? vượt mức(?! các| chỉ tiêu| nhiệm vụ)|nâng [^;.,\d]{5,80} lên (?:nhóm|tốp|top))(?!\w)"
)
_CHAIN = r"không (?!quá|dưới|chỉ|những|thấp|vượt|ít|cao)[^\W\d]+(?= [^\W\d])"
"""What else is barred right behind what is: `không có vi phạm kỷ luật, | không uống rượu`."""
_PLACED = r"(?:xếp|đứng|giữ|nằm|vươn lên)(?: vững)? (?:trong (?:nhóm|tốp|top|\d+)|thứ|hạng|vị trí|nhóm|tốp|top)(?!\w)"
_PLACES = rf"(?:[^\W\d]+ ){{0,6}}?{_PLACED}|đưa (?:[^\W\d]+ ){{1,8}}?(?:ra khỏi|vào (?:nhóm|tốp|danh sách))(?!\w)"
"""A place to be held among others (`xếp trong 5 trường đứng đầu huyện`), or to be left (`đưa xã ra khỏi danh sách …`)."""
_ALL_OF = (
    r"(?!(?:phát huy|tận dụng|khai thác|sử dụng|trước|sau|hầu|đến|tính) )[^\W\d]+(?: [^\W\d]+)? hết"
    r"(?! năm| quý| tháng| sức| lòng| mức| khả| ngày| hạn| giờ| kỳ| thời| hiệu| nhiệm| trách)(?= [^\W\d])"
)
"""What is to be done with all there are: `di dời hết chuồng trại khỏi gầm sàn`."""
_BODIES = choice(
    [
        "tập thể", "cá nhân", "cơ quan", "đơn vị", "nhà trường", "trường", "chi bộ", "đảng bộ", "công đoàn", "liên đội", "chi đoàn",
        "đoàn trường", "đoàn đội", "đoàn thanh niên", "hội đồng", "thư viện", "trạm y tế", "bệnh viện", "chi nhánh",
        "chi cục", "chi hội", "công ty", "xí nghiệp", "phân xưởng", "khoa",
        "phòng", "trung tâm", "đồn", "đội", "toàn ngành", "toàn đơn vị", "toàn xã", "toàn huyện", "toàn trường", "câu lạc bộ", "hợp tác xã",
    ]
)  # fmt: skip
_REACHES = (
    r"(?:(?:tất cả|toàn bộ) (?:các )?(?:[^\W\d]+ ){1,4}|các (?:thôn|xã|bản|làng|trường|hộ)(?:, [^\W\d]+)? )"
    r"(?:đều )?(?:có|được|đạt)(?! trách| nhiệm)(?!\w)"
    rf"|(?:xây dựng (?:xã|thôn|bản|làng|phường)|(?:{_BODIES}(?:, | và ))?{_BODIES})(?: [^\W\d]+){{0,4}}"
    r" (?:đạt|được công nhận|(?:được )?xếp loại|giữ vững)(?!\w)"
    rf"|(?:{_BODIES})(?: [^\W\d]+){{0,3}} ?[,:]? (?:trong sạch,? |lao động )?(?:vững mạnh|tiên tiến|xuất sắc)"
    r"(?: xuất sắc| toàn diện)?(?=[.;,]?\s*$| ?;)"
)
"""Ends to be reached (`Xóa hết nhà tạm`), and what a body is to become (`Chi bộ đạt trong sạch, vững mạnh`, `Công đoàn: vững mạnh`)."""
_CLAUSE = regex(
    rf"(?:{_START}(?P<keep>{_KEEPS}|{_REACHES})|(?:{_START}|(?<=,) (?:và )?| và (?=không (?:còn|để) ))(?P<bar>{_BARS}|{_ENDS}|{_ALL_OF})"
    rf"|(?<=,) (?P<chain>{_CHAIN})|(?:{_START}|(?<=,) )(?P<place>{_PLACES})|(?<=,) (?P<next>{_REACHES}|{_KEEPS}))"
)
_HEAD = regex(
    r"\s*(?:[-+*•–]|\(?\d+(?:\.\d+)*[.)/]?|\(?[a-zđ]\)|\s)*+"
    r"(?:(?:mục tiêu|chỉ tiêu)[^:.;]{0,40}: ?|[^\W\d][^:.;,\d]{2,60}: ?)?(?:phấn đấu )?"
)
_END = regex(
    r"[;.](?=\s|$)|, ?(?:trong đó|góp phần|nhất là|đồng thời|phấn đấu|kịp thời|bảo đảm|đảm bảo)|, ?(?="
    + _REACHES
    + "|"
    + _KEEPS
    + "|"
    + _CHAIN
    + r"|[^,;.]{3,60} (?:giảm|tăng|đạt|từ|dưới|trên|còn) \d)|\n|$"
)
QUALITATIVE = regex(
    rf"(?<![^\W\d_])(?:{_NO}|đạt (?:danh hiệu|tiêu chuẩn|chuẩn|cờ)|được công nhận|duy trì|giữ vững|{_ENDS}|{_REACHES}|{_PLACED}|ra khỏi )"
    r"| hết "
)
"""What a paragraph must hold to be looked at (lower case): looked for where words begin, as clauses do."""
_TO_REACH = regex(r"(?:đạt|được công nhận|xếp loại)$")
_BAR_STRICT = regex(r"không để")
_EXCEPTION = regex(r"^[^,;]{0,12}(?:điều kiện|thời gian|kinh phí|đăng ký|hồ sơ)")


def find_qualitative(
    printed: str, lowered: str, offset: int, measured: list[Target], *, specific: bool, task: bool = False, listed: bool = False
) -> list[Target]:
    """The qualitative targets of a paragraph that starts at `offset`; `measured`: those with numbers, `specific`: aims are set.

    `task`: the paragraph is an item that says what is to be done; `listed`: an aim stands right above it.
    """
    if not QUALITATIVE.search(lowered) or not (specific or measured or listed):
        return []
    out: list[Target] = []
    for match in _CLAUSE.finditer(lowered):
        kind = match.lastgroup or "bar"
        start = match.start(kind)
        if kind == "chain" and (not out or out[-1].end != offset + start - 2):
            continue
        barred = kind in ("bar", "chain") and (kind == "chain" or task or bool(measured) or _BAR_STRICT.search(match[kind]) is not None)
        opens = task and _BAR_STRICT.match(match[kind]) is not None and _HEAD.fullmatch(lowered, 0, start) is not None
        kept = kind == "keep" and _between(measured, offset + start) and lowered[:start].rstrip().endswith(";")
        if not (specific or kept) and (not barred or (measured and offset + start < measured[0].end and not opens)):
            continue
        reached = specific and _TO_REACH.search(match[kind]) is not None and lowered[:start].rstrip().endswith(";")
        if not (measured or out or reached) and _HEAD.fullmatch(lowered, 0, start) is None:
            continue  # the tail of a sentence; among measured aims it is one of them
        ending = _END.search(lowered, match.end(kind))
        end = ending.start() if ending else len(lowered)
        end = start + len(lowered[start:end].rstrip(" ,./"))
        if not 12 <= end - start <= 220 or (match[kind].endswith(("có ", "có")) and _EXCEPTION.match(lowered[match.end(kind) : end])):
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


def _between(measured: list[Target], at: int) -> bool:
    """Whether aims with numbers stand on both sides of a place: what is kept there is one of their list."""
    return bool(measured) and measured[0].start < at < measured[-1].start
