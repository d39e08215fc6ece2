"""What tells the name of a newsroom from that of a place: the format of ``datelines.toml``."""

from __future__ import annotations

from functools import cache

import msgspec

from runut.outlets.data import read_data

FILE = "datelines.toml"


class DatelineWords(
    msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True
):
    """Words of datelines, in lower case."""

    outlet_words: frozenset[str]
    """Words of names of newsrooms: "harian", "kabar"."""
    not_outlets: frozenset[str]
    """What may stand beside a place and is no outlet: days, months, labels."""
    place_heads: frozenset[str]
    """First words of names of places: "tanjung"."""
    place_ends: frozenset[str]
    """Last words of names of places: "selatan"."""
    places: frozenset[str]
    """Provinces, cities, countries."""


@cache
def dateline_words() -> DatelineWords:
    """Load and validate ``datelines.toml``. Raises OutletDataError where it breaks its format."""
    return read_data(FILE, DatelineWords)


def is_known_place(name: str) -> bool:
    """Whether a name is that of a place known here, or is built like one: "Aceh Utara"."""
    words = dateline_words()
    parts = name.casefold().split()
    if not parts:
        return False
    shaped = len(parts) > 1 and (parts[0] in words.place_heads or parts[-1] in words.place_ends)
    return shaped or " ".join(parts) in words.places


def names_newsroom(name: str) -> bool:
    """Whether a word of a name speaks of a newsroom: "Kantor Berita Nusa"."""
    return not dateline_words().outlet_words.isdisjoint(name.casefold().split())


def is_day_or_label(name: str) -> bool:
    """Whether a word of a name is that of a day, a month or a label: "Senin Malam"."""
    return not dateline_words().not_outlets.isdisjoint(name.casefold().split())
