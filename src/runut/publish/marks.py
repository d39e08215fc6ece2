"""Lay marks over a text: ranges that may nest and cross become well-formed, nested pieces.

A page can only nest elements; citations, copies and quotes overlap as they like. Where two ranges
cross, the inner one is closed and opened again, so that every character lies in every mark that
covers it and each mark has as few parts as can be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Literal

import msgspec
from msgspec.structs import replace

PieceKind = Literal["open", "close", "text", "after"]


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A half-open range of characters to be marked.

    ``kind`` is one or more class names; ``number`` is that of a cited passage, 0 for other marks.
    ``title`` is shown where a pointer rests on the mark; ``href`` makes it a link.
    """

    start: int
    end: int
    kind: str
    number: int = 0
    title: str = ""
    href: str = ""


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A step in writing a paragraph: text, or the start, the end or the place after a mark."""

    kind: PieceKind
    text: str = ""
    mark: Mark | None = None
    first: bool = False  # an "open" piece that begins the mark and doesn't continue it


class Paragraph(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the text with its pieces and the marks that begin in it."""

    start: int
    end: int
    pieces: tuple[Piece, ...]
    begins: tuple[Mark, ...]


def lay_marks(text: str, marks: Iterable[Mark]) -> tuple[Paragraph, ...]:
    """Split a text into its lines, each with the marks that cover it; blank lines are left out.

    Characters are kept as they are: the text pieces of a paragraph joined give its line again.
    """
    ordered = sorted(_trimmed(text, marks), key=lambda m: (m.start, -m.end))
    waiting, open_marks, found = iter(ordered), list[Mark](), []
    upcoming = next(waiting, None)
    for start, end in _lines(text):
        while upcoming is not None and upcoming.start < end:
            open_marks.append(upcoming)
            upcoming = next(waiting, None)
        open_marks = [m for m in open_marks if m.end > start]
        if text[start:end].strip():
            found.append(_paragraph(text, start, end, open_marks))
    return tuple(found)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _paragraph(text: str, start: int, end: int, marks: list[Mark]) -> Paragraph:
    return Paragraph(
        start=start,
        end=end,
        pieces=tuple(_nest(text, start, end, marks)),
        begins=tuple(m for m in marks if m.start >= start),
    )


def _nest(text: str, start: int, end: int, marks: list[Mark]) -> Iterator[Piece]:
    """Write the pieces of one line, keeping a stack of the marks that are open."""
    begin = _by_start(start, marks)
    edges = {e for m in marks for e in (m.start, m.end) if start < e < end}
    stack: list[Mark] = []
    for here, until in pairwise([start, *sorted(edges), end]):
        closed = _close(stack, here)
        yield from _closing(closed, here)
        again = [m for m in closed if m.end > here]
        for mark in sorted(again + begin.get(here, []), key=lambda m: -m.end):
            stack.append(mark)
            yield Piece(kind="open", mark=mark, first=mark.start == here)
        yield Piece(kind="text", text=text[here:until])
    yield from _closing(stack[::-1], end)


def _by_start(start: int, marks: list[Mark]) -> dict[int, list[Mark]]:
    found: dict[int, list[Mark]] = {}
    for mark in marks:
        found.setdefault(max(mark.start, start), []).append(mark)
    return found


def _close(stack: list[Mark], here: int) -> list[Mark]:
    """Take off the stack all that must close here, topmost first; some are to be opened again."""
    ending = (i for i, m in enumerate(stack) if m.end <= here)
    lowest = next(ending, len(stack))
    closed = stack[lowest:][::-1]
    del stack[lowest:]
    return closed


def _closing(closed: list[Mark], here: int) -> Iterator[Piece]:
    yield from (Piece(kind="close", mark=m) for m in closed)
    yield from (Piece(kind="after", mark=m) for m in closed if m.end == here)


def _trimmed(text: str, marks: Iterable[Mark]) -> Iterator[Mark]:
    """Cut blanks off the edges of marks, so that none begins or ends between two lines."""
    for mark in marks:
        words = text[mark.start : mark.end]
        start = mark.start + len(words) - len(words.lstrip())
        if words.strip() and mark.start >= 0:
            yield replace(mark, start=start, end=start + len(words.strip()))
