"""The correction audit: which articles that repeat a corrected one followed it, and when.

The rule is that of Pedoman Pemberitaan Media Siber (Dewan Pers, 2012). Point 4: a correction is
linked to what it corrects and carries its time, and an outlet that quoted the article has to
correct it too. Point 5: a withdrawal gives its reason in public, and outlets that quoted the
article have to follow it. What is told is which words stand in a capture, no judgement.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from runut.corpus.direction import credit_of
from runut.corpus.edits import tokens_of
from runut.corpus.when import DAY, moment
from runut.records import Article, Audit, AuditedCopy, Citation, Copy, CopyStatus, Revision, Span
from runut.story.fixes import Fix, differing, find_fixes, holds

CONTEXT = 0.5
"""Share of a corrected sentence's other words that a sentence of a copy has, to be the same one.
A sentence that a copy edits lightly keeps most of its words; two sentences of one story on other
things share a third and less."""

LEAST_WORD = 3
"""Characters of a word that counts as context."""


class _Standing(msgspec.Struct, frozen=True, kw_only=True):
    """Which words a version of a copy has, and where."""

    words: CopyStatus
    spans: tuple[Span, ...] = ()


def audit_corrections(
    articles: Sequence[Article],
    copies: Iterable[Copy],
    revisions: Mapping[str, tuple[Revision, ...]],
    history: Mapping[str, tuple[Article, ...]],
) -> tuple[Audit, ...]:
    """Tell for each correction in a story what every article that repeats it made of it.

    ``copies`` are those among the articles, with their direction; articles that name the outlet
    as their source count where they have the sentence. ``history`` holds all versions of articles
    that were captured more than once, oldest first.
    """
    by_id = {a.id: a for a in articles}
    copies = list(copies)
    followed: set[tuple[str, tuple[str, ...], tuple[str, ...]]] = set()
    audits: list[Audit] = []
    for fix in find_fixes(articles, revisions, history):
        words = differing(fix.earlier, fix.corrected)
        if (fix.article, *words) not in followed:  # else it follows another's, told already
            audits.append(_audit(fix, by_id, copies, history))
            followed |= {(c.article, *words) for c in audits[-1].copies}
    return tuple(audits)


def _audit(
    fix: Fix,
    articles: Mapping[str, Article],
    copies: Sequence[Copy],
    history: Mapping[str, tuple[Article, ...]],
) -> Audit:
    passages = {c.to: tuple(p.to for p in c.passages) for c in copies if c.from_ == fix.article}
    audited = (
        _audited(fix, articles[id_], because, passages.get(id_, ()), history)
        for id_, because in _repeating(fix, articles, copies).items()
    )
    return Audit(
        article=fix.article,
        kind=fix.kind,
        said=fix.said,
        note=fix.note,
        at=fix.at,
        earlier=fix.earlier,
        corrected=fix.corrected,
        earlier_at=fix.earlier_at,
        corrected_at=fix.corrected_at,
        copies=tuple(a for a in audited if a),
    )


# --- who repeats the article ----------------------------------------------------------------


def _repeating(
    fix: Fix, articles: Mapping[str, Article], copies: Sequence[Copy]
) -> dict[str, tuple[str, ...]]:
    """Ids of the articles that repeat a corrected one, each with what says so."""
    found: dict[str, tuple[str, ...]] = {}
    if fix.article != fix.by:
        found[fix.article] = ("itself",)
    for copy in copies:
        if copy.from_ == fix.article and copy.direction == "known" and copy.to != fix.by:
            found[copy.to] = (f"copy:{copy.share}",)
    for article in articles.values():
        credit = credit_of(article, articles[fix.article])
        if credit and article.id not in (fix.article, fix.by):
            found[article.id] = (*found.get(article.id, ()), f"credit:{credit}")
    return found


# --- what one of them has -------------------------------------------------------------------


def _audited(
    fix: Fix,
    article: Article,
    because: tuple[str, ...],
    passages: tuple[Span, ...],
    history: Mapping[str, tuple[Article, ...]],
) -> AuditedCopy | None:
    """What one article made of a correction; None where only its credit hints at the source.

    ``passages`` are what it has of the source: what a withdrawal is about.
    """
    versions = history.get(article.id, (article,))
    now = _standing(fix, article)
    declared = any(c.kind == fix.kind for c in article.corrections)
    spans = passages if fix.kind == "withdrawal" and now.words == "earlier" else now.spans
    only_credit = all(b.startswith("credit:") for b in because)
    if only_credit and now.words in ("neither", "no_note") and not declared:
        return None
    status = "corrected" if declared and now.words == "no_note" else now.words
    seen = article.captured or _published_after(fix, article)
    return AuditedCopy(
        article=article.id,
        status=_timed(status, seen, fix),
        declared=declared,
        seen=article.captured,
        followed=_followed(fix, versions, status),
        because=because,
        citations=tuple(Citation(article=article.id, start=s.start, end=s.end) for s in spans),
    )


def _standing(fix: Fix, article: Article) -> _Standing:
    """Which words an article has: the earlier, the corrected, neither; sentences that have them."""
    if fix.kind == "withdrawal":
        return _withdrawn(article)
    old, new = differing(fix.earlier or fix.before, fix.corrected or fix.after)
    if not (old or new):
        return _Standing(words="no_note")
    context = _context(fix, old, new)
    earlier, corrected = list[Span](), list[Span]()
    for sentence in _own_sentences(article):
        words = article.text[sentence.start : sentence.end]
        if not _same_sentence(words, context):
            continue
        has_old, has_new = _has(words, old, new), _has(words, new, old)
        if has_new:
            corrected.append(sentence)
        elif has_old:
            earlier.append(sentence)
    if earlier:
        return _Standing(words="earlier", spans=tuple(earlier))
    return _Standing(words="corrected" if corrected else "neither", spans=tuple(corrected))


def _withdrawn(article: Article) -> _Standing:
    followed = any(c.kind == "withdrawal" for c in article.corrections)
    return _Standing(words="withdrawn" if followed else "earlier")


def _has(words: str, these: Sequence[str], others: Sequence[str]) -> bool:
    """Whether a sentence has the words; where a correction only took words out, not those."""
    return holds(words, these) if these else not holds(words, others)


def _context(fix: Fix, old: Sequence[str], new: Sequence[str]) -> frozenset[str]:
    """Words of the corrected sentence that it keeps."""
    before, after = fix.before or fix.earlier, fix.after or fix.corrected
    changed = {t.casefold() for t in (*old, *new)}
    kept = {t.casefold() for t in (*tokens_of(before), *tokens_of(after))}
    return frozenset(t for t in kept - changed if len(t) >= LEAST_WORD)


def _same_sentence(words: str, context: frozenset[str]) -> bool:
    found = {t.casefold() for t in tokens_of(words)}
    return bool(context) and len(context & found) >= CONTEXT * len(context)


def _own_sentences(article: Article) -> Iterator[Span]:
    """Sentences that stand in no note on a correction."""
    notes = [c for c in article.corrections if c.where == "text"]
    for sentence in article.sentences:
        if not any(c.start <= sentence.start < c.end for c in notes):
            yield sentence


# --- when -----------------------------------------------------------------------------------


def _published_after(fix: Fix, article: Article) -> str | None:
    """The day of publication of an article that came out after the correction."""
    published = article.published.value
    return published if published and _order(published, fix.at) == 1 else None


def _timed(status: CopyStatus, seen: str | None, fix: Fix) -> CopyStatus:
    """The earlier words, told by whether the capture was made before or after the correction."""
    if status != "earlier":
        return status
    order = _order(seen, fix.at)
    if order == 1:
        return "earlier"
    return "earlier_before" if order == -1 and fix.sure else "earlier_undated"


def _order(one: str | None, other: str | None) -> int:
    """1 where the first time is the later one, -1 where it is the earlier, 0 where unknown."""
    if not one or not other:
        return 0
    if min(len(one), len(other)) <= DAY:
        one, other = one[:DAY], other[:DAY]
    first, second = moment(one), moment(other)
    if first is None or second is None or first == second:
        return 0
    return 1 if first > second else -1


def _followed(fix: Fix, versions: Sequence[Article], status: CopyStatus) -> str | None:
    """The first time at which an article is known to have the corrected words, or its notice."""
    if status not in ("corrected", "withdrawn"):
        return None
    for version in versions:
        told = next((c.date for c in version.corrections if c.kind == fix.kind and c.date), None)
        if _standing(fix, version).words == status:
            return told or version.modified or version.captured or version.published.value
    return None
