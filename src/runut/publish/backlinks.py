"""The way back: from a cited passage to every line of its story that cites it.

Places on a story's page are named after their section and position ("timeline-3",
"differences-1-2"); a passage on an article's page after its mark ("c12").
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from runut.publish.view import Line, SectionName, StoryTelling
from runut.records import Citation, Story


class Backlink(msgspec.Struct, frozen=True, kw_only=True):
    """A line that cites a passage; ``above`` is the line it stands under, if any."""

    anchor: str
    section: SectionName
    line: Line
    above: Line | None = None


class Counterpart(msgspec.Struct, frozen=True, kw_only=True):
    """The same words in another article: its mark, and which of the two was earlier."""

    mark: int
    way: str  # key of the interface: "report.copied_from", "report.copied_by", "report.same_words"


def lines_by_mark(telling: StoryTelling) -> dict[int, list[Backlink]]:
    """Collect for each mark of a story the lines that carry it, in the order of the page."""
    found: dict[int, list[Backlink]] = {}
    for section in telling.sections:
        for backlink in _lines(section.name, section.lines):
            for mark in backlink.line.marks:
                found.setdefault(mark, []).append(backlink)
    return found


def _lines(section: SectionName, lines: tuple[Line, ...]) -> Iterator[Backlink]:
    for row, line in enumerate(lines, 1):
        yield Backlink(anchor=f"{section}-{row}", section=section, line=line)
        for under, inner in enumerate(line.lines, 1):
            anchor = f"{section}-{row}-{under}"
            yield Backlink(anchor=anchor, section=section, line=inner, above=line)


def counterparts_by_mark(story: Story, telling: StoryTelling) -> dict[int, list[Counterpart]]:
    """Collect for each mark of a copied passage the marks of the same words elsewhere."""
    numbers = {cited.citation: cited.number for cited in telling.citations}
    found: dict[int, list[Counterpart]] = {}
    for earlier, later, known in _pairs(story):
        if earlier in numbers and later in numbers:
            ways = ("copied_by", "copied_from") if known else ("same_words", "same_words")
            there, here = numbers[earlier], numbers[later]
            found.setdefault(there, []).append(Counterpart(mark=here, way=f"report.{ways[0]}"))
            found.setdefault(here, []).append(Counterpart(mark=there, way=f"report.{ways[1]}"))
    return found


def _pairs(story: Story) -> Iterator[tuple[Citation, Citation, bool]]:
    for copy in story.copies:
        for passage in copy.passages:
            from_, to = passage.from_, passage.to
            yield (
                Citation(article=copy.from_, start=from_.start, end=from_.end),
                Citation(article=copy.to, start=to.start, end=to.end),
                copy.direction == "known",
            )
