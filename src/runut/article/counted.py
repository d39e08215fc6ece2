"""What an amount counts, what became of it, and how sure the text is of the number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from runut.article.amounts import AGE, RANK, Amount, lists_of
from runut.article.clauses import is_verb
from runut.article.cues import lexicon_of
from runut.article.numbers import longest, longest_before
from runut.article.words import Word
from runut.languages.amounts import AmountWords
from runut.languages.pack import Pack
from runut.records import Bound

# A noun phrase counted is short; what is longer has run into the predicate.
_LONGEST_PHRASE = 6
# How many words may part an amount from what became of those counted ("12 orang warga desa itu
# dilaporkan tewas"), and how far before it a possibility is said.
_STATE_REACH = 7
_COULD_REACH = 4


class Earlier(NamedTuple):
    """The figure before in the same sentence."""

    last: int  # the word after it
    counts: str
    could: bool  # it, or one before it, is only possible


def counted(
    words: Sequence[Word], amount: Amount, pack: Pack, earlier: Earlier | None = None
) -> str:
    """The noun phrase that an amount counts, or measures; empty where the text names none."""
    if amount.unit in {AGE, RANK}:
        return ""
    if amount.unit in pack.amounts.units_before.values():
        return _whole(words, amount, pack) or _measured(words, amount, pack, earlier)
    if amount.unit and (whole := _whole(words, amount, pack)):
        return whole
    i = amount.last
    if amount.high is not None and i < len(words):
        i += words[i].fold in lists_of(pack.amounts)["share_of"]  # "hundreds of residents"
    phrase = _phrase_after(words, i, pack)
    return phrase or _measured(words, amount, pack, earlier)


def _whole(words: Sequence[Word], amount: Amount, pack: Pack) -> str:
    """The whole of a share: "0,84 persen dari PDB"."""
    i = amount.last
    if i + 1 >= len(words) or words[i].fold not in lists_of(pack.amounts)["share_of"]:
        return ""
    return _phrase_after(words, i + 1, pack)


def _measured(words: Sequence[Word], amount: Amount, pack: Pack, earlier: Earlier | None) -> str:
    """The phrase before the word that links it to its number: "anggaran sebesar Rp 2 miliar".

    "... turun 5 persen menjadi Rp 2 miliar" goes on with what the figure before measured.
    """
    floor = earlier.last if earlier else 0
    lists = lists_of(pack.amounts)
    i = _before_hedge(words, amount.first, pack.amounts)
    linked = i > floor and words[i - 1].fold in lists["links"]
    while i > floor and words[i - 1].fold in lists["links"]:
        i -= 1
    if earlier and linked and i == floor:
        return earlier.counts
    first = i
    while first > floor and i - first < _LONGEST_PHRASE and _in_phrase(words, first - 1, pack):
        first -= 1
    behind_figure = earlier is not None and first == floor and not linked
    if first == i or behind_figure or not (linked or i == amount.first):
        return ""
    return _spell(_without_state(words[first:i], pack.amounts), pack.amounts)


def _without_state(phrase: Sequence[Word], amounts: AmountWords) -> Sequence[Word]:
    """Those counted without what became of them: "korban tewas" counts "korban"."""
    states = _states(amounts)
    last = len(phrase)
    while last > 1 and phrase[last - 1].fold in states:
        last -= 1
    return phrase[:last]


def _phrase_after(words: Sequence[Word], i: int, pack: Pack) -> str:
    last = i
    while last < len(words) and last - i < _LONGEST_PHRASE and _in_phrase(words, last, pack):
        noun = last == i and words[last].fold in lists_of(pack.amounts)["classifiers"]
        if not noun and longest(words, last, _states(pack.amounts)):
            break
        last += 1
    return _spell(words[i:last], pack.amounts)


def _in_phrase(words: Sequence[Word], i: int, pack: Pack) -> bool:
    word = words[i]
    if not word.text[0].isalpha() or word.fold in lists_of(pack.amounts)["phrase_ends"]:
        return False
    if word.fold in pack.speech.calendar and word.capital:
        return False
    if word.fold in pack.speech.predicates and not word.capital:
        return False
    return not is_verb(word, pack.speech)


def _spell(words: Sequence[Word], amounts: AmountWords) -> str:
    first, last = 0, len(words)
    while last and words[last - 1].fold in amounts.empty_nouns:
        last -= 1
    while first + 1 < last and words[first].fold in amounts.empty_heads:
        first += 1
    return " ".join(w.text for w in words[first:last])


# --- state ----------------------------------------------------------------------------------


@cache
def _states(amounts: AmountWords) -> dict[str, str]:
    return {word: key for key, group in amounts.states.items() for word in group}


def state_of(words: Sequence[Word], amount: Amount, pack: Pack) -> str:
    """What became of those counted: a key of the language data, the nearest one in the clause."""
    states = _states(pack.amounts)
    for i in range(amount.last, min(amount.last + _STATE_REACH, len(words))):
        if _ends_clause(words[i], pack) or words[i].fold in pack.amounts.alternatives:
            break
        if hit := longest(words, i, states):
            return hit[0]
    for i in range(amount.first - 1, max(amount.first - 5, -1), -1):
        if words[i].text == "(" or _ends_clause(words[i], pack):
            break
        if hit := longest(words, i, states):
            return hit[0]
    return ""


def _ends_clause(word: Word, pack: Pack) -> bool:
    """A mark, another number or a word of saying: what follows is not said of those counted."""
    amounts = pack.amounts
    if word.text in ",.;:)" or word.text[0].isdigit():
        return True
    if word.fold in amounts.numbers or word.fold in amounts.vague:
        return True
    sense = lexicon_of(pack.speech)[0].get(word.fold)
    return sense is not None and sense.voice in {"before", "either"}


# --- bound ----------------------------------------------------------------------------------


@cache
def _hedges(amounts: AmountWords) -> dict[str, Bound]:
    return {entry: bound for bound, entries in amounts.hedges.items() for entry in entries}


@cache
def _hedges_after(amounts: AmountWords) -> dict[str, Bound]:
    return {entry: bound for bound, entries in amounts.hedges_after.items() for entry in entries}


def bound_of(
    words: Sequence[Word], amount: Amount, amounts: AmountWords, earlier: Earlier | None = None
) -> Bound:
    """How the number is meant. What could be stays so through "... atau 500.000 ..."."""
    if _could(words, amount, amounts) or _alternative(words, amount, amounts, earlier):
        return "could"
    before = longest_before(words, amount.first, _hedges(amounts))
    if before:
        return before[0]
    for i in (amount.last, amount.last + 1):
        if i < len(words) and (after := longest(words, i, _hedges_after(amounts))):
            return after[0] if _ends_phrase(words, after[1]) else "exact"
    return "about" if amount.high is not None else "exact"


def _ends_phrase(words: Sequence[Word], i: int) -> bool:
    """Whether a hedge ends its phrase: "100 orang lebih.", not "100 orang lebih memilih"."""
    return i >= len(words) or not words[i].text.islower()


def _before_hedge(words: Sequence[Word], i: int, amounts: AmountWords) -> int:
    hedge: Mapping[str, Bound] = _hedges(amounts)
    while before := longest_before(words, i, hedge):
        i = before[1]
    return i


def _could(words: Sequence[Word], amount: Amount, amounts: AmountWords) -> bool:
    """Whether a modal stands right before: "dapat menampung lebih dari 3 juta"."""
    i = _before_hedge(words, amount.first, amounts)
    could = lists_of(amounts)["could"]
    for j in range(i - 1, max(i - 1 - _COULD_REACH, -1), -1):
        if words[j].text in ",.;:":
            return False
        if words[j].fold in could:
            return True
    return False


def _alternative(
    words: Sequence[Word], amount: Amount, amounts: AmountWords, earlier: Earlier | None
) -> bool:
    i = _before_hedge(words, amount.first, amounts)
    return (
        earlier is not None
        and earlier.could
        and i > 0
        and words[i - 1].fold in lists_of(amounts)["alternatives"]
    )
