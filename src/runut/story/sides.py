"""Sides of a difference: who tells which value, and in how many independent sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from runut.records import (
    Article,
    Citation,
    Difference,
    DifferenceCode,
    DifferenceKind,
    Figure,
    Origin,
    Relation,
    Side,
    Timex,
    Within,
)

_PRIMARY = ("document", "official")
_NEAR = 200  # characters between a value and the credit that its sentence or the next one gives
_SETTLE = 4  # primary sources named for one difference at most


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A place in an article that tells a value: a half-open range of characters."""

    article: Article
    start: int
    end: int


def passage_at(article: Article, part: Figure | Timex) -> Passage:
    """The place of a figure or an expression of time."""
    return Passage(article=article, start=part.start, end=part.end)


def make_difference(
    kind: DifferenceKind,
    relation: Relation,
    about: str,
    sides: Sequence[Sequence[Passage]],
    origins: tuple[Origin, ...],
    why: Iterable[DifferenceCode] = (),
) -> Difference:
    """Make a difference of the passages of its sides, in their order.

    What would settle it are the documents and officials credited beside the sides' passages.
    """
    cited = [p for side in sides for p in side]
    return Difference(
        kind=kind,
        relation=relation,
        about=about,
        sides=tuple(make_side(side, origins) for side in sides),
        within=_within([p.article for p in cited], origins),
        why=tuple(dict.fromkeys(why)),
        settles=tuple(dict.fromkeys(_primary_sources(cited)))[:_SETTLE],
    )


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


def titled_side(articles: list[Article], value: str, origins: tuple[Origin, ...]) -> Side:
    """Make a side that only the headlines of the given articles tell."""
    return Side(
        value=value,
        citations=(),
        outlets=tuple(dict.fromkeys(a.outlet for a in articles if a.outlet)),
        origins=len(origins_of((a.id for a in articles), origins)),
        titles=tuple(a.id for a in articles),
    )


def origins_of(articles: Iterable[str], origins: tuple[Origin, ...]) -> set[str]:
    """Names of the origins that the articles belong to; an article without one is its own."""
    origin_of = {a: origin.name for origin in origins for a in origin.articles}
    return {origin_of.get(article, article) for article in articles}


def are_apart(a: Article, b: Article, origins: tuple[Origin, ...]) -> bool:
    """Whether two articles can differ: of two origins, or two articles of one outlet.

    An outlet may well contradict itself; another outlet's copy of the same text may not.
    """
    if a.id == b.id:
        return False
    return bool(a.outlet and a.outlet == b.outlet) or len(origins_of((a.id, b.id), origins)) > 1


def _within(articles: list[Article], origins: tuple[Origin, ...]) -> Within:
    ids = {a.id for a in articles}
    if len(ids) == 1:
        return "article"
    return "story" if len(origins_of(ids, origins)) > 1 else "outlet"


def _primary_sources(passages: list[Passage]) -> Iterator[Citation]:
    """Credits to documents and officials right around the values."""
    for passage in passages:
        for credit in passage.article.credits:
            near = credit.start < passage.end + _NEAR and credit.end > passage.start - _NEAR
            if credit.kind in _PRIMARY and near:
                yield Citation(article=passage.article.id, start=credit.start, end=credit.end)
