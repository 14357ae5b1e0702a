"""What can go wrong with a file, in categories that people and programs understand, and the exit codes of the commands."""

from __future__ import annotations

from enum import IntEnum
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
