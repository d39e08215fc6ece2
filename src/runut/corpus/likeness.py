"""How alike two articles are, in parts that can be shown: words, days told, time of publication.

The words are compared as weighted stems (TF-IDF). Beside the whole texts, each title and each
lead is compared with the whole of the other article: what one outlet puts first, the other tells
somewhere if it tells the same event. Titles and leads compared with each other miss that.
"""

from __future__ import annotations

import math
from collections import Counter

import msgspec

from runut.corpus.places import places_of
from runut.corpus.rarity import Rarity
from runut.corpus.when import days_told, moment_of
from runut.corpus.words import stem, words_of
from runut.records import Article

LEAD_WORDS = 60
"""Words of the text that count as its lead: two or three sentences."""

Vector = dict[str, float]


class Said(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """What an article says, as it is compared. Vectors map stems to weights, length 1."""

    id: str
    whole: Vector
    lead: Vector
    title: Vector
    has_text: bool
    places: frozenset[str]  # stems of the names of the first places
    days: frozenset[int]  # days told, as ordinals
    moment: float | None  # of publication, in days since the year 1; None where unknown


class Likeness(msgspec.Struct, frozen=True, kw_only=True):
    """How alike two articles are, 0 to 1, and what makes it so.

    ``value`` is (0.3 ``whole`` + 0.3 ``title`` + 0.4 ``lead``) x ``days`` x ``time`` x ``length``.
    The words' parts are cosines; ``title`` and ``lead`` are means of both directions. The other
    three are factors up to 1 that speak against: days told that clash, days between the
    publications, and articles that are no more than a title.
    """

    value: float
    whole: float
    title: float
    lead: float
    places: float
    days: float
    time: float
    length: float


def weigh(article: Article, rarity: Rarity) -> Said:
    """Turn an article into weighted stems and days."""
    title = _stems(article.title, article.language)
    text = _stems(article.text, article.language)
    return Said(
        id=article.id,
        whole=_vector([*title, *title, *text], rarity),
        lead=_vector(text[:LEAD_WORDS] or title, rarity),
        title=_vector(title or text[:LEAD_WORDS], rarity),
        has_text=bool(text),
        places=_telling(places_of(article.title, article.text, article.language), rarity),
        days=days_told(article),
        moment=moment_of(article),
    )


def _telling(places: frozenset[str], rarity: Rarity) -> frozenset[str]:
    """Leave out what half the news names as a place: a capital, a word like "city"."""
    return frozenset(place for place in places if rarity.weight(place) >= TELLING)


def _stems(text: str, language: str) -> list[str]:
    return [stem(m[0].lower(), language) for m in words_of(text)]


def _vector(stems: list[str], rarity: Rarity) -> Vector:
    weights = {w: (1 + math.log(n)) * rarity.weight(w) for w, n in Counter(stems).items()}
    length = math.sqrt(sum(x * x for x in weights.values())) or 1.0
    return {w: x / length for w, x in weights.items() if x}


def likeness(a: Said, b: Said) -> Likeness:
    """Compare what two articles say."""
    whole = title = lead = dot(a.whole, b.whole)
    if a.has_text or b.has_text:
        title = (dot(a.title, b.whole) + dot(b.title, a.whole)) / 2
        lead = (dot(a.lead, b.whole) + dot(b.lead, a.whole)) / 2
    days, time = _days_factor(a.days, b.days), _time_factor(a.moment, b.moment)
    places = _places_factor(a.places, b.places)
    length = min(_length_factor(a), _length_factor(b))
    words = 0.3 * whole + 0.3 * title + 0.4 * lead
    return Likeness(
        value=words * places * days * time * length,
        whole=whole,
        title=title,
        lead=lead,
        places=places,
        days=days,
        time=time,
        length=length,
    )


TITLE_ONLY = 0.6
"""Titles alone must agree this much more. On the first 30% of OG2021's English titles precision
is .96 with 0.6 and .92 with 1."""

TITLE_WORDS = 3
"""Words that a title alone must have: pages that failed to load are all called "Error"."""

TELLING = 2.0
"""Rarity of a place's name that tells events apart: in less than one of seven articles."""

PLACES_APART = 0.55
"""Factor where the first places named are not the same: the only evidence in the words that sets
two meetings of the same people apart. On the dev articles 0.55 to 0.7 do equally well."""


def dot(a: Vector, b: Vector) -> float:
    """Return the scalar product of two vectors."""
    if len(a) > len(b):
        a, b = b, a
    return sum(x * b[w] for w, x in a.items() if w in b)


def _length_factor(one: Said) -> float:
    """Speak against articles that are no more than a title; a title of two words says nothing."""
    if one.has_text:
        return 1.0
    return TITLE_ONLY if len(one.title) >= TITLE_WORDS else 0.0


def _places_factor(a: frozenset[str], b: frozenset[str]) -> float:
    """Speak against articles whose first places are not the same."""
    return 1.0 if not a or not b or a & b else PLACES_APART


def _days_factor(a: frozenset[int], b: frozenset[int]) -> float:
    """Speak against articles of which no days told are near each other."""
    if not a or not b:
        return 0.9
    apart = min(abs(x - y) for x in a for y in b)
    return 1.0 if apart == 0 else 0.85 if apart <= 3 else 0.7


def _time_factor(a: float | None, b: float | None) -> float:
    """Fall from 1 after a day to 1/e after six: news of an event goes on for days, not weeks."""
    if a is None or b is None:
        return 0.85
    return math.exp(-max(abs(a - b) - 1, 0) / 5)
