"""Repair of document numbers: a number as printed or as OCR read it in, its canonical form with the reason for every change out.

The rules stand in `repairs.toml` (id, example served, example left alone). Canonical forms (FACTS 3.1): Party `34-CT/TW`,
State `19/CT-TTg`, normative `98/2023/NĐ-CP`, laws `06/2022/QH15`, công văn `238/UBND-KGVX`. Nothing is repaired from an authority table.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib.resources import files

from docparse.extract.references import grammar, symbols
from docparse.extract.references.printed_number import Printed, read_printed
from docparse.switches import ON
from docparse.text.regex import regex

Note = Callable[..., None]
_DIGITS = str.maketrans("OoQlI|SBZ", "000111582")
_LOOKALIKES = str.maketrans(
    "АВЕКМНОРСТХасеорхІіЅÐÐĿ",
    "ABEKMHOPCTXaceopxIiSĐĐL",
)
_DASHES = regex(rf"[{grammar.DASH}]")
_SPACED = regex(rf"\s*([{grammar.DASH}{grammar.SLASH}_])\s*")
_SLASHES = regex(rf"[{grammar.SLASH}]")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of `repairs.toml`. `pattern` None: the rule is done in code, the file carries its words and examples."""

    id: str
    where: str
    says: str
    serves: tuple[str, str]
    leaves: str
    word: str | None = None
    pattern: re.Pattern[str] | None = None
    result: str = ""
    beside: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Repaired:
    """The canonical form. `type`: code of the contract or None where the symbol has none. `family`: party, state or dispatch."""

    canonical: str
    number: str
    symbol: str
    type: str | None
    family: str
    repairs: tuple[str, ...] = ()
    confidence: float = 0.99
    groups: tuple[str, ...] = field(default=())


@lru_cache(maxsize=1)
def load_rules() -> dict[str, Rule]:
    """The rules by id, in the order of the file."""
    data = tomllib.loads(files("docparse.extract.references").joinpath("repairs.toml").read_text(encoding="utf-8"))
    rules = {}
    for raw in data["rule"]:
        rules[raw["id"]] = Rule(
            id=raw["id"],
            where=raw["where"],
            says=raw["says"],
            serves=(raw["serves"][0], raw["serves"][1]),
            leaves=raw["leaves"],
            word=raw.get("word"),
            pattern=re.compile(raw["pattern"]) if raw.get("pattern") else None,
            result=raw.get("result", ""),
            beside=frozenset(raw.get("beside", [])),
        )
    return rules


def repair(printed: str, *, issuer: str | None = None, word: str | None = None) -> Repaired | None:
    """The canonical form of a number that stands alone in `printed`; None where it is no number of a document.

    `issuer` decides between TU and TW for `TƯ`; `word` is the type code of the word before it, which decides what the symbol leaves open.

    >>> repair("34 CT/TU").canonical
    '34-CT/TU'
    """
    match = grammar.CORE.match(printed)
    if match is None:
        return None
    parts, end = read_printed(printed, match)
    return canonical_form(parts, issuer=issuer, word=word) if end == len(printed) else None


def canonical_form(printed: Printed, *, issuer: str | None = None, word: str | None = None) -> Repaired:
    """`repair` for a number already cut to its parts."""
    hint = "TU" if issuer and re.search(r"[TtHh](?:ỉnh|hành|hị|uyện) [ủu]|Ban Thường vụ", issuer) else "TW" if issuer else ""
    found = _canonical(
        printed.text,
        printed.number,
        printed.year,
        tuple(printed.groups),
        tuple(printed.separators),
        printed.year_separator,
        printed.stray,
        hint,
        word,
    )
    return found if ON.repair else replace(found, canonical="".join(printed.text.split()), repairs=())


@lru_cache(maxsize=8192)
def _canonical(
    text: str,
    number: str,
    year: str | None,
    groups: tuple[str, ...],
    separators: tuple[str, ...],
    year_separator: str,
    stray: str,
    hint: str,
    word: str | None,
) -> Repaired:
    rules = load_rules()
    used: list[str] = []
    confidence = 0.99

    def note(rule_id: str, before: str, after: str, factor: float = 0.97) -> None:
        nonlocal confidence
        used.append(f"{rule_id}: {rules[rule_id].says} ({before} → {after})")
        confidence *= factor

    tight = _SPACED.sub(r"\1", text)
    if tight != text:
        note("khoang_trang", text, tight, 1.0)
    fixed_number = _digits(number)
    if fixed_number != number:
        note("chu_so", number, fixed_number, 0.95)
    fixed_year = year and _digits(year)
    if fixed_year != year:
        note("chu_so", year or "", fixed_year or "", 0.95)
    if stray:
        note("gach_cheo_doc_sai", f"{year}{stray}", f"{fixed_year}/", 0.93)
    items, clean_separators = _clean_groups(groups, separators, note)
    items, clean_separators = _split_glued(items, clean_separators, note)
    items = _apply_rules(items, hint, word, note)
    plain = [_plain_separator(s) for s in clean_separators]
    if any("_" in s or (set(s.strip()) & set(grammar.DASH[2:] + grammar.SLASH[1:])) for s in [*clean_separators, year_separator]):
        note("gach_noi", text, _plain(text), 0.99)
    if fixed_year:
        head = f"{fixed_number}/{fixed_year}"
        if not stray and plain[0] != "/":
            note("gach_cheo_nam", plain[0] or " ", "/")
        symbol = _join(items, plain[1:], bool(_is_type(items[0])), note)
        family = "state"
        canonical = f"{head}/{symbol}"
        return Repaired(canonical, head, symbol, _type_of(items, family, word), family, tuple(used), round(confidence, 4), tuple(items))
    if len(items) >= 2 and _is_type(items[0]):
        organ = items[1]
        before = plain[0] + "·" + plain[1]
        if symbols.PARTY_SWAPS.fullmatch(organ.split(".")[0]):
            family = "party"
        elif symbols.STATE.fullmatch(organ.split(".")[0]) and not (organ == "BTC" and before == "-·/"):
            family = "state"  # BTC is also Ban Tổ chức of a Party committee, whose form is its own
        elif before == "-·/" or (before == "·/" and symbols.is_party_organ(organ)):
            family = "party"  # offices of the 1990s set a blank and a slash too: `19 QĐ/KT`
        else:
            family = "state"
        if family == "party":
            symbol = f"{items[0]}/{_join(items[1:], plain[2:], False, note)}"
            canonical = f"{fixed_number}-{symbol}"
            _note_party(before, text, canonical, note)
        else:
            symbol = _join(items, ["-", *plain[2:]], True, note)
            canonical = f"{fixed_number}/{symbol}"
            _note_state(before, text, canonical, note)
        return Repaired(
            canonical, fixed_number, symbol, _type_of(items, family, word), family, tuple(used), round(confidence, 4), tuple(items)
        )
    symbol = _join(items, plain[1:], False, note)
    if plain[0] in ("", "-"):
        note("thieu_dau" if plain[0] == "" else "gach_noi", text, f"{fixed_number}/{symbol}")
    family = "dispatch"
    return Repaired(
        f"{fixed_number}/{symbol}",
        fixed_number,
        symbol,
        _type_of(items, family, word),
        family,
        tuple(used),
        round(confidence, 4),
        tuple(items),
    )


def _digits(value: str) -> str:
    """Digits where letters stand for them; a last small letter (`97a`) stays."""
    body, tail = (value[:-1], value[-1]) if value[-1:].islower() and value[-1] not in "lo" and len(value) > 1 else (value, "")
    if value.endswith(("BS", "TT")):
        return value
    return body.translate(_DIGITS) + tail


def _plain_separator(separator: str) -> str:
    bare = _SLASHES.sub("/", _DASHES.sub("-", separator)).strip().replace("_", "-")
    return bare if bare in ("", "/", "-", ",") else "-"


def _plain(text: str) -> str:
    return _SLASHES.sub("/", _DASHES.sub("-", text)).replace("_", "-")


def _clean_groups(groups: tuple[str, ...], separators: tuple[str, ...], note: Note) -> tuple[list[str], list[str]]:
    out = []
    for group in groups:
        new = group.translate(_LOOKALIKES)
        if new != group and not new.replace("Đ", "").isdigit():
            note("chu_kirin", group, new, 0.99)
        for mark, rule in (("&", "dau_va"), (" ", "khoang_trang")):
            if mark in new and not (mark == " " and new[1:2].islower()):  # `Vụ II`
                note(rule, new, new.replace(mark, ""), 0.99)
                new = new.replace(mark, "")
        if "." in new and any(len(part) < 2 for part in new.split(".")):
            note("dau_cham", new, new.replace(".", ""), 0.97)
            new = new.replace(".", "")
        out.append(new)
    first, _, rest = out[0].partition(".")
    if rest and _is_type(first):
        note("gach_noi", out[0], f"{first}-{rest}", 0.97)
        return [first, rest, *out[1:]], [separators[0], "-", *separators[1:]]
    return out, list(separators)


def _split_glued(items: list[str], separators: list[str], note: Note) -> tuple[list[str], list[str]]:
    """`QĐUBND`, `QĐ UBND`: the type and the organ without the hyphen between them."""
    first = items[0]
    if symbols.is_known_organ(first) or first.startswith(("CTCP", "CTTNHH")):  # a company is no chỉ thị
        return items, separators
    for code in ("QĐ", "KH", "CT", "TTr", "NQ", "BC", "TB", "TT", "NĐ"):
        rest = first[len(code) :]
        if (
            first.startswith(code)
            and rest
            and (
                rest in ("TTg", "TTG", "UBND", "HĐND", "CP", "TW", "TU")
                or (len(rest) > 2 and symbols.STATE.fullmatch(rest) and not _is_type(first))
            )
        ):
            note("thieu_dau", first, f"{code}-{rest}", 0.95)
            return [code, rest, *items[1:]], [separators[0], "-", *separators[1:]]
    return items, separators


def _apply_rules(items: list[str], hint: str, word: str | None, note: Note) -> list[str]:
    out = list(items)
    for index, item in enumerate(out):
        for rule in load_rules().values():
            if rule.pattern is None or (rule.where == "type") != (index == 0 and len(out) > 1):
                continue
            if not rule.pattern.fullmatch(item):
                continue
            if rule.beside and not any(other in rule.beside for other in items if other is not item):
                continue
            new = rule.result
            if rule.id.startswith("khoa_"):
                head = "UBTVQH" if rule.id == "khoa_ubtvqh" else "QH"
                new = head + item[len(head) :].translate(_DIGITS)
            elif rule.id == "tinh_uy":
                new = hint or "TU"
            elif rule.id == "nq" and word == "NĐ":
                new = "NĐ"
            if new != item:
                note(rule.id, item, new, 0.85 if rule.id == "tinh_uy" else 0.96)
                out[index] = new
            break
        known = symbols.ORGANS_WITH_Đ.get(out[index].replace("Đ", "D"))
        if (
            known
            and known != out[index]
            and (index > 0 or len(out) > 1)
            and not symbols.is_known_organ(out[index])
            and not _is_type(out[index])
        ):
            note("chu_d", out[index], known, 0.97)
            out[index] = known
        if (index > 0 or len(out) == 1) and not _is_type(out[index]) and (once := symbols.read_once(out[index])):
            note("doc_hai_lan", out[index], once, 0.93)
            out[index] = once
    untyped = len(out) > 1 and not _is_type(out[0]) and not symbols.is_known_organ(out[0])
    if untyped and word and word != "CV" and _is_type(word) and symbols.one_letter_off(out[0], word):
        note("loai_theo_tu", out[0], word, 0.93)
        out[0] = word
    return out


def _is_type(code: str) -> bool:
    return code in grammar.TYPE_CODES


def _join(items: list[str], separators: list[str], typed: bool, note: Note) -> str:
    """The symbol: groups with hyphens between them; a slash or a comma that is the author's own stays."""
    out = items[0]
    for index, item in enumerate(items[1:]):
        separator = separators[index] if index < len(separators) else "-"
        if separator == "":
            note("thieu_dau", f"{out} {item}", f"{out}-{item}", 0.95)
            separator = "-"
        elif separator == "/" and index == 0 and typed:
            note("gach_cheo_thua", f"{out}/{item}", f"{out}-{item}", 0.97)
            separator = "-"
        out += separator + item
    return out


def _note_party(before: str, text: str, canonical: str, note: Note) -> None:
    if before == "-·/":
        return
    if before == "/·-":
        note("dao_dau_dang", text, canonical, 0.97)
    elif before.startswith("·"):
        note("thieu_dau", text, canonical, 0.96)
    else:
        note("gach_noi", text, canonical, 0.95)


def _note_state(before: str, text: str, canonical: str, note: Note) -> None:
    if before == "/·-":
        return
    if before == "-·/":
        note("dao_dau_nha_nuoc", text, canonical, 0.97)
    elif before == "/·/":
        note("gach_cheo_thua", text, canonical, 0.97)
    elif before.startswith("·") or before.endswith("·"):
        note("thieu_dau", text, canonical, 0.96)
    else:
        note("gach_noi", text, canonical, 0.95)


_IN_DISPATCHES = {"QĐ", "TT", "CT", "NQ", "NĐ", "CV", "TTr"}
"""Types that stand behind the organ: `88/UB-QĐ`."""


def _type_of(items: list[str], family: str, word: str | None) -> str | None:
    """The type that the symbol says, or the word where the symbol leaves it open (Quyết định and Quy định of the Party)."""
    first = items[0]
    organ = items[-1] if len(items) > 1 else first
    if re.fullmatch(r"QH\d{1,2}|UBTVQH\d{1,2}", first):
        return word if word in ("L", "NQ", "PL") else ("NQ" if first.startswith("U") else "L")
    if first == "QĐ" and family == "party":
        return "QyĐ" if word == "QyĐ" else "QC" if word == "QC" else "QĐ"
    if first in symbols.NO_TYPE:
        return word or None
    if word == "CV" and first == "CT" and len(items) > 1 and not symbols.is_known_organ(items[1]):
        return word  # `Công văn số 58/CT-KK`: a letter of a Cục Thuế
    if _is_type(first) and (len(items) > 1 or family == "state"):
        return symbols.TYPES_BY_CODE.get(first, first)
    if len(items) > 1:
        if word == "CV" or word in items[1:] or (word in ("QĐ", "TTr") and not {organ, first} & _IN_DISPATCHES):
            return word  # `Công văn số 58/HĐTĐKT-CT`: the unit that drafted it; `Tờ trình số 12/KHĐT-CNDV`: only the word says the type
        return organ if organ in _IN_DISPATCHES else "CV"
    return word or "CV"
