"""The records of the view that all outputs share: lines with marks, and what marks stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from runut.publish.names import one_line
from runut.records import Article, Citation, Quote, Span, Timex

PLAIN_TAGS = {"quote.direct", "quote.indirect", "quote.mixed"}
"""Tags that need no word: quotation marks, or none, say as much."""

SectionName = Literal[
    "brief",
    "timeline",
    "quotes",
    "people",
    "names",
    "differences",
    "wording",
    "corrections",
    "impossible",
    "copies",
    "versions",
    "origins",
    "storyline",
    "related",
    "articles",
]


class Cited(msgspec.Struct, frozen=True, kw_only=True):
    """What one mark stands for: ``text`` is the exact words at the citation.

    ``before`` and ``after`` are the rest of the sentence that they stand in.
    """

    number: int
    citation: Citation
    outlet: str
    title: str
    text: str
    before: str
    after: str


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a section, with the lines below it (sides of a difference, a speaker's quotes).

    ``marks`` are numbers of ``StoryTelling.citations``; ``tags`` are keys of the interface, such
    as "status.planned"; ``article`` and ``story`` are ids that a page may link to. ``words`` says
    that ``text`` stands so in the article of the first mark. ``stressed`` are ranges of ``text``.
    """

    text: str
    words: bool = False
    marks: tuple[int, ...] = ()
    tags: tuple[str, ...] = ()
    stressed: tuple[Span, ...] = ()
    note: str = ""  # plain words beside the line: a role, a reason
    asides: tuple[str, ...] = ()  # further sentences of the interface beside it
    date: str | None = None  # ISO 8601 or TIMEX3
    until: str | None = None
    outlets: tuple[str, ...] = ()
    origins: int = 0  # independent sources of a side of a difference
    article: str | None = None
    story: str | None = None
    entity: str = ""  # id of the entity that the line is about
    wikidata: str | None = None
    disputed: tuple[int, ...] = ()  # rows of the section of differences, from 1
    lines: tuple[Line, ...] = ()

    def pieces(self) -> Iterator[tuple[str, bool]]:
        """Yield the text in pieces, each with whether it is stressed."""
        at = 0
        for span in self.stressed:
            yield self.text[at : span.start], False
            yield self.text[span.start : span.end], True
            at = span.end
        yield self.text[at:], False


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A named part of a story; ``section.<name>`` is its heading in the interface."""

    name: SectionName
    lines: tuple[Line, ...]


class StoryTelling(msgspec.Struct, frozen=True, kw_only=True):
    """All that is shown of a story, in the order in which it is shown."""

    id: str
    headline: str
    articles: int
    outlets: int  # known ones only
    origins: int
    first: str | None  # ISO 8601 days
    last: str | None
    sections: tuple[Section, ...]
    citations: tuple[Cited, ...]

    def cited(self, mark: int) -> Cited:
        """Return what a mark stands for."""
        return self.citations[mark - 1]


Numbers = dict[Citation, int]
"""The number of each citation of one story, 1 up, in the order of first use."""


def marks_of(citations: Iterable[Citation], numbers: Numbers) -> tuple[int, ...]:
    """Return the numbers of citations, each once, in their order."""
    return tuple(dict.fromkeys(numbers.setdefault(c, len(numbers) + 1) for c in citations))


def mark_of(article: Article, span: Span | Quote | Timex, numbers: Numbers) -> int:
    """Return the number of a place in an article; its first use gives it one."""
    citation = Citation(article=article.id, start=span.start, end=span.end)
    return numbers.setdefault(citation, len(numbers) + 1)


def same_words(text: str) -> str:
    """Return a key that is the same for words that differ in case and marks only."""
    return one_line(text).casefold().strip(" .,“”\"'")
