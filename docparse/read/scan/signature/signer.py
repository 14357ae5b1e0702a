"""Words that an engine read in, the lines of signers spelled out: titles that lost a mark, the `KT.` above a deputy's title.

Titles are few and known (`docparse.authority`), and who signs for whom has a form of its own (NĐ 30/2020, Phụ lục I): so what a seal,
a signature or initials left of them can be told for sure, where a name cannot.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docparse.document import Line, Word
from docparse.read.scan.fixed import runs_of
from docparse.read.scan.signature.seal_words import AUTHORITY, letters_of, titles
from docparse.text.normal import fold
from docparse.text.regex import regex

_SPECKS = frozenset(" ,-'\"`“”‘’._*:;|")
"""What may stand in or beside a title: specks, too."""
_ACTING = regex(r"^(KT|TM|TL|TUQ)[,:;]?$")
_STOPPED = regex(r"^(?:KT|TM|TL|TUQ)\.$")
_TOUCHING = 1.0
_HIGHLAND = regex(r"^([HK])['’‘`]?([A-ZĐ][a-zà-ỹđ]{1,5})$")
_UNSURE = 0.6
_GUESSED = 0.5


def spell_titles(lines: Sequence[Line], letter: float) -> int:
    """Titles of signers in capitals that lost a mark or a space (`CHUTỊCH`, `PHO GIÁM ĐỐC`) spelled as they are; how many were mended.

    Only a run of words that is, letter for letter, a title of `docparse.authority` with nothing beside it is a title for sure.
    """
    return sum(_spelled(line, run) for line, run in list(_runs(lines, letter)))


def spell_deputies(lines: Sequence[Line], letter: float) -> int:
    """`KT. GIÁM ĐỐC` where the line right above PHÓ GIÁM ĐỐC was hardly read but holds GIÁM ĐỐC, or says PHÓ GIÁM ĐỐC too; how many."""
    mended = 0
    runs = list(_runs(lines, letter))
    for _, run in runs:
        text = " ".join(word.text for word in run)
        head = text.removeprefix("PHÓ ")
        if head == text or head not in titles().values():
            continue
        x0, x1, middle = run[0].box[0], run[-1].box[2], _middle(run)
        for line, above in runs:
            own = letters_of(" ".join(word.text for word in above))
            twice = own == letters_of(text)
            if (
                0.8 * letter < middle - _middle(above) < (3.6 if twice else 2.8) * letter
                and min(x1, above[-1].box[2]) - max(x0, above[0].box[0]) > 0.4 * (x1 - x0)
                and letters_of(head) in own
                and len(own) < len(letters_of(head)) + 5
                and (min(word.confidence or 0.0 for word in above) <= _UNSURE or twice)
            ):
                mended += _put(line, above, ["KT.", *head.split()])
                break
    return mended


def spell_authority(lines: Sequence[Line], letter: float) -> int:
    """`KT. CHỦ TỊCH` with its point where a scan has another mark or none before words in capitals; how many were mended."""
    mended = 0
    for _, run in _runs(lines, letter):
        if len(run) > 1 and (match := _ACTING.match(run[0].text)) and run[1].text.isupper() and run[1].text.isalpha():
            run[0].text, run[0].others = f"{match[1]}.", ()
            mended += 1
    return mended


def glue_authority(lines: Sequence[Line], letter: float) -> int:
    """`KT.` and the word that the engine read as one with it (`KT.CHỦ TỊCH`) as one word again, as printed; how many were joined.

    They were parted to be read as words (`docparse.read.scan.mend`), so nothing lies between their boxes.
    """
    joined = 0
    for line, run in list(_runs(lines, letter)):
        if len(run) > 1 and _STOPPED.match(run[0].text) and run[1].text.isupper() and abs(run[1].box[0] - run[0].box[2]) <= _TOUCHING:
            first, second = run[:2]
            first.text, first.others = first.text + second.text, ()
            first.box = (first.box[0], min(first.box[1], second.box[1]), second.box[2], max(first.box[3], second.box[3]))
            line.words = [word for word in line.words if word is not second]
            joined += 1
    return joined


def spell_apostrophes(lines: Sequence[Line], letter: float) -> int:
    """`HYar Niê Kđăm` with its apostrophe, H’Yar, where it opens a line that is a name; how many were mended.

    Names of the Central Highlands begin so (`H’Yar`, `K’Brổi`); of a mark that small an engine often sees nothing.
    """
    mended = 0
    for _, run in _runs(lines, letter):
        first, rest = run[0], run[1:]
        match = _HIGHLAND.match(first.text.lstrip("_.,*"))
        if match and 1 <= len(rest) <= 3 and all(word.text[:1].isupper() and word.text[1:].islower() for word in rest):
            first.text, first.others = f"{match[1]}’{match[2]}", ()
            first.confidence = max(first.confidence or 0.0, _GUESSED)
            mended += 1
    return mended


def _runs(lines: Sequence[Line], letter: float) -> Iterator[tuple[Line, list[Word]]]:
    """The stretches of lines that no wide gap breaks."""
    return ((line, run) for line in lines for run in runs_of(line, letter))


def _middle(run: Sequence[Word]) -> float:
    return sum(word.box[1] + word.box[3] for word in run) / (2 * len(run))


def _spelled(line: Line, run: list[Word]) -> int:
    """Spell a run of words as the title that it is, behind `KT.` or its like; 1 where that changed it."""
    lead = next((i for i, word in enumerate(run[:2]) if not AUTHORITY.match(fold(word.text)) or len(word.text) > 4), len(run))
    own = run[lead:]
    text = " ".join(word.text for word in own)
    title = titles().get(letters_of(text)) if text.isupper() and all(char.isalpha() or char in _SPECKS for char in text) else None
    return 0 if title is None or title == text or not own else _put(line, own, title.split())


def _put(line: Line, own: list[Word], parts: list[str]) -> int:
    """Put words in the place of words of a line; 1."""
    if len(parts) == len(own):
        for word, part in zip(own, parts, strict=True):
            word.text = part
        return 1
    x0, y0, x1, y1 = own[0].box[0], min(word.box[1] for word in own), own[-1].box[2], max(word.box[3] for word in own)
    share = (x1 - x0) / (sum(map(len, parts)) + len(parts) - 1)
    score = max(_GUESSED, min(word.confidence or 0.0 for word in own))
    new, at = [], 0
    for part in parts:
        new.append(Word(part, (x0 + share * at, y0, x0 + share * (at + len(part)), y1), score))
        at += len(part) + 1
    first = line.words.index(own[0])
    line.words[first : first + len(own)] = new
    return 1
