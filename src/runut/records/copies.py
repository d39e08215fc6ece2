"""Records of what articles have in common: copies and groups."""

from __future__ import annotations

from typing import Literal

import msgspec

from runut.records.citations import Span
from runut.records.continuity import Related

Direction = Literal["known", "unknown"]


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
