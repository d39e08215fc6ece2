"""Fold a story's articles into independent sources: what copies one text is one origin."""

from __future__ import annotations

from runut.corpus.union import unite
from runut.records import Article, Copy, Origin

BETTER_PART = 0.5
"""Share of an article from which it adds little of its own to what it copies."""

CREDITED_PART = 0.25
"""The same where the articles say that they have it from each other or from one agency."""

BEGINNING = 80
"""Characters in which an article that begins with its source names it."""


def fold_origins(articles: list[Article], copies: list[Copy]) -> tuple[Origin, ...]:
    """Fold the articles of one story (oldest first) into origins, each with its articles.

    Articles are one origin where one holds the better part of the other, or a good part that is
    credited: by one to the other's outlet, by both to the same agency. What is left of one outlet
    is one origin too. An origin is named after the agency where that is known, else after the
    outlet of its source, else of its first article. Origins come in the order of their first
    articles.
    """
    by_id = {a.id: a for a in articles}
    folding = [c for c in copies if _folds(c, by_id)]
    leader = unite(by_id, [(c.from_, c.to) for c in folding])
    folds: dict[str, list[str]] = {}
    for article in by_id:
        folds.setdefault(leader[article], []).append(article)
    named: dict[str, list[str]] = {}
    for members in folds.values():
        named.setdefault(_name([by_id[m] for m in members], folding), []).extend(members)
    order = list(by_id)
    return tuple(
        Origin(name=name, articles=tuple(sorted(members, key=order.index)))
        for name, members in named.items()
    )


def _folds(copy: Copy, by_id: dict[str, Article]) -> bool:
    """Tell whether a copy makes two articles one source."""
    credited = any(e.startswith(("credit:", "agency:")) for e in copy.evidence)
    return _part(copy, by_id) >= (CREDITED_PART if credited else BETTER_PART)


def _part(copy: Copy, by_id: dict[str, Article]) -> float:
    """Return the larger of the parts that the passages are of either article, by characters."""
    source = sum(p.from_.end - p.from_.start for p in copy.passages)
    other = sum(p.to.end - p.to.start for p in copy.passages)
    return max(source / len(by_id[copy.from_].text), other / len(by_id[copy.to].text))


def _name(articles: list[Article], copies: list[Copy]) -> str:
    """Name an origin by the agency, the source's outlet, or the first outlet known."""
    ids = {a.id for a in articles}
    inside = [c for c in copies if c.from_ in ids]
    agencies = [e.removeprefix("agency:") for c in inside for e in c.evidence if "agency:" in e]
    if agencies and len({a.outlet for a in articles}) > 1:
        return max(sorted(set(agencies)), key=agencies.count)
    copied = {c.to for c in inside if c.direction == "known"}
    sources = [a for a in articles if a.id not in copied] or articles
    outlets = [a.outlet for a in [*sources, *articles] if a.outlet]
    return outlets[0] if outlets else _credited(sources[0])


def _credited(article: Article) -> str:
    """Name an article without an outlet by the medium that it begins with, else by its id."""
    lead = [
        c.source for c in article.credits if c.start < BEGINNING and c.kind in {"agency", "outlet"}
    ]
    return lead[0] if lead else article.id
