"""Words in, the text of one regular expression that is any of them out; beginnings that words share are tried once.

An alternation of fifty phrases is tried phrase by phrase at every place of a text; a tree of their letters is left at the first wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any


def choice(words: Iterable[str]) -> str:
    """The expression, to be put in a group; of two words of which one begins the other it takes the longer. No words: it matches nothing.

    >>> choice(["ban", "ban chỉ đạo", "bộ"])
    'b(?:an(?:\\\\ chỉ\\\\ đạo)?|ộ)'
    """
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _written(tree) if tree else "(?!)"


def _written(node: dict[str, Any]) -> str:
    branches = [re.escape(char) + _written(below) for char, below in sorted(node.items()) if char]
    if not branches:
        return ""
    if "" in node:
        return f"(?:{'|'.join(branches)})?"
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
