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
    marked = [w._replace(kind=NO_NAME) if w.text[0].isupper() else w for w in words]
    tails: list[Word] = []
    at = 0
    for name in names:
        at = bisect_left(words, name.start, lo=at, key=_start)
        while at < len(words) and words[at].start < name.end:
            tails.extend(_behind(words[at], name.end))
            marked[at] = _within(words[at], name)
            at += 1
    called = {w.text for w in marked if w.kind == "PER" and len(w.text) > 2} - _common(section)
    whole = (_called(w, called) for w in marked)
    return sorted((*whole, *tails)) if tails else list(whole)


def _start(word: Word) -> int:
    return word.start


def _behind(word: Word, end: int) -> list[Word]:
    cut = end - word.start
    if word.end <= end:
        return []
    return [Word(end, word.end, word.text[cut:], word.fold[cut:])]


def _within(word: Word, name: Name) -> Word:
    cut = min(word.end, name.end) - word.start
    end = word.start + cut
    return Word(word.start, end, word.text[:cut], word.fold[:cut], name.kind)


def _called(word: Word, called: set[str]) -> Word:
    return word._replace(kind="PER") if word.kind == NO_NAME and word.text in called else word


@cache
def _common(section: SpeechWords) -> frozenset[str]:
    return frozenset(word.capitalize() for word in nameless(section))
