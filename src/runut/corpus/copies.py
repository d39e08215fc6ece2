"""Find copies: passages of one article that stand in another, and which was first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from runut.corpus.direction import Shared, order_pair
from runut.corpus.passages import LEAST_WORDS, Run, Worded, as_passages, shared_runs, turned, word
from runut.corpus.shingles import SHINGLE, keep_shingles, search_pairs
from runut.corpus.union import unite
from runut.records import Article, Copy
from runut.settings import Settings

HELD = 512
"""Articles whose words are kept at hand while pairs are compared, story by story."""

STUB = 20
"""Words of the shortest article that can be told to be a copy of another's beginning."""

STUB_SHARE = 0.8
"""Share of its words that such an article shares with the other."""


class _Text(msgspec.Struct, frozen=True, eq=False):
    """An article, the words of its text, and what is told about them once for all pairs."""

    article: Article
    words: Worded
    quoted: frozenset[int]  # numbers of the words that stand in direct quotations
    numbers: frozenset[int]  # of those that begin with a digit
    common: tuple[tuple[int, bool], ...]  # kept shingles: number of the first word, boilerplate?


def find_copies(articles: list[Article], settings: Settings) -> list[Copy]:
    """Find the pairs of articles that share passages beyond quotations and boilerplate.

    A passage is at least ten words in a row, a few of them changed at most. Words inside direct
    quotations, and passages that stand in many unrelated articles, don't count when deciding; what
    counts is compared with the shorter article, so a stub of three sentences is found too.
    Returns the copies in order of the articles' ids; the order of the input is nothing.
    """
    ordered = sorted(articles, key=lambda a: a.id)
    search = search_pairs([a.text for a in ordered])

    @lru_cache(HELD)
    def text(number: int) -> _Text:
        return _text(ordered[number], search.boilerplate)

    found = {
        pair: copy
        for pair in _by_story(search.pairs)
        if (copy := _compare(text(pair[0]), text(pair[1]), settings))
    }
    return [found[pair] for pair in sorted(found)]


def _by_story(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Order pairs so that what hangs together comes together: each text is then read once."""
    things = sorted({n for pair in pairs for n in pair})
    leader = unite(things, pairs)
    return sorted(pairs, key=lambda pair: (leader[pair[0]], pair))


def _text(article: Article, boilerplate: frozenset[int]) -> _Text:
    words = word(article.text)
    starts = [start for start, _ in words.spans]
    quotes = (q for q in article.quotes if q.kind != "indirect")
    spans = ((bisect_left(starts, q.start), bisect_left(starts, q.end)) for q in quotes)
    kept = keep_shingles(words.hashes) if boilerplate else []
    return _Text(
        article=article,
        words=words,
        quoted=frozenset(n for first, end in spans for n in range(first, end)),
        numbers=frozenset(n for n, start in enumerate(starts) if article.text[start].isdigit()),
        common=tuple((place, shingle in boilerplate) for shingle, place in kept),
    )


def _compare(a: _Text, b: _Text, settings: Settings) -> Copy | None:
    """Align two articles; None where what they share is no copying."""
    runs = [r for r in shared_runs(a.words, b.words) if not _common(r, b)]
    shorter = min(len(a.words.hashes), len(b.words.hashes))
    same_outlet = a.article.outlet == b.article.outlet
    share = settings.copy_share if same_outlet else settings.copy_share_across
    least = max(share * shorter, min(settings.copy_words, max(STUB, STUB_SHARE * shorter)))
    return _as_copy(a, b, runs) if _own(runs, a, b) >= least else None


def _common(run: Run, text: _Text) -> bool:
    """Tell whether most of a run is boilerplate."""
    first = bisect_left(text.common, run.start, key=lambda kept: kept[0])
    last = bisect_left(text.common, run.end - SHINGLE + 1, key=lambda kept: kept[0])
    inside = text.common[first:last]
    return sum(common for _, common in inside) > len(inside) / 2


def _own(runs: list[Run], a: _Text, b: _Text) -> int:
    """Count the matched words that tell of copying.

    What both articles quote directly tells nothing, unless the words around it are the same too;
    nor does what is full of numbers: the sections of a law, a table of results.
    """
    total = 0
    for run in runs:
        free = len(run.matched)
        if a.quoted and b.quoted:
            free = sum(not (i in a.quoted and j in b.quoted) for i, j in run.matched)
        whole = len(run.matched) if free >= LEAST_WORDS else free
        total += 0 if _numeric(run, b) else whole
    return total


def _numeric(run: Run, text: _Text) -> bool:
    """Tell whether a fifth of the matched words are numbers."""
    return sum(j in text.numbers for _, j in run.matched) >= len(run.matched) / 5


def _as_copy(a: _Text, b: _Text, runs: list[Run]) -> Copy:
    lengths = len(a.words.hashes), len(b.words.hashes)
    matched = sum(len(run.matched) for run in runs)
    shares = matched / lengths[0], matched / lengths[1]
    passages = as_passages(a.words, b.words, runs)
    shared = Shared(passages=passages, shares=shares, words=lengths)
    order = order_pair(a.article, b.article, shared)
    ids = (b.article.id, a.article.id) if order.turned else (a.article.id, b.article.id)
    return Copy(
        from_=ids[0],
        to=ids[1],
        direction=order.direction,
        share=round(min(shares[0] if order.turned else shares[1], 1.0), 3),
        passages=turned(passages) if order.turned else passages,
        evidence=order.evidence,
    )
