"""What was corrected in a story's articles: by notes, versions and articles of their own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from runut.corpus.edits import tokens_of
from runut.records import (
    Amended,
    Article,
    Citation,
    Correction,
    CorrectionKind,
    Edit,
    Revision,
    Span,
    Words,
)

_COUNTED = re.compile(r"(?: [\w-]+){1,3}")

TITLE_WORDS = 0.6
"""Share of words (Dice) from which a headline that a correction names is that of an article."""


class Fix(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """One thing that an outlet corrected in an article.

    ``earlier`` and ``corrected`` are the words, ``before`` and ``after`` the sentences that hold
    them; any may be empty where a note does not say. ``by`` is the article that says so. Where
    ``at`` is not ``sure``, it is the first capture with the correction: it was made before.
    """

    article: str
    by: str
    kind: CorrectionKind
    said: tuple[Citation, ...] = ()
    note: str = ""
    at: str | None = None
    sure: bool = True
    earlier: str = ""
    corrected: str = ""
    before: str = ""
    after: str = ""
    earlier_at: tuple[Citation, ...] = ()
    corrected_at: tuple[Citation, ...] = ()


def find_fixes(
    articles: Sequence[Article],
    revisions: Mapping[str, tuple[Revision, ...]],
    history: Mapping[str, tuple[Article, ...]],
) -> list[Fix]:
    """Find what the articles of a story say they corrected, in the order of the articles.

    Updates are left out: a story that goes on is no correction. Changes between two versions count
    where the later one says that it was corrected; a silent change is told among the versions.
    """
    found: list[Fix] = []
    for article in articles:
        told = [c for c in article.corrections if c.kind != "update" or c.amended]
        revised = list(_revised(article, revisions.get(article.id, ()), history))
        noted = (f for c in told for f in _noted(article, c, articles, history))
        found += [*revised, *(f for f in noted if not _covered(f, revised))]
    return found


# --- between two versions -------------------------------------------------------------------


def _revised(
    article: Article,
    revisions: Iterable[Revision],
    history: Mapping[str, tuple[Article, ...]],
) -> Iterator[Fix]:
    """What changed from one version to the next where the later one says that it was corrected.

    A withdrawal takes all away: it is one fix, by its notice.
    """
    versions = {a.sha256: a for a in history.get(article.id, ())}
    for revision in revisions:
        earlier, later = versions[revision.earlier], versions[revision.later]
        said = {c.text or c.said for c in earlier.corrections}
        new = [c for c in later.corrections if (c.text or c.said) not in said]
        correction = next((c for c in new if c.kind != "update" or c.amended), None)
        if correction is None or correction.kind == "withdrawal":
            continue
        told = correction.date or later.modified
        at = told or later.captured
        for edit in revision.edits:
            if edit.before and not _of_a_note(edit.after, later):
                fix = _of_edit(article, correction, at, edit, earlier, later)
                yield msgspec.structs.replace(fix, sure=bool(told))


def _of_a_note(after: Span | None, later: Article) -> bool:
    return after is not None and any(
        c.start <= after.start < c.end for c in later.corrections if c.where == "text"
    )


def _of_edit(
    article: Article,
    correction: Correction,
    at: str | None,
    edit: Edit,
    earlier: Article,
    later: Article,
) -> Fix:
    before, after = edit.before or Span(start=0, end=0), edit.after
    sentence = earlier.text[before.start : before.end]
    now = later.text[after.start : after.end] if after else ""
    shown = next((d for d in edit.details if d.before and d.after), None)
    return Fix(
        article=article.id,
        by=article.id,
        kind=correction.kind,
        said=_said(article, correction) if later.sha256 == article.sha256 else (),
        note=correction.said or correction.text,
        at=at,
        earlier=_shown(earlier, shown.before, before) if shown and shown.before else sentence,
        corrected=_shown(later, shown.after, after) if shown and shown.after and after else now,
        before=sentence,
        after=now,
        earlier_at=(_cite(article, before, earlier),),
        corrected_at=(_cite(article, after, later),) if after else (),
    )


def _shown(version: Article, words: Words, sentence: Span) -> str:
    """The words of a detail; behind a bare number, what it counts."""
    if any(map(str.isalpha, words.text)):
        return words.text
    counted = _COUNTED.match(version.text, words.end, sentence.end)
    return version.text[words.start : counted.end()] if counted else words.text


def _cite(article: Article, place: Span, version: Article) -> Citation:
    """A place in a version; one of the text that the article has now names none."""
    other = version.sha256 if version.sha256 != article.sha256 else None
    return Citation(article=article.id, start=place.start, end=place.end, version=other)


def _covered(noted: Fix, revised: Iterable[Fix]) -> bool:
    """Whether the versions show what a note says."""
    old, new = differing(noted.earlier, noted.corrected)
    return noted.article == noted.by and any(
        r.kind == noted.kind
        and (not old or holds(r.before, old))
        and (not new or holds(r.after, new))
        for r in revised
    )


# --- by a note alone ------------------------------------------------------------------------


def _noted(
    article: Article,
    correction: Correction,
    articles: Sequence[Article],
    history: Mapping[str, tuple[Article, ...]],
) -> Iterator[Fix]:
    """What a note says was corrected, in its own article or in another of its outlet."""
    target = _target(article, correction, articles)
    at = correction.date or (article.published.value if target is not article else article.modified)
    if correction.where == "title" and target is article and not correction.about:
        at = at or article.published.value
    plain = Fix(
        article=target.id,
        by=article.id,
        kind=correction.kind,
        said=_said(article, correction),
        note=correction.said,
        at=at or _first_seen(article, correction, history),
        sure=bool(at),
    )
    pairs = correction.amended if correction.kind != "withdrawal" else ()
    for pair in pairs:
        yield _amended(plain, pair, article, target)
    if not pairs:
        yield plain


def _first_seen(
    article: Article, correction: Correction, history: Mapping[str, tuple[Article, ...]]
) -> str | None:
    """The first capture in which a correction stands: the latest time at which it was made."""
    words = correction.text or correction.said
    having = (
        v.captured
        for v in history.get(article.id, (article,))
        if any((c.text or c.said) == words for c in v.corrections)
    )
    return next(having, None)


def _said(article: Article, correction: Correction) -> tuple[Citation, ...]:
    """Where a correction says so: its note, or the words of an article that is one itself."""
    if correction.where == "text":
        return (Citation(article=article.id, start=correction.start, end=correction.end),)
    places = [w for a in correction.amended for w in (a.wrong, a.right) if w]
    holders = (s for w in places for s in article.sentences if s.start <= w.start < s.end)
    spans = dict.fromkeys(holders)
    return tuple(Citation(article=article.id, start=s.start, end=s.end) for s in spans)


def _amended(plain: Fix, pair: Amended, article: Article, target: Article) -> Fix:
    """A fix with the words of a note, and the sentence of the corrected article they stand in."""
    wrong, right = pair.wrong, pair.right
    earlier, corrected = wrong.text if wrong else "", right.text if right else ""
    before, after = _sentences(target, earlier, corrected, plain.said)
    return msgspec.structs.replace(
        plain,
        earlier=earlier,
        corrected=corrected,
        before=before or earlier,
        after=after or corrected,
        earlier_at=_at(article, wrong),
        corrected_at=_at(article, right),
    )


def _at(article: Article, words: Words | None) -> tuple[Citation, ...]:
    return (Citation(article=article.id, start=words.start, end=words.end),) if words else ()


def _sentences(
    target: Article, earlier: str, corrected: str, said: Sequence[Citation]
) -> tuple[str, str]:
    """The sentence that was corrected as it was and as it is, from whichever of them stands."""
    wrong, right = differing(earlier, corrected)
    for sentence in target.sentences:
        if any(c.article == target.id and c.start <= sentence.start < c.end for c in said):
            continue
        words = target.text[sentence.start : sentence.end]
        if holds(words, right):
            return _exchanged(words, right, wrong), words
        if holds(words, wrong):
            return words, _exchanged(words, wrong, right)
    return "", ""


def _exchanged(words: str, old: Sequence[str], new: Sequence[str]) -> str:
    left = [t for t in tokens_of(words) if t not in old]
    return " ".join([*left, *new])


def _target(article: Article, correction: Correction, articles: Sequence[Article]) -> Article:
    """The article that a note corrects: the one whose headline it names, else its own."""
    if not correction.about:
        return article
    about = Counter(tokens_of(correction.about.casefold()))
    scored = [
        (_alike(about, Counter(tokens_of(a.title.casefold()))), a.id)
        for a in articles
        if a.outlet == article.outlet
    ]
    best = max(scored, default=(0.0, ""))
    return next((a for a in articles if best[0] >= TITLE_WORDS and a.id == best[1]), article)


def _alike(a: Counter[str], b: Counter[str]) -> float:
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 0.0


# --- what tells the earlier words from the corrected ones -----------------------------------


def differing(earlier: str, corrected: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Words that only the one and only the other has, in their order.

    Where both have numbers of their own those tell enough; else where both have names of their
    own, those. "kerugian negara Rp2,3 miliar" and "Rp3,2 miliar" differ in "Rp2,3" and "Rp3,2".
    """
    first, second = tokens_of(earlier), tokens_of(corrected)
    old = [t for t in dict.fromkeys(first) if t not in second and t[0].isalnum()]
    new = [t for t in dict.fromkeys(second) if t not in first and t[0].isalnum()]
    for tells in (_has_digit, _is_capital):
        a, b = [t for t in old if tells(t)], [t for t in new if tells(t)]
        if a and b:
            return tuple(a), tuple(b)
    return tuple(old), tuple(new)


def _has_digit(token: str) -> bool:
    return any(map(str.isdigit, token))


def _is_capital(token: str) -> bool:
    return token[0].isupper()


def holds(words: str, tokens: Sequence[str]) -> bool:
    """Whether a sentence has all of some words; of none, no."""
    found = {t.casefold() for t in tokens_of(words)}
    return bool(tokens) and all(t.casefold() in found for t in tokens)
