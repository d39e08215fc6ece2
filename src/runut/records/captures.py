"""Records of what a source hands in, before it is read."""

from __future__ import annotations

from typing import Literal

import msgspec

from runut.records.revisions import Notice

BlockKind = Literal["paragraph", "heading", "item", "caption", "link", "unknown"]
DateBasis = Literal["metadata", "url", "text", "inferred", "unknown"]


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
