"""Find where an outlet says that an article was corrected, clarified, updated or withdrawn.

Pedoman Pemberitaan Media Siber (Dewan Pers, 2012), points 4 and 5, asks for such words: with the
corrected article, and with their time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import cast

import msgspec

from runut.article.amended import find_amended
from runut.article.date_line import read_date_line
from runut.languages.corrections import CorrectionWords
from runut.languages.pack import Pack
from runut.records import Article, Correction, CorrectionKind, Figure, Notice, Quote, Span, Timex

MOST_SENTENCES = 6
"""Sentences of a note at most, its label's included; behind it the text goes on."""

LONGEST_LABEL_LINE = 120
"""Characters of a line that only dates the last change."""

DATE_REACH = 40
"""Characters between the words of a correction and the day they name for it."""

_QUOTED_TITLE = re.compile(r"[\"“]([^\"“”]{8,250})[\"”]")


class _Patterns(msgspec.Struct, frozen=True, eq=False):
    title_marks: re.Pattern[str]
    title_openers: re.Pattern[str]
    labels: re.Pattern[str]
    weak: re.Pattern[str]
    evidence: re.Pattern[str]
    this: re.Pattern[str]
    did: re.Pattern[str]
    talks_of: re.Pattern[str]
    goes_on: re.Pattern[str]
    act: re.Pattern[str]
    published: re.Pattern[str]
    updated: re.Pattern[str]


def find_corrections(
    article: Article, notices: Iterable[Notice], pack: Pack
) -> tuple[Correction, ...]:
    """All corrections that an article declares: in its text in order, else in title or data.

    ``article.sentences``, ``timexes`` and ``quotes`` must be set: what somebody says in quotation
    marks is no word of the newsroom. ``notices`` are what the data of the page say.
    """
    patterns = _patterns(pack.corrections)
    found = _joined(list(_in_text(article, patterns, pack)), _in_title(article, patterns, pack))
    for notice in notices:
        same = next((i for i, c in enumerate(found) if _says(c, notice)), None)
        if same is None:
            found.append(_as_said(notice, patterns))
        elif (notice.date or "").startswith(found[same].date or ""):  # the finer of the two
            found[same] = msgspec.structs.replace(found[same], date=notice.date)
    return tuple(found)


def find_modified(article: Article, pack: Pack) -> str | None:
    """The latest change of an article by a line such as "Diperbarui: 16 Mei 2025, 09.15 WIB".

    Cleaning takes such lines out, so they are looked for in what was removed.
    """
    updated = _patterns(pack.corrections).updated
    lines = (r.text for r in article.removed if len(r.text) <= LONGEST_LABEL_LINE)
    dates = (read_date_line(line, pack.dates) for line in lines if updated.search(line))
    return max((date for date in dates if date), default=None)


def outside_notes(article: Article) -> Article:
    """An article as it tells its news: without what its notes on corrections say.

    Offsets stay those of its text; only sentences and records inside notes are left out.
    """
    notes = [(c.start, c.end) for c in article.corrections if c.where == "text"]
    if not notes:
        return article

    def outside(record: Span | Timex | Quote | Figure) -> bool:
        return not any(start <= record.start < end for start, end in notes)

    return msgspec.structs.replace(
        article,
        sentences=tuple(filter(outside, article.sentences)),
        timexes=tuple(filter(outside, article.timexes)),
        quotes=tuple(filter(outside, article.quotes)),
        figures=tuple(filter(outside, article.figures)),
    )


# --- in the text ----------------------------------------------------------------------------


def _in_text(article: Article, patterns: _Patterns, pack: Pack) -> Iterator[Correction]:
    said = [(q.start, q.end) for q in article.quotes]
    after = 0
    for i, sentence in enumerate(article.sentences):
        found = _note(article, i, said, patterns) if sentence.start >= after else None
        if found:
            kind, note = found
            yield _correction(article, note, kind, patterns, pack)
            after = note.end


def _note(
    article: Article, i: int, said: Sequence[tuple[int, int]], patterns: _Patterns
) -> tuple[CorrectionKind, Span] | None:
    """The note that a sentence opens, and its kind."""
    sentence = article.sentences[i]
    words = article.text[sentence.start : sentence.end]
    if label := patterns.labels.match(words) or patterns.weak.match(words):
        note = _behind_label(article, i, words[label.end() :], patterns)
        kind = _labelled(label, article.text[note.start : note.end], patterns)
        if kind:
            return kind, note
    kind = _stated(_unquoted(words, sentence.start, said), article.outlet, patterns)
    return (kind, _extended(article, i, i, patterns)) if kind else None


def _unquoted(words: str, start: int, said: Sequence[tuple[int, int]]) -> str:
    """A sentence with the words that somebody utters in it blotted out."""
    for begin, end in said:
        if begin < start + len(words) and end > start:
            first, last = max(begin - start, 0), min(end - start, len(words))
            words = words[:first] + "\x00" * (last - first) + words[last:]
    return words


def _labelled(label: re.Match[str], note: str, patterns: _Patterns) -> CorrectionKind | None:
    """What kind of note stands behind a label; None where a weak one opens a note on another."""
    if label.lastgroup:
        return _kind(label)
    evidence = patterns.evidence.search(note, label.end())
    return _kind(evidence) if evidence else None


def _stated(words: str, outlet: str | None, patterns: _Patterns) -> CorrectionKind | None:
    """What a sentence without a label says was done to the article; None where it says nothing."""
    if match := patterns.this.search(words):
        return _kind(match)
    match = patterns.did.search(words.replace(outlet, "\x01") if outlet else words)
    return _kind(match) if match and patterns.talks_of.search(words) else None


def _kind(match: re.Match[str]) -> CorrectionKind:
    return cast(CorrectionKind, (match.lastgroup or "").removesuffix("_2"))


def _behind_label(article: Article, i: int, rest: str, patterns: _Patterns) -> Span:
    """A note from its label on; a label that stands alone takes the sentence behind it."""
    alone = not any(map(str.isalnum, rest)) and i + 1 < len(article.sentences)
    return _extended(article, i, i + 1 if alone else i, patterns)


def _extended(article: Article, first: int, last: int, patterns: _Patterns) -> Span:
    """Sentences with those behind them in their paragraph that go on with the note."""
    sentences, most = article.sentences, first + MOST_SENTENCES
    while last + 1 < min(len(sentences), most):
        following = sentences[last + 1]
        words = article.text[following.start : following.end]
        if "\n" in article.text[sentences[last].end : following.start]:
            break
        if not (patterns.goes_on.search(words) or patterns.this.search(words)):
            break
        last += 1
    return Span(start=sentences[first].start, end=sentences[last].end)


def _correction(
    article: Article, note: Span, kind: CorrectionKind, patterns: _Patterns, pack: Pack
) -> Correction:
    return Correction(
        start=note.start,
        end=note.end,
        text=article.text[note.start : note.end],
        where="text",
        kind=kind,
        date=_dated(article, note, patterns),
        about=_about(article, note, pack),
        amended=find_amended(article.text, note, pack.corrections),
    )


def _dated(article: Article, note: Span, patterns: _Patterns) -> str | None:
    """The day or time that a note gives for itself, not that of what it corrects."""
    for timex in article.timexes:
        if not note.start <= timex.start < note.end or timex.type not in ("DATE", "TIME"):
            continue
        before = article.text[max(note.start, timex.start - DATE_REACH) : timex.start]
        full = re.match(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?", timex.value)
        if full and not patterns.published.search(before) and patterns.act.search(before):
            return full[0]
    return None


def _about(article: Article, note: Span, pack: Pack) -> str:
    """The headline of another article that a note says it corrects."""
    told = re.compile("|".join(map(re.escape, pack.boilerplate.with_title)), re.IGNORECASE)
    words = article.text[note.start : note.end]
    for match in told.finditer(words):
        title = _QUOTED_TITLE.match(words[match.end() :].lstrip(" :"))
        if title:
            return title[1]
    return ""


# --- in the title, in the data --------------------------------------------------------------


def _joined(in_text: list[Correction], title: Correction | None) -> list[Correction]:
    """What text and title say, once: the title's where only the whole text says what was wrong."""
    same = [c for c in in_text if title and c.kind == title.kind]
    if title is None or any(c.amended for c in same):
        return in_text
    if not same:
        return [*in_text, title]
    if not (title.amended or title.about):
        return in_text
    return [*(c for c in in_text if c not in same), title]


def _in_title(article: Article, patterns: _Patterns, pack: Pack) -> Correction | None:
    """What a title is marked with, and what the text below it says was wrong."""
    title = article.title
    match = patterns.title_marks.search(title) or patterns.title_openers.match(title)
    kind = _kind(match) if match else None
    if kind is None:
        return None
    whole = Span(start=0, end=len(article.text))
    return Correction(
        start=0,
        end=0,
        text="",
        where="title",
        kind=kind,
        said=title,
        date=None,
        about=_about(article, whole, pack),
        amended=() if kind == "update" else find_amended(article.text, whole, pack.corrections),
    )


def _says(correction: Correction, notice: Notice) -> bool:
    """Whether a note of the text says what the data of the page say."""
    words = " ".join(notice.text.casefold().split())
    return words in " ".join(correction.text.casefold().split())


def _as_said(notice: Notice, patterns: _Patterns) -> Correction:
    match = patterns.evidence.search(notice.text)
    kind = _kind(match) if match else "correction"
    return Correction(
        start=0, end=0, text="", where="metadata", kind=kind, said=notice.text, date=notice.date
    )


# --- patterns -------------------------------------------------------------------------------


@cache
def _patterns(words: CorrectionWords) -> _Patterns:
    edge = r"[\s\[\](){}*_#>•\-–—|]*"
    closed = r"\s*(?:\([^()]{1,60}\)\s*)?(?:[:\].)]|[-–—|](?=\s)|$)"
    this, whole = _any(words.this_article), r"(?<![\w-])(?:%s)(?![\w-])"
    gap = r"(?:,[^,.;:\x00]{1,80},)?(?:\s+(?!\x00)[^\s.,;:]+){0,3}?\s+"
    no_time = "".join(rf"(?<!\b{re.escape(w)} )" for w in words.while_written)
    acts = (words.labels, words.evidence, words.this_done, words.newsroom_did)
    return _Patterns(
        title_marks=_compiled(rf"(?:^|\s)[\[(]\s*(?:{_kinds(words.title_marks)})\s*[\])]"),
        title_openers=_compiled(rf"\W*(?:{_kinds(words.title_openers)})\s*[:|–—-](?!\S*\d)"),
        labels=_compiled(rf"{edge}(?:{_kinds(words.labels)}){closed}"),
        weak=_compiled(rf"{edge}(?:{_any(words.weak_labels)}){closed}"),
        evidence=_compiled(whole % _kinds(words.evidence)),
        this=_compiled(
            rf"(?<![\w-])(?:(?:{_kinds(words.this_was)})\s+{this}"
            rf"|{no_time}{this}{gap}(?:{_kinds(words.this_done, '_2')})(?![\w-]))"
        ),
        did=re.compile(
            rf"(?<![\w-])(?:(?i:{_any(words.newsroom)})|\x01)(?:\s+(?:\x01|[^\W\dA-Z_]\S*)){{0,4}}?\s+"
            rf"(?i:{_kinds(words.newsroom_did)})(?![\w-])"
        ),
        talks_of=_compiled(whole % _any(words.newsroom_talks_of)),
        goes_on=_compiled(whole % _any(words.goes_on)),
        act=_compiled(whole % _any([*words.weak_labels, *(w for t in acts for w in _all(t))])),
        published=_compiled(_any(words.published_before)),
        updated=_compiled(rf"{edge}(?:{_any(words.updated_labels)})(?![\w-])"),
    )


def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)


def _all(table: dict[str, tuple[str, ...]]) -> list[str]:
    return [phrase for phrases in table.values() for phrase in phrases]


def _any(phrases: Iterable[str]) -> str:
    """Alternatives, the longest first; of none, what never matches."""
    ways = (re.escape(p).replace(r"\ ", r"\s+") for p in sorted(phrases, key=len, reverse=True))
    return f"(?:{'|'.join(ways) or '(?!)'})"


def _kinds(table: dict[str, tuple[str, ...]], mark: str = "") -> str:
    """Alternatives of all kinds, each in a group with its name, in the order of the data."""
    return "|".join(f"(?P<{kind}{mark}>{_any(phrases)})" for kind, phrases in table.items())
