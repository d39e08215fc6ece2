"""Why two articles are told to be one event or not: what speaks for and against, with the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from runut.corpus.evidence import days_apart
from runut.corpus.likeness import Likeness, Said, Vector, likeness, weigh
from runut.corpus.numbers_told import numbers_told
from runut.corpus.rarity import Rarity
from runut.corpus.words import stem, words_of
from runut.records import Article, Citation

MOST = 6
"""Words of a kind that are shown: the heaviest tell enough."""

Places = dict[str, Citation | None]  # words as written, and where; None for those of a title


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of evidence.

    ``code`` is a key of the interface's [one_event]; ``factor`` what it multiplies the likeness by
    (None for words, which make it); ``first`` and ``second`` are words of the two articles as they
    are written, with their places in the text.
    """

    code: str
    factor: float | None = None
    first: Places
    second: Places


class Why(msgspec.Struct, frozen=True, kw_only=True):
    """The likeness of two articles and all that makes it, the words first."""

    likeness: Likeness
    reasons: tuple[Reason, ...]


class _Words(msgspec.Struct, frozen=True, eq=False):
    """Where each stem and number of an article stands first."""

    article: Article
    said: Said
    stems: Places
    numbers: Places


def explain(a: Article, b: Article, rarities: dict[str, Rarity]) -> Why:
    """Compare two articles and tell what both say, what agrees and what clashes.

    ``rarities`` are those of the collection they come from (``measure_rarity``).
    """
    one, other = (_read(article, rarities[article.language]) for article in (a, b))
    like = likeness(one.said, other.said)
    return Why(likeness=like, reasons=(*_on_words(one, other), *_on_facts(one, other, like)))


def _read(article: Article, rarity: Rarity) -> _Words:
    heads, body = list(words_of(article.title)), list(words_of(article.text))
    stems: Places = {}
    for text, words in ((article.text, body), (article.title, heads)):
        for word in words:
            place = _cite(article, word.start(), word.end()) if text is article.text else None
            stems.setdefault(stem(word[0].lower(), article.language), place)
    numbers: Places = dict.fromkeys(numbers_told(heads))
    for number, word in numbers_told(body, article.timexes).items():
        numbers[number] = _cite(article, word.start(), word.end())
    return _Words(article, weigh(article, rarity), stems, numbers)


def _cite(article: Article, start: int, end: int) -> Citation:
    return Citation(article=article.id, start=start, end=end)


def _on_words(one: _Words, other: _Words) -> Iterator[Reason]:
    """Tell who and what both openings name, and what else both articles say."""
    told: set[str] = set()
    for code, mine, yours in (
        ("who", one.said.who, other.said.who),
        ("what", one.said.what, other.said.what),
        ("words", one.said.whole, other.said.whole),
    ):
        shared = [w for w in _heaviest(mine, yours) if w not in told][:MOST]
        told.update(shared)
        if shared:
            first, second = ({w: side.stems.get(w) for w in shared} for side in (one, other))
            yield Reason(code=code, first=_written(one, first), second=_written(other, second))
        elif code == "who" and mine and yours:
            yield Reason(code="others", first=_top(one, mine), second=_top(other, yours))


def _heaviest(a: Vector, b: Vector) -> list[str]:
    return sorted((w for w in a if w in b), key=lambda w: (-a[w] * b[w], w))


def _top(side: _Words, weights: Vector) -> Places:
    heaviest = sorted(weights, key=lambda w: (-weights[w], w))[:MOST]
    return _written(side, {w: side.stems.get(w) for w in heaviest})


def _written(side: _Words, places: Places) -> Places:
    """Turn stems into the words as they stand in the text, or as the title has them."""
    titled = {stem(m[0].lower(), side.article.language): m[0] for m in words_of(side.article.title)}
    return {
        side.article.text[c.start : c.end] if c else titled.get(key, key): c
        for key, c in places.items()
    }


def _on_facts(one: _Words, other: _Words, like: Likeness) -> Iterator[Reason]:
    """Tell which numbers, places and days agree or clash, and what time lies between."""
    a, b = one.said, other.said
    shared = [n for n in a.numbers if n in b.numbers]
    if a.numbers and b.numbers:
        code, mine, yours = "numbers", shared, shared
        if not shared:
            code, mine, yours = "other_numbers", list(a.numbers), list(b.numbers)
        yield Reason(
            code=code,
            factor=like.numbers,
            first={n: one.numbers.get(n) for n in mine[:MOST]},
            second={n: other.numbers.get(n) for n in yours[:MOST]},
        )
    if a.places and b.places:
        both = a.places & b.places
        yield Reason(
            code="places" if both else "other_places",
            factor=like.places,
            first=_written(one, _found(one, both or a.places)),
            second=_written(other, _found(other, both or b.places)),
        )
    yield _on_days(one, other, like)
    known = a.moment is not None and b.moment is not None
    yield Reason(code="time" if known else "no_time", factor=like.time, first={}, second={})
    if like.length < 1:
        yield Reason(code="title_only", factor=like.length, first={}, second={})


def _found(side: _Words, stems: Iterable[str]) -> Places:
    return {w: side.stems.get(w) for w in sorted(stems)[:MOST]}


def _on_days(one: _Words, other: _Words, like: Likeness) -> Reason:
    apart = days_apart(one.said.days, other.said.days)
    code = "no_days" if apart is None else "other_days" if apart else "days"
    near = {(x, y) for x in one.said.days for y in other.said.days if abs(x - y) == apart}
    pair = min(near, default=None)
    first, second = ({}, {}) if pair is None else (_day(one, pair[0]), _day(other, pair[1]))
    return Reason(code=code, factor=like.days, first=first, second=second)


def _day(side: _Words, ordinal: int) -> Places:
    """Return a day as ISO 8601 and where the article names it first."""
    value = date.fromordinal(ordinal).isoformat()
    named = (t for t in side.article.timexes if not t.impossible and value in t.value)
    first = next(named, None)
    return {value: _cite(side.article, first.start, first.end) if first else None}
