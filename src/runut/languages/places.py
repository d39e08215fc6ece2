"""Format of ``places.toml``: words that say where something happens."""

from __future__ import annotations

import msgspec


class PlaceWords(msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True):
    """What stands before the name of the place where an event happens or leads to."""

    before: tuple[str, ...]
    """Words directly before a place or goal, in lower case: "di", "ke", "menuju"."""
    at: tuple[str, ...]
    """Those of them that no name of a person follows: "di"."""
    kinds: tuple[str, ...]
    """Words that may stand between, saying what the place is: "kota", "kabupaten", "bandara"."""
    named: tuple[str, ...]
    """Those after which a name is a place's wherever it stands: "kabupaten", "gunung"."""
