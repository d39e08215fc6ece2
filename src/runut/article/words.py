"""Split a text into words and marks, each with its place; glued words are taken apart."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from runut.article.cues import lexicon_of
from runut.languages.speech import SpeechWords


class Word(NamedTuple):
    """A word, a number or a mark of punctuation, as it stands and case-folded.

    ``kind`` is that of the name it belongs to, ``NO_NAME`` for another word with a capital; empty
    where names were not looked for.
    """

    start: int
    end: int
    text: str
    fold: str
    kind: str = ""

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


NO_NAME = "O"

# Numbers keep their points and commas, words their inner hyphens and apostrophes.
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-'’][^\W\d_]+)*|[^\w\s]")

# Where badly converted text glued two words: "PresidenDonald", "dariCNN", "KPKmelelang".
_SEAM = re.compile(r"(?<=[a-z][a-z])(?=[A-Z][a-z])|(?<=[a-z]{3})(?=[A-Z]{2})")

# An acronym with something glued to it: "KPKmelelang", "PTAngkasa".
_ACRONYM = re.compile(r"([A-Z]{2,6})([a-z]{2,})")


# A verb this long at the end of a capitalised word is glued to it ("Prabowomenyebut").
_LONG_VERB = 7

# No name ends so: "Wibisanadalam", "Astutidengan".
_LONG_TAIL = 5


@lru_cache(maxsize=1)  # quotes, figures and credits of one article ask for the same text
def split_words(text: str, section: SpeechWords) -> tuple[Word, ...]:
    """All words and marks of a text in order; white space stands in none of them."""
    words: list[Word] = []
    for match in _TOKEN.finditer(text):
        token, start = match.group(), match.start()
        if token.islower():
            words.append(Word(start, match.end(), token, token))
        elif token.istitle() or len(token) < 4:
            words.append(Word(start, match.end(), token, token.casefold()))
        else:
            words.extend(_unglue(token, start))
    return tuple(_without_tails(words, section))


def _without_tails(words: list[Word], section: SpeechWords) -> list[Word]:
    tails = _tails(section)
    if not tails:
        return words
    seen = {w.text for w in words}
    parted: list[Word] = []
    endings = frozenset(tail[-2:] for tail in tails)
    for word in words:
        text = word.text
        if len(text) > 3 and text[0].isupper() and (text[-2:] in endings or text[1].isupper()):
            parted.extend(_without_tail(word, tails, seen))
        else:
            parted.append(word)
    return parted


@cache
def _tails(section: SpeechWords) -> tuple[str, ...]:
    """Long verbs of saying, and small words, that bad conversion glues to a name."""
    if not section.glued:
        return ()
    lexicon, _ = lexicon_of(section)
    verbs = (f for f, sense in lexicon.items() if len(f) >= _LONG_VERB and sense.voice == "before")
    return (*sorted(verbs), *section.glued)


def _without_tail(word: Word, every: tuple[str, ...], seen: set[str]) -> tuple[Word, ...]:
    """A word, or a name and the verb or small word glued to its end.

    A word of two to four letters is parted only from a name that stands alone elsewhere
    ("Bambangdi").
    """
    if word.text[1].isupper() and (glued := _ACRONYM.fullmatch(word.text)):
        small = word.text[glued.end(1) :] in every
        return _cut(word, glued.end(1)) if small else _without_acronym(word, glued.end(1), seen)
    if not word.text.endswith(every):
        return (word,)
    tails = (t for t in every if word.text.endswith(t) and len(word.text) - len(t) > 2)
    for tail in sorted(tails, key=len, reverse=True):
        stem = word.text[: -len(tail)]
        long = len(tail) >= _LONG_VERB or (len(tail) >= _LONG_TAIL and len(stem) >= _LONG_TAIL)
        if long or stem in seen:
            return _cut(word, len(stem))
    return (word,)


def _without_acronym(word: Word, end: int, seen: set[str]) -> tuple[Word, ...]:
    """Part an acronym from what is glued to it; its last letter may begin a name ("RIRizki")."""
    if word.text[:end] in seen or (end > 3 and word.text[: end - 1] not in seen):
        return _cut(word, end)
    return _cut(word, end - 1) if end > 2 else (word,)


def _cut(word: Word, at: int) -> tuple[Word, Word]:
    return _piece(word.text, word.start, 0, at), _piece(word.text, word.start, at, len(word.text))


def _unglue(token: str, start: int) -> list[Word]:
    seams = [0, *(m.start() for m in _SEAM.finditer(token)), len(token)]
    parts = pairwise(seams)
    return [_piece(token, start, a, b) for a, b in parts if a < b]


def _piece(token: str, start: int, first: int, last: int) -> Word:
    text = token[first:last]
    return Word(start + first, start + last, text, text.casefold())


def is_verb(word: Word, section: SpeechWords) -> bool:
    """Whether a word has the shape of a verb; never in a language whose verbs have no prefix."""
    shapes = section.noun_shapes
    return (
        len(word.fold) > 5
        and word.text.islower()
        and bool(section.verb_prefixes)
        and word.fold.startswith(section.verb_prefixes)
        and word.fold not in section.not_verbs
        and not any(word.fold.startswith(a) and word.fold.endswith(z) for a, z in shapes)
    )
