"""Recognise the names of agencies and outlets in a text, also where words are glued to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from runut.article.words import Word
from runut.languages.credits import CreditWords
from runut.outlets.agencies import all_agencies
from runut.outlets.outlet import named
from runut.records import CreditKind

_NOT_ALNUM = re.compile(r"[\W_]+")
_MOST_WORDS = 6  # "The Associated Press" has three; camel-case names come apart into more


class Source(NamedTuple):
    """A source named in words ``first`` to ``last`` (half-open), to the offset ``end``.

    ``tail`` is a small word that bad conversion glued to the name ("AFPdan"); ``via`` names the
    paper or platform that it handed something out in.
    """

    first: int
    last: int
    end: int
    name: str
    kind: CreditKind
    tail: str = ""
    via: str = ""


@cache
def _known(section: CreditWords) -> dict[str, tuple[str, CreditKind]]:
    known: dict[str, tuple[str, CreditKind]] = {}
    for agency in all_agencies():
        for alias in (agency.name, *agency.aliases):
            known.setdefault(_key(alias), (agency.name, "agency"))
    for kind, table in (("agency", section.agencies), ("outlet", section.outlets)):
        for name, aliases in table.items():
            for alias in (name, *aliases):
                known.setdefault(_key(alias), (name, "agency" if kind == "agency" else "outlet"))
    return known


def _key(name: str) -> str:
    return _NOT_ALNUM.sub("", name.casefold())


@cache
def identify(name: str, section: CreditWords) -> tuple[str, CreditKind] | None:
    """Name and kind of a source that goes by this name, from the language or the outlets."""
    hit = _known(section).get(_key(name))
    if hit or len(_key(name)) < 3:
        return hit
    outlet = named(name)
    if outlet is None:
        return None
    return outlet.name, "agency" if outlet.kind == "agency" else "outlet"


def source_at(
    words: Sequence[Word], i: int, section: CreditWords, glued: tuple[str, ...] = ()
) -> Source | None:
    """The known source whose name begins at a word; the longest name wins."""
    if i >= len(words) or not _may_begin_name(words, i):
        return None
    for last in range(min(len(words), i + _MOST_WORDS), i, -1):
        if _may_end_name(words, i, last) and (found := _source(words, i, last, section, glued)):
            return found
    return None


def _may_end_name(words: Sequence[Word], i: int, last: int) -> bool:
    if any(w.text in ',;()"“”' for w in words[i:last]):
        return False
    word = words[last - 1]
    return word.capital or word.text[0].isdigit() or _glued(words, last - 1)


def _source(
    words: Sequence[Word], i: int, last: int, section: CreditWords, glued: tuple[str, ...]
) -> Source | None:
    text, end = "".join(w.text for w in words[i:last]), words[last - 1].end
    if hit := identify(text, section) or _behind_glue(text, words[i], section):
        return Source(i, last, end, *hit)
    for tail in glued:
        if words[last - 1].text.endswith(tail) and len(text) > len(tail) + 1:
            hit = identify(text[: -len(tail)], section)
            if hit:
                return Source(i, last, end - len(tail), *hit, tail)
    return None


def _behind_glue(text: str, first: Word, section: CreditWords) -> tuple[str, CreditKind] | None:
    """A source whose name bad conversion glued to a preposition: "daridetikBali"."""
    head = next((h for h in section.of if first.fold.startswith(h) and first.fold != h), "")
    return identify(text[len(head) :], section) if head and first.text.islower() else None


def known_name(text: str, section: CreditWords) -> str:
    """The name by which a source is known, where a text begins with it; else the text."""
    words = text.split()
    for last in range(len(words), 0, -1):
        if hit := identify(" ".join(words[:last]), section):
            return hit[0]
    return text


def _may_begin_name(words: Sequence[Word], i: int) -> bool:
    return words[i].capital or _glued(words, i + 1)


def _glued(words: Sequence[Word], i: int) -> bool:
    """Whether no space parts a word from the one before it."""
    return 0 < i < len(words) and words[i].start == words[i - 1].end and words[i].text[0].isalnum()
