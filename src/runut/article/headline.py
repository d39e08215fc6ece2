"""Where the headline of another article ends that was glued to the text after it.

"Baca juga: Jalan Layang Ditutup Dua Pekan Warga mengeluhkan kemacetan": a headline is written With
Capitals, prose is not, so its end is the one change point that explains the words best, helped by
what sentences open with and by the names that the article uses elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, pairwise

import msgspec

from runut.languages.boilerplate import BoilerplateRules

_TOKEN = re.compile(r"\S+")
_OPENING = '"“‘«'
_AROUND = "\"'“”‘’«»()[].,:;?!…"
_STOP_END = re.compile(r"[?!…][\"'”’»)]*$|\.\.+$")
_ENDS = re.compile(r"(?<!\.)\.$")
_GOES_ON = re.compile(r"[,:;–—-]$")
_LONGEST = 30
_AROUND_LINK = 5000
"""Characters before and after a link in which its names are looked for: a usual article is
shorter, and a huge one must not be searched whole for each of its links."""
_ITEM = re.compile(r"\d{1,2}\.")
_MOST_WORDS = 60
"""Longest window looked at: a headline is under 30 words, and 30 more show what follows."""

# Log likelihood ratios, prose against headline, of the shapes of words, counted in 3,000 headlines
# of six outlets (86% capitals, 8% small words, 1% others) and 3,000 sentences of four outlets (20%,
# 18%, 59%); 4.3 for a lower-case word is damped, since some headlines carry a few. Capitals of
# prose come in runs, so one after another says less.
_RATIOS = {"lower": 3.4, "small": 0.8, "capital": -1.9, "number": -0.7, "mark": 0.0}
_PROSE = 3.0
"""What follows an end must look like prose by as much as one lower-case word."""
_CAPITAL_RUN = -0.4
_FULL_STOP = 4.0
_BRACKET = 3.0
# What speaks for an end before a word; set by hand on headlines of six outlets before sentences of
# articles that share a name with them: 90 of 100 ends exact, 5 too late (words lost), 5 too early.
_SURE_OPENER = 4.0
_LIKELY_OPENER = 2.5
_OPENER_COMMA = 2.0
_STOP = 3.0
_QUOTE = 3.0
_SEEN_NAME = 0.8
_SPLITS_NAME = -4.0
_ODD_NAME = -1.5
_LONE_WORD = -2.0
_NUMBERED = 3.0
_RUNS_ON = -6.0
_AFTER_STOP = -2.0
_STEM = 6
"""Letters by which a word is known again: scraped text glues words, "Covid-19dominan"."""
_LONG_FORM = 8
"""Words that an abbreviation in brackets stands for at most."""
_USUAL_WORDS, _SPREAD = 10.5, 4.0
"""Length of a headline in words: mean 12, nine of ten between 7 and 17."""


class _Word(msgspec.Struct, frozen=True):
    start: int
    end: int
    raw: str
    bare: str
    shape: str


class _Lists(msgspec.Struct, frozen=True, eq=False):
    small: frozenset[str]
    openers: frozenset[str]
    likely: frozenset[str]
    never_last: frozenset[str]


@cache
def _lists(rules: BoilerplateRules) -> _Lists:
    return _Lists(
        frozenset(rules.small_words),
        frozenset(rules.sentence_openers),
        frozenset(rules.likely_openers),
        frozenset(rules.never_last),
    )


def headline_end(text: str, start: int, stop: int, rules: BoilerplateRules) -> int:
    """End of the headline that begins at ``start``, an offset into ``text`` up to ``stop``.

    ``stop`` is where something else begins for sure: another link, a marker, the end of the block.
    """
    words = _words(text, start, stop, _lists(rules))
    if not words:
        return start
    around = text[max(0, start - _AROUND_LINK) : stop + _AROUND_LINK]
    window_is_whole = _TOKEN.search(text, words[-1].end, stop) is None
    if window_is_whole and _is_all_headline(words):
        return words[-1].end
    ratios = [0.0, *(_ratio(one, two) for one, two in pairwise(words))]
    prose = list(accumulate(reversed(ratios), initial=0.0))[::-1]  # from each word on
    best = list(accumulate(reversed(ratios), lambda after, r: max(0.0, r + after), initial=0.0))[
        ::-1
    ]
    scores = {
        i: prose[i + 1] + _boundary(words, i, around, _lists(rules))
        for i in range(2, min(len(words), _LONGEST))
        if _may_open(words[i]) and best[i + 1] >= _PROSE
    }
    if window_is_whole:
        scores[len(words)] = _length_score(len(words)) + _boundary_end(words)
    if not scores:
        return words[-1].end
    return words[max(scores, key=lambda i: (scores[i], -i)) - 1].end


def _is_all_headline(words: Sequence[_Word]) -> bool:
    """Whether nothing but capitals and small words follows, save one: no prose begins there."""
    lower = sum(word.shape == "lower" for word in words)
    return lower <= 1 and len(words) <= _LONGEST and not words[-1].raw.endswith(":")


def is_headline(text: str, rules: BoilerplateRules) -> bool:
    """Whether a whole block looks like a headline: capitals throughout, no full stop at its end."""
    words = _words(text, 0, len(text), _lists(rules))
    telling = [w.shape for w in words if w.shape in {"capital", "lower"}]
    if not telling or len(words) > _LONGEST or text.endswith((".", ",", ";")):
        return False
    return telling.count("capital") >= 0.75 * len(telling) and words[0].shape != "lower"


def _words(text: str, start: int, stop: int, lists: _Lists) -> list[_Word]:
    words: list[_Word] = []
    for match in _TOKEN.finditer(text, start, stop):
        bare = match[0].strip(_AROUND)
        words.append(_Word(match.start(), match.end(), match[0], bare, _shape(bare, lists)))
        if len(words) == _MOST_WORDS:
            break
    return words


def _shape(bare: str, lists: _Lists) -> str:
    if not bare:
        return "mark"
    if bare[0].isdigit():
        return "number"
    if not bare[0].islower():
        return "capital"
    return "small" if bare in lists.small else "lower"


def _may_open(word: _Word) -> bool:
    return word.shape in {"capital", "number"} or word.raw[0] in _OPENING


def _ratio(before: _Word, word: _Word) -> float:
    """How much more a word speaks for prose than for a headline."""
    ratio = _RATIOS[word.shape]
    if word.shape == "capital" and before.shape == "capital":
        ratio = _CAPITAL_RUN
    return ratio + _FULL_STOP * bool(_ENDS.search(word.raw)) + _BRACKET * (word.raw[0] == "(")


def _length_score(words: int) -> float:
    return -(((words - _USUAL_WORDS) / _SPREAD) ** 2) / 2


def _boundary_end(words: Sequence[_Word]) -> float:
    return _STOP if _STOP_END.search(words[-1].raw) else 0.0


def _boundary(words: Sequence[_Word], at: int, text: str, lists: _Lists) -> float:
    before, here = words[at - 1], words[at]
    score = _length_score(at) + _STOP * bool(_STOP_END.search(before.raw))
    if _GOES_ON.search(before.raw) or before.shape == "small" or before.raw in lists.never_last:
        score += _RUNS_ON
    if here.raw[0] in _OPENING:
        score += _QUOTE
    score += _NUMBERED * (_ITEM.fullmatch(here.raw) is not None)
    score -= 2 * _NUMBERED * (_ITEM.fullmatch(before.raw) is not None)
    opener = _opener(words, at, lists)
    score += _AFTER_STOP * bool(_ENDS.search(before.raw))
    score += _SPLITS_NAME * _splits_long_form(words, at)
    return score + opener + _names(words, at, text, opener > 0)


def _opener(words: Sequence[_Word], at: int, lists: _Lists) -> float:
    word = words[at]
    sure, likely = word.bare in lists.openers, word.bare in lists.likely
    if word.raw.rstrip(",") != word.bare:
        return 0.0
    score = _SURE_OPENER * sure + _LIKELY_OPENER * likely
    return score + _OPENER_COMMA * (score > 0 and word.raw.endswith(","))


def _names(words: Sequence[_Word], at: int, text: str, opens: bool) -> float:
    """What the rest of the article knows of the word at the boundary and its neighbours."""
    before, here = words[at - 1], words[at]
    score = 0.0
    if before.bare == before.raw and text.count(f"{before.bare} {here.bare[:_STEM]}") > 1:
        score += _SPLITS_NAME
    if opens or here.shape != "capital":
        return score
    if text.count(here.bare) < 2:
        return score + _LONE_WORD * here.raw.endswith(",")  # "Ayu, 48 tahun": half of a name
    after = words[at + 1] if at + 1 < len(words) else None
    alone = here.bare == here.raw and after is not None and after.shape == "capital"
    if alone and after and text.count(f"{here.bare} {after.bare}") < 2:
        return score + _ODD_NAME
    return score + _SEEN_NAME


def _splits_long_form(words: Sequence[_Word], at: int) -> bool:
    """Whether a boundary stands inside words that a bracket abbreviates: "Badan Pangan (BP)"."""
    for close in range(at + 1, min(at + _LONG_FORM, len(words))):
        word = words[close]
        if word.raw[0] == "(" and word.bare.isalpha() and len(word.bare) > 1:
            firsts = range(close - 1, max(-1, close - 1 - _LONG_FORM), -1)
            first = next((i for i in firsts if _abbreviates(word.bare, words[i:close])), at)
            return first < at
        if word.shape not in {"capital", "small"}:
            return False
    return False


def _abbreviates(short: str, words: Sequence[_Word]) -> bool:
    """Whether the letters of a short form stand in this order in words that begin as it does."""
    letters = iter("".join(word.bare for word in words).casefold())
    same_start = words[0].bare[:1].casefold() == short[0].casefold()
    return same_start and all(letter in letters for letter in short.casefold())
