"""The lexicon of what is counted: nouns that stand behind a number, met twice."""

from __future__ import annotations

from collections import Counter

import pytest

from docparse.extract.targets.compounds import counted_things, words


def test_nouns_of_several_syllables_are_kept() -> None:
    pytest.importorskip("underthesea")
    from docparse.learn.compounds import lexicon

    papers = [
        "Trường có các giáo viên giỏi.\nCác giáo viên thực hiện.",
        "Mỗi giáo viên dạy một lớp.\nXã có 2 hợp tác xã.",
        "Cả xã có một hợp tác xã. Ngày 5/6/2023 bảo đảm an toàn. Năm 2023 bảo đảm an toàn.",
    ]
    assert lexicon(papers) == ["giáo viên", "hợp tác xã"]


def test_misprints_are_none() -> None:
    from docparse.learn.compounds import _misprints

    assert _misprints(Counter({"đơn vị": 200, "đon vị": 3, "bàn tay": 5, "bạn tay": 4})) == {"đon vị"}


def test_words_are_known_in_each_of_their_spellings() -> None:
    assert {"bác sĩ", "bác sỹ"} <= {*counted_things()}
    assert {"khóa luận", "khoá luận", "phiên chợ", "xuồng"} <= {*words()}
    assert not [word for word in words() if word.startswith("lớp ")]
