"""What an archivist types for an item of a list in, the item as the record keeps it out: checked, in the forms of the contract.

A citation is typed as it would be printed (`Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị`) and read as any other; a number as it is
written here (`1.250`, `95,5`); a date as printed or as EDTF.
"""

from __future__ import annotations

import re
from typing import Any, get_args

from docparse.archive.corrections import CorrectionError, date_of
from docparse.archive.item_corrections import LISTS, locate
from docparse.archive.store import RecordData
from docparse.text.regex import regex

Data = dict[str, Any]

KEYS: dict[str, tuple[str, ...]] = {
    "recipients": ("name", "purpose"), "addressees": ("value",),
    "references": ("canonical", "type", "number", "symbol", "issuer", "date"), "dates": ("edtf", "role"),
    "targets": ("measure", "comparator", "value", "value_max", "unit", "qualitative"), "sections": ("heading", "labels"),
    "attachments": ("title",),
}  # fmt: skip
"""What of an item may be said; the first is its value, the others are set by name."""

BLANK: dict[str, Data] = {
    "recipients": {"purpose": None, "confidence": 1.0},
    "addressees": {"confidence": 1.0, "source": "corrected", "alternatives": []},
    "references": {
        "kind": "numbered", "type": None, "number": None, "symbol": None, "issuer": None, "date": None, "directive": None, "repairs": [],
        "section": [], "confidence": 1.0,
    },
    "dates": {"role": "other", "confidence": 1.0},
    "targets": {
        "surface": None, "comparator": None, "value": None, "value_max": None, "unit": None, "source": "text", "qualitative": False,
        "confidence": 1.0,
    },
    "attachments": {},
}  # fmt: skip

_NAMES = {name.removesuffix("s"): name for name in LISTS if name != "dates"} | {"citations": "references", "citation": "references"}
_NUMBER = regex(r"-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?|-?\d+\.\d+")


def list_name(typed: str) -> str | None:
    """The list that is meant: `recipient`, `recipients`, `citations`; None for anything else (`date` is the paper's own).

    >>> list_name("recipient"), list_name("citations"), list_name("date")
    ('recipients', 'references', None)
    """
    return typed if typed in LISTS else _NAMES.get(typed)


def new_item(name: str, value: str, settings: dict[str, str], at: str, record: RecordData) -> tuple[Data, str, int]:
    """(item, printed words, where they are looked for) of an item to be added. Raises CorrectionError."""
    if name == "sections":
        raise CorrectionError("sections: are stretches of the text and cannot be added or removed; change their heading and labels")
    if not value:
        raise CorrectionError(f"{name}: say what is to be added: docparse correct ID {name} VALUE --add")
    item = BLANK[name] | changes(name, value, settings, record, {})
    place = placed(record["text"], at) if at else locate(record["text"], value)
    words = record["text"][slice(*place)] if place else ""
    if name in ("references", "dates"):
        item["surface"] = words or value
    return item, words, place[0] if place else 0


def placed(text: str, words: str) -> tuple[int, int]:
    """Where the words of `--at` stand. Raises CorrectionError where they do not."""
    place = locate(text, words)
    if place is None:
        raise CorrectionError(f"--at: “{words}” does not stand in the document; copy the words from `docparse show ID --format plain`")
    return place


def changes(name: str, value: str, settings: dict[str, str], record: RecordData, was: Data) -> Data:
    """What is said of an item, by its keys; `value` may be empty where settings say it. `was`: the item so far. Raises CorrectionError."""
    main, *others = KEYS[name]
    out: Data = {}
    if value:
        out = _citation(value, record) if name == "references" else {main: _checked(name, main, value)}
    for key, said in settings.items():
        if key not in KEYS[name]:
            raise CorrectionError(f"--set {key}: {name} have {', '.join((main, *others))}")
        out[key] = _checked(name, key, said)
    if not out:
        raise CorrectionError(f"{name}: say what changes: a VALUE, or --set KEY=VALUE with {', '.join(KEYS[name])}")
    if name == "targets" and out.get("value") is not None and "qualitative" not in out:
        out["qualitative"] = False
        out.setdefault("comparator", "eq")
    if name == "references" and (canonical := (was | out).get("canonical")):
        out["directive"] = _directive(str(canonical), was | out, record)
    return out


def _checked(name: str, key: str, typed: str) -> Any:
    """A value in the form of its key; None for an empty one where the contract allows it."""
    from docparse import schema

    said = " ".join(typed.split())
    if (name, key) == ("sections", "labels"):
        return _labels(said)
    if not said:
        if key == KEYS[name][0] and name != "sections":
            raise CorrectionError(f"{name}: {key} cannot be empty; take the item out with --remove")
        return None
    if key in ("edtf", "date"):
        return date_of(said)
    choices = {"role": get_args(schema.DateRole), "comparator": get_args(schema.Comparator)}.get(key)
    if choices and said not in choices:
        raise CorrectionError(f"{key}: {said} is none of {', '.join(choices)}")
    if name == "targets" and key in ("value", "value_max"):
        return _number(said)
    if key == "qualitative":
        if said not in ("true", "false"):
            raise CorrectionError(f"qualitative: write true or false, not {said}")
        return said == "true"
    return said


def _labels(said: str) -> list[str]:
    from docparse.archive.facets import LABELS

    labels = [label for label in re.split(r"[,; ]+", said) if label]
    for label in labels:
        if label not in LABELS:
            raise CorrectionError(f"labels: {label} is none of {', '.join(LABELS)}")
    return labels


def _number(said: str) -> float:
    if not _NUMBER.fullmatch(said):
        raise CorrectionError(f"{said}: is no number; write 95, 95,5 or 1.250")
    thousands = re.fullmatch(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?", said)
    return float((said.replace(".", "") if thousands else said).replace(",", "."))


def _citation(value: str, record: RecordData) -> Data:
    """A citation read out of words as they would be printed, or of a number alone."""
    from docparse.extract.references.references import extract_references

    found = extract_references(value, document_date=_own(record, "date"), own_issuer=_own(record, "issuer"))
    if not found:
        raise CorrectionError(
            f"{value}: is no citation; write it as printed, such as `34-CT/TW` or `Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị`"
        )
    if len(found) > 1:
        raise CorrectionError(f"{value}: are {len(found)} citations; say one at a time")
    said = found[0].model_dump(exclude={"start", "end", "section", "confidence", "repairs", "surface"})
    return {key: value for key, value in said.items() if value is not None}  # what is not said (a date, a body) stays as it was read


def _directive(canonical: str, item: Data, record: RecordData) -> str | None:
    """The directive that a corrected citation means, by all that is known of it now."""
    from docparse.authority.directives import resolve

    known = resolve(
        canonical, type=item.get("type"), issuer=item.get("issuer"), date=item.get("date"),
        document_date=_own(record, "date"), own_issuer=_own(record, "issuer"),
    )  # fmt: skip
    return known.id if known else None


def _own(record: RecordData, key: str) -> str | None:
    said = (record["header"].get(key) or {}).get("value")
    return str(said) if said else None
