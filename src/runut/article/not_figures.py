"""Tell amounts from numbers that name, date or number something."""

from __future__ import annotations

from collections.abc import Sequence

from runut.article.amounts import Amount, lists_of
from runut.article.bounds import bound_of, state_of, states_of
from runut.article.numbers import longest, read_number
from runut.article.words import Word
from runut.languages.amounts import AmountWords
from runut.languages.pack import Pack

_YEAR = 4  # digits


def is_figure(
    words: Sequence[Word], amount: Amount, pack: Pack, before: Amount | None = None
) -> bool:
    """Whether an amount counts or measures something, and does not name, date or number it.

    ``before`` is the figure before in the same sentence.
    """
    if amount.kind != "count":
        return True
    if _is_named(words, amount, pack) or _is_pair(words, amount):
        return False
    return _is_counted(words, amount, pack, before) and _counts_one(words, amount, pack, before)


def _is_named(words: Sequence[Word], amount: Amount, pack: Pack) -> bool:
    """Whether a label makes a number a name, or a unit of time or a compass point a place in it."""
    lists = lists_of(pack.amounts)
    after = words[amount.last].fold if amount.last < len(words) else ""
    if after in lists["time_units"] or after in lists["not_before"]:
        return True
    behind = words[amount.first - 1].fold if amount.first else ""
    labelled = behind in lists["not_after"] or _is_labelled(words, amount.first, lists)
    return labelled and not (after in lists["classifiers"] and amount.scaled)


def _is_counted(words: Sequence[Word], amount: Amount, pack: Pack, before: Amount | None) -> bool:
    amounts = pack.amounts
    classified = amount.last < len(words) and (
        words[amount.last].fold in lists_of(amounts)["classifiers"]
    )
    if classified or amount.scaled or _repeats(words, amount, before):
        return True
    if amount.digits and _is_label(words, amount):
        return False
    if _has_noun(words, amount, amounts) or _goes_on(words, amount, pack):
        return True
    if amount.digits or amount.high is not None:
        return _is_said(words, amount, amounts)
    return _is_linked(words, amount, amounts)


def _is_label(words: Sequence[Word], amount: Amount) -> bool:
    return _is_year(words, amount) or _is_number_of_name(words, amount) or _is_bullet(words, amount)


def _is_labelled(words: Sequence[Word], i: int, lists: dict[str, frozenset[str]]) -> bool:
    """Whether a number is a name behind its label, or one of a list of such: "Pasal 3 atau 5"."""
    while i > 1 and words[i - 2].text.isdecimal() and words[i - 1].fold in _joints(lists):
        if len(words[i - 2].text) == _YEAR:
            return False
        i -= 2
    return i > 0 and words[i - 1].fold in lists["labels"]


def _joints(lists: dict[str, frozenset[str]]) -> frozenset[str]:
    return lists["ends"] | lists["alternatives"] | lists["ranges"] | {","}


def _repeats(words: Sequence[Word], amount: Amount, before: Amount | None) -> bool:
    """Whether what follows was counted right before: "Jawa Tengah 47 aduan, DKI 25 aduan"."""
    if before is None or max(before.last, amount.last) >= len(words):
        return False
    return words[before.last].fold == words[amount.last].fold and words[amount.last].text.islower()


def _goes_on(words: Sequence[Word], amount: Amount, pack: Pack) -> bool:
    """Whether a bare number is some of those counted: "17 dari 22", "11 masih dicari"."""
    if _is_part(words, amount, pack.amounts):
        return True
    i = amount.first
    opens = (
        i == 0 or words[i - 1].text == "," or words[i - 1].fold in lists_of(pack.amounts)["ends"]
    )
    return (
        opens
        and amount.last < len(words)
        and (
            words[amount.last].fold in lists_of(pack.amounts)["equals"]
            or longest(words, amount.last, states_of(pack.amounts)) is not None
        )
    )


def _counts_one(words: Sequence[Word], amount: Amount, pack: Pack, before: Amount | None) -> bool:
    """Whether a word for one counts: "satu orang" and "seorang tewas" do, "satu hal" does not.

    It does beside other counts too ("dua anak sudah menikah, satu anak belum").
    """
    word = words[amount.first].fold
    if amount.digits or amount.value != 1 or amount.last - amount.first > 1:
        return True
    if word not in pack.amounts.numbers:
        return True
    stated = bool(state_of(words, amount, pack))
    if word in lists_of(pack.amounts)["articles"]:
        return stated
    return _is_one_of_some(words, amount, pack.amounts, before, stated=stated)


def _is_one_of_some(
    words: Sequence[Word],
    amount: Amount,
    amounts: AmountWords,
    before: Amount | None,
    *,
    stated: bool,
) -> bool:
    lists = lists_of(amounts)
    after = words[amount.last].fold if amount.last < len(words) else ""
    if after in lists["not_one"]:
        return False
    only = amount.first > 0 and words[amount.first - 1].fold in lists["only"]
    some = after in lists["share_of"] and _is_part(words, amount, amounts)
    beside = before is not None and before.kind == "count"
    return after in lists["classifiers"] or stated or some or only or beside


def _is_part(words: Sequence[Word], amount: Amount, amounts: AmountWords) -> bool:
    """Whether an amount is some of more, or more of the same: "dua dari empat", "satu lagi"."""
    i = amount.last
    if i + 1 < len(words) and words[i].fold in lists_of(amounts)["share_of"]:
        return read_number(words, i + 1, amounts) is not None
    return i < len(words) and longest(words, i, dict.fromkeys(amounts.others, True)) is not None


def _has_noun(words: Sequence[Word], amount: Amount, amounts: AmountWords) -> bool:
    """Whether a noun follows; one with a capital only where no name is going on."""
    if amount.last >= len(words):
        return False
    after = words[amount.last]
    if not after.text[0].isalpha() or after.fold in lists_of(amounts)["phrase_ends"]:
        return False
    if after.text.islower() or (after.text.isupper() and len(after.text) > 1):
        return True
    before = words[amount.first - 1] if amount.first else None
    return (
        len(after.text) > 3
        and amount.first > 0
        and (before is None or before.text == "," or before.text.islower())
    )


def _is_said(words: Sequence[Word], amount: Amount, amounts: AmountWords) -> bool:
    """Whether a hedge or a link before the number shows that it is an amount."""
    if _is_linked(words, amount, amounts):
        return True
    return amount.high is not None or bound_of(words, amount, amounts) != "exact"


def _is_linked(words: Sequence[Word], amount: Amount, amounts: AmountWords) -> bool:
    before = words[amount.first - 1].fold if amount.first else ""
    return before in lists_of(amounts)["links"] and before != ":"


def _is_pair(words: Sequence[Word], amount: Amount) -> bool:
    """Whether a hyphen ties two numbers that are no range: "10-0"."""
    i, j = amount.first, amount.last
    return (
        j + 1 < len(words)
        and words[j].text in "-–"
        and words[j + 1].text[0].isdigit()
        and words[j + 1].start - words[i].end <= 1
    ) or (i > 1 and words[i - 1].text in "-–" and words[i - 2].text[0].isdigit())


def _is_year(words: Sequence[Word], amount: Amount) -> bool:
    text = words[amount.first].text
    return amount.digits and len(text) == _YEAR and text.isdigit() and 1900 <= int(text) <= 2100


def _is_number_of_name(words: Sequence[Word], amount: Amount) -> bool:
    """Whether a bare number stands behind a capitalised word: "Boeing 787"."""
    i = amount.first
    if i < 2 or not amount.digits or amount.high is not None:
        return False
    return words[i - 1].capital and words[i].start - words[i - 1].end <= 1


def _is_bullet(words: Sequence[Word], amount: Amount) -> bool:
    """Whether a number only counts the items of a list: "1. Siapkan berkas"."""
    follows = words[amount.last].text if amount.last < len(words) else ""
    return amount.first == 0 and follows in {".", ")"}
