"""Lines on the independent sources of a story: what folds into each, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from runut.publish.interface import Interface
from runut.publish.names import one_line, origin_name, outlets_of
from runut.publish.view import Line, Numbers, marks_of
from runut.records import Article, Fold, Origin, Story

CITED = {"agency", "credit", "release"}
"""Reasons that show where an article says so; copies have a section of their own."""

FROM = " ← "
"""Stands between the links of a chain, the nearest first."""


def origin_lines(
    story: Story, articles: Mapping[str, Article], numbers: Numbers, interface: Interface
) -> tuple[Line, ...]:
    """One line per independent source, its reasons below; none where nothing ties two."""
    lines = tuple(_origin(origin, articles, numbers, interface) for origin in story.origins)
    folded = story.copies or any(line.lines or line.outlets[1:] for line in lines)
    return lines if folded and len(story.articles) > 1 else ()


def _origin(
    origin: Origin, articles: Mapping[str, Article], numbers: Numbers, interface: Interface
) -> Line:
    return Line(
        text=origin_name(origin, articles),
        note=interface.say("count.articles", count=len(origin.articles)),
        outlets=outlets_of(articles[a] for a in origin.articles),
        lines=tuple(_reasons(origin, articles, numbers, interface)),
    )


def _reasons(
    origin: Origin, articles: Mapping[str, Article], numbers: Numbers, interface: Interface
) -> Iterator[Line]:
    """Yield each reason once, with all the articles that it holds for."""
    same: dict[tuple[str, str, tuple[str, ...]], list[Fold]] = {}
    for fold in origin.reasons:
        about = fold.about if fold.code != "copy" else ""
        same.setdefault((fold.code, about, fold.chain), []).append(fold)
    for (code, about, chain), folds in same.items():
        ids = dict.fromkeys(a for fold in folds for a in fold.articles)
        cited = [c for fold in folds for c in fold.citations] if code in CITED else []
        yield Line(
            text=interface.say(
                f"fold.{code}",
                what=one_line(about),
                articles=interface.say("count.articles", count=len(ids)),
            ),
            note=_chain(chain, interface),
            outlets=outlets_of(articles[a] for a in ids),
            marks=marks_of(cited, numbers),
        )


def _chain(chain: tuple[str, ...], interface: Interface) -> str:
    links = [one_line(name) for name in chain]
    return interface.say("fold.chain", chain=FROM.join(links)) if links[1:] else ""
