"""A spaCy entity recogniser trained on part dev of the corpus alone, in a minute or two on CPU; never on test, samples or real.

    python evals/baselines/learned.py          train, and say how it does on dev itself

`train` makes it from tagged papers; `reader` turns its entities into items: the pattern of a code is looked for inside a REF, that of
a day inside a DATE, that of a percentage inside a TARGET (those of `patterns`). Nested tags are cut: a date inside a citation is a DATE.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from baselines import patterns
from docparse.corpus.annotate import strip
from docparse.corpus.paper import Paper, to_text
from docparse.corpus.parts import hand_papers
from docparse.evaluation.items import Items, clean

NAME = "spaCy, trained on corpus dev"
FIELDS = (
    "number", "symbol", "place", "date", "headings", "references", "named_references", "dates", "targets", "recipients", "signatory name",
    "signatory title",
)  # fmt: skip
_KINDS = {"ref": "REF", "date": "DATE", "named": "NAMED", "target": "TARGET", "to": "TO"}
_CHUNK = 900
EPOCHS = 14

Spans = list[tuple[int, int, str]]


def marked(paper: Paper) -> tuple[str, Spans]:
    """The text of a tagged paper and its spans (start, end, kind), none over another."""
    text, tags = strip(to_text(paper))
    spans: Spans = []
    for tag in tags:
        kind = _KINDS.get(tag.kind)
        if kind is None:
            continue
        inside = [other.start for other in tags if other is not tag and tag.start <= other.start < tag.end and other.end <= tag.end]
        end = min(inside, default=tag.end) if kind == "REF" else tag.end
        spans.append((tag.start, len(text[:end].rstrip()), kind))
    header = paper.gold.get("header", {})
    signer = paper.gold.get("signatory") or {}
    after = text.rfind(paper.recipients_head) if paper.recipients else len(text) // 2
    for words, kind, start in (
        (header.get("number"), "NUMBER", 0), (header.get("symbol"), "SYMBOL", 0), (header.get("place"), "PLACE", 0),
        (signer.get("title"), "TITLE", after), (signer.get("name"), "SIGNER", after),
    ):  # fmt: skip
        at = text.find(str(words), max(0, start)) if words else -1
        if at >= 0:
            spans.append((at, at + len(str(words)), kind))
    at = 0
    for para in [*paper.body, *(para for annex in paper.annexes for para in annex)]:
        heading = strip(para.heading or para.text)[0] if para.level else ""
        found = text.find(heading, at) if heading else -1
        if found >= 0:
            spans.append((found, found + len(heading), "HEADING"))
            at = found
    kept: Spans = []
    for span in sorted(spans, key=lambda s: (s[0], s[0] - s[1])):
        if span[1] > span[0] and (not kept or span[0] >= kept[-1][1]):
            kept.append(span)
    return text, kept


def chunks(text: str) -> list[tuple[int, int]]:
    """Stretches of whole lines, of about 900 characters."""
    out, start, end = [], 0, 0
    for match in re.finditer(r"[^\n]*\n|[^\n]+$", text):
        end = match.end()
        if end - start > _CHUNK:
            out.append((start, end))
            start = end
    return [*out, (start, end)] if end > start else out


def papers() -> list[tuple[str, Paper]]:
    """What is learned from: the papers of part dev, and nothing else."""
    return list(hand_papers(part="dev"))


def train(epochs: int = EPOCHS, seed: int = 7) -> Any:
    """A spaCy pipeline trained on the papers of part dev."""
    import spacy
    from spacy.training import Example
    from spacy.util import compounding, fix_random_seed, minibatch

    fix_random_seed(seed)
    nlp = spacy.blank("xx")
    recogniser = nlp.add_pipe("ner")
    examples = []
    for _, paper in papers():
        text, spans = marked(paper)
        for start, end in chunks(text):
            doc = nlp.make_doc(text[start:end])
            inside = [(a - start, b - start, kind) for a, b, kind in spans if start <= a and b <= end]
            found = [doc.char_span(a, b, kind, alignment_mode="contract") for a, b, kind in inside]
            doc.set_ents([span for span in found if span is not None])
            examples.append(Example(nlp.make_doc(text[start:end]), doc))
    for kind in sorted({entity.label_ for example in examples for entity in example.reference.ents}):
        recogniser.add_label(kind)
    optimizer = nlp.initialize(lambda: examples)
    order = random.Random(seed)
    for _ in range(epochs):
        order.shuffle(examples)
        for batch in minibatch(examples, size=compounding(4.0, 24.0, 1.02)):
            nlp.update(batch, sgd=optimizer, drop=0.2)
    return nlp


def reader(nlp: Any) -> Callable[[str], Items]:
    """The function that reads items with a trained pipeline."""

    def read(text: str) -> Items:
        stretches = [text[start:end] for start, end in chunks(text)]
        found = [(entity.label_, clean(entity.text)) for doc in nlp.pipe(stretches) for entity in doc.ents]
        return _items(found)

    return read


def _items(found: list[tuple[str, str]]) -> Items:
    """Entities by kind as items of the fields."""
    out: Items = {field: [] for field in FIELDS}
    by_kind: dict[str, list[str]] = {}
    for kind, words in found:
        by_kind.setdefault(kind, []).append(words)
    out["number"] = [words.lstrip("0") for words in by_kind.get("NUMBER", [])[:1]]
    for field, kind in (("symbol", "SYMBOL"), ("place", "PLACE")):
        out[field] = by_kind.get(kind, [])[:1]
    for field, kind in (("signatory name", "SIGNER"), ("signatory title", "TITLE")):
        out[field] = by_kind.get(kind, [])[-1:]
    out["headings"], out["named_references"] = by_kind.get("HEADING", []), by_kind.get("NAMED", [])
    out["recipients"] = by_kind.get("TO", [])
    for words in by_kind.get("REF", []):
        out["references"] += [clean(code) for code in patterns.CODE.findall(words)] or [words]
    for words in by_kind.get("DATE", []):
        out["dates"] += patterns.dates(words)[:1] or [words]
    out["date"] = [date for date in out["dates"] if len(date) == 10][:1]
    for words in by_kind.get("TARGET", []):
        match = patterns.TARGET.search(words)
        number = re.search(r"\d+", words)
        if match:
            out["targets"].append(f"{patterns.comparator(match)} {float(match[2].replace(',', '.')):.10g} - %")
        elif number:
            unit = re.match(r"\s*(\w+)", words[number.end() :])
            out["targets"].append(f"eq {int(number.group())} - {unit[1] if unit else ''}")
    return out


if __name__ == "__main__":
    begin = time.perf_counter()
    trained = train()
    print(f"trained in {time.perf_counter() - begin:.0f} s")
    read_text = reader(trained)
    for paper_name, tagged in papers()[:2]:
        items = read_text(strip(to_text(tagged))[0])
        print(paper_name, {field: len(values) for field, values in items.items()})
