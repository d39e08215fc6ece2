"""Copies count once: articles that are mostly the same text make one unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from runut.corpus.union import unite
from runut.records import Article, Copy
from runut.settings import Settings


def same_text(
    articles: Iterable[Article],
    copies: Iterable[Copy],
    lengths: Mapping[str, int],
    settings: Settings,
) -> dict[str, str]:
    """Map every article to the first of those that are copies of one another.

    ``lengths`` (characters of text) name the articles known before, which come first.
    """
    known = {**lengths, **{a.id: len(a.text) for a in articles}}
    same = (
        (c.from_, c.to)
        for c in copies
        if c.from_ in known and c.to in known and copied(c, known) >= settings.copy_joins
    )
    return unite(known, same)


def copied(copy: Copy, lengths: Mapping[str, int]) -> float:
    """Return which part of the shorter article a copy's passages are, 0 to 1, by characters."""
    sides = (
        (copy.from_, [p.from_ for p in copy.passages]),
        (copy.to, [p.to for p in copy.passages]),
    )
    return max(sum(s.end - s.start for s in spans) / lengths[article] for article, spans in sides)
