"""One happening at different times: days, clock times, and lengths of time after another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from itertools import combinations
from math import log
from typing import TypeVar

from runut.languages.pack import load_pack
from runut.records import Article, Difference, DifferenceCode, Origin, Relation
from runut.settings import Settings
from runut.story.event_times import EventTime, find_event_times, instant
from runut.story.named_places import elsewhere
from runut.story.sides import are_apart, make_difference, passage_at
from runut.story.times_after import TimeAfter, find_times_after
from runut.story.words import are_strangers, weighed

_HOUR = 60
_HALF_HOUR = 30
Judged = tuple[Relation] | tuple[Relation, DifferenceCode]
Item = TypeVar("Item", EventTime, TimeAfter)


def find_time_differences(
    articles: list[Article], origins: tuple[Origin, ...], settings: Settings
) -> list[Difference]:
    """Find happenings of a story that articles of different origins give different times.

    Only happenings that come once in a story (``happenings`` of differences.toml) are compared;
    an article that gives both times tells of two.
    """
    events = [e for a in articles for e in find_event_times(a)]
    weight = weights([e.words for e in events])
    lengths = [t for a in articles for t in find_times_after(a)]
    return [
        *_of_days(events, weight, origins, settings),
        *_of_clocks(events, weight, origins, settings),
        *_of_lengths(lengths, origins),
    ]


def weights(sets: Sequence[frozenset[str]]) -> dict[str, float]:
    """Weight of each word by how few of the sets hold it."""
    often = Counter(w for words in sets for w in words)
    return {w: log(1 + len(sets) / n) for w, n in often.items()}


# --- days -----------------------------------------------------------------------------------


def _of_days(
    events: list[EventTime],
    weight: dict[str, float],
    origins: tuple[Origin, ...],
    settings: Settings,
) -> list[Difference]:
    firm = [e for e in events if not e.loose and e.status != "denied"]
    pairs = [
        (a, b)
        for a, b in combinations(firm, 2)
        if a.day != b.day
        and same_happening(a, b, weight, origins, settings)
        and (a.status == "planned") == (b.status == "planned")
        and _days_apart(a, b) <= settings.event_days
        and not _tells_both(firm, a, b, _day)
    ]
    return [_difference(g, "contradiction", (), origins) for g in _joined(pairs, _day, settings)]


def _day(event: EventTime) -> str:
    return event.day


def _days_apart(a: EventTime, b: EventTime) -> int:
    return abs((date.fromisoformat(a.day) - date.fromisoformat(b.day)).days)


def same_happening(
    a: EventTime,
    b: EventTime,
    weight: dict[str, float],
    origins: tuple[Origin, ...],
    settings: Settings,
) -> bool:
    """Whether two times are of one happening of one subject, told by articles that can differ."""
    pack = load_pack(a.article.language)
    return (
        a.happening == b.happening
        and are_apart(a.article, b.article, origins)
        and len(a.words & b.words) >= settings.event_words
        and weighed(a.words, b.words, weight) >= settings.event_likeness
        and not (a.values and b.values and not a.values & b.values)
        and not are_strangers(a.core, a.article.text, b.core, b.article.text, pack)
        and not elsewhere(_sentence(a), _sentence(b), pack)
    )


def _sentence(event: EventTime) -> str:
    return event.article.text[event.sentence.start : event.sentence.end]


def _tells_both(
    events: list[EventTime], a: EventTime, b: EventTime, value: Callable[[EventTime], object]
) -> bool:
    """Whether one article gives the happening both times: it knows two."""
    told: dict[str, set[object]] = {}
    for event in events:
        if event.happening == a.happening and value(event) is not None:
            told.setdefault(event.article.id, set()).add(value(event))
    return any({value(a), value(b)} <= values for values in told.values())


# --- clock times ----------------------------------------------------------------------------


def _of_clocks(
    events: list[EventTime],
    weight: dict[str, float],
    origins: tuple[Origin, ...],
    settings: Settings,
) -> list[Difference]:
    timed = [e for e in events if e.clock is not None and e.status != "denied"]
    judged: dict[Relation, list[tuple[EventTime, EventTime]]] = {}
    why: dict[Relation, list[DifferenceCode]] = {}
    for a, b in combinations(timed, 2):
        how = _judge_clocks(a, b, settings)
        if (
            how is not None
            and same_happening(a, b, weight, origins, settings)
            and not _tells_both(timed, a, b, _minutes)
        ):
            judged.setdefault(how[0], []).append((a, b))
            why.setdefault(how[0], []).extend(how[1:])
    return [
        _difference(group, relation, why[relation], origins)
        for relation, pairs in judged.items()
        for group in _joined(pairs, _minutes, settings)
    ]


def _minutes(event: EventTime) -> tuple[str, tuple[int, int] | None]:
    return event.day, event.clock


def _judge_clocks(a: EventTime, b: EventTime, settings: Settings) -> Judged | None:
    """Say how two clock times relate; None where they are one or can't be compared."""
    apart = _apart(a, b)
    if apart is None or a.day != b.day or (a.clock == b.clock and a.zone == b.zone):
        return None
    if a.scheduled != b.scheduled:
        return ("scope", "planned") if apart > settings.clock_near else None
    if not apart and not _wide(a) and not _wide(b):
        return None
    if not apart or (apart <= _HALF_HOUR and (a.about_it or b.about_it)):
        return "rounding", "vague"
    return ("rounding", "near") if apart <= settings.clock_near else ("contradiction",)


def _wide(event: EventTime) -> bool:
    return event.clock is not None and event.clock[0] != event.clock[1]


def _apart(a: EventTime, b: EventTime) -> int | None:
    """Minutes between two clock times; None where different zones may explain them."""
    one, other = instant(a), instant(b)
    if one is None or other is None:
        one, other = a.clock, b.clock
    if one is None or other is None:
        return None
    gap = max(0, max(one[0], other[0]) - min(one[1], other[1]))
    known = a.zone == b.zone or (instant(a) is not None and instant(b) is not None)
    unsure = not known and gap >= _HOUR and gap % _HALF_HOUR == 0
    barred = not known and "" not in (a.zone, b.zone)
    return None if unsure or barred else gap


# --- lengths of time ------------------------------------------------------------------------


def _of_lengths(lengths: list[TimeAfter], origins: tuple[Origin, ...]) -> list[Difference]:
    """Compare how long after one happening another came."""
    found = []
    for key in dict.fromkeys((t.after, t.happening) for t in lengths):
        same = [t for t in lengths if (t.after, t.happening) == key]
        pairs = [
            (a, b)
            for a, b in combinations(same, 2)
            if (a.low > b.high or b.low > a.high)
            and a.words & b.words
            and are_apart(a.article, b.article, origins)
        ]
        items = list(dict.fromkeys(i for pair in pairs for i in pair))
        if items:
            found.append(_difference(_by_value(items, _length), "contradiction", (), origins))
    return found


def _length(time: TimeAfter) -> tuple[int, int]:
    return time.low, time.high


# --- records --------------------------------------------------------------------------------


def _joined(
    pairs: list[tuple[EventTime, EventTime]],
    value: Callable[[EventTime], object],
    settings: Settings,
) -> list[list[list[EventTime]]]:
    """Join pairs of one happening; each result is a list of sides of one value."""
    groups: dict[str, list[EventTime]] = {}
    for a, b in pairs:
        groups.setdefault(a.happening, []).extend((a, b))
    sides = [_by_value(list(dict.fromkeys(items)), value) for items in groups.values()]
    return [s for s in sides if len(s) <= settings.event_sides]


def _by_value(items: list[Item], value: Callable[[Item], object]) -> list[list[Item]]:
    by_value: dict[object, list[Item]] = {}
    for item in items:
        by_value.setdefault(value(item), []).append(item)
    return list(by_value.values())


def _difference(
    sides: Sequence[Sequence[EventTime | TimeAfter]],
    relation: Relation,
    why: Sequence[DifferenceCode],
    origins: tuple[Origin, ...],
) -> Difference:
    first = sides[0][0]
    clause = first.article.text[first.sentence.start : first.sentence.end]
    passages = [[passage_at(i.article, i.timex) for i in side] for side in sides]
    return make_difference("date", relation, clause, passages, origins, why)
