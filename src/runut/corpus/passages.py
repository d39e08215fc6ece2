"""Passages that stand in two texts, word for word or lightly edited, as spans of characters."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from runut.corpus.shingles import hashes_of
from runut.corpus.words import words_of
from runut.records import Passage, Span

SEED = 4
"""Words in a row that start a match."""

PLACES = 8
"""Places of a seed that are tried: more are a phrase that the text repeats."""

GAP = 5
"""Words changed, added or dropped in one place within a passage that is lightly edited."""

LEAST_WORDS = 10
"""Words of a passage: shorter ones are names with their titles, and set phrases."""


class Worded(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """A text as hashes of its words, where each word stands, and where each seed begins."""

    hashes: list[int]
    spans: list[tuple[int, int]]
    seeds: dict[tuple[int, ...], list[int]]


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """A passage in numbers of words: half-open ranges in both texts, and the words matched."""

    from_start: int
    from_end: int
    start: int
    end: int
    matched: tuple[tuple[int, int], ...]  # numbers of the same word in both texts


def word(text: str) -> Worded:
    """Split a text into words for comparison."""
    hashes = hashes_of(text)
    seeds: dict[tuple[int, ...], list[int]] = {}
    for i in range(len(hashes) - SEED + 1):
        seeds.setdefault(tuple(hashes[i : i + SEED]), []).append(i)
    return Worded(hashes=hashes, spans=[m.span() for m in words_of(text)], seeds=seeds)


def shared_runs(source: Worded, other: Worded) -> list[Run]:
    """Find the runs of ``other`` that stand in ``source``, in the order of ``other``."""
    blocks = _blocks(source, other.hashes)
    runs: list[list[tuple[int, int, int]]] = []
    for block in blocks:
        if runs and _goes_on(runs[-1][-1], block):
            runs[-1].append(block)
        else:
            runs.append([block])
    found = [_run(blocks) for blocks in runs]
    return [run for run in found if len(run.matched) >= LEAST_WORDS]


def _blocks(text: Worded, other: Sequence[int]) -> list[tuple[int, int, int]]:
    """Return maximal matches (place in source, place in other, length), walking through other."""
    source, seeds = text.hashes, text.seeds
    blocks, j, after = [], 0, 0
    while j <= len(other) - SEED:
        places = seeds.get(tuple(other[j : j + SEED]), ())[:PLACES]
        if not places:
            j += 1
            continue
        # the longest match; of equal ones that which follows the last block most closely
        length, _, i = max((_length(source, other, i, j), -abs(i - after), i) for i in places)
        blocks.append((i, j, length))
        j, after = j + length, i + length
    return blocks


def _length(source: Sequence[int], other: Sequence[int], i: int, j: int) -> int:
    length = SEED
    while i + length < len(source) and j + length < len(other):
        if source[i + length] != other[j + length]:
            break
        length += 1
    return length


def _goes_on(last: tuple[int, int, int], block: tuple[int, int, int]) -> bool:
    between = (block[0] - last[0] - last[2], block[1] - last[1] - last[2])
    return min(between) >= 0 and max(between) <= GAP


def _run(blocks: list[tuple[int, int, int]]) -> Run:
    first, last = blocks[0], blocks[-1]
    return Run(
        from_start=first[0],
        from_end=last[0] + last[2],
        start=first[1],
        end=last[1] + last[2],
        matched=tuple((i + n, j + n) for i, j, length in blocks for n in range(length)),
    )


def as_passages(source: Worded, other: Worded, runs: list[Run]) -> tuple[Passage, ...]:
    """Give runs of words as spans of characters in both texts."""
    return tuple(
        Passage(
            from_=_span(source, run.from_start, run.from_end),
            to=_span(other, run.start, run.end),
        )
        for run in runs
    )


def turned(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Swap the two sides of passages, in the order of the new second text."""
    swapped = (Passage(from_=p.to, to=p.from_) for p in passages)
    return tuple(sorted(swapped, key=lambda p: (p.to.start, p.from_.start)))


def _span(text: Worded, start: int, end: int) -> Span:
    return Span(start=text.spans[start][0], end=text.spans[end - 1][1])
