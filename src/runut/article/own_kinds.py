"""Ages, ranks and scores: numbers that neither count nor measure."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from runut.article.amounts import Amount, lists_of
from runut.article.numbers import longest
from runut.article.words import Word
from runut.languages.amounts import AmountWords

_OLDEST = 125  # years; nobody whose age is proven was older
_MOST = 300  # points of one side of a score
_REACH = 12  # words between "batas usia ..." and its number
_YEAR = "year"


def rank_at(words: Sequence[Word], i: int, amounts: AmountWords) -> Amount | None:
    """The rank whose number is at a word: "peringkat ke-5", "posisi kedua", "second place"."""
    value = _rank_value(words[i], amounts)
    if value is None or not _is_ranked(words, i, amounts):
        return None
    return Amount(i, i + 1, value, kind="rank", digits=words[i].text[0].isdigit())


def _rank_value(word: Word, amounts: AmountWords) -> Decimal | None:
    if word.fold in amounts.ordinals:
        return Decimal(amounts.ordinals[word.fold])
    if word.text.isdecimal():
        return Decimal(word.text)
    small = amounts.numbers.get(word.fold)
    return Decimal(small) if small else None


def _is_ranked(words: Sequence[Word], i: int, amounts: AmountWords) -> bool:
    lists = lists_of(amounts)
    first = i
    if amounts.ordinal and i > 1 and words[i - 1].text == "-":
        if words[i - 2].fold != amounts.ordinal:
            return False
        first = i - 2
    if first and words[first - 1].fold in lists["ranks"]:
        after = words[i + 1].fold if i + 1 < len(words) else ""
        return after not in amounts.scales and after not in lists["classifiers"]
    after = words[i + 1].fold if i + 1 < len(words) else ""
    return words[i].fold in amounts.ordinals and after in lists["ranks_after"]


def score_at(words: Sequence[Word], i: int, amounts: AmountWords) -> Amount | None:
    """The score whose first number is at a word: "menang 3-1"."""
    if i + 2 >= len(words) or words[i + 1].text not in "-–":
        return None
    ours, theirs = words[i].text, words[i + 2].text
    if not (ours.isdecimal() and theirs.isdecimal()) or max(int(ours), int(theirs)) > _MOST:
        return None
    if words[i + 2].start - words[i].end > 3 or _goes_on(words, i + 3, amounts):
        return None
    if not any(w.fold in lists_of(amounts)["scores"] for w in words):
        return None
    return Amount(i, i + 3, Decimal(ours), kind="score", against=Decimal(theirs))


def _goes_on(words: Sequence[Word], i: int, amounts: AmountWords) -> bool:
    """Whether what follows makes two numbers a range or a code: "3-5 juta", "0812-3456-7890"."""
    if i >= len(words):
        return False
    lists = lists_of(amounts)
    fold = words[i].fold
    return (
        words[i].text in "-–/"
        or fold in amounts.scales
        or fold in amounts.units
        or fold in lists["classifiers"]
        or fold in lists["time_units"]
    )


def as_age(words: Sequence[Word], amount: Amount, amounts: AmountWords) -> Amount:
    """The amount as an age where the words around make it one, else unchanged."""
    if amount.unit or amount.scaled:
        return amount
    unit = longest(words, amount.last, amounts.age_units) if amount.last < len(words) else None
    if _is_aged(words, amount, amounts):
        last = unit[1] if unit else amount.last
        return amount._replace(kind="age", unit=unit[0] if unit else _YEAR, last=last)
    if unit and _of_somebody(words, amount, unit[1], amounts):
        return amount._replace(kind="age", unit=unit[0], last=unit[1])
    if _in_brackets(words, amount) or _between_commas(words, amount, amounts):
        last = unit[1] if unit and unit[0] == _YEAR else amount.last
        return amount._replace(kind="age", unit=_YEAR, last=last)
    return amount


def may_be_age(words: Sequence[Word], i: int, amounts: AmountWords) -> bool:
    """Whether a number at a word may be an age, though it looks like a duration."""
    amount = Amount(i, i + 1, Decimal(1))
    return as_age(words, amount, amounts).kind == "age"


def _is_aged(words: Sequence[Word], amount: Amount, amounts: AmountWords) -> bool:
    """Whether a word for age stands before, or further off where only hedges follow it."""
    lists = lists_of(amounts)
    before = words[amount.first - 1].fold if amount.first else ""
    if before in lists["ages"]:
        return True
    hedged = any(before in entries for entries in amounts.hedges.values()) or before in amounts.at
    if not hedged or amount.last >= len(words) or words[amount.last].fold not in amounts.age_units:
        return False
    return any(w.fold in lists["ages"] for w in words[max(0, amount.first - _REACH) : amount.first])


def _of_somebody(words: Sequence[Word], amount: Amount, last: int, amounts: AmountWords) -> bool:
    """Whether years stand right behind a word for a person: "pria 35 tahun"."""
    aged = lists_of(amounts)["aged"]
    if amount.first == 0:
        return not aged
    if not aged:  # the unit itself says that it is an age: "35 years old"
        return True
    before = words[amount.first - 1]
    stops = last >= len(words) or not words[last].text[0].isdigit()
    return before.fold in aged and stops and amount.value < _OLDEST


def _in_brackets(words: Sequence[Word], amount: Amount) -> bool:
    """Whether a number stands alone in brackets behind a name: "Sari Dewi (27)"."""
    i, j = amount.first, amount.last
    if i < 2 or j >= len(words) or words[i - 1].text != "(" or words[j].text not in "),":
        return False
    named = words[i - 2].text[:1].isupper() and not words[i - 2].text.isupper()
    return (
        (named or len(words[i - 2].text) <= 3)
        and 0 < amount.value < _OLDEST
        and j == i + 1
        and amount.digits
    )


def _between_commas(words: Sequence[Word], amount: Amount, amounts: AmountWords) -> bool:
    """Whether a number stands between commas behind a name: "Sari Dewi, 27 tahun, ..."."""
    i, j = amount.first, amount.last
    if i < 2 or words[i - 1].text != "," or not words[i - 2].capital or not amount.digits:
        return False
    if not 0 < amount.value < _OLDEST or words[i].text.count("."):
        return False
    if j < len(words) and words[j].fold in amounts.age_units:
        j += 1
    return j < len(words) and words[j].text == ","
