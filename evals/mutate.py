"""Damaged files of every format through the isolated parser: what becomes of each, by category.

    python evals/mutate.py [--count 2000] [--seed 1] [--workers 1] [--timeout 20] [--keep FOLDER] [--forms txt,pdf,…]

Good files are made from the papers of corpus/demo; each damaged one has flipped bytes, a cut end, swapped or doubled parts, runs of
zeros, or a wrong name. Wrong, and exit code 1: the parent crashes, a file takes longer than its limit, a file gives neither records
nor a category, a record breaks its own schema. A `crash` is caught but is a fault of ours: its files are listed, `--keep` saves them.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage
from html import escape
from pathlib import Path

from docparse.corpus.paper import Paper, load_paper, to_markdown, to_text
from docparse.isolate import Outcome, Pool, Task
from docparse.schema import Record, walk_sections

PAPERS = Path(__file__).resolve().parent.parent / "corpus" / "demo"
OFFICE = ("doc", "rtf", "odt")
COSTLY = {"doc": 0.25, "rtf": 0.25, "odt": 0.25, "scan.pdf": 0.3, "png": 0.3, "jpg": 0.3, "tiff": 0.3}
"""Forms that take seconds a file come less often."""
SLACK = 5.0
"""Seconds past the limit in which a worker must have been ended."""


def good_files(office: bool = True, scans: bool = True) -> dict[str, bytes]:
    """Good files, one a form. Scans hold only the head of a paper, so that OCR takes a second. `office`: also .doc, .rtf, .odt."""
    from docparse.corpus.pdf import to_pdf
    from docparse.corpus.word import to_docx
    from docparse.read.word.office import convert, find_soffice

    letter, plan = load_paper(PAPERS / "cong-van.json"), load_paper(PAPERS / "ke-hoach.json")
    decision, directive = load_paper(PAPERS / "quyet-dinh.json"), load_paper(PAPERS / "chi-thi.json")
    docx, pdf = to_docx(plan), to_pdf(decision)
    files = {
        "txt": to_text(letter).encode(),
        "md": to_markdown(plan).encode(),
        "utf16.txt": to_text(directive).encode("utf-16"),
        "html": _html(directive),
        "docx": docx,
        "pdf": pdf,
        "zip": _zip({"cong-van.txt": to_text(letter).encode(), "ke-hoach.docx": docx}),
        "eml": _mail({"quyet-dinh.pdf": pdf, "cong-van.txt": to_text(letter).encode()}),
    }
    if scans:
        files |= _scans(directive)
    if office and find_soffice() is not None:
        files |= {suffix: convert(docx, "plan.docx", ".docx", target=suffix) for suffix in OFFICE}
    return files


def _html(paper: Paper) -> bytes:
    body = "".join(f"<p>{escape(line)}</p>" for line in to_text(paper).splitlines())
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>Chỉ thị</title></head><body>{body}</body></html>".encode()


def _zip(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _mail(files: dict[str, bytes]) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = "Gửi văn bản", "van-thu@example.vn", "luu-tru@example.vn"
    message.set_content("Kính gửi văn bản kèm theo.")
    for name, data in files.items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def _scans(paper: Paper) -> dict[str, bytes]:
    from PIL import Image

    from docparse.corpus.pdf import to_pdf
    from docparse.corpus.scan import Quality, scan_pages

    page = scan_pages(to_pdf(paper), Quality(dpi=150, noise=1.0), seed=3)[0]
    head = Image.fromarray(page[: page.shape[0] // 4])
    out = {}
    for form, options in (("png", {}), ("jpg", {"quality": 80}), ("tiff", {"compression": "tiff_lzw"}), ("scan.pdf", {})):
        buffer = io.BytesIO()
        kind = {"jpg": "JPEG", "scan.pdf": "PDF"}.get(form, form.upper())
        size: dict[str, object] = {"resolution": 150.0} if kind == "PDF" else {"dpi": (150, 150)}
        more = {"save_all": True, "append_images": [head.resize((head.width // 2, head.height // 2))]} if kind in ("TIFF", "PDF") else {}
        head.save(buffer, kind, **{**options, **size, **more})
        out[form] = buffer.getvalue()
    return out


Mutation = Callable[[bytearray, random.Random], bytearray]


def _flip(data: bytearray, rng: random.Random) -> bytearray:
    for _ in range(rng.choice((1, 4, 32, max(1, len(data) // 200)))):
        data[rng.randrange(len(data))] = rng.randrange(256)
    return data


def _bits(data: bytearray, rng: random.Random) -> bytearray:
    for _ in range(rng.choice((1, 8, 64))):
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    return data


def _truncate(data: bytearray, rng: random.Random) -> bytearray:
    return data[: rng.choice((0, 1, rng.randrange(64), rng.randrange(len(data)), len(data) - rng.randrange(1, min(64, len(data)))))]


def _behead(data: bytearray, rng: random.Random) -> bytearray:
    return data[rng.randrange(1, min(4096, len(data))) :]


def _stretch(data: bytearray, rng: random.Random) -> tuple[int, int]:
    size = rng.choice((4, 64, 1024, max(1, len(data) // 8)))
    start = rng.randrange(len(data))
    return start, min(len(data), start + size)


def _delete(data: bytearray, rng: random.Random) -> bytearray:
    start, end = _stretch(data, rng)
    del data[start:end]
    return data


def _double(data: bytearray, rng: random.Random) -> bytearray:
    start, end = _stretch(data, rng)
    data[start:start] = data[start:end] * rng.choice((1, 2, 50))
    return data


def _zero(data: bytearray, rng: random.Random) -> bytearray:
    start, end = _stretch(data, rng)
    data[start:end] = bytes(end - start)
    return data


def _swap(data: bytearray, rng: random.Random) -> bytearray:
    """Two parts change places: PDF streams and zip entries land where others were."""
    cuts = sorted(rng.sample(range(len(data) + 1), min(4, len(data) + 1)))
    if len(cuts) < 4:
        return data[::-1]
    a, b, c, d = cuts
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def _swap_streams(data: bytearray, rng: random.Random) -> bytearray:
    """The bodies of two PDF streams change places; other files get two halves swapped."""
    parts = bytes(data).split(b"stream")
    bodies = [number for number in range(1, len(parts)) if parts[number].endswith(b"end")]
    if len(bodies) < 2:
        half = len(data) // 2
        return data[half:] + data[:half]
    a, b = rng.sample(bodies, 2)
    parts[a], parts[b] = parts[b], parts[a]
    return bytearray(b"stream".join(parts))


def _numbers(data: bytearray, rng: random.Random) -> bytearray:
    """A few digits become others: lengths, offsets, object numbers, counts."""
    digits = [place for place, byte in enumerate(data) if 0x30 <= byte <= 0x39]
    for place in rng.sample(digits, min(len(digits), rng.choice((1, 5, 30)))):
        data[place] = 0x30 + rng.randrange(10)
    return data


def _unpacked(data: bytearray, rng: random.Random) -> bytearray:
    """A member of a zip (also a .docx, an .odt) is damaged inside and packed again with right checksums."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    except (zipfile.BadZipFile, OSError):
        return _flip(data, rng)
    filled = [name for name, content in files.items() if len(content) > 8]
    name = rng.choice(filled)
    if rng.random() < 0.15:
        del files[name]
    else:
        inner = rng.choice((_flip, _truncate, _delete, _double, _swap, _numbers))
        files[name] = bytes(inner(bytearray(files[name]), rng))
    return bytearray(_zip(files))


MUTATIONS: dict[str, Mutation] = {
    "flip": _flip, "bits": _bits, "truncate": _truncate, "behead": _behead, "delete": _delete, "double": _double, "zero": _zero,
    "swap": _swap, "swap_streams": _swap_streams, "numbers": _numbers, "inside": _unpacked, "wrong_name": lambda data, rng: data,
}  # fmt: skip


def damaged(good: dict[str, bytes], count: int, seed: int) -> Iterator[Task]:
    """`count` damaged files as tasks; the same seed gives the same. `Task.tag` is (form, mutation)."""
    rng = random.Random(seed)
    forms = list(good)
    weights = [COSTLY.get(form, 1.0) for form in forms]
    for number in range(count):
        form = rng.choices(forms, weights)[0]
        kind = rng.choice([kind for kind in MUTATIONS if kind != "inside" or form in ("docx", "odt", "zip")])
        data = MUTATIONS[kind](bytearray(good[form]), rng)
        if rng.random() < 0.2 and data:
            second = rng.choice((_flip, _zero, _delete))
            data = second(data, rng)
        ending = rng.choice([*forms, "bin", ""]) if kind == "wrong_name" else form
        yield Task(f"{number:05d}-{kind}.{ending}", bytes(data), tag=(form, kind))


@dataclass
class Tally:
    """What became of the files: counts by (form, category), and what is wrong."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    slowest: list[tuple[float, str]] = field(default_factory=list)
    crashes: list[tuple[str, str]] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def add(self, outcome: Outcome, timeout: float) -> None:
        """Book one outcome."""
        form, _ = outcome.task.tag
        category = outcome.category or "read"
        self.counts[form, category] += 1
        self.slowest = sorted([*self.slowest, (outcome.seconds, outcome.task.name)], reverse=True)[:5]
        if outcome.category is None:
            if not outcome.records:
                self.wrong.append(f"{outcome.task.name}: neither records nor a category")
            self.wrong += [f"{outcome.task.name}: {fault}" for record in outcome.records for fault in faults(record)]
        elif not outcome.problem:
            self.wrong.append(f"{outcome.task.name}: {category} without a reason")
        if category == "crash":
            self.crashes.append((outcome.task.name, outcome.problem))
        if outcome.seconds > timeout + SLACK:
            self.wrong.append(f"{outcome.task.name}: took {outcome.seconds:.1f} s, the limit is {timeout:g} s")


def faults(record: str) -> list[str]:
    """What is wrong with a record: it breaks its schema, or a stretch lies outside of its text."""
    try:
        made = Record.model_validate_json(record)
    except ValueError as error:
        return [f"breaks the schema: {error}"]
    length = len(made.text)
    spans = [*made.pages, *walk_sections(made.sections), *made.references, *made.dates, *made.targets, *made.recipients]
    return [f"{type(span).__name__} {span.start}-{span.end} of {length}" for span in spans if not 0 <= span.start <= span.end <= length]


def run(tasks: Iterator[Task], timeout: float, memory_mb: int, workers: int, keep: Path | None = None, say: bool = False) -> Tally:
    """All tasks through the isolated parser."""
    tally = Tally()
    with Pool(workers, timeout, memory_mb) as pool:
        for number, outcome in enumerate(pool.run(tasks), start=1):
            tally.add(outcome, timeout)
            data = outcome.task.source
            if keep is not None and outcome.category in ("crash", "timeout", "out_of_memory") and isinstance(data, bytes):
                (keep / outcome.task.name).write_bytes(data)
            if say and number % 200 == 0:
                print(f"{number} files, {len(tally.crashes)} crashes caught, {len(tally.wrong)} wrong", file=sys.stderr, flush=True)
    return tally


def table(tally: Tally) -> str:
    """Counts by form and category."""
    categories = sorted({category for _, category in tally.counts}, key=lambda name: (name != "read", name))
    rows = [["form", *categories, "all"]]
    for form in sorted({form for form, _ in tally.counts}):
        own = [tally.counts[form, category] for category in categories]
        rows.append([form, *(str(count or "") for count in own), str(sum(own))])
    total = [sum(tally.counts[form, category] for form in {form for form, _ in tally.counts}) for category in categories]
    rows.append(["all", *map(str, total), str(sum(total))])
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join("  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--count", type=int, default=2000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--workers", type=int, default=1)
    options.add_argument("--timeout", type=float, default=20.0)
    options.add_argument("--memory", type=int, default=1500, help="MiB a worker may hold")
    options.add_argument("--forms", help="only these, separated by commas")
    options.add_argument("--keep", type=Path, help="a folder for files that crashed the reader or passed a limit")
    chosen = options.parse_args()
    good = good_files()
    if chosen.forms:
        good = {form: good[form] for form in chosen.forms.split(",")}
    if chosen.keep:
        chosen.keep.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    tally = run(damaged(good, chosen.count, chosen.seed), chosen.timeout, chosen.memory, chosen.workers, chosen.keep, say=True)
    print(table(tally))
    print(f"{time.monotonic() - started:.0f} s; slowest: " + ", ".join(f"{name} {seconds:.1f} s" for seconds, name in tally.slowest))
    for name, problem in tally.crashes:
        print(f"crash caught: {name}: {problem}")
    for fault in tally.wrong:
        print(f"WRONG: {fault}")
    sys.exit(1 if tally.wrong else 0)


if __name__ == "__main__":
    main()
