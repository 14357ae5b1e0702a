"""Damaged files never crash or hang the parser, and none ends without a category; long monotonous texts take no longer than others."""

from __future__ import annotations

import importlib.util
import io
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from docparse.errors import ReadError
from docparse.pipeline import parse_bytes

SCRIPT = Path(__file__).resolve().parents[2] / "evals" / "mutate.py"


@pytest.fixture(scope="module")
def mutate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("mutate", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["mutate"] = module
    spec.loader.exec_module(module)
    return module


def test_damaged_files_of_every_format(mutate: ModuleType) -> None:
    good = mutate.good_files(office=False, scans=False)
    tally = mutate.run(mutate.damaged(good, 60, seed=1), timeout=20, memory_mb=1500, workers=1)
    assert sum(tally.counts.values()) == 60
    assert tally.wrong == []
    assert tally.crashes == []


def test_good_files_are_read(mutate: ModuleType) -> None:
    for form, data in mutate.good_files(office=False, scans=False).items():
        records = parse_bytes(data, f"a.{form}")
        assert records
        assert all(mutate.faults(record.to_json()) == [] for record in records)


def test_a_fault_is_seen(mutate: ModuleType) -> None:
    record = parse_bytes("SỞ NỘI VỤ\n\nKế hoạch năm nay.".encode(), "a.txt")[0]
    record.pages[0].end = len(record.text) + 5
    assert mutate.faults(record.to_json())
    assert mutate.faults("{}")


def test_pages_before_the_damage_of_a_tiff_are_read() -> None:
    from PIL import Image

    buffer = io.BytesIO()
    page = Image.new("L", (200, 100), 255)
    page.save(buffer, "TIFF", save_all=True, append_images=[page])
    data = bytearray(buffer.getvalue())
    first = int.from_bytes(data[4:8], "little")
    second = int.from_bytes(data[first + 2 + 12 * data[first] :][:4], "little")
    data[second + 2 : second + 14] = bytes(12)  # the width of the second page
    record = parse_bytes(bytes(data), "a.tiff")[0]
    assert record.source.pages == 1
    assert "file_damaged" in {warning.code for warning in record.warnings}
    data[first + 2 : first + 14] = bytes(12)
    with pytest.raises(ReadError) as error:
        parse_bytes(bytes(data), "a.tiff")
    assert error.value.category == "corrupt"


@pytest.mark.parametrize(
    "unit", ["_", ".", "-", "7", " ", "\t", "…", "*", "|", "A", "số 15/", "ngày 1/2/2020 ", "12/QĐ-UBND, ", "đến ", "95% "]
)
def test_a_line_of_one_sort_is_read_in_time(unit: str, growth: Callable[[Callable[[int], object], int], float]) -> None:
    def read(count: int) -> object:
        return parse_bytes(("Kế hoạch\nđạt a" + unit * count + "b x\n").encode(), "a.txt")

    assert growth(read, 12_000 // len(unit)) < 9


@pytest.mark.parametrize("line", ["A" * 78, "Hà" * 39])
def test_lines_that_look_torn_are_joined_in_time(line: str, growth: Callable[[Callable[[int], object], int], float]) -> None:
    torn = "BỘ\nCÔNG THƯƠNG\nCỘNG\nHÒA XÃ HỘI\nHà\nNội, ngày 05\ntháng 3 năm 2019\n"
    assert growth(lambda count: parse_bytes((torn + f"{line}\n" * count).encode(), "a.txt"), 200) < 9


@pytest.mark.parametrize(
    "line",
    [
        "TM. ỦY BAN NHÂN DÂN",
        "Nơi nhận:",
        "<table",
        "*a",
        "1\ta\t95%",
        "PHỤ LỤC",
        "- UBND tỉnh;",
        "Điều 1. Giao các sở",
        "1. Giao các sở",
        "I. MỤC ĐÍCH",
        "Tin về huyện (05/02/2020)",
    ],
)
def test_many_lines_of_one_sort_are_read_in_time(line: str, growth: Callable[[Callable[[int], object], int], float]) -> None:
    assert growth(lambda count: parse_bytes("\n".join([line] * count).encode(), "a.txt"), 2_000) < 9
