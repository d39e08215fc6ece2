"""Where the event of an article happens: the first places that its title and text name."""

from __future__ import annotations

import re
from functools import cache

from runut.corpus.words import stem, words_of
from runut.languages.pack import known_languages, load_pack

MENTIONS = 3
"""Places that count: news names the place of its event first, others as background later."""


REACH = 1000
"""Characters of title and text in which a place can be that of the event."""


def places_of(title: str, text: str, language: str) -> frozenset[str]:
    """Return the stems of the first places named after a preposition of place, title first."""
    pattern = _pattern(language)
    if not pattern:
        return frozenset()
    names = [m[1] for part in (title, text) for m in pattern.finditer(part[:REACH])]
    in_title = len(pattern.findall(title[:REACH]))
    # in a title, what follows the comma is the next clause: "in Wanasari, Three Killed"
    names = [n.partition(",")[0] if i < in_title else n for i, n in enumerate(names)]
    words = (w[0] for name in names[:MENTIONS] for w in words_of(name) if w[0][0].isupper())
    kinds = frozenset(load_pack(language).places.kinds)
    return frozenset(stem(w.lower(), language) for w in words if w.lower() not in kinds)


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    if language not in known_languages():
        return None
    words = load_pack(language).places
    before, kinds = ("|".join(map(re.escape, w)) for w in (words.before, words.kinds))
    word = r"[^\W\d_a-zà-ÿ](?:[a-z]?\.(?= )|[\w'’-]*)"  # "St. Halek", but no sentence's end
    name = rf"{word}(?: {word}){{0,4}}"
    return re.compile(rf"\b(?i:{before}) (?:(?i:{kinds}) ){{0,3}}({name}(?:, {name})?)")
