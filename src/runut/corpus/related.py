"""Which stories touch one another, which continues which, and why: actors and rare words shared."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec
from msgspec.structs import replace

from runut.corpus.likeness import Vector, dot
from runut.corpus.near import LEAST_KEYS, Index, enter, found_under
from runut.corpus.rarity import Rarity, measure_rarity
from runut.corpus.when import moment_of
from runut.corpus.words import stem, words_of
from runut.records import Article, Group, Related
from runut.settings import Settings

SIGNATURE = 30
"""Heaviest stems by which a story is compared with others."""

SHARED = 3
"""Stems that two related stories share at least."""

SHOWN = 5
"""Words that a reason names at most."""

MOST = 5
"""Related stories that a story lists."""

IN_TITLES = 2
"""Of the stems shared, those that stand in titles of both stories where one continues the other."""

OPENERS = frozenset(".!?:;”\"'“‘(\n–—")
"""Signs before a word that may give it a capital without its being a name."""


class _Signature(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """What a story is about: its heaviest stems (length 1), and how they are written."""

    weights: Vector
    written: dict[str, str]
    names: frozenset[str]  # stems that most articles write as a name
    titles: frozenset[str]  # stems of the titles
    first: float | None  # earliest and latest publication, in days since the year 1
    last: float | None


class _Pair(msgspec.Struct, frozen=True, eq=False):
    """Two stories that share much, the earlier one first."""

    likeness: float
    earlier: int
    later: int
    shared: tuple[str, ...]  # stems, weightiest first


def relate(groups: list[Group], articles: list[Article], settings: Settings) -> list[Group]:
    """Add to each story the one that it continues, if any, and others that it touches.

    ``groups`` come oldest first. Time does not count for what is related: stories of other years
    about the same actors are found too. A story continues at most one: the most alike before it.
    """
    rarities = measure_rarity(articles)
    by_id = {a.id: a for a in articles}
    signs = [_sign([by_id[i] for i in g.articles], rarities) for g in groups]
    pairs = list(_pairs(signs, settings))
    found = list(groups)
    for n, touching in _by_story(pairs, len(groups)):
        before = [p for p in touching if p.later == n and _continues(p, signs, settings)]
        goes_on = _named(before[0], n, groups, signs) if before else None
        related = [_named(p, n, groups, signs) for p in touching[:MOST]]
        rest = tuple(r for r in related if not goes_on or r.story != goes_on.story)
        found[n] = replace(groups[n], continues=goes_on, related=rest)
    return found


def _by_story(pairs: Iterable[_Pair], count: int) -> Iterator[tuple[int, list[_Pair]]]:
    """Yield each story's pairs, the most alike first."""
    of: list[list[_Pair]] = [[] for _ in range(count)]
    for pair in pairs:
        of[pair.earlier].append(pair)
        of[pair.later].append(pair)
    for n, touching in enumerate(of):
        yield n, sorted(touching, key=lambda p: (-p.likeness, p.earlier, p.later))


def _pairs(signs: list[_Signature], settings: Settings) -> Iterator[_Pair]:
    """Yield the pairs of stories that are alike; look-ups are bounded as those of articles are."""
    index: Index = {}
    for later, sign in enumerate(signs):
        keys = {word: weight**2 for word, weight in sign.weights.items()}
        for earlier in found_under(keys, index, LEAST_KEYS / 2):
            likeness = dot(signs[earlier].weights, sign.weights)
            shared = _shared(signs[earlier], sign)
            if likeness >= settings.related_likeness and len(shared) >= SHARED:
                yield _Pair(likeness, earlier, later, shared)
        enter(later, keys, index)


def _continues(pair: _Pair, signs: list[_Signature], settings: Settings) -> bool:
    """Whether the later story goes on with the earlier one: both have it in their titles."""
    earlier, later = signs[pair.earlier], signs[pair.later]
    titled = sum(word in earlier.titles and word in later.titles for word in pair.shared)
    if earlier.last is None or later.first is None or titled < IN_TITLES:
        return False
    between = later.first - earlier.last
    if between > settings.storyline_most_days:
        return False
    far = between > settings.storyline_days
    return pair.likeness >= (
        settings.storyline_likeness_far if far else settings.storyline_likeness
    )


def _named(pair: _Pair, one: int, groups: list[Group], signs: list[_Signature]) -> Related:
    """Name the other story of a pair, and what both have: names, else the rarest words."""
    other = pair.earlier if one == pair.later else pair.later
    names = signs[one].names & signs[other].names
    words = [w for w in pair.shared if w in names] or list(pair.shared)
    code = "names" if words[0] in names else "shares"
    written = ", ".join(signs[one].written[w] for w in words[:SHOWN])
    return Related(story=groups[other].id, reason=f"{code}: {written}")


def _sign(articles: list[Article], rarities: dict[str, Rarity]) -> _Signature:
    """Weigh the stems of a story by how many of its articles put them in title or text."""
    total: dict[str, float] = {}
    written: dict[str, str] = {}
    naming: Counter[str] = Counter()
    for article in articles:
        names = _names(article)
        naming.update(names.keys())
        written |= names
        for key, n in _counts(article, written).items():
            total[key] = total.get(key, 0.0) + (1 + math.log(n)) * rarities[
                article.language
            ].weight(key)
    heaviest = sorted(total, key=lambda w: (-total[w], w))[:SIGNATURE]
    length = math.sqrt(sum(total[w] ** 2 for w in heaviest)) or 1.0
    moments = [m for m in map(moment_of, articles) if m is not None]
    return _Signature(
        weights={w: total[w] / length for w in heaviest},
        written={w: written[w] for w in heaviest},
        names=frozenset(w for w in heaviest if naming[w] * 2 >= len(articles)),
        titles=frozenset(
            stem(m[0].lower(), a.language) for a in articles for m in words_of(a.title)
        ),
        first=min(moments, default=None),
        last=max(moments, default=None),
    )


def _counts(article: Article, written: dict[str, str]) -> Counter[str]:
    """Count the stems of an article, those of the title twice; notes how they are written."""
    counts: Counter[str] = Counter()
    for text, times in ((article.title, 2), (article.text, 1)):
        for match in words_of(text):
            key = stem(match[0].lower(), article.language)
            counts[key] += times
            written.setdefault(key, match[0].lower())
    return counts


def _names(article: Article) -> dict[str, str]:
    """Return the stems of the words with a capital that begin no sentence, and how they stand.

    What stands before a number is a unit or a kind (Rp 2, Pasal 3), what tells a time is no name.
    """
    found: dict[str, str] = {}
    text = article.text
    times = {place for timex in article.timexes for place in range(timex.start, timex.end)}
    for match in words_of(text):
        before = text[max(match.start() - 2, 0) : match.start()]
        after = text[match.end() : match.end() + 2].strip()
        named = match[0][0].isupper() and not after[:1].isdigit() and match.start() not in times
        if named and before and OPENERS.isdisjoint(before):
            found.setdefault(stem(match[0].lower(), article.language), match[0])
    return found


def _shared(one: _Signature, other: _Signature) -> tuple[str, ...]:
    """Return the stems that two stories share, weightiest first."""
    mine, theirs = one.weights, other.weights
    both = (w for w in mine if w in theirs)
    return tuple(sorted(both, key=lambda w: (-mine[w] * theirs[w], w)))
