"""Lengths of time in seconds."""

from __future__ import annotations

import re

_LENGTH = re.compile(
    r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?"
)
_SECONDS = (31557600, 2629800, 604800, 86400, 3600, 60, 1)  # of a year, a month ... a second


def seconds_of(value: str) -> int | None:
    """Seconds of a TIMEX3 duration; None where it has no numbers (PXM).

    A year has 365.25 days and a twelfth of them are a month, so that 18 months are 1.5 years.
    """
    found = _LENGTH.fullmatch(value)
    if not found or not any(found.groups()):
        return None
    return sum(int(n) * unit for n, unit in zip(found.groups(), _SECONDS, strict=True) if n)
