"""What expressions of time count from, and what one expression is found to mean."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import msgspec

from runut.records import Impossible, TimexType


class Sense(NamedTuple):
    """What one expression means: its TIMEX3 value, and the day it names where it names one."""

    value: str
    type: TimexType = "DATE"
    mod: str = ""
    zone: str = ""
    day: date | None = None
    impossible: Impossible | None = None


class Anchors(msgspec.Struct, kw_only=True):
    """What expressions of one article count from; it changes as the article is read."""

    published: date | None = None
    sure: bool = False
    """Whether the day of publication is known from more than the text itself."""
    day: date | None = None
    """The last day that the text named for an event."""
    days: list[date] = []
    """All days named so far, in order."""
    weekdays: dict[int, date] = {}
    """The last day named with each weekday."""
    year: int | None = None
    """The last year named."""
    stated: frozenset[date] = frozenset()
    """All days that the text names fully and rightly, wherever they stand."""
    future: bool = False
    """Whether the words before the expression speak of what is to come."""
    since: bool = False
    """Whether the word before the expression says that its day has been ("sejak")."""
    first_day: date | None = None
    """The first day of an event whose days the text counts."""
    hijri_starts: dict[str, str] = {}
    """Months of the Islamic calendar that were announced for another day than computed."""
    year_after: int | None = None
    """The year of the other end of a range, for an end without one."""

    def here(self) -> date | None:
        """The day that a clock time without one belongs to."""
        return self.day or self.published
