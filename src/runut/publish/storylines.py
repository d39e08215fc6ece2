"""What stands around a story: its storyline, stories that it touches, and where ids have gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from runut.publish.interface import Interface
from runut.publish.names import one_line
from runut.publish.view import Line
from runut.records import Related, Story, Storyline, Trace


def storyline_of(
    story: Story,
    lines: Mapping[str, Storyline],
    stories: Mapping[str, Story],
    interface: Interface,
) -> tuple[Line, ...]:
    """List the stories of a storyline in their order, each with why it goes on from another."""
    line = lines.get(story.storyline or "")
    found = [stories[s] for s in line.stories if s in stories] if line else []
    return tuple(_part(part, part is story, interface) for part in found)


def _part(story: Story, here: bool, interface: Interface) -> Line:
    why = interface.say_code("related", story.continues.reason) if story.continues else ""
    return Line(
        text=one_line(story.label),
        tags=("storyline.here",) if here else (),
        note=why,
        date=story.first[:10] if story.first else None,
        story=story.id,
    )


def related_of(
    story: Story, stories: Mapping[str, Story], parted: Iterable[str], interface: Interface
) -> tuple[Line, ...]:
    """List the stories that a story touches, and those that took some of its articles.

    Those of its storyline stand there.
    """
    split = (Related(story=other, reason="split") for other in parted)
    return tuple(
        Line(
            text=one_line(stories[r.story].label if r.story in stories else r.story),
            note=interface.say_code("related", r.reason),
            story=r.story,
        )
        for r in (*split, *story.related)
        if not _in_line(story, stories.get(r.story))
    )


def _in_line(story: Story, other: Story | None) -> bool:
    """Whether the storyline already shows another story."""
    return other is not None and other.storyline is not None and other.storyline == story.storyline


def say_merged(trace: Trace, interface: Interface) -> Iterator[str]:
    """Say of each earlier story that is gone where its articles stand now."""
    labels = {story.id: one_line(story.label) for story in trace.stories}
    for redirect in trace.redirects:
        if redirect.kind == "merged":
            to = "; ".join(f"“{labels[i]}” ({i})" for i in redirect.to if i in labels)
            yield interface.say("run.merged", story=redirect.story, to=to)
