"""Records of one story: what its articles tell together."""

from __future__ import annotations

from typing import Literal

import msgspec

from runut.records.articles import NameKind
from runut.records.citations import Citation, Span
from runut.records.codes import DifferenceCode
from runut.records.continuity import Related
from runut.records.copies import Copy
from runut.records.revisions import Audit

Drift = Literal["reported", "shortened", "changed", "speaker"]
MomentAbout = Literal["event", "statement", "publication"]
MomentStatus = Literal["happened", "planned", "possible", "claimed", "denied"]
DifferenceKind = Literal["number", "date", "place", "role", "denial"]
Relation = Literal["contradiction", "update", "rounding", "scope", "denial", "unknown"]
Within = Literal["story", "outlet", "article"]
WordingKind = Literal["name", "headline", "strength"]


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
