"""Sections of a paper by what they are about: a scene and an outline in, tagged paragraphs with their labels out."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from docparse.corpus.generate import aim_tables, aims, citations, dates, moments
from docparse.corpus.generate.points import groups, points
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
        form = draw.weighted({"work": 40, "cite": 22, "target": 13, "date": 10, "feast": 6, "period": 7, "moment": 12})
        work = scene.phrase("work")
        if form == "cite":
            work = f"{scene.say('<Lead>')} thực hiện {citations.cite(scene)}; {scene.say('<manner>')}."
        elif form == "target":
            work = f"{scene.say('<Lead> <task>')}; {draw.pick(['phấn đấu', 'phấn đấu', 'bảo đảm', 'trong đó'])} {aims.inline(scene)}."
        elif form == "date":
            work = f"{scene.say('<Lead> <task>')}, hoàn thành {dates.deadline(scene)}."
        elif form == "feast":
            work = f"{scene.say('Tổ chức ra quân <task>')} {dates.anniversary(scene)}; {scene.say('<manner>')}."
        elif form == "moment":
            work = moments.line(scene) if draw.chance(0.5) else f"{scene.say('<Lead> <task>')}; {_low(moments.line(scene))}"
        elif form == "period":
            work = f"{scene.say('<Lead> <task>')} {dates.period(scene)}, {scene.say('<manner>')}."
        while draw.chance(min(0.55, 0.12 + 0.14 * scene.scope)):  # some paragraphs are of several sentences
            more = moments.line(scene) if draw.chance(0.12) else scene.phrase(draw.pick(["work", "work", "demand", "purpose", "duty"]))
            work = f"{work} {more}"
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
        out += [Para(scene.phrase("situation")) for _ in range(scene.scope)]
    if scene.scope > 1 and draw.chance(0.5):
        out += [Para(f"Căn cứ {citations.cite(scene)};", "basis") for _ in range(draw.number(1, 2 * scene.scope))]
    return [*out, Para(opener(scene, key))]


def chapters(scene: Scene) -> list[Para]:
    """The chapters and articles of rules: general provisions, what is ruled, how it is carried out."""
    draw = scene.draw
    plans: list[tuple[str, list[str], list[tuple[str, list[str]]]]] = [
        ("QUY ĐỊNH CHUNG", [], _GENERAL),
        ("NỘI DUNG, TIÊU CHÍ", ["noi_dung", "tieu_chi"], _RULES),
        ("TỔ CHỨC THỰC HIỆN", ["to_chuc_thuc_hien"], _FINAL),
    ]
    mark = draw.pick([". ", ". ", ": ", "\n"])
    article, out = 0, []
    for number, (name, labels, articles) in enumerate(plans, 1):
        out.append(Para(f"Chương {('I', 'II', 'III')[number - 1]}{mark}{name}", "center", level=1, labels=labels))
        for title, own in articles[: draw.number(2, 2 + scene.scope)]:
            article += 1
            out.append(Para(f"Điều {article}. {title}", "heading", level=2, labels=own))
            count = draw.number(1, 2 + scene.scope)
            key = "award" if "khen" in title.lower() else "criteria" if "iêu chuẩn" in title else ""
            lines = [scene.phrase(key or draw.pick(["demand", "duty", "duty"])) for _ in range(count)]
            if draw.chance(0.25):
                lines.append(f"{orders(scene, 1)[0]}")
            out += [Para(f"{index}. {line}" if len(lines) > 1 else line) for index, line in enumerate(lines, 1)]
            if len(lines) > 1 and draw.chance(0.25):
                out += [Para(f"{letter}) {scene.phrase('demand')}") for letter in "abc"[: draw.number(2, 3)]]
    return out


_GENERAL: list[tuple[str, list[str]]] = [
    ("Phạm vi điều chỉnh, đối tượng áp dụng", ["doi_tuong"]), ("Nguyên tắc thực hiện", []), ("Mục đích", ["muc_dich"]),
    ("Giải thích từ ngữ", []),
]  # fmt: skip
_RULES: list[tuple[str, list[str]]] = [
    ("Tiêu chuẩn xét tặng", ["tieu_chi"]), ("Hình thức khen thưởng", ["khen_thuong"]), ("Thời gian bình xét", ["thoi_gian"]),
    ("Hồ sơ đề nghị", []), ("Trình tự, thủ tục", []), ("Mức tiền thưởng", []),
]  # fmt: skip
_FINAL: list[tuple[str, list[str]]] = [
    ("Trách nhiệm của các đơn vị", ["trach_nhiem"]), ("Kinh phí thực hiện", ["kinh_phi"]), ("Điều khoản thi hành", []),
]  # fmt: skip


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
        long = draw.chance(0.4)
        for name in draw.sample(table("headings")["sub"]["none"], draw.number(2, 3 + scene.scope)):
            name, labels = _long_title(scene) if draw.chance(0.8 if long else 0.08) else (name, [])
            if draw.chance(0.2):
                out.append(style.head(2, name, labels, run=orders(scene, 1)[0]))
                continue
            if draw.chance(0.16):
                out += [style.head(2, name, labels), *points(scene, 3, letters=style.second != "letter")]
                continue
            if draw.chance(0.07):
                out += [style.head(2, name, labels), *groups(scene, 3, lambda count: orders(scene, count))]
                continue
            if draw.chance(0.12 * scene.scope):
                out.append(style.head(2, name, labels))
                for part in draw.sample(table("headings")["sub"]["none"], draw.number(2, 3)):
                    out += [
                        style.head(3, *(_long_title(scene) if draw.chance(0.3) else (part, []))),
                        *(Para(f"- {text}") for text in orders(scene, draw.number(1, scene.scope))),
                    ]
                continue
            out += [
                style.head(2, name, labels),
                *(Para(("- " if draw.chance(0.4) else "") + text) for text in orders(scene, draw.number(1, 2 + scene.scope))),
            ]
        return out
    lines = orders(scene, draw.number(4, 6 + 4 * scene.scope))
    if form == "numbered":
        mark = draw.pick([". ", ". ", "/ ", ") "])
        return [Para(f"{index}{mark}{line}") for index, line in enumerate(lines, 1)]
    return [Para(f"- {line}") for line in lines]


def _long_title(scene: Scene) -> tuple[str, list[str]]:
    """A title in the words of a task, as long as a sentence but without its end, and the labels of its own words.

    What tells such a title is that others follow under it.
    """
    form = scene.draw.pick(table("headings")["sub"]["long"])
    title = scene.say(form)
    return title[:1].upper() + title[1:].rstrip(".;,"), list(table("headings")["long_labels"].get(form, []))


def _aims(scene: Scene, style: Outline, key: str) -> list[Para]:
    draw = scene.draw
    if draw.chance(0.3):
        intro = (
            [Para(draw.pick(["Các chỉ tiêu giao cho năm kế hoạch theo bảng sau:", "Chỉ tiêu cụ thể như sau:"]))] if draw.chance(0.6) else []
        )
        extra = [Para(text) for text in aims.items(scene, draw.number(1, 3))] if draw.chance(0.4) else []
        return [*intro, aim_tables.table_of(scene), *extra]
    if draw.chance(0.35):
        out = []
        for name in draw.sample(table("headings")["sub"]["chi_tieu"], 2):
            labels = ["chi_tieu", "khen_thuong"] if "khen thưởng" in name else ["chi_tieu"]
            out += [style.head(2, name, labels), *(Para(text) for text in aims.items(scene, draw.number(1, 4)))]
        return out
    return [Para(text) for text in aims.items(scene, draw.number(3, 6 + 2 * scene.scope))]


def _goals(scene: Scene, style: Outline, key: str) -> list[Para]:
    draw = scene.draw
    if draw.chance(0.5):
        return [
            style.head(2, "Mục tiêu chung", ["muc_tieu"]),
            Para(scene.phrase("purpose")),
            style.head(2, "Mục tiêu cụ thể", ["muc_tieu"]),
            *(Para(text) for text in aims.items(scene, draw.number(2, 5))),
        ]
    return [Para(scene.phrase("purpose")), *(Para(text) for text in aims.items(scene, draw.number(2, 5)))]


def _times(scene: Scene, style: Outline, key: str) -> list[Para]:
    draw = scene.draw
    form = draw.weighted({"short": 34, "halves": 20, "phases": 34, "events": 12})
    if form == "short":
        return [Para(short(scene, "thoi_gian"))]
    if form == "phases":
        return moments.phases(scene)
    if form == "events":
        return [Para(f"- {moments.line(scene)}") for _ in range(draw.number(2, 4))]
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
    form = draw.weighted({"sub": 60, "numbered": 26, "prose": 8, "table": 6})
    if form == "table":
        lead = draw.pick(["Tiến độ và phân công cụ thể như sau:", "Thời hạn thực hiện từng việc theo bảng sau:"])
        return [Para(lead), moments.timetable(scene), Para(_duty(scene))]
    if form == "sub":
        out = []
        for _ in range(draw.number(2, 3 + 2 * scene.scope)):
            name = draw.pick(
                [
                    scene.office()[1],
                    draw.fresh("trach_nhiem", table("headings")["sub"]["trach_nhiem"]),
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
                    *(Para(("- " if draw.chance(0.5) else "") + _duty(scene)) for _ in range(draw.number(1, 2 + scene.scope))),
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
    while scene.draw.chance(0.1 + 0.1 * scene.scope):
        text = f"{text} {scene.phrase('duty')}"
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


def _low(text: str) -> str:
    return text[:1].lower() + text[1:]


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
