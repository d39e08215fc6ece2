"""Numbers by their shape: what "18/6/2024", "19.30" or "2.000" may be."""

from __future__ import annotations

import re

_SHAPES = re.compile(
    r"(?P<iso>(?P<iy>\d{4})[-/](?P<im>\d\d?)[-/](?P<id>\d\d?))"
    r"|(?P<dmy>(?P<a>\d\d?)(?P<s>[-/.])(?P<b>\d\d?)(?P=s)(?P<y>\d{4}|\d\d))"
    r"|(?P<dm_range>(?P<d1>\d\d?)(?:/(?P<m1>\d\d?))?[-–](?P<d2>\d\d?)/(?P<m2>\d\d?)(?:/(?P<y2>\d{4}))?)"
    r"|(?P<clocks>(?P<c1>\d\d?[.:]\d\d)[-–](?P<c2>\d\d?[.:]\d\d))"
    r"|(?P<years>(?P<y3>[12]\d{3})[-–/](?P<y4>[12]\d{3}|\d\d))"
    r"|(?P<quarter_year>(?P<q>\d)/(?P<qy>[12]\d{3}))"
    r"|(?P<month_year>(?P<my_m>\d\d?)/(?P<my_y>[12]\d{3}))"
    r"|(?P<pair>(?P<p1>\d{1,3})[-–](?P<p2>\d{1,3}))"
    r"|(?P<slash>(?P<n1>\d\d?)/(?P<n2>\d\d?))"
    r"|(?P<clock>(?P<h>\d\d?)[.:](?P<mi>\d\d)(?:[.:](?P<se>\d\d))?)"
    r"|(?P<whole>\d{1,4})"
    r"|(?P<other>\d+(?:[.,]\d+)*)"
)
# One number of every shape, with what may follow it: all sets of kinds that numbers have.
SAMPLES = (
    *((digits, "") for digits in (
        "0", "7", "25", "32", "100", "2024", "2300", "12345", "2.000", "2,000", "12.500", "12,500",
        "4,5", "4.5", "4.50", "4,50", "27.30", "27,30", "19:30", "19:30:10", "07.15.30",
        "18/6", "18/6/2024", "2024-06-18", "18-19", "18-19/6", "19.30-20.30", "2019-2024",
        "3/2024", "13/2024", "0/2024", "300-400",
    )),
    ("50", "s"), ("1950", "s"),
)  # fmt: skip
_LONGEST = 24  # signs; no date or time is longer, and no number worth reading


def number_kinds(digits: str, suffix: str, day_first: bool, decimal: str) -> dict[str, object]:
    """What a number may be by its shape; empty where it can be nothing of time."""
    if len(digits) > _LONGEST or not (match := _SHAPES.fullmatch(digits)):
        return {}
    if suffix:
        return _decade(digits)
    kinds = _shaped(match, day_first)
    amount = _amount(digits, decimal)
    return {**kinds, "n": amount} if amount is not None else kinds


def _decade(digits: str) -> dict[str, object]:
    if not digits.isdigit() or len(digits) not in (2, 4):
        return {}
    return {"decade": digits, "n_about": digits} if len(digits) == 2 else {"decade": digits}


def _shaped(match: re.Match[str], day_first: bool) -> dict[str, object]:
    shape = next((name for name in _READERS if match[name] is not None), None)
    return _READERS[shape](match, day_first) if shape else {}


def _iso(m: re.Match[str], _: bool) -> dict[str, object]:
    return _full(int(m["iy"]), int(m["im"]), int(m["id"]))


def _dmy(m: re.Match[str], day_first: bool) -> dict[str, object]:
    day, month = _order(int(m["a"]), int(m["b"]), day_first)
    if len(m["y"]) == 2 and m["s"] != "/":  # 07.15.30 is a clock time
        return _clock_parts(int(m["a"]), int(m["b"]), m["s"])
    return _full(int(m["y"]) + (2000 if len(m["y"]) == 2 else 0), month, day)


def _full(year: int, month: int, day: int) -> dict[str, object]:
    fits = 1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year <= 2199
    return {"dmy": (year, month, day)} if fits else {}


def _order(first: int, second: int, day_first: bool) -> tuple[int, int]:
    return (first, second) if (day_first or first > 12) and second <= 12 else (second, first)


def _dm_range(m: re.Match[str], _: bool) -> dict[str, object]:
    d1, d2, m2 = int(m["d1"]), int(m["d2"]), int(m["m2"])
    m1, year = int(m["m1"] or m2), int(m["y2"]) if m["y2"] else None
    fits = 1 <= d1 <= 31 and 1 <= d2 <= 31 and 1 <= m1 <= 12 and 1 <= m2 <= 12
    return {"dm_range": (year, m1, d1, m2, d2)} if fits else {}


def _clocks(m: re.Match[str], _: bool) -> dict[str, object]:
    pair = tuple(_hm(*re.split("[.:]", m[c])) for c in ("c1", "c2"))
    return {"hms": pair} if all(pair) else {}


def _years(m: re.Match[str], _: bool) -> dict[str, object]:
    first, last = m["y3"], m["y4"]
    last = first[:2] + last if len(last) == 2 else last
    return {"years": (int(first), int(last))} if int(first) < int(last) else {}


def _quarter_year(m: re.Match[str], _: bool) -> dict[str, object]:
    number, year = int(m["q"]), int(m["qy"])
    return {"quarter_year": (number, year), "month_year": (year, number)} if number else {}


def _month_year(m: re.Match[str], _: bool) -> dict[str, object]:
    fits = 1 <= int(m["my_m"]) <= 12
    return {"month_year": (int(m["my_y"]), int(m["my_m"]))} if fits else {}


def _pair(m: re.Match[str], _: bool) -> dict[str, object]:
    return {"pair": (int(m["p1"]), int(m["p2"]))}


def _slash(m: re.Match[str], day_first: bool) -> dict[str, object]:
    day, month = _order(int(m["n1"]), int(m["n2"]), day_first)
    return {"dm": (month, day)} if 1 <= month <= 12 and 1 <= day <= 31 else {}


def _clock(m: re.Match[str], _: bool) -> dict[str, object]:
    return _clock_parts(int(m["h"]), int(m["mi"]), ":")


def _clock_parts(hour: int, minute: int, _: str) -> dict[str, object]:
    clock = _hm(str(hour), str(minute))
    return {"hm": clock} if clock else {}


def _hm(hour: str, minute: str) -> str:
    fits = int(hour) <= 24 and int(minute) < 60
    return f"{int(hour):02}:{int(minute):02}" if fits else ""


def _whole(m: re.Match[str], _: bool) -> dict[str, object]:
    digits, value = m["whole"], int(m["whole"])
    kinds: dict[str, object] = {}
    if len(digits) == 4 and 1000 <= value <= 2199:
        kinds["year"] = value
    if len(digits) <= 2 and 1 <= value <= 31:
        kinds["d"] = value
    if len(digits) <= 2 and value <= 24:
        kinds["hour"] = value
    return kinds


_READERS = {
    "iso": _iso, "dmy": _dmy, "dm_range": _dm_range, "clocks": _clocks, "years": _years,
    "quarter_year": _quarter_year, "month_year": _month_year, "pair": _pair, "slash": _slash,
    "clock": _clock, "whole": _whole,
}  # fmt: skip


def _amount(digits: str, decimal: str) -> str | None:
    """The number as a plain decimal; groups of three after a mark are thousands."""
    if digits.isdigit():
        return str(int(digits))
    grouping = "." if decimal == "," else ","
    if re.fullmatch(rf"\d{{1,3}}(?:\{grouping}\d{{3}})+", digits):
        return digits.replace(grouping, "")
    if re.fullmatch(rf"\d+\{decimal}\d+|\d\d?\.\d", digits):
        return digits.replace(",", ".")
    return None
