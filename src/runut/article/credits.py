"""Find where an article itself says that it got something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from runut.article.credit_bylines import find_bylines, find_labelled
from runut.article.credit_chains import Found, link_chains
from runut.article.credit_papers import find_papers
from runut.article.sources_named import Source, identify, source_at
from runut.article.sources_unlisted import past_description, unlisted_after
from runut.article.words import Word, split_words
from runut.languages.credits import CreditWords
from runut.languages.pack import Pack
from runut.records import Article, Credit

_ASIDE = 14
"""Words that may stand between commas behind a source, before its verb: "Reuters, Rabu (3/2),"."""


def find_credits(article: Article, pack: Pack) -> tuple[Credit, ...]:
    """All credits of an article in order, each place once.

    ``article.quotes`` must be set: a press release or a post is credited to whoever speaks beside
    it. ``source`` is the name by which a source is known in the data, else as it stands; the
    article's own outlet is no source. ``via`` names the paper, platform or medium it came through.
    A credit whose line cleaning took out has no place: it stands at the end, its text empty.
    """
    words = split_words(article.text, pack.speech)
    named = [f for f in _named(words, article, pack) if f.credit.text]
    found = [
        *link_chains(named, words, article, pack.credits),
        *find_bylines(article, pack.credits),
        *find_labelled(words, article, pack),
        *find_papers(words, article, pack),
        *_taken_out(article, pack.credits),
    ]
    own = _own(article, pack.credits)
    return _once(c for c in (_stated(c, own, pack.credits) for c in found) if c)


def _own(article: Article, section: CreditWords) -> set[str]:
    if not article.outlet:
        return set()
    hit = identify(article.outlet, section)
    brand, _, domain = article.outlet.casefold().rpartition(".")  # "Kompas" of "Kompas.com"
    return {article.outlet.casefold(), hit[0].casefold() if hit else "", brand if domain else ""}


def _stated(credit: Credit, own: set[str], section: CreditWords) -> Credit | None:
    """A credit to the article's own outlet is none, but one to a desk of it is ("detikJabar")."""
    if credit.source.casefold() not in own:
        return credit
    stated = credit.text.split()[-1] if credit.text else credit.source
    desk = identify(stated, section) is not None and stated.casefold() not in own
    return replace(credit, source=stated) if desk and not stated.islower() else None


def _once(found: Iterable[Credit]) -> tuple[Credit, ...]:
    """Credits in order; of two side by side for one source, the first."""
    kept: list[Credit] = []
    for credit in sorted(found, key=lambda c: (c.start, -c.end)):
        same = any(k.source == credit.source and k.end + 2 >= credit.start for k in kept[-4:])
        if not same:
            kept.append(credit)
    return tuple(kept)


def _taken_out(article: Article, section: CreditWords) -> Iterator[Credit]:
    """Sources named in lines that cleaning took out, which stand in the article's notes."""
    end = len(article.text)
    for note in article.notes:
        code, _, name = note.partition(": ")
        if code in {"first_published", "agency"} and name:
            source, kind = identify(name, section) or (name, "outlet")
            yield Credit(start=end, end=end, text="", source=source, kind=kind)


class _Triggers(NamedTuple):
    taken: frozenset[str]
    told: frozenset[str]
    tells: frozenset[str]


@cache
def _triggers(section: CreditWords) -> _Triggers:
    return _Triggers(
        frozenset(section.taken_from), frozenset(section.told_by), frozenset(section.tells)
    )


def _named(words: Sequence[Word], article: Article, pack: Pack) -> Iterator[Found]:
    triggers = _triggers(pack.credits)
    for i, word in enumerate(words):
        two = f"{words[i - 1].fold} {word.fold}" if i else ""
        first = i - 1 if two in triggers.taken or two in triggers.told else i
        if word.fold in triggers.taken or two in triggers.taken:
            yield from _found(_taken_from(words, first, i + 1, article, pack), "taken")
        elif word.fold in triggers.told or two in triggers.told:
            known = _sure(words, _known_after(words, i + 1, pack), pack.credits)
            yield from _found(_credits(words, first, known, article), "told")
        elif word.fold in triggers.tells:
            known = _sure(words, _known_before(words, i, pack), pack.credits)
            yield from _found(_credits(words, None, known, article), "told")


def _found(found: Iterable[Credit], way: str) -> Iterator[Found]:
    return (Found(credit, "beside" if n else way) for n, credit in enumerate(found))


def _sure(words: Sequence[Word], sources: list[Source], section: CreditWords) -> list[Source]:
    """Leave out names that are words or first names too, unless described as a source."""
    return [s for s in sources if _is_source(words, s, section)]


def _is_source(words: Sequence[Word], source: Source, section: CreditWords) -> bool:
    before = words[source.first - 1].fold if source.first else ""
    described = before in section.media or before in section.countries
    name = " ".join(word.fold for word in words[source.first : source.last])
    return described or name not in section.homographs


def _credits(
    words: Sequence[Word], trigger: int | None, sources: Sequence[Source], article: Article
) -> Iterator[Credit]:
    """Credits: the first from its trigger on, where there is one, the others by name alone."""
    for n, source in enumerate(sources):
        start = words[source.first if n or trigger is None else trigger].start
        end = source.end
        yield Credit(
            start=start,
            end=end,
            text=article.text[start:end],
            source=source.name,
            kind=source.kind,
            via=source.via,
        )


def _taken_from(
    words: Sequence[Word], trigger: int, after: int, article: Article, pack: Pack
) -> Iterator[Credit]:
    known = _known_after(words, after, pack)
    if known:
        yield from _credits(words, trigger, known, article)
        return
    source = unlisted_after(words, after, article.text, pack)
    if source:
        yield from _credits(words, trigger, [source], article)


def _known_after(words: Sequence[Word], i: int, pack: Pack) -> list[Source]:
    """The known sources that follow, joined by commas and "dan"."""
    section, glued = pack.credits, pack.speech.glued
    found: list[Source] = []
    described = range(i, past_description(words, i, section) + 1)
    source = next((s for at in described if (s := source_at(words, at, section, glued))), None)
    while source and not (found and _tells(words, source.last, section)):
        found.append(source)
        i = source.last
        while i < len(words) and words[i].text in "()":
            i += 1
        joined = i < len(words) and words[i].fold in section.joins
        if not joined and source.tail not in section.joins:
            break
        source = source_at(words, i + joined, section, glued)
    return found


def _tells(words: Sequence[Word], i: int, section: CreditWords) -> bool:
    """Whether a verb of telling follows: in "mengutip Reuters, IRNA menyebut" IRNA tells."""
    return i < len(words) and words[i].fold in _triggers(section).tells


def _known_before(words: Sequence[Word], i: int, pack: Pack) -> list[Source]:
    """The known source that is the subject of a verb of telling, an aside between them or not."""
    apposed = i - 1 if i and words[i - 1].text == "," else 0  # "afiliasi CNN, News18, melaporkan"
    for end in (i, apposed, _before_aside(words, i)):
        for first in range(max(0, end - 5), end):
            source = source_at(words, first, pack.credits, pack.speech.glued)
            if source and source.last == end:
                return [source]
    return []


def _before_aside(words: Sequence[Word], i: int) -> int:
    """Where "Reuters" ends in "Reuters, Rabu (3/2), melaporkan"; 0 where there is no aside."""
    if i < 2 or words[i - 1].text != ",":
        return 0
    for k in range(i - 2, max(i - 2 - _ASIDE, 0), -1):
        if words[k].text in {".", '"', "“", "”", "?", "!"}:
            return 0
        if words[k].text == ",":
            return k
    return 0
