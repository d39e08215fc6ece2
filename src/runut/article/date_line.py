"""The date of one line, such as a page's "Rabu, 19 Juni 2024 | 07:15 WIB"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from runut.article.calendar import real_day
from runut.article.time_words import Lexeme, find_lexemes
from runut.languages.dates import DateWords

_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s?(?:Z|[+-]\d\d:?\d\d)?)?")
_LONGEST = 200  # signs; a line of date is shorter, and a body must not be taken for one
_APART = 24  # signs between a date and its clock time


def read_date_line(text: str, words: DateWords) -> str | None:
    """The first full date of a short text, with its clock time and offset where they stand.

    Gives ISO 8601: ``2024-06-19T07:15+07:00``, ``2024-06-19T07:15`` without a zone, or
    ``2024-06-19``; None where no existing day with its year is named.
    """
    text = text[:_LONGEST]
    if (iso := _ISO.search(text)) and (value := _read_iso(iso.group())):
        return value
    lexemes = find_lexemes(text, words)
    found = next(_full_dates(lexemes), None)
    if not found:
        return None
    day, at = found
    return day.isoformat() + _clock(lexemes, at, words)


def _read_iso(text: str) -> str | None:
    try:
        if len(text) == len("2024-06-19"):
            return date.fromisoformat(text).isoformat()
        moment = datetime.fromisoformat(re.sub(r"\s(?=[Z+-])", "", text))
        return moment.isoformat(timespec="minutes")
    except ValueError:
        return None


def _full_dates(lexemes: list[Lexeme]) -> Iterator[tuple[date, int]]:
    """Every existing day with its year, and the place of its last lexeme."""
    for i in range(len(lexemes)):
        for size in (1, 3):
            day = _day_of([lexeme.kinds for lexeme in lexemes[i : i + size]])
            if day:
                yield day, i + size - 1
                break


def _day_of(run: list[dict[str, object]]) -> date | None:
    """The day that one number or three neighbours name, in the order of either language."""
    if len(run) == 1:
        parts = run[0].get("dmy")
        return real_day(*parts) if isinstance(parts, tuple) else None
    month = next((_month(kinds) for kinds in run if _month(kinds)), None)
    day = next((kinds["d"] for kinds in run if "d" in kinds), None)
    year = next((kinds["year"] for kinds in run if "year" in kinds), None)
    if isinstance(month, int) and isinstance(day, int) and isinstance(year, int):
        return real_day(year, month, day)
    return None


def _month(kinds: dict[str, object]) -> object:
    return kinds.get("months") or kinds.get("months_with_day")


def _clock(lexemes: list[Lexeme], at: int, words: DateWords) -> str:
    """The clock time that stands near the date, as ``T07:15`` and the offset where one is named."""
    end = lexemes[at].end
    for i, lexeme in enumerate(lexemes[at + 1 :], at + 1):
        if "hm" in lexeme.kinds and lexeme.start - end <= _APART:
            return f"T{lexeme.kinds['hm']}" + _offset(lexemes, i)
    return ""


def _offset(lexemes: list[Lexeme], at: int) -> str:
    after = lexemes[at + 1].kinds if at + 1 < len(lexemes) else {}
    return str(after.get("zones", ""))
