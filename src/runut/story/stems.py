"""Stems of words: the forms of one word folded together, words glued by scrapers parted."""

from __future__ import annotations

from functools import cache, lru_cache

from runut.corpus.rarity import load_frequencies
from runut.languages.pack import Pack

_VOWELS = "aeiou"
_SEEN = 0.2
"""Part of a shortened stem's articles that the full one must have: "kirim" has .6 of "irim",
"kurus" .03 of "urus"."""
_PART = 4  # letters of each of two words glued together, unless one is a light word
_KNOWN = 5  # articles of the background table that hold a word which may be glued


@lru_cache(maxsize=65536)
def stem(word: str, pack: Pack) -> str:
    """Fold the forms of a word together with a Snowball stemmer (one per call: no shared state)."""
    from snowballstemmer import stemmer  # noqa: PLC0415 - kept out of the import of the package

    return str(stemmer(pack.status.stemmer).stemWord(word))


@lru_cache(maxsize=65536)
def stems(word: str, pack: Pack) -> tuple[str, ...]:
    """Stems of a word in lower case; of both words where two known ones are glued ("jatuhdi")."""
    known = load_frequencies(pack.code)[1]
    whole = _full_stem(word, pack)
    if whole in known or len(word) <= _PART:
        return (whole,)
    cuts = range(_PART - 1, len(word) - 1)
    glued = [(word[:c], word[c:]) for c in cuts if _glued(word[:c], word[c:], pack)]
    if not glued:
        return (whole,)
    parts = next((p for p in glued if p[1] in light_words(pack)), glued[0])
    return tuple(_full_stem(w, pack) for w in parts if w not in light_words(pack))


def ends_in_verb(word: str, before: int, pack: Pack) -> bool:
    """Whether a glued word is a known one, or ends in a verb that begins before a place in it."""
    heads, known = tuple(pack.status.verb_heads), load_frequencies(pack.code)[1]
    tails = [word[i:] for i in range(1, before) if word[i:].startswith(heads)] if heads else []
    return any(stem(part, pack) in known for part in (word.lower(), *tails))


def _glued(head: str, tail: str, pack: Pack) -> bool:
    """Whether both parts are known words, or a light word stands behind a known one or a name."""
    known, light = load_frequencies(pack.code)[1], tail in light_words(pack)
    if known.get(_full_stem(head, pack), 0) < _KNOWN:
        return light and min(len(head), len(tail)) >= _PART
    if light:
        return True
    return min(len(head), len(tail)) >= _PART and known.get(_full_stem(tail, pack), 0) >= _KNOWN


def _full_stem(word: str, pack: Pack) -> str:
    """Stem of a word, with the consonant that a nasal prefix swallowed ("menemukan": "temu")."""
    found, known = stem(word, pack), load_frequencies(pack.code)[1]
    for prefix, letters in pack.status.nasals.items():
        if word.startswith(prefix) and word[len(prefix) :].startswith(found) and _opens(found):
            full = [x + found for x in letters if known.get(x + found, 0) > 0]
            seen = max((known[x] for x in full), default=0)
            if full and seen >= _SEEN * known.get(found, 0):
                return full[0]
    return found


def _opens(found: str) -> bool:
    return found[:1] in _VOWELS


@cache
def light_words(pack: Pack) -> frozenset[str]:
    """Words too common to tell two happenings apart."""
    return frozenset(pack.status.light)
