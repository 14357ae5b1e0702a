"""What `docparse reprocess` is told to take: states, versions, ids."""

from __future__ import annotations

import pytest

from docparse.archive.reprocess import Choice
from docparse.commands.reprocess import BadChoice, read_choice


@pytest.mark.parametrize(
    ("only", "more", "choice"),
    [
        (["failed"], [], Choice(True, None, (), False)),
        (["older-than=0.2"], [], Choice(False, "0.2", (), False)),
        (["older-than"], ["0.2", "ab12cd"], Choice(False, "0.2", ("ab12cd",), False)),
        (["older-than 1.10"], ["ab12"], Choice(False, "1.10", ("ab12",), False)),
        ([], ["ab12", "cd34"], Choice(False, None, ("ab12", "cd34"), False)),
    ],
)
def test_choices(only: list[str], more: list[str], choice: Choice) -> None:
    assert read_choice(only, more, False) == choice


@pytest.mark.parametrize(("only", "more"), [(["older-than"], []), (["older"], []), ([], ["0.2"]), (["older-than"], ["failed"])])
def test_what_is_no_choice(only: list[str], more: list[str]) -> None:
    with pytest.raises(BadChoice):
        read_choice(only, more, False)
