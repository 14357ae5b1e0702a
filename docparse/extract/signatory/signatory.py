"""Who signed. A document and its frame in; the signatory and the co-signatories out (NĐ 30/2020, Phụ lục I, cells 7a to 7c; FACTS 1.7)."""

from __future__ import annotations

import re
from functools import cache

from docparse.document import Document, Others
from docparse.extract.ink import read_confidence
from docparse.extract.signatory.blocks import SignatureBlock, signature_blocks
from docparse.extract.signatory.signer_name import FROM_SURNAMES, NAMED_ELSEWHERE, mend_name, mend_syllables
from docparse.schema import FieldValue, Signatory, Text
from docparse.segment import anchors, signers
from docparse.segment.slots import Frame, Slot
from docparse.text.normal import same_letters
from docparse.text.regex import regex
from docparse.text.syllables import is_syllable


def extract_signatories(document: Document, frame: Frame) -> tuple[Signatory | None, list[Signatory]]:
    """The first signatory (of minutes: the chair) and those after it. No signature block: (None, [])."""
    issued = _issued_by(document, frame)
    issuer = " ".join(document.text[slot.start : slot.end] for slot in frame.slots_of("issuer"))
    found = [_signatory(document, block, issued, issuer) for block in signature_blocks(document, frame)]
    people = [person for person in found if person is not None]
    if len(people) == 1:
        _sign_digitally(document, people[0])
    if not people:
        return None, []
    chair = next((index for index, person in enumerate(people) if re.match(r"chu tri|chu toa", anchors.key(person.title.value or ""))), 0)
    first = people.pop(chair)
    return first, people


def _sign_digitally(document: Document, person: Signatory) -> None:
    """The name from the digital signature where none was read: of the persons who signed, the last in time signs the paper."""
    signed = sorted((panel.time or "", panel.signer or "") for panel in document.panels if signers.is_name(panel.signer or ""))
    read = anchors.squeeze(person.name.value or "")
    same = next((name for _, name in reversed(signed) if anchors.similar(anchors.squeeze(signers.strip_degrees(name)), read) >= 0.6), None)
    if same:
        person.name.value, person.name.confidence = signers.strip_degrees(same), 0.98
    elif signed and not person.name.value:
        person.name = FieldValue(value=signers.strip_degrees(signed[-1][1]), confidence=0.8, source="inferred")


_DEPUTIES = {"BỘ TRƯỞNG": "THỨ TRƯỞNG", "BỘ TRƯỞNG, CHỦ NHIỆM": "PHÓ CHỦ NHIỆM"}


def _deputy(head: str | None) -> str | None:
    """Who signs `KT.` of a head, where the line of the title was not read: its deputy (FACTS 1.7)."""
    if head is None:
        return None
    return _DEPUTIES.get(head) or (f"PHÓ {head}" if signers.is_title(head) and "," not in head else None)


def _head_of(title: str | None) -> str | None:
    """The head whose deputy bears the title: `CHỦ TỊCH` of `PHÓ CHỦ TỊCH THƯỜNG TRỰC`; None for a head, and for Party secretaries."""
    if title is None or "BÍ THƯ" in title or title.endswith("PHỤ TRÁCH"):
        return None
    if title.startswith("THỨ TRƯỞNG"):
        return "BỘ TRƯỞNG"
    bare = re.sub(r"\s+(?:THƯỜNG TRỰC|THỨ NHẤT)$", "", title)
    return bare.removeprefix("PHÓ ") if bare.startswith("PHÓ ") and bare.removeprefix("PHÓ ") in signers.title_keys().values() else None


_HEADS = (
    (regex(r"bo (?!chi huy|phan)"), "BỘ TRƯỞNG", "THỨ TRƯỞNG"),
    (regex(r"chinh phu"), "THỦ TƯỚNG", "PHÓ THỦ TƯỚNG"),
    (regex(r"ngan hang nha nuoc viet nam"), "THỐNG ĐỐC", "PHÓ THỐNG ĐỐC"),
    (regex(r"(?:uy ban nhan dan|ubnd|hoi dong nhan dan)\b"), "CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    (regex(r"(?:so|benh vien|trung tam|bao tang|cong an tinh) "), "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
    (regex(r"(?:tong )?cuc "), "CỤC TRƯỞNG", "PHÓ CỤC TRƯỞNG"),
    (regex(r"chi cuc "), "CHI CỤC TRƯỞNG", "PHÓ CHI CỤC TRƯỞNG"),
    (regex(r"cum "), "CỤM TRƯỞNG", "CỤM PHÓ"),
    (regex(r"truong (?:mam non|tieu hoc|trung hoc|thpt|thcs|dai hoc|cao dang)"), "HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG"),
    (regex(r"vien kiem sat "), "VIỆN TRƯỞNG", "PHÓ VIỆN TRƯỞNG"),
    (regex(r"phong (?:noi vu|giao duc|van hoa|tai chinh|tu phap|y te)"), "TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"),
    (regex(r"ban (?:tuyen giao|dan van|to chuc|noi chinh|dan toc|thi dua|quan ly)"), "TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"),
)
"""Who heads a body and who stands for that head (FACTS 1.7): told where a seal left only the end of the title."""
_GUESSED = 0.6
"""Words of a title that no engine read whole have at most this confidence (`docparse.read.scan.signature.seal`)."""


def _issued_by(document: Document, frame: Frame) -> tuple[str, str] | None:
    """The titles of the head and of the deputy of the body that issues a scanned paper, where its kind tells them."""
    slots = frame.slots_of("issuer") if document.scanned else []
    if not slots:
        return None
    lines = [anchors.key(document.text[slot.start : slot.end]).strip() for slot in slots]
    return next(((head, deputy) for line in reversed(lines) for pattern, head, deputy in _HEADS if pattern.match(line)), None)


def _fitting_title(document: Document, block: SignatureBlock, title: str, issued: tuple[str, str] | None) -> str:
    """A title that a seal left the end of, as the one with that end which the issuing body has; any other as it is."""
    if issued is None or title in issued:
        return title
    said = anchors.squeeze(title)
    if said not in signers.title_keys() and len(said) > 4:  # its beginning: `PHOT THỦ` of PHÓ THỦ TƯỚNG
        torn = next((other for other in reversed(issued) if anchors.similar(anchors.squeeze(other)[: len(said)], said) >= 0.8), None)
        if torn and len(said) < len(anchors.squeeze(torn)):
            return torn
    if block.authorities:
        return title
    first, last = block.titles[0], block.titles[-1]
    if read_confidence(document, first.start, last.end) > _GUESSED or not title.split() or len(title.split()) > 3:
        return title
    fitting = [other for other in issued if other.split()[-1] == title.split()[-1]]
    if not fitting:
        return title
    acting = title.startswith("PHÓ") or any(note.start < first.start for note in block.notes)
    return issued[1] if acting and issued[1] in fitting else fitting[0]


def _in_case(title: str, printed: str) -> str:
    """A known title in small letters where it is printed so (`Phó Giám đốc`)."""
    words, read = title.split(), printed.split()
    if anchors.is_upper(printed, 0.6) or len(words) != len(read):
        return title
    return " ".join(word.capitalize() if model[:1].isupper() else word.lower() for word, model in zip(words, read, strict=True))


def _signatory(document: Document, block: SignatureBlock, issued: tuple[str, str] | None, issuer: str) -> Signatory | None:
    if not (block.titles or block.authorities or block.name is not None):
        return None
    authorities = block.authority_lines(document.text)
    torn = signers.torn_body(authorities[0], issuer) if document.scanned and authorities else None
    if torn:
        authorities[0] = f"TM. {torn}"
    chain = [_tidy(line) for line in authorities]
    out = Signatory(authority_chain=chain)
    absent = Text(value=None, confidence=0.95)
    out.authority, out.on_behalf_of, out.title, out.name = absent, absent.model_copy(), absent.model_copy(), absent.model_copy()
    if block.authorities:
        slot = block.authorities[-1]
        line = authorities[-1]
        prefix = signers.authority_prefix(line) or signers.authority_prefix(line.upper())
        if prefix:
            form, at = prefix
            read = _read(document, slot.start, slot.end)
            at_most = min(slot.start + at, slot.end)  # a body whose beginning a seal covers is longer than its print
            out.authority = FieldValue(value=form, confidence=read, start=slot.start, end=at_most)
            if torn and len(authorities) == 1:
                out.authority.confidence, out.authority.source = 0.7, "inferred"
            words, likeness = _mend_title(line[at:].strip(), document.scanned)
            if document.scanned and not block.titles and (chair := _CHAIR_BEHIND.search(words)):
                # the seal left the first word of the title, which is read with the body above it
                words, out.title = words[: chair.start()], FieldValue(value="CHỦ TỊCH", confidence=0.6, source="inferred")
                out.authority_chain[-1] = out.authority_chain[-1].removesuffix(chair[0])
            if form == "Q.":
                out.title = FieldValue(value=words, confidence=round(0.9 * read, 3), start=at_most, end=slot.end)
                out.authority_chain = chain[:-1]
            else:
                out.on_behalf_of = FieldValue(value=words, confidence=round(read * likeness, 3), start=at_most, end=slot.end)
            out.authority_chain = [_mend_chain(item, document.scanned) for item in out.authority_chain]
    if len(block.titles) > 1:
        above = document.text[block.titles[0].start : block.titles[0].end].strip()
        block.titles[1:] = [slot for slot in block.titles[1:] if not _is_other_office(document.text[slot.start : slot.end].strip(), above)]
    if len(block.titles) == 2 and not block.authorities:
        head, under = (_mend_title(document.text[slot.start : slot.end], document.scanned)[0] for slot in block.titles)
        if not document.scanned and _deputy(head.upper()) == under.upper():
            block.titles.pop(0)  # a deputy signs under the head's title, without `KT.`: the title is the deputy's
        elif document.scanned and _deputy(head) == under:
            # `KT.` before the head's title was lost: the deputy below it signs
            lost = block.titles.pop(0)
            out.authority = FieldValue(value="KT.", confidence=0.8, source="inferred")
            out.on_behalf_of = FieldValue(value=head, confidence=0.85, start=lost.start, end=lost.end)
            out.authority_chain = [f"KT. {head}"]
    if document.scanned:
        _restore_lost_lines(document, block, out)
    if block.titles:
        first, last = block.titles[0], block.titles[-1]
        printed = [document.text[slot.start : slot.end].rstrip() for slot in block.titles]
        raw = "".join(_tidy(line) + (" - " if line.endswith(("-", "–")) else " ") for line in printed)
        raw = _without_strays(raw.strip(" -")) if document.scanned else raw.strip(" -")
        title, likeness = (block.deputy, 0.8) if block.deputy else _mend_title(raw, document.scanned)
        if document.scanned and not block.deputy:
            title = _fitting_title(document, block, title, issued)
            if out.authority.value == "TM." and anchors.squeeze(title) in _END_OF_CHAIR:
                title, likeness = "CHỦ TỊCH", 0.6
        out.title = FieldValue(
            value=title, confidence=round(_read(document, first.start, last.end) * likeness, 3), start=first.start, end=last.end
        )
        if document.scanned and out.authority.value == "KT." and title == out.on_behalf_of.value and (deputy := _deputy(title)):
            # nobody signs for the head with the head's own title: the scan lost `PHÓ`
            out.title = FieldValue(value=deputy, confidence=0.8, source="inferred", start=first.start, end=last.end)
    elif out.authority.value == "KT." and (block.name is not None or block.notes) and (deputy := _deputy(out.on_behalf_of.value)):
        out.title = FieldValue(value=deputy, confidence=0.75, source="inferred")
    elif document.scanned and out.authority.value == "TM." and block.name is not None and _headed(document, out.on_behalf_of.value):
        out.title = FieldValue(value="CHỦ TỊCH", confidence=0.5, source="inferred")
    elif issued and block.name is not None and not block.authorities and not block.notes:
        # the seal covers the one line above the name: whoever signs for the head has two, and one of them is read
        out.title = FieldValue(value=issued[0], confidence=0.45, source="inferred")
    if document.scanned and not block.authorities and out.authority.value is None and (superior := _head_of(out.title.value)):
        # a deputy of a State body always signs for the head: the scan lost the line above the title
        out.authority = FieldValue(value="KT.", confidence=0.7, source="inferred")
        out.on_behalf_of = FieldValue(value=superior, confidence=0.7, source="inferred")
        out.authority_chain = [f"KT. {superior}"]
    if block.name is not None:
        slot = block.name
        value = signers.strip_degrees(document.text[slot.start : slot.end])
        if anchors.is_upper(value):
            value = value.title()
        if document.scanned:
            value = re.sub(rf"(?<=[{anchors.LOWER}])(?=[{anchors.UPPER}])", " ", value)
            value = re.sub(r"(?<=\w)[”“\"″ˆ^`´](?=\w)", "’", value)
        confidence = 0.98
        if document.scanned:
            doubts = _doubts(document, slot)
            value, sure = mend_name(" ".join(value.split()), document.text, doubts)
            if sure != NAMED_ELSEWHERE:
                value, spelled = mend_syllables(value, doubts)
                sure *= spelled
            read = min(0.93, 0.3 + 0.65 * read_confidence(document, slot.start, slot.end))
            confidence = sure * (read if slot.confidence == 1 or sure in (FROM_SURNAMES, NAMED_ELSEWHERE) else 0.45)
        out.name = FieldValue(value=" ".join(value.split()), confidence=round(confidence, 3), start=slot.start, end=slot.end)
    elif document.scanned and (named := _torn_name(document, block)):
        out.name = named
    elif not any(anchors.SIGNED.match(anchors.key(document.text[slot.start : slot.end])) for slot in block.notes):
        out.name.confidence = 0.7
    return out


def _without_strays(title: str) -> str:
    """A known title in capitals without the words of a stamp or a panel that were read behind it (`CHỦ TỊCH Bình`).

    >>> _without_strays("CHỦ TỊCH Bình"), _without_strays("TRƯỞNG BAN Dân vận")
    ('CHỦ TỊCH', 'TRƯỞNG BAN Dân vận')
    """
    words = title.split()
    shouted = next((at for at, word in enumerate(words) if not word.isupper()), len(words))
    strays = words[shouted:]
    known = anchors.squeeze(" ".join(words[:shouted])) in signers.title_keys()
    return " ".join(words[:shouted]) if known and strays and all(word.istitle() for word in strays) else title


_OFFICE_ELSEWHERE = regex(
    r"(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|BÍ THƯ|TRƯỞNG BAN|HIỆU TRƯỞNG|TRƯỞNG PHÒNG|CHÁNH VĂN PHÒNG)(?: THƯỜNG TRỰC)? "
    r"(?:UBND|[ỦU]Y BAN|UỶ BAN|HĐND|HỘI ĐỒNG|SỞ|HUYỆN [ỦU]Y|TỈNH [ỦU]Y|THÀNH [ỦU]Y|ĐẢNG [ỦU]Y|MTTQ|CÔNG ĐOÀN|LIÊN ĐOÀN)\b"
)
"""The office elsewhere of the head of a council or a group, below the title that he signs with (`PHÓ CHỦ TỊCH UBND TỈNH`)."""


def _is_other_office(line: str, above: str) -> bool:
    """Whether a title below the whole title that a person signs with is what he is elsewhere (`CHỦ TỊCH` above `HIỆU TRƯỞNG`)."""
    if _OFFICE_ELSEWHERE.match(line):
        return True
    if above.endswith(("-", "–")) or above.startswith("BỘ TRƯỞNG"):  # who may be a CHỦ NHIỆM too
        return False
    return anchors.squeeze(above) in signers.title_keys() and signers.begins_title(line) and _deputy(above.upper()) != line.upper()


_CHAIR_BEHIND = regex(r"(?<=\w) CHỦ$")
_END_OF_CHAIR = frozenset(("tich", "utich", "hutich"))
"""What a seal leaves of `CHỦ TỊCH` below the body in whose name is signed: who signs for the chair has `KT.` above."""
_UNDER_SEAL = regex(r"\b(?:KT|PHÓ|TL|TUQ)\b")


def _headed(document: Document, body: str | None) -> bool:
    """Whether a paper `TM.` of that body is signed by its chair, where a seal covers the title and nothing tells of a deputy."""
    if body is None or not re.match(r"(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN)\b", body):
        return False
    return not any(_UNDER_SEAL.search(line) for _, line in document.furniture)


def _restore_lost_lines(document: Document, block: SignatureBlock, out: Signatory) -> None:
    """What two lines of titles tell of a line that a seal covered: the deputy's below the head's."""
    if len(block.titles) != 2:
        return
    upper, lower = (document.text[slot.start : slot.end] for slot in block.titles)
    upper = _mend_title(upper, True)[0]
    deputy, torn = _deputy(upper), anchors.squeeze(lower)
    if (
        deputy
        and out.authority.value in (None, "TM.", "T/M", "TM/")
        and (anchors.squeeze(deputy).startswith(torn) or anchors.squeeze(deputy).endswith(torn) or _same_end(lower, deputy))
    ):
        head = block.titles.pop(0)
        out.authority = FieldValue(value="KT.", confidence=0.75, source="inferred")
        out.on_behalf_of = FieldValue(value=upper, confidence=0.75, start=head.start, end=head.end)
        out.authority_chain = [*out.authority_chain, f"KT. {upper}"]
        block.deputy = deputy


def _same_end(torn: str, title: str) -> bool:
    """Whether what a seal left of a line ends as the title does and is too short for another (`IG ĐỐC` of `PHÓ THỐNG ĐỐC`)."""
    said = anchors.squeeze(torn)
    end = anchors.squeeze(title.split()[-1])
    return len(end) > 2 and said.endswith(end) and len(said) < len(anchors.squeeze(title)) and said not in signers.title_keys()


def _doubts(document: Document, slot: Slot) -> dict[str, tuple[Others, float]]:
    """What else the letters of the words of a slot may be, and how sure each was read, by word."""
    inside = (piece for piece in document.pieces if piece.start < slot.end and piece.end > slot.start)
    return {document.text[piece.start : piece.end].strip(".,;:'`“”\"|"): (piece.others, piece.confidence or 0.0) for piece in inside}


def _torn_name(document: Document, block: SignatureBlock) -> Text | None:
    """The signer whose name the signature covers but for its end, where the paper names that person elsewhere (`anh Cường`)."""
    for slot in reversed(block.notes):
        name, sure = mend_name(signers.strip_degrees(document.text[slot.start : slot.end]), document.text)
        if sure == NAMED_ELSEWHERE:
            return FieldValue(value=name, confidence=0.65, source="inferred", start=slot.start, end=slot.end)
    return None


def _read(document: Document, start: int, end: int) -> float:
    if not document.scanned:
        return 0.98
    return round(min(0.95, 0.4 + 0.58 * read_confidence(document, start, end)), 3)


def _tidy(line: str) -> str:
    return " ".join(line.split()).strip(" _-—–|*~:;,'\"“”")


def _mend_chain(line: str, scanned: bool) -> str:
    prefix = signers.authority_prefix(line)
    if not prefix:
        return line
    if not scanned:
        said, stop = line[: prefix[1]], prefix[0][1] if "/" in prefix[0][:2] else prefix[0][-1]
        whole = stop in said and anchors.squeeze(said) == anchors.squeeze(prefix[0])
        return line if whole else f"{prefix[0]} {line[prefix[1] :].strip()}"
    printed = line[prefix[1] :].strip()
    words, _ = _mend_title(printed, True)
    return line if words == printed and line.startswith(prefix[0]) else f"{prefix[0]} {words}"


_BODIES = (
    "ỦY BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN", "HỘI ĐỒNG", "BAN THƯỜNG VỤ", "BAN CHẤP HÀNH", "CHÍNH PHỦ", "ĐẢNG ỦY", "THƯỜNG TRỰC",
    "BAN CHỈ ĐẠO", "BAN THƯỜNG TRỰC", "ĐOÀN CHỦ TỊCH",
)  # fmt: skip


@cache
def _known_words() -> dict[str, str]:
    return {**signers.title_keys(), **{anchors.squeeze(name): name for name in _BODIES}}


def _is_whole(words: list[str]) -> bool:
    """Whether each word is a syllable: other letters than those of a known title are then print (`TRUNG ĐOÀN` is no `TRƯỞNG ĐOÀN`)."""
    return all(is_syllable(word.lower()) for word in words)


def _torn_capitals(title: str) -> bool:
    """Whether a title in capitals has a word with a small letter inside (`Bí THƯ`)."""
    words = title.split()
    return (
        any(word.isupper() and len(word) > 1 for word in words) and anchors.caps(title) > 0.6 and not title.isupper() and "&" not in title
    )


def _mend_title(text: str, scanned: bool) -> tuple[str, float]:
    """A title put right where a scan damaged it: its first words are the known title most like them, its tail stays.

    A title is never made that of a deputy, or of the head, by likeness alone.
    """
    tidy = _tidy(text)
    if not scanned:
        return (tidy.upper() if _torn_capitals(tidy) else tidy), 1.0
    whole = _known_words().get(anchors.squeeze(tidy))
    if whole is not None:
        return (tidy if same_letters(tidy, whole) else _in_case(whole, tidy)), 0.99
    words = tidy.split()
    if len(words) > 2 and not any(char.isalpha() for char in words[0] + words[1]):
        words = words[2:]  # strokes of the pen before it; one number alone may stand for `PHÓ`
    best: tuple[float, int, int, str] | None = None
    for start in (0, 1):
        for squeezed, title in _known_words().items():
            size = len(title.split())
            if start + size > len(words) or (start and len(words) > size + 1):
                continue
            said = anchors.squeeze("".join(words[start : start + size]))
            score = anchors.similar(said, squeezed)
            if score < 0.72 or (title.startswith("PHÓ") and not said.startswith(("p", "f")) and start == 0 and not said[:2].isdigit()):
                continue
            if said.startswith("pho") and not title.startswith("PHÓ"):
                continue
            if said != squeezed and _is_whole(words[start : start + size]):
                continue
            rank = score + 0.08 * size - 0.1 * start
            if best is None or rank > best[0]:
                best = (rank, start, size, title)
    if best is None:
        return tidy, 0.8
    _, start, size, title = best
    printed = " ".join(words[start : start + size])
    score = anchors.similar(anchors.squeeze(printed), anchors.squeeze(title))
    head = printed if same_letters(printed, title) else _in_case(title, printed)
    return " ".join([head, *words[start + size :]]), 0.99 if score == 1 else round(score, 3)
