"""What tells the slots of a header or footer apart by their words: a line in, whether it is that slot out.

Patterns whose names are in capitals work on text without marks, in small letters (`docparse.text.normal.strip_marks`).
"""

from __future__ import annotations

from docparse.authority.types import is_ward
from docparse.text.normal import strip_marks
from docparse.text.regex import regex

_LETTERS = [chr(code) for code in (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)) if chr(code).isalpha()]
UPPER = "A-Z" + "".join(char for char in _LETTERS if char.isupper())
LOWER = "a-z" + "".join(char for char in _LETTERS if char.islower())
# on text without marks, small letters
_MOTTO = r"doc\s*lap\s*[-–—]\s*tu\s*do\s*[-–—]\s*hanh\s*phuc"
_NATION = r"cong\s+hoa\s+xa\s+hoi\s+chu\s+nghia\s+viet\s*nam"
_PARTY = r"dang\s+cong\s+san\s+viet\s+nam|doan\s+tncs\s+ho\s+chi\s+minh"
_DATE = r"ngay[\s.…_]*\d{0,2}[\s.…_/]*thang[\s.…_]*\d{0,2}[\s.…_/]*nam[\s.…_]*(?:\d{2,4}|20[\s.…_]+)?"
RIGHT = regex(rf"{_NATION}|{_MOTTO}|(?:{_PARTY})(?=\s*$)")
PLACE_DATE = regex(rf"(?:^|[\s\t])((?:tp\.?\s*|t\.p\.?\s*|thanh pho\s+)?[a-z][\w.'\- ]{{1,32}}?|[.…_]{{2,}})\s*,\s*{_DATE}\s*[.;]?\s*$")
NUMBER = regex(
    r"\s*(?:(?:nghi quyet|luat|quyet dinh|chi thi|ke hoach|cong van|thong tu|nghi dinh)\s+)?so\s*[:.]?"
    r"\s*[\d.…_\s]*[a-z]{0,5}\s*(?:/\s*\d{4})?\s*[/\-–]\s*\S"
)
V_V = regex(r"\s*(?:v\s*/\s*v|ve viec)\b")
_SIGN = regex(
    r"(?:(?:tm|kt|tl|tuq|q|t/m|k/t|t/l|t\.m|k\.t|t\.l|t\.u\.q)(?:\s*[./,]\s*|\s+)[a-z ,&–\-]*|thay mat\b[a-z ,&–\-]*"
    r"|(?:pho |thu |quyen )?(?:chu tich|giam doc|tong giam doc|bo truong|truong|bi thu|hieu truong|cuc truong|vu truong|vien truong"
    r"|chu nhiem|thu truong|thu tuong|tong thu ky|tu lenh|chinh uy|tong cuc truong|chi cuc truong|kiem toan truong|thong doc"
    r"|(?:khoi|cum|hat|tram|doi|to|ke toan|chi huy) truong|chinh tri vien)\b"
    r"[a-z0-9 ,&–\-]*"
    r"|(?:pho )?chanh (?:van phong|thanh tra|an)\b[a-z0-9 ,&–\-]*|chu toa|chu tri|thu ky|nguoi lap(?: bieu)?)"
)
RECIPIENTS = regex(r"\s*[*_]*\s*noi\s+(?:nhan\b|gui\b\s*(?:[:*_]|$|\s{2}|\t))")
STOP = regex(r"\s*(?:kinh gui|can cu|phu luc|danh sach|dieu\s+\d|chuong\s+[ivx\d])\b")
_TYPE = regex(
    r"\s*(?:nghi quyet|quyet dinh|chi thi|quy che|quy dinh|thong cao|thong bao|huong dan|chuong trinh|ke hoach|phuong an|de an|du an"
    r"|bao cao|bien ban|to trinh|hop dong|cong dien|giay moi|thong tu|nghi dinh|luat|ket luan|phat dong|loi keu goi)\b"
)
ITEM = regex(r"\s*[-–+•*]\s*\S")
_DEGREE = r"TS|PTS|ThS|PGS|GS|BS|BSCKI+|CKI+|KS|Ths|Ts|Đại tá|Thượng tá|Trung tá|Thiếu tướng|NGƯT|TTƯT"
_NAME = regex(rf"(?:(?:{_DEGREE})[.\s]+)*[{UPPER}][\w'’]*(?:\s+[{UPPER}][\w'’]*){{1,4}}")


def opens_with_type(text: str) -> bool:
    """Whether a line begins with the name of a type.

    >>> opens_with_type("PHƯƠNG ÁN HUY ĐỘNG"), opens_with_type("PHƯỜNG AN KHÁNH")
    (True, False)
    """
    return bool(_TYPE.match(strip_marks(text).lower())) and not is_ward(text)


def anchors_right(text: str) -> bool:
    """Whether a text belongs to the right column of a header: Quốc hiệu, Tiêu ngữ, party title or date line."""
    folded = strip_marks(text).lower().strip()
    return bool(RIGHT.match(folded) or (PLACE_DATE.search(" " + folded) and len(folded) < 90))


def is_recipients_head(text: str) -> bool:
    """Whether a line opens the list of recipients."""
    return len(text) < 200 and bool(RECIPIENTS.match(strip_marks(text).lower()))


def is_signer_line(text: str) -> bool:
    """Whether a line is the authority or title of a signer, set in capitals: `KT. GIÁM ĐỐC`."""
    if text.startswith("TRƯỜNG"):  # a school, no head of anything
        return False
    return text.isupper() and len(text) < 90 and bool(_SIGN.fullmatch(strip_marks(text).lower().strip(" .:")))


def is_number_line(text: str) -> bool:
    """Whether a line is a number line: `Số: 12/KH-SYT`."""
    return len(text) < 90 and bool(NUMBER.match(strip_marks(text).lower()))


def is_name(text: str) -> bool:
    """Whether a line can be a person's name: two to five words with capitals, not all in capitals unless short."""
    bare = text.strip()
    return bool(_NAME.fullmatch(bare)) and not is_signer_line(bare)
