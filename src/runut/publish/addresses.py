"""Names of the report's files and the links that may stand on its pages."""

from __future__ import annotations

import re
from hashlib import sha256
from unicodedata import normalize
from urllib.parse import urlsplit

from runut.records import Copy

_NOT_NAME = re.compile(r"[^a-z0-9]+")
_READABLE = 48  # characters of the id that a file name keeps
_DIGEST = 12  # hex digits after it: among a million ids, 0.2% chance that any two meet


def page_name(id_: str) -> str:
    """Return a file name for an id that any file system takes, the same in every run.

    Only a-z, 0-9 and "-" stand in it; the digest of the whole id keeps apart ids that differ in
    case, in signs or after the part that is kept.
    """
    ascii_ = normalize("NFKD", id_).encode("ascii", "ignore").decode().lower()
    readable = _NOT_NAME.sub("-", ascii_)[:_READABLE].strip("-")
    digest = sha256(id_.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST]
    return f"{readable}-{digest}.html" if readable else f"{digest}.html"


def version_page(id_: str, sha256: str) -> str:
    """Return a file name for an earlier version of an article."""
    return page_name(f"{id_} {sha256}")


def copy_page(copy: Copy) -> str:
    """Return a file name for the page that lays a copy beside its source."""
    return page_name(f"{copy.from_}\n{copy.to}")


def web_address(url: str | None) -> str | None:
    """Return the url where it may be a link: http or https with a host, and no blanks in it."""
    if not url or any(c.isspace() or not c.isprintable() for c in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.hostname else None
