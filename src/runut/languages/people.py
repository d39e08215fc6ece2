"""Format of ``people.toml``: how one text names the same people, bodies and places.

Roles, ranks and forms of address that ``speech.toml`` lists are not repeated here. Words are lower
case unless said otherwise; a text's words are compared case-folded.
"""

from __future__ import annotations

import msgspec


class RoleGroup(msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True):
    """Roles of one kind, and the kinds that the same person is not taken to hold beside it."""

    name: str
    words: tuple[str, ...]
    """First words of such roles."""
    excludes: tuple[str, ...]
    """Names of groups. One news story seldom has the suspect for its investigator, so two people
    of one name with such roles stay two."""


class PersonNames(msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True):
    """How the names of people are compared."""

    also_names: tuple[str, ...]
    """Roles and forms of address that are also people's names: "putra", "imam"."""
    degrees: tuple[str, ...]
    """Academic degrees behind a name, without full stops: "sh"."""
    generations: tuple[str, ...]
    """What tells a child from a parent of the same name: "jr"."""
    men: tuple[str, ...]
    """Forms of address for men."""
    women: tuple[str, ...]
    """Forms of address for women."""
    also_called: tuple[str, ...]
    """What stands between a name and another name of the same person: "alias"."""
    called_behind: tuple[str, ...]
    """What stands behind another name of whoever was named in full last: "sapaan akrabnya"."""
    epithets: tuple[str, ...]
    """Words that open a nickname, so that "X atau Gus Y" is one person."""
    or_called: tuple[str, ...]
    """What stands before such a nickname: "atau"."""
    years_old: tuple[str, ...]
    """What may follow an age in brackets: "tahun"."""
    spellings: tuple[tuple[str, str], ...]
    """Letters of names and what they are compared as, in order: old and new spelling, and ways to
    write a foreign name. They never make two different names equal by themselves: the rest of the
    name must agree."""
    nicknames: dict[str, str]
    """Well-known names of one person and the full name. Nobody else is taken to be called so,
    unless it is the first word of the name."""


class BodyNames(msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True):
    """How the names of organisations and places are compared."""

    acronyms: dict[str, str]
    """Short names that texts use without explaining them, and the long form."""
    countries: dict[str, str]
    """Names of countries that CLDR does not give in this language, and the territory's code."""
    short_without: tuple[str, ...]
    """First words of a body's name that its short name may leave out: "kementerian"."""
    of_a_place: tuple[str, ...]
    """Names of bodies that every province or town has one of; alone, the one that the article names
    with its place: "kejaksaan tinggi"."""
    company_forms: tuple[str, ...]
    """Words of a company's legal form, not part of its name."""
    nation_tails: tuple[str, ...]
    """What may end the name of a body of the state without changing it: "ri"."""
    plain_kinds: tuple[str, ...]
    """Words before the name of a place that leave it the same place: "provinsi"."""
    state_forms: tuple[str, ...]
    """Words before the name of a country in its official name: "republik"."""
    place_kinds: tuple[str, ...]
    """Words before the name of a place that another place may share: "kota", "gunung"."""
    seats_of_power: tuple[str, ...]
    """Places that also stand for who governs there: "pyongyang", "senayan"."""
    power_before: tuple[str, ...]
    """Words before such a name that make it mean those who govern: "rezim"."""
    place_before: tuple[str, ...]
    """Words before such a name that make it mean the place, beside those of places.toml."""


class PeopleWords(msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True):
    """Words that tell whether two names are one person, body or place, and who holds a role."""

    former: tuple[str, ...]
    """Words before a role that is over: "mantan"."""
    pending: tuple[str, ...]
    """Words before a role that is not or not fully held, kept with it: "calon", "plt"."""
    after_role: tuple[str, ...]
    """Words that end a role in lower case: "terpilih"."""
    kin: tuple[str, ...]
    """Words of kinship, whose phrase says nothing certain of the name behind it: "anak"."""
    named: tuple[str, ...]
    """Words between a role and a name: "bernama"."""
    as_: tuple[str, ...] = msgspec.field(name="as")
    """Words between a name and a role: "selaku"."""
    possessed: tuple[str, ...]
    """Words before a name that make it an owner, never the holder of a role: "kasus"."""
    unfinished: tuple[str, ...]
    """Words that are no role by themselves: "juru"."""
    collective: tuple[str, ...]
    """First words of what a body is called, listed among roles for its speech: "majelis"."""
    of_somebody: tuple[str, ...]
    """Roles that a person's name completes: "ajudan Sari Dewi"."""
    role_openers: tuple[str, ...]
    """Words that may stand before "Ketua Umum, Sari Dewi", beside words of saying."""
    ranks: tuple[str, ...]
    """Ranks before a name, one word each, which are told like a role."""
    before_rank: tuple[str, ...]
    """Words behind which a rank is part of an office or a body: "sekretaris" ("... jenderal")."""
    rank_tails: tuple[str, ...]
    """Words that belong to the rank before them: "pol", "madya"."""
    seats: tuple[str, ...]
    """Roles that one person holds for one place: two places make two people."""
    groups: tuple[RoleGroup, ...]
    people: PersonNames
    bodies: BodyNames
