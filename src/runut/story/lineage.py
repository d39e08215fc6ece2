"""Fold a story's articles into independent sources: by copies, credits and families."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import msgspec
from msgspec.structs import replace

from runut.corpus.union import unite
from runut.outlets.families import sure_family
from runut.records import Article, Citation, Copy, Difference, Fold, Origin
from runut.settings import Settings
from runut.story.releases import shared_releases
from runut.story.rests import Rest, medium_key, rests_on
from runut.story.sides import origins_of

BETTER_PART = 0.5
"""Share of an article from which it adds little of its own to what it copies."""

CREDITED_PART = 0.25
"""The same where the articles say that they have it from each other or from one agency."""

BEGINNING = 80
"""Characters in which an article that begins with its source names it."""


class _Cluster(msgspec.Struct, frozen=True, kw_only=True):
    """Articles that are one text, under the name of where it came from."""

    name: str
    articles: tuple[str, ...]
    reasons: tuple[Fold, ...] = ()
    root: str = ""  # the medium that its articles rest on
    own: bool = True  # the name is that of its own outlet
    medium: bool = True  # the name is that of an outlet or an agency


def fold_origins(
    articles: list[Article], copies: list[Copy], settings: Settings
) -> tuple[Origin, ...]:
    """Fold the articles of one story (oldest first) into independent sources, with the reasons.

    Articles are one origin where one holds the better part of the other, or a good part that is
    credited; where several outlets have them from one medium by their own credits, or from one
    paper that all quote; where they are of one outlet; and, unless the settings say otherwise, of
    one family. What only one outlet has from a medium stays with that outlet: it is one witness.
    Every article has exactly one origin; origins come in the order of their first articles.
    """
    by_id = {a.id: a for a in articles}
    clusters = _follow([_rested(c, by_id) for c in _copied(by_id, copies)], by_id)
    clusters = _merged(clusters, shared_releases([by_id[i] for i in _unrested(clusters)]))
    clusters = _by_outlet(_under_media(clusters, by_id, families=settings.fold_families))
    if settings.fold_families:
        clusters = _by_family(clusters)
    return _origins(clusters, by_id)


def fold_newsrooms(articles: list[Article], copies: list[Copy]) -> tuple[Origin, ...]:
    """Fold what is one text or of one outlet, and nothing else.

    Two outlets of one family, or two that rewrite one agency, may still tell a thing differently:
    what they say is held against each other by this folding, and counted by ``fold_origins``.
    """
    by_id = {a.id: a for a in articles}
    return _origins(_by_outlet(list(_copied(by_id, copies))), by_id)


def count_origins(
    differences: tuple[Difference, ...], origins: tuple[Origin, ...]
) -> tuple[Difference, ...]:
    """Count the independent sources of every side of differences."""
    return tuple(
        replace(
            difference,
            sides=tuple(
                replace(s, origins=len(origins_of((c.article for c in s.citations), origins)))
                for s in difference.sides
            ),
        )
        for difference in differences
    )


def _origins(clusters: Iterable[_Cluster], by_id: Mapping[str, Article]) -> tuple[Origin, ...]:
    order = {id_: n for n, id_ in enumerate(by_id)}
    found = [
        Origin(
            name=c.root or c.name,
            articles=tuple(sorted(c.articles, key=order.__getitem__)),
            reasons=c.reasons,
        )
        for c in clusters
    ]
    return tuple(sorted(found, key=lambda o: order[o.articles[0]]))


# --- copies ---------------------------------------------------------------------------------


def _copied(by_id: Mapping[str, Article], copies: list[Copy]) -> Iterator[_Cluster]:
    """Yield the articles that are one text, in the order of their first."""
    folding = [c for c in copies if _folds(c, by_id)]
    leader = unite(by_id, [(c.from_, c.to) for c in folding])
    folds: dict[str, list[str]] = {}
    for article in by_id:
        folds.setdefault(leader[article], []).append(article)
    for members in folds.values():
        inside = [c for c in folding if c.from_ in members]
        name, own = _name([by_id[m] for m in members], inside)
        reasons = tuple(_copy_reasons(inside, by_id))
        yield _Cluster(name=name, articles=tuple(members), reasons=reasons, own=own)


def _folds(copy: Copy, by_id: Mapping[str, Article]) -> bool:
    """Tell whether a copy makes two articles one source."""
    credited = any(e.startswith(("credit:", "agency:")) for e in copy.evidence)
    return _part(copy, by_id) >= (CREDITED_PART if credited else BETTER_PART)


def _part(copy: Copy, by_id: Mapping[str, Article]) -> float:
    """Return the larger of the parts that the passages are of either article, by characters."""
    source = sum(p.from_.end - p.from_.start for p in copy.passages)
    other = sum(p.to.end - p.to.start for p in copy.passages)
    return max(source / len(by_id[copy.from_].text), other / len(by_id[copy.to].text))


def _copy_reasons(copies: list[Copy], by_id: Mapping[str, Article]) -> Iterator[Fold]:
    """Yield for each article the copy that ties it to the others most: no copy twice."""
    ranked = sorted(copies, key=lambda c: (c.direction != "known", -_part(c, by_id), c.from_, c.to))
    lead = {id_: id_ for copy in copies for id_ in (copy.from_, copy.to)}
    for copy in ranked:
        first, second = _top(lead, copy.from_), _top(lead, copy.to)
        if first == second:
            continue
        lead[second] = first
        longest = max(copy.passages, key=lambda p: p.to.end - p.to.start)
        source = by_id[copy.from_]
        yield Fold(
            code="copy",
            about=source.outlet or source.id,
            articles=(copy.from_, copy.to),
            citations=(
                Citation(article=copy.from_, start=longest.from_.start, end=longest.from_.end),
                Citation(article=copy.to, start=longest.to.start, end=longest.to.end),
            ),
        )


def _top(lead: Mapping[str, str], id_: str) -> str:
    while lead[id_] != id_:
        id_ = lead[id_]
    return id_


def _name(articles: list[Article], inside: list[Copy]) -> tuple[str, bool]:
    """Name a text by the agency, the source's outlet, or the first outlet known.

    Says too whether the name is that of an outlet of the story.
    """
    agencies = [e.removeprefix("agency:") for c in inside for e in c.evidence if "agency:" in e]
    if agencies and len({a.outlet for a in articles}) > 1:
        return max(sorted(set(agencies)), key=agencies.count), False
    copied = {c.to for c in inside if c.direction == "known"}
    sources = [a for a in articles if a.id not in copied] or articles
    outlets = [a.outlet for a in [*sources, *articles] if a.outlet]
    return (outlets[0] if outlets else _credited(sources[0])), True


def _credited(article: Article) -> str:
    """Name an article without an outlet by the medium that it begins with, else by its id."""
    lead = [
        c.source for c in article.credits if c.start < BEGINNING and c.kind in {"agency", "outlet"}
    ]
    return lead[0] if lead else article.id


# --- credits --------------------------------------------------------------------------------


def _rested(cluster: _Cluster, by_id: Mapping[str, Article]) -> _Cluster:
    """Add the medium that most articles of a text rest on, where they say so."""
    members = [by_id[i] for i in cluster.articles]
    own = {medium_key(a.outlet) for a in members if a.outlet}
    found = {a.id: rest for a in members if (rest := rests_on(a))}
    found = {i: rest for i, rest in found.items() if medium_key(rest.root) not in own}
    counted = Counter(rest.root for rest in found.values())
    root, most = counted.most_common(1)[0] if counted else ("", 0)
    reasons = (_reason(i, rest) for i, rest in found.items())
    return replace(
        cluster,
        reasons=(*cluster.reasons, *reasons),
        root=root if 2 * most >= len(found) else "",
    )


def _reason(article: str, rest: Rest) -> Fold:
    return Fold(
        code="agency" if rest.agency else "credit",
        about=rest.root,
        articles=(article,),
        chain=rest.chain,
        citations=rest.citations,
    )


def _follow(clusters: list[_Cluster], by_id: Mapping[str, Article]) -> list[_Cluster]:
    """Lead each text on from a medium to what that medium's own articles of the story rest on."""
    homes: dict[str, set[str]] = {}
    for cluster in clusters:
        for outlet in {by_id[i].outlet for i in cluster.articles}:
            homes.setdefault(medium_key(outlet or ""), set()).add(cluster.root)
    return [replace(c, root=_far_end(c.root, homes)) for c in clusters]


def _far_end(name: str, homes: Mapping[str, set[str]]) -> str:
    """The far end of a chain of media, each of which has one root in the story at most."""
    seen = {medium_key(name)}
    while name and len(onward := homes.get(medium_key(name), set())) == 1:
        (further,) = onward
        if not further or medium_key(further) in seen:
            return name
        seen.add(medium_key(further))
        name = further
    return name


def _under_media(
    clusters: list[_Cluster], by_id: Mapping[str, Article], *, families: bool
) -> list[_Cluster]:
    """Put under a medium's name what several houses have from it, or what it tells here itself."""
    homes: dict[str, set[str]] = {}
    for cluster in clusters:
        for outlet in {by_id[i].outlet or i for i in cluster.articles}:
            house = (families and sure_family(outlet)) or medium_key(outlet)
            for name in {medium_key(outlet), medium_key(cluster.root)}:
                homes.setdefault(name, set()).add(house)
    return [
        replace(c, name=c.root, own=False)
        if c.own and c.root and len(homes[medium_key(c.root)]) > 1
        else c
        for c in clusters
    ]


def _unrested(clusters: list[_Cluster]) -> list[str]:
    """Articles that rest on no medium, one for each text."""
    return [c.articles[0] for c in clusters if not c.root]


# --- papers, outlets, families --------------------------------------------------------------


def _merged(clusters: list[_Cluster], releases: tuple[Fold, ...]) -> list[_Cluster]:
    """Put texts together that are of one paper."""
    pairs = [(r.articles[0], other) for r in releases for other in r.articles[1:]]
    leader = unite([c.articles[0] for c in clusters], pairs)
    told = {leader[r.articles[0]]: r for r in releases}
    groups: dict[str, list[_Cluster]] = {}
    for cluster in clusters:
        groups.setdefault(leader[cluster.articles[0]], []).append(cluster)
    return [
        replace(_joined(group, told[top].about, told[top]), own=False, medium=False)
        if top in told
        else group[0]
        for top, group in groups.items()
    ]


def _joined(group: list[_Cluster], name: str, *reasons: Fold) -> _Cluster:
    return _Cluster(
        name=name,
        articles=tuple(i for c in group for i in c.articles),
        reasons=(*(r for c in group for r in c.reasons), *reasons),
        root=group[0].root if len({medium_key(c.root) for c in group}) == 1 else "",
        own=any(c.own for c in group),
        medium=all(c.medium for c in group),
    )


def _by_outlet(clusters: list[_Cluster]) -> list[_Cluster]:
    """Put together what goes under one name: articles of one newsroom don't confirm each other."""
    groups: dict[str, list[_Cluster]] = {}
    for cluster in clusters:
        groups.setdefault(medium_key(cluster.name), []).append(cluster)
    found = []
    for group in groups.values():
        own = [c for c in group if c.own]
        articles = tuple(i for c in own for i in c.articles)
        told = Fold(code="outlet", about=group[0].name, articles=articles)
        found.append(_joined(group, group[0].name, *((told,) if len(own) > 1 else ())))
    return found


def _by_family(clusters: list[_Cluster]) -> list[_Cluster]:
    """Put the outlets of one house together."""
    groups: dict[str, list[_Cluster]] = {}
    for n, cluster in enumerate(clusters):
        family = sure_family(cluster.name) if cluster.medium else ""
        groups.setdefault(family or f"\n{n}", []).append(cluster)
    found = []
    for family, group in groups.items():
        articles = tuple(i for c in group for i in c.articles)
        told = Fold(code="family", about=family, articles=articles)
        found.append(_joined(group, family, told) if len(group) > 1 else group[0])
    return found
