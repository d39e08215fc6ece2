"""Union-find: which things hang together by pairs."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TypeVar

Thing = TypeVar("Thing", bound=Hashable)


def unite(things: Iterable[Thing], pairs: Iterable[tuple[Thing, Thing]]) -> dict[Thing, Thing]:
    """Map every thing to the first thing (in the order given) of those it hangs together with."""
    order = {thing: n for n, thing in enumerate(things)}
    leader = {thing: thing for thing in order}
    for pair in pairs:
        first, second = sorted((_lead(leader, x) for x in pair), key=order.__getitem__)
        leader[second] = first
    return {thing: _lead(leader, thing) for thing in order}


def _lead(leader: dict[Thing, Thing], thing: Thing) -> Thing:
    while leader[thing] != thing:
        leader[thing] = thing = leader[leader[thing]]
    return thing
