"""Values of weeks, months, quarters, years and longer times."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from runut.article.calendar import (
    DAYS_OF_WEEK,
    month_of,
    real_day,
    shift_days,
    shift_month,
    week_of,
)
from runut.article.time_days import direction
from runut.article.time_forms import Atom
from runut.article.time_sense import Anchors, Sense

_FAR_MONTHS = 8  # news names last December in January without its year
_SEASON_STARTS = 6
_YEARS = (1500, 2150)  # what four digits alone may be


def _mod(atom: Atom) -> str:
    return str(atom.get("edges") or "")


def read_month(atom: Atom, now: Anchors) -> Sense | None:
    """Read "Juni 2025", "September lalu", "November tahun lalu", "awal Maret"."""
    both, month = atom.get("month_year"), atom.get("months", "months_with_day")
    if isinstance(both, tuple):
        return Sense(month_of(*both), mod=_mod(atom))
    if not isinstance(month, int):
        return None
    year = _year_of_month(atom, month, now)
    return Sense(month_of(year, month) if year else f"XXXX-{month:02}", mod=_mod(atom))


def _year_of_month(atom: Atom, month: int, now: Anchors) -> int | None:
    year = atom.get("year")
    if isinstance(year, int):
        return year
    if now.year_after or not now.published:
        return now.year_after
    way, here = _way(atom, now), now.published
    if atom.get("unit_year"):
        return here.year + direction(atom)
    apart = month - here.month
    if apart > _FAR_MONTHS or way < 0 < apart:
        return here.year - 1
    return here.year + 1 if apart < -_FAR_MONTHS or way > 0 > apart else here.year


def _way(atom: Atom, now: Anchors) -> int:
    return -1 if now.since and not now.future else direction(atom)


def read_year(atom: Atom, now: Anchors) -> Sense | None:
    """Read "tahun 2024", "2025", "awal 1998"."""
    year = atom.get("year")
    if not isinstance(year, int) or not _YEARS[0] <= year <= _YEARS[1]:
        return None
    return Sense(f"{year:04}", mod=_mod(atom))


def read_years(atom: Atom, now: Anchors) -> Sense | None:
    """Read "2019-2024", "musim 2024/2025"."""
    pair = atom.get("years")
    if not isinstance(pair, tuple) or not _YEARS[0] <= pair[0] < pair[1] <= _YEARS[1]:
        return None
    return Sense(f"{pair[0]}/{pair[1]}")


def read_fiscal(atom: Atom, now: Anchors) -> Sense | None:
    """A fiscal year: FY2025."""
    pair = atom.get("years")
    if isinstance(pair, tuple):
        return Sense(f"FY{pair[0]}/FY{pair[1]}")
    return Sense(f"FY{atom.get('year')}")


def read_decade(atom: Atom, now: Anchors) -> Sense | None:
    """Read "1950-an" is 195; "80-an" is 198."""
    digits = str(atom.get("decade"))
    unit = atom.get("units")
    if (len(digits) == 2 and unit not in ("year", "decade")) or not digits.endswith("0"):
        return None
    century = "20" if digits < "30" else "19"
    return Sense((digits if len(digits) == 4 else century + digits)[:3], mod=_mod(atom))


def read_century(atom: Atom, now: Anchors) -> Sense | None:
    """Read "abad ke-19" is 18: the hundreds of its years."""
    number = atom.get("ordinals", "d")
    return Sense(f"{number - 1:02}") if isinstance(number, int) and 1 <= number <= 22 else None


def read_nth(atom: Atom, now: Anchors) -> Sense | None:
    """A quarter or half-year ("kuartal III/2024", "semester pertama ini")."""
    both = atom.get("quarter_year")
    number = both[0] if isinstance(both, tuple) else atom.get("ordinals", "romans", "d")
    letter, most = ("H", 2) if atom.get("unit_half", "halves") else ("Q", 4)
    if not isinstance(number, int) or not 1 <= number <= most:
        return None
    year = both[1] if isinstance(both, tuple) else atom.get("year") or _near_year(atom, now)
    return Sense(f"{year or 'XXXX'}-{letter}{number}", mod=_mod(atom))


def read_nth_week(atom: Atom, now: Anchors) -> Sense | None:
    """Read "pekan kedua Juli 2025", "minggu ke-19": a week by its number in a month or year."""
    number, month = atom.get("ordinals"), atom.get("months", "months_with_day")
    if not isinstance(number, int) or not now.published:
        return None
    if not isinstance(month, int):
        spells_week_of_year = 5 < number <= 53
        return Sense(f"{now.published.year}-W{number:02}") if spells_week_of_year else None
    year = _year_of_month(atom, month, now)
    day = real_day(year, month, DAYS_OF_WEEK * number - 3) if year else None
    return Sense(week_of(day)) if day else None


def _near_year(atom: Atom, now: Anchors) -> int | None:
    if not now.published:
        return None
    return now.published.year + (direction(atom) if atom.get("unit_year") else 0)


def read_near_unit(atom: Atom, now: Anchors) -> Sense | None:
    """Read "pekan lalu", "awal tahun ini", "bulan depan", "akhir tahun"."""
    way, unit, mod = direction(atom), str(atom.get("units")), _mod(atom)
    if not now.published:
        vague = ("PAST_REF", "PRESENT_REF", "FUTURE_REF")[way + 1]
        return Sense(vague, mod=mod) if unit in _NEAR else None
    value = _NEAR[unit](now.published, way) if unit in _NEAR else ""
    return Sense(value, mod=mod) if value else None


def _near_week(day: date, way: int) -> str:
    return week_of(day + timedelta(days=way * DAYS_OF_WEEK))


def _near_month(day: date, way: int) -> str:
    return month_of(*shift_month(day.year, day.month, way))


def _near_quarter(day: date, way: int) -> str:
    year, month = shift_month(day.year, day.month, 3 * way)
    return f"{year}-Q{(month + 2) // 3}"


def _near_half(day: date, way: int) -> str:
    year, month = shift_month(day.year, day.month, 6 * way)
    return f"{year}-H{(month + 5) // 6}"


def _near_season(day: date, way: int) -> str:
    """A season of sports runs from June to May."""
    first = day.year - (day.month < _SEASON_STARTS) + way
    return f"{first}/{first + 1}"


_NEAR: dict[str, Callable[[date, int], str]] = {
    "season": _near_season,
    "week": _near_week,
    "month": _near_month,
    "quarter": _near_quarter,
    "half": _near_half,
    "year": lambda day, way: f"{day.year + way:04}",
    "decade": lambda day, way: f"{day.year // 10 + way}",
    "century": lambda day, way: f"{day.year // 100 + way}",
}


def read_weekend(atom: Atom, now: Anchors) -> Sense | None:
    """Read "akhir pekan lalu"; alone it is the last one, in plans the next."""
    if not now.published:
        return Sense("XXXX-WXX-WE")
    bare = not any(atom.get(kind) for kind in ("past", "future", "this"))
    way = direction(atom) if not bare else 0 if now.future or now.published.isoweekday() > 5 else -1
    return Sense(f"{_near_week(now.published, way)}-WE")


def read_season(atom: Atom, now: Anchors) -> Sense | None:
    """Read "musim panas 2024"; alone it is no definite one."""
    year, season = atom.get("year"), atom.get("seasons")
    near = any(atom.get(kind) for kind in ("past", "future", "this"))
    if year is None and near and now.published:
        year = now.published.year + direction(atom)
    return Sense(f"{year or 'XXXX'}-{season}")


def read_ago(atom: Atom, now: Anchors) -> Sense | None:
    """Read "tiga hari lalu", "dua tahun lalu": as exact as its unit."""
    return _counted(atom, -1, now)


def read_hence(atom: Atom, now: Anchors) -> Sense | None:
    """Read "tiga hari lagi"."""
    return _counted(atom, 1, now)


def _counted(atom: Atom, way: int, now: Anchors) -> Sense | None:
    number, unit = amount_and_unit(atom)
    vague = ("PAST_REF", "", "FUTURE_REF")[way + 1]
    if not now.published or not number.isdigit():
        return Sense(vague)
    return count_from(now.published, way * int(number), unit, bool(atom.get("fused"))) or Sense(
        vague
    )


def amount_and_unit(atom: Atom) -> tuple[str, str]:
    """The amount ("3", "1.5", "X") and the unit of a duration, of one word or two."""
    fused = atom.get("fused")
    if fused is not None:
        return str(getattr(fused, "amount", "X")), str(getattr(fused, "unit", ""))
    number = atom.get("n", "n_about", "amounts")
    return str(number), str(atom.get("units"))


def count_from(day: date, number: int, unit: str, fused: bool = False) -> Sense | None:
    """A time so many units from a day; days and weeks give a day, longer units themselves.

    One word for a week ("sepekan") stands for the whole week before.
    """
    if abs(number) > 100_000:
        return None
    if unit == "day" or (unit == "week" and not fused):
        found = shift_days(day, number * (DAYS_OF_WEEK if unit == "week" else 1))
        return Sense(found.isoformat(), day=found) if found else None
    if unit == "week":
        return Sense(_near_week(day, number))
    if unit == "month":
        year, month = shift_month(day.year, day.month, number)
        return Sense(month_of(year, month)) if year > 0 else None
    years = {"year": 1, "decade": 10, "century": 100}.get(unit)
    found_year = day.year + number * years if years else 0
    return Sense(f"{found_year:04}") if 0 < found_year < 10_000 else None
