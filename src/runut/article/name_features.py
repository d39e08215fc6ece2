"""What the table of name weights sees of a word: its form, its neighbours, the lists it stands in.

The same features are read in training and at work, so a table belongs to this file as it was
when the table was made (``VERSION``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from runut.article.cues import lexicon_of
from runut.article.words import Word, is_verb
from runut.languages.pack import Pack
from runut.records import NameKind

VERSION = 1

_AFFIX = 3  # letters of the beginnings and endings of words


class NameLists(NamedTuple):
    """Words of one language and what they tell of names, as sets."""

    known: dict[tuple[str, ...], NameKind]  # known names, as written -> "LOC" or "ORG"
    longest: int
    heads: frozenset[str]  # first words of organisations
    classes: dict[str, str]  # case-folded word -> letters, one for each list it stands in


@cache
def name_lists(pack: Pack) -> NameLists:
    """The lists of a language that features ask."""
    names, speech = pack.names, pack.speech
    known: dict[tuple[str, ...], NameKind] = {
        tuple(name.split()): "LOC" for name in (*country_names(pack.code), *names.places)
    }
    known |= {tuple(name.split()): "ORG" for name in names.organisations}
    lexicon, _ = lexicon_of(speech)
    lists: dict[str, Iterable[str]] = {
        "r": speech.roles,
        "t": speech.titles,
        "o": names.organisation_heads,
        "e": names.organisation_tails,
        "p": names.place_heads,
        "c": names.place_cues,
        "g": names.given,
        "j": names.joins,
        "n": names.never,
        "s": (*speech.stops, *speech.openers, *speech.pronouns),
        "d": speech.calendar,
        "v": lexicon,
        "f": speech.office_words,
        "l": speech.places,
    }
    classes: dict[str, str] = {}
    for letter, words in lists.items():
        for word in dict.fromkeys(words):
            classes[word] = classes.get(word, "") + letter
    heads = frozenset((*names.organisation_heads, *speech.organisations))
    return NameLists(known, max(map(len, known)), heads, classes)


def country_names(code: str) -> Iterator[str]:
    """Names of countries in a language (CLDR), without what stands in brackets."""
    from babel import Locale  # noqa: PLC0415

    for territory, name in Locale.parse(code).territories.items():
        if territory.isalpha() and territory not in ("ZZ", "XA", "XB"):
            yield name.partition(" (")[0]


def features(sentence: Sequence[Word], pack: Pack, small: frozenset[str]) -> list[list[str]]:
    """The features of each word of a sentence.

    ``small`` are words that the article has in lower case too: a capital at the beginning of a
    sentence then tells nothing.
    """
    lists = name_lists(pack)
    folds = ["<", "<", *(w.fold for w in sentence), ">", ">"]
    shapes = ["<", *(_shape(w.text) for w in sentence), ">"]
    groups = ["<", *(_group(w, lists, pack) for w in sentence), ">"]
    known = _known(sentence, lists)
    rows = []
    for i, word in enumerate(sentence):
        fold, shape, group = folds[i + 2], shapes[i + 1], groups[i + 1]
        before, after = folds[i + 1], folds[i + 3]
        row = [
            "w=" + fold,
            "s=" + shape,
            "g=" + group,
            "k=" + known[i],
            "b=" + before,
            "a=" + after,
            "bb=" + folds[i],
            "aa=" + folds[i + 4],
            "sb=" + shapes[i] + shape,
            "sa=" + shape + shapes[i + 2],
            "gb=" + groups[i] + "|" + shape,
            "ga=" + groups[i + 2] + "|" + shape,
            "bs=" + before + "|" + shape,
        ]
        if word.capital:
            row.append("x=" + fold[:_AFFIX])
            row.append("y=" + fold[-_AFFIX:])
            row.append("yy=" + fold[-2:])
            if fold in small:
                row.append("small")
            if not i:
                row.append("first=" + group)
        rows.append(row)
    return rows


def _shape(text: str) -> str:
    """How a word is written: "x", "Xx", "X", "XX", "XxX", "9", or the mark itself."""
    if text.islower():
        return "x"
    if text.isupper():
        return "X" if len(text) == 1 else "XX" if len(text) < 6 else "XXX"
    if text[0].isdigit():
        return "9"
    if not text[0].isalpha():
        return text
    if text[1:].islower():
        return "Xx"
    return "X-" if "-" in text else "XxX"


def _group(word: Word, lists: NameLists, pack: Pack) -> str:
    letters = lists.classes.get(word.fold)
    if letters is not None:
        return letters
    if word.text.islower():
        return "V" if is_verb(word, pack.speech) else "-"
    return "N" if word.capital else "."


def _known(sentence: Sequence[Word], lists: NameLists) -> list[str]:
    """For each word, whether it begins ("B-LOC") or goes on ("I-LOC") a known name."""
    out = ["-"] * len(sentence)
    i = 0
    while i < len(sentence):
        stop = i + 1
        if sentence[i].capital:
            for end in range(min(len(sentence), i + lists.longest), i, -1):
                kind = lists.known.get(tuple(w.text for w in sentence[i:end]))
                if kind:
                    out[i:end] = ["B-" + kind, *["I-" + kind] * (end - i - 1)]
                    stop = end
                    break
        i = stop
    return out
