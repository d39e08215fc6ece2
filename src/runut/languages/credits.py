"""Format of ``credits.toml``: words of credit.

All words are lower case except the names of sources. Entries of several words are matched word
by word.
"""

from __future__ import annotations

import msgspec


class CreditWords(msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True):
    """How an article says where it got something."""

    taken_from: tuple[str, ...]
    """Verbs that name a source whatever it is called ("dikutip", "melansir")."""
    told_by: tuple[str, ...]
    """Words that do so only before a source that is known ("menurut", "kepada")."""
    tells: tuple[str, ...]
    """Verbs behind a known source ("Reuters melaporkan")."""
    of: tuple[str, ...]
    """Small words between a verb and the source."""
    media: tuple[str, ...]
    """Descriptions before the name of a source; not part of it."""
    homographs: tuple[str, ...]
    """Sources whose names are words or first names too ("Waspada", "Surya"): after a word of
    ``told_by`` they need one of ``media`` before them."""
    agency_words: tuple[str, ...]
    """What the name of an agency that nobody listed begins with ("kantor berita")."""
    joins: tuple[str, ...]
    """What joins several sources."""
    through: tuple[str, ...]
    """What names who passed it on inside a byline ("via")."""
    source_labels: tuple[str, ...]
    """Labels before a list of sources ("Sumber:")."""
    documents: tuple[str, ...]
    """Papers that officials hand out: press releases, written statements."""
    platforms: tuple[str, ...]
    """Social media and the accounts on them."""
    platform_words: tuple[str, ...]
    """Words before such a platform that show that something was posted there."""
    agencies: dict[str, tuple[str, ...]]
    """News agencies and the names they go by, besides those in the outlets folder."""
    outlets: dict[str, tuple[str, ...]]
    """Other media often credited, likewise."""
