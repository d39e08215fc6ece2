"""Plain arithmetic of the calendar: days, weeks, months, and how TIMEX3 writes them."""

from __future__ import annotations

from datetime import date, timedelta

DAYS_OF_WEEK = 7
MONTHS_OF_YEAR = 12
_HIJRI_EPOCH = date(622, 7, 18).toordinal()  # 16 July 622 in the Julian calendar, less one day


def real_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift_days(day: date, days: int) -> date | None:
    """A number of days later; None beyond the calendar's ends."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def shift_month(year: int, month: int, months: int) -> tuple[int, int]:
    """Year and month a number of months later."""
    years, rest = divmod(month - 1 + months, MONTHS_OF_YEAR)
    return year + years, rest + 1


def week_of(day: date) -> str:
    """The ISO week of a day, as TIMEX3 writes it: 2024-W25."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def month_of(year: int, month: int) -> str:
    """A month as TIMEX3 writes it: 2024-06."""
    return f"{year:04}-{month:02}"


def weekday_near(day: date, weekday: int) -> date:
    """The weekday (1 is Monday) nearest to a day; a week has seven days, so there is no tie."""
    ahead = (weekday - day.isoweekday()) % DAYS_OF_WEEK
    return day + timedelta(days=ahead if ahead <= DAYS_OF_WEEK // 2 else ahead - DAYS_OF_WEEK)


def weekday_until(day: date, weekday: int) -> date:
    """The last such weekday on or before a day."""
    return day - timedelta(days=(day.isoweekday() - weekday) % DAYS_OF_WEEK)


def weekday_from(day: date, weekday: int) -> date:
    """The first such weekday on or after a day."""
    return day + timedelta(days=(weekday - day.isoweekday()) % DAYS_OF_WEEK)


def in_week(day: date, weeks: int, weekday: int) -> date:
    """A weekday of the week that lies a number of weeks after that of a day."""
    return day + timedelta(days=weeks * DAYS_OF_WEEK + weekday - day.isoweekday())


def hijri_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a day of the Islamic calendar; None beyond the calendar's ends.

    The arithmetical calendar with 11 leap years in 30 (R. van Gent, "The Arithmetical Calendar");
    where the new moon is sighted the day may differ by one.
    """
    days = (11 * year + 3) // 30 + 354 * (year - 1) + (59 * (month - 1) + 1) // 2 + day
    try:
        return date.fromordinal(_HIJRI_EPOCH + days)
    except (ValueError, OverflowError):
        return None


def hijri_years(year: int) -> tuple[int, ...]:
    """Years of the Islamic calendar that a Gregorian year touches."""
    first = (year - 622) * 33 // 32
    return first, first + 1, first + 2
