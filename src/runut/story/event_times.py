"""Times that articles give for happenings that come once in a story: a crash, an arrest."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

import msgspec

from runut.languages.pack import Pack, load_pack
from runut.records import Article, MomentAbout, MomentStatus, Span, Timex
from runut.story.status import Dated, about_of, core_of, status_of
from runut.story.tellings import date_of, dated_in, is_loose, sentences_of
from runut.story.words import content_words, phrases

_CLOCK = re.compile(r"\d{4}-\d{2}-\d{2}T(\d{2}):(\d{2})")
_DAY = len("2024-06-18")
_HOUR = 60
_STATE = 16  # characters right before a happening that may hold "in a condition"
_LINK = 10  # characters right before a happening that may hold "after"
_OFFSETS = {"WIB": 7 * _HOUR, "WITA": 8 * _HOUR, "WIT": 9 * _HOUR, "Z": 0, "GMT": 0, "UTC": 0}


class EventTime(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """When one article says that something happened.

    ``happening`` is a key of differences.toml; ``day`` is ISO 8601; ``clock`` the first and last
    minute of that day that the words allow, None where only the day is told; ``words`` are the
    content words of the sentence without its times, ``near`` those of the clause that the time
    belongs to, ``core``; ``values`` what is counted beside it.
    """

    article: Article
    sentence: Span
    timex: Timex
    happening: str
    day: str
    clock: tuple[int, int] | None
    zone: str
    about_it: bool  # said to be near: "sekitar pukul"
    scheduled: bool
    status: MomentStatus
    loose: bool
    words: frozenset[str]
    near: frozenset[str]
    core: str
    values: frozenset[str]


def find_event_times(article: Article, *, whole_spans: bool = False) -> list[EventTime]:
    """Find the days and clock times of happenings in the order of an article's text.

    With ``whole_spans`` find those of which only the month or the year is told, instead.
    """
    pack, found = load_pack(article.language), []
    sentences = sentences_of(article)
    starts = [s.start for s in sentences]
    for timex in article.timexes:
        at = bisect_right(starts, timex.start) - 1
        coarse = 0 < len(date_of(timex)) < _DAY
        fits = coarse if whole_spans else len(date_of(timex)) == _DAY
        if fits and at >= 0 and timex.end <= sentences[at].end:
            event = _event_time(article, sentences[at], timex, pack)
            found += [event] if event else []
    return found


def _event_time(article: Article, sentence: Span, timex: Timex, pack: Pack) -> EventTime | None:
    text = article.text[sentence.start : sentence.end]
    dated = dated_in(article, sentence, timex)
    about: MomentAbout = about_of(dated, pack)
    pieces = core_of(dated, pack)
    earlier = any(sentence.start <= t.start < timex.start and date_of(t) for t in article.timexes)
    happening = _nearest(dated, pieces, pack, earlier=earlier)
    limits = (*pack.status.since, *pack.status.until)
    lasting = phrases(limits).search(text[max(0, dated.start - _LINK) : dated.start])
    if about != "event" or not happening or lasting or "?" in text:
        return None
    before = text[max(0, dated.start - 30) : dated.start]
    holes = [
        (t.start - sentence.start, t.end - sentence.start)
        for t in article.timexes
        if sentence.start <= t.start < sentence.end
    ]
    core = " ".join(text[a:b] for a, b in pieces)
    return EventTime(
        article=article,
        sentence=sentence,
        timex=timex,
        happening=happening,
        day=date_of(timex),
        clock=_clock(timex),
        zone=timex.zone,
        about_it=phrases(pack.amounts.hedges.get("about", ())).search(before + timex.text)
        is not None,
        scheduled=phrases(pack.differences.scheduled).search(core) is not None,
        status=status_of(dated, about, pack),
        loose=is_loose(timex, dated, pack),
        words=content_words(text, pack, holes),
        near=content_words(core, pack),
        core=phrases(pack.status.relayed).split(core)[0],
        values=frozenset(
            str(f.value)
            for f in article.figures
            if sentence.start <= f.start < sentence.end and not f.unit
        ),
    )


def _clock(timex: Timex) -> tuple[int, int] | None:
    """First and last minute of the day that an expression allows; None where it is no clock."""
    found = [_CLOCK.match(part) for part in timex.value.split("/")]
    if not found or not all(found):
        return None
    minutes = [int(f.group(1)) * _HOUR + int(f.group(2)) for f in found if f]
    return min(minutes), max(minutes)


def instant(time: EventTime) -> tuple[int, int] | None:
    """First and last minute in universal time where the zone is one of Indonesia's, else None."""
    offset = _OFFSETS.get(time.zone)
    if time.clock is None or offset is None:
        return None
    return time.clock[0] - offset, time.clock[1] - offset


# --- what happened then ---------------------------------------------------------------------


def _nearest(
    dated: Dated, pieces: list[tuple[int, int]], pack: Pack, *, earlier: bool
) -> str | None:
    """Key of the happening whose word stands nearest to a time, in the time's own clause.

    None where the nearest is what another happening is counted from: in "crashed five minutes
    after take-off at 13.38" the time may be of either, unless the crash has one ``earlier``.
    """
    found = [
        (_gap(m, dated.start, dated.end), m)
        for a, b in pieces
        for m in phrases(happening_words(pack)).finditer(dated.text, a, b)
    ]
    in_state = phrases(pack.differences.in_state)
    found = [f for f in found if not in_state.search(dated.text[: f[1].start()][-_STATE:])]
    if not found:
        return None
    nearest = min(found, key=lambda f: f[0])[1]
    before = dated.text[: nearest.start()]
    counted_from = phrases(pack.differences.after).search(before[-_LINK:]) is not None
    others = phrases(happening_words(pack)).search(before) is not None
    return None if counted_from and others and not earlier else key_of(nearest.group(), pack)


def _gap(found: re.Match[str], start: int, end: int) -> int:
    """Characters between a word and a time; what follows the time counts double."""
    return start - found.end() if found.end() <= start else 2 * (found.start() - end)


@cache
def happening_words(pack: Pack) -> tuple[str, ...]:
    """All words of happenings of a language."""
    return tuple(w for h in pack.differences.happenings for w in h.words)


def key_of(word: str, pack: Pack) -> str:
    """Key of the happening that a word found in a text stands for."""
    return _keys(pack)[" ".join(word.lower().split())]


@cache
def _keys(pack: Pack) -> dict[str, str]:
    return {w: h.name for h in pack.differences.happenings for w in h.words}
