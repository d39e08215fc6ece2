"""Tie the names of a story: who and what its articles speak of, under all names and roles."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from runut.kb.lookup import open_table
from runut.records import Article, Entity, Name, NameKind, RoleHeld
from runut.settings import Settings
from runut.story.bodies import BodyMention, tie_bodies
from runut.story.linking import link_entities
from runut.story.mentions import Mention, people_words, read_people
from runut.story.nicknames import known_nicknames, learn_nicknames
from runut.story.persons import tell_apart
from runut.story.roles_held import tell_roles
from runut.story.spellings import Tokens


class Tied(NamedTuple):
    """The entities of a story, and its articles' names with their entities.

    ``names`` holds every article of the story by id, in the order of ``Article.names``; a name
    that can't be told has no entity.
    """

    entities: tuple[Entity, ...]
    names: dict[str, tuple[Name, ...]]


class _Found(NamedTuple):
    """An entity before it has an id, and where its mentions stand: article, index."""

    name: str
    kind: NameKind
    aliases: tuple[str, ...]
    roles: tuple[RoleHeld, ...]
    places: tuple[tuple[str, int], ...]


def tie_names(articles: Sequence[Article], settings: Settings) -> Tied:
    """Tie the names of one story's articles (oldest first) to entities, most named first.

    With ``settings.known_names``, entities carry a Wikidata id where the match is safe.
    """
    found = [*_people(articles), *_bodies(articles)]
    found.sort(key=lambda f: -len(f.places))
    entities: list[Entity] = []
    homes: dict[tuple[str, int], Entity] = {}
    ids: set[str] = set()
    for one in found:
        entity = Entity(
            id=_new_id(one, ids), name=one.name, kind=one.kind, aliases=one.aliases, roles=one.roles
        )
        entities.append(entity)
        homes.update((place, entity) for place in one.places)
    names = {a.id: tuple(_tied(a, i, homes) for i in range(len(a.names))) for a in articles}
    return Tied(_linked(entities, settings), names)


def _linked(entities: Sequence[Entity], settings: Settings) -> tuple[Entity, ...]:
    table = settings.known_names
    return link_entities(entities, open_table(table)) if table else tuple(entities)


def _tied(article: Article, index: int, homes: dict[tuple[str, int], Entity]) -> Name:
    home = homes.get((article.id, index))
    name = article.names[index]
    return replace(name, entity=home.id, kind=home.kind) if home else replace(name, entity="")


def _people(articles: Sequence[Article]) -> Iterable[_Found]:
    mentions = [m for a in articles for m in read_people(a)]
    if not mentions:
        return
    section = people_words(articles[0].language)
    for person in tell_apart(mentions, _nicknames(articles, mentions), section):
        texts = _by_count(m.text for m in person.mentions)
        name = max(texts, key=lambda t: (min(len(t.split()), 2), texts[t], len(t)))
        yield _Found(
            name,
            "PER",
            tuple(t for t in texts if t != name),
            tell_roles(person.mentions, articles[0].language),
            tuple((m.article, m.place) for m in person.mentions),
        )


def _nicknames(articles: Sequence[Article], mentions: Sequence[Mention]) -> dict[Tokens, Tokens]:
    """Nicknames of the data, and over them those that the articles explain."""
    here: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        here[mention.article].append(mention)
    names: dict[Tokens, Tokens] = {}
    for article in articles:
        section = people_words(article.language)
        names |= {**known_nicknames(section), **names}
        names |= learn_nicknames(article, here[article.id], section)
    return names


def _bodies(articles: Sequence[Article]) -> Iterable[_Found]:
    for group in tie_bodies(articles):
        texts = _by_count(m.text for m in group)
        full = _by_count(m.text for m in group if not m.short) or texts
        name = max(full, key=lambda t: (full[t], len(t)))
        yield _Found(
            name,
            _kind(group),
            tuple(t for t in texts if t != name),
            (),
            tuple((m.article, m.place) for m in group),
        )


def _by_count(texts: Iterable[str]) -> Counter[str]:
    """Texts, the commonest first."""
    return Counter(dict(Counter(texts).most_common()))


def _kind(group: Sequence[BodyMention]) -> NameKind:
    """What most mentions are taken for; a country is a place, whoever acts in its name."""
    if any(m.key[0] == "territory" for m in group):
        return "LOC"
    return Counter(m.kind for m in group).most_common(1)[0][0]


def _new_id(found: _Found, taken: set[str]) -> str:
    """A readable id that no other entity of the story has: "per-sari-dewi"."""
    plain = unicodedata.normalize("NFKD", found.name).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    base = f"{found.kind.lower()}-{slug}"
    ident, count = base, 1
    while ident in taken:
        count += 1
        ident = f"{base}-{count}"
    taken.add(ident)
    return ident
