"""Which articles are worth comparing: those near in time that share rare words.

An index leads from the heaviest stems of title and lead to the units that hold them. What it
scans, and how many it gives back, are bounded, so an article costs the same whatever the number
of open ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from heapq import nlargest

from runut.corpus.likeness import Said

KEYS = 30
"""Heaviest stems of title and lead under which an article is found."""

NEWEST = 100
"""Under a stem the newest so many are looked at: words that more hold tell little apart."""

SCANNED = 300
"""Entries that one article looks at in all, those under its heaviest stems first. With 200 and 600,
and 40 articles compared, the 597 dev articles and VMDS are grouped the same, a third slower."""

COMPARED = 24
"""Articles that one is compared with at most, those that share most."""

LEAST_KEYS = 0.06
"""Part of an article's keys (by squared weight) that another must share to be compared."""

LEAST_KEYS_OF_TITLE = 0.05
"""The same where there is only a title, of which every word is a key."""

Keys = Mapping[str, float]
Index = dict[str, list[int]]
"""Stem to the units that it leads to, newest last."""


def keys_of(one: Said) -> dict[str, float]:
    """Return the heaviest stems of title and lead with their squared weight, summing to 1.

    The heaviest comes first.
    """
    both = dict(one.lead)
    for word, weight in one.title.items():
        both[word] = max(weight, both.get(word, 0.0))
    heaviest = sorted(both, key=lambda w: (-both[w], w))[:KEYS]
    total = sum(both[w] ** 2 for w in heaviest) or 1.0
    return {w: both[w] ** 2 / total for w in heaviest}


def found_under(keys: Keys, index: Index, least: float) -> list[int]:
    """Return the units that share enough of the keys, at most COMPARED of them."""
    shared: defaultdict[int, float] = defaultdict(float)
    scanned = 0
    for word, weight in keys.items():
        units = index.get(word, ())
        for unit in units[-NEWEST:]:
            shared[unit] += weight
        scanned += min(len(units), NEWEST)
        if scanned > SCANNED:
            break
    enough = [unit for unit, weight in shared.items() if weight >= least]
    if len(enough) <= COMPARED:
        return enough
    return nlargest(COMPARED, enough, key=lambda unit: (shared[unit], unit))


def least_of(one: Said) -> float:
    """Return the part of its keys that another article must share."""
    return LEAST_KEYS if one.has_text else LEAST_KEYS_OF_TITLE


def enter(unit: int, keys: Keys, index: Index) -> None:
    """Make a unit findable under its keys; the oldest under a very common stem are let go."""
    for word in keys:
        units = index.setdefault(word, [])
        units.append(unit)
        if len(units) > 2 * NEWEST:
            del units[:NEWEST]


def remove(unit: int, keys: Keys, index: Index) -> None:
    """Make a unit unfindable under its keys."""
    for word in keys:
        units = index.get(word, [])
        if unit in units:
            units.remove(unit)
        if not units:
            index.pop(word, None)
