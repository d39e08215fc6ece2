"""Date an article that gives only weekdays by what other articles say of the same event.

One text says "September lalu", another "sembilan bulan setelah": where both speak of what a third
tells as its news, and agree, the third is of that month. One voice alone dates nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from runut.article.calendar import month_of, shift_month
from runut.article.time_context import told_since
from runut.corpus.rarity import Rarity, measure_rarity
from runut.languages.pack import Pack, load_pack
from runut.records import Article, Citation, Group, Published, Span, Timex
from runut.settings import Settings
from runut.story.words import content_words, phrases

_MONTH = re.compile(r"\d{4}-\d\d")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WEEKDAY = re.compile(r"XXXX-WXX-\d")
_MONTHS = re.compile(r"P(\d{1,2})M")
_AFTER_REACH = 12  # signs between "sembilan bulan" and "setelah"


class _Hint(NamedTuple):
    """A month in which a sentence of a dated article puts something that happened before."""

    month: str
    code: str
    article: Article
    span: Span
    words: frozenset[str]


def date_undated(
    groups: Iterable[Group], articles: list[Article], settings: Settings
) -> list[Article]:
    """Date undated articles by what the articles of related stories say of their news.

    Gives all articles in their order; one that is dated now carries the month as ``published``,
    ``inferred``, with the citations it rests on. Its weekdays stay open: a month fixes none.
    """
    rarities = measure_rarity(articles)
    by_id = {article.id: article for article in articles}
    found: dict[str, Article] = {}
    groups = list(groups)
    members = {group.id: group.articles for group in groups}
    for group in groups:
        undated = [a for i in group.articles if (a := by_id[i]).published.basis == "unknown"]
        if undated:
            ids = {i for story in _touching(group) for i in members[story]}
            hints = [h for i in sorted(ids) for h in _hints(by_id[i])]
            found |= {a.id: _dated(a, hints, rarities[a.language], settings) for a in undated}
    return [found.get(article.id, article) for article in articles]


def _touching(group: Group) -> Iterator[str]:
    yield from (related.story for related in group.related)
    if group.continues:
        yield group.continues.story


def _hints(article: Article) -> Iterator[_Hint]:
    """What a dated article puts into a month before its own, with the words it says it in."""
    told = article.published.value or ""
    if not _DAY.match(told):
        return
    pack = load_pack(article.language)
    starts = [sentence.start for sentence in article.sentences]
    for timex in article.timexes:
        month, code = _month_before(timex, article, pack)
        place = bisect_right(starts, timex.start) - 1
        since = told_since(article.text, timex.start, pack.dates)  # a state, no happening
        if month and month < told[: len("2024-06")] and place >= 0 and not since:
            sentence = article.sentences[place]
            holes = [(t.start - sentence.start, t.end - sentence.start) for t in article.timexes]
            said = content_words(article.text[sentence.start : sentence.end], pack, holes)
            yield _Hint(month, code, article, sentence, said)


def _month_before(timex: Timex, article: Article, pack: Pack) -> tuple[str, str]:
    """The month that an expression gives: named ("September lalu") or counted back."""
    if timex.type == "DATE" and _MONTH.fullmatch(timex.value[: len("2024-06")]):
        return timex.value[: len("2024-06")], "same_happening"
    months = _MONTHS.fullmatch(timex.value) if timex.type == "DURATION" else None
    after = article.text[timex.end : timex.end + _AFTER_REACH]
    if months is None or not phrases(pack.dates.after_event).match(after.lstrip()):
        return "", ""
    here = date.fromisoformat((article.published.value or "")[: len("2024-06-18")])
    return month_of(*shift_month(here.year, here.month, -int(months[1]))), "counted_back"


def _dated(article: Article, hints: list[_Hint], rarity: Rarity, settings: Settings) -> Article:
    """The article with the one month that two independent voices give its news, else as it was."""
    if not any(_WEEKDAY.match(timex.value) for timex in article.timexes):
        return article
    least = max((t.value[:4] for t in article.timexes if t.value[:4].isdigit()), default="")
    hints = [h for h in hints if h.article.language == article.language and h.month >= least]
    about = _speaking_of(article, hints, rarity, settings)
    months = {hint.month for hint in about}
    voices = {m: _voices([h for h in about if h.month == m]) for m in months}
    own = {timex.value[: len("2024-06")] for timex in article.timexes}  # past to itself
    agreed = [m for m in sorted(voices) if len(voices[m]) > 1 and m not in own]
    if len(agreed) != 1:
        return article
    return replace(article, published=_told(agreed[0], voices[agreed[0]]))


def _speaking_of(
    article: Article, hints: list[_Hint], rarity: Rarity, settings: Settings
) -> list[_Hint]:
    """Those sentences that tell of an article's news: they hold actors of its title and its words.

    The title's words need not be rare; of the sentence's weight a share must stand in the text.
    """
    pack = load_pack(article.language)
    title, text = content_words(article.title, pack), content_words(article.text, pack)
    return [
        hint
        for hint in hints
        if len(hint.words & title) >= settings.dating_title_words
        and _weight(hint.words & text, rarity)
        >= settings.dating_share * _weight(hint.words, rarity)
    ]


def _weight(words: frozenset[str], rarity: Rarity) -> float:
    return sum(map(rarity.weight, words))


def _voices(hints: list[_Hint]) -> list[_Hint]:
    """One hint of each outlet; a sentence that two of them share counts once."""
    found: list[_Hint] = []
    for hint in hints:
        outlet = hint.article.outlet or hint.article.id
        known = ((h.article.outlet or h.article.id, h.words) for h in found)
        if all(outlet != other and hint.words != words for other, words in known):
            found.append(hint)
    return found


def _told(month: str, voices: list[_Hint]) -> Published:
    """A month of publication with the sentences that give it."""
    return Published(
        value=month,
        basis="inferred",
        note="; ".join(dict.fromkeys(f"{hint.code}:{month}" for hint in voices)),
        citations=tuple(
            Citation(article=h.article.id, start=h.span.start, end=h.span.end) for h in voices
        ),
    )


def confirm_readings(groups: Iterable[Group], articles: list[Article]) -> list[Article]:
    """Say of each impossible date whether other articles of its story name the day read for it."""
    by_id = {article.id: article for article in articles}
    found = dict(by_id)
    for group in groups:
        members = [by_id[i] for i in group.articles]
        for article in members:
            if any(timex.impossible for timex in article.timexes):
                others = {day for a in members if a is not article for day in _days(a)}
                found[article.id] = _confirmed(article, others)
    return [found[article.id] for article in articles]


def _days(article: Article) -> Iterator[str]:
    """The days that an article names rightly."""
    for timex in article.timexes:
        if _DAY.match(timex.value) and not timex.impossible:
            yield from (end[: len("2024-06-18")] for end in timex.value.split("/"))


def _confirmed(article: Article, others: set[str]) -> Article:
    timexes = tuple(_backed(timex, others) for timex in article.timexes)
    return replace(article, timexes=timexes)


def _backed(timex: Timex, others: set[str]) -> Timex:
    doubt = timex.impossible
    if doubt is None or doubt.reading not in others:
        return timex
    why = f"{doubt.why}; others:{doubt.reading}"
    return replace(timex, impossible=replace(doubt, why=why))
