"""Average link: join what is alike on the whole, best first.

Two groups are joined while the mean likeness of all pairs across them stays above a threshold, and
is not far below that within the tighter one; pairs that were never compared count as 0. One odd
pair can't join two events, as it would if the nearest pair decided, and the result does not depend
on the order of arrival.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush

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


class _Joining(msgspec.Struct, frozen=True, eq=False):
    """The groups so far, by their first member."""

    members: dict[int, list[int]]
    across: dict[int, dict[int, float]]  # sums of likeness to other groups
    within: dict[int, float]  # sum of likeness of all pairs inside


def link_by_average(
    groups: Iterable[Sequence[int]], near: Near, threshold: float
) -> list[list[int]]:
    """Join groups of units by average link; returns the members of each group that is left.

    Each group starts as it is handed in, most often as one unit. Ties go to the lower numbers.
    """
    joining = _start(groups, near)
    waiting = [
        (-_mean(joining, a, b), a, b)
        for a, others in joining.across.items()
        for b in others
        if a < b and _mean(joining, a, b) >= threshold
    ]
    heapify(waiting)
    while waiting:
        negative, a, b = heappop(waiting)
        current = a in joining.members and b in joining.members
        if not current or _mean(joining, a, b) != -negative or not _fits(joining, a, b, -negative):
            continue
        _join(joining, a, b)
        for c in sorted(joining.across[a]):
            mean = _mean(joining, a, c)
            if mean >= threshold:
                heappush(waiting, (-mean, min(a, c), max(a, c)))
    return list(joining.members.values())


def pairs_across(one: int, other: int) -> int:
    """Return how many pairs of two groups, by their sizes, can have been compared."""
    small, large = sorted((one, other))
    return small * min(large, COMPARED)


def cohesion(count: int, within: float) -> float:
    """Return the mean likeness within a group from its sum; 0 where there is no pair."""
    pairs = count * (count - 1) / 2 if count <= COMPARED else (count - COMPARED / 2) * COMPARED
    return min(TIGHT, within / pairs) if count > 1 else 0.0


def _start(groups: Iterable[Sequence[int]], near: Near) -> _Joining:
    members = {min(group): sorted(group) for group in groups}
    home = {unit: first for first, units in members.items() for unit in units}
    joining = _Joining(members, {first: {} for first in members}, dict.fromkeys(members, 0.0))
    for unit, first in home.items():
        across = joining.across[first]
        for other, value in near[unit].items():
            there = home.get(other)
            if there == first:
                joining.within[first] += value / 2
            elif there is not None:
                across[there] = across.get(there, 0.0) + value
    return joining


def _mean(joining: _Joining, a: int, b: int) -> float:
    a, b = min(a, b), max(a, b)  # sums of both directions may differ in their last digit
    pairs = pairs_across(len(joining.members[a]), len(joining.members[b]))
    return joining.across[a].get(b, 0.0) / pairs


def _fits(joining: _Joining, a: int, b: int, mean: float) -> bool:
    """Whether two groups are not much less alike than the articles of the tighter one."""
    tightest = max(cohesion(len(joining.members[x]), joining.within[x]) for x in (a, b))
    return mean >= COHESION * tightest


def _join(joining: _Joining, a: int, b: int) -> None:
    """Take b into a: sums of likeness to every other group are added."""
    joining.within[a] += joining.within.pop(b) + joining.across[a].get(b, 0.0)
    joining.members[a] += joining.members.pop(b)
    for c, total in joining.across.pop(b).items():
        del joining.across[c][b]
        if c != a:
            joining.across[a][c] = joining.across[c][a] = joining.across[a].get(c, 0.0) + total
