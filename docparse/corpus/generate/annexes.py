"""What is attached: a scene and a paper in; lists, tables, rules or plans as annexes, with the link to their parent, put on the paper."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from docparse.corpus.annotate import strip
from docparse.corpus.generate import aim_tables, dates, moments, sections
from docparse.corpus.generate.people import person
from docparse.corpus.generate.scene import Scene
from docparse.corpus.generate.typography import outline
from docparse.corpus.paper import Paper, Para

_WORDS = {
    "KH": "Kế hoạch",
    "QĐ": "Quyết định",
    "HD": "Hướng dẫn",
    "CV": "Công văn",
    "TB": "Thông báo",
    "BC": "Báo cáo",
    "CTr": "Chương trình",
    "TTr": "Tờ trình",
    "CT": "Chỉ thị",
}


@dataclass(frozen=True, slots=True)
class Own:
    """The paper's own number, as its annexes cite it; empty number or no date: blank."""

    code: str
    number: str
    symbol: str
    date: datetime.date | None


def attach(scene: Scene, paper: Paper, own: Own, annex: str) -> None:
    """Put annexes on the paper: what its articles issue, a table of aims, a list of people, or the block of a certified copy."""
    draw = scene.draw
    titles: list[str] = []
    if annex in ("rules", "plan"):
        body = _rules(scene, own) if annex == "rules" else _plan(scene, own)
        titles.append(" ".join(strip(para.text)[0] for para in body[:2]))
        paper.annexes.append(body)
        subject = strip(body[1].text)[0]
        paper.gold["second_document"] = {
            "annex": 0,
            "doc_type": "QC" if annex == "rules" else "KH",
            "header": {"issuer": paper.gold["header"]["issuer"], "subject": subject},
        }
    elif annex == "list" or (own.code in ("KH", "HD", "CV", "CTr", "BC", "TB") and draw.chance(0.22)):
        count = 1 if annex == "list" or draw.chance(0.7) else 2
        for index in range(1, count + 1):
            form = "list" if annex == "list" else draw.weighted({"list": 34, "aims": 40, "times": 26})
            para = _list(scene, own) if form == "list" else _aims(scene, own, index, count, form == "times")
            titles.append(" ".join(strip(one.text)[0] for one in para[:2] if one.kind == "center"))
            paper.annexes.append(para)
    if scene.draw.chance(0.04) and "second_document" not in paper.gold:
        paper.annexes.append(_copy(scene))
    if titles:
        paper.gold["attachments"] = [{"title": title} for title in titles]


def _link(scene: Scene, own: Own, word: str) -> Para:
    """The line under an annex' title that names its parent."""
    draw = scene.draw
    name = _WORDS.get(own.code, "Văn bản")
    issuer = scene.body.short
    if not own.number:
        return Para(f"({word} {name} số{draw.pick(['      ', ' ..... ', ' '])}/{own.symbol} của {issuer})", "basis")
    party = "/" in own.symbol and scene.body.system in ("party", "mass")
    printed = f"{own.number}-{own.symbol}" if party else f"{own.number}/{own.symbol}"
    canonical = (printed if party else f"{own.number}/{own.symbol.replace('/', '-')}").replace("&", "")
    if own.date is None:
        return Para(f"({word} {{ref:{canonical};;{issuer}|{name} số {printed} của {issuer}}})", "basis")
    day = dates.cited(scene, own.date)
    return Para(f"({word} {{ref:{canonical};{own.date};{issuer}|{name} số {printed} {day} của {issuer}}})", "basis")


def _copy(scene: Scene) -> list[Para]:
    """The block of a certified copy: a number, a day and a signer of its own that are not the paper's (FACTS 1.10)."""
    draw = scene.draw
    day = scene.date + datetime.timedelta(days=draw.number(2, 40))
    place = draw.pick(["Hòa Vinh", "Thạnh Lợi", "Tân Khai"])
    word = "SAO Y BẢN CHÍNH" if scene.date.year < 2020 else draw.pick(["SAO Y", "SAO LỤC", "TRÍCH SAO"])
    return [
        Para(f"{draw.pick(['VĂN PHÒNG', 'PHÒNG HÀNH CHÍNH'])}"),
        Para(word),
        Para(f"Số: {draw.number(2, 900):02d}/{'SY' if 'Y' in word else 'SL'}-VP"),
        Para(f"{place}, {dates.mark(day.isoformat(), 'other', f'ngày {dates.spelled(scene, day)}')}"),
        Para(draw.pick(["TL. THỦ TRƯỞNG", "KT. CHÁNH VĂN PHÒNG"])),
        Para(person(draw)),
    ]


def _rules(scene: Scene, own: Own) -> list[Para]:
    theme = scene.words["subject"]
    out = [Para("QUY CHẾ", "center"), Para(theme[0].upper() + theme[1:], "center"), _link(scene, own, "Ban hành kèm theo")]
    out += sections.chapters(scene)
    out[-1].text = out[-1].text.rstrip(".") + "./."
    return out


def _plan(scene: Scene, own: Own) -> list[Para]:
    theme = scene.words["subject"]
    out = [
        Para("KẾ HOẠCH", "center"),
        Para(theme[0].upper() + theme[1:], "center"),
        _link(scene, own, scene.draw.pick(["Kèm theo", "Ban hành kèm theo"])),
    ]
    style = outline(scene)
    return [
        *out,
        *sections.sections(
            scene,
            style,
            scene.draw.pick(
                [["muc_dich_yeu_cau", "noi_dung", "to_chuc_thuc_hien"], ["noi_dung", "chi_tieu", "kinh_phi", "to_chuc_thuc_hien"]]
            ),
        ),
    ]


def _aims(scene: Scene, own: Own, index: int, count: int, times: bool) -> list[Para]:
    draw = scene.draw
    number = "" if count == 1 and draw.chance(0.6) else f" {('I', 'II')[index - 1] if draw.chance(0.5) else f'{index:02d}'}"
    return [
        Para(f"{draw.pick(['PHỤ LỤC', 'Phụ lục'])}{number}", "center", level=1, labels=["phu_luc"]),
        Para(f"TIẾN ĐỘ THỰC HIỆN NĂM {scene.year}" if times else f"CHỈ TIÊU NĂM {scene.year}", "center"),
        _link(scene, own, "Kèm theo"),
        moments.timetable(scene) if times else aim_tables.table_of(scene),
    ]


def _list(scene: Scene, own: Own) -> list[Para]:
    """A list of people: names, offices and deeds, and no aims."""
    draw = scene.draw
    rows = [[draw.pick(["TT", "STT"]), "Họ và tên", "Chức vụ, đơn vị", "Ghi chú"]]
    rows += [[str(index), person(draw), scene.office()[1], ""] for index in range(1, draw.number(4, 14))]
    title = draw.pick(["DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC KHEN THƯỞNG", "DANH SÁCH KHEN THƯỞNG"])
    return [Para(title, "center", level=1, labels=["phu_luc"]), _link(scene, own, "Kèm theo"), Para(kind="table", rows=rows)]
