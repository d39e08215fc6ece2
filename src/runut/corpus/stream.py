"""Stories as a stream: articles come one at a time, stories that nothing joins any more leave.

All that is known stands in one ``Stream``. ``take`` hands it articles and says which stories have
closed; only what is open is held and compared, so an article costs the same whatever the size of
the archive. Each arrival joins the story that it is most like on the whole; then the stories
around it are linked anew (``repair.py``), so a later article mends what the first could not show.
"""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heappush

from runut.corpus.ids import redirects_of
from runut.corpus.leaving import close, let_old_go, let_undated_go, name_stories, stamp_undated
from runut.corpus.likeness import Said, value_of, weigh
from runut.corpus.linking import fits, nearness
from runut.corpus.near import enter, found_under, keys_of, least_of
from runut.corpus.repair import is_due, repair
from runut.corpus.units import same_text
from runut.corpus.vocabulary import learn
from runut.corpus.when import in_order, moment_of
from runut.corpus.working import (
    Held,
    OpenStory,
    Stream,
    Taken,
    Unit,
    by_time,
    clock,
    group_of,
    is_open,
    shape,
)
from runut.records import Article, Copy, Group
from runut.settings import Settings

LEAST = 0.1
"""Pairs less alike than this count as not alike at all; no loss on the dev articles, half the
pairs of 0.05."""

LEAST_OF_TITLES = 0.03
"""The same between two titles, which share few words though they tell one event: with 0.1 BCubed F
is lower by .03 on the first 30% of OG2021's titles."""

VOICES = 4
"""Articles that speak for a unit of copies: the others say the same."""

SETTLE = 0.25
"""Days after which all stories with news are linked anew and what is old leaves."""

ROUNDS = 1
"""Times that what changed is then linked anew."""


def take(
    stream: Stream, articles: Iterable[Article], copies: Iterable[Copy], settings: Settings
) -> Taken:
    """Take in articles, in order of time, and say which stories closed and which ids moved.

    ``copies`` are those among these articles and with open ones. Articles without any date come
    first: within one call they are compared with all others, afterwards they leave by their
    arrival. A late article finds stories of up to ``story_grace`` days after they were left.
    """
    taken = Taken()
    order = sorted(in_order(list(articles)), key=lambda a: moment_of(a) is not None)
    learn(stream.rarities, order)
    let_undated_go(stream, taken, settings)
    lengths = {a: held.length for a, held in stream.articles.items()} if copies else {}
    first = same_text(order, copies, lengths, settings)
    placed: dict[str, int] = {}
    for article in order:
        held = stream.articles.get(first[article.id])
        unit = placed.get(first[article.id], held.unit if held else None)
        placed[first[article.id]] = _arrive(stream, article, unit, taken, settings)
        if (clock(stream) or 0.0) > stream.settled + SETTLE:
            _settle(stream, taken, settings)
            let_old_go(stream, taken, settings)
    stamp_undated(stream, [a.id for a in order])
    return _finished(stream, taken)


def settle(stream: Stream, settings: Settings) -> Taken:
    """Link anew all that has news, as happens every quarter of a day: before stories are shown."""
    taken = Taken()
    _settle(stream, taken, settings)
    return _finished(stream, taken)


def open_groups(stream: Stream) -> list[Group]:
    """Return the stories that are open, oldest first, as they stand between two calls."""
    stories = stream.stories.values()
    return [group_of(stream, s) for s in sorted(stories, key=lambda s: _oldest(stream, s))]


def _oldest(stream: Stream, story: OpenStory) -> tuple[bool, float, str]:
    return min(by_time(stream, a) for unit in story.units for a in stream.units[unit].articles)


# --- arrival --------------------------------------------------------------------------------


def _arrive(
    stream: Stream, article: Article, unit: int | None, taken: Taken, settings: Settings
) -> int:
    """Place an article in its unit and its unit in a story; returns the unit."""
    said = weigh(article, stream.rarities[article.language])
    keys = keys_of(said)
    alike = _compare(stream, said, keys, settings)
    if unit is None or unit not in stream.units:
        unit = _found(stream)
    story = _note(stream, unit, article, said, keys, alike)
    if len(stream.units[unit].articles) == 1 and len(story.units) == 1:
        story = _join_nearest(stream, unit, settings)
    story.news += 1
    if is_due(story):
        _repair(stream, story, taken, settings)
    return unit


def _compare(
    stream: Stream, said: Said, keys: dict[str, float], settings: Settings
) -> dict[int, float]:
    """Return how alike an article is to the open units near it in words and time."""
    alike: dict[int, float] = {}
    for number in found_under(keys, stream.index, least_of(said)):
        for other in stream.units[number].said:
            if _within(said.moment, other.moment, settings.story_window):
                value = value_of(other, said)
                bare = not said.has_text and not other.has_text
                if value >= (LEAST_OF_TITLES if bare else LEAST):
                    alike[number] = max(alike.get(number, 0.0), value)
    return alike


def _within(one: float | None, other: float | None, days: float) -> bool:
    return one is None or other is None or abs(one - other) <= days


def _found(stream: Stream) -> int:
    """Found a story with an empty unit."""
    stream.last += 1
    number = stream.last
    stream.units[number] = Unit(number, [], [], [])
    stream.stories[number] = OpenStory(number, [number])
    stream.near[number] = {}
    return number


def _note(
    stream: Stream,
    number: int,
    article: Article,
    said: Said,
    keys: dict[str, float],
    alike: dict[int, float],
) -> OpenStory:
    """Add an article to a unit and what it is like to what the unit is like."""
    unit = stream.units[number]
    unit.articles.append(article.id)
    unit.bare = unit.bare and not said.has_text
    stream.articles[article.id] = Held(number, said.moment, len(article.text))
    if len(unit.said) < VOICES:
        unit.said.append(said)
        unit.keys.append(keys)
        enter(number, keys, stream.index)
        if said.moment is not None:
            heappush(stream.leaving, (said.moment, number))
            stream.recent.append(said.moment)
    story = stream.stories[unit.story]
    story.bare = story.bare and unit.bare
    for other, value in alike.items():
        grown = value - stream.near[number].get(other, 0.0)
        if other != number and grown > 0:
            stream.near[number][other] = stream.near[other][number] = value
            story.within += grown if stream.units[other].story == story.number else 0.0
    return story


def _join_nearest(stream: Stream, number: int, settings: Settings) -> OpenStory:
    """Put a new unit into the story that it is most like on the whole, if any is enough."""
    sums: dict[int, float] = {}
    for other, value in stream.near[number].items():
        there = stream.units[other].story
        sums[there] = sums.get(there, 0.0) + value
    best, nearest = stream.stories[stream.units[number].story], settings.story_likeness
    one = shape(best)
    for there, total in sorted(sums.items()):
        shaped = shape(stream.stories[there])
        near = nearness(total, one, shaped)
        if near > nearest and fits(near, one, shaped):
            best, nearest = stream.stories[there], near
    if number not in best.units:
        del stream.stories[stream.units[number].story]
        best.units.append(number)
        best.bare = best.bare and one.bare
        best.within += sums[best.number]
        stream.units[number].story = best.number
    return best


# --- afterwards -----------------------------------------------------------------------------


def _repair(stream: Stream, story: OpenStory, taken: Taken, settings: Settings) -> None:
    """Link the stories around one anew; what has become too old to be joined is closed."""
    for changed in repair(stream, story, taken, settings):
        if not is_open(stream, changed):
            close(stream, changed, taken)


def _settle(stream: Stream, taken: Taken, settings: Settings) -> None:
    """Link anew what has changed since it was last linked, until little moves."""
    stream.settled = clock(stream) or 0.0
    for _ in range(ROUNDS):
        waiting = [n for n, story in stream.stories.items() if story.news]
        for number in waiting:
            if number in stream.stories:
                _repair(stream, stream.stories[number], taken, settings)


def _finished(stream: Stream, taken: Taken) -> Taken:
    """Name the new stories and say where the articles of those that had a name stand now."""
    name_stories(stream)
    now = {a: group.id for group in taken.closed for a in group.articles} if taken.before else {}
    for articles in taken.before.values():
        held = ((a, stream.articles.get(a)) for a in articles)
        now |= {a: stream.stories[stream.units[h.unit].story].id for a, h in held if h}
    taken.redirects.extend(redirects_of(taken.before, now))
    return taken
