"""Geometry of the report's two pictures; templates draw them as inline SVG."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

import msgspec

from runut.records import Article, Copy, Story

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
    """An article in the lineage picture, one per row; ``parent`` is a row, None for a root."""

    article: str
    row: int
    level: int
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
    """Arrange the articles that share passages as trees: each under the one it took most from.

    Returns rows from top to bottom, roots in the order of the story. Articles without copies are
    left out, as are rows past the most that can be read.
    """
    parents = _parents(story)
    children: dict[str, list[str]] = {}
    for id_ in story.articles:
        if id_ in parents:
            children.setdefault(parents[id_].from_, []).append(id_)
    rows: list[Node] = []
    for root in story.articles:
        if root in children and root not in parents:
            rows.extend(_branch(root, parents, children, len(rows)))
    return tuple(rows[:_MOST_ROWS])


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
    root: str, parents: dict[str, Copy], children: dict[str, list[str]], row: int
) -> Iterator[Node]:
    """Yield the rows of one tree, depth first, without recursion (chains may be long)."""
    placed: dict[str, Node] = {}
    waiting = [(root, 0)]
    while waiting:
        id_, level = waiting.pop()
        copy = parents.get(id_)
        above = placed[copy.from_] if copy else None
        placed[id_] = Node(
            article=id_,
            row=row + len(placed),
            level=min(level, _DEEPEST),
            parent=above.row if above else None,
            parent_level=above.level if above else 0,
            copy=copy,
        )
        yield placed[id_]
        waiting += [(child, level + 1) for child in reversed(children.get(id_, []))]
