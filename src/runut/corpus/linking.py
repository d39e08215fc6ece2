"""Average link: join what is alike on the whole, best first.

Two groups are joined while the mean likeness of all pairs across them stays above a threshold, and
is not far below that within the tighter one; pairs that were never compared count as 0. One odd
pair can't join two events, as it would if the nearest pair decided, and the result does not depend
on the order of arrival.
"""

from __future__ import annotations

from collections.abc import Mapping
from heapq import heapify, heappop, heappush

import msgspec

COHESION = 0.5
"""Mean likeness across, as part of that within the tighter group, at least: where all articles
share their actors (a small folder on one affair), what they share tells no events apart. On the
dev articles precision .939 instead of .934 at the same F."""

TIGHT = 0.5
"""Likeness within a group that counts as tight at most, so that near-copies don't shut others
out; without it recall falls by .006."""


class _Joining(msgspec.Struct, frozen=True, eq=False):
    """The groups so far, by their first member."""

    members: dict[int, list[int]]
    across: dict[int, dict[int, float]]  # sums of likeness to other groups
    within: dict[int, float]  # sum of likeness of all pairs inside


def link_by_average(
    units: int, alike: Mapping[tuple[int, int], float], threshold: float
) -> list[list[int]]:
    """Join units 0..n-1 by average link; returns the members of each group.

    ``alike`` holds the likeness of each pair once. Ties go to the lower numbers.
    """
    groups = _start(units, alike)
    waiting = [(-x, min(a, b), max(a, b)) for (a, b), x in alike.items() if x >= threshold]
    heapify(waiting)
    while waiting:
        negative, a, b = heappop(waiting)
        current = a in groups.members and b in groups.members and _mean(groups, a, b) == -negative
        if not current or -negative < COHESION * max(_cohesion(groups, a), _cohesion(groups, b)):
            continue
        _join(groups, a, b)
        for c in sorted(groups.across[a]):
            mean = _mean(groups, a, c)
            if mean >= threshold:
                heappush(waiting, (-mean, min(a, c), max(a, c)))
    return list(groups.members.values())


def _start(units: int, alike: Mapping[tuple[int, int], float]) -> _Joining:
    across: dict[int, dict[int, float]] = {}
    for (a, b), value in alike.items():
        across.setdefault(a, {})[b] = value
        across.setdefault(b, {})[a] = value
    return _Joining({n: [n] for n in range(units)}, across, dict.fromkeys(range(units), 0.0))


def _mean(groups: _Joining, a: int, b: int) -> float:
    pairs = len(groups.members[a]) * len(groups.members[b])
    return groups.across[a].get(b, 0.0) / pairs


def _cohesion(groups: _Joining, a: int) -> float:
    """Return the mean likeness within a group; 0 where there is no pair."""
    count = len(groups.members[a])
    return min(TIGHT, 2 * groups.within[a] / (count * (count - 1))) if count > 1 else 0.0


def _join(groups: _Joining, a: int, b: int) -> None:
    """Take b into a: sums of likeness to every other group are added."""
    groups.within[a] += groups.within.pop(b) + groups.across[a].get(b, 0.0)
    groups.members[a] += groups.members.pop(b)
    for c, total in groups.across.pop(b).items():
        del groups.across[c][b]
        if c != a:
            groups.across[a][c] = groups.across[c][a] = groups.across[a].get(c, 0.0) + total
