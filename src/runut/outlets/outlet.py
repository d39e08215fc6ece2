"""What is known of an outlet, and which outlet a text came from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from runut.languages.boilerplate import Phrase
from runut.outlets.data import read_data

ADDRESSES = "addresses.toml"
OutletKind = Literal["agency", "newspaper", "magazine", "online", "tv", "radio"]
_NO_OUTLETS = {"datelines.toml", "families.toml", "agencies.toml", ADDRESSES}
"""Files of this folder that hold other things."""
_LONGEST_HOST = 253
"""Characters of a host's name (RFC 1035)."""
_LONGEST_LINE = 2000
_NOT_ALNUM = re.compile(r"[\W_]+")
_DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)


class Outlet(msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True):
    """One outlet: the format of the TOML files in this folder."""

    name: str
    """As it is shown to readers: "CNN Indonesia"."""
    kind: OutletKind
    domains: tuple[str, ...]
    """Its own domains, without "www."; subdomains belong to it."""
    aliases: tuple[str, ...] = ()
    """Names that it goes by in datelines, bylines and data sets: "KOMPAS.com"."""
    language: str = "id"
    """The language it mostly writes in, ISO 639-1."""
    zone: Literal["WIB", "WITA", "WIT", ""] = ""
    """The zone of times of day that carry none; empty outside Indonesia."""
    city: str = ""
    """Where its main newsroom is."""
    article_id: str = ""
    """Pattern of a path whose group is the id of the article: "/d-([0-9]+)". A headline that is
    changed later changes the address, not the id."""
    lines: tuple[Phrase, ...] = ()
    """Its own boilerplate: whole blocks, as ``lines`` of a language's boilerplate."""


class FoundOutlet(msgspec.Struct, frozen=True):
    """The outlet of a text: its name, where it was found if not there, and what is known of it."""

    name: str | None = None
    mirror: str | None = None
    outlet: Outlet | None = None


@cache
def all_outlets() -> tuple[Outlet, ...]:
    """Every outlet of this folder, by file name. Raises OutletDataError for a broken file."""
    found = resources.files("runut.outlets").iterdir()
    files = [f for f in found if f.name.endswith(".toml") and f.name not in _NO_OUTLETS]
    return tuple(read_data(name, Outlet) for name in sorted(f.name for f in files))


@cache
def _by_key() -> dict[str, Outlet]:
    """Outlets by name, alias and domain, letters and digits only."""
    names: dict[str, Outlet] = {}
    for outlet in all_outlets():
        for name in (outlet.name, *outlet.aliases, *outlet.domains):
            names.setdefault(_key(name), outlet)
    return names


@cache
def _by_domain() -> dict[str, Outlet]:
    return {domain: outlet for outlet in all_outlets() for domain in outlet.domains}


def _key(name: str) -> str:
    return _NOT_ALNUM.sub("", name.casefold())


def named(name: str) -> Outlet | None:
    """The outlet that goes by this name, alias or domain."""
    if len(name) > _LONGEST_HOST:
        return None
    return _by_key().get(_key(name)) or at_host(name)


def at_host(host: str) -> Outlet | None:
    """The outlet that a host such as ``news.detik.com`` belongs to."""
    parts = host.lower().rstrip(".").split(".")
    found = (_by_domain().get(".".join(parts[i:])) for i in range(len(parts) - 1))
    return next((outlet for outlet in found if outlet), None)


def host_of(url: str | None) -> str:
    """Host of an address, without port and "www."; empty where there is none."""
    if not url:
        return ""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.") if "." in host else ""


def is_domain(text: str) -> bool:
    """Whether a text is a bare domain such as ``mediaindonesia.com``."""
    return len(text) <= _LONGEST_HOST and _DOMAIN.fullmatch(text.strip()) is not None


def domains_in(text: str) -> list[str]:
    """Every domain that a line names, in order."""
    return [m.removeprefix("www.") for m in _DOMAIN.findall(text[:_LONGEST_LINE].lower())]


def _is_part(outlet: Outlet, given: str) -> bool:
    """Whether a name such as "ANTARA News Otomotif" is that of a section of an outlet."""
    return any(_key(given).startswith(_key(name)) for name in (outlet.name, *outlet.aliases))


def find_outlet(url: str | None, given: str | None, evidence: Iterable[str]) -> FoundOutlet:
    """The outlet of a text.

    ``given`` is the name its source stated; ``evidence`` are names that the text itself gives it:
    the brand of its dateline, "telah tayang di X", follow-us and copyright lines. An address of a
    known outlet decides; then a known name, then the evidence, both of which make any other host a
    mirror. An agency in the evidence makes none, since outlets run its texts.
    """
    host = host_of(url) or (host_of(given) if given and is_domain(given) else "")
    known = at_host(host) or (named(given) if given else None)
    if known:
        return FoundOutlet(known.name, None if at_host(host) else host or None, known)
    if given and not is_domain(given):
        whole = next((o for e in evidence if (o := named(e)) and _is_part(o, given)), None)
        return FoundOutlet(whole.name, None, whole) if whole else FoundOutlet(given)
    for name in evidence:
        shown = named(name)
        if shown and not (host and shown.kind == "agency"):
            return FoundOutlet(shown.name, host or None, shown)
        if not host and not shown:
            return FoundOutlet(name)
    return FoundOutlet(host or None)
