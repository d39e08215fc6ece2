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

_SHORTEST_NAME = 3
_SEEN = 1_000  # longer than any name


@lru_cache(maxsize=1)  # names, quotes, figures and credits of one article ask for the same text
def split_words(text: str, section: SpeechWords) -> tuple[Word, ...]:
    """All words and marks of a text in order; white space stands in none of them."""
    words: list[Word] = []
    add = words.append
    capitals: list[int] = []  # of four letters and more: something may be glued to them
    for match in _TOKEN.finditer(text):
        token = match.group()
        if token.islower():
            add(Word(match.start(), match.end(), token, token))
        elif len(token) < 4:
            add(Word(match.start(), match.end(), token, token.casefold()))
        else:
            first = len(words)
            if token.istitle():
                add(Word(match.start(), match.end(), token, token.casefold()))
            else:
                words.extend(_unglue(token, match.start()))
            capitals.extend(range(first, len(words)))
    return tuple(_without_tails(words, capitals, section))


def _without_tails(words: list[Word], capitals: list[int], section: SpeechWords) -> list[Word]:
    endings = _endings(section)
    glued = [i for i in capitals if words[i].text[-2:] in endings or words[i].text[1:2].isupper()]
    if not endings or not glued:
        return words
    seen = {w.text for w in words}
    parted: list[Word] = []
    done = 0
    for i in glued:
        parted += words[done:i]
        done = i + 1
        long = len(words[i].text) > 3 and words[i].capital
        parted += _without_tail(words[i], section, seen) if long else (words[i],)
    return parted + words[done:]


@cache
def _endings(section: SpeechWords) -> frozenset[str]:
    return frozenset(tail[-2:] for tail in _tails(section))


@cache
def _tails(section: SpeechWords) -> dict[str, int]:
    """Long verbs of saying, and small words, that bad conversion glues to a name.

    With how long the name must be: a long verb is parted from any, ``_SEEN`` asks for a name that
    stands alone elsewhere.
    """
    if not section.glued:
        return {}
    lexicon, _ = lexicon_of(section)
    small = {word: _SEEN if len(word) < _LONG_TAIL else _LONG_TAIL for word in section.glued}
    verbs = (f for f, sense in lexicon.items() if len(f) >= _LONG_VERB and sense.voice == "before")
    return small | dict.fromkeys(verbs, _SHORTEST_NAME)


@cache
def _lengths(section: SpeechWords) -> tuple[int, ...]:
    """How long such tails are, the longest first."""
    return tuple(sorted({len(tail) for tail in _tails(section)}, reverse=True))


def _without_tail(word: Word, section: SpeechWords, seen: set[str]) -> tuple[Word, ...]:
    """A word, or a name and the verb or small word glued to its end.

    A word of two to four letters is parted only from a name that stands alone elsewhere
    ("Bambangdi").
    """
    text, tails = word.text, _tails(section)
    if text[1].isupper() and (glued := _ACRONYM.fullmatch(text)):
        small = text[glued.end(1) :] in tails
        return _cut(word, glued.end(1)) if small else _without_acronym(word, glued.end(1), seen)
    for length in _lengths(section):
        at = len(text) - length
        least = tails.get(text[at:]) if at >= _SHORTEST_NAME else None
        if least is not None and (at >= least or text[:at] in seen):
            return _cut(word, at)
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
