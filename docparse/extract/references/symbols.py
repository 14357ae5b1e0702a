"""Codes inside symbols: the organs of the Party and of the State by their form, and the types that codes of joint papers stand for.

Sources: FACTS 1.5, 2.2, 2.4, 2.6 and the table of bodies. What separates State from Party decides the separators of a number.
"""

from __future__ import annotations

from docparse.text.regex import regex

_PARTY_EXACT = regex(
    r"(?:TW|TU|TƯ|HU|QU|ThU|THU|TxU|ĐU|ĐUK|VPTW|VPTU|VPHU|(?:UBKT|BTC|BTG|BDV|BTGDV|BNC|BKT|BCSCL|BĐN|BCĐ|HĐLL|BTV|"
    r"BTVĐU|BCSĐ|BBVCSSK|TTVH)(?:TW|TU|HU|QU|ĐU)|ĐUCP|ĐUQH|ĐU(?:QS|CA|BP|BĐBP|CQ|DN|QĐ)|ĐUK[A-ZĐ]{1,8}|BCSĐ\w{0,8}|TW[A-ZĐ]{2,6}|HNDTW)"
)
PARTY_SWAPS = regex(
    r"(?:TW|TU|TƯ|HU|QU|ThU|ĐU|ĐUK|VPTW|VPTU|(?:UBKT|BTC|BTG|BDV|BTGDV|BNC|BKT|BCSCL|BĐN)(?:TW|TU|HU)|ĐU(?:QS|CA|BP|BĐBP|CQ|DN|QĐ)|TW(?:ĐTN|HSV|HLHTN|HLHTNVN))"
)
STATE = regex(
    r"(?:CP|TTg|UBND|HĐND|VPCP|VPQH|VPCTN|CTN|NHNN|TTCP|UBDT|BHXH|BHXHVN|KTNN|TANDTC|VKSNDTC|VKSTC|TLĐ|LĐLĐ|VPUBND|CTUBND|"
    r"B(?:QP|CA|NG|TP|CT|VHTTDL|GDĐT|YT|NV|TC|XD|KHCN|NNMT|DTTG|KHĐT|GTVT|TNMT|NNPTNT|NN|TTTT|LĐTBXH|VHTT|BCVT|TM|CN|CĐT)|BTĐKT|HĐTĐKT|"
    r"S(?:YT|NV|GDĐT|TC|KHĐT|XD|GTVT|NN|NNMT|NNPTNT|TNMT|KHCN|TTTT|LĐTBXH|VHTTDL|VHTT|VHTTTTDL|CT|TP|DTTG|NG|DL|QHKT))"
)
ORGANS_WITH_Đ = {
    code.replace("Đ", "D"): code
    for code in (  # noqa: SIM905 - a table reads better as words
        "BGDĐT BKHĐT BLĐTBXH SGDĐT SKHĐT SLĐTBXH PGDĐT LĐLĐ TLĐ BTĐKT HĐTĐKT BVĐK BVĐKT BĐKH BCĐ BCĐTW TWĐTN "
        "TĐTN ĐTN ĐHQG ĐHQGHN ĐĐBQH BĐNTW CĐYT CĐN CĐCS TĐKT LĐTBXH GDĐT ĐHYHN HĐND BĐDCĐ VPĐĐBQH"
    ).split()
}  # fmt: skip
_OTHER_ORGAN = regex(
    r"(?:[A-ZĐ]{1,8}TW|TĐTN|MTTQ|MTTW|ĐHQG\w*|ĐH[A-ZĐ]{1,8}|TTG|Ttg|GP|CF|TIg|HDND|UBNĐ|HĐNĐ|VB[A-ZĐ]+|TTLT|HĐTĐKT|"
    r"TCT|TCHQ|CĐ[A-ZĐ]{1,4}|ĐTN|CCB|HND|LHPN|BCĐ[A-ZĐ]*)"
)
_LAW_ORGAN = regex(r"(?:QH|UBTVQH)[0-9OoSlIZB|]{1,2}")
TYPES_BY_CODE = {
    "CTPH": "CTr", "CTHĐ": "CTr", "CTR": "CTr", "CTHD": "CTr", "CTLT": "CTr", "KHLT": "KH", "KHPH": "KH", "KHLN": "KH",
    "HDLT": "HD", "HDLN": "HD", "NQLT": "NQ", "QCPH": "QC", "QCLN": "QC", "QyC": "QC", "QLPH": "QC", "TTR": "TTr",
    "QYĐ": "QyĐ", "TBKL": "TB", "KLTT": "KL", "KNTT": "KL", "BCTĐ": "BC", "BCLN": "BC", "PLPĐ": "LPĐ",
}  # fmt: skip
NO_TYPE = {"GP", "GPXD", "SL", "VB", "QT", "L", "LCT", "ĐH", "TTHĐBT", "ML", "ĐATW", "ĐNTT", "QĐND", "TTHĐ"}


def is_known_organ(code: str) -> bool:
    """Whether a group of a symbol is the organ of a body that we know by its form (FACTS 8, `bodies.tsv`)."""
    code = code.split(".")[0]
    return bool(_PARTY_EXACT.fullmatch(code) or STATE.fullmatch(code) or _OTHER_ORGAN.fullmatch(code) or _LAW_ORGAN.fullmatch(code))


def is_party_organ(code: str) -> bool:
    """Whether a group of a symbol is an organ of the Party by its form (`HU`, `BTVTU`, `ĐUK`)."""
    return bool(_PARTY_EXACT.fullmatch(code.split(".")[0]))


_UNITS = frozenset(
    (  # noqa: SIM905 - a table reads better as words
        "CCHC CCVC CTTĐ ĐCT ĐTCT GDMN GDTH GDTrH GDTX HCTC KGVX KHĐT KHTC KHTH KSTT KSTTHC KTN KTNS KTTH NCPC NNMT NNTN NVYT QLNN TCCB "
        "TCCV TCHC TĐKT THNV TKTH TTr VHXH VX4 VX6 VX3"
    ).split()
)
"""Units that draft letters and groups that stand at their place; those of one or two letters tell too little."""
_READ_TWICE = {"W": "V", "M": "I", "B": "P", "T": "I", "6": "G", "C": "G"}
"""A last letter and what the engine finds beside it besides the letter itself: `TVW`, `NNMIT`, `TCCPB`."""


def read_once(code: str) -> str | None:
    """The known group whose one letter was read twice (`BYTT`, `VPTVW`, `TCCPB`); None where there is none, or more than one.

    >>> read_once("BYTT"), read_once("KSTTT"), read_once("BYT")
    ('BYT', 'KSTT', None)
    """
    if is_known_organ(code) or code in _UNITS or len(code) < 4:
        return None
    found = set()
    for at, char in enumerate(code):
        beside = code[max(0, at - 1) : at] + code[at + 1 : at + 2]
        rest = code[:at] + code[at + 1 :]
        if (char in beside or any(_READ_TWICE.get(other) == char for other in beside)) and (rest in _UNITS or _is_named(rest)):
            found.add(rest)
    return found.pop() if len(found) == 1 else None


def _is_named(code: str) -> bool:
    """Whether a group is an organ that the tables name, or one of the Centre: what only looks like an organ tells too little."""
    return bool(_PARTY_EXACT.fullmatch(code) or STATE.fullmatch(code) or (code.endswith("TW") and _OTHER_ORGAN.fullmatch(code)))


_ALIKE = ("I1lTLJH!", "OQ0DĐCG", "BĐ8DE", "S5B", "KXRH", "NMHW", "YVrtfi", "PFR")
"""Letters that OCR takes for each other in symbols (FACTS 9.3, 9.4)."""


def one_letter_off(read: str, meant: str) -> bool:
    """Whether two codes differ by one letter read wrongly, dropped or added."""
    if len(read) == len(meant):
        wrong = [(a, b) for a, b in zip(read, meant, strict=True) if a != b]
        return len(wrong) == 1 and any(wrong[0][0] in alike and wrong[0][1] in alike for alike in _ALIKE)
    short, long = sorted((read, meant), key=len)
    return len(long) - len(short) == 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
