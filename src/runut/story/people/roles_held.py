"""Roles in time: who held which role, according to which article, at which date."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from runut.languages.pack import load_pack
from runut.records import Citation, RoleHeld
from runut.story.people.mentions import Mention
from runut.story.people.roles import Role
from runut.story.people.spellings import Tokens
from runut.story.people.territories import territories

# A period that the text itself gives: "Wali Kota periode 2014-2019 Sari Dewi".
_PERIOD = re.compile(r"\b((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)\b")

# Words of the longest name of a country that is looked for in a role.
_LONGEST_COUNTRY = 4

Key = tuple[str, frozenset[str], bool]


def tell_roles(mentions: Sequence[Mention], language: str) -> tuple[RoleHeld, ...]:
    """The roles of one person, those told most often first.

    Countries in roles are compared by all their names, as ``language`` has them.

    ``since`` and ``until`` are the first and the last day on which articles call the person so: it
    is not known that the role began or ended with them. A role that is over ("mantan") has no
    ``since``, and its ``until`` is the first day on which an article says so: it ended before.
    """
    countries = territories(language, load_pack(language).people)
    told: dict[Key, list[tuple[Mention, Role]]] = defaultdict(list)
    for mention in mentions:
        if mention.role:
            told[_key(mention.role, countries)].append((mention, mention.role))
    somebodys = load_pack(language).people.of_somebody
    rows = [row for row in _joined(told) if not _is_anothers(row[0][1], told, somebodys)]
    rows.sort(key=lambda row: -len(row))
    return (*(_held(row) for row in rows), *_ranks(mentions))


def _is_anothers(role: Role, told: Iterable[Key], somebodys: Sequence[str]) -> bool:
    """Whether a role is held for the office that the person has: "utusan Presiden Sari Dewi"."""
    offices = {head for head, words, _ in told if not words}
    return role.head in somebodys and bool(role.words) and role.words[-1] in offices


def _key(role: Role, countries: Mapping[Tokens, str]) -> Key:
    return role.head, plain_words(role.words, countries), role.former


def plain_words(words: Tokens, countries: Mapping[Tokens, str]) -> frozenset[str]:
    """Words of a role as they are compared: a country is its code under all its names."""
    plain: list[str] = []
    i = 0
    while i < len(words):
        ends = range(min(len(words), i + _LONGEST_COUNTRY), i, -1)
        end = next((e for e in ends if words[i:e] in countries), None)
        plain.append(countries[words[i:end]] if end else words[i])
        i = end or i + 1
    return frozenset(plain)


def _joined(
    told: dict[Key, list[tuple[Mention, Role]]],
) -> list[list[tuple[Mention, Role]]]:
    """Join a role to the one fuller role that it is short for: "Presiden", "Presiden Rusia"."""
    rows: dict[Key, list[tuple[Mention, Role]]] = defaultdict(list)
    for (head, words, former), found in told.items():
        fuller = [k for k in told if k[0] == head and k[2] == former and words < k[1]]
        longest = [k for k in fuller if not any(k[1] < other[1] for other in fuller)]
        rows[longest[0] if len(longest) == 1 else (head, words, former)].extend(found)
    return list(rows.values())


def _held(row: Sequence[tuple[Mention, Role]]) -> RoleHeld:
    texts = Counter(role.text for _, role in row)
    text = max(texts, key=lambda t: (len(t.split()) > 1, texts[t], len(t)))
    days = sorted(m.day for m, _ in row if m.day)
    since, until = (days[0], days[-1]) if days else (None, None)
    if row[0][1].former:
        since, until = None, since
    period = _PERIOD.search(text)
    if period:
        since, until = period.groups()
    cited = tuple(Citation(article=m.article, start=r.start, end=r.end) for m, r in row)
    return RoleHeld(role=text, citations=cited, since=since, until=until)


def _ranks(mentions: Sequence[Mention]) -> tuple[RoleHeld, ...]:
    """Ranks before the name are told like roles."""
    ranks: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.rank:
            ranks[mention.rank].append(mention)
    return tuple(_rank_held(rank, told) for rank, told in ranks.items())


def _rank_held(rank: str, told: Sequence[Mention]) -> RoleHeld:
    days = sorted(m.day for m in told if m.day)
    return RoleHeld(
        role=rank,
        citations=tuple(Citation(article=m.article, start=m.start, end=m.end) for m in told),
        since=days[0] if days else None,
        until=days[-1] if days else None,
    )
