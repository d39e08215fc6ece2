"""Geometry of the report's two pictures; templates draw them as inline SVG."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from itertools import pairwise

import msgspec

from runut.records import Article, Copy, Fold, Story

STRIP_WIDTH = 180
ROW_HEIGHT = 40
INDENT = 22
_DEEPEST = 5  # levels that the lineage picture indents; 300 px leave no room for more
_MOST_ROWS = 60  # articles in a lineage picture; the list under it holds all


class Tick(msgspec.Struct, frozen=True, kw_only=True):
    """An article on the strip: ``x`` from 0 to STRIP_WIDTH; ``origin`` where it copied nobody."""

    x: float
    origin: bool


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """An article, or a medium that articles have it from, in the lineage picture; one per row.

    ``parent`` is a row, None for a root; ``copy`` is how an article hangs on another, None where it
    hangs on what it credits. A medium has a ``name`` and no article.
    """

    article: str
    row: int
    level: int
    name: str = ""
    parent: int | None = None
    parent_level: int = 0
    copy: Copy | None = None


def strip_ticks(story: Story, articles: Iterable[Article]) -> tuple[Tick, ...]:
    """Place a story's articles on a strip from its first day's morning to its last day's night.

    Times are the outlets' own clocks; a day without a time stands at noon. Articles without a
    date are left out.
    """
    copied = {c.to for c in story.copies if c.direction == "known"}
    times = {a.id: t for a in articles if (t := _clock(a.published.value)) is not None}
    if not times:
        return ()
    start = min(times.values()).replace(hour=0, minute=0, second=0, microsecond=0)
    days = (max(times.values()) - start) // timedelta(days=1) + 1
    whole = timedelta(days=days)
    return tuple(
        Tick(x=round((t - start) / whole * STRIP_WIDTH, 1), origin=id_ not in copied)
        for id_, t in sorted(times.items(), key=lambda item: item[1])
    )


def _clock(value: str | None) -> datetime | None:
    if not value:
        return None
    try:
        time = datetime.fromisoformat(value).replace(tzinfo=None)
    except ValueError:
        return None
    return time.replace(hour=12) if len(value) == len("2024-06-18") else time


def lineage(story: Story) -> tuple[Node, ...]:
    """Arrange articles as trees: each under the one it took most from, else under what it credits.

    Returns rows from top to bottom, roots in the order of the story; above the articles that rest
    on a medium stand that medium and, where the chain goes on, who it has it from. Articles without
    any such tie are left out, as are rows past the most that can be read.
    """
    copies = _parents(story)
    above = {id_: Tie(parent=copy.from_, copy=copy) for id_, copy in copies.items()}
    for origin in story.origins:
        for fold in origin.reasons:
            if fold.chain and fold.articles[0] not in above:
                above.update(_chained(fold))
    children: dict[str, list[str]] = {}
    order = dict.fromkeys([*story.articles, *above])
    for id_ in (id_ for id_ in order if id_ in above):
        children.setdefault(above[id_].parent, []).append(id_)
    rows: list[Node] = []
    for root in dict.fromkeys(_top(id_, above) for id_ in story.articles):
        if root in children:
            rows.extend(_branch(root, above, children, len(rows)))
    return tuple(rows[:_MOST_ROWS])


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """What a row hangs on: an article or a medium, and the copy that ties two articles."""

    parent: str
    copy: Copy | None = None


_MEDIUM = "\n"
"""Begins the key of a medium, which no id of an article does; the far end of its chain follows."""


def _chained(fold: Fold) -> Iterator[tuple[str, Tie]]:
    """Yield the ties from an article through each medium of its chain."""
    links = [_MEDIUM + _MEDIUM.join(fold.chain[n:]) for n in range(len(fold.chain))]
    for lower, upper in pairwise([fold.articles[0], *links]):
        yield lower, Tie(parent=upper)


def _top(id_: str, above: Mapping[str, Tie]) -> str:
    while id_ in above:
        id_ = above[id_].parent
    return id_


def _parents(story: Story) -> dict[str, Copy]:
    """For each copying article the copy it is drawn with; none may make a ring."""
    found: dict[str, Copy] = {}
    ranked = sorted(story.copies, key=lambda c: (c.direction != "known", -c.share, c.from_, c.to))
    for copy in ranked:
        if copy.to not in found and copy.to not in _above(copy.from_, found):
            found[copy.to] = copy
    return found


def _above(id_: str, parents: dict[str, Copy]) -> Iterator[str]:
    """Yield an article and all that it descends from."""
    yield id_
    while id_ in parents:
        id_ = parents[id_].from_
        yield id_


def _branch(
    root: str, above: Mapping[str, Tie], children: Mapping[str, list[str]], row: int
) -> Iterator[Node]:
    """Yield the rows of one tree, depth first, without recursion (chains may be long)."""
    placed: dict[str, Node] = {}
    waiting = [(root, 0)]
    while waiting:
        id_, level = waiting.pop()
        tie = above.get(id_)
        parent = placed[tie.parent] if tie else None
        medium = id_.startswith(_MEDIUM)
        placed[id_] = Node(
            article="" if medium else id_,
            name=id_.split(_MEDIUM)[1] if medium else "",
            row=row + len(placed),
            level=min(level, _DEEPEST),
            parent=parent.row if parent else None,
            parent_level=parent.level if parent else 0,
            copy=tie.copy if tie else None,
        )
        yield placed[id_]
        waiting += [(child, level + 1) for child in reversed(children.get(id_, []))]
