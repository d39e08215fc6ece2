"""Tell the name of a place from the name of the person behind it: "Bupati Lembah Rangga Ketut"."""

from __future__ import annotations

from collections.abc import Sequence

from runut.article.people import run_end, section_sets
from runut.article.words import Word
from runut.languages.pack import Pack

_MOST_WORDS = 2  # "Lembah Rangga"; a longer run may go on with somebody's name


def place_names(words: Sequence[Word], pack: Pack) -> frozenset[str]:
    """Words that a text uses as the name of a place, case-folded: "Rangga" of "di Rangga".

    A kind of place that ends a role ("wali kota Sari") shows nothing, nor one before a role.
    """
    kinds = frozenset((*pack.places.named, *pack.places.at))
    links = frozenset(pack.speech.name_links)
    found: set[str] = set()
    for i, word in enumerate(words[:-1]):
        if word.fold not in kinds or not words[i + 1].capital or _in_role(words, i, pack):
            continue
        last = run_end(words, i + 1, min(i + 2 + _MOST_WORDS, len(words)), links)
        office = words[i + 1].fold in section_sets(pack.speech).roles
        if last - i - 1 <= _MOST_WORDS and not office:
            found.update(w.fold for w in words[i + 1 : last])
    return frozenset(found)


def _in_role(words: Sequence[Word], i: int, pack: Pack) -> bool:
    before = words[i - 1] if i else None
    roles = section_sets(pack.speech).roles
    return before is not None and (before.capital or before.fold in roles)


def without_place(name: str, role: str, places: frozenset[str]) -> tuple[str, str]:
    """A name and a role, with the place that stands between them on the role's side.

    Only where there is a role before the name, and somebody's name is left.
    """
    parts = name.split()
    known = [n for n, part in enumerate(parts[:-1], 1) if part.casefold() in places]
    if not role or not known:
        return name, role
    return " ".join(parts[known[-1] :]), " ".join((role, *parts[: known[-1]]))
