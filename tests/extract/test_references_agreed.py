"""Citations of a scan that are read as the paper writes them elsewhere. All papers are invented."""

from __future__ import annotations

import pytest

from docparse.extract.references.agreed import agree
from docparse.extract.references.references import extract_references
from docparse.schema import FieldValue, Header

OWN = "HD-ĐHLT"


def cited(text: str, symbol: str = OWN) -> list[str | None]:
    header = Header(number=FieldValue(value="7"), symbol=FieldValue(value=symbol), date=FieldValue(value="2031-05-02"))
    found = extract_references(text, document_date="2031-05-02", scanned=True)
    agree(found, header)
    return [own.canonical for own in found]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (
            "Chương trình số 088-CTr/TU ngày 17/3/2031; theo Chương trình số 08-CTr/TU ngày 17/3/2031.",
            ["08-CTr/TU", "08-CTr/TU"],
        ),
        (
            "Kế hoạch số 155/KH-UBND ngày 4/2/2031. Kế hoạch số 15/KH-UBND ngày 4/2/2031. Kế hoạch số 15/KH-UBND ngày 4/2/2031.",
            ["15/KH-UBND"] * 3,
        ),
        ("Quyết định số 12/QĐ-ĐHLTI ngày 4/2/2031 và Hướng dẫn số 9/HD-DHLT ngày 5/2/2031.", ["12/QĐ-ĐHLT", "9/HD-ĐHLT"]),
    ],
)
def test_what_a_scan_spoilt_is_read_as_elsewhere(text: str, codes: list[str]) -> None:
    assert cited(text) == codes


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch số 155/KH-UBND ngày 4/2/2031. Kế hoạch số 15/KH-UBND ngày 4/2/2031.",  # two plans of one day
        "Kế hoạch số 155/KH-UBND ngày 9/2/2031. Kế hoạch số 15/KH-UBND ngày 4/2/2031. Kế hoạch số 15/KH-UBND ngày 4/2/2031.",
        "Chương trình số 018-CTr/TU ngày 17/3/2031; theo Chương trình số 08-CTr/TU ngày 17/3/2031.",
        "Quyết định số 12/QĐ-SYT ngày 4/2/2031 và Hướng dẫn số 9/HD-SNV ngày 5/2/2031.",
        "Quyết định số 12/QĐ-TTg ngày 4/2/2031.",
        "Kế hoạch số 3/KH-PC11 ngày 4/2/2031. Báo cáo số 4/BC-PC1 ngày 5/2/2031. Báo cáo số 6/BC-PC1 ngày 6/2/2031.",
    ],
)
def test_other_papers_and_known_bodies_stay(text: str) -> None:
    before = [own.canonical for own in extract_references(text, document_date="2031-05-02", scanned=True)]
    assert cited(text) == before


def test_the_reason_is_told() -> None:
    found = extract_references("Quyết định số 12/QĐ-ĐHLTI ngày 4/2/2031.", document_date="2031-05-02", scanned=True)
    sure = found[0].confidence
    agree(found, Header(symbol=FieldValue(value=OWN), date=FieldValue(value="2031-05-02")))
    assert found[0].repairs[-1].endswith("(12/QĐ-ĐHLTI → 12/QĐ-ĐHLT)")
    assert (found[0].symbol, found[0].confidence < sure) == ("QĐ-ĐHLT", True)
