"""Find amounts with their unit, what they count, what became of it, and the bound said."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from operator import attrgetter

from msgspec.structs import replace

from runut.article.amounts import Amount, part_ranges, read_amount
from runut.article.bounds import bound_of, change_of, state_of
from runut.article.counted import Earlier, counted, spell
from runut.article.not_figures import is_figure
from runut.article.numbers import number_words, whole_value
from runut.article.own_kinds import as_age, rank_at, score_at
from runut.article.scope import Scopes, nearest, scopes_of
from runut.article.words import Word, split_words
from runut.languages.amounts import AmountWords
from runut.languages.pack import Pack
from runut.records import Article, Figure, Span, Timex


def find_figures(article: Article, pack: Pack) -> tuple[Figure, ...]:
    """All amounts of an article in order of their offsets.

    ``article.sentences`` and ``article.timexes`` must be set: a number inside an expression of
    time is no figure, but an age is. ``text`` is the number with its unit; ``unit`` is an ISO 4217
    code, "%", a normal sign ("km2") or, for an age, "year"; a count has none.
    """
    words = split_words(article.text, pack.speech)
    starts = [words[i].start for i in _candidates(words, pack.amounts)]
    figures: list[Figure] = []
    for sentence in _with_any(article.sentences, starts):
        first = bisect_left(words, sentence.start, key=_start)
        last = bisect_left(words, sentence.end, first, key=_start)
        figures.extend(_in_sentence(words[first:last], article, pack))
    return tuple(figures)


_start = attrgetter("start")


def _with_any(sentences: Sequence[Span], starts: Sequence[int]) -> Iterator[Span]:
    """The sentences in which some of the words stand that begin at ``starts``, in order."""
    at = 0
    for sentence in sentences:
        at = bisect_left(starts, sentence.start, at)
        if at < len(starts) and starts[at] < sentence.end:
            yield sentence


def _in_sentence(words: Sequence[Word], article: Article, pack: Pack) -> Iterator[Figure]:
    words = part_ranges(words, pack.amounts)
    found = list(_amounts(words, article, pack))
    if not found:
        return
    scopes = scopes_of(words, article.timexes, pack)
    starts = [word.start for word in words]
    timed = frozenset(
        k
        for t in scopes.expressions
        for k in range(bisect_left(starts, t.start), bisect_left(starts, t.end))
    )
    earlier: Earlier | None = None
    for amount in found:
        figure, phrase = _figure(words, amount, article.text, pack, timed, earlier)
        could = figure.bound == "could" or (earlier is not None and earlier.could)
        earlier = Earlier(amount.last, phrase, could)
        yield _with_scope(figure, scopes, article.text, pack)


def _amounts(words: Sequence[Word], article: Article, pack: Pack) -> Iterator[Amount]:
    """The amounts of a sentence that count, measure, rank or give an age or a score."""
    before: Amount | None = None
    behind = 0  # the word behind what has been read
    for i in _candidates(words, pack.amounts):
        if i < behind:
            continue
        amount = _read(words, i, article, pack.amounts)
        if amount is None:
            continue
        taken = is_figure(words, amount, pack, before)
        behind = amount.last if taken or amount.digits else i + 1
        if taken:
            yield amount
            before = amount


def _candidates(words: Sequence[Word], amounts: AmountWords) -> list[int]:
    """The words at which a number may begin."""
    known = number_words(amounts)
    return [
        i
        for i, word in enumerate(words)
        if word.fold in known
        or (not word.fold.isalpha() and (word.fold[0].isdigit() or "-" in word.fold))
    ]


def _read(words: Sequence[Word], i: int, article: Article, amounts: AmountWords) -> Amount | None:
    timed = _time_end(words[i], article.timexes)
    amount = rank_at(words, i, amounts)
    if amount is None and not timed:
        amount = score_at(words, i, amounts)
    if amount is None:
        amount = read_amount(words, i, article.text, amounts)
    if amount is None or amount.kind in {"rank", "score"}:
        return amount
    amount = as_age(words, amount, amounts)
    if timed and (amount.kind != "age" or words[amount.last - 1].end < timed):
        return None
    return amount


def _time_end(word: Word, timexes: Sequence[Timex]) -> int:
    """Where the expression of time ends that a word stands in; 0 where it stands in none."""
    i = bisect_left(timexes, word.end, key=lambda t: t.start)
    return max((t.end for t in timexes[max(0, i - 2) : i] if t.end > word.start), default=0)


def _figure(
    words: Sequence[Word],
    amount: Amount,
    text: str,
    pack: Pack,
    timed: frozenset[int],
    earlier: Earlier | None,
) -> tuple[Figure, tuple[int, int]]:
    start, end = words[amount.first].start, words[amount.last - 1].end
    first, last = phrase = counted(words, amount, pack, timed, earlier)
    plain = amount.kind in {"count", "share", "measure", "money"}
    could = earlier is not None and earlier.could
    figure = Figure(
        start=start,
        end=end,
        text=text[start:end],
        value=_whole(words, amount, pack.amounts),
        kind=amount.kind,
        high=amount.high,
        against=amount.against,
        unit=amount.unit,
        counts=spell(words[first:last]),
        counted=Span(start=words[first].start, end=words[last - 1].end) if last > first else None,
        state=state_of(words, amount, pack) if amount.kind in {"count", "share"} else "",
        bound=bound_of(words, amount, pack.amounts, after_could=could),
        change=change_of(words, amount, pack.amounts) if plain else "",
    )
    return figure, phrase


def _whole(words: Sequence[Word], amount: Amount, amounts: AmountWords) -> Decimal:
    """The value; what counts whole things has no decimals ("12,500 orang" is English use)."""
    if amount.kind != "count" or amount.scaled or amount.value == int(amount.value):
        return amount.value
    return whole_value(words[amount.first].text, amounts.decimal) or amount.value


def _with_scope(figure: Figure, scopes: Scopes, text: str, pack: Pack) -> Figure:
    if not (scopes.places or scopes.times):
        return figure
    return replace(
        figure,
        where=nearest(scopes.places, figure, text, pack),
        when=nearest(scopes.times, figure, text, pack),
    )
