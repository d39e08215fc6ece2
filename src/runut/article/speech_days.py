"""The day on which something quoted was said, from which "besok" inside the quote counts."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date
from typing import NamedTuple

from runut.article.time_days import day_parts, nearest_year, weekday_in
from runut.article.time_phrases import Phrase

_QUOTE = re.compile(r"(?<!\S)[\"“](?=\S)[^\"“”\n]{1,1500}(?<=\S)[\"”]")
_REACH = 200  # signs behind a quote in which its day stands
_DAYS = 14  # a quote is reported within two weeks


class Speech(NamedTuple):
    """A quote and the day or weekday that its attribution gives."""

    start: int
    end: int
    day: date | None
    weekday: int | None


def days_of_speech(text: str, phrases: list[Phrase], published: date | None) -> list[Speech]:
    """Every quote behind which, before the sentence ends, a day is given; offsets into the text."""
    quotes = list(_QUOTE.finditer(text))
    starts = [phrase.start for phrase in phrases]
    found: list[Speech] = []
    for i, quote in enumerate(quotes):
        limit = quotes[i + 1].start() if i + 1 < len(quotes) else len(text)
        limit = min(limit, quote.end() + _REACH)
        at = bisect_left(starts, quote.end())
        near = at < len(starts) and starts[at] < limit
        phrase = phrases[at] if near and "." not in text[quote.end() : starts[at]] else None
        speech = _speech(quote, phrase, published) if phrase else None
        found += [speech] if speech else []
    return found


def _speech(quote: re.Match[str], phrase: Phrase, published: date | None) -> Speech | None:
    atom = phrase.find("day")
    if atom is None or published is None or atom.means not in ("day", "weekday"):
        return None
    parts = day_parts(atom)
    if parts is None:
        return Speech(quote.start(), quote.end(), None, weekday_in(atom))
    day = nearest_year(parts[1], parts[2], published, 0)
    if day is None or not 0 <= (published - day).days <= _DAYS:
        return None
    return Speech(quote.start(), quote.end(), day, None)
