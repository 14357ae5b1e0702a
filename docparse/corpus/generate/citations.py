"""Citations as offices print them: a scene in, tagged references out, some corrupted (FACTS 3.4), some in lists, some by name only."""

from __future__ import annotations

import csv
import datetime
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from docparse.corpus.generate import dates
from docparse.corpus.generate.scene import Scene
from docparse.text.regex import regex

_WORDS = {
    "L": "Luật",
    "NQ": "Nghị quyết",
    "NĐ": "Nghị định",
    "QĐ": "Quyết định",
    "CT": "Chỉ thị",
    "TT": "Thông tư",
    "TTLT": "Thông tư liên tịch",
    "KH": "Kế hoạch",
    "KL": "Kết luận",
    "HD": "Hướng dẫn",
    "QyĐ": "Quy định",
    "CV": "Công văn",
    "TB": "Thông báo",
    "CTr": "Chương trình",
    "TTr": "Tờ trình",
    "BC": "Báo cáo",
    "ĐA": "Đề án",
}
_PARTY = regex(r"^(\d+)-([A-ZĐa-z]+)/(.+)$")


@dataclass(frozen=True, slots=True)
class Cited:
    """A document that can be cited: canonical number, type code, issuer as printed, date."""

    canonical: str
    kind: str
    issuer: str
    date: datetime.date | None


@cache
def _known() -> tuple[Cited, ...]:
    text = files("docparse.authority").joinpath("directives.tsv").read_text(encoding="utf-8")
    out = []
    for row in csv.DictReader(text.splitlines(), delimiter="\t"):
        if len(row["date"]) == 10 and row["type"] in _WORDS and row["canonical"].count("/") >= 1 and row["canonical"] != "104/CP":
            out.append(Cited(row["canonical"], row["type"], row["issuer"], datetime.date.fromisoformat(row["date"])))
    return tuple(out)


@cache
def _laws() -> tuple[tuple[str, datetime.date], ...]:
    text = files("docparse.authority").joinpath("laws.tsv").read_text(encoding="utf-8")
    return tuple(
        (row["name"], datetime.date.fromisoformat(row["date"]))
        for row in csv.DictReader(text.splitlines(), delimiter="\t")
        if len(row["date"]) == 10
    )


def invented(scene: Scene) -> Cited:
    """A document of an office above or beside the issuer, within the last three years."""
    draw, body = scene.draw, scene.body
    date = scene.date - datetime.timedelta(days=draw.number(6, 900))
    number = draw.number(2, 98) if draw.chance(0.5) else draw.number(101, 4200)
    digits = f"{number:02d}"
    area = body.area or "tỉnh"
    if body.system == "party":
        organ, issuer = draw.pick(
            [
                ("TU", "Ban Thường vụ Tỉnh ủy"),
                ("TU", "Tỉnh ủy"),
                ("TW", "Ban Bí thư"),
                ("BTCTW", "Ban Tổ chức Trung ương"),
                (body.symbol, body.short),
            ]
        )
        kind = draw.pick(["NQ", "CT", "KL", "HD", "KH", "CTr", "TB", "QyĐ"])
        code = "QĐ" if kind == "QyĐ" else kind
        return Cited(f"{min(number, 260):02d}-{code}/{organ}", kind, issuer, date)
    level = draw.pick(["UBND tỉnh", "Ủy ban nhân dân tỉnh", f"UBND {area}" if area.startswith("tỉnh") else "UBND tỉnh"])
    if body.area.lower().startswith("thành phố"):
        level = draw.pick(["UBND thành phố", "Ủy ban nhân dân thành phố"])
    form = draw.weighted(
        {"plan": 26, "rule": 12, "decision": 14, "letter": 22, "council": 8, "party": 14, "ministry": 12, "submit": 6, "programme": 5}
    )
    if form == "plan":
        return Cited(f"{digits}/KH-UBND", "KH", level, date)
    if form == "rule":
        return Cited(f"{draw.number(1, 68):02d}/{date.year}/QĐ-UBND", "QĐ", level, date)
    if form == "decision":
        return Cited(f"{digits}/QĐ-UBND", "QĐ", draw.pick([level, "Chủ tịch UBND tỉnh"]), date)
    if form == "council":
        return Cited(f"{digits}/NQ-HĐND", "NQ", draw.pick(["HĐND tỉnh", "Hội đồng nhân dân tỉnh"]), date)
    if form == "party":
        return Cited(
            f"{draw.number(2, 96):02d}-{draw.pick(['CT', 'NQ', 'CTr', 'KL', 'KH'])}/TU",
            "",
            draw.pick(["Tỉnh ủy", "Ban Thường vụ Tỉnh ủy"]),
            date,
        )
    if form == "ministry":
        organ, issuer = draw.pick(
            [("BNV", "Bộ Nội vụ"), ("BTC", "Bộ Tài chính"), ("BYT", "Bộ Y tế"), ("BTP", "Bộ Tư pháp"), ("BXD", "Bộ Xây dựng")]
        )
        kind = draw.pick(["QĐ", "KH", "TT"])
        year = f"/{date.year}" if kind == "TT" else ""
        return Cited(f"{digits}{year}/{kind}-{organ}", kind, issuer, date)
    if form == "submit":
        return Cited(f"{digits}/TTr-SNV", "TTr", "Sở Nội vụ", date)
    if form == "programme":
        return Cited(f"{digits}/CTr-UBND", "CTr", level, date)
    organ, issuer = draw.pick(
        [
            ("SNV-TĐKT", "Sở Nội vụ"),
            ("BTĐKT-VII", "Ban Thi đua - Khen thưởng Trung ương"),
            ("UBND-TH", level),
            ("UBND-KGVX", level),
            ("VPCP-TCCV", "Văn phòng Chính phủ"),
            ("STC-QLNS", "Sở Tài chính"),
            ("BNV-CCVC", "Bộ Nội vụ"),
        ]
    )
    return Cited(f"{digits}/{organ}", "CV", issuer, date)


def some(scene: Scene) -> Cited:
    """A document of the authority table before the paper's date, or an invented one."""
    known = [one for one in _known() if one.date and one.date < scene.date and (scene.date - one.date).days < 4200]
    if known and scene.draw.chance(0.55):
        return scene.draw.fresh("known", known)
    return invented(scene)


def corrupt(scene: Scene, canonical: str) -> str:
    """The number as a careless clerk types it: repaired by a rule of FACTS 3.4, so that the canonical form stays what was meant."""
    draw = scene.draw
    party = _PARTY.match(canonical)
    if party:
        number, kind, organ = party.groups()
        forms = [
            f"{number} {kind}/{organ}",
            f"{number}/{kind}-{organ}",
            f"{number}- {kind}/{organ}",
            f"{number} - {kind}/{organ}",
            f"{number}-{kind}/ {organ}",
            f"{number}-{kind} /{organ}",
        ]
        if organ == "TW":
            forms += [f"{number}-{kind}/T.W", f"{number}- {kind}/T.Ư"]
        if organ == "TU":
            forms += [f"{number}-{kind}/TƯ", f"{number} -{kind}/ TU"]
        return draw.pick(forms)
    if "/QH" in canonical:
        return draw.pick(
            [
                canonical.replace("/QH", "/ QH"),
                canonical.replace("QH1", "QHl"),
                canonical.replace("QH1", "QHI"),
                canonical.replace("/20", "/2O"),
                canonical.replace("0", "O", 1) if canonical[0] == "0" else canonical.replace("/", " /", 1),
            ]
        )
    head, _, tail = canonical.rpartition("/")
    forms = [
        f"{head}/{tail.replace('-', ' - ', 1)}",
        f"{head} /{tail}",
        f"{head}/ {tail}",
        f"{head}/{tail.replace('-', '- ', 1)}",
        f"{head}/{tail.replace('-', '_', 1)}",
    ]
    kind, _, organ = tail.partition("-")
    if organ in ("CP", "TTg", "UBND", "HĐND") and kind in ("QĐ", "NQ", "CT", "KH"):
        forms += [f"{head}/{kind}/{organ}", f"{head}-{kind}/{organ}" if head.isdigit() else f"{head}-{tail}"]
    if "NĐ-" in tail or "QĐ-" in tail:
        forms += [canonical.replace("Đ-", "Ð-"), canonical.replace("NĐ-", "ND-").replace("QĐ-", "QD-")]
    if "TTg" in tail:
        forms += [canonical.replace("TTg", "TTG"), canonical.replace("TTg", "Ttg"), canonical.replace("-TTg", " TTg")]
    if "UBND" in tail:
        forms += [canonical.replace("UBND", "UBNĐ"), canonical.replace("/", "//", 1)]
    if "HĐND" in tail:
        forms.append(canonical.replace("HĐND", "HDND"))
    if canonical[0] == "0":
        forms.append("O" + canonical[1:])
    if canonical[0] == "1":
        forms.append("l" + canonical[1:])
    return draw.pick(forms)


def refer(scene: Scene, cited: Cited, form: str = "") -> str:
    """A tagged citation of one document. `form`: full, no_issuer, bare (number only); drawn if empty."""
    draw = scene.draw
    form = form or draw.weighted({"full": 62, "no_issuer": 16, "bare": 12, "comma": 10})
    number = corrupt(scene, cited.canonical) if draw.chance(0.15) else cited.canonical
    kind = cited.kind or (_PARTY.match(cited.canonical) or re.match(r"()(\w+)", cited.canonical)).group(2)  # type: ignore[union-attr]
    word = _WORDS.get(kind, "Văn bản")
    if kind in ("NĐ", "NQ", "QĐ", "CT", "KH", "TT", "CV", "HD") and draw.chance(0.05):
        word = kind
    if kind == "CV" and draw.chance(0.3):
        word = draw.pick(["văn bản", "Văn bản"])
    if kind == "L":
        word = "Luật Thi đua, khen thưởng" if cited.canonical in ("06/2022/QH15", "15/2003/QH11") else "Luật"
    so = draw.weighted({" số ": 80, " ": 14, " số: ": 4, " số": 2})
    if kind == "L":
        so = " số "
    surface, date, issuer = f"{word}{so}{number}", "", ""
    if word in _WORDS and so == " số":
        surface = f"{word} số {number}"
    if kind in ("NĐ", "QĐ", "CT", "TT", "KH") and form == "full" and draw.chance(0.06):  # the issuer before the number
        issuer = cited.issuer
        surface, form = f"{_WORDS[kind]} của {issuer} số {number}", "no_issuer"
    elif draw.chance(0.03) and so == " số ":
        surface = surface[0].lower() + surface[1:]
    if form != "bare" and cited.date:
        date = cited.date.isoformat()
        surface += f"{', ' if form == 'comma' else ' '}{dates.cited(scene, cited.date)}"
    elif form == "bare" and draw.chance(0.3) and cited.date:
        date = cited.date.isoformat()
        surface += f" ({dates.cited(scene, cited.date)})"
    if form in ("full", "comma") and kind != "L":
        issuer = cited.issuer
        surface += f" của {issuer}"
    digits = re.split(r"[/-]", cited.canonical)[0]
    if kind != "L" and cited.kind and date and all(re.split(r"[/-]", one.canonical)[0] != digits for one in scene.cited):
        scene.cited.append(cited)
    return f"{{ref:{cited.canonical};{date};{issuer}|{surface}}}"


def pair(scene: Scene) -> str:
    """A list: two resolutions under one symbol, or decrees one after the other (FACTS 3.3)."""
    draw = scene.draw
    known = [one for one in _known() if one.date and one.date < scene.date]
    twins = [
        (a, b)
        for a in known
        for b in known
        if a is not b
        and a.date == b.date
        and _PARTY.match(a.canonical)
        and a.canonical.split("-", 1)[1] == b.canonical.split("-", 1)[1]
        and a.canonical < b.canonical
    ]
    decrees = [one for one in known if one.kind == "NĐ"]
    if twins and draw.chance(0.5):
        first, second = draw.pick(twins)
        day = first.date.isoformat() if first.date else ""
        numbers = f"{first.canonical.split('-')[0]}{draw.pick([', ', ' và '])}{second.canonical}"
        shared = dates.cited(scene, first.date or scene.date)
        return f"{{ref:{first.canonical};{day};&{second.canonical};{day};|{_WORDS[first.kind]} số {numbers} {shared}}}"
    if len(decrees) > 2:
        chosen = sorted(draw.sample(decrees, draw.pick([2, 3])), key=lambda one: str(one.date))
        parts = [f"{{ref:{one.canonical};;|{'Nghị định số ' if index == 0 else ''}{one.canonical}}}" for index, one in enumerate(chosen)]
        return ("các " if draw.chance(0.3) else "") + ", ".join(parts[:-1]) + " và " + parts[-1]
    return refer(scene, some(scene))


def by_name(scene: Scene) -> str:
    """A document cited without its number."""
    draw, date = scene.draw, scene.date
    options = []
    if date >= datetime.date(2022, 7, 1):
        options += [
            "{named|Luật Thi đua, khen thưởng năm 2022}",
            "{named|Luật Thi đua, khen thưởng {date:2022-06-15;cited|ngày 15 tháng 6 năm 2022}}",
        ]
    if date >= datetime.date(2004, 1, 1):
        options += ["{named|Luật Thi đua, khen thưởng}", "{named|Luật Thi đua, Khen thưởng}"]
    roman = {1998: "XVI", 2001: "XVII", 2006: "XVIII", 2011: "XIX", 2016: "XX", 2021: "XXI", 2026: "XXII"}
    congress = {1998: "VIII", 2001: "IX", 2006: "X", 2011: "XI", 2016: "XII", 2021: "XIII", 2026: "XIV"}
    term = max(year for year in roman if year <= max(1998, date.year - 1))
    options += [
        f"{{named|Nghị quyết Đại hội Đảng bộ tỉnh lần thứ {roman[term]}}}",
        f"{{named|Nghị quyết Đại hội đại biểu toàn quốc lần thứ {congress[term]} của Đảng}}",
    ]
    laws = [name for name, passed in _laws() if passed < date and "sửa đổi" not in name and 2 < len(name.split()) < 8]
    if laws:
        options.append(f"{{named|{draw.pick(laws)}}}")
    return draw.pick(options)


_ABOUT = (
    "về [công tác <field>|phong trào thi đua yêu nước]",
    "về việc <theme>",
    "về tăng cường [lãnh đạo|chỉ đạo] công tác <field>",
    "ban hành Quy chế thi đua, khen thưởng",
    "",
    "",
    "về phong trào “<movement>”",
)


def short(scene: Scene) -> str:
    """A document cited before, by its number without the symbol or without type word and day (`Kế hoạch số 15`)."""
    cited = scene.draw.pick(scene.cited)
    kind = cited.kind or (_PARTY.match(cited.canonical) or re.match(r"()(\w+)", cited.canonical)).group(2)  # type: ignore[union-attr]
    word, digits = _WORDS[kind], re.split(r"[/-]", cited.canonical)[0]
    surface = scene.draw.pick([f"{word} số {digits}", f"{word} số {digits}", f"{word} {cited.canonical}", f"{word} {digits}"])
    return f"{{ref:{cited.canonical};;|{surface}}}"


def cite(scene: Scene, about: bool = True) -> str:
    """One citation of any kind, with what it is about behind it now and then."""
    draw = scene.draw
    if len(scene.cited) > 1 and draw.chance(0.14):
        return short(scene)
    form = draw.weighted({"one": 78, "list": 10, "name": 12})
    if form == "list":
        return pair(scene)
    if form == "name":
        return by_name(scene)
    text = refer(scene, some(scene))
    tail = scene.say(draw.pick(_ABOUT)) if about and draw.chance(0.5) else ""
    if about and draw.chance(0.1):  # a citation inside the title of a cited document counts too
        tail = f"{draw.pick(['về triển khai thực hiện', 'thực hiện', 'về việc sơ kết 05 năm thực hiện'])} {refer(scene, some(scene))}"
    return f"{text} {tail}".rstrip()


def basis(scene: Scene) -> str:
    """The opening words of a paper that has no list of bases: `Thực hiện …; …`."""
    draw = scene.draw
    count = draw.weighted({"1": 45, "2": 38, "3": 17})
    parts = [cite(scene) for _ in range(int(count))]
    joined = parts[0] if len(parts) == 1 else "; ".join(parts[:-1]) + draw.pick(["; ", " và ", ", "]) + parts[-1]
    return f"{draw.pick(['Thực hiện', 'Căn cứ', 'Thực hiện', 'Triển khai', 'Tiếp tục thực hiện'])} {joined}"
