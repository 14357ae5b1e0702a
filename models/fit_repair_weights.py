"""Scans of papers of part dev in, `docparse/repair/weights.toml` out: what each kind of evidence for a repair is worth.

    python models/fit_repair_weights.py --folds FOLDER --cache FOLDER

`--folds` holds two models that were made without half of the papers each (`lm_f0.npz`, `lm_f1.npz`; see models/repair_lm.md): no
paper is weighed with counts of its own. A logistic regression; figures by papers left out are printed. `--cache` keeps what OCR read.
"""

from __future__ import annotations

import argparse
import pickle
import zlib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import numpy as np

from docparse.document import Document
from docparse.layout.compose import compose
from docparse.read.pdf.pdf import read_pdf
from docparse.repair.candidates import in_print
from docparse.repair.guard import is_known_phrase, is_name_like, open_to_repair
from docparse.repair.measure import fates, generated_scans, hand_scans
from docparse.repair.model import RepairModel
from docparse.repair.propose import reads_of
from docparse.repair.tokens import tokens_of
from docparse.repair.weigh import FEATURES, doubts

WEIGHTS = Path(__file__).resolve().parents[1] / "docparse" / "repair" / "weights.toml"
FIRST, COUNT = 5_000, 30
"""Seeds of the generated papers: dev, and none of those that the counts were made of."""


def fold_of(name: str) -> int:
    """Which half a paper belongs to."""
    return zlib.crc32(name.encode()) % 2


def documents(cache: Path) -> Iterator[tuple[str, str, Document]]:
    """(name, true text, document as read) of the dev scans, from the cache where they are in it."""
    cache.mkdir(parents=True, exist_ok=True)
    for scan in chain(hand_scans("dev"), hand_scans("dev", turn=3), generated_scans(FIRST, COUNT)):
        kept = cache / f"{scan.name}-{scan.quality}.pkl"
        if not kept.is_file():
            truth = compose(read_pdf(scan.born, "born.pdf"), "born.pdf").text
            kept.write_bytes(pickle.dumps((scan.name, truth, read_pdf(scan.scan, "scan.pdf"))))
        name, truth, reading = pickle.loads(kept.read_bytes())
        yield name, truth, compose(reading, "scan.pdf")


def rows(
    models: list[RepairModel], source: Iterator[tuple[str, str, Document]]
) -> tuple[list[tuple[str, list[float], bool, bool]], int, int]:
    """(paper, evidence, whether the other reading is right, whether the printed one is wrong); how many words are right, and wrong."""
    out = []
    right = wrong = 0
    for name, truth, document in source:
        tokens = tokens_of(document.text)
        asked = open_to_repair(document.text, tokens)
        true = {}
        for fate in fates(truth, document.text):
            right += fate.state == "right"
            wrong += fate.state == "wrong"
            if fate.start is not None:
                true[fate.start] = fate
        for doubt in doubts(models[fold_of(name)], tokens, asked, reads_of(document.pieces, [tokens[at] for at in asked])):
            token = tokens[doubt.at]
            repaired, met = in_print(doubt.key, token.word), true.get(token.start)
            if repaired is None or met is None or (is_name_like(tokens, doubt.at) and not is_known_phrase(doubt.evidence)):
                continue
            out.append((name, doubt.evidence, repaired == met.true, met.state == "wrong"))
    return out, right, wrong


def main() -> None:
    """Fit, print what papers left out say, write the weights."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GroupKFold

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--threshold", type=float, default=0.5)
    asked = parser.parse_args()
    found, right, wrong = rows([RepairModel(asked.folds / f"lm_f{fold}.npz") for fold in (0, 1)], documents(asked.cache))
    evidence = np.array([row[1] for row in found])
    good = np.array([row[2] for row in found]).astype(int)
    groups = np.array([zlib.crc32(row[0].encode()) for row in found])
    middle, spread = evidence.mean(0), evidence.std(0) + 1e-9
    scaled = (evidence - middle) / spread
    sure = np.zeros(len(found))
    for known, left_out in GroupKFold(5).split(scaled, good, groups):
        fitted = LogisticRegression(C=0.3, max_iter=3000).fit(scaled[known], good[known])
        sure[left_out] = fitted.predict_proba(scaled[left_out])[:, 1]
    print(f"{right} words right, {wrong} wrong; {len(found)} doubts, {good.sum()} of them right")
    for threshold in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        chosen = [row for row, chance in zip(found, sure, strict=True) if chance >= threshold]
        broken = sum(not row[3] for row in chosen)
        removed = sum(row[2] for row in chosen)
        print(f"from {threshold}: {removed} removed ({removed / wrong:.1%}), {broken} broken ({2000 * broken / right:.2f} in 2,000)")
    fitted = LogisticRegression(C=0.3, max_iter=3000).fit(scaled, good)
    values = fitted.coef_[0] / spread
    intercept = float(fitted.intercept_[0] - (values * middle).sum())
    lines = [
        "# What each kind of evidence for a repair is worth. Made by models/fit_repair_weights.py; see models/repair_lm.md.",
        f"intercept = {intercept:.4f}",
        f"threshold = {asked.threshold}",
        "",
        "[weights]",
        *(f"{name} = {value:.4f}" for name, value in zip(FEATURES, values, strict=True)),
    ]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
