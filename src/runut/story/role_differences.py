"""Two names for one office, two spellings of one name, two ranks of one person."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from runut.languages.pack import load_pack
from runut.records import Article, Difference, DifferenceCode, DifferenceKind, Origin
from runut.settings import Settings
from runut.story.claims import is_long_ago
from runut.story.holders import Holder, find_holders
from runut.story.sides import Passage, are_apart, make_difference
from runut.story.spelling import is_misspelt, is_transcribed
from runut.story.words import phrases

_LONG = 5  # letters of a name from which one letter's difference is hardly another name
_LAST = 60  # people of one story that are compared: a list of names is no news


def find_role_differences(
    articles: list[Article], origins: tuple[Origin, ...], settings: Settings
) -> list[Difference]:
    """Find offices, names and ranks that articles of different origins tell differently.

    Offices that change hands in the story are left out, and names that one article has both.
    """
    if len(articles) < 2:
        return []
    holders = [h for a in articles for h in find_holders(a)]
    current = [h for h in holders if h.office and not _is_over(h, settings)]
    return [
        *_join(_of_offices(current, origins), "names", origins),
        *_join(_of_spellings(holders, origins), "spelling", origins),
        *_join(_of_ranks(holders, origins, settings), "rank", origins),
    ]


def _pairs(holders: list[Holder], origins: tuple[Origin, ...]) -> Iterator[tuple[Holder, Holder]]:
    """Pairs of people of two articles that can differ."""
    for a, b in combinations(holders, 2):
        if are_apart(a.article, b.article, origins):
            yield a, b


# --- two names for one office -----------------------------------------------------------------


def _of_offices(
    holders: list[Holder], origins: tuple[Origin, ...]
) -> Iterator[tuple[Holder, Holder]]:
    for a, b in _pairs(holders, origins):
        if (
            a.office == b.office
            and not set(a.tokens) & set(b.tokens)
            and not is_misspelt(a.tokens, b.tokens)
            and len(a.tokens) > 1 < len(b.tokens)
            and not _names(a, b)
            and not _names(b, a)
        ):
            yield a, b


def _is_over(holder: Holder, settings: Settings) -> bool:
    """Whether the sentence around a name tells of long ago or of an office that changes hands."""
    article = holder.article
    around = [s for s in article.sentences if s.start <= holder.start < s.end]
    turns = phrases(load_pack(article.language).differences.roles.turns)
    return any(
        turns.search(article.text, s.start, s.end) or is_long_ago(article, s, settings)
        for s in around
    )


def _names(holder: Holder, other: Holder) -> bool:
    """Whether one article names the other's person too, be it by the last name: it knows both."""
    return other.tokens[-1] in holder.article.text.lower()


# --- spellings and ranks ----------------------------------------------------------------------


def _of_spellings(
    holders: list[Holder], origins: tuple[Origin, ...]
) -> Iterator[tuple[Holder, Holder]]:
    """Names of several words that differ by a letter or two, or by how they are put together.

    A short word is another name unless both hold one office.
    """
    for a, b in _pairs(_first_each(holders), origins):
        differing = {*a.tokens} ^ {*b.tokens}
        if not differing or len(a.tokens) < 2 or len(b.tokens) < 2:
            continue
        short = min(len(t) for t in differing) < _LONG
        same_office = bool(a.office) and a.office == b.office
        if (
            (same_office or not short)
            and is_misspelt(a.tokens, b.tokens)
            and not is_transcribed(a.tokens, b.tokens, load_pack(a.article.language))
            and a.name not in b.article.text
            and b.name not in a.article.text
        ):
            yield a, b


def _first_each(holders: list[Holder]) -> list[Holder]:
    """The first mention of each name in each article."""
    first: dict[tuple[str, tuple[str, ...]], Holder] = {}
    for holder in holders:
        first.setdefault((holder.article.id, holder.tokens), holder)
    return list(first.values())


def _of_ranks(
    holders: list[Holder], origins: tuple[Origin, ...], settings: Settings
) -> Iterator[tuple[Holder, Holder]]:
    ranked = [h for h in holders if h.rank >= 0 and not _is_over(h, settings)]
    for a, b in _pairs(ranked, origins):
        if a.rank != b.rank and a.tokens == b.tokens:
            yield a, b


# --- records ----------------------------------------------------------------------------------


def _join(
    pairs: Iterator[tuple[Holder, Holder]], why: DifferenceCode, origins: tuple[Origin, ...]
) -> Iterator[Difference]:
    """Join pairs that share a name into differences, one side for each name or rank."""
    groups: list[dict[object, list[Holder]]] = []
    for a, b in list(pairs)[:_LAST]:
        group = next((g for g in groups if _value(a, why) in g or _value(b, why) in g), None)
        if group is None:
            groups.append(group := {})
        for holder in (a, b):
            side = group.setdefault(_value(holder, why), [])
            if holder not in side:
                side.append(holder)
    for group in groups:
        sides = list(group.values())
        passages = [[_passage(h, why) for h in side] for side in sides]
        about = _about(sides[0][0], why)
        yield make_difference(_kind(sides, why), "contradiction", about, passages, origins, (why,))


def _kind(sides: list[list[Holder]], why: DifferenceCode) -> DifferenceKind:
    """A name spelt in two ways is a place's where a word for a place stands before it."""
    place = any(h.place for side in sides for h in side)
    return "place" if why == "spelling" and place else "role"


def _value(holder: Holder, why: DifferenceCode) -> object:
    return holder.rank if why == "rank" else holder.tokens


def _about(holder: Holder, why: DifferenceCode) -> str:
    return holder.role if why == "names" else holder.name


def _passage(holder: Holder, why: DifferenceCode) -> Passage:
    start = holder.rank_start if why == "rank" else holder.start
    return Passage(article=holder.article, start=start, end=holder.end)
