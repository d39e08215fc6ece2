"""How rare words are in a stream: counted as articles come, old counts fading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec.structs import replace

from runut.corpus.rarity import Rarity, measure_rarity
from runut.records import Article

REMEMBERED = 50_000
"""Articles of a language after which all counts are halved and words left with none forgotten, so
that memory is bounded and words of the last weeks weigh as they are used now."""


def learn(rarities: dict[str, Rarity], articles: Iterable[Article]) -> None:
    """Count the words of articles into what is known of each language."""
    for code, fresh in measure_rarity(articles).items():
        known = rarities.get(code)
        if known is None:
            rarities[code] = fresh
            continue
        known = _faded(known) if known.articles > REMEMBERED else known
        known.counts.update(fresh.counts)
        rarities[code] = replace(known, articles=known.articles + fresh.articles)


def _faded(rarity: Rarity) -> Rarity:
    halved = Counter({word: count // 2 for word, count in rarity.counts.items() if count > 1})
    return replace(rarity, articles=rarity.articles // 2, counts=halved)
