"""Where a line came from: ranges of characters in the text of an article."""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """A half-open range of characters in an article's text."""

    start: int
    end: int


class Citation(msgspec.Struct, frozen=True, kw_only=True):
    """Where a line came from: article and half-open range of characters in its text.

    ``version`` names an earlier text of the article by its SHA-256; None for the text that the
    article has now.
    """

    article: str
    start: int
    end: int
    version: str | None = None


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """Words at their place in an article's text."""

    start: int
    end: int
    text: str
