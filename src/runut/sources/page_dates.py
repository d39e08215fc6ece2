"""When an article was published, as its page shows it and as its head says it.

Both are needed: the head is finer, but is often written in UTC, or in local time with a mark that
says UTC; what readers see is in the outlet's own clock. Where they disagree, a note says so. What
neither tells stays unknown: the day of copyright, of the capture or of today is never taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from functools import cache

import msgspec

from runut.article.date_line import read_date_line
from runut.languages.pack import load_pack
from runut.records import DateBasis
from runut.sources.markup import Outline
from runut.sources.metadata import Head
from runut.sources.page_words import PageWords, names_pattern, words_pattern

_LONGEST_DATE_LINE = 120
_HAS_DATE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[/.-]\d{1,2}[/.-]\d\d\b")
_STAMP = re.compile(
    r"(\d{4})[-/](\d\d?)[-/](\d\d?)(?:[T ]+(\d\d):(\d\d)(?::(\d\d))?(?:[.,]\d+)?"
    r"\s*(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?"
)
_RUNNING = re.compile(r"[-–—]\s*$|\(\d")  # "ISTANBUL, 23 Februari 2016 --", "Selasa (18/6/2024)"
_SMALL_WORD = re.compile(r"\b[a-z]{3,}\b")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?$")
_GMT = re.compile(r"(?:GMT|UTC)\s*\+\s*0?(\d{1,2})", re.IGNORECASE)
_FIRST_YEAR = 1994  # the first Indonesian newspaper went on line; earlier stamps are defaults
_SAME = timedelta(minutes=1, seconds=30)


class Stamp(msgspec.Struct, frozen=True):
    """A date as found: wall clock, offset where one was written, whether it has a clock time."""

    wall: datetime
    offset: timedelta | None = None
    timed: bool = True

    def at(self, home: timedelta | None) -> datetime:
        """The moment with its offset; ``home`` where none was written."""
        offset = home if self.offset is None else self.offset
        return self.wall if offset is None else self.wall.replace(tzinfo=timezone(offset))


class Dated(msgspec.Struct, frozen=True):
    """The publication, in ISO 8601, with what a reader must know of it."""

    value: str | None
    basis: DateBasis
    notes: tuple[str, ...]
    leaves: frozenset[int]  # that only tell the date


class _Shown(msgspec.Struct, frozen=True):
    stamp: Stamp
    leaf: int
    rank: int


def read_published(
    outline: Outline,
    near: Iterable[int],
    *,
    title: int,
    head: Head,
    language: str | None,
    words: PageWords,
) -> Dated:
    """Read when an article was published.

    ``near`` are the leaves around the article where a page shows its date, ``title`` the leaf of
    the headline or of the first block. ``language`` (ISO 639-1) tells the clock where no zone is
    written; where it tells nothing either, the value has no offset.
    """
    shown = list(_shown_dates(outline, near, title, language, words))
    best = max(shown, key=lambda s: (s.rank, -abs(s.leaf - title)), default=None)
    home = _home(best, language, words)
    said = next((s for s in map(read_stamp, head.published) if s is not None), None)
    leaves = frozenset(s.leaf for s in shown)
    if said is None:
        value = None if best is None else _iso(best.stamp, home)
        return Dated(value, "text" if value else "unknown", (), leaves)
    if said.offset == timedelta(0) and best is not None:
        said = _mend_utc(said, head, best.stamp)
    said = _at_home(said, home)
    if best is None:
        return Dated(_iso(said, home), "metadata", (), leaves)
    return _reconcile(said, best.stamp, home, leaves)


def read_modified(
    outline: Outline,
    near: Iterable[int],
    *,
    head: Head,
    dated: Dated,
    language: str | None,
    words: PageWords,
) -> str | None:
    """Read when an article was changed last, in ISO 8601; None where that is its publication.

    A line such as "Diperbarui: 16 Mei 2025, 09.15 WIB" goes before what the head says.
    """
    published = read_stamp(dated.value) if dated.value else None
    home = _home(None, language, words) if published is None else published.offset
    shown = next(_shown_changes(outline, near, language, words), None)
    stamp = shown or next((s for s in map(read_stamp, head.modified) if s is not None), None)
    if stamp is None:
        return None
    if stamp.offset == timedelta(0) and published and _is_wall_of_head(published, head):
        stamp = Stamp(stamp.wall, None, stamp.timed)  # local time marked as UTC, like the other
    stamp = _at_home(stamp, home)
    same = published is not None and _apart(stamp, published, home) < _SAME
    return None if same else _iso(stamp, home)


def _shown_changes(
    outline: Outline, near: Iterable[int], language: str | None, words: PageWords
) -> Iterator[Stamp]:
    """Dates near the article that say they are those of a change."""
    other = _patterns(words).other
    for k in near:
        text = outline.leaves[k].text
        if len(text) <= _LONGEST_DATE_LINE and (match := other.search(text)):
            stamp = read_shown_date(text[match.end() :], language)
            yield from (stamp,) if stamp else ()


def _is_wall_of_head(published: Stamp, head: Head) -> bool:
    """Whether the head gives the publication's own wall clock with the mark of UTC."""
    stamps = (read_stamp(text) for text in head.published)
    return any(s and s.offset == timedelta(0) and s.wall == published.wall for s in stamps)


def _home(best: _Shown | None, language: str | None, words: PageWords) -> timedelta | None:
    """The clock of the outlet: as the page writes it, else that of its language."""
    if best is not None and best.stamp.offset is not None:
        return best.stamp.offset
    written = words.dates.home_zones.get(language or "")
    return _offset(written) if written else None


def _mend_utc(said: Stamp, head: Head, shown: Stamp) -> Stamp:
    """A stamp marked as UTC without its mark, where the page shows the same clock as local time."""
    clocks = [
        said,
        *(s for s in map(read_stamp, head.other_times) if s and s.offset == timedelta(0)),
    ]
    if shown.timed and any(c.timed and abs(c.wall - shown.wall) < _SAME for c in clocks):
        return Stamp(said.wall, None, said.timed)
    return said


def _at_home(said: Stamp, home: timedelta | None) -> Stamp:
    """A stamp in the outlet's own clock; one from a neighbouring zone of Indonesia stays."""
    if said.offset is None or home is None or not said.timed:
        return said
    hours = said.offset / timedelta(hours=1)
    if home / timedelta(hours=1) in (7, 8, 9) and hours in (7, 8, 9):
        return said
    return Stamp(said.wall - said.offset + home, home, True)


def _reconcile(said: Stamp, shown: Stamp, home: timedelta | None, leaves: frozenset[int]) -> Dated:
    """Choose between what the head says and what the page shows."""
    apart = _apart(said, shown, home)
    if apart < timedelta(hours=1):
        return Dated(_iso(said, home), "metadata", (), leaves)
    clock_error = home and shown.timed and abs(apart - home) < _SAME
    same_day = said.wall.date() == shown.wall.date()
    if clock_error or (apart >= timedelta(days=1) and shown.wall < said.wall and not same_day):
        return Dated(_iso(shown, home), "text", (f"metadata_date: {_iso(said, home)}",), leaves)
    return Dated(_iso(said, home), "metadata", (f"shown_date: {_iso(shown, home)}",), leaves)


def _apart(said: Stamp, shown: Stamp, home: timedelta | None) -> timedelta:
    """How far two stamps are apart; a day without a time agrees with all its times."""
    if said.timed and shown.timed:
        one, two = said.at(home), shown.at(home)
        if (one.tzinfo is None) == (two.tzinfo is None):
            return abs(one - two)
    return abs(
        datetime.combine(said.wall.date(), datetime.min.time())
        - datetime.combine(shown.wall.date(), datetime.min.time())
    )


def _iso(stamp: Stamp, home: timedelta | None) -> str:
    return stamp.at(home).isoformat() if stamp.timed else stamp.wall.date().isoformat()


# --- as the page shows it -------------------------------------------------------------------


class _Patterns(msgspec.Struct, frozen=True, eq=False):
    published: re.Pattern[str]
    other: re.Pattern[str]
    box: re.Pattern[str]
    today: re.Pattern[str]


@cache
def _patterns(words: PageWords) -> _Patterns:
    return _Patterns(
        published=re.compile(rf"\b(?:{words_pattern(words.dates.published)})\b", re.IGNORECASE),
        other=re.compile(rf"\b(?:{words_pattern(words.dates.not_published)})\b", re.IGNORECASE),
        box=names_pattern(words.parts.date),
        today=names_pattern(words.parts.today),
    )


def _shown_dates(
    outline: Outline, near: Iterable[int], title: int, language: str | None, words: PageWords
) -> Iterator[_Shown]:
    """Dates that stand alone near the article, with how much speaks for each."""
    patterns = _patterns(words)
    for k in near:
        text = outline.leaves[k].text
        if len(text) > _LONGEST_DATE_LINE or not _HAS_DATE.search(text) or _is_running(text):
            continue
        if patterns.other.search(text) and not patterns.published.search(text):
            continue
        if (stamp := read_shown_date(text, language)) is None:
            continue
        if any(patterns.today.search(n) for n in _names_near(outline, k)):
            continue
        boxed = any(patterns.box.search(n) for n in _names_near(outline, k))
        labelled = bool(patterns.published.search(text))
        if k < title and not (stamp.timed or labelled or (boxed and _leads_to(outline, k, title))):
            continue  # a day above the headline may be today's
        yield _Shown(stamp, k, 2 * (k > title) + 2 * stamp.timed + boxed + labelled)


def _is_running(text: str) -> bool:
    """Whether a date stands in running text, such as a dateline or a caption."""
    return bool(_RUNNING.search(text)) or len(_SMALL_WORD.findall(text)) > 5


def _leads_to(outline: Outline, k: int, title: int) -> bool:
    """Whether nothing but words stands between a date and the headline: no menu of the site."""
    return not any(leaf.linked for leaf in outline.leaves[k + 1 : title])


def _names_near(outline: Outline, k: int) -> Iterator[str]:
    for index in outline.around(k):
        box = outline.boxes[index]
        if box.last - box.first > 4:
            return
        yield box.names


def read_shown_date(text: str, language: str | None) -> Stamp | None:
    """The date of a line such as "Rabu, 19 Juni 2024 | 07:15 WIB", None where it holds none.

    Words and the order of day and month are those of ``language`` first, then of the others;
    where no language is known, Indonesian comes first.
    """
    codes = ("en", "id") if language == "en" else ("id", "en")
    values = (read_date_line(text, load_pack(code).dates) for code in codes)
    value = next((v for v in values if v), None)
    stamp = read_stamp(value) if value else None
    if stamp is not None and stamp.timed and (zone := _GMT.search(text)):
        return Stamp(stamp.wall, timedelta(hours=int(zone.group(1))), True)
    return stamp


# --- as the head says it --------------------------------------------------------------------


def read_stamp(text: str) -> Stamp | None:
    """A date as computers write it; None where it is none or can't be a publication's.

    Reads ISO 8601 and its neighbours ("2024/06/19 07:15:01", "2015-11-05 T10:08:58Z"), seconds
    since 1970, RFC 2822, and dates in words.
    """
    text = text.strip()
    if _EPOCH.match(text):
        return _checked(
            Stamp(datetime.fromtimestamp(int(text[:10]), UTC).replace(tzinfo=None), timedelta(0))
        )
    if match := _STAMP.match(text):
        return _from_parts(match)
    try:
        moment = parsedate_to_datetime(text)
        return _checked(Stamp(moment.replace(tzinfo=None), moment.utcoffset()))
    except (ValueError, TypeError, IndexError):
        return read_shown_date(text, None) if _HAS_DATE.search(text) else None


def _from_parts(match: re.Match[str]) -> Stamp | None:
    year, month, day, hour, minute, second, zone = match.groups()
    try:
        wall = datetime(
            int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0)
        )
    except ValueError:
        return None
    return _checked(Stamp(wall, _offset(zone) if zone else None, hour is not None))


def _checked(stamp: Stamp) -> Stamp | None:
    return stamp if stamp.wall.year >= _FIRST_YEAR and stamp.wall.year < 2100 else None


def _offset(zone: str) -> timedelta:
    if zone in ("Z", "UTC", "GMT"):
        return timedelta(0)
    digits = zone[1:].replace(":", "")
    size = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    return -size if zone[0] == "-" else size
