"""Values of clock times and parts of the day."""

from __future__ import annotations

from datetime import date

from runut.article.calendar import shift_days
from runut.article.time_forms import Atom
from runut.article.time_sense import Anchors, Sense

_EARLY = 12  # an hour before noon is of the afternoon or night where the text says so
_AFTER_NOON = {"TMI": range(1, 4), "TAF": range(1, 7), "TEV": range(1, 12), "TNI": range(6, 12)}
_NO_DAY = "XXXX-XX-XX"


def clock_of(atom: Atom) -> str:
    """The clock time of an expression as T19:30; a half of the day turns 7 into 19."""
    return _clock(str(atom.get("hm", "hour")), atom)


def _clock(text: str, atom: Atom) -> str:
    hour, _, minute = text.partition(":")
    return f"T{_hour(int(hour), atom):02}:{minute or '00'}"


def _hour(hour: int, atom: Atom) -> int:
    half, part = atom.get("half_days"), str(atom.get("parts") or "")
    if isinstance(half, int):
        return hour % _EARLY + half if hour <= _EARLY else hour
    if part == "TNI" and hour == _EARLY:
        return 2 * _EARLY  # "pukul 12 malam" ends the day
    return hour + _EARLY if hour in _AFTER_NOON.get(part, ()) else hour


def zone_of(atom: Atom) -> str:
    """The zone that an expression names, by its letters or as ``local``."""
    return str(atom.get("zone_letters") or atom.get("zone_names") or "")


def clocks_of(atom: Atom) -> tuple[str, str] | None:
    """Both ends of a range of clock times."""
    both = atom.get("hms") or atom.get("pair")
    said = [lexeme.kinds.get("hm", lexeme.kinds.get("hour")) for lexeme in atom.lexemes]
    ends = list(both) if isinstance(both, tuple) else [end for end in said if end is not None]
    if len(ends) != 2 or any(int(str(end).partition(":")[0]) > 24 for end in ends):
        return None
    return _clock(str(ends[0]), atom), _clock(str(ends[1]), atom)


def read_clock(atom: Atom, now: Anchors) -> Sense | None:
    """A clock time; without a date it belongs to the day that the text last named."""
    return Sense(_on(now, clock_of(atom)), "TIME", zone=zone_of(atom))


def read_clocks(atom: Atom, now: Anchors) -> Sense | None:
    """A range of clock times."""
    ends = clocks_of(atom)
    if not ends:
        return None
    return Sense(range_on(now.here(), ends), "TIME", zone=zone_of(atom))


def range_on(day: date | None, ends: tuple[str, str]) -> str:
    """A range of clock times on a day; one that ends earlier than it begins ends the next day."""
    if day is None:
        return "/".join(ends)
    last = shift_days(day, 1) if ends[1] < ends[0] else day
    return f"{day.isoformat()}{ends[0]}/{(last or day).isoformat()}{ends[1]}"


def _on(now: Anchors, clock: str) -> str:
    day = now.here()
    return (day.isoformat() if day else "") + clock


def read_part(atom: Atom, now: Anchors) -> Sense | None:
    """A part of the day that the text last named ("dini hari", "malam itu")."""
    day = now.here()
    return Sense((day.isoformat() if day else _NO_DAY) + str(atom.get("parts")), "TIME")


def read_day_part(atom: Atom, now: Anchors) -> Sense | None:
    """Read "tadi malam", "semalam"."""
    said = atom.get("day_parts")
    part, days = str(getattr(said, "part", "")), int(getattr(said, "days", 0))
    return _of_today(part, days, now)


def read_day_part_of(atom: Atom, now: Anchors) -> Sense | None:
    """Read "pagi tadi", "malam ini", "nanti malam", "kemarin pagi"."""
    days = atom.get("days")
    return _of_today(str(atom.get("parts")), days if isinstance(days, int) else 0, now)


def _of_today(part: str, days: int, now: Anchors) -> Sense | None:
    day = shift_days(now.published, days) if now.published else None
    return Sense((day.isoformat() if day else _NO_DAY) + part, "TIME", day=day)
