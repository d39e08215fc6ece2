"""Tie descriptions that point back to somebody: "pemimpin Korea Utara itu"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from runut.article.words import Word, split_words
from runut.languages.pack import load_pack
from runut.records import Article, Citation
from runut.story.people.persons import Person
from runut.story.people.roles import Role
from runut.story.people.roles_held import plain_words
from runut.story.people.territories import territories

# Words of the longest description: role, country, demonstrative.
_LONGEST = 8


class _Held(NamedTuple):
    """A role that somebody holds, its words as compared, and that person's entity."""

    words: frozenset[str]
    entity: str
    role: Role
    article: str


Holders = Mapping[str, Sequence[_Held]]  # first word of a role -> who holds such roles


def list_holders(people: Iterable[tuple[str, Person]], language: str) -> Holders:
    """Who holds which role in a story, from the people with the ids of their entities."""
    countries = territories(language, load_pack(language).people)
    held: dict[str, list[_Held]] = defaultdict(list)
    for entity, person in people:
        for m in person.mentions:
            if m.role:
                words = plain_words(m.role.words, countries)
                held[m.role.head].append(_Held(words, entity, m.role, m.article))
    return held


def find_descriptions(article: Article, holders: Holders) -> Iterator[tuple[str, Citation]]:
    """Where an article describes somebody by a role and a word that points back, with the entity.

    One is tied only where a single person of the story holds that role, none is told to have held
    it before, and the article gave it to that person before.
    """
    pack = load_pack(article.language)
    section = pack.people
    countries = territories(pack.code, section)
    words = split_words(article.text, pack.speech)
    inside = (*pack.speech.roles, *section.former, *section.pending)
    for first, word in enumerate(words):
        if word.fold not in holders or (first and words[first - 1].fold in inside):
            continue
        last = _pointer(words, first, pack.speech.demonstratives)
        if last is None:
            continue
        asked = tuple(w.fold for w in words[first + 1 : last])
        plain = plain_words(asked, countries)
        entity = _only_holder(plain, holders[word.fold], article.id, word.start)
        if entity:
            cited = Citation(article=article.id, start=word.start, end=words[last].end)
            yield entity, cited


def _pointer(words: Sequence[Word], first: int, demonstratives: Sequence[str]) -> int | None:
    """The word that points back at the end of a description that begins at ``first``."""
    for i in range(first + 1, min(len(words), first + _LONGEST)):
        if words[i].fold in demonstratives:
            return i
        if not words[i].text[0].isalnum():
            return None
    return None


def _only_holder(words: frozenset[str], held: Sequence[_Held], article: str, start: int) -> str:
    """The one person whose roles with that head have all words of the description."""
    fits = [h for h in held if words <= h.words]
    if len({h.entity for h in fits}) != 1 or any(h.role.former for h in held):
        return ""
    before = any(h.article == article and h.role.end <= start for h in fits)
    return fits[0].entity if before else ""
