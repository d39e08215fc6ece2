"""What one says and another denies."""

from __future__ import annotations

import msgspec

from runut.languages.pack import load_pack
from runut.records import Article, Difference, Origin, Quote
from runut.settings import Settings
from runut.story.sides import Passage, make_difference
from runut.story.words import content_words, shared


class _Said(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    article: Article
    quote: Quote
    words: frozenset[str]


def find_denials(
    articles: list[Article], origins: tuple[Origin, ...], settings: Settings
) -> list[Difference]:
    """Find denials whose content somebody else claimed, in the same article or another.

    ``quotes`` with the act ``deny`` are held against those that claim or accuse; both must name
    their speakers, and the denial must hold most of the claim's words.
    """
    said = [_said(article, quote) for article in articles for quote in article.quotes]
    denials = [s for s in said if s.quote.act == "deny"]
    claims = [s for s in said if s.quote.act in ("claim", "accuse", "say")]
    found = []
    for denial in denials:
        denied = [c for c in claims if _is_denied(c, denial, settings)]
        if denied:
            found.append(_difference(denied, denial, origins))
    return _once(found)


def _said(article: Article, quote: Quote) -> _Said:
    words = content_words(quote.text, load_pack(article.language))
    return _Said(article=article, quote=quote, words=words)


def _is_denied(claim: _Said, denial: _Said, settings: Settings) -> bool:
    speakers = {claim.quote.speaker, denial.quote.speaker}
    return (
        len(speakers) == 2
        and "" not in speakers
        and len(claim.words & denial.words) >= settings.denial_words
        and shared(claim.words, denial.words) >= settings.denial_likeness
    )


def _difference(claims: list[_Said], denial: _Said, origins: tuple[Origin, ...]) -> Difference:
    sides = [[_passage(c) for c in claims], [_passage(denial)]]
    return make_difference("denial", "denial", claims[0].quote.text, sides, origins, ("denied",))


def _passage(said: _Said) -> Passage:
    return Passage(article=said.article, start=said.quote.start, end=said.quote.end)


def _once(found: list[Difference]) -> list[Difference]:
    """Only the first denial of each claim."""
    first: dict[str, Difference] = {}
    for difference in found:
        first.setdefault(difference.about, difference)
    return list(first.values())
