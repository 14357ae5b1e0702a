"""What `--archive` says in, the place of an archive out: a folder, or a PostgreSQL database by its URL."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from docparse.errors import ArchiveError, ExitCode
from docparse.text.regex import regex

VARIABLE = "DOCPARSE_ARCHIVE"
_SCHEME = regex(r"(?i)^postgres(?:ql)?:")
_OURS = frozenset({"index"})


class LevelError(ArchiveError):
    """An access level that there is not."""

    exit_code = ExitCode.USAGE


@dataclass(frozen=True, slots=True)
class Server:
    """An archive in PostgreSQL. `url` goes to the driver, `shown` (without password) to people, `folder` holds the local index."""

    url: str
    shown: str
    folder: Path

    def __str__(self) -> str:
        return self.shown


Place = Path | Server


def resolve(asked: str | Path | Place | None) -> Place:
    """The place of the archive: as asked, else the environment's DOCPARSE_ARCHIVE, else the folder `./archive`."""
    if isinstance(asked, Server):
        return asked
    named = str(asked) if asked is not None else os.environ.get(VARIABLE) or "archive"
    return read_url(named) if _SCHEME.match(named) else Path(named)


def read_url(url: str) -> Server:
    """A URL such as `postgresql://user@host/database?index=DIR` read. `index` is ours: the folder of the local index.

    All else is libpq's. Without `index` the folder is below XDG_CACHE_HOME (~/.cache), one for each database. Raises ArchiveError.

    >>> read_url("postgresql://an:secret@server/archive").shown
    'postgresql://an@server/archive'
    """
    try:
        parts = urlsplit(url)
        _ = parts.port if "," not in parts.netloc else None  # libpq takes several hosts
        pairs = parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
    except ValueError as error:
        raise ArchiveError(f"{_hidden(url)}: is no address of a database; write postgresql://USER@HOST:PORT/DATABASE") from error
    if not url.partition(":")[2].startswith("//"):
        raise ArchiveError(f"{_hidden(url)}: is no address of a database; write postgresql://USER@HOST:PORT/DATABASE")
    theirs = [(name, value) for name, value in pairs if name not in _OURS]
    shown_pairs = [(name, value) for name, value in theirs if name not in ("password", "sslpassword")]
    # libpq does not read `+` as a blank: `quote` writes %20.
    user, _, host = parts.netloc.rpartition("@")
    user = user.partition(":")[0]
    netloc = f"{user}@{host}" if user else host
    shown = _joined(netloc, parts.path, urlencode(shown_pairs, safe="/", quote_via=quote))
    passed = _joined(parts.netloc, parts.path, urlencode(theirs, safe="/", quote_via=quote))
    named = dict(pairs).get("index")
    if named:
        folder = Path(unquote(named))
    else:
        cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        folder = cache / "docparse" / hashlib.sha256(shown.encode()).hexdigest()[:16]
    return Server(passed, shown, folder)


def mounted_read_only(path: Path) -> bool:
    """Whether a path, or what is there of it, lies on a file system that nobody can write to now."""
    there = next((one for one in (path, *path.absolute().parents) if one.exists()), Path("/"))
    try:
        return bool(os.statvfs(there).f_flag & os.ST_RDONLY)
    except OSError:
        return False


def owner_of(path: Path) -> str:
    """The user of the system to whom a path belongs, by name or number."""
    try:
        return path.owner()
    except (KeyError, OSError):
        return f"uid {path.stat().st_uid}" if path.exists() else "its owner"


def read_only(place: Place | str) -> str:
    """Why an archive cannot be written to, and what to do: the one message of all commands that write."""
    if not isinstance(place, Path):
        return f"{place}: may only be read by this role; ask for the right to write, or name another archive with --archive"
    if (place / "backup.json").exists():
        return f"{place}: is a backup, which is only read; `docparse restore {place} --archive NEW` makes an archive of it"
    if mounted_read_only(place):
        return f"{place}: is on a read-only file system; mount it for writing, or name another archive with --archive"
    who = owner_of(place)
    return f"{place}: may only be read by this user; ask {who} for the right to write, or name another archive with --archive"


def _joined(netloc: str, path: str, query: str) -> str:
    """A URL with its two slashes, also where it names no host."""
    return f"postgresql://{netloc}{path}" + (f"?{query}" if query else "")


def _hidden(url: str) -> str:
    return re.sub(r"(?<=:)[^:@/]+(?=@)", "***", url)
