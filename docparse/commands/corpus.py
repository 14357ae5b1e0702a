"""`docparse corpus`: make the labelled corpus on disk, in every form, from its papers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from docparse.render import many


def run(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="Folder to write to: OUT/FORM/NAME.ext with NAME.gold.json.")],
    form: Annotated[list[str] | None, typer.Option(help="text, markdown, docx, pdf, scan; may be repeated. Default: all.")] = None,
    part: Annotated[str | None, typer.Option(help="dev or test; default: both.")] = None,
    source: Annotated[Path | None, typer.Option(help="Folder of papers; default: the papers of corpus/hand.")] = None,
    generated: Annotated[int, typer.Option(help="Make this many generated papers instead of those written by hand.")] = 0,
    seed: Annotated[int | None, typer.Option(help="First seed of the generated papers; from 1000000 on they are test.")] = None,
) -> None:
    """Build the corpus: the papers written by hand, or generated ones, each with its labels, as text, Markdown, Word, PDF and scan."""
    from docparse.corpus.build import FORMS, build, build_generated
    from docparse.corpus.parts import HAND, PARTS, TEST_SEEDS, hand_papers

    unknown = set(form or ()) - set(FORMS)
    if unknown:
        raise typer.BadParameter(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(FORMS)}", param_hint="--form")
    if part and part not in PARTS:
        raise typer.BadParameter(f"there is no {part}; there are {', '.join(PARTS)}", param_hint="--part")
    if generated:
        first = seed if seed is not None else (TEST_SEEDS if part == "test" else 0)
        if part and (first >= TEST_SEEDS) != (part == "test"):
            raise typer.BadParameter(f"{first} is not of part {part}; test begins at {TEST_SEEDS}", param_hint="--seed")
        made = build_generated(generated, first, out, tuple(form) if form else FORMS)
    else:
        made = build(hand_papers(source or HAND, part), out, tuple(form) if form else FORMS)
    for name, count in made.items():
        typer.echo(f"{out / name}: {many(count, 'document')}")
