"""Sources that nobody listed: the capitalised words behind "dilansir", people and days aside."""

from __future__ import annotations

import re
from collections.abc import Sequence

from runut.article.people import run_end, spell, split_name
from runut.article.sources_named import Source
from runut.article.words import Word
from runut.languages.credits import CreditWords
from runut.languages.pack import Pack
from runut.records import CreditKind

_MOST_DESCRIPTION = 8
"""Words of "dari kantor berita resmi Iran," at most."""

_ACCOUNT = re.compile(r"@[\w.]*\w")


def past_description(words: Sequence[Word], i: int, section: CreditWords) -> int:
    """The first word behind "dari kantor berita resmi Iran, "."""
    start = i
    while i < len(words) and i - start < _MOST_DESCRIPTION and _describes(words, i, start, section):
        i += 1
    return i


def _describes(words: Sequence[Word], i: int, start: int, section: CreditWords) -> bool:
    word, aside = words[i], i + 1 < len(words) and words[i + 1].text == ","
    before = words[i - 1].fold if i > start else ""
    if word.text == ",":
        return before in section.media or before in section.countries
    if word.fold in section.countries:
        named = i + 1 < len(words) and words[i + 1].capital
        return aside or named or before in section.media
    plain = word.fold in section.of or word.fold in section.media or word.fold in section.papers
    return plain and (aside or not word.capital)


def unlisted_after(words: Sequence[Word], i: int, text: str, pack: Pack) -> Source | None:
    """The source that follows a verb which only sources follow; None for people and days."""
    section = pack.credits
    at = past_description(words, i, section)
    parts, platform = _platform(words, at, section)
    if platform:
        at = past_description(words, at + parts, section)
    if at >= len(words):
        return None
    if words[at].text == "@" and (account := _ACCOUNT.match(text, words[at].start)):
        last = next((k for k in range(at, len(words)) if words[k].start >= account.end()), at + 1)
        return Source(at, last, account.end(), account.group(), "person", via=platform)
    return _run_at(words, i, at, platform, pack)


def _platform(words: Sequence[Word], at: int, section: CreditWords) -> tuple[int, str]:
    """The platform that a source posted on, and of how many words: "YouTube" comes apart."""
    names = ((n, "".join(w.text for w in words[at : at + n])) for n in (1, 2))
    return next(((n, name) for n, name in names if name.casefold() in section.platforms), (0, ""))


def _run_at(words: Sequence[Word], start: int, at: int, platform: str, pack: Pack) -> Source | None:
    if not (words[at].capital or _camel(words, at)):
        return None
    if words[at].fold in pack.speech.calendar or words[at].text.isdigit():
        return None
    last = run_end(words, at, len(words), frozenset(pack.speech.name_links))
    run = words[at:last]
    person = _is_person(run, pack)
    if run[0].fold in pack.speech.evidence or (person and not platform):
        return None
    described = [word.fold for word in words[start:at]]
    kind = _kind(run, described, pack)
    if platform:
        return Source(at, last, run[-1].end, spell(run), _poster(run, kind, pack), via=platform)
    paper = next((w for w in reversed(described) if w in pack.credits.papers), "")
    via = paper if kind == "document" else ""
    return Source(at, last, run[-1].end, spell(run), kind, via=via)


def _camel(words: Sequence[Word], i: int) -> bool:
    return i + 1 < len(words) and words[i + 1].start == words[i].end and words[i + 1].capital


def _is_person(run: Sequence[Word], pack: Pack) -> bool:
    phrase = split_name(run, pack.speech)
    return bool(phrase.role and (phrase.name or run[0].fold in pack.speech.roles))


def _poster(run: Sequence[Word], kind: CreditKind, pack: Pack) -> CreditKind:
    """Who posted: an office or a body, else a person."""
    body = kind == "official" or run[0].text.isupper() or run[0].fold in pack.credits.bodies
    return "official" if body else "person"


def _kind(run: Sequence[Word], described: Sequence[str], pack: Pack) -> CreditKind:
    section, before = pack.credits, " ".join(described)
    whole = " ".join(word.fold for word in run)
    if whole.startswith(section.agency_words) or any(a in before for a in section.agency_words):
        return "agency"
    body = names_body(run, pack)
    documents = [w for w in described if w in section.papers]
    if documents and (body or run[0].text.isupper() or documents[-1] not in section.media_papers):
        return "document"
    owned = not documents and not section.owned.isdisjoint(described)
    paged = not section.pages.isdisjoint(described) and any(names_body([w], pack) for w in run)
    return "official" if owned or paged or (body and len(run) > 1) else "outlet"


def names_body(run: Sequence[Word], pack: Pack) -> bool:
    """Whether a capitalised phrase begins as the name of an office or a body does."""
    first = run[0].fold
    return first in pack.speech.organisations or first in pack.credits.bodies
