"""People of an article with the offices that it gives them, ready to be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from runut.article.people import find_people
from runut.article.words import split_words
from runut.languages.pack import Pack, load_pack
from runut.records import Article
from runut.story.words import phrases

_BODY_AND_NAME = re.compile(
    r"((?: [A-Z][\w.-]*){1,5}), ((?:[A-Z][a-z'-]+ ){1,3}[A-Z][a-z'-]+)(?![\w ]?[A-Z])"
)
_BEFORE = 40  # characters before a name that may hold a rank


class Holder(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """Somebody whom one article names in full or with an office.

    ``office`` are the words of an office that only one person holds at a time, empty where the
    role is none; ``rank`` is the number of its row in ``ranks``, -1 where none is told.
    ``start`` to ``end`` is the name in the article's text; ``place`` marks one behind a word for
    places: capitals alone don't tell a place from a person.
    """

    article: Article
    start: int
    end: int
    name: str
    tokens: tuple[str, ...]
    role: str
    office: frozenset[str]
    rank: int
    rank_start: int
    place: bool


def find_holders(article: Article) -> list[Holder]:
    """Find everybody whom an article names in full or with a role, in the order of its text."""
    pack = load_pack(article.language)
    people = find_people(split_words(article.text, pack.speech), pack.speech)
    named = {p.start: (p.name, p.role) for p in people}
    named.update(_behind_commas(article.text, pack))
    return [
        _holder(article, start, name, role, pack)
        for start, (name, role) in sorted(named.items())
        if article.text.startswith(name, start)
    ]


def _holder(article: Article, start: int, name: str, role: str, pack: Pack) -> Holder:
    rank, rank_start = _rank_before(article.text, start, pack)
    text = article.text[max(0, start - _BEFORE) : start]
    return Holder(
        article=article,
        start=start,
        end=start + len(name),
        name=name,
        tokens=tuple(name.lower().replace(".", " ").split()),
        role=role,
        office=office_of(role, pack),
        rank=rank,
        rank_start=rank_start,
        place=bool(text.split()) and text.split()[-1].lower() in _place_words(pack),
    )


def _behind_commas(text: str, pack: Pack) -> Iterator[tuple[int, tuple[str, str]]]:
    """Names in "Minister of Ports of Alder, Alder Reed": the comma parts a body from a name.

    Names that begin like a place are lost where capitals alone tell them.
    """
    for found in phrases(pack.differences.roles.single).finditer(text):
        behind = _BODY_AND_NAME.match(text, found.end())
        before = text[max(0, found.start() - _BEFORE) : found.start()].split()[-1:]
        several = before and phrases(pack.differences.roles.shared).fullmatch(before[0])
        if behind and found.group()[0].isupper() and not several:
            role = text[found.start() : behind.end(1)]
            yield behind.start(2), (behind.group(2), role)


def office_of(role: str, pack: Pack) -> frozenset[str]:
    """Words of an office that one person holds at a time for one body or place, else empty.

    An office without its body ("the minister") is none: many hold one.
    """
    words = pack.differences.roles
    bare = role.lower().replace(",", " ")
    long = phrases(tuple(words.short)).sub(lambda m: words.short[m.group().lower()], bare)
    single = phrases((*words.single, *words.short.values())).match(long)
    if not single or phrases(words.shared).search(long):
        return frozenset()
    body = set(long[single.end() :].split()) - _empty(pack)
    return frozenset((single.group(), *body)) if body else frozenset()


@cache
def _place_words(pack: Pack) -> frozenset[str]:
    spots = pack.differences.spots
    kinds = (kind for row in spots.kinds for kind in row)
    return frozenset((*pack.places.before, *pack.places.named, *spots.near, *spots.at, *kinds))


@cache
def _empty(pack: Pack) -> frozenset[str]:
    return frozenset(
        (*pack.people.bodies.plain_kinds, *pack.people.bodies.nation_tails, *pack.status.light)
    )


def _rank_before(text: str, start: int, pack: Pack) -> tuple[int, int]:
    """Row of the rank right before a name, and where it stands; -1 where there is none."""
    first = max(0, start - _BEFORE)
    before = text[first:start]
    tails = set(pack.people.rank_tails)
    found = [
        (m.start(), -m.end(), number)
        for number, row in enumerate(pack.differences.roles.ranks)
        for m in phrases(row).finditer(before)
        if tails.issuperset(before[m.end() :].lower().replace(".", " ").split())
    ]
    if found:
        start_of_longest, _, number = min(found)
        return number, first + start_of_longest
    return -1, start
