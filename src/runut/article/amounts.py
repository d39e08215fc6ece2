"""Put a number together with its currency, unit or range; drop numbers that are no amounts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from runut.article.numbers import (
    Number,
    digits_value,
    longest,
    longest_before,
    read_number,
)
from runut.article.words import Word
from runut.languages.amounts import AmountWords

AGE, RANK = "age", "rank"  # units of figures that are neither counted nor measured


class Amount(NamedTuple):
    """An amount in words ``first`` to ``last`` (half-open), currency and unit in it."""

    first: int
    last: int
    value: Decimal
    high: Decimal | None
    unit: str
    digits: bool
    scaled: bool


@cache
def lists_of(amounts: AmountWords) -> dict[str, frozenset[str]]:
    """The word lists that are asked for every number, as sets."""
    fields = ((name, getattr(amounts, name)) for name in amounts.__struct_fields__)
    return {name: frozenset(value) for name, value in fields if isinstance(value, tuple)}


def read_amount(words: Sequence[Word], i: int, text: str, amounts: AmountWords) -> Amount | None:
    """The amount whose number begins at a word, or None where there is none.

    ``words`` are those of one sentence.
    """
    number = read_number(words, i, amounts)
    if number is None or not _stands_free(words, number, text, amounts):
        return None
    currency = (
        longest_before(words, i, amounts.units_before) if number.digits or number.high else None
    )
    first = currency[1] if currency else i
    number = _money_scaled(words, number, amounts) if currency else number
    number = _to_range(words, number, amounts, money=currency is not None)
    if not _glue_allows(words, number, text, amounts):
        return None
    unit, last = currency[0] if currency else "", number.last
    measured = longest(words, last, amounts.units) if not currency else None
    if measured and _is_unit(words, number, measured, text):
        unit, last = measured
    amount = Amount(first, last, _plain(number.value), None, unit, number.digits, number.scaled)
    amount = amount._replace(high=None if number.high is None else _plain(number.high))
    return _aged_or_ranked(words, amount, amounts)


def _plain(value: Decimal) -> Decimal:
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def _stands_free(words: Sequence[Word], number: Number, text: str, amounts: AmountWords) -> bool:
    """Whether a number is not a piece of a date, a code or a name ("25/6", "B-2", "Covid-19")."""
    if not number.digits:
        return True
    start, end = words[number.first].start, words[number.first].end
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before[-1:].isalpha():
        return number.first > 0 and words[number.first - 1].fold in amounts.units_before
    if before[-1:] in "/:+@#_\\" or (after[:1] in "/:@_" and after[1:].isalnum()):
        return False
    if before[-1:] == "-" and before[:1].isalnum():
        return False
    digits = words[number.first].text
    return not (digits[0] == "0" and len(digits) > 1 and digits[1].isdigit())


def _glue_allows(words: Sequence[Word], number: Number, text: str, amounts: AmountWords) -> bool:
    """A letter right behind the digits must begin a unit: "50kg", not "11A"."""
    end = words[number.last - 1].end
    if not number.digits or number.scaled or not text[end : end + 1].isalpha():
        return True
    return longest(words, number.last, amounts.units) is not None


def _money_scaled(words: Sequence[Word], number: Number, amounts: AmountWords) -> Number:
    if number.scaled or number.last >= len(words):
        return number
    factor = amounts.money_scales.get(words[number.last].fold)
    if factor is None:
        return number
    return number._replace(last=number.last + 1, value=number.value * factor, scaled=True)


def _to_range(
    words: Sequence[Word], number: Number, amounts: AmountWords, *, money: bool
) -> Number:
    """Read on to the other end of "3-5 juta", "antara 30 dan 35"; a fall is no range."""
    lists = lists_of(amounts)
    i = number.last
    if number.high is not None or i + 1 >= len(words):
        return number
    between = number.first > 0 and words[number.first - 1].fold in lists["between"]
    joined = lists["ends"] if between else lists["ranges"]
    if words[i].fold not in joined:
        return number
    j = i + 1
    if money and (sign := longest(words, j, amounts.units_before)):
        j = sign[1]
    other = read_number(words, j, amounts) if j < len(words) else None
    if other is None or other.high is not None or other.digits != number.digits:
        return number
    if money:
        other = _money_scaled(words, other, amounts)
    low = number.value * _shared_scale(words, number, other, j, amounts)
    if low >= other.value:
        return number
    return number._replace(last=other.last, value=low, high=other.value, scaled=other.scaled)


def _shared_scale(
    words: Sequence[Word], number: Number, other: Number, j: int, amounts: AmountWords
) -> Decimal:
    """Share a scale: "3-5 juta" means three million, "500 sampai 1 juta" not 500 million."""
    if number.scaled or not other.scaled or not other.digits:
        return Decimal(1)
    alone = digits_value(words[j].text, amounts.decimal)
    if not alone or number.value >= alone:
        return Decimal(1)
    return other.value / alone


def _is_unit(words: Sequence[Word], number: Number, measured: tuple[str, int], text: str) -> bool:
    """A unit of one letter is in lower case, else it may begin a name ("5 M. Yusuf")."""
    word = words[number.last]
    return len(word.text) > 1 or word.text.islower() or not word.text.isalpha()


def _aged_or_ranked(words: Sequence[Word], amount: Amount, amounts: AmountWords) -> Amount:
    lists = lists_of(amounts)
    before = words[amount.first - 1].fold if amount.first else ""
    units = dict.fromkeys(amounts.age_units, AGE)
    aged = longest(words, amount.last, units) if amount.last < len(words) else None
    if before in lists["ages"] and not amount.unit:
        return amount._replace(unit=AGE, last=aged[1] if aged else amount.last)
    if before in lists["ranks"] and not amount.unit:
        return amount._replace(unit=RANK)
    if _bracketed_age(words, amount):
        return amount._replace(unit=AGE)
    return amount


def _bracketed_age(words: Sequence[Word], amount: Amount) -> bool:
    """Whether a number stands alone in brackets behind a name: "Sari Dewi (27)"."""
    i, j = amount.first, amount.last
    if i < 2 or j >= len(words) or words[i - 1].text != "(" or words[j].text not in "),":
        return False
    named = words[i - 2].text[:1].isupper() and not words[i - 2].text.isupper()
    return (
        (named or len(words[i - 2].text) <= 3)
        and not amount.unit
        and 0 < amount.value < 110
        and j == i + 1
    )
