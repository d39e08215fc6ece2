"""Which numbers an article tells: how many died, what it cost, what the score was."""

from __future__ import annotations

import re
from collections.abc import Iterable

from runut.records import Timex

_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_YEAR = re.compile(r"(?:19|20)\d\d")

TELLING = 4
"""Smallest whole number that tells events apart: two, three people stand in every other article."""


def numbers_told(
    words: Iterable[re.Match[str]], timexes: Iterable[Timex] = ()
) -> dict[str, re.Match[str]]:
    """Map each number in figures to where it is written first, left out what is time or small.

    "1.500" and "1,500" are both 1500, "12,5" and "12.5" both 12.5. Numbers inside ``timexes``
    (of the same text) are dates and times of day, and so are bare years.
    """
    times = {n for t in timexes for n in range(t.start, t.end)}
    told: dict[str, re.Match[str]] = {}
    for word in words:
        if word[0][0].isdigit() and word.start() not in times and _telling(word[0]):
            told.setdefault(_plain(word[0]), word)
    return told


def _plain(written: str) -> str:
    if _GROUPED.fullmatch(written):
        return re.sub(r"[.,]", "", written)
    return written.replace(",", ".")


def _telling(written: str) -> bool:
    if _YEAR.fullmatch(written):
        return False
    return not written.isdecimal() or int(written[-20:]) >= TELLING
