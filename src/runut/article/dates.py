"""Expressions of time with their TIMEX3 values.

Words and numbers become lexemes (``time_words``), lexemes forms (``time_forms``), forms whole
expressions (``time_phrases``); here each gets its value, from left to right, because a clock time
or "hari itu" counts from a day named before.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, datetime

from runut.article.calendar import shift_days, weekday_from
from runut.article.impossible_dates import told_as_past
from runut.article.speech_days import Speech, days_of_speech
from runut.article.time_clock import clock_of, clocks_of, range_on, zone_of
from runut.article.time_context import (
    cues_before,
    has_been,
    hedge_before,
    is_statement,
    sentence_start,
    told_since,
)
from runut.article.time_days import day_parts, nearest_year, weekday_in
from runut.article.time_forms import Atom
from runut.article.time_phrases import Phrase, find_phrases, role_of
from runut.article.time_sense import Anchors, Sense
from runut.article.time_values import MEANINGS
from runut.languages.dates import DateWords
from runut.languages.pack import Pack
from runut.records import Article, Timex

# Expressions that count from the day of speaking.
_RELATIVE = {"near_day", "near_unit", "day_part", "day_part_of", "ago", "hence", "weekend"}
_YEARLESS = {"day", "day_range", "month"}  # what may leave its year out
_YEARS = (1500, 2200)  # of publication; others are noise, and near the calendar's ends
_SAME_DAY_REACH = 30  # signs between "hari pertama" and its date


def find_timexes(article: Article, pack: Pack) -> tuple[Timex, ...]:
    """All expressions of time in an article, in order and apart.

    Values are TIMEX3 (see ``docs/dates.md``); relative words count from ``article.published`` and
    stay unresolved where that is unknown. A weekday that disagrees with its date is flagged
    ``impossible`` with the most probable day.
    """
    words, text = pack.dates, article.text
    phrases = find_phrases(text, words)
    published = day_of(article.published.value)
    now = Anchors(
        published=published,
        sure=article.published.basis in ("metadata", "url"),
        stated=_stated(phrases, published),
        hijri_starts=words.hijri_starts,
    )
    spoken = days_of_speech(text, phrases, published)
    starts = [sentence.start for sentence in article.sentences]
    found: list[Timex] = []
    for i, phrase in enumerate(phrases):
        now.published = _counts_from(phrase, spoken, now, published)
        _count_days(phrases, i, text, published, now)
        timex = _timex(phrase, text, sentence_start(starts, phrase.start), now, words)
        found += [timex] if timex else []
    return tuple(found)


def day_of(value: str | None) -> date | None:
    """The day of an ISO 8601 date or time as written, in its own zone; None for anything else."""
    try:
        day = datetime.fromisoformat(value).date() if value else None
    except ValueError:
        return None
    return day if day and _YEARS[0] <= day.year <= _YEARS[1] else None


def _counts_from(
    phrase: Phrase, spoken: list[Speech], now: Anchors, published: date | None
) -> date | None:
    """What an expression counts from: words near today, in a quote, from the day it was said."""
    if phrase.atoms[0].means not in _RELATIVE:
        return published
    place = bisect_right(spoken, phrase.start, key=lambda speech: speech.start)
    speech = spoken[place - 1] if place else None
    if speech is None or phrase.start >= speech.end:
        return published
    return speech.day or now.weekdays.get(speech.weekday or 0) or published


def _count_days(
    phrases: list[Phrase], at: int, text: str, published: date | None, now: Anchors
) -> None:
    """Learn the first day of an event from "hari pertama perang pada 13 Juni" and its reverse."""
    atom = phrases[at].atoms[0]
    number = atom.get("ordinals")
    if atom.means != "nth_day" or not isinstance(number, int):
        return
    for other in phrases[max(0, at - 1) : at + 2]:
        apart = max(other.start - atom.end, atom.start - other.end)
        day = _stated_day(other.atoms[0], published)
        if day and apart <= _SAME_DAY_REACH and "." not in text[other.end : atom.start]:
            now.first_day = shift_days(day, 1 - number)


def _stated(phrases: list[Phrase], published: date | None) -> frozenset[date]:
    """All days that the text names with a date that its weekday, if any, agrees with."""
    days = (_stated_day(atom, published) for phrase in phrases for atom in phrase.atoms)
    return frozenset(day for day in days if day)


def _stated_day(atom: Atom, published: date | None) -> date | None:
    parts = day_parts(atom) if atom.means == "day" else None
    if not parts:
        return None
    year, month, number = parts
    base = date(year, 7, 1) if year else published
    day = nearest_year(month, number, base, 0) if base else None
    if day and year and day.year != year:
        day = day.replace(year=year) if day.month != 2 or day.day != 29 else None
    weekday = weekday_in(atom)
    return day if day and weekday in (None, day.isoweekday()) else None


def _timex(
    phrase: Phrase, text: str, sentence: int, now: Anchors, words: DateWords
) -> Timex | None:
    now.future = cues_before(text, sentence, phrase.start, words)
    now.since = phrase.atoms[0].means in _YEARLESS and told_since(text, phrase.start, words)
    sense = _read_range(phrase, now) if phrase.until else _read_one(phrase, now)
    if sense is None:
        return None
    if now.sure and _lies_ahead(sense, phrase, now) and has_been(text, sentence, phrase, words):
        sense = _doubted(sense, phrase, now)
    apart = (now.published - sense.day).days if now.published and sense.day else -1
    _remember(phrase, sense, is_statement(text, sentence, phrase, apart, words), now)
    mod = sense.mod or phrase.mod or hedge_before(text, phrase.start, words)
    return Timex(
        start=phrase.start,
        end=phrase.end,
        text=text[phrase.start : phrase.end],
        type=sense.type,
        value=sense.value,
        mod=mod,
        zone=sense.zone,
        impossible=sense.impossible,
    )


def _lies_ahead(sense: Sense, phrase: Phrase, now: Anchors) -> bool:
    """Whether a date that the text prints lies beyond the day after publication."""
    printed = not phrase.until and phrase.atoms[0].means == "day" and not sense.impossible
    return bool(printed and sense.day and now.published and (sense.day - now.published).days > 1)


def _doubted(sense: Sense, phrase: Phrase, now: Anchors) -> Sense:
    day, published = sense.day, now.published
    if day is None or published is None:
        return sense
    slip = told_as_past(day, weekday_in(phrase.atoms[0]), published)
    value = slip.reading + sense.value[len(slip.reading) :]
    return sense._replace(value=value, day=date.fromisoformat(slip.reading), impossible=slip)


def _meaning(atom: Atom, now: Anchors) -> Sense | None:
    return MEANINGS[atom.means](atom, now)


def _read_one(phrase: Phrase, now: Anchors) -> Sense | None:
    """The sense of one expression that is no range of two."""
    day, clock, part = phrase.find("day"), phrase.find("clock"), phrase.find("part")
    if day and part is None and day.get("parts"):
        part = day  # "Rabu malam (19/6)"
    zone = next((z for atom in phrase.atoms if (z := zone_of(atom))), "")
    if day is None:
        return _with_zone(_of_no_day(phrase, clock, part, now), zone)
    sense = _meaning(day, now)
    if sense is None or not (clock or part):
        return _with_zone(sense, zone)
    return _with_zone(sense._replace(value=_at(sense, clock, part), type="TIME"), zone)


def _at(sense: Sense, clock: Atom | None, part: Atom | None) -> str:
    """A day with its clock time or part; a part tells which half of the day the clock means."""
    if clock is None:
        return sense.value + str(part.get("parts") if part else "")
    whole = clock._replace(lexemes=clock.lexemes + (part.lexemes if part else ()))
    ends = clocks_of(whole) if clock.means == "clocks" else None
    if ends:
        return range_on(sense.day, ends)
    return sense.value + clock_of(whole)


def _with_zone(sense: Sense | None, zone: str) -> Sense | None:
    return sense._replace(zone=zone) if sense and zone else sense


def _of_no_day(phrase: Phrase, clock: Atom | None, part: Atom | None, now: Anchors) -> Sense | None:
    if clock and part:
        return _meaning(clock._replace(lexemes=clock.lexemes + part.lexemes), now)
    return _meaning(phrase.atoms[0], now)


def _read_range(phrase: Phrase, now: Anchors) -> Sense | None:
    """Both ends of a range; the first takes the year of the second where it has none."""
    far = Phrase(phrase.until, phrase.until[0].start, phrase.end)
    year = far.atoms[0].get("year")
    both = far.atoms[0].get("dmy")
    own = phrase.atoms[0].get("year", "dmy")
    named = both[0] if isinstance(both, tuple) else year
    now.year_after = named if isinstance(named, int) and own is None else None
    first, now.year_after = _read_one(phrase, now), None
    last = _read_one(far, now)
    if first is None or last is None:
        return None
    if far.atoms[0].means == "weekday" and first.day and last.day and last.day < first.day:
        later = weekday_from(first.day, last.day.isoweekday())
        last = last._replace(value=later.isoformat() + last.value[len("2024-06-19") :])
    if phrase.atoms[0].means == "month" and own is None and first.value > last.value:
        first, last = _any_year(first), _any_year(last)
    return first._replace(value=f"{first.value}/{last.value}", mod="")


def _any_year(sense: Sense) -> Sense:
    """A month whose year can't be told: from August to February."""
    return sense._replace(value="XXXX" + sense.value[4:])


def _remember(phrase: Phrase, sense: Sense, statement: bool, now: Anchors) -> None:
    """Keep what later expressions count from."""
    if sense.type in ("DATE", "TIME") and sense.value[:4].isdigit():
        now.year = int(sense.value[:4])
    if sense.day is None:
        return
    dated = any(role_of(a) == "day" and a.means == "day" for a in phrase.atoms)
    if dated:
        now.weekdays[sense.day.isoweekday()] = sense.day
    if not statement or now.day is None:
        now.day = sense.day
        now.days.append(sense.day)
