"""What an amount counts or measures: the noun phrase behind it, before it, or of its clause."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from runut.article.amounts import Amount, lists_of
from runut.article.bounds import before_hedge, states_of
from runut.article.numbers import longest, read_number
from runut.article.words import Word, is_verb
from runut.languages.amounts import AmountWords
from runut.languages.pack import Pack

# A noun phrase counted is short; what is longer has run into the predicate.
_LONGEST_PHRASE = 6
# How many words before an amount its subject is looked for.
_SUBJECT_REACH = 24


class Earlier(NamedTuple):
    """The figure before in the same sentence."""

    last: int  # the word after it
    counted: tuple[int, int]  # words of what it counts
    could: bool  # it, or one before it, is only possible


_NOTHING = (0, 0)


def counted(
    words: Sequence[Word],
    amount: Amount,
    pack: Pack,
    timed: frozenset[int],
    earlier: Earlier | None = None,
) -> tuple[int, int]:
    """The words (half-open) that an amount counts or measures; an empty range where none do.

    ``timed`` are the words of the sentence that stand in expressions of time.
    """
    if amount.kind in {"age", "rank", "score"}:
        return _NOTHING
    if amount.kind != "money":
        found = _whole(words, amount, pack) or _behind(words, amount, pack, earlier)
        if found:
            return found
    return _before(words, amount, pack, timed, earlier)


# --- behind the amount ----------------------------------------------------------------------


def _behind(
    words: Sequence[Word], amount: Amount, pack: Pack, earlier: Earlier | None
) -> tuple[int, int] | None:
    i = amount.last
    if amount.high is not None and i < len(words):
        i += words[i].fold in lists_of(pack.amounts)["share_of"]  # "hundreds of residents"
    if earlier and i < len(words) and _others(words, i, pack.amounts):
        return earlier.counted if earlier.counted != _NOTHING else None
    phrase = _phrase_after(words, i, pack)
    if phrase == _NOTHING and earlier and amount.kind == "count" and i < len(words):
        bare = words[i].fold in lists_of(pack.amounts)["equals"]
        return earlier.counted if bare and earlier.counted != _NOTHING else None
    return phrase if phrase != _NOTHING else None


def _others(words: Sequence[Word], i: int, amounts: AmountWords) -> bool:
    """Whether what follows is only "lainnya": more of what the figure before counted."""
    return longest(words, i, dict.fromkeys(amounts.others, True)) is not None


def _whole(words: Sequence[Word], amount: Amount, pack: Pack) -> tuple[int, int] | None:
    """The whole of a share: "0,84 persen dari PDB", "dua dari empat anak"."""
    i = amount.last
    if i + 1 >= len(words) or words[i].fold not in lists_of(pack.amounts)["share_of"]:
        return None
    if amount.kind == "measure":
        return None
    i += 1
    i += words[i].fold in lists_of(pack.amounts)["empty_heads"]
    if i < len(words) and (number := read_number(words, i, pack.amounts)):
        if amount.kind == "share":
            return None
        i = number.last
    if i >= len(words) or words[i].fold in lists_of(pack.amounts)["labels"]:
        return None
    phrase = _phrase_after(words, i, pack)
    return phrase if phrase != _NOTHING else None


def _phrase_after(words: Sequence[Word], i: int, pack: Pack) -> tuple[int, int]:
    last = i
    classifiers = lists_of(pack.amounts)["classifiers"]
    while last < len(words) and last - i < _LONGEST_PHRASE and _in_phrase(words, last, pack):
        noun = last == i and words[last].fold in classifiers
        if last > i and words[last].fold.endswith(pack.amounts.verb_endings):
            break
        if not noun and longest(words, last, states_of(pack.amounts)):
            break
        last += 1
    return _trimmed(words, i, last, pack.amounts)


def _in_phrase(words: Sequence[Word], i: int, pack: Pack) -> bool:
    word = words[i]
    if not word.text[0].isalpha() or word.fold in lists_of(pack.amounts)["phrase_ends"]:
        return False
    if word.fold in pack.speech.calendar and word.capital:
        return False
    if word.fold in lists_of(pack.amounts)["nouns"]:
        return True
    if word.fold in pack.speech.predicates and not word.capital:
        return False
    return not is_verb(word, pack.speech)


def _trimmed(words: Sequence[Word], first: int, last: int, amounts: AmountWords) -> tuple[int, int]:
    """A phrase without words that say nothing, and without what became of those counted."""
    lists = lists_of(amounts)
    while last > first and words[last - 1].fold in lists["empty_nouns"]:
        last -= 1
    while first + 1 < last and words[first].fold in lists["empty_heads"]:
        first += 1
    return (first, last) if last > first else _NOTHING


# --- before the amount ----------------------------------------------------------------------


def _before(
    words: Sequence[Word],
    amount: Amount,
    pack: Pack,
    timed: frozenset[int],
    earlier: Earlier | None,
) -> tuple[int, int]:
    """The phrase that leads to an amount: "anggaran sebesar", "ekonomi Indonesia tumbuh".

    An amount that follows another one with links only, or in brackets behind it, says of the
    same thing another amount: "turun 5 persen menjadi", "US$68 (sekitar Rp1,1 juta)".
    """
    floor = earlier.last if earlier else 0
    hedged = max(before_hedge(words, amount.first, pack.amounts), floor)
    if hedged > floor + 1 and words[hedged - 1].fold in lists_of(pack.amounts)["prepositions"]:
        hedged -= 1  # "turun dari 2,5 persen": what fell stands before
    i = _over_predicate(words, hedged, floor, pack)
    joint = i > floor and i < hedged and words[i - 1].fold in _joints(pack.amounts)
    if earlier and (joint or _leads_on(words, floor, i, pack)):
        return earlier.counted
    if joint and words[i - 1].text == ",":
        i = _over_predicate(words, i - 1, floor, pack)
    lists = lists_of(pack.amounts)
    tied = i == hedged or words[i].fold in lists["binding"] | lists["relatives"]
    for _ in range(_SUBJECT_REACH):
        i = _over_times(_over_brackets(words, i, floor), floor, timed)
        first = _phrase_start(words, i, floor, pack, timed)
        if first == i:
            break
        if first == floor or not _is_passed(words, first, tied, pack):
            return _trimmed(words, *_without_state(words, first, i, pack), pack.amounts)
        i = _over_predicate(words, first - 1, floor, pack)
    return earlier.counted if earlier and i == floor else _NOTHING


def _over_predicate(words: Sequence[Word], i: int, floor: int, pack: Pack) -> int:
    """Back over links, words of change, adverbs and hedges to where what is measured ends."""
    passed = _predicates(pack.amounts)
    while i > floor:
        back = before_hedge(words, i, pack.amounts)
        if back == i and words[i - 1].fold not in passed:
            break
        i = min(back, i - 1)
    return max(i, floor)


@cache
def _predicates(amounts: AmountWords) -> frozenset[str]:
    lists = lists_of(amounts)
    names = ("links", "rises", "falls", "adverbs", "relatives", "up_to", "exist", "only")
    return frozenset().union(*(lists[name] for name in names))


@cache
def _joints(amounts: AmountWords) -> frozenset[str]:
    lists = lists_of(amounts)
    return lists["ends"] | lists["alternatives"] | {","}


def _leads_on(words: Sequence[Word], floor: int, i: int, pack: Pack) -> bool:
    """Whether nothing stands between a figure and words ``i`` that begin its next amount."""
    joints = _joints(pack.amounts) | lists_of(pack.amounts)["share_of"] | {"(", "-", "–"}
    return all(words[k].fold in joints for k in range(floor, i))


def _over_times(i: int, floor: int, timed: frozenset[int]) -> int:
    while i > floor and i - 1 in timed:
        i -= 1
    return i


def _over_brackets(words: Sequence[Word], i: int, floor: int) -> int:
    """Back over "(PPN DTP)" to what it explains."""
    if i <= floor or words[i - 1].text != ")":
        return i
    opens = next((k for k in range(i - 2, floor - 1, -1) if words[k].text == "("), None)
    return i if opens is None else opens


def _phrase_start(
    words: Sequence[Word], i: int, floor: int, pack: Pack, timed: frozenset[int]
) -> int:
    first = i
    while first > floor and i - first < _LONGEST_PHRASE and first - 1 not in timed:
        if not (_in_phrase(words, first - 1, pack) or _in_name(words, first - 1)):
            break
        first -= 1
    return first


def _in_name(words: Sequence[Word], k: int) -> bool:
    """Whether a number or its hyphen belongs to a name: "FTSE 100", "CAC-40"."""
    word = words[k]
    if word.text == "-" and k + 1 < len(words) and k:
        return words[k + 1].start == word.end and words[k - 1].end == word.start
    if not word.text.isdecimal() or k == 0:
        return False
    return words[k - 1].capital or (words[k - 1].text == "-" and words[k - 1].end == word.start)


def _is_passed(words: Sequence[Word], first: int, tied: bool, pack: Pack) -> bool:
    """Whether a phrase hangs on a preposition: where and when, not what.

    Right before its amount only a name does: "di Jakarta 5 persen", but "dengan gaji Rp 3 juta".
    """
    lists = lists_of(pack.amounts)
    if words[first - 1].fold in lists["asides"]:
        return True
    if words[first - 1].fold not in lists["prepositions"]:
        return False
    return not tied or words[first].capital


def _without_state(words: Sequence[Word], first: int, last: int, pack: Pack) -> tuple[int, int]:
    """Those counted without what became of them: "korban tewas" counts "korban"."""
    states = states_of(pack.amounts)
    while last - first > 1 and words[last - 1].fold in states:
        last -= 1
    return first, last


def spell(words: Sequence[Word]) -> str:
    """The words of a phrase with single spaces, glued ones apart, hyphens as they stand."""
    told = ""
    for before, word in zip([None, *words], words, strict=False):
        tied = before is not None and before.end == word.start and "-" in (before.text, word.text)
        told += word.text if tied or before is None else f" {word.text}"
    return told
