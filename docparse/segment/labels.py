"""Labels of a heading by its own words: a heading title in, the labels of the contract (section 2) out, in the order of their words.

The vocabulary is `labels.toml` (FACTS 4.6). Matching is on folded text, so lost marks do not matter; a phrase that OCR damaged by
one letter is still found where it begins a part of the heading.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import lru_cache
from importlib.resources import files
from typing import Any

from docparse.text.choice import choice
from docparse.text.normal import fold
from docparse.text.regex import regex

_ASIDE = regex(r"\([^()]*\)?|“[^”]*”?|\"[^\"]*\"?")
_PARTS = regex(r"\s*[,;:/.]\s*|\s+-+\s*|\s*-+\s+|\s+(?:va|hoac|hay|cung)\s+")
_COUNT = regex(r"\d+\s+")
_GROUP = regex(r"\((?:[^()]|\([^()]*\))*\)[?*]?|\[[^\]]*\][?*]?")
_PLAIN = regex(r"(?<!\\)(?:[a-z ](?![?*]))+")
_ENDS = 3
"""Letters at either end of a phrase of which OCR damaged one letter: one end or the other is as it was."""


@lru_cache(maxsize=1)
def _vocabulary() -> dict[str, Any]:
    data: dict[str, Any] = tomllib.loads(files("docparse.segment").joinpath("labels.toml").read_text(encoding="utf-8"))
    phrases: dict[str, list[tuple[str, str]]] = {"segment": [], "head": [], "exact": [], "any": []}
    loose: list[tuple[str, str, int]] = []
    for label, entry in data["labels"].items():
        for mode, found in phrases.items():
            for phrase in entry.get(mode, []):
                folded = fold(phrase)
                found.append((folded, label))
                if mode == "segment" and len(folded) >= 7 and not entry.get("literal"):
                    loose.append((folded, label, folded.count(" ") + 1))
    for found in phrases.values():
        found.sort(key=lambda pair: -len(pair[0]))
    damaged: dict[tuple[int, bool, str], list[int]] = {}
    for number, (phrase, _, size) in enumerate(loose):
        damaged.setdefault((size, True, phrase[:_ENDS]), []).append(number)
        damaged.setdefault((size, False, phrase[-_ENDS:]), []).append(number)
    return {
        "segment": re.compile(rf"(?:{choice(phrase for phrase, _ in phrases['segment'])})\b"),
        "labels": dict(phrases["segment"]),
        "head": phrases["head"],
        "exact": dict(phrases["exact"]),
        "any": phrases["any"],
        "loose": loose,
        "reach": max(len(phrase) for phrase, _, _ in loose) + 4,
        "damaged": damaged,
        "sizes": sorted({size for _, _, size in loose}),
        "prefix": re.compile(rf"(?:{choice(fold(prefix) for prefix in data['prefixes'])})\s+"),
        "spending": re.compile(data["spending"]),
        "masks": [(_always(mask), mask) for mask in data["masks"]],
    }


def _always(pattern: str) -> str:
    """The longest run of letters that stands in all that a pattern matches; empty where it has none, or is an alternation.

    >>> _always(r"\\b(?:nang cao|de cao)\\s+(?:tinh than,?\\s+)?trach nhiem")
    'trach nhiem'
    """
    outside = _GROUP.sub("\\n", pattern)
    return "" if "|" in outside else max(_PLAIN.findall(outside), key=len, default="")


@lru_cache(maxsize=256)
def _any_of(masks: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(masks))


def _masks(text: str) -> re.Pattern[str] | None:
    """The masks that may be found in a text; None where none can be."""
    found = tuple(mask for letters, mask in _vocabulary()["masks"] if letters in text)
    return _any_of(found) if found else None


@lru_cache(maxsize=4096)
def label_title(title: str) -> tuple[str, ...]:
    """The labels that the words of a heading's title carry (without its number); empty if none.

    >>> label_title("MỤC ĐÍCH, YÊU CẦU")
    ('muc_dich', 'yeu_cau')
    >>> label_title("Hội đồng Thi đua - Khen thưởng ngành")
    ()
    """
    words = _vocabulary()
    text = fold(_ASIDE.sub(" ", title)).strip(" .:;,-")
    if not text:
        return ()
    if text in words["exact"]:
        return (words["exact"][text],)
    if masks := _masks(text):
        text = masks.sub(lambda match: "x" * len(match[0]), text)
    if "chi tieu" in text and "chỉ tiêu" not in unicodedata.normalize("NFC", title).lower():
        text = words["spending"].sub(lambda match: "x" * len(match[0]), text)
    found: list[tuple[int, str]] = []
    for phrase, label in words["head"]:
        if text.startswith(phrase) and text.count(" ") < 12 and not text[len(phrase) : len(phrase) + 1].isalpha():
            found.append((0, label))
            break
    for phrase, label in words["any"]:
        at = text.find(phrase)
        if at >= 0:
            found.append((at, label))
    for at, part in _parts(text):
        found.extend(_label_part(part, at, words) or ([(at, "can_cu")] if part in ("can cu", "can cu phap ly") else []))
    labels: list[str] = []
    for _, label in sorted(found, key=lambda pair: pair[0]):
        if label not in labels:
            labels.append(label)
    return tuple(labels)


@lru_cache(maxsize=4096)
def leading_label(title: str) -> str | None:
    """The label of the words with which the title begins (`Thời gian dự kiến`), or None: for lines that are headings by their words."""
    words = _vocabulary()
    text = fold(_ASIDE.sub(" ", title)).strip(" .:;,-")
    if (masks := _masks(text)) and masks.match(text):
        return None
    end = _PARTS.search(text)
    for _, label in _label_part(text[: end.start()] if end else text, 0, words):
        return label
    if text.startswith("khen thuong"):
        return "khen_thuong"
    return None


def _parts(text: str) -> list[tuple[int, str]]:
    """The coordinated parts of a heading with their offsets."""
    parts, at = [], 0
    for match in _PARTS.finditer(text):
        parts.append((at, text[at : match.start()]))
        at = match.end()
    parts.append((at, text[at:]))
    return parts


def _label_part(part: str, base: int, words: dict[str, Any]) -> list[tuple[int, str]]:
    """Labels at the beginning of one part: behind prefixes, and run together (`MỤC ĐÍCH YÊU CẦU`)."""
    found: list[tuple[int, str]] = []
    at = 0
    for _ in range(4):
        match = words["segment"].match(part, at)
        if match:
            break
        prefix = words["prefix"].match(part, at) or _COUNT.match(part, at)
        if not prefix:
            break
        at = prefix.end()
    match = words["segment"].match(part, at)
    while match:
        found.append((base + match.start(), words["labels"][match[0]]))
        follow = match.end() + 1
        match = words["segment"].match(part, follow)
        if match and words["labels"][match[0]] == "to_chuc_thuc_hien" and found[-1][1] != "trach_nhiem":
            break  # `mức chi tổ chức thực hiện …`, `giải pháp tổ chức thực hiện`, unlike `trách nhiệm tổ chức thực hiện`
    if found:
        return found
    tokens = part[at : at + words["reach"]].split()
    near: set[int] = set()
    for size in words["sizes"]:
        sample = " ".join(tokens[:size])
        for number in (
            *words["damaged"].get((size, True, sample[:_ENDS]), ()), *words["damaged"].get((size, False, sample[-_ENDS:]), ())
        ):  # fmt: skip
            phrase = words["loose"][number][0]
            if -2 < len(sample) - len(phrase) < 2 and one_off(sample, phrase):
                near.add(number)
    return [(base + at, words["loose"][min(near)][1])] if near else []


def one_off(left: str, right: str) -> bool:
    """Whether the two differ by at most one letter changed, lost or added.

    >>> one_off("khen thuonc", "khen thuong")
    True
    """
    if left == right:
        return True
    if len(left) > len(right):
        left, right = right, left
    if len(right) - len(left) > 1:
        return False
    at = 0
    while at < len(left) and left[at] == right[at]:
        at += 1
    return left[at + 1 :] == right[at + 1 :] if len(left) == len(right) else left[at:] == right[at + 1 :]
