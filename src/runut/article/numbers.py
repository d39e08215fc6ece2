"""Read numbers in digits and in words: exact values, vague ones, parts of a whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple, TypeVar

from runut.article.words import Word
from runut.languages.amounts import AmountWords

Value = TypeVar("Value")

_PLACES = Decimal("0.0001")  # a third has no exact decimal: four places tell parts apart


class Number(NamedTuple):
    """A number in words ``first`` to ``last`` (half-open); ``high`` is set where it is vague."""

    first: int
    last: int
    value: Decimal
    high: Decimal | None = None
    digits: bool = True
    scaled: bool = False  # a word such as "juta" stands with it
    roughly: bool = False  # its ending says so: "50-an", "3 jutaan"
    part: bool = False  # a part of a whole: "seperlima"


def read_number(words: Sequence[Word], i: int, amounts: AmountWords) -> Number | None:
    """The number that begins at a word, or None."""
    word = words[i]
    if word.text[0].isdigit():
        value = digits_value(word.text, amounts.decimal)
        return None if value is None else _finished(words, Number(i, i + 1, value), amounts)
    if word.fold in amounts.vague:
        low, high = amounts.vague[word.fold]
        vague = Number(i, i + 1, Decimal(low), Decimal(high), digits=False)
        return _scaled(words, vague, amounts.multipliers)
    if word.fold in amounts.fractions:
        return _part(words, i, amounts)
    if _may_be_in_words(words, i, amounts):
        return _in_words(words, i, amounts)
    return None


@cache
def number_words(amounts: AmountWords) -> frozenset[str]:
    """All words that may begin a number, those with hyphens ("dua-tiga") aside."""
    listed = (amounts.numbers, amounts.vague, amounts.fractions, amounts.ordinals)
    return frozenset(amounts.one_before).union(*listed)


def _may_be_in_words(words: Sequence[Word], i: int, amounts: AmountWords) -> bool:
    """Whether number words may begin at a word; an article may, before a multiplier."""
    fold = words[i].fold
    return fold in amounts.numbers or "-" in fold or _is_article(words, i, amounts)


def _is_article(words: Sequence[Word], i: int, amounts: AmountWords) -> bool:
    return (
        words[i].fold in amounts.one_before
        and i + 1 < len(words)
        and words[i + 1].fold in amounts.multipliers
    )


# --- digits ---------------------------------------------------------------------------------


def digits_value(token: str, decimal: str) -> Decimal | None:
    """Value of a number in digits; a lone mark before three digits is read as the language has it.

    Where the marks can't be read as thousands or decimals ("12.30.45"), there is no value.
    """
    other = "." if decimal == "," else ","
    whole, mark, rest = token.partition(decimal)
    if decimal in rest:  # the language's decimal mark twice: it groups thousands here
        return _grouped(token, decimal)
    if other in rest:
        return _grouped_decimal(token, decimal, other)
    if other not in whole:
        return Decimal(f"{whole}.{rest}" if mark else whole)
    grouped = _grouped(whole, other)
    if grouped is not None:
        return grouped + Decimal(f"0.{rest}" if mark else 0)
    if whole.count(other) == 1 and not mark:
        return Decimal(whole.replace(other, "."))
    return None


def whole_value(token: str, decimal: str) -> Decimal | None:
    """Value of digits that count whole things: "12,500 orang" has an English comma.

    None where the marks group nothing.
    """
    return _grouped(token, decimal) if token.count(decimal) == 1 else None


def _grouped(token: str, mark: str) -> Decimal | None:
    head, *groups = token.split(mark)
    if not 1 <= len(head) <= 3 or head[0] == "0" or any(len(g) != 3 for g in groups):
        return None
    return Decimal(head + "".join(groups))


def _grouped_decimal(token: str, thousands: str, decimal: str) -> Decimal | None:
    """The other language's use in full: "1,234.50" in Indonesian text."""
    whole, _, rest = token.rpartition(decimal)
    grouped = _grouped(whole, thousands)
    return None if grouped is None else grouped + Decimal(f"0.{rest}")


def _finished(words: Sequence[Word], number: Number, amounts: AmountWords) -> Number:
    """A number in digits with what follows it: a half, a scale, an ending for "roughly"."""
    number = _with_half(words, number, amounts)
    number = _scaled(words, number, amounts.scales)
    number = _scaled(words, number, amounts.vague_scales, roughly=True)
    i = number.last
    if i + 1 < len(words) and words[i].text == "-" and words[i].start == words[i - 1].end:
        ending = words[i + 1]
        if ending.fold in amounts.roughly and ending.start == words[i].end:
            return number._replace(last=i + 2, roughly=True)
    return number


def _with_half(words: Sequence[Word], number: Number, amounts: AmountWords) -> Number:
    """A half behind a number: "satu setengah juta"."""
    if number.last >= len(words) or words[number.last].fold not in amounts.halves:
        return number
    half = Decimal(amounts.fractions[words[number.last].fold][0]) / 2
    return number._replace(last=number.last + 1, value=number.value + half)


def _scaled(
    words: Sequence[Word], number: Number, scales: Mapping[str, int], *, roughly: bool = False
) -> Number:
    last, factor = number.last, Decimal(1)
    while last < len(words) and (hit := _scale(words, last, scales)):
        factor *= hit[0]
        last = hit[1]
    if last == number.last:
        return number
    high = None if number.high is None else _end_of_range(number.high, factor)
    return number._replace(
        last=last, value=number.value * factor, high=high, scaled=True, roughly=roughly
    )


def _scale(words: Sequence[Word], i: int, scales: Mapping[str, int]) -> tuple[int, int] | None:
    """A scale and the word after it; an editor may have put it in brackets: "Rp100 [juta]"."""
    if words[i].fold in scales:
        return scales[words[i].fold], i + 1
    if words[i].text == "[" and i + 2 < len(words) and words[i + 2].text == "]":
        return (scales[words[i + 1].fold], i + 3) if words[i + 1].fold in scales else None
    return None


def _end_of_range(high: Decimal, factor: Decimal) -> Decimal:
    """The most a scaled vague word means: "puluhan ribu" reach to 99,999, not to 99,000."""
    return (high + 1) * factor - 1


# --- words ----------------------------------------------------------------------------------


def _part(words: Sequence[Word], i: int, amounts: AmountWords) -> Number:
    above, below = amounts.fractions[words[i].fold]
    part = Number(i, i + 1, _quotient(above, below), digits=False, part=True)
    scaled = _scaled(words, part, amounts.multipliers)
    return scaled._replace(part=not scaled.scaled)


def _quotient(above: int, below: int) -> Decimal:
    value = Decimal(above) / Decimal(below)
    return value if value == value.quantize(_PLACES) else value.quantize(_PLACES)


def _in_words(words: Sequence[Word], i: int, amounts: AmountWords) -> Number | None:
    if _is_article(words, i, amounts):
        number = _sum(words, i + 1, amounts, multiplier_first=True)
        return number._replace(first=i) if number else None
    number = _pair(words, i, amounts) or _sum(words, i, amounts)
    if number is None:
        return None
    below = amounts.denominators.get(words[number.last].fold if number.last < len(words) else "")
    if below and number.value < below:
        value = _quotient(int(number.value), below)
        return Number(i, number.last + 1, value, digits=False, part=True)
    if number.scaled:
        return number
    half = _with_half(words, number, amounts)
    return number if half is number else _scaled(words, half, amounts.multipliers)


def _pair(words: Sequence[Word], i: int, amounts: AmountWords) -> Number | None:
    """Two ones with a hyphen are a range: "dua-tiga orang"."""
    low, _, high = words[i].fold.partition("-")
    ends = amounts.numbers.get(low, 0), amounts.numbers.get(high, 0)
    if not 0 < ends[0] < ends[1] < 10:
        return None
    pair = Number(i, i + 1, Decimal(ends[0]), Decimal(ends[1]), digits=False)
    scaled = _scaled(words, pair, amounts.multipliers)
    factor = scaled.value / pair.value
    return scaled._replace(high=ends[1] * factor)


def _sum(
    words: Sequence[Word], i: int, amounts: AmountWords, *, multiplier_first: bool = False
) -> Number | None:
    total = group = ones = 0
    j = i
    scaled = False
    while j < len(words):
        parts = words[j].fold.split("-")
        if not all(_is_number_word(p, amounts) for p in parts) or (j > i and _apart(words, j)):
            break
        if not (j == i and multiplier_first) and not _may_follow(words, i, j, amounts):
            break
        for part in parts:
            total, group, ones = _add(part, total, group, ones, amounts)
            scaled = scaled or amounts.multipliers.get(part, 0) >= 1000
        j += 1
    if j == i:
        return None
    return Number(i, j, Decimal(total + group + ones), digits=False, scaled=scaled)


def _may_follow(words: Sequence[Word], i: int, j: int, amounts: AmountWords) -> bool:
    """Two ones in a row are two numbers ("dua tiga"), a multiplier needs something before it."""
    small = amounts.numbers.get(words[j].fold, 0)
    if j == i:
        return words[j].fold in amounts.numbers or "-" in words[j].fold
    before = amounts.numbers.get(words[j - 1].fold, 10)
    return not (0 < small < 10 and before < 10)


def _apart(words: Sequence[Word], j: int) -> bool:
    return words[j].start - words[j - 1].end > 2


def _is_number_word(part: str, amounts: AmountWords) -> bool:
    return part in amounts.numbers or part in amounts.multipliers or (part == amounts.teens != "")


def _add(
    part: str, total: int, group: int, ones: int, amounts: AmountWords
) -> tuple[int, int, int]:
    if part == amounts.teens:
        return total, group + 10 + ones, 0
    factor = amounts.multipliers.get(part, 0)
    if factor >= 1000:
        return total + max(1, group + ones) * factor, 0, 0
    if factor:
        return total, group + max(1, ones) * factor, 0
    value = amounts.numbers[part]
    if value >= 1000:
        return total + value, group, ones
    return (total, group + value, ones) if value >= 10 else (total, group, value)


# --- entries of several words ---------------------------------------------------------------


def longest(
    words: Sequence[Word], i: int, entries: Mapping[str, Value], most: int = 3
) -> tuple[Value, int] | None:
    """The longest entry of one to ``most`` words that begins at a word, and the word after it."""
    found, key = None, ""
    for j in range(i, min(i + most, len(words))):
        key = f"{key} {words[j].fold}" if key else words[j].fold
        if key in entries:
            found = entries[key], j + 1
    return found


def longest_before(
    words: Sequence[Word], i: int, entries: Mapping[str, Value], most: int = 3
) -> tuple[Value, int] | None:
    """The longest entry that ends right before a word, and its first word."""
    found, key = None, ""
    for j in range(i - 1, max(i - 1 - most, -1), -1):
        key = f"{words[j].fold} {key}" if key else words[j].fold
        if key in entries:
            found = entries[key], j
    return found
