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
    countries: frozenset[str]
    """Countries and peoples in such descriptions ("media Singapura, The Straits Times")."""
    pages: frozenset[str]
    """Words for pages on the web: what nobody listed there is an outlet unless it names a body."""
    owned: frozenset[str]
    """Words for a body's own page: what nobody listed and is described so is no outlet."""
    bodies: frozenset[str]
    """First words of bodies and offices, besides ``organisations`` of the speech section."""
    papers: tuple[str, ...]
    """What a body writes or keeps: reports, data, decisions, journals."""
    media_papers: tuple[str, ...]
    """Those of ``papers`` that media write too: with an unknown name they are an outlet's."""
    homographs: tuple[str, ...]
    """Sources whose names are words or first names too ("Waspada", "Surya", "Lusa"): but for verbs
    of ``taken_from`` they need one of ``media`` before them."""
    agency_words: tuple[str, ...]
    """What the name of an agency that nobody listed begins with ("kantor berita")."""
    joins: tuple[str, ...]
    """What joins several sources."""
    cites: tuple[str, ...]
    """Verbs that a medium cites another with ("Kompas.com mengutip Reuters"): a chain."""
    cites_links: tuple[str, ...]
    """Small words between that medium and the verb ("yang", ",")."""
    taken_links: tuple[str, ...]
    """Words between a medium and the one it has it from ("dilansir CNBC Indonesia dari AFP")."""
    through: tuple[str, ...]
    """What names who passed it on inside a byline ("via")."""
    source_labels: tuple[str, ...]
    """Labels before a list of sources ("Sumber:")."""
    documents: tuple[str, ...]
    """Papers that officials hand out: press releases, written statements."""
    paper_links: frozenset[str]
    """Words right before such a paper where something is told in it ("dalam", "melalui")."""
    platforms: tuple[str, ...]
    """Social media and the accounts on them."""
    platform_words: frozenset[str]
    """Words before such a platform that show that something was posted there."""
    by: frozenset[str]
    """Words behind a platform that name who else posted there ("dibagikan di X oleh polisi")."""
    platform_links: frozenset[str]
    """Words right before a platform that is a place, not somebody ("di", "akun")."""
    agencies: dict[str, tuple[str, ...]]
    """What this language calls agencies, besides their names in ``outlets/agencies.toml``."""
    outlets: dict[str, tuple[str, ...]]
    """Other media often credited, likewise."""
