"""Forms of time: which neighbouring lexemes make one expression.

Every lexeme becomes one sign for all that it may be, every joint another; the forms of a language
become one pattern over those signs, so that a text is read in a single pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from runut.article.time_numbers import SAMPLES, number_kinds
from runut.article.time_words import (
    Lexeme,
    find_lexemes,
    gaps,
    kinds_of_words,
)
from runut.errors import LanguageDataError
from runut.languages.dates import DateWords

_UNKNOWN = "?"  # the sign of a lexeme that no form names
_FIRST_SIGN = 0x100  # signs are letters without a meaning in patterns
_NOT_SIGNED = frozenset(
    {"joined", "glued", "spelled", "numbers"}
)  # said of a number, not what it is
_JOINTS = {",": "[ ,]", "(": "[(<]", ")": "[);}#]", "-": "-", "/": "/"}


class Atom(NamedTuple):
    """Lexemes that fit one form, and what the form means."""

    means: str
    lexemes: tuple[Lexeme, ...]
    start: int
    end: int

    def get(self, *kinds: str) -> object:
        """The value of the first lexeme of one of these kinds; None where there is none."""
        return next((lex.kinds[k] for lex in self.lexemes for k in kinds if k in lex.kinds), None)

    def all(self, kind: str) -> list[object]:
        """The values of all lexemes of a kind, in order."""
        return [lexeme.kinds[kind] for lexeme in self.lexemes if kind in lexeme.kinds]


def find_atoms(text: str, words: DateWords) -> list[Atom]:
    """All runs of lexemes that fit a form, in order and apart; offsets into the text."""
    lexemes = find_lexemes(text, words)
    if not lexemes:
        return []
    signs = _signs(lexemes, gaps(lexemes, text), _alphabet(words))
    atoms = (_atom(match, lexemes, text, words) for match in _matches(signs, words))
    return [atom for atom in atoms if atom.means != "nothing"]


def _signs(lexemes: list[Lexeme], joints: list[str], alphabet: dict[frozenset[str], str]) -> str:
    kinds = [frozenset(lexeme.kinds) - _NOT_SIGNED for lexeme in lexemes]
    signs = [alphabet.get(kind, _UNKNOWN) for kind in kinds]
    return "".join(sign + joint for sign, joint in zip(signs, joints, strict=True))


def _matches(signs: str, words: DateWords) -> Iterator[re.Match[str]]:
    """Every run of signs that fits a form, from left to right and apart."""
    patterns, at = _patterns(words), 0
    while at < len(signs):
        pattern = patterns.get(signs[at])
        match = pattern.match(signs, at) if pattern else None
        if match:
            yield match
            at = match.end() + match.end() % 2
        else:
            at += 2


def _atom(match: re.Match[str], lexemes: list[Lexeme], text: str, words: DateWords) -> Atom:
    number = int((match.lastgroup or "f0")[1:])
    means = words.forms[number].means
    first, last = match.start() // 2, (match.end() - 1) // 2
    run = lexemes[first : last + 1]
    closed = match.end() % 2 == 0 and not words.forms[number].form.startswith("(")
    end = text.index(")", run[-1].end) + 1 if closed and _closes(match) else run[-1].end
    loose = "joined" in run[0].kinds and match.string[2 * first - 1 : 2 * first] != "-"
    return Atom("nothing" if loose else means, tuple(run), run[0].start, end)


def _closes(match: re.Match[str]) -> bool:
    """Whether the last sign taken is a closing bracket."""
    return match.group()[-1] in _JOINTS[")"]


@cache
def _alphabet(words: DateWords) -> dict[frozenset[str], str]:
    """A sign for every set of kinds that a word or number of this language may have."""
    sets = {frozenset(kinds) - _NOT_SIGNED for kinds in kinds_of_words(words)}
    for digits, suffix in SAMPLES:
        sets.add(frozenset(number_kinds(digits, suffix, words.day_first, words.decimal)))
    ordered = sorted(sets, key=sorted)
    return {kinds: chr(_FIRST_SIGN + i) for i, kinds in enumerate(ordered) if kinds}


@cache
def _patterns(words: DateWords) -> dict[str, re.Pattern[str]]:
    """For each sign one pattern of all forms that may begin with it; its group names the form."""
    compiled = [_compile(form.form, words) for form in words.forms]
    starts = [_first_signs(form.form, words) for form in words.forms]
    patterns: dict[tuple[int, ...], re.Pattern[str]] = {}
    found: dict[str, re.Pattern[str]] = {}
    for sign in _alphabet(words).values():
        ways = tuple(i for i, start in enumerate(starts) if sign in start)
        if ways and ways not in patterns:
            patterns[ways] = re.compile("|".join(f"(?P<f{i}>{compiled[i]})" for i in ways))
        if ways:
            found[sign] = patterns[ways]
    return found


def _first_signs(form: str, words: DateWords) -> str:
    """All signs that a form may begin with."""
    signs = ""
    for token in form.split():
        if token not in _JOINTS:
            signs += _class(token.strip("[]"), words)[1:-1]
            if not token.startswith("["):
                break
    return signs


def _compile(form: str, words: DateWords) -> str:
    """The pattern of one form over signs; see ``languages/dates.py`` for how forms are written."""
    out: list[str] = []
    joint: str | None = ""  # what must stand before the next sign; None: a plain space
    for token in form.split():
        sign = "" if token in _JOINTS else _class(token.strip("[]"), words)
        if token == ")":
            out.append(_JOINTS[token])
            joint = "(?<=[);])"  # what follows must not stand far from the bracket
        elif not sign:
            joint = _JOINTS[token] if out else "(?<=[(<{#])"
        elif not token.startswith("["):
            out.append((" " if joint is None else joint) + sign)
            joint = None
        elif joint is None:
            out.append(f"(?: {sign})?")
        elif joint.startswith("(?<=[);"):
            out.append(f"(?:{joint}{sign})?")
        else:
            out.append(f"{joint}(?:{sign} )?")
            joint = ""
    return "".join(out)


def _class(names: str, words: DateWords) -> str:
    """The class of all signs of lexemes that may be of one of these kinds."""
    kinds = {k for name in names.split("|") for k in words.aliases.get(name, name).split("|")}
    signs = [sign for has, sign in _alphabet(words).items() if has & kinds]
    if not signs:
        raise LanguageDataError(f"dates.toml: no word is of the kind {names!r} that a form names")
    return f"[{''.join(signs)}]"
