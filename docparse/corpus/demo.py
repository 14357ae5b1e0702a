"""`python -m docparse.corpus.demo OUT`: the papers of corpus/demo as a text, a .docx, a born-digital PDF and a scan with a seal."""

from __future__ import annotations

import sys
from pathlib import Path

from docparse.corpus.paper import load_paper, to_text
from docparse.corpus.pdf import to_pdf
from docparse.corpus.scan import OFFICE, to_scan
from docparse.corpus.word import to_docx

PAPERS = Path(__file__).resolve().parents[2] / "corpus" / "demo"


def build(out: Path) -> list[Path]:
    """Write the four demo documents into `out`; returns their paths. The same bytes each time but for Word's own time stamps."""
    out.mkdir(parents=True, exist_ok=True)
    made = {
        "cong-van-412.txt": to_text(load_paper(PAPERS / "cong-van.json")).encode(),
        "ke-hoach-58.docx": to_docx(load_paper(PAPERS / "ke-hoach.json")),
        "quyet-dinh-1187.pdf": to_pdf(load_paper(PAPERS / "quyet-dinh.json")),
        "chi-thi-06-scan.pdf": to_scan(to_pdf(load_paper(PAPERS / "chi-thi.json")), OFFICE, seal="ỦY BAN NHÂN DÂN HUYỆN QUỲ CHÂU"),
    }
    paths = []
    for name, data in made.items():
        path = out / name
        if not path.exists():
            path.write_bytes(data)
        paths.append(path)
    return paths


if __name__ == "__main__":
    for built in build(Path(sys.argv[1])):
        print(built)
