"""Format of ``voices.toml``: words that decide what an utterance in other words still says."""

from __future__ import annotations

import msgspec


class VoiceWords(msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True):
    """Small words that a retelling must not drop."""

    negations: tuple[str, ...]
    """Words that turn a statement around; in lower case. One that only one wording has is a
    change, however little else differs."""

    same: tuple[tuple[str, ...], ...]
    """Words that reporters and translators take for one another, in lower case; found in all their
    forms, by their stems. Only such as mean one thing in nearly all news."""
