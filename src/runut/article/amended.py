"""What a note on a correction says stood wrong, and what is right: "tertulis X, seharusnya Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from runut.languages.corrections import CorrectionWords
from runut.records import Amended, Span, Words

LONGEST = 240
"""Characters of wrong or right words; longer ones are a sentence that was read wrongly."""

APART = 400
"""Characters between the wrong words' lead and the right words' lead."""

_OPEN, _CLOSE = "\"“'‘«", "\"”'’»"
_BREAK = re.compile(r"[,;:(—–](?=\s|$)|[.!?](?=\s|$)|\n|\s[-–—]\s")
_END = re.compile(r"[.;!?](?=[\"”)\s]|$)|\n|,\s(?=\S)|\s[-–—]\s|\)")
_EDGES = " \t\n,.;:()[]-–—"


class _Patterns(msgspec.Struct, frozen=True, eq=False):
    wrong: re.Pattern[str]
    right: re.Pattern[str]
    opener: re.Pattern[str]
    copula: re.Pattern[str]
    not_: re.Pattern[str]
    trims: re.Pattern[str]
    ends: re.Pattern[str]


def find_amended(text: str, note: Span, words: CorrectionWords) -> tuple[Amended, ...]:
    """All pairs of wrong and right words in a note, each at its place in the article's text.

    A side that the note does not give is None; a note that gives neither has no pair.
    """
    patterns, pairs, at = _patterns(words), list[Amended](), note.start
    while right := patterns.right.search(text, at, note.end):
        leads = list(patterns.wrong.finditer(text, max(at, right.start() - APART), right.start()))
        told = _right(text, right, note.end, patterns)
        if leads:  # of several the last: the first ones announce it
            start = leads[-1].end()
            wrong = _words(text, start, _stop(text, start, right.start()), patterns)
            pairs += [Amended(wrong=wrong, right=told)] if wrong and told else []
        at = told.end if leads and told else right.end()
    return tuple(pairs) or tuple(_turned(text, note, patterns)) or tuple(_moved(text, note, words))


def _stop(text: str, start: int, lead: int) -> int:
    """Where the wrong words end: with their quotation marks, else at the last break."""
    opening = start + len(text[start:lead]) - len(text[start:lead].lstrip(" :"))
    if text[opening : opening + 1] in _OPEN and opening < lead:
        close = next((i for i in range(opening + 2, lead) if text[i] in _CLOSE), 0)
        if close:
            return close
    breaks = [m.start() for m in _BREAK.finditer(text, opening + 1, lead)]
    return breaks[-1] if breaks else lead


def _right(text: str, lead: re.Match[str], end: int, patterns: _Patterns) -> Words | None:
    """The right words behind a lead; behind "yang benar, menurut X, adalah" those of the copula."""
    start = lead.end()
    if patterns.opener.fullmatch(lead[0]):
        stop = re.compile(r"[.!?](?=\s|$)|\n").search(text, start, end)
        copula = patterns.copula.search(text, start, stop.start() if stop else end)
        start = copula.end() if copula else start
    return _words(text, start, _right_stop(text, start, end, patterns), patterns)


def _right_stop(text: str, start: int, end: int, patterns: _Patterns) -> int:
    opening = start + len(text[start:end]) - len(text[start:end].lstrip(" :"))
    if text[opening : opening + 1] in _OPEN and opening < end:
        close = next((i for i in range(opening + 2, end) if text[i] in _CLOSE), 0)
        if close:
            return close
    stops = [m.start() for p in (_END, patterns.ends) if (m := p.search(text, opening + 1, end))]
    return min(stops, default=end)


def _turned(text: str, note: Span, patterns: _Patterns) -> Iterator[Amended]:
    """Right words before the wrong ones: "seharusnya Y, bukan X"."""
    for right in patterns.right.finditer(text, note.start, note.end):
        stop = re.compile(r"[.!?](?=\s|$)|\n").search(text, right.end(), note.end)
        end = stop.start() if stop else note.end
        turn = patterns.not_.search(text, right.end(), end)
        if turn:
            yield Amended(
                wrong=_words(text, turn.end(), end, patterns),
                right=_words(text, right.end(), turn.start(), patterns),
            )


def _moved(text: str, note: Span, words: CorrectionWords) -> Iterator[Amended]:
    """Words between a pair such as "dari" ... "menjadi"."""
    patterns = _patterns(words)
    for pattern in _from_to(words):
        for match in pattern.finditer(text, note.start, note.end):
            wrong = _words(text, *match.span(1), patterns)
            stop = _right_stop(text, match.end(), note.end, patterns)
            right = _words(text, match.end(), stop, patterns)
            if wrong and right:
                yield Amended(wrong=wrong, right=right)
                return


def _words(text: str, start: int, end: int, patterns: _Patterns) -> Words | None:
    """The words of a range without quotation marks and what else does not belong to them."""
    before = None
    while before != (start, end) and start < end:
        before = (start, end)
        while start < end and (text[start] in _EDGES or text[start] in _OPEN + _CLOSE):
            start += 1
        while start < end and (text[end - 1] in _EDGES or text[end - 1] in _OPEN + _CLOSE):
            end -= 1
        if lead := patterns.trims.match(text, start, end):
            start = lead.end()
        if tail := re.compile(r"\S+$").search(text, start, end):
            end = tail.start() if patterns.trims.fullmatch(tail[0]) else end
    if start >= end or end - start > LONGEST:
        return None
    return Words(start=start, end=end, text=text[start:end])


@cache
def _patterns(words: CorrectionWords) -> _Patterns:
    return _Patterns(
        wrong=_compiled(words.wrong_leads),
        right=_compiled(words.right_leads),
        opener=_compiled(words.right_openers),
        copula=_compiled(words.right_copulas),
        not_=_compiled(words.not_leads),
        trims=_compiled(words.trims),
        ends=_compiled(words.not_leads),
    )


@cache
def _from_to(words: CorrectionWords) -> tuple[re.Pattern[str], ...]:
    ways = ((re.escape(a), re.escape(b)) for a, b in words.from_to)
    return tuple(
        re.compile(rf"(?<!\w){a}\s+([^\n.;]{{1,{LONGEST}}}?)\s+{b}(?!\w)", re.IGNORECASE)
        for a, b in ways
    )


def _compiled(phrases: tuple[str, ...]) -> re.Pattern[str]:
    ways = (re.escape(p).replace(r"\ ", r"\s+") for p in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{'|'.join(ways) or '(?!)'})(?!\w)", re.IGNORECASE)
