"""How alike two articles are: what both say, and what agrees or clashes.

The words are compared as weighted stems (TF-IDF): the whole texts, each title and each lead with
the whole of the other article, the titles, and the openings, in which who and what must both
agree. What one outlet puts first, the other tells somewhere if it tells the same event. The rest
(``evidence.py``) are factors: figures, places, days and times that agree or clash.
"""

from __future__ import annotations

import math
import re
from collections import Counter

import msgspec

from runut.corpus.evidence import (
    ONE_TITLE,
    TITLE_WORDS,
    days_factor,
    numbers_factor,
    places_factor,
    time_factor,
)
from runut.corpus.names_told import names_told
from runut.corpus.numbers_told import numbers_told
from runut.corpus.places import places_of
from runut.corpus.rarity import Rarity
from runut.corpus.when import days_told, moment_of
from runut.corpus.words import stem, words_of
from runut.records import Article

LEAD_WORDS = 60
"""Words of the text that count as its lead: two or three sentences."""

PARTS = {"whole": 0.1, "title": 0.2, "lead": 0.25, "titles": 0.2, "opening": 0.25}
"""Weights of the words' parts. Chosen on one half of the dev storylines, each half scored better
than with whole, title and lead alone on the other (see docs/stories.md); moving any of them by
half changes F by less than .01."""

TELLING = 2.0
"""Rarity of a place's name that tells events apart: in less than one of seven articles."""

UNLIKE = 0.02
"""Cosine of two titles below which nothing else makes them alike."""

Vector = dict[str, float]


class Said(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """What an article says, as it is compared. Vectors map stems to weights, length 1."""

    id: str
    whole: Vector
    lead: Vector
    title: Vector
    who: Vector  # names in title and lead
    what: Vector  # the other words there
    numbers: dict[str, float]  # numbers told, with their rarity
    has_text: bool
    places: frozenset[str]  # stems of the names of the first places
    days: frozenset[int]  # days told, as ordinals
    moment: float | None  # of publication, in days since the year 1; None where unknown


class Likeness(msgspec.Struct, frozen=True, kw_only=True):
    """How alike two articles are, 0 to 1, and what makes it so.

    ``value`` is ``words`` (the mean of whole, title, lead, titles and opening by PARTS) times all
    factors, at most 1. The words' parts are cosines; ``title`` and ``lead`` are means of both
    directions. Factors below 1 speak against, above 1 for.
    """

    value: float
    words: float
    whole: float
    title: float
    lead: float
    titles: float
    opening: float
    numbers: float
    places: float
    days: float
    time: float
    length: float


def weigh(article: Article, rarity: Rarity) -> Said:
    """Turn an article into weighted stems, numbers, places and days."""
    heads, body = list(words_of(article.title)), list(words_of(article.text))
    title, text = _stems(heads, article.language), _stems(body, article.language)
    opening = [w for w in (*title, *title, *text[:LEAD_WORDS]) if w[0].isalpha()]
    names = names_told(article.text, body, text)
    told = numbers_told(heads) | numbers_told(body, article.timexes)
    return Said(
        id=article.id,
        whole=_vector([*title, *title, *text], rarity),
        lead=_vector(text[:LEAD_WORDS] or title, rarity),
        title=_vector(title or text[:LEAD_WORDS], rarity),
        who=_vector([w for w in opening if w in names], rarity),
        what=_vector([w for w in opening if w not in names], rarity),
        numbers={number: rarity.weight(word[0]) for number, word in told.items()},
        has_text=bool(text),
        places=_telling(places_of(article.title, article.text, article.language), rarity),
        days=days_told(article),
        moment=moment_of(article),
    )


def _telling(places: frozenset[str], rarity: Rarity) -> frozenset[str]:
    """Leave out what half the news names as a place: a capital, a word like "city"."""
    return frozenset(place for place in places if rarity.weight(place) >= TELLING)


def _stems(words: list[re.Match[str]], language: str) -> list[str]:
    return [stem(m[0].lower(), language) for m in words]


def _vector(stems: list[str], rarity: Rarity) -> Vector:
    weights = {w: (1 + math.log(n)) * rarity.weight(w) for w, n in Counter(stems).items()}
    length = math.sqrt(sum(x * x for x in weights.values())) or 1.0
    return {w: x / length for w, x in weights.items() if x}


def likeness(a: Said, b: Said) -> Likeness:
    """Compare what two articles say."""
    parts = _word_parts(a, b)
    words = sum(weight * parts[part] for part, weight in PARTS.items())
    factors = {
        "numbers": numbers_factor(a.numbers, b.numbers),
        "places": places_factor(a.places, b.places),
        "days": days_factor(a.days, b.days),
        "time": time_factor(a.moment, b.moment, titles=not a.has_text and not b.has_text),
    }
    factors["length"] = _length_factor(a, b)
    value = min(words * math.prod(factors.values()), 1.0)
    return Likeness(value=value, words=words, **parts, **factors)


def value_of(a: Said, b: Said) -> float:
    """Return the value of ``likeness``; of two titles, of which many are compared, faster."""
    if a.has_text or b.has_text:
        return likeness(a, b).value
    words = dot(a.whole, b.whole)
    if words < UNLIKE:
        return 0.0
    agreement = numbers_factor(a.numbers, b.numbers) * places_factor(a.places, b.places)
    when = days_factor(a.days, b.days) * time_factor(a.moment, b.moment, titles=True)
    return min(words * agreement * when * _length_factor(a, b), 1.0)


def dot(a: Vector, b: Vector) -> float:
    """Return the scalar product of two vectors."""
    if len(a) > len(b):
        a, b = b, a
    return sum([x * b[w] for w, x in a.items() if w in b])


def _word_parts(a: Said, b: Said) -> dict[str, float]:
    """Return the cosines; two titles alone have only one."""
    whole = dot(a.whole, b.whole)
    if not a.has_text and not b.has_text:
        return dict.fromkeys(PARTS, whole)
    return {
        "whole": whole,
        "title": (dot(a.title, b.whole) + dot(b.title, a.whole)) / 2,
        "lead": (dot(a.lead, b.whole) + dot(b.lead, a.whole)) / 2,
        "titles": dot(a.title, b.title),
        "opening": math.sqrt(dot(a.who, b.who) * dot(a.what, b.what)),
    }


def _length_factor(a: Said, b: Said) -> float:
    """Speak against a title beside a text; one of two words says nothing."""
    if _says_nothing(a) or _says_nothing(b):
        return 0.0
    return 1.0 if a.has_text == b.has_text else ONE_TITLE


def _says_nothing(one: Said) -> bool:
    return not one.has_text and len(one.title) < TITLE_WORDS
