"""Storylines: stories that continue one another, under one name that stays."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from msgspec.structs import replace

from runut.corpus.ids import inherit
from runut.corpus.union import unite
from runut.records import Story, Storyline, Trace


def find_storylines(
    stories: Sequence[Story], earlier: Trace | None
) -> tuple[list[Story], tuple[Storyline, ...]]:
    """Gather the stories that continue one another; give them the storyline's id.

    ``stories`` come oldest first, as they do in a storyline. Its label is that of the story told
    by most articles; its id stays that of the ``earlier`` result which has most of its stories.
    """
    links = [(story.continues.story, story.id) for story in stories if story.continues]
    first = unite([story.id for story in stories], links)
    lines: dict[str, list[Story]] = {}
    for story in stories:
        lines.setdefault(first[story.id], []).append(story)
    several = [line for line in lines.values() if len(line) > 1]
    found = [
        Storyline(
            id=name,
            label=max(line, key=lambda s: len(s.articles)).label,
            stories=tuple(story.id for story in line),
        )
        for name, line in zip(_ids(several, earlier), several, strict=True)
    ]
    home = {story: line.id for line in found for story in line.stories}
    return [replace(s, storyline=home.get(s.id)) for s in stories], tuple(found)


def _ids(lines: list[list[Story]], earlier: Trace | None) -> list[str]:
    before = {line.id: line.stories for line in earlier.storylines} if earlier else {}
    heirs = inherit(before, [[story.id for story in line] for line in lines])
    names = [f"l-{sha256(line[0].id.encode()).hexdigest()[:10]}" for line in lines]
    taken = set(before)
    return [
        heir or (name if name not in taken else f"{name}-{len(line)}")
        for heir, name, line in zip(heirs, names, lines, strict=True)
    ]
