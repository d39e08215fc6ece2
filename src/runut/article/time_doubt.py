"""What has the form of a time and is none, told by the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from runut.article.time_forms import Atom
from runut.languages.dates import DateWords

# Units from short to long: one duration adds a shorter unit to a longer one.
UNITS = (
    "second", "minute", "hour", "day", "week", "month", "quarter", "half", "year", "decade",
    "century", "season",
)  # fmt: skip
_OF_ALL_DAYS = {"months", "months_with_day", "year"}
_AFTER = "after_"
_WINDOW = 24  # signs looked at on either side
_AFTER_NUMBER = re.compile(r"\s*(?:[%°]|[.,]?\d|[-–/][A-Za-z0-9]|[A-Z]\d|[xX×]\s?\d)")
_LAST_WORD = re.compile(r"([^\W\d_]+) $")
_NAME_AFTER = re.compile(r" [A-Z][a-z]+\b")
_WORD = re.compile(r"\s?([^\W\d_]+)")


def plausible(atom: Atom, text: str, words: DateWords) -> Iterator[Atom]:
    """The atom where it is a time, what is left of it where only a part is, or nothing."""
    if atom.means == "law":
        yield from _year_of_law(atom, text, words)
    elif atom.means == "bare_year":
        if _is_year(atom, text, words):
            yield atom
    elif atom.means == "weekday_part":
        yield from _parted(atom)
    elif atom.means == "day_list":
        yield from _days_of(atom)
    elif atom.means.startswith(_AFTER):  # the first word stands outside the expression
        rest = atom.lexemes[1:]
        yield Atom(atom.means.removeprefix(_AFTER), rest, rest[0].start, atom.end)
    elif atom.means == "duration" and _is_list(atom):
        yield from _listed(atom)
    elif not _is_programme(atom, text) and not _is_name(atom, text, words):
        yield atom


def _year_of_law(atom: Atom, text: str, words: DateWords) -> Iterator[Atom]:
    """The year of a law is part of its name where its noun has a capital."""
    run = atom.lexemes[-2:]
    if text[run[0].start].islower():
        yield Atom("year", run, run[0].start, atom.end)


def _parted(atom: Atom) -> Iterator[Atom]:
    """A weekday with a part of its day, as the two that they are."""
    at = next(i for i, lexeme in enumerate(atom.lexemes) if "parts" in lexeme.kinds)
    day, part = atom.lexemes[:at], atom.lexemes[at:]
    yield Atom("weekday", day, atom.start, day[-1].end)
    yield Atom("part", part, part[0].start, atom.end)


def _days_of(atom: Atom) -> Iterator[Atom]:
    """Each day of "5, 6 dan 7 Juni" or "June 5 and 6": all take the one month and year."""
    days = [lexeme for lexeme in atom.lexemes if "d" in lexeme.kinds]
    rest = tuple(lexeme for lexeme in atom.lexemes if lexeme.kinds.keys() & _OF_ALL_DAYS)
    for day in days:
        start = atom.start if day is days[0] else day.start
        end = atom.end if day is days[-1] else day.end
        yield Atom("day", (day, *rest), start, end)


def _is_list(atom: Atom) -> bool:
    """Whether two durations stand side by side that do not add up ("40 menit dan 80 menit")."""
    units = [UNITS.index(str(unit)) for unit in atom.all("units")]
    return len(units) > 1 and units[0] <= units[1]


def _listed(atom: Atom) -> Iterator[Atom]:
    """Each duration of a list by itself."""
    at = next(i for i, lexeme in enumerate(atom.lexemes) if "units" in lexeme.kinds)
    first = atom.lexemes[: at + 1]
    rest = tuple(lexeme for lexeme in atom.lexemes[at + 1 :] if "connectors" not in lexeme.kinds)
    for run in (first, rest):
        yield Atom("duration", run, run[0].start, run[-1].end)


def _is_name(atom: Atom, text: str, words: DateWords) -> bool:
    """Whether a month alone is part of a name: a word with a capital right beside it."""
    if atom.means != "month" or len(atom.lexemes) > 1:
        return False
    before = _LAST_WORD.search(text, max(0, atom.start - _WINDOW), atom.start)
    if text[atom.start : atom.end].lower() in words.months_doubtful:
        return before is None or before.group(1).lower() not in words.before_months
    if text[atom.end : atom.end + 1] in ("-", "–"):
        return False
    if before and before.group(1)[0].isupper():
        return before.group(1).lower() not in words.before_months
    return bool(_NAME_AFTER.match(text, atom.end))


def _is_programme(atom: Atom, text: str) -> bool:
    """Whether a number is glued to its unit, as in the names of programmes ("20detik")."""
    if atom.means != "duration" or len(atom.lexemes) < 2:
        return False
    first, second = atom.lexemes[:2]
    return first.end == second.start and text[first.start].isdigit()


def _is_year(atom: Atom, text: str, words: DateWords) -> bool:
    """Whether four digits alone are a year and no amount, price or number of a thing."""
    if len(atom.lexemes) > 1:
        return True
    if not 1800 <= int(str(atom.get("year"))) <= 2100:
        return False
    before = text[max(0, atom.start - _WINDOW) : atom.start].lower()
    if _before_number(words).search(before):
        return False
    after = text[atom.end : atom.end + _WINDOW]
    if _AFTER_NUMBER.match(after) and not re.match(r"\d\d?[.:]\d\d", after):
        return False
    following = _WORD.match(after.lower())
    return not following or following.group(1) not in _counted(words)


@cache
def _counted(words: DateWords) -> frozenset[str]:
    return frozenset(words.counted)


@cache
def _before_number(words: DateWords) -> re.Pattern[str]:
    ways = "|".join(map(re.escape, words.not_years_after)) or "(?!)"
    return re.compile(rf"(?<![^\W\d_])(?:{ways})\s*$|[$€£#]\s?$|[A-Za-z]-$|/$|\d[.,]$")
