"""One generated paper: a seed in, a `Specimen` (tagged paper, layers, which slots are blank) out. Recipe: FACTS 10."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any

from docparse.corpus.annotate import strip
from docparse.corpus.generate import annexes, dates, kinds
from docparse.corpus.generate.bodies import Body
from docparse.corpus.generate.draw import Draw
from docparse.corpus.generate.issuers import draw_body
from docparse.corpus.generate.negatives import negative
from docparse.corpus.generate.recipients import addressees, recipients
from docparse.corpus.generate.regime import Regime, draw_regime
from docparse.corpus.generate.scene import Scene, habits, sectors
from docparse.corpus.generate.signers import sign
from docparse.corpus.generate.typography import wrap
from docparse.corpus.paper import PARTY_TITLE, QUOC_HIEU, Paper, Para, Signature

NEGATIVES = 0.1
"""The share of papers that are no administrative documents."""

_TYPES = {
    "state": {
        "KH": 27,
        "CV": 24,
        "QĐ": 15,
        "ĐA": 1,
        "PA": 1,
        "QyĐ": 1,
        "HD": 7,
        "TB": 7,
        "TTr": 6,
        "BC": 7,
        "GM": 3,
        "BB": 2,
        "LPĐ": 2,
        "CĐ": 1,
        "CTr": 3,
        "CT": 2,
    },
    "party": {"KH": 20, "QyĐ": 3, "CT": 13, "NQ": 10, "HD": 10, "TB": 10, "KL": 8, "CV": 12, "BC": 8, "CTr": 8},
    "mass": {"KH": 34, "CV": 16, "HD": 16, "BC": 12, "TB": 8, "CTr": 6, "LPĐ": 8},
}
_NAMES = {
    "KH": "KẾ HOẠCH",
    "QĐ": "QUYẾT ĐỊNH",
    "HD": "HƯỚNG DẪN",
    "TB": "THÔNG BÁO",
    "TTr": "TỜ TRÌNH",
    "BC": "BÁO CÁO",
    "GM": "GIẤY MỜI",
    "BB": "BIÊN BẢN",
    "CĐ": "CÔNG ĐIỆN",
    "CTr": "CHƯƠNG TRÌNH",
    "CT": "CHỈ THỊ",
    "NQ": "NGHỊ QUYẾT",
    "KL": "KẾT LUẬN",
    "LPĐ": "PHÁT ĐỘNG THI ĐUA",
    "ĐA": "ĐỀ ÁN",
    "PA": "PHƯƠNG ÁN",
    "QyĐ": "QUY ĐỊNH",
    "TT": "THÔNG TƯ",
}
_OFFICE_CODES = {"UBND": ["TH", "KGVX", "VX", "NC", "KTTH", "NV", "TĐKT"], "UB": ["TH", "VX", "NC"], "HĐTĐKT": ["TĐKT", ""]}


@dataclass(slots=True)
class Specimen:
    """A generated paper and what its renderers must know. `blank`: none, day, month or number-only; `stamp`, `panel`: layers over it."""

    name: str
    seed: int
    paper: Paper
    date: datetime.date
    regime: str
    legacy: bool
    number_blank: bool = False
    date_blank: str = ""
    stamp: list[str] = field(default_factory=list)
    panel: list[str] = field(default_factory=list)
    old_tones: bool = False
    negative: bool = False
    system: str = "state"


def specimen(seed: int) -> Specimen:
    """The paper of this seed."""
    draw = Draw(seed)
    regime, date = draw_regime(draw)
    body = draw_body(draw, date, regime)
    sector = dict(sectors()[body.sector])
    scene = Scene(
        draw, date, body, sector, date.year + (1 if date.month > 10 and draw.chance(0.7) else 0), habits(draw, date, body.system == "party")
    )
    if date.year < 2025 and body.sector == "nong_nghiep":
        sector["nganh"] = "ngành Nông nghiệp" if body.symbol[-4:] != "TNMT" else "ngành Tài nguyên và Môi trường"
    if draw.chance(NEGATIVES):
        paper, kind = negative(scene)
        return Specimen(
            f"gen-{seed:07d}-{kind}", seed, paper, date, regime.name, regime.legacy_text, negative=True, old_tones=scene.habits.old_tones
        )
    code = draw.weighted({key: float(share) for key, share in _TYPES[body.system].items()})
    if body.partners:
        code = draw.pick(["KH", "KH", "CTr"])
    if body.symbol.startswith("UB") and draw.chance(0.1) and date.year < 2026:
        code = "CT"
    if body.level == "central" and body.system == "state" and draw.chance(0.2):
        code = "TT"
    scene.scope = int(draw.weighted({"1": 42, "2": 28, "3": 18, "5": 12}))
    return _compose(seed, scene, regime, code)


def _compose(seed: int, scene: Scene, regime: Regime, code: str) -> Specimen:
    draw, body, date = scene.draw, scene.body, scene.date
    theme = scene.phrase("theme")
    scene.words |= {"theme": theme, "subject": theme, "addressee": "các đơn vị"}
    tail = f" {dates.period(scene, title=True)}" if draw.chance(0.18) and str(scene.year) not in theme else ""
    number_blank = draw.chance(0.35)
    date_blank = draw.weighted({"": 65, "day": 27, "month": 8}) if draw.chance(0.9) else ""
    if number_blank and not date_blank and draw.chance(0.5):
        date_blank = "day"
    symbol, digits = _symbol(scene, code), _digits(scene, code)
    paper = Paper(gold={})
    header: dict[str, Any] = dict.fromkeys(("parent", "issuer", "number", "symbol", "place", "date", "subject"))
    header |= {"parent": body.parent, "issuer": body.name, "symbol": symbol, "number": None if number_blank else digits, "addressees": []}
    paper.issuer, paper.parent = list(body.lines), list(body.parent_lines)
    paper.number = _number_line(scene, digits, symbol, number_blank)
    if code in ("LPĐ", "BB") and draw.chance(0.6):
        paper.number, header["number"], header["symbol"], number_blank = "", None, None, False
    place = (
        body.place if body.place != "Thành phố Hồ Chí Minh" else draw.pick(["Thành phố Hồ Chí Minh", "TP. Hồ Chí Minh", "Tp.Hồ Chí Minh"])
    )
    line, header["date"] = dates.date_line(scene, date_blank)
    paper.place_date = f"{place}, {line}" if not scene.habits.careless or draw.chance(0.8) else f"{place} ,{line}"
    header["place"] = place
    if body.system == "party":
        paper.title = list(PARTY_TITLE)
    elif _youth(body):
        paper.title = ["ĐOÀN TNCS HỒ CHÍ MINH"]
    else:
        paper.title = [QUOC_HIEU[0], draw.pick([QUOC_HIEU[1]] * 4 + ["Độc lập – Tự do – Hạnh phúc"])]
        if date.year < 2006 and draw.chance(0.4):
            paper.title[0] = "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    subject = _head_of(scene, paper, code, theme, tail)
    if code in ("CV", "TTr", "GM", "CĐ") and not (code == "GM" and draw.chance(0.3)):
        paper.addressees, header["addressees"] = addressees(scene)
        if len(header["addressees"]) == 1 and len(header["addressees"][0]) < 40:
            scene.words["addressee"] = header["addressees"][0]
    header["subject"] = subject
    annex = draw.weighted({"": 40, "rules": 22, "plan": 12, "list": 26}) if code == "QĐ" else ""
    paper.body = _body(scene, code, annex)
    if code not in ("LPĐ",):
        paper.recipients_head, paper.recipients = recipients(scene, code)
    signature, label = sign(scene)
    paper.signatures = [signature]
    paper.gold = {"doc_type": code, "header": header, "signatory": label, "co_signatories": []}
    _second_signer(scene, paper, code)
    if draw.chance(0.05) and code != "QĐ":
        paper.marks.append(draw.pick(["DỰ THẢO", "DỰ THẢO LẦN 2", "HỎA TỐC", "KHẨN"]))
        mark = paper.marks[-1]
        if mark in ("HỎA TỐC", "KHẨN"):
            header["urgency"] = mark
    own = annexes.Own(code, digits if not number_blank else "", symbol, scene.date if date_blank == "" else None)
    annexes.attach(scene, paper, own, annex)
    made = Specimen(
        f"gen-{seed:07d}-{code}",
        seed,
        paper,
        date,
        regime.name,
        regime.legacy_text,
        number_blank,
        date_blank,
        old_tones=scene.habits.old_tones,
        system=body.system,
    )
    _layers(scene, made)
    return made


def _youth(body: Body) -> bool:
    """Whether it is the Youth Union, which numbers its papers as the Party does; the trade unions do as the State."""
    return body.system == "mass" and "đoàn" in body.name and not any(word in body.name for word in ("Liên đoàn", "Công đoàn"))


def _body(scene: Scene, code: str, annex: str) -> list[Para]:
    if code == "QĐ":
        return kinds.decision(scene, annex)
    makers = {
        "KH": kinds.plan,
        "CTr": kinds.plan,
        "CV": kinds.letter,
        "HD": kinds.guide,
        "TB": kinds.notice,
        "GM": kinds.notice,
        "TTr": kinds.submission,
        "BC": kinds.report,
        "CT": kinds.directive,
        "CĐ": kinds.directive,
        "NQ": kinds.directive,
        "KL": kinds.directive,
        "ĐA": kinds.plan,
        "PA": kinds.plan,
        "QyĐ": kinds.regulation,
        "TT": kinds.regulation,
        "BB": kinds.minutes,
        "LPĐ": kinds.call,
    }
    return makers[code](scene)


def _symbol(scene: Scene, code: str) -> str:
    body, draw = scene.body, scene.draw
    if body.system == "party":
        return f"{'QĐ' if code == 'QyĐ' else code}/{body.symbol}"
    if _youth(body):
        return f"{code}/{body.symbol}"
    if body.partners:
        return f"{'KHLT' if code == 'KH' else 'CTPH'}-{body.symbol}"
    if code == "CV":
        codes = _OFFICE_CODES.get(body.symbol)
        unit = draw.pick(codes) if codes else scene.office()[0]
        return f"{body.symbol}-{unit}" if unit else body.symbol
    if code == "CĐ" and body.symbol.startswith("UB"):
        return "CĐ-UBND"
    year_end = scene.date.year < 2003 and draw.chance(0.3)
    return f"{code}/{body.symbol}" if year_end else f"{code}-{body.symbol}"


def _digits(scene: Scene, code: str) -> str:
    draw = scene.draw
    if scene.body.system == "party" and code != "CV":
        return f"{draw.number(1, 180):02d}"
    number = draw.number(1, 99) if draw.chance(0.4) else draw.number(100, 3900)
    digits = f"{number:02d}"
    if code == "TT":
        return f"{min(number, 68):02d}/{scene.date.year}"
    if code == "QĐ" and scene.body.symbol.startswith("UB") and scene.date.year > 1997 and draw.chance(0.3):
        return f"{min(number, 90):02d}/{scene.date.year}"
    return digits


def _number_line(scene: Scene, digits: str, symbol: str, blank: bool) -> str:
    draw = scene.draw
    party = "/" in symbol and scene.body.system in ("party", "mass")
    lead = draw.pick(["Số ", "Số ", "Số: "]) if party else draw.pick(["Số: ", "Số: ", "Số: ", "Số:", "Số : ", "Số "])
    shown = draw.pick(["", " ", "     ", "......", "…… ", "      ", "____"]) if blank else digits
    if party:
        text = f"{lead}{shown}-{symbol}" if not (scene.habits.careless and draw.chance(0.3)) else f"{lead}{shown} - {symbol}"
    else:
        printed = symbol
        if scene.habits.careless and draw.chance(0.25):
            printed = symbol.replace("-", draw.pick(["- ", " - "]), 1)
        gap = " " if scene.habits.careless and draw.chance(0.3) else ""
        text = f"{lead}{shown}{gap}/{printed}"
    return text


def _head_of(scene: Scene, paper: Paper, code: str, theme: str, tail: str) -> str:
    """Type line and subject lines; the subject as labelled."""
    draw = scene.draw
    big = theme[0].upper() + theme[1:]
    if code == "CV":
        lead = draw.pick(["V/v ", "V/v ", "V/v: ", "v/v ", "Về việc "])
        paper.vv = wrap(f"{lead}{theme}{tail}", draw.number(24, 32))
        subject = f"{theme}{tail}"
        if lead == "Về việc ":
            subject = f"Về việc {subject}"
            paper.vv = wrap(f"V/v {theme}{tail}", 28)
            subject = f"{theme}{tail}"
        return strip(subject)[0]
    paper.type = _NAMES[code]
    if scene.body.partners:
        paper.type = "KẾ HOẠCH LIÊN TỊCH" if code == "KH" else "CHƯƠNG TRÌNH PHỐI HỢP"
    if code == "LPĐ" and draw.chance(0.5):
        paper.type = "LỜI PHÁT ĐỘNG THI ĐUA"
    subject = {
        "QĐ": f"Về việc {theme}",
        "CT": f"{draw.pick(['Về việc', 'về', 'Về'])} {theme}",
        "TTr": f"{draw.pick(['Về việc', 'V/v', 'Đề nghị'])} {theme}",
        "NQ": f"về {theme}",
        "GM": f"Dự hội nghị {theme}",
        "BC": f"Kết quả {theme}",
        "BB": f"Họp {theme}",
    }.get(code, big)
    if scene.body.system == "party" and draw.chance(0.6):
        subject = subject[0].lower() + subject[1:]
    paper.subject = wrap(subject + tail, draw.number(38, 62))
    plain = strip(subject + tail)[0]
    return plain.removeprefix("V/v ")


def _second_signer(scene: Scene, paper: Paper, code: str) -> None:
    body = scene.body
    if code == "BB":
        from docparse.corpus.generate.people import person

        chair, clerk = person(scene.draw), person(scene.draw)
        title = scene.draw.pick(["CHỦ TRÌ", "CHỦ TỌA", "CHỦ TRÌ HỘI NGHỊ"])
        paper.signatures = [Signature([title], chair), Signature(["THƯ KÝ"], clerk)]
        bare: dict[str, Any] = {"authority": None, "on_behalf_of": None, "authority_chain": []}
        paper.gold["signatory"] = {**bare, "title": title, "name": chair}
        paper.gold["co_signatories"] = [{**bare, "title": "THƯ KÝ", "name": clerk}]
    elif body.partners:
        own = body.name.split(" - ")[0] if not body.name.startswith("Sở Lao động") else "Sở Lao động - Thương binh và Xã hội"
        made = [(own, sign(scene, body, 0.0)), *((one.short, sign(scene, one, 0.0)) for one in body.partners)]
        for name, (signature, _) in made:
            signature.lines.insert(0, name.upper())
        paper.signatures = [signature for _, (signature, _) in made]
        paper.gold["signatory"] = made[0][1][1]
        paper.gold["co_signatories"] = [label for _, (_, label) in made[1:]]


def _layers(scene: Scene, made: Specimen) -> None:
    """Stamps and panels that lie over a paper and have numbers and days of their own, which are none of its labels."""
    draw = scene.draw
    if draw.chance(0.08):
        day = scene.date + datetime.timedelta(days=draw.number(1, 9))
        made.stamp = [
            draw.pick(["SỞ NỘI VỤ", "VĂN PHÒNG UBND TỈNH", "PHÒNG NỘI VỤ", "CÔNG VĂN ĐẾN"]),
            draw.pick(["ĐẾN", "CÔNG VĂN ĐẾN"]),
            f"Số: {draw.number(12, 9800)}",
            f"Ngày: {day:%d/%m/%Y}",
            "Chuyển: " + draw.pick(["", "LĐ", "TĐKT"]),
        ]
    if scene.date.year >= 2019 and draw.chance(0.12):
        when = f"{scene.date:%d.%m.%Y} {draw.number(8, 16):02d}:{draw.number(10, 59)}:{draw.number(10, 59)} +07:00"
        name = scene.body.name
        made.panel = draw.pick(
            [
                [f"Ký bởi: {name}", f"Ngày ký: {when}"],
                [f"Người ký: {name}", "Email: vanthu@example.gov.vn", f"Cơ quan: {scene.body.parent or name}", f"Thời gian ký: {when}"],
                [f"Ký bởi: {name}", f"Cơ quan: {name}", f"Thời gian ký: {when}"],
            ]
        )
