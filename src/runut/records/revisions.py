"""Records of what changes after publication: corrections, versions, what copies made of them."""

from __future__ import annotations

from typing import Literal

import msgspec

from runut.records.citations import Citation, Span, Words

CorrectionKind = Literal["correction", "clarification", "update", "reply", "withdrawal"]
CorrectionPlace = Literal["text", "title", "metadata"]
VersionOrder = Literal["captured", "modified", "note", "published", "unknown"]
EditKind = Literal["added", "removed", "changed"]
EditPart = Literal["title", "text"]
DetailKind = Literal["figure", "date", "name", "quote"]
Declared = Literal["note", "date", "no"]
CopyStatus = Literal[
    "corrected", "withdrawn", "earlier", "earlier_before", "earlier_undated", "neither", "no_note"
]


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """What the data of a page say of a correction (schema.org ``correction``), before cleaning."""

    text: str
    date: str | None = None  # ISO 8601


class Amended(msgspec.Struct, frozen=True, kw_only=True):
    """What a note says stood wrong and what is right, each where the note says it."""

    wrong: Words | None = None
    right: Words | None = None


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """An outlet's own word that an article was corrected, clarified, updated or withdrawn.

    ``start`` to ``end`` is the note in the article's text. Where it stands only in the title or in
    the data of the page (``where``), both are 0 and ``text`` is empty; ``said`` holds its words.
    """

    start: int
    end: int
    text: str
    where: CorrectionPlace
    kind: CorrectionKind
    said: str = ""
    date: str | None = None  # ISO 8601, as the note says it
    about: str = ""  # title of the article that is corrected, where that is another one
    amended: tuple[Amended, ...] = ()


class Taking(msgspec.Struct, frozen=True, kw_only=True):
    """One capture of a version: its id and source as given, and when it was made (ISO 8601)."""

    id: str
    source: str
    captured: str | None = None


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """One text of an article that was captured more than once, named by its SHA-256.

    Captures of one text in a row are one version. ``part`` says that the capture holds only a part
    of an article in several; such a version is not compared with others.
    """

    article: str
    sha256: str
    title: str
    text: str
    language: str
    sentences: tuple[Span, ...]
    captures: tuple[Taking, ...]
    published: str | None = None
    modified: str | None = None
    part: bool = False


class Detail(msgspec.Struct, frozen=True, kw_only=True):
    """A figure, date, name or quote inside a changed sentence; None where one side has none."""

    kind: DetailKind
    before: Words | None = None
    after: Words | None = None


class Edit(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence, or the title, that one version has and the next has not, or has otherwise.

    ``before`` and ``after`` are places in the two versions' texts; a title has none, and its words
    stand in ``title_before`` and ``title_after``.
    """

    kind: EditKind
    part: EditPart
    before: Span | None = None
    after: Span | None = None
    title_before: str = ""
    title_after: str = ""
    details: tuple[Detail, ...] = ()


class Revision(msgspec.Struct, frozen=True, kw_only=True):
    """What changed from one version of an article to the next, and whether it was declared.

    ``earlier`` and ``later`` are SHA-256 of their texts. ``order`` says by what the two were put
    in order; where it is unknown, "before" and "after" are only an order of ids. ``declared`` is
    "note" where the later one says so in words, "date" where only its date of change is another.
    """

    article: str
    earlier: str
    later: str
    order: VersionOrder
    declared: Declared
    edits: tuple[Edit, ...]


class AuditedCopy(msgspec.Struct, frozen=True, kw_only=True):
    """A copy of a corrected article, and which words it has.

    ``status``: "corrected" or "withdrawn" (it followed), "earlier" (it has the earlier words in a
    capture made after the correction), "earlier_before" (made before it), "earlier_undated" (it is
    not known which was first), "neither" (it has neither words), "no_note" (what was corrected is
    not known, and it has no note). ``seen`` is the time of the capture, ``followed`` the first time
    at which it is known to have followed.
    """

    article: str
    status: CopyStatus
    declared: bool = False  # it says itself that it was corrected
    seen: str | None = None
    followed: str | None = None
    because: tuple[str, ...] = ()  # "copy:0.83", "credit:NAME", "itself"
    citations: tuple[Citation, ...] = ()


class Audit(msgspec.Struct, frozen=True, kw_only=True):
    """One correction of an article, and what the articles that repeat it made of it."""

    article: str
    kind: CorrectionKind
    said: tuple[Citation, ...] = ()  # where the outlet says that it corrects
    note: str = ""  # its words, where they have no place in a text
    at: str | None = None  # when it was corrected, at the latest
    earlier: str = ""
    corrected: str = ""
    earlier_at: tuple[Citation, ...] = ()
    corrected_at: tuple[Citation, ...] = ()
    copies: tuple[AuditedCopy, ...] = ()
