"""The authority table: identity is number, issuer and date together; what it says against a citation is a warning, never a change."""

from __future__ import annotations

import re

import pytest

from docparse.authority.directives import conflicts, load_directives, load_laws, resolve
from docparse.extract.references.references import extract_references


def test_ids_are_unique_and_dates_are_edtf() -> None:
    directives = load_directives()
    assert len({d.id for d in directives}) == len(directives) > 100
    for directive in directives:
        for value in (directive.date, directive.valid_from, directive.valid_to):
            assert value is None or re.fullmatch(r"\d{4}(-\d\d){0,2}", value), directive
    assert len({law.id for law in load_laws()}) == len(load_laws()) > 150


@pytest.mark.parametrize(
    ("canonical", "given", "expected"),
    [
        ("34-CT/TW", {"date": "2014-04-07"}, "CT:34-CT/TW@2014-04-07"),
        ("34-CT/TW", {"date": "2024-05-24"}, "CT:34-CT/TW@2024-05-24"),
        ("34-CT/TW", {"issuer": "Bộ Chính trị", "document_date": "2020-01-01"}, "CT:34-CT/TW@2014-04-07"),
        ("34-CT/TW", {"date": "1999-01-01"}, None),
        ("15/KH-UBND", {"issuer": "UBND tỉnh Đông Hải", "date": "2024-01-22"}, None),
        ("15/KH-UBND", {"document_date": "2024-05-01"}, None),
        ("15/KH-UBND", {"issuer": "UBND tỉnh", "own_issuer": "Sở Y tế tỉnh Bắc Giang", "date": "2024-01-22"}, "KH:15/KH-UBND@2024-01-22"),
        ("98/2023/NĐ-CP", {}, "NĐ:98/2023/NĐ-CP@2023-12-31"),
        ("6/2022/QH15", {}, "L:06/2022/QH15@2022-06-15"),
        ("9999/QĐ-TTg", {}, None),
    ],
)
def test_resolve(canonical: str, given: dict[str, str], expected: str | None) -> None:
    found = resolve(canonical, **given)  # type: ignore[arg-type]
    assert (found.id if found else None) == expected


@pytest.mark.parametrize(
    ("text", "date", "codes"),
    [
        ("Nghị quyết số 57-NQ/TW ngày 22/12/2025 của Bộ Chính trị", "2026-02-01", ["citation_date"]),
        ("Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị", "2026-02-01", []),
        ("Nghị định số 5/2019/NĐ-CP ngày 17/4/2018 của Chính phủ", "2020-01-01", ["citation_year"]),
        ("Kế hoạch số 5/KH-SYT ngày 17/4/2023", "2022-01-01", ["citation_future"]),
        ("Kế hoạch số 5/KH-SYT ngày 31/4/2021", "2022-01-01", ["citation_day"]),
        ("Nghị định số 91/2017/NĐ-CP ngày 31/7/2017 của Chính phủ", "2025-01-01", ["citation_expired"]),
        ("Kế hoạch số 5/KH-SYT ngày 17/4/2021", "2022-01-01", []),
    ],
)
def test_conflicts(text: str, date: str, codes: list[str]) -> None:
    (found,) = extract_references(text, document_date=date)
    printed = found.date
    assert [w.code for w in conflicts(found, date)] == codes
    assert found.date == printed
