"""Values that count from what the text named before: "hari itu", "sehari setelahnya"."""

from __future__ import annotations

from runut.article.calendar import month_of, shift_days, shift_month
from runut.article.time_durations import period
from runut.article.time_forms import Atom
from runut.article.time_periods import amount_and_unit, count_from
from runut.article.time_sense import Anchors, Sense

_RECENT = 20  # days named last that "both days" may mean
_UNKNOWN_DAY = "XXXX-XX-XX"


def read_that_unit(atom: Atom, now: Anchors) -> Sense | None:
    """Read "hari itu", "tahun yang sama": the one named last."""
    unit, day = atom.get("units"), now.day
    if unit in ("day", None):
        return Sense(day.isoformat(), day=day) if day else Sense(_UNKNOWN_DAY)
    if unit == "year":
        return Sense(f"{now.year:04}") if now.year else None
    if not day:
        return None
    return Sense(day.isoformat()[:7]) if unit == "month" else None


def read_beside_unit(atom: Atom, now: Anchors) -> Sense | None:
    """Read "tahun sebelumnya", "bulan berikutnya": beside the one named last."""
    way = -1 if atom.get("before") else 1
    if atom.get("unit_year"):
        return Sense(f"{now.year + way:04}") if now.year else None
    return Sense(month_of(*shift_month(now.day.year, now.day.month, way))) if now.day else None


def read_that_days(atom: Atom, now: Anchors) -> Sense | None:
    """Read "kedua hari itu": the days named last."""
    number = atom.get("ordinals")
    latest = list(dict.fromkeys(reversed(now.days[-_RECENT:])))[:2]
    if number != 2 or len(latest) < 2:
        return None
    first, last = sorted(latest)
    return Sense(f"{first.isoformat()}/{last.isoformat()}")


def read_next_day(atom: Atom, now: Anchors) -> Sense | None:
    """Read "keesokan harinya"."""
    return _beside(1, now)


def read_day_before(atom: Atom, now: Anchors) -> Sense | None:
    """Read "hari sebelumnya"."""
    return _beside(-1, now)


def _beside(days: int, now: Anchors) -> Sense:
    day = shift_days(now.day, days) if now.day else None
    return Sense(day.isoformat(), day=day) if day else Sense(_UNKNOWN_DAY)


def read_from_event(atom: Atom, now: Anchors) -> Sense | None:
    """Read "sehari setelahnya", "dua bulan kemudian": from the day named last, else a duration."""
    number, unit = amount_and_unit(atom)
    way = -1 if atom.get("before") else 1
    if now.year and number.isdigit() and unit == "year":
        return Sense(f"{now.year + way * int(number):04}")
    if now.day and number.isdigit():
        found = count_from(now.day, way * int(number), unit, fused=True)
        if found:
            return found
    value = period(number, unit)
    return Sense(value, "DURATION") if value else None


def read_nth_day(atom: Atom, now: Anchors) -> Sense | None:
    """Read "hari kedua": from the first day of the event, where the text has given it."""
    number = atom.get("ordinals")
    if not now.first_day or not isinstance(number, int):
        return Sense(_UNKNOWN_DAY)
    day = shift_days(now.first_day, number - 1)
    return Sense(day.isoformat(), day=day) if day else None


def read_reference(atom: Atom, now: Anchors) -> Sense | None:
    """Read "saat ini", "beberapa waktu lalu": a time without a value."""
    if atom.get("present"):
        return Sense("PRESENT_REF")
    return Sense("FUTURE_REF" if atom.get("future_reference") else "PAST_REF")
