"""Lettered and dashed lines that are headings by their words (`- Thời gian: …`, `a) Nội dung`): a scene in, labelled paragraphs out."""

from __future__ import annotations

from collections.abc import Callable

from docparse.corpus.generate import dates, moments
from docparse.corpus.generate.scene import Scene
from docparse.corpus.generate.tables import table
from docparse.corpus.paper import Para


def points(scene: Scene, level: int, letters: bool = True) -> list[Para]:
    """The matters of one undertaking, each under its own word, one level below its title. A word without a label heads nothing.

    `letters`: they may be lettered, because nothing above them is.
    """
    draw = scene.draw
    chosen = draw.sample(_MATTERS, draw.number(2, 5))
    dashes = [("- ",) * 6, ("- ",) * 6, ("+ ",) * 6]
    lettered = [("a) ", "b) ", "c) ", "d) ", "đ) ", "e) "), ("a. ", "b. ", "c. ", "d. ", "đ. ", "e. ")]
    marks = draw.pick(dashes + lettered if letters else dashes)
    alone = draw.chance(0.25) and marks[0][0] == "a"
    colon = draw.chance(0.4)
    out: list[Para] = []
    for mark, (key, label) in zip(marks, chosen, strict=False):
        words = draw.pick(table("points")[key])
        line, text = f"{mark}{words}", _text(scene, key)
        if not label:
            out.append(Para(f"{line}: {text}"))
        elif alone:
            out += [Para(line + (":" if colon else ""), draw.pick(["heading", "plain"]), level=level, labels=[label]), Para(_large(text))]
        else:
            out.append(Para(f"{line}: {text}", draw.pick(["run_in", "plain"]), level=level, labels=[label], heading=line))
    return out


def groups(scene: Scene, level: int, lines: Callable[[int], list[str]]) -> list[Para]:
    """Bold lines behind a mark that part what follows by level or by whom it is for; `lines`: gives that many sentences."""
    draw = scene.draw
    mark, below = draw.pick([("* ", "- "), ("* ", "- "), ("*) ", "- "), ("- ", "+ ")])
    colon = ":" if draw.chance(0.35) else ""
    out: list[Para] = []
    for words in draw.sample(table("points")["groups"], draw.number(2, 3)):
        out.append(Para(f"{mark}{words}{colon}", "heading", level=level))
        out += [Para(f"{below}{text}") for text in lines(draw.number(1, 3))]
    return out


_MATTERS = (
    ("noi_dung", "noi_dung"), ("thoi_gian", "thoi_gian"), ("doi_tuong", "doi_tuong"), ("thanh_phan", "doi_tuong"), ("kinh_phi", "kinh_phi"),
    ("dia_diem", ""), ("hinh_thuc", ""), ("muc_dich", "muc_dich"), ("yeu_cau", "yeu_cau"), ("phan_cong", "to_chuc_thuc_hien"),
)  # fmt: skip


def _text(scene: Scene, key: str) -> str:
    draw = scene.draw
    if key == "thoi_gian":
        text = draw.pick([dates.period(scene), f"dự kiến {dates.event(scene, moments.some_day(scene))}", dates.deadline(scene)])
    elif key in ("doi_tuong", "thanh_phan"):
        text = scene.say(draw.pick(["<staff>", "<units>", "đại diện <units>, <units2>"]))
    elif key == "kinh_phi":
        return scene.phrase("money")
    elif key == "dia_diem":
        text = draw.pick(
            ["hội trường cơ quan", "trung tâm văn hóa", "các điểm cầu trực tuyến", "sân vận động huyện", "do đơn vị đăng cai bố trí"]
        )
    elif key == "hinh_thuc":
        text = draw.pick(
            ["trực tiếp kết hợp trực tuyến", "sân khấu hóa", "thi viết", "chấm điểm theo bảng chung", "bốc thăm, thi đấu loại"]
        )
    elif key in ("muc_dich", "yeu_cau"):
        return scene.phrase("purpose" if key == "muc_dich" else "demand")
    elif key == "phan_cong":
        text = f"{scene.office()[1]} chủ trì, {scene.say('<manner>')}"
    else:
        text = scene.say("<task>")
    return f"{text}{draw.pick(['.', ';', '.'])}"


def _large(text: str) -> str:
    at = text.index("|") + 1 if text.startswith("{") else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]
