"""Values of durations and of sets: how long, and how often."""

from __future__ import annotations

from runut.article.time_days import weekday_in
from runut.article.time_forms import Atom
from runut.article.time_periods import amount_and_unit
from runut.article.time_sense import Anchors, Sense

_LETTERS = {
    "second": ("PT", 1, "S"),
    "minute": ("PT", 1, "M"),
    "hour": ("PT", 1, "H"),
    "day": ("P", 1, "D"),
    "week": ("P", 1, "W"),
    "month": ("P", 1, "M"),
    "quarter": ("P", 3, "M"),
    "half": ("P", 6, "M"),
    "year": ("P", 1, "Y"),
    "decade": ("P", 10, "Y"),
    "century": ("P", 100, "Y"),
}


def period(number: str, unit: str) -> str:
    """A duration as TIMEX3 writes it: P24Y, PT1.5H, PXM."""
    if unit not in _LETTERS:
        return ""
    head, factor, letter = _LETTERS[unit]
    if number == "X":
        return f"{head}X{'Y' if factor > 6 else letter}"
    scaled = float(number) * factor
    return (
        f"{head}{int(scaled) if scaled.is_integer() else scaled:g}{letter}" if scaled < 1e6 else ""
    )


def read_duration(atom: Atom, now: Anchors) -> Sense | None:
    """Read "dua hari", "3-4 tahun", "14 jam dan 38 menit", "beberapa bulan"."""
    numbers, units = [str(n) for n in atom.all("n")], [str(u) for u in atom.all("units")]
    pair = atom.get("pair")
    if isinstance(pair, tuple):
        return _between(str(pair[0]), str(pair[1]), units[0])
    if len(units) > 1 and len(numbers) > 1:
        return _compound(numbers, units)
    if len(numbers) > 1:
        return _between(numbers[0], numbers[1], units[0])
    about = atom.get("n_about") is not None
    number, unit = amount_and_unit(atom)
    if atom.get("whole"):
        number = "1"
    value = period(_with_part(number, atom), unit)
    return Sense(value, "DURATION", mod="APPROX" if about else "") if value else None


def _with_part(number: str, atom: Atom) -> str:
    """Read "satu setengah" and "setahun setengah" are one and a half; "10 ribuan" is vague."""
    part = atom.get("amounts")
    if part is None or (atom.get("n") is None and atom.get("fused") is None):
        return number
    return "X" if part == "X" else str(float(number) + float(str(part)))


def _between(low: str, high: str, unit: str) -> Sense | None:
    first, last = period(low, unit), period(high, unit)
    return Sense(f"{first}/{last}", "DURATION") if float(low) < float(high) and last else None


def _compound(numbers: list[str], units: list[str]) -> Sense | None:
    parts = [period(n, u) for n, u in zip(numbers, units, strict=False)]
    if not all(parts) or len(parts) < 2:
        return None
    if all(part.startswith("PT") for part in parts):
        return Sense("PT" + "".join(part[2:] for part in parts), "DURATION")
    return Sense(parts[0] + parts[1][1:], "DURATION")


def read_set(atom: Atom, now: Anchors) -> Sense | None:
    """Read "setiap Senin dan Kamis", "per hari", "setiap tiga bulan", "4,5 hari seminggu"."""
    value = _set_of_days(atom) or _set_of_units(atom)
    return Sense(value, "SET") if value else None


def _set_of_days(atom: Atom) -> str:
    month, number = atom.get("months", "months_with_day"), atom.get("d", "ordinals")
    if isinstance(month, int):
        return f"XXXX-{month:02}-{number:02}" if isinstance(number, int) else f"XXXX-{month:02}"
    if weekday_in(atom):
        days = [*atom.all("weekdays"), *atom.all("weekdays_with_day")]
        return ",".join(f"XXXX-WXX-{day}" for day in days)
    if atom.get("weekend"):
        return "XXXX-WXX-WE"
    part = atom.get("parts")
    return f"XXXX-XX-XX{part}" if part and not atom.get("unit_day") else ""


def _set_of_units(atom: Atom) -> str:
    fused, unit = atom.get("fused"), atom.get("units")
    if fused is not None:
        return period(str(getattr(fused, "amount", "1")), str(getattr(fused, "unit", "")))
    if unit is None:
        return ""
    return period(str(atom.get("n", "ordinals") or "1"), str(unit))
