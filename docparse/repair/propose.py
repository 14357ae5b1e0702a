"""A scanned document in, the repairs of its OCR text out: each with its stretch, what is read and what was printed, the rule, how sure.

The text itself is never changed. Numbers, codes, abbreviations and names are left alone, and quotations where the engine had no doubt of
its own (`docparse.repair.guard`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

import numpy as np

from docparse.document import Document
from docparse.read.scan.decode import syllable_key
from docparse.repair import settle
from docparse.repair.candidates import candidates_of, in_print, marks_of, tone_in_place
from docparse.repair.figures import misread_figures
from docparse.repair.guard import in_quotation, is_known_phrase, is_name_like, open_to_repair
from docparse.repair.model import RepairModel, repair_model
from docparse.repair.tokens import Read, Token, reads_of, tokens_of
from docparse.repair.weigh import FEATURES, Doubt, doubts
from docparse.segment.roman_row import misread_numerals
from docparse.text.syllables import is_syllable

_ROUNDS = 3
_DOT_BELOW = "5"
_UNSEEN = FEATURES.index("unseen")
_IN_QUOTATION = 0.9
"""How sure a repair inside quotation marks must be: of ten on scans of our papers one was less, and that was wrong."""
_SEEN_DOT = 0.9
"""How sure the engine must have been of a word with a dot below for the dot to be printed: of 155 misread tones it had made one up in 4."""
SURE = 0.75
"""How likely another of the engine's own readings must be."""
_GOES_WELL = 0.85
"""How likely it must be where the printed word goes well with a neighbour too."""
_FIGURE = 0.9
_ASTRAY = 0.95
_MARKED = frozenset("ăâêôơư")
RULES = {
    "tone": "thanh đọc sai", "mark": "dấu của chữ cái đọc sai", "letter": "chữ cái đọc sai, thiếu hoặc thừa", "glued": "các chữ dính liền",
    "roman": "số La Mã đọc sai nét, theo thứ tự các mục", "figure": "chữ số của ngày, năm đọc sai", "case": "chữ hoa đọc sai giữa câu",
}  # fmt: skip
"""Rules by their id, with the reason that records give."""


@dataclass(frozen=True, slots=True)
class Repair:
    """One repair: `text[start:end]` is `printed` (as OCR read it) and should read `repaired`.

    `rule`: a key of `RULES`.
    """

    start: int
    end: int
    printed: str
    repaired: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Weights:
    """What the evidence is worth, fitted on scans of part dev by `models/fit_repair_weights.py`: that of `settle` and that of `weigh`."""

    settle: tuple[float, ...]
    intercept: float
    weigh: tuple[float, ...]
    threshold: float


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """The weights of `weights.toml`."""
    data = tomllib.loads(files("docparse.repair").joinpath("weights.toml").read_text(encoding="utf-8"))
    weigh = data["weigh"]
    return Weights(
        tuple(float(data["settle"][name]) for name in settle.FEATURES),
        float(weigh["intercept"]),
        tuple(float(weigh["weights"][name]) for name in FEATURES),
        float(weigh["threshold"]),
    )


def propose(document: Document) -> list[Repair]:
    """The repairs of what was read by OCR, in order, none over another; empty for text that no engine read."""
    pages = [(page.start, page.end) for page in document.pages if page.read_by == "ocr"]
    if not pages or not document.text:
        return []
    model = repair_model()
    found = [*_numerals(document), *_figures(document)]
    if model is not None:
        found += _syllables(document, model)
    inside = [repair for repair in found if any(start <= repair.start and repair.end <= end for start, end in pages)]
    out: list[Repair] = []
    for repair in sorted(inside, key=lambda repair: (repair.start, -repair.confidence)):
        if not out or repair.start >= out[-1].end:
            out.append(repair)
    return out


def _numerals(document: Document) -> list[Repair]:
    return [
        Repair(found.start, found.end, found.printed, found.repaired, "roman", round(min(0.99, 0.9 + 0.03 * found.margin), 2))
        for found in misread_numerals(document.blocks)
    ]


def _figures(document: Document) -> list[Repair]:
    return [
        Repair(start, end, document.text[start:end], printed, "figure", _FIGURE) for start, end, printed in misread_figures(document.blocks)
    ]


def _syllables(document: Document, model: RepairModel) -> list[Repair]:
    tokens = tokens_of(document.text)
    asked = open_to_repair(document.text, tokens)
    reads = reads_of(document.pieces, [tokens[at] for at in asked])
    out = _parted(document, tokens, model)
    astray = _tones_astray(model, tokens, asked)
    take_over(tokens, astray)
    quoted = in_quotation(document.text, tokens)
    done = settled(model, tokens, asked, reads, quoted, load_weights().settle)
    take_over(tokens, done)
    for _ in range(_ROUNDS):
        open_still = [order for order, at in enumerate(asked) if at not in done]
        fresh = _weighed(model, tokens, [asked[order] for order in open_still], [reads[order] for order in open_still], quoted)
        if not fresh:
            break
        done |= fresh
        take_over(tokens, fresh)
    out += (astray | done).values()
    out += _small_letters(model, tokens, done)
    return out


def take_over(tokens: list[Token], repairs: Mapping[int, Repair]) -> None:
    """Put repairs, by their places, into the tokens, for what is weighed beside them."""
    for at, repair in repairs.items():
        tokens[at] = replace(tokens[at], key=syllable_key(repair.repaired), word=repair.repaired)


def settled(
    model: RepairModel,
    tokens: Sequence[Token],
    asked: Sequence[int],
    reads: Sequence[Read],
    quoted: set[int],
    weights: Sequence[float],
    sure: float = SURE,
) -> dict[int, Repair]:
    """The tokens of which another of the engine's own readings is likely enough (from `sure` on), by their place."""
    read_of = dict(zip(asked, reads, strict=True))
    out: dict[int, Repair] = {}
    for choice in settle.settle(model, tokens, asked, reads, weights):
        token, best = tokens[choice.at], choice.readings[choice.best]
        chance = choice.chances[choice.best]
        if best.kind is None or chance < sure or best.word == token.word:
            continue
        known = settle.in_known_phrase(model, tokens, choice.at, best.key)
        dotted = read_of[choice.at].sure >= _SEEN_DOT and token.key[-1] == _DOT_BELOW != best.key[-1]
        if dotted and not (known and choice.said_elsewhere):
            continue  # the author's own slip
        if choice.at in quoted and (chance < _IN_QUOTATION or best.unseen):
            continue
        named = is_name_like(tokens, choice.at) and not known
        if named and not (choice.said_elsewhere and any(tokens[beside].word.islower() for beside in (choice.at - 1, choice.at + 1))):
            continue
        if settle.goes_well(model, tokens, choice.at) and (best.bare or chance < _GOES_WELL):
            continue
        if settle.neighbour_is_at_fault(model, tokens, choice.at, best.key):
            continue
        out[choice.at] = Repair(token.start, token.end, token.word, best.word, best.kind, round(min(0.99, chance), 2))
    return out


def _weighed(model: RepairModel, tokens: Sequence[Token], asked: list[int], reads: list[Read], quoted: set[int]) -> dict[int, Repair]:
    """The doubtful tokens whose other reading is sure enough, by their place."""
    weights = load_weights()
    out: dict[int, Repair] = {}
    read_of = dict(zip(asked, reads, strict=True))
    doubtful = {doubt.at: doubt for doubt in doubts(model, tokens, asked, reads)}
    for doubt in doubtful.values():
        token = tokens[doubt.at]
        if read_of[doubt.at].sure >= _SEEN_DOT and _takes_ink_away(token.key, doubt):
            continue  # the author's own slip
        repaired = in_print(doubt.key, token.word)
        sure = chance(doubt.evidence, weights)
        if repaired is None or repaired == token.word or sure < weights.threshold:
            continue
        if doubt.at in quoted and (sure < _IN_QUOTATION or doubt.evidence[_UNSEEN] > 0):
            continue
        if any(_neighbour_is_at_fault(model, tokens, doubt, doubtful[at]) for at in (doubt.at - 1, doubt.at + 1) if at in doubtful):
            continue
        if is_name_like(tokens, doubt.at) and not is_known_phrase(doubt.evidence):
            continue
        out[doubt.at] = Repair(token.start, token.end, token.word, repaired, doubt.kind, round(min(0.99, sure), 2))
    return {at: repair for at, repair in out.items() if not _waits(at, out)}


def _neighbour_is_at_fault(model: RepairModel, tokens: Sequence[Token], doubt: Doubt, other: Doubt) -> bool:
    """Whether the neighbour, read otherwise, goes far better with this word as it is read: PHẤN ĐẤU and not PHÁN ĐẦU for PHÁN ĐẤU."""
    own, beside = [tokens[other.at].key, doubt.key], [other.key, tokens[doubt.at].key]
    if other.at > doubt.at:
        own, beside = own[::-1], beside[::-1]
    a, b, c, d = model.ids([*own, *beside])
    mine, theirs = model.pair_count(np.array([a, c]), np.array([b, d]))
    return bool(theirs > 2 * mine + 5)


def _takes_ink_away(printed: str, doubt: Doubt) -> bool:
    """Whether a repair would take marks away that an engine does not make up: a dot below, and any of which it had no doubt."""
    if doubt.kind not in ("tone", "mark"):
        return False
    if printed[-1] == _DOT_BELOW != doubt.key[-1]:
        return True
    return doubt.evidence[_UNSEEN] > 0 and marks_of(doubt.key) < marks_of(printed)


def _waits(at: int, found: Mapping[int, Repair]) -> bool:
    """Whether a surer repair stands beside: then this one is weighed again beside what that makes of its word (PHẤN, not PHÁN ĐẤU)."""
    own = (found[at].confidence, -at)
    return any((found[beside].confidence, -beside) > own for beside in (at - 1, at + 1) if beside in found)


def chance(evidence: Sequence[float], weights: Weights) -> float:
    """How likely the other reading is right, 0 to 1."""
    score = weights.intercept + sum(value * weight for value, weight in zip(evidence, weights.weigh, strict=True))
    return float(1.0 / (1.0 + np.exp(-score)))


def _tones_astray(model: RepairModel, tokens: Sequence[Token], asked: Sequence[int]) -> dict[int, Repair]:
    """The tones that stand on the wrong vowel beside one with a mark (`đâù`), by the places of their words: nothing else can be meant."""
    out: dict[int, Repair] = {}
    for at in asked:
        token = tokens[at]
        usual = tone_in_place(token.word)
        if usual != token.word and _MARKED.intersection(token.key[:-1]) and token.key in model.number:
            out[at] = Repair(token.start, token.end, token.word, usual, "tone", _ASTRAY)
    return out


def _parted(document: Document, tokens: Sequence[Token], model: RepairModel) -> list[Repair]:
    """Words that were run together, in small letters or beginning with a capital."""
    out = []
    source = candidates_of(model)
    for token in tokens:
        word = token.word
        if len(word) < 5 or word.isupper() or not (word.islower() or word[1:].islower()):
            continue
        parts = source.parts_of(word)
        if parts and not document.text[max(0, token.start - 1)].isdigit():
            out.append(Repair(token.start, token.end, word, " ".join(parts), "glued", 0.95))
    return out


def _small_letters(model: RepairModel, tokens: Sequence[Token], done: dict[int, Repair]) -> list[Repair]:
    """Capitals that nobody writes: inside a word (`NgƯỜI`), or a whole word (`đơn VỊ`) between small letters that is never written so.

    One capital at the head of a word stays: authors set them as they like (`nộp Hồ sơ`).
    """
    out = []
    for at in range(1, len(tokens) - 1):
        token, before, after = tokens[at], tokens[at - 1], tokens[at + 1]
        word = token.word
        if len(word) < 2 or at in done or word.islower() or word[1:].islower() or not before.word.islower() or not is_syllable(word):
            continue
        if word.isupper() and not after.word.islower():
            continue
        a, x = model.ids([before.key, token.key])
        if model.always_small(np.array([a]), np.array([x]))[0]:
            out.append(Repair(token.start, token.end, word, word.lower(), "case", 0.9))
    return out
