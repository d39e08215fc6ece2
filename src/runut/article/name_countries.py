"""Name what lists know wherever it stands: countries, seats of power, places of offices.

What the labels were learnt from names a country only where something happens there: "Rusia
membantah" and "Menteri Luar Negeri Rusia" hold none. A story's entities want them all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from runut.article.name_features import country_names, name_lists
from runut.article.people import nameless, section_sets
from runut.article.words import Word, split_words
from runut.languages.pack import Pack
from runut.records import Article, Name, NameKind

_SHORT = 4  # a name of fewer letters must be written in capitals: "AS", not "as"

Tokens = tuple[str, ...]


def with_countries(article: Article, names: Sequence[Name], pack: Pack) -> tuple[Name, ...]:
    """An article's names with those of countries that are none yet, in order."""
    words = split_words(article.text, pack.speech)
    taken = {place for name in names for place in range(name.start, name.end)}
    begins = frozenset(name.start for name in names)
    added = [
        Name(start=start, end=end, text=article.text[start:end], kind=kind)
        for first, last, kind in _listed(words, begins, pack)
        for start, end in [(words[first].start, words[last - 1].end)]
        if start not in taken and end - 1 not in taken
    ]
    return tuple(sorted([*names, *added], key=lambda name: name.start))


def _listed(
    words: Sequence[Word], begins: frozenset[int], pack: Pack
) -> Iterator[tuple[int, int, NameKind]]:
    """Ranges of words that are a country, a body of the list, or a place behind an office there."""
    countries, longest = _countries(pack)
    i = 0
    while i < len(words):
        kind: NameKind = "LOC"
        found = _longest(words, i, longest, countries) if words[i].capital else 0
        if not found and words[i].capital:
            kind = "ORG"
            found = _known(words, i, "ORG", pack)
        if found and not _stands_alone(words, i, i + found, begins, pack):
            found = 0
        if not found and i and words[i - 1].fold in pack.people.seats:
            kind = "LOC"
            found = _known(words, i, "LOC", pack)
        if found:
            yield i, i + found, kind
            person = _person_end(words, i, i + found, begins, pack)
            if person:
                yield i + found, person, "PER"
                found = person - i
        i += found or 1


def _longest(words: Sequence[Word], first: int, longest: int, countries: frozenset[Tokens]) -> int:
    """How many words from ``first`` on are a country's name."""
    for last in range(min(len(words), first + longest), first, -1):
        part = words[first:last]
        if tuple(w.fold for w in part) in countries and all(w.capital for w in part):
            short = last - first == 1 and len(part[0].text) < _SHORT
            return 0 if short and not part[0].text.isupper() else last - first
    return 0


def _known(words: Sequence[Word], first: int, kind: NameKind, pack: Pack) -> int:
    """How many words from ``first`` on are a listed name of a kind, as written or in capitals."""
    lists = name_lists(pack)
    for last in range(min(len(words), first + lists.longest), first, -1):
        if lists.known.get(tuple(map(_as_listed, words[first:last]))) == kind:
            return last - first
    return 0


def _as_listed(word: Word) -> str:
    shout = word.text.isupper() and len(word.text) >= _SHORT
    return word.text.capitalize() if shout else word.text


def _stands_alone(
    words: Sequence[Word], first: int, last: int, begins: frozenset[int], pack: Pack
) -> bool:
    """Whether no other part of a longer name stands beside: not "Air India", "India Raya"."""
    office = nameless(pack.speech) | section_sets(pack.speech).roles
    before = words[first - 1] if first else None
    if before and before.capital and before.fold not in office:
        return False
    if before and before.fold in _offices(pack):
        return True
    after = words[last] if last < len(words) else None
    return not after or not after.capital or after.start in begins or after.fold in office


def _person_end(
    words: Sequence[Word], first: int, last: int, begins: frozenset[int], pack: Pack
) -> int:
    """Where a person's name ends that no label took, behind an office and its country; else 0."""
    if not first or words[first - 1].fold not in _offices(pack):
        return 0
    end = last
    while end < len(words) and words[end].text.istitle() and words[end].start not in begins:
        end += 1
    return end if end > last + 1 else 0


@cache
def _offices(pack: Pack) -> frozenset[str]:
    """Words of offices that a country's name may follow: "Menteri Luar Negeri"."""
    speech = pack.speech
    bodies = (*speech.organisations, *speech.places, *speech.calendar, *speech.openers)
    return frozenset((*speech.roles, *speech.office_words)) - frozenset(bodies)


@cache
def _countries(pack: Pack) -> tuple[frozenset[Tokens], int]:
    names = (*country_names(pack.code), *pack.people.bodies.countries)
    folded = frozenset(tuple(name.casefold().split()) for name in names)
    return folded, max(map(len, folded))
