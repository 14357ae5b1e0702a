"""A word as the engine spelled it in, its letters as they are printed out: what can only be a misreading is mended.

Each rule changes what cannot stand in a Vietnamese paper: `QĐÐ-UBND` has one letter twice, no word begins with an f.
"""

from __future__ import annotations

import re

from docparse.document import Word
from docparse.read.scan.decode import Alternatives
from docparse.text.regex import regex
from docparse.text.syllables import is_syllable

_ALPHABET = frozenset("aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵz")
_GOVERNMENT = regex(r"(?<=/NĐ)[-–:.]?[cC][pP](?=[.,;:)]*$)|^(?:cP|Cp)(?=[.,;:)]*$)")
"""The end of a decree's symbol (`26/2025/NĐ-cP`, `NĐ:CP`): a C differs from a c by its height alone."""
_INNER_MARK = regex(r"(?<=[^\W\d_])\?(?=[^\W\d_])")
_NAME_MARK = regex(r"^([A-ZĐ][a-z]?)[ˆ°”“\"´`^?*~][’'?]?(?=[^\W\d_]{2,}$)")
"""The apostrophe of a name (`H’Bơ`, `Bh’nướch`) in what engines make of it (`H°Bơ`, `Hˆ?Bơ`)."""
_PREMIER = regex(r"(?<![^\W\d_])TT(?:[A-ZĐ][gợ]|eg|(?:(?<=[QC][ĐT]-TT)[E8€]))(?![^\W\d_])")
"""`TTg`, the only short name of an office with one small letter at its end, which engines give a letter more (`TTEg`, `QĐ-TTE`)."""
_ONE_INSIDE = regex(r"(?<=[^\W\d_])1(?=[^\W\d_])")
"""A figure inside a word (`g1ao`)."""
_LOST_SLASH = regex(r"(?<=/(?:19|20)\d\d)(?=(?:NĐ|QĐ|TTLT|TT|NQLT|NQ|CT|(?:UBTV)?QH[IlÌÍ]?|PL)\d{0,2}(?:-[A-ZĐ]|[.,;:)]*$))")
"""A year and the symbol behind it run together (`42/2010NĐ-CP`): every number of the State since 1996 has a slash between them."""
_BRACKET_OF_Q = regex(r"(?<=[A-ZĐ])\((?=Q(?![^\W\d_]))")
"""The left half of a Q read as a bracket before it (`MTT(Q`)."""
_PARTY_CODE = regex(r"(?<=\d)(-(?:CT|NQ|QĐ|QyĐ|KL|HD|KH|BC|TB|TTr|CTr|CV))[7l1|](?=(?:TW|TU|HU|TĐ|ĐU|BTG|BTC|UB)[A-ZĐ]*\b)")
"""The slash of a Party's symbol read as a digit (`05-CT7TW`)."""
_DIRECTIVE_CODE = regex(r"(?<=\d-C)[17lI][7l1|/](?=TW\b)")
"""The end of CT and the slash behind it, both read as figures (`05-C17TW`)."""
_STROKE_IN_CODE = regex(r"(?<=\d/)[17l|](?=(?:NQ|QĐ|CT|KH|TB|HD|BC|TTr|CTr|KL|NĐ|CV)[-/])")
"""A slash read twice, as itself and as a digit (`02/7NQ-ĐUB`)."""
_SOLIDUS = regex(r"(?<=[\dA-ZĐ])(?:[/⁄]?⁄[/⁄]?)(?=[\dA-ZĐ])")
"""The engine's fraction slash, alone or beside a slash: print has one slash there."""
_ASSEMBLY = regex(r"(?<=[/-])(UBTV)?[QO0]H([IlÌÍ|\d]{2,3})(?=[.,;:)]*$)")
"""The symbol of an act of the National Assembly with its term: `UBTVOHII`, `QHI5`; a stroke read twice (`QHI15`) is one."""
_LAST_TERM = 19
_QUOTE_TWICE = regex(r"^['‘`\"“](?=“\w)")
"""An opening quotation mark read as two."""
_EIGHT = regex(r"(?<=\d)§(?=\d*[-/][\dA-ZĐ])|^§(?=\d*[-/][\dA-ZĐ])")
"""An 8 in a number with a symbol or a date (`0§-CTr/TU`): nothing there is a section sign."""
_MARKED_SPECK = regex(rf"(?<=[A-ZĐ]{{2}})[{''.join(sorted(char for char in _ALPHABET if not char.isascii()))}](?=[A-ZĐ]{{2}})")
"""A speck among capitals, read as a letter (`UBẵND`)."""


def mend_letters(word: Word, letters: Alternatives) -> tuple[Word, Alternatives]:
    """One Đ for the two that the engine gives where it wavers between codes, and letters of other alphabets as Vietnamese ones.

    A question mark inside a word is the apostrophe of a name (`Bh’nướch`), a fraction slash between numbers or codes a slash.
    """
    text = word.text
    if (match := _NAME_MARK.match(text)) is not None:
        letters = [*letters[: match.end(1) + 1], *letters[match.end() :]] if len(letters) == len(text) else []
        text = f"{match[1]}’{text[match.end() :]}"
    if "1" in text[1:-1] and text.islower() and is_syllable((inside := _ONE_INSIDE.sub("i", text)).rstrip(".,;:)”")):
        text = inside
    if "?" in text[1:-1]:
        text = _INNER_MARK.sub("’", text)
    if "(Q" in text and ")" not in text:
        text = _BRACKET_OF_Q.sub("", text)
    if "⁄" in text:
        text = _SOLIDUS.sub("/", text)
    if "-" in text:
        text = _DIRECTIVE_CODE.sub("T/", _PARTY_CODE.sub(r"\1/", text))
    if "/" in text:
        text = _ASSEMBLY.sub(_assembly, _LOST_SLASH.sub("/", _PREMIER.sub("TTg", _STROKE_IN_CODE.sub("", text))))
    if "NĐ" in text or text[:2] in ("cP", "Cp"):
        text = _GOVERNMENT.sub(lambda match: "-CP" if match.start() else "CP", text)
    if "“" in text:
        text = _QUOTE_TWICE.sub("", text)
    if "§" in text:
        text = _EIGHT.sub("8", text)
    if text[:1] == "f" and not text.isascii() and is_syllable("t" + text[1:].rstrip(".,;:)”")):
        text = "t" + text[1:]  # no word of the language begins with an f
    if (match := _MARKED_SPECK.search(text)) is not None and not is_syllable(text.lower()):
        text, letters = text[: match.start()] + text[match.end() :], []
    if "Ð" in text or "ĐĐ" in text:
        keep = [i for i, char in enumerate(text) if not (char in "ÐĐ" and i and text[i - 1] in "ÐĐ")]
        letters = [letters[i] for i in keep] if len(letters) == len(text) else []
        text = "".join(text[i] for i in keep).replace("Ð", "Đ")
    if not text.isascii() and len(letters) == len(text):
        spelled = [
            next((other for other, _ in own[1:4] if other.lower() in _ALPHABET and other.isupper() == char.isupper()), char)
            if char.isalpha() and char.lower() not in _ALPHABET
            else char
            for char, own in zip(text, letters, strict=True)
        ]
        letters = [[(char, own[0][1]), *own[1:]] for char, own in zip(spelled, letters, strict=True)]
        text = "".join(spelled)
    word.text = text
    return word, letters


def _assembly(match: re.Match[str]) -> str:
    """`UBTVQH11` for `UBTVOHII`: no term of the National Assembly has more than two figures."""
    term = re.sub(r"\D", "1", match[2])
    term = term[1:] if len(term) == 3 and term[0] == "1" else term
    return f"{match[1] or ''}QH{term}" if len(term) == 2 and 1 < int(term) <= _LAST_TERM else match[0]
