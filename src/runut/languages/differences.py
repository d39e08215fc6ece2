"""Format of ``differences.toml``: what tells that two accounts speak of the same."""

from __future__ import annotations

import msgspec


class Happening(msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True):
    """Words for one kind of happening that befalls its subject once in a story."""

    name: str
    """A key common to all languages: ``found``, ``takeoff``."""
    words: tuple[str, ...]
    """Its verbs and nouns in all forms that texts use: "lepas landas", "jatuh"."""


class WholeWords(msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True):
    """Words that count without a number: all of them, none of them."""

    all: tuple[str, ...]
    """Words before people that mean each of them: "seluruh"."""
    none: tuple[str, ...]
    """Words that mean not one: "tidak ada", "belum ada laporan"."""
    sole: tuple[str, ...]
    """Words that mean one and no more: "satu-satunya"."""
    people: tuple[str, ...]
    """Words for those of whom all or none are told: "penumpang"."""
    between: tuple[str, ...]
    """Words that may stand between such a word and what became of people: "yang", "korban"."""
    behind: tuple[str, ...]
    """Words right behind what became of people that only say where or why: "dalam", "akibat"."""
    not_whole: tuple[str, ...]
    """Words that take the meaning back: "hampir seluruh", "tidak semua"."""


class RoleWords(msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True):
    """Roles that can be compared."""

    single: tuple[str, ...]
    """First words of roles that one person holds at a time for one body or place."""
    shared: tuple[str, ...]
    """Words within a role that let several hold it: "wakil", "anggota"."""
    short: dict[str, str]
    """Short words of roles and bodies and what they are compared as: "kapuspenkum"."""
    ranks: tuple[tuple[str, ...], ...]
    """Ranks that exclude each other, each with all its spellings: "kombes", "komisaris besar"."""
    turns: tuple[str, ...]
    """Words by which an office changes hands: "menggantikan", "dilantik"."""


class SpotWords(msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True):
    """Words that place a happening."""

    at: tuple[str, ...]
    """Prepositions before a place: "di"."""
    to: tuple[str, ...]
    """Prepositions before a goal: "menuju"."""
    near: tuple[str, ...]
    """Words that make a place vague: "dekat", "sekitar"."""
    wide: tuple[str, ...]
    """Names of regions that hold many places: one of them is never held against a town."""
    on: tuple[str, ...]
    """The prepositions of a site, with words that leave it the site: "di", "di atas", "di area"."""
    sites: tuple[tuple[str, ...], ...]
    """Common nouns for sites without a name, one kind in each row: where something fell, burnt or
    was found."""
    kinds: tuple[tuple[str, ...], ...]
    """Common nouns for places, those in one row being one kind: two places of one kind with two
    names can't both be where something happened."""


class DifferenceWords(
    msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True
):
    """Words that align what two accounts count, date, place and name."""

    same: tuple[tuple[str, ...], ...]
    """Words for one thing counted: "kru", "awak", "awak kabin"."""
    persons: tuple[str, ...]
    """Words for people that say nothing else of them: "orang", "warga"."""
    bodies: tuple[str, ...]
    """Words for the dead that are found and counted one by one: "jenazah"."""
    settled: tuple[str, ...]
    """Nouns for places that people come from: "desa". Behind "from" they are no whole."""
    out_of: tuple[str, ...]
    """Words between a part and its whole: "dari" in "83 dari 120"."""
    demanded: tuple[str, ...]
    """Words by which an amount or a term is asked for, not given: "menuntut"."""
    decided: tuple[str, ...]
    """Words by which it is given: "divonis"."""
    consisting: tuple[str, ...]
    """Words that open all parts of a total: "terdiri atas"."""
    naming: tuple[str, ...]
    """Words right behind a count that open the names of all that were counted: "yakni"."""
    announced: tuple[str, ...]
    """Words of a sentence that announces a list below it: "berikut"."""
    room: tuple[str, ...]
    """Words by which a count is what something can hold: "kapasitas"."""
    held: tuple[str, ...]
    """Whom or what it holds, one by one: "penumpang", "kursi"."""
    whole: WholeWords
    happenings: tuple[Happening, ...]
    terms: tuple[str, ...]
    """Words beside a length of time that somebody is sentenced to: "penjara"."""
    instead: tuple[str, ...]
    """Words before a term served instead of another punishment: "subsider"."""
    in_state: tuple[str, ...]
    """Words before a happening that make it a condition or a place: found "dalam kondisi" tewas,
    visited the "lokasi" longsor."""
    scheduled: tuple[str, ...]
    """Words by which a time is one that was planned: "dijadwalkan"."""
    lasted: tuple[str, ...]
    """Words between a happening and how long it went on: "flew for only 32 seconds"."""
    until_then: tuple[str, ...]
    """Words behind that length before the happening that ended it: "before"."""
    after: tuple[str, ...]
    """Words between a length of time and the happening it counts from: "setelah"."""
    announcing: tuple[str, ...]
    """Words that only announce what is denied: "tudingan", "kabar bahwa"."""
    negations: tuple[str, ...]
    """Negations of verbs and of being: "tidak". Those of nouns alone and orders are none."""
    not_turned: tuple[str, ...]
    """Words right behind a negation by which no verb is negated: prepositions, "hanya"."""
    failing: tuple[str, ...]
    """Verbs that turn what follows into its contrary, as a negation does: "gagal"."""
    filling: tuple[str, ...]
    """Words between a negation and the word that it turns: "pernah", "sampai"."""
    not_yet: tuple[str, ...]
    """Negations of what may still come: "belum"."""
    roles: RoleWords
    spots: SpotWords
