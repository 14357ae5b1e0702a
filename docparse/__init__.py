"""docparse: reads Vietnamese administrative documents into structure, and keeps them in an archive that people search."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

__version__ = "0.1.0"


def load() -> Language:
    """A spaCy pipeline whose Doc carries what docparse finds; see `docparse.nlp`. Needs the extra `nlp`."""
    from docparse.nlp import load as load_nlp

    return load_nlp()
