"""The words of a signature block. A line in, what it is out: authority (`TM. …`), title, organ, note, or a person's name."""

from __future__ import annotations

import re

from docparse.segment import anchors

TITLES = (
    "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "PHÓ CHỦ TỊCH THƯỜNG TRỰC", "PHÓ CHỦ TỊCH THỨ NHẤT", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "PHÓ GIÁM ĐỐC PHỤ TRÁCH",
    "PHÓ GIÁM ĐỐC THƯỜNG TRỰC", "TỔNG GIÁM ĐỐC", "PHÓ TỔNG GIÁM ĐỐC", "BỘ TRƯỞNG", "THỨ TRƯỞNG", "THỨ TRƯỞNG THƯỜNG TRỰC", "BỘ TRƯỞNG, CHỦ NHIỆM", "CHỦ NHIỆM",
    "PHÓ CHỦ NHIỆM", "THỦ TƯỚNG", "PHÓ THỦ TƯỚNG", "THỦ TƯỚNG CHÍNH PHỦ", "PHÓ THỦ TƯỚNG CHÍNH PHỦ", "CHỦ TỊCH QUỐC HỘI", "PHÓ CHỦ TỊCH QUỐC HỘI", "CHỦ TỊCH NƯỚC", "CỤC TRƯỞNG",
    "PHÓ CỤC TRƯỞNG", "TỔNG CỤC TRƯỞNG", "PHÓ TỔNG CỤC TRƯỞNG", "VỤ TRƯỞNG", "PHÓ VỤ TRƯỞNG", "TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "PHÓ TRƯỞNG BAN THƯỜNG TRỰC",
    "TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG", "TRƯỞNG KHOA", "PHÓ TRƯỞNG KHOA", "HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG", "VIỆN TRƯỞNG", "PHÓ VIỆN TRƯỞNG", "CHI CỤC TRƯỞNG", "PHÓ CHI CỤC TRƯỞNG",
    "CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "CHÁNH THANH TRA", "PHÓ CHÁNH THANH TRA", "CHÁNH ÁN", "PHÓ CHÁNH ÁN", "BÍ THƯ", "PHÓ BÍ THƯ", "PHÓ BÍ THƯ THƯỜNG TRỰC", "BÍ THƯ THỨ NHẤT",
    "THỐNG ĐỐC", "PHÓ THỐNG ĐỐC", "TỔNG THANH TRA", "PHÓ TỔNG THANH TRA", "TỔNG KIỂM TOÁN NHÀ NƯỚC", "TỔNG BÍ THƯ", "THƯỜNG TRỰC BAN BÍ THƯ", "ỦY VIÊN", "ỦY VIÊN THƯỜNG TRỰC",
    "CHỦ TỌA", "CHỦ TRÌ", "CHỦ TRÌ HỘI NGHỊ", "THƯ KÝ", "NGƯỜI GHI BIÊN BẢN", "NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ", "TRƯỞNG ĐOÀN", "PHÓ TRƯỞNG ĐOÀN", "CHỈ HUY TRƯỞNG",
    "PHÓ CHỈ HUY TRƯỞNG", "CHÍNH ỦY", "CHÍNH TRỊ VIÊN", "TƯ LỆNH", "TRƯỞNG CÔNG AN", "TRƯỞNG TRẠM", "TRẠM TRƯỞNG", "TỔNG BIÊN TẬP", "TRƯỞNG KHỐI", "PHÓ TRƯỞNG KHỐI", "TRƯỞNG CỤM",
    "KẾ TOÁN TRƯỞNG", "ĐỘI TRƯỞNG", "TỔ TRƯỞNG", "HẠT TRƯỞNG", "GIÁM ĐỐC SỞ", "PHÓ GIÁM ĐỐC SỞ", "TRƯỞNG TIỂU BAN", "TỔNG THƯ KÝ", "CHỦ HỘ",
)  # fmt: skip
"""Titles of signers as printed, for recognition and for the repair of scans (FACTS 1.7, 2.5)."""

_TITLE = re.compile(
    r"^\W{0,3}(?:pho\s*)?(?:quyen\s*)?(?:chu\s*tich|(?:pho\s*)?(?:tong\s*)?giam\s*doc|bo\s*truong|thu\s*truong|thu\s*tuong|chu\s*nhiem|(?:chi\s*|tong\s*)?cuc\s*truong|vu\s*truong|truong\s*(?:ban|phong|khoa|doan|khoi|cum|cong\s*an|tram|tieu\s*ban|bo\s*mon|dai\s*dien)|hieu\s*truong|vien\s*truong|chanh\s*(?:van\s*phong|thanh\s*tra|an\b)|pho\s*(?:truong|chanh)|bi\s*thu|pho\s*bi\s*thu|thong\s*doc|tong\s*(?:thanh\s*tra|kiem\s*toan|bi\s*thu|thu\s*ky|bien\s*tap)|uy\s*vien\s*(?:thuong|ban|truc|thuong\s*vu)?|chu\s*toa|chu\s*tri|thu\s*ky|nguoi\s*(?:lap|ghi|chu)|chi\s*huy\s*(?:truong|pho)|chinh\s*uy|chinh\s*tri\s*vien|tu\s*lenh|tram\s*truong|ke\s*toan\s*truong|doi\s*truong|to\s*truong|hat\s*truong|thuong\s*truc\s*(?:ban|hoi|thanh|tinh|huyen|dang)|dai\s*dien)"
)
_TITLE_INSIDE = re.compile(r"(?:pho\s*)?(?:chu\s*tich|giam\s*doc|truong\s*(?:ban|phong|khoa)|hieu\s*truong|chanh\s*van\s*phong|bo\s*truong|thu\s*truong|bi\s*thu|cuc\s*truong|thu\s*tuong)\b")
_RANKS = r"(?:dai|thuong|trung|thieu)\s+(?:tuong|ta|uy)|do\s+doc|chuan\s+do\s+doc"
_DEGREE = re.compile(
    rf"^(?:(?:(?:pgs|gs|ts|ths|ts\s*khoa\s*hoc|tskh|bs|bsck[i12]*|bscki+|bsnt|ds|dsck[i12]*|ks|cn|cnyt|thac\s*s[iy]|tien\s*s[iy]|bac\s*s[iy]|duoc\s*s[iy]|ky\s*su|luat\s*s[uư]|ls|ttut|ttnd|ngut|ngnd|nsut|nsnd|ck[i12]+|th\.?s|t\.s|(?:ong|ba|dong\s*chi|d/c))\s*[.,:;]*|{_RANKS})\s*[,.]?\s*(?=\S))+",
)
_DEGREE_WORD = re.compile(r"^(?:pgs|gs|ts|ths|tskh|bs|bsnt|ds|ks|cn|ls|ttut|ttnd|ngut|ngnd|nsut|nsnd|bsck[i12]+|dsck[i12]+|ck[i12]+|ong|ba)(?=[.,\s])")
_WORD = re.compile(rf"^[{anchors.UPPER}](?:[{anchors.LOWER}]+|['’][{anchors.UPPER}][{anchors.LOWER}]*)(?:[-–'][{anchors.UPPER}]?[{anchors.LOWER}]+)?$|^[{anchors.UPPER}]\.?$|^[{anchors.UPPER}]'?[{anchors.UPPER}]?[{anchors.LOWER}]+$")
_NOT_NAME = re.compile(
    r"^(?:noi nhan|nhu tren|noi dung|phu luc|dieu|danh sach|mau so|bieu|trang|tong so|tong cong|ghi chu|luu|kinh gui|ha noi|ho chi minh|viet nam|so y te|dia diem|thoi gian|thanh phan|don vi|van phong|uy ban|hoi dong|ban thuong|bo truong|so noi|benh vien|trung tam|thanh pho|cong ty|chu tich|giam doc)\b"
)
_NOT_NAME_MARKED = re.compile(r"^(?:phòng|trường|trưởng|tỉnh|huyện|phó|sở|bộ|ban|xã|phường|khoa|nhà|các|kế hoạch|quyết định)\s", re.I)


def authority_prefix(line: str) -> tuple[str, int] | None:
    """The signing prefix in its normal form and where the words after it begin; None when the line has none.

    Normal forms: KT., TM., TL., TUQ., Q. for State papers; T/M, K/T, T/L as printed for Party papers. Scans read `KI.`, `TÌM.`, `TI.` (FACTS 1.7).

    >>> authority_prefix("TM. ỦY BAN NHÂN DÂN")[0]
    'TM.'
    """
    match = anchors.AUTHORITY.match(line)
    if not match:
        return _damaged_prefix(line)
    if not anchors.is_upper(line[match.end() :], 0.6):
        return None
    raw = re.sub(r"\s+", "", match["prefix"]).upper()
    squeezed = anchors.squeeze(raw)
    rest = anchors.key(line[match.end() :])
    known = _TITLE.match(rest) or re.match(r"^(?:uy\s*ban|ubnd|hoi\s*dong|ban\s|bch|btv|dang\s*uy|chi\s*(?:bo|uy)|tinh\s*uy|thanh\s*uy|huyen\s*uy|chinh\s*phu|doan|quoc\s*hoi|bo\s|thuong\s*truc|lien|cong\s*doan|dang\s*bo|to\s|tap\s*the|hd|ub)", rest)
    if not match["stop"] and not known:
        return None
    if "/" in raw and squeezed in ("tm", "kt", "tl"):
        return raw, match.end()
    if "/" in raw and squeezed in ("t1", "ti"):
        return "T/L", match.end()
    if "/" in match["stop"] and squeezed not in ("tm", "kt", "tl", "tuq"):
        return None
    table = {"kt": "KT.", "ki": "KT.", "tm": "TM.", "tim": "TM.", "im": "TM.", "tl": "TL.", "ti": "TL.", "t1": "TL.", "tuq": "TUQ.", "q": "Q.", "ti m": "TM."}
    form = table.get(squeezed)
    if form is None or not known and form == "Q.":
        return None
    return form, match.end()


_COLLECTIVE_AFTER = re.compile(r"^[\W_]*(?P<prefix>[a-z1]{0,2}[^\w\s][.,]?)\s*(?=uy\s*ban\s*nhan\s*dan|hoi\s*dong|ban\s*chap\s*hanh|ban\s*thuong\s*vu|chinh\s*phu)")
_DEPUTY_AFTER = re.compile(r"^[\W_]*(?P<prefix>[kxrhe][tijl1f]?\s?[^\w\s]+)\s*(?=chu\s*tich|(?:tong\s*)?giam\s*doc|bo\s*truong|hieu\s*truong|cuc\s*truong|truong\s|chanh\s|thu\s*tuong|vien\s*truong)")


def _damaged_prefix(line: str) -> tuple[str, int] | None:
    """A prefix that a scan broke (`_M, ỦY BAN NHÂN DÂN`, `XT. CHỦ TỊCH`): the words after it tell which it was."""
    if not anchors.is_upper(line, 0.7):
        return None
    folded = anchors.key(line)
    match = _COLLECTIVE_AFTER.match(folded)
    if match:
        return "TM.", match.end()
    match = _DEPUTY_AFTER.match(folded)
    return ("KT.", match.end()) if match else None


def is_title(line: str) -> bool:
    """Whether a line in capitals is the title of a signer (damage is tolerated).

    >>> is_title("PHÓ CHỦ TỊCH")
    True
    """
    if not anchors.is_upper(line, 0.7) or len(line) > 90:
        return False
    folded = anchors.key(line)
    if _TITLE.match(folded):
        return True
    squeezed = anchors.squeeze(line)
    if len(squeezed) >= 7 and anchors.best(squeezed, title_keys(), 0.66):
        return True
    return len(line) < 45 and bool(_TITLE_INSIDE.search(folded)) and not anchors.CAN_CU.match(folded)


def title_keys() -> dict[str, str]:
    """Squeezed title to title."""
    return _TITLE_KEYS


_TITLE_KEYS = {anchors.squeeze(title): title for title in TITLES}


def strip_degrees(line: str) -> str:
    """A signer's name without degrees, ranks and honours.

    >>> strip_degrees("PGS.TS. Nguyễn Văn A")
    'Nguyễn Văn A'
    """
    text = line.strip(" .,;:*-_—–|'\"()“”‘’«»^~`")
    while True:
        match = _DEGREE.match(anchors.key(text)) or _DEGREE_WORD.match(anchors.key(text))
        if not match or match.end() >= len(text):
            return text
        text = text[match.end() :].lstrip(" .,")


def is_name(line: str, loose: bool = False) -> bool:
    """Whether a line is a person's name: two to six capitalised words. `loose`: also in capitals, or a little damaged.

    >>> is_name("ThS. Giàng A Páo")
    True
    """
    text = strip_degrees(line)
    words = text.split()
    if not 2 <= len(words) <= 6 or len(text) > 40 or any(char.isdigit() for char in text):
        return False
    if _NOT_NAME.match(anchors.key(text)) or _NOT_NAME_MARKED.match(text):
        return False
    if all(_WORD.match(word) for word in words) and sum(len(word) > 1 for word in words) >= 2 - (len(words) > 3):
        return not text.endswith((":", ";"))
    return loose and anchors.is_upper(text) and all(word.isalpha() for word in words) and not is_title(text)
