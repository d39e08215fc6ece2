"""What the words around an expression say of it: tense, hedges, whether it dates a statement."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from runut.article.time_phrases import Phrase
from runut.languages.dates import DateWords

_REACH = 300  # signs of the sentence before an expression that are looked at
_HEDGE_REACH = 20
_HAPPENED_REACH = 40
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
    ways = (_any(w) for w in (words.says, words.past_cues, words.future_cues))
    said, past, future = ways
    pattern = rf"\b(?:(?P<said>{said})|(?P<past>{past})|(?P<future>{future}))\b"
    return re.compile(pattern, re.IGNORECASE)


def _any(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, words)) or "(?!)"


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
    return any(cue.lastgroup != "future" for cue in cues)


def has_been(text: str, sentence: int, phrase: Phrase, words: DateWords) -> bool:
    """Whether the words around a date leave no doubt that its day has been.

    So "terjadi pada Jumat", or the end of a sentence behind a verb of saying.
    """
    before = text[max(sentence, phrase.start - _REACH) : phrase.start]
    cues = [cue.lastgroup for cue in _cues(words).finditer(before)]
    if "future" in cues:
        return False
    if _right_before(words.happened).search(before[-_HAPPENED_REACH:]):
        return True
    said = bool(cues) and cues[-1] == "said" and before.rstrip().endswith(",")
    return said and bool(_SENTENCE_ENDS.match(text, phrase.end))


def told_since(text: str, start: int, words: DateWords) -> bool:
    """Whether a word right before a date says that its day has been ("sejak 7 Oktober")."""
    return bool(_right_before(words.since).search(text[max(0, start - _HEDGE_REACH) : start]))


@cache
def _right_before(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any(words)})\s+$", re.IGNORECASE)
