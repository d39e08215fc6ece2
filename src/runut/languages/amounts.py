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
    one_before: tuple[str, ...]
    """Articles that count one before a multiplier ("a hundred")."""
    vague: dict[str, tuple[int, int]]
    """Words for a vague amount, with the least and the most they mean."""
    fractions: dict[str, tuple[int, int]]
    """Words for a part, as numerator and denominator ("seperlima")."""
    denominators: dict[str, int]
    """Words that make the number before them a numerator ("dua pertiga")."""
    halves: tuple[str, ...]
    """Words that add a half to the number before them ("satu setengah juta")."""
    not_after: tuple[str, ...]
    """Words after which a number word is none ("salah satu")."""
    not_before: tuple[str, ...]
    """Words before which a number counts nothing ("5,97 Lintang Selatan")."""
    not_one: tuple[str, ...]
    """Words before which a word for one counts nothing ("satu sama lain")."""
    equals: tuple[str, ...]
    """Words that say of a bare number what those counted are ("169 adalah warga India")."""
    exist: tuple[str, ...]
    """Words that say that so many are there; they may part a hedge from its number."""
    only: tuple[str, ...]
    """Words that show that a word for one counts ("hanya satu")."""
    articles: tuple[str, ...]
    """Words for one that count only where something became of it ("seorang tewas")."""
    others: tuple[str, ...]
    """Words behind a number for more of what was counted before ("11 lainnya")."""
    scales: dict[str, int]
    """Words and abbreviations that multiply a number in digits."""
    vague_scales: dict[str, int]
    """The same for a number that is only roughly so ("3 jutaan")."""
    roughly: tuple[str, ...]
    """Endings that make a number a rough one ("50-an")."""
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
    up_to: tuple[str, ...]
    """Hedges that give the end of a change after words of ``rises`` and ``falls``, else a most."""
    links: tuple[str, ...]
    """Words between what is counted and its number ("sebesar", "mencapai")."""
    rises: tuple[str, ...]
    """Words of growing, whose number is by how much, unless a link stands between."""
    falls: tuple[str, ...]
    """The same for shrinking."""
    binding: tuple[str, ...]
    """Links whose number measures the noun right before ("dengan gaji sebesar ...")."""
    by: tuple[str, ...]
    """Links after which the number is still by how much ("naik sebesar 5 persen")."""
    adverbs: tuple[str, ...]
    """Words that may stand between what is counted and its predicate."""
    prepositions: tuple[str, ...]
    """Words whose phrase is passed over in looking for what is counted ("inflasi di Inggris")."""
    asides: tuple[str, ...]
    """The same, also right before the amount ("utang kepada kakaknya senilai Rp 80 ribu")."""
    nouns: tuple[str, ...]
    """Words that may stand in what is counted though they look like verbs ("minyak mentah")."""
    relatives: tuple[str, ...]
    """Words that lead from what is counted to a clause on it ("biaya yang mencapai")."""
    agents: tuple[str, ...]
    """Words before whoever did something: what became of the others did not befall them."""
    at: tuple[str, ...]
    """Prepositions of the place for which an amount holds."""
    share_of: tuple[str, ...]
    """Words between a percentage and the whole."""

    ages: tuple[str, ...]
    """Words before an age."""
    age_units: dict[str, str]
    """Units of an age, with "year", "month", "week" or "day"."""
    aged: tuple[str, ...]
    """Words for people, before whom or behind whom years are an age ("pria 35 tahun")."""
    ranks: tuple[str, ...]
    """Words before a rank."""
    ranks_after: tuple[str, ...]
    """Words behind the ordinal of a rank ("second place")."""
    ordinal: str
    """What makes digits an ordinal before them ("ke" of "peringkat ke-5"); empty where nothing."""
    ordinals: dict[str, int]
    """Ordinals in words."""
    scores: tuple[str, ...]
    """Words of contests: two numbers with a hyphen in their sentence are a score."""
    labels: tuple[str, ...]
    """Words whose number is a name, not an amount: "nomor", "pasal", "pukul"."""

    phrase_ends: tuple[str, ...]
    """Words that end the noun phrase counted."""
    verb_endings: tuple[str, ...]
    """Endings of verbs, which end it too once it has a noun ("voters agreed")."""
    empty_heads: tuple[str, ...]
    """Words at its beginning that say nothing ("jumlah")."""
    empty_nouns: tuple[str, ...]
    """Words at the end of a noun phrase that say nothing ("tersebut")."""
    states: dict[str, tuple[str, ...]]
    """What became of those counted: a key common to all languages, and its words."""
