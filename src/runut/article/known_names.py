"""Mark the words of an article with the kinds of the names that were found in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from runut.article.people import nameless
from runut.article.words import NO_NAME, Word
from runut.languages.speech import SpeechWords
from runut.records import Name


def with_kinds(
    words: Sequence[Word], names: Sequence[Name], section: SpeechWords
) -> Sequence[Word]:
    """Words with the kinds of ``names`` (in order); as they are where there are none.

    A word that a person is called by elsewhere is that person here too. What bad conversion glued
    behind a name is a word of its own.
    """
    if not names:
        return words
    starts = [word.start for word in words]
    kinds: dict[int, Name] = {}
    for name in names:
        first = bisect_left(starts, name.start)
        kinds.update((i, name) for i in range(first, bisect_left(starts, name.end, lo=first)))
    common = _common(section)
    called = {w.text for i, n in kinds.items() if n.kind == "PER" and (w := words[i]).capital}
    called = {text for text in called if len(text) > 2 and text not in common}
    marked = list(words)
    tails: list[Word] = []
    for i, word in enumerate(words):
        if word.text[0].isupper() or i in kinds:
            held = kinds.get(i)
            marked[i] = _within(word, held) if held else _called(word, called)
            if held and word.end > held.end:
                tails.append(_behind(word, held.end))
    return sorted((*marked, *tails)) if tails else marked


def _behind(word: Word, end: int) -> Word:
    cut = end - word.start
    return Word(end, word.end, word.text[cut:], word.fold[cut:])


def _within(word: Word, name: Name) -> Word:
    if word.end <= name.end:
        return Word(word.start, word.end, word.text, word.fold, name.kind)
    cut = name.end - word.start
    return Word(word.start, name.end, word.text[:cut], word.fold[:cut], name.kind)


def _called(word: Word, called: set[str]) -> Word:
    kind = "PER" if word.text in called else NO_NAME
    return Word(word.start, word.end, word.text, word.fold, kind)


@cache
def _common(section: SpeechWords) -> frozenset[str]:
    return frozenset(word.capitalize() for word in nameless(section))
