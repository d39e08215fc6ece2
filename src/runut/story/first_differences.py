"""First times since different years: "the first visit since 2000"."""

from __future__ import annotations

import re
from itertools import combinations

import msgspec

from runut.languages.pack import Pack, load_pack
from runut.records import Article, Difference, Origin, Relation, Span, Timex
from runut.settings import Settings
from runut.story.sides import are_apart, make_difference, passage_at
from runut.story.tellings import date_of, sentences_of
from runut.story.words import content_list, content_words, phrases

_YEAR = len("2024")
_REACH = 60  # characters between "first" and the year


class First(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """Something told as the first since a year; ``object`` is what it was the first time for."""

    article: Article
    sentence: Span
    timex: Timex
    object: frozenset[str]
    words: frozenset[str]


def find_first_differences(
    articles: list[Article], origins: tuple[Origin, ...], settings: Settings
) -> list[Difference]:
    """Find first times that articles count from different years.

    "The first visit to the region since 2014" and "to the country since 2000" are two things
    (scope); of one thing they contradict each other.
    """
    firsts = [f for a in articles for f in _firsts(a)]
    return [
        make_difference(
            "date",
            _relation(a, b),
            a.article.text[a.sentence.start : a.sentence.end],
            [[passage_at(a.article, a.timex)], [passage_at(b.article, b.timex)]],
            origins,
            ("since",),
        )
        for a, b in combinations(firsts, 2)
        if date_of(a.timex) != date_of(b.timex)
        and are_apart(a.article, b.article, origins)
        and len(a.words & b.words) >= settings.event_words
    ]


def _firsts(article: Article) -> list[First]:
    pack, found = load_pack(article.language), []
    years = [t for t in article.timexes if len(date_of(t)) == _YEAR and t.value == date_of(t)]
    for sentence in sentences_of(article):
        for timex in years:
            if sentence.start <= timex.start < sentence.end:
                first = _first(article, sentence, timex, pack)
                found += [first] if first else []
    return found


def _first(article: Article, sentence: Span, timex: Timex, pack: Pack) -> First | None:
    """Read "first ... since" before a year; None where it is not said so."""
    words = pack.status
    before = article.text[max(sentence.start, timex.start - _REACH) : timex.start]
    said = list(phrases(words.firsts).finditer(before))
    since = list(phrases(words.since).finditer(before + timex.text))
    if not said or not since or since[-1].start() < said[-1].end():
        return None
    between = before[said[-1].end() : since[-1].start()]
    goal = re.split(phrases(pack.places.before), between)[-1]
    return First(
        article=article,
        sentence=sentence,
        timex=timex,
        object=frozenset(content_list(goal, pack)),
        words=content_words(f"{article.title} {article.text[sentence.start : timex.start]}", pack),
    )


def _relation(a: First, b: First) -> Relation:
    return "contradiction" if a.object == b.object else "scope"
