"""Fold the captures of one article into versions: the newest stands, all are kept.

Captures are of one article where their addresses lead to the same one (``outlets/address.py``),
or where a source gave two texts of one outlet the same id. The text alone never makes two
captures one article: outlets publish the same text twice, and copies are another matter.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from runut.corpus.edits import compare_versions, plain_sentence
from runut.corpus.union import unite
from runut.corpus.when import DAY, moment
from runut.outlets.address import article_key
from runut.records import Article, Declared, Revision, Taking, Version, VersionOrder

SHORT = 300
"""Characters of a text that may be all that is left of an article: a notice that replaced it."""

SHARED_WORDS = 0.3
"""Share of words (Dice) that two texts at one address have at least: an address of a front page
or of a list written anew leads to different things. Of 12,000 pairs of articles of one outlet drawn
from 597 the mean is 0.14, and 99 of 100 are below 0.28; two versions of one share nearly all."""

SAME_ID_WORDS = 0.6
"""The same where only the id of a source says that they are one article."""

REPLACED = 0.5
"""Length of a notice of withdrawal, as part of the text before it, at most."""

_PART = re.compile(r"part: \d+/\d+|other_parts")
_ID_NOTE = "duplicate_id: "


class Folded(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """Articles, each once, with what is known of their versions.

    ``history`` holds, by id, all versions of an article as articles, oldest first, ``revisions``
    what changed from one to the next. ``told_by``
    are the articles with those that were withdrawn and replaced by a notice as they stood before:
    by these words their copies and their story are found.
    """

    articles: list[Article]
    history: dict[str, tuple[Article, ...]]
    versions: tuple[Version, ...]
    revisions: dict[str, tuple[Revision, ...]]
    told_by: list[Article]
    withdrawn: frozenset[str]
    """Ids of those: passages of their copies have no place in the notice that stands now."""


def fold_versions(articles: list[Article]) -> Folded:
    """Fold captures of one article into one, in the order of their first captures.

    The newest capture with a text stands as the article, under the id of the oldest one. Captures
    of the same words in a row collapse into one version that counts them.
    """
    leader = unite([a.id for a in articles], _same_articles(articles))
    groups: dict[str, list[Article]] = {}
    for article in articles:
        groups.setdefault(leader[article.id], []).append(article)
    folded = [_fold(group) for group in groups.values()]
    several = [f for f in folded if f.versions]
    return Folded(
        articles=[f.article for f in folded],
        history={f.article.id: f.history for f in several},
        versions=tuple(v for f in several for v in f.versions),
        revisions={f.article.id: f.revisions for f in several},
        told_by=[f.told_by for f in folded],
        withdrawn=frozenset(f.article.id for f in folded if f.told_by is not f.article),
    )


class _One(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    article: Article
    told_by: Article
    history: tuple[Article, ...] = ()
    versions: tuple[Version, ...] = ()
    revisions: tuple[Revision, ...] = ()


# --- which captures are of one article ------------------------------------------------------


def _same_articles(articles: Iterable[Article]) -> Iterable[tuple[str, str]]:
    """Pairs of ids of captures of one article."""
    by_key: dict[tuple[str, str], list[Article]] = {}
    for article in articles:
        key = _key(article)
        if key:
            by_key.setdefault(key, []).append(article)
    for (kind, _), group in by_key.items():
        least = SHARED_WORDS if kind == "address" else SAME_ID_WORDS
        for i, one in enumerate(group):
            yield from ((one.id, b.id) for b in group[i + 1 :] if _fits(one, b, least))


def _key(article: Article) -> tuple[str, str] | None:
    address = article_key(article.url)
    if address:
        return "address", address
    if article.url or not article.outlet:
        return None
    given = (n.removeprefix(_ID_NOTE) for n in article.notes if n.startswith(_ID_NOTE))
    return "id", f"{article.outlet} {next(given, article.id)}"


def _fits(one: Article, other: Article, least: float) -> bool:
    """Whether two texts under one name can be one article: alike, or one a notice in its place."""
    if one.sha256 == other.sha256 or not (one.text and other.text):
        return True
    if least == SHARED_WORDS and min(len(one.text), len(other.text)) <= SHORT:
        return True
    noted = (*one.corrections, *other.corrections)
    if least == SHARED_WORDS and any(c.kind != "update" for c in noted):
        return True
    a, b = Counter(one.text.casefold().split()), Counter(other.text.casefold().split())
    return 2 * (a & b).total() >= least * (a.total() + b.total())


# --- which was first ------------------------------------------------------------------------


def _in_order(captures: Sequence[Article]) -> tuple[list[Article], VersionOrder]:
    """Captures oldest first, and by what: what all of them know and what tells them apart."""
    if len({(a.sha256, a.title) for a in captures}) == 1:
        return sorted(captures, key=lambda a: (a.captured or "", a.id)), "unknown"
    if order := _by_time(captures, [a.captured for a in captures]):
        return order, "captured"
    published = [a.published.value for a in captures]
    modified = [a.modified or p for a, p in zip(captures, published, strict=True)]
    if modified != published and (order := _by_time(captures, modified)):
        return order, "modified"
    declared = [len(a.corrections) for a in captures]
    if len(set(declared)) == len(captures):
        by_notes = sorted(range(len(captures)), key=declared.__getitem__)
        return [captures[i] for i in by_notes], "note"
    if order := _by_time(captures, published):
        return order, "published"
    return sorted(captures, key=lambda a: (bool(a.corrections), a.id)), "unknown"


def _by_time(captures: Sequence[Article], values: Sequence[str | None]) -> list[Article] | None:
    """Captures by their times; None where one is unknown or versions can't be told apart."""
    known = [v for v in values if v and moment(v)]
    if len(known) < len(captures):
        return None
    if min(map(len, known)) <= DAY:
        known = [v[:DAY] for v in known]
    times = [moment(v) or 0.0 for v in known]
    order = sorted(range(len(captures)), key=lambda i: (times[i], captures[i].id))
    for i, j in pairwise(order):
        if times[i] == times[j] and captures[i].sha256 != captures[j].sha256:
            return None
    return [captures[i] for i in order]


# --- one article ----------------------------------------------------------------------------


def _fold(captures: Sequence[Article]) -> _One:
    if len(captures) == 1:
        return _One(article=captures[0], told_by=captures[0])
    ordered, order = _in_order(captures)
    runs = _runs(ordered)
    newest = _standing(ordered)
    article = _joined(newest, ordered)
    history = tuple(replace(run[-1], id=article.id) for run in runs)
    article = replace(article, versions=tuple(a.sha256 for a in history))
    whole = [a for a in history if not _is_part(a)]
    return _One(
        article=article,
        told_by=_told_by(article, whole),
        history=history,
        versions=tuple(_version(article.id, run) for run in runs),
        revisions=tuple(_revision(a, b, order) for a, b in pairwise(whole)),
    )


def _runs(ordered: Sequence[Article]) -> list[list[Article]]:
    """Captures of the same words in a row, together."""
    runs: list[list[Article]] = []
    for article in ordered:
        if runs and _words(runs[-1][-1]) == _words(article):
            runs[-1].append(article)
        else:
            runs.append([article])
    return runs


def _words(article: Article) -> tuple[str, str]:
    return article.sha256, plain_sentence(article.title)


def _is_part(article: Article) -> bool:
    return any(_PART.fullmatch(note) for note in article.notes)


def _standing(ordered: Sequence[Article]) -> Article:
    """The newest capture that holds the whole article, else the newest with a text."""
    with_text = [a for a in ordered if a.text] or list(ordered)
    return ([a for a in with_text if not _is_part(a)] or with_text)[-1]


def _joined(newest: Article, ordered: Sequence[Article]) -> Article:
    """The article that stands, with what only other captures of it know."""
    dated = next((a.published for a in (newest, *ordered) if a.published.value), newest.published)
    same = [a.captured for a in ordered if a.captured and a.sha256 == newest.sha256]
    return replace(
        newest,
        id=ordered[0].id,
        url=newest.url or next((a.url for a in ordered if a.url), None),
        outlet=newest.outlet or next((a.outlet for a in ordered if a.outlet), None),
        published=dated,
        captured=max(same, key=lambda v: moment(v) or 0.0, default=None),
        notes=tuple(n for n in newest.notes if not n.startswith(_ID_NOTE)),
    )


def _told_by(article: Article, whole: Sequence[Article]) -> Article:
    """The article, or what it was before a notice of withdrawal took its place."""
    if not any(c.kind == "withdrawal" for c in article.corrections):
        return article
    before = [a for a in whole if len(article.text) < REPLACED * len(a.text)]
    return before[-1] if before else article


def _version(article: str, run: Sequence[Article]) -> Version:
    last = run[-1]
    return Version(
        article=article,
        sha256=last.sha256,
        title=last.title,
        text=last.text,
        language=last.language,
        sentences=last.sentences,
        captures=tuple(Taking(id=a.id, source=a.source, captured=a.captured) for a in run),
        published=last.published.value,
        modified=last.modified,
        part=_is_part(last),
    )


def _revision(earlier: Article, later: Article, order: VersionOrder) -> Revision:
    return Revision(
        article=later.id,
        earlier=earlier.sha256,
        later=later.sha256,
        order=order,
        declared=_declared(earlier, later),
        edits=compare_versions(earlier, later),
    )


def _declared(earlier: Article, later: Article) -> Declared:
    """Whether the later version says that it was changed, in words or by its date only."""
    said = {(c.kind, c.text or c.said) for c in earlier.corrections}
    if any((c.kind, c.text or c.said) not in said for c in later.corrections):
        return "note"
    return "date" if later.modified and later.modified != earlier.modified else "no"
