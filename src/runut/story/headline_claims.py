"""A headline beside the words of its own text that claim less, or count otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from runut.article.figures import find_figures
from runut.languages.pack import Pack, load_pack
from runut.languages.wording import Strength
from runut.records import Article, Difference, Origin, Span, Wording
from runut.settings import Settings
from runut.story.claims import Count, find_counts, is_rounding
from runut.story.count_differences import same_thing
from runut.story.sides import Passage, make_side, titled_side
from runut.story.tellings import sentences_of
from runut.story.words import content_list, content_words, phrases

_NOUN = 2  # content words behind "all" that name those meant: "world leaders"
_WORD = re.compile(r"[\w-]+")
_BEHIND = re.compile(r"(?:\W+[\w-]+){1,3}")  # words behind a quantifier that it is said of


def find_strengths(
    articles: list[Article], origins: tuple[Origin, ...], settings: Settings
) -> Iterator[Wording]:
    """Find headlines that claim more than a sentence of their own text on the same.

    "All leaders" beside "some leaders" is of the same noun; "proven" beside "alleged" stands in
    sentences that share words. A text that claims as much somewhere else is left alone.
    """
    for article in articles:
        pack = load_pack(article.language)
        for strength in pack.wording.strengths:
            passage = _weaker(article, strength, pack, settings)
            if passage is not None:
                yield Wording(
                    kind="strength",
                    about=article.title,
                    sides=(
                        titled_side([article], article.title, origins),
                        make_side([passage], origins),
                    ),
                )


def _weaker(article: Article, strength: Strength, pack: Pack, settings: Settings) -> Passage | None:
    """Give the first place in the text that claims less of what the headline claims."""
    said = phrases(strength.more).search(article.title)
    if not said or phrases(strength.less).search(article.title):
        return None
    claimed = _said_of(article.title, said.end(), pack)
    about = [s for s in sentences_of(article) if claimed and _is_about(article, s, pack, settings)]
    if any(_claims(article, s, strength.more, pack, claimed) for s in about):
        return None
    weaker = (_claims(article, s, strength.less, pack, claimed) for s in about)
    noun = content_list(article.title[said.end() :], pack)[:_NOUN]
    bare = (_bare(article, s, pack, noun) for s in about if strength.bare)
    return next((passage for passage in (*weaker, *bare) if passage), None)


def _bare(article: Article, sentence: Span, pack: Pack, noun: list[str]) -> Passage | None:
    """Give the place where a sentence names what the headline claims of all, and not of all."""
    for found in _WORD.finditer(article.text, sentence.start, sentence.end):
        behind = _BEHIND.match(article.text, found.end())
        end = behind.end() if behind else found.end()
        if content_list(article.text[found.start() : end], pack)[:_NOUN] == noun:
            return Passage(article=article, start=found.start(), end=end)
    return None


def _is_about(article: Article, sentence: Span, pack: Pack, settings: Settings) -> bool:
    """Whether a sentence shares words with the headline."""
    words = content_words(article.text[sentence.start : sentence.end], pack)
    return len(content_words(article.title, pack) & words) >= settings.strength_words


def _claims(
    article: Article, sentence: Span, rows: tuple[str, ...], pack: Pack, claimed: str
) -> Passage | None:
    """Give the place where a sentence says one of the words of what the headline claims."""
    for found in phrases(rows).finditer(article.text, sentence.start, sentence.end):
        behind = _BEHIND.match(article.text, found.end())
        if behind and _said_of(article.text, found.end(), pack) == claimed:
            return Passage(article=article, start=found.start(), end=behind.end())
    return None


def _said_of(text: str, position: int, pack: Pack) -> str:
    """Stem of the first content word behind a position; empty where none is near."""
    behind = _BEHIND.match(text, position)
    words = content_list(behind.group(), pack) if behind else []
    return words[0] if words else ""


# --- counts ---------------------------------------------------------------------------------


def find_headline_counts(
    articles: list[Article],
    counts: list[Count],
    origins: tuple[Origin, ...],
    settings: Settings,
) -> Iterator[Difference]:
    """Find counts of headlines that their own texts tell otherwise, and nowhere so."""
    for article in articles:
        own = [c for c in counts if c.article.id == article.id]
        for told in _title_counts(article, settings):
            if any(f.value == told.figure.value for f in article.figures):
                continue
            other = [c for c in own if _tells_otherwise(told, c)]
            if other and not any(is_rounding(told.figure, c.figure) for c in own):
                yield _difference(told, other, origins)


def _title_counts(article: Article, settings: Settings) -> list[Count]:
    """Counts of a headline, read as if it were a text."""
    alone = replace(
        article,
        text=article.title,
        sentences=(Span(start=0, end=len(article.title)),),
        timexes=(),
        quotes=(),
        names=(),
        credits=(),
        figures=(),
    )
    figures = find_figures(alone, load_pack(article.language))
    return find_counts(replace(alone, figures=figures), settings)


def _tells_otherwise(told: Count, count: Count) -> bool:
    """Whether a text counts what its headline counts, whole and not once upon a time."""
    barred = told.other or told.part or count.other or count.part
    low, high = sorted((told.figure.value, count.figure.value))
    return not barred and not told.figure.unit and same_thing(told, count) and high <= low * 3


def _difference(told: Count, other: list[Count], origins: tuple[Origin, ...]) -> Difference:
    article = other[0].article
    first = other[0].figure
    return Difference(
        kind="number",
        relation="contradiction",
        about=first.counts or told.figure.counts,
        sides=(
            titled_side([article], told.figure.text, origins),
            make_side([Passage(article=article, start=first.start, end=first.end)], origins),
        ),
        within="article",
        why=("headline",),
    )
