"""`docparse train`: rebuild the trained models from the corpus, with a card each."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from docparse.commands.progress import reading


def run(
    only: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="digits, syllables, repair, titles, aims, roles, confidence; may be repeated. Default: all."),
    ] = None,
    seed: Annotated[
        int, typer.Option(min=0, max=299, help="Another draw of the generated papers; the same seed gives the same bytes.")
    ] = 0,
    texts: Annotated[Path | None, typer.Option(help="Folder of public legal texts (.txt) for the counts of syllables.")] = None,
    work: Annotated[Path, typer.Option(help="Folder for readings and for models that are done: a stopped run goes on from it.")] = Path(
        "build/train"
    ),
    out: Annotated[Path | None, typer.Option(help="Folder for the models; default: models/.")] = None,
    fresh: Annotated[bool, typer.Option(help="Begin anew, with nothing taken from the folder of work.")] = False,
) -> None:
    """Rebuild every model from the corpus, deterministically; a model that cannot be made here stays as it is, and why is said."""
    import shutil

    # One thread: sums in another order would give other bytes. It must be set before numpy is loaded.
    os.environ["OMP_NUM_THREADS"] = "1"
    from docparse.learn.models import MAKERS, MODELS, Setting, train

    names = only or list(MAKERS)
    unknown = [name for name in names if name not in MAKERS]
    if unknown:
        raise typer.BadParameter(f"there is no {', '.join(unknown)}; there are {', '.join(MAKERS)}", param_hint="--only")
    if fresh and work.exists():
        shutil.rmtree(work)
    for name in [name for name in MAKERS if name in names]:
        with reading(name) as draw:
            result = train([name], Setting(work, out or MODELS, seed, texts=texts, told=_teller(name, draw)))[name]
        if isinstance(result, str):
            print(f"{name}: {result}")
        else:
            print(f"{name}: made")
            for key, value in result.items():
                print(f"  {key:<58} {value:g}")


def _teller(name: str, draw: Callable[[int, int], None] | None) -> Callable[[str, int, int], None]:
    """Moves the bar; where there is none, names each form once."""
    named: set[str] = set()

    def tell(form: str, number: int, total: int) -> None:
        if draw is not None:
            draw(number, total)
        elif form not in named:
            named.add(form)
            print(f"{name}: {form}, {total} papers", file=sys.stderr, flush=True)

    return tell
