"""How an amount is meant: the bound said, whether it is a change, what became of those counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from runut.article.amounts import Amount, lists_of
from runut.article.cues import lexicon_of
from runut.article.numbers import longest, longest_before
from runut.article.words import Word
from runut.languages.amounts import AmountWords
from runut.languages.pack import Pack
from runut.records import Bound, Change

# How many words may part an amount from what became of those counted ("12 orang warga desa itu
# dilaporkan tewas"), and how far before it a possibility is said.
_STATE_REACH = 7
_STATE_BEFORE = 4
_COULD_REACH = 4


# --- bound ----------------------------------------------------------------------------------


@cache
def _hedges(amounts: AmountWords) -> dict[str, Bound]:
    return {entry: bound for bound, entries in amounts.hedges.items() for entry in entries}


@cache
def _hedges_after(amounts: AmountWords) -> dict[str, Bound]:
    return {entry: bound for bound, entries in amounts.hedges_after.items() for entry in entries}


def bound_of(
    words: Sequence[Word], amount: Amount, amounts: AmountWords, *, after_could: bool = False
) -> Bound:
    """How the number is meant; ``after_could`` where the figure before is only possible.

    What could be stays so through "... atau 500.000 ...".
    """
    if _could(words, amount, amounts) or (after_could and _alternative(words, amount, amounts)):
        return "could"
    i = _over_existence(words, amount.first, amounts)
    before = longest_before(words, i, _hedges(amounts))
    after = _bound_after(words, amount, amounts)
    if before and words[i - 1].fold in lists_of(amounts)["up_to"] and before[1] == i - 1:
        before = None if after or _reaches(words, i - 1, amounts) else before
    if before:
        return before[0]
    return after or ("about" if amount.high is not None or amount.roughly else "exact")


def _bound_after(words: Sequence[Word], amount: Amount, amounts: AmountWords) -> Bound | None:
    for i in (amount.last, amount.last + 1):
        if i < len(words) and (after := longest(words, i, _hedges_after(amounts))):
            return after[0] if _ends_phrase(words, after[1]) else None
    return None


def _reaches(words: Sequence[Word], i: int, amounts: AmountWords) -> bool:
    """Whether "hingga" gives where a change ended: "turun hingga US$60"."""
    lists = lists_of(amounts)
    before = words[i - 1].fold if i else ""
    return before in lists["rises"] or before in lists["falls"] or before in lists["links"]


def _over_existence(words: Sequence[Word], i: int, amounts: AmountWords) -> int:
    """Back over "ada", which parts "setidaknya" from its number."""
    back = longest_before(words, i, dict.fromkeys(amounts.exist, True))
    hedged = back is not None and longest_before(words, back[1], _hedges(amounts)) is not None
    return back[1] if back and hedged else i


def _ends_phrase(words: Sequence[Word], i: int) -> bool:
    """Whether a hedge ends its phrase: "100 orang lebih.", not "100 orang lebih memilih"."""
    return i >= len(words) or not words[i].text.islower()


def before_hedge(words: Sequence[Word], i: int, amounts: AmountWords) -> int:
    """The first word of the hedges that end right before a word, or that word."""
    hedge: Mapping[str, Bound] = _hedges(amounts)
    while before := longest_before(words, i, hedge):
        i = before[1]
    return i


def _could(words: Sequence[Word], amount: Amount, amounts: AmountWords) -> bool:
    """Whether a modal stands right before: "dapat menampung lebih dari 3 juta"."""
    i = before_hedge(words, amount.first, amounts)
    could = lists_of(amounts)["could"]
    for j in range(i - 1, max(i - 1 - _COULD_REACH, -1), -1):
        if words[j].text in ",.;:":
            return False
        if words[j].fold in could:
            return True
    return False


def _alternative(words: Sequence[Word], amount: Amount, amounts: AmountWords) -> bool:
    lists = lists_of(amounts)
    i = before_hedge(words, amount.first, amounts)
    while i and (words[i - 1].fold in lists["rises"] or words[i - 1].fold in lists["falls"]):
        i -= 1
    return i > 0 and words[i - 1].fold in lists["alternatives"]


# --- change ---------------------------------------------------------------------------------


def change_of(words: Sequence[Word], amount: Amount, amounts: AmountWords) -> Change:
    """Whether something rose or fell by an amount: "naik 5 poin", not "naik menjadi 23"."""
    lists = lists_of(amounts)
    i = _before_plain_hedge(words, amount.first, amounts)
    if i and words[i - 1].fold in lists["by"]:
        i -= 1
    before = words[i - 1].fold if i else ""
    if before in lists["rises"]:
        return "rise"
    return "fall" if before in lists["falls"] else ""


def _before_plain_hedge(words: Sequence[Word], i: int, amounts: AmountWords) -> int:
    """Back over hedges, but not over "hingga": after it stands what was reached."""
    back = before_hedge(words, i, amounts)
    up_to = lists_of(amounts)["up_to"]
    return next((k + 1 for k in range(i - 1, back - 1, -1) if words[k].fold in up_to), back)


# --- state ----------------------------------------------------------------------------------


@cache
def states_of(amounts: AmountWords) -> dict[str, str]:
    """The key of every word that says what became of somebody."""
    return {word: key for key, group in amounts.states.items() for word in group}


def state_of(words: Sequence[Word], amount: Amount, pack: Pack) -> str:
    """What became of those counted: a key of the language data, the nearest one in the clause."""
    states = states_of(pack.amounts)
    lists = lists_of(pack.amounts)
    for i in range(amount.last, min(amount.last + _STATE_REACH, len(words))):
        if _ends_clause(words[i], pack) or words[i].fold in lists["alternatives"]:
            break
        if hit := longest(words, i, states):
            return hit[0]
    for i in range(amount.first - 1, max(amount.first - 1 - _STATE_BEFORE, -1), -1):
        if words[i].text == "(" or words[i].fold in lists["agents"] or _ends_clause(words[i], pack):
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
