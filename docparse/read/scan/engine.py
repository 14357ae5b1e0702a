"""A grey image in, its lines of words with boxes, confidences and doubtful letters out, by an engine; the usual one is Tesseract."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from docparse.document import Line, Word
from docparse.errors import ReadError
from docparse.read.scan.decode import Alternatives, decide, other_letters, readings
from docparse.read.scan.mend import mend, spell_pairs
from docparse.read.scan.preprocess import resized
from docparse.read.scan.purpose import spell_purposes
from docparse.text.normal import canonical

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

ENTRY_POINTS = "docparse.ocr"
_DECIDED = 0.8
"""The most that a word can be trusted whose letters were decided by the language and not by the engine."""
_PAD = 10
_TESSDATA = (
    "/usr/share/tesseract-ocr/*/tessdata", "/usr/share/tessdata", "/usr/share/tesseract/tessdata", "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)  # fmt: skip
"""Where systems keep the data of languages; of several versions the newest comes first."""


class OcrEngine(Protocol):
    """Reads a grey image. Implementations are found by name in the entry points `docparse.ocr`."""

    name: str

    def read(self, grey: Pixels, dpi: int, mode: int) -> list[Line]:
        """Lines of words of a grey image (H, W), boxes in pixels. `mode` is Tesseract's page segmentation mode."""
        ...


def _silence_leptonica() -> None:
    """Keep the image library below Tesseract from printing its own remarks on standard error: they mean nothing to a user.

    The library is already loaded; opening it by the path in the process's map only gives a handle. Nothing happens where it is
    built in or not to be found.
    """
    import ctypes

    none = 6  # L_SEVERITY_NONE of Leptonica's environ.h
    try:
        paths = {line.split()[-1] for line in Path("/proc/self/maps").read_text().splitlines() if "leptonica" in line or "liblept" in line}
        for path in paths:
            ctypes.CDLL(path).setMsgSeverity(none)
    except (OSError, AttributeError):
        return


class TesseractEngine:
    """Tesseract 5 with `vie` in this process, one thread, kept open between pages."""

    name = "tesseract"

    def __init__(self) -> None:
        os.environ["OMP_THREAD_LIMIT"] = "1"  # the default threading is three times slower on one page
        data = tessdata()
        try:
            import tesserocr
        except ImportError:
            raise ReadError("OCR", "missing_tool", "needs tesserocr", "pip install tesserocr") from None
        _silence_leptonica()
        self._word, self._line = tesserocr.RIL.WORD, tesserocr.RIL.TEXTLINE
        self._api = tesserocr.PyTessBaseAPI(path=data, lang="vie", oem=tesserocr.OEM.LSTM_ONLY, psm=tesserocr.PSM.AUTO)
        self._api.SetVariable("lstm_choice_mode", "2")  # asks for the letters that it was unsure of

    def read(self, grey: Pixels, dpi: int, mode: int) -> list[Line]:
        """See `OcrEngine.read`."""
        import numpy as np

        height, width = grey.shape
        self._api.SetPageSegMode(mode)
        self._api.SetImageBytes(np.ascontiguousarray(grey).tobytes(), width, height, 1, width)
        self._api.SetSourceResolution(dpi)
        self._api.Recognize()
        lines = [_decided(words) for words in self._words()]
        self._api.Clear()
        return lines

    def _words(self) -> list[list[tuple[Word, Alternatives]]]:
        """The words of each line, and for each letter what else it may be."""
        lines: list[list[tuple[Word, Alternatives]]] = []
        result = self._api.GetIterator()
        while result is not None:
            try:
                text = unicodedata.normalize("NFC", result.GetUTF8Text(self._word).strip())
            except RuntimeError:  # the page is empty: there is no word here to ask for
                text = ""
            if text:
                if not lines or result.IsAtBeginningOf(self._line):
                    lines.append([])
                left, top, right, bottom = result.BoundingBox(self._word)
                word = Word(text, (float(left), float(top), float(right), float(bottom)), result.Confidence(self._word) / 100)
                lines[-1].append((word, _aligned(text, result.GetBestLSTMSymbolChoices() or [])))
            if not result.Next(self._word):
                break
        return lines


def _aligned(text: str, choices: list[list[tuple[str, float]]]) -> Alternatives:
    """For each letter of the word what else it may be, its own reading first; empty where the two do not fit."""
    found = [own for own in choices if own and own[0][0] != " "]
    if len(found) != len(text):
        return []
    out = []
    for char, own in zip(text, found, strict=True):
        if own[0][0] != char:  # the engine's dictionary took another letter than the likeliest
            cost = min([cost for other, cost in own if other == char], default=own[0][1])
            own = [(char, cost), *(pair for pair in own if pair[0] != char)]
        out.append(own)
    return out


def _decided(words: list[tuple[Word, Alternatives]]) -> Line:
    """A line with the readings that ink and language together make best."""
    words = mend(words)
    options = [readings(word.text, letters) for word, letters in words]
    for (word, letters), own, chosen in zip(words, options, decide(options), strict=True):
        if chosen:
            word.text = own[chosen][0]
            word.confidence = min(word.confidence or 0.0, _DECIDED)
        word.text = canonical(word.text)
        word.others = other_letters(word.text, letters)
    found = [word for word, _ in words]
    spell_pairs(found)
    spell_purposes(found)
    return joined(Line(text="", words=found))


def joined(line: Line) -> Line:
    """Text, box and confidence of a line from its words."""
    words = line.words
    line.text = " ".join(word.text for word in words)
    line.box = (
        min(word.box[0] for word in words),
        min(word.box[1] for word in words),
        max(word.box[2] for word in words),
        max(word.box[3] for word in words),
    )
    line.confidence = sum(word.confidence or 0.0 for word in words) / len(words)
    return line


def read_part(
    reader: OcrEngine, page: Pixels, dpi: int, box: tuple[int, int, int, int], mode: int, margin: int, size: float = 1.0
) -> list[Line]:
    """The lines of a box of a page and its margin, read at a size, boxes in pixels of the page."""
    import numpy as np

    left, top = max(0, box[0] - margin), max(0, box[1] - margin)
    part = page[top : box[3] + margin, left : box[2] + margin]
    if size != 1.0:
        part = resized(np.ascontiguousarray(part), size)
    lines = [line for line in reader.read(np.pad(part, _PAD, constant_values=255), round(dpi * size), mode) if line.words]
    for line in lines:
        for word in line.words:
            x0, y0, x1, y1 = ((value - _PAD) / size for value in word.box)
            word.box = (x0 + left, y0 + top, x1 + left, y1 + top)
    return [joined(line) for line in lines]


def tessdata() -> str:
    """The folder that holds `vie.traineddata`, or ReadError `missing_tool`."""
    prefix = os.environ.get("TESSDATA_PREFIX")
    named = [Path(prefix), Path(prefix, "tessdata")] if prefix else []
    found = (folder for pattern in _TESSDATA for folder in sorted(Path("/").glob(pattern.lstrip("/")), reverse=True))
    for folder in (*named, *found):
        if (folder / "vie.traineddata").is_file():
            return str(folder)
    raise ReadError(
        "OCR",
        "missing_tool",
        "needs the Vietnamese data of Tesseract, which is not installed",
        "sudo apt-get install tesseract-ocr-vie (or point TESSDATA_PREFIX at the folder of vie.traineddata)",
    )


_ENGINES: dict[tuple[int, str], OcrEngine] = {}


def engine(name: str = "tesseract") -> OcrEngine:
    """The engine of that name, opened once a process. Other engines register under the entry points `docparse.ocr`."""
    key = (os.getpid(), name)
    if key not in _ENGINES:
        if name == "tesseract":
            _ENGINES[key] = TesseractEngine()
        else:
            from importlib.metadata import entry_points

            found = entry_points(group=ENTRY_POINTS, name=name)
            if not found:
                advice = f"install a package that registers it under {ENTRY_POINTS}"
                raise ReadError("OCR", "missing_tool", f"knows no engine {name!r}", advice)
            _ENGINES[key] = next(iter(found)).load()()
    return _ENGINES[key]
