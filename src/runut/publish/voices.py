"""Lines on speakers: what each of them said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from runut.publish.interface import Interface
from runut.publish.names import CONTROL, one_line, outlets_of
from runut.publish.view import Line, Numbers, mark_of, same_words
from runut.records import Article, Quote, Span, Telling, Voice

_SPACE = re.compile(r"\s+")

Wording = tuple[Telling, Article, Quote]
"""A telling of an utterance, with the quote and the article that it stands in."""


def speakers(
    voices: Iterable[Voice],
    articles: Mapping[str, Article],
    numbers: Numbers,
    interface: Interface,
) -> tuple[Line, ...]:
    """One line per speaker; below it what they said, and below that its other wordings."""
    return tuple(_speaker(voice, articles, numbers, interface) for voice in voices)


def _speaker(
    voice: Voice, articles: Mapping[str, Article], numbers: Numbers, interface: Interface
) -> Line:
    said = ([_wording(t, articles) for t in u.tellings] for u in voice.utterances)
    fullest = (u.fullest for u in voice.utterances)
    return Line(
        text=one_line(voice.name) or interface.say("quote.nobody"),
        note="; ".join(one_line(role) for role in voice.roles),
        lines=tuple(
            _utterance(wordings, place, numbers, interface)
            for wordings, place in zip(said, fullest, strict=True)
        ),
    )


def _wording(telling: Telling, articles: Mapping[str, Article]) -> Wording:
    where = telling.citation
    article = articles[where.article]
    inside = (q for q in article.quotes if (q.start, q.end) == (where.start, where.end))
    return telling, article, next(inside)


def _utterance(
    wordings: Sequence[Wording], fullest: int, numbers: Numbers, interface: Interface
) -> Line:
    """The fullest wording with the marks of all that say the same; the others below it."""
    full = wordings[fullest]
    alike = [full, *(w for w in wordings if w is not full and _is_alike(w, full))]
    others: dict[str, list[Wording]] = {}
    for wording in wordings:
        if wording not in alike:
            others.setdefault(same_words(wording[2].text), []).append(wording)
    line = _line(alike, full, numbers, interface)
    return replace(
        line,
        lines=tuple(_line(group, full, numbers, interface) for group in others.values()),
    )


def _is_alike(wording: Wording, full: Wording) -> bool:
    telling, quote = wording[0], wording[2]
    same = same_words(quote.text) == same_words(full[2].text)
    return not telling.drift and (same or not (telling.added or telling.left_out))


def _line(same: Sequence[Wording], full: Wording, numbers: Numbers, interface: Interface) -> Line:
    """Words that several articles give alike are one line with several marks.

    The comma that a quote has where "said so-and-so" follows is left out.
    """
    telling, article, quote = same[0]
    acts = [f"act.{quote.act}"] if quote.act != "say" else []
    text, stressed = _stressed(article, quote, telling.added)
    return Line(
        text=text,
        words=True,
        marks=tuple(dict.fromkeys(mark_of(a, q, numbers) for _, a, q in same)),
        tags=(f"quote.{quote.kind}", *acts, *(f"drift.{code}" for code in telling.drift)),
        stressed=stressed,
        note=next((one_line(q.via) for _, _, q in same if q.via), ""),
        asides=tuple(_asides(telling, full[1], interface)),
        outlets=outlets_of(a for _, a, _ in same),
    )


def _asides(telling: Telling, full: Article, interface: Interface) -> Iterator[str]:
    """Say to whom a wording gives the utterance where that is somebody else, and what it lacks."""
    if "speaker" in telling.drift:
        yield interface.say("drift.given_to", speaker=one_line(telling.speaker))
    if telling.left_out:
        lost = (one_line(full.text[span.start : span.end]) for span in telling.left_out)
        yield interface.say("drift.left_out", words="; ".join(f"“{words}”" for words in lost))


def _stressed(
    article: Article, quote: Quote, spans: Iterable[Span]
) -> tuple[str, tuple[Span, ...]]:
    """The words of a quote on one line, and the ranges of spans in that line."""
    told, found, at = "", [], quote.start
    for span in spans:
        told = _joined(told, article.text[at : span.start])
        begun = len(told)
        told = _joined(told, article.text[span.start : span.end])
        found.append(Span(start=begun, end=len(told)))
        at = span.end
    told = _joined(told, article.text[at : quote.end]).rstrip(" ,")
    return told, tuple(s for s in found if s.end <= len(told))


def _joined(told: str, text: str) -> str:
    """Add a text to a line, white space and control characters as single spaces."""
    flat = _SPACE.sub(" ", CONTROL.sub(" ", text))
    return told + (flat.lstrip() if not told or told.endswith(" ") else flat)
