"""The same paper told in another way: a tagged paper and a number in, a tagged paper out, its labels still those of its text.

Rules know the papers that they were made with, and err on them too seldom to learn from. A retelling changes what offices do
differently (words, marks of numbering, forms of dates and citations, run-in headings, bullets, order and presence of plain
paragraphs) and no label's meaning, so that rules meet the paper almost as they meet a new one. Deterministic: the name and the number draw.
"""

from __future__ import annotations

import dataclasses
import datetime
import re
import tomllib
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

from docparse.corpus.generate import noise
from docparse.corpus.generate.compose import Specimen
from docparse.corpus.generate.draw import Draw
from docparse.corpus.paper import Paper, Para
from docparse.text.regex import regex

_TAG = regex(r"\{(ref|date|named|target|qual|to)(?::[^|{}]*)?\||\}")
_ORDINAL = regex(r"([IVX]+|\d+|[A-Da-dđ])([.)/:]|\s?-|\.-)(?=\s)")
_DAY = regex(r"(?:ngày )?(\d\d?)(?:/| tháng )(\d\d?)(?:/| năm )((?:19|20)\d\d)")
_MONTH = regex(r"(?<!\d )tháng (\d\d?)(?:/| năm )((?:19|20)\d\d)")
_QUARTER = regex(r"([Qq])uý (I{1,3}|IV)(?:/| năm )((?:19|20)\d\d)")
_CITED = regex(r"\bsố (?=\d)")
_ITEM = regex(r"[-+*–•] ?")
_SHARE = regex(r"(?<=\d)%")

Chunk = Callable[[str, str], str]
"""A change of a stretch of text by the kind of the tag that it stands in (empty: in none)."""


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("docparse.corpus").joinpath("retell.toml").read_text(encoding="utf-8"))


def retold(name: str, paper: Paper, number: int) -> Specimen:
    """Telling `number` of a paper, ready for every form of the generator."""
    draw = Draw(f"retold/{name}/{number}")
    change = _habits(draw)
    told = dataclasses.replace(paper, gold={**paper.gold, "header": dict(paper.gold.get("header") or {})})
    told.body = _body(paper.body, change, draw, bool(paper.gold.get("second_document")))
    told.annexes = [[_para(para, change) for para in annex] for annex in paper.annexes]
    told.issuer = _wrapped(paper.issuer, draw)
    told.subject = _wrapped(paper.subject, draw)
    told.number = _number_line(paper.number, draw)
    ending = draw.pick([";", ";", ",", "."])
    told.recipients = [re.sub(r";$", ending, line) for line in paper.recipients]
    if draw.chance(0.3) and not any(para.heading and not para.text.startswith(para.heading) for para in _all(told)):
        told = noise.damage(told, noise.ocr(draw, 0.01), frozenset({"issuer", "parent", "subject", "vv"}))
    year = re.match(r"(\d{4})-(\d\d)-(\d\d)$", str(told.gold["header"].get("date") or ""))
    day = datetime.date(*map(int, year.groups())) if year else datetime.date(2018, 6, 1)
    negative = told.gold.get("doc_type") is None
    return Specimen(f"{name}-{number}", 90_000 + draw.number(0, 9_999), told, day, "", False, negative=negative)


def _all(paper: Paper) -> list[Para]:
    return [para for part in (paper.body, *paper.annexes) for para in part]


def _habits(draw: Draw) -> Chunk:
    """How this telling writes, drawn once for the whole paper."""
    data = _data()
    words = tuple((re.compile(rf"\b{re.escape(row[0])}(?!\w)"), draw.pick(row)) for row in data["words"] if draw.chance(0.5))
    amounts = tuple((re.compile(rf"\b{old}(?= \d)"), draw.pick(row)) for row in data["amounts"] for old in row if draw.chance(0.5))
    day = draw.pick([None, None, "ngày {}/{}/{}", "{}/{}/{}", "ngày {}-{}-{}", "{}-{}-{}", "ngày {}.{}.{}", "ngày {} tháng {} năm {}"])
    month = draw.pick([None, "tháng {}/{}", "tháng {} năm {}", "tháng {}-{}", "T{}/{}"])
    quarter = draw.pick([None, "{}uý {}/{}", "{}uý {} năm {}", "{}uý {}-{}"])
    cited = draw.pick([None, None, "", "số: ", "Số "])
    share = draw.pick([None, None, " %"])

    def change(text: str, kind: str) -> str:
        for pattern, new in (words if not kind else ()) + (amounts if kind in ("", "target") else ()):
            text = pattern.sub(new, text)
        if kind == "date":
            for pattern, form in ((_DAY, day), (_MONTH, month), (_QUARTER, quarter)):
                if form:
                    text = pattern.sub(lambda found, form=form: form.format(*found.groups()), text)  # type: ignore[misc]
        if kind == "ref" and cited is not None:
            text = _CITED.sub(cited, text)
        return _SHARE.sub(share, text) if share and kind in ("", "target") else text

    return change


def _each(text: str, change: Chunk) -> str:
    """`change` on every stretch of a tagged string, by the innermost tag; tags themselves stay."""
    out, kinds, at = [], [""], 0
    for tag in _TAG.finditer(text):
        if tag.group() == "}" and len(kinds) == 1:
            continue
        out.append(change(text[at : tag.start()], "named" if "named" in kinds else kinds[-1]))
        out.append(tag.group())
        at = tag.end()
        if tag.group() == "}":
            kinds.pop()
        else:
            kinds.append(tag.group(1))
    return "".join([*out, change(text[at:], "")])


def _para(para: Para, change: Chunk) -> Para:
    if para.level:  # the words of headings stay: their labels are of them
        return para
    return dataclasses.replace(para, text=_each(para.text, change), rows=[[_each(cell, change) for cell in row] for row in para.rows])


def _body(body: list[Para], change: Chunk, draw: Draw, decides: bool) -> list[Para]:
    """Paragraphs told anew: other marks and bullets, headings run into their text, plain paragraphs left out."""
    data = _data()
    marks: dict[tuple[int, str], str] = {}
    bullet = draw.pick(data["bullets"]) if draw.chance(0.5) else None
    run_in, dropped = draw.pick([0.0, 0.0, 0.4]), draw.pick([0.0, 0.1, 0.25])
    remark = draw.chance(0.5)
    out: list[Para] = []
    skip = False
    for number, para in enumerate(body):
        follower = body[number + 1] if number + 1 < len(body) else None
        if skip:
            skip = False
            continue
        para = _para(para, change)
        ordinal = _ORDINAL.match(para.text) if para.level and remark else None
        if ordinal:
            style = "1" if ordinal.group(1).isdigit() else "I" if ordinal.group(1)[0] in "IVX" else "a"
            mark = marks.setdefault((para.level, style), draw.pick(data["marks"]))
            begin = ordinal.group(1) + mark
            heading = None if para.heading is None else begin + para.heading[ordinal.end() :]
            para = dataclasses.replace(para, text=begin + para.text[ordinal.end() :], heading=heading)
        plain = not para.level and para.kind == "text" and not para.implied and not para.rows
        if plain and bullet and (found := _ITEM.match(para.text)):
            para = dataclasses.replace(para, text=f"{bullet} {para.text[found.end() :]}")
        elif plain and not decides and number > 2 and "{" not in para.text and draw.chance(dropped):
            continue
        ends = para.text[-1:].isalnum() and para.level and para.kind == "heading" and para.heading is None
        joins = follower is not None and not follower.level and follower.kind == "text" and not _ITEM.match(follower.text)
        if ends and joins and follower is not None and not para.text.isupper() and draw.chance(run_in):
            text = f"{para.text}: {_para(follower, change).text}"
            para, skip = dataclasses.replace(para, kind="run_in", heading=para.text, text=text), True
        out.append(para)
    return out


def _wrapped(lines: list[str], draw: Draw) -> list[str]:
    """The same words on one line, or broken elsewhere."""
    if any("{" in line for line in lines) or not lines or draw.chance(0.6):
        return lines
    words = " ".join(lines).split()
    if len(words) < 6 or draw.chance(0.4):
        return [" ".join(words)]
    at = draw.number(len(words) // 2, len(words) - 2)
    return [" ".join(words[:at]), " ".join(words[at:])]


def _number_line(line: str, draw: Draw) -> str:
    form = draw.pick([None, None, "Số ", "Số:", "Số : "])
    return re.sub(r"^Số\s*:?\s*", form, line) if form else line
