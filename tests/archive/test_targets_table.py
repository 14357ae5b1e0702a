"""Targets across documents: words without accents, years, groups, files that no spreadsheet takes for formulas, plots, secrecy."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from docparse.archive.folder import Archive
from docparse.archive.ingest import document_row
from docparse.archive.store import Access, Original
from docparse.archive.target_files import write_csv, write_xlsx
from docparse.archive.target_plot import PlotError, write_plot
from docparse.archive.targets import Aim, YearsError, collect, group_measures, plan_year, read_years
from docparse.schema import FieldValue, Header, Record, Source, Target

WATER = "Tỷ lệ hộ được dùng nước sạch"


def put(archive: Archive, digit: str, issuer: str, subject: str, targets: list[dict[str, Any]], access: Access = "public") -> None:
    record = Record(
        id=digit * 64,
        source=Source(name=f"{digit}.txt", media_type="text/plain", bytes=1, pages=1, origin="text"),
        text="x" * 50,
        doc_type=FieldValue[str](value="KH"),
        header=Header(
            issuer=FieldValue[str](value=issuer), subject=FieldValue[str](value=subject), date=FieldValue[str](value="2022-12-30")
        ),
        targets=[Target(start=place, end=place + 1, **target) for place, target in enumerate(targets)],
    ).model_dump(mode="json", by_alias=True)
    original = Original(digit * 64, f"{digit}.txt", f"/{digit}.txt", None, 1, access=access)
    archive.store.put(original, [(document_row(record, access), record)])


@pytest.fixture
def filled(archive: Archive) -> Archive:
    percent = {"unit": "%", "comparator": "ge"}
    put(archive, "a", "Ủy ban nhân dân tỉnh Sông Vàng", "Cấp nước năm 2023", [{"measure": WATER, "value": 90, **percent}])
    put(archive, "b", "Ủy ban nhân dân tỉnh Sông Vàng", "Cấp nước năm 2024", [{"measure": "hộ dùng nước sạch", "value": 92.5, **percent}])
    put(
        archive, "c", "Ủy ban nhân dân tỉnh Bến Ngà", "Cấp nước năm 2024",
        [{"measure": WATER, "value": 97, **percent}, {"measure": "=HYPERLINK(1)", "value": 10000, "unit": "@lượt"}],
    )  # fmt: skip
    put(archive, "d", "Sở Kín", "Cấp nước năm 2024", [{"measure": WATER, "value": 1, **percent}], "secret")
    return archive


def rows(aims: list[Aim]) -> list[tuple[int | None, str, str]]:
    return [(aim.year, (aim.issuer or "").split()[-1], aim.amount) for aim in aims]


def test_one_measure_over_years_and_provinces(filled: Archive) -> None:
    aims = collect(filled.store, "nuoc sach")
    assert rows(aims) == [(2023, "Vàng", "≥ 90%"), (2024, "Ngà", "≥ 97%"), (2024, "Vàng", "≥ 92,5%")]
    assert {aim.group for aim in aims} == {WATER}


@pytest.mark.parametrize(
    ("years", "issuer", "expected"),
    [((2024, 2024), "", 2), ((2021, 2023), "", 1), (None, "ben nga", 1), (None, "Sở Kín", 0), ((2023, 2024), "Sông Vàng", 2)],
)
def test_filters(filled: Archive, years: tuple[int, int] | None, issuer: str, expected: int) -> None:
    assert len(collect(filled.store, "nước sạch", years, issuer)) == expected


def test_words_must_be_words(filled: Archive) -> None:
    assert collect(filled.store, "nuo") == []


@pytest.mark.parametrize(
    ("typed", "years"),
    [("2024", (2024, 2024)), ("2021..2024", (2021, 2024)), ("2021-2024", (2021, 2024)), ("2021..", (2021, 9999)), ("..2024", (0, 2024))],
)
def test_years(typed: str, years: tuple[int, int]) -> None:
    assert read_years(typed) == years


@pytest.mark.parametrize("typed", ["", "..", "20245", "năm nay", "2021 2022"])
def test_what_is_no_year(typed: str) -> None:
    with pytest.raises(YearsError):
        read_years(typed)


@pytest.mark.parametrize(
    ("subject", "date", "planned"),
    [
        ("Phong trào thi đua năm 2024", "2023-12-28", (2024, None)),
        ("Nhiệm vụ năm học 2023-2024", "2023-08-01", (2023, None)),
        ("Đề án giai đoạn 2021-2025", "2022-XX-XX", (2022, "2021-2025")),
        ("Về việc khác", "2020-05-05", (2020, None)),
        (None, None, (None, None)),
    ],
)
def test_the_year_that_a_document_plans_for(subject: str | None, date: str | None, planned: tuple[int | None, str | None]) -> None:
    assert plan_year(subject, date) == planned


def test_measures_that_differ_in_a_word_are_not_compared() -> None:
    light, short = ("Tỷ lệ trẻ suy dinh dưỡng thể nhẹ cân", "%"), ("Tỷ lệ trẻ suy dinh dưỡng thể thấp còi", "%")
    same = ("trẻ suy dinh dưỡng thể nhẹ cân đạt", "%")
    other_unit = ("Tỷ lệ trẻ suy dinh dưỡng thể nhẹ cân", "‰")
    groups = group_measures([light, short, same, other_unit])
    assert groups[same] == groups[light] != groups[short]
    assert len({("%", groups[light]), ("‰", groups[other_unit])}) == 2


def test_csv_opens_in_excel_and_holds_no_formula(filled: Archive, tmp_path: Path) -> None:
    write_csv(collect(filled.store), tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with (tmp_path / "t.csv").open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.DictReader(file))
    assert {row["Giá trị"] for row in table} == {"90", "92.5", "97", "10000"}
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in table for cell in row.values())


def test_xlsx_has_numbers_and_no_formula(filled: Archive, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    write_xlsx(collect(filled.store), tmp_path / "t.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx").active
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"n", "s"}
    assert {cell.value for cell in cells if cell.data_type == "n"} == {90, 92.5, 97, 10000, 2023, 2024}
    assert "=HYPERLINK(1)" in {cell.value for cell in cells}


@pytest.mark.parametrize("ending", ["svg", "png"])
def test_plots(filled: Archive, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"t.{ending}"
    assert write_plot(collect(filled.store), path) == 2
    if ending == "svg":
        words = " ".join(ElementTree.parse(path).getroot().itertext())
        assert "≥ 92,5%" in words
        assert "Bến Ngà" in words
        assert "Sở Kín" not in words
    else:
        from PIL import Image

        with Image.open(path) as image:
            assert image.size[0] == 1920
            assert len(image.convert("RGB").getcolors(1 << 20) or []) > 3


def test_a_plot_of_nothing(filled: Archive, tmp_path: Path) -> None:
    with pytest.raises(PlotError, match="svg"):
        write_plot(collect(filled.store), tmp_path / "t.pdf")
    with pytest.raises(PlotError, match="nothing"):
        write_plot([], tmp_path / "t.svg")
