"""Find what stands between quotation marks, also where marks are missing or of mixed kinds."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from runut.records import Span


class Quotation(NamedTuple):
    """Quoted words: ``start`` to ``end``, with their marks ``open`` to ``close``."""

    start: int
    end: int
    open: int
    close: int
    broken: bool = False  # a mark is missing
    single: bool = False


class _Mark(NamedTuple):
    start: int
    end: int
    side: str  # "open", "close" or "either"


_DOUBLE = re.compile(r"[“”„‟«»]|\"\"?|''|``")
_SINGLE = re.compile(r"[‘’‚‹›']")
_OPENS_NEXT = re.compile(r"\s*(?:[“„«\"]|''|``)")
_OPENING, _CLOSING = "“„«``", "”»"

# A nested quotation longer than this is rather two marks that lost their partners: of 3,000
# quotations in news text none that held another ran to 1,500 characters.
_LONGEST_NEST = 1500

# Single marks are apostrophes too: what they quote is short.
_LONGEST_SINGLE = 300


def find_quotations(text: str, sentences: Sequence[Span]) -> list[Quotation]:
    """All quotations of a text in order, outermost only, never across a line break.

    One that is not closed ends with its paragraph where it opens one and the next goes on with a
    mark, else with its sentence, and always before the next opening mark.
    """
    found: list[Quotation] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        marks = list(_marks(text, start, end))
        found.extend(_pair(text, marks, (start, end), sentences))
        start = end + 1
    return _with_singles(text, found)


def _marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    for match in _DOUBLE.finditer(text, start, end):
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        if before.isdigit() and match.group() == '"' and not _closes(after):
            continue  # inches
        yield _Mark(match.start(), match.end(), _side(match.group(), before, after))


def _side(mark: str, before: str, after: str) -> str:
    may_open = before.isspace() or before in "([{-–—:/"
    may_close = _closes(after)
    if may_open != may_close:
        return "open" if may_open else "close"
    if mark in _OPENING:
        return "open"
    return "close" if mark in _CLOSING else "either"


def _closes(after: str) -> bool:
    return after.isspace() or after in ".,;:!?)]}…-–—/"


def _pair(
    text: str, marks: list[_Mark], line: tuple[int, int], sentences: Sequence[Span]
) -> list[Quotation]:
    whole: list[Quotation] = []
    stack: list[_Mark] = []
    lone: list[_Mark] = []
    for mark in marks:
        closes = mark.side == "close" or (mark.side == "either" and stack)
        if not closes:
            stack.append(mark)
        elif stack and mark.end - stack[-1].start <= max(_LONGEST_NEST, _nearest(stack, whole)):
            whole.append(_quotation(stack.pop(), mark))
        else:
            lone.append(mark)
    outer = _outermost(whole)
    opened = [_unclosed(text, mark, outer, line, sentences) for mark in stack]
    closed = [q for mark in lone if (q := _unopened(mark, outer, line, sentences))]
    every = sorted((*outer, *opened, *closed), key=lambda q: q.open)
    return [q for q in _outermost(every) if text[q.start : q.end].strip()]


def _nearest(stack: list[_Mark], whole: list[Quotation]) -> int:
    """A quotation without another inside may have any length."""
    return 0 if whole and whole[-1].open > stack[-1].start else 1_000_000_000


def _quotation(left: _Mark, right: _Mark) -> Quotation:
    return Quotation(left.end, right.start, left.start, right.end)


def _outermost(whole: list[Quotation]) -> list[Quotation]:
    outer: list[Quotation] = []
    for quotation in sorted(whole, key=lambda q: q.open):
        if not outer or quotation.open >= outer[-1].close:
            outer.append(quotation)
    return outer


def _unclosed(
    text: str,
    mark: _Mark,
    outer: list[Quotation],
    line: tuple[int, int],
    sentences: Sequence[Span],
) -> Quotation:
    opens_line = not text[line[0] : mark.start].strip()
    goes_on = opens_line and _OPENS_NEXT.match(text, line[1])
    end = line[1] if goes_on else _sentence(mark.end, line, sentences)[1]
    following = bisect_right(outer, mark.start, key=lambda q: q.open)
    if following < len(outer):
        end = min(end, outer[following].open)
    end = mark.end + len(text[mark.end : end].rstrip())
    return Quotation(mark.end, end, mark.start, end, broken=True)


def _unopened(
    mark: _Mark, outer: list[Quotation], line: tuple[int, int], sentences: Sequence[Span]
) -> Quotation | None:
    start = _sentence(mark.start - 1, line, sentences)[0]
    last = bisect_right(outer, mark.start, key=lambda q: q.open) - 1
    if last >= 0 and start < outer[last].close:
        return None
    return Quotation(start, mark.start, start, mark.end, broken=True)


def _sentence(offset: int, line: tuple[int, int], sentences: Sequence[Span]) -> tuple[int, int]:
    i = bisect_right(sentences, offset, key=lambda s: s.start) - 1
    if i < 0:
        return line
    return max(sentences[i].start, line[0]), min(max(sentences[i].end, offset), line[1])


def _with_singles(text: str, doubles: list[Quotation]) -> list[Quotation]:
    """Add quotations in single marks that stand outside the double ones."""
    found = list(doubles)
    opening: int | None = None
    for match in _SINGLE.finditer(text):
        at = match.start()
        i = bisect_right(doubles, at, key=lambda q: q.open) - 1
        if i >= 0 and at < doubles[i].close:
            opening = None
        elif _opens_single(text, at):
            opening = at
        elif (
            opening is not None
            and not text[at - 1].isspace()
            and not text[at + 1 : at + 2].isalnum()
        ):
            if at - opening <= _LONGEST_SINGLE and "\n" not in text[opening:at]:
                found.append(Quotation(opening + 1, at, opening, at + 1, single=True))
            opening = None
    return sorted(found, key=lambda q: q.open)


def _opens_single(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (not before or before.isspace() or before in "([-–—") and bool(after.strip())
