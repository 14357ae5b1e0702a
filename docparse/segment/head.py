"""The head of a paper, from Quốc hiệu to Kính gửi. A document in, its header slots and the block where the body starts out.

The rules follow the cells of NĐ 30/2020, Phụ lục I (1 to 5b, 9a) and of Party papers (FACTS 2.3). Reading order varies: left column
first, right column first, or both read across; so each line is known by its own words, and only prose is judged by its place.
"""

from __future__ import annotations

import re
from dataclasses import replace

from docparse.document import Block, Document
from docparse.segment import anchors
from docparse.segment.addressees import addressee_goes_on, lists_addressees
from docparse.segment.decider import basis_follows, decider_within, is_decider, lacks_type
from docparse.segment.head_lines import (
    NO_NAME,
    TORN_VV,
    about_at,
    awaits_number,
    counts_bare,
    cut_name,
    ends_period,
    ends_school,
    fuller_number_follows,
    header_goes_on,
    heads_letterhead,
    in_quotation,
    is_bare_title,
    is_date_line,
    is_meeting,
    is_prose,
    is_sentence,
    is_untold_subject,
    letter_follows,
    number_follows,
    subject_goes_on,
    title_end,
    torn_line,
)
from docparse.segment.marks import find_marks
from docparse.segment.number import opens_number, parse_number
from docparse.segment.organs import ends_open, starts_organ, unfinished
from docparse.segment.segments import Segment, Segments
from docparse.segment.signers import authority_prefix
from docparse.segment.slots import Head, Role, Slot
from docparse.segment.type_line import is_type_tail, named_type, title_in_small_letters, type_at_end, type_tail

_WINDOW = 90


def read_head(document: Document, first: int = 0) -> Head:
    """Find the header of the paper that begins at block `first`."""
    return _Reader(document, Segments(document, first, first + _WINDOW), first).run()


class _Reader:
    """One pass over the segments; what has been met decides what a line of prose may be."""

    def __init__(self, document: Document, segments: Segments, first: int) -> None:
        self.document, self.segments = document, segments
        self.head = Head(body=first)
        self.first, self.mode = first, "top"
        self.at = 0
        self.organ_open = False
        self.last: Segment | None = None

    def run(self) -> Head:
        while self.segments.reaches(self.at) and self._take_marked(self.segments[self.at]):
            self.at += 1
        if not self.head.has("number", "place_date", "type", "quoc_hieu", "party_title", "addressee_head"):
            return Head(body=self.first)
        past = self.segments[self.at - 1].block + 1 if self.at else self.first
        self.head.body = self.segments[self.at].block if self.segments.reaches(self.at) else past
        self.head.slots = [slot for slot in self.head.slots if slot.block < self.head.body]
        if not self.head.has("number", "place_date", "type", "quoc_hieu", "party_title", "addressee_head", "issuer", "subject"):
            return Head(body=self.first)  # what made it a header stands in the first block of the body
        return self.head

    def _add(self, role: Role, segment: Segment, start: int = 0, end: int | None = None, confidence: float = 1.0) -> bool:
        stop = segment.end if end is None else segment.start + end
        self.head.slots.append(Slot(role, segment.start + start, stop, segment.block, confidence))
        self.last = segment
        return True

    def _block(self, segment: Segment) -> Block:
        return self.document.blocks[segment.block]

    def _take_marked(self, segment: Segment) -> bool:
        """A mark of secrecy or urgency is taken off first: it may stand on a line of its own or behind other words (`(MẬT)`)."""
        before = self.segments[self.at - 1].text if self.at else ""
        marks = find_marks(segment.text, before, letterhead=self.mode == "top")
        if not marks:
            return self._take(segment)
        if not marks[0].behind:
            return self._add("mark", segment)
        text = segment.text[: marks[0].start].rstrip()
        rest = replace(segment, text=text, key=segment.key[: len(text)], end=segment.start + len(text))
        if not self._take(rest):
            return False
        self.head.slots.append(Slot("mark", segment.start + marks[0].start, segment.end, segment.block))
        return True

    def _take(self, segment: Segment) -> bool:
        """Give the segment a role; False when the body begins with it."""
        if anchors.RULE.match(segment.text):
            self._add("other", segment)
            if self.mode == "subject" and self.head.has("subject"):
                self.mode = "after"
            return True
        if (role := torn_line(self.segments, self.at)) and not self.head.has(role):
            self.at += 1
            self.head.slots.append(Slot(role, segment.start, self.segments[self.at].end, segment.block))
            return self._add("other", self.segments[self.at])
        stamped = len(segment.text) < 90 and anchors.STAMP.search(segment.key) and not ends_school(segment.text, self._last_organ())
        if stamped and self.mode != "addressee":
            return (self.mode in ("top", "vv") and self._type_at_end(segment)) or self._add("other", segment, confidence=0.5)
        fixed = self._fixed(segment)
        if fixed is not None:
            return fixed
        steps = {"top": self._top, "vv": self._continue_vv, "subject": self._subject, "addressee": self._addressee}
        return not self._is_foot(segment) and steps.get(self.mode, self._after_subject)(segment)

    def _is_foot(self, segment: Segment) -> bool:
        """Nơi nhận or a signing prefix: the paper (a copy block, a note) has no body."""
        if len(segment.text) > 60 or not self.head.has("number", "place_date", "type"):
            return False
        match = anchors.NOI_NHAN.match(segment.key)
        if match and len(segment.text) - match.end() <= 2:
            return True
        return anchors.is_upper(segment.text) and authority_prefix(segment.text) is not None

    def _fixed(self, segment: Segment) -> bool | None:
        """Lines that their own words settle, wherever they stand in the header."""
        text, folded = segment.text, segment.key
        squeezed = anchors.squeeze(text)
        early = self.mode in ("top", "vv") or not self.head.has("quoc_hieu", "party_title")
        if len(squeezed) <= 40 and anchors.caps(text) > 0.6 and not squeezed.startswith("nuoc"):
            if (score := 1.0 if squeezed == anchors.OLD_TITLE else anchors.similar(squeezed, anchors.QUOC_HIEU)) >= 0.62:
                if not self.head.has("quoc_hieu") or self.mode in ("top", "vv"):
                    return self._add("quoc_hieu", segment, confidence=score)
                if score > 0.8:
                    return False  # not `XÃ HỘI CHỦ NGHĨA`, with which a subject ends
            joined = self.organ_open and ends_open(self._last_organ())
            if early and not joined and (score := max(anchors.similar(squeezed, title) for title in anchors.PARTY_TITLES)) >= 0.8:
                return self._add("party_title", segment, confidence=score)
        torn = squeezed in anchors.TIEU_NGU_PARTS and self.head.has("tieu_ngu", "quoc_hieu")
        if torn or (len(squeezed) <= 28 and (score := anchors.similar(squeezed, anchors.TIEU_NGU)) >= 0.62):
            return self._add("tieu_ngu", segment, confidence=0.5 if torn else score)
        if folded.startswith("so hieu") and fuller_number_follows(self.segments, self.at):
            return self._add("other", segment)  # what a portal says above the paper
        bare = self.mode in ("top", "vv") and (self.head.has("issuer") or (self.document.scanned and self.at == 0))
        if not self.head.has("number") and opens_number(text, folded, bare=bare):
            number = parse_number(text)
            if number and len(text) - number.end < 4 and (number.symbol or counts_bare(self.segments, self.at, self.head.has)):
                self.organ_open = False
                return self._add("number", segment, end=number.end)
        if not self.head.has("place_date") and self.mode != "addressee" and is_date_line(segment):
            return self._add("place_date", segment)
        if self.mode == "subject" and not self.head.has("subject") and (is_date_line(segment) or parse_number(text)) and len(text) < 40:
            return self._add("other", segment)  # said again in the title by which a collection of law prints the paper
        if anchors.COPY.match(folded) and anchors.is_upper(text, 0.7):
            self.organ_open = False
            return self._add("mark", segment)
        if anchors.MARKS.match(folded) and len(text) < 40 and (anchors.is_upper(text, 0.7) or text.startswith("(")):
            return self._add("mark", segment)
        wire = anchors.WIRE.match(folded) if self.head.has("type") else None  # `THỦ TƯỚNG CHÍNH PHỦ điện:` of a công điện
        if (match := anchors.KINH_GUI.match(folded) or wire) and self.mode != "addressee":
            if len(text) > 300:
                return False
            self._add("addressee_head", segment, end=match.end())
            rest = text[match.end() :].strip(" :")
            if rest and len(rest) > 2:
                start = len(text) - len(text[match.end() :].lstrip(" :"))
                self._add("addressee", segment, start=start)
            self.mode = "addressee"
            return True
        return None

    # ---- before the type

    def _top(self, segment: Segment) -> bool:
        text, folded = segment.text, segment.key
        organ = self.organ_open and anchors.is_upper(text)  # `VÀ KINH DOANH …` goes on with the name above it
        above_lost = text[:3].lower() == "v/v" and (self.head.has("issuer") or header_goes_on(self.segments, self.at, self.head.has))
        if (match := anchors.VE_VIEC.match(folded)) and not organ and (above_lost or self.head.has("number", "quoc_hieu")):
            self.mode = "vv"
            return self._add("subject", segment, start=match.end())
        if self.document.scanned and any(slot.role == "number" for slot in self.head.slots[-2:]) and (match := TORN_VV.match(text)):
            self.mode = "vv"
            return self._add("subject", segment, start=match.end())
        if not self.head.has("subject") and is_untold_subject(self.segments, self.at, self._block(segment), self.head.slots):
            self.mode = "vv"
            return self._add("subject", segment, confidence=0.8)
        dated = self.head.has("number") and self.head.has("place_date")
        titled = (
            dated
            and anchors.is_upper(text)
            and (text.startswith("VỀ ") or (not self.head.has("type") and lacks_type(self.segments, self.at)))
        )
        if titled or (self.head.has("number", "place_date") and re.match(r"^\W*ve\s+viec\b", folded) and len(text) < 200):
            self.mode = "subject" if titled else "vv"
            return self._add("subject", segment)
        if self._is_type(segment):
            return True
        if dated and not self.head.has("type", "subject", "addressee_head"):
            below = next(iter(self.segments.between(self.at + 1, self.at + 2)), None)
            if end := title_in_small_letters(text, below):
                self.mode = "subject"
                return self._add("type", segment, end=end) and (end == len(text) or self._add("subject", segment, start=end + 1))
            if not anchors.is_upper(text, 0.7) and is_bare_title(text, below):
                self.mode = "subject"
                return self._add("subject", segment)
        if anchors.is_upper(text, 0.7) and len(text) < 130 and self._is_organ(segment):
            self.organ_open = True
            return self._add("issuer", segment)
        if is_prose(segment):
            return header_goes_on(self.segments, self.at, self.head.has) and self._add("other", segment)
        return self._add("other", segment)

    def _is_type(self, segment: Segment) -> bool:
        text = segment.text
        found = named_type(text)
        if (
            found
            and found[2] < 1
            and self.document.scanned
            and self.organ_open
            and not self.head.has("number")
            and self._block(segment).column == "left"
        ):
            found = None  # the rest of a school's name, `THÔNG`, is no damaged THÔNG TƯ
        if not found:
            return self._type_at_end(segment)
        doc_type, end, score = found
        if self.organ_open and not self.head.has("number", "place_date", "quoc_hieu") and unfinished(self._last_organ()):
            return False
        if (
            not self.head.has("number", "place_date", "quoc_hieu", "party_title")
            and not number_follows(self.segments, self.at)
            and self.at > 3
        ):
            return False
        end += type_tail(text[end:])
        rest = text[end:]
        upper_rest = rest.strip()
        if upper_rest and not anchors.RULE.match(upper_rest):
            tail = is_type_tail(anchors.key(upper_rest))
            if tail and anchors.is_upper(upper_rest):
                self._add("type", segment, confidence=score)
            elif doc_type.kind == "norm" and doc_type.code == "L" and anchors.is_upper(text) and len(text) > 90:
                return False
            else:
                self._add("type", segment, end=end, confidence=score)
                start = end + len(rest) - len(rest.lstrip(" :-"))
                match = anchors.VE_VIEC.match(anchors.key(text[start:]))
                self._add("subject", segment, start=start + (match.end() if match else 0))
        else:
            self._add("type", segment, confidence=score)
        self.mode = "subject"
        return True

    def _type_at_end(self, segment: Segment) -> bool:
        """The title read across with a stamp at its left: its words are the last of the line."""
        offset = type_at_end(segment.text) if self.head.has("number", "place_date", "quoc_hieu") else None
        if offset is None:
            return False
        self._add("other", segment, end=offset)
        self._add("type", segment, start=offset, confidence=0.9)
        self.mode = "subject"
        return True

    def _last_organ(self) -> str:
        slot = next((slot for slot in reversed(self.head.slots) if slot.role == "issuer"), None)
        return self.document.text[slot.start : slot.end] if slot else ""

    def _is_organ(self, segment: Segment) -> bool:
        if (self.head.has("number") and self.head.has("place_date")) or NO_NAME.match(segment.text):
            return False
        top = not self.head.has("issuer", "number", "type")
        named = starts_organ(segment.text) or (top and heads_letterhead(self.segments, self.at))
        return named or (self.organ_open and self.head.has("issuer") and not self.head.has("number"))

    def _continue_vv(self, segment: Segment) -> bool:
        """After V/v: its next lines, in whatever order the columns were read, until Kính gửi or prose."""
        text = segment.text
        if self._is_type(segment):
            return True
        below = self.last is not None and self.head.slots[-1].role == "subject" and not segment.gap
        # right below the subject, short names with a year (`BHXH, BHYT năm 2022`) go on with it
        if anchors.is_upper(text, 0.95 if below else 0.7) and self._is_organ(segment) and len(text) < 90:
            return self._add("issuer", segment)
        if self._is_decider():
            self.mode = "after"
            return self._add("authority_line", segment)
        first = next(slot for slot in self.head.slots if slot.role == "subject")
        column = self.document.blocks[first.block].column
        here = self._block(segment).column
        if column == "left" and here == "full" and len(text) > 60:
            return False
        if column == "left" and here == "right":
            return self._add("other", segment, confidence=0.5)
        if self.document.scanned and self.head.has("place_date") and lists_addressees(self.segments, self.at):
            self.mode = "addressee"  # `Kính gửi:` was not read
            return self._add("addressee", segment)
        later_kinh_gui = any(anchors.KINH_GUI.match(other.key) for other in self.segments.between(self.at + 1, self.at + 7))
        if later_kinh_gui and len(text) < 160:
            if below or (self.head.slots[-1].role == "subject" and here == "full" and letter_follows(self.segments, self.at)):
                return self._add("subject", segment)
            lower = text[:1].islower() or text[:1].isdigit() or (len(text) < 70 and self._block(segment).column == "left")
            return self._add("subject" if lower else "other", segment, confidence=0.8)
        if below and len(text) < 90 and not anchors.BASIS.match(segment.key) and not text.endswith("."):
            return self._add("subject", segment, confidence=0.9)
        return False

    # ---- after the type

    def _subject(self, segment: Segment) -> bool:
        text, folded = segment.text, segment.key
        if anchors.BRACKET_LINK.match(folded) and len(text) < 260:
            self.mode = "after"
            return self._add("attachment_link", segment)
        if self._is_decider():
            self.mode = "after"
            return self._add("authority_line", segment)
        started = self.head.has("subject")
        if not started:
            tail = is_type_tail(folded)
            if is_meeting(self.segments, self.at):
                return self._add("authority_line", segment)  # the meeting that resolved, above what about
            if tail and (anchors.is_upper(text) or (text.startswith("Của ") and not segment.whole)):
                # `CHỈ THỊ` above `CỦA BAN BÍ THƯ`, whose subject is on the next line
                return self._add("authority_line" if folded.startswith("cua") else "type", segment)
            if anchors.CAN_CU.match(folded) or (anchors.HEADING.match(folded) and not anchors.is_upper(text) and segment.whole):
                return False
            if segment.whole and (end := title_end(text, self._block(segment))):
                self.mode = "after"
                return self._add("subject", segment, end=end)
            if len(text) > 220 and not anchors.is_upper(text) and not basis_follows(self.segments, self.at, 1) and is_sentence(segment):
                return False
            match = anchors.VE_VIEC.match(folded)
            return self._about(segment, match.end() if match else 0)
        subject = [slot for slot in self.head.slots if slot.role == "subject"]
        if in_quotation(self.document.text[subject[0].start : subject[-1].end], self.segments, self.at):
            return self._add("subject", segment, confidence=0.95)
        if self.last and ends_period(text, self.last.text):
            return self._add("subject", segment)
        if anchors.CAN_CU.match(folded) or (text.startswith(("-", "+")) and not (self.last and cut_name(text, self.last.text))):
            return False
        if anchors.HEADING.match(folded) and not (self.last and awaits_number(self.last.text)):
            return False
        if self.last and subject_goes_on(self.segments, self.at, self.last, self.document.blocks):
            return self._about(segment, 0, 0.95)
        if anchors.is_upper(text) and len(text) < 130 and basis_follows(self.segments, self.at, 4):
            self.mode = "after"
            return self._add("authority_line", segment)
        return False

    def _about(self, segment: Segment, start: int, confidence: float = 1.0) -> bool:
        """A line of the subject, without the body that decides where that was joined to it."""
        end = decider_within(self.document, self.segments, self.at, self._issuer())
        self._add("subject", segment, start, end, confidence)
        if end is not None:
            self.mode = "after"
            self._add("authority_line", segment, end)
        return True

    def _issuer(self) -> str:
        return "".join(anchors.squeeze(self.document.text[slot.start : slot.end]) for slot in self.head.slots if slot.role == "issuer")

    def _is_decider(self) -> bool:
        return is_decider(self.segments, self.at, self._issuer(), self.head.has("subject"))

    def _after_subject(self, segment: Segment) -> bool:
        last = self.head.slots[-1]
        linked = (
            last.role == "attachment_link" and ")" not in self.document.text[last.start : last.end] and segment.text.rstrip()[-1:] == ")"
        )
        if linked or (anchors.BRACKET_LINK.match(segment.key) and len(segment.text) < 260):
            return self._add("attachment_link", segment)
        if self._is_decider():
            return self._add("authority_line", segment)
        goes_on = last.role == "authority_line" and anchors.is_upper(segment.text) and len(segment.text) < 90
        return goes_on and basis_follows(self.segments, self.at, 2) and self._add("authority_line", segment)

    # ---- Kính gửi

    def _addressee(self, segment: Segment) -> bool:
        if not self.head.has("subject") and (start := about_at(segment)) is not None:
            self.mode = "subject"  # a proposal may say whom it is for above what about
            return self._add("subject", segment, start=start)
        previous = self.head.slots[-1]
        said = self.document.text[previous.start : previous.end].rstrip() if previous.role == "addressee" else ""
        return addressee_goes_on(said, self.segments, self.at, previous.role == "addressee_head") and self._add("addressee", segment)
