""".doc, .rtf and .odt: bytes in, a `Reading` out, through LibreOffice to .docx and the reader of that.

Measured on the two real .doc files: the .docx keeps header and footer tables and tab-separated columns, bold and italic, and gives every
header and recipient line right; the .pdf loses them to printed lines. One profile a conversion: two on one profile lose a file in silence.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from docparse.document import Reading
from docparse.errors import ReadError
from docparse.read.options import DEFAULT, ReadOptions

SUFFIXES = {
    "application/msword": ".doc",
    "application/rtf": ".rtf",
    "application/vnd.oasis.opendocument.text": ".odt",
}
"""Media types that LibreOffice converts, and the endings by which it knows them."""
_NAMES = ("soffice", "libreoffice", "/opt/libreoffice/program/soffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")


def read_office(data: bytes, name: str, media_type: str, options: ReadOptions | None = None) -> Reading:
    """Read a .doc, .rtf or .odt. Raises ReadError (`missing_tool`, `timeout`, `corrupt`) with advice."""
    from docparse.read.word.docx import read_docx

    options = options or DEFAULT
    converted = convert(data, name, SUFFIXES[media_type], options.office_timeout)
    return replace(read_docx(converted, name, options), media_type=media_type)


def convert(data: bytes, name: str, suffix: str, timeout: float = 90.0, target: str = "docx") -> bytes:
    """The bytes of a document converted by LibreOffice to `target`; `suffix` tells it what `data` is, `timeout` is in seconds."""
    program = find_soffice()
    if program is None:
        raise ReadError(
            name, "missing_tool", f"is a {suffix} file, which needs LibreOffice",
            "install it with `sudo apt-get install libreoffice-writer-nogui`, or save the file as .docx",
        )  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="docparse-office-") as folder:
        source = Path(folder, f"document{suffix}")
        source.write_bytes(data)
        output = Path(folder, "out")
        problem = _run(
            [
                program, f"-env:UserInstallation={Path(folder, 'profile').as_uri()}", "--headless", "--norestore", "--nolockcheck",
                "--convert-to", target, "--outdir", str(output), str(source),
            ],
            timeout,
        )  # fmt: skip
        made = output / f"document.{target}"
        if problem == "timeout":
            raise ReadError(
                name, "timeout", f"took LibreOffice longer than {timeout:.0f} seconds", "save it as .docx or .pdf, or allow more time"
            )
        if not made.is_file() or not made.stat().st_size:
            raise ReadError(name, "corrupt", f"is a {suffix} file that LibreOffice cannot open", "open it in Word and save it as .docx")
        return made.read_bytes()


def find_soffice() -> str | None:
    """The LibreOffice program: that of DOCPARSE_SOFFICE, or the first one found in the usual places."""
    own = os.environ.get("DOCPARSE_SOFFICE")
    if own is not None:
        return own if own and shutil.which(own) else None
    return next((found for found in map(shutil.which, _NAMES) if found), None)


def _run(command: list[str], timeout: float) -> str:
    """Run a command in a process group of its own and end the whole group when the time is up. What went wrong, or an empty text."""
    environment = {**os.environ, "SAL_USE_VCLPLUGIN": "svp"}
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, start_new_session=True
    ) as process:
        try:
            code = process.wait(timeout)
        except BaseException as error:
            with suppress(ProcessLookupError):  # it may have ended by itself in the meantime
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            if isinstance(error, subprocess.TimeoutExpired):
                return "timeout"
            raise
    return f"exit {code}" if code else ""
