"""Write ISO 8601 and TIMEX3 dates as readers write them, with CLDR's words for days and months."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from typing import Literal

from runut.publish.interface import Interface

Length = Literal["short", "medium", "long", "full"]
"""How a day is written, by CLDR's names."""

DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
PART = re.compile(r"(\d{4}-\d{2}-\d{2})T([A-Z]{2})")
IN_REASONS = re.compile(r"\b\d{4}-\d{2}(?:-\d{2})?\b")
MONTH = re.compile(r"(\d{4})-(\d{2})")
WEEK = re.compile(r"(\d{4})-W(\d{2})")
QUARTER = re.compile(r"(\d{4})-Q([1-4])")
DECADE = re.compile(r"\d{3}")


@lru_cache(maxsize=4096)
def say_date(value: str | None, interface: Interface, length: Length = "medium") -> str:
    """Write a date: ``2024-06-18``, ``2024-06``, ``2024-W25``, ``2024-06-18TNI``, a time of day.

    ``length`` is CLDR's: short, medium, long, full. A value of another shape is shown as it
    stands; None is "no date" in the language of the interface.
    """
    if not value:
        return interface.say("date.undated")
    try:
        return _say_known(value, interface, length)
    except ValueError:  # a shape we know, but no such day: better shown than hidden
        return value


def say_range(start: str, until: str | None, interface: Interface) -> str:
    """Write a range of dates, shortened where month or year are the same: "18–19 Jun 2024".

    Where an end is no day, a dash would read as part of it: "2014 to 18 June 2024".
    """
    if not until or until[:10] == start[:10]:
        return say_date(start, interface)
    first, last = _day(start), _day(until)
    if first is None or last is None:
        ends = (say_date(end, interface, "long") for end in (start, until))
        return interface.say("date.range", start=next(ends), until=next(ends))
    from babel.dates import format_interval  # noqa: PLC0415

    written = format_interval(first, last, "yMMMd", locale=interface.locale)
    return written.replace("\u2009", " ")  # CLDR's thin spaces, which few terminals draw


def say_reasons(reasons: str, group: str, interface: Interface) -> str:
    """Say why a date is what it is: codes joined by "; ", with their days written out in full."""
    written = IN_REASONS.sub(lambda day: say_date(day[0], interface, "full"), reasons)
    return "; ".join(interface.say_code(group, code) for code in written.split("; "))


def say_note(note: str, interface: Interface) -> str:
    """Say a note of an article, such as "shown_date: 2024-06-18", with its date written out."""
    name, _, what = note.partition(": ")
    if name.endswith("_date"):
        note = f"{name}: {say_date(what, interface)}"
    return interface.say_code("note", note)


def say_day(value: str | None, interface: Interface, until: str | None = None) -> str:
    """Write only the day of a date or time, or the days that a range begins and ends with."""
    day = value[:10] if value and DAY.match(value) else value
    return say_range(day, until, interface) if day and until else say_date(day, interface)


def _say_known(value: str, interface: Interface, length: Length) -> str:
    if DAY.fullmatch(value):
        return _say_day(date.fromisoformat(value), interface, length)
    if match := PART.fullmatch(value):
        day = _say_day(date.fromisoformat(match[1]), interface, length)
        return f"{day}, {interface.say_or(f'part.{match[2]}', match[2])}"
    if DAY.match(value):
        return _say_moment(datetime.fromisoformat(value), interface, length)
    return _say_longer(value, interface)


def _say_longer(value: str, interface: Interface) -> str:
    if match := MONTH.fullmatch(value):
        from babel.dates import format_skeleton  # noqa: PLC0415

        day = date(int(match[1]), int(match[2]), 1)
        return format_skeleton("yMMMM", day, locale=interface.locale)
    if match := WEEK.fullmatch(value):
        return interface.say("date.week", year=match[1], week=int(match[2]))
    if match := QUARTER.fullmatch(value):
        return interface.say("date.quarter", year=match[1], quarter=match[2])
    if DECADE.fullmatch(value):
        return interface.say("date.decade", decade=f"{value}0")
    return value


def _say_day(day: date, interface: Interface, length: Length) -> str:
    from babel.dates import format_date, get_date_format  # noqa: PLC0415

    pattern = get_date_format(length, interface.locale).pattern
    unpadded = re.sub(r"\bdd\b", "d", pattern)  # "6 Mei", where CLDR has "06 Mei"
    return format_date(day, unpadded, locale=interface.locale)


def _say_moment(moment: datetime, interface: Interface, length: Length) -> str:
    from babel.dates import format_time  # noqa: PLC0415

    time = format_time(moment, "short", locale=interface.locale)
    offset = moment.strftime("%z")
    zone = f" {_say_offset(f'{offset[:3]}:{offset[3:5]}', interface)}" if offset else ""
    day = _say_day(moment.date(), interface, length)
    return interface.say("date.moment", day=day, time=time + zone)


def _say_offset(offset: str, interface: Interface) -> str:
    """Name an offset from UTC as the clocks of newsrooms do: "+07:00" is WIB."""
    return interface.say_or(f"zone.{offset}", f"UTC{offset}")


def _day(value: str) -> date | None:
    match = DAY.match(value)
    try:
        return date.fromisoformat(match[0]) if match else None
    except ValueError:
        return None
