"""`docparse parse` and its kin as a user types them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from docparse.corpus.paper import load_paper, to_text
from docparse.render import render_text
from docparse.schema import Record

DEMO = Path(__file__).resolve().parents[2] / "corpus" / "demo"


def docparse(*arguments: str | Path, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "docparse.cli", *map(str, arguments)], capture_output=True, input=given, check=False)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "cong-van.txt"
    path.write_text(to_text(load_paper(DEMO / "cong-van.json")), encoding="utf-8")
    return path


def test_jsonl_is_one_record_a_line_by_the_contract(letter: Path) -> None:
    result = docparse("parse", letter, letter, "--format", "jsonl")
    lines = result.stdout.splitlines()
    assert (result.returncode, len(lines)) == (0, 2)
    record = Record.model_validate(json.loads(lines[0]))
    assert record.schema_ == "docparse.record/1"
    assert (record.doc_type.value, record.header.number.value, record.header.symbol.value) == ("CV", "412", "SNV-TĐKT")
    assert [item.value for item in record.header.addressees][1] == "Ủy ban nhân dân các huyện, thành phố"
    assert record.header.subject.value == "đăng ký giao ước thi đua năm 2023 của các cụm, khối"
    assert [(target.comparator, target.value) for target in record.targets] == [("range", 3), ("eq", 100), ("ge", 2), ("gt", 60)]
    assert record.signatory is not None
    assert (record.signatory.authority.value, record.signatory.name.value) == ("KT.", "Hoàng Thị Mai Lan")


def test_in_a_pipe_the_format_is_jsonl_and_json_is_readable(letter: Path) -> None:
    assert json.loads(docparse("parse", letter).stdout)["header"]["number"]["value"] == "412"
    pretty = docparse("parse", letter, "--format", "json").stdout
    assert b"\n" in pretty
    assert json.loads(pretty)["doc_type"]["value"] == "CV"


def test_standard_input(letter: Path) -> None:
    result = docparse("parse", "-", given=letter.read_bytes())
    assert json.loads(result.stdout)["source"]["name"] == "stdin"


def test_the_summary_says_what_a_reader_wants_to_know(letter: Path) -> None:
    shown = docparse("parse", letter, "--format", "text").stdout.decode()
    for part in ("Công văn 412/SNV-TĐKT", "Sở Nội vụ tỉnh Lạng Sơn", "2023-02-16", "19/CT-TTg", "giao ước", "PHÓ GIÁM ĐỐC", "(để b/c)"):
        assert part in shown, part


def test_a_paper_that_is_none_is_said_to_be_none() -> None:
    from docparse.pipeline import parse_bytes

    (record,) = parse_bytes("Sáng nay trời mưa to ở vùng núi phía Bắc, nhiều nơi phải nghỉ học.".encode(), "tin.txt")
    assert record.doc_type.value is None
    assert "Không phải văn bản hành chính" in render_text(record)


def test_the_schema_names_what_the_contract_names() -> None:
    properties = json.loads(docparse("schema").stdout)["properties"]
    for name in (
        "schema",
        "id",
        "source",
        "text",
        "pages",
        "doc_type",
        "header",
        "sections",
        "references",
        "dates",
        "targets",
        "recipients",
    ):
        assert name in properties


def test_a_reader_that_stops_early_is_no_error(letter: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "docparse.cli", "parse", *[str(letter)] * 5], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout
    assert process.stderr
    process.stdout.readline()
    process.stdout.close()
    assert b"Traceback" not in process.stderr.read()
    process.wait()


def test_help_lists_every_command_and_costs_little() -> None:
    import resource

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    shown = docparse("--help").stdout.decode()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert all(name in shown for name in ("parse", "ingest", "search", "eval", "doctor"))
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.4


def test_a_scan_is_read_without_a_word_on_standard_error(tmp_path: Path) -> None:
    from docparse.corpus.pdf import to_pdf
    from docparse.corpus.scan import OFFICE, to_scan

    path = tmp_path / "scan.pdf"
    path.write_bytes(to_scan(to_pdf(load_paper(DEMO / "chi-thi.json")), OFFICE, seal="HUYỆN QUỲ CHÂU"))
    result = docparse("parse", path)
    record = json.loads(result.stdout)
    assert result.stderr == b""
    assert record["source"]["origin"] == "ocr"
    assert (record["header"]["number"]["value"], record["header"]["symbol"]["value"]) == ("06", "CT-UBND")
    assert record["signatory"]["name"]["value"] == "Lô Văn Thắng"


def test_limits_give_the_same_record_from_a_process_of_its_own(letter: Path) -> None:
    plain, limited = docparse("parse", letter), docparse("parse", letter, "--timeout", "60", "--memory", "1500")
    assert limited.stdout == plain.stdout
    assert Record.model_validate_json(limited.stdout).doc_type.value == "CV"


def test_with_limits_a_bad_file_costs_only_itself(letter: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.4 nothing")
    done = docparse("parse", bad, letter, tmp_path / "none.txt", "--timeout", "60")
    assert done.returncode == 3
    assert len(done.stdout.splitlines()) == 1
    assert [line.split(b": ")[1] for line in done.stderr.splitlines()] == [str(bad).encode(), str(tmp_path / "none.txt").encode()]
