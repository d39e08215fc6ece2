"""The records that travel between stages: frozen, slotted, typed.

All offsets are half-open ranges of characters (code points) in the cleaned text of one article:
``article.text[record.start:record.end] == record.text``. Field names are those of the published
JSON (``runut schema``); a Python keyword carries a trailing underscore that the JSON leaves out.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import msgspec

from runut.citations import Citation as Citation
from runut.citations import Span as Span
from runut.citations import Words as Words
from runut.codes import DifferenceCode
from runut.continuity import Redirect as Redirect
from runut.continuity import Related as Related
from runut.continuity import Storyline as Storyline
from runut.revisions import Audit as Audit
from runut.revisions import Correction as Correction
from runut.revisions import Notice as Notice
from runut.revisions import Revision as Revision
from runut.revisions import Version as Version

BlockKind = Literal["paragraph", "heading", "item", "caption", "link", "unknown"]
DateBasis = Literal["metadata", "url", "text", "inferred", "unknown"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
QuoteKind = Literal["direct", "indirect", "mixed"]
SpeechAct = Literal["say", "claim", "deny", "accuse", "promise", "order", "ask"]
Bound = Literal["exact", "about", "at_least", "at_most", "could"]
FigureKind = Literal["count", "money", "share", "measure", "age", "rank", "score"]
Change = Literal["", "rise", "fall"]
Drift = Literal["reported", "shortened", "changed", "speaker"]
NameKind = Literal["PER", "ORG", "LOC"]
CreditKind = Literal["agency", "outlet", "official", "person", "document"]
Direction = Literal["known", "unknown"]
MomentAbout = Literal["event", "statement", "publication"]
MomentStatus = Literal["happened", "planned", "possible", "claimed", "denied"]
DifferenceKind = Literal["number", "date", "place", "role", "denial"]
Relation = Literal["contradiction", "update", "rounding", "scope", "denial", "unknown"]
Within = Literal["story", "outlet", "article"]
WordingKind = Literal["name", "headline", "strength"]


# --- before cleaning ------------------------------------------------------------------------


class Removed(msgspec.Struct, frozen=True, kw_only=True):
    """Text that cleaning took out of an article, and why."""

    text: str
    reason: str  # a key of languages/*/interface.toml under [removed], such as "related_link"


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """One run of text of a capture: a paragraph, a heading, a list item, a caption, a link."""

    text: str
    kind: BlockKind = "paragraph"


class Capture(msgspec.Struct, frozen=True, kw_only=True):
    """One article as a source handed it in, before cleaning.

    ``source`` is the path or address as given (``news.jsonl:17`` for a row). ``published`` is an
    ISO 8601 date or time, with its offset where the source had one, else None. What a source
    already left out stands in ``removed``; what a reader must know, in ``notes``.
    """

    id: str
    source: str
    blocks: tuple[Block, ...]
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    published_basis: DateBasis = "metadata"
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    language: str | None = None
    captured: str | None = None  # ISO 8601, when the source fetched it
    modified: str | None = None  # ISO 8601, when the outlet says it changed it last
    notices: tuple[Notice, ...] = ()
    removed: tuple[Removed, ...] = ()
    notes: tuple[str, ...] = ()


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """An input that could not be told, and why.

    ``reason`` is an English sentence; ``code`` (a key of ``errors.FAILURES``) and ``what`` let an
    interface say it in its own language.
    """

    source: str
    reason: str
    code: str = ""
    what: str = ""


# --- one article ----------------------------------------------------------------------------


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


# --- all articles ---------------------------------------------------------------------------


class Passage(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """The same words in two articles."""

    from_: Span
    to: Span


class Copy(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """Passages of one article (``to``) that stand in another (``from_``).

    ``share`` is the part of ``to``'s words that stands in ``from_``, 0 to 1. Where ``direction``
    is unknown, ``from_`` and ``to`` are only an order of ids.
    """

    from_: str
    to: str
    direction: Direction
    share: float
    passages: tuple[Passage, ...]
    evidence: tuple[str, ...] = ()


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """The articles about one event, before the story is told."""

    id: str
    articles: tuple[str, ...]  # ids, oldest first
    continues: Related | None = None
    related: tuple[Related, ...] = ()


# --- one story ------------------------------------------------------------------------------


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """A dated entry of a story's timeline.

    ``date`` (and ``until``, for a range) are ISO 8601; ``about`` says whether the date is of the
    event, the statement or the publication; ``text`` stands so in the first article cited.
    """

    date: str
    about: MomentAbout
    status: MomentStatus
    text: str
    citations: tuple[Citation, ...]
    outlets: tuple[str, ...]
    until: str | None = None


class RoleHeld(msgspec.Struct, frozen=True, kw_only=True):
    """A role that somebody held, as articles say; ISO 8601 days as far as the texts go."""

    role: str
    citations: tuple[Citation, ...]
    since: str | None = None
    until: str | None = None


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """A person, an organisation or a place of one story, under all its names."""

    id: str
    name: str
    kind: NameKind
    mentions: int = 0  # how often the articles name it
    aliases: tuple[str, ...] = ()
    roles: tuple[RoleHeld, ...] = ()
    described: tuple[Citation, ...] = ()  # where it is meant without its name: "that minister"
    wikidata: str | None = None  # "Q" and a number, where the match is safe


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """One quote that words an utterance, held against the fullest wording.

    ``drift`` says how it differs: reported where the fullest is quoted, shortened, changed (in
    words or by a negation), given to another speaker. ``added`` are its words that the fullest
    lacks, in its own article; ``left_out`` the fullest's that it lacks, in the fullest's.
    """

    citation: Citation
    speaker: str  # as resolved in this article
    outlet: str | None
    day: str | None  # ISO 8601, of publication
    drift: tuple[Drift, ...] = ()
    added: tuple[Span, ...] = ()
    left_out: tuple[Span, ...] = ()


class Utterance(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody said, in all its wordings (oldest first); ``fullest`` is the index of one."""

    tellings: tuple[Telling, ...]
    fullest: int


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who speaks in a story, nameless where no article names them, and what they said."""

    name: str
    entity: str  # id within the story where names were asked for, else empty
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    utterances: tuple[Utterance, ...]


FoldCode = Literal["copy", "agency", "credit", "release", "outlet", "family"]


class Fold(msgspec.Struct, frozen=True, kw_only=True):
    """Why articles count as one source: ``about`` is what they share.

    ``chain`` names who passed it on, the nearest first: CNBC Indonesia, AFP, Dmitry Peskov.
    Citations are where the articles say so; for a copy, its longest passage on both sides.
    """

    code: FoldCode
    about: str
    articles: tuple[str, ...]
    chain: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """An independent source, after copies, credits and families are folded together."""

    name: str
    articles: tuple[str, ...]
    reasons: tuple[Fold, ...] = ()


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One of the accounts that differ; ``origins`` counts independent sources.

    ``titles`` are ids of articles whose headlines say so, to which no citation can point.
    """

    value: str
    citations: tuple[Citation, ...]
    outlets: tuple[str, ...]
    origins: int
    titles: tuple[str, ...] = ()


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """A place where articles of one story do not say the same.

    ``within`` one outlet or article, or between sources of the story; ``why`` are the reasons for
    the relation; ``settles`` cites the documents and officials that the sides name.
    """

    kind: DifferenceKind
    relation: Relation
    about: str
    sides: tuple[Side, ...]
    within: Within = "story"
    why: tuple[DifferenceCode, ...] = ()
    settles: tuple[Citation, ...] = ()


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """How articles word one thing: its names, its headlines, a headline beside weaker words."""

    kind: WordingKind
    about: str
    sides: tuple[Side, ...]


class BriefLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the brief, in the words of the articles cited.

    ``disputed`` are places in the story's ``differences``, from 0, of what the line cites.
    """

    text: str
    citations: tuple[Citation, ...]
    disputed: tuple[int, ...] = ()


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """The articles about one event and what they tell."""

    id: str
    label: str
    articles: tuple[str, ...]
    storyline: str | None = None
    first: str | None = None  # ISO 8601, earliest and latest day of publication known
    last: str | None = None
    continues: Related | None = None  # the earlier story that this one goes on with
    related: tuple[Related, ...] = ()
    timeline: tuple[Moment, ...] = ()
    entities: tuple[Entity, ...] = ()
    voices: tuple[Voice, ...] = ()
    copies: tuple[Copy, ...] = ()
    origins: tuple[Origin, ...] = ()
    differences: tuple[Difference, ...] = ()
    wording: tuple[Wording, ...] = ()
    corrections: tuple[Audit, ...] = ()
    brief: tuple[BriefLine, ...] = ()


class Trace(msgspec.Struct, frozen=True, kw_only=True):
    """All that a run found: articles, stories, and the inputs that could not be told."""

    runut: str
    articles: tuple[Article, ...]
    stories: tuple[Story, ...]
    versions: tuple[Version, ...] = ()  # of articles that were captured more than once
    revisions: tuple[Revision, ...] = ()
    failures: tuple[Failure, ...] = ()
    storylines: tuple[Storyline, ...] = ()
    redirects: tuple[Redirect, ...] = ()  # of ids that earlier results gave, by id
