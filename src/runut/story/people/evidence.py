"""What speaks against two mentions being one person: age, form of address, roles."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from runut.languages.people import PeopleWords
from runut.story.people.mentions import Mention

# Ages of one person may differ by a birthday between two articles.
_BIRTHDAY = 1


class Evidence(NamedTuple):
    """What mentions tell of a person; empty where they tell nothing."""

    ages: frozenset[int] = frozenset()
    genders: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()  # names of groups of people.toml
    seats: frozenset[tuple[str, tuple[str, ...]]] = frozenset()  # role and its place
    ranks: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()  # of all roles
    roles: frozenset[str] = frozenset()  # each role in one word: "menteriluarnegeri"


def evidence_of(mention: Mention, section: PeopleWords) -> Evidence:
    """What one mention tells."""
    role = mention.role
    held = role if role and not role.former and role.head not in section.pending else None
    return Evidence(
        frozenset() if mention.age is None else frozenset((mention.age,)),
        frozenset(mention.gender),
        frozenset(_groups(section).get(held.head, ())) if held else frozenset(),
        frozenset(((held.head, held.words),))
        if held and held.words and held.head in section.seats
        else frozenset(),
        frozenset((mention.rank.split()[0].casefold(),)) if mention.rank else frozenset(),
        frozenset((role.head, *role.words)) if role else frozenset(),
        frozenset(("".join((role.head, *role.words)),)) if role else frozenset(),
    )


@cache
def _groups(section: PeopleWords) -> dict[str, tuple[str, ...]]:
    """First word of a role -> names of its groups."""
    groups: dict[str, tuple[str, ...]] = {}
    for group in section.groups:
        for word in group.words:
            groups[word] = (*groups.get(word, ()), group.name)
    return groups


@cache
def _excluded(section: PeopleWords) -> frozenset[tuple[str, str]]:
    return frozenset((g.name, other) for g in section.groups for other in g.excludes)


def add_evidence(a: Evidence, b: Evidence) -> Evidence:
    """What both tell together."""
    return Evidence(
        a.ages | b.ages,
        a.genders | b.genders,
        a.groups | b.groups,
        a.seats | b.seats,
        a.ranks | b.ranks,
        a.words | b.words,
        a.roles | b.roles,
    )


def clash(a: Evidence, b: Evidence, section: PeopleWords) -> bool:
    """Whether what is told of two mentions can't be true of one person."""
    if a.ages and b.ages and not any(abs(x - y) <= _BIRTHDAY for x in a.ages for y in b.ages):
        return True
    if a.genders and b.genders and a.genders.isdisjoint(b.genders):
        return True
    excluded = _excluded(section)
    if any((x, y) in excluded for x in a.groups for y in b.groups):
        return True
    return a.ranks.isdisjoint(b.ranks) and _two_seats(a, b)


def _two_seats(a: Evidence, b: Evidence) -> bool:
    """Whether both hold one office in two places ("Bupati A", "Bupati B")."""
    heads = {head for head, _ in a.seats} & {head for head, _ in b.seats}
    return any(
        not any(
            _may_be_one_place(p, q)
            for x, p in a.seats
            if x == head
            for y, q in b.seats
            if y == head
        )
        for head in heads
    )


def _may_be_one_place(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names of places share a word, or one abbreviates the other ("jaksel")."""
    if set(a) & set(b):
        return True
    short, long = sorted(("".join(a), "".join(b)), key=len)
    letters = iter(long)
    return short[0] == long[0] and all(letter in letters for letter in short)


def share_role(a: Evidence, b: Evidence) -> bool:
    """Whether the roles told of both have a word in common, or one that abbreviates the other."""
    if not a.words.isdisjoint(b.words):
        return True
    return _abbreviates_any(a.words, b.roles) or _abbreviates_any(b.words, a.roles)


def _abbreviates_any(words: frozenset[str], roles: frozenset[str]) -> bool:
    """Whether a word is cut from a role: "menlu" from "menteri luar negeri"."""
    return any(_is_cut_from(word, role) for word in words for role in roles)


def _is_cut_from(word: str, role: str) -> bool:
    letters = iter(role)
    return len(word) > 3 and word[:2] == role[:2] and all(letter in letters for letter in word)
