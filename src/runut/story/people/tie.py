"""Tie the names of a story: who and what its articles speak of, under all names and roles."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from runut.kb.lookup import open_table
from runut.languages.pack import load_pack
from runut.records import Article, Citation, Entity, Group, Name, NameKind, RoleHeld
from runut.settings import Settings
from runut.story.people.bodies import BodyMention, tie_bodies
from runut.story.people.descriptions import find_descriptions, list_holders
from runut.story.people.kinds import settle_kinds
from runut.story.people.linking import link_entities
from runut.story.people.mending import mend_names
from runut.story.people.mentions import Mention, read_people
from runut.story.people.nicknames import known_nicknames, learn_nicknames
from runut.story.people.persons import Person, tell_apart
from runut.story.people.roles_held import tell_roles
from runut.story.people.spellings import Tokens

_NO_LETTER = re.compile(r"[^a-z0-9]+")


class Tied(NamedTuple):
    """The entities of a story, and its articles' names with their entities.

    ``names`` holds every article of the story by id, in the order of ``Article.names``; a name
    that can't be told has no entity.
    """

    entities: tuple[Entity, ...]
    names: dict[str, tuple[Name, ...]]


class _Found(NamedTuple):
    """An entity before it has an id, and where its mentions stand: article, place."""

    name: str
    kind: NameKind
    aliases: tuple[str, ...]
    roles: tuple[RoleHeld, ...]
    places: tuple[tuple[str, int], ...]
    person: Person | None


def tie_all_names(
    groups: Iterable[Group], articles: list[Article], settings: Settings
) -> tuple[list[Article], dict[str, tuple[Entity, ...]]]:
    """Tie the names of every story; gives all articles in their order, and entities by story."""
    by_id = {article.id: article for article in articles}
    entities: dict[str, tuple[Entity, ...]] = {}
    for group in groups:
        members = [by_id[a] for a in group.articles]
        entities[group.id] = ()
        if not any(article.names for article in members):
            continue
        tied = tie_names(members, settings)
        entities[group.id] = tied.entities
        by_id |= {a: replace(by_id[a], names=names) for a, names in tied.names.items()}
    return [by_id[article.id] for article in articles], entities


def tie_names(articles: Sequence[Article], settings: Settings) -> Tied:
    """Tie the names of one story's articles (oldest first) to entities, most named first.

    With ``settings.known_names``, entities carry a Wikidata id where the match is safe.
    """
    articles = settle_kinds(mend_names(articles))
    found = sorted([*_people(articles), *_bodies(articles)], key=lambda f: -len(f.places))
    ids = _ids(found)
    homes = {p: (i, f.kind) for i, f in zip(ids, found, strict=True) for p in f.places}
    people = [(i, f.person) for i, f in zip(ids, found, strict=True) if f.person]
    described = _described(articles, people)
    entities = [_entity(i, f, described.get(i, ())) for i, f in zip(ids, found, strict=True)]
    return Tied(
        _linked(entities, settings),
        {a.id: tuple(_tied(a, place, homes) for place in range(len(a.names))) for a in articles},
    )


def _described(
    articles: Sequence[Article], people: Sequence[tuple[str, Person]]
) -> dict[str, Sequence[Citation]]:
    """Where articles mean somebody without the name ("pemimpin itu"), by entity."""
    described: dict[str, list[Citation]] = defaultdict(list)
    holders = list_holders(people, articles[0].language) if people else {}
    for article in articles if holders else ():
        for entity, cited in find_descriptions(article, holders):
            described[entity].append(cited)
    return dict(described)


def _entity(ident: str, found: _Found, described: Sequence[Citation]) -> Entity:
    return Entity(
        id=ident,
        name=found.name,
        kind=found.kind,
        mentions=len(found.places),
        aliases=found.aliases,
        roles=found.roles,
        described=tuple(described),
    )


def _linked(entities: Sequence[Entity], settings: Settings) -> tuple[Entity, ...]:
    table = settings.known_names
    return link_entities(entities, open_table(table)) if table else tuple(entities)


def _tied(article: Article, place: int, homes: dict[tuple[str, int], tuple[str, NameKind]]) -> Name:
    entity, kind = homes.get((article.id, place), ("", article.names[place].kind))
    return replace(article.names[place], entity=entity, kind=kind)


def _people(articles: Sequence[Article]) -> Iterable[_Found]:
    mentions = [m for a in articles for m in read_people(a)]
    if not mentions:
        return
    section = load_pack(articles[0].language).people
    for person in tell_apart(mentions, _nicknames(articles, mentions), section):
        texts = _by_count(m.text for m in person.mentions)
        name = max(texts, key=lambda t: (min(len(t.split()), 2), texts[t], len(t)))
        yield _Found(
            name,
            "PER",
            tuple(t for t in texts if t != name),
            tell_roles(person.mentions, articles[0].language),
            tuple((m.article, m.place) for m in person.mentions),
            person,
        )


def _nicknames(articles: Sequence[Article], mentions: Sequence[Mention]) -> dict[Tokens, Tokens]:
    """Nicknames of the data, and over them those that the articles explain."""
    here: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        here[mention.article].append(mention)
    names: dict[Tokens, Tokens] = {}
    for article in articles:
        section = load_pack(article.language).people
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
            None,
        )


def _by_count(texts: Iterable[str]) -> Counter[str]:
    """Texts, the commonest first."""
    return Counter(dict(Counter(texts).most_common()))


def _kind(group: Sequence[BodyMention]) -> NameKind:
    """What most mentions are taken for; a country is a place, whoever acts in its name."""
    if any(m.key[0] == "territory" for m in group):
        return "LOC"
    return Counter(m.kind for m in group).most_common(1)[0][0]


def _ids(found: Sequence[_Found]) -> list[str]:
    """Readable ids, each once in the story: "per-sari-dewi", "per-sari-dewi--2"."""
    seen: Counter[str] = Counter()
    ids = []
    for one in found:
        plain = unicodedata.normalize("NFKD", one.name).encode("ascii", "ignore").decode()
        base = f"{one.kind.lower()}-{_NO_LETTER.sub('-', plain.lower()).strip('-')}"
        seen[base] += 1
        ids.append(base if seen[base] == 1 else f"{base}--{seen[base]}")
    return ids
