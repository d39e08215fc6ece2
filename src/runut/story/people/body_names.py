"""Compare the names of organisations and places: words, acronyms, what is no part of them."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from runut.languages.people import PeopleWords
from runut.records import Article
from runut.story.people.spellings import Tokens

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_BRACKET = re.compile(r"\s*\(\s*([^\W\d_][^()\n]{1,79})\)")
_PARTS = re.compile(r"\s*[/,;]\s*")
_STOPS = re.compile(r"(?<=\b\w)\.(?=\w\b)")  # between the letters of "U.S." and "P.T."
_SEAM = re.compile(
    r"(?<=[a-z]{2})(?=[A-Z][a-z])|(?<=[A-Z]{3})(?=[A-Z][a-z]{3})"
)  # where bad conversion glued two words

# Initials of a company ("PT JN") and of any other body must be so many letters at least.
_COMPANY, _BODY = 2, 3

# Part of a short name's letters that stand in the long one in their order.
_SPELT = 0.75

# A name in people.toml's table of acronyms has no more words than this ("dk pbb").
_LONGEST = 4


@lru_cache(maxsize=65536)
def body_tokens(text: str) -> Tokens:
    """Words of a name as it is compared: case, accents and marks aside."""
    plain = unicodedata.normalize("NFKD", _SEAM.sub(" ", _STOPS.sub("", text)))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return tuple(w.replace("'", "").replace("’", "") for w in _WORD.findall(plain))


def learn_acronyms(article: Article, section: PeopleWords) -> dict[Tokens, Tokens]:
    """Short and other names that an article explains itself: "Korea Utara (Korut)".

    The letters of a short name must stand in a long one in their order, the first one first; a
    name in another language is taken with the short one that belongs to it ("Badan Intelijen
    Pertahanan (Defense Intelligence Agency/DIA)").
    """
    learnt: dict[Tokens, Tokens] = {}
    heads = frozenset(section.bodies.short_without)
    bodies = [n for n in article.names if n.kind != "PER"]
    for name in bodies:
        bracket = _BRACKET.match(article.text, name.end)
        if bracket:
            names = [name.text, *_PARTS.split(bracket.group(1))]
            plain = [plain_name(body_tokens(n), section) for n in names]
            for other in _explained(plain, heads):
                learnt.setdefault(other, plain[0])
    full = {plain_name(body_tokens(n.text), section) for n in bodies}
    initials: dict[str, list[Tokens]] = defaultdict(list)
    for long in sorted(full):
        initials["".join(t[0] for t in long)].append(long)
    for name in bodies:
        _learn_initials(body_tokens(name.text), initials, learnt, section)
    return {short: long for short, long in learnt.items() if short != long}


def _explained(names: list[Tokens], heads: frozenset[str]) -> list[Tokens]:
    """Which names in a bracket name the same as what stands before it.

    A short name may leave out the word that says what the body is ("Kementerian ... (Imipas)").
    """
    before, inside = names[0], names[1:]
    headless = before[1:] if before and before[0] in heads else before
    if len(inside) == 1 and any(_spells(inside[0], long) for long in (before, headless)):
        return inside
    short = [n for n in inside if any(abbreviates(n, long) for long in names if long != n)]
    if any(abbreviates(before, n) for n in inside):
        return [n for n in inside if abbreviates(before, n)]
    if not short:
        return []
    return [n for n in inside if n in short or any(abbreviates(s, n) for s in short)]


def _learn_initials(
    tokens: Tokens,
    initials: Mapping[str, list[Tokens]],
    learnt: dict[Tokens, Tokens],
    section: PeopleWords,
) -> None:
    """Take a name for another of the article if its letters are exactly its initials."""
    short = plain_name(tokens, section)
    least = _COMPANY if short != tokens else _BODY
    if len(short) != 1 or len(short[0]) < least or short in learnt:
        return
    fits = initials.get(short[0], [])
    if len(fits) == 1:
        learnt[short] = fits[0]


def abbreviates(short: Tokens, long: Tokens) -> bool:
    """Whether one word is made of letters of several words, beginning with the first of all."""
    if not short or len(short) > 2 or len(long) < 2 or len(short) >= len(long):
        return False
    word, letters = "".join(short), iter("".join(long))
    first = word[0] == long[0][0] and len(word) > 1
    return first and all(letter in letters for letter in word) and short[0] not in long


def _spells(short: Tokens, long: Tokens) -> bool:
    """Whether one word behind a name is made from it, a letter or two aside ("ASPIRASI")."""
    if len(short) != 1 or len(long) < 2 or len(short[0]) < _BODY or short[0][0] != long[0][0]:
        return False
    letters = "".join(long)
    return short[0] not in long and _in_order(short[0], letters) >= _SPELT * len(short[0])


def _in_order(word: str, letters: str) -> int:
    """How many letters of a word stand in others in their order (longest common subsequence)."""
    row = [0] * (len(letters) + 1)
    for letter in word:
        before = 0
        for i, other in enumerate(letters, 1):
            before, row[i] = row[i], before + 1 if letter == other else max(row[i], row[i - 1])
    return row[-1]


def spelt_out(
    tokens: Tokens, learnt: Mapping[Tokens, Tokens], section: PeopleWords, capital: frozenset[str]
) -> Tokens:
    """A name with the acronyms in it spelt out: "Polda Jateng", "Kepolisian Daerah Jawa Tengah".

    ``capital`` are its words that the text writes with a capital letter: "bin" is no acronym.
    """
    known = known_acronyms(section)
    full: list[str] = []
    i = 0
    while i < len(tokens):
        for stop in range(min(len(tokens), i + _LONGEST), i, -1):
            part = tokens[i:stop]
            long = learnt.get(part) or known.get(part)
            if long and (part[0] in capital):
                doubled = full[-1:] == [long[0]]  # "Kementerian Rapes"
                full.extend(long[doubled:])
                i = stop
                break
        else:
            full.append(tokens[i])
            i += 1
    return tuple(full)


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


@cache
def _state_forms(section: PeopleWords) -> tuple[Tokens, ...]:
    return tuple(body_tokens(form) for form in section.bodies.state_forms)


def without_form(tokens: Tokens, section: PeopleWords) -> Tokens:
    """A country's official name without its form of state: "Republik Islam Iran"."""
    for form in _state_forms(section):
        if len(tokens) > len(form) and tokens[: len(form)] == form:
            return tokens[len(form) :]
    return tokens


def agree(tables: Iterable[Mapping[Tokens, Tokens]]) -> dict[Tokens, Tokens]:
    """What all articles of a story explain in the same way."""
    found: dict[Tokens, set[Tokens]] = defaultdict(set)
    for table in tables:
        for short, long in table.items():
            found[short].add(long)
    return {short: min(longs) for short, longs in found.items() if len(longs) == 1}
