"""Format of ``dates.toml``: words of time and the forms in which they stand together.

Words are written in lower case and found in any case. A space in a phrase stands for any white
space on one line; a straight apostrophe stands for the curly ones too. Each field below is a
*kind*: a form (see ``forms``) names kinds, never words, so the engine knows no language.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Unit = Literal[
    "second", "minute", "hour", "day", "week", "month", "quarter", "half", "year", "decade",
    "century", "season",
]  # fmt: skip
Meaning = Literal[
    # read in article/time_values.py
    "day", "day_range", "month_day", "weekday", "that_day", "near_day", "month", "year",
    "bare_year", "years", "fiscal", "decade", "century", "nth", "nth_week", "near_unit", "weekend",
    "season", "ago", "hence", "that_unit", "beside_unit", "that_days", "next_day", "day_before",
    "from_event", "nth_day", "reference", "past_reference", "set", "duration", "clock", "clocks",
    "part", "day_part", "day_part_of", "hijri_day", "hijri_feast", "holiday",
    # told apart in article/time_doubt.py: no time, a law, an expression after its first word,
    # a weekday with a part of its day, days of one month named one after the other
    "nothing", "law", "after_near_unit", "after_year", "after_month", "weekday_part", "day_list",
    # joined to another expression in article/time_phrases.py
    "zone",
]  # fmt: skip


class Fused(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One word that holds an amount and its unit ("sehari", "fortnight")."""

    amount: str  # "1", or "X" where the amount is vague
    unit: Unit


class DayPart(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A phrase for a part of a day near today ("tadi malam", "tonight")."""

    part: str  # TIMEX3 part: TMO, TMI, TAF, TEV, TNI
    days: int  # from today: -1 yesterday
    early: bool = False  # before this hour of publication the day is one earlier


class Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One order in which kinds stand together, and what it means.

    ``form`` is read left to right. A word names a kind, ``a|b`` either of two kinds, ``[ ]`` what
    may be missing; ``,`` allows a comma, ``(`` ``)`` ``-`` ``/`` ask for that sign. ``means``
    names a meaning in ``article/time_values.py``. The first form that fits wins: longer ones first.
    """

    form: str
    means: Meaning


class DateWords(msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True):
    """Months, weekdays, parts of day and all other words of time."""

    months: dict[str, int]
    """Full names of months that may stand alone, 1 to 12."""
    months_with_day: dict[str, int]
    """Abbreviations and old spellings: a month only beside a day or a year."""
    weekdays: dict[str, int]
    """Monday is 1. One that is a unit too (minggu) is a weekday where it has a capital."""
    weekdays_with_day: dict[str, int] = {}
    """Abbreviations: a weekday only beside a date."""
    zones: dict[str, str]
    """Time zones by their letters, as offsets from UTC; needs a clock time beside it."""
    zone_names: dict[str, str] = {}
    """Other ways to say a zone, to the letters of it or to ``local``."""
    zone_of_place: str = ""
    """How the zone of a place is named, with ``{place}`` ("waktu {place}"); it is ``local``."""
    zone_places: tuple[str, ...] = ()
    """Places whose time news gives."""
    parts: dict[str, str]
    """Parts of the day to TMO (morning), TMI (midday), TAF, TEV (evening), TNI (night)."""
    half_days: dict[str, int] = {}
    """What is added to a clock time: a.m. 0, p.m. 12."""
    units: dict[str, Unit]
    """Units of time, to the unit's English name."""
    numbers: dict[str, int]
    """Number words; those from ``multipliers`` are joined to them ("dua puluh")."""
    multipliers: dict[str, int] = {}
    """Number words that multiply what stands before them (puluh 10, ratus 100)."""
    teens: tuple[str, ...] = ()
    """Words that add ten to what stands before them (belas)."""
    amounts: dict[str, str] = {}
    """Other amounts, to a decimal ("setengah" 0.5) or X where vague ("beberapa")."""
    fused: dict[str, Fused] = {}
    """One word for an amount with its unit."""
    ordinals: dict[str, int] = {}
    """Ordinal words; ``ordinal_prefix`` or ``ordinal_suffixes`` make them from digits."""
    ordinal_prefix: str = ""
    ordinal_suffixes: tuple[str, ...] = ()
    romans: dict[str, int]
    """Roman numerals as quarters and half-years are numbered with them."""
    days: dict[str, int]
    """Words for a day near today, in days from today."""
    day_parts: dict[str, DayPart] = {}
    """Phrases for a part of a day near today."""
    day_parts_of: dict[str, str] = {}
    """Words that make a part of today of a part beside them, to before or after ("tadi")."""
    weekend: tuple[str, ...]
    """The weekend as a noun."""
    seasons: dict[str, str] = {}
    """Seasons to SP, SU, FA, WI."""
    hijri_months: dict[str, int] = {}
    """Months of the Islamic calendar, 1 to 12; a day and a year must stand beside them."""
    hijri_starts: dict[str, str] = {}
    """Months that began on another day than the arithmetical calendar has, by "year-month"."""
    hijri_eras: tuple[str, ...] = ()
    """What marks a year of the Islamic calendar ("h", "hijriah")."""
    hijri_feasts: dict[str, tuple[int, int]] = {}
    """Feasts of the Islamic calendar, to month and day; a year must stand beside them."""
    holidays: dict[str, tuple[int, int]] = {}
    """Feasts on a day of the Gregorian calendar, to month and day."""
    day_events: tuple[str, ...] = ()
    """Nouns between "day" and its number (hari "pencarian" keempat)."""
    present: tuple[str, ...] = ()
    past_reference: tuple[str, ...] = ()
    future_reference: tuple[str, ...] = ()
    """Phrases for now, for some time ago and for some time to come, without a value."""
    past: tuple[str, ...]
    """Words that put a time before today ("lalu", "last")."""
    future: tuple[str, ...]
    """Words that put a time after today ("depan", "next")."""
    this: tuple[str, ...]
    """Words that put a time around today ("ini", "this")."""
    that: tuple[str, ...] = ()
    """Words that point back to a time that the text named ("itu")."""
    same: tuple[str, ...] = ()
    """Words that say "the same" after a time word ("yang sama")."""
    same_period: tuple[str, ...] = ()
    """Phrases before a time that compare with it ("periode yang sama" tahun lalu)."""
    recent: tuple[str, ...] = ()
    """Words that make a duration end today ("terakhir")."""
    ahead: tuple[str, ...] = ()
    """Words that make a duration begin today ("ke depan")."""
    ago: tuple[str, ...]
    """Words that count a duration back from today ("lalu", "ago")."""
    hence: tuple[str, ...] = ()
    """Words that count a duration on from today ("lagi")."""
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    """Words that count from an event named before ("setelahnya", "sebelumnya")."""
    after_event: tuple[str, ...] = ()
    """Words between a duration and the event that it counts from (dua bulan "setelah")."""
    following: tuple[str, ...] = ()
    preceding: tuple[str, ...] = ()
    """Phrases for the day after and before the one named ("keesokan hari")."""
    edges: dict[str, str]
    """Words for the beginning, middle and end of a time, to START, MID, END."""
    whole: tuple[str, ...] = ()
    """Words that take all of a unit ("sepanjang" hari)."""
    halves: tuple[str, ...] = ()
    """Words for half of something, a half-year only beside a year ("paruh" pertama)."""
    every: tuple[str, ...]
    """Words that make a set ("setiap")."""
    rate: tuple[str, ...] = ()
    """Words that make a set of a single unit ("per" hari)."""
    clock: tuple[str, ...]
    """Words before a clock time ("pukul")."""
    date_nouns: tuple[str, ...] = ()
    """Nouns that stand inside a date before its number ("tanggal")."""
    year_nouns: tuple[str, ...] = ()
    """Nouns that stand inside a date before its year ("tahun")."""
    fiscal: tuple[str, ...] = ()
    """Phrases before a fiscal year; the year is then FYyyyy."""
    budget: tuple[str, ...] = ()
    """Phrases before a budget year that is a calendar year."""
    decade_suffixes: tuple[str, ...] = ()
    """What makes a decade of a year ("-an", "s")."""
    connectors: tuple[str, ...] = ()
    """Words for "and" between two times of one expression."""
    joints: dict[str, str] = {}
    """Words between a day and its clock time, to the ``mod`` that they set (or none)."""
    hedges: dict[str, str] = {}
    """Words before an expression that set its ``mod``; they stay outside its span."""
    between: tuple[str, ...] = ()
    """Words before a pair that makes one range ("antara" 2020 dan 2022)."""
    ranges_to: tuple[str, ...] = ()
    """Words between the two ends of a range."""
    before_months: tuple[str, ...] = ()
    """Words with a capital after which a month without a day is no name ("Pada" Juli)."""
    months_doubtful: tuple[str, ...] = ()
    """Months that are other words too ("may"); alone, one of ``before_months`` stands before."""
    counted: tuple[str, ...] = ()
    """Words after a four-digit number that say it is an amount, not a year ("orang")."""
    not_years_after: tuple[str, ...] = ()
    """Words or signs right before a number that say it is no time ("rp", "pasal")."""
    law_numbers: tuple[str, ...] = ()
    """Words before the number of a law, whose year is part of its name ("nomor")."""
    law_names: tuple[str, ...] = ()
    """Names of kinds of law; a number and a year with a capital "Tahun" after one is no time."""
    not_time: tuple[str, ...] = ()
    """Phrases that hold a word of time and are none ("lalu lintas")."""
    says: tuple[str, ...] = ()
    """Verbs of saying; a date that ends their sentence is of the statement ("kata", "said")."""
    past_cues: tuple[str, ...] = ()
    """Other words near a bare weekday that put it in the past ("telah")."""
    happened: tuple[str, ...] = ()
    """Verbs right before a date that say that its day has been ("terjadi pada")."""
    since: tuple[str, ...] = ()
    """Words right before a date that say that its day has been ("sejak")."""
    future_cues: tuple[str, ...] = ()
    """Words near a bare weekday that put it in the future ("akan")."""
    known_since: dict[str, str] = {}
    """Names of offices, laws, places and products in small letters, to the month (2024-10) before
    which no article can hold them. They tell apart the years that a weekday with its day fits."""
    glued: tuple[str, ...] = ()
    """Phrases found even where a scraper glued them to the word before ("tahun lalu")."""
    day_first: bool = True
    """Whether 5/3/2024 is 5 March."""
    decimal: Literal[",", "."] = ","
    """The decimal mark; the other of the two groups thousands."""
    aliases: dict[str, str] = {}
    """Names for groups of kinds, used in forms."""
    forms: tuple[Form, ...]
    """All forms, the longest first."""
