"""When articles were published and which days they tell, as numbers that can be compared."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime

from runut.records import Article

_DAY = re.compile(r"\d{4}-\d\d-\d\d")

DAY = len("2024-06-19")
"""Characters of an ISO 8601 day: a longer value has a time of day."""


def moment_of(article: Article) -> float | None:
    """Return when an article was published, in days since the year 1, as far as can be told.

    Where it is unknown, the day that the article names most stands for it; of days named equally
    often the latest, since what came before is told as background. None where no day is named.
    """
    if article.published.value:
        return moment(article.published.value)
    named = Counter(ordinal(t.value) for t in article.timexes if not t.impossible)
    days = [(count, day) for day, count in named.items() if day]
    return max(days)[1] + 0.5 if days else None


def days_told(article: Article) -> frozenset[int]:
    """Return the days that an article names in full, as ordinals; impossible dates left out.

    Of a range its first and last day count.
    """
    values = (v for t in article.timexes if not t.impossible for v in t.value.split("/"))
    return frozenset(day for day in map(ordinal, values) if day)


def in_order(articles: list[Article]) -> list[Article]:
    """Sort articles by time, those without any last; ties by id, so that input order is nothing."""
    moments = {a.id: moment_of(a) for a in articles}
    return sorted(articles, key=lambda a: (moments[a.id] is None, moments[a.id] or 0.0, a.id))


def moment(value: str) -> float | None:
    """Turn an ISO 8601 day or time into days since the year 1; a day stands for its noon.

    A time with an offset is turned into UTC, one without is taken as it stands. None where the
    value is neither.
    """
    day = ordinal(value)
    if day is None or len(value) <= DAY:
        return day + 0.5 if day else None
    try:
        time = datetime.fromisoformat(value)
    except ValueError:
        return day + 0.5
    offset = time.utcoffset()
    minutes = time.hour * 60 + time.minute - (offset.total_seconds() / 60 if offset else 0)
    return day + minutes / 1440


def ordinal(value: str) -> int | None:
    """Return the day with which an ISO 8601 or TIMEX3 value begins, or None."""
    try:
        return date.fromisoformat(value[:DAY]).toordinal() if _DAY.match(value) else None
    except ValueError:
        return None
