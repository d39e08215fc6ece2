"""What stands around the text: site line, title again, caption, teaser, dateline, tail."""

from __future__ import annotations

import re
from functools import cache

from runut.article.dateline import Dateline, find_dateline
from runut.article.inline import NAME, any_of
from runut.article.pieces import Cut, Piece, cut_up, kept, letters, remove, word_count
from runut.languages.boilerplate import BoilerplateRules
from runut.outlets.outlet import is_domain, named

_BRACKET_END = re.compile(r"\(([^()]{2,80})\)\W*$")
_CODE = r"[A-Z]{1,3}-\d{1,2}"
_LOWER = r"[a-z]{2,5}(?:\s?[/-]\s?[a-z]{2,5}){0,3}"
_SIGNS = rf"{_LOWER}|{_CODE}|[A-Za-z]{{2,5}}(?:/[A-Za-z]{{2,5}}){{0,2}}/{_CODE}"
_INITIALS = re.compile(rf"(?<=[.!?\"”’)…])\s*[(\[]({_SIGNS})[)\]]\.?$")
_INITIALS_LINE = re.compile(rf"[(\[]({_SIGNS}|[A-Za-z]{{2,5}}(?:/[A-Za-z]{{2,5}}){{0,3}})[)\]]\W*$")
_NAME_LINE = re.compile(rf"(?={NAME}$)\S+(?: \S+){{1,3}}$")
_STARS = re.compile(r"(?<=[.!?\"”’)…])\s*(?:[*#]{2,}|\([*#]{1,5}\))$")
_MOST_OUTLET = 4
_AROUND_NAME = "()[].- "
_FRONT = 6
"""Blocks above the text that are looked at: site line, title, deck, date, caption, alt text."""
_MOST_CAPTION = 60
_MOST_TEASER = 45
_MOST_ALT_TEXT = 8
_CREDIT_LINE = re.compile(r"(?:\w+\.)+[a-z]{2,4}/[\w./ ]{2,60}", re.IGNORECASE)
_SLASHED = re.compile(r"[A-Z]\w+(?:[/|][\w ]+){2,}")


def trim_front(pieces: list[Piece], title: str, rules: BoilerplateRules) -> list[Piece]:
    """Mark what stands above the text and cut its dateline off."""
    left = kept(pieces)[:_FRONT]
    datelines = {i: found for i in left if (found := find_dateline(pieces[i].text))}
    branded = next((i for i in left[:4] if i in datelines and datelines[i].brand), -1)
    for number, position in enumerate(left):
        last = number + 1 == len(left)
        reason = _front_reason(pieces[position], title, last, position < branded, rules)
        if not reason:
            return _without_dateline(pieces, position, datelines.get(position))
        if reason == "teaser" and number and pieces[left[number - 1]].reason == "caption":
            reason = "caption"  # the words under a credit line
        remove(pieces, position, reason)
    return pieces


def _without_dateline(pieces: list[Piece], position: int, dateline: Dateline | None) -> list[Piece]:
    if dateline is None:
        return pieces
    parts = cut_up(pieces[position], [Cut(0, dateline.end, "dateline")])
    return [*pieces[:position], *parts, *pieces[position + 1 :]]


def _front_reason(
    piece: Piece, title: str, last: bool, above_dateline: bool, rules: BoilerplateRules
) -> str:
    """Why a block above the text goes; empty where it is the text."""
    text, count = piece.text, word_count(piece.text)
    if title and len(text) < 2 * len(title) and letters(text) == letters(title):
        return "repeated_title"
    if is_domain(text) or (count <= 3 and named(text)):
        return "site_name"
    if last or count > _MOST_CAPTION:
        return ""
    return _deck_reason(text, count, above_dateline, rules)


def _deck_reason(text: str, count: int, above_dateline: bool, rules: BoilerplateRules) -> str:
    """Why a short block under the title goes: a caption, a teaser, a forgotten alt text."""
    if _is_caption(text, rules):
        return "caption"
    if letters(text).endswith(_teaser_ends(rules)):
        return "teaser"
    if count <= _MOST_ALT_TEXT and text.islower() and text[-1].isalnum():
        return "alt_text"
    return "teaser" if above_dateline and count <= _MOST_TEASER else ""


@cache
def _teaser_ends(rules: BoilerplateRules) -> tuple[str, ...]:
    return tuple(letters(end) for end in rules.teaser_ends)


@cache
def _credit(rules: BoilerplateRules) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of((*rules.caption_credits, *rules.photo_words))}(?!\w)")


@cache
def _photo_line(rules: BoilerplateRules) -> re.Pattern[str]:
    return re.compile(rf"{any_of(rules.photo_words)}\s?[.:/]\s?[\w./ ]{{2,60}}")


def _is_caption(text: str, rules: BoilerplateRules) -> bool:
    """Whether a block is or closes with a credit: "(ANTARA/KCNA)", "KOMPAS.com/BUDI SANTOSO"."""
    if text.startswith(rules.caption_starts) or _CREDIT_LINE.fullmatch(text):
        return True
    if _photo_line(rules).fullmatch(text):
        return True
    bracket = _BRACKET_END.search(text)
    if not bracket or bracket[1][0].isdigit():
        return False
    inside = bracket[1]
    return bool(is_domain(inside) or _credit(rules).search(inside) or _SLASHED.fullmatch(inside))


def trim_tail(pieces: list[Piece], rules: BoilerplateRules) -> list[Piece]:
    """Mark a name or initials that close the article; cut initials off its last block."""
    left = kept(pieces)
    if not left:
        return pieces
    last = left[-1]
    if len(left) > 1 and _is_signature(pieces, last):
        remove(pieces, last, "byline")
        return pieces
    cut = _closing(pieces[last].text, len(left) > 1, rules)
    if not cut:
        return pieces
    return [*pieces[:last], *cut_up(pieces[last], [cut]), *pieces[last + 1 :]]


def _closing(text: str, after_more: bool, rules: BoilerplateRules) -> Cut | None:
    """Initials, "(Red)" or stars behind the last sentence; initials also on a line of their own."""
    if stars := _STARS.search(text):
        return Cut(stars.start(), len(text), "page_furniture")
    match = (after_more and _INITIALS_LINE.match(text)) or _INITIALS.search(text)
    match = match or _signs(rules).search(text)
    if not match or _names_agency(match[1], rules):
        return None
    return Cut(match.start(), match.end(), "initials")


@cache
def _signs(rules: BoilerplateRules) -> re.Pattern[str]:
    signs = f"(?i:{any_of(rules.closing_signs)})"
    return re.compile(rf"(?<=[.!?\"”’)…])\s*[(\[]({signs}(?:/\w{{2,6}})?)[)\]]\.?$")


def _is_signature(pieces: list[Piece], last: int) -> bool:
    """Whether the last block is a bare name: an outlet's, or one beside what was removed."""
    text = pieces[last].text
    if word_count(text) <= _MOST_OUTLET and named(text.strip(_AROUND_NAME)):
        return True
    beside = last + 1 < len(pieces) or bool(pieces[last - 1].reason)
    return beside and _NAME_LINE.match(text) is not None


def _names_agency(initials: str, rules: BoilerplateRules) -> bool:
    return not set(rules.agency_initials).isdisjoint(re.split(r"\W+", initials.lower()))
