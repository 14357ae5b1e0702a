"""What looks like the field but is no administrative document: a scene in, a tagged paper of no type and its kind out."""

from __future__ import annotations

import datetime

from docparse.corpus.generate import citations, dates
from docparse.corpus.generate.people import person
from docparse.corpus.generate.scene import Scene
from docparse.corpus.paper import Paper, Para


def negative(scene: Scene) -> tuple[Paper, str]:
    """A news item, a form, an award list, a web page, slides, or a page out of a law."""
    kind = scene.draw.weighted({"news": 38, "web": 22, "form": 14, "list": 12, "slides": 14, "law": 10})
    scene.words |= {"theme": scene.phrase("theme"), "subject": "", "addressee": "các đơn vị"}
    paper = {"news": _news, "web": _web, "form": _form, "list": _list, "slides": _slides, "law": _law}[kind](scene)
    paper.title = []
    paper.recipients_head = ""
    header = dict.fromkeys(("parent", "issuer", "number", "symbol", "place", "date", "subject")) | {"addressees": []}
    paper.gold = {
        "doc_type": None,
        "header": header,
        "signatory": None,
        "co_signatories": [],
        "unlabelled": ["subject", "sections", "targets", "qualitative_targets"],
    }
    return paper, kind


def _story(scene: Scene) -> list[Para]:
    draw = scene.draw
    day = scene.date - datetime.timedelta(days=draw.number(0, 3))
    lead = scene.phrase("news_lead").replace("hôm qua", dates.event(scene, day))
    out = [Para(lead)]
    for _ in range(draw.number(4, 8)):
        text = scene.phrase("news")
        if draw.chance(0.25):
            text = f"Phong trào được phát động theo {citations.cite(scene)}. {text}"
        out.append(Para(text))
    return out


def _news(scene: Scene) -> Paper:
    draw = scene.draw
    title = scene.say("[Lan tỏa|Sôi nổi|Hiệu quả từ|Tổng kết] phong trào “<movement>”")
    return Paper(body=[Para(title, "center"), *_story(scene), Para(f"{draw.pick(['Tin, ảnh', 'Bài, ảnh', 'Theo'])}: {person(draw)}")])


def _web(scene: Scene) -> Paper:
    draw = scene.draw
    menu = [Para(text) for text in ("Trang chủ | Giới thiệu | Tin tức | Văn bản | Liên hệ", "Thứ sáu", "Tìm kiếm")]
    other = [Para(f"» {scene.say('[Hội nghị|Ra quân|Tập huấn] <task>')}") for _ in range(draw.number(3, 6))]
    return Paper(
        body=[
            *menu,
            Para(scene.say("Phong trào “<movement>” ở [cơ sở|các đơn vị]"), "center"),
            *_story(scene),
            Para("TIN LIÊN QUAN", "heading"),
            *other,
            Para("Bản quyền thuộc Cổng thông tin điện tử. Lượt truy cập: " + str(draw.number(1000, 99999))),
        ]
    )


def _form(scene: Scene) -> Paper:
    draw = scene.draw
    lines = [
        "Họ và tên: ..........................................",
        "Ngày sinh: ....../....../......",
        "Chức vụ, đơn vị: ....................................",
        "Danh hiệu đăng ký: ......................",
        "Sáng kiến (nếu có): .................................",
        "Tôi cam kết thực hiện đúng các nội dung đã đăng ký.",
        "Người đăng ký (ký, ghi rõ họ tên)",
        "Xác nhận của thủ trưởng đơn vị",
    ]
    return Paper(
        body=[
            Para(draw.pick(["PHIẾU ĐĂNG KÝ THI ĐUA", "BẢN TỰ CHẤM ĐIỂM THI ĐUA", "PHIẾU LẤY Ý KIẾN"]), "center"),
            *(Para(line) for line in draw.sample(lines, draw.number(5, 8))),
        ]
    )


def _list(scene: Scene) -> Paper:
    draw = scene.draw
    rows = [["STT", "Họ và tên", "Đơn vị", "Danh hiệu"]]
    rows += [
        [str(index), person(draw), scene.office()[1], draw.pick(["LĐTT", "CSTĐCS", "Giấy khen"])] for index in range(1, draw.number(8, 20))
    ]
    return Paper(body=[Para(f"DANH SÁCH KHEN THƯỞNG NĂM {scene.year}", "center"), Para(kind="table", rows=rows)])


def _slides(scene: Scene) -> Paper:
    draw = scene.draw
    out = [Para(scene.say("[TẬP HUẤN|CHUYÊN ĐỀ] “<movement>”"), "center"), Para(f"Người trình bày: {person(draw)}")]
    for number in range(1, draw.number(4, 7)):
        out.append(Para(f"{number}. {scene.say('<Task>')[:40].rsplit(' ', 1)[0]}?"))
        out += [Para(f"• {scene.say('<Manner>')}") for _ in range(draw.number(2, 4))]
    return Paper(body=[*out, Para("XIN CẢM ƠN!", "center")])


def _law(scene: Scene) -> Paper:
    """A page of a handbook: articles of a law with their clauses, no head, no signature."""
    draw = scene.draw
    number = draw.number(8, 70)
    out: list[Para] = []
    for article in range(number, number + draw.number(2, 4)):
        out.append(
            Para(f"Điều {article}. {draw.pick(['Nguyên tắc bình xét', 'Thẩm quyền quyết định', 'Hồ sơ, thủ tục', 'Quỹ khen thưởng'])}")
        )
        out += [
            Para(f"{clause}. {scene.phrase('award') if draw.chance(0.5) else scene.phrase('demand')}")
            for clause in range(1, draw.number(3, 5))
        ]
    return Paper(body=out)
