"""Which articles may share passages: a search over chosen shingles (runs of four words).

Of every four shingles in a row the one with the smallest hash is kept (winnowing: Schleimer,
Wilkerson, Aiken 2003), so any run of seven words that two articles share has a shingle kept in
both, at 40% of the memory. Work grows with the number of articles, not with its square.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from zlib import crc32

import msgspec

from runut.corpus.words import words_of

SHINGLE = 4
"""Words of a shingle: shorter ones are common phrases, longer ones miss edited copies."""

ROW = 4
"""Shingles in a row of which one is kept."""

COMMON = 12
"""More articles than this that share a shingle are paired with their neighbours only, and the
shingle is tried for boilerplate. In the dev articles ten tell the same background in one story."""

TAIL = 4
"""So many articles that end with the same words share a footer, if that is all they share."""

LEAST_SHARED = 3
"""Kept shingles that two articles must share to be compared."""

MANY = 16
"""Later texts that a text is compared with, where one story stands in so many places."""

NEAREST = 4
"""Of more than that, those which share most with it: the texts of one story still hang together,
and the work grows with their number, not with its square."""

BATCH = 1_000_000
"""Shingles looked up at a time: bounds the memory of the search."""

LEAD = 16
"""Kept shingles that count as the lead of an article: about 40 words, a third of it at most."""


class Search(msgspec.Struct, frozen=True, kw_only=True):
    """Pairs of articles (by number) to compare, and shingles that are mere boilerplate."""

    pairs: tuple[tuple[int, int], ...]
    boilerplate: frozenset[int]


def hashes_of(text: str) -> list[int]:
    """Return a hash per word, the same in every run."""
    return [crc32(m[0].lower().encode()) for m in words_of(text)]


def keep_shingles(hashes: list[int]) -> list[tuple[int, int]]:
    """Choose shingles of a text given as hashes of words: (hash, number of its first word)."""
    shingles = [hash(tuple(hashes[i : i + SHINGLE])) for i in range(len(hashes) - SHINGLE + 1)]
    kept: list[tuple[int, int]] = []
    for start in range(max(len(shingles) - ROW + 1, min(len(shingles), 1))):
        row = shingles[start : start + ROW]
        least = min(row)
        place = start + len(row) - 1 - row[::-1].index(least)
        if not kept or kept[-1][1] != place:
            kept.append((least, place))
    return kept


def search_pairs(texts: list[str]) -> Search:
    """Find the pairs of texts that share enough kept shingles, and which shingles are common."""
    kept = [array("q", (h for h, _ in keep_shingles(hashes_of(t)))) for t in texts]
    common: dict[int, list[int]] = {}
    leading: list[list[Sequence[int]]] = [[] for _ in texts]
    for shingle, holders in _holders(kept):
        if len(holders) >= TAIL:
            common[shingle] = holders
        if len(holders) > COMMON:
            links: Iterable[Sequence[int]] = pairwise(holders)
        else:
            links = [holders]
        for link in links:
            for number in link[:-1]:
                leading[number].append(link)
    pairs = [(n, other) for n, lists in enumerate(leading) for other in _often(n, lists)]
    return Search(pairs=tuple(pairs), boilerplate=_boilerplate(kept, common))


def _often(number: int, lists: list[Sequence[int]]) -> list[int]:
    """Return the later texts with which a text shares enough shingles; of many, the nearest."""
    shared = Counter(other for holders in lists for other in holders if other > number)
    often = [(n, other) for other, n in shared.items() if n >= LEAST_SHARED]
    if len(often) > MANY:
        often = sorted(often, key=lambda pair: (-pair[0], pair[1]))[:NEAREST]
    return sorted(other for _, other in often)


def _holders(kept: list[array[int]]) -> Iterator[tuple[int, list[int]]]:
    """Yield each shingle of several texts with their numbers, a part of all shingles at a time."""
    parts = 1 + sum(map(len, kept)) // BATCH
    for part in range(parts):
        holders: dict[int, list[int]] = {}
        for number, shingles in enumerate(kept):
            for shingle in set(shingles):
                if shingle % parts == part:
                    holders.setdefault(shingle, []).append(number)
        yield from ((s, texts) for s, texts in holders.items() if len(texts) > 1)


def _boilerplate(kept: list[array[int]], common: dict[int, list[int]]) -> frozenset[int]:
    """Tell footers from wire copy among the shingles that stand in several texts.

    A footer is shared by texts that begin differently and share little else; copies of one wire
    story share their lead, or nearly all.
    """
    holding = {n for texts in common.values() for n in texts}
    copied = {n: _all_common(kept[n], common) for n in holding}
    return frozenset(
        shingle
        for shingle, texts in common.items()
        if (len(texts) > COMMON or len({kept[n][-1] for n in texts}) == 1)
        and sum(copied[n] for n in texts) <= len(texts) / 2
    )


def _all_common(shingles: array[int], common: dict[int, list[int]]) -> bool:
    inside = [shingle in common for shingle in shingles]
    lead = inside[: min(LEAD, len(inside) // 3)]
    return sum(inside) >= 0.8 * len(inside) or sum(lead) > len(lead) / 2
