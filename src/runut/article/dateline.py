"""The head of a news text: "MOSKOW, iNews.id -", "TEMPO.CO, Jakarta -", "Jakarta (ANTARA) -"."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from runut.outlets.datelines import is_day_or_label, is_known_place, names_newsroom
from runut.outlets.outlet import all_outlets, is_domain, named

_DASH = re.compile(r"\s*(?:--+|[-–—])\s*")
_COLON = re.compile(r"\s?:\s+")
_PARTS = re.compile(r"[^,()|]+")
_OPENING = "\"'“‘«("
_BRAND_FIRST = re.compile(r"(\w+(?:\.\w+){1,2}), ")
_INNER_CAPITAL = re.compile(r"[a-z][A-Z]")
_LONGEST = 80
"""Characters that a dateline may have: "PALANGKA RAYA, Kalimantan Tengah, KOMPAS.com" has 44."""
_PLACE_AFTER = re.compile(r"([^\W\d_]{4,}(?: [^\W\d_]+){0,2})[.] +(?=[^\W\d_])")
"""A place with a full stop behind the brand's dash: "KONTAN.CO.ID - JAKARTA. Harga emas"."""
_MOST_REST = 2000
"""Characters behind the dash in which a place of the dateline is looked for again."""
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
    return _without_dash(text) or _with_colon(text)


def _with_colon(text: str) -> Dateline | None:
    """A head that a colon closes, "KBRN, Jakarta: ...": a brand and a place, or a known city."""
    match = _COLON.search(text, 0, _LONGEST)
    head = text[: match.start()] if match else ""
    rest = text[match.end() :] if match else ""
    if match is None or rest.count(" ") < _FEWEST_WORDS - 1:
        return None
    if _is_place(head) and is_known_place(head) and rest[0].isupper():
        return Dateline(match.end(), head, "")
    if head.count(",") != 1:
        return None
    brand, place = (part.strip() for part in head.split(","))
    known = named(brand) is not None or is_domain(brand)
    if not known or not _is_place(place) or _is_brand(place):
        return None
    return Dateline(match.end(), place, brand)


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
    if not rest or (not brands and not _stands_alone(places, dash[0], rest)):
        return None
    if not brands:
        brands = _unknown_brands(places, rest)
        places = [part for part in places if part not in brands]
    place = next((p for p in places if _is_place(p)), "")
    after = _PLACE_AFTER.match(rest) if brands and not place else None
    if after and after[1].isupper():
        return Dateline(dash.end() + after.end(), after[1], brands[0])
    return Dateline(dash.end(), place, brands[0] if brands else "")


def _unknown_brands(parts: list[str], rest: str) -> list[str]:
    """The outlet of a dateline where none is known: "WANASARI, Kantor Berita Nusa"."""
    pairs = [(a, b) for a in parts for b in parts if a != b]
    return [
        name for name, place in pairs if _may_be_outlet(name, rest) and _beside(name, place, rest)
    ][:1]


def _may_be_outlet(name: str, rest: str) -> bool:
    """Whether a part is no place, no day, and nothing that the text tells of."""
    if is_day_or_label(name) or _is_day(name) or _tells_of(rest, name):
        return False
    return names_newsroom(name) or (" " in name and not is_known_place(name))


def _beside(name: str, place: str, rest: str) -> bool:
    """Whether the part beside a possible outlet is a place: known, in capitals, told of."""
    if names_newsroom(place) or not _is_place(place):
        return False
    return (
        names_newsroom(name)
        or is_known_place(place)
        or (place.isupper() and not name.isupper())
        or _tells_of(rest, place)
    )


def _tells_of(rest: str, name: str) -> bool:
    return name.casefold() in rest[:_MOST_REST].casefold()


def _is_brand(part: str) -> bool:
    if is_domain(part) or named(part) is not None:
        return True
    return " " not in part and _INNER_CAPITAL.search(part) is not None and part.isalnum()


def _is_place(part: str) -> bool:
    words = part.split()
    return 1 <= len(words) <= 4 and all(w[0].isupper() and w[-1].isalpha() for w in words)


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
