"""Where the articles of one story do not say the same."""

from __future__ import annotations

from runut.records import Article, Difference, Origin
from runut.settings import Settings
from runut.story.all_or_none import find_whole_differences
from runut.story.claims import find_counts
from runut.story.count_differences import find_count_differences
from runut.story.day_differences import find_day_differences
from runut.story.demand_differences import find_demand_differences
from runut.story.denials import find_denials
from runut.story.first_differences import find_first_differences
from runut.story.headline_claims import find_headline_counts
from runut.story.own_differences import find_own_differences
from runut.story.place_differences import find_place_differences
from runut.story.quote_days import find_quote_days
from runut.story.role_differences import find_role_differences
from runut.story.span_differences import find_span_differences
from runut.story.time_differences import find_time_differences


def find_differences(
    articles: list[Article], origins: tuple[Origin, ...], settings: Settings
) -> tuple[Difference, ...]:
    """Find the places where articles of one story, or one article, do not say the same.

    ``articles`` come oldest first; copies count as one source through ``origins``. Nothing says
    who is right. Contradictions come first, then the rest in the order of kinds.
    """
    counts = [c for article in articles for c in find_counts(article, settings)]
    found = [
        *find_count_differences(counts, origins, settings),
        *find_demand_differences(counts, origins, settings),
        *find_headline_counts(articles, counts, origins, settings),
        *find_own_differences(articles, counts, origins, settings),
        *find_whole_differences(articles, counts, origins, settings),
        *find_day_differences(articles, origins, settings),
        *find_time_differences(articles, origins, settings),
        *find_span_differences(articles, origins, settings),
        *find_quote_days(articles, origins, settings),
        *find_first_differences(articles, origins, settings),
        *find_place_differences(articles, origins, settings),
        *find_role_differences(articles, origins, settings),
        *find_denials(articles, origins, settings),
    ]
    return tuple(sorted(_once(found), key=lambda d: d.relation != "contradiction"))


def _once(found: list[Difference]) -> list[Difference]:
    """Leave out what an earlier difference of the same kind shows already on two of its sides."""
    kept: list[Difference] = []
    for difference in found:
        if not any(_shows(earlier, difference) for earlier in kept):
            kept.append(difference)
    return kept


def _shows(earlier: Difference, other: Difference) -> bool:
    sides = [set(side.citations) for side in earlier.sides]
    met = [any(side & set(told.citations) for side in sides) for told in other.sides]
    return earlier.kind == other.kind and all(met)
