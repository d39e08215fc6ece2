"""Facts in what cleaning removed: authors, editors, photo credit, place, first publication."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from runut.article.dateline import Dateline, find_dateline
from runut.article.inline import NAME, any_of
from runut.article.pieces import letters
from runut.languages.boilerplate import BoilerplateRules
from runut.outlets.outlet import domains_in, is_domain, named
from runut.records import Removed

_BRACKET_END = re.compile(r"\(([^()]{2,80})\)\W*$")
_MOST_TEXT = 2000
_AROUND = " \t.,;:|/-–—*()[]\"'“”"


class Facts(msgspec.Struct, frozen=True):
    """What the removed pieces of one article tell."""

    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@cache
def _labels(rules: BoilerplateRules) -> re.Pattern[str]:
    authors = any_of((*rules.author_labels, *rules.adapted_phrases))
    editors, photos = any_of(rules.editor_labels), any_of(rules.photo_labels)
    label = f"(?P<photo>{photos})|(?P<editor>{editors})|(?P<author>{authors})"
    return re.compile(rf"(?<!\w)(?i:{label})(?!\w) ?[:/]? ?")


@cache
def _joiner(rules: BoilerplateRules) -> re.Pattern[str]:
    return re.compile(rf" {any_of(rules.name_joiners)} |[,;|&/] ?")


def read_facts(
    before: Sequence[Removed], taken: Sequence[Removed], text: str, rules: BoilerplateRules
) -> Facts:
    """Authors, editors, brands that speak for an outlet, and notes such as ``dateline: MOSKOW``.

    ``text`` is the article's, which begins where its dateline ended. What a source removed
    ``before`` gives no people: it has read its bylines itself.
    """
    people = [_people(r.text, rules) for r in taken if r.reason in {"byline", "editor_line"}]
    removed = (*before, *taken)
    return Facts(
        authors=_unique(name for authors, _ in people for name in authors),
        editors=_unique(name for _, editors in people for name in editors),
        brands=_unique(brand for r in removed for brand in _brands(r, text, rules)),
        notes=_unique(note for r in removed for note in _notes(r, text, rules)),
    )


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


def _people(text: str, rules: BoilerplateRules) -> tuple[list[str], list[str]]:
    """Authors and editors of one line; without any label it is a bare name or names that helped."""
    labels = list(_labels(rules).finditer(text))
    if not labels:
        for phrase in rules.contributor_phrases:
            text = text.replace(phrase, "")
        return names_in(text, rules), []
    found: dict[str, list[str]] = {"author": [], "editor": [], "photo": []}
    ends = [m.start() for m in labels[1:]] + [len(text)]
    for match, end in zip(labels, ends, strict=True):
        found[match.lastgroup or "photo"] += names_in(text[match.end() : end], rules)
    return found["author"], found["editor"]


def names_in(text: str, rules: BoilerplateRules) -> list[str]:
    """Names of people in a list such as "A B, C D dan E F"; brands and "Redaksi" left out."""
    parts = [part.strip(_AROUND) for part in _joiner(rules).split(text)]
    refused = {letters(name) for name in rules.not_names}
    return [p for p in parts if _is_name(p) and letters(p) not in refused]


def _is_name(part: str) -> bool:
    words = part.split()
    plain_name = 1 <= len(words) <= 6 and words[0][:1].isupper()
    return (
        plain_name
        and not is_domain(part)
        and named(part) is None
        and not any(map(str.isdigit, part))
    )


def _brands(removed: Removed, text: str, rules: BoilerplateRules) -> list[str]:
    """Names of outlets that a removed piece gives the article."""
    if removed.reason == "dateline":
        dateline = _dateline(removed.text, text)
        return [dateline.brand] if dateline and dateline.brand else []
    if removed.reason == "first_published":
        return [_first_outlet(removed.text, rules)]
    if removed.reason in {"follow_us", "copyright"}:
        domains = [d for d in domains_in(removed.text) if named(d)]
        return domains or _known_words(removed.text)
    return []


def _known_words(text: str) -> list[str]:
    """Known outlets among the runs of capitalised words of a line."""
    runs = re.findall(NAME, text)
    return [run for run in runs if named(run)]


@cache
def _first_pattern(rules: BoilerplateRules) -> re.Pattern[str]:
    return re.compile(rf"(?i:{any_of(rules.first_published)}) ?([\w.-]+(?: [A-Z][\w.-]*)?)")


def _first_outlet(text: str, rules: BoilerplateRules) -> str:
    match = _first_pattern(rules).search(text)
    return match[1].strip(_AROUND) if match else ""


def _dateline(removed: str, text: str) -> Dateline | None:
    """A dateline read once more, before the text that it was cut off; a short one is filled."""
    return find_dateline(f"{removed} {text[:_MOST_TEXT]} {'X ' * 6}")


def _notes(removed: Removed, text: str, rules: BoilerplateRules) -> list[str]:
    if removed.reason == "dateline":
        dateline = _dateline(removed.text, text)
        return [f"dateline: {dateline.place}"] if dateline and dateline.place else []
    if removed.reason == "byline":
        signed = named(removed.text.strip(_AROUND))
        return [f"agency: {signed.name}"] if signed and signed.kind == "agency" else []
    if removed.reason == "first_published":
        outlet = _first_outlet(removed.text, rules)
        return [f"first_published: {outlet}"] if outlet else []
    if removed.reason == "caption":
        credit = _BRACKET_END.search(removed.text)
        tells = credit is not None and credit[1][0].isalpha()
        return [f"photo_credit: {credit[1].strip()}"] if credit and tells else []
    return []
