"""The records of what goes on from one story, and from one result, to the next."""

from __future__ import annotations

from typing import Literal

import msgspec

RedirectKind = Literal["merged", "split"]


class Related(msgspec.Struct, frozen=True, kw_only=True):
    """Another story that this one continues or touches.

    ``reason`` is a code, ``names`` or ``shares``, with what both have: ``names: Ratna, Wanasari``.
    """

    story: str
    reason: str


class Redirect(msgspec.Struct, frozen=True, kw_only=True):
    """Where to find what an earlier result called by an id.

    ``merged``: the id is gone, its articles stand in ``to`` (most of them in the first).
    ``split``: the story keeps the id, some of its articles went to ``to``.
    """

    story: str
    kind: RedirectKind
    to: tuple[str, ...]


class Storyline(msgspec.Struct, frozen=True, kw_only=True):
    """Stories that continue one another; each but the first says which one, and why."""

    id: str
    label: str
    stories: tuple[str, ...]  # ids, oldest first
