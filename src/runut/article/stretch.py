"""A stretch of text between sentence bounds, and what is found in it before it is resolved."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from runut.article.cues import Cue
from runut.article.quotation_marks import Quotation
from runut.article.speakers import Mention
from runut.article.words import Word
from runut.languages.speech import SpeechWords
from runut.records import QuoteKind, SpeechAct


class Stretch(NamedTuple):
    """A stretch of text between two sentence bounds outside quotations.

    Words ``first`` to ``last`` (half-open) and the cues and quotations among them.
    """

    text: str
    words: Sequence[Word]
    first: int
    last: int
    cues: Sequence[Cue]
    quotations: Sequence[Quotation]
    section: SpeechWords


class Draft(NamedTuple):
    """An utterance before its speaker is resolved; ``spans`` are its parts."""

    spans: tuple[tuple[int, int, QuoteKind], ...]
    act: SpeechAct
    cue: str
    mention: Mention | None
    at: int  # offset of the cue, or of the words where there is none
    via: str = ""  # who passed it on


class Found(NamedTuple):
    """A cue beside a quotation, and its speaker."""

    act: SpeechAct
    cue: str
    first: int  # first word of the cue
    last: int  # word after cue and speaker
    mention: Mention | None


def word_at(words: Sequence[Word], offset: int) -> int:
    """Index of the first word that begins at an offset or after it."""
    return bisect_left(words, offset, key=lambda w: w.start)


def cue_at(stretch: Stretch, i: int) -> Cue | None:
    """The cue that begins at a word."""
    k = bisect_left(stretch.cues, i, key=lambda c: c.first)
    return stretch.cues[k] if k < len(stretch.cues) and stretch.cues[k].first == i else None


def skip_marks(stretch: Stretch, i: int, marks: str) -> int:
    """The first word from ``i`` on that is none of these marks."""
    while i < stretch.last and stretch.words[i].text in marks:
        i += 1
    return i


def words_between(stretch: Stretch, first: int, last: int, mark: str) -> bool:
    """Whether a mark stands among the words of a range."""
    return any(w.text == mark for w in stretch.words[first:last])


def is_quoted(offset: int, quotations: Sequence[Quotation]) -> bool:
    """Whether an offset lies inside a quotation."""
    i = bisect_right(quotations, offset, key=lambda q: q.open) - 1
    return i >= 0 and offset < quotations[i].close


def holds_quotation(start: int, end: int, quotations: Sequence[Quotation]) -> bool:
    """Whether any quotation overlaps a range of offsets."""
    i = bisect_left(quotations, end, key=lambda q: q.open) - 1
    return i >= 0 and quotations[i].close > start
