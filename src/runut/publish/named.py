"""Marks for names: whom or what a name in an article's text means, and where its entity stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from runut.publish.addresses import page_name
from runut.publish.entities import is_told
from runut.publish.marks import Mark
from runut.publish.names import one_line
from runut.records import Article, Entity, Story


def entity_anchor(entity: str) -> str:
    """Return where an entity stands on its story's page."""
    return f"entity-{entity}"


def name_marks(article: Article, story: Story, passages: Sequence[Mark]) -> Iterator[Mark]:
    """Yield a mark for each tied name, and for each description, with a title for hovering.

    The first name of each entity that is told there leads to it. One inside which a numbered
    passage ends doesn't: the number behind that passage is a link itself, and links can't nest.
    """
    entities = {entity.id: entity for entity in story.entities}
    ends = sorted(mark.end for mark in passages if mark.number)
    linked: set[str] = set()
    for name in article.names:
        entity = entities.get(name.entity)
        if entity is None:
            continue
        free = (
            is_told(entity)
            and not _ends_inside(ends, name.start, name.end)
            and entity.id not in linked
        )
        if free:
            linked.add(entity.id)
        href = f"../stories/{page_name(story.id)}#{entity_anchor(entity.id)}" if free else ""
        yield _mark(name.start, name.end, entity, href)
    for entity in story.entities:
        for cited in entity.described:
            if cited.article == article.id:
                yield _mark(cited.start, cited.end, entity, "")


def _mark(start: int, end: int, entity: Entity, href: str) -> Mark:
    return Mark(start=start, end=end, kind="name", title=_title(entity), href=href)


def _ends_inside(ends: Sequence[int], start: int, end: int) -> bool:
    after = bisect_right(ends, start)
    return after < len(ends) and ends[after] < end


def _title(entity: Entity) -> str:
    """Say who an entity is: its name, and the role that articles give it most often."""
    return one_line(": ".join([entity.name, *(role.role for role in entity.roles[:1])]))
