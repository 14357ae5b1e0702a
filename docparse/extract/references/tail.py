"""What stands after a number: text and position in, end of the surface, date and body out; and where its title goes on (`cited_titles`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from docparse.extract.dates.context import opens_line
from docparse.extract.references import grammar
from docparse.extract.references.issuing_body import issuer_name, read_body
from docparse.schema import Reference
from docparse.text.regex import regex

_DIGITS = str.maketrans("OoÔIliÌìíİıTt|!SBZsbzſ", "0001111111111115825825")
_ISSUER_LINK = regex(
    r"(?:\s*,?\s+|(?<=\d))(?:(?P<word>c[ủúùuụưứũ]a|giữa|CỦA)(?:\s+|(?<=của)(?=[A-ZĐ]))"
    r"|(?=(?:Thủ tướng Chính phủ|Chính phủ|Bộ Chính trị|Ban Bí thư|Quốc hội) (?:về|quy định|phê duyệt|ban hành)(?!\w))"
    r"|(?=Hội nghị lần thứ [^\W\d_]+(?: [^\W\d_]+)? (?:Ban Chấp hành|BCH) ))"
)
"""`của` before a body; a meeting of the Central Committee and the highest
bodies before the title may stand without it (`Nghị quyết số 9-NQ/TW Hội nghị lần thứ năm …`, `… Thủ tướng Chính phủ về …`)."""
_HOUR = regex(r"\s*,?\s*(?:hồi|lúc|vào lúc|vào hồi)\s+\d{1,2}\s*(?:giờ|h|g)\s*\d{0,2}(?:\s*phút)?(?=\s*,?\s*ngày\s)")
"""The hour of a công điện before its day."""
_MARK = regex(r"\s*\([A-ZĐ]{1,4}\d{0,3}\)(?=\s*,?\s*ngày\s)")
"""The unit that drafted it, in brackets: `số 151/2003/QĐ-BCA (A11) ngày …`."""
_BARE_DATE = regex(r"\s*,\s*(?P<d>\d{1,2})\s?[-/.]\s?(?P<m>\d{1,2})\s?[-/.]\s?(?P<y>(?:19|20)\d\d)(?![\d/-])")
"""`Chỉ thị số 5-CT/TU, 12-3-2009 của …`: the date without `ngày`, which the comma sets off."""
_UNLINKED = regex(r"\s+(?=[^\W\d_])")
_OF_MATTER = regex(r"\s+(?:về|v/v|V/v)(?!\w)")
"""What tells that a body behind the date is the one that issued it: `ngày 08/4/2019 UBND tỉnh | về việc …`."""
_DATE_WORD = regex(r"\s*[-,(]?\s*(?:được |ban |ký|đề |phát |công )?(?:\w+ )?ng|\s*,?\s*th", re.IGNORECASE)
_TITLE_OPENS = regex(
    r"(?:[ \t,:]*|\s*)(?:\([^()\n]{0,80}\)\s*)?(?:[“\"']|(?:[vV]ề|VỀ|[qQ]uy định|[hH]ướng dẫn|[sS]ửa đổi|[bB]an hành|[pP]hê duyệt|"
    r"[tT]hực hiện|[tT]riển khai|[pP]hát động|V/v|[tT]iếp tục|[tT]ăng cường|[đĐ]ẩy mạnh|[tT]ổ chức|"
    r"[cC]ông bố|[qQ]uán triệt|[xX]ây dựng|[cC]hi tiết|[tT]hi hành|[tT]hông qua|[bB]ãi bỏ|[đĐ]ính chính|[hH]ợp nhất|"
    r"[kK]iện toàn|[nN]âng cao|[gG]iao)(?![^\W_]))"
)
_TITLE_ENDS = regex(
    r";(?!\s+(?:quy định|hướng dẫn|sửa đổi|phân cấp|chế độ|bãi bỏ|quy chế)(?![^\W_]))|"
    r"(?<!của)(?<!và)(?<!về)(?<!của )\n|\.(?=\s+[A-ZĐÂÔƠƯ\d])|"
    r",\s+(?=(?:căn cứ|trên cơ sở)(?![^\W_]))|(?:,|\svà)\s+(?=(?:các\s+)?(?:Nghị định|Thông tư|Quyết định|Chỉ thị|"
    r"Kế hoạch|Công văn|Nghị quyết|Hướng dẫn|Kết luận|Chương trình hành động)\s+(?:số|\d(?!\d*\s+(?:năm|tháng)(?!\w))))"
)
_ALSO_RESOLVED = regex(r"(?:,|\svà)\s+Nghị quyết\s+(?:của\s+)?(?:[ĐDđ]ại hội|ĐẠI HỘI)(?!\w)")
"""Behind a title a resolution of a congress, which the paper rests on too …"""
_CARRIES = regex(r"(?<!\w)(?:thực hiện|triển khai|quán triệt|thi hành|học tập|nghiên cứu|tuyên truyền|chào mừng)(?!\w)", re.IGNORECASE)
"""… unless the title itself tells that it is carried out: `về triển khai Chỉ thị số … và Nghị quyết Đại hội …`."""


def widen(text: str, end: int, *, joint: bool = False, bodies: int = 9) -> tuple[int, str | None, str | None]:
    """The end of the surface with its date and its body, in either order; the body; the date in EDTF.

    `joint`: it is of several bodies, at most `bodies`.
    """
    date: str | None = None
    issuer: str | None = None
    start = end
    if (mark := _MARK.match(text, end)) and _DATE_WORD.match(text, mark.end()):
        end = mark.end()
    if hour := _HOUR.match(text, end):
        end = hour.end()
    for _ in range(3):
        if date is None and _DATE_WORD.match(text, end) and not opens_line(text, end):
            match = grammar.DATE.match(text, end)
            value = date_value(match) if match else None
            if match and value:
                date, end = value, match.end()
                continue
            month = grammar.MONTH_DATE.match(text, end)
            if month and 1 <= int(month["m"]) <= 12:
                date, end = f"{month['y']}-{int(month['m']):02d}", month.end()
                continue
        if date is None and (bare := _BARE_DATE.match(text, end)) and 1 <= int(bare["m"]) <= 12 and 1 <= int(bare["d"]) <= 31:
            date, end = f"{bare['y']}-{int(bare['m']):02d}-{int(bare['d']):02d}", bare.end()
            continue
        if date and text.startswith(")", end) and text.count("(", start, end) > text.count(")", start, end):
            end += 1  # `số 5-KL/TU (ngày 09/6/2006) | của …`
        if issuer is None:
            link = _ISSUER_LINK.match(text, end)
            if link:
                body_end = read_body(text, link.end(), joint=joint or link["word"] == "giữa", bodies=bodies)
                if body_end:
                    issuer, end = issuer_name(text[link.end() : body_end]), body_end
                    continue
            elif (
                date
                and (gap := _UNLINKED.match(text, end))
                and (body_end := read_body(text, gap.end()))
                and _OF_MATTER.match(text, body_end)
            ):
                issuer, end = issuer_name(text[gap.end() : body_end]), body_end
                continue
        break
    if text.startswith(")", end) and text.count("(", start, end) > text.count(")", start, end):
        end += 1  # `số 5-KL/TU (ngày 09/6/2006)`
    return end, issuer, date


def date_value(match: re.Match[str]) -> str | None:
    """The EDTF value of a match of `grammar.DATE`; None where it is no date. A blank day is XX."""
    day, month, year = (match["d1"], match["m1"], match["y1"]) if match["y1"] else (match["d2"], match["m2"], match["y2"])
    year = year.translate(_DIGITS)
    if len(year) == 2:
        year = ("20" if int(year) < 60 else "19") + year
    number = int(month.translate(_DIGITS))
    if not 1 <= number <= 12:
        return None
    if not day:
        return f"{year}-{number:02d}-XX"
    value = int(day.translate(_DIGITS))
    return f"{year}-{number:02d}-{value:02d}" if 1 <= value <= 31 else None


def cited_titles(text: str, numbered: Iterable[Reference]) -> Iterator[tuple[int, int]]:
    """The titles that follow numbered citations: `… của Chính phủ | quy định chi tiết … của Luật …`."""
    for reference in numbered:
        opens = _TITLE_OPENS.match(text, reference.end)
        if opens is None:
            continue
        ends = _TITLE_ENDS.search(text, opens.end())
        end = ends.start() if ends else len(text)
        also = _ALSO_RESOLVED.search(text, opens.end(), end)
        if also and not _CARRIES.search(text, opens.start(), also.start()):
            end = also.start()
        yield reference.end, end
