"""The head of a news text: "MOSKOW, iNews.id -", "TEMPO.CO, Jakarta -", "Jakarta (ANTARA) -"."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from runut.outlets.outlet import all_outlets, is_domain, named

_DASH = re.compile(r"\s*(?:--+|[-–—])\s*")
_PARTS = re.compile(r"[^,()]+")
_OPENING = "\"'“‘«("
_BRAND_FIRST = re.compile(r"(\w+(?:\.\w+){1,2}), ")
_INNER_CAPITAL = re.compile(r"[a-z][A-Z]")
_LONGEST = 80
"""Characters that a dateline may have: "PALANGKA RAYA, Kalimantan Tengah, KOMPAS.com" has 44."""
_FEWEST_WORDS = 6
"""What follows a place without a brand must be a sentence, not the rest of a name or a score."""


class Dateline(msgspec.Struct, frozen=True):
    """Where the head ends (an offset behind its dash), its place and its brand."""

    end: int
    place: str
    brand: str


def find_dateline(text: str) -> Dateline | None:
    """The dateline that a block opens with, if it has one."""
    for match in _DASH.finditer(text, 0, _LONGEST):
        found = _parse(text[: match.start()], match, text)
        if found:
            return found
    return _without_dash(text)


def _without_dash(text: str) -> Dateline | None:
    """A head without a dash, "Liputan6.com, Jakarta Presiden ...", by brand and city known."""
    match = _BRAND_FIRST.match(text)
    if not match or named(match[1]) is None:
        return None
    rest = text[match.end() :]
    city = next((c for c in _cities() if rest.startswith(f"{c} ")), "")
    follows = rest[len(city) + 1 : len(city) + 2]
    if not city or not (follows.isupper() or follows in _OPENING):
        return None
    return Dateline(match.end() + len(city) + 1, city, match[1])


@cache
def _cities() -> tuple[str, ...]:
    return tuple(sorted({o.city for o in all_outlets() if o.city}, key=len, reverse=True))


def _parse(head: str, dash: re.Match[str], text: str) -> Dateline | None:
    parts = [part.strip() for part in _PARTS.findall(head) if part.strip()]
    brands = [part for part in parts if _is_brand(part)]
    places = [part for part in parts if part not in brands]
    rest = text[dash.end() :]
    if not parts or len(parts) > 4 or not all(_is_place(p) or _is_day(p) for p in places):
        return None
    if not brands and not _stands_alone(places, dash[0], rest):
        return None
    if not rest:
        return None
    place = next((p for p in places if _is_place(p)), "")
    return Dateline(dash.end(), place, brands[0] if brands else "")


def _is_brand(part: str) -> bool:
    if is_domain(part) or named(part) is not None:
        return True
    return " " not in part and _INNER_CAPITAL.search(part) is not None and part.isalnum()


def _is_place(part: str) -> bool:
    words = part.split()
    return len(words) <= 4 and all(w[0].isupper() and w[-1].isalpha() for w in words)


def _is_day(part: str) -> bool:
    return any(c.isdigit() for c in part) and len(part.split()) <= 4


def _stands_alone(places: list[str], dash: str, rest: str) -> bool:
    """Whether a place without a brand is a dateline: "Jakarta - Presiden ..."."""
    if not places or not _is_place(places[0]) or not (dash[0] == dash[-1] == " " or "--" in dash):
        return False
    follows = rest[:1].isupper() or rest[:1] in _OPENING
    again = _DASH.search(rest, 0, _LONGEST)
    route = again is not None and " " in again[0] and _is_place(rest[: again.start()])
    return follows and not route and rest.count(" ") >= _FEWEST_WORDS - 1
