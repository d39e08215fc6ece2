"""Find copies: passages of one article that stand in another, and which was first."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

import msgspec

from runut.corpus.direction import Shared, order_pair
from runut.corpus.passages import LEAST_WORDS, Run, Worded, as_passages, shared_runs, turned, word
from runut.corpus.shingles import keep_shingles, search_pairs
from runut.records import Article, Copy
from runut.settings import Settings

HELD = 2048
"""Articles whose words are kept at hand while pairs are compared."""

STUB = 20
"""Words of the shortest article that can be told to be a copy of another's beginning."""

STUB_SHARE = 0.8
"""Share of its words that such an article shares with the other."""


class _Text(msgspec.Struct, frozen=True, eq=False):
    """An article and the words of its text."""

    article: Article
    words: Worded


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
        return _Text(ordered[number], word(ordered[number].text))

    pairs = (_compare(text(a), text(b), search.boilerplate, settings) for a, b in search.pairs)
    return [copy for copy in pairs if copy]


def _compare(a: _Text, b: _Text, boilerplate: frozenset[int], settings: Settings) -> Copy | None:
    """Align two articles; None where what they share is no copying."""
    runs = [r for r in shared_runs(a.words, b.words) if not _common(r, b.words, boilerplate)]
    shorter = min(len(a.words.hashes), len(b.words.hashes))
    same_outlet = a.article.outlet == b.article.outlet
    share = settings.copy_share if same_outlet else settings.copy_share_across
    least = max(share * shorter, min(settings.copy_words, max(STUB, STUB_SHARE * shorter)))
    return _as_copy(a, b, runs) if _own(runs, a, b) >= least else None


def _common(run: Run, words: Worded, boilerplate: frozenset[int]) -> bool:
    """Tell whether most of a run is boilerplate."""
    if not boilerplate:
        return False
    kept = [shingle for shingle, _ in keep_shingles(words.hashes[run.start : run.end])]
    return sum(shingle in boilerplate for shingle in kept) > len(kept) / 2


def _own(runs: list[Run], a: _Text, b: _Text) -> int:
    """Count the matched words that tell of copying.

    What both articles quote directly tells nothing, unless the words around it are the same too;
    nor does what is full of numbers: the sections of a law, a table of results.
    """
    first, second = _quoted(a), _quoted(b)
    total = 0
    for run in runs:
        free = sum(not (i in first and j in second) for i, j in run.matched)
        whole = len(run.matched) if free >= LEAST_WORDS else free
        total += 0 if _numeric(run, b) else whole
    return total


def _numeric(run: Run, text: _Text) -> bool:
    """Tell whether a fifth of the matched words are numbers."""
    starts = (text.words.spans[j][0] for _, j in run.matched)
    return sum(text.article.text[start].isdigit() for start in starts) >= len(run.matched) / 5


def _quoted(text: _Text) -> set[int]:
    """Return the numbers of the words that stand in direct quotations."""
    starts = [start for start, _ in text.words.spans]
    quotes = (q for q in text.article.quotes if q.kind != "indirect")
    spans = ((bisect_left(starts, q.start), bisect_left(starts, q.end)) for q in quotes)
    return {n for first, end in spans for n in range(first, end)}


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
