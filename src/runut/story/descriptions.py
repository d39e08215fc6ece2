"""Tie descriptions that point back to somebody: "pemimpin Korea Utara itu"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from runut.article.words import Word, split_words
from runut.languages.pack import load_pack
from runut.records import Article, Name
from runut.story.mentions import people_words
from runut.story.persons import Person
from runut.story.roles import Role
from runut.story.roles_held import plain_words
from runut.story.territories import territories

# Words of the longest description: role, country, demonstrative.
_LONGEST = 8


class _Held(NamedTuple):
    """A role that somebody holds, as compared, and who: a place in the list of people."""

    words: frozenset[str]
    person: int
    role: Role
    article: str


def find_descriptions(
    article: Article, people: Sequence[Person], ids: Sequence[str]
) -> tuple[Name, ...]:
    """Names of an article that are descriptions: a role and a word that points back.

    One is tied only where a single person of the story holds that role, nobody held it before, and
    the article gave it to that person before. ``ids`` are the entities of ``people``.
    """
    pack = load_pack(article.language)
    section = people_words(pack.code)
    countries = territories(pack.code, section)
    held: dict[str, list[_Held]] = defaultdict(list)
    for number, person in enumerate(people):
        for m in person.mentions:
            if m.role:
                words = frozenset(plain_words(m.role.words, countries))
                held[m.role.head].append(_Held(words, number, m.role, m.article))
    words = split_words(article.text, pack.speech)
    taken = {name.start for name in article.names if name.kind == "PER"}
    found = []
    for first, word in enumerate(words):
        last = _pointer(words, first, pack.speech.demonstratives) if word.fold in held else None
        if last is None or word.start in taken:
            continue
        asked = tuple(w.fold for w in words[first + 1 : last] if w.text[0].isalnum())
        plain = frozenset(plain_words(asked, countries))
        who = _only_holder(plain, held[word.fold], article.id, word.start)
        if who is not None:
            end = words[last].end
            found.append(
                Name(
                    start=word.start,
                    end=end,
                    text=article.text[word.start : end],
                    kind="PER",
                    entity=ids[who],
                )
            )
    return tuple(found)


def _pointer(words: Sequence[Word], first: int, demonstratives: Sequence[str]) -> int | None:
    """The word that points back at the end of a description that begins at ``first``."""
    for i in range(first + 1, min(len(words), first + _LONGEST)):
        if words[i].fold in demonstratives:
            return i
        if not words[i].text[0].isalnum():
            return None
    return None


def _only_holder(
    words: frozenset[str], held: Sequence[_Held], article: str, start: int
) -> int | None:
    """The one person whose roles with that head have all words of the description."""
    fits = [h for h in held if words <= h.words]
    if len({h.person for h in fits}) != 1 or any(h.role.former for h in held):
        return None
    before = any(h.article == article and h.role.end <= start for h in fits)
    return fits[0].person if before else None
