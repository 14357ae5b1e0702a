"""Born-digital PDFs with labels in, printed as they are and scanned by the noise of the corpus; F1 of each field out, a scanner a column.

    python evals/bench_rescan.py [FOLDER] [--quality NAME]… [--list FIELD]

FOLDER holds NAME.pdf beside NAME.gold.json (default: $DOCPARSE_SHARED/real). Papers of our own are printed in one type face; these have
those of their issuers, so an engine stumbles over other letters. Numbers and days that are only in fields of the file are made part of
its pages first. `--quality`: scanners of `docparse.corpus.scan`; `--list` names the errors of a field.
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import tempfile
import zlib
from pathlib import Path

os.environ.setdefault("OMP_THREAD_LIMIT", "1")

from docparse.corpus.scan import QUALITIES, to_scan
from docparse.evaluation.gold import load_gold
from docparse.evaluation.items import FIELDS
from docparse.evaluation.run import Run, evaluate
from docparse.evaluation.score import macro, micro, total
from docparse.pipeline import read_document

USUAL = ("office", "bitonal")


def flattened(data: bytes) -> bytes:
    """The PDF with what its fields show as a part of its pages."""
    import pikepdf

    out = io.BytesIO()
    with pikepdf.Pdf.open(io.BytesIO(data)) as pdf:
        pdf.generate_appearance_streams()
        pdf.flatten_annotations(mode="all")
        pdf.save(out)
    return out.getvalue()


def scanned(folder: Path, out: Path, quality: str) -> int:
    """Scan the born-digital PDFs of `folder` into `out`, their labels beside them; how many."""
    papers = [paper.path for paper in load_gold(folder) if paper.part == 1 and paper.path.suffix == ".pdf"]
    digital = [path for path in papers if read_document(path.read_bytes(), path.name)[1].origin == "born-digital"]
    for path in digital:
        seed = zlib.crc32(f"{path.stem} {quality}".encode()) % 1000
        (out / path.name).write_bytes(to_scan(flattened(path.read_bytes()), QUALITIES[quality], None, seed))
        shutil.copy(path.with_suffix(".gold.json"), out)
    return len(digital)


def main() -> None:
    """Print one row a field."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path(os.environ.get("DOCPARSE_SHARED", "../shared"), "real"))
    parser.add_argument("--quality", action="append", choices=sorted(QUALITIES), help="may be repeated; without it: office, bitonal")
    parser.add_argument("--list", default="", help="name the errors of this field")
    arguments = parser.parse_args()
    runs: dict[str, Run] = {}
    count = 0
    for quality in arguments.quality or USUAL:
        with tempfile.TemporaryDirectory(prefix="docparse-rescan-") as scratch:
            count = scanned(arguments.folder, Path(scratch), quality)
            runs[quality] = evaluate(Path(scratch), workers=min(2, os.cpu_count() or 1))
    print(f"{count} papers{'':19}" + "".join(f"{quality:>12}" for quality in runs))
    for field in FIELDS:
        counts = [total(run.scores, field) for run in runs.values()]
        if any(one.n for one in counts):
            print(f"{field:28}" + "".join(f"{'–' if one.f1 is None else f'{one.f1:.3f}':>12}" for one in counts) + f"   ({counts[0].n})")
    print(f"{'macro F1':28}" + "".join(f"{macro(run.scores) or 0.0:12.3f}" for run in runs.values()))
    print(f"{'micro F1, all items':28}" + "".join(f"{micro(run.scores).f1 or 0.0:12.3f}" for run in runs.values()))
    for quality, run in runs.items():
        for paper in run.scores if arguments.list else []:
            for error in paper.errors:
                if error.field == arguments.list:
                    print(quality, paper.name, error.kind, error.item, sep=" | ")


if __name__ == "__main__":
    main()
