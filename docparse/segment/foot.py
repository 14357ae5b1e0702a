"""The foot of a paper: Nơi nhận and the signatures. A document and where its body starts in, foot slots and where the body ends out.

NĐ 30/2020, Phụ lục I, cells 7a to 9b. The two stand side by side on the page, so they come one after the other, in either order, or
read across; every line is therefore known by its own words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import takewhile

from docparse.authority.people import surnames
from docparse.authority.spelling import kept_short
from docparse.document import Document
from docparse.segment import anchors, signers
from docparse.segment.foot_opening import (
    AS_ABOVE,
    DASHED,
    FILED,
    SMALL_AUTHORITY,
    as_above,
    damaged_head,
    may_open,
    names_above,
    opens,
    organ_above,
    signed_name,
)
from docparse.segment.foot_pieces import cut_block
from docparse.segment.organs import starts_organ
from docparse.segment.segments import Segment
from docparse.segment.slots import Role, Slot
from docparse.text.normal import FILE_PATH
from docparse.text.regex import regex
from docparse.text.syllables import is_syllable

_LISTED = ("recipients_head", "recipient", "other")
_SIGNED_BY = regex(r"\W*Đã ký\W{1,4}(?P<name>\w.*)")
_UNITS = regex(r"^[\w.,;:()&\- ]{1,40}$")
_TORN_NAME = regex(rf"^\W?[{anchors.LOWER}]{{1,4}}(?:\s[{anchors.UPPER}][{anchors.LOWER}]+){{2,3}}$")
"""A name whose first letters the signature covered (`ê Minh Hải`)."""
_LONG_TITLE = regex(r"(?:PHÓ )?(?:TR\w\wNG (?:PHÒNG|BAN|KHOA)|GIÁM ĐỐC TRUNG TÂM|CHI CỤC TRƯỞNG|CHÁNH VĂN PHÒNG) \S+ \S")
_LEVELS = ("TỈNH", "QUẬN", "HUYỆN", "XÃ", "PHƯỜNG")
_REST_OF_NAME = regex(r"^\(.*\)\s*[;.]?$")


@dataclass(slots=True)
class Foot:
    """`slots` of the foot; `body_end`: first block of it; `end`: first block after it. No foot: both are the end of the search."""

    slots: list[Slot] = field(default_factory=list)
    body_end: int = 0
    end: int = 0
    found: bool = False


def read_foot(document: Document, start: int, stop: int | None = None) -> Foot:
    """Find the first Nơi nhận or signature block between blocks `start` and `stop`, and all that belongs to it."""
    last = len(document.blocks) if stop is None else stop
    for index in range(start, last):
        if may_open(document.blocks[index]) and (opened := opens(document, index, last)):
            opened = names_above(document, opened, start) if document.scanned else opened
            return _Reader(document, opened - 1 if organ_above(document, opened, start) else opened, last).run()
    return Foot(body_end=last, end=last)


class _Reader:
    """Walks the foot; stops at an annex, at another paper, or at prose."""

    def __init__(self, document: Document, start: int, stop: int) -> None:
        self.document = document
        self.stop = stop
        self.foot = Foot(body_end=start, end=start, found=True)
        self.listing = False
        self.titled = False
        self.named = False
        self.strays = 0
        self.listed = False

    def run(self) -> Foot:
        index = self.foot.body_end
        while index < self.stop:
            pieces = list(cut_block(self.document.blocks[index], index))
            if pieces and not self._all(pieces):
                break
            index += 1
        while (
            index > self.foot.body_end
            and self.foot.slots
            and self.foot.slots[-1].block == index - 1
            and self.foot.slots[-1].role == "other"
        ):
            slot = self.foot.slots.pop()
            if anchors.RULE.match(self.document.text[slot.start : slot.end]):
                continue
            index -= 1
        self.foot.end = index
        return self.foot

    def _all(self, pieces: list[Segment]) -> bool:
        taken = [self._take(piece) for piece in pieces[:1]]
        for piece in pieces[1:] if all(taken) else []:
            self._take(piece)
        return all(taken)

    def _add(self, role: Role, piece: Segment, confidence: float = 1.0) -> bool:
        self.foot.slots.append(Slot(role, piece.start, piece.end, piece.block, confidence))
        return True

    def _take(self, piece: Segment) -> bool:
        text, folded = piece.text, piece.key
        if anchors.RULE.match(text) or FILE_PATH.match(text) or len(anchors.squeeze(text)) < 2:
            return self._add("other", piece)
        if (anchors.NOI_NHAN.match(folded) and len(anchors.squeeze(text)) <= 10) or (not self.listed and damaged_head(text)):
            if self.listed and self.named:
                return False
            self.listing, self.listed = True, True
            return self._add("recipients_head", piece)
        if self._begins_other(piece):
            return False
        if anchors.SIGNED.match(folded) and len(text) < 60:
            return self._signed(piece)
        upper = anchors.is_upper(text, 0.7) and (text.startswith("_") or not DASHED.match(text) or self._specked(text))
        if upper and self.named and self._paper_follows(piece.block):
            return False
        if (upper or SMALL_AUTHORITY.match(text)) and len(text) < 90 and signers.authority_prefix(text if upper else text.upper()):
            return self._sign("sign_authority", piece)
        if upper and self.titled and signers.is_name_in_capitals(text) and not self._name_below(piece):
            return self._name(piece)
        if not upper and self._small_title(piece):
            prefixed = signers.authority_prefix(text.upper())
            return self._sign("sign_authority" if prefixed else "sign_title", piece)
        if upper and self.document.scanned and self._torn_authority(piece):
            return self._sign("sign_authority", piece)
        if upper and self.titled and anchors.squeeze(text).startswith("nuocconghoa"):
            return self._sign("sign_title", piece)
        if (
            upper
            and signers.is_title(text)
            and not (starts_organ(text) and not signers.names_title(text) and self._wrapped_authority(piece))
        ):
            return self._sign("sign_title", piece)
        if upper and self._wrapped_title(piece):
            return self._add("sign_title", piece, 0.8 if self.document.scanned else 1.0)
        if upper and self._wrapped_authority(piece):
            return self._add("sign_authority", piece, 0.9)
        if DASHED.match(text) and not self.listed and (as_above(text) or not self.foot.slots):
            self.listing = self.listed = True
        if DASHED.match(text) and (self.listing or self.listed) and not anchors.is_upper(text, 0.9):
            self.listing = True
            return self._add("recipient", piece)
        if FILED.match(folded) and self.listed and not (self.titled and signers.is_name(text)):  # `Lữ Văn Hùng` is filed nowhere
            return self._add("recipient", piece)
        if self.document.scanned and self._rest_of_wrapped_name(piece):
            last = self.foot.slots[-1]
            self.foot.slots[-1] = Slot("sign_name", last.start, piece.end, piece.block, last.confidence)
            return True
        if self.titled and self.document.scanned and self._stroke_above_name(piece):
            return self._add("sign_note", piece, 0.3)
        if self.titled and signers.is_name(text):
            return self._name(piece)
        lost = self.document.scanned and signers.is_name(text) and self._title_was_lost()
        if lost or signed_name(self.document, piece.block, self.stop):
            return self._name(piece)
        bodies = len(text) < 80 and starts_organ(text) and (not self.listing or self._beside_head(piece))
        if upper and bodies:
            if self.named and not self._title_follows(piece.block):
                return False
            return self._add("sign_note", piece)
        if upper and self.document.scanned and self.titled and signers.is_torn_title(text):
            return self._add("sign_title", piece, 0.5)
        if self.titled and signers.is_name(text, loose=True) and not (upper and self.document.scanned and self._name_below(piece)):
            return self._name(piece)
        if self.titled and self.document.scanned and signers.may_be_name(text) and not self.listing:
            self.foot.slots.append(Slot("sign_name", piece.start, piece.end, piece.block, 0.5))
            self.named, self.titled = True, False
            return True
        if self.document.scanned and self.listing and not self.named and self._after_filed() and _TORN_NAME.match(text):
            self.foot.slots.append(Slot("sign_name", piece.start, piece.end, piece.block, 0.5))
            self.named, self.listing = True, False
            return True
        if self.listing and self._continues_item(piece):
            return self._add("recipient", piece, 0.9)
        if self.titled and len(text) < 60:
            return self._add("sign_note", piece, 0.5)
        self.strays += 1
        if self.document.scanned and self.strays <= 8 and self._goes_on(piece.block):
            return self._add("other", piece, 0.4)
        return self.strays <= 2 and len(text) < 40 and not anchors.HEADING.match(folded) and self._add("other", piece)

    def _small_title(self, piece: Segment) -> bool:
        """A title in small letters: right below a prefix or a title, or above a name or its note."""
        if not signers.is_small_title(piece.text):
            return False
        if self.titled and self.foot.slots[-1].role in ("sign_authority", "sign_title"):
            return True
        if self.titled and self.document.scanned and anchors.squeeze(piece.text) in signers.title_keys():
            return True
        blocks = self.document.blocks[piece.block + 1 : min(self.stop, piece.block + 4)]
        below = next((other.text for other in blocks if len(anchors.squeeze(other.text)) > 1), "")
        return signers.is_name(below) or bool(anchors.SIGNED.match(anchors.key(below))) or signers.is_small_title(below)

    def _stroke_above_name(self, piece: Segment) -> bool:
        """Whether what looks like a name is a pen's (`Jj Xa`): it begins with no family name, and a line that does comes right below."""
        torn = signers.is_title(piece.text) or signers.is_torn_title(piece.text)
        short = len(anchors.squeeze(piece.text)) < 6 and not torn
        if (
            len(piece.text) > 30
            or (anchors.is_upper(piece.text) and not short)
            or not (signers.is_name(piece.text, loose=True) or signers.may_be_name(piece.text))
        ):
            return False
        if signers.strip_degrees(piece.text).split()[0] in surnames():
            return False
        blocks = [other.text for other in self.document.blocks[piece.block + 1 : min(self.stop, piece.block + 4)]]
        own = takewhile(lambda line: not signers.is_title(line), blocks)  # below the next title another person signs
        return any(signers.is_name(line) and signers.strip_degrees(line).split()[0] in surnames() for line in own)

    def _rest_of_wrapped_name(self, piece: Segment) -> bool:
        """The rest of a name on a line of its own: degrees before it or signers beside it left no room (`Thượng tá Lò Văn` / `Phúc`)."""
        last = self.foot.slots[-1] if self.foot.slots else None
        if last is None or last.role != "sign_name" or piece.block != last.block + 1:
            return False
        above, words = self.document.text[last.start : last.end], piece.text.split()
        bare = signers.strip_degrees(above)
        if bare == above.strip() and sum(slot.role == "sign_name" for slot in self.foot.slots) < 2:
            return False
        if not 1 <= len(words) <= 2 or len(bare.split()) > 3 or (self.document.blocks[piece.block].confidence or 1.0) < 0.8:
            return False
        alone = len(words) > 1 and words[0] in surnames()  # the whole name of another person
        return not alone and all(word.istitle() and word.isalpha() and is_syllable(word) for word in words)

    def _wrapped_title(self, piece: Segment) -> bool:
        """The second line of a long title (`TRƯỞNG PHÒNG TỔ CHỨC` / `CÁN BỘ`), or a deputy's whose end a seal covers (`PHÓ CH`):
        any line in capitals between a title and a name in small letters."""
        last = self.foot.slots[-1] if self.foot.slots else None
        if not self.titled or last is None or last.role != "sign_title" or piece.block != last.block + 1:
            return False
        above, words = self.document.text[last.start : last.end], piece.text.split()
        if not self.document.scanned:
            return len(words) <= 6 and any(signers.is_name(other.text) for other in self.document.blocks[piece.block + 1 : piece.block + 4])
        if self._goes_on_to_name(piece, [word for word in words if word.strip("-–")], len(above.split())):
            return True
        if not all(word.isalpha() for word in words) or len(words) > 3:
            return False
        if words[0] == "PHÓ" and not above.startswith("PHÓ"):
            return len(words) > 1
        sure = (self.document.blocks[piece.block].confidence or 1.0) > 0.8
        return sure and bool(_LONG_TITLE.match(above)) and all(is_syllable(word) for word in words)

    def _goes_on_to_name(self, piece: Segment, words: list[str], above: int) -> bool:
        """Whether a line right below a title is words in capitals with a name in small letters below: the title goes on (a scan's).

        `above`: of how many words; one word goes on only with a line that is long, or tells its level (`TRƯỞNG CÔNG AN` / `HUYỆN`).
        """
        said = sum(is_syllable(word) or word in kept_short() for word in words)
        read = self.document.blocks[piece.block].confidence or 1.0
        level = above > 1 and piece.text in _LEVELS
        least = 1 if (above > 3 or level) and read > 0.8 else 2
        if len(words) < least or said < max(least, 0.75 * len(words)) or read < 0.7:
            return False
        return self._name_below(piece)

    def _name_below(self, piece: Segment) -> bool:
        """Whether a name in small letters stands a line or more below: what is in capitals above it is none."""
        below = self.document.blocks[piece.block + 1 : min(self.stop, piece.block + 5)]
        return any(signers.is_name(other.text) and not anchors.is_upper(other.text) for other in below)

    def _wrapped_authority(self, piece: Segment) -> bool:
        """The second line of a body in whose name a person signs (`TM. BAN THƯỜNG VỤ HUYỆN` / `ĐOÀN`), above the title or the name."""
        last = next((slot for slot in reversed(self.foot.slots) if slot.role not in _LISTED), None)
        if last is None or last.role != "sign_authority":
            return False
        if piece.block != last.block + 1 and self.foot.slots[-1].role not in ("recipients_head", "recipient"):
            return False
        words = re.sub(r"[,&]|(?<= )[-–](?= |$)", " ", piece.text).split()
        known = all((word.isalpha() and is_syllable(word)) or word in kept_short() or word.isdigit() for word in words)
        if len(words) > (9 if starts_organ(piece.text) else 6) or not known:
            return False
        if self._title_follows(piece.block):
            return True
        prefix = signers.authority_prefix(self.document.text[last.start : last.end])
        collective = prefix is not None and prefix[0].replace("/", "").startswith("TM")  # whoever signs KT. or TL. has a title
        return collective and not signers.names_title(piece.text) and self._name_follows(piece)

    def _torn_authority(self, piece: Segment) -> bool:
        """What a seal left of `TM.` and a body, above a title or a name (`ĐỒNG TĐKT`)."""
        if self.titled or signers.torn_body(piece.text) is None:
            return False
        return self._title_follows(piece.block) or self._name_follows(piece)

    def _name_follows(self, piece: Segment) -> bool:
        """Whether a person's name in small letters, or its note, stands right below a line that is none itself."""
        if piece.text.split()[0].title() in surnames() and not starts_organ(piece.text):
            return False
        below = [other for other in self.document.blocks[piece.block + 1 : min(self.stop, piece.block + 4)] if len(other.text) > 1]
        return any(signers.is_name(other.text) or anchors.SIGNED.match(anchors.key(other.text)) for other in below[:2])

    def _beside_head(self, piece: Segment) -> bool:
        """Whether the line stands right behind `Nơi nhận:`, read across from the body that signs."""
        return bool(self.foot.slots) and self.foot.slots[-1].role == "recipients_head" and self.foot.slots[-1].block == piece.block

    def _goes_on(self, index: int) -> bool:
        """Whether more of the foot follows noise on the same page: the list, a title or a name."""
        page = self.document.blocks[index].page
        for other in self.document.blocks[index + 1 : min(self.stop, index + 7)]:
            if other.page != page:
                return False
            text, folded = other.text, anchors.key(other.text)
            if anchors.NOI_NHAN.match(folded) or AS_ABOVE.match(folded) or signers.is_title(text) or signers.is_name(text):
                return True
        return False

    def _title_was_lost(self) -> bool:
        """A name alone, before the list or after its last line: the scan lost the title above it."""
        if not self.listing:
            return not self.listed or not self.named
        return self._after_filed()

    def _after_filed(self) -> bool:
        """Whether the list has come to its last item, `- Lưu: …`."""
        last = next((slot for slot in reversed(self.foot.slots) if slot.role == "recipient"), None)
        return last is not None and bool(re.match(r"^\W*l[uưứ]u\b", anchors.key(self.document.text[last.start : last.end])))

    def _specked(self, text: str) -> bool:
        """A title behind a speck that a scan read as a dash (`— GIÁM ĐỐC`)."""
        bare = text.lstrip("-–—+•*~ ")
        return self.document.scanned and (signers.is_title(bare) or signers.authority_prefix(bare) is not None)

    def _paper_follows(self, index: int) -> bool:
        """Whether Quốc hiệu or a copy's mark comes next: a line in capitals after the signature is then the issuer of another paper."""
        for other in self.document.blocks[index : min(self.stop, index + 4)]:
            if anchors.COPY.match(anchors.key(other.text)) and anchors.is_upper(other.text, 0.7):
                return True
            if len(other.text) < 130 and anchors.QUOC_HIEU_AT.search(anchors.key(other.text)) and anchors.caps(other.text) > 0.6:
                return True
        return False

    def _title_follows(self, index: int) -> bool:
        """Whether an organ's line belongs to one more signature (joint papers), not to the header of another paper."""
        for other in self.document.blocks[index + 1 : min(self.stop, index + 4)]:
            if signers.is_title(other.text) or signers.authority_prefix(other.text):
                return True
        return False

    def _sign(self, role: Role, piece: Segment) -> bool:
        if self.named and role == "sign_title":
            self.named = False
        self.titled, self.listing = True, False
        return self._add(role, piece)

    def _signed(self, piece: Segment) -> bool:
        """`(Đã ký)`, with the name on its line if it stands there (`Đã ký: Lò Văn Bản`)."""
        behind = _SIGNED_BY.match(piece.text)
        if not (behind and self.titled and signers.is_name(behind["name"])):
            return self._add("sign_note", piece)
        return self._name(replace(piece, text=behind["name"], start=piece.start + behind.start("name")))

    def _name(self, piece: Segment) -> bool:
        self.named, self.titled, self.listing = True, False, False
        return self._add("sign_name", piece)

    def _continues_item(self, piece: Segment) -> bool:
        last = next((slot for slot in reversed(self.foot.slots) if slot.role in ("recipient", "recipients_head")), None)
        if last is None:
            return False
        if last.role == "recipients_head":
            return len(piece.text) < 160
        said = self.document.text[last.start : last.end].rstrip()
        if _REST_OF_NAME.match(piece.text):
            return True
        if re.match(r"^\W*l[uư]u\b", anchors.key(said)) and said.endswith("."):
            return False
        if said.endswith("./.") or len(piece.text) > 160 or anchors.HEADING.match(piece.key):
            return False
        if re.match(r"^\W*l[uưứ]u\b", anchors.key(said)):
            block = self.document.blocks[piece.block]
            if signers.is_name(piece.text) or (self.document.scanned and ((block.confidence or 1.0) < 0.6 or not _UNITS.match(piece.text))):
                return False
        return not said.endswith(".") or piece.text[:1].islower()

    def _begins_other(self, piece: Segment) -> bool:
        """Whether an annex or another paper begins here."""
        text, folded = piece.text, piece.key
        if DASHED.match(text):
            return False
        squeezed = anchors.squeeze(text)
        if squeezed.startswith("nuoc") or signers.is_title(text):  # `ĐỒN TRƯỞNG` begins as `ĐƠN` does
            return False
        letterhead = anchors.similar(squeezed, anchors.QUOC_HIEU) > 0.7 or squeezed in anchors.PARTY_TITLES
        if letterhead and len(squeezed) < 40 and anchors.caps(text) > 0.6:
            return True
        if anchors.COPY.match(folded) and anchors.is_upper(text, 0.7):
            return True
        if anchors.ANNEX.match(folded) and (anchors.is_upper(text, 0.7) or re.match(r"^\W{0,3}(?:phu\s*luc|mau|bieu)\b.{0,14}$", folded)):
            return True
        found = anchors.match_type(text)
        return bool(found and found[2] > 0.85 and not self.listing and found[1] >= len(text.rstrip()))
