"""Format of ``columns.toml``: how sources name the fields of an article."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

import msgspec

_SIGNS = re.compile(r"[\W_]+")


class Fields(msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True):
    """Names of each field of an article, best first."""

    id: tuple[str, ...]
    url: tuple[str, ...]
    outlet: tuple[str, ...]
    title: tuple[str, ...]
    text: tuple[str, ...]
    html: tuple[str, ...]
    published: tuple[str, ...]
    authors: tuple[str, ...]
    editors: tuple[str, ...]
    captured: tuple[str, ...]
    modified: tuple[str, ...]
    language: tuple[str, ...]


class Values(msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True):
    """What stands in the cells."""

    lists: tuple[str, ...]
    nothing: tuple[str, ...]
    separators: tuple[str, ...]


class Columns(msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True):
    """The whole file."""

    fields: Fields
    values: Values


@cache
def load_columns() -> Columns:
    """The names of fields, read once."""
    file = resources.files("runut.sources") / "columns.toml"
    return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), Columns)


def plain_name(name: str) -> str:
    """A column's name as it is compared: letters and digits only."""
    return _SIGNS.sub("", name.casefold())


@cache
def ranked_names() -> dict[str, tuple[str, int]]:
    """Every known name of a column with its field and its rank there."""
    fields = msgspec.structs.asdict(load_columns().fields)
    return {
        plain_name(name): (field, rank)
        for field, names in fields.items()
        for rank, name in reversed(list(enumerate(names)))
    }
