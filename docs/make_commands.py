"""Writes docs/commands.md from the commands themselves: `python docs/make_commands.py > docs/commands.md` (a test compares)."""

from __future__ import annotations

import os
import subprocess
import sys

from docparse.cli import COMMANDS
from docparse.errors import ExitCode

EXIT_CODES = {
    ExitCode.OK: "all went well",
    ExitCode.FAILED: "nothing could be read, or an error that the message explains",
    ExitCode.USAGE: "the command line is wrong",
    ExitCode.PARTLY: "some files failed, the others went through; or `docparse lint` found something",
    ExitCode.NOTHING_FOUND: "the search found nothing",
    ExitCode.ARCHIVE: "something is wrong with the archive; the message says what to do",
    ExitCode.MISSING_TOOL: "a program, font or language is missing; `docparse doctor` says how to install it",
    ExitCode.INTERRUPTED: "stopped by Ctrl-C; run it again and it goes on",
}


def help_of(*command: str) -> str:
    """The help text of a command, 100 columns wide."""
    env = {**os.environ, "COLUMNS": "100", "TERMINAL_WIDTH": "100", "NO_COLOR": "1"}
    run = subprocess.run([sys.executable, "-m", "docparse.cli", *command, "--help"], capture_output=True, text=True, env=env, check=True)
    return "\n".join(line.rstrip() for line in run.stdout.replace("python -m docparse.cli", "docparse").strip().splitlines())


def page() -> str:
    """The whole page as Markdown."""
    out = [
        "# Commands",
        "",
        "Made by `python docs/make_commands.py`; do not edit by hand.",
        "",
        "## Exit codes",
        "",
        "| code | name | meaning |",
    ]
    out += ["|---|---|---|", *(f"| {code.value} | {code.name} | {EXIT_CODES[code]} |" for code in ExitCode), ""]
    for name in COMMANDS:
        out += [f"## docparse {name}", "", "```", help_of(name), "```", ""]
    return "\n".join(out)


if __name__ == "__main__":
    print(page(), end="")
