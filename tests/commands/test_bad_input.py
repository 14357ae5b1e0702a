"""Bad input: each file gets one clear line that says which file, what is wrong and what to do; the good ones go through."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pytest
import typer

from docparse import cli
from docparse.archive.arrivals import arrivals, collect
from docparse.archive.store import Failure
from docparse.corpus.paper import load_paper, to_text
from docparse.corpus.pdf import to_pdf
from docparse.corpus.word import to_docx

DEMO = Path(__file__).resolve().parents[2] / "corpus" / "demo"


def docparse(*arguments: str | Path, timeout: float = 60) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "docparse.cli", *map(str, arguments)], capture_output=True, text=True, timeout=timeout, check=False
    )


def good_text() -> bytes:
    return to_text(load_paper(DEMO / "cong-van.json")).encode()


def png_bomb() -> bytes:
    """A PNG that claims 50,000 x 50,000 pixels and holds a few bytes."""
    header = (50_000).to_bytes(4, "big") * 2 + bytes([8, 2, 0, 0, 0])

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


def encrypted_pdf() -> bytes:
    import io

    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("secret", ownerPassword="owner"))
    canvas.drawString(100, 700, "closed")
    canvas.save()
    return buffer.getvalue()


def plain_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.bin", b"\x00\x01\x02")


BAD = {
    "empty.txt": (lambda: b"", "empty"),
    "noise.txt": (lambda: bytes(os.urandom(4000)), "text"),
    "locked.pdf": (encrypted_pdf, "password"),
    "cut.pdf": (lambda: to_pdf(load_paper(DEMO / "quyet-dinh.json"))[:900], "damaged"),
    "bomb.png": (png_bomb, "too large"),
    "cut.png": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(20), "damaged"),
    "empty.pdf": (lambda: b"", "empty"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gets_one_clear_line(tmp_path: Path, name: str) -> None:
    make, word = BAD[name]
    path = tmp_path / name
    path.write_bytes(make())
    result = docparse("parse", path)
    lines = [line for line in result.stderr.splitlines() if line.strip()]
    assert result.returncode == 1
    assert result.stdout == ""
    assert len(lines) == 1, result.stderr
    assert name in lines[0]
    assert ";" in lines[0], "says what is wrong; and what to do"
    assert word in lines[0].lower(), lines[0]


def test_a_docx_that_is_a_plain_zip_is_refused_with_advice(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    plain_zip(path)
    result = docparse("parse", path)
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert "plan.docx" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_path_that_does_not_exist(tmp_path: Path) -> None:
    result = docparse("parse", tmp_path / "none.pdf")
    assert (result.returncode, "does not exist" in result.stderr) == (1, True)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_read_permission(tmp_path: Path) -> None:
    path = tmp_path / "closed.txt"
    path.write_bytes(good_text())
    path.chmod(0)
    result = docparse("parse", path)
    assert result.returncode == 1
    assert "chmod" in result.stderr


def test_the_good_files_go_through_and_the_order_is_kept(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(good_text())
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.docx").write_bytes(to_docx(load_paper(DEMO / "ke-hoach.json")))
    result = docparse("parse", tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "c.docx", "--format", "jsonl")
    names = [json.loads(line)["source"]["name"] for line in result.stdout.splitlines()]
    assert names == ["a.txt", "c.docx"]
    assert result.returncode == 3
    assert "b.txt" in result.stderr


def test_one_bad_file_among_twenty_good(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(20):
        (folder / f"{number:02}.txt").write_bytes(good_text().replace(b"412", str(100 + number).encode()))
    (folder / "bad.pdf").write_bytes(encrypted_pdf())
    result = docparse("ingest", folder, "--archive", tmp_path / "archive", timeout=120)
    assert result.returncode == 3, result.stderr
    assert "bad.pdf" in result.stdout + result.stderr
    assert "encrypted" in result.stdout + result.stderr
    found = docparse("search", "giao uoc thi dua", "--archive", tmp_path / "archive", "--json", "--limit", "50")
    assert found.returncode == 0, found.stderr
    assert docparse("verify", "--archive", tmp_path / "archive").returncode == 0


def test_a_pdf_that_is_read_in_part_says_so(tmp_path: Path) -> None:
    whole = to_pdf(load_paper(DEMO / "quyet-dinh.json"))
    path = tmp_path / "cut.pdf"
    path.write_bytes(whole[: int(len(whole) * 0.97)])
    result = docparse("parse", path)
    assert result.returncode == 3
    assert result.stdout.count("\n") == 1
    assert "cut.pdf" in result.stderr
    added = docparse("ingest", path, "--archive", tmp_path / "archive")
    assert added.returncode == 3
    assert "read in part: " in added.stdout


def test_an_output_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(good_text())
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "docparse.cli", "parse", str(path)]
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert result.returncode == 1
    assert result.stderr.count(b"\n") == 1
    assert b"free some space" in result.stderr


def test_a_folder_gives_its_documents_only(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_bytes(good_text())
    (folder / "a.gold.json").write_text('{"file": "a.txt"}', encoding="utf-8")
    result = docparse("ingest", folder, "--archive", tmp_path / "archive")
    assert result.returncode == 0
    assert "1 document added" in result.stdout
    assert ".json" in result.stdout


def test_a_folder_without_files_is_said(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    result = docparse("ingest", tmp_path / "in", "--archive", tmp_path / "archive")
    assert (result.returncode, "no files in what was named" in result.stdout) == (0, True)


def test_ctrl_c_is_said_and_has_its_exit_code(tmp_path: Path) -> None:
    fifo = tmp_path / "waits.txt"
    os.mkfifo(fifo)
    script = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); from docparse.cli import main; main()"
    command = [sys.executable, "-c", script, "parse", str(fifo)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    with fifo.open("wb"):  # open now: it is being read
        process.send_signal(signal.SIGINT)
        assert (*process.communicate(timeout=30), process.returncode) == ("", "docparse: stopped\n", 130)


def test_ctrl_c_before_the_command_begins_is_said_too(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def stop(_: object) -> None:
        raise KeyboardInterrupt

    def build(_: list[str]) -> typer.Typer:
        app = typer.Typer()
        word = typer.Option("", callback=stop)
        app.command()(lambda word=word: None)
        return app

    monkeypatch.setattr(cli, "build", build)
    monkeypatch.setattr(sys, "argv", ["docparse"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert (ended.value.code, capsys.readouterr().err) == (130, "docparse: stopped\n")


def test_a_reader_of_the_output_that_goes_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(good_text())
    command = [sys.executable, "-m", "docparse.cli", "parse", *[str(path)] * 20, "--format", "json"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert (process.stderr.read(), process.wait(timeout=60)) == (b"", 0)
    process.stderr.close()


def test_a_folder_that_may_not_be_gone_through_stops_no_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed, plain, access = tmp_path / "closed", Path.is_dir, os.access
    (tmp_path / "a.txt").write_bytes(good_text())

    def is_dir(path: Path) -> bool:
        if closed in path.parents:
            raise PermissionError(13, "Permission denied", str(path))
        return plain(path)

    monkeypatch.setattr(Path, "is_dir", is_dir)
    monkeypatch.setattr(os, "access", lambda path, mode, **how: Path(path) != closed and access(path, mode, **how))
    taken, _ = collect([closed / "b.txt", tmp_path / "a.txt"], tmp_path / "archive")
    assert taken == [closed / "b.txt", tmp_path / "a.txt"]
    failure = next(arrivals(closed / "b.txt"))
    assert isinstance(failure, Failure)
    assert f"chmod +rx '{closed}'" in failure.reason


@pytest.mark.parametrize("words", [["corpus", "OUT", "--form", "odt"], ["corpus", "OUT", "--part", "x"], ["train", "--only", "nothing"]])
def test_a_value_that_there_is_not_is_an_error_of_usage(words: list[str]) -> None:
    result = docparse(*words)
    assert result.returncode == 2
    assert "there are" in result.stderr
