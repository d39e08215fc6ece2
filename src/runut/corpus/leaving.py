"""What leaves the working set of a stream: articles too old to be compared, stories then closed."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heappop

from runut.corpus.ids import found_id
from runut.corpus.near import remove
from runut.corpus.working import OpenStory, Stream, Taken, by_time, clock, group_of, is_open
from runut.settings import Settings

UNDATED = 2000
"""Articles without any date that are held from one call to the next at most."""


def let_old_go(stream: Stream, taken: Taken, settings: Settings) -> None:
    """Let articles go that were published too long before the stream's clock."""
    now = clock(stream)
    stay = settings.story_window + settings.story_grace
    while now is not None and stream.leaving and stream.leaving[0][0] < now - stay:
        moment, unit = heappop(stream.leaving)
        if unit in stream.units and not _newer(stream, unit, moment):
            _let_go(stream, unit, taken)


def let_undated_go(stream: Stream, taken: Taken, settings: Settings) -> None:
    """Let undated articles go by their arrival in an earlier call."""
    now, waiting = clock(stream), stream.undated
    stay = settings.story_window + settings.story_grace
    while waiting:
        arrived, unit = waiting[0]
        old = now is not None and arrived is not None and arrived < now - stay
        if not old and len(waiting) <= UNDATED:
            break
        waiting.popleft()
        if unit in stream.units and not _newer(stream, unit, (now or 0.0) - stay):
            _let_go(stream, unit, taken)


def stamp_undated(stream: Stream, articles: Iterable[str]) -> None:
    """Note when undated articles arrived: at the clock as it stands after their call."""
    now = clock(stream)
    held = (stream.articles.get(a) for a in articles)
    stream.undated.extend((now, h.unit) for h in held if h and h.moment is None)


def close(stream: Stream, story: OpenStory, taken: Taken) -> None:
    """Take a story out of the working set and hand it over."""
    _name(stream, story)
    taken.closed.append(group_of(stream, story))
    del stream.stories[story.number]
    stream.ids.discard(story.id)
    for number in story.units:
        unit = stream.units.pop(number)
        for keys in unit.keys:
            remove(number, keys, stream.index)
        for article in unit.articles:
            del stream.articles[article]
        for other in stream.near.pop(number):
            del stream.near[other][number]


def name_stories(stream: Stream) -> None:
    """Give an id to the stories that have none yet."""
    for story in stream.stories.values():
        _name(stream, story)


def _name(stream: Stream, story: OpenStory) -> None:
    if not story.id:
        articles = [a for unit in story.units for a in stream.units[unit].articles]
        founders = sorted(articles, key=lambda a: by_time(stream, a))
        story.id = found_id(founders, stream.ids)
        stream.ids.add(story.id)


def _newer(stream: Stream, unit: int, moment: float) -> bool:
    """Whether a unit has an article of after a moment that others are compared with."""
    return any(s.moment is not None and s.moment > moment for s in stream.units[unit].said)


def _let_go(stream: Stream, number: int, taken: Taken) -> None:
    """Stop comparing a unit with what arrives; its story closes with its last such unit."""
    unit = stream.units[number]
    for keys in unit.keys:
        remove(number, keys, stream.index)
    unit.said, unit.keys = [], []
    story = stream.stories[unit.story]
    if not is_open(stream, story):
        close(stream, story, taken)
