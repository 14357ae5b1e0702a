"""The name of a body that issues documents: text and a position in, the end of the shortest full name out (`của Chính phủ | quy định …`).

Names are read by form, not from a list: a word that begins a body, capitalised syllables, the lower-case syllables that finish them,
and a place. What begins the title of the cited document (về, quy định, phê duyệt …) ends the name (FACTS 3.2, 8).
"""

from __future__ import annotations

import re

_STARTS = (
    "Chính phủ|CHÍNH PHỦ|Thủ tướng|THỦ TƯỚNG|Phó Thủ tướng|Quốc hội|QUỐC HỘI|Ủy ban|Uỷ ban|UBND|UB|UBTVQH|HĐND|UBMTTQ|MTTQ|Mặt trận|Hội đồng|Hội nghị|Bộ|BỘ|Liên bộ|Liên Bộ|"
    "Ban|BCH|BTV|BCĐ|BCHTW|BCH TW|Văn phòng|VPCP|Sở|Liên Sở|Liên ngành|Cục|Tổng cục|Tổng Cục|Vụ|Chi cục|Thanh tra|Tỉnh ủy|Tỉnh uỷ|Thành ủy|Thành uỷ|Huyện ủy|Huyện uỷ|Quận ủy|"
    "Quận uỷ|Thị ủy|Thị uỷ|Đảng ủy|Đảng uỷ|Đảng bộ|Chi bộ|Chi ủy|Thường trực|Thường vụ|Trung ương|Chủ tịch|Phó Chủ tịch|Chủ nhiệm|Giám đốc|Phó Giám đốc|Tổng Giám đốc|"
    "Tổng giám đốc|Tổng Bí thư|Bí thư|Bộ trưởng|Thứ trưởng|Trưởng|Phó Trưởng|Thống đốc|Ngân hàng|Chánh án|Chánh Văn phòng|Chánh Thanh tra|Viện|Viện trưởng|Tòa án|Toà án|Tổng Kiểm toán|Kiểm toán|"
    "Tổng Liên đoàn|TLĐ|LĐLĐ|Liên đoàn|Công đoàn|Đoàn|Hội|Liên hiệp|Liên minh|Trường|Hiệu trưởng|Đại học|Học viện|Bệnh viện|Trung tâm|Tổng công ty|Tổng Công ty|Tập đoàn|Công ty|"
    "Bảo hiểm|Kho bạc|Tổng thanh tra|Tổng Thanh tra|Quân ủy|Quân uỷ|Quân khu|Công an|Phòng|Khối|Cụm|Tiểu Ban|Tiểu ban|Tỉnh|Thành phố|Đại hội|Nhà nước|Nhà trường|Bưu điện|Đài|Báo|Tạp chí|Hiệp hội|Quỹ|Tổ"
)
START = re.compile(rf"(?:{_STARTS})(?![\w])")
"""A word with which the name of a body begins."""

_WORD = re.compile(r"[^\W_]+(?:&[^\W_]+)*\.?(?=[^\W_])?|[^\W_]+", re.UNICODE)
_TOKEN = re.compile(r"(?P<gap>\s?[-–]\s?|,\s?|\s\(|[ \t]+|[ ]?\n(?=[a-zđ])|)(?P<word>[^\W_]+(?:[&’'.](?=\w)[^\W_]+)*)")
_STOP = re.compile(
    r"(?:về|quy định|quy chế|hướng dẫn|ban hành|sửa đổi|phê duyệt|thực hiện|triển khai|phát động|tổ chức|đã|được|gửi|có|là|nêu|kèm|nhằm|để|tại|trong|theo|trình|đề nghị|đề xuất|tiếp tục|tăng cường|chỉ đạo|cho|với|do|giao|công bố|công nhận|"
    r"đối với|bãi bỏ|thay thế|hợp nhất|thông qua|ngày|yêu cầu|tặng|này|khẩn trương|đẩy mạnh|xây dựng|giai đoạn|năm|gắn|phục vụ|chưa|không|phải|số|ký|nâng|kiện toàn|đổi mới|quán triệt|góp phần|trên|từ|đến|đồng thời|đồng ý|nhất|và|hoặc|bằng|vào|như|"
    r"thì|mà|khi|nếu|cũng|cùng|việc|phân công|phân cấp|kết luận|thống nhất|thành lập|điều chỉnh|bổ sung|bổ nhiệm|hỗ trợ|khắc phục|lấy|rà soát|chấp thuận|cụ thể|còn|hết|bao gồm|của|nội dung|một|các|những|hiện|vừa|nay|đang|sẽ|nói|sau|trước|ra|mở|lãnh đạo)"
    r"(?![^\W_])"
)
_LOWER_CHAIN = re.compile(
    r"(?:nhân dân|tỉnh|thành phố|huyện|quận|xã|phường|thị xã|thị trấn|đặc khu|trung ương|khóa|khoá|nhà nước|xã hội|nông thôn|tối cao|doanh nghiệp|Việt Nam|toàn quốc|đoàn|đảng|lao động|quốc gia|"
    r"quân sự|dân sự|lần thứ|cấp|tổng hợp|kỹ thuật|chuyên trách|bộ|khu vực|trực thuộc|đại biểu|dân|phủ|chính|nhiệm kỳ|vận tải|giáo dục|đô thị|sức khỏe|chất lượng|hàng hải|hàng không|dân dụng|môi trường|công nghệ|cộng đồng|lâm nghiệp|thủy văn|nông nghiệp|sáng tạo|thanh niên|phụ nữ|cựu chiến binh|hợp tác|đầu tư|phát triển|sinh viên|học sinh)(?![^\W_])"
)
_TYPE_WORD = re.compile(
    r"(?:Nghị|Quyết định|Chỉ thị|Thông tư|Thông báo|Kết luận|Công văn|Luật|Hướng dẫn|Chương trình|Tờ trình|Báo cáo|Công điện|Pháp lệnh|Bộ luật|Đề án|Quy|Kế hoạch|Văn bản|Điều|Căn|Về|V/v|Mục|Phụ|Dự|Hiến)(?![^\W_])"
)
_COMMA_PARTS = re.compile(
    r"(?:[Tt]hể thao|[Tt]hông tin|Gia đình|Du lịch|[Tt]hương binh|[Cc]ông nghệ|Đổi mới|Trẻ em|Khen thưởng|khen thưởng|Tôn giáo|Chiến lược|chiến lược|Báo chí|chữa bệnh|Giáo dục|Môi trường|Chính sách|chống|Khoáng)(?![^\W_])"
)
_AND_LOWER = re.compile(
    r"(?:đào tạo|công nghệ|môi trường|du lịch|đầu tư|truyền thông|phát triển nông thôn|xã hội|tôn giáo|thể thao|đổi mới|nhân văn|dân vận|kỹ thuật|hợp tác|khoáng sản|gia đình|trẻ em|khen thưởng|PTNT|Miền|miền núi)(?![^\W_])"
)
_PAIRS = {("Kế", "hoạch"), ("Ngoại", "giao"), ("Kiểm", "định"), ("Giám", "định"), ("Thanh", "niên"), ("Cao", "tốc"), ("Chuyển", "đổi")}
_CLOSED = re.compile(
    r"(?:Thủ tướng Chính phủ|Thủ tướng CP|Chính phủ|Quốc hội|Bộ Chính trị|Ban Bí thư Trung ương Đảng|Ban Bí thư|Bộ trưởng Bộ Nội vụ|Bộ Nội vụ|Bộ Tài chính|Bộ Y tế|Bộ Tư pháp|Bộ Công an|Bộ Quốc phòng|"
    r"Ban Chấp hành Trung ương Đảng|Ban Thường vụ (?:Tỉnh|Thành|Huyện|Đảng) [ủu][ỷyỳỹý]|Văn phòng Chính phủ|Chủ tịch nước|CHÍNH PHỦ|THỦ TƯỚNG CHÍNH PHỦ)(?![^\W_])"
)
_TERM = re.compile(r"(?:\s*,?\s+(?:nước CHXHCN|(?:nước )?Cộng hòa xã hội chủ nghĩa) Việt Nam|\s+Việt Nam|\s+Trung ương Đảng|\s+Đảng)?(?:\s*,?\s+(?:khóa|khoá|Khóa|Khoá)\s+(?:[IVXLl]+|\d+)(?![^\W_])|\s*\((?:khóa|khoá)\s+[IVXLl]+\))")
_UPPER_STOP = re.compile(r"\s+(?:VỀ|QUY ĐỊNH|SỬA ĐỔI|HƯỚNG DẪN|BAN HÀNH|PHÊ DUYỆT|NGÀY|QUY)(?![^\W_])")


def read_body(text: str, start: int, *, joint: bool = False) -> int | None:
    """The end of the body's name that starts at `start`, or None where none starts there.

    `joint`: the paper is of several bodies, so `và` before another body goes on with the name.
    """
    first = START.match(text, start)
    if first is None:
        return None
    if text[start : start + 8].isupper() and " " in text[start : start + 12]:
        return _read_upper(text, start)
    closed = _CLOSED.match(text, start)
    if closed:
        return _and_more(text, _with_term(text, closed.end()), joint)
    end = first.end()
    lower_run = 0
    last = text[start:end]
    while True:
        token = _TOKEN.match(text, end)
        if token is None or not token["word"] or (not token["gap"] and token.end() == end):
            break
        gap, word, at = token["gap"], token["word"], token.start("word")
        if gap == "" or (gap.startswith(",") and not _COMMA_PARTS.match(text, at)) or gap == " (":
            break
        if word in ("và", "&") and lower_run < 3:
            after = _TOKEN.match(text, token.end())
            if after is None or not (_capital(after["word"]) or _AND_LOWER.match(text, after.start("word"))) or _TYPE_WORD.match(text, after.start("word")) or START.match(text, after.start("word")):
                break
            end, last, lower_run = after.end(), after["word"], 0
            continue
        if _STOP.match(text, at) and (last, word) not in _PAIRS:
            break
        if word[0].isdigit():
            if last.lower() not in ("số", "quận", "phường", "huyện", "khu", "ương"):
                break
            lower_run = 0
        elif _capital(word):
            if _TYPE_WORD.match(text, at) and last not in ("Bộ", "Sở", "Ban", "Phòng") and not (last == "Vụ" and end == first.end()):
                if not (gap.strip() in ("-", "–")):
                    break
            if gap.strip() in ("-", "–") and re.match(r"(?:Căn|Như|Lưu|Các|Sở|UBND|Bộ|Ban)(?!\w)", text[at : at + 6]) and not joint:
                break
            lower_run = 0
        else:
            lower_run += 1
            chain = _LOWER_CHAIN.match(text, at)
            if chain:
                end, last, lower_run = chain.end(), chain.group().rsplit(" ", 1)[-1], 0
                if last in ("khóa", "khoá", "thứ"):
                    number = re.compile(r"\s+([IVXLl]+|\d+|[A-ZĐ]?[^\W_]+)").match(text, end)
                    if number:
                        end = number.end()
                        if last != "thứ":
                            break
                continue
            if lower_run > 1:
                break
        end, last = token.end(), word
    return _and_more(text, _with_term(text, end), joint)


def _capital(word: str) -> bool:
    return word[:1].isupper()


def _with_term(text: str, end: int) -> int:
    term = _TERM.match(text, end)
    return term.end() if term else end


def _and_more(text: str, end: int, joint: bool) -> int:
    """`Bộ A và Bộ B`, `Sở A - Sở B` of a joint paper."""
    if joint:
        link = re.compile(r"\s*(?:,|và|[-–])\s+").match(text, end)
        if link and START.match(text, link.end()):
            further = read_body(text, link.end(), joint=True)
            if further:
                return further
    return end


def _read_upper(text: str, start: int) -> int:
    line_end = text.find("\n", start)
    line_end = len(text) if line_end < 0 else line_end
    stop = _UPPER_STOP.search(text, start, line_end)
    end = stop.start() if stop else line_end
    punctuation = re.compile(r"[;:.()]").search(text, start, end)
    return punctuation.start() if punctuation else min(end, start + 80)


_UPPER_NAMES = {name.upper(): name for name in ("Chính phủ", "Thủ tướng Chính phủ", "Quốc hội", "Bộ Chính trị", "Ban Bí thư", "Chủ tịch nước")}
_MEETING = re.compile(r"Hội nghị\s+(?:lần thứ\s+[^\W_]+(?:\s+(?:mười|một|hai|ba|tư|năm|sáu|bảy|tám|chín))?\s+)?(?:của\s+)?(?=Ban|BCH|Trung)")


def issuer_name(surface: str) -> str:
    """The body as a value: without the meeting that decided (`Hội nghị lần thứ Sáu Ban Chấp hành …`), spaces made single.

    >>> issuer_name("Hội nghị lần thứ Tư Ban Chấp hành Trung ương Đảng")
    'Ban Chấp hành Trung ương Đảng'
    """
    name = _MEETING.sub("", surface, count=1)
    name = re.sub(r"\s+", " ", name).strip(" ,:;")
    return _UPPER_NAMES.get(name, name)
