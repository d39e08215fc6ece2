"""Press releases, written statements and posts, credited to whoever speaks beside them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from runut.article.people import run_end, spell
from runut.article.sources_unlisted import names_body
from runut.article.words import Word
from runut.languages.credits import CreditWords
from runut.languages.pack import Pack
from runut.records import Article, Credit, CreditKind, Quote

OFFICIAL: CreditKind = "official"

_NEAR = 8
"""Words before a platform in which something shows that it was posted there."""


def find_papers(words: Sequence[Word], article: Article, pack: Pack) -> Iterator[Credit]:
    """Credits for papers and posts; without anybody who speaks in the sentence there is none."""
    starts = [s.start for s in article.sentences]
    for i in range(len(words)):
        last = _paper_end(words, i, pack.credits)
        if last is None:
            continue
        text = article.text[words[i].start : words[last - 1].end]
        body = _body_after(words, last, pack)
        quote = None if body else _quote_beside(words[i].start, article, starts)
        source, kind = (body, OFFICIAL) if body else _speaker(quote, text)
        if source:
            start, end = words[i].start, words[last - 1].end
            yield Credit(start=start, end=end, text=text, source=source, kind=kind, via=text)


def _paper_end(words: Sequence[Word], i: int, section: CreditWords) -> int | None:
    """Where a paper or platform that begins at a word ends; None where nothing came out in it."""
    for n in (2, 1):
        key = " ".join(w.fold for w in words[i : i + n])
        if key in section.documents and _handed_out(words, i, section):
            return i + n
        if key in section.platforms and _posted(words, i, section):
            return i + n
    return None


def _handed_out(words: Sequence[Word], i: int, section: CreditWords) -> bool:
    """Whether something is told "dalam keterangan tertulis"; "belum ada ..." tells nothing."""
    if i == 0:
        return False
    before = words[i - 1]
    return before.fold in section.paper_links or before.text in ',"”'


def _posted(words: Sequence[Word], i: int, section: CreditWords) -> bool:
    """Whether a platform is named as the place of a post: "tulisnya di akun Instagram"."""
    linked = words[i].fold in section.platform_links or (
        i > 0 and words[i - 1].fold in section.platform_links
    )
    near = [w.fold for w in words[max(0, i - _NEAR) : i]]
    posted = not section.platform_words.isdisjoint(near)
    through = any(
        link in section.paper_links and place in section.platform_links
        for link, place in pairwise(near)
    )
    by = any(word.fold in section.by for word in words[i + 1 : i + 3])  # by somebody not named here
    return linked and not by and (posted or through)


def _body_after(words: Sequence[Word], i: int, pack: Pack) -> str:
    """The body that a paper is of: "siaran pers Kantor Kejaksaan"; empty where none is named."""
    if i >= len(words) or not words[i].capital:
        return ""
    run = words[i : run_end(words, i, len(words), frozenset(pack.speech.name_links))]
    acronym = len(run[0].text) > 1 and run[0].text.isupper()
    days = run[0].fold in pack.speech.calendar
    return spell(run) if not days and (acronym or names_body(run, pack)) else ""


def _quote_beside(at: int, article: Article, starts: Sequence[int]) -> Quote | None:
    """The quote of the sentence that a paper is named in."""
    k = bisect_right(starts, at) - 1
    if k < 0:
        return None
    sentence = article.sentences[k]
    first = bisect_left(article.quotes, sentence.start - 1000, key=lambda q: q.start)
    beside = [
        q
        for q in article.quotes[first:]
        if q.start < sentence.end and q.end > sentence.start - 4 and q.speaker
    ]
    return min(beside, key=lambda q: abs(q.end - at)) if beside else None


def _speaker(quote: Quote | None, text: str) -> tuple[str, CreditKind]:
    """Who speaks in a quote; a paper that is said to speak itself gives its own body."""
    if quote is None:
        return "", "person"
    said = quote.speaker
    if said.casefold().startswith(text.casefold()):
        said = said[len(text) :].strip() or said
    return said, OFFICIAL if quote.role else "person"
