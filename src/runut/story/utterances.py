"""Recognise one utterance that articles of a story tell in several wordings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from math import log, sqrt

import msgspec

from runut.corpus.rarity import load_frequencies
from runut.languages.pack import load_pack
from runut.records import Article, Quote
from runut.settings import Settings
from runut.story.speaker_names import may_be_one
from runut.story.words import content_words

Pair = tuple[int, int]  # places of two quotes, the earlier first


class Said(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A quote of an article with the stems of its content words; ``place`` is its order.

    ``letters`` is the same for words that differ in marks, case and spaces alone.
    """

    place: int
    article: Article
    quote: Quote
    words: frozenset[str]
    letters: str


def quotes_of(articles: Sequence[Article]) -> list[Said]:
    """All quotes of a story's articles (oldest first) in their order."""
    pairs = ((article, quote) for article in articles for quote in article.quotes)
    return [
        Said(
            place=place,
            article=article,
            quote=quote,
            words=content_words(quote.text, load_pack(article.language)),
            letters="".join(sign for sign in quote.text.casefold() if sign.isalnum()),
        )
        for place, (article, quote) in enumerate(pairs)
    ]


def group_wordings(quotes: Sequence[Said], settings: Settings) -> list[list[Said]]:
    """The quotes as utterances: each group is one, in all its wordings.

    The likest are put together first. Two groups join where their fullest wordings are one, or at
    least half of the pairs between them; chains of small changes would else join what has nothing
    in common. Groups stand in the order of their first quote.
    """
    weight = weigh_words(quotes)
    near = {
        (a.place, b.place): likeness(a.words, b.words, weight)
        for b in quotes
        for a in quotes[: b.place]
        if _may_be_one(a, b) and is_one_utterance(a, b, weight, settings)
    }
    home = {said.place: [said] for said in quotes}
    for a, b in sorted(near, key=lambda pair: (-near[pair], pair)):
        if home[a] is not home[b] and _are_one(home[a], home[b], near):
            joined = sorted(home[a] + home[b], key=lambda said: said.place)
            home |= dict.fromkeys((said.place for said in joined), joined)
    groups = {id(home[said.place]): home[said.place] for said in quotes}
    return list(groups.values())


def _may_be_one(a: Said, b: Said) -> bool:
    return not a.words.isdisjoint(b.words) or a.letters == b.letters


def _are_one(ours: Sequence[Said], theirs: Sequence[Said], near: Collection[Pair]) -> bool:
    full = sorted((ours[fullest_of(ours)].place, theirs[fullest_of(theirs)].place))
    if (full[0], full[1]) in near:
        return True
    pairs = [(min(a.place, b.place), max(a.place, b.place)) for a in ours for b in theirs]
    return sum(pair in near for pair in pairs) * 2 >= len(pairs)


def fullest_of(group: Sequence[Said]) -> int:
    """Index of the wording that the others are held against: quoted rather than reported, long."""

    def fullness(place: int) -> tuple[bool, int, int]:
        said = group[place]
        return said.quote.kind != "indirect", len(said.words), -place

    return max(range(len(group)), key=fullness)


def weigh_words(quotes: Sequence[Said]) -> dict[str, float]:
    """Weight of each stem: rare in news at large and in the quotes of this story.

    A story's own subject stands in all its quotes and tells none from another. One quote is left
    out of the count: a word that two quotes share is no commoner for that.
    """
    often = Counter(word for said in quotes for word in said.words)
    tables = {said.article.language: load_frequencies(said.article.language) for said in quotes}
    return {
        word: _rarity(word, tables.values()) * log(1 + len(quotes) / max(count - 1, 1))
        for word, count in often.items()
    }


def _rarity(word: str, tables: Iterable[tuple[int, Mapping[str, int]]]) -> float:
    """Rarity in the language; 1 where there is no table."""
    return max(
        log((total + 1) / max(table.get(word, 0), 1)) if total else 1.0 for total, table in tables
    )


def is_one_utterance(a: Said, b: Said, weight: Mapping[str, float], settings: Settings) -> bool:
    """Whether two quotes are one utterance, the same or in other words."""
    alike = likeness(a.words, b.words, weight)
    speakers = may_be_one(a.quote.speaker, b.quote.speaker)
    if a.letters == b.letters:
        return speakers is not False or len(a.words) > settings.utterance_words
    same = a.article.id == b.article.id
    beside = same and _gap(a.quote, b.quote) <= settings.utterance_reach
    quoted = a.quote.kind == b.quote.kind == "direct"
    if speakers is not True or (same and quoted):
        return (
            alike >= settings.utterance_likeness_apart
            and len(a.words & b.words) > settings.utterance_words
        )
    least = settings.utterance_likeness_beside if beside else settings.utterance_likeness
    return alike >= least and len(a.words & b.words) >= settings.utterance_words


def _gap(a: Quote, b: Quote) -> int:
    return max(a.start, b.start) - min(a.end, b.end)


def likeness(a: frozenset[str], b: frozenset[str], weight: Mapping[str, float]) -> float:
    """Geometric mean of containment and Dice of two sets of words, by weight, 0 to 1.

    Containment alone takes any short wording for a part of a long one; Dice alone takes what was
    shortened for another utterance.
    """
    both = sum(weight[word] for word in a & b)
    heavy, other = (sum(weight[word] for word in words) for words in (a, b))
    if not both:
        return 0.0
    return sqrt(both / min(heavy, other) * 2 * both / (heavy + other))
