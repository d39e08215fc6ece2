"""Format of ``amounts.toml``: words of amount.

All words are lower case; entries of several words are matched word by word, the longest first.
"""

from __future__ import annotations

from typing import Literal

import msgspec

SaidBound = Literal["about", "at_least", "at_most"]


class AmountWords(msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True):
    """Number words, units, hedges and states of what is counted."""

    decimal: str
    """The mark before decimals; the other of point and comma groups thousands."""
    numbers: dict[str, int]
    """Number words that add up: "dua", "sebelas", "seratus"."""
    teens: str
    """The word that adds ten to the one before it; empty where there is none."""
    multipliers: dict[str, int]
    """Number words that multiply what stands before them."""
    vague: dict[str, tuple[int, int]]
    """Words for a vague amount, with the least and the most they mean."""
    not_after: tuple[str, ...]
    """Words after which a number word is none ("salah satu")."""
    scales: dict[str, int]
    """Words and abbreviations that multiply a number in digits."""
    money_scales: dict[str, int]
    """Abbreviations that do so only after a sign of currency ("Rp 11 M")."""

    units_before: dict[str, str]
    """Units that stand before their number: signs of currency with their ISO 4217 code."""
    units: dict[str, str]
    """Units after a number: their normal sign, or an ISO 4217 code."""
    time_units: tuple[str, ...]
    """Units of time: durations are expressions of time, not figures."""
    classifiers: tuple[str, ...]
    """Words for persons and things counted one by one."""

    hedges: dict[SaidBound, tuple[str, ...]]
    """Words before a number that say how it is meant."""
    hedges_after: dict[SaidBound, tuple[str, ...]]
    """Words behind what is counted that say so."""
    could: tuple[str, ...]
    """Words that make an amount one that is possible, not one that is."""
    alternatives: tuple[str, ...]
    """Words that join a second possible amount to the first."""
    ranges: tuple[str, ...]
    """Words between the ends of a range."""
    between: tuple[str, ...]
    """Words before a range whose ends ``ends`` joins."""
    ends: tuple[str, ...]
    """Words between the ends of such a range."""
    links: tuple[str, ...]
    """Words between what is counted and its number ("sebesar", "mencapai")."""
    share_of: tuple[str, ...]
    """Words between a percentage and the whole."""

    ages: tuple[str, ...]
    """Words before an age."""
    age_units: tuple[str, ...]
    """Units of an age."""
    ranks: tuple[str, ...]
    """Words before a rank."""
    labels: tuple[str, ...]
    """Words whose number is a name, not an amount: "nomor", "pasal", "pukul"."""

    phrase_ends: tuple[str, ...]
    """Words that end the noun phrase counted."""
    empty_heads: tuple[str, ...]
    """Words at its beginning that say nothing ("jumlah")."""
    empty_nouns: tuple[str, ...]
    """Words at the end of a noun phrase that say nothing ("tersebut")."""
    states: dict[str, tuple[str, ...]]
    """What became of those counted: a key common to all languages, and its words."""
