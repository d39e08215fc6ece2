"""Whole blocks that are boilerplate: share bars, bylines, captions, tags, lists of headlines."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from runut.article.headline import is_headline
from runut.article.inline import NAME, any_of
from runut.article.pieces import Piece, kept, letters, remove, word_count
from runut.languages.boilerplate import BoilerplateRules, Phrase

_MOST_LINKS = 6
"""Headlines that one "Baca juga:" may stand over."""
_MOST_LINE = 60
_MOST_BYLINE = 14
_MOST_FOLLOW = 60
_MOST_CAPTION = 60
_BRACKET_END = re.compile(r"\(([^()]{2,80})\)\W*$")
_BULLETS = "*•·-–—>»►▶)( "
_ENDS = (".", "!", "?", '"', "”", ")", "’", "'")


class _Words(msgspec.Struct, frozen=True, eq=False):
    """The words of one language as whole blocks are compared with them."""

    exact: dict[str, str]
    starts: tuple[tuple[str, Phrase], ...]
    start_texts: tuple[str, ...]
    headings: dict[str, str]
    links: frozenset[str]
    author: re.Pattern[str]
    editor: re.Pattern[str]
    photo: re.Pattern[str]
    photo_credit: re.Pattern[str]
    follow: re.Pattern[str]
    follow_place: re.Pattern[str]
    follow_sure: re.Pattern[str]


@cache
def _words(rules: BoilerplateRules) -> _Words:
    whole = [p for p in rules.lines if not p.text.endswith("*")]
    open_ended = [p for p in rules.lines if p.text.endswith("*")]
    return _Words(
        exact={letters(p.text): p.reason for p in whole},
        starts=tuple((p.text[:-1].rstrip().casefold(), p) for p in open_ended),
        start_texts=tuple(p.text[:-1].rstrip().casefold() for p in open_ended),
        headings={letters(p.text): p.reason for p in rules.list_headings},
        links=frozenset(letters(words) for words in rules.link_words),
        author=_label(rules.author_labels),
        editor=_label(rules.editor_labels),
        photo=_label(rules.photo_labels),
        photo_credit=re.compile(rf"\b{any_of(rules.photo_words)}\b"),
        follow=re.compile(rf"(?i:{any_of(rules.follow_verbs)})\b"),
        follow_place=re.compile(f"(?i:{any_of(rules.follow_places)})"),
        follow_sure=re.compile(f"(?i:{any_of(rules.follow_sure)})"),
    )


def _label(labels: tuple[str, ...]) -> re.Pattern[str]:
    """A whole block such as "Penulis: anything" or "Penulis Nama Orang"."""
    label = f"(?i:{any_of(labels)})"
    return re.compile(rf"\W*{label}(?: ?[:/|] ?\S.*| {NAME}(?:(?:,| &| \w+) {NAME})*\W*)$")


def mark_lines(pieces: list[Piece], rules: BoilerplateRules, own: tuple[Phrase, ...]) -> None:
    """Mark each whole block that a rule names; ``own`` are the outlet's own lines."""
    words = _words(rules)
    for position in kept(pieces):
        reason = _own(pieces[position].text, own) or reason_for(pieces[position], rules, words)
        if reason:
            remove(pieces, position, reason)
    _mark_lists(pieces, words)
    _mark_link_heads(pieces, rules, words)


def _own(text: str, own: tuple[Phrase, ...]) -> str:
    return next((p.reason for p in own if _is(text, p)), "")


def _is(text: str, phrase: Phrase) -> bool:
    if not phrase.text.endswith("*"):
        return letters(text) == letters(phrase.text)
    short = not phrase.most_words or word_count(text) <= phrase.most_words
    return short and text.casefold().startswith(phrase.text[:-1].rstrip().casefold())


def reason_for(piece: Piece, rules: BoilerplateRules, words: _Words) -> str:
    """Why a block goes, or an empty text."""
    text, count = piece.text, word_count(piece.text)
    if piece.kind == "caption":
        return "caption"
    if not any(map(str.isalnum, text)):
        return "page_furniture"  # "***", "- - -"
    found = words.exact.get(_short(piece), "")
    return (
        found
        or _started(text, count, words)
        or _people(text, count, words)
        or _follow(text, count, words)
        or _caption(text, count, rules, words)
        or ("related_link" if piece.kind == "link" and is_headline(text, rules) else "")
    )


def _short(piece: Piece) -> str:
    """A block of a few words as it is compared; empty for a longer one."""
    return letters(piece.text) if len(piece.text) <= _MOST_LINE else ""


def _started(text: str, count: int, words: _Words) -> str:
    folded = text[:60].casefold()
    bare = folded.lstrip(_BULLETS)
    if not (folded.startswith(words.start_texts) or bare.startswith(words.start_texts)):
        return ""
    for start, phrase in words.starts:
        if (folded.startswith(start) or bare.startswith(start)) and (
            not phrase.most_words or count <= phrase.most_words
        ):
            return phrase.reason
    return ""


def _people(text: str, count: int, words: _Words) -> str:
    if count > _MOST_BYLINE:
        return ""
    for pattern, reason in (
        (words.photo, "caption"),
        (words.author, "byline"),
        (words.editor, "editor_line"),
    ):
        if pattern.match(text):
            return reason
    return ""


def _follow(text: str, count: int, words: _Words) -> str:
    if count > _MOST_FOLLOW:
        return ""
    asks = words.follow.match(text.lstrip(_BULLETS)) and words.follow_place.search(text)
    return "follow_us" if asks or words.follow_sure.search(text) else ""


def _caption(text: str, count: int, rules: BoilerplateRules, words: _Words) -> str:
    if count > _MOST_CAPTION:
        return ""
    if text.startswith(rules.caption_starts):
        return "caption"
    credit = _BRACKET_END.search(text)
    return "caption" if credit and words.photo_credit.search(credit[1]) else ""


def is_prose(text: str) -> bool:
    """Whether a block reads like a sentence: twelve words or more, closed by a mark."""
    return word_count(text) >= 12 and text.endswith(_ENDS)


def _mark_link_heads(pieces: list[Piece], rules: BoilerplateRules, words: _Words) -> None:
    """Remove "Baca juga:" on a line of its own, and the headlines on the lines after it."""
    left = kept(pieces)
    for number, position in enumerate(left):
        if _short(pieces[position]) in words.links and not pieces[position].reason:
            remove(pieces, position, "related_link")
            _mark_headlines(pieces, left[number + 1 : number + 1 + _MOST_LINKS], rules)


def _mark_headlines(pieces: list[Piece], after: list[int], rules: BoilerplateRules) -> None:
    for number, position in enumerate(after):
        piece = pieces[position]
        first = number == 0 and word_count(piece.text) <= 30 and not piece.text.endswith(".")
        more = piece.kind in {"item", "link"} or word_count(piece.text) >= 5
        if not (first or (more and is_headline(piece.text, rules))):
            return
        remove(pieces, position, "related_link")


def _mark_lists(pieces: list[Piece], words: _Words) -> None:
    """Remove headings such as "Berita Terkait" and what follows each up to the next prose."""
    left = kept(pieces)
    for number, position in enumerate(left):
        piece = pieces[position]
        reason = words.headings.get(_short(piece), "") if not piece.reason else ""
        end = _list_end(pieces, left, number + 1, reason) if reason else number
        if end == number + 1 < len(left):
            continue  # a heading over prose is a subhead of the article
        for listed in left[number:end]:
            remove(pieces, listed, reason)


def _list_end(pieces: list[Piece], left: list[int], start: int, reason: str) -> int:
    """Where in ``left`` a list ends: at prose, or at the short subhead above it."""
    if reason == "comments":
        return len(left)
    prose = (n for n in range(start, len(left)) if is_prose(pieces[left[n]].text))
    end = next(prose, len(left))
    subhead = start + 1 < end < len(left) and word_count(pieces[left[end - 1]].text) <= 4
    return end - 1 if subhead else end
