"""Where the articles of one story do not say the same."""

from __future__ import annotations

from runut.records import Article, Difference, Origin
from runut.settings import Settings
from runut.story.count_differences import find_count_differences
from runut.story.day_differences import find_day_differences
from runut.story.denials import find_denials


def find_differences(
    articles: list[Article], origins: tuple[Origin, ...], settings: Settings
) -> tuple[Difference, ...]:
    """Find the places where articles of one story, or one article, do not say the same.

    ``articles`` come oldest first; copies count as one source through ``origins``. Nothing says
    who is right. Contradictions come first, then the rest in the order of kinds.
    """
    found = [
        *find_count_differences(articles, origins, settings),
        *find_day_differences(articles, origins, settings),
        *find_denials(articles, origins, settings),
    ]
    return tuple(sorted(found, key=lambda d: d.relation != "contradiction"))
