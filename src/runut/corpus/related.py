"""Which other stories touch a story: shared rare words, shown as the reason."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

import msgspec

from runut.corpus.likeness import Vector, dot
from runut.corpus.rarity import Rarity, measure_rarity
from runut.corpus.words import stem, words_of
from runut.records import Article, Group, Related
from runut.settings import Settings

SIGNATURE = 30
"""Heaviest stems by which a story is compared with others."""

COMMON = 100
"""A stem in the signatures of more stories than this leads to none of them."""

SHARED = 3
"""Stems that two related stories share at least, and how many the reason names."""

MOST = 5
"""Related stories that a story lists."""


class _Signature(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """What a story is about: its heaviest stems (length 1), and how they are written."""

    weights: Vector
    written: dict[str, str]


def relate(groups: list[Group], articles: list[Article], settings: Settings) -> list[Group]:
    """Add to each story the others that share its actors and rare words, nearest first.

    Time does not count: stories of other years about the same actors are found too.
    """
    rarities = measure_rarity(articles)
    by_id = {a.id: a for a in articles}
    signatures = [_sign([by_id[i] for i in g.articles], rarities) for g in groups]
    near: list[list[tuple[float, int]]] = [[] for _ in groups]
    for a, b in sorted(_pairs(signatures)):
        likeness = dot(signatures[a].weights, signatures[b].weights)
        if likeness >= settings.related_likeness and len(_shared(signatures, a, b)) >= SHARED:
            near[a].append((-likeness, b))
            near[b].append((-likeness, a))
    return [
        msgspec.structs.replace(
            group, related=_related(n, sorted(near[n])[:MOST], groups, signatures)
        )
        for n, group in enumerate(groups)
    ]


def _related(
    one: int, others: Iterable[tuple[float, int]], groups: list[Group], signs: list[_Signature]
) -> tuple[Related, ...]:
    return tuple(
        Related(
            story=groups[other].id, reason="shares: " + ", ".join(_shared(signs, one, other)[:5])
        )
        for _, other in others
    )


def _sign(articles: list[Article], rarities: dict[str, Rarity]) -> _Signature:
    """Weigh the stems of a story by how many of its articles put them in title or text."""
    total: dict[str, float] = {}
    written: dict[str, str] = {}
    for article in articles:
        counts: Counter[str] = Counter()
        for text, times in ((article.title, 2), (article.text, 1)):
            for match in words_of(text):
                key = stem(match[0].lower(), article.language)
                counts[key] += times
                written.setdefault(key, match[0].lower())
        rarity = rarities[article.language]
        for key, n in counts.items():
            total[key] = total.get(key, 0.0) + (1 + math.log(n)) * rarity.weight(key)
    heaviest = sorted(total, key=lambda w: (-total[w], w))[:SIGNATURE]
    length = math.sqrt(sum(total[w] ** 2 for w in heaviest)) or 1.0
    return _Signature(
        weights={w: total[w] / length for w in heaviest},
        written={w: written[w] for w in heaviest},
    )


def _pairs(signatures: list[_Signature]) -> set[tuple[int, int]]:
    """Return the pairs of stories that share a stem of their signatures."""
    under: dict[str, list[int]] = {}
    for n, signature in enumerate(signatures):
        for word in signature.weights:
            under.setdefault(word, []).append(n)
    lists = (stories for stories in under.values() if len(stories) <= COMMON)
    return {(a, b) for stories in lists for i, a in enumerate(stories) for b in stories[i + 1 :]}


def _shared(signatures: list[_Signature], a: int, b: int) -> list[str]:
    """Return the words that two stories share, weightiest first, as the first one writes them."""
    mine, other = signatures[a].weights, signatures[b].weights
    both = sorted((w for w in mine if w in other), key=lambda w: (-mine[w] * other[w], w))
    return [signatures[a].written[w] for w in both]
