"""What one says and another denies, in a quotation or with the verb of denying."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product

from runut.languages.pack import Pack, load_pack
from runut.records import Article, Difference, Origin, Quote, Span
from runut.settings import Settings
from runut.story.polarity import Statement, are_opposed, state
from runut.story.sides import Passage, make_difference
from runut.story.time_differences import weights
from runut.story.words import phrases, shared, weighed

_SAID = ("claim", "accuse", "say", "deny")


def find_denials(
    articles: list[Article], origins: tuple[Origin, ...], settings: Settings
) -> list[Difference]:
    """Find denials whose content somebody else said, in the same article or another.

    "X denied taking money" stands against "Y said that X took money", and so does "X never took
    money": what one says with a negation and the other without. Both share most of the shorter
    one's content words; two utterances of one speaker are never held against each other.
    """
    said = [s for article in articles for s in _statements(article)]
    weight = weights([s.words for s in said])
    denials = sorted((s for s in said if s.wholly or s.turned), key=lambda s: not s.wholly)
    sides: list[tuple[list[Statement], list[Statement]]] = []
    for denial in denials:
        claims = [c for c in said if _is_denied(c, denial, weight, settings)]
        home = next((s for s in sides if denial in s[0] or set(claims) & set(s[0])), None)
        if home is not None and denial not in home[0]:
            home[0].extend(c for c in claims if c not in home[0] and c not in home[1])
            home[1].append(denial)
        elif claims and home is None:
            sides.append((claims, [denial]))
    return [_difference(claims, denied, origins) for claims, denied in sides]


def _statements(article: Article) -> Iterator[Statement]:
    """What an article quotes, by its speakers."""
    pack = load_pack(article.language)
    for quote in article.quotes:
        for span in _parts(article, quote) if quote.act in _SAID else ():
            text = article.text[span.start : span.end]
            if "?" not in text and not phrases(_unreal(pack)).search(text):
                yield state(article, span, _speaker(quote), pack, wholly=quote.act == "deny")


def _parts(article: Article, quote: Quote) -> Iterator[Span]:
    """The sentences of a quotation, as far as they lie in it."""
    inside = [s for s in article.sentences if s.start < quote.end and s.end > quote.start]
    for sentence in inside:
        yield Span(start=max(sentence.start, quote.start), end=min(sentence.end, quote.end))


@cache
def _unreal(pack: Pack) -> tuple[str, ...]:
    """Words by which something is wished, feared or planned, not said to be so."""
    return (*pack.status.hypothetical, *pack.differences.scheduled)


def _speaker(quote: Quote) -> str:
    return quote.speaker or quote.speaker_text


def _is_denied(
    claim: Statement, denial: Statement, weight: dict[str, float], settings: Settings
) -> bool:
    return (
        claim is not denial
        and bool(claim.speaker)
        and bool(denial.speaker)
        and not _is_one_speaker(claim.speaker, denial.speaker)
        and len(claim.words & denial.words) >= settings.denial_words - _accused(claim, denial)
        and shared(claim.words, denial.words) >= settings.denial_likeness
        and weighed(claim.words, denial.words, weight) >= settings.denial_weight
        and are_opposed(claim, denial)
    )


def _accused(claim: Statement, denial: Statement) -> bool:
    """Whether somebody denies what is said of themself: then they name less of it."""
    return denial.wholly and bool(denial.whose & claim.words)


def _is_one_speaker(a: str, b: str) -> bool:
    """Whether two names of speakers may be of one: they share a word."""
    words = [set(name.lower().split()) for name in (a, b)]
    return any(x == y for x, y in product(*words))


def _difference(
    claims: list[Statement], denials: list[Statement], origins: tuple[Origin, ...]
) -> Difference:
    sides = [[_passage(s) for s in side] for side in (claims, denials)]
    first = claims[0]
    about = first.article.text[first.start : first.end]
    return make_difference("denial", "denial", about, sides, origins, ("denied",))


def _passage(said: Statement) -> Passage:
    return Passage(article=said.article, start=said.start, end=said.end)
