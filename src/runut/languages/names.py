"""Format of ``names.toml``: words that show a name of a person, an organisation or a place.

They serve where the encoder is not installed: as lists that the table of weights asks or, in a
language without such a table, as rules. Beside the encoder, ``edges`` and known names are asked.
All words are lower case and compared case-folded, unless a field says otherwise.
"""

from __future__ import annotations

import msgspec


class NameWords(msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True):
    """Names known beforehand, and words that stand in names or before them."""

    places: tuple[str, ...]
    """Provinces, cities, regions, seas and short forms of countries, as written ("Jawa Timur").
    Countries under their full names come from CLDR."""
    organisations: tuple[str, ...]
    """Organisations known under a name that no rule would find, as written ("Polri", "Hamas")."""
    place_heads: tuple[str, ...]
    """First words of the name of a place ("kabupaten", "gunung")."""
    organisation_heads: tuple[str, ...]
    """First words of the name of an organisation ("kementerian", "universitas")."""
    organisation_tails: tuple[str, ...]
    """Last words of the name of an organisation ("university"); empty where heads come first."""
    place_cues: tuple[str, ...]
    """Words directly before a place ("di", "ke")."""
    given: tuple[str, ...]
    """Given names so common that one beside a capitalised word is a person."""
    joins: tuple[str, ...]
    """Small words inside the name of an organisation ("dan" in "Badan Narkotika dan Obat")."""
    own_words: tuple[str, ...]
    """Words that an office is called by and no organisation ("menteri" in "Menteri Keuangan");
    a capitalised phrase that begins so names no organisation."""
    never: tuple[str, ...]
    """What is written in capitals and is no name: abbreviations of measures, laws, clocks."""
    directions: tuple[str, ...]
    """Points of the compass, which name no place alone: "utara"."""
    small_in_headlines: tuple[str, ...]
    """Words of headlines in capitals that are written small elsewhere and are no names: verbs."""
    edges: tuple[str, ...]
    """Words cut off a name's beginning, where the encoder or bad conversion left them there."""
