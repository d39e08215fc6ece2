"""How articles word one thing: names of different weight, headlines, claims of a headline."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from runut.languages.pack import load_pack
from runut.languages.wording import Naming
from runut.records import Article, Origin, Span, Wording
from runut.settings import Settings
from runut.story.headline_claims import find_strengths
from runut.story.sides import Passage, make_side, origins_of, titled_side
from runut.story.tellings import sentences_of
from runut.story.words import content_words, phrases


class _Use(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """Where an article first uses one of the ways to name a thing, in its own words."""

    passage: Passage
    way: int
    words: frozenset[str]


def find_wording(
    articles: list[Article], origins: tuple[Origin, ...], settings: Settings
) -> tuple[Wording, ...]:
    """Find how the articles of one story word the same, side by side.

    ``articles`` come oldest first. Nothing says which wording is fair.
    """
    return (
        *_names(articles, origins, settings),
        *_headlines(articles, origins, settings),
        *find_strengths(articles, origins, settings),
    )


# --- several names for one thing ------------------------------------------------------------


def _names(
    articles: list[Article], origins: tuple[Origin, ...], settings: Settings
) -> Iterator[Wording]:
    """Things that one source names mostly one way and another source another way.

    Only beginnings count, where a story says what it is about, and nobody's quoted words.
    """
    if len(origins) < 2:
        return
    for language in dict.fromkeys(a.language for a in articles):
        own = [a for a in articles if a.language == language]
        for naming in load_pack(language).wording.namings:
            uses = [u for u in (_main_way(a, naming, settings) for a in own) if u]
            sides = [[u for u in uses if u.way == way] for way in range(len(naming.ways))]
            met = [side for side in sides if side and _is_of_one_thing(side, uses, settings)]
            if len(met) > 1 and len(_sources(met, origins)) > 1:
                yield Wording(
                    kind="name",
                    about=" / ".join(naming.ways[side[0].way][0] for side in met),
                    sides=tuple(make_side([u.passage for u in side], origins) for side in met),
                )


def _main_way(article: Article, naming: Naming, settings: Settings) -> _Use | None:
    """Give the way by which an article names a thing most, at its first place; None without one."""
    ways = [_uses(article, way, forms, settings) for way, forms in enumerate(naming.ways)]
    most = max(ways, key=len)
    return most[0] if most else None


def _uses(article: Article, way: int, forms: tuple[str, ...], settings: Settings) -> list[_Use]:
    """Find where an article's beginning names a thing one way, outside of quoted words."""
    pack, found = load_pack(article.language), []
    quoted = [(q.start, q.end) for q in article.quotes if q.kind != "indirect"]
    for sentence in sentences_of(article)[: settings.wording_reach]:
        for use in phrases(forms).finditer(article.text, sentence.start, sentence.end):
            in_quote = any(start <= use.start() < end for start, end in quoted)
            if not in_quote and not _in_a_name(article.text, sentence, use.start(), use.end()):
                passage = Passage(article=article, start=use.start(), end=use.end())
                words = content_words(article.text[sentence.start : sentence.end], pack)
                own = words - content_words(use.group(), pack)
                found.append(_Use(passage=passage, way=way, words=own))
    return found


def _in_a_name(text: str, sentence: Span, start: int, end: int) -> bool:
    """Whether capitals inside a sentence make a word part of a name: "Perang Dunia II"."""
    goes_on = text[end : end + 2].strip()[:1].isupper()
    return start > sentence.start and text[start].isupper() and goes_on


def _is_of_one_thing(side: list[_Use], uses: list[_Use], settings: Settings) -> bool:
    """Whether a way stands in sentences that share words with sentences of another way."""
    return any(
        len(use.words & other.words) >= settings.wording_words
        for use in side
        for other in uses
        if other.way != use.way
    )


def _sources(sides: list[list[_Use]], origins: tuple[Origin, ...]) -> set[str]:
    return origins_of((u.passage.article.id for side in sides for u in side), origins)


# --- headlines ------------------------------------------------------------------------------


def _headlines(
    articles: list[Article], origins: tuple[Origin, ...], settings: Settings
) -> Iterator[Wording]:
    """The headlines of one event, one for each source: the one closest to the others."""
    titled = [a for a in articles if a.title]
    words = {a.id: content_words(a.title, load_pack(a.language)) for a in titled}
    chosen: list[Article] = []
    for origin in origins:
        own = [a for a in titled if a.id in origin.articles]
        others = [a for a in titled if a.id not in origin.articles]
        close = {
            a.id: max((len(words[a.id] & words[o.id]) for o in others), default=0) for a in own
        }
        best = max(own, key=lambda a: close[a.id], default=None)
        if best is not None and close[best.id] >= settings.wording_words:
            chosen.append(best)
    if len({a.title.casefold() for a in chosen}) > 1:
        yield Wording(
            kind="headline",
            about=chosen[0].title,
            sides=tuple(titled_side([a], a.title, origins) for a in chosen),
        )
