"""The title of an article without the name of its site."""

from __future__ import annotations

import re

from runut.outlets.outlet import Outlet, host_of, is_domain, named

_SUFFIX = re.compile(r"\s+[-–—|•»:]+\s+(?=[^-–—|•»]*$)")
_MOST_SUFFIX = 5
"""Words of a site's name at most: "Kantor Berita Politik dan Ekonomi"."""


def clean_title(title: str, name: str | None, outlet: Outlet | None) -> str:
    """Drop the site's name from the end: "Judul - Kompas.com", "Judul | Republika Online"."""
    while match := _SUFFIX.search(title):
        tail = title[match.end() :].strip()
        if not (_is_site(tail, name, outlet) and match.start()):
            break
        title = title[: match.start()].rstrip()
    return title


def _is_site(tail: str, name: str | None, outlet: Outlet | None) -> bool:
    if len(tail.split()) > _MOST_SUFFIX:
        return False
    if is_domain(tail) or named(tail) is not None or (name and tail.casefold() == name.casefold()):
        return True
    roots = [host_of(d).split(".")[0] for d in (outlet.domains if outlet else ())]
    plain = re.sub(r"\W", "", tail.casefold())
    return any(root and plain.startswith(root) for root in roots if len(root) >= 5)
