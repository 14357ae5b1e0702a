"""Every trained model: how it is made from the corpus, into which file, and its card. A folder to work in and a seed in, models out.

    digits        pens of clerks (models/train_digits.py, torch)      syllables   letters that OCR was unsure of (a folder of texts)
    repair        misread words of scans (a folder of texts)          titles      heading or sentence
    aims          which quantities are targets
    roles         what a date is for
    confidence    how sure a value is; learned last, for it judges what all others do

A model that is done is marked in the folder, so that a run that was stopped goes on with the next one. Titles, aims and roles are also made
five times without a fifth of the papers: confidence is learned from papers that the models which read them have not seen, for of those that
they have seen they are right, and sure, far oftener than of new ones.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import ModuleType
from typing import Any

from docparse.corpus.parts import HAND
from docparse.errors import DocparseError
from docparse.learn import trees
from docparse.learn.boosting import folds
from docparse.learn.material import Amounts, material
from docparse.learn.sources import code, enter, papers

ROOT = HAND.parents[1]
MODELS = ROOT / "models"
TOTAL = 40 * 1024 * 1024
"""All models together stay under this size (bytes)."""

PARTS = 5
"""In how many parts the papers are cut, so that each part is read by models that were made from the others."""
SEEN = ("titles", "aims", "roles")
"""Models whose verdicts confidence is learned from."""

Told = Callable[[str, int, int], None]


@dataclass(slots=True)
class Setting:
    """What a run is given: folders, the seed of the generated papers, how much is made, texts for language models, who is told."""

    work: Path
    out: Path = MODELS
    seed: int = 0
    amounts: Amounts = field(default_factory=Amounts)
    texts: Path | None = None
    first_look: bool = True
    told: Told | None = None


class Passed(Exception):
    """Why a model was not made."""


def train(names: list[str], setting: Setting) -> dict[str, dict[str, float] | str]:
    """Make models in their order; for each its figures, or why it was passed over (then the old file stays)."""
    if not HAND.is_dir():
        raise DocparseError("training needs the corpus: run it in a copy of the repository, not from an installed package")
    unknown = [name for name in names if name not in MAKERS]
    if unknown:
        raise DocparseError(f"no model {', '.join(unknown)}; there are {', '.join(MAKERS)}")
    setting.work.mkdir(parents=True, exist_ok=True)
    setting.out.mkdir(parents=True, exist_ok=True)
    out: dict[str, dict[str, float] | str] = {}
    before = trees.FOLDERS
    trees.FOLDERS = (setting.out, *before)  # confidence is learned with the titles that were learned just now
    try:
        for name in [name for name in MAKERS if name in (names or MAKERS)]:
            out[name] = _made(name, setting)
            trees.forget()
    finally:
        trees.FOLDERS = before
        trees.forget()
    size = sum(path.stat().st_size for path in setting.out.glob("*.npz"))
    if size > TOTAL:
        raise DocparseError(f"{setting.out}: the models take {size / 1e6:.0f} MB; {TOTAL / 1e6:.0f} MB are the limit")
    return out


def _made(name: str, setting: Setting) -> dict[str, float] | str:
    file = MAKERS[name][0]
    try:
        figures = _done(name, setting)
    except Passed as why:
        return str(why)
    shutil.copyfile(setting.work / file, setting.out / file)
    if name in CARDS:
        from docparse.learn.cards import card

        enter(setting.out, name, file, setting.seed)
        (setting.out / f"{name}.md").write_text(card(name, figures, setting.seed, (setting.out / file).stat().st_size), encoding="utf-8")
    return figures


def _done(name: str, setting: Setting) -> dict[str, float]:
    """The figures of a model in the folder of work, made now where it is not yet there."""
    file, make = MAKERS[name]
    mark, fresh = setting.work / f"{name}.done", setting.work / file
    key = _key(setting)
    if mark.exists() and fresh.exists() and (kept := json.loads(mark.read_text(encoding="utf-8")))["key"] == key:
        held: dict[str, float] = kept["figures"]
        return held
    figures = make(setting, fresh)
    mark.write_text(json.dumps({"key": key, "figures": figures}), encoding="utf-8")
    return figures


def _key(setting: Setting) -> str:
    """What the models of a run are made from: papers, code, seed, amounts."""
    return hashlib.sha256(f"{setting.seed} {setting.amounts} {setting.first_look} {papers()} {code()}".encode()).hexdigest()


def _digits(setting: Setting, target: Path) -> dict[str, float]:
    try:
        import torch  # type: ignore[import-not-found, unused-ignore]  # noqa: F401 - the script needs it; without it the old model stays
    except ImportError:
        raise Passed("needs torch: `pip install torch`; the model stays as it is") from None
    _script("train_digits.py", str(target))
    return {}


def _syllables(setting: Setting, target: Path) -> dict[str, float]:
    _script("build_language_model.py", str(_texts(setting)), str(target))
    return {}


def _repair(setting: Setting, target: Path) -> dict[str, float]:
    _script("build_repair_model.py", str(_texts(setting)), str(target))
    return {}


def _texts(setting: Setting) -> Path:
    if setting.texts is None or not setting.texts.is_dir():
        raise Passed("counts public legal texts: name their folder with --texts; the model stays as it is")
    return setting.texts


def _script(name: str, *arguments: str) -> None:
    """Run one of the scripts beside the models; single-threaded, so that the same input gives the same bytes."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}
    done = subprocess.run(
        [sys.executable, str(MODELS / name), *arguments],
        check=False,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        raise DocparseError(f"models/{name} failed: {done.stdout[-2000:]}")


def _titles(setting: Setting, target: Path) -> dict[str, float]:
    from docparse.learn import titles

    return _learned(titles, setting, replace(setting.amounts, retold=()), target)


def _aims(setting: Setting, target: Path) -> dict[str, float]:
    from docparse.learn import aims

    return _learned(aims, setting, _texts_of(setting.amounts), target)


def _roles(setting: Setting, target: Path) -> dict[str, float]:
    from docparse.learn import date_roles

    return _learned(date_roles, setting, replace(_texts_of(setting.amounts), retold=()), target)


def _learned(kind: ModuleType, setting: Setting, amounts: Amounts, target: Path) -> dict[str, float]:
    """A model of all papers, and one for each part of them that has not seen that part."""
    _needs_sklearn()
    learned: Any = kind.gather(material(setting.work / "readings", amounts, setting.seed, setting.told))
    own = folds(learned.families, PARTS)
    for part in range(PARTS):
        without = _without(setting, part) / target.name
        without.parent.mkdir(exist_ok=True)
        without.unlink(missing_ok=True)
        if (own != part).any():
            kind.save(learned, own != part, without)
    figures: dict[str, float] = kind.train(learned, target)
    return figures


def _without(setting: Setting, part: int) -> Path:
    """Where the models lie that have not seen a part of the papers."""
    return setting.work / f"without-{part}"


def _texts_of(amounts: Amounts) -> Amounts:
    """The same without Markdown, Word, PDF and scans."""
    return replace(amounts, hand=("text",), generated=tuple((form, count) for form, count in amounts.generated if form == "text"))


def _confidence(setting: Setting, target: Path) -> dict[str, float]:
    from docparse.learn import calibrating

    _needs_sklearn()
    for name in SEEN:
        _done(name, setting)
    values = calibrating.Values()
    before = trees.FOLDERS
    try:
        for part in range(PARTS):
            trees.FOLDERS = (_without(setting, part), *before)
            trees.forget()
            examples = material(setting.work / "readings", setting.amounts, setting.seed, setting.told, _in(part))
            values.add(calibrating.gather(examples))
    finally:
        trees.FOLDERS = before
        trees.forget()
    if setting.first_look:
        values.add(calibrating.first_look())
    return calibrating.train(values, target)


def _in(part: int) -> Callable[[str], bool]:
    return lambda family: bool(folds([family], PARTS)[0] == part)


def _needs_sklearn() -> None:
    try:
        import sklearn  # noqa: F401
    except ImportError:
        raise DocparseError("training needs scikit-learn: pip install 'docparse[train]'") from None


MAKERS: dict[str, tuple[str, Callable[[Setting, Path], dict[str, float]]]] = {
    "digits": ("digits.npz", _digits),
    "syllables": ("syllable_lm.npz", _syllables),
    "repair": ("repair_lm.npz", _repair),
    "titles": ("titles.npz", _titles),
    "aims": ("aims.npz", _aims),
    "roles": ("roles.npz", _roles),
    "confidence": ("confidence.npz", _confidence),
}
"""Name of each model, its file, and what makes it, in the order in which they are made."""
CARDS = ("titles", "aims", "roles", "confidence")
"""Models whose card is written with their figures; the others' cards are kept by hand, with the figures of their scripts."""
