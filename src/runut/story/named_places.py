"""Places that a sentence names with their kind: "Desa Cemara", "Jalan Melati"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from runut.languages.pack import Pack
from runut.story.words import phrases

_NAME = re.compile(r"\s+((?:[A-Z][\w'-]*)(?:\s+[A-Z][\w'-]*){0,2})")
_OF_NAME = re.compile(r"((?:[A-Z][\w'-]*\s+){1,3})$")


class NamedPlace(NamedTuple):
    """A place: the number of its kind's row, its name in lower case, and where it stands."""

    kind: int
    name: str
    start: int
    end: int


def named_places(text: str, pack: Pack) -> list[NamedPlace]:
    """Find places with their kinds, in the order of a text; offsets are into the text.

    The name stands behind its kind ("Desa Cemara") or before it ("Alder Bridge").
    """
    found = []
    for kind in phrases(tuple(_rows(pack))).finditer(text):
        row = _rows(pack)[" ".join(kind.group().lower().split())]
        behind = _NAME.match(text, kind.end())
        before = _OF_NAME.search(text, max(0, kind.start() - 40), kind.start())
        if behind:
            found.append(NamedPlace(row, behind.group(1).lower(), kind.start(), behind.end()))
        elif before and kind.group()[0].isupper():
            found.append(
                NamedPlace(row, before.group(1).strip().lower(), before.start(), kind.end())
            )
    return found


def elsewhere(one: str, other: str, pack: Pack) -> bool:
    """Whether two sentences name places of one kind, and not one of them the same."""
    here, there = named_places(one, pack), named_places(other, pack)
    for kind in {p.kind for p in here} & {p.kind for p in there}:
        names = [{p.name for p in places if p.kind == kind} for places in (here, there)]
        if not any(_is_one(a, b) for a in names[0] for b in names[1]):
            return True
    return False


def _is_one(a: str, b: str) -> bool:
    """Whether two names of places may be one: the one may go on ("Cemara", "Cemara Indah")."""
    return a.startswith(b) or b.startswith(a)


@cache
def _rows(pack: Pack) -> dict[str, int]:
    kinds = pack.differences.spots.kinds
    return {word: number for number, row in enumerate(kinds) for word in row}
