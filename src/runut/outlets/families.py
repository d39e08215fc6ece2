"""Which house owns which outlet: the format of ``families.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from runut.errors import OutletDataError
from runut.outlets.data import read_data
from runut.outlets.outlet import all_outlets, named

FILE = "families.toml"
_WHEN = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


class Entry(msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True):
    """Outlets of a family that are known from one source."""

    outlets: tuple[str, ...]
    """Names as in the outlets' own files."""
    note: str
    """Where that is known from, and what to keep in mind."""
    known: str
    """As of when: a year, a month or a day (ISO 8601)."""
    unsure: bool = False
    """Shown beside the family, never folded into it."""


class Family(msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True):
    """A house and its outlets."""

    name: str
    """As readers know it: "Kompas Gramedia"."""
    entry: tuple[Entry, ...]
    aliases: tuple[str, ...] = ()
    """Other names of the house or of what holds its shares."""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    family: tuple[Family, ...]


@cache
def all_families() -> tuple[Family, ...]:
    """Every family, in the order of the file. Raises OutletDataError where it breaks its format."""
    return read_families()


def read_families(data: bytes | None = None) -> tuple[Family, ...]:
    """Families of a file in this format, ours unless given. Raises OutletDataError for mistakes."""
    found = read_data(FILE, _File, data).family
    wrong = next(_mistakes(found), None)
    if wrong:
        raise OutletDataError(f"outlets/{FILE}: {wrong}")
    return found


def _mistakes(families: tuple[Family, ...]) -> Iterator[str]:
    known = {outlet.name for outlet in all_outlets()}
    home: dict[str, str] = {}
    for family in families:
        for entry in family.entry:
            if not entry.note.strip() or not _WHEN.fullmatch(entry.known):
                yield f"{family.name}: an entry needs a note, and 'known' a year or a day"
            for outlet in entry.outlets:
                if outlet not in known:
                    yield f"{family.name}: no outlet has the name {outlet!r}"
                if home.setdefault(outlet, family.name) != family.name:
                    yield f"{outlet!r} is in {home[outlet]} and in {family.name}"


@cache
def _homes() -> dict[str, tuple[Family, Entry]]:
    return {o: (f, entry) for f in all_families() for entry in f.entry for o in entry.outlets}


def family_of(outlet: str | None) -> tuple[Family, Entry] | None:
    """The family of an outlet, by any of its names, and the entry that says so; unsure ones too."""
    found = named(outlet) if outlet else None
    return _homes().get(found.name) if found else None


def sure_family(outlet: str | None) -> str:
    """Name of the family that an outlet surely belongs to; empty where there is none."""
    home = family_of(outlet)
    return home[0].name if home and not home[1].unsure else ""
