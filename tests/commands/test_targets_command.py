"""`docparse targets`: table, JSON, files, and what it says when there is nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from archive_cli import docparse

from docparse.errors import ExitCode

PLAN = """ỦY BAN NHÂN DÂN
HUYỆN ĐỒNG MÂY
-------
Số: {number}/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Đồng Mây, ngày 12 tháng 01 năm {year}

KẾ HOẠCH
Tổ chức phong trào thi đua yêu nước năm {year}

I. MỤC ĐÍCH, YÊU CẦU
Phát huy tinh thần thi đua trong toàn huyện.
II. CHỈ TIÊU
- Phấn đấu trên {value}% số thôn đạt danh hiệu thôn văn hóa;
III. TỔ CHỨC THỰC HIỆN
Các phòng, ban triển khai Kế hoạch này.
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("targets")
    for number, year, value in ((5, 2023, 88), (7, 2024, 91)):
        (folder / f"{year}.txt").write_text(PLAN.format(number=number, year=year, value=value), encoding="utf-8")
    (folder / "kin.txt").write_text("MẬT\n" + PLAN.format(number=9, year=2022, value=66), encoding="utf-8")
    assert docparse("ingest", folder, "--archive", folder / "a", "--workers", "1").exit_code == 0
    return folder / "a"


def test_the_table(archive: Path) -> None:
    result = docparse("targets", "-a", archive, "--measure", "thon van hoa")
    assert result.exit_code == 0
    assert "> 88%" in result.stdout
    assert "> 91%" in result.stdout
    assert "66" not in result.stdout
    assert "2 chỉ tiêu, 1 nhóm, 2 văn bản" in result.stdout


def test_json_by_year(archive: Path) -> None:
    data = json.loads(docparse("targets", "-a", archive, "-m", "thôn", "--year", "2024..2025", "--json").stdout)
    assert [(item["year"], item["value"], item["unit"], item["comparator"]) for item in data] == [(2024, 91, "%", "gt")]


def test_files(archive: Path, tmp_path: Path) -> None:
    pytest.importorskip("openpyxl")
    files = [tmp_path / "t.csv", tmp_path / "t.xlsx", tmp_path / "t.svg"]
    result = docparse("targets", "-a", archive, "--csv", files[0], "--xlsx", files[1], "--plot", files[2])
    assert result.exit_code == 0
    assert all(file.stat().st_size > 100 for file in files)


def test_nothing(archive: Path) -> None:
    assert docparse("targets", "-a", archive, "-m", "sân bay").exit_code == ExitCode.NOTHING_FOUND
    assert getattr(docparse("targets", "-a", archive, "--year", "nay").exception, "exit_code", None) == ExitCode.USAGE
