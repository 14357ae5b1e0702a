"""Patterns that are made when they are first used.

The rules of the field are some 1,400 patterns, and to compile them all costs more than to read a short paper with the few hundred
that it needs. `regex` stands for `re.compile` where a module names its patterns; what it gives is used like any other pattern.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "scanner", "flags", "groups", "groupindex")


class _Made:
    """A pattern in use: its methods are those of the compiled pattern, so that a call costs what it cost."""

    pattern: str | bytes

    def __repr__(self) -> str:
        return f"regex({self.pattern!r})"


class _Promised(_Made):
    """A pattern that nobody has asked anything yet."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        made = re.compile(self.pattern, self.__dict__["_flags"])
        self.__dict__.update({method: getattr(made, method) for method in _METHODS})
        self.__class__ = _Made  # type: ignore[assignment]
        return getattr(made, name)


def regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern as `re.compile` gives it, compiled at its first use; `re.error` comes then too (a test compiles them all)."""
    return cast("re.Pattern[AnyStr]", _Promised(pattern, flags))
