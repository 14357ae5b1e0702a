"""The body of a paper by its type: a scene in, tagged paragraphs with their section labels out."""

from __future__ import annotations

import datetime

from docparse.corpus.generate import aim_tables, aims, citations, dates
from docparse.corpus.generate.people import person
from docparse.corpus.generate.scene import Scene
from docparse.corpus.generate.sections import big, chapters, opener, opening, orders, run_in_list, sections
from docparse.corpus.generate.tables import table
from docparse.corpus.generate.typography import Outline, outline
from docparse.corpus.paper import Para


def plan(scene: Scene) -> list[Para]:
    """Kế hoạch, chương trình, đề án: bases, sections, who does what."""
    draw = scene.draw
    out = opening(scene, "open_plan" if scene.body.system != "party" else "open_party")
    style = outline(scene, scene.body.system == "party")
    chosen = ["muc_dich_yeu_cau"]
    if draw.chance(0.25):
        chosen.append("chu_de")
    if draw.chance(0.2):
        chosen.append("doi_tuong")
    chosen += draw.pick(
        [
            ["noi_dung", "chi_tieu"],
            ["muc_tieu_chi_tieu", "nhiem_vu_giai_phap"],
            ["noi_dung_chi_tieu"],
            ["muc_tieu", "noi_dung", "giai_phap"],
            ["noi_dung", "chi_tieu", "giai_phap"],
            ["chi_tieu", "nhiem_vu"],
            ["nhiem_vu"],
        ]
    )
    for key, share in (("thoi_gian", 0.6), ("tieu_chi_khen_thuong", 0.25), ("khen_thuong", 0.35), ("kinh_phi", 0.5)):
        if draw.chance(share) and not (key == "khen_thuong" and "tieu_chi_khen_thuong" in chosen):
            chosen.append(key)
    chosen.append("to_chuc_thuc_hien")
    if draw.chance(0.12):
        chosen.append("bao_cao")
    out += sections(scene, style, chosen)
    return [*out, Para(scene.phrase("close_plan" if scene.body.system != "party" else "close_party"))]


def letter(scene: Scene) -> list[Para]:
    """Công văn: with headings, numbered without, or a few paragraphs."""
    draw = scene.draw
    out = opening(scene, "open_dispatch")
    form = draw.weighted({"numbered": 42, "headed": 30, "prose": 20, "run_in": 8})
    if form == "headed":
        style = outline(scene)
        keys = draw.pick(
            [
                ["noi_dung", "to_chuc_thuc_hien"],
                ["chu_de", "muc_tieu", "to_chuc_thuc_hien"],
                ["noi_dung", "chi_tieu", "to_chuc_thuc_hien"],
                ["noi_dung", "thoi_gian", "khen_thuong"],
                ["nhiem_vu", "chi_tieu", "bao_cao"],
            ]
        )
        out += sections(scene, style, keys)
    elif form == "run_in":
        out += run_in_list(scene)
    else:
        items = orders(scene, draw.number(2, 4 + 2 * scene.scope) if form == "numbered" else draw.number(1, 3))
        if form == "numbered":
            mark = draw.pick([". ", ". ", "- ", "/ "])
            out += [Para(f"{index}{mark}{text}", implied=index == 1) for index, text in enumerate(items, 1)]
        else:
            out[0].implied = True
            out += [Para(text) for text in items]
    if draw.chance(0.6):
        symbol_name = scene.office()[1]
        out.append(
            Para(
                draw.pick(
                    [
                        f"Báo cáo kết quả gửi về {scene.body.short} (qua {symbol_name}) {dates.deadline(scene)} để tổng hợp.",
                        f"Đề nghị các đơn vị gửi văn bản về {symbol_name} {dates.deadline(scene)}.",
                    ]
                )
            )
        )
    return [*out, Para(scene.phrase("close_dispatch"))]


def directive(scene: Scene) -> list[Para]:
    """Chỉ thị, công điện, nghị quyết and kết luận of the Party: the state of things, then numbered orders."""
    draw = scene.draw
    party = scene.body.system == "party"
    out = [Para(scene.phrase("situation"))]
    if draw.chance(0.5):
        out.append(Para(f"{citations.basis(scene)} đã được quán triệt đến {scene.say('<units>')}, song {scene.say('<flaw>')}."))
    if draw.chance(0.3) and party:
        style = outline(scene, True)
        out += sections(
            scene,
            style,
            draw.pick([["muc_tieu", "nhiem_vu_giai_phap", "to_chuc_thuc_hien"], ["muc_tieu_chi_tieu", "nhiem_vu", "to_chuc_thuc_hien"]]),
        )
        return [*out, Para(scene.phrase("close_party"))]
    out.append(Para(opener(scene, "open_directive" if not party else "open_party")))
    if draw.chance(0.3):
        return out + run_in_list(scene) + [Para(scene.phrase("close_party") if party else scene.phrase("close_dispatch"))]
    mark = draw.pick([". ", "- " if party else ". ", "/ " if draw.chance(0.3) else ". "])
    for index, text in enumerate(orders(scene, draw.number(4, 6 + 2 * scene.scope)), 1):
        out.append(Para(f"{index}{mark}{text}", implied=index == 1))
        if draw.chance(0.3):
            out += [Para(f"{letter}) {line}") for letter, line in zip("abc", orders(scene, 3), strict=True)]
    return [*out, Para(scene.phrase("close_party") if party else scene.phrase("close_dispatch"))]


def decision(scene: Scene, annex: str) -> list[Para]:
    """Quyết định: bases in italics, QUYẾT ĐỊNH:, articles. `annex`: list, rules, plan or empty."""
    draw, body = scene.draw, scene.body
    head = (
        f"{body.head} {'ỦY BAN NHÂN DÂN ' + body.area.upper() if body.collective and body.symbol.startswith('UB') else body.short.upper()}"
    )
    if body.collective and body.symbol.startswith("UB") and draw.chance(0.6):
        head = f"ỦY BAN NHÂN DÂN {body.area.upper()}"
    bullet = "- " if body.system == "party" or draw.chance(0.12) else ""
    out = [Para(head, "center")]
    bases = [citations.cite(scene) for _ in range(draw.number(2, 4 + scene.scope))]
    end = draw.pick([";", ";", ";", ","])
    out += [Para(f"{bullet}Căn cứ {text}{end}", "basis") for text in bases]
    office = scene.office()[1]
    out.append(
        Para(
            f"{bullet}{draw.pick(['Theo', 'Xét'])} đề nghị của {draw.pick(['Trưởng', 'Chánh'])} {office}{draw.pick(['.', ','])}",
            "basis",
        )
    )
    out.append(Para(draw.pick(["QUYẾT ĐỊNH:", "QUYẾT ĐỊNH", "QUYẾT ĐỊNH :"]), "center"))
    what = {
        "rules": f"Ban hành kèm theo Quyết định này Quy chế {scene.words['subject']}.",
        "plan": f"Ban hành kèm theo Quyết định này Kế hoạch {scene.words['subject']}.",
        "list": f"Tặng {draw.pick(['Giấy khen', 'Bằng khen'])} cho {draw.number(2, 9):02d} tập thể và {draw.number(11, 40)} cá nhân "
        f"đã có thành tích trong việc {scene.say('<task>')} (có danh sách kèm theo).",
    }.get(
        annex,
        f"Công nhận danh hiệu {draw.pick(['Lao động tiên tiến', 'Chiến sĩ thi đua cơ sở'])} năm {scene.year} "
        f"cho {draw.number(11, 48)} cá nhân thuộc {body.short}.",
    )
    colon = draw.pick([". ", ". ", ": ", ". "])
    force = draw.pick(
        [
            f"Quyết định này có hiệu lực kể {dates.effective(scene)}.",
            "Quyết định này có hiệu lực kể từ ngày ký.",
            f"Quyết định này có hiệu lực kể {dates.effective(scene)} và thay thế {citations.refer(scene, citations.invented(scene))}.",
        ]
    )
    articles = [
        what,
        force,
        f"Chánh Văn phòng, {draw.pick(['Trưởng', 'Thủ trưởng'])} các {draw.pick(['phòng', 'đơn vị'])} liên quan "
        "và các tập thể, cá nhân có tên chịu trách nhiệm thi hành Quyết định này./.",
    ]
    if draw.chance(0.25):
        articles.insert(1, f"Giao {office} {scene.say('<task>')}, {scene.say('<manner>')}; báo cáo {dates.deadline(scene)}.")
    numbers = draw.chance(0.06)
    for index, text in enumerate(articles, 1):
        name = f"Điều {('I', 'II', 'III', 'IV')[index - 1]}" if numbers else f"Điều {index}"
        out.append(Para(f"{name}{colon}{text}", "run_in", level=1, labels=[], heading=name))
    return out


def regulation(scene: Scene) -> list[Para]:
    """Thông tư, quy định of their own: bases in italics, who issues it, chapters and articles."""
    draw, body = scene.draw, scene.body
    out = [Para(f"Căn cứ {citations.cite(scene)};", "basis") for _ in range(draw.number(2, 2 + scene.scope))]
    out.append(Para(f"Theo đề nghị của {draw.pick(['Chánh', 'Thủ trưởng', 'Trưởng'])} {scene.office()[1]};", "basis"))
    out.append(Para(f"{body.short[0].upper() + body.short[1:]} ban hành quy định {scene.words['subject']}."))
    out += chapters(scene)
    closing = f"Văn bản này có hiệu lực thi hành {draw.pick(['kể ', ''])}{dates.effective(scene)}."
    if draw.chance(0.4):
        closing = f"{closing[:-1]} và thay thế {citations.refer(scene, citations.invented(scene))}."
    out.append(Para(closing))
    return [*out, Para("Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị phản ánh kịp thời để xem xét, sửa đổi./.")]


def guide(scene: Scene) -> list[Para]:
    """Hướng dẫn, quy định: who, by what measure, which papers."""
    draw = scene.draw
    out = opening(scene, "open_guide" if scene.body.system != "party" else "open_party")
    keys = draw.pick(
        [
            ["doi_tuong", "tieu_chi", "khen_thuong", "to_chuc_thuc_hien"],
            ["muc_dich_yeu_cau", "noi_dung", "tieu_chi_khen_thuong", "bao_cao"],
            ["noi_dung", "tieu_chi", "thoi_gian", "to_chuc_thuc_hien"],
            ["muc_dich_yeu_cau", "doi_tuong", "khen_thuong", "kinh_phi", "to_chuc_thuc_hien"],
        ]
    )
    return [
        *out,
        *sections(scene, outline(scene, scene.body.system == "party"), keys),
        Para(scene.phrase("close_plan" if scene.body.system != "party" else "close_party")),
    ]


def report(scene: Scene) -> list[Para]:
    """Báo cáo: what was done (no aims), what was not, what is to come."""
    draw = scene.draw
    style = outline(scene, scene.body.system == "party")
    out = opening(scene, "open_report")
    out.append(style.head(1, style.title("ket_qua"), ["ket_qua"]))
    for name in draw.sample(table("headings")["sub"]["none"], draw.number(2, 3 + scene.scope)):
        out.append(style.head(2, name, []))
        done = [scene.say(text) for text in draw.sample(scene.sector["done"], draw.number(1, 3))]
        out.append(Para(f"{big('; '.join(done))}. {scene.say('<Units> đã <task>')}; {scene.say('<manner>')}."))
        if draw.chance(0.3):
            day = scene.date - datetime.timedelta(days=draw.number(20, 200))
            out.append(Para(f"Tổ chức hội nghị sơ kết {dates.event(scene, day)}; {scene.say(draw.pick(scene.sector['done']))}."))
    if draw.chance(0.3):
        out += [Para(draw.pick(["Kết quả cụ thể như sau:", "Một số kết quả chính:"])), aim_tables.results_of(scene)]
    out += [style.head(1, style.title("han_che"), ["ket_qua"]), Para(big(scene.say("<flaw>; <flaw2>.")))]
    out.append(style.head(1, style.title("nhiem_vu"), ["nhiem_vu"]))
    out += [Para(f"{index}. {text}") for index, text in enumerate(orders(scene, draw.number(2, 5)), 1)]
    if draw.chance(0.5):
        out += [style.head(1, style.title("kien_nghi"), []), Para(f"Đề nghị cấp trên {scene.say('quan tâm hỗ trợ để <task>')}.")]
    return [*out, Para(scene.phrase("close_report"))]


def submission(scene: Scene) -> list[Para]:
    """Tờ trình: why, what, how much."""
    draw = scene.draw
    out = opening(scene, "open_submit")
    style = outline(scene)
    keys = draw.pick(
        [
            ["can_cu", "noi_dung", "kinh_phi"],
            ["muc_dich_yeu_cau", "noi_dung", "thoi_gian", "kinh_phi"],
            ["can_cu", "doi_tuong", "khen_thuong"],
            ["noi_dung", "kien_nghi"],
        ]
    )
    return [*out, *sections(scene, style, keys), Para(scene.phrase("close_submit"))]


def notice(scene: Scene) -> list[Para]:
    """Thông báo, giấy mời: when, where, who; or the conclusions of a meeting."""
    draw = scene.draw
    if draw.chance(0.4):
        day = scene.date - datetime.timedelta(days=draw.number(1, 9))
        out = [
            Para(
                f"{draw.pick(['Sáng', 'Chiều', 'Vừa qua,'])} {dates.event(scene, day)}, {scene.body.short} họp bàn việc "
                f"{scene.say('<task>')}; đồng chí {person(draw)} chủ trì. Sau khi nghe các ý kiến, chủ trì kết luận:"
            )
        ]
        return (
            out
            + [Para(f"{index}. {text}", implied=index == 1) for index, text in enumerate(orders(scene, draw.number(3, 6)), 1)]
            + [Para(draw.pick(["Xin thông báo để các đơn vị biết, thực hiện./.", scene.phrase("close_dispatch")]))]
        )
    out = opening(scene, "open_notice")
    return (
        out
        + meeting(scene)
        + [
            Para(
                draw.pick(
                    ["Đề nghị các đại biểu dự họp đầy đủ, đúng giờ./.", "Rất hân hạnh được đón tiếp./.", scene.phrase("close_dispatch")]
                )
            )
        ]
    )


def meeting(scene: Scene) -> list[Para]:
    """The run-in headings of an invitation."""
    draw = scene.draw
    style = Outline(scene, "digit", "letter", upper=False, bold=True, mistakes=False)
    day = scene.date + datetime.timedelta(days=draw.number(3, 15))
    hour = draw.pick(["8 giờ 00", "7 giờ 30", "14h00", "08h30", "13 giờ 30 phút"])
    parts = [
        ("Nội dung", ["noi_dung"], scene.say("<task>")),
        ("Thời gian", ["thoi_gian"], f"{hour}, {dates.event(scene, day)}{draw.pick([' (01 buổi)', '', ' (sáng thứ Năm)'])}."),
        ("Địa điểm", [], draw.pick(["Hội trường tầng 2, trụ sở cơ quan.", "Phòng họp trực tuyến.", "Trung tâm văn hóa."])),
        ("Thành phần", ["doi_tuong"], scene.say("đại diện lãnh đạo <units>, <units2>.")),
    ]
    if draw.chance(0.4):
        parts = [parts[1], parts[2], parts[3], parts[0]]
    out = []
    for name, labels, text in parts:
        out.append(style.head(1, name, labels, run=big(text) if text[-1] in "." else big(text) + "."))
    return out


def minutes(scene: Scene) -> list[Para]:
    """Biên bản: who was there, what was said, how it ended."""
    draw = scene.draw
    style = outline(scene)
    opened = (
        f"Hôm nay, vào lúc {draw.pick(['8 giờ 00', '14 giờ 00', '7 giờ 30'])} {dates.event(scene, scene.date)}, "
        f"tại phòng họp {scene.body.short}, tiến hành họp {scene.words['subject']}."
    )
    out = [
        Para(opened),
        style.head(
            1, "Thành phần", ["doi_tuong"], run=f"Đại diện {scene.say('<units>')}; có mặt {draw.number(7, 15)}/{draw.number(15, 17)}."
        ),
    ]
    out += [style.head(1, draw.pick(["Nội dung", "Nội dung cuộc họp", "Diễn biến, nội dung"]), ["noi_dung"])]
    out += [Para(f"{index}. {scene.phrase('minutes')}") for index in range(1, draw.number(3, 5))]
    out += [Para(f"Căn cứ {citations.cite(scene, about=False)}, các thành viên thống nhất nội dung trên.")]
    return [*out, Para("Biên bản lập thành 02 bản, đã đọc cho mọi người cùng nghe./.")]


def call(scene: Scene) -> list[Para]:
    """Lời phát động: greetings, numbered vows."""
    draw = scene.draw
    out = [
        Para(draw.pick(["Kính thưa các vị đại biểu!", "Thưa toàn thể các đồng chí!"])),
        Para(f"{citations.basis(scene)}, {scene.body.short} phát động phong trào “{scene.say('<movement>')}” với những nội dung sau:"),
    ]
    for index in range(1, draw.number(3, 6)):
        text = scene.phrase("call") if draw.chance(0.5) else f"{aims.hard(scene)}."
        out.append(Para(f"{index}. {text}", implied=index == 1))
    return [
        *out,
        Para(f"Hướng tới {dates.anniversary(scene)}, {scene.body.short} tin tưởng phong trào sẽ {scene.say('<aim>')}."),
        Para("Xin trân trọng cảm ơn!"),
    ]
