"""Counted things in a sentence (`ít nhất 01 mô hình`, `14/14 điểm sạt lở`, `không quá 12 giờ`): lower-cased text in, quantities out.

What a plan may count has no list: where aims are set any noun after a number is taken, elsewhere only the things of `words.toml`
(`docparse.extract.targets.compounds` says where the noun ends).
Numbers that name something (`lớp 5`, `quốc lộ 3`, `năm 2024`) are none.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal, NamedTuple

from docparse.extract.targets.compounds import THOUSANDS, noun_end, thing_end, word_end
from docparse.extract.targets.grammar import BRINGS
from docparse.extract.targets.quantities import COMPARATOR, IN_WORDS, NUMBER, Quantity, compare, parse_number
from docparse.extract.targets.words import any_of
from docparse.text.regex import regex

_MEASURE = regex(rf"(?:{any_of('unit')})(?!\w)")
_SLASH = regex(r" ?/ ?")
_KIND = r"(?: (?:cận )?nghèo(?!\w)| [^\W\d]{2,6}(?= *(?:[,.;)(/]|$)))"
"""Of what kind the thing after the slash is: `triệu đồng/hộ | nghèo`."""
_OF_KIND = regex(rf"{_KIND}?")
_PEOPLE = regex(r"(?:đầu người|người dân)(?!\w)")
_BY = regex(rf"(?:[\d.]+ ?)?[^\W\d]{{2,6}}(?:[.-]km(?!\w))?(?: đất|vị|{_KIND})?")
"""What a measurement is taken by: `triệu đồng/lao động`."""
_OUT_OF = (
    r"/ ?1(?:\.000|000|0\.000|0000|00\.000|00000|\.000\.000)"
    r"(?: (?!(?:vào|trong|năm|so|và|đến|được|trở|mỗi|ở|tại|là|còn)(?!\w))[^\W\d]{2,7}){1,3}"
)
"""What a rate without a unit of its own is counted out of: `40 | /100.000 trẻ đẻ sống`."""
_BARE = r"(?= ?(?:[;.)](?!\d)|,(?!\d)|\Z)| (?:trở (?:lên|xuống)|vào|đến (?:cuối )?năm|(?:trong )?năm)(?!\w))"
"""Behind an index, which has no unit (`hệ số kỹ thuật ≥ 0,95`), nothing more is said of its number."""
_COUNT = regex(
    rf"(?<!\w)(?:(?:{COMPARATOR}) ?)?(?:(?<!\w){IN_WORDS})?(?<![\d./-])(?<!\d,)(?P<a>{NUMBER})"
    rf"(?:(?P<of>/(?:(?!10{{0,2}}\.000)\d{{1,3}}(?:\.\d{{3}})+|\d+))|(?: ?(?:-|đến|tới|÷) ?(?P<b>{NUMBER})))?"
    rf"\)? ?(?=[^\W\d_]|{_OUT_OF}|{_BARE})"
)
_RATE, _ALONE = regex(_OUT_OF), regex(_BARE)
_UPWARD, _DOWNWARD = (" trở lên", "trở lên"), (" trở xuống", "trở xuống")
_NUMBER_OF = regex(rf"(?:(?<!\w)(?<!mỗi )(?<!hằng )(?<!hàng )(?<!nâng )(?<!cung )(?<!trợ )(?<!tổng )(?:{any_of('number_of')})|\() ?$")
STRIVEN = regex(r"ph[ấầâ]n đ[ấầâ]u")
_PER = regex(rf"(?:{any_of('per')})(?!\w)")
"""What belongs to the unit after a slash: `01 điểm/xã`."""
_RATED = regex(r"[^,;.]{0,50}(?:(?<!\w)(?:đạt|là|bình quân)(?!\w)| \d)")
_OVER_NUMBER = regex(r"(?<!năm (?:19|20)\d)(?<![/-](?:19|20)\d)\d(?: (?:trường hợp|ca|người|giường|bác s[ĩỹ]|điều dưỡng|lượt|vụ))? $")
_LEAST = regex(r"ít nhất|tối thiểu|không dưới")
"""What is asked for at least is asked for, whatever it is."""
_LEVEL = regex(r"(?<!\w)mức $")
"""Before a number with a unit: a level (`ở mức 40 tấn`), no name (`mức 3`)."""
_TIME = regex(r"(?:giờ|phút|ngày(?! công)|tháng|năm|tuần|giây|tuổi)")
_LASTING = regex(rf"(?<!\w)(?:{any_of('lasting')})(?: (?:đạt|là|còn|xuống|từ|ở mức))*:? ?$")
"""Before a number of days or years: of what they are the measure (`tuổi thọ bình quân | 74 tuổi`)."""
_OUTLINE = regex(r"\s*\d+(?:\.\d+)*[.)]? [A-ZĐÂÔƠƯÁÀẢÃẠĂÊ]")
_AMOUNT = regex(r"(?:nghìn |ngàn |triệu |tỷ |tỉ )*(?:đồng|usd|km|ha|m[2²3³]|tấn|tạ|kg)(?!\w)")
"""Units that no name is counted in."""
_SHORTENED = regex(r"(?<!\w)(?:rút|giảm|cắt)(?!\w)[^;.]{3,110}(?:xuống|còn) $")
_COUNTED = regex(rf"\d\)? ?[^\W\d]|\d ?/ ?1|(?<!\w)(?:{any_of('index')})(?!\w)")
_HAVING = regex(r"[^\W\d] có $")
_PREDICATE_COUNT = regex(r"(?<!\w)(?:đạt|có|đủ|được|từ|qua|trong|sau) $")
_WHAT_THEY_REACH = regex(r"(?: [^\W\d]+){0,6} (?:đạt|đủ) ")
_RESPECTS = regex(r"(?:%|trở lên) (?:ở|trên|về) $")
_CROPS = regex(r"(?<!\w)(?:lúa|lúa nước|ruộng|đất|cấy|gieo) $")
_INDEX = regex(rf"(?<!\w)(?:{any_of('index')})(?!\w)[^;.:\d]{{0,70}}:? ?$")
"""What has a number and no unit."""
_REACHED = regex(r"(?:(?<!\w)(?:đạt|là|bằng|còn|lên|xuống|ở mức) |: ?)$")
_AND = regex(r"[^,;.:\d]{0,30}(?:,| và) ")
"""Between things of one list: what holds for the first holds for the second (`ít nhất 01 sân phơi và | 02 kho chứa`)."""
_SIZED = regex(
    r" [^,;.]*(?<!\w)(?:có|với) (?:[^\W\d]+ )?"
    r"(?:công suất|diện tích|chiều dài|trọng tải|quy mô|giá trị|thu nhập|doanh thu|dung tích)(?: [^\W\d]+){0,3} "
)
"""Between things and the number of a size that they have: `30 tàu | có công suất từ | 90 CV trở lên`."""
_SCALED_TO = regex(r" [^,;.(]*(?<!\w)(?:quy mô|mỗi [^\W\d]+ trị giá)(?: từ| khoảng| trên)? ")
"""Between things and the number of how big each is: `01 mô hình nuôi gà | quy mô | 500 con`."""
_HAVING_EACH = regex(r"(?: (?!và )[^\W\d]+)* có ")
"""Between things and how many of others make one of them: `05 chi hội | có từ | 10 hội viên trở lên`."""
_PART = regex(r"\.(?=\s)|(?<!\w)trong đó(?!\w)")
_APART = regex(r"[,;.(](?=\s)|(?<!\w)(?:và|trong đó)(?!\w)")


def find_counts(lowered: str, printed: str, shares: list[Quantity], specific: bool, task: bool = False) -> list[Quantity]:
    """Counts among the words of a sentence, without those that overlap `shares`.

    `specific`: aims are set here, any noun counts; `task`: it says what is to be done, any noun counts that a verb of doing has before it.
    """
    out: list[Quantity] = []
    if not _COUNTED.search(lowered):
        return out
    at = 0
    while match := _COUNT.search(lowered, at):
        noun = _noun(lowered, match)
        at = max(noun.stop, match.end())
        if not noun.kind or any(share.start <= match.start("a") < share.unit_end for share in shares):
            continue
        if noun.kind == "open" and not (
            (
                specific
                or _LEAST.match(match[0])
                or (out and _AND.fullmatch(lowered, out[-1].unit_end, match.start()))
                or (task and BRINGS.search(lowered, max(0, match.start() - 60), match.start()))
            )
            and (_is_thing(printed[noun.start : noun.stop]) or word_end(lowered, noun.start))
        ):
            continue
        if _OUTLINE.match(printed) and match.start("a") == len(printed) - len(printed.lstrip()):
            continue  # `2.1 Về giáo viên`
        if _quoted(lowered, match.start()):
            continue  # `phương châm “4 tại chỗ”`
        found = _read(match, noun, lowered, shares, out[-1] if out else None, specific, task)
        if found is not None and out and (sum_of := _one_sum(lowered, out[-1], found)):
            out[-1] = sum_of
        elif found is not None:
            out.append(found)
    return out


_THOUSANDS_OF = {"tỷ": ("triệu đồng",), "tỉ": ("triệu đồng",), "triệu": ("nghìn đồng", "ngàn đồng")}


def _one_sum(lowered: str, more: Quantity, less: Quantity) -> Quantity | None:
    """The one sum of money that two numbers say, in the unit of the second: `45 tỷ | 600 triệu đồng` is 45.600 triệu đồng."""
    units = _THOUSANDS_OF.get(more.unit or "", ())
    plain = less.comparator in ("eq", "ge") and less.value < 1000 and less.value_max is None and more.value_max is None
    if not plain or lowered[more.unit_end : less.start] != " " or not (less.unit or "").startswith(units or ("-",)):
        return None
    said = less.comparator if more.comparator == "eq" else more.comparator
    return replace(less, start=more.start, comparator=said, value=more.value * 1000 + less.value)


class _Noun(NamedTuple):
    """What is counted, behind a number: a unit of measurement with what it is taken by, a thing of any plan, any noun, nothing."""

    kind: Literal["measure", "thing", "open", "bare", ""]
    start: int
    stop: int


def _noun(lowered: str, match: re.Match[str]) -> _Noun:
    """The noun behind a match of _COUNT."""
    at = match.end()
    measure = _MEASURE.match(lowered, at)
    thousands = THOUSANDS.match(lowered, at)
    if measure and not (thousands and (thing_end(lowered, thousands.end()) or _scaled(lowered, measure, thousands))):
        return _Noun("measure", at, _taken_by(lowered, measure.end()))
    rate = _RATE.match(lowered, at)
    if rate:
        return _Noun("measure", at, rate.end())
    spaced = lowered.endswith(" ", 0, at)
    if spaced and (thing := thing_end(lowered, at)):
        return _Noun("thing", at, thing)
    if spaced and (noun := noun_end(lowered, at)):
        return _Noun("open", at, noun)
    at -= spaced
    return _Noun("bare" if _ALONE.match(lowered, at) else "", at, at)


def _scaled(lowered: str, measure: re.Match[str], thousands: re.Match[str]) -> bool:
    """Whether the unit is no more than the word of a scale, with a word of the lexicon behind it: `1,8 triệu | thành viên`."""
    return measure.end() < thousands.end() and word_end(lowered, thousands.end()) is not None


def _taken_by(lowered: str, end: int) -> int:
    """Where a unit of measurement ends with what it is taken by: `triệu đồng | /lao động`."""
    while slash := _SLASH.match(lowered, end):
        people = _PEOPLE.match(lowered, slash.end())
        whole = people.end() if people else word_end(lowered, slash.end()) or thing_end(lowered, slash.end())
        found = _OF_KIND.match(lowered, whole) if whole else _BY.match(lowered, slash.end())
        if not found:
            break
        end = found.end()
    return end


def _per(lowered: str, end: int) -> int | None:
    """Where ends what belongs to a unit after a slash (`01 điểm/xã`); None: nothing does."""
    slash = _SLASH.match(lowered, end)
    if not slash:
        return None
    known = _PER.match(lowered, slash.end())
    return word_end(lowered, slash.end()) or (known.end() if known else None)


def _quoted(lowered: str, at: int) -> bool:
    """Whether a position is inside quotation marks, as the numbers of slogans are."""
    return lowered.rfind("“", 0, at) > lowered.rfind("”", 0, at) or lowered.count('"', 0, at) % 2 == 1 or lowered[at - 1 : at] in ("'", "‘")


def _is_thing(word: str) -> bool:
    """Whether a word that no list holds can be a thing: in lower case, or an abbreviation; not a name."""
    return word.islower() or word.isupper()


def _read(
    match: re.Match[str], noun: _Noun, lowered: str, shares: list[Quantity], sized: Quantity | None, specific: bool, task: bool
) -> Quantity | None:
    kind, start, end = noun
    unit = lowered[start:end]
    up = lowered.startswith(_UPWARD, end)
    comparator = compare(match, up=up, down=lowered.startswith(_DOWNWARD, end))
    before = lowered[max(0, match.start() - 60) : match.start()]
    value, top = parse_number(match["a"]), parse_number(match["b"]) if match["b"] else None
    if value is None or (top is not None and top < value):
        return None
    if top is not None and 1900 < value < top < 2100 and top - value <= 10 and "." not in match["a"]:
        return None  # `Nhiệm kỳ 2020 - 2025 Đảng bộ xã …`
    said = any(match[f"c{i}"] for i in range(6))
    level = (kind == "measure" and _LEVEL.search(before)) or (value >= 20 and before.endswith("cấp "))  # `cấp 1.500 giấy phép`
    level = level or "." in match["a"] or (kind == "measure" and _AMOUNT.match(unit) is not None)
    if not said and ((_NUMBER_OF.search(before) and not level) or (match["b"] is None and 1900 < value < 2100 and "." not in match["a"])):
        return None
    if kind == "bare" and (match["of"] or not _INDEX.search(before) or not (said or _REACHED.search(before))):
        return None
    limited = comparator in ("le", "lt", "ge") or before.endswith(("còn ", "xuống "))
    if kind == "measure" and _TIME.match(unit) and (match["of"] or not _LASTING.search(before)):
        aimed = limited and (specific or STRIVEN.search(before) or (task and _SHORTENED.search(lowered, 0, match.start())))
        if not aimed or match["of"] or unit == "tuổi":
            return None
    if match["of"] and before.rstrip().endswith("đạt"):
        return None  # `xã đạt 19/19 tiêu chí`: what makes the xã count
    if comparator == "gt" and _OVER_NUMBER.search(before):
        return None  # `0,5 ca trên 1.000 trẻ`
    if comparator == "gt" and (unit == "dân" or (value == 1 and _RATED.match(lowered, end))):
        return None  # `số giường trên 10.000 dân`, `giá trị trên 01 ha đạt …`: what a rate is counted by
    if comparator in ("ge", "gt") and sized and _SIZED.fullmatch(lowered, sized.unit_end, match.start()):
        return None
    outer = max((share.end for share in shares if share.end <= match.start()), default=None)
    having = _HAVING.search(lowered[: match.start("a")].removesuffix("từ ")) is not None
    if up and outer is not None and not (_PART if having else _APART).search(lowered, outer, match.start()):
        return None  # `50% doanh nghiệp có từ 500 lao động trở lên`
    apart = outer is None or _APART.search(lowered, outer, match.start()) is not None
    if not apart and comparator in ("eq", "ge", "gt", "lt") and _PREDICATE_COUNT.search(before):
        return None  # `80% hội viên đạt 8 tiêu chí`
    if sized and (
        _SCALED_TO.fullmatch(lowered, sized.unit_end, match.start())
        or (up and _HAVING_EACH.fullmatch(lowered, sized.unit_end, match.start()))
    ):
        return None
    if sized and comparator == "eq" and _WHAT_THEY_REACH.fullmatch(lowered, sized.unit_end, match.start()):
        return None  # `55 hộ đạt 8 tiêu chí`
    if not apart and unit.startswith(("lần", "buổi")):
        return None  # `100% học sinh được khám ít nhất 01 lần/năm`
    if unit in ("tiêu chí", "mặt") and _RESPECTS.search(before):
        return None  # `giảm 5% ở 3 tiêu chí`
    if unit == "vụ" and _CROPS.search(before):
        return None  # `lúa nước 2 vụ`
    if unit.startswith("buổi") and before.endswith("học "):
        return None  # `lớp được học 2 buổi/ngày`: a timetable
    measured = kind in ("measure", "bare") or (unit == "lần" and re.search(r"(?:gấp|tăng|giảm)(?: hơn| thêm)? $", before) is not None)
    per = _per(lowered, end) if kind in ("thing", "open") else None
    if per:
        unit, end, measured = lowered[start:per], per, True
        comparator = "ge" if comparator == "eq" and lowered.startswith(_UPWARD, end) else comparator
    return Quantity(match.start(), start - (lowered[start - 1] == " "), comparator, value, top, unit, end, measured=measured)
