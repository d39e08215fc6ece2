"""Records of one article and all that it says."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import msgspec

from runut.records.captures import DateBasis, Removed
from runut.records.citations import Citation, Span
from runut.records.revisions import Correction

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
QuoteKind = Literal["direct", "indirect", "mixed"]
SpeechAct = Literal["say", "claim", "deny", "accuse", "promise", "order", "ask"]
Bound = Literal["exact", "about", "at_least", "at_most", "could"]
FigureKind = Literal["count", "money", "share", "measure", "age", "rank", "score"]
Change = Literal["", "rise", "fall"]
NameKind = Literal["PER", "ORG", "LOC"]
CreditKind = Literal["agency", "outlet", "official", "person", "document"]


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """When an article was published, how that is known, and what speaks for it.

    ``note`` holds codes joined by "; ", each a PublishedCode with what it is about:
    ``reports:2024-06-18``. Their sentences stand in languages/*/interface.toml.
    """

    value: str | None = None  # ISO 8601: a time with offset, a day, or 2023-09 for a month
    until: str | None = None  # latest day that can be, where only an interval is known
    basis: DateBasis = "unknown"
    note: str = ""
    citations: tuple[Citation, ...] = ()  # what other articles say, where those date this one


class Impossible(msgspec.Struct, frozen=True, kw_only=True):
    """Why a date can't be or is doubtful: its most probable reading and the reason.

    ``why`` holds codes joined by "; ", each an ImpossibleCode with what it is about:
    ``weekday:2024-06-16; slip_day``. Their sentences stand in languages/*/interface.toml.
    """

    reading: str  # ISO 8601 day
    why: str


class Timex(msgspec.Struct, frozen=True, kw_only=True):
    """An expression of time with its TIMEX3 value."""

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    mod: str = ""
    zone: str = ""
    impossible: Impossible | None = None


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """Words or a claim that somebody uttered.

    ``text`` leaves quotation marks out for direct speech; ``group`` is shared by the parts of one
    utterance; ``via`` names whoever passed it on.
    """

    start: int
    end: int
    text: str
    kind: QuoteKind
    act: SpeechAct = "say"
    cue: str = ""
    speaker_text: str = ""  # as it stands beside the cue: "dia", "-nya", "Ushakov"
    speaker: str = ""  # resolved: "Yuri Ushakov"; empty where unknown
    role: str = ""
    via: str = ""
    group: int = 0


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """An amount with its unit and what it counts.

    ``value`` to ``high`` is a closed range where the text is vague, ``against`` the other side of
    a score. ``counts`` is the noun phrase counted, as it stands at ``counted``, ``state`` what
    became of it (tewas). ``change`` marks an amount by which something rose or fell, not one that
    it reached. ``where`` and ``when`` are the place and the time that the sentence gives.
    """

    start: int
    end: int
    text: str
    value: Decimal
    kind: FigureKind = "count"
    high: Decimal | None = None
    against: Decimal | None = None
    unit: str = ""
    counts: str = ""
    counted: Span | None = None
    state: str = ""
    bound: Bound = "exact"
    change: Change = ""
    where: Span | None = None
    when: Span | None = None


class Name(msgspec.Struct, frozen=True, kw_only=True):
    """A mention of a person, an organisation or a place.

    ``entity`` is the id of the entity of the story that it names; empty before the story is told.
    """

    start: int
    end: int
    text: str
    kind: NameKind
    entity: str = ""


class Credit(msgspec.Struct, frozen=True, kw_only=True):
    """Where an article itself says that it got something."""

    start: int
    end: int
    text: str
    source: str
    kind: CreditKind
    via: str = ""


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One text that one outlet published, cleaned, with all that it says."""

    id: str
    source: str
    title: str
    text: str
    sha256: str  # of the text in UTF-8: the name of this version
    language: str
    url: str | None = None
    outlet: str | None = None
    mirror: str | None = None  # host it was captured from, where that is not the outlet's own
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    published: Published = Published()
    modified: str | None = None  # ISO 8601, as the outlet says
    captured: str | None = None  # ISO 8601, of the latest capture of this text
    versions: tuple[str, ...] = ()  # SHA-256 of all its texts, oldest first, where it has several
    corrections: tuple[Correction, ...] = ()
    removed: tuple[Removed, ...] = ()
    notes: tuple[str, ...] = ()
    sentences: tuple[Span, ...] = ()
    timexes: tuple[Timex, ...] = ()
    names: tuple[Name, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    credits: tuple[Credit, ...] = ()
