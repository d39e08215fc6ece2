"""The news agencies of the world: the format of ``agencies.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from runut.errors import OutletDataError
from runut.outlets.data import read_data

FILE = "agencies.toml"
_COUNTRY = re.compile(r"[A-Z]{2}")


class Agency(msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True):
    """One agency."""

    name: str
    """As readers know it: "AFP"."""
    country: str
    """Where it has its seat, ISO 3166-1."""
    aliases: tuple[str, ...] = ()
    """Other names of it, in any language."""
    codes: tuple[str, ...] = ()
    """What desks write in bylines, where case counts: "Ant"."""
    state: bool = False
    """Whether a government owns or runs it."""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    agency: tuple[Agency, ...]


@cache
def all_agencies() -> tuple[Agency, ...]:
    """Every agency, in the order of the file. Raises OutletDataError where it breaks its format."""
    return read_agencies()


def read_agencies(data: bytes | None = None) -> tuple[Agency, ...]:
    """Agencies of a file in this format, ours unless given. Raises OutletDataError for mistakes."""
    found = read_data(FILE, _File, data).agency
    wrong = next(_mistakes(found), None)
    if wrong:
        raise OutletDataError(f"outlets/{FILE}: {wrong}")
    return found


def _mistakes(agencies: tuple[Agency, ...]) -> Iterator[str]:
    names: dict[str, str] = {}
    for agency in agencies:
        if not _COUNTRY.fullmatch(agency.country):
            yield f"{agency.name}: {agency.country!r} is no code of a country"
        for name in (agency.name, *agency.aliases):
            if names.setdefault(name.casefold(), agency.name) != agency.name:
                yield f"{name!r} is a name of {names[name.casefold()]} and of {agency.name}"


@cache
def _names() -> dict[str, Agency]:
    return {n.casefold(): a for a in all_agencies() for n in (a.name, *a.aliases)}


def agency_named(name: str) -> Agency | None:
    """The agency that goes by this name, in any case."""
    return _names().get(name.casefold())


@cache
def _codes() -> dict[str, Agency]:
    return {code: agency for agency in all_agencies() for code in agency.codes}


def by_code(code: str) -> Agency | None:
    """The agency that desks write so in a byline; case counts."""
    return _codes().get(code)
