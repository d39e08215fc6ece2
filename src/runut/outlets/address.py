"""Addresses of one article: which of them lead to the same one.

Format of ``addresses.toml`` and what is done with it. An outlet's own TOML may add
``article_id``, the part of its addresses that names an article whatever its headline.
"""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urlsplit

import msgspec

from runut.outlets.data import read_data
from runut.outlets.outlet import ADDRESSES, Outlet, at_host

LONGEST = 2000
"""Characters of an address; a longer one is data."""

SLUG_WORDS = 4
"""Words of a headline in an address that name an article together with the numbers before it."""

ID_DIGITS = 5
"""Digits in a row from which a number in a path is an article's."""

_RUN = re.compile(r"\d+")


class AddressWords(msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True):
    """The whole of ``addresses.toml``; all in lower case."""

    host_prefixes: tuple[str, ...]
    path_editions: tuple[str, ...]
    path_endings: tuple[str, ...]
    parameters: tuple[str, ...]
    part_parameters: tuple[str, ...]
    whole_values: tuple[str, ...]
    caches: tuple[str, ...]


@cache
def load_addresses() -> AddressWords:
    """Load and validate ``addresses.toml``. Raises OutletDataError where it breaks its format."""
    return read_data(ADDRESSES, AddressWords)


def article_key(url: str | None) -> str | None:
    """Return a key that all addresses of one article share; None where an address names none.

    The outlet's id of the article where its TOML says how to find it; else the headline in the
    address with all numbers before it; else the address without what ``addresses.toml`` lists.
    """
    parts = _split(url)
    if parts is None:
        return None
    host, path, query = _host(parts), _path(parts), _query(parts)
    if not path.strip("/") and not query:
        return None
    outlet = at_host(host)
    site = outlet.name if outlet else host
    own = _own_id(outlet, path)
    if own:
        return f"{site} #{own}" + (f"?{query}" if query else "")
    numbers = _RUN.findall(path)
    slug = path.rsplit("/", 1)[-1]
    named = slug.count("-") + 1 >= SLUG_WORDS or any(len(n) >= ID_DIGITS for n in numbers)
    if named and not query:
        return " ".join([site, *numbers, slug])
    return f"{host}{path}" + (f"?{query}" if query else "")


def _split(url: str | None) -> SplitResult | None:
    """Parse an http(s) address, that of a cache as the page's own; None where it is none."""
    if not url or len(url) > LONGEST:
        return None
    try:
        parts = urlsplit(url.strip() if "//" in url else f"//{url.strip()}")
        host = parts.hostname or ""
    except ValueError:
        return None
    if parts.scheme not in ("", "http", "https") or "." not in host:
        return None
    if any(cached in f"{host}{parts.path}" for cached in load_addresses().caches):
        inner = re.search(r"/(?:s/)?([\w-]+(?:\.[\w-]+)+/.+)", parts.path)
        return _split(f"//{inner[1]}") if inner and len(inner[1]) < len(url) else parts
    return parts


def _host(parts: SplitResult) -> str:
    labels = (parts.hostname or "").rstrip(".").split(".")
    while len(labels) > 2 and labels[0] in load_addresses().host_prefixes:
        labels = labels[1:]
    return ".".join(labels)


def _path(parts: SplitResult) -> str:
    words = load_addresses()
    steps = [step for step in unquote(parts.path).split("/") if step]
    while len(steps) > 1 and steps[-1].lower() in words.path_editions:
        steps = steps[:-1]
    while len(steps) > 1 and steps[0].lower() in words.path_editions:
        steps = steps[1:]
    path = "/".join(["", *steps])
    ending = next((e for e in words.path_endings if path.lower().endswith(e)), "")
    return path[: len(path) - len(ending)]


def _query(parts: SplitResult) -> str:
    """Return the parameters that may name an article, in the order of their names."""
    try:
        found = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=100)
    except ValueError:
        return parts.query
    return urlencode(sorted(pair for pair in found if _tells(*pair)))


def _tells(name: str, value: str) -> bool:
    words, name = load_addresses(), name.lower()
    if name in words.part_parameters:
        return value.lower() not in words.whole_values
    return not any(
        name.startswith(p[:-1]) if p.endswith("*") else name == p for p in words.parameters
    )


def _own_id(outlet: Outlet | None, path: str) -> str:
    """Return an outlet's id of an article; empty where its data or the address know none."""
    if outlet is None or not outlet.article_id:
        return ""
    match = _pattern(outlet.article_id).search(path)
    return match[1] if match else ""


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)
