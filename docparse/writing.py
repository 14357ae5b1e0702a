"""A file that somebody named and its content in, the whole file on the disk out, or the one that was there before."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from docparse.errors import DocparseError, unwritable


class WriteError(DocparseError):
    """A file that cannot be written."""


def write_whole(path: Path, content: bytes | str) -> None:
    """Write a file (text as UTF-8): aside first, then in its place, so that a full disk or Ctrl-C leaves what was there.

    A link stays one, and what is no regular file (`/dev/stdout`) is written to as it is. Raises WriteError.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
        else:
            _replace(path.resolve(), data)
    except OSError as error:
        raise WriteError(unwritable(path, error)) from error


def _replace(path: Path, data: bytes) -> None:
    descriptor, temporary = tempfile.mkstemp(prefix=".docparse-", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
        mask = os.umask(0)
        os.umask(mask)
        Path(temporary).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~mask)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
