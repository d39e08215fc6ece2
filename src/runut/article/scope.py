"""For where and when an amount holds: the place and the time that its sentence gives."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from runut.article.amounts import lists_of
from runut.article.people import run_end
from runut.article.words import Word
from runut.languages.pack import Pack
from runut.records import Figure, Span, Timex

_LONGEST_NAME = 6  # words of one name of a place, kinds of place included


class Scopes(NamedTuple):
    """The places and times of one sentence, in order; ``expressions`` are durations too."""

    places: tuple[Span, ...]
    times: tuple[Span, ...]
    expressions: tuple[Timex, ...]


def scopes_of(words: Sequence[Word], timexes: Sequence[Timex], pack: Pack) -> Scopes:
    """The places that a sentence names behind a preposition, and its dates and times.

    ``timexes`` are all of the article, in order.
    """
    first = bisect_left(timexes, words[0].start, key=lambda t: t.start)
    last = bisect_left(timexes, words[-1].end, key=lambda t: t.start)
    inside = tuple(timexes[first:last])
    dated = (t for t in inside if t.type in {"DATE", "TIME"})
    times = tuple(Span(start=t.start, end=t.end) for t in dated)
    return Scopes(tuple(_places(words, pack)), times, inside)


def nearest(spans: Sequence[Span], figure: Figure, text: str, pack: Pack) -> Span | None:
    """The span nearest to a figure, one in its own part of the sentence before all others."""
    return min(spans, key=lambda s: _apart(s, figure, text, pack), default=None)


def _apart(span: Span, figure: Figure, text: str, pack: Pack) -> tuple[bool, int]:
    """Whether a comma or a joint stands between a span and a figure, and how far apart they are."""
    if span.start >= figure.end:
        between = text[figure.end : span.start]
    else:
        between = text[span.end : figure.start]
    joints = lists_of(pack.amounts)["alternatives"]
    parted = "," in between or not joints.isdisjoint(between.split())
    return parted, len(between)


def _places(words: Sequence[Word], pack: Pack) -> Iterator[Span]:
    at = lists_of(pack.amounts)["at"]
    i = 0
    while i + 1 < len(words):
        last = _place_end(words, i + 1, pack) if words[i].fold in at else i
        if last > i + 1:
            yield Span(start=words[i + 1].start, end=words[last - 1].end)
        i = max(i + 1, last)


def _place_end(words: Sequence[Word], first: int, pack: Pack) -> int:
    """The word behind a name of a place that begins at a word, the larger places in it."""
    i = first
    while i < len(words) and i - first < _LONGEST_NAME and words[i].fold in pack.places.kinds:
        i += 1
    last = _name_end(words, i, pack)
    if last == i or words[i].fold in pack.speech.calendar:
        return first
    while last + 1 < len(words) and words[last].text == ",":
        further = _name_end(words, last + 1, pack)
        named = words[last + 1].fold in pack.places.kinds
        closed = further == len(words) or words[further].text in ",.()"
        if further == last + 1 or words[last + 1].fold in pack.speech.calendar:
            break
        if not (named or closed):
            break
        last = further
    return last


def _name_end(words: Sequence[Word], i: int, pack: Pack) -> int:
    if i >= len(words) or not words[i].capital:
        return i
    most = min(i + _LONGEST_NAME, len(words))
    return run_end(words, i, most, frozenset(pack.speech.name_links))
