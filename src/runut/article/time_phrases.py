"""Whole expressions: a day with its clock time, the two ends of a range.

Forms find the parts; here those that belong together are joined, by what stands between them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from runut.article.time_doubt import plausible
from runut.article.time_forms import Atom, find_atoms
from runut.article.time_words import begins_sentence
from runut.languages.dates import DateWords

Role = Literal["day", "clock", "part", "zone", "other"]

_ROLES: dict[str, Role] = {
    "day": "day", "day_range": "day", "weekday": "day", "near_day": "day", "month_day": "day",
    "that_day": "day", "next_day": "day", "clock": "clock", "clocks": "clock", "part": "part",
    "day_part_of": "part", "zone": "zone",
}  # fmt: skip
# What may stand on both sides of "to".
_FAMILIES = {
    "day": "day", "weekday": "day", "near_day": "day", "month_day": "day", "month": "period",
    "year": "period", "bare_year": "period", "nth": "nth", "part": "part", "decade": "decade",
}  # fmt: skip
_MOST_PARTS = 3  # a day takes a clock time, a part of the day and a zone, each once
_WIDEST = 24  # signs between two parts of one expression


class Phrase(NamedTuple):
    """Parts that make one expression; ``until`` is the far end of a range."""

    atoms: tuple[Atom, ...]
    start: int
    end: int
    mod: str = ""
    until: tuple[Atom, ...] = ()

    def find(self, role: Role) -> Atom | None:
        """The part that plays a role."""
        return next((atom for atom in self.atoms if role_of(atom) == role), None)


def find_phrases(text: str, words: DateWords) -> list[Phrase]:
    """All expressions of time in a text, in order and apart; offsets into the text."""
    atoms = [a for atom in find_atoms(text, words) for a in plausible(atom, text, words)]
    phrases: list[Phrase] = []
    at = 0
    while at < len(atoms):
        phrase, size = _phrase_from(atoms, at, text, words)
        at += size
        if role_of(phrase.atoms[0]) != "zone" and not _is_title(phrase, text):
            phrases.append(phrase)
    return phrases


def _is_title(phrase: Phrase, text: str) -> bool:
    """Whether a part of day stands alone with a capital inside a sentence: a name, not a time."""
    alone = len(phrase.atoms) == 1 and phrase.atoms[0].means == "part" and not phrase.until
    return alone and text[phrase.start].isupper() and not begins_sentence(text, phrase.start)


def role_of(atom: Atom) -> Role:
    """What an atom is to an expression of several."""
    if atom.means == "that_unit":
        return "day" if atom.get("unit_day") else "other"
    return _ROLES.get(atom.means, "other")


def _phrase_from(atoms: list[Atom], at: int, text: str, words: DateWords) -> tuple[Phrase, int]:
    """The expression that begins with an atom, and how many atoms it takes."""
    group, mod = _group_from(atoms, at, text, words)
    after = at + len(group)
    far: list[Atom] = []
    if after < len(atoms) and _range_follows(group, atoms[after], text, words):
        far, _ = _group_from(atoms, after, text, words)
        if far[-1].means == "clocks":  # "Senin hingga Jumat pukul 8-16": on each of the days
            far = far[:1]
    last = (far or group)[-1]
    phrase = Phrase(tuple(group), group[0].start, last.end, mod, tuple(far))
    return phrase, len(group) + len(far)


def _group_from(atoms: list[Atom], at: int, text: str, words: DateWords) -> tuple[list[Atom], str]:
    group, mod = [atoms[at]], ""
    for atom in atoms[at + 1 : at + 1 + _MOST_PARTS]:
        joint = _joint(group, atom, _between(group[-1], atom, text), words)
        if joint is None:
            break
        group.append(atom)
        mod = mod or joint
    return group, mod


def _between(left: Atom, right: Atom, text: str) -> str:
    """What stands between two atoms, in small letters; a full stop where they are far apart."""
    if not 0 <= right.start - left.end <= _WIDEST:
        return "."
    between = text[left.end : right.start]
    return "." if "\n" in between else " ".join(between.lower().split())


def _joint(group: list[Atom], atom: Atom, between: str, words: DateWords) -> str | None:
    """The ``mod`` that joins an atom to what came before ("" for none), None where it is apart."""
    have, role = {role_of(a) for a in group}, role_of(atom)
    if role in have or "other" in have or role == "other" or have == {"zone"}:
        return None
    if role == "zone":
        return "" if between == "" else None
    if role == "part":
        fits = between == "" or (atom.means == "part" and words.joints.get(between) == "")
        return "" if fits else None
    if role == "day" and group[0].means == "day_part_of":
        return None
    word = between.removeprefix(",").strip()
    return "" if not word else words.joints.get(word)


def _range_follows(group: list[Atom], atom: Atom, text: str, words: DateWords) -> bool:
    family = _FAMILIES.get(group[0].means)
    if len({a.means for a in group} & {"clock", "clocks"}) or family is None:
        return False
    if _FAMILIES.get(atom.means) != family:
        return False
    between = _between(group[-1], atom, text)
    if between in words.connectors:
        before = text[max(0, group[0].start - _WIDEST) : group[0].start]
        return bool(_pair_words(words).search(before.lower()))
    return between in ("-", "–", "—") or between in words.ranges_to


@cache
def _pair_words(words: DateWords) -> re.Pattern[str]:
    ways = "|".join(map(re.escape, words.between)) or "(?!)"
    return re.compile(rf"\b(?:{ways})\s+$")
