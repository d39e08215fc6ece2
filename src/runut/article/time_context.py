"""What the words around an expression say of it: tense, hedges, whether it dates a statement."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from runut.article.time_phrases import Phrase
from runut.languages.dates import DateWords

_REACH = 300  # signs of the sentence before an expression that are looked at
_HEDGE_REACH = 20
_STATEMENT_DAYS = 2  # a statement is reported within two days
_SENTENCE_ENDS = re.compile(r"[)\s]*(?:[.!?\n]|$)")


def sentence_start(starts: list[int], at: int) -> int:
    """Where the sentence around an offset begins; ``starts`` are those of all sentences."""
    place = bisect_right(starts, at)
    return starts[place - 1] if place else 0


def cues_before(text: str, sentence: int, start: int, words: DateWords) -> bool:
    """Whether the last cue before an expression in its sentence is of the future."""
    cues = [c.lastgroup for c in _cues(words).finditer(text, max(sentence, start - _REACH), start)]
    return bool(cues) and cues[-1] == "future"


@cache
def _cues(words: DateWords) -> re.Pattern[str]:
    past, future = ("|".join(map(re.escape, w)) for w in (words.past_cues, words.future_cues))
    return re.compile(rf"\b(?:(?P<past>{past})|(?P<future>{future}))\b", re.IGNORECASE)


def hedge_before(text: str, start: int, words: DateWords) -> str:
    """The ``mod`` that a hedge right before an expression gives it; empty where there is none."""
    before = text[max(0, start - _HEDGE_REACH) : start].lower().split()
    if not before or text[start - 1 : start] == "\n":
        return ""
    return words.hedges.get(" ".join(before[-2:])) or words.hedges.get(before[-1], "")


def is_statement(text: str, sentence: int, phrase: Phrase, apart: int, words: DateWords) -> bool:
    """Whether a date at the end of a sentence says when something was said, not when it was.

    ``apart`` is how many days before publication it lies.
    """
    if not 0 <= apart <= _STATEMENT_DAYS or not _SENTENCE_ENDS.match(text, phrase.end):
        return False
    cues = _cues(words).finditer(text, max(sentence, phrase.start - _REACH), phrase.start)
    return any(cue.lastgroup == "past" for cue in cues)
