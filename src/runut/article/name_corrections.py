"""Mend the names that labels give, by what the whole article shows.

Labels are told sentence by sentence, so that they may take "Polri Irjen Budi Santoso" for one name,
"Lembah Budi Santoso" behind "Bupati" for one, or miss a short name whose full one stands in the
next sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from runut.article.name_features import name_lists
from runut.article.name_shapes import Found, with_short_names
from runut.article.people import section_sets
from runut.article.place_names import place_names
from runut.article.words import Word
from runut.languages.pack import Pack
from runut.records import NameKind

_LEFT = 2  # words of a person's name behind a place that only a list knows

_BREAKS = frozenset(';:“”"()[]<>|')


class _Places(NamedTuple):
    """What an article uses as places, and whom it names without a place before."""

    here: frozenset[str]
    opens: Counter[str]  # first words of people's names that stand behind no office


def correct_names(
    found: Iterable[Found], sentences: Sequence[Sequence[Word]], pack: Pack
) -> list[Found]:
    """Names, mended: parted at marks and ranks, without titles and places before a person."""
    parted = _joined(part for name in found for part in _parted(name, pack))
    named = [bare for name in parted if (bare := _without_titles(name, pack))]
    named = _with_ranked(named, sentences, pack)
    places = _places(named, sentences, pack)
    parted = [part for name in named for part in _without_place(name, places, pack)]
    return with_short_names(parted, sentences, _no_short_name(pack))


def _parted(name: Found, pack: Pack) -> Iterator[Found]:
    """A name cut at marks that stand in none, and before a rank: what follows it is a person."""
    sentence, first, last, kind = name
    if last - first > 1 and sentence[first].fold in pack.people.ranks:
        kind = "PER"
    start = first
    for i in range(first, last):
        if sentence[i].text in _BREAKS:
            if start < i:
                yield Found(sentence, start, i, kind)
            start = i + 1
        elif start < i < last - 1 and _is_rank(sentence, i, pack):
            before = "ORG" if kind == "PER" else kind
            yield Found(sentence, start, i, before)
            start, kind = i, "PER"
    if start < last:
        yield Found(sentence, start, last, kind)


def _joined(found: Iterable[Found]) -> list[Found]:
    """Names; people whose names touch are one: two are never named side by side."""
    names: list[Found] = []
    for name in found:
        before = names[-1] if names else None
        touch = before and before.sentence is name.sentence and before.last == name.first
        if before and touch and before.kind == name.kind == "PER":
            names[-1] = before._replace(last=name.last)
        else:
            names.append(name)
    return names


def _is_rank(sentence: Sequence[Word], i: int, pack: Pack) -> bool:
    """Whether a word is a rank, and no part of an office such as "Sekretaris Jenderal"."""
    people = pack.people
    return sentence[i].fold in people.ranks and sentence[i - 1].fold not in people.before_rank


def _without_titles(name: Found, pack: Pack) -> Found | None:
    """A person's name without the titles it begins with; None where it is titles and no more."""
    sentence, first, last, kind = name
    if kind != "PER":
        return name
    titles = _titles(pack)
    while first < last and (
        sentence[first].fold in titles or not sentence[first].text[0].isalpha()
    ):
        first += 1
    return Found(sentence, first, last, kind) if first < last else None


def _with_ranked(
    found: Sequence[Found], sentences: Sequence[Sequence[Word]], pack: Pack
) -> list[Found]:
    """Names, and the capitalised words behind a rank or an office that no label took: a person."""
    before = frozenset((*pack.people.ranks, *pack.speech.place_roles))
    titles = _titles(pack) | frozenset(pack.people.rank_tails)
    taken = {word.start for f in found for word in f.sentence[f.first : f.last]}
    added = []
    for sentence in sentences:
        for i, word in enumerate(sentence):
            if word.fold not in before or not word.capital or word.text.isupper():
                continue
            if i and sentence[i - 1].fold in pack.people.before_rank:
                continue
            first = i + 1 + _listed_place(sentence, i + 1, pack)
            while first < len(sentence) and sentence[first].fold in titles:
                first += 1
            last = first
            while last < len(sentence) and _may_be_named(sentence[last], taken, titles):
                last += 1
            if last > first + 1:
                added.append(Found(sentence, first, last, "PER"))
                taken.update(w.start for w in sentence[first:last])
    return [*found, *added]


def _listed_place(sentence: Sequence[Word], first: int, pack: Pack) -> int:
    """How many words from ``first`` on are a place of the lists."""
    lists = name_lists(pack)
    for last in range(min(len(sentence), first + lists.longest), first, -1):
        if lists.known.get(tuple(word.text for word in sentence[first:last])) == "LOC":
            return last - first
    return 0


def _may_be_named(word: Word, taken: set[int], titles: frozenset[str]) -> bool:
    return word.text.istitle() and word.start not in taken and word.fold not in titles


@cache
def _titles(pack: Pack) -> frozenset[str]:
    """Ranks, forms of address and offices that are never the first word of a name itself."""
    people = pack.people
    words = (*people.ranks, *people.former, *people.pending, *pack.speech.titles)
    offices = (w for w in pack.speech.roles if w in pack.speech.place_roles)
    return frozenset((*words, *offices)) - frozenset(people.people.also_names)


@cache
def _no_short_name(pack: Pack) -> frozenset[str]:
    """Words that name nobody alone, though they may be part of a name."""
    sets, speech = section_sets(pack.speech), pack.speech
    small = (*speech.stops, *speech.pronouns, *speech.calendar, *pack.people.ranks)
    return sets.roles | sets.titles | sets.openers | frozenset(small)


def _places(found: Sequence[Found], sentences: Sequence[Sequence[Word]], pack: Pack) -> _Places:
    here = place_names([word for s in sentences for word in s], pack)
    lone = {f.sentence[f.first].fold for f in found if f.kind == "LOC" and f.last - f.first == 1}
    roles = section_sets(pack.speech).roles
    opens = Counter(
        f.sentence[f.first].fold
        for f in found
        if f.kind == "PER" and not (f.first and f.sentence[f.first - 1].fold in roles)
    )
    return _Places(here | lone, opens)


def _without_place(name: Found, places: _Places, pack: Pack) -> Iterator[Found]:
    """A person's name, and apart from it the place of the office before it.

    A place that the article shows elsewhere is told from the name; one that only a list knows, if
    the office is one of those that are held over places and a full name is left.
    """
    sentence, first, last, kind = name
    if kind == "ORG" and first and sentence[first - 1].fold in pack.people.seats:
        known = name_lists(pack).known.get(tuple(w.text for w in sentence[first:last]))
        kind = "LOC" if known == "LOC" else kind
    if kind == "PER" and last - first == 1:
        kind = _kind_listed(sentence[first], pack)
    cut = _place_end(name, places, pack) if kind != "LOC" and first else first
    if cut > first:
        yield Found(sentence, first, cut, "LOC")
    yield Found(sentence, cut, last, "PER" if cut > first else kind)


def _kind_listed(word: Word, pack: Pack) -> NameKind:
    """What a lone word taken for a person is: a place or body of the lists, unless a given name."""
    listed = name_lists(pack).known.get((word.text,))
    return listed if listed and word.fold not in pack.names.given else "PER"


def _place_end(name: Found, places: _Places, pack: Pack) -> int:
    sentence, first, last, _ = name
    before = sentence[first - 1]
    office = before.fold in section_sets(pack.speech).roles
    if not office or places.opens[sentence[first].fold]:
        return first
    if name.kind == "ORG" and sentence[first].fold in name_lists(pack).heads:
        return first
    known = name_lists(pack).known
    over_places = before.fold in pack.people.seats
    for cut in range(last - 1, first, -1):
        words = sentence[first:cut]
        if all(word.fold in places.here for word in words):
            return cut
        listed = known.get(tuple(word.text for word in words)) == "LOC"
        if listed and over_places and last - cut >= _LEFT:
            return cut
    return first
