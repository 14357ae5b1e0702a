"""Transcripts with labels in, each written as other programs write it; F1 of all items out, and the fields that fall, a form a row.

    python evals/bench_forms.py [FOLDER] [--list FORM]

FOLDER holds NAME.txt beside NAME.gold.json (default: $DOCPARSE_SHARED/real). What a paper says does not change with the program that
saved it, so each form is held against the plain text: lines broken at a width, numbers of pages between them, blank lines everywhere,
other characters for the same letters and bullets, head and foot side by side. Marks of headings are compared without their spaces and
bullets, which a form may change. `--list` names what a form loses.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import tempfile
import textwrap
import unicodedata
from collections import Counter
from collections.abc import Callable
from itertools import zip_longest
from pathlib import Path

from docparse.evaluation.run import Run, evaluate
from docparse.evaluation.score import micro

_BULLET = re.compile(r"^[ \t]*[-–+•*][ \t]*", re.MULTILINE)
_RIGHT = re.compile(r"CỘNG HO[ÀÒ]A? |CỘNG HÒA |^Độc lập|ĐẢNG CỘNG SẢN|, ngày .{1,12} tháng")
_TYPE = re.compile(r"(?:[A-ZĐ][A-ZĐÀ-Ỹ]+ ?){2,4}:?$|Kính gửi")
_HEAD = 24


def wrapped(text: str, width: int) -> str:
    """Every paragraph broken at `width` letters; rows of tables as they are."""
    return "\n".join(
        line if "\t" in line or line.startswith("|") else textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False)
        for line in text.split("\n")
    )


def paged(text: str) -> str:
    """Broken at 88 letters, with a number between blank lines behind every fortieth line."""
    lines = wrapped(text, 88).split("\n")
    pages = ["\n".join(lines[at : at + 40]) for at in range(0, len(lines), 40)]
    return "".join(page + (f"\n\n{number}\n\n" if number <= len(pages) else "") for number, page in enumerate(pages, start=2))


def side_by_side(text: str) -> str:
    """The head as two columns of spaces, as programs print it that keep the layout."""
    lines = text.split("\n")
    end = next((at for at, line in enumerate(lines[:_HEAD]) if at > 2 and _TYPE.match(line.strip()) and not _RIGHT.search(line)), 0)
    head = [line.strip() for line in lines[:end] if line.strip()]
    right = [line for line in head if _RIGHT.search(line)]
    left = [part for line in head if line not in right for part in textwrap.wrap(line, 40)]
    rows = [f"{one:<44}{other}".rstrip() for one, other in zip_longest(left, right, fillvalue="")]
    return "\n".join([*rows, *lines[end:]])


def other_letters(text: str) -> str:
    """Marks apart from their letters, no-break spaces, a mark of byte order, line ends of Windows."""
    return "\ufeff" + unicodedata.normalize("NFD", re.sub(r" (?=\d)", "\u00a0", text)).replace("\n", "\r\n")


FORMS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "72 letters": lambda text: wrapped(text, 72),
    "100 letters": lambda text: wrapped(text, 100),
    "pages": paged,
    "blank lines": lambda text: "\n\n".join(line for line in text.split("\n") if line.strip()),
    "no blank lines": lambda text: "\n".join(line for line in text.split("\n") if line.strip()),
    "letters": other_letters,
    "bullets": lambda text: _BULLET.sub("\t\uf0b7\t", text),
    "numbers": lambda text: re.sub(r"^(\s*(?:[IVX]+|\d{1,2}(?:\.\d{1,2})*)[.)]) +", r"\1\t", text, flags=re.MULTILINE),
    "side by side": side_by_side,
}


def measured(folder: Path, form: Callable[[str], str]) -> Run:
    """The figures of the transcripts of `folder` in one form."""
    with tempfile.TemporaryDirectory(prefix="docparse-forms-") as scratch:
        for path in sorted(folder.glob("*.txt")):
            gold = path.with_suffix(".gold.json")
            if gold.exists():
                (Path(scratch) / path.name).write_bytes(form(path.read_text(encoding="utf-8-sig")).encode())
                labels = {**json.loads(gold.read_text(encoding="utf-8")), "file": path.name, "origin": "text"}
                (Path(scratch) / gold.name).write_text(json.dumps(labels, ensure_ascii=False), encoding="utf-8")
        return evaluate(Path(scratch), workers=min(2, os.cpu_count() or 1))


def errors_of(run: Run) -> Counter[tuple[str, str, str, str]]:
    """Errors as (paper, field, kind, item), marks and spaces made alike; what was missed and given alike is none."""
    out: Counter[tuple[str, str, str, str]] = Counter()
    for paper in run.scores:
        for error in paper.errors:
            item = re.sub(r"^(\d+ |[a-z_, ]+ \| )?[-–+•*] ?", r"\1", " ".join(str(error.item).split()))
            pair = (paper.name, error.field, "wrong" if error.kind == "missed" else "missed", item)
            if out[pair]:
                out[pair] -= 1
            else:
                out[paper.name, error.field, error.kind, item] += 1
    return +out


def main() -> None:
    """Print one row a form."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path(os.environ.get("DOCPARSE_SHARED", "../shared"), "real"))
    parser.add_argument("--list", default="", choices=["", *FORMS], help="name what this form loses")
    arguments = parser.parse_args()
    plain: Counter[tuple[str, str, str, str]] | None = None
    print(f"{'form':16}{'micro F1':>9}{'new errors':>12}  by field")
    for name, form in FORMS.items():
        run = measured(arguments.folder, form)
        errors = errors_of(run)
        plain = errors if plain is None else plain
        new = errors - plain
        fields = Counter[str]()
        for (_, field, _, _), count in new.items():
            fields[field] += count
        print(f"{name:16}{micro(run.scores).f1 or 0.0:9.3f}{new.total():12d}  " + ", ".join(f"{f} {n}" for f, n in fields.most_common(5)))
        for error in sorted(new) if name == arguments.list else []:
            print("   ", *error, sep=" | ")


if __name__ == "__main__":
    main()
