"""Repair: after more evidence the stories around an arrival are linked anew, from their articles.

What was joined on first sight may part, what was kept apart may meet. Only the neighbourhood of a
story is linked, by average link as if all its articles had come at once.
"""

from __future__ import annotations

from itertools import accumulate

from runut.corpus.ids import inherit
from runut.corpus.linking import link_by_average, nearness
from runut.corpus.working import OpenStory, Stream, Taken, shape
from runut.settings import Settings

NEIGHBOUR = 0.8
"""Mean likeness of two stories, as part of what joins them, from which they are linked anew
together."""

AROUND = 24
"""Units of a neighbourhood at most; the nearest stories come first. A story that is larger is no
longer taken apart, only joined."""

GROWN = 2
"""A story is due when it has grown by one in so many since it was last linked: a small one at
every arrival, a large one seldom, so that an arrival costs the same in both."""


def is_due(story: OpenStory) -> bool:
    """Whether a story has grown enough to be linked anew."""
    return story.news * GROWN >= len(story.units)


def repair(stream: Stream, story: OpenStory, taken: Taken, settings: Settings) -> list[OpenStory]:
    """Link a story and those around it anew; returns the stories that have changed."""
    story.news = 0
    around = _neighbours(stream, story, settings.story_likeness * NEIGHBOUR)
    if sum(len(s.units) for s in around) == 1:
        return []
    whole = len(story.units) > AROUND
    start = [units for s in around for units in ([s.units] if whole else [[u] for u in s.units])]
    bare = {u for s in around for u in s.units if stream.units[u].bare}
    groups = link_by_average(start, stream.near, settings.story_likeness, bare)
    if {frozenset(g) for g in groups} == {frozenset(s.units) for s in around}:
        return []
    return _regroup(stream, around, groups, taken)


def _neighbours(stream: Stream, story: OpenStory, least: float) -> list[OpenStory]:
    """Return a story and those that are nearly as alike as to be joined, nearest first."""
    sums: dict[int, float] = {}
    for unit in story.units:
        for other, value in stream.near[unit].items():
            there = stream.units[other].story
            sums[there] = sums.get(there, 0.0) + value
    sums.pop(story.number, None)
    one = shape(story)
    means = {n: nearness(x, one, shape(stream.stories[n])) for n, x in sums.items()}
    nearest = sorted((n for n in means if means[n] >= least), key=lambda n: (-means[n], n))
    return _as_far_as_room([story, *(stream.stories[n] for n in nearest)])


def _as_far_as_room(stories: list[OpenStory]) -> list[OpenStory]:
    whole = len(stories[0].units) > AROUND
    room = accumulate(1 if whole else len(story.units) for story in stories)
    return [story for story, taken in zip(stories, room, strict=True) if taken <= AROUND]


def _regroup(
    stream: Stream, around: list[OpenStory], groups: list[list[int]], taken: Taken
) -> list[OpenStory]:
    """Put units into the stories that they make now; each story lives on where most of it went."""
    for old in around:
        if old.id and old.id not in taken.before:
            taken.before[old.id] = [a for u in old.units for a in stream.units[u].articles]
    heirs = inherit({s.number: s.units for s in around}, groups)
    for number in {s.number for s in around} - set(heirs):
        stream.ids.discard(stream.stories.pop(number).id)
    heirs_now = [_heir(stream, heir) for heir in heirs]
    pairs = zip(heirs_now, groups, strict=True)
    return [story for story, units in pairs if _settle_in(stream, story, units)]


def _heir(stream: Stream, number: int | None) -> OpenStory:
    if number is None:
        number = stream.last = stream.last + 1
        stream.stories[number] = OpenStory(number, [])
    return stream.stories[number]


def _settle_in(stream: Stream, story: OpenStory, units: list[int]) -> bool:
    """Give a story its units; says whether they are others than before."""
    changed = set(units) != set(story.units)
    inside = set(units)
    for unit in units:
        stream.units[unit].story = story.number
    story.units = sorted(units)
    story.bare = all(stream.units[u].bare for u in units)
    story.within = sum(x for u in units for v, x in stream.near[u].items() if v in inside) / 2
    story.news += changed
    return changed
