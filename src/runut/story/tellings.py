"""Dated tellings: each sentence of an article with the day, month or year it tells of."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from itertools import takewhile

import msgspec
from msgspec.structs import replace

from runut.languages.pack import Pack, load_pack
from runut.records import Article, MomentAbout, MomentStatus, Quote, Span, Timex
from runut.story.status import Dated, about_of, core_of, is_future, status_by_words, status_of
from runut.story.words import phrases, telling_words

_DATE = re.compile(r"(\d{4}(?:-\d{2}){0,2})(?:T[\w:.+-]*)?Z?")
_NUMBER = re.compile(r"\d")
_CLOCK = re.compile(r"\b\d{1,2}[.:]\d{2}\b")
_HOUR = re.compile(r"\d{4}-\d\d-\d\dT(\d\d:\d\d)")
_QUOTED = re.compile(r"[\"“”]")
_DAY = len("2024-06-18")
_SENTENCES = 400  # the longest of 597 articles has 199
_SENTENCE = 3000  # characters: more is no sentence
_LONGEST = 500  # characters of a moment's text: more is no longer read at a glance
_YEAR = len("2024")
_FIRST_REACH = 8  # words: "pertamanya ke negara itu sejak" has four


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """What one article tells of one date.

    ``start`` to ``end`` is the sentence, or as much of it as belongs to the date; ``words`` are
    its content words without dates, ``core`` those of the date's own clause (of what is said: the
    words in quotations). A ``loose`` date (a clock time whose day stands elsewhere, "today" in
    somebody's words) dates nothing alone. ``clock`` is the hour told, such as 07:05, in ``zone``.
    """

    article: str
    outlet: str | None
    start: int
    end: int
    date: str
    until: str | None
    about: MomentAbout
    status: MomentStatus
    words: frozenset[str]
    core: frozenset[str]
    loose: bool
    clock: str
    zone: str
    dates: int  # how many different days the whole sentence names
    timex: Timex


def sentences_of(article: Article) -> list[Span]:
    """Sentences of an article that a story is told from: the first few hundred that are sentences.

    What lies beyond is a table, a list or a whole book: it would cost much and tell little.
    """
    return [s for s in article.sentences[:_SENTENCES] if s.end - s.start <= _SENTENCE]


def find_tellings(article: Article) -> list[Telling]:
    """Find all dated tellings of one article, in the order of its text."""
    tellings = []
    for sentence, timexes in _by_sentence(article):
        days = {date_of(t) for t in timexes}
        firm = {date_of(t) for t in timexes if _NUMBER.search(t.text)}
        for timex in timexes:
            part = _part(article, sentence, timex, timexes)
            if not _is_doubtful(article, sentence, timex):
                told = _telling(article, sentence, part, timex, len(days))
                beside = bool(firm - {told.date}) and _leans(timex, load_pack(article.language))
                tellings.append(replace(told, loose=told.loose or beside))
    return tellings


def date_of(timex: Timex) -> str:
    """First ISO 8601 day, month or year of an expression; empty where it has none."""
    parts = timex.value.split("/")
    found = [_DATE.fullmatch(part) for part in parts]
    if timex.type not in ("DATE", "TIME") or len(parts) > 2 or not found[0]:
        return ""
    return found[0].group(1) if all(found) else ""


def _until_of(timex: Timex) -> str | None:
    _, slash, last = timex.value.partition("/")
    found = _DATE.fullmatch(last) if slash else None
    return found.group(1) if found and found.group(1) != date_of(timex) else None


def _telling(article: Article, sentence: Span, part: Span, timex: Timex, days: int) -> Telling:
    pack = load_pack(article.language)
    dated = dated_in(article, sentence, timex)
    about = about_of(dated, pack)
    core = [(sentence.start + a, sentence.start + b) for a, b in core_of(dated, pack)]
    if about != "event":
        core = [(q.start, q.end) for q in _quotes_in(article, part)]
    clock, zone = _clock_of(article, sentence, timex)
    return Telling(
        article=article.id,
        outlet=article.outlet,
        start=part.start,
        end=part.end,
        date=date_of(timex),
        until=_until_of(timex) or _lasting(article, timex, pack),
        about=about,
        status=status_of(dated, about, pack),
        words=_words(article, [(part.start, part.end)], pack),
        core=_words(article, core, pack),
        loose=is_loose(timex, dated, pack),
        clock=clock,
        zone=zone,
        dates=days,
        timex=timex,
    )


def dated_in(article: Article, sentence: Span, timex: Timex) -> Dated:
    """Give a sentence with one of its expressions of time as status and about are read from it."""
    quote = _quote_around(article, timex)
    return Dated(
        text=article.text[sentence.start : sentence.end],
        start=timex.start - sentence.start,
        end=timex.end - sentence.start,
        day=date_of(timex),
        published=(article.published.value or "")[:_DAY],
        quoted=quote is not None,
        direct=quote is not None and quote.kind != "indirect",
        denial=quote is not None and quote.act == "deny",
    )


def _quote_around(article: Article, timex: Timex) -> Quote | None:
    before = takewhile(lambda q: q.start <= timex.start, article.quotes)
    return next((q for q in before if timex.end <= q.end), None)


def _quotes_in(article: Article, part: Span) -> list[Quote]:
    before = takewhile(lambda q: q.start < part.end, article.quotes)
    return [q for q in before if q.end > part.start]


def _clock_of(article: Article, sentence: Span, timex: Timex) -> tuple[str, str]:
    """Hour and zone that a sentence gives for the day of an expression, the nearest to it."""
    first = bisect_left(article.timexes, sentence.start, key=_start)
    inside = takewhile(lambda t: t.start < sentence.end, article.timexes[first:])
    hours = [t for t in inside if date_of(t) == date_of(timex) and _HOUR.match(t.value)]
    if not hours:
        return "", ""
    nearest = min(hours, key=lambda t: abs(t.start - timex.start))
    found = _HOUR.match(nearest.value)
    return (found.group(1), nearest.zone) if found else ("", "")


def _words(article: Article, ranges: list[tuple[int, int]], pack: Pack) -> frozenset[str]:
    """Content words of some ranges of an article, without its expressions of time."""
    words: set[str] = set()
    for start, end in ranges:
        timexes = article.timexes[bisect_left(article.timexes, start, key=_start) :]
        inside = timexes[: bisect_left(timexes, end, key=_start)]
        holes = [(t.start - start, t.end - start) for t in inside]
        words |= telling_words(article.text[start:end], pack, holes)
    return frozenset(words)


def _start(timex: Timex) -> int:
    return timex.start


def is_loose(timex: Timex, dated: Dated, pack: Pack) -> bool:
    """Whether the day of an expression rests on other words than its own."""
    bare = _CLOCK.sub("", timex.text)
    if any(sign.isdigit() for sign in bare):
        return False
    if _counts_weeks(timex, pack):
        return True
    return dated.quoted or (timex.type == "TIME" and not phrases(_day_words(pack)).search(bare))


def _counts_weeks(timex: Timex, pack: Pack) -> bool:
    """Whether a day was counted back in weeks ("six weeks ago"): it is no day that was told."""
    weeks = tuple(word for word, unit in pack.dates.units.items() if unit == "week")
    found = phrases(weeks).search(timex.text)
    before = timex.text[: found.start()].lower().split() if found else []
    return bool(before) and before[-1] in pack.amounts.numbers


def _leans(timex: Timex, pack: Pack) -> bool:
    """Whether an expression is "yesterday", "the same day" or a feast."""
    dates = pack.dates
    words = (*dates.days, *dates.day_parts, *dates.holidays, *dates.same)
    return not _NUMBER.search(timex.text) and phrases(words).search(timex.text) is not None


@cache
def _day_words(pack: Pack) -> tuple[str, ...]:
    dates = pack.dates
    return (*dates.weekdays, *dates.months, *dates.days, *dates.day_parts, *dates.this)


def _is_doubtful(article: Article, sentence: Span, timex: Timex) -> bool:
    """Whether a question is asked, or a day to come was read where nothing speaks of a plan."""
    if "?" in article.text[sentence.start : sentence.end]:
        return True
    dated, pack = dated_in(article, sentence, timex), load_pack(article.language)
    bare = not any(sign.isdigit() for sign in timex.text)
    if is_future(dated) and _preceded_by(article.text, timex.start, pack.status.since):
        return True
    told = status_by_words(dated, about_of(dated, pack), pack)
    return bare and is_future(dated) and told in ("happened", "claimed")


def _lasting(article: Article, timex: Timex, pack: Pack) -> str | None:
    """'since 2014' lasts until the day of publication."""
    since = _preceded_by(article.text, timex.start, pack.status.since)
    if not since or len(date_of(timex)) == _DAY or not article.published.value:
        return None
    return article.published.value[:_DAY]


# --- which expressions date a sentence ------------------------------------------------------


def _by_sentence(article: Article) -> list[tuple[Span, list[Timex]]]:
    """Sentences with those of their expressions of time that may date them."""
    pack = load_pack(article.language)
    sentences = sentences_of(article)
    end = sentences[-1].end if sentences else 0
    near = takewhile(lambda t: t.start < end, article.timexes)
    dating = [t for t in near if date_of(t) and _dates_something(article, t, pack)]
    found, at = [], 0
    for sentence in sentences:
        inside = []
        while at < len(dating) and dating[at].start < sentence.end:
            if dating[at].start >= sentence.start and dating[at].end <= sentence.end:
                inside.append(dating[at])
            at += 1
        if inside:
            found.append((sentence, _finest(inside)))
    return found


def _finest(timexes: list[Timex]) -> list[Timex]:
    """Only the most precise expressions of a sentence, one for each date."""
    precise = max(len(date_of(t)) for t in timexes)
    first: dict[str, Timex] = {}
    for timex in timexes:
        if len(date_of(timex)) == precise:
            first.setdefault(date_of(timex), timex)
    return list(first.values())


def _dates_something(article: Article, timex: Timex, pack: Pack) -> bool:
    """Whether an expression is the time of something, not part of a name or only a limit."""
    precision, words = len(date_of(timex)), pack.status
    if precision == _DAY:
        return _names_a_time(timex, pack)
    this_year = date_of(timex) == (article.published.value or "")[:_YEAR]
    if this_year or (precision == _YEAR and not _NUMBER.search(timex.text)):
        return False
    if _preceded_by(article.text, timex.start, words.numbering):
        return False
    if _preceded_by(article.text, timex.start, words.until) or _is_first_since(
        article, timex, pack
    ):
        return False
    if _preceded_by(article.text, timex.start, words.numbering, reach=3) and precision == _YEAR:
        return False
    opened = phrases(words.time_openers).match(timex.text) is not None
    opened = opened or _preceded_by(article.text, timex.start, words.time_openers)
    return precision > _YEAR or (opened and not _is_title(article, timex))


def _is_first_since(article: Article, timex: Timex, pack: Pack) -> bool:
    """Whether a date only counts back: "the first visit since 2000" tells nothing of 2000."""
    since = _preceded_by(article.text, timex.start, pack.status.since)
    return since and _preceded_by(article.text, timex.start, pack.status.firsts, reach=_FIRST_REACH)


def _names_a_time(timex: Timex, pack: Pack) -> bool:
    """Whether an expression holds a number or a day: "at night" alone dates nothing."""
    numbered = any(sign.isdigit() for sign in timex.text)
    return (
        numbered or timex.type != "TIME" or phrases(_day_words(pack)).search(timex.text) is not None
    )


def _is_title(article: Article, timex: Timex) -> bool:
    """Whether a year is part of a title: its word for year has a capital inside a sentence."""
    words = article.text[max(0, timex.start - 30) : timex.start].split()
    opener = timex.text if timex.text[0].isalpha() else (words or [""])[-1]
    starts = any(s.start == timex.start - len(opener) - 1 for s in sentences_of(article))
    return opener[:1].isupper() and not starts


def _preceded_by(text: str, position: int, rows: tuple[str, ...], reach: int = 1) -> bool:
    """Whether one of the phrases stands right before a position, or up to ``reach`` words off."""
    before = text[max(0, position - 60) : position]
    found = None
    for found in phrases(rows).finditer(before):  # noqa: B007 - the last one
        pass
    return found is not None and len(before[found.end() :].split()) <= reach - 1


# --- sentences with several dates -----------------------------------------------------------


def _part(article: Article, sentence: Span, timex: Timex, timexes: list[Timex]) -> Span:
    """Part of a sentence that belongs to a date: all of it, or up to the next clause.

    A sentence that names a later date is cut where a clause opens between both dates, unless that
    would leave a quotation open.
    """
    pack = load_pack(article.language)
    if about_of(dated_in(article, sentence, timex), pack) != "event":
        return _with_said(article, _with_opening(article, sentence), pack)
    later = [t.start for t in timexes if t.start > timex.end]
    if not later:
        return _with_opening(article, sentence)
    found = phrases(pack.status.clause_openers).search(article.text, timex.end, later[0])
    if not found:
        return sentence
    part = article.text[sentence.start : found.start()].rstrip(" ,;")
    if _open_quotation(part):
        return sentence
    return Span(start=sentence.start, end=sentence.start + len(part))


def _with_said(article: Article, part: Span, pack: Pack) -> Span:
    """Give a sentence that only says who said "that" the sentence before, which holds it."""
    text = article.text[part.start : part.end]
    before = [s for s in sentences_of(article) if s.end <= part.start][-1:]
    if not before or not phrases(pack.status.said_before).search(text) or _QUOTED.search(text):
        return part
    whole = _with_opening(article, before[0])
    return Span(start=whole.start, end=part.end) if part.end - whole.start <= _LONGEST else part


def _with_opening(article: Article, sentence: Span) -> Span:
    """Give a sentence that ends a quotation the sentences since its opening, if they are few."""
    start, text = sentence.start, article.text
    if not _open_quotation(text[start : sentence.end]):
        return sentence
    for before in reversed([s for s in sentences_of(article) if s.end <= sentence.start][-3:]):
        if sentence.end - before.start <= _LONGEST and "\n" not in text[before.start : start]:
            start = before.start
            if not _open_quotation(text[start : sentence.end]):
                return Span(start=start, end=sentence.end)
    return sentence


def _open_quotation(text: str) -> bool:
    return text.count('"') % 2 == 1 or text.count("“") != text.count("”")
