"""The lines of the foot that belong to one signature. A document and its frame in, a block for each who signs out."""

from __future__ import annotations

from dataclasses import dataclass, field

from docparse.document import Document
from docparse.segment import signers
from docparse.segment.slots import Frame, Slot


@dataclass(slots=True)
class SignatureBlock:
    """The slots of one signature. `rest`: how the last of `authorities` goes on, where the list of recipients was read in between."""

    authorities: list[Slot] = field(default_factory=list)
    titles: list[Slot] = field(default_factory=list)
    notes: list[Slot] = field(default_factory=list)
    name: Slot | None = None
    deputy: str | None = None
    rest: Slot | None = None

    def authority_lines(self, text: str) -> list[str]:
        """The printed lines of authority, each whole."""
        lines = [text[slot.start : slot.end] for slot in self.authorities]
        if self.rest is not None:
            lines[-1] += " " + text[self.rest.start : self.rest.end]
        return lines

    def _take_authority(self, slot: Slot, text: str) -> None:
        above = self.authorities[-1] if self.authorities else None
        if above is None or signers.authority_prefix(text[slot.start : slot.end].upper()):
            self.authorities.append(slot)
        elif text[above.end : slot.start].strip():
            self.rest = slot
        else:
            self.authorities[-1] = Slot("sign_authority", above.start, slot.end, slot.block, above.confidence)  # a line that wraps


def signature_blocks(document: Document, frame: Frame) -> list[SignatureBlock]:
    """The blocks of all signatures in printed order."""
    blocks: list[SignatureBlock] = [SignatureBlock()]
    for slot in frame.slots_of("sign_authority", "sign_title", "sign_note", "sign_name"):
        block = blocks[-1]
        if slot.role == "sign_note":
            if block.name is None:
                block.notes.append(slot)
            continue
        if (block.name is not None and slot.role != "sign_name") or (
            block.titles and slot.role == "sign_authority" and _names_left(frame, slot) > 1
        ):
            blocks.append(block := SignatureBlock())
        if slot.role == "sign_authority":
            block._take_authority(slot, document.text)
        elif slot.role == "sign_title":
            block.titles.append(slot)
        else:
            pending = next((other for other in blocks if other.name is None and (other.titles or other.authorities)), None)
            if pending is None:
                blocks.append(pending := SignatureBlock())
            pending.name = slot
    kept = [block for block in blocks if block.titles or block.authorities or block.name is not None]
    if len(kept) > 1 and kept[-1].name is None and _is_other_office(kept[-1], kept[-2]):
        kept.pop()
    return kept


def _is_other_office(block: SignatureBlock, above: SignatureBlock) -> bool:
    """Whether a title right below a name is a second office of the same person (`PHÓ CHỦ TỊCH UBND TỈNH` below a council's head)."""
    if above.name is None or block.authorities or block.notes or len(block.titles) != 1:
        return False
    return block.titles[0].block == above.name.block + 1


def _names_left(frame: Frame, slot: Slot) -> int:
    return sum(1 for other in frame.slots_of("sign_name") if other.start > slot.start)
