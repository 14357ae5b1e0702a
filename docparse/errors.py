"""What can go wrong with a file, in categories that people and programs understand, and the exit codes of the commands."""

from __future__ import annotations

import errno
import os
from enum import IntEnum
from pathlib import Path
from typing import Literal

Category = Literal[
    "encrypted",
    "corrupt",
    "too_large",
    "timeout",
    "out_of_memory",
    "unsupported",
    "empty",
    "unreadable",
    "missing",
    "missing_tool",
    "crash",
]


PARTIAL = frozenset({"file_damaged", "page_unreadable", "member_failed", "files_attached", "time_limit"})
"""Codes of warnings that say that part of a file could not be read: commands tell them at once, beside the record."""


class ExitCode(IntEnum):
    """Exit codes of every command (docs/commands.md lists them)."""

    OK = 0
    FAILED = 1
    USAGE = 2
    PARTLY = 3
    NOTHING_FOUND = 4
    ARCHIVE = 5
    MISSING_TOOL = 6
    INTERRUPTED = 130


class DocparseError(Exception):
    """An error with a message for people: which file, what is wrong, what to do."""

    exit_code: ExitCode = ExitCode.FAILED


class ReadError(DocparseError):
    """A file that cannot be read. `category` is for programs, `problem` and `advice` are for people.

    >>> str(ReadError("a.pdf", "encrypted", "is protected by a password", "remove the password and try again"))
    'a.pdf: is protected by a password; remove the password and try again'
    """

    def __init__(self, name: str, category: Category, problem: str, advice: str) -> None:
        self.name = name
        self.category: Category = category
        self.problem = problem
        self.advice = advice
        super().__init__(f"{name}: {problem}; {advice}")

    def __reduce__(self) -> tuple[type[ReadError], tuple[str, str, str, str]]:
        return (type(self), (self.name, self.category, self.problem, self.advice))


class ArchiveError(DocparseError):
    """Something is wrong with an archive folder; the message says what to do."""

    exit_code = ExitCode.ARCHIVE


_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_MAKE_ROOM = "free some space, then run the command again"
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def allowing(path: Path) -> str:
    """What to do about a file that may not be read: its rights are lacking, or those of a folder above it."""
    closed = next((folder for folder in reversed(path.absolute().parents) if not os.access(folder, os.X_OK)), None)
    return f"allow it with `chmod +rx '{closed}'`" if closed else f"allow it with `chmod +r '{path}'`"


def unwritable(path: Path, error: OSError) -> str:
    """Why a file cannot be written, and what to do: the one message of all that write a file for people.

    >>> unwritable(Path("a.csv"), OSError(errno.ENOSPC, "No space left on device"))
    'a.csv: cannot be written (No space left on device); free some space, then run the command again'
    """
    if error.errno in _FULL:
        advice = _MAKE_ROOM
    elif error.errno in _FORBIDDEN:
        advice = "name a folder into which you may write"
    else:
        advice = "name a file in a folder that is there"
    return f"{path}: cannot be written ({error.strerror or error}); {advice}"


def unusable(error: OSError) -> str:
    """What is said of an error of the system that nothing else has explained: its file, and what to do.

    >>> unusable(OSError(errno.EACCES, "Permission denied", "a.txt"))
    'a.txt: cannot be read or written (Permission denied); ask its owner for the right to do so, or name another'
    """
    advice = "check the disk or the network share, then run the command again"
    if error.errno in _FULL:
        advice = _MAKE_ROOM
    elif error.errno in _FORBIDDEN:
        advice = "ask its owner for the right to do so, or name another"
    elif error.errno in (errno.ENOENT, errno.ENOTDIR):
        advice = "check the path"
    return f"{error.filename or 'output'}: cannot be read or written ({error.strerror or error}); {advice}"
