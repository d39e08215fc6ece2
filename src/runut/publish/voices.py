"""Lines on speakers: what each of them said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from runut.publish.interface import Interface
from runut.publish.names import one_line, outlets_of
from runut.publish.view import Line, Numbers, mark_of, same_words
from runut.records import Article, Quote

Said = list[tuple[Article, Quote]]
"""Quotes, each with the article it stands in."""


def speakers(articles: list[Article], numbers: Numbers, interface: Interface) -> tuple[Line, ...]:
    """One line per speaker, in the order of first word; below it what they said, each once."""
    by_speaker: dict[str, Said] = {}
    for article in articles:
        for quote in article.quotes:
            by_speaker.setdefault(one_line(quote.speaker), []).append((article, quote))
    nobody = by_speaker.pop("", [])
    for short, full in list(_short_names(by_speaker)):
        if full in by_speaker:
            by_speaker[full] += by_speaker.pop(short)
    lines = [_speaker_line(name, said, numbers) for name, said in by_speaker.items()]
    if nobody:
        lines.append(_speaker_line(interface.say("quote.nobody"), nobody, numbers))
    return tuple(lines)


def _short_names(by_speaker: Mapping[str, Said]) -> Iterator[tuple[str, str]]:
    """Yield names that are part of one fuller name whose bearer said the very same words."""
    words = {name: {same_words(q.text) for _, q in said} for name, said in by_speaker.items()}
    for name in by_speaker:
        parts = set(name.split())
        fuller = [n for n in words if parts < set(n.split()) and words[name] & words[n]]
        if len(fuller) == 1:
            yield name, fuller[0]


def _speaker_line(name: str, said: Said, numbers: Numbers) -> Line:
    same: dict[str, Said] = {}
    for article, quote in said:
        same.setdefault(same_words(quote.text), []).append((article, quote))
    return Line(
        text=name,
        note="; ".join(_roles(q for _, q in said)),
        lines=tuple(_quote(group, numbers) for group in same.values()),
    )


def _roles(quotes: Iterable[Quote]) -> Iterator[str]:
    """Yield the roles that a speaker is given, less those that stand in a longer one."""
    roles = {one_line(q.role).casefold(): one_line(q.role) for q in quotes if q.role}
    for role, written in roles.items():
        if not any(role != other and f" {role} " in f" {other} " for other in roles):
            yield written


def _quote(same: Said, numbers: Numbers) -> Line:
    """Words that several articles give alike are one line with several marks.

    The comma that a quote has where "said so-and-so" follows is left out.
    """
    quote = same[0][1]
    tags = [f"quote.{quote.kind}"]
    if quote.act != "say":
        tags.append(f"act.{quote.act}")
    return Line(
        text=one_line(quote.text).rstrip(" ,"),
        words=True,
        marks=tuple(dict.fromkeys(mark_of(a, q, numbers) for a, q in same)),
        tags=tuple(tags),
        note=next((one_line(q.via) for _, q in same if q.via), ""),
        outlets=outlets_of(a for a, _ in same),
    )
