"""The lexicon of what is counted: nouns that stand behind a number, met twice."""

from __future__ import annotations

import pytest

from docparse.extract.compounds import counted_things, words


def test_nouns_of_several_syllables_are_kept() -> None:
    pytest.importorskip("underthesea")
    from docparse.learn.compounds import lexicon

    found = lexicon(["Trường có 5 giáo viên giỏi.\nCác giáo viên thực hiện.", "Xã có một hợp tác xã.\nCả xã có 2 hợp tác xã."])
    assert found == ["giáo viên", "hợp tác xã"]


def test_words_are_known_in_each_of_their_spellings() -> None:
    assert {"bác sĩ", "bác sỹ"} <= {*counted_things()}
    assert {"họa sĩ", "hoạ sĩ", "luận văn", "xuồng"} <= {*words()}
    assert not [word for word in words() if word.startswith("lớp ")]
