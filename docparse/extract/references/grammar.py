"""Patterns of citations: what a number with its symbol, its lead words and its date look like. No logic, only compiled expressions.

Source: FACTS 3.1-3.4 (NĐ 30/2020 Phụ lục I for State papers, 66-QĐ/TW and 36-HD/VPTW for Party papers). The patterns are
wider than the rules of form, because scans and authors break the rules; `docparse.extract.references.repairs` brings them to normal form.
"""

from __future__ import annotations

import re

from docparse.text.regex import regex

DASH = "\\-\u2010\u2011\u2012\u2013\u2014\u2212\u05be\ufe63\uff0d"
SLASH = "/\u2215\u2044\uff0f"
_D = "[0-9OoQlI|SBZ]"
_UPPER = "A-ZĐÐÂÊÔƠƯÁÀẢÃẠ\u0410-\u042f"
_END = r"(?:(?![^\W\d_¹²³⁰⁴-⁹])|(?=ngày\s?\d))"

GROUP = (
    rf"(?:TT[ìíỉĩïÌ][ ]?r?{_END}|TT[:;'](?=[{DASH}])|T[ ][WU]{_END}"
    rf"|[{_UPPER}](?:[{_UPPER}A-Za-z0-9đưƯ&.](?<!\.)|[.+](?=[{_UPPER}]))*{_END})"
)
"""A group of a symbol: TTr, UBND, QH15, TTg, BGD&ĐT, T.Ư, KD+TTVH; syllables with Vietnamese vowels in small letters end it."""

TYPE_CODES = [
    "NĐ",
    "NQ",
    "QĐ",
    "CT",
    "TT",
    "TTLT",
    "KH",
    "CTr",
    "CTR",
    "TTr",
    "TTR",
    "BC",
    "TB",
    "HD",
    "KL",
    "QC",
    "QyĐ",
    "QYĐ",
    "QyC",
    "CĐ",
    "GM",
    "GGT",
    "ĐA",
    "DA",
    "PA",
    "BB",
    "CV",
    "TC",
    "L",
    "PL",
    "SL",
    "LCT",
    "HĐ",
    "ĐH",
    "GP",
    "GPXD",
    "CTPH",
    "KHLT",
    "KHPH",
    "KHLN",
    "HDLN",
    "HDLT",
    "NQLT",
    "QCPH",
    "VBHN",
    "VB",
    "ĐATW",
    "GUQ",
    "PC",
    "PG",
    "CTHĐ",
    "TTHĐ",
    "QĐND",
    "TL",
    "QT",
    "BCTĐ",
    "ĐNTT",
    "TBKL",
    "KLTT",
    "QCLN",
    "CTLT",
    "BCLN",
    "TTHĐBT",
    "QLPH",
    "CTHD",
    "KNTT",
    "LPĐ",
    "PLPĐ",
    "ML",
]
"""Codes of types as they stand in symbols, with those of joint papers (FACTS 1.5, 2.4, 2.6)."""

_TYPES_LOOSE = "|".join(
    code.replace(" ", "[ ]")
    for code in sorted(
        {*TYPE_CODES, "ND", "NB", "QD", "OĐ", "OD", "QÐ", "NÐ", "Q Đ", "N Đ", "C T", "C1", "CI", "Cl", "N0", "NO", "KI", "TTY"},
        key=len,
        reverse=True,
    )
)

_PARTY_TYPE = "[CNKQTHB][A-ZĐ0-9l]{1,3}(?=[ ]?/[ ]?T[WUƯ])"

_GLUED_TYPE = "(?=(?:QĐ|KH|HD|CT|NQ|TB|KL)[ ]?/[ ]?T[WU])"

CORE = regex(
    rf"""
    (?P<num>{_D}
      (?:(?<![\w.,%{SLASH}{DASH}].)|(?<=[ốịhtn]\d)(?:(?<=số\d)|(?<=thị\d)|(?<=định\d)|(?<=quyết\d)|(?<=luận\d)))(?<!\d:.)(?<!\d[ ]:.)
      (?:(?<=[0-9OlI|])|(?={_D}{{0,2}}[0-9OlI|]))
      {_D}{{0,6}}(?:\.\d{{1,2}})?(?:[a-zđ](?![a-zđ])|[ACDEGHK](?=[ ]?/[ ]?[A-ZĐ])|BS|TT)?)
    (?:
      (?P<sep1>[ ]?[{SLASH}]{{1,2}}[ ]?|-(?=(?:19|20)\d\d/(?:QĐ|NĐ|CT|TT|NQ|TTLT)-))(?P<year>(?:19|20|2O|l9|I9){_D}{{2}})
          (?:(?P<sep2>[ ]?[{SLASH}{DASH}_.][ ]?|[ ])(?P<sym1>{GROUP})
          |(?P<stray>[0-9lI|!\\]?)(?P<sym2>(?:{_TYPES_LOOSE})(?=[ ]?[{DASH}_])|QH\d\d(?!\d)))
    | (?P<sep3>[ ]{{0,3}}[{SLASH}]{{1,2}}[ \n]{{0,2}})(?P<sym3>{GROUP})
    | (?P<sep4>[ ]?[{DASH}_][ ]?|[ ]|{_GLUED_TYPE})(?P<sym4>(?:(?:{_TYPES_LOOSE})|{_PARTY_TYPE}){_END})(?=[ ]?[{SLASH}{DASH}_][ ]?[A-ZĐƯ])
    )
    """,
    re.VERBOSE,
)
# The first character comes before its look-behinds, so that the engine can skip along by a set of characters.
"""The beginning of a citation: number, year if there is one, and the first group of the symbol. `MORE` takes the other groups."""

MORE = regex(
    rf"(?P<sep>[{DASH}{SLASH}_]|[{DASH}][ \n]?[{DASH}]|[{DASH}{SLASH}_]\n|[ ][{DASH}_{SLASH}](?![ ])|"
    rf"[{DASH}{SLASH}_][ ](?![ ])|,(?=[A-ZĐ]{{2,5}}[,{DASH}{SLASH}]?[ ;.)])|[ ][{DASH}][ ])(?P<group>{GROUP})"
)
NUMBERED_UNIT = regex(rf"[{DASH}] ?(?P<group>(?:Vụ|Phòng|Ban) (?:[IVX]{{1,4}}|\d))(?![\w.,]\w)(?=,? (?:ngày|của|về)(?!\w)|[;,.)])")
"""A unit that is counted, as the last group: `2291/BTĐKT-Vụ II`."""
SPACED_UNIT = regex(r"[A-ZĐ]{2,6}(?=,? (?:ngày|của|về|[Vv]/v)(?!\w)|,? \(|[;,.)])|[IVX]{1,4}(?=,? ngày)")
"""The unit of a dispatch after a spaced hyphen, with what closes a number: `12/UBND - KGVX ngày`."""
GLUED_TERM = regex(r"(?:QH|UBTVQH)1\d(?=[a-zđư])")
SPLIT_TERM = regex(rf"\s?[{DASH}]?\s?(?P<term>1\d)(?![\d/.,])")
GAP_GROUP = regex(r" (?P<group>[A-ZĐ]{2,6}|TTg|TTG)(?=\s+(?:ngày|của|về|V/v)|[;,.)]|\s*$)", re.MULTILINE)
GAP_ORGAN = regex(r" (?P<group>[A-ZĐ]{2,9}|TTg)(?![^\W_])")
"""A unit that stands after a space where a hyphen belongs: `12/SNV VP ngày`."""

SPACED_TOKEN = regex(rf"(?P<num>\d{{1,5}}) (?P<symbol>[A-ZĐ]{{2,6}}[{SLASH}{DASH}][A-ZĐ][A-ZĐa-z]{{1,9}})(?![^\W_]|[{SLASH}{DASH}])")
"""The number of a dispatch whose stroke is missing: `207 TCTK/TVKT`."""
OLD_SYMBOL = regex(r"-(?=(?:CT|HĐBT|TTg|CP|UB|CTN|NQ|TTG)(?:,? ngày|\s*\())")
"""The symbol of an old number (`14|-HĐBT ngày`); `OLD_NUMBER` asks what stands before it."""
OLD_NUMBER = regex(r"(?:uyết định|hỉ thị|ghị định|ghị quyết|hông tư)\s(?=\d{1,4}$)")
"""Before an old number that stands right behind its type word: `Quyết định | 14`."""
LETTERS_FIRST = regex(r"[A-ZĐ]{2,6}[/-]\d{1,4}(?:[/-](?:19|20)\d\d)?(?![\w/-])")
"""The number of a firm's letter: `TDV/01-2020`."""
GLUED_TOKEN = regex(r"(?P<num>\d{1,5})(?P<symbol>(?:TTr?|CV|QĐ|BC|KH|TB|CT|HD|NQ)[-/][A-ZĐ][A-Za-zĐ]{1,9})(?![\w/-])")
"""A number without the stroke before its symbol: `353TT-KHĐT`."""
ODD_TOKEN = regex(rf"\d{{1,5}}[{SLASH}{DASH}][^\s,;()\"“”]*[^\W\d_][^\s,;()\"“”]*(?<![.:])")
"""After `<type word> số` any token with a separator and a letter is a number of a document, whatever its form."""

TYPE_WORDS: dict[str, str] = {
    "bo luat": "L",
    "luat": "L",
    "phap lenh": "PL",
    "menh lenh": "",
    "chi lenh": "",
    "lenh": "",
    "sac lenh": "SL",
    "nghi quyet lien tich": "NQ",
    "nghi quyet": "NQ",
    "nghi dinh": "NĐ",
    "quyet dinh": "QĐ",
    "quy dinh": "QyĐ",
    "chi thi": "CT",
    "thong tu lien tich": "TTLT",
    "thong tu": "TT",
    "thong tri": "TT",
    "ket luan": "KL",
    "ke hoach": "KH",
    "cong van": "CV",
    "huong dan": "HD",
    "quy che": "QC",
    "chuong trinh": "CTr",
    "thong bao": "TB",
    "to trinh": "TTr",
    "bao cao": "BC",
    "cong dien": "CĐ",
    "de an": "ĐA",
    "du an": "DA",
    "phuong an": "PA",
    "bien ban": "BB",
    "hop dong": "HĐ",
    "giay moi": "GM",
    "thong cao": "TC",
    "loi keu goi": "TL",
    "thong lenh": "TL",
    "van ban hop nhat": "VBHN",
    "van ban": "",
    "giay phep": "",
    "giay chung nhan": "",
    "thong diep": "",
}
"""Folded type words and the codes of the contract, section 3; empty: the word says nothing of the type."""

_LEAD_WORDS = "|".join(w.replace(" ", r"[\s-]*") for w in sorted(TYPE_WORDS, key=len, reverse=True))
LEAD_WORD = regex(rf"(?<![\d])(?P<word>{_LEAD_WORDS})(?![^\W_])")
LEAD_TAIL = regex(
    r"(?P<rest>(?:\s+(?:[a-z-]+|&))*?(?:,?\s*ngay\s+[\d/.-]+)?)"
    r"(?::(?=\s*(?:so\s|$)))?\s*(?P<so>\(?\bs[o06]\s*[:.]?)?\s*-?\s*"
)
"""On folded text: a type word; then, up to the number, words that qualify it (`phối hợp`), and `số`."""
SO_DIGIT = regex(r"[Ss](?<!\w.)[ốồỐ]\s*:?\s*(?=\d|[A-ZĐ]{2,6}[/-]\d)")

SHORT_LEAD = regex(r"(?<![^\W_])(?P<word>QĐ|QyĐ|NQ|NĐ|TTLT|TTr|TT|CT|KH|CV|TB|HD|BC|KL|QC|CTr)\.?(?:\s*(?P<so>[Ss][ốồô]\s*:?)|(?=\s))\s*$")
"""The type word as an abbreviation: `QĐ số 12/QĐ-UBND`, `CV 7/SYT-NVY`."""
BARE_SO = regex(r"(?<![^\W_])[Ss][ốồôoóỐ]\s*:?\s*$")
LAW_LEAD = regex(r"(?<!\w)(?:(?:Bộ luật|BỘ LUẬT|Luật|LUẬT|Pháp lệnh|PHÁP LỆNH)(?=\s)|(?<![Pp]háp )(?<![Bb]ộ )luật(?=\s[A-ZĐÂÔÁÚ][^\W\d_]))")
"""The word that a law's name opens with; in small letters only before a capital (`luật Thi đua, khen thưởng số …`)."""
LIST_BEFORE = regex(r"(?P<list>(?:\d{1,4}[a-z]?(?:[/-]\d{4})?\s*(?:,|;|và)\s*(?:số\s*)?)+)$")
"""The earlier numbers of an elliptic list: `số 18, 19 và 20-NQ/TW`."""

NOT_BEFORE = regex(
    r"(?<![^\W_])(?:mau|bieu|bieu mau|phu luc|phu bieu|bang|tai khoan|stk|tk|ma|ma so|ma hs|thua|thua dat|to ban do|"
    r"dieu|khoan|muc|tieu muc|diem|form|qcvn|tcvn|tcxdvn|iso|hinh|"
    r"so nha|dia chi|kenh|loai|ky hieu|san pham|model|dt|dien thoai|fax|goi thau|goi|lo|bo ma|dang ky|bien so|nguon|"
    r"quy chuan|tieu chuan|quy chuan ky thuat|chi so|cot|dong|trang|to|phieu)"
    r"(?:\s+so)?\s*:?\s*$"
)
"""Words before a number that make it no citation: forms, tables, accounts, plots, standards."""

_DAY = "[0-9OolIiÔÌìíTSBZ|!]{1,2}"
_YEAR = "[12lIZ][0-9OolISBZ]{3}"
DATE = regex(
    r"\s*[-,;(]?\s*(?:cùng\s+)?(?:(?:được\s+)?(?:ban hành|ký(?: ban hành)?|đề|phát hành|công bố)\s+)?ng[àáảaạãâ]y\s*"
    rf"(?:(?P<d1>{_DAY})?\s*th[áàảaạâăắấã]ng\s*(?P<m1>{_DAY})\s*n[ăâaä]m\s*:?\s*(?P<y1>{_YEAR})"
    rf"|"
    rf"(?P<d2>[0-9OolISBZ]{{1,2}})\s{{0,2}}[/.\-–⁄]\s{{0,2}}(?P<m2>[0-9OolISBZ]{{1,2}})\s{{0,2}}[/.\-–⁄]\s{{0,2}}(?P<y2>{_YEAR}|"
    rf"\d{{2}})(?![\d/]))",
    re.IGNORECASE,
)
"""A date after a number; where OCR reads letters for digits, they are taken as such inside these slots only."""
MONTH_DATE = regex(r"\s*,?\s*th[áàảaạâăắấã]ng\s*(?P<m>\d{1,2})\s*(?:n[ăâa]m\s*|/)(?P<y>[12]\d{3})", re.IGNORECASE)

_SHORT_WORDS = (
    "[Nn]ghị quyết", "[Nn]ghị định", "[Qq]uyết định", "[Qq]uy định", "[Cc]h[ỉi] thị", "[Tt]hông tư liên tịch", "[Tt]hông tư", "[Kk]ết luận",
    "[Kk]ế hoạch", "[Cc]ông văn", "[Hh]ướng dẫn", "[Cc]hương trình hành động", "[Cc]hương trình", "[Tt]hông báo",
    "[Tt]ờ trình", "[Bb]áo cáo", "[Cc]ông điện", "Luật", "[Vv]ăn bản", "Quy chế",
)  # fmt: skip
_SHORT_HEAD = rf"(?<!\w)(?P<word>{'|'.join(_SHORT_WORDS)})(?P<so>\s+số\s*:?)?\s+"
_SHORT_ENDS = "|".join(sorted({word[-3:] for word in _SHORT_WORDS}))
_SHORT_NUMERAL = r"[a-z]?(?:/(?:19|20)\d\d)?"
_SHORT_END = r"(?![\w%]|[ ]?[/–-]\s?\w|[.,]\d|\s*(?:,\s*\d+[a-z]?\s*)*(?:,|;|và)\s*\d+[a-z]?\s*[/-])"
SHORT_OPENS = regex(_SHORT_HEAD + "$")
SHORT_NUMBER = regex(rf"[0-9](?<=\s.)(?<=(?:{_SHORT_ENDS}|\ssố|[\s\S][\s\S][:\s])\s.)(?=\d{{0,4}}{_SHORT_NUMERAL}{_SHORT_END})")
"""A number of a short name behind a space and the last letters of its word; `SHORT_OPENS` then asks for all of them."""
SHORT = regex(rf"{_SHORT_HEAD}(?P<num>\d{{1,5}}{_SHORT_NUMERAL}){_SHORT_END}")
"""A short name, to be completed from a citation before it: `Quyết định 5969`, `Thông tư số 12/2025`."""

NUMBER_LINE = regex(
    r"^[\s>*_#-]*(?:(?:Luật|Nghị quyết|Pháp lệnh|LUẬT|Lệnh)\s+)?[Ss][ốồôốỐ]\s*[:.]?[\s*_]*$",
)
NUMBER_LINE_AFTER = regex(r"[\s*_.]*(?:$|(?:[^\W\d_]|[ .])+,\s*ngày|\t|V/v|v/v)")
"""What may stand around a document's own number on its line, nothing or the place and date."""
