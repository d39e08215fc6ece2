"""What Runut says to its readers: texts in their language, with plurals and numbers.

The texts stand in ``languages/<code>/interface.toml``. Reading them takes neither Babel nor any
other heavy library; Babel is imported once a large number or a date has to be written.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib import resources

import msgspec

from runut.errors import LanguageDataError
from runut.records import Failure

INTERFACE_LANGUAGES = ("id", "en")

Text = str | dict[str, str]

SPAN = re.compile(r"(\d+)(min|h|d)")


class Interface(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """All that Runut says in one language. Compared and hashed by identity."""

    language: str  # ISO 639-1
    texts: Mapping[str, Text]  # dotted key ("count.articles") to text, or to its plural forms

    @property
    def locale(self) -> str:
        """CLDR's name of the language, for dates and numbers."""
        return self.say("language.locale")

    def say(self, key: str, **values: object) -> str:
        """Return the text of ``key`` with its placeholders filled.

        ``count`` chooses the plural form; numbers are written as the language writes them.
        Raises KeyError where the key or a placeholder is unknown.
        """
        text = self.texts[key]
        if isinstance(text, dict):
            text = text[plural_form(values["count"], self.language, text)]
        return text.format(**{name: self._write(value) for name, value in values.items()})

    def say_or(self, key: str, otherwise: str) -> str:
        """Return the text of ``key``, or ``otherwise`` where the key is unknown."""
        return self.say(key) if key in self.texts else otherwise

    def say_code(self, group: str, code: str) -> str:
        """Say what a stage wrote as a code: "credit:Antara" is ``<group>.credit`` of Antara.

        A code that the interface doesn't know is shown as it stands.
        """
        name, _, what = code.partition(":")
        for key in (f"{group}.{code.replace(':', '_')}", f"{group}.{name}"):
            if key in self.texts:
                return self.say(key, what=self._span(what.strip()))
        return code

    def reason(self, reason: str) -> str:
        """Say why a passage was removed; an unknown reason is shown as it stands."""
        return self.say_or(f"removed.{reason}", reason)

    def failure(self, failure: Failure) -> str:
        """Say why an input could not be told; an unknown code by the English reason beside it."""
        key = f"failure.{failure.code}"
        return self.say(key, what=failure.what) if key in self.texts else failure.reason

    def percent(self, share: float) -> str:
        """Write a share of 0 to 1 in whole percent."""
        return _percent(share, self.locale)

    def _span(self, what: str) -> str:
        """Write a span such as "3h" in words; anything else stays as it is."""
        match = SPAN.fullmatch(what)
        return self.say(f"span.{match[2]}", count=int(match[1])) if match else what

    def _write(self, value: object) -> str:
        if isinstance(value, int | float | Decimal):
            return write_number(value, self.locale)
        return str(value)


@cache
def load_interface(language: str | None = None) -> Interface:
    """Load the interface in a language: ``id``, ``en``, or None for the locale's.

    Raises LanguageDataError where there is no such interface or its file breaks the format.
    """
    code = language or locale_language(os.environ)
    file = resources.files("runut.languages") / code / "interface.toml"
    try:
        groups = msgspec.convert(tomllib.loads(file.read_text("utf-8")), dict[str, dict[str, Text]])
    except FileNotFoundError:
        raise LanguageDataError(f"no interface in the language {code!r}") from None
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise LanguageDataError(f"languages/{code}/interface.toml: {error}") from error
    texts = {f"{name}.{key}": text for name, group in groups.items() for key, text in group.items()}
    return Interface(language=code, texts=texts)


def locale_language(environment: Mapping[str, str]) -> str:
    """Return the language that the environment asks for: ``id`` where it says so, else ``en``.

    The first of LC_ALL, LC_MESSAGES and LANG that is set decides, as POSIX has it.
    """
    wanted = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next((value for value in wanted if value), "")
    return "id" if locale.replace("-", "_").split("_")[0].lower() in {"id", "in"} else "en"


def plural_form(count: object, language: str, forms: Mapping[str, str]) -> str:
    """Choose among the plural forms by CLDR's rule of the language."""
    if len(forms) == 1:
        return next(iter(forms))
    from babel import Locale  # noqa: PLC0415

    return str(Locale(language).plural_form(count))  # type: ignore[arg-type]


def write_number(number: int | float | Decimal, locale: str) -> str:
    """Write a number with the grouping and decimal marks of a locale."""
    if isinstance(number, int) and abs(number) < 1000:
        return str(number)
    from babel.numbers import format_decimal  # noqa: PLC0415

    return format_decimal(number, locale=locale)


def _percent(share: float, locale: str) -> str:
    from babel.numbers import format_percent  # noqa: PLC0415

    return format_percent(share, locale=locale)
