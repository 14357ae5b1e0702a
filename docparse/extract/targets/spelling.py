"""Words of quantity that a scan misread: a lower-cased stretch in, the same with `duới 5%`, `trong dó`, `tý đồng` as they were meant, out.

The engine loses marks, not letters, so a word is known by its letters alone where a number or its neighbours say which it is. Every word is
put right at its own length: all offsets stay. The printed text is never touched.
"""

from __future__ import annotations

from docparse.extract.targets.words import WORDS
from docparse.text.normal import strip_marks
from docparse.text.regex import regex

_NUMBERED = {
    "khong duoi": "không dưới", "khong qua": "không quá", "khong vuot qua": "không vượt quá", "khong thap hon": "không thấp hơn",
    "khong it hon": "không ít hơn", "khong cao hon": "không cao hơn", "it nhat": "ít nhất", "toi thieu": "tối thiểu", "toi da": "tối đa",
    "nhieu nhat": "nhiều nhất", "tren duoi": "trên dưới", "xap xi": "xấp xỉ", "tren": "trên", "duoi": "dưới", "khoang": "khoảng",
}  # fmt: skip
"""Before a number."""
_ANYWHERE = {
    "tro len": "trở lên", "tro xuong": "trở xuống", "trong do": "trong đó", "phan dau": "phấn đấu", "ty le": "tỷ lệ", "ty dong": "tỷ đồng",
    "trieu dong": "triệu đồng", "so voi": "so với", "binh quan": "bình quân", "muc tieu": "mục tiêu",
}  # fmt: skip
_WORDS = _NUMBERED | _ANYWHERE
_MISREAD = regex(rf"(?<!\w)(?:(?:{'|'.join(_NUMBERED)})(?= [\d<>]| từ \d)|(?:{'|'.join(_ANYWHERE)})(?!\w))")

_DAMAGE: list[str] = WORDS["damage"]
"""What a misread paper holds most often; looked for before a paper is read letter by letter."""


_ALIKE = regex(
    r"[tkiìíỉĩị](?<!\w.)(?!(?:(?<=t)(?:ối thiểu|ối đa)|(?<=í)t nhất|(?<=k)hông (?:dưới|quá|vượt quá)) )"
    r"(?:[oòóỏõọôồốổỗộ](?<=t.)i (?:thi[eèéẻẽẹêềếểễệ]u|đ[aàáảãạ])|t(?<=[iìíỉĩị].) nh[aàáảãạâầấẩẫậăằắẳẵặ]t"
    r"|h(?<=k.)[oòóỏõọôồốổỗộơờớởỡợ]ng (?:d[uùúủũụưừứửữự][oòóỏõọơờớởỡợ]i|(?:v[uùúủũụưừứửữự][oòóỏõọơờớởỡợ]t )?qu[aàáảãạ])) (?=\d)"
)
"""The same letters with other marks, before a number: `tối thiều 5`."""


def is_damaged(lowered: str) -> bool:
    """Whether a text holds misread words of quantity."""
    return any(word in lowered for word in _DAMAGE) or _ALIKE.search(lowered) is not None


def settle(lowered: str) -> str:
    """The stretch with its words of quantity put right, of the same length.

    >>> settle("đạt duới 5%, trong dó không qúa 2%")
    'đạt dưới 5%, trong đó không quá 2%'
    """
    out = lowered
    for match in _MISREAD.finditer(strip_marks(lowered)):
        meant = _WORDS[match[0]]
        if lowered[match.start() : match.end()] != meant:
            out = out[: match.start()] + meant + out[match.end() :]
    return out
