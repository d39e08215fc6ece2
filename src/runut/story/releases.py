"""Papers that reached several newsrooms: articles that quote the same words from one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from runut.corpus.shingles import hashes_of
from runut.corpus.union import unite
from runut.records import Article, Citation, Fold
from runut.story.rests import LEAD_PART

WORDS = 8
"""Words in a row that two articles quote alike; shorter runs are phrases."""


def shared_releases(articles: list[Article]) -> tuple[Fold, ...]:
    """Find articles that quote one speaker alone, from a paper, in the same words.

    A press release is one source however many newsrooms print it; where somebody else is heard too,
    a newsroom has asked on its own. Returns a reason for each group of two and more.
    """
    handed = {a.id: a for a in articles if _paper(a)}
    holders: dict[tuple[str, tuple[int, ...]], list[str]] = {}
    for article in handed.values():
        for words in _quoted(article):
            holders.setdefault((_speaker(article), words), []).append(article.id)
    pairs = [(ids[0], other) for ids in holders.values() for other in ids[1:]]
    leader = unite(handed, pairs)
    groups: dict[str, list[str]] = {}
    for id_ in handed:
        groups.setdefault(leader[id_], []).append(id_)
    return tuple(_reason([handed[i] for i in ids]) for ids in groups.values() if len(ids) > 1)


def _speaker(article: Article) -> str:
    """The one speaker of an article; empty where there are several, or none is known."""
    speakers = {q.speaker.casefold() for q in article.quotes}
    return speakers.pop() if len(speakers) == 1 else ""


def _paper(article: Article) -> Citation | None:
    """Where an article says in its first part that its one speaker handed something out."""
    speaker = _speaker(article)
    places = (
        Citation(article=article.id, start=c.start, end=c.end)
        for c in article.credits
        if c.via and c.source.casefold() == speaker and c.start <= LEAD_PART * len(article.text)
    )
    return next(places, None) if speaker else None


def _quoted(article: Article) -> Iterator[tuple[int, ...]]:
    """Yield the runs of words of all quotations, each once."""
    runs: Iterable[tuple[int, ...]] = (
        tuple(words[i : i + WORDS])
        for quote in article.quotes
        if quote.kind != "indirect"
        for words in [hashes_of(quote.text)]
        for i in range(len(words) - WORDS + 1)
    )
    yield from dict.fromkeys(runs)


def _reason(articles: list[Article]) -> Fold:
    places = tuple(place for a in articles if (place := _paper(a)))
    speaker = next(q.speaker for q in articles[0].quotes)
    return Fold(
        code="release", about=speaker, articles=tuple(a.id for a in articles), citations=places
    )
