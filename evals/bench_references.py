"""Speed of citations alone: megabytes of text a CPU-second, on texts of a folder or on a text that is built here.

    python evals/bench_references.py [FOLDER] [--repeat 3]

The floor that the house keeps is 5 MB/s. eyecite's speed on an English text of like density is a yardstick (where it is installed:
`pip install eyecite`; it is used here only).
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from docparse.extract.references.references import extract_references
from docparse.text.normal import canonical

FLOOR = 5.0


def built_text() -> str:
    """A text of some 400 kB with a citation in every third paragraph."""
    filler = "Các đơn vị chủ động tổ chức thực hiện, báo cáo kết quả trước ngày 15/6/2030 và đạt 12,5/10.000 dân; 24/24 giờ có người trực. "
    cited = "Thực hiện Kế hoạch số 7/KH-UBND ngày 03/02/2030 của UBND tỉnh và Luật Thi đua, khen thưởng năm 2022. "
    return "\n".join(filler * 3 + (cited if n % 3 == 0 else "") for n in range(800))


def english_text() -> str:
    """An English text of like size and density of citations, for eyecite."""
    filler = "The departments carry out their tasks in time, report before the fifteenth of June and keep a person on duty day and night. "
    cited = "As held in Smith v. Jones, 410 U.S. 113, 120 (1973), and under 42 U.S.C. § 1983, the plan stands. "
    return "\n".join(filler * 3 + (cited if n % 3 == 0 else "") for n in range(800))


def yardstick() -> str:
    """Speed of eyecite on English."""
    try:
        from eyecite import get_citations
    except ImportError:
        return "eyecite: not installed"
    text = english_text()
    get_citations(text[:2000])
    began = time.process_time()
    found = len(get_citations(text))
    return f"eyecite on English, {len(text) / 1e6:.1f} MB: {found} citations, {len(text) / (time.process_time() - began) / 1e6:.2f} MB/s"


def main() -> int:
    """Print the best of some runs; 1 where it is under the floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    arguments = parser.parse_args()
    texts = (
        [canonical(p.read_text(encoding="utf-8")) for p in sorted(arguments.folder.glob("*.txt"))] if arguments.folder else [built_text()]
    )
    size = sum(len(text.encode()) for text in texts)
    extract_references(texts[0][:2000])
    best, count = float("inf"), 0
    for _ in range(arguments.repeat):
        began = time.process_time()
        count = sum(len(extract_references(text, document_date="2030-06-01")) for text in texts)
        best = min(best, time.process_time() - began)
    speed = size / best / 1e6
    print(f"{len(texts)} texts, {size / 1e6:.1f} MB, {count} references, {best:.2f} s, {speed:.1f} MB/s (floor {FLOOR})")
    print(yardstick())
    return int(speed < FLOOR)


if __name__ == "__main__":
    raise SystemExit(main())
