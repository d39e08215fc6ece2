"""Values of days and weekdays, with and without a year."""

from __future__ import annotations

from datetime import date

from runut.article.calendar import (
    hijri_day,
    hijri_years,
    in_week,
    real_day,
    shift_days,
    weekday_from,
    weekday_near,
    weekday_until,
)
from runut.article.impossible_dates import doubt
from runut.article.time_forms import Atom
from runut.article.time_sense import Anchors, Sense
from runut.article.time_words import Lexeme

Parts = tuple[int | None, int, int]  # year where it is named, month, day

_NEAR = 45  # days: a date without a year that lies nearer is of the year of publication
_FAR = 270  # days: news names the last December in January without its year


def read_day(atom: Atom, now: Anchors) -> Sense | None:
    """A day by its date, with or without weekday and year ("Rabu (19/6)", "17 Agustus 1945")."""
    parts, weekday = day_parts(atom), weekday_in(atom)
    if parts is None:
        return _named_twice(atom, weekday, now)
    year = parts[0] or _year_said(atom, now) or now.year_after or _year_fitting(parts, weekday, now)
    day = _in_year(year, parts, atom, now)
    slip = doubt(parts, year, day, weekday, now)
    if slip:
        return Sense(slip.reading, day=date.fromisoformat(slip.reading), impossible=slip)
    if day is None:
        fits = real_day(2000, parts[1], parts[2])  # a leap year: 29 February may be
        return Sense(f"XXXX-{parts[1]:02}-{parts[2]:02}") if fits and not year else None
    return Sense(day.isoformat(), day=day)


def _year_fitting(parts: Parts, weekday: int | None, now: Anchors) -> int | None:
    """The year last named, or the last one, where only it makes weekday and day agree.

    A day near publication is not looked for elsewhere, nor one whose number fits the month of
    publication: there a slip is likelier.
    """
    if weekday is None or not now.published:
        return None
    here, (_, month, number) = now.published, parts
    printed = nearest_year(month, number, here, 0)
    slip = real_day(here.year, here.month, number)
    if printed is None or printed.isoweekday() == weekday or abs((printed - here).days) <= _NEAR:
        return None
    if slip and slip.isoweekday() == weekday:
        return None
    for year in (now.year, here.year - 1):
        day = real_day(year, month, number) if year else None
        if day and day <= here and day.isoweekday() == weekday:
            return year
    return None


def day_parts(atom: Atom) -> Parts | None:
    """Year (where named), month and day of a date, from digits or words."""
    full, short = atom.get("dmy"), atom.get("dm")
    if isinstance(full, tuple):
        return full
    if isinstance(short, tuple):
        return None, short[0], short[1]
    month, day = atom.get("months", "months_with_day"), _day_number(atom)
    if isinstance(month, int) and isinstance(day, int) and 1 <= day <= 31:
        year = atom.get("year")
        return (year if isinstance(year, int) else None), month, day
    return None


def _day_number(atom: Atom) -> object:
    return atom.get("d", "ordinals")


def weekday_in(atom: Atom) -> int | None:
    """The weekday that an expression names, 1 for Monday."""
    weekday = atom.get("weekdays", "weekdays_with_day")
    return weekday if isinstance(weekday, int) else None


def _year_said(atom: Atom, now: Anchors) -> int | None:
    """The year of "17 Agustus tahun lalu"."""
    if not now.published or atom.get("unit_year") is None:
        return None
    return now.published.year + direction(atom)


def direction(atom: Atom) -> int:
    """-1 for a word of the past, 1 for one of the future, 0 else."""
    return -1 if atom.get("past") else 1 if atom.get("future") else 0


def _in_year(year: int | None, parts: Parts, atom: Atom, now: Anchors) -> date | None:
    _, month, day = parts
    if year:
        return real_day(year, month, day)
    if not now.published:
        return None
    way = -1 if now.since and not now.future else direction(atom)
    return nearest_year(month, day, now.published, way)


def nearest_year(month: int, day: int, published: date, way: int) -> date | None:
    """A day without year: in the year of publication, save where that lies far off or elsewhere."""
    found = real_day(published.year, month, day)
    if found is None:
        return None
    apart = (found - published).days
    if apart > _FAR or way < 0 < apart:
        return real_day(published.year - 1, month, day)
    if apart < -_FAR or way > 0 > apart:
        return real_day(published.year + 1, month, day)
    return found


def _named_twice(atom: Atom, weekday: int | None, now: Anchors) -> Sense | None:
    """Read "besok (Minggu)", "Rabu hari ini", "Minggu kemarin": the weekday decides."""
    offset = atom.get("days")
    if not now.published or not isinstance(offset, int):
        return Sense(f"XXXX-WXX-{weekday}") if weekday else None
    day = shift_days(now.published, offset)
    if day and weekday and day.isoweekday() != weekday:
        day = weekday_until(now.published, weekday) if offset < 0 else weekday_near(day, weekday)
    return Sense(day.isoformat(), day=day) if day else None


def read_hijri_day(atom: Atom, now: Anchors) -> Sense | None:
    """Read "1 Muharram 1447 H": its Gregorian day."""
    year, month, number = atom.get("year"), atom.get("hijri_months"), atom.get("d")
    if not (isinstance(year, int) and isinstance(month, int) and isinstance(number, int)):
        return None
    day = _hijri(year, month, number, now) if number <= 30 else None
    return Sense(day.isoformat(), day=day) if day else None


def read_hijri_feast(atom: Atom, now: Anchors) -> Sense | None:
    """Read "Idulfitri 1446 H" and "Idulfitri 2017": its Gregorian day."""
    feast, year = atom.get("hijri_feasts"), atom.get("year")
    if not isinstance(feast, tuple | list) or not isinstance(year, int):
        return None
    years = [year] if atom.get("hijri_eras") else hijri_years(year)
    days = (_hijri(hijri, feast[0], feast[1], now) for hijri in years)
    day = next((d for d in days if d and (atom.get("hijri_eras") or d.year == year)), None)
    return Sense(day.isoformat(), day=day) if day else None


def read_holiday(atom: Atom, now: Anchors) -> Sense | None:
    """Read "Hari Kemerdekaan 2025": its day; without a year that of the article's year."""
    feast, year = atom.get("holidays"), atom.get("year")
    if not isinstance(feast, tuple | list):
        return None
    if year is None and now.published:
        year = now.published.year + direction(atom)
    day = real_day(year, feast[0], feast[1]) if isinstance(year, int) else None
    return Sense(day.isoformat() if day else f"XXXX-{feast[0]:02}-{feast[1]:02}", day=day)


def _hijri(year: int, month: int, number: int, now: Anchors) -> date | None:
    start = now.hijri_starts.get(f"{year}-{month:02}")
    if start:
        return shift_days(date.fromisoformat(start), number - 1)
    return hijri_day(year, month, number)


def read_month_day(atom: Atom, now: Anchors) -> Sense | None:
    """Read "tanggal 17": that day of the month last spoken of."""
    number, base = _day_number(atom), now.here()
    if not isinstance(number, int) or not base:
        return None
    day = real_day(base.year, base.month, number)
    return Sense(day.isoformat(), day=day) if day else None


def read_day_range(atom: Atom, now: Anchors) -> Sense | None:
    """Read "18-19 Juni": two days of one month, or "28/5-4/6" of two."""
    ends = range_ends(atom)
    if ends is None:
        return None
    year, (first_month, first), (last_month, last) = ends
    year = year or _year_said(atom, now)
    start = _end_of_range(year, first_month, first, atom, now)
    end = _end_of_range(year, last_month, last, atom, now)
    if not start or not end:
        return Sense(f"XXXX-{first_month:02}-{first:02}/XXXX-{last_month:02}-{last:02}")
    if start > end and not (start := real_day(start.year - 1, start.month, start.day)):
        return None
    return Sense(f"{start.isoformat()}/{end.isoformat()}", day=start)


def _end_of_range(year: int | None, month: int, day: int, atom: Atom, now: Anchors) -> date | None:
    return _in_year(year, (year, month, day), atom, now)


def range_ends(atom: Atom) -> tuple[int | None, tuple[int, int], tuple[int, int]] | None:
    """Year (where named) and both ends, as month and day, of a range of days."""
    year = atom.get("year")
    named = year if isinstance(year, int) else None
    numbers, month = atom.get("dm_range"), atom.get("months", "months_with_day")
    if isinstance(numbers, tuple):
        return numbers[0], (numbers[1], numbers[2]), (numbers[3], numbers[4])
    pair = atom.get("pair") or tuple(atom.all("d"))
    if not isinstance(month, int) or not isinstance(pair, tuple) or len(pair) != 2:
        return None
    fits = all(1 <= day <= 31 for day in pair) and pair[0] < pair[1]
    return (named, (month, pair[0]), (month, pair[1])) if fits else None


def read_weekday(atom: Atom, now: Anchors) -> Sense | None:
    """A weekday without a date ("Senin", "Jumat lalu", "Jumat pekan depan")."""
    weekday = weekday_in(atom)
    if weekday is None:
        return None
    if not now.published:
        return _undated(weekday, now)
    way = direction(atom)
    if any("unit_week" in lexeme.kinds for lexeme in atom.lexemes if not _is_weekday(lexeme)):
        day = in_week(now.published, way, weekday)
    elif way < 0:
        day = weekday_until(shift_days(now.published, -1) or now.published, weekday)
    elif way > 0:
        day = weekday_from(shift_days(now.published, 1) or now.published, weekday)
    elif atom.get("this"):
        day = in_week(now.published, 0, weekday)
    else:
        day = _bare_weekday(weekday, now.published, now)
    return Sense(day.isoformat(), day=day)


def _is_weekday(lexeme: Lexeme) -> bool:
    return "weekdays" in lexeme.kinds or "weekdays_with_day" in lexeme.kinds


def _undated(weekday: int, now: Anchors) -> Sense:
    day = now.weekdays.get(weekday)
    return Sense(day.isoformat(), day=day) if day else Sense(f"XXXX-WXX-{weekday}")


def _bare_weekday(weekday: int, published: date, now: Anchors) -> date:
    """The day that the text gave this weekday before; else the last or, in plans, the next one."""
    named = now.weekdays.get(weekday)
    if named and abs((named - published).days) <= 8:
        return named
    return weekday_from(published, weekday) if now.future else weekday_until(published, weekday)


def read_that_day(atom: Atom, now: Anchors) -> Sense | None:
    """Read "Senin itu": the day that the text gave this weekday before."""
    weekday = weekday_in(atom)
    day = now.weekdays.get(weekday or 0)
    if not day and now.published and weekday:
        day = weekday_until(now.published, weekday)
    return Sense(day.isoformat(), day=day) if day else Sense(f"XXXX-WXX-{weekday}")


def read_near_day(atom: Atom, now: Anchors) -> Sense | None:
    """Read "kemarin", "hari ini", "lusa"."""
    offset = atom.get("days")
    if not isinstance(offset, int):
        return None
    day = shift_days(now.published, offset) if now.published else None
    if day:
        return Sense(day.isoformat(), day=day)
    return Sense(("PAST_REF", "PRESENT_REF", "FUTURE_REF")[(offset > 0) - (offset < 0) + 1])
