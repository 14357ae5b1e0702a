"""Who signs, and how: a scene in, signature blocks and their labels out (FACTS 1.7)."""

from __future__ import annotations

from typing import Any

from docparse.corpus.generate.bodies import Body
from docparse.corpus.generate.people import degree, person
from docparse.corpus.generate.scene import Scene
from docparse.corpus.paper import Signature


def sign(scene: Scene, body: Body | None = None, nameless: float = 0.1) -> tuple[Signature, dict[str, Any] | None]:
    """One signature block of `body` and its label; a tenth without a name (the signature is a picture: nothing to label but the title)."""
    draw = scene.draw
    body = body or scene.body
    party = body.system == "party"
    collective = body.collective
    office, office_deputy = ("CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG")
    form = draw.weighted(
        {
            "head": 40,
            "deputy": 38,
            "order": 9,
            "order_deputy": 3,
            "authorised": 2 if not collective else 0,
            "acting": 2,
            "in_charge": 3 if not collective else 0,
        }
    )
    tm, kt, tl, tuq = ("T/M", "K/T", "T/L", "T/UQ") if party and draw.chance(0.75) else ("TM.", "KT.", "TL.", "TUQ.")
    gap = draw.pick([" ", " ", " ", ""]) if scene.habits.careless and kt.endswith(".") else " "
    chain: list[str] = []
    if collective and form in ("head", "deputy", "acting"):
        words = collective
        if collective == "ỦY BAN NHÂN DÂN" and draw.chance(0.12):
            words = f"UBND {body.area.split(' ', 1)[0].upper()}" if body.area else "UBND"
        if party and collective == "BAN THƯỜNG VỤ" and draw.chance(0.3):
            words = "BAN THƯỜNG VỤ"
        if not (form == "deputy" and not party and draw.chance(0.3)):
            chain.append(f"{tm}{gap}{words}")
    if form == "deputy" and not (party and collective):
        chain.append(f"{kt}{gap}{body.head}")
        title = body.deputy
    elif form == "deputy":
        title = body.deputy
    elif form == "order":
        chain.append(f"{tl}{gap}{body.head}")
        title = office if body.level != "unit" else "TRƯỞNG PHÒNG TỔ CHỨC - HÀNH CHÍNH"
    elif form == "order_deputy":
        chain += [f"{tl}{gap}{body.head}", f"{kt}{gap}{office}"]
        title = office_deputy
    elif form == "authorised":
        chain.append(f"{tuq}{gap}{body.head}")
        title = "TRƯỞNG PHÒNG TỔ CHỨC CÁN BỘ"
    elif form == "acting":
        title = f"Q. {body.head}"
        chain = [] if draw.chance(0.5) else chain
    elif form == "in_charge":
        title = f"{body.deputy} PHỤ TRÁCH"
    else:
        title = body.head
    if title == body.deputy and draw.chance(0.08):
        title = f"{title} THƯỜNG TRỰC"
    if draw.chance(0.03):
        title = title[0] + title[1:].lower()
        title = (
            title.replace("giám đốc", "Giám đốc")
            .replace("chủ tịch", "Chủ tịch")
            .replace("bí thư", "Bí thư")
            .replace("hiệu trưởng", "Hiệu trưởng")
        )
    name = person(draw)
    printed = degree(draw, body.sector) + name
    blank = draw.chance(nameless)
    last = chain[-1] if chain else ""
    authority, _, words = (
        last.partition(gap) if gap else (last[: len(tl) if last.startswith(tl) else 3], "", last[len(tl) if last.startswith(tl) else 3 :])
    )
    label = {
        "authority": authority or None,
        "on_behalf_of": words.strip() or None,
        "title": title,
        "name": None if blank else name,
        "authority_chain": chain,
    }
    if form == "acting":  # Q. is the prefix nearest to the title (FACTS 1.7)
        label |= {"authority": "Q.", "on_behalf_of": None, "title": body.head if title.isupper() else title[3:]}
    if draw.chance(0.04):
        chain = [*chain]
        return Signature([*chain, title, "(Đã ký)"], "" if blank else printed), label
    return Signature([*chain, title], "" if blank else printed), label
