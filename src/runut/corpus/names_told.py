"""Which words of an article are names, by how it writes them: no list, no model, any language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

OPENS = re.compile(r"(?:^|[.!?:\"“”\n])\s*$")
"""What stands before a word that has a capital letter whatever it is."""

BEFORE = 3
"""Characters before a word that are looked at: a mark, a quotation mark, a space."""


def names_told(text: str, words: Sequence[re.Match[str]], stems: Sequence[str]) -> frozenset[str]:
    """Return the stems of words that stand with a capital letter more often than without.

    ``stems`` are those of ``words``, matches in ``text``. Words that open a sentence tell nothing.
    """
    balance: Counter[str] = Counter()
    for word, stem in zip(words, stems, strict=True):
        first = text[word.start()]
        if not first.isalpha():
            continue
        if first.islower():
            balance[stem] -= 1
        elif not OPENS.search(text[max(0, word.start() - BEFORE) : word.start()]):
            balance[stem] += 1
    return frozenset(stem for stem, count in balance.items() if count > 0)
