"""Which articles are worth comparing: a sweep in order of time over a window of open articles.

Only articles near in time that share rare words of title or lead are compared, so the work grows
with the number of articles, not with its square, and memory with the window.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

import msgspec

from runut.corpus.likeness import Likeness, Said, likeness, weigh
from runut.corpus.rarity import measure_rarity
from runut.corpus.when import in_order, moment_of
from runut.records import Article
from runut.settings import Settings

KEYS = 30
"""Heaviest stems of title and lead under which an article is found."""

COMMON = 400
"""A stem under which more open articles stand than this finds none: others tell them apart."""

LEAST_KEYS = 0.06
"""Part of an article's keys (by squared weight) that another must share to be compared."""

LEAST_KEYS_OF_TITLE = 0.15
"""The same where there is only a title, of which every word is a key."""

LEAST = 0.1
"""Pairs less alike than this count as not alike at all; no loss on the dev articles, half the
pairs of 0.05."""


class _Shelf(msgspec.Struct, frozen=True, eq=False):
    """Articles that are open for comparison, oldest first, and where each stem leads."""

    held: deque[Said]
    under: dict[str, deque[Said]]


def near_pairs(
    articles: list[Article], settings: Settings
) -> Iterator[tuple[Said, Said, Likeness]]:
    """Yield the pairs of articles that are somewhat alike, each once.

    Articles whose time is unknown are compared with all others that share their words.
    """
    rarities = measure_rarity(articles)
    order = in_order(articles)
    undated, window = _Shelf(deque(), {}), _Shelf(deque(), {})
    for article in sorted(order, key=lambda a: moment_of(a) is not None):
        one = weigh(article, rarities[article.language])
        keys, least = _keys(one), LEAST_KEYS if one.has_text else LEAST_KEYS_OF_TITLE
        if one.moment is not None:
            _forget(window, one.moment - settings.story_window)
        for other in [*_found(keys, undated, least), *_found(keys, window, least)]:
            like = likeness(other, one)
            if like.value >= LEAST:
                yield other, one, like
        _hold(undated if one.moment is None else window, one, keys)


def _keys(one: Said) -> dict[str, float]:
    """Return the heaviest stems of title and lead with their squared weight, summing to 1."""
    both = {w: max(one.title.get(w, 0), one.lead.get(w, 0)) for w in {**one.title, **one.lead}}
    heaviest = sorted(both, key=lambda w: (-both[w], w))[:KEYS]
    total = sum(both[w] ** 2 for w in heaviest) or 1.0
    return {w: both[w] ** 2 / total for w in heaviest}


def _found(keys: dict[str, float], shelf: _Shelf, least: float) -> list[Said]:
    """Return the open articles that share enough of the keys."""
    shared: dict[Said, float] = {}
    for word, weight in keys.items():
        others = shelf.under.get(word, ())
        if len(others) <= COMMON:
            for other in others:
                shared[other] = shared.get(other, 0.0) + weight
    return [other for other, weight in shared.items() if weight >= least]


def _hold(shelf: _Shelf, one: Said, keys: dict[str, float]) -> None:
    shelf.held.append(one)
    for word in keys:
        shelf.under.setdefault(word, deque()).append(one)


def _forget(shelf: _Shelf, before: float) -> None:
    """Take what was published before out of the window; it is the oldest under all its stems."""
    while shelf.held and (shelf.held[0].moment or 0.0) < before:
        for word in _keys(shelf.held.popleft()):
            shelf.under[word].popleft()
            if not shelf.under[word]:
                del shelf.under[word]
