"""The lines of a story's accounts side by side: where they differ, and how they word one thing."""

from __future__ import annotations

from collections.abc import Mapping

from runut.publish.interface import Interface
from runut.publish.names import one_line, outlets_of
from runut.publish.view import Line, Numbers, marks_of
from runut.records import Article, Difference, Side, Story, Wording


def differences(
    story: Story, articles: Mapping[str, Article], numbers: Numbers, interface: Interface
) -> tuple[Line, ...]:
    """Make a line of each place where a story's accounts differ."""
    return tuple(_difference(d, articles, numbers, interface) for d in story.differences)


def wording(story: Story, articles: Mapping[str, Article], numbers: Numbers) -> tuple[Line, ...]:
    """Make a line of each thing that a story's articles word in several ways."""
    return tuple(_wording(w, articles, numbers) for w in story.wording)


def _difference(
    found: Difference, articles: Mapping[str, Article], numbers: Numbers, interface: Interface
) -> Line:
    """Make the line of a difference: its reasons as note, its primary sources as marks."""
    tags = [f"difference.{found.kind}", f"relation.{found.relation}"]
    if found.within != "story":
        tags.append(f"within.{found.within}")
    sides = tuple(_side(side, articles, numbers) for side in found.sides)
    return Line(
        text=one_line(found.about),
        tags=tuple(tags),
        note="; ".join(interface.say(f"why.{code}") for code in found.why),
        lines=sides,
        marks=marks_of(found.settles, numbers),
    )


def _wording(found: Wording, articles: Mapping[str, Article], numbers: Numbers) -> Line:
    """Make the line of one thing worded in several ways, with a line for each way."""
    return Line(
        text=one_line(found.about),
        tags=(f"wording.{found.kind}",),
        lines=tuple(_side(side, articles, numbers) for side in found.sides),
    )


def _side(side: Side, articles: Mapping[str, Article], numbers: Numbers) -> Line:
    """Tell a side in the words of the first article cited, its value as understood beside them.

    A side that only a headline tells has no marks: the headline is shown as it stands.
    """
    told = [articles[c.article] for c in side.citations] + [articles[t] for t in side.titles]
    if not side.citations:
        headline = told[0]
        return Line(
            text=one_line(headline.title),
            note=one_line(side.value),
            tags=("wording.headline",),
            outlets=outlets_of(told),
            origins=side.origins,
            article=headline.id,
        )
    first = side.citations[0]
    return Line(
        text=one_line(articles[first.article].text[first.start : first.end]),
        words=True,
        note=one_line(side.value),
        marks=marks_of(side.citations, numbers),
        outlets=outlets_of(told),
        origins=side.origins,
    )
