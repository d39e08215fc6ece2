"""Sides of a difference: who tells which value, and in how many independent sources."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from runut.records import Article, Citation, Origin, Side


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A place in an article that tells a value: a half-open range of characters."""

    article: Article
    start: int
    end: int


def make_side(passages: Iterable[Passage], origins: tuple[Origin, ...]) -> Side:
    """Make a side of the passages that tell one value; the first one's words are the value.

    One citation for each article. Articles of one origin count as one source.
    """
    first: dict[str, Passage] = {}
    for passage in passages:
        first.setdefault(passage.article.id, passage)
    cited = list(first.values())
    return Side(
        value=cited[0].article.text[cited[0].start : cited[0].end],
        citations=tuple(Citation(article=p.article.id, start=p.start, end=p.end) for p in cited),
        outlets=tuple(dict.fromkeys(p.article.outlet for p in cited if p.article.outlet)),
        origins=len(origins_of((p.article.id for p in cited), origins)),
    )


def origins_of(articles: Iterable[str], origins: tuple[Origin, ...]) -> set[str]:
    """Names of the origins that the articles belong to; an article without one is its own."""
    origin_of = {a: origin.name for origin in origins for a in origin.articles}
    return {origin_of.get(article, article) for article in articles}
