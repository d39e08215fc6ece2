"""Load and validate a language pack: one TOML file per section, one record per file.

The record of each section stands in the module of the same name in this folder (``dates.py`` is
the format of ``id/dates.toml``), and its docstrings are the format's reference.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import TypeVar

import msgspec

from runut.errors import LanguageDataError
from runut.languages.amounts import AmountWords
from runut.languages.boilerplate import BoilerplateRules
from runut.languages.corrections import CorrectionWords
from runut.languages.credits import CreditWords
from runut.languages.dates import DateWords
from runut.languages.differences import DifferenceWords
from runut.languages.language import LanguageWords
from runut.languages.names import NameWords
from runut.languages.people import PeopleWords
from runut.languages.places import PlaceWords
from runut.languages.speech import SpeechWords
from runut.languages.status import StatusWords
from runut.languages.voices import VoiceWords
from runut.languages.wording import WordingWords

Section = TypeVar("Section", bound=msgspec.Struct)


class Pack(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """All knowledge of one language. Compared and hashed by identity: there is one per code."""

    code: str
    language: LanguageWords
    boilerplate: BoilerplateRules
    dates: DateWords
    speech: SpeechWords
    amounts: AmountWords
    credits: CreditWords
    corrections: CorrectionWords
    status: StatusWords
    places: PlaceWords
    names: NameWords
    people: PeopleWords
    differences: DifferenceWords
    wording: WordingWords
    voices: VoiceWords


@cache
def load_pack(code: str) -> Pack:
    """Load the pack of a language by its ISO 639-1 code.

    Raises LanguageDataError where there is no such pack or a file breaks its format.
    """
    return Pack(
        code=code,
        language=read_section(code, "language", LanguageWords),
        boilerplate=read_section(code, "boilerplate", BoilerplateRules),
        dates=read_section(code, "dates", DateWords),
        speech=read_section(code, "speech", SpeechWords),
        amounts=read_section(code, "amounts", AmountWords),
        credits=read_section(code, "credits", CreditWords),
        corrections=read_section(code, "corrections", CorrectionWords),
        status=read_section(code, "status", StatusWords),
        places=read_section(code, "places", PlaceWords),
        names=read_section(code, "names", NameWords),
        people=read_section(code, "people", PeopleWords),
        differences=read_section(code, "differences", DifferenceWords),
        wording=read_section(code, "wording", WordingWords),
        voices=read_section(code, "voices", VoiceWords),
    )


def read_section(code: str, name: str, section: type[Section]) -> Section:
    """Read ``<code>/<name>.toml`` as the given record; unknown and missing fields are errors."""
    file = resources.files("runut.languages") / code / f"{name}.toml"
    try:
        return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), section)
    except FileNotFoundError:
        raise LanguageDataError(f"no language file {code}/{name}.toml; see FORMAT.md") from None
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise LanguageDataError(f"languages/{code}/{name}.toml: {error}") from error


@cache
def known_languages() -> tuple[str, ...]:
    """Codes of all packs that this installation carries."""
    folders = resources.files("runut.languages").iterdir()
    return tuple(sorted(f.name for f in folders if (f / "language.toml").is_file()))
