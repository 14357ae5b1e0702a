"""Words of a line as the engine cut and spelled them in, the words as they are printed out: what can only be a misreading is mended.

Each rule changes what cannot stand in a Vietnamese paper: `QĐÐ-UBND` has one letter twice, `l6` and `§.` are numbers, `HI.` at the
head of a line is III. Where the engine gave other letters for the same ink, only these are taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from docparse.authority.types import codes_by_symbol, types_by_name
from docparse.document import Word
from docparse.read.scan.decode import Alternatives, decide, language_model, readings, syllable_key
from docparse.read.scan.mend_letters import mend_letters
from docparse.text.normal import fold
from docparse.text.regex import regex
from docparse.text.syllables import is_syllable

_DIGIT_LIKE = {"l": "1", "I": "1", "]": "1", "|": "1", "Ì": "1", "Ï": "1", "Í": "1", "í": "1", "ì": "1", "!": "1",
               "O": "0", "o": "0", "ó": "6", "Ó": "6", "§": "8", "Š": "8"}  # fmt: skip
_MAYBE_DIGIT = _DIGIT_LIKE | {"S": "5", "G": "6", "ø": "6", "T": "7", "B": "8", "Z": "2"}
_ITEM = regex(r"^[(]?[\dlI\]|ÌÏÍíìoOóÓ§ŠSGøTBZ]{1,4}[.,;:)/]{0,2}$")
_DATE_LIKE = regex(r"^[(]?(?:[\dlIìÌoOóÓ]{1,4}[./-]){1,2}[\dlIìÌoOóÓ]{1,4}[.,;:)]{0,2}$")
_QUARTER = regex(r"^(?:I{1,3}|IV)[./-](?:19|20)\d\d\b")
"""A quarter of a year: engines read 11 as l1, ll or 1I, hardly ever as two capitals."""
_POINTS = regex(r"^(\d{1,3}|[lI]\d?)\.{2,4}$")
_LONE_ITEM = regex(r"^\d{1,2}[;:,]$")
_ROMAN_LIKE = regex(r"^(?P<n>[IHl1TVX]{2,5})\.(?:\d{1,2}\.?)?$")
_STROKE_AND_POINT = regex(r"^(?P<n>[IVX]{0,4})L\.?(?P<rest>\d{1,2}(?=\.?$)|[A-ZĐÀ-Ỹ][a-zà-ỹđ]{1,6}(?![^\W\d_]))")
_TERM, _TERMS = regex(r"^(?P<n>H|[IVXHl1]{2,6})(?=\W*$)"), frozenset(("thứ", "khóa", "khoá"))
"""`Đại hội … lần thứ XIH`: the number of a congress or a term."""
_CHAPTER = regex(r"^(?P<n>[IHl1VX]{1,5})[.:]?$")
_ROMAN = regex(r"^(?:X{0,2})(?:IX|IV|V?I{0,3})$")
_GLUED_ITEM = regex(r"^((?:[IVX]{1,5}|\d{1,2}|[IVXHLl1]{2,5}(?=.[A-ZĐÀ-Ỹ]{2}))[.)])([^\W\d_]{2,}\S*)$")
_GLUED_PART = regex(r"^(PHẦN|CHƯƠNG|MỤC|Phần|Chương)([IVX]{1,5}[.:]?)$")
_GLUED_YEAR = regex(r"^([^\W\d_]{2,6})((?:19|20)\d\d[.,;:)]?)$")
_GLUED_AUTHORITY = regex(r"^((?:KT|TM|TL|TUQ|QĐ|Q)\.)([^\W\d_]{2,}\S*)$")
_DAY_CUT, _MONTH_YEAR = regex(r"^\d{1,2}[./-]$"), regex(r"^\d{1,2}[./-]\d{4}\b")
_PARTS = frozenset(["chương", "phần"])
"""What a Roman number stands behind, alone in the line or with the title."""
_CITED = regex(r"^(\d{1,5}(?:/\d{4})?[/-]|/)([^\W\d_]{1,4}[:;.]?)([-/][A-ZĐƯ]{2}\S*)$")
_PROPOSAL = regex(r"^T[TIlÌÍỊF][TIlF]?r$")
"""`TTr` as engines read its strokes: no other type has a symbol with an r at its end."""
_STROKES = regex(r"^(?:[IlÌÍÏTHJ1|!7]{2}|[IlÌÍÏHJ|!])$")
"""What engines make of a 1 or an 11 in a date; of an H both strokes."""
_NUMBER_WORD = regex(r"(?:S[ốỐ]|sỐ)\.?$")
"""What engines make of `số`, whose small letters have the shape of its capitals."""
_HORNED = (("ir", "ư"), ("r", "ư"))
"""What engines make of an ư in Times (`đầu tir`, `đầu tr`): no syllable has an r behind its beginning."""
_ONE_LIKE = frozenset("]|!lIìíÌÍ")
_BEFORE_ONE = frozenset(("khoản", "Khoản", "điều", "Điều", "điểm", "Điểm"))
_BEFORE_DAY = frozenset(("ngày", "tháng", "năm", "khi", "hết", "mắt", "tiên"))
"""What stands behind `trước` and never behind `rước`."""
_ROUND = "“”\"'(),;:.-"
_GLUED_UNIT = regex(r"^([-–+]?)([^\W\d_]{2,7}?)([A-ZĐ]{2,}\S*)$")
_GLUED_COMMA = regex(r"^([^\W\d_]{2,}[,;])([^\W\d_]{2,}[.,;:]?)$")
_GLUED_ANNEX = regex(r"^(PHỤ|Phụ)((?:LỤC|lục)\S*)$")
_GLUED_ANNEX_NUMBER = regex(r"^(LỤC|lục)([IVXH]{1,4}[.:]?|\d{1,2}[.:]?)$")
_GLUED = (_GLUED_ANNEX, _GLUED_ANNEX_NUMBER, _GLUED_ITEM, _GLUED_PART, _GLUED_YEAR, _GLUED_AUTHORITY, _GLUED_COMMA)

_SPELLED = 0.8
"""The most that a word is trusted that was spelled by the engine's second thoughts."""


def mend(words: Sequence[tuple[Word, Alternatives]]) -> list[tuple[Word, Alternatives]]:
    """The words of one line, mended; boxes of words that are parted are parted by their letters."""
    joined: list[tuple[Word, Alternatives]] = []
    for word, letters in words:
        word, letters = mend_letters(word, letters)
        if joined and (_continues(joined[-1][0], word) or _ends_date([own for own, _ in joined[-2:]], word)):
            last, before = joined.pop()
            joined.append((together(last, word), [*before, *letters] if before and letters else []))
        else:
            joined.append((word, letters))
    out: list[tuple[Word, Alternatives]] = []
    row = [word for word, _ in joined]
    _spell_symbols(row)
    _spell_months(row)
    _spell_number_words(row)
    for index, (word, letters) in enumerate(joined):
        word.text = _number(word.text, letters)
        if index == 0:
            word.text = _roman(_item(word.text, alone=len(joined) == 1))
            _spell_stop(word)
        else:
            word.text = _in_one_case(word.text, joined[index - 1][0].text)
            if index == 1 and "H" in word.text and joined[0][0].text.lower() in _PARTS:
                word.text = _roman(word.text, _CHAPTER)
            if "H" in word.text and joined[index - 1][0].text.lower() in _TERMS:
                word.text = _roman(word.text, _TERM)
        for part, own in _parted(word, letters):
            out.extend(_unit(part, own))
    return out


def _spell_stop(word: Word) -> None:
    """A Roman number at the head of a line whose last stroke and point were read as L (`ILNội` is II.Nội, `IIIL2.` III.2.), in place."""
    match = _STROKE_AND_POINT.match(word.text)
    if match is None or not (match["rest"].isdigit() or (match["rest"].istitle() and is_syllable(match["rest"].lower()))):
        return
    word.text = f"{match['n']}{'' if match['n'].endswith('III') else 'I'}.{match['rest']}{word.text[match.end() :]}"
    word.confidence = max(word.confidence or 0.0, _SPELLED)


def _spell_symbols(words: Sequence[Word]) -> None:
    """The symbol of a cited paper as the type before its number has it, where it is no symbol and one letter is off, in place.

    `Tờ trình số 12/TTY-SXD` cites 12/TTr-SXD. Symbols of the types: NĐ 30/2020, Phụ lục III.
    """
    for at, word in enumerate(words):
        match = _CITED.match(word.text)
        if match is None or match.group(2) in codes_by_symbol():
            continue
        if _PROPOSAL.match(match.group(2)):
            word.text, word.confidence = f"{match.group(1)}TTr{match.group(3)}", min(word.confidence or 0.0, _SPELLED)
        if at == 0:
            continue
        before = [fold(other.text.strip(_ROUND)) for other in words[max(0, at - 4) : at]]
        named = " ".join(before[:-1] if before[-1] == "so" else before)
        found = next((item for name, item in types_by_name().items() if f" {named}".endswith(f" {name}")), None)
        own = [symbol for symbol in found.symbols if _one_off(match.group(2), symbol)] if found else []
        if own:
            word.text = match.group(1) + own[0] + match.group(3)
            word.confidence = min(word.confidence or 0.0, _SPELLED)


def _one_off(read: str, symbol: str) -> bool:
    """Whether the two differ by one letter that is another, or that was read too much behind the rest."""
    if len(read) == len(symbol):
        return sum(a != b for a, b in zip(read, symbol, strict=True)) == 1
    return len(read) == len(symbol) + 1 and read.startswith(symbol)


def _spell_months(words: Sequence[Word]) -> None:
    """The strokes of a month between `tháng` and `năm` as figures (`tháng II năm 2019`), no speck in the date, in place."""
    for at, word in enumerate(words):
        before, after = words[at - 1].text if at else "", words[at + 1].text if at + 1 < len(words) else ""
        if word.text[:-1] in ("ngày", "tháng") and word.text[-1] in ".,;" and after[:1].isdigit():
            word.text = word.text[:-1]
        if (before, after) in (("ngày", "tháng"), ("tháng", "năm")) and word.text[-1] in ".,;:'`" and word.text[:-1].isdigit():
            word.text = word.text[:-1]
        if not _STROKES.match(word.text) or before not in ("tháng", "") or after not in ("năm", "") or not before + after:
            continue  # a month may end or begin its line
        if not before and (len(word.text) < 2 or word.text == "II"):
            continue  # of a quarter
        month = "11" if word.text == "H" or len(word.text) == 2 else "1"
        if word.text != month:
            word.text, word.confidence = month, min(word.confidence or 0.0, _SPELLED)


def _spell_number_words(words: Sequence[Word]) -> None:
    """`số` amid small letters (`Luật đó, SỐ. 12/2031/QH15 và`, `một Số điều`), whose letters differ by their height alone, in place."""
    for at, word in enumerate(words):
        if not 0 < at < len(words) - 1 or not _NUMBER_WORD.match(word.text):
            continue
        if word.text[0] == "s":
            word.text = "số"
            continue
        before, after = words[at - 1].text, words[at + 1].text
        spelled = [other.text for other in words if other.text.isalpha() and len(other.text) > 2]
        numbered = word.text[1] == "Ố" and after[0].isdigit() and bool(spelled) and all(text[1:].islower() for text in spelled)
        if numbered or (before.isalpha() and before.islower() and after.isalpha() and after.islower()):
            word.text, word.confidence = "số", min(word.confidence or 0.0, _SPELLED)


def spell_pairs(words: Sequence[Word]) -> None:
    """What the word beside it tells, in place: `khoản ]` is khoản 1, `rước ngày` trước ngày, `Thị đua` thi đua, `đầu tir` đầu tư."""
    for before, word in pairwise(words):
        if before.text in _BEFORE_ONE and word.text in _ONE_LIKE:
            word.text, word.others = "1", ()
        elif before.text == "rước" and word.text in _BEFORE_DAY:
            before.text, before.others, before.confidence = "trước", (), max(before.confidence or 0.0, 0.5)
        elif before.text in ("Thị", "thị") and word.text.startswith("đua"):
            before.text, before.others = before.text[:2] + "i", ()
        elif "r" in word.text[1:] and (horned := _horned(before.text, word.text)) is not None:
            word.text, word.others, word.confidence = horned, (), max(word.confidence or 0.0, 0.5)


def _horned(before: str, text: str) -> str | None:
    """A word with an ư for the r that cannot stand in it, where the language has it behind the word before."""
    model = language_model()
    core = text.rstrip(_ROUND)
    if model is None or not core.isalpha() or not core.islower() or is_syllable(core):
        return None
    for read, printed in _HORNED:
        spelled = core[0] + core[1:].replace(read, printed, 1)
        if is_syllable(spelled) and model.together(syllable_key(before), syllable_key(spelled)):
            return spelled + text[len(core) :]
    return None


def _continues(last: Word, word: Word) -> bool:
    """Whether the engine cut one printed word at a hyphen, a slash or a point: hardly a gap, and a code or a number around it."""
    a, b = last.text, word.text
    height = min(last.box[3] - last.box[1], word.box[3] - word.box[1])
    gap = word.box[0] - last.box[2]
    if not -height < gap < 0.2 * height:
        return False
    if a[-1] in "-/" and len(a) > 1 and (a[-2].isdigit() or a[-2].isupper() or "/" in a) and (b[0].isdigit() or b[0].isupper()):
        return True
    if b[0] in "-/" and len(b) > 1 and (b[1].isupper() or b[1].isdigit()) and (a[-1].isdigit() or a[-1].isupper() or "/" in a):
        return True
    return gap < 0.12 * height and a[-1] in ".,/" and len(a) > 1 and a[-2].isdigit() and b[0].isdigit()


def _ends_date(before: Sequence[Word], word: Word) -> bool:
    """Whether a date was cut behind its day: `ngày 15. 4.2010`."""
    if len(before) < 2 or before[0].text.lower() != "ngày" or not _DAY_CUT.match(before[1].text) or not _MONTH_YEAR.match(word.text):
        return False
    return word.box[0] - before[1].box[2] < word.box[3] - word.box[1]


def together(a: Word, b: Word) -> Word:
    """Two words as one; a dash or slash that ends one and begins the other stands once."""
    text = a.text[:-1] + b.text if a.text[-1] in "-/" and b.text[0] == a.text[-1] else a.text + b.text
    box = (min(a.box[0], b.box[0]), min(a.box[1], b.box[1]), max(a.box[2], b.box[2]), max(a.box[3], b.box[3]))
    scores = [score for score in (a.confidence, b.confidence) if score is not None]
    return Word(text, box, min(scores) if scores else None, a.bold, a.italic, a.size)


def _number(text: str, letters: Alternatives) -> str:
    """Digits for the letters that stand between digits: `l6.`, `1ó.`, `2]`; `§.` alone is an item too."""
    if text in ("§.", "§)"):
        return "8" + text[1]
    if not any(char.isdigit() for char in text) or (text.isascii() and not any(char.isalpha() or char in "]|!" for char in text)):
        return text
    if not (_ITEM.match(text) or _DATE_LIKE.match(text)) or _QUARTER.match(text):
        return text
    out = []
    for index, char in enumerate(text):
        digit = _DIGIT_LIKE.get(char)
        if digit is None and char in _MAYBE_DIGIT and len(letters) == len(text):
            digit = next((other for other, _ in letters[index] if other == _MAYBE_DIGIT[char]), None)
        out.append(digit or char)
    return "".join(out)


def _item(text: str, *, alone: bool) -> str:
    """The number of an item at the head of a line: one point after it (`3...`, `l..`); where it stands alone a mark is a point too."""
    match = _POINTS.match(text)
    if match:
        return match.group(1).replace("l", "1").replace("I", "1") + "."
    return text[:-1] + "." if alone and _LONE_ITEM.match(text) else text


def _roman(text: str, shape: re.Pattern[str] = _ROMAN_LIKE) -> str:
    """A Roman numeral at the head of a line: the engine draws two strokes together (`HI.` for III., `Chương H` for II)."""
    match = shape.match(text) if "H" in text else None
    if match is None:
        return text
    spelled = match["n"].replace("H", "II").replace("l", "I").replace("1", "I").replace("T", "I")
    return spelled + text[match.end("n") :] if _ROMAN.match(spelled) else text


def _in_one_case(text: str, before: str) -> str:
    """A syllable that begins in capitals and ends in small letters (`bổ SUNg`) in the case of the word before it: print has none such."""
    if not (text[:2].isupper() and text[-1:].islower() and text.isalpha() and before.isalpha() and is_syllable(text.lower())):
        return text
    model = language_model()
    if model is None or syllable_key(text) not in model:
        return text
    return text.lower() if before.islower() else text.upper() if before.isupper() and len(before) > 1 else text


def _parted(word: Word, letters: Alternatives) -> list[tuple[Word, Alternatives]]:
    """Two words for one that the engine ran together."""
    text = word.text
    if len(text) < 4:
        return [(word, letters)]
    match = next((found for pattern in _GLUED if (found := pattern.match(text))), None)
    at = match.end(1) if match else _joint(text) or _seam(text)
    if not at:
        return [(word, letters)]
    x0, y0, x1, y1 = word.box
    middle = x0 + (x1 - x0) * at / len(text)
    cut = len(letters) == len(text)
    first = Word(text[:at], (x0, y0, middle, y1), word.confidence, word.bold, word.italic, word.size)
    second = Word(text[at:], (middle, y0, x1, y1), word.confidence, word.bold, word.italic, word.size)
    return [(first, letters[:at] if cut else []), *_parted(second, letters[at:] if cut else [])]


def _joint(text: str) -> int:
    """Where the second of two or three syllables with capitals begins that were run together (`PhúcSơn`, `XãPhúcSơn`); 0 for none.

    At least one has a mark: `VietinBank` and the like are printed so.
    """
    if text.isascii() or not text.isalpha():
        return 0
    heads = [at for at, char in enumerate(text) if char.isupper()]
    parts = [text[a:b] for a, b in pairwise([*heads, len(text)])]
    if not 2 <= len(parts) <= 4 or heads[0] or not all(len(part) > 1 and is_syllable(part) for part in parts):
        return 0
    return heads[1]


def _unit(word: Word, letters: Alternatives) -> list[tuple[Word, Alternatives]]:
    """A unit and the short name run on to it (`-EhòngNVVH`): parted, and the unit spelled by the letters that the engine saw as well."""
    match = _GLUED_UNIT.match(word.text)
    model = language_model()
    if match is None or model is None or len(letters) != len(word.text) or not match.group(2).istitle():
        return [(word, letters)]
    start, end = match.span(2)
    options = readings(match.group(2), letters[start:end])
    if len(options) == 1:
        spelled = match.group(2)
    elif is_syllable(match.group(2)) and syllable_key(match.group(2)) in model:
        spelled = options[decide([options])[0]][0]
    else:
        options = options[1:]  # what is no syllable cannot stand
        spelled = options[decide([options])[0]][0]
    if syllable_key(spelled) not in model:
        return [(word, letters)]
    x0, y0, x1, y1 = word.box
    out: list[tuple[Word, Alternatives]] = []
    for at, stop, text in ((0, start, match.group(1)), (start, end, spelled), (end, len(word.text), match.group(3))):
        if text:
            box = (x0 + (x1 - x0) * at / len(word.text), y0, x0 + (x1 - x0) * stop / len(word.text), y1)
            changed = text != word.text[at:stop]
            rows = zip(text, letters[at:stop], strict=True)
            own = [[(char, row[0][1]), *(pair for pair in row if pair[0] != char)] for char, row in rows]
            sure = min(word.confidence or 0.0, _SPELLED) if changed else word.confidence
            out.append((Word(text, box, sure, word.bold, word.italic, word.size), own))
    return out


def _seam(text: str) -> int:
    """Where two syllables were run together (`hànhchính`): only a pair that is known to stand side by side is parted; 0 for none."""
    core = text.rstrip(".,;:)")
    if len(core) < 5 or not core.isalpha() or core.isascii() or is_syllable(core) or (core.isupper() and len(core) < 7):
        return 0
    model = language_model()
    if model is None:
        return 0
    for at in range(2, len(core) - 1):
        first, second = core[:at], core[at:]
        if second[0].isupper() != core[-1].isupper() and not second[0].isupper():
            continue
        if is_syllable(first) and is_syllable(second) and model.together(syllable_key(first), syllable_key(second)):
            return at
    return 0
