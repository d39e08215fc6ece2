"""Group articles into stories: the same event together, look-alikes apart."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from runut.corpus.linking import link_by_average
from runut.corpus.near import near_pairs
from runut.corpus.related import relate
from runut.corpus.union import unite
from runut.corpus.when import in_order
from runut.records import Article, Copy, Group
from runut.settings import Settings


def group_into_stories(
    articles: list[Article], copies: list[Copy], settings: Settings
) -> list[Group]:
    """Group articles by event, oldest story first; every article stands in exactly one.

    Copies of the better part of an article count as one article when deciding and stay together.
    The id of a story comes from its oldest article, so it stays while the story grows. Each story
    names the others that touch it.
    """
    order = in_order(articles)
    units = _units(order, copies, settings)
    alike = _alike(articles, units, settings)
    linked = link_by_average(len(set(units.values())), alike, settings.story_likeness)
    story_of = {unit: number for number, group in enumerate(linked) for unit in group}
    members: dict[int, list[str]] = {}
    for article in order:
        members.setdefault(story_of[units[article.id]], []).append(article.id)
    groups = [Group(id=_story_id(ids[0]), articles=tuple(ids)) for ids in members.values()]
    return relate(groups, articles, settings)


def _story_id(oldest: str) -> str:
    return "s-" + sha256(oldest.encode()).hexdigest()[:10]


def _alike(
    articles: list[Article], units: dict[str, int], settings: Settings
) -> dict[tuple[int, int], float]:
    """Return how alike units are: the best of their articles, since copies say the same."""
    alike: dict[tuple[int, int], float] = {}
    for a, b, like in near_pairs(articles, settings):
        one, other = sorted((units[a.id], units[b.id]))
        if one != other:
            alike[one, other] = max(alike.get((one, other), 0.0), like.value)
    return alike


def _units(articles: list[Article], copies: Iterable[Copy], settings: Settings) -> dict[str, int]:
    """Give every article a number that its copies share."""
    lengths = {a.id: len(a.text) for a in articles}
    same = ((c.from_, c.to) for c in copies if copied(c, lengths) >= settings.copy_joins)
    leader = unite(lengths, same)
    numbers: dict[str, int] = {}
    return {a: numbers.setdefault(leader[a], len(numbers)) for a in lengths}


def copied(copy: Copy, lengths: dict[str, int]) -> float:
    """Return which part of the shorter article a copy's passages are, 0 to 1, by characters."""
    sides = (
        (copy.from_, [p.from_ for p in copy.passages]),
        (copy.to, [p.to for p in copy.passages]),
    )
    return max(sum(s.end - s.start for s in spans) / lengths[article] for article, spans in sides)
