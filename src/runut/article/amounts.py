"""Put a number together with its currency, unit or range; drop numbers that are no amounts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from runut.article.numbers import Number, digits_value, longest, longest_before, read_number
from runut.article.words import Word
from runut.languages.amounts import AmountWords
from runut.records import FigureKind

_SHARES = frozenset({"%", "pp", "bp"})  # units of a part of a whole, and of its change
_GLUED = 5  # letters of a word in lower case that digits are glued to; shorter ones are codes
_CURRENCY = 3  # capital letters of an ISO 4217 code; no sign of a unit has just these


class Amount(NamedTuple):
    """An amount in words ``first`` to ``last`` (half-open), currency and unit in it."""

    first: int
    last: int
    value: Decimal
    high: Decimal | None = None
    unit: str = ""
    kind: FigureKind = "count"
    against: Decimal | None = None
    digits: bool = True
    scaled: bool = False
    roughly: bool = False


@cache
def lists_of(amounts: AmountWords) -> dict[str, frozenset[str]]:
    """The word lists that are asked for every number, as sets."""
    fields = ((name, getattr(amounts, name)) for name in amounts.__struct_fields__)
    return {name: frozenset(value) for name, value in fields if isinstance(value, tuple)}


def part_ranges(words: Sequence[Word], amounts: AmountWords) -> Sequence[Word]:
    """The words of a sentence, scales apart from what a hyphen ties to them.

    In "Rp 5 juta-Rp 10 juta" the scale and the sign of currency are one word.
    """
    if not any("-" in w.fold[1:] for w in words):
        return words
    return [part for word in words for part in _parted(word, amounts)]


def _parted(word: Word, amounts: AmountWords) -> Iterator[Word]:
    low, hyphen, high = word.fold.partition("-")
    scale = low in amounts.scales or low in amounts.money_scales
    if not (hyphen and scale and (high in _signs(amounts) or word.text.islower())):
        yield word
        return
    at = word.start + len(low)
    yield Word(word.start, at, word.text[: len(low)], low)
    yield Word(at, at + 1, hyphen, hyphen)
    yield Word(at + 1, word.end, word.text[len(low) + 1 :], high)


@cache
def _signs(amounts: AmountWords) -> frozenset[str]:
    return frozenset(entry.split()[0] for entry in amounts.units_before)


def read_amount(words: Sequence[Word], i: int, text: str, amounts: AmountWords) -> Amount | None:
    """The amount whose number begins at a word, or None where there is none.

    ``words`` are those of one sentence.
    """
    number = read_number(words, i, amounts)
    if number is None or not _stands_free(words, number, text, amounts):
        return None
    signed = number.digits or number.high is not None
    currency = longest_before(words, i, amounts.units_before) if signed else None
    first = currency[1] if currency else i
    number = _money_scaled(words, number, amounts) if currency else number
    number = _to_range(words, number, amounts, money=currency is not None)
    if not _glue_allows(words, number, text, amounts):
        return None
    unit, last = currency[0] if currency else "", number.last
    measured = longest(words, last, amounts.units, 4) if not currency else None
    if measured and _is_unit(words, number):
        unit, last = measured
    return Amount(
        first,
        last,
        _plain(number.value),
        None if number.high is None else _plain(number.high),
        unit,
        "share" if number.part and not unit else _kind(unit),
        digits=number.digits,
        scaled=number.scaled,
        roughly=number.roughly,
    )


def _kind(unit: str) -> FigureKind:
    if not unit:
        return "count"
    if unit in _SHARES:
        return "share"
    return "money" if len(unit) == _CURRENCY and unit.isalpha() and unit.isupper() else "measure"


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
        return number.first > 0 and _may_be_glued(words[number.first - 1], text, amounts)
    if before[-1:] in "/:+@#_\\" or (after[:1] in "/:@_" and after[1:].isalnum()):
        return False
    if before[-1:] == "-" and before[:1].isalnum():
        return False
    digits = words[number.first].text
    return not (digits[0] == "0" and len(digits) > 1 and digits[1].isdigit())


def _may_be_glued(before: Word, text: str, amounts: AmountWords) -> bool:
    """Whether digits may stand right behind a word: a sign of currency, or a badly glued word."""
    if before.fold in _signs(amounts):
        return True
    plain = len(before.text) >= _GLUED and before.text.islower()
    return plain and text[max(0, before.start - 1) : before.start] not in {"@", "#", "_", "."}


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
    if number.part or i + 1 >= len(words):
        return number
    between = number.first > 0 and words[number.first - 1].fold in lists["between"]
    joined = lists["ends"] if between else lists["ranges"]
    if words[i].fold not in joined:
        return number
    j = i + 1
    if money and (sign := longest(words, j, amounts.units_before)):
        j = sign[1]
    other = read_number(words, j, amounts) if j < len(words) else None
    if other is None or other.digits != number.digits:
        return number
    if number.high is not None or other.high is not None:
        return _vague_range(number, other)
    if money:
        other = _money_scaled(words, other, amounts)
    low = number.value * _shared_scale(words, number, other, j, amounts)
    if low >= other.value or _follows_hyphen(words, other.last):
        return number
    return number._replace(last=other.last, value=low, high=other.value, scaled=other.scaled)


def _vague_range(number: Number, other: Number) -> Number:
    """From one vague word to another: "ribuan hingga puluhan ribu"."""
    vague = number.high is not None and other.high is not None and number.value < other.value
    return number._replace(last=other.last, high=other.high) if vague else number


def _follows_hyphen(words: Sequence[Word], i: int) -> bool:
    """Whether a third number is tied on: a phone number, not a range."""
    return i + 1 < len(words) and words[i].text == "-" and words[i + 1].text[0].isdigit()


def _shared_scale(
    words: Sequence[Word], number: Number, other: Number, j: int, amounts: AmountWords
) -> Decimal:
    """Share a scale: "3-5 juta" means three million, "500 sampai 1 juta" not 500 million."""
    if number.scaled or not other.scaled:
        return Decimal(1)
    alone = digits_value(words[j].text, amounts.decimal) if other.digits else None
    if not other.digits:
        alone = Decimal(amounts.numbers.get(words[j].fold, 0))
    if not alone or number.value >= alone:
        return Decimal(1)
    return other.value / alone


def _is_unit(words: Sequence[Word], number: Number) -> bool:
    """A unit of one letter is in lower case, else it may begin a name ("5 M. Yusuf")."""
    word = words[number.last]
    return len(word.text) > 1 or word.text.islower() or not word.text.isalpha()
