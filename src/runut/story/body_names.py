"""Compare the names of organisations and places: words, acronyms, what is no part of them."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from runut.languages.people import PeopleWords
from runut.records import Article
from runut.story.spellings import Tokens

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_BRACKET = re.compile(r"\s*\(\s*([^\W\d_][\w.-]{1,15})\s*\)")
_STOPS = re.compile(r"(?<=\b\w)\.(?=\w\b)")  # between the letters of "U.S." and "P.T."


@lru_cache(maxsize=65536)
def body_tokens(text: str) -> Tokens:
    """Words of a name as it is compared: case, accents and marks aside."""
    plain = unicodedata.normalize("NFKD", _STOPS.sub("", text))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return tuple(w.replace("'", "").replace("’", "") for w in _WORD.findall(plain))


def learn_acronyms(article: Article) -> dict[Tokens, Tokens]:
    """Short names that an article explains itself: "Korea Utara (Korut)", "KPK (Komisi ...)".

    The letters of the short one must stand in the long one in their order, the first one first.
    """
    learnt: dict[Tokens, Tokens] = {}
    for name in article.names:
        bracket = None if name.kind == "PER" else _BRACKET.match(article.text, name.end)
        if bracket:
            short, long = body_tokens(bracket.group(1)), body_tokens(name.text)
            if abbreviates(short, long):
                learnt.setdefault(short, long)
    for short, long in _explained_after(article):
        learnt.setdefault(short, long)
    return learnt


def _explained_after(article: Article) -> Iterable[tuple[Tokens, Tokens]]:
    """Acronyms with the long form in the bracket: "KPK (Komisi Pemberantasan Korupsi)"."""
    for before, after in zip(article.names, article.names[1:], strict=False):
        gap = article.text[before.end : after.start]
        if gap.strip() == "(" and article.text[after.end : after.end + 1] == ")":
            short, long = body_tokens(before.text), body_tokens(after.text)
            if "PER" not in (before.kind, after.kind) and abbreviates(short, long):
                yield short, long


def abbreviates(short: Tokens, long: Tokens) -> bool:
    """Whether one word is made of letters of several words, beginning with the first of all."""
    if len(short) != 1 or len(long) < 2:
        return False
    letters = iter("".join(long))
    first = short[0][0] == long[0][0]
    return first and all(letter in letters for letter in short[0]) and short[0] not in long


@cache
def known_acronyms(section: PeopleWords) -> Mapping[Tokens, Tokens]:
    """The short names of a language's data and their long forms, as names are compared."""
    return {body_tokens(a): body_tokens(b) for a, b in section.bodies.acronyms.items()}


@cache
def _endings(section: PeopleWords) -> tuple[frozenset[str], tuple[Tokens, ...], tuple[Tokens, ...]]:
    bodies = section.bodies
    tails = tuple(body_tokens(t) for t in bodies.nation_tails)
    kinds = tuple(body_tokens(k) for k in bodies.plain_kinds)
    return frozenset(bodies.company_forms), tails, kinds


def plain_name(tokens: Tokens, section: PeopleWords) -> Tokens:
    """A name without its legal form, the state it belongs to, and "provinsi" before it."""
    forms, tails, kinds = _endings(section)
    kept = tuple(t for t in tokens if t not in forms) or tokens
    for kind in kinds:
        if len(kept) > len(kind) and kept[: len(kind)] == kind:
            kept = kept[len(kind) :]
    for tail in tails:
        if len(kept) > len(tail) and kept[-len(tail) :] == tail:
            kept = kept[: -len(tail)]
    return kept


def agree(tables: Iterable[Mapping[Tokens, Tokens]]) -> dict[Tokens, Tokens]:
    """What all articles of a story explain in the same way."""
    found: dict[Tokens, set[Tokens]] = defaultdict(set)
    for table in tables:
        for short, long in table.items():
            found[short].add(long)
    return {short: min(longs) for short, longs in found.items() if len(longs) == 1}
