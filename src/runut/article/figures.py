"""Find amounts with their unit, what they count, what became of it, and the bound said."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from runut.article.amounts import AGE, RANK, Amount, lists_of, read_amount
from runut.article.counted import Earlier, bound_of, counted, state_of
from runut.article.words import Word, split_words
from runut.languages.amounts import AmountWords
from runut.languages.pack import Pack
from runut.records import Article, Figure, Timex


def find_figures(article: Article, pack: Pack) -> tuple[Figure, ...]:
    """All amounts of an article in order of their offsets.

    ``article.sentences`` and ``article.timexes`` must be set: a number inside an expression of
    time is no figure. ``text`` is the number with its unit; ``unit`` is an ISO 4217 code, "%", a
    normal sign ("km2"), "age" or "rank"; a count has none.
    """
    words = split_words(article.text, pack.speech)
    figures: list[Figure] = []
    for sentence in article.sentences:
        first = bisect_left(words, sentence.start, key=lambda w: w.start)
        last = bisect_left(words, sentence.end, key=lambda w: w.start)
        figures.extend(_in_sentence(words[first:last], article, pack))
    return tuple(figures)


def _in_sentence(words: Sequence[Word], article: Article, pack: Pack) -> Iterator[Figure]:
    amounts = pack.amounts
    i = 0
    earlier: Earlier | None = None
    while i < len(words):
        amount = None
        if _may_begin(words[i], amounts) and not _is_time(words, i, article.timexes, amounts):
            amount = read_amount(words, i, article.text, amounts)
        if amount is None or not _is_figure(words, amount, pack):
            i = max(i + 1, amount.last if amount and amount.digits else 0)
            continue
        figure = _figure(words, amount, article.text, pack, earlier)
        could = figure.bound == "could" or (earlier is not None and earlier.could)
        earlier = Earlier(amount.last, figure.counts, could)
        yield figure
        i = max(amount.last, i + 1)


def _may_begin(word: Word, amounts: AmountWords) -> bool:
    if word.text[0].isdigit():
        return True
    return word.fold in amounts.numbers or word.fold in amounts.vague or "-" in word.fold


def _is_time(
    words: Sequence[Word], at: int, timexes: Sequence[Timex], amounts: AmountWords
) -> bool:
    """Whether a number stands in an expression of time; an age is none ("berusia 28 tahun")."""
    if at and words[at - 1].fold in lists_of(amounts)["ages"]:
        return False
    word = words[at]
    i = bisect_left(timexes, word.end, key=lambda t: t.start)
    return any(t.end > word.start for t in timexes[max(0, i - 2) : i])


def _figure(
    words: Sequence[Word], amount: Amount, text: str, pack: Pack, earlier: Earlier | None
) -> Figure:
    start, end = words[amount.first].start, words[amount.last - 1].end
    what = counted(words, amount, pack, earlier)
    return Figure(
        start=start,
        end=end,
        text=text[start:end],
        value=amount.value,
        high=amount.high,
        unit=amount.unit,
        counts=what,
        state="" if amount.unit in {AGE, RANK} else state_of(words, amount, pack),
        bound=bound_of(words, amount, pack.amounts, earlier),
    )


def _is_figure(words: Sequence[Word], amount: Amount, pack: Pack) -> bool:
    """Whether an amount counts or measures something, and does not name, date or number it."""
    amounts = pack.amounts
    lists = lists_of(amounts)
    before = words[amount.first - 1] if amount.first else None
    after = words[amount.last] if amount.last < len(words) else None
    if amount.unit:
        return True
    classified = after is not None and after.fold in lists["classifiers"]
    if before and (before.fold in lists["labels"] or before.fold in lists["not_after"]):
        return classified and amount.scaled
    if (after and after.fold in lists["time_units"]) or _is_score(words, amount):
        return False
    if classified or amount.scaled:
        return _counts_one(words, amount, pack)
    if not amount.digits and amount.high is None:
        return _has_noun(after, amounts) and _counts_one(words, amount, pack)
    return not _is_label(words, amount) and (
        _has_noun(after, amounts) or _is_said(words, amount, amounts)
    )


def _is_label(words: Sequence[Word], amount: Amount) -> bool:
    return _is_year(words, amount) or _is_number_of_name(words, amount) or _is_bullet(words, amount)


def _counts_one(words: Sequence[Word], amount: Amount, pack: Pack) -> bool:
    """Whether a word for one counts: "satu orang" and "seorang tewas" do, "satu hal" does not."""
    word = words[amount.first].fold
    if amount.digits or amount.value != 1 or word not in pack.amounts.numbers:
        return True
    after = words[amount.last].fold if amount.last < len(words) else ""
    classified = after in lists_of(pack.amounts)["classifiers"]
    return classified or bool(state_of(words, amount, pack))


def _has_noun(after: Word | None, amounts: AmountWords) -> bool:
    if after is None or not after.text[0].isalpha():
        return False
    if after.fold in lists_of(amounts)["phrase_ends"]:
        return False
    return after.text.islower() or (after.text.isupper() and len(after.text) > 1)


def _is_said(words: Sequence[Word], amount: Amount, amounts: AmountWords) -> bool:
    """Whether a hedge or a link before the number shows that it is an amount."""
    before = words[amount.first - 1].fold if amount.first else ""
    if before in lists_of(amounts)["links"] and before != ":":
        return True
    return amount.high is not None or bound_of(words, amount, amounts) != "exact"


def _is_score(words: Sequence[Word], amount: Amount) -> bool:
    """Whether two numbers with a hyphen are no range but a score: "3-1", "10-0"."""
    i, j = amount.first, amount.last
    return (
        j + 1 < len(words)
        and words[j].text in "-–"
        and words[j + 1].text[0].isdigit()
        and words[j + 1].start - words[i].end <= 1
    ) or (i > 1 and words[i - 1].text in "-–" and words[i - 2].text[0].isdigit())


def _is_year(words: Sequence[Word], amount: Amount) -> bool:
    text = words[amount.first].text
    return amount.digits and len(text) == 4 and text.isdigit() and 1900 <= int(text) <= 2100


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
