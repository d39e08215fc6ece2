"""The same words of somebody, told as said on two days."""

from __future__ import annotations

from itertools import combinations

import msgspec

from runut.languages.pack import load_pack
from runut.records import Article, Difference, Origin, Quote, Timex
from runut.settings import Settings
from runut.story.sides import are_apart, make_difference, passage_at
from runut.story.status import about_of
from runut.story.tellings import date_of, dated_in
from runut.story.words import common, content_words

_BEHIND = 160  # characters behind a quotation in which the day of the words stands
_DAY = len("2024-06-18")


class _Dated(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    article: Article
    quote: Quote
    timex: Timex
    words: frozenset[str]


def find_quote_days(
    articles: list[Article], origins: tuple[Origin, ...], settings: Settings
) -> list[Difference]:
    """Find quotations that two articles give nearly word for word, and date differently."""
    dated = [d for a in articles for d in _dated(a, settings)]
    return [
        make_difference(
            "date",
            "contradiction",
            a.quote.text,
            [[passage_at(a.article, a.timex)], [passage_at(b.article, b.timex)]],
            origins,
        )
        for a, b in combinations(dated, 2)
        if are_apart(a.article, b.article, origins)
        and date_of(a.timex) != date_of(b.timex)
        and common(a.words, b.words) >= settings.same_quote
    ]


def _dated(article: Article, settings: Settings) -> list[_Dated]:
    """Direct quotations with the day that stands behind them in the same sentence."""
    pack, found = load_pack(article.language), []
    for quote in article.quotes:
        words = content_words(quote.text, pack)
        timex = _day_behind(article, quote)
        if quote.kind == "direct" and len(words) >= settings.same_quote_words and timex:
            found.append(_Dated(article=article, quote=quote, timex=timex, words=words))
    return found


def _day_behind(article: Article, quote: Quote) -> Timex | None:
    pack = load_pack(article.language)
    around = [s for s in article.sentences if s.start <= quote.end < s.end]
    days = [
        t
        for s in around
        for t in article.timexes
        if quote.end <= t.start < min(s.end, quote.end + _BEHIND)
        and len(date_of(t)) == _DAY
        and any(sign.isdigit() for sign in t.text)
        and about_of(dated_in(article, s, t), pack) == "statement"
    ]
    return days[0] if len(days) == 1 else None
