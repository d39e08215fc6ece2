"""One frozen Settings; each threshold says how it was found."""

from __future__ import annotations

import msgspec


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What a run may vary."""

    languages: tuple[str, ...] = ("id", "en")
    """Packs to read with; an article in another language is reported and skipped."""
