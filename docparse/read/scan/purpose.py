"""The words of a recipient's item in, its bracketed purpose as it is printed out: `(b/c)`, `(t/h)`, which an engine hardly ever reads.

A slash between two small letters in a bracket of 11 points is a stroke too many for it: `(b/€);`, `(bíc)`, `(ưh)`, `tỉnh(b/©);`. The
purposes are few (`để báo cáo`, `thực hiện`), so what has their shape can be nothing else.
"""

from __future__ import annotations

import re

from docparse.document import Word
from docparse.text.regex import regex

_HEAD = r"(?P<before>[^\W\d_]{2,}[.,-]?)?"
_TAIL = r"(?P<after>[;.,:]{0,2})$"
_REPORT = regex(_HEAD + r"[(\[{](?P<b>[bBĐ6])[/íiìl|1!(](?P<c>[cC€©¢e6]?)[)\]}j]" + _TAIL)
_DO = regex(_HEAD + r"[(\[{](?:[UVưuW]h|/h|t[íiìl|1!]h|[t+][/!]n|T/h)[)\]}]" + _TAIL)
_DO_PLAIN = regex(_HEAD + r"\(th\)" + _TAIL)
_WRITTEN = regex(_HEAD + r"[(\[{](?P<p>[tb]?)[íiìl|1!]?(?P<w>hiện|hiên|hiền|cáo|cảo)[)\]}]" + _TAIL)
_WITH_PLAIN = regex(_HEAD + r"\(p[íiìl|1!]?h\)" + _TAIL)
_AS_PRINTED = regex(r"^\([a-zđ]{1,2}/[a-zđ]{1,2}\)[;.,:]{0,2}$", re.IGNORECASE)
_REST = regex(r"^(?:(?P<b>b[/íiìl|1!][cC€©¢e])|(?P<t>t[íiìl|1!]?hi[êệề]n)|(?P<p>t[/íiìl|1!]?h))(?P<close>\)[;.,:]{0,2})$")
_ITEM = regex(r"^[-–—+*•~]")
_COMRADE = regex(r"^Đ(?:[/iíìịlI1!|][cCeoó€©]|[c€©])$")
"""`Đ/c` (đồng chí) before a title or a name, as engines read it (`Địc`, `Đc`)."""
_SLASH = regex(r"/?⁄/?")
"""The engine's fraction slash, alone or beside a slash: print has one slash there."""
_FOR = ("(để", "(đề", "(đế", "(đê")
_SURE, _SPELLED = 0.9, 0.75


def spell_purposes(words: list[Word]) -> None:
    """Spell the purposes in the words of one line, in place; a purpose that runs on to a word becomes a word of its own."""
    if not words:
        return
    if not _ITEM.match(words[0].text):
        _spell_second_line(words)
        return
    for word in words:
        if "⁄" in word.text and "(" in word.text:
            word.text, word.others = _SLASH.sub("/", word.text), ()
    if len(words) > 2 and words[2].text[:1].isupper() and _COMRADE.match(words[1].text):
        _set(words[1], "Đ/c")
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        rest = _REST.match(word.text)
        if rest and at and words[at - 1].text in _FOR:
            if rest["p"] and (word.confidence or 0.0) >= _SURE:
                continue
            words[at - 1].text = "(để"
            _set(word, _ending(rest))
            continue
        behind = words[at + 1] if at + 1 < len(words) else None
        ends = behind is None or word.text[-1] in ";." or behind.box[0] - word.box[2] > word.box[3] - word.box[1]
        found = _spelled(word, ends)
        if found is None and _AS_PRINTED.match(word.text):
            _set(word, word.text)
        if found is None or (found[0] + found[1] == word.text and not found[0]):
            continue
        before, text = found
        if not before:
            _set(word, text)
            continue
        x0, y0, x1, y1 = word.box
        middle = x0 + (x1 - x0) * len(before) / (len(before) + len(text))
        words[at : at + 1] = [
            Word(before.rstrip("-"), (x0, y0, middle, y1), max(word.confidence or 0.0, _SPELLED), word.bold, word.italic, word.size),
            Word(text, (middle, y0, x1, y1), max(word.confidence or 0.0, _SPELLED), word.bold, word.italic, word.size),
        ]


def _spell_second_line(words: list[Word]) -> None:
    """Spell the purpose in a line that may go on with an item: all of it, or behind `(để`; elsewhere a body may have such words."""
    if (rest := _REST.match(words[0].text)) and (rest["p"] is None or "/" in rest["p"]):
        _set(words[0], _ending(rest))  # `(để` ends the line above
    elif len(words) > 1 and words[-2].text in _FOR and (rest := _REST.match(words[-1].text)) and rest["p"] is None:
        words[-2].text = "(để"
        _set(words[-1], _ending(rest))
    elif len(words) == 1 and not any(char.isdigit() for char in words[0].text):
        found = _spelled(words[0], ends=True)
        if found is not None and not found[0]:
            _set(words[0], found[1])


def _ending(rest: re.Match[str]) -> str:
    """What stands behind `(để`, with its bracket."""
    return ("b/c" if rest["b"] else "t/hiện" if rest["t"] else "t/h") + rest["close"]


def _spelled(word: Word, ends: bool) -> tuple[str, str] | None:
    """What stands before the purpose in the same word, and the purpose; None where it is none. `ends`: nothing follows it closely."""
    match = _REPORT.match(word.text)
    if match:
        large = match["b"] == "B"
        small = "C" if large and match["c"] == "C" and (word.confidence or 0.0) >= _SURE else "c"
        return match["before"] or "", f"({'B' if large else 'b'}/{small}){match['after']}"
    match = _WRITTEN.match(word.text)
    if match and match["p"] in ("", "t" if match["w"][0] == "h" else "b"):
        return match["before"] or "", f"({'t/hiện' if match['w'][0] == 'h' else 'b/cáo'}){match['after']}"
    unsure = ends and (word.confidence or 0.0) < _SURE
    if unsure and (match := _WITH_PLAIN.match(word.text)):
        return match["before"] or "", f"(p/h){match['after']}"
    match = _DO.match(word.text) or (_DO_PLAIN.match(word.text) if unsure else None)
    return (match["before"] or "", f"(t/h){match['after']}") if match else None


def _set(word: Word, text: str) -> None:
    if word.text != text:
        word.text, word.others = text, ()
    word.confidence = max(word.confidence or 0.0, _SPELLED)
