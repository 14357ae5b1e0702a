"""Scans of papers of part dev in, `docparse/repair/weights.toml` out: what each kind of evidence for a repair is worth.

    python models/fit_repair_weights.py --folds FOLDER --work FOLDER

`--folds` holds two models that were made without half of the papers each (`lm_f0.npz`, `lm_f1.npz`; see models/repair_lm.md): no
paper is weighed with counts of its own. `--work` is the folder of work of `docparse train`, which keeps a scan of each paper
as it was read. First a conditional logit
over the engine's own readings (`settle`), then a logistic regression over the doubts (`weigh`); figures by papers left out are printed.
"""

from __future__ import annotations

import argparse
import pickle
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from docparse.corpus.annotate import bare
from docparse.corpus.paper import to_text
from docparse.corpus.parts import hand_papers
from docparse.document import Document
from docparse.repair import settle
from docparse.repair.candidates import in_print
from docparse.repair.guard import in_quotation, is_known_phrase, is_name_like, open_to_repair
from docparse.repair.measure import Fate, fates
from docparse.repair.model import RepairModel
from docparse.repair.propose import SURE, settled, take_over
from docparse.repair.tokens import Read, Token, reads_of, tokens_of
from docparse.repair.weigh import FEATURES, doubts
from docparse.text.normal import canonical

WEIGHTS = Path(__file__).resolve().parents[1] / "docparse" / "repair" / "weights.toml"
PARTS = 5
HARD = 0.5
"""How strongly weights are held small (of standardised evidence)."""


@dataclass(slots=True)
class Paper:
    """A scan of a paper, what became of its words, and the counts that never saw it."""

    name: str
    document: Document
    tokens: list[Token]
    asked: list[int]
    reads: list[Read]
    true: dict[int, Fate]
    model: RepairModel
    right: int
    wrong: int


def fold_of(name: str) -> int:
    """Which half a paper belongs to."""
    return zlib.crc32(name.encode()) % 2


def part_of(name: str) -> int:
    """Which part a paper is left out with."""
    return zlib.crc32(f"part {name}".encode()) % PARTS


def papers(folds: Path, work: Path) -> Iterator[Paper]:
    """The dev papers of which the folder keeps a scan."""
    models = [RepairModel(folds / f"lm_f{fold}.npz") for fold in (0, 1)]
    for name, tagged in hand_papers(part="dev"):
        kept = work / "readings" / "scan" / f"{name}.pickle"
        document = pickle.loads(kept.read_bytes())["document"] if kept.is_file() else None
        if document is None:
            continue
        tokens = tokens_of(document.text)
        asked = open_to_repair(document.text, tokens)
        met = fates(canonical(to_text(bare(tagged))), document.text)
        yield Paper(
            name, document, tokens, asked, reads_of(document.pieces, [tokens[at] for at in asked]),
            {fate.start: fate for fate in met if fate.start is not None}, models[fold_of(name)],
            sum(fate.state == "right" for fate in met), sum(fate.state == "wrong" for fate in met),
        )  # fmt: skip


def same(word: str, true: str) -> bool:
    """Whether two words are one, however the tone is placed."""
    return fates(true, word)[0].state == "right" if word != true else True


Group = tuple[str, np.ndarray, int]
"""Paper, evidence (readings by `settle.FEATURES`), which of the readings is true."""


def competing(all_papers: list[Paper]) -> list[Group]:
    """The words of which one of the readings is the true one."""
    out: list[Group] = []
    for paper in all_papers:
        for choice in settle.choices(paper.model, paper.tokens, paper.asked, paper.reads):
            met = paper.true.get(paper.tokens[choice.at].start)
            if met is None or is_name_like(paper.tokens, choice.at):
                continue
            at = 0 if met.state == "right" else next((i for i, own in enumerate(choice.readings) if same(own.word, met.true)), -1)
            if at >= 0:
                out.append((paper.name, choice.evidence, at))
    return out


def fit_settle(groups: list[Group]) -> np.ndarray:
    """Weights under which the true readings are likeliest."""
    from scipy.optimize import minimize

    rows = np.concatenate([evidence for _, evidence, _ in groups])
    starts = np.cumsum([0, *(len(evidence) for _, evidence, _ in groups)])
    true = starts[:-1] + np.array([at for *_, at in groups])
    owner = np.repeat(np.arange(len(groups)), np.diff(starts))
    spread = rows.std(0) + 1e-9
    scaled = rows / spread

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = scaled @ weights
        scores = scores - np.maximum.reduceat(scores, starts[:-1])[owner]
        parts = np.exp(scores)
        whole = np.add.reduceat(parts, starts[:-1])
        slope = (scaled * (parts / whole[owner])[:, None]).sum(0) - scaled[true].sum(0) + HARD * weights
        return float(np.log(whole).sum() - scores[true].sum() + HARD / 2 * weights @ weights), slope

    found = minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B")
    return np.asarray(found.x / spread)


def settling(all_papers: list[Paper], weights: np.ndarray, sure: float) -> tuple[int, int]:
    """How many wrong words are removed, and right ones broken, by what `settle` makes of the papers; their tokens take it over."""
    removed = broken = 0
    for paper in all_papers:
        quoted = in_quotation(paper.document.text, paper.tokens)
        found = settled(paper.model, paper.tokens, paper.asked, paper.reads, quoted, weights.tolist(), sure)
        for repair in found.values():
            met = paper.true.get(repair.start)
            if met is not None:
                removed += met.state == "wrong" and same(repair.repaired, met.true)
                broken += met.state == "right"
        if sure == SURE:
            take_over(paper.tokens, found)
            paper.reads = [read for at, read in zip(paper.asked, paper.reads, strict=True) if at not in found]
            paper.asked = [at for at in paper.asked if at not in found]
    return removed, broken


def weighing(all_papers: list[Paper]) -> list[tuple[str, list[float], bool, bool]]:
    """(paper, evidence, whether the other reading is right, whether the printed one is wrong) of the doubts that are left."""
    out = []
    for paper in all_papers:
        for doubt in doubts(paper.model, paper.tokens, paper.asked, paper.reads):
            token = paper.tokens[doubt.at]
            repaired, met = in_print(doubt.key, token.word), paper.true.get(token.start)
            if repaired is None or met is None or (is_name_like(paper.tokens, doubt.at) and not is_known_phrase(doubt.evidence)):
                continue
            out.append((paper.name, doubt.evidence, same(repaired, met.true), met.state == "wrong"))
    return out


def fit_weigh(evidence: np.ndarray, good: np.ndarray) -> tuple[float, np.ndarray]:
    """Intercept and weights of a logistic regression."""
    from sklearn.linear_model import LogisticRegression

    middle, spread = evidence.mean(0), evidence.std(0) + 1e-9
    fitted = LogisticRegression(C=0.3, max_iter=3000).fit((evidence - middle) / spread, good)
    values = fitted.coef_[0] / spread
    return float(fitted.intercept_[0] - (values * middle).sum()), values


def main() -> None:
    """Fit, print what papers left out say, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--threshold", type=float, default=0.6)
    asked = parser.parse_args()
    known = list(papers(asked.folds, asked.work))
    print(f"{len(known)} papers, {sum(paper.right for paper in known)} words right, {sum(paper.wrong for paper in known)} wrong")
    groups = competing(known)
    print(f"settle: {len(groups)} words with several readings, {sum(at > 0 for *_, at in groups)} of them misread")
    weights = fit_settle(groups)
    own = [fit_settle([group for group in groups if part_of(group[0]) != part]) for part in range(PARTS)]
    left_out = [[paper for paper in known if part_of(paper.name) == part] for part in range(PARTS)]
    found = weighing(known)
    for sure in (0.4, 0.5, 0.6, 0.7, 0.8, SURE):
        removed, broken = np.sum([settling(left_out[part], own[part], sure) for part in range(PARTS)], axis=0)
        print(f"settle from {sure}: {removed} removed, {broken} broken")
    evidence, good = np.array([row[1] for row in found]), np.array([row[2] for row in found]).astype(int)
    parts = np.array([part_of(row[0]) for row in found])
    chances = np.zeros(len(found))
    for part in range(PARTS):
        start, values = fit_weigh(evidence[parts != part], good[parts != part])
        chances[parts == part] = 1 / (1 + np.exp(-start - evidence[parts == part] @ values))
    print(f"weigh, all doubts: {len(found)} doubts, {good.sum()} of them right")
    left = {(row[0], tuple(row[1])) for row in weighing(known)}
    for threshold in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        chosen = [row for row, chance in zip(found, chances, strict=True) if chance >= threshold]
        after = [row for row in chosen if (row[0], tuple(row[1])) in left]
        for name, rows in (("alone", chosen), ("behind settle", after)):
            print(f"weigh from {threshold}, {name}: {sum(row[2] for row in rows)} removed, {sum(not row[3] for row in rows)} broken")
    intercept, values = fit_weigh(evidence, good)
    lines = [
        "# What each kind of evidence for a repair is worth. Made by models/fit_repair_weights.py; see models/repair_lm.md.",
        "[weigh]",
        f"intercept = {intercept:.4f}",
        f"threshold = {asked.threshold}",
        "",
        "[weigh.weights]",
        *(f"{name} = {value:.4f}" for name, value in zip(FEATURES, values, strict=True)),
        "",
        "[settle]",
        *(f"{name} = {value:.4f}" for name, value in zip(settle.FEATURES, weights, strict=True)),
    ]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
