"""Dates that can't be: weekday and date disagree, or the calendar has no such day.

The most probable reading is the cheapest of the slips that newsrooms make: the wrong weekday, a
day off by a few, last month's or last year's number. Other dates of the article and the day of
publication speak for one or the other.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from runut.article.calendar import real_day, shift_days, shift_month, weekday_near, weekday_until
from runut.article.time_sense import Anchors
from runut.records import Impossible

# Costs of slips, in parts of one another: of 33 impossible dates in 597 articles, 22 had the day
# off by one or two (or the weekday wrong, which looks the same), 7 the month, 6 the year.
_DAY_OFF, _EACH_DAY, _TENS, _MONTH, _YEAR, _WEEKDAY = 1.0, 0.25, 1.3, 1.4, 1.2, 1.6
_STATED, _REPORTED, _RECENT = -1.5, -1.0, -0.5
_AHEAD, _FAR, _LONE = 2.0, 1.0, 1.0
_FAR_DAYS = 60
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class _Reading(NamedTuple):
    day: date
    cost: float
    slip: str


def doubt(
    parts: tuple[int | None, int, int],
    year: int | None,
    day: date | None,
    weekday: int | None,
    now: Anchors,
) -> Impossible | None:
    """Why a date can't be and what was probably meant, or None where nothing is wrong.

    ``parts`` are year (where named), month and day as printed; ``day`` is the same in the
    calendar, None where it has no such day or the year is unknown.
    """
    _, month, number = parts
    if day is None:
        base = year or (now.published.year if now.published else None)
        if base is None or real_day(base, month, number):
            return None
        return _no_such_day(base, month, number, weekday, now)
    if weekday is None or day.isoweekday() == weekday:
        return None
    best = min(_readings(day, weekday, now), key=lambda r: (r.cost, abs((r.day - day).days)))
    printed = f"{_name(weekday)} is printed, but {day.isoformat()} was a {_name(day.isoweekday())}"
    return Impossible(reading=best.day.isoformat(), why=f"{printed}; {_reason(best, now)}")


def _no_such_day(
    year: int, month: int, number: int, weekday: int | None, now: Anchors
) -> Impossible | None:
    """The last day of the month, or the nearest with the weekday."""
    last = next((d for n in range(31, 27, -1) if (d := real_day(year, month, n))), None)
    if last is None:
        return None
    reading = weekday_near(last, weekday) if weekday else last
    why = f"{year:04}-{month:02} has no day {number}; its last day is {last.isoformat()}"
    return Impossible(reading=reading.isoformat(), why=why)


def _readings(day: date, weekday: int, now: Anchors) -> list[_Reading]:
    """Every reading that one slip explains, with its cost."""
    near = weekday_near(day, weekday)
    found = [
        _Reading(day, _WEEKDAY, "the weekday is the slip"),
        _Reading(near, _DAY_OFF + _EACH_DAY * abs((near - day).days), "the day is the slip"),
    ]
    for months in (-1, 1):
        year, month = shift_month(day.year, day.month, months)
        found += _fitting(real_day(year, month, day.day), weekday, _MONTH, "month")
    for year in _other_years(day, now):
        found += _fitting(real_day(year, day.month, day.day), weekday, _YEAR, "year")
    found += _month_of_publication(day, weekday, now)
    found += _tens(day, weekday, now)
    return [r._replace(cost=r.cost + _evidence(r.day, now) + _lone(r, day, now)) for r in found]


def _fitting(day: date | None, weekday: int, cost: float, what: str) -> list[_Reading]:
    fits = day is not None and day.isoweekday() == weekday
    return [_Reading(day, cost, f"the {what} is the slip")] if fits and day else []


def _other_years(day: date, now: Anchors) -> set[int]:
    years = {day.year - 1, day.year + 1}
    return years | ({now.published.year} if now.published else set())


def _month_of_publication(day: date, weekday: int, now: Anchors) -> list[_Reading]:
    """Where the date is far from publication: the same number or weekday in its month."""
    if not now.published or abs((day - now.published).days) <= 14:
        return []
    same = real_day(now.published.year, now.published.month, day.day)
    near = weekday_near(shift_days(now.published, -2) or now.published, weekday)
    last = _Reading(near, _MONTH + _DAY_OFF, "day and month are slips")
    return [*_fitting(same, weekday, _MONTH, "month"), last]


def _tens(day: date, weekday: int, now: Anchors) -> list[_Reading]:
    """The weekday of the week before publication, where only the tens of its day differ."""
    if not now.published:
        return []
    last = weekday_until(now.published, weekday)
    same = (last.year, last.month, last.day % 10) == (day.year, day.month, day.day % 10)
    return [_Reading(last, _TENS, "a digit of the day is the slip")] if same else []


def _lone(reading: _Reading, printed: date, now: Anchors) -> float:
    """The cost of another month or year that nothing else in the article speaks for."""
    known = now.stated | ({now.published} if now.published else set())
    months = {(day.year, day.month) for day in known}
    same = (reading.day.year, reading.day.month) == (printed.year, printed.month)
    return 0.0 if same or (reading.day.year, reading.day.month) in months else _LONE


def _evidence(day: date, now: Anchors) -> float:
    cost = _STATED if day in now.stated else 0.0
    if not now.published:
        return cost
    ahead = (day - now.published).days
    if ahead > 0:
        return cost + (0.0 if now.future else _AHEAD)
    cost += _REPORTED if ahead >= -1 else _RECENT if ahead >= -7 else 0.0
    return cost + (_FAR if ahead < -_FAR_DAYS else 0.0)


def _reason(best: _Reading, now: Anchors) -> str:
    """Why this reading, in plain words."""
    said = [f"{best.slip}: probably {_name(best.day.isoweekday())} {best.day.isoformat()}"]
    if best.day in now.stated:
        said.append("which the text names elsewhere")
    if now.published and 0 <= (now.published - best.day).days <= 1:
        said.append(f"beside publication on {now.published.isoformat()}")
    return ", ".join(said)


def _name(weekday: int) -> str:
    return _NAMES[weekday - 1]
