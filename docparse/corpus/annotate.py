"""Tags in the strings of a `Paper`, so that a document and its labels are one source: tagged paper in, bare paper and gold out.

    {ref:34-CT/TW;2014-04-07;Bộ Chính trị|Chỉ thị số 34-CT/TW {date:2014-04-07;cited|ngày 07/4/2014} của Bộ Chính trị}
    {ref:20-NQ/TW;2017-10-25;&21-NQ/TW;2017-10-25;|Nghị quyết số 20, 21-NQ/TW {date:2017-10-25;cited|ngày 25/10/2017}}
    {named|Luật Thi đua, khen thưởng năm 2022}
    {target:gt;95;;%;hộ đạt chuẩn|trên 95% hộ đạt chuẩn}      comparator; value; value_max; unit; measure
    {qual|Duy trì trường đạt chuẩn}                           a qualitative target
    - {to:để báo cáo|UBND tỉnh} (để báo cáo);                 a recipient with its purpose

Tags nest. The type of a reference is read from its canonical form, and from its words where that has none.
"""

from __future__ import annotations

import dataclasses
import re
from typing import Any

from docparse.corpus.paper import Paper, to_text
from docparse.errors import DocparseError
from docparse.text.regex import regex

_OPEN = regex(r"\{(ref|date|named|target|qual|to)(?::([^|{}]*))?\|")
_SYMBOL = regex(r"^\d+[a-zA-Z]*(?:-([A-ZĐa-z]+)/|/(?:\d{4}/)?([A-ZĐ][A-Za-zĐđ]*)-|/([A-ZĐ]{2,4})$)")
"""Where a symbol has its type: `26-CT/TU`, `15/KH-UBND`, `01/2025/QĐ-TTg`, and alone in old ones, `1156/HD`."""
_OLD = regex(r"^\d+[a-zA-Z]*/[A-ZĐ]{2,}-([A-ZĐ]{2,4})$")
"""Before about 2000 the type stood last: `2088/BYT-QĐ` (FACTS 3.1)."""
_ISSUER_ONLY = regex(r"^\d+[a-zA-Z]*(?:/\d{4})?/(?:[A-ZĐ][A-Za-zĐ]*\d{0,2})$")
"""No type in it at all: `88/CP`, `27/HĐBT`, `04/2009/UBTVQH12`, `06/2022/QH15`: the word before the number tells it."""
_TYPES = {"NQ", "QĐ", "CT", "KH", "CTr", "TTr", "BC", "TB", "HD", "KL", "QC", "QyĐ", "CĐ", "GM", "ĐA", "DA", "PA", "BB", "CV", "TT",
          "TTLT", "NĐ", "L", "PL", "SL", "LPĐ", "TC", "VBHN"}  # fmt: skip
_WORDS = {
    "bộ luật": "L", "luật": "L", "pháp lệnh": "PL", "sắc lệnh": "SL", "nghị quyết": "NQ", "nghị định": "NĐ", "quyết định": "QĐ",
    "chỉ thị": "CT", "thông tư liên tịch": "TTLT", "thông tư": "TT", "hướng dẫn": "HD", "quy định": "QyĐ", "quy chế": "QC",
    "kết luận": "KL", "kế hoạch": "KH", "chương trình": "CTr", "thông báo": "TB", "tờ trình": "TTr", "báo cáo": "BC",
    "công điện": "CĐ", "đề án": "ĐA",
}  # fmt: skip
_ISSUERS = {"CP": "NĐ", "QH": "L", "UBTVQH": "PL", "SL": "SL", "HĐBT": "NĐ"}
"""What a symbol without type is where no word tells it."""
_JOINT = {"KHLT": "KH", "KHPH": "KH", "KHLN": "KH", "CTPH": "CTr", "CTLT": "CTr", "HDLT": "HD", "HDLN": "HD"}
"""Joint papers are typed by what they are."""


@dataclasses.dataclass(slots=True)
class Tag:
    """One tag: its kind, its arguments, and its stretch of the bare text."""

    kind: str
    argument: str
    start: int
    end: int


def strip(text: str) -> tuple[str, list[Tag]]:
    """The text without its tags, and the tags by their place in it. Raises DocparseError where a tag is not closed."""
    out: list[str] = []
    length = 0
    stack: list[tuple[str, str, int]] = []
    tags: list[Tag] = []
    position = 0
    while position < len(text):
        match = _OPEN.match(text, position)
        if match:
            stack.append((match.group(1), match.group(2) or "", length))
            position = match.end()
        elif text[position] == "}" and stack:
            kind, argument, start = stack.pop()
            tags.append(Tag(kind, argument, start, length))
            position += 1
        else:
            out.append(text[position])
            length += 1
            position += 1
    if stack:
        raise DocparseError(f"a tag is not closed: {{{stack[-1][0]}:{stack[-1][1]}| … {text[-60:]!r}")
    return "".join(out), sorted(tags, key=lambda tag: (tag.start, -tag.end))


def bare(paper: Paper) -> Paper:
    """The paper as it is printed: no tags in any of its strings."""
    return _map(paper)  # type: ignore[no-any-return]


def gold(paper: Paper, file: str) -> dict[str, Any]:
    """The labels of a tagged paper by the contract, for the document `file`."""
    second = paper.gold.get("second_document")
    if second and "annex" in second:
        annex = paper.annexes[second["annex"]]
        attached = Paper(title=[], body=annex, gold={key: value for key, value in second.items() if key != "annex"})
        others = [other for other in paper.annexes if other is not annex]
        rest = dataclasses.replace(paper, annexes=others, gold={k: v for k, v in paper.gold.items() if k != "second_document"})
        return {**gold(rest, file), "second_document": gold(attached, file)}
    text, tags = strip(to_text(paper))
    labels: dict[str, Any] = {"file": file, **{key: value for key, value in paper.gold.items() if key != "header"}}
    header = dict.fromkeys(("parent", "issuer", "number", "symbol", "place", "date", "subject"))
    labels["header"] = {**header, "addressees": [], **paper.gold.get("header", {})}
    labels["sections"] = _sections(paper)
    labels["references"] = [item for tag in tags if tag.kind == "ref" for item in _references(tag, text)]
    labels["named_references"] = [text[tag.start : tag.end] for tag in tags if tag.kind == "named"]
    labels["dates"] = [
        {"surface": text[tag.start : tag.end], "edtf": tag.argument.split(";")[0], "role": tag.argument.split(";")[1]}
        for tag in tags
        if tag.kind == "date"
    ]
    labels["targets"] = [_target(tag, text) for tag in tags if tag.kind == "target"]
    labels["qualitative_targets"] = [text[tag.start : tag.end] for tag in tags if tag.kind == "qual"]
    labels["recipients"] = [{"name": text[tag.start : tag.end], "purpose": tag.argument or None} for tag in tags if tag.kind == "to"]
    labels.setdefault("doc_type", None)
    labels.setdefault("signatory", None)
    labels.setdefault("co_signatories", [])
    labels.setdefault("unlabelled", [])
    labels.setdefault("attachments", [])
    return labels


def _sections(paper: Paper) -> list[dict[str, Any]]:
    sections: list[dict[str, Any]] = []
    main = list(paper.body)
    for para in main:
        if para.implied:
            sections.append({"level": 1, "labels": ["noi_dung"], "heading": None, "starts_with": strip(para.text)[0][:30]})
        if para.level:
            sections.append({"level": para.level, "labels": para.labels, "heading": strip(para.heading or para.text)[0]})
    if paper.recipients:
        sections.append({"level": 1, "labels": ["noi_nhan"], "heading": paper.recipients_head})
    for annex in paper.annexes:
        sections += [{"level": p.level, "labels": p.labels, "heading": strip(p.heading or p.text)[0]} for p in annex if p.level]
    return sections


def type_of(canonical: str, surface: str) -> str:
    """The type of a cited document: that of its symbol, old forms too (FACTS 3.1); of a symbol without one, that of the word before it.

    >>> type_of("2088/BYT-QĐ", "Quyết định số 2088/BYT-QĐ"), type_of("88/CP", "Nghị định số 88/CP")
    ('QĐ', 'NĐ')
    >>> type_of("37-QĐ/TW", "Quy định số 37-QĐ/TW"), type_of("1479/BTĐKT-VIII", "Hướng dẫn số 1479/BTĐKT-VIII")
    ('QyĐ', 'CV')
    """
    printed = " ".join(surface.casefold().split())
    word = next((code for name, code in _WORDS.items() if printed.startswith((name, f"các {name}"))), None)
    match = _SYMBOL.match(canonical)
    code = next((group for group in match.groups() if group), "") if match else ""
    code = _JOINT.get(code, code)
    if code == "QĐ" and word == "QyĐ" and "-QĐ/" in canonical:  # the Party numbers both alike (FACTS 2.4)
        return "QyĐ"
    if code in _TYPES:
        return code
    old = _OLD.match(canonical)
    if old and old.group(1) in _TYPES:
        return old.group(1)
    if _ISSUER_ONLY.match(canonical):
        organ = canonical.rpartition("/")[2].rstrip("0123456789")
        return word or _ISSUERS.get(organ, "CV")
    return "CV"


def _references(tag: Tag, text: str) -> list[dict[str, Any]]:
    out = []
    surface = text[tag.start : tag.end]
    for one in re.split(r"&(?=\d)", tag.argument):
        canonical, date, issuer = ([*one.split(";"), "", ""])[:3]
        kind = type_of(canonical, surface)
        out.append({"surface": surface, "canonical": canonical, "type": kind, "date": date or None, "issuer": issuer or None})
    return out


def _target(tag: Tag, text: str) -> dict[str, Any]:
    comparator, value, top, unit, measure = ([*tag.argument.split(";"), "", "", "", ""])[:5]
    return {
        "surface": text[tag.start : tag.end],
        "measure": measure,
        "comparator": comparator,
        "value": float(value),
        "value_max": float(top) if top else None,
        "unit": unit or None,
    }


def _map(value: Any) -> Any:
    if isinstance(value, str):
        return strip(value)[0]
    if isinstance(value, list):
        return [_map(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changes = {field.name: _map(getattr(value, field.name)) for field in dataclasses.fields(value) if field.name != "gold"}
        return dataclasses.replace(value, **changes)
    return value
