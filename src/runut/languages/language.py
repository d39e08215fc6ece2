"""Format of ``language.toml``: the language itself."""

from __future__ import annotations

import msgspec


class LanguageWords(
    msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True
):
    """What splits and recognises the language: name, common words, abbreviations."""

    name: str
    """Its own name: "Bahasa Indonesia"."""
    english_name: str
    also_called: tuple[str, ...]
    """Other names and codes under which sources give it: "in", "ind", "bahasa"."""
    near: tuple[str, ...]
    """Codes of languages that the identification model mistakes it for: "ms" for "id"."""
    function_words: tuple[str, ...]
    """Common small words that other languages of news seldom have; in lower case."""
    abbreviations: tuple[str, ...]
    """Words whose full stop does not end a sentence, without that stop: "Dr", "No", "Jl"."""
    ending_abbreviations: tuple[str, ...]
    """Abbreviations that often do end one, so that the next word decides: "dll", "dsb"."""
