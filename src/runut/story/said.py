"""The quotes of a story as they are compared: their content words in order, and their figures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from math import log

import msgspec

from runut.corpus.rarity import load_frequencies
from runut.languages.pack import Pack, load_pack
from runut.records import Article, Quote
from runut.story.stems import stem
from runut.story.words import content_list

_DOUBLED = re.compile(r"(?<![\w-])([^\W\d_]{2,})-\1", re.IGNORECASE)
"""A word doubled by a hyphen ("sekolah-sekolah"): the plural of the word, and of the same stem."""

_WORD = re.compile(r"\w+(?:['’-]\w+)*")

_NUMBER = 7.0
"""Rarity of a figure, whatever it is: that of one word in a thousand."""

_SIGN = "#"  # before figures among words


class Said(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A quote of an article; ``place`` is its order.

    ``plain`` are all its words, in lower case. ``told`` are the stems of its content words as they
    stand, those that stand for one another folded to one. ``words`` are those and its ``figures``.
    ``letters`` is the same for words that differ in marks, case and spaces alone; ``denies`` says
    whether there is a negation.
    """

    place: int
    article: Article
    quote: Quote
    plain: tuple[str, ...]
    told: tuple[str, ...]
    figures: frozenset[str]
    words: frozenset[str]
    letters: str
    denies: bool


def quotes_of(articles: Sequence[Article]) -> list[Said]:
    """All quotes of a story's articles (oldest first) in their order."""
    pairs = ((article, quote) for article in articles for quote in article.quotes)
    return [_said(place, article, quote) for place, (article, quote) in enumerate(pairs)]


def _said(place: int, article: Article, quote: Quote) -> Said:
    pack = load_pack(article.language)
    text = _DOUBLED.sub(r"\1", quote.text)
    folded = _folded(pack)
    told = tuple(folded.get(word, word) for word in content_list(text, pack))
    figures = frozenset(_figures(article, quote))
    plain = tuple(_WORD.findall(text.lower()))
    return Said(
        place=place,
        article=article,
        quote=quote,
        plain=plain,
        told=told,
        figures=figures,
        words=figures.union(told),
        letters="".join(sign for sign in quote.text.casefold() if sign.isalnum()),
        denies=not negations(pack).isdisjoint(plain),
    )


def _figures(article: Article, quote: Quote) -> Iterator[str]:
    for figure in article.figures:
        if quote.start <= figure.start and figure.end <= quote.end:
            yield f"{_SIGN}{figure.value.normalize()}"


@cache
def negations(pack: Pack) -> frozenset[str]:
    """Words of a language that turn a statement around."""
    return frozenset(pack.voices.negations)


@cache
def _folded(pack: Pack) -> Mapping[str, str]:
    """Stems of words that stand for one another, each with the stem of the first of them."""
    rows = ([stem(word, pack) for word in row] for row in pack.voices.same)
    return {word: row[0] for row in rows for word in row[1:]}


def weigh_words(quotes: Sequence[Said]) -> dict[str, float]:
    """Weight of each stem and figure: rare in news at large and in the quotes of this story.

    A story's own subject stands in all its quotes and tells none from another. One quote is left
    out of the count: a word that two quotes share is no commoner for that.
    """
    often = Counter(word for said in quotes for word in said.words)
    tables = {said.article.language: load_frequencies(said.article.language) for said in quotes}
    return {
        word: _rarity(word, tables.values()) * log(1 + len(quotes) / max(count - 1, 1))
        for word, count in often.items()
    }


def _rarity(word: str, tables: Iterable[tuple[int, Mapping[str, int]]]) -> float:
    """Rarity in the language; 1 where there is no table."""
    if word.startswith(_SIGN):
        return _NUMBER
    return max(
        log((total + 1) / max(table.get(word, 0), 1)) if total else 1.0 for total, table in tables
    )
