"""What a text says about its own day: dates it reports, weekdays with a day, years it names."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from runut.article.calendar import real_day, weekday_near
from runut.article.impossible_dates import doubt
from runut.article.time_context import cues_before, is_statement, sentence_start
from runut.article.time_days import day_parts, range_ends, weekday_in
from runut.article.time_forms import Atom
from runut.article.time_phrases import Phrase, find_phrases
from runut.article.time_sense import Anchors
from runut.languages.dates import DateWords
from runut.records import Article


class Dated(NamedTuple):
    """A date in the text: its year where named, month, day, weekday where named."""

    year: int | None
    month: int
    day: int
    weekday: int | None
    future: bool  # told as to come
    said: bool  # ends a sentence behind a verb of saying
    offset: int | None  # days from publication where the text says so: "hari ini (25/6)" is 0
    start: int

    def in_year(self, year: int) -> date | None:
        """The day in a year, where the calendar has it and the weekday agrees."""
        found = real_day(year, self.month, self.day)
        return found if found and self.weekday in (None, found.isoweekday()) else None


class Evidence(NamedTuple):
    """All that a text says about its own day."""

    dates: tuple[Dated, ...]
    weekdays: tuple[int, ...]  # bare weekdays told as past
    years: tuple[int, ...]  # named, not told as to come


def gather(article: Article, words: DateWords) -> Evidence:
    """Read all dates, weekdays and years of a text, with the tense they stand in."""
    text, starts = article.text, [sentence.start for sentence in article.sentences]
    dates: list[Dated] = []
    weekdays: list[int] = []
    years: list[int] = []
    for phrase in find_phrases(text, words):
        sentence = sentence_start(starts, phrase.start)
        future = cues_before(text, sentence, phrase.start, words)
        said = is_statement(text, sentence, phrase, 0, words)
        atom = phrase.find("day")
        dates += _dated(atom, phrase, future, said) if atom else ()
        if atom and atom.means == "weekday" and not future and atom.get("future") is None:
            weekdays.append(weekday_in(atom) or 0)
        years += _years(phrase, future)
    return Evidence(tuple(dates), tuple(weekdays), tuple(years))


def _dated(atom: Atom, phrase: Phrase, future: bool, said: bool) -> list[Dated]:
    future = future or atom.get("future") is not None
    if atom.means == "day_range" and (ends := range_ends(atom)):
        year, first, last = ends
        return [Dated(year, *end, None, future, said, None, phrase.start) for end in (first, last)]
    parts = day_parts(atom) if atom.means == "day" else None
    if parts is None:
        return []
    offset = atom.get("days")
    near = offset if isinstance(offset, int) and not atom.get("past") else None
    return [Dated(*parts, weekday_in(atom), future, said, near, phrase.start)]


def _years(phrase: Phrase, future: bool) -> list[int]:
    """The years that an expression names, unless they are still to come."""
    if future:
        return []
    found: list[int] = []
    for atom in (*phrase.atoms, *phrase.until):
        for kind in ("year", "dmy", "years", "month_year"):
            value = atom.get(kind)
            first = value[0] if isinstance(value, tuple) else value
            found += [first] if isinstance(first, int) else []
    return found


def repaired(dated: Dated, evidence: Evidence) -> date | None:
    """The most probable day of a full date whose weekday disagrees."""
    if dated.year is None or not dated.weekday:
        return None
    day = real_day(dated.year, dated.month, dated.day)
    others = (d.in_year(d.year or dated.year) for d in evidence.dates if d is not dated)
    now = Anchors(stated=frozenset(d for d in others if d), future=dated.future)
    parts = (dated.year, dated.month, dated.day)
    slip = doubt(parts, dated.year, day, dated.weekday, now)
    if slip is None:
        return None
    return (
        date.fromisoformat(slip.reading)
        if day is None or now.stated
        else weekday_near(day, dated.weekday)
    )
