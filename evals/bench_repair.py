"""Scans in, what the repair of their OCR text removes and breaks out, by kind of error; CPU milliseconds a page.

    python evals/bench_repair.py [--part test|dev] [--papers N] [--generated 24] [--cache FOLDER] [--list]
    python evals/bench_repair.py --real ../shared/real

Without `--real`: our own papers, each scanned in one of the seven qualities, and generated ones; the paper born digital gives the true
text. Words of letters count (syllables, Roman numbers, abbreviations; capitals matter, hoà is hòa). `wrong`: another word was read in its
place. `missing`: none was; repair cannot bring it back. `--list` names every word that is broken or left wrong, for part dev only.
"""

from __future__ import annotations

import argparse
import os
import pickle
import time
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path

os.environ["OMP_THREAD_LIMIT"] = "1"

from docparse.document import Reading
from docparse.layout.compose import compose
from docparse.read.pdf.pdf import read_pdf
from docparse.repair import propose
from docparse.repair.measure import Scan, fates, generated_scans, hand_scans, kind_of, under_repairs

FIRST = {"dev": 5_000, "test": 3_300_000}
"""The first seed of the generated papers of a part; the language model never saw these of dev either."""
TURN = {"dev": 0, "test": 1}
Case = tuple[str, str, str, Reading]
"""Set, name, true text, what was read."""
KINDS = ("tone", "mark", "letter", "roman", "case", "other")


def drawn(part: str, papers: int | None, count: int, cache: Path | None) -> Iterator[Case]:
    """Scans of a part of the corpus."""
    sources: list[tuple[str, Iterator[Scan]]] = [
        ("hand", islice(hand_scans(part, TURN[part]), papers)),
        ("generated", generated_scans(FIRST[part], count)),
    ]
    for name, scan in chain.from_iterable(((name, scan) for scan in scans) for name, scans in sources):
        kept = cache / f"{part}-{scan.name}-{scan.quality}.pkl" if cache else None
        if kept and kept.is_file():
            truth, reading = pickle.loads(kept.read_bytes())
        else:
            truth, reading = compose(read_pdf(scan.born, "born.pdf"), "born.pdf").text, read_pdf(scan.scan, "scan.pdf")
            if kept:
                kept.parent.mkdir(parents=True, exist_ok=True)
                kept.write_bytes(pickle.dumps((truth, reading)))
        yield name, f"{scan.name} ({scan.quality})", truth, reading


def real(folder: Path) -> Iterator[Case]:
    """Real scans that have a transcript."""
    for path in sorted(folder.glob("*.pdf")):
        transcript = path.with_suffix(".txt")
        if not transcript.is_file():
            continue
        reading = read_pdf(path.read_bytes(), path.name)
        if sum(page.read_by == "ocr" for page in reading.pages) >= 0.5 * len(reading.pages):
            yield "real", path.stem, transcript.read_text(encoding="utf-8"), reading


def measure(case: Case, listed: bool) -> Counter[str]:
    """What happens to the words of one paper."""
    _, name, truth, reading = case
    document = compose(reading, "scan.pdf")
    begin = time.process_time()
    repairs = propose(document)
    out: Counter[str] = Counter({"microseconds": int(1e6 * (time.process_time() - begin)), "pages": len(reading.pages)})
    words = fates(truth, document.text)
    for before, after in zip(words, under_repairs(words, [(r.start, r.end, r.repaired) for r in repairs]), strict=True):
        out[before.state] += 1
        kind = kind_of(before.true, before.read) if before.state == "wrong" and before.read else ""
        out[f"wrong {kind}"] += bool(kind)
        if before.state == "wrong" and after == "right":
            out["removed"] += 1
            out[f"removed {kind}"] += 1
        elif before.state == "missing" and after == "right":
            out["brought back"] += 1
        elif before.state == "right" and after != "right":
            out["broken"] += 1
            if listed:
                print(f"  broken {name}: {before.true}")
        elif before.state == "wrong" and listed:
            print(f"  left   {name}: {before.true} read {before.read}")
    for repair in repairs:
        out[f"repairs {repair.rule}"] += 1
    return out


def show(name: str, total: Counter[str]) -> None:
    """The figures of a set."""
    wrong, right = max(1, total["wrong"]), max(1, total["right"])
    print(
        f"{name:10} {total['pages']:5} pages {right + wrong + total['missing']:7} words"
        f" {total['wrong']:5} wrong {total['missing']:5} missing"
        f"  removed {total['removed']:4} ({total['removed'] / wrong:.1%})  brought back {total['brought back']:3}"
        f"  broken {total['broken']:3} ({2000 * total['broken'] / right:.2f} in 2,000)"
        f"  {total['microseconds'] / 1000 / max(1, total['pages']):.1f} ms a page"
    )
    parts = [f"{kind} {total[f'removed {kind}']}/{total[f'wrong {kind}']}" for kind in KINDS if total[f"wrong {kind}"]]
    rules = [f"{key[8:]} {count}" for key, count in sorted(total.items()) if key.startswith("repairs ")]
    print(f"{'':10} removed of wrong: {', '.join(parts)}; repairs: {', '.join(rules) or 'none'}")


def main() -> None:
    """Print a row a set, and the kinds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=["dev", "test"], default="test")
    parser.add_argument("--papers", type=int, help="how many papers written by hand (default: all of the part)")
    parser.add_argument("--generated", type=int, default=24, help="how many generated papers")
    parser.add_argument("--cache", type=Path, help="keep what OCR read here, and take it from here")
    parser.add_argument("--real", type=Path, help="a folder of NAME.pdf beside NAME.txt instead")
    parser.add_argument("--list", action="store_true", help="name what is broken or left (part dev only)")
    asked = parser.parse_args()
    sets: dict[str, Counter[str]] = {}
    cases = real(asked.real) if asked.real else drawn(asked.part, asked.papers, asked.generated, asked.cache)
    for case in cases:
        sets.setdefault(case[0], Counter()).update(measure(case, asked.list and not asked.real and asked.part == "dev"))
    for name, total in sets.items():
        show(name, total)
    if len(sets) > 1:
        show("all", sum(sets.values(), Counter()))


if __name__ == "__main__":
    main()
