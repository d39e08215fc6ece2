"""The working set of a stream of articles: what is open, and nothing else."""

from __future__ import annotations

from collections import deque
from statistics import median_low

import msgspec

from runut.corpus.likeness import Said
from runut.corpus.linking import Shape
from runut.corpus.near import Index
from runut.corpus.rarity import Rarity
from runut.records import Group, Redirect

CLOCK = 15
"""Arrivals whose median time is the stream's clock: one date that is years off stops nothing."""


class Held(msgspec.Struct, frozen=True, eq=False):
    """What is kept of an article while its story is open."""

    unit: int
    moment: float | None  # of publication, in days since the year 1
    length: int  # characters of its text


class Unit(msgspec.Struct, eq=False):
    """An article with its copies, which count once when stories are told apart."""

    story: int
    articles: list[str]
    said: list[Said]  # of those that speak for it; none once it is too old to be compared
    keys: list[dict[str, float]]  # under which each of them is found
    bare: bool = True  # no more than titles


class OpenStory(msgspec.Struct, eq=False):
    """A story that articles may still join."""

    number: int
    units: list[int]
    within: float = 0.0  # sum of the likeness of all pairs of its units
    id: str = ""  # empty until the call that founded it ends
    news: int = 0  # arrivals since it was last linked anew
    bare: bool = True  # nothing but titles


class Stream(msgspec.Struct, eq=False):
    """All that is known between two calls of ``take``. Begin with ``Stream()``."""

    stories: dict[int, OpenStory] = msgspec.field(default_factory=dict)
    units: dict[int, Unit] = msgspec.field(default_factory=dict)
    articles: dict[str, Held] = msgspec.field(default_factory=dict)
    near: dict[int, dict[int, float]] = msgspec.field(default_factory=dict)
    index: Index = msgspec.field(default_factory=dict)
    rarities: dict[str, Rarity] = msgspec.field(default_factory=dict)
    ids: set[str] = msgspec.field(default_factory=set)  # of the open stories
    leaving: list[tuple[float, int]] = msgspec.field(default_factory=list)  # heap: moment, unit
    undated: deque[tuple[float | None, int]] = msgspec.field(default_factory=deque)
    recent: deque[float] = msgspec.field(default_factory=lambda: deque(maxlen=CLOCK))
    """Moments of the last dated arrivals."""
    settled: float = 0.0  # when all stories were last linked anew, by its clock
    last: int = 0  # number given last to a unit or a story


class Taken(msgspec.Struct, frozen=True, eq=False):
    """What one call of ``take`` brought about."""

    closed: list[Group] = msgspec.field(default_factory=list)
    redirects: list[Redirect] = msgspec.field(default_factory=list)
    before: dict[str, list[str]] = msgspec.field(default_factory=dict)
    """Articles of the stories that had an id and were linked anew, as they stood before."""


def clock(stream: Stream) -> float | None:
    """Return the time that a stream has reached, in days since the year 1."""
    return median_low(stream.recent) if stream.recent else None


def shape(story: OpenStory) -> Shape:
    """Return what decides how near a story is to others."""
    return Shape(len(story.units), story.within, story.bare)


def is_open(stream: Stream, story: OpenStory) -> bool:
    """Whether any article of a story can still be compared with what arrives."""
    return any(stream.units[unit].said for unit in story.units)


def group_of(stream: Stream, story: OpenStory) -> Group:
    """Return a story with its articles, oldest first."""
    articles = [a for unit in story.units for a in stream.units[unit].articles]
    return Group(id=story.id, articles=tuple(sorted(articles, key=lambda a: by_time(stream, a))))


def by_time(stream: Stream, article: str) -> tuple[bool, float, str]:
    """Return what sorts open articles by time, undated ones last, ties by id."""
    moment = stream.articles[article].moment
    return moment is None, moment or 0.0, article
