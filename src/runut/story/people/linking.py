"""Link entities to Wikidata where a table of names leaves no doubt."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from runut.kb.lookup import Known
from runut.records import Entity
from runut.story.people.body_names import body_tokens


def link_entities(
    entities: Iterable[Entity], look_up: Callable[[str], list[Known]]
) -> tuple[Entity, ...]:
    """Give an entity the id of the one item of its kind that bears its name.

    Where several items bear it, the entity's other full names must leave one; else there is no
    link. A person known by one word only is never linked.
    """
    return tuple(_linked(entity, look_up) for entity in entities)


def _linked(entity: Entity, look_up: Callable[[str], list[Known]]) -> Entity:
    fits: set[int] | None = None
    for name in (entity.name, *entity.aliases):
        if entity.kind == "PER" and len(body_tokens(name)) < 2:
            continue
        found = {known.id for known in look_up(name) if entity.kind in known.kinds}
        if fits is None:
            fits = found
        elif found:
            fits &= found
    return replace(entity, wikidata=f"Q{fits.pop()}") if fits and len(fits) == 1 else entity
