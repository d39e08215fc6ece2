"""A copy beside its source: what stands in both, what was cut, added or changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

import msgspec

from runut.corpus.passages import Worded, shared_runs, word

StretchKind = Literal["same", "changed", "own"]


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """A half-open range of one text: words that stand in both, were changed, or stand only here.

    ``passage`` is the number of the passage that it is part of, 1 up; 0 outside of passages.
    """

    start: int
    end: int
    kind: StretchKind
    passage: int = 0


class Sides(msgspec.Struct, frozen=True, kw_only=True):
    """Both texts as stretches by line; the stretches of a line joined give the line."""

    source: tuple[tuple[Stretch, ...], ...]
    copy: tuple[tuple[Stretch, ...], ...]


def compare(source: str, copy: str) -> Sides:
    """Lay a text beside its source; passages are those that copies are found by."""
    first, second = word(source), word(copy)
    runs = shared_runs(first, second)
    here = [(r.from_start, r.from_end, {i for i, _ in r.matched}) for r in runs]
    there = [(r.start, r.end, {j for _, j in r.matched}) for r in runs]
    return Sides(
        source=tuple(_lines(source, list(_stretches(source, first, here)))),
        copy=tuple(_lines(copy, list(_stretches(copy, second, there)))),
    )


Place = tuple[int, int, set[int]]
"""A passage in numbers of words (half-open), and the words of it that stand in both texts."""


def _stretches(text: str, words: Worded, places: Sequence[Place]) -> Iterator[Stretch]:
    """Yield stretches that cover a text; a word that two passages hold is the first one's."""
    numbered = sorted(enumerate(places, 1), key=lambda p: p[1][0])
    at = 0
    for number, (first, last, both) in numbered:
        start = max(_with_marks(text, words.spans[first][0], -1), at)
        end = _with_marks(text, words.spans[last - 1][1], 1)
        if words.spans[last - 1][1] <= start:
            continue
        yield from _stretch(at, start, "own", 0)
        yield from _inside(words, range(first, last), both, (start, end), number)
        at = end
    yield from _stretch(at, len(text), "own", 0)


def _with_marks(text: str, at: int, step: int) -> int:
    """Move an edge over the marks that stand at it, up to a blank or a word."""
    while 0 <= (next_to := at if step > 0 else at - 1) < len(text):
        if text[next_to].isspace() or text[next_to].isalnum():
            break
        at += step
    return at


def _inside(
    words: Worded, numbers: range, both: set[int], span: tuple[int, int], passage: int
) -> Iterator[Stretch]:
    """Yield the stretches of one passage; what stands between two words goes with the first."""
    start, end = span
    kind: StretchKind | None = None
    for n in numbers:
        if words.spans[n][1] <= start:
            continue
        found: StretchKind = "same" if n in both else "changed"
        begin = max(words.spans[n][0], start)
        if kind and found != kind:
            yield from _stretch(start, begin, kind, passage)
            start = begin
        kind = found
    yield from _stretch(start, end, kind or "same", passage)


def _stretch(start: int, end: int, kind: StretchKind, passage: int) -> Iterator[Stretch]:
    if start < end:
        yield Stretch(start=start, end=end, kind=kind, passage=passage)


def _lines(text: str, stretches: list[Stretch]) -> Iterator[tuple[Stretch, ...]]:
    """Yield the stretches of each line that holds something, cut at its ends."""
    ends = [n for n, c in enumerate(text) if c == "\n"]
    for before, end in pairwise([-1, *ends, len(text)]):
        start = before + 1
        line = tuple(
            Stretch(start=max(s.start, start), end=min(s.end, end), kind=s.kind, passage=s.passage)
            for s in stretches
            if s.start < end and s.end > start
        )
        if text[start:end].strip():
            yield line
