"""Average link: join what is alike on the whole, best first.

Two groups are joined while the mean likeness of all pairs across them stays above a threshold, and
is not far below that within the tighter one; pairs that were never compared count as 0. One odd
pair can't join two events, as it would if the nearest pair decided, and the result does not depend
on the order of arrival.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from heapq import heapify, heappop, heappush
from typing import NamedTuple

import msgspec

from runut.corpus.near import COMPARED

COHESION = 0.5
"""Mean likeness across, as part of that within the tighter group, at least: where all articles
share their actors (a small folder on one affair), what they share tells no events apart. On the
dev articles precision .939 instead of .934 at the same F."""

TIGHT = 0.5
"""Likeness within a group that counts as tight at most, so that near-copies don't shut others
out; without it recall falls by .006."""

Near = Mapping[int, Mapping[int, float]]
"""How alike units are that were compared, both ways."""


class Shape(NamedTuple):
    """What decides how near a group is to others, besides their likeness."""

    size: int
    within: float  # sum of the likeness of all pairs inside
    bare: bool  # nothing but titles


class _Joining(msgspec.Struct, frozen=True, eq=False):
    """The groups so far, by their first member."""

    members: dict[int, list[int]]
    across: dict[int, dict[int, float]]  # sums of likeness to other groups
    within: dict[int, float]  # sum of likeness of all pairs inside
    bare: set[int]  # groups of nothing but titles


class _Waiting(NamedTuple):
    """Two groups that may be joined; out of date once either has grown."""

    negative: float  # nearness below zero, so that the best sorts first
    a: int
    b: int
    sizes: tuple[int, int]


def link_by_average(
    groups: Iterable[Sequence[int]],
    near: Near,
    threshold: float,
    bare: AbstractSet[int] = frozenset(),
) -> list[list[int]]:
    """Join groups of units by average link; returns the members of each group that is left.

    Each group starts as it is handed in, most often as one unit; ``bare`` are the units
    that are no more than titles. Ties go to the lower numbers.
    """
    joining = _start(groups, near, bare)
    waiting = [w for a in joining.members for w in _worth(joining, a, threshold) if w.a == a]
    heapify(waiting)
    while waiting:
        best = heappop(waiting)
        if _is_current(joining, best):
            _join(joining, best.a, best.b)
            for found in _worth(joining, best.a, threshold):
                heappush(waiting, found)
    return list(joining.members.values())


def pairs_across(one: int, other: int) -> int:
    """Return how many pairs of two groups, by their sizes, can have been compared."""
    large = one if one > other else other
    return one * other if large <= COMPARED else min(one, other) * COMPARED


def nearness(total: float, one: Shape, other: Shape) -> float:
    """Return how near two groups are, from the sum of the likeness across."""
    mean = total / pairs_across(one.size, other.size)
    return mean / math.sqrt(_spread(one) * _spread(other)) if one.bare or other.bare else mean


def fits(near: float, one: Shape, other: Shape) -> bool:
    """Whether groups so near are not much less alike than the articles of the tighter one."""
    return near >= COHESION * max(_cohesion(one), _cohesion(other))


def _cohesion(group: Shape) -> float:
    """Return the mean likeness within a group; 0 where there is no pair, and of titles."""
    if group.size == 1 or group.bare:
        return 0.0
    return min(TIGHT, group.within / _pairs_within(group.size))


def _spread(group: Shape) -> float:
    """Return the mean likeness within titles, each with itself counted; 1 where there is a text.

    Likeness across divided by its root is what centroids have: see the figures of titles.
    """
    if group.size == 1 or not group.bare:
        return 1.0
    return (group.size + 2 * group.within) / (group.size + 2 * _pairs_within(group.size))


def _pairs_within(size: int) -> float:
    return size * (size - 1) / 2 if size <= COMPARED else (size - COMPARED / 2) * COMPARED


def _start(groups: Iterable[Sequence[int]], near: Near, bare: AbstractSet[int]) -> _Joining:
    members = {min(group): sorted(group) for group in groups}
    home = {unit: first for first, units in members.items() for unit in units}
    only = {first for first, units in members.items() if all(unit in bare for unit in units)}
    within = dict.fromkeys(members, 0.0)
    joining = _Joining(members, {first: {} for first in members}, within, only)
    for unit, first in home.items():
        across = joining.across[first]
        others = near[unit]
        for other in home.keys() & others.keys():
            there = home[other]
            if there == first:
                joining.within[first] += others[other] / 2
            else:
                across[there] = across.get(there, 0.0) + others[other]
    return joining


def _worth(joining: _Joining, a: int, threshold: float) -> Iterator[_Waiting]:
    """Yield what a group may be joined with."""
    one = _shape(joining, a)
    for b, total in joining.across[a].items():
        other = _shape(joining, b)
        near = nearness(total, one, other)
        if near >= threshold and fits(near, one, other):
            sizes = (one.size, other.size) if a < b else (other.size, one.size)
            yield _Waiting(-near, min(a, b), max(a, b), sizes)


def _shape(joining: _Joining, a: int) -> Shape:
    return Shape(len(joining.members[a]), joining.within[a], a in joining.bare)


def _is_current(joining: _Joining, found: _Waiting) -> bool:
    one, other = joining.members.get(found.a, ()), joining.members.get(found.b, ())
    return (len(one), len(other)) == found.sizes


def _join(joining: _Joining, a: int, b: int) -> None:
    """Take b into a: sums of likeness to every other group are added."""
    if b not in joining.bare:
        joining.bare.discard(a)
    joining.within[a] += joining.within.pop(b) + joining.across[a].get(b, 0.0)
    joining.members[a] += joining.members.pop(b)
    for c, total in joining.across.pop(b).items():
        del joining.across[c][b]
        if c != a:
            joining.across[a][c] = joining.across[c][a] = joining.across[a].get(c, 0.0) + total
