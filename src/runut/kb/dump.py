"""Read a Wikidata JSON dump line by line: plain, gzip or bzip2."""

from __future__ import annotations

import bz2
import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

import msgspec

LANGUAGES = ("id", "en")

# Fewer digits than SQLite's integers hold; Wikidata has 10 of them at most.
_ITEM = re.compile(r"Q([0-9]{1,15})")

# How the three kinds of file begin.
_GZIP, _BZIP2 = b"\x1f\x8b", b"BZh"


class _Value(msgspec.Struct):
    value: str


class _Labels(msgspec.Struct):
    id: _Value | None = None
    en: _Value | None = None


class _Aliases(msgspec.Struct):
    id: list[_Value] = []
    en: list[_Value] = []


class _Target(msgspec.Struct):
    id: str = ""


class _Data(msgspec.Struct):
    value: _Target | str | None = None


class _Snak(msgspec.Struct):
    datavalue: _Data | None = None


class _Claim(msgspec.Struct):
    mainsnak: _Snak
    rank: str = "normal"


class _Claims(msgspec.Struct):
    """The properties that matter: instance of, subclass of, country, citizenship."""

    instance: list[_Claim] = msgspec.field(default=[], name="P31")
    subclass: list[_Claim] = msgspec.field(default=[], name="P279")
    country: list[_Claim] = msgspec.field(default=[], name="P17")
    citizen: list[_Claim] = msgspec.field(default=[], name="P27")


class _Sitelinks(msgspec.Struct):
    idwiki: msgspec.Raw = msgspec.Raw()
    enwiki: msgspec.Raw = msgspec.Raw()


class _Entity(msgspec.Struct):
    """An entity as the dump has it; an empty map stands there as an empty list."""

    id: str
    type: str = "item"
    labels: _Labels | list[None] = []
    aliases: _Aliases | list[None] = []
    claims: _Claims | list[None] = []
    sitelinks: _Sitelinks | list[None] = []


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One item of the dump, with numbers for ids: 42 for Q42."""

    id: int
    names: tuple[str, ...]
    classes: tuple[int, ...]
    supers: tuple[int, ...]
    country: int | None
    wikipedia: bool  # whether the Indonesian or the English Wikipedia has an article on it


_DECODER = msgspec.json.Decoder(_Entity)


def open_dump(path: Path) -> BinaryIO:
    """Open a dump by what it contains, whatever its name."""
    with path.open("rb") as file:
        head = file.read(3)
    if head.startswith(_GZIP):
        return cast("BinaryIO", gzip.open(path, "rb"))
    return cast("BinaryIO", bz2.open(path, "rb")) if head.startswith(_BZIP2) else path.open("rb")


def read_items(lines: Iterator[bytes]) -> Iterator[tuple[int, Item | None]]:
    """Read lines of a dump as (lines read so far, item); None where a line holds no item.

    A line that is not JSON, such as the brackets around all, holds no item.
    """
    for number, line in enumerate(lines, 1):
        yield number, read_item(line)


def read_item(line: bytes) -> Item | None:
    """Read one line of a dump."""
    text = line.strip().rstrip(b",")
    if not text.startswith(b"{"):
        return None
    try:
        entity = _DECODER.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    number = _number(entity.id)
    if entity.type != "item" or number is None:
        return None
    claims = entity.claims if isinstance(entity.claims, _Claims) else _Claims()
    countries = _targets(claims.country) or _targets(claims.citizen)
    links = entity.sitelinks
    linked = isinstance(links, _Sitelinks) and (bytes(links.idwiki) or bytes(links.enwiki))
    return Item(
        id=number,
        names=_names(entity),
        classes=_targets(claims.instance),
        supers=_targets(claims.subclass),
        country=countries[0] if countries else None,
        wikipedia=bool(linked),
    )


def _names(entity: _Entity) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for language in LANGUAGES:
        label = getattr(entity.labels, language, None)
        if label:
            names[label.value] = None
        for alias in getattr(entity.aliases, language, ()):
            names[alias.value] = None
    return tuple(names)


def _targets(claims: list[_Claim]) -> tuple[int, ...]:
    """Items that claims point to, deprecated ones aside."""
    found = []
    for claim in claims:
        value = claim.mainsnak.datavalue.value if claim.mainsnak.datavalue else None
        number = _number(value.id) if isinstance(value, _Target) else None
        if claim.rank != "deprecated" and number is not None:
            found.append(number)
    return tuple(found)


def _number(ident: str) -> int | None:
    """The number of an item: 42 for Q42; None for what is no id of an item."""
    found = _ITEM.fullmatch(ident)
    return int(found.group(1)) if found else None
