"""Lines on entities: who holds which role as articles say, and who and what else they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from runut.publish.days import say_date, say_range
from runut.publish.interface import Interface
from runut.publish.names import one_line
from runut.publish.view import Line, Numbers, marks_of, same_words
from runut.records import Article, Citation, Entity, RoleHeld

_KINDS = ("PER", "ORG", "LOC")

_OFTEN = 2
"""Mentions of an entity without a role that is told: most slips of what finds names stand once."""


def people(
    entities: Iterable[Entity],
    articles: Mapping[str, Article],
    numbers: Numbers,
    interface: Interface,
) -> tuple[Line, ...]:
    """One line for everybody who holds a role; below it the roles, and words that mean them.

    Each role has the days for which articles give it.
    """
    return tuple(_person(e, articles, numbers, interface) for e in entities if e.roles)


def _person(
    entity: Entity, articles: Mapping[str, Article], numbers: Numbers, interface: Interface
) -> Line:
    roles = (
        Line(
            text=one_line(held.role),
            note=_held(held, interface),
            marks=marks_of(held.citations, numbers),
        )
        for held in entity.roles
    )
    described = _described(entity.described, articles, numbers, interface)
    return _line(entity, (*roles, *described))


def _line(entity: Entity, lines: tuple[Line, ...] = ()) -> Line:
    return Line(
        text=one_line(entity.name),
        note="; ".join(map(one_line, entity.aliases)),
        entity=entity.id,
        wikidata=entity.wikidata,
        lines=lines,
    )


def _held(held: RoleHeld, interface: Interface) -> str:
    """Say for which days articles give a role; one that somebody had before is said so."""
    if held.since:
        return say_range(held.since, held.until, interface)
    return (
        interface.say("person.before", date=say_date(held.until, interface)) if held.until else ""
    )


def _described(
    citations: Sequence[Citation],
    articles: Mapping[str, Article],
    numbers: Numbers,
    interface: Interface,
) -> Iterator[Line]:
    """Words that mean somebody without the name ("ketua partai itu"), alike ones on one line."""
    same: dict[str, list[Citation]] = {}
    for cited in citations:
        words = articles[cited.article].text[cited.start : cited.end]
        same.setdefault(same_words(words), []).append(cited)
    for alike in same.values():
        first = alike[0]
        words = articles[first.article].text[first.start : first.end]
        yield Line(
            text=one_line(words),
            words=True,
            note=interface.say("person.described"),
            marks=marks_of(alike, numbers),
        )


def is_told(entity: Entity) -> bool:
    """Whether the outputs tell an entity: somebody with a role, or what is mentioned again."""
    return bool(entity.roles) or entity.mentions >= _OFTEN


def others_named(entities: Sequence[Entity], interface: Interface) -> tuple[Line, ...]:
    """One line for each kind of entity, with those below it that no article gives a role.

    What is mentioned only once is left out.
    """
    others = [entity for entity in entities if is_told(entity) and not entity.roles]
    named = {kind: tuple(_line(e) for e in others if e.kind == kind) for kind in _KINDS}
    return tuple(
        Line(text=interface.say(f"kind.{kind}"), lines=lines)
        for kind, lines in named.items()
        if lines
    )
