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
_YEARS_BACK = 4  # a day without its year is seldom of an earlier one
_EACH_YEAR = 0.2
# A printed year is seldom wrong: all six were of articles whose day of publication is known.
_PRINTED_YEAR = 1.5
_FAR_DAYS = 60
_OLD_DAYS = 45  # a past day nearer than this is no slip of day and month at once


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
        return _no_such_day(base, month, weekday)
    if weekday is None or day.isoweekday() == weekday:
        return None
    found = _readings(day, weekday, parts[0] is not None, now)
    best = min(found, key=lambda r: (r.cost, abs((r.day - day).days)))
    why = "; ".join([f"weekday:{day.isoformat()}", best.slip, *_evidence_codes(best, now)])
    return Impossible(reading=best.day.isoformat(), why=why)


def _no_such_day(year: int, month: int, weekday: int | None) -> Impossible | None:
    """The last day of the month, or the nearest with the weekday."""
    last = next((d for n in range(31, 27, -1) if (d := real_day(year, month, n))), None)
    if last is None:
        return None
    reading = weekday_near(last, weekday) if weekday else last
    return Impossible(reading=reading.isoformat(), why=f"no_such_day:{last.isoformat()}")


def _readings(day: date, weekday: int, full: bool, now: Anchors) -> list[_Reading]:
    """Every reading that one slip explains, with its cost; ``full``: the year is printed."""
    near = weekday_near(day, weekday)
    found = [
        _Reading(day, _WEEKDAY, "slip_weekday"),
        _Reading(near, _DAY_OFF + _EACH_DAY * abs((near - day).days), "slip_day"),
    ]
    for months in (-1, 1):
        year, month = shift_month(day.year, day.month, months)
        found += _fitting(real_day(year, month, day.day), weekday, _MONTH, "month")
    printed = _PRINTED_YEAR if full and not now.published else 0.0
    for year, cost in _other_years(day, full, now).items():
        other = real_day(year, day.month, day.day)
        found += _fitting(other, weekday, cost + printed, "year")
    found += _month_of_publication(day, weekday, now)
    found += _tens(day, weekday, now)
    return [r._replace(cost=r.cost + _evidence(r.day, now) + _lone(r, day, now)) for r in found]


def _fitting(day: date | None, weekday: int, cost: float, what: str) -> list[_Reading]:
    fits = day is not None and day.isoweekday() == weekday
    return [_Reading(day, cost, f"slip_{what}")] if fits and day else []


def _other_years(day: date, full: bool, now: Anchors) -> dict[int, float]:
    """Years that may have been meant, with the cost of each."""
    years = {day.year - 1: _YEAR, day.year + 1: _YEAR}
    if now.published:
        years[now.published.year] = _YEAR
    if not full:  # nothing is misprinted, only left out
        backs = {day.year - n: _YEAR + n * _EACH_YEAR for n in range(2, _YEARS_BACK + 1)}
        years = {**backs, **years}
    return years


def _month_of_publication(day: date, weekday: int, now: Anchors) -> list[_Reading]:
    """Where the date is far from publication: the same number or weekday in its month."""
    if not now.published or abs((day - now.published).days) <= 14:
        return []
    same = real_day(now.published.year, now.published.month, day.day)
    near = weekday_near(shift_days(now.published, -2) or now.published, weekday)
    both = _Reading(near, _MONTH + _DAY_OFF, "slip_day_month")
    old = not 0 <= (now.published - day).days <= _OLD_DAYS
    return [*_fitting(same, weekday, _MONTH, "month"), *([both] if old else [])]


def _tens(day: date, weekday: int, now: Anchors) -> list[_Reading]:
    """The weekday of the week before publication, where only the tens of its day differ."""
    if not now.published:
        return []
    last = weekday_until(now.published, weekday)
    same = (last.year, last.month, last.day % 10) == (day.year, day.month, day.day % 10)
    return [_Reading(last, _TENS, "slip_digit")] if same else []


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


def _evidence_codes(best: _Reading, now: Anchors) -> list[str]:
    """What speaks for a reading."""
    said = [f"stated:{best.day.isoformat()}"] if best.day in now.stated else []
    if now.published and 0 <= (now.published - best.day).days <= 1:
        said.append(f"near_published:{now.published.isoformat()}")
    return said


def told_as_past(day: date, weekday: int | None, published: date) -> Impossible:
    """The probable day of a date that is told as past and lies after publication.

    With its weekday the last such day; else the same number a month or a year before.
    """
    if weekday:
        reading = weekday_until(published, weekday)
    else:
        months = (shift_month(day.year, day.month, -n) for n in (1, 2, 12))
        before = (real_day(year, month, day.day) for year, month in months)
        reading = next((d for d in before if d and d <= published), published)
    why = f"told_as_past:{published.isoformat()}"
    return Impossible(reading=reading.isoformat(), why=why)
