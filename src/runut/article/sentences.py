"""Where the sentences of a cleaned text begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from runut.languages.pack import Pack
from runut.records import Span

_PARAGRAPH = re.compile(r"[^\n]+")
# A mark that may end a sentence, what closes with it, and either white space or the end; or a mark
# glued to the capital of the next sentence. Runs are possessive: nothing is tried twice.
_MARK = re.compile(
    r"(?P<mark>[.!?…]++)(?P<close>[\"”’»')\]]*+)(?=\s|$)"
    r"|(?<=[^\W\d_A-Z]{3})(?P<glued>[.!?])(?=[\"“]?[A-Z][a-z])"
    r"|(?<=\))(?P<after>[.])(?=[\"“]?[A-Z][a-z])"
    r"|(?<=[a-z][.!?,][\"”])(?P<between>)(?=[A-Z][a-z])"
)
_BEFORE = re.compile(r"[^\s(\[\"“'‘]*$")
_AFTER = re.compile(r"\s*[\"“'‘(\[]*([^\s,.:;!?\"”)\]]+)")
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]")
_NUMBER = re.compile(r"\(?\d{1,3}|[a-z]|[ivx]{1,4}")
_ADDRESS = re.compile(r"[/@]|^www\.")
_DOMAIN_ENDS = frozenset({"com", "co", "id", "net", "org", "go", "ac", "tv", "info", "news"})
_WORDLESS = re.compile(r"[\W_]*$")
_THEN = re.compile(r"[,)\]]*\s+([^\W\d_])")
_LOOK_BACK = 40
"""Characters of the word before a stop that are looked at; abbreviations have under 10."""


class _Words(msgspec.Struct, frozen=True, eq=False):
    abbreviations: frozenset[str]
    ending: frozenset[str]
    openers: frozenset[str]


@cache
def _words(pack: Pack) -> _Words:
    rules = pack.boilerplate
    small = (word.capitalize() for word in pack.language.function_words)
    return _Words(
        frozenset(pack.language.abbreviations),
        frozenset(pack.language.ending_abbreviations),
        frozenset((*rules.sentence_openers, *rules.likely_openers, *small)),
    )


def split_sentences(text: str, pack: Pack) -> tuple[Span, ...]:
    """Spans of the sentences of a text, in order, without the white space around them.

    A paragraph ends a sentence with or without a full stop. A closing quotation mark belongs to
    the sentence that it closes; ``"...," kata X.`` is one sentence, and so is ``"...!" kata X.``.
    """
    words = _words(pack)
    return tuple(
        span
        for paragraph in _PARAGRAPH.finditer(text)
        for span in _spans(text, paragraph.start(), paragraph.end(), words)
    )


def _spans(text: str, start: int, end: int, words: _Words) -> Iterator[Span]:
    for cut in (*_cuts(text, start, end, words), end):
        first = start + len(text[start:cut]) - len(text[start:cut].lstrip())
        last = first + len(text[first:cut].rstrip())
        if last > first:
            yield Span(start=first, end=last)
        start = cut


def _cuts(text: str, start: int, end: int, words: _Words) -> Iterator[int]:
    """Offsets at which one paragraph is cut."""
    begin = counted = start
    inside = False  # a quotation in straight marks, which look alike on both sides
    for match in _MARK.finditer(text, start, end):
        inside ^= text.count('"', counted, match.start()) % 2 == 1
        counted = match.start()
        if match.end() < end and _is_wrong_side(text, match, inside):
            continue
        more = match.end() < end and not _WORDLESS.match(text, match.end(), end)
        if more and _ends(text, begin, match, end, words):
            begin = match.end()
            yield begin


def _is_wrong_side(text: str, match: re.Match[str], inside: bool) -> bool:
    """Whether a glued straight mark opens what it seems to close, or the other way round."""
    if match["between"] is not None:
        return text[match.start() - 1] == '"' and inside
    glued = match["glued"] or match["after"]
    return bool(glued) and text[match.end()] == '"' and inside


def _ends(text: str, begin: int, match: re.Match[str], end: int, words: _Words) -> bool:
    if match["glued"] or match["after"] or match["between"] is not None:
        return _ends_glued(text, begin, match, end)
    after = _AFTER.match(text, match.end(), end)
    if not after or after[1][0].islower():
        return False
    if match["mark"] != "." or match["close"]:
        return True
    before = _BEFORE.search(text, max(begin, match.start() - _LOOK_BACK), match.start())
    word = before[0] if before else ""
    if _NUMBER.fullmatch(word) and text[begin : match.start()].strip() == word:
        return False
    if _INITIALS.fullmatch(word):
        earlier = text[max(begin, match.start() - _LOOK_BACK) : match.start() - len(word)].split()
        return after[1] in words.openers or (bool(earlier) and earlier[-1].islower())
    return _stop_ends(text, word, after, words)


def _stop_ends(text: str, before: str, after: re.Match[str], words: _Words) -> bool:
    """Whether a full stop after the word ``before`` ends a sentence, by the words around it."""
    if before in words.abbreviations:
        return False
    if before in words.ending and before.islower():
        return True
    if before in words.ending:
        then = _THEN.match(text, after.end())
        return after[1] in words.openers or (then is not None and then[1].islower())
    return True


def _ends_glued(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    """Whether a mark without white space after it ends a sentence: "selesai.Selasa"."""
    after = _AFTER.match(text, match.end(), end)
    before = _BEFORE.search(text, max(begin, match.start() - _LOOK_BACK), match.start())
    if not after or (before and _ADDRESS.search(before[0])):
        return False
    return after[1].lower() not in _DOMAIN_ENDS
