"""Versions of articles as lines of a story: what changed, and whether it was declared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from runut.publish.interface import Interface
from runut.publish.names import one_line, outlet_of
from runut.publish.view import Line, Numbers, marks_of
from runut.records import Article, Citation, Detail, Edit, Revision, Span, Trace, Version


class Kept(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """Versions of a trace by article and SHA-256, and what changed between them by article."""

    versions: Mapping[tuple[str, str], Version]
    revisions: Mapping[str, tuple[Revision, ...]]


def kept_versions(trace: Trace) -> Kept:
    """Collect the versions and revisions of a trace for looking up."""
    revisions: dict[str, tuple[Revision, ...]] = {}
    for revision in trace.revisions:
        revisions[revision.article] = (*revisions.get(revision.article, ()), revision)
    return Kept(versions={(v.article, v.sha256): v for v in trace.versions}, revisions=revisions)


def version_cited(citation: Citation, article: Article, kept: Kept) -> Article | Version:
    """Return the text that a citation is into: an earlier version, or the article as it is."""
    if citation.version is None:
        return article
    return kept.versions[citation.article, citation.version]


def version_lines(
    articles: Iterable[Article], kept: Kept, numbers: Numbers, interface: Interface
) -> Iterator[Line]:
    """Tell for each article with several versions what changed, a line for each sentence."""
    for article in articles:
        captures = sum(len(kept.versions[article.id, s].captures) for s in set(article.versions))
        if captures < 2:
            continue
        revisions = kept.revisions.get(article.id, ())
        said = (
            interface.say("count.versions", count=len(article.versions)),
            interface.say("count.captures", count=captures),
        )
        yield Line(
            text=f"{outlet_of(article)}: {one_line(article.title)}",
            note=", ".join(said),
            tags=tuple(dict.fromkeys(tag for r in revisions for tag in _tags(r))),
            article=article.id,
            lines=tuple(_edit(e, r, article, kept, numbers) for r in revisions for e in r.edits),
        )


def _tags(revision: Revision) -> Iterator[str]:
    yield f"declared.{revision.declared}"
    if revision.order == "unknown":
        yield "declared.no_order"


def _edit(edit: Edit, revision: Revision, article: Article, kept: Kept, numbers: Numbers) -> Line:
    """One change in the words of the later version, of the earlier where they are gone."""
    if edit.part == "title":
        text = f"“{one_line(edit.title_before)}” → “{one_line(edit.title_after)}”"
        return Line(text=text, tags=("edit.title",))
    places = ((edit.after, revision.later), (edit.before, revision.earlier))
    cited = [_cite(article, place, sha) for place, sha in places if place]
    first = version_cited(cited[0], article, kept)
    return Line(
        text=one_line(first.text[cited[0].start : cited[0].end]),
        words=True,
        marks=marks_of(cited, numbers),
        tags=(f"edit.{edit.kind}",),
        note="; ".join(map(_detail, edit.details)),
    )


def _cite(article: Article, place: Span, sha256: str) -> Citation:
    version = None if sha256 == article.sha256 else sha256
    return Citation(article=article.id, start=place.start, end=place.end, version=version)


def _detail(detail: Detail) -> str:
    before, after = (one_line(w.text) if w else "–" for w in (detail.before, detail.after))
    return f"{before} → {after}"
