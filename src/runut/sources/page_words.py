"""Format of ``pages.toml``: how news pages are built, and the patterns made of it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources

import msgspec

from runut.errors import OutletDataError


class PartNames(msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True):
    """Names of boxes that tell something."""

    title: tuple[str, ...]
    caption: tuple[str, ...]
    author: tuple[str, ...]
    author_pages: tuple[str, ...]
    """Folders of pages about authors: a link into one names an author."""
    editor: tuple[str, ...]
    date: tuple[str, ...]
    today: tuple[str, ...]
    """A box that shows the day on which the page was asked for."""


class MetaNames(msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True):
    """Names of ``<meta>`` elements in lower case, best first."""

    title: tuple[str, ...]
    outlet: tuple[str, ...]
    published: tuple[str, ...]
    other_times: tuple[str, ...]
    """Not the publication, but in the same clock."""
    modified: tuple[str, ...]
    """When the article was changed last."""
    corrections: tuple[str, ...]
    """Properties of an article in JSON-LD that hold its corrections."""
    author: tuple[str, ...]
    editor: tuple[str, ...]
    language: tuple[str, ...]
    written_by: tuple[str, ...]
    """Labels of a pair label/data that names the author."""


class NameWords(msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True):
    """What tells a person's name from other words in its place."""

    author_labels: tuple[str, ...]
    editor_labels: tuple[str, ...]
    name_ends: tuple[str, ...]
    """Words that end a name."""
    not_persons: tuple[str, ...]
    """A name with one of these words is a newsroom or an account."""
    not_persons_alone: tuple[str, ...]
    """The same, where the word is the whole name."""
    place_first: tuple[str, ...]
    """Words after which a place stands before the name."""
    particles: tuple[str, ...]
    """What may stand in lower case inside a name."""


class DateLabels(msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True):
    """What stands before a date on a page, and which clock pages use."""

    not_published: tuple[str, ...]
    published: tuple[str, ...]
    home_zones: dict[str, str]
    """Offset from UTC of pages in a language (ISO 639-1) that write no zone."""


class PartWords(msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True):
    """How a page says that it is one of several."""

    page: tuple[str, ...]
    of: tuple[str, ...]
    next: tuple[str, ...]
    all: tuple[str, ...]
    all_queries: tuple[str, ...]
    page_queries: tuple[str, ...]


class PageWords(msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True):
    """All that ``pages.toml`` holds."""

    body_names: tuple[str, ...]
    neutral_names: tuple[str, ...]
    """Names that hold a word of ``furniture`` and mean nothing by it."""
    furniture: dict[str, tuple[str, ...]]
    """Names of boxes that are not the article, by the reason recorded."""
    furniture_tags: dict[str, str]
    """Elements that are not the article, to the reason recorded."""
    parts: PartNames
    meta: MetaNames
    names: NameWords
    dates: DateLabels
    parts_of_article: PartWords


@cache
def load_page_words() -> PageWords:
    """Load and validate ``pages.toml``. Raises OutletDataError where it breaks its format."""
    file = resources.files("runut.sources") / "pages.toml"
    try:
        return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), PageWords)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise OutletDataError(f"sources/pages.toml: {error}") from error


def names_pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of the phrases among the names of a box."""
    ways = sorted({_phrase(phrase) for phrase in phrases}, key=len, reverse=True)
    return re.compile("(?<= )(?:" + "|".join(ways) + ")(?= )")


def _phrase(phrase: str) -> str:
    open_end = r"[a-z0-9]*" if phrase.endswith("*") else ""
    return re.escape(phrase.rstrip("*")) + open_end


def words_pattern(phrases: Iterable[str]) -> str:
    """The source of a pattern that finds any of the phrases, longest first, in any case."""
    return "|".join(re.escape(p) for p in sorted(phrases, key=len, reverse=True))
