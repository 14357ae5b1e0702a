"""Abbreviations and type names of the field, read from `abbreviations.tsv`; query words in, other ways to write them out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from docparse.archive.fold import fold_words
from docparse.text.regex import regex

_VOWEL = regex(r"[aeiouy]")


@dataclass(frozen=True, slots=True)
class Synonyms:
    """`forms`: folded abbreviation to the word sequences it stands for (its other spellings included). `short`: the way back."""

    forms: dict[str, tuple[tuple[str, ...], ...]]
    short: dict[tuple[str, ...], tuple[str, ...]]
    longest: int

    def expansions(self, printed: str, folded: str) -> tuple[tuple[str, ...], ...]:
        """Other ways to write one word of a query.

        A word that could be a syllable (`tu`, `hu`) counts as an abbreviation only if it is typed in capitals.
        """
        if folded not in self.forms:
            return ()
        if _VOWEL.search(folded) and not printed.isupper():
            return ()
        return self.forms[folded]


@lru_cache(maxsize=1)
def type_names() -> dict[str, str]:
    """Code of a document type to its name: `KH` to `Kế hoạch` (NĐ 30/2020, Phụ lục III)."""
    # Read here, without the csv module and docparse.authority.types: a search starts in a tenth of a second.
    path = Path(__file__).parent.parent / "authority" / "types.tsv"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:] if line]
    # The first row of a code is its usual name (TT: Thông tư, not the Party's Thông tri). Công văn has no abbreviation of its own.
    return {row[0]: row[1] for row in reversed(rows)} | {"CV": "Công văn"}


@lru_cache(maxsize=1)
def load() -> Synonyms:
    """The abbreviations of the field (FACTS 9.7)."""
    forms: dict[str, list[tuple[str, ...]]] = {}
    short: dict[tuple[str, ...], list[str]] = {}
    lines = (Path(__file__).parent / "abbreviations.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines[1:]:
        if not line.strip() or line.startswith("#"):
            continue
        abbreviation, meanings, spellings = [*line.split("\t"), "", ""][:3]
        written = [tuple(fold_words(form)) for form in [abbreviation, *filter(None, spellings.split("|"))]]
        meant = [tuple(fold_words(meaning)) for meaning in meanings.split("|")]
        for form in written:
            if len(form) == 1:
                others = [other for other in [*meant, *written] if other != form]
                forms.setdefault(form[0], []).extend(others)
        if len(meant) == 1:
            for form in written:
                # Two letters stand for too many things to be looked for unasked.
                if len(form) > 1 or len(form[0]) > 2:
                    short.setdefault(meant[0], []).append(" ".join(form))
    return Synonyms(
        {form: tuple(dict.fromkeys(others)) for form, others in forms.items()},
        {words: tuple(dict.fromkeys(others)) for words, others in short.items()},
        max(map(len, short), default=0),
    )
