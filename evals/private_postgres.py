"""A PostgreSQL server of one's own, for tests and benchmarks: nothing in, a `Server` with fresh databases out, gone at the end.

PostgreSQL refuses to run as root; then it runs as the user `postgres` (Debian makes it) or `nobody`. It listens on a socket in its own
folder only. Debian and Ubuntu: `apt-get install postgresql`.
"""

from __future__ import annotations

import contextlib
import ctypes
import itertools
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

_START_SECONDS = 30
_FAST = ("fsync=off", "full_page_writes=off", "synchronous_commit=off")


class NoServer(Exception):
    """PostgreSQL is not installed, or does not start; the message says which."""


@dataclass
class PrivateServer:
    """A running server. `folder` holds its socket; `process` is the server itself."""

    folder: Path
    process: subprocess.Popen[bytes]
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def url(self, database: str = "postgres", user: str = "postgres") -> str:
        """The address of one of its databases."""
        return f"postgresql://{user}@/{database}?host={quote(str(self.folder))}"

    def make(self) -> str:
        """The address of a new, empty database."""
        name = f"archive_{next(self._numbers)}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
        return self.url(name)

    def execute(self, sql: str, database: str = "postgres") -> list[tuple[Any, ...]]:
        """Run SQL as the superuser; its rows."""
        import psycopg

        with psycopg.connect(self.url(database), autocommit=True) as db:
            cursor = db.execute(sql)  # type: ignore[call-overload]
            return cursor.fetchall() if cursor.description else []

    def stop(self) -> None:
        """End it and take its files away."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGQUIT)  # at once: nothing of it is kept
            self.process.wait(30)
        shutil.rmtree(self.folder, ignore_errors=True)


def program(name: str) -> str | None:
    """The path of a program of the server; Debian keeps them out of the PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: float(path.parts[-3]))
    return str(found[-1]) if found else shutil.which(name)


def start(durable: bool = False) -> PrivateServer:
    """Start a server. `durable`: it writes to the disk as a real one; otherwise it may forget if the machine dies. Raises NoServer."""
    initdb, postgres = program("initdb"), program("postgres")
    if initdb is None or postgres is None:
        raise NoServer("no PostgreSQL server is installed (apt-get install postgresql)")
    folder = Path(tempfile.mkdtemp(prefix="docparse-pg-", dir="/tmp"))
    who: dict[str, Any] = {}
    if os.geteuid() == 0:
        user = next(entry for name in ("postgres", "nobody") if (entry := _user(name)))
        os.chown(folder, user.pw_uid, user.pw_gid)
        who = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    data = folder / "data"
    env = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "HOME": str(folder)}
    made = subprocess.run(
        [initdb, "--pgdata", str(data), "--username", "postgres", "--auth", "trust", "--encoding", "UTF8", "--no-locale", "--no-sync"],
        capture_output=True, text=True, env=env, cwd=folder, check=False, **who,
    )  # fmt: skip
    if made.returncode:
        shutil.rmtree(folder, ignore_errors=True)
        raise NoServer(f"initdb failed: {made.stderr.strip()[-300:]}")
    settings = [
        "listen_addresses=",
        f"unix_socket_directories={folder}",
        "max_connections=60",
        "shared_buffers=64MB",
        "logging_collector=off",
    ]
    settings += [] if durable else list(_FAST)
    command = [postgres, "-D", str(data), *itertools.chain.from_iterable(("-c", setting) for setting in settings)]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env=env, cwd=folder, preexec_fn=_die_with_parent, **who)
    server = PrivateServer(folder, process)
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(Exception):
            server.execute("SELECT 1")
            return server
        time.sleep(0.05)
    said = (folder / "log").read_text(errors="replace")[-300:]
    server.stop()
    raise NoServer(f"the server did not start: {said}")


def _user(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def _die_with_parent() -> None:
    """A server must not outlive tests that were killed. SIGQUIT: immediate shutdown, children too."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGQUIT)
