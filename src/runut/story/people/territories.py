"""The world's countries and territories by all their names (CLDR, through Babel)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from runut.languages.people import PeopleWords
from runut.story.people.body_names import body_tokens
from runut.story.people.spellings import Tokens


@cache
def territories(code: str, section: PeopleWords) -> Mapping[Tokens, str]:
    """Names of territories in a language and in English, as compared -> ISO 3166 code.

    Source: the Unicode CLDR's territory names; what these lack stands in people.toml.
    """
    from babel import Locale  # noqa: PLC0415 - kept out of the import of the package

    names: dict[Tokens, str] = {}
    for language in (code, "en"):
        for territory, name in Locale(language).territories.items():
            if len(territory) == 2:
                names.setdefault(body_tokens(name), territory)
    return names | {body_tokens(n): territory for n, territory in section.bodies.countries.items()}
