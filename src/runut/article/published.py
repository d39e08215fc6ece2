"""The day an article was published: kept where it is known and sane, else found from its text.

A text is read as a set of constraints: a weekday with its day fits few years, years that it names
lie before it, a day that it reports is that of publication or just before. Where they leave more
than one year, the day stays unknown: a wrong certain date is the worst result. The last day
reported is the first that can be; how much later publication may be is told beside it (``until``).
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from runut.article.calendar import real_day, weekday_from
from runut.article.date_evidence import Dated, Evidence, gather, repaired
from runut.article.time_phrases import find_phrases
from runut.languages.dates import DateWords
from runut.languages.pack import Pack
from runut.records import Article, Published

_FIRST_YEAR = 1995  # no news page is older; 1970 is a clock that was never set
# A plan told without a word of the future lies days ahead of publication, never more than a month
# in 597 articles; a wrong day in metadata is off by months or years.
_TOO_FAR = 31
_NEXT_DAYS = 1  # a bare weekday so soon after the last date is read as told after it
# Days from the last day reported to publication, in 371 articles: at most three in 245 of 247 where
# it stands behind a verb of saying, at most four in 121 of 124 others.
_AFTER_SAID, _AFTER_TOLD = 3, 4
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_URL_DAY = re.compile(
    r"(?<!\d)(20\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=\d{6}\b|[/_-]|$)"
)


def find_published(article: Article, pack: Pack, today: date | None = None) -> Published:
    """When an article was published, and how that is known.

    A value from metadata is kept unless it lies in the future, before the web, or before days
    that the text reports; else the address and then the text are read. ``today`` is the last day
    that can be (the system's day when None). The note holds the reasons as codes; ``until`` is
    set where the text allows several days.
    """
    last = today or date.today()
    day = _day(article.published.value)
    if day is None:
        return _infer(article, pack.dates, last, article.published.note)
    fault = _fault(day, article, pack.dates, last)
    return _infer(article, pack.dates, last, fault) if fault else article.published


class _First(NamedTuple):
    """The first day on which a text can have been written, and the name that says so."""

    day: date
    name: str


def _first_day(article: Article, words: DateWords) -> _First:
    """The day since which all that an article names is known."""
    text = " ".join((article.outlet or "", article.title, article.text)).lower()
    found = [_First(_known(words)[n], n) for n in set(_names(words).findall(text))]
    return max(found, default=_First(date(_FIRST_YEAR, 1, 1), ""))


@cache
def _names(words: DateWords) -> re.Pattern[str]:
    names = sorted(map(re.escape, words.known_since), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(names) or '(?!)'})\b")


@cache
def _known(words: DateWords) -> dict[str, date]:
    return {n: date.fromisoformat(f"{month}-01") for n, month in words.known_since.items()}


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


def _fault(day: date, article: Article, words: DateWords, last: date) -> str:
    """Why a day from metadata can't be, or nothing."""
    if day > last + timedelta(days=1):
        return f"future_metadata:{day.isoformat()}"
    if day.year < _FIRST_YEAR:
        return f"before_web:{day.isoformat()}"
    if not any(int(year) > day.year for year in _YEAR.findall(article.text)):
        return ""
    far = day + timedelta(days=_TOO_FAR)
    reported = [d for d in _reported(gather(article, words), last) if d > far]
    if reported:
        return f"before_reported:{max(reported).isoformat()}"
    return ""


def _reported(evidence: Evidence, last: date) -> list[date]:
    """Days with their year and an agreeing weekday that the text tells as past."""
    full = (d for d in evidence.dates if d.year and d.weekday and not d.future)
    found = (d.in_year(d.year or 0) for d in full)
    return [day for day in found if day and day <= last]


def _infer(article: Article, words: DateWords, last: date, fault: str) -> Published:
    """The day from the address or the text."""
    day = _day_of_url(article.url, last)
    if day:
        found = Published(value=day.isoformat(), basis="url", note="address")
    else:
        found = _from_text(article, gather(article, words), words, last)
    return replace(found, note="; ".join(filter(None, (fault, found.note))))


def _day_of_url(url: str | None, last: date) -> date | None:
    match = _URL_DAY.search(url or "")
    day = _day("-".join(match.groups())) if match else None
    return day if day and day <= last + timedelta(days=1) else None


def _from_text(article: Article, evidence: Evidence, words: DateWords, last: date) -> Published:
    years, why = _years(evidence, _first_day(article, words), last)
    if len(years) != 1:
        return Published(note=why)
    year = years[0]
    named = _named_today(evidence, year, last)
    if named:
        return Published(
            value=named.isoformat(),
            basis="text",
            note=f"calls:{named.isoformat()}; {why}",
        )
    days = _past_days(evidence, year, last)
    if days:
        return _after(days, evidence, why, last)
    return _from_plans(article, evidence, year, words, last)


def _years(evidence: Evidence, first: _First, last: date) -> tuple[list[int], str]:
    """The years that publication may lie in, and what speaks for them."""
    reported = _reported(evidence, last)
    fixed = [d.year for d in evidence.dates if d.year and d.offset is not None]
    if fixed:
        return fixed[:1], "year_beside"
    pairs = [d for d in _pairs(evidence) if d.year is None]
    if reported and _agreeing(pairs, max(reported).year, first.day, last) * 2 >= len(pairs):
        return [max(reported).year], f"reports:{max(reported).isoformat()}"
    full = [d for d in evidence.dates if d.year and d.weekday]
    if full and not pairs:
        return sorted({d.year for d in full if d.year})[-1:], "bad_full"
    if not pairs:
        return [], "no_pair"
    return _years_of_pairs(pairs, evidence, first, last)


def _pairs(evidence: Evidence) -> list[Dated]:
    """Every different date that has its weekday, once."""
    return list(
        {(d.weekday, d.month, d.day, d.year): d for d in evidence.dates if d.weekday}.values()
    )


def _years_of_pairs(
    pairs: list[Dated], evidence: Evidence, first: _First, last: date
) -> tuple[list[int], str]:
    """Years in which weekday and day agree, not before what the text names could be named."""
    named = max((y for y in evidence.years if _FIRST_YEAR <= y <= last.year), default=0)
    if len(pairs) == 1 and named and _one_day_off(pairs[0], named):
        return [], f"one_day_off:{named}"
    enough = len(pairs) if len(pairs) <= 2 else len(pairs) - 1
    since = range(max(named, first.day.year), last.year + 1)
    years = [y for y in since if _agreeing(pairs, y, first.day, last) >= enough]
    how = "fits" if len(years) == 1 else "fits_many" if years else "fits_none"
    fits = f"{how}:{', '.join(map(str, years))}" if years else how
    return years, "; ".join([fits, *_bounds(named, first)])


def _bounds(named: int, first: _First) -> list[str]:
    """What says that a text is no older: the latest year it names, or the youngest name."""
    if named > first.day.year:
        return [f"since:{named}"]
    return [f"names:{first.name}"] if first.name else []


def _one_day_off(pair: Dated, year: int) -> bool:
    """Whether a pair may be a slip of a year rather than right in another."""
    day = real_day(year, pair.month, pair.day)
    apart = abs(day.isoweekday() - (pair.weekday or 0)) if day else 0
    return apart in (1, 6)


def _agreeing(pairs: list[Dated], year: int, first: date, last: date) -> int:
    """How many pairs agree in a year; none where all of them lie before the first day."""
    found = [day for pair in pairs if (day := pair.in_year(year))]
    if not found or max(found) < first:
        return 0
    return sum(day <= last + timedelta(days=60) for day in found)


def _named_today(evidence: Evidence, year: int, last: date) -> date | None:
    """The day of publication from "hari ini (25/6)" or "Kamis (26/6) besok"."""
    for dated in evidence.dates:
        day = dated.in_year(dated.year or year)
        if day and dated.offset is not None:
            found = day - timedelta(days=dated.offset)
            return found if found <= last else None
    return None


def _past_days(evidence: Evidence, year: int, last: date) -> list[tuple[date, bool]]:
    """Days told as past, and whether behind a verb of saying; later ones than those are plans."""
    told = [d for d in evidence.dates if not d.future and d.weekday and d.year in (None, year)]
    days = [(day, d.said) for d in told if (day := d.in_year(year)) and day <= last]
    said = max((day for day, behind_verb in days if behind_verb), default=last)
    return [(day, behind) for day, behind in days if day <= said + timedelta(days=1)]


def _after(days: list[tuple[date, bool]], evidence: Evidence, why: str, last: date) -> Published:
    """Publication on the last day reported, on the weekday that follows it, or soon after."""
    day, said = max(days)
    dated = {d.weekday for d in evidence.dates}
    for weekday in set(evidence.weekdays) - dated:
        later = weekday_from(day, weekday)
        if 0 < (later - day).days <= _NEXT_DAYS and later <= last:
            return _interval(later, said, f"{why}; weekday_after", last)
    return _interval(day, said, why, last)


def _interval(day: date, said: bool, why: str, last: date) -> Published:
    until = min(day + timedelta(days=_AFTER_SAID if said else _AFTER_TOLD), last)
    late = until.isoformat() if until > day else None
    note = f"{why}; later" if late else why
    return Published(value=day.isoformat(), until=late, basis="inferred", note=note)


def _from_plans(
    article: Article, evidence: Evidence, year: int, words: DateWords, last: date
) -> Published:
    """Where all dates lie ahead or can't be, a title that says today or tomorrow fixes the day."""
    first = next((d for d in evidence.dates if d.weekday), None)
    day = (first.in_year(year) or repaired(first, evidence)) if first else None
    offset = _offset_in_title(article.title, words)
    if day is None or offset is None or day - timedelta(days=offset) > last:
        return Published(note="only_plans")
    found = (day - timedelta(days=offset)).isoformat()
    return Published(value=found, basis="inferred", note=f"title:{day.isoformat()}")


def _offset_in_title(title: str, words: DateWords) -> int | None:
    for phrase in find_phrases(title, words):
        offset = phrase.atoms[0].get("days")
        if isinstance(offset, int):
            return offset
    return None
