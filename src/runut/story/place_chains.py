"""Places by their names, from small to large ("Cemara, Rantau, Seroja"), and which lie in which."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from runut.languages.pack import load_pack
from runut.records import Article, Name
from runut.story.words import phrases

_JOIN = re.compile(r",? \(?")
_BESIDE = 12  # characters between two names of places of which one may lie in the other
_KIND = 24  # characters between a preposition and a name that hold its kind: "di Bandara"
_FURTHER = re.compile(r"[,;:.!?\"“”()]")


class Chain(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """Names of places one behind another, each in the next, in lower case; offsets of the first."""

    names: tuple[str, ...]
    start: int
    end: int


def chains(article: Article) -> list[Chain]:
    """Find the places that an article names, in the order of its text."""
    found: list[list[Name]] = []
    for name in (n for n in article.names if n.kind == "LOC"):
        last = found[-1][-1] if found else None
        if last and _JOIN.fullmatch(article.text, last.end, name.start):
            found[-1].append(name)
        else:
            found.append([name])
    return [
        Chain(names=tuple(n.text.lower() for n in names), start=names[0].start, end=names[0].end)
        for names in found
    ]


def behind(
    article: Article, named: Sequence[Chain], start: int, end: int, row: tuple[str, ...]
) -> list[Chain]:
    """Those of ``named`` between two offsets right behind one of the phrases, or it and a kind."""
    found = []
    inside = named[bisect_left(named, start, key=_start) : bisect_left(named, end, key=_start)]
    for word in phrases(row).finditer(article.text, start, end) if inside else ():
        for chain in inside:
            between = article.text[word.end() : chain.start]
            near = word.end() <= chain.start <= word.end() + _KIND
            if near and not _FURTHER.search(between) and _is_kind(between, article):
                found.append(chain)
    return found


def _start(chain: Chain) -> int:
    return chain.start


def _is_kind(between: str, article: Article) -> bool:
    """Whether only words for kinds of places stand between, none that makes the place vague."""
    pack = load_pack(article.language)
    allowed = {*pack.places.kinds} - set(pack.differences.spots.near)
    return all(word in allowed for word in between.lower().split())


def beside_each_other(articles: Sequence[Article]) -> set[frozenset[str]]:
    """Pairs of names of places that stand near each other somewhere: one may lie in the other."""
    pairs: set[frozenset[str]] = set()
    for article in articles:
        named = [n for n in article.names if n.kind == "LOC"]
        for a, b in pairwise(named):
            if b.start - a.end <= _BESIDE:
                pairs.add(frozenset((a.text.lower(), b.text.lower())))
    return pairs


def are_elsewhere(a: Chain, b: Chain, known: set[frozenset[str]], one: str, other: str) -> bool:
    """Whether two chains are of two places of one size, neither known to lie in the other.

    ``one`` and ``other`` are the texts of their articles in lower case.
    """
    first, second = a.names[0], b.names[0]
    alike = len(a.names) == len(b.names) == 1 or bool(set(a.names[1:]) & set(b.names[1:]))
    words = set(first.split()) & set(second.split())
    near = any(frozenset((x, y)) in known for x in a.names for y in b.names)
    inside = first in b.names or second in a.names
    return (
        alike and not words and not near and not inside and first not in other and second not in one
    )
