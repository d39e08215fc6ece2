"""Who had it from whom: credits of one sentence as a chain, the last teller nearest."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace

from runut.article.sources_named import source_at
from runut.article.words import Word
from runut.languages.credits import CreditWords
from runut.records import Article, Credit

_APART = 24
"""Characters between a source and what it cites: ", yang mengutip "."""


class Found(NamedTuple):
    """A credit, and how it was found.

    ``way`` is "taken" behind a verb of quoting ("dilansir"), "told" behind another ("kepada") or
    before one ("melaporkan"), "beside" for the second of "Reuters dan AFP".
    """

    credit: Credit
    way: str


def link_chains(
    found: Sequence[Found], words: Sequence[Word], article: Article, section: CreditWords
) -> Iterator[Credit]:
    """Credits with ``via`` set to the medium that passed each of them on.

    In one sentence "X dari Y" and "X mengutip Y" say that X has it from Y; what was told to Y or
    reported by Y, and taken from X, came through X. Media side by side make no chain.
    """
    starts = [s.start for s in article.sentences]
    ordered = sorted(found, key=lambda f: (f.credit.start, -f.credit.end))
    for _, group in groupby(ordered, key=lambda f: bisect_right(starts, f.credit.start)):
        yield from _linked(list(group), words, section)


def _linked(group: list[Found], words: Sequence[Word], section: CreditWords) -> Iterator[Credit]:
    citing = [_subject(one, words, section) for one in group]
    for n, one in enumerate(group):
        via = one.credit.via or citing[n]
        if not via and one.credit.source not in citing:
            via = _passed_on(n, group, section)
        yield replace(one.credit, via=via) if via != one.credit.source else one.credit


def _subject(one: Found, words: Sequence[Word], section: CreditWords) -> str:
    """The medium right before "mengutip": "Kompas.com mengutip Reuters"."""
    first = one.credit.text.split(maxsplit=1)[0].casefold()
    if not any(first.startswith(verb) for verb in section.cites):
        return ""
    at = bisect_right(words, one.credit.start, key=lambda w: w.start) - 1
    while at > 0 and words[at - 1].fold in section.cites_links:
        at -= 1
    for first_word in range(max(0, at - 5), at):
        source = source_at(words, first_word, section)
        if source and source.last == at:
            return source.name
    return ""


def _passed_on(n: int, group: list[Found], section: CreditWords) -> str:
    """The medium of the same sentence from which a credit was taken."""
    one = group[n]
    if n and _from_it(group[n - 1].credit, one.credit, section):
        return group[n - 1].credit.source
    takers = [f for f in group if f.way == "taken" and f.credit.source != one.credit.source]
    if one.way == "told":
        nearest = min(takers, key=lambda f: abs(f.credit.start - one.credit.end), default=None)
        return nearest.credit.source if nearest else ""
    after = group[n + 1] if n + 1 < len(group) else None
    if one.way == "beside" or after not in takers or after is None:
        return ""
    return "" if _from_it(one.credit, after.credit, section) else after.credit.source


def _from_it(nearer: Credit, farther: Credit, section: CreditWords) -> bool:
    """Whether "dilansir X dari Y": the second begins with "from", close behind the first."""
    word = farther.text.split(maxsplit=1)[0].casefold()
    return word in section.taken_links and 0 <= farther.start - nearer.end <= _APART
