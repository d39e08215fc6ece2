"""One happening in two months or years, or on a day outside of the month told elsewhere."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from itertools import combinations

from runut.records import Article, Difference, Origin
from runut.settings import Settings
from runut.story.event_times import EventTime, find_event_times
from runut.story.sides import Passage, make_difference
from runut.story.time_differences import same_happening, weights

_YEAR = len("2024")
_MONTH = len("2024-06")
_PARTS = {"START": (1, 11), "MID": (9, 21), "END": (20, 31)}
"""Days that "early", "mid" and "late" in a month leave room for: a day more than a third each."""

_MONTHS = 62  # days between a month and another time of one happening
_YEARS = 5 * 366  # days between a year and another time of one happening


def find_span_differences(
    articles: list[Article], origins: tuple[Origin, ...], settings: Settings
) -> list[Difference]:
    """Find happenings told of months or years that exclude each other, or exclude a day told.

    An article that tells of both times tells of two happenings.
    """
    spans = [e for a in articles for e in find_event_times(a, whole_spans=True)]
    days = [e for a in articles for e in find_event_times(a) if not e.loose]
    told = [e for e in (*spans, *days) if e.status in ("happened", "claimed")]
    weight = weights([e.words for e in told])
    found: dict[str, list[EventTime]] = {}
    for a, b in combinations(told, 2):
        if (
            (a in spans or b in spans)
            and _exclude(a, b)
            and _are_near(a, b)
            and same_happening(a, b, weight, origins, settings)
            and not _tells_both(told, a, b)
        ):
            found.setdefault(a.happening, []).extend((a, b))
    return [
        _difference(list(dict.fromkeys(events)), origins)
        for events in found.values()
        if len({e.day for e in events}) <= settings.event_sides
    ]


def _are_near(a: EventTime, b: EventTime) -> bool:
    """Whether two times are near enough for one happening: what a year tells lies years back.

    Of two licences withdrawn three years apart the one is history, the other news.
    """
    first, last = sorted((_reach(a), _reach(b)))
    gap = (last[0] - first[1]).days
    if _YEAR not in (len(a.day), len(b.day)):
        return gap <= _MONTHS
    return gap <= _YEARS and not any(_is_news(e) for e in (a, b))


def _is_news(event: EventTime) -> bool:
    """Whether a time lies in the year in which it is told."""
    return event.day[:_YEAR] == (event.article.published.value or "")[:_YEAR]


def _exclude(a: EventTime, b: EventTime) -> bool:
    """Whether no day fits both times."""
    first, last = _reach(a)
    other_first, other_last = _reach(b)
    return last < other_first or other_last < first


def _reach(event: EventTime) -> tuple[date, date]:
    """First and last day that a time leaves room for."""
    if len(event.day) == _YEAR:
        year = int(event.day)
        return date(year, 1, 1), date(year, 12, 31)
    if len(event.day) > _MONTH:
        day = date.fromisoformat(event.day)
        return day, day
    year, month = int(event.day[:_YEAR]), int(event.day[-2:])
    length = monthrange(year, month)[1]
    first, last = _PARTS.get(event.timex.mod, (1, length))
    return date(year, month, first), date(year, month, min(last, length))


def _tells_both(told: list[EventTime], a: EventTime, b: EventTime) -> bool:
    """Whether one article gives the happening a time within each of the two."""
    for article in {e.article.id for e in told}:
        own = [e for e in told if e.article.id == article and e.happening == a.happening]
        both = any(not _exclude(e, a) for e in own) and any(not _exclude(e, b) for e in own)
        if both and any(_exclude(e, f) for e, f in combinations(own, 2)):
            return True
    return False


def _difference(events: list[EventTime], origins: tuple[Origin, ...]) -> Difference:
    sides: dict[str, list[Passage]] = {}
    for event in sorted(events, key=lambda e: e.day):
        passage = Passage(article=event.article, start=event.timex.start, end=event.timex.end)
        sides.setdefault(f"{event.day} {event.timex.mod}", []).append(passage)
    first = events[0]
    about = first.article.text[first.sentence.start : first.sentence.end]
    return make_difference("date", "contradiction", about, list(sides.values()), origins)
