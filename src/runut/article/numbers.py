"""Read numbers in digits and in words: exact values, vague ones and ranges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple, TypeVar

from runut.article.words import Word
from runut.languages.amounts import AmountWords

Value = TypeVar("Value")


class Number(NamedTuple):
    """A number in words ``first`` to ``last`` (half-open); ``high`` is set where it is vague."""

    first: int
    last: int
    value: Decimal
    high: Decimal | None = None
    digits: bool = True
    scaled: bool = False  # a word such as "juta" stands with it


def read_number(words: Sequence[Word], i: int, amounts: AmountWords) -> Number | None:
    """The number that begins at a word, or None."""
    word = words[i]
    if word.text[0].isdigit():
        value = digits_value(word.text, amounts.decimal)
        return None if value is None else _scaled(words, Number(i, i + 1, value), amounts.scales)
    if word.fold in amounts.vague:
        low, high = amounts.vague[word.fold]
        vague = Number(i, i + 1, Decimal(low), Decimal(high), digits=False)
        return _scaled(words, vague, amounts.multipliers)
    if word.fold in amounts.numbers or "-" in word.fold:
        return _in_words(words, i, amounts)
    return None


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


def _grouped(token: str, mark: str) -> Decimal | None:
    head, *groups = token.split(mark)
    if not 1 <= len(head) <= 3 or any(len(g) != 3 for g in groups):
        return None
    return Decimal(head + "".join(groups))


def _grouped_decimal(token: str, thousands: str, decimal: str) -> Decimal | None:
    """The other language's use in full: "1,234.50" in Indonesian text."""
    whole, _, rest = token.rpartition(decimal)
    grouped = _grouped(whole, thousands)
    return None if grouped is None else grouped + Decimal(f"0.{rest}")


def _scaled(words: Sequence[Word], number: Number, scales: Mapping[str, int]) -> Number:
    last, factor = number.last, Decimal(1)
    while last < len(words) and words[last].fold in scales:
        factor *= scales[words[last].fold]
        last += 1
    if last == number.last:
        return number
    high = None if number.high is None else _end_of_range(number.high, factor)
    return number._replace(last=last, value=number.value * factor, high=high, scaled=True)


def _end_of_range(high: Decimal, factor: Decimal) -> Decimal:
    """The most a scaled vague word means: "puluhan ribu" reach to 99,999, not to 99,000."""
    return (high + 1) * factor - 1


def _in_words(words: Sequence[Word], i: int, amounts: AmountWords) -> Number | None:
    total = group = ones = 0
    j = i
    scaled = False
    while j < len(words):
        parts = words[j].fold.split("-")
        if not all(_is_number_word(p, amounts) for p in parts) or (j > i and _apart(words, j)):
            break
        if not _may_follow(words, i, j, amounts):
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


def longest(
    words: Sequence[Word], i: int, entries: Mapping[str, Value], most: int = 3
) -> tuple[Value, int] | None:
    """The longest entry of one to ``most`` words that begins at a word, and the word after it."""
    for n in range(min(most, len(words) - i), 0, -1):
        key = words[i].fold if n == 1 else " ".join(w.fold for w in words[i : i + n])
        if key in entries:
            return entries[key], i + n
    return None


def longest_before(
    words: Sequence[Word], i: int, entries: Mapping[str, Value], most: int = 3
) -> tuple[Value, int] | None:
    """The longest entry that ends right before a word, and its first word."""
    for n in range(min(most, i), 0, -1):
        key = words[i - 1].fold if n == 1 else " ".join(w.fold for w in words[i - n : i])
        if key in entries:
            return entries[key], i - n
    return None
