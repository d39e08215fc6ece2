"""Words and numbers of time in a text: the lexemes that forms are made of.

One pattern, built from the words of a language, passes over the text once. A lexeme holds every
kind that its word may be ("minggu" a weekday and a unit); the form it stands in decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from runut.article.time_numbers import number_kinds
from runut.languages.dates import DateWords

Kinds = dict[str, object]

# How two neighbours stand to each other; anything else parts them.
_GAPS = {
    "": " ", ",": ",", "(": "(", ",(": "(", ")": ")", "),": ")", "-": "-", "–": "-", "—": "-",
    "/": "/", "'": " ", "’": " ", "(hari": "(",
}  # fmt: skip
CLOSED, OPEN, CLOSED_OPEN, PARTED = "}", "{", "#", "|"
_GAP_LIMIT = 8  # no joint of two lexemes is longer, white space included

_LIST_KINDS = (
    "weekend", "present", "past_reference", "future_reference", "past", "future", "this", "that",
    "same", "same_period", "recent", "ahead", "ago", "hence", "after", "before", "following",
    "preceding", "whole", "halves", "every", "rate", "clock", "date_nouns", "year_nouns", "fiscal",
    "budget", "hijri_eras", "teens", "ranges_to", "connectors", "law_numbers", "law_names",
    "not_time", "day_events",
)  # fmt: skip
_TABLE_KINDS = (
    "months", "months_with_day", "weekdays", "weekdays_with_day", "zones", "zone_names", "parts",
    "half_days", "units", "numbers", "multipliers", "amounts", "fused", "ordinals", "romans",
    "days", "day_parts", "day_parts_of", "seasons", "hijri_months", "hijri_feasts", "edges",
    "holidays",
)  # fmt: skip
_LAST_HOUR = 24
_WITH_CAPITAL = {"months": "months_with_day", "weekdays": "weekdays_with_day"}


class Lexeme(NamedTuple):
    """A word or number of time: what it may be, and where it stands."""

    kinds: Kinds
    start: int
    end: int


def find_lexemes(text: str, words: DateWords) -> list[Lexeme]:
    """All words and numbers of time in a text, in order, with offsets into the text."""
    lowered = _lowered(text, words)
    found = (_lexeme(match, text, words) for match in _pattern(words).finditer(lowered))
    return _join_numbers([lexeme for lexeme in found if lexeme], text)


def gaps(lexemes: list[Lexeme], text: str) -> list[str]:
    """One sign per lexeme for what stands between it and the next one."""
    if not lexemes:
        return []
    last = CLOSED if text.startswith(")", lexemes[-1].end) else PARTED
    return [*(_gap(text, left.end, right.start) for left, right in pairwise(lexemes)), last]


def _gap(text: str, start: int, end: int) -> str:
    if end - start == 1 and text[start] == " ":
        return " "
    if end - start <= _GAP_LIMIT and "\n" not in (between := text[start:end]):
        sign = _GAPS.get("".join(between.split()))
        if sign:
            return sign
    closed, opened = text.startswith(")", start), text.endswith("(", start, end)
    if closed and opened and end - start > 1:
        return CLOSED_OPEN
    return CLOSED if closed else OPEN if opened else PARTED


@cache
def _table(words: DateWords) -> dict[str, Kinds]:
    """Every phrase of a language with all the kinds that it may be."""
    table: dict[str, Kinds] = {}
    for kind in _LIST_KINDS:
        for phrase in getattr(words, kind):
            table.setdefault(phrase, {})[kind] = phrase
    for kind in _TABLE_KINDS:
        for phrase, value in getattr(words, kind).items():
            table.setdefault(phrase, {})[kind] = value
    for phrase, unit in words.units.items():
        table[phrase][f"unit_{unit}"] = unit
    for place in words.zone_places:
        table.setdefault(words.zone_of_place.format(place=place), {})["zone_names"] = "local"
    for letters in words.zones:
        table[letters]["zone_letters"] = letters.upper()
    return table


def kinds_of_words(words: DateWords) -> Iterator[Kinds]:
    """The kinds of every word and phrase of a language, as they stand in any case."""
    for kinds in _table(words).values():
        yield kinds
        yield {_WITH_CAPITAL.get(kind, kind): value for kind, value in kinds.items()}
        yield {kind: value for kind, value in kinds.items() if kind.startswith("unit")}
        yield {"n": "", **kinds}
        yield {"n": "", "hour": 0, **kinds}
    yield {"n": ""}
    yield {"n": "", "hour": 0}
    yield {"ordinals": 1}
    yield {"year": 2024}


@cache
def _pattern(words: DateWords) -> re.Pattern[str]:
    """The pattern of all phrases and numbers; each alternative begins at a fixed place."""
    letters = r"[^\W\d_]"
    glued = [f"{a}(?=\\s{b}\\b)" for a, b in (g.split(" ", 1) for g in words.glued)]
    zones = "|".join(map(re.escape, words.zones))
    suffixes = "|".join(map(re.escape, (*words.decade_suffixes, *words.ordinal_suffixes)))
    prefix = f"{re.escape(words.ordinal_prefix)}(?=\\d)" if words.ordinal_prefix else "(?!)"
    return re.compile(
        rf"(?<!{letters})(?P<word>{_trie(_table(words))})(?!{letters})"
        rf"|(?P<glued>{'|'.join(glued) or '(?!)'})"
        rf"|(?P<prefix>{prefix})?"
        rf"(?P<number>(?:19|20)\d\d(?=\d\d?[.:]\d\d\s?(?:{zones})\b)|\d+(?:[.,:/–-]\d+)*+)"
        rf"(?P<suffix>(?:{suffixes or '(?!)'})(?!{letters}))?"
    )


def _trie(phrases: Iterable[str]) -> str:
    """A pattern of many phrases that tries each first letter once; the longest phrase wins."""
    tree: dict[str, object] = {}
    for phrase in phrases:
        node = tree
        for sign in phrase:
            node = node.setdefault(sign, {})  # type: ignore[assignment]
        node[""] = {}
    return _branch(tree)


def _branch(node: dict[str, object]) -> str:
    ways = [_sign(s) + _branch(n) for s, n in sorted(node.items()) if s]  # type: ignore[arg-type]
    if not ways:
        return ""
    inner = ways[0] if len(ways) == 1 and "" not in node else f"(?:{'|'.join(ways)})"
    # A shorter phrase may end here only where its word ends.
    return f"(?:{inner}|(?![^\\W\\d_]))" if "" in node else inner


def _sign(sign: str) -> str:
    if sign == " ":
        return r"[^\S\n]{1,3}"
    return "['’‘]" if sign == "'" else re.escape(sign)


def _lowered(text: str, words: DateWords) -> str:
    """The text in lower case, of the same length, with words glued by a scraper parted.

    Of "padaSelasa" the letter before the weekday is blanked, so that a word begins there.
    """
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters grow in lower case
        lowered = "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)
    return _apart(text, lowered, words)


@cache
def _names(words: DateWords) -> re.Pattern[str]:
    """Weekdays and months with their capital; it begins with letters, which makes it quick."""
    names = (re.escape(name.capitalize()) for name in (*words.weekdays, *words.months))
    return re.compile(rf"(?:{'|'.join(names)})\b")


def _apart(text: str, lowered: str, words: DateWords) -> str:
    starts = (match.start() for match in _names(words).finditer(text))
    humps = [at - 1 for at in starts if text[max(0, at - 3) : at].islower()]
    if not humps:
        return lowered
    signs = list(lowered)
    for at in humps:
        signs[at] = " "
    return "".join(signs)


def _lexeme(match: re.Match[str], text: str, words: DateWords) -> Lexeme | None:
    start, end = match.span()
    if match["number"] is not None:
        return _number(match, text, words)
    key = match["word"] or match["glued"]
    kinds = _table(words).get(key) or _table(words)[_plain(key)]
    if kinds.keys() & _WITH_CAPITAL.keys():
        kinds = _by_capital(kinds, text, start)
    return Lexeme(kinds, start, end)


def _plain(phrase: str) -> str:
    return " ".join(phrase.replace("’", "'").replace("‘", "'").split())


def _by_capital(kinds: Kinds, text: str, start: int) -> Kinds:
    """A month or weekday in small letters, or one that may only begin a sentence, needs company."""
    small = not text[start].isupper()
    if small and "units" in kinds:
        return {kind: value for kind, value in kinds.items() if kind.startswith("unit")}
    if (small and "months" in kinds) or ("units" in kinds and begins_sentence(text, start)):
        return {_WITH_CAPITAL.get(kind, kind): value for kind, value in kinds.items()}
    return kinds


def begins_sentence(text: str, start: int) -> bool:
    """Whether a sentence begins here."""
    before = text[max(0, start - 4) : start].rstrip(" \u00a0\"'“”‘’(")
    return not before or before[-1] in ".!?\n:"


def _number(match: re.Match[str], text: str, words: DateWords) -> Lexeme | None:
    start, end = match.span()
    suffix, prefix = match["suffix"] or "", match["prefix"] or ""
    if prefix or (suffix and suffix in words.ordinal_suffixes):
        digits = match["number"]
        return (
            Lexeme({"ordinals": int(digits)}, start, end)
            if digits.isdigit() and len(digits) < 4
            else None
        )
    kinds = number_kinds(match["number"], suffix, words.day_first, words.decimal)
    before = text[start - 1 : start]
    if before.isalpha():
        kinds = dict(kinds, glued=True) if before.islower() else {}
    elif before in ("-", "–", "_") and text[start - 2 : start - 1].isalnum():
        kinds = dict(kinds, joined=True)
    elif before in ("$", "€", "£", "#", "+", "."):
        kinds = {}
    return Lexeme(kinds, start, end) if kinds else None


def _unglued(lexeme: Lexeme, last: Lexeme | None) -> Lexeme:
    """A number glued to a word that is none of time may be a year, no more: "Maraton2025"."""
    if "glued" not in lexeme.kinds or (last and last.end == lexeme.start):
        return lexeme
    year = {kind: value for kind, value in lexeme.kinds.items() if kind == "year"}
    return lexeme._replace(kinds=year)


def _join_numbers(lexemes: list[Lexeme], text: str) -> list[Lexeme]:
    """Number words that stand together become one number ("dua puluh lima")."""
    out: list[Lexeme] = []
    for lexeme in map(_unglued, lexemes, [None, *lexemes]):
        last = out[-1] if out else None
        joined = last and _together(last, lexeme, text)
        if last and joined:
            out[-1] = Lexeme(joined, last.start, lexeme.end)
        elif "numbers" in lexeme.kinds:
            kinds = {**lexeme.kinds, **_spelled(_whole(lexeme.kinds["numbers"]))}
            out.append(lexeme._replace(kinds=kinds))
        else:
            out.append(lexeme)
    return out


def _spelled(number: int) -> Kinds:
    """The kinds of a number in words; a small one may be an hour."""
    hour: Kinds = {"hour": number} if number <= _LAST_HOUR else {}
    return {"n": str(number), "spelled": True, **hour}


def _whole(value: object) -> int:
    return int(str(value))


def _together(left: Lexeme, right: Lexeme, text: str) -> Kinds | None:
    """The kinds of a number continued by a number word, or None where it is not."""
    if "n" not in left.kinds or not right.kinds.keys() & {"numbers", "multipliers", "teens"}:
        return None
    if text[left.end : right.start] not in (" ", "-", "\u00a0"):
        return None
    value = str(left.kinds["n"])
    if "multipliers" in right.kinds:
        return {"n": _product(value, _whole(right.kinds["multipliers"])), "spelled": True}
    if "spelled" not in left.kinds or not value.isdigit():
        return None
    if "teens" in right.kinds:
        return _spelled(int(value) + 10)
    number = _whole(right.kinds["numbers"])
    fits = int(value) > 0 and int(value) % 10 == 0 and 0 < number < 10
    return _spelled(int(value) + number) if fits else None


def _product(value: str, factor: int) -> str:
    """Value times factor; a factor of ten takes the last part alone ("seratus dua puluh")."""
    if value.isdigit():
        whole, rest = divmod(int(value), 10)
        return str(whole * 10 + rest * factor if factor <= 10 and whole else int(value) * factor)
    product = float(value) * factor
    return str(int(product)) if product.is_integer() else str(product)
