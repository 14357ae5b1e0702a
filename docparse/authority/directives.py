"""The authority table of directives: a canonical number with type, body and date in, the id of one known document out, or nothing.

Identity is number, issuer and date together, never the number alone: `34-CT/TW` exists once a term of the Party, `15/KH-UBND` in
every province and every year (FACTS 3.1). Data: `directives.tsv` (documents of the field) and `laws.tsv` (laws by name).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from docparse.schema import Reference, Warning_
from docparse.switches import ON
from docparse.text.normal import fold
from docparse.text.regex import regex

_ZEROS = regex(r"^0+(?=\d)")
_NUMBER_OF_YEAR = regex(r"\d+/(\d{4})/")
"""A number that carries its year: `5/2021/…`."""
_LOCAL = regex(r"UBND|HĐND|/TU|/HU|-S[A-ZĐ]")
_DAY = regex(r"\d{4}-\d\d-\d\d")
_ISSUER_FOLDS = (
    ("uy ban nhan dan", "ubnd"),
    ("ban thuong vu ", ""),
    ("btv ", ""),
    ("chu tich ", ""),
    ("bo truong ", ""),
    ("thanh pho ", ""),
    ("tinh ", ""),
)


@dataclass(frozen=True, slots=True)
class Directive:
    """A document that others cite. Dates are EDTF; `valid_from` and `valid_to` are empty where unknown. `confidence`: A, A-, B, C or -."""

    id: str
    canonical: str
    type: str
    issuer: str
    date: str | None
    valid_from: str | None
    valid_to: str | None
    title: str
    confidence: str
    sources: str


@dataclass(frozen=True, slots=True)
class Law:
    """A law by its name. `date` is the day it was passed, or only the year that its number carries."""

    id: str
    canonical: str
    name: str
    date: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a citation was resolved to, and how sure that is (0 to 1)."""

    id: str
    confidence: float


def _rows(name: str) -> list[dict[str, str]]:
    if not ON.authority:
        return []
    lines = files("docparse.authority").joinpath(name).read_text(encoding="utf-8").splitlines()
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t") + [""] * len(header), strict=False)) for line in lines[1:] if line.strip()]


@lru_cache(maxsize=1)
def load_directives() -> tuple[Directive, ...]:
    """All rows of `directives.tsv`. The id is made of type, number and date: `CT:34-CT/TW@2014-04-07`."""
    out = []
    for row in _rows("directives.tsv"):
        day = row["date"] or None
        key = f"{row['type']}:{row['canonical']}@{day or 'XXXX'}"
        out.append(
            Directive(
                row.get("id") or key, row["canonical"], row["type"], row["issuer"], day, row["valid_from"] or None, row["valid_to"] or None,
                row["title"], row["confidence"], row["sources"],
            )
        )  # fmt: skip
    return tuple(out)


@lru_cache(maxsize=1)
def load_laws() -> tuple[Law, ...]:
    """All rows of `laws.tsv`, oldest first within a name. Its column `source` tells what confirms a row: the facts of the field, texts
    of the national database that cite number or day, or nothing yet (`from knowledge`)."""
    known = {d.canonical: d for d in load_directives()}
    out = []
    for row in _rows("laws.tsv"):
        directive = known.get(row["canonical"])
        day = (directive.date if directive else None) or row["date"]
        code = "PL" if "UBTVQH" in row["canonical"] else "HP" if row["name"].startswith("Hiến pháp") else "L"
        out.append(Law(directive.id if directive else f"{code}:{row['canonical']}@{day}", row["canonical"], row["name"], day))
    return tuple(sorted(out, key=lambda law: law.date))


@lru_cache(maxsize=1)
def _by_number() -> dict[str, list[Directive]]:
    table: dict[str, list[Directive]] = {}
    for directive in load_directives():
        table.setdefault(_key(directive.canonical), []).append(directive)
    return table


@lru_cache(maxsize=1)
def _by_id() -> dict[str, Directive]:
    return {directive.id: directive for directive in load_directives()}


@lru_cache(maxsize=1)
def _laws_by_number() -> dict[str, Law]:
    return {_key(law.canonical): law for law in load_laws()}


@lru_cache(maxsize=1)
def _laws_by_name() -> dict[str, list[Law]]:
    table: dict[str, list[Law]] = {}
    for law in load_laws():
        table.setdefault(_name_key(law.name), []).append(law)
    return table


def _key(canonical: str) -> str:
    return _ZEROS.sub("", canonical) if canonical.startswith("0") else canonical


def _name_key(name: str) -> str:
    return re.sub(r"\bva\b|[^a-z0-9]+", "", fold(name))  # authors put a comma for `và`


def _issuer_key(name: str) -> str:
    key = fold(name)
    for long, short in _ISSUER_FOLDS:
        key = key.replace(long, short)
    return re.sub(r"[^a-z0-9]+", " ", key).strip().removesuffix(" thanh pho").removesuffix(" tinh")


def _same_issuer(cited: str | None, known: str, own: str | None, series: str) -> bool:
    """Whether the body cited is the known one. A local series needs its place, central ones do not."""
    local = bool(re.search(r"UBND|HĐND|/TU|-S[A-ZĐ]{2}|/HU", series))
    if cited is None and not local:
        return True
    cited_key, known_key = _issuer_key(cited or ""), _issuer_key(known)
    if not local:
        head = re.sub(r" (?:khoa|trung uong).*$", "", known_key)
        return (
            not cited_key
            or cited_key.startswith(head)
            or head.startswith(cited_key)
            or head.split()[:2] == cited_key.split()[:2]
            or "trung uong" in cited_key
        )
    place = known_key.split(" ", 1)[-1].removeprefix("uy ")
    if place and place in cited_key:
        return True
    named_elsewhere = len(cited_key.split()) > 2
    return bool(own and place and not named_elsewhere and place in _issuer_key(own))


def resolve(
    canonical: str,
    *,
    type: str | None = None,
    issuer: str | None = None,
    date: str | None = None,
    document_date: str | None = None,
    own_issuer: str | None = None,
) -> Resolved | None:
    """The document that a numbered citation means, or None.

    A normative number carries its year and stands alone; any other needs its date or, failing that, the only document of that number
    and body issued before the citing document.
    """
    key = _key(canonical)
    law = _laws_by_number().get(key)
    candidates = [d for d in _by_number().get(key, []) if type in (None, d.type) or {type, d.type} <= {"QĐ", "QyĐ"}]
    if not candidates:
        return Resolved(law.id, 0.97) if law and type in (None, "L", "PL") else None
    by_date = [d for d in candidates if date and d.date and d.date == date]
    carries_year = bool(_NUMBER_OF_YEAR.match(canonical))
    ok = [(d, _same_issuer(issuer, d.issuer, own_issuer, canonical)) for d in (by_date or candidates)]
    ok = [(d, same) for d, same in ok if same]
    if by_date:
        return Resolved(ok[0][0].id, 0.98) if len(ok) == 1 else None
    if date and not carries_year:
        near = [d for d, _ in ok if d.date and d.confidence.startswith("A") and _one_slip(d.date, date)]
        return Resolved(near[0].id, 0.6) if len(near) == 1 else None
    sure = [d for d, _ in ok if (not document_date or not d.date or d.date[:10] <= document_date.replace("X", "9")[:10])]
    if carries_year:
        return Resolved(sure[0].id, 0.95) if len(sure) == 1 else None
    if not sure:
        return None
    latest = max(sure, key=lambda d: d.date or "")
    return Resolved(latest.id, 0.85 if len(sure) == 1 else 0.7)


def resolve_reference(reference: Reference, document_date: str | None, own_issuer: str | None) -> None:
    """Set `directive` of a numbered reference where the table knows which document it is."""
    match = resolve(
        reference.canonical or "",
        type=reference.type,
        issuer=reference.issuer,
        date=reference.date,
        document_date=document_date,
        own_issuer=own_issuer,
    )
    if match is not None:
        reference.directive = match.id


def _one_slip(known: str, printed: str) -> bool:
    """Whether two dates differ in one part only (year, month or day): an error of the author, not another document."""
    a, b = known.split("-"), printed.split("-")
    return len(a) == len(b) == 3 and sum(x != y for x, y in zip(a, b, strict=True)) == 1


def resolve_law(name: str, *, date: str | None = None, year: str | None = None, document_date: str | None = None) -> Resolved | None:
    """The law that a name means at the date of the citing document (FACTS 3.5).

    `date` or `year` as printed beside the name decides; without either it is the last one of that name passed before `document_date`,
    less sure where a newer one was passed within the two years before (laws come into force later).
    """
    laws = _laws_by_name().get(_name_key(name), [])
    if not laws:
        return None
    if date:
        exact = [law for law in laws if law.date == date] or [law for law in laws if law.date[:4] == date[:4]]
        return Resolved(exact[-1].id, 0.95) if exact else None
    if year:
        same = [law for law in laws if law.date[:4] == year or f"/{year}/" in law.canonical]
        return Resolved(same[-1].id, 0.95) if same else None
    if not document_date or not document_date[:4].isdigit():
        return Resolved(laws[0].id, 0.6) if len(laws) == 1 else None
    day = document_date.replace("X", "1")
    past = [law for law in laws if law.date <= day]
    if not past:
        return None
    pick = past[-1]
    known = _by_id().get(pick.id)
    starts = known.valid_from if known else None
    if starts and starts > day and len(past) > 1:
        return Resolved(past[-2].id, 0.75)
    fresh = int(day[:4]) - int(pick.date[:4]) <= 1 and len(past) > 1 and not starts
    return Resolved(pick.id, 0.65 if fresh else 0.85)


def days_of_number(canonical: str) -> frozenset[str]:
    """The full days (ISO) of the directives and laws with this number."""
    law = _laws_by_number().get(_key(canonical))
    dates = [directive.date for directive in _by_number().get(_key(canonical), [])] + ([law.date] if law else [])
    return frozenset(date for date in dates if date and _DAY.fullmatch(date))


def days_of_law(name: str) -> frozenset[str]:
    """The full days (ISO) on which laws of this name were passed; empty for a name that is none."""
    return frozenset(law.date for law in _laws_by_name().get(_name_key(name), []) if _DAY.fullmatch(law.date))


def conflicts(reference: Reference, document_date: str | None) -> list[Warning_]:
    """What the authority table says against a citation: another date for that number, a document not yet issued, one no longer in force.

    The citation keeps what is printed; the caller may lower its confidence for each warning.
    """
    out: list[Warning_] = []
    if reference.kind != "numbered" or not reference.canonical:
        return out

    def warn(code: str, message: str) -> None:
        out.append(Warning_(code=code, message=message, start=reference.start, end=reference.end))

    candidates = [d for d in _by_number().get(_key(reference.canonical), []) if reference.type in (None, d.type)]
    sure = [d for d in candidates if d.date and len(d.date) == 10 and d.confidence.startswith("A")]
    if (
        reference.date
        and len(reference.date) == 10
        and sure
        and not _LOCAL.search(reference.canonical)
        and all(d.date != reference.date for d in candidates)
    ):
        near = [d for d in sure if _one_slip(d.date or "", reference.date)]
        if near or _NUMBER_OF_YEAR.match(reference.canonical):
            known = (near or sure)[0]
            warn("citation_date", f"{reference.canonical} được ban hành ngày {known.date}, văn bản in {reference.date}")
    year = _NUMBER_OF_YEAR.match(reference.canonical)
    if year and reference.date and reference.date[:4] != year[1] and reference.type != "L":
        warn("citation_year", f"năm trong số {reference.canonical} khác năm của ngày {reference.date}")
    if document_date and document_date[:4].isdigit():
        if year and year[1] > document_date[:4]:
            warn("citation_future", f"{reference.canonical} có năm sau năm của văn bản ({document_date[:4]})")
        elif reference.date and reference.date.replace("X", "0") > document_date.replace("X", "9"):
            warn("citation_future", f"{reference.canonical} có ngày {reference.date} sau ngày của văn bản ({document_date})")
    if reference.date and _DAY.fullmatch(reference.date) and not _real_day(reference.date):
        warn("citation_day", f"ngày {reference.date} không có trong lịch")
    known_one = _by_id().get(reference.directive or "")
    if known_one and known_one.valid_to and document_date and known_one.valid_to < document_date.replace("X", "0"):
        warn("citation_expired", f"{reference.canonical} hết hiệu lực từ {known_one.valid_to}")
    return out


def _real_day(value: str) -> bool:
    year, month, day = (int(part) for part in value.split("-"))
    lengths = (31, 29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    return 1 <= month <= 12 and 1 <= day <= lengths[month - 1]
