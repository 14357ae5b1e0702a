"""An image of a page in, its printed lines of words with boxes and confidences out (`recognise`), by an engine that can be exchanged."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docparse.document import Box, HandSlot, Line, Word
from docparse.layout.tables import TableGrid, find_grids
from docparse.read.scan.between import mend_between
from docparse.read.scan.cells import read_cells
from docparse.read.scan.checkbox import place_boxes
from docparse.read.scan.engine import OcrEngine, engine, joined
from docparse.read.scan.figures import mend_figures
from docparse.read.scan.filed import read_filed_again
from docparse.read.scan.fixed import plain_slashes, spell_fixed
from docparse.read.scan.foot import Cut, read_foot_again
from docparse.read.scan.foot_head import restore_head
from docparse.read.scan.grid import without_rules
from docparse.read.scan.gutter import gutter
from docparse.read.scan.letter_case import mend_case, mend_counts, mend_numerals, mend_ones, mend_quarters
from docparse.read.scan.noise import parted, plausible
from docparse.read.scan.pen.pen import InkOf, take_slots
from docparse.read.scan.points import mend_points
from docparse.read.scan.preprocess import LETTER, Prepared, is_negative, prepare, resized, rotated, without_show_through
from docparse.read.scan.rejoin import open_days, rejoin_dates
from docparse.read.scan.signature.column import columns_of
from docparse.read.scan.signature.rows import read_rows_again
from docparse.read.scan.signature.seal import doubt_words_of_seals
from docparse.read.scan.signature.seal_ink import find_seals
from docparse.read.scan.signature.signature import read_signature_again
from docparse.read.scan.signature.signer import glue_authority, spell_apostrophes, spell_authority, spell_deputies, spell_titles
from docparse.read.scan.slant import mark_italic
from docparse.read.scan.stamps import take_stamps
from docparse.read.scan.stops import mend_stops
from docparse.read.scan.twice import read_once
from docparse.read.scan.unread import blobs_of, read_unread, words_in
from docparse.read.scan.urgency import UNREAD, read_marks
from docparse.read.scan.weight import mark_bold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

_ONE_COLUMN = 4
"""Page segmentation: one column of lines of any size. It misses 524 words where automatic columns (3) miss 561, 6: 950, 11: 817."""


@dataclass(slots=True)
class Recognition:
    """What was read of one page: lines (boxes in points), the mean confidence of its words (0 to 1), and how it was prepared."""

    lines: list[Line] = field(default_factory=list)
    confidence: float = 0.0
    note: str = ""
    furniture: list[Line] = field(default_factory=list)
    """What was read but is not text of the paper: specks, seals, rules."""
    angle: int = 0
    """By how many degrees (0, 90, 180, 270, clockwise) the image was turned to be read; the boxes are those of the turned image."""
    tables: list[TableGrid] = field(default_factory=list)
    """The grids of its ruled tables, in points."""
    slots: list[HandSlot] = field(default_factory=list)
    """Numbers and days that were written by pen."""


def recognise(image: Pixels, dpi: int) -> Recognition:
    """Read one page. `image` is (H, W, 3) RGB. Raises ReadError (`missing_tool`) where the engine or its language data is missing."""
    negative = is_negative(image)
    if negative:
        image = 255 - image
    found = _recognise_turned(image, dpi)
    return _noted(found, "a negative, made positive") if negative else found


def _recognise_turned(image: Pixels, dpi: int) -> Recognition:
    """Read a page as it lies; where that does not read well, without what shines through it, and turned."""
    best = _recognise_as_is(image, dpi)
    if _reads_well(best):
        return best
    if _has_ink(image):
        front = without_show_through(image)
        if front is not None and _reads_well(found := _recognise_as_is(front, dpi)):
            return _noted(found, "the other side of the sheet left out")
        most = _sense(best)
        for angle in (180, 90, 270):
            turned = _recognise_as_is(_turned(image, angle), dpi)
            if _sense(turned) > 1.5 * most + 20:
                best, most = turned, _sense(turned)
                best.angle = angle
                _noted(best, f"turned by {angle} degrees")
                if _reads_well(best):
                    return best
    if best.lines and _is_back(image, dpi):
        return Recognition(note="blank, the other side of the sheet shines through")
    best.confidence = min(best.confidence, _share(best))
    return best


def _is_back(image: Pixels, dpi: int) -> bool:
    """Whether a page that reads badly reads well in the mirror, either way up: then it shows the print of the other side."""
    import numpy as np

    return any(_reads_well(_recognise_as_is(np.ascontiguousarray(mirrored), dpi)) for mirrored in (image[:, ::-1], image[::-1]))


def _noted(found: Recognition, what: str) -> Recognition:
    """The recognition with a note of what was done to its page, put before the others."""
    found.note = "; ".join(part for part in (what, found.note) if part)
    return found


def _turned(image: Pixels, angle: int) -> Pixels:
    """The image turned clockwise by 90, 180 or 270 degrees."""
    import numpy as np

    return np.ascontiguousarray(np.rot90(image, k=-angle // 90))


def _sense(found: Recognition) -> float:
    """How many letters of sure, plausible words a reading gave."""
    words = (word for line in found.lines for word in line.words)
    return float(sum(len(word.text) for word in words if (word.confidence or 0.0) > 0.7 and len(word.text) > 1 and plausible(word.text)))


def _share(found: Recognition) -> float:
    """The share of all letters of a reading that make sense."""
    letters = sum(len(word.text) for line in [*found.lines, *found.furniture] for word in line.words)
    return _sense(found) / letters if letters else 0.0


def _reads_well(found: Recognition) -> bool:
    """Whether most of a reading is sure words of the language: then the page lies the right way up."""
    return _share(found) > 0.6


def _has_ink(image: Pixels) -> bool:
    """Whether there is more on a page than a few specks."""
    import cv2
    import numpy as np

    small = cv2.resize(image if image.ndim == 2 else image.min(axis=2), None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    return int(np.count_nonzero(small < float(np.percentile(small, 90)) - 60)) > 0.0008 * small.size


def _recognise_as_is(image: Pixels, dpi: int) -> Recognition:
    """Read a page that lies as it is."""
    ready = prepare(image, dpi)
    page, rules = without_rules(ready.grey, ready.dpi)
    reader = engine()
    grids = find_grids(rules)
    lines = reader.read(page, ready.dpi, _ONE_COLUMN)
    read_once(lines, LETTER, lambda box: words_in(reader, page, ready.dpi, box))
    blobs = blobs_of(page)
    ruled = [_scaled(grid.box, ready.dpi / 72) for grid in grids]
    again = read_unread(reader, page, ready.dpi, lines, blobs, LETTER, ruled) + read_cells(reader, page, ready.dpi, grids, lines, LETTER)
    if again:
        ready.notes.append(f"{again} places read again")
    to_pixels = ready.dpi / 72
    stamps = take_stamps(lines, rules, (page.shape[1] / to_pixels, page.shape[0] / to_pixels), to_pixels)
    sharp = _larger(page, ready)
    seals = find_seals(page, ready.dpi)
    restore_head(lines, float(page.shape[1]), LETTER)
    mended, strokes = read_foot_again(reader, sharp, ready.dpi, lines, LETTER, lambda top, low: gutter(blobs, seals, (top, low), LETTER))
    filed, below = read_filed_again(reader, sharp, ready.dpi, lines, LETTER)
    strokes += below
    if mended := mended + filed:
        ready.notes.append(f"{mended} words of Nơi nhận read again")
    mend_points(lines, blobs, LETTER)
    mend_between(lines, blobs, LETTER)
    mend_stops(lines, blobs, LETTER)
    mend_figures(lines, blobs, LETTER)
    if signed := read_signature_again(reader, page, ready.dpi, lines, blobs, seals, LETTER):
        ready.notes.append(f"{signed} lines of the signature read again")
    if rows := read_rows_again(reader, page, ready.dpi, lines, columns_of(page, lines, seals, LETTER, ruled), LETTER):
        ready.notes.append(f"{rows} rows of the signature read by themselves")
    doubt_words_of_seals(seals, lines, LETTER, page.shape[1], ruled)
    spell_fixed(lines, LETTER)
    spell_titles(lines, LETTER)
    spell_deputies(lines, LETTER)
    spell_authority(lines, LETTER)
    spell_apostrophes(lines, LETTER)
    glue_authority(lines, LETTER)
    mend_case(lines, blobs, LETTER)
    mend_numerals(lines, blobs, LETTER)
    mend_counts(lines, blobs, LETTER)
    mend_ones(lines, blobs, LETTER)
    mend_quarters(lines, blobs, LETTER)
    aside = _add_marks(reader, image, ready, lines)
    boxes = place_boxes(blobs, lines, LETTER)
    slots, pen = take_slots(lines, _ink_of(image, ready), LETTER)
    rejoin_dates(lines, slots, LETTER)
    open_days(lines, LETTER)
    lines, noise = parted(lines, LETTER)
    plain_slashes(lines)
    noise += aside + pen + stamps + [joined(Line(text="", words=[word])) for word in strokes]
    lines = [joined(line) for line in lines]
    mark_bold(page, lines)
    mark_italic(page, lines)
    _to_points([*lines, *noise], 72 / (dpi * ready.scale))
    scores = [word.confidence for line in lines for word in line.words if word.confidence is not None]
    for slot in slots:
        slot.box = _scaled(slot.box, 72 / (dpi * ready.scale))
    note = "; ".join([*ready.notes, *([f"{boxes} boxes to tick"] if boxes else [])])
    return Recognition(lines, sum(scores) / len(scores) if scores else 0.0, note, noise, 0, grids, slots)


def _add_marks(reader: OcrEngine, image: Pixels, ready: Prepared, lines: list[Line]) -> list[Line]:
    """Add the red marks of the head to the lines; those that lie over the print are given back, to be set aside. Unread ones are noted."""
    if image.ndim != 3:
        return []
    marks = read_marks(reader, image, ready.scale, ready.dpi, LETTER)
    if marks.unread:
        ready.notes.append(UNREAD)
    over = [mark for mark in marks.lines if ready.skew or any(_crosses(mark, word) for line in lines for word in line.words)]
    lines += [mark for mark in marks.lines if mark not in over]
    return over


def _crosses(mark: Line, word: Word) -> bool:
    box = mark.box
    return box is not None and min(box[2], word.box[2]) > max(box[0], word.box[0]) and min(box[3], word.box[3]) > max(box[1], word.box[1])


def _larger(page: Pixels, ready: Prepared) -> Cut:
    """Parts of the prepared page at a larger size, from the source where that is sharper."""
    import numpy as np

    def cut(box: Box, factor: float) -> Pixels:
        whole, scale = (page, 1.0) if ready.full is None or ready.scale > 1 else (ready.full, ready.scale)
        x0, y0, x1, y1 = (max(0, round(value / scale)) for value in box)
        part = np.ascontiguousarray(whole[y0 : max(y0 + 2, y1), x0 : max(x0 + 2, x1)])
        return resized(part, factor * scale)

    return cut


def _ink_of(image: Pixels, ready: Prepared) -> InkOf:
    """The ink of any colour inside a box of the prepared page, cut from the page as it was scanned."""
    import cv2
    import numpy as np

    def cut(box: Box) -> Pixels:
        height, width = ready.grey.shape
        x0, y0 = max(0, int(box[0])), max(0, int(box[1]))
        x1, y1 = min(width, max(x0 + 2, int(box[2]))), min(height, max(y0 + 2, int(box[3])))
        darkest = image if image.ndim == 2 else image.min(axis=2) if ready.skew else None
        if darkest is None:
            source = image[round(y0 / ready.scale) : round(y1 / ready.scale), round(x0 / ready.scale) : round(x1 / ready.scale)]
            part = cv2.resize(np.ascontiguousarray(source.min(axis=2)), (x1 - x0, y1 - y0), interpolation=cv2.INTER_AREA)
        else:
            whole = cv2.resize(darkest, (width, height), interpolation=cv2.INTER_AREA)
            part = (rotated(np.asarray(whole, np.uint8), ready.skew) if ready.skew else whole)[y0:y1, x0:x1]
        paper, dark = (float(value) for value in np.percentile(part, (85, 1.5))) if part.size else (255.0, 0.0)
        return np.where(part < paper - min(60.0, max(22.0, 0.4 * (paper - dark))), np.uint8(255), np.uint8(0))  # faint pens too

    return cut


def _to_points(lines: list[Line], scale: float) -> None:
    """Boxes from pixels to points, in place."""
    for line in lines:
        line.box = _scaled(line.box, scale) if line.box else None
        for word in line.words:
            word.box = _scaled(word.box, scale)


def _scaled(box: Box, scale: float) -> Box:
    return (box[0] * scale, box[1] * scale, box[2] * scale, box[3] * scale)
