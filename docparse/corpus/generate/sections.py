"""Sections of a paper by what they are about: a scene and an outline in, tagged paragraphs with their labels out."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from docparse.corpus.generate import citations, dates, targets
from docparse.corpus.generate.scene import Scene
from docparse.corpus.generate.tables import table
from docparse.corpus.generate.typography import LABELS, Outline
from docparse.corpus.paper import Para


def sections(scene: Scene, style: Outline, keys: list[str]) -> list[Para]:
    """The sections of these keys, each with its heading."""
    out: list[Para] = []
    for key in keys:
        labels = LABELS.get(key, [key])
        maker = _SECTIONS.get(key, _plain)
        short = key in ("thoi_gian", "kinh_phi", "doi_tuong", "chu_de", "bao_cao") and scene.draw.chance(0.22)
        if short:
            text = maker(scene, style, key)
            first = next((para.text for para in text if para.kind == "text" and not para.level), "")
            if first and not first.startswith(("-", "+", "1", "a", "*")):
                out.append(style.head(1, style.title(key), labels, run=first))
                continue
            style_counts = style.counts
            out += [style.head(1, style.title(key), labels), *text]
            style.counts = style_counts
            continue
        head = style.head(1, style.title(key), labels)
        out += [head, *maker(scene, style, key)]
    return out


def orders(scene: Scene, count: int) -> list[str]:
    """Orders in words: work, aims, deadlines, feasts and citations mixed."""
    draw, made = scene.draw, []
    for _ in range(count):
        form = draw.weighted({"work": 46, "cite": 22, "target": 12, "date": 12, "feast": 6, "period": 8})
        work = scene.phrase("work")
        if form == "cite":
            work = f"{scene.say('<Lead>')} thực hiện {citations.cite(scene)}; {scene.say('<manner>')}."
        elif form == "target":
            aims = "; ".join(targets.percent(scene, inside=True) for _ in range(draw.pick([1, 1, 2])))
            work = f"{scene.say('<Lead> <task>')}; phấn đấu {aims}."
        elif form == "date":
            work = f"{scene.say('<Lead> <task>')}, hoàn thành {dates.deadline(scene)}."
        elif form == "feast":
            work = f"{scene.say('Tổ chức ra quân <task>')} {dates.anniversary(scene)}; {scene.say('<manner>')}."
        elif form == "period":
            work = f"{scene.say('<Lead> <task>')} {dates.period(scene)}, {scene.say('<manner>')}."
        made.append(work)
    return made


def run_in_list(scene: Scene) -> list[Para]:
    """Numbered titles that run into their text: offices told one by one, or matters."""
    draw = scene.draw
    style = Outline(scene, "digit", "letter", upper=False, bold=True, mistakes=draw.chance(0.2))
    offices = draw.chance(0.5)
    out = []
    for _ in range(draw.number(3, 5)):
        if offices:
            out.append(style.head(1, scene.office()[1], [], run=big(scene.say("<task>")) + "; " + scene.say("<manner>") + "."))
        else:
            key = draw.fresh("matters", ["thoi_gian", "khen_thuong", "kinh_phi", "noi_dung", "doi_tuong"])
            out.append(style.head(1, style.title(key), [key], run=short(scene, key)))
    return out


def opening(scene: Scene, key: str) -> list[Para]:
    """The paragraphs before the first section: bases a line each, or one sentence."""
    draw = scene.draw
    out: list[Para] = []
    if draw.chance(0.25):
        out += [Para(f"Căn cứ {citations.cite(scene)};", "basis" if draw.chance(0.5) else "text") for _ in range(draw.number(1, 3))]
    if draw.chance(0.2):
        out.append(Para(scene.phrase("situation")))
    return [*out, Para(opener(scene, key))]


def opener(scene: Scene, key: str) -> str:
    """The sentence that opens a paper, with its bases in it."""
    basis = citations.basis(scene)
    scene.words |= {"Basis": basis, "basis_low": basis[0].lower() + basis[1:]}
    return scene.phrase(key)


def _purpose(scene: Scene, style: Outline, key: str) -> list[Para]:
    draw = scene.draw
    form = draw.weighted({"sub": 55, "numbered": 30, "prose": 15})
    if form == "sub":
        first, second = (draw.pick(table("headings")["sub"][name]) for name in ("muc_dich", "yeu_cau"))
        out = [style.head(2, first, ["muc_dich"])]
        out += [Para(f"{draw.pick(['- ', ''])}{scene.phrase('purpose')}") for _ in range(draw.number(1, 3))]
        out.append(style.head(2, second, ["yeu_cau"]))
        return out + [Para(f"{draw.pick(['- ', ''])}{scene.phrase('demand')}") for _ in range(draw.number(1, 3))]
    lines = [scene.phrase("purpose"), scene.phrase("purpose"), scene.phrase("demand"), scene.phrase("demand")][: draw.number(2, 4)]
    return [Para(f"{index}. {line}" if form == "numbered" else line) for index, line in enumerate(lines, 1)]


def _content(scene: Scene, style: Outline, key: str) -> list[Para]:
    draw = scene.draw
    form = draw.weighted({"sub": 45, "numbered": 35, "dashes": 20})
    if form == "sub":
        out = []
        for name in draw.sample(table("headings")["sub"]["none"], draw.number(2, 4)):
            if draw.chance(0.2):
                out.append(style.head(2, name, [], run=orders(scene, 1)[0]))
                continue
            out += [
                style.head(2, name, []),
                *(Para(("- " if draw.chance(0.4) else "") + text) for text in orders(scene, draw.number(1, 3))),
            ]
        return out
    lines = orders(scene, draw.number(4, 10))
    if form == "numbered":
        mark = draw.pick([". ", ". ", "/ ", ") "])
        return [Para(f"{index}{mark}{line}") for index, line in enumerate(lines, 1)]
    return [Para(f"- {line}") for line in lines]


def _aims(scene: Scene, style: Outline, key: str) -> list[Para]:
    draw = scene.draw
    if draw.chance(0.24):
        intro = (
            [Para(draw.pick(["Các chỉ tiêu giao cho năm kế hoạch theo bảng sau:", "Chỉ tiêu cụ thể như sau:"]))] if draw.chance(0.6) else []
        )
        extra = [Para(text) for text in targets.items(scene, draw.number(1, 3))] if draw.chance(0.4) else []
        return [*intro, targets.table_of(scene), *extra]
    if draw.chance(0.35):
        out = []
        for name in draw.sample(table("headings")["sub"]["chi_tieu"], 2):
            labels = ["chi_tieu", "khen_thuong"] if "khen thưởng" in name else ["chi_tieu"]
            out += [style.head(2, name, labels), *(Para(text) for text in targets.items(scene, draw.number(1, 4)))]
        return out
    return [Para(text) for text in targets.items(scene, draw.number(3, 8))]


def _goals(scene: Scene, style: Outline, key: str) -> list[Para]:
    draw = scene.draw
    if draw.chance(0.5):
        return [
            style.head(2, "Mục tiêu chung", ["muc_tieu"]),
            Para(scene.phrase("purpose")),
            style.head(2, "Mục tiêu cụ thể", ["muc_tieu"]),
            *(Para(text) for text in targets.items(scene, draw.number(2, 5))),
        ]
    return [Para(scene.phrase("purpose")), *(Para(text) for text in targets.items(scene, draw.number(2, 5)))]


def _times(scene: Scene, style: Outline, key: str) -> list[Para]:
    draw = scene.draw
    if draw.chance(0.5):
        return [Para(short(scene, "thoi_gian"))]
    middle = datetime.date(scene.year, 6, 30)
    start, next_half, end = (datetime.date(scene.year, *day) for day in ((1, 1), (7, 1), (12, 31)))
    halves = [
        dates.mark(f"{one}/{two}", "period", f"từ {dates.day(scene, one)} đến {dates.day(scene, two)}")
        for one, two in ((start, middle), (next_half, end))
    ]
    first = f"- Đợt 1: {halves[0]}, {dates.anniversary(scene)};"
    second = f"- Đợt 2: {halves[1]}; {scene.say('<task>')}."
    return [Para(first), Para(second)]


def _duties(scene: Scene, style: Outline, key: str) -> list[Para]:
    draw = scene.draw
    form = draw.weighted({"sub": 60, "numbered": 28, "prose": 12})
    if form == "sub":
        out = []
        for _ in range(draw.number(2, 5)):
            name = draw.pick(
                [
                    scene.office()[1],
                    scene.office()[1],
                    big(scene.say("<units>")),
                    "Hội đồng Thi đua - Khen thưởng",
                    f"Trách nhiệm của {scene.office()[1]}",
                    "Đề nghị Công đoàn",
                ]
            )
            if draw.chance(0.15):
                out.append(style.head(2, name, ["trach_nhiem"], run=_duty(scene)))
            else:
                out += [
                    style.head(2, name, ["trach_nhiem"]),
                    *(Para(("- " if draw.chance(0.5) else "") + _duty(scene)) for _ in range(draw.number(1, 3))),
                ]
        return out
    lines = [_duty(scene) for _ in range(draw.number(2, 5))]
    if form == "numbered":
        return [
            Para(f"{index}. Giao {scene.office()[1]} {line[0].lower() + line[1:]}" if draw.chance(0.5) else f"{index}. {line}")
            for index, line in enumerate(lines, 1)
        ]
    return [Para(line) for line in lines]


def _duty(scene: Scene) -> str:
    text = scene.phrase("duty")
    if scene.draw.chance(0.3):
        text = f"{text[:-1]}; gửi kết quả {dates.deadline(scene)}."
    return text


def _plain(scene: Scene, style: Outline, key: str) -> list[Para]:
    draw = scene.draw
    if key == "can_cu":
        return [Para(f"- {citations.cite(scene)};") for _ in range(draw.number(1, 3))]
    if key in ("khen_thuong", "tieu_chi", "tieu_chi_khen_thuong"):
        name = "award" if key == "khen_thuong" else "criteria"
        lines = [scene.phrase(name) for _ in range(draw.number(2, 4))]
        if draw.chance(0.3):
            lines.append(f"Thủ tục thực hiện theo {citations.refer(scene, citations.some(scene))}.")
        return [Para(f"{index}. {line}" if draw.chance(0.8) else line) for index, line in enumerate(lines, 1)]
    return [Para(short(scene, key))]


def short(scene: Scene, key: str) -> str:
    """A matter in one sentence."""
    draw = scene.draw
    if key == "thoi_gian":
        return draw.pick(
            [
                f"{big(dates.period(scene))}; sơ kết {dates.deadline(scene)}.",
                f"Thực hiện {dates.period(scene)}.",
                f"Từ khi ban hành văn bản đến hết năm {scene.year}; tổng kết {dates.deadline(scene)}.",
            ]
        )
    if key == "kinh_phi":
        return scene.phrase("money")
    if key == "doi_tuong":
        return scene.say("<Staff>; <units>.")
    if key == "chu_de":
        return f"“{scene.say('<movement>')}”."
    if key == "bao_cao":
        return f"Các đơn vị gửi báo cáo {dates.deadline(scene)}; {scene.say('<manner>')}."
    if key == "khen_thuong":
        return scene.phrase("award")
    if key == "kien_nghi":
        return scene.say("Đề nghị cấp trên quan tâm, tạo điều kiện để <task>.")
    return orders(scene, 1)[0]


def big(text: str) -> str:
    """Upper case at the start, behind a tag's mark if there is one."""
    at = text.index("|") + 1 if text.startswith("{") else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


_SECTIONS: dict[str, Callable[[Scene, Outline, str], list[Para]]] = {
    "muc_dich_yeu_cau": _purpose,
    "noi_dung": _content,
    "noi_dung_chi_tieu": _aims,
    "chi_tieu": _aims,
    "muc_tieu_chi_tieu": _aims,
    "muc_tieu": _goals,
    "nhiem_vu": _content,
    "nhiem_vu_giai_phap": _content,
    "giai_phap": _content,
    "thoi_gian": _times,
    "to_chuc_thuc_hien": _duties,
}
