"""Files for people are written whole or not at all, and each error says what to do."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from docparse.errors import unusable
from docparse.export.sheets import Sheet, write_csv, write_xlsx
from docparse.writing import WriteError, write_whole


def test_a_full_disk_leaves_the_file_that_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = Sheet("Bảng", [("Tên", 10)], [["mới"]])
    path = tmp_path / "bang.csv"
    write_csv(table, path)
    before = path.read_bytes()

    def full(descriptor: int, *_: object) -> None:
        os.close(descriptor)
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fdopen", full)
    for write in (lambda: write_csv(table, path), lambda: write_xlsx([table], path), lambda: write_whole(path, "x")):
        with pytest.raises(WriteError, match=rf"^{path}: cannot be written .*; free some space"):
            write()
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_and_the_rights_of_a_file_stay(tmp_path: Path) -> None:
    kept = tmp_path / "kept.html"
    kept.write_text("old", encoding="utf-8")
    kept.chmod(0o640)
    (tmp_path / "link.html").symlink_to(kept)
    write_whole(tmp_path / "link.html", "mới")
    assert (tmp_path / "link.html").is_symlink()
    assert (kept.read_text(encoding="utf-8"), kept.stat().st_mode & 0o777) == ("mới", 0o640)


def test_what_is_no_regular_file_is_written_to_as_it_is() -> None:
    write_whole(Path(os.devnull), b"x")
    assert not Path(os.devnull).is_file()
    with pytest.raises(WriteError, match="free some space"):
        write_whole(Path("/dev/full"), b"x")


@pytest.mark.parametrize(
    ("code", "advice"),
    [(errno.ENOSPC, "free some space"), (errno.EACCES, "ask its owner"), (errno.ENOENT, "check the path"), (errno.EIO, "disk")],
)
def test_errors_of_the_system_say_what_to_do(code: int, advice: str) -> None:
    assert advice in unusable(OSError(code, os.strerror(code), "a.txt")).partition(";")[2]
