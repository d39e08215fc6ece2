"""Go on from an earlier result: its articles are taken in, its stories keep their ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from runut.corpus.ids import found_id, inherit, redirects_of
from runut.records import Article, Group, Published, Redirect, Revision, Timex, Trace, Version

CONFIRMED = "others:"
"""Code of what a story adds to an impossible date; it is found again."""


def join_earlier(articles: Sequence[Article], earlier: Trace | None) -> list[Article]:
    """Put the articles of an earlier result, with their older versions, before those read now.

    What was read again is there once, under its earlier id. Another text of the same article
    stays beside the earlier one, for ``fold_versions``; another article with an id that is taken
    gets a new one, and a note with the one that was given.
    """
    if earlier is None:
        return list(articles)
    standing = [_as_read(a) for a in _standing(earlier)]
    places = {mark: a.id for a in reversed(standing) for mark in _marks(a)}
    found = {a.id: a for a in [*_older(earlier), *standing]}
    renewed: set[str] = set()
    for article in articles:
        known = next((places[m] for m in _marks(article) if m in places), None)
        if known is None or known in renewed:
            article = _with_own_id(article, found)  # noqa: PLW2901
            found[article.id] = article
        else:
            renewed.add(known)
            found[known] = replace(article, id=known)
    return list(found.values())


def keep_revisions(revisions: Iterable[Revision], earlier: Trace | None) -> tuple[Revision, ...]:
    """Tell what was told of two versions before as it was: their readings are not kept."""
    told = {(r.earlier, r.later): r for r in (earlier.revisions if earlier else ())}
    return tuple(replace(told.get((r.earlier, r.later), r), article=r.article) for r in revisions)


def keep_ids(
    groups: Sequence[Group], earlier: Trace | None, versions: Iterable[Version] = ()
) -> tuple[list[Group], tuple[Redirect, ...]]:
    """Give stories the ids that an earlier result gave them, and say where the others went.

    A story lives on in the group that holds most of its articles; ``versions`` say under which id
    an article stands that has a new version. The redirects of the earlier
    result are kept and led on, so that one step always reaches a story that is there.
    """
    if earlier is None:
        return list(groups), ()
    stands = {capture.id: v.article for v in versions for capture in v.captures}
    before = {s.id: [stands.get(a, a) for a in s.articles] for s in earlier.stories}
    heirs = inherit(before, [group.articles for group in groups])
    taken = {*before, *(redirect.story for redirect in earlier.redirects)}
    ids: dict[str, str] = {}
    for group, heir in zip(groups, heirs, strict=True):
        new = group.id if group.id not in taken else found_id(group.articles, taken)
        ids[group.id] = heir or new
        taken.add(ids[group.id])
    now = {a: ids[group.id] for group in groups for a in group.articles}
    return (
        [_renamed(group, ids) for group in groups],
        lead_on(earlier.redirects, redirects_of(before, now)),
    )


def lead_on(old: Iterable[Redirect], new: Sequence[Redirect]) -> tuple[Redirect, ...]:
    """Join redirects of two results: what led to a story that is gone leads to its heirs."""
    gone = {redirect.story: redirect.to for redirect in new if redirect.kind == "merged"}
    found = {redirect.story: redirect for redirect in new}
    for redirect in old:
        to = dict.fromkeys(i for target in redirect.to for i in gone.get(target, (target,)))
        later = found.get(redirect.story)
        both = dict.fromkeys([*(later.to if later else ()), *to])
        both.pop(redirect.story, None)
        if both:
            kind = later.kind if later else redirect.kind
            found[redirect.story] = Redirect(story=redirect.story, kind=kind, to=tuple(both))
    return tuple(found[story] for story in sorted(found))


def _marks(article: Article) -> Iterator[tuple[str, ...]]:
    """Yield what says that an article was read again: the same text from the same place.

    A file that names no outlet and no address is one article, whatever its text has become.
    """
    text = article.sha256, article.title
    if article.url:
        yield "url", article.url, *text
    elif not article.outlet:
        yield "input", article.source, article.id
    yield "input", article.source, article.id, *text
    if article.text and article.outlet:
        yield "text", article.outlet, *text


def _standing(earlier: Trace) -> Iterator[Article]:
    """Give articles the id of the capture whose text they have: each version has its own."""
    captured = {(v.article, v.sha256, v.title): v.captures[-1].id for v in earlier.versions}
    for article in earlier.articles:
        capture = captured.get((article.id, article.sha256, article.title), article.id)
        yield replace(article, id=capture)


def _older(earlier: Trace) -> Iterator[Article]:
    """Make articles of the older versions that an earlier result holds: title and text."""
    articles = {article.id: article for article in earlier.articles}
    for version in earlier.versions:
        article, capture = articles[version.article], version.captures[-1]
        if (version.sha256, version.title) != (article.sha256, article.title):
            yield Article(
                id=capture.id,
                source=capture.source,
                title=version.title,
                text=version.text,
                sha256=version.sha256,
                language=version.language,
                url=article.url,
                outlet=article.outlet,
                sentences=version.sentences,
                published=Published(value=version.published, basis="metadata"),
                modified=version.modified,
                captured=capture.captured,
                notes=(f"duplicate_id: {article.id}",),
            )


def _with_own_id(article: Article, taken: dict[str, Article]) -> Article:
    name, number = article.id, 2
    while name in taken:
        name, number = f"{article.id}-{number}", number + 1
    if name == article.id:
        return article
    return replace(article, id=name, notes=(*article.notes, f"duplicate_id: {article.id}"))


def _as_read(article: Article) -> Article:
    """Take back what the other articles of its story told about an article."""
    published = Published() if article.published.citations else article.published
    return replace(article, published=published, timexes=tuple(_alone(t) for t in article.timexes))


def _alone(timex: Timex) -> Timex:
    if timex.impossible is None or CONFIRMED not in timex.impossible.why:
        return timex
    codes = timex.impossible.why.split("; ")
    why = "; ".join(code for code in codes if not code.startswith(CONFIRMED))
    return replace(timex, impossible=replace(timex.impossible, why=why))


def _renamed(group: Group, ids: dict[str, str]) -> Group:
    related = tuple(replace(r, story=ids[r.story]) for r in group.related)
    on = group.continues and replace(group.continues, story=ids[group.continues.story])
    return replace(group, id=ids[group.id], continues=on, related=related)
