"""A PDF page (pikepdf) in, the same without invisible text out, and whether visible text is left; words to invisible text out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docparse.document import Box, Word
from docparse.export.blank_font import ADVANCE, ASCENT, DESCENT, EM, encode
from docparse.export.pdfa import Unfit

_SHOWS = frozenset(("Tj", "TJ", "'", '"'))
_INVISIBLE = (3, 7)
_DEPTH = 8


def drop_invisible_text(pdf: Any, page: Any) -> bool:
    """Take the text that nobody sees (an older OCR layer) out of a page; whether text that is seen is left. Raises Unfit.

    A page whose text is all invisible loses its fonts, too.
    """
    content, visible, changed = _filtered(page, page.get("/Resources"), pdf, 0)
    if changed:
        page.Contents = pdf.make_stream(content)
    if not visible:
        _drop_fonts(page.get("/Resources"), 0)
    return visible


def _filtered(stream: Any, resources: Any, pdf: Any, depth: int, mode: int = 0) -> tuple[bytes, bool, bool]:
    """The content without invisible text, whether text is left, whether something was dropped. Forms are changed in place."""
    import pikepdf

    if depth > _DEPTH:
        raise Unfit("forms inside forms")
    out: list[Any] = []
    stack: list[int] = []
    visible = changed = False
    forms = (resources.get("/XObject") if resources is not None else None) or {}
    try:
        instructions = pikepdf.parse_content_stream(stream)
    except pikepdf.PdfError as error:
        raise Unfit("a damaged content stream") from error
    for instruction in instructions:
        if isinstance(instruction, pikepdf.ContentStreamInlineImage):
            if "LZW" in str(instruction.iimage.obj.get("/Filter", "")) or "LZW" in str(instruction.iimage.obj.get("/F", "")):
                raise Unfit("an inline picture packed by LZW")
            out.append(instruction)
            continue
        operator = str(instruction.operator)
        if operator == "q":
            stack.append(mode)
        elif operator == "Q":
            mode = stack.pop() if stack else 0
        elif operator == "Tr":
            mode = int(instruction.operands[0])
        elif operator in _SHOWS:
            if mode in _INVISIBLE:
                changed = True
                continue
            visible = True
        elif operator == "Do":
            form = forms.get(str(instruction.operands[0]))
            if form is not None and str(form.get("/Subtype")) == "/Form":
                inner, seen, dropped = _filtered(form, form.get("/Resources", resources), pdf, depth + 1, mode)
                visible = visible or seen
                if dropped:
                    form.write(inner)
                    changed = True
        out.append(instruction)
    return pikepdf.unparse_content_stream(out), visible, changed


def _drop_fonts(resources: Any, depth: int) -> None:
    if resources is None or depth > _DEPTH:
        return
    if "/Font" in resources:
        del resources["/Font"]
    for stream in (resources.get("/XObject") or {}).values():
        if str(stream.get("/Subtype")) == "/Form":
            _drop_fonts(stream.get("/Resources"), depth + 1)


class Sheet:
    """Where a point of a page as a person sees it (points, from the top left) lies in the page's own space.

    `box`: the page's crop box; `rotate`: its /Rotate; `turned`: by how many degrees clockwise the picture was turned to be read.
    """

    def __init__(self, box: Sequence[float], rotate: int, turned: int = 0) -> None:
        self._left, self._bottom = min(box[0], box[2]), min(box[1], box[3])
        self._w, self._h = abs(box[2] - box[0]), abs(box[3] - box[1])
        self._rotate = (rotate + turned) % 360

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as the words were read."""
        return (self._h, self._w) if self._rotate % 180 else (self._w, self._h)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """The point in the page's space."""
        if self._rotate == 90:
            u, v = y, x
        elif self._rotate == 180:
            u, v = self._w - x, y
        elif self._rotate == 270:
            u, v = self._w - y, self._h - x
        else:
            u, v = x, self._h - y
        return self._left + u, self._bottom + v

    def direction(self) -> tuple[int, int]:
        """The direction in which a line of text runs."""
        return {0: (1, 0), 90: (0, 1), 180: (-1, 0), 270: (0, -1)}[self._rotate]


def invisible_text(lines: Sequence[Sequence[Word]], sheet: Sheet, font: str) -> bytes:
    """The content that writes words at their places without showing them; a space ends each word. `font`: its name in the resources."""
    out = [f"q BT {font} 1 Tf 3 Tr"]
    right, up = sheet.direction(), (-sheet.direction()[1], sheet.direction()[0])
    for line in lines:
        for row in _rows(line):
            top, bottom = min(word.box[1] for word in row), max(word.box[3] for word in row)
            size = max(1.0, bottom - top)
            baseline = bottom + size * DESCENT / (ASCENT - DESCENT)
            for word in row:
                out.append(_show(word, baseline, size, sheet, right, up))
    return "\n".join([*out, "ET Q\n"]).encode()


def _rows(line: Sequence[Word]) -> list[list[Word]]:
    """The words of a line that stand side by side; the lines inside table cells come apart."""
    rows: list[list[Word]] = []
    for word in line:
        box: Box | None = rows[-1][-1].box if rows else None
        if box and min(box[3], word.box[3]) - max(box[1], word.box[1]) > 0.3 * min(box[3] - box[1], word.box[3] - word.box[1]):
            rows[-1].append(word)
        else:
            rows.append([word])
    return rows


def _show(word: Word, baseline: float, size: float, sheet: Sheet, right: tuple[int, int], up: tuple[int, int]) -> str:
    x, y = sheet.point(word.box[0], baseline)
    wide = max(0.5, word.box[2] - word.box[0]) / (len(word.text) * size * ADVANCE / EM) * 100
    matrix = " ".join(f"{value * size:.2f}" for value in (*right, *up))
    return f"{wide:.1f} Tz {matrix} {x:.2f} {y:.2f} Tm <{encode(word.text + ' ').hex().upper()}> Tj"
