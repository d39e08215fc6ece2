"""What articles, outlets and sources are called in the outputs, each name on one line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from runut.records import Article, Origin

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+")
"""Control characters, line separators and marks that turn the direction of writing around."""


def one_line(text: str) -> str:
    """Make a text fit on one line: white space and control characters become single spaces."""
    return " ".join(CONTROL.sub(" ", text).split())


def outlet_of(article: Article) -> str:
    """Name who published an article: its outlet, else the host or file that it came from."""
    return article.outlet or article.mirror or article.source.rsplit("/", 1)[-1]


def origin_name(origin: Origin, articles: Mapping[str, Article]) -> str:
    """Name an independent source; one that has no name but an id, like its article."""
    if origin.name in origin.articles:
        return outlet_of(articles[origin.name])
    return one_line(origin.name)


def known_outlets(articles: Iterable[Article]) -> int:
    """Count the outlets that are known; a host or a file that stands in for one is none."""
    return len({article.outlet for article in articles if article.outlet})


def outlets_of(articles: Iterable[Article]) -> tuple[str, ...]:
    """Name the outlets of articles, each once, in their order."""
    return tuple(dict.fromkeys(outlet_of(article) for article in articles))
