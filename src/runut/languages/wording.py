"""Format of ``wording.toml``: several ways to name one thing, and how much a headline claims."""

from __future__ import annotations

import msgspec


class Naming(msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True):
    """One thing that outlets name with words of different weight.

    No row says which name is fair: they are shown side by side.
    """

    ways: tuple[tuple[str, ...], ...]
    """The names, each with all its forms: "invasi", "menginvasi"; then "operasi militer"."""


class Strength(msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True):
    """Two ways to say one thing, the first of which claims more."""

    name: str
    """A key common to all languages: ``all``, ``sure``, ``done``."""
    more: tuple[str, ...]
    """Words that claim more: "seluruh"."""
    less: tuple[str, ...]
    """Words that claim less: "sejumlah"."""
    bare: bool = False
    """Whether it is less already to say neither: "world leaders" beside "all world leaders"."""


class WordingWords(msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True):
    """Words that different newsrooms choose between."""

    namings: tuple[Naming, ...]
    strengths: tuple[Strength, ...]
