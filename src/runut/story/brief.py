"""A short cited summary in the words of the articles."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from runut.languages.pack import Pack, load_pack
from runut.records import (
    Article,
    BriefLine,
    Citation,
    Copy,
    Difference,
    Moment,
    Origin,
    Quote,
    Span,
    Timex,
)
from runut.settings import Settings
from runut.story.words import common, phrases, shared, telling_list, telling_words

_OPENING = 4  # words at a sentence's start in which "this" points back
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”")
_CLOSERS = "\"”’')"


class _Candidate(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    article: Article
    span: Span
    rank: int  # place of the sentence in its article, from 0
    words: frozenset[str]
    figures: frozenset[str]
    slots: frozenset[str]  # what the sentence answers: who, where, when, how many
    newest: bool  # it holds the newest value of a count that was updated
    doubt: bool  # it holds an impossible date, "today", or a plan whose day has come
    copied: bool  # another article of the story has it, and had it first


def write_brief(
    articles: list[Article],
    origins: tuple[Origin, ...],
    copies: Sequence[Copy],
    timeline: tuple[Moment, ...],
    differences: tuple[Difference, ...],
    settings: Settings,
) -> tuple[BriefLine, ...]:
    """Choose the sentences that tell the story best, each word for word, with its citations.

    Sentences are weighed by how many origins tell what they tell and how early they stand, then
    taken one by one, each new to those before it (maximal marginal relevance, Carbonell and
    Goldstein 1998). A count that a later one replaces is left out, and so is any sentence that
    can't stand alone; the source of a copy comes before the copy. A line with what others dispute
    names the difference.
    """
    sentences = _sentences(articles, copies, timeline, differences, settings)
    weights = _weights(articles, origins)
    chosen = _choose(sentences, weights, _room(articles, settings), settings)
    return tuple(_line(c, sentences, differences, settings) for c in chosen)


# --- candidates -----------------------------------------------------------------------------


def _sentences(
    articles: list[Article],
    copies: Sequence[Copy],
    timeline: tuple[Moment, ...],
    differences: tuple[Difference, ...],
    settings: Settings,
) -> list[_Candidate]:
    """All sentences that may stand in a brief, oldest article first."""
    moments = {(c.article, c.start): m for m in timeline for c in m.citations}
    older, newest = _updated(differences)
    copied = _copied(copies)
    last = max((a.published.value[:10] for a in articles if a.published.value), default="")
    return [
        replace(
            _candidate(article, rank, span, moments, last),
            newest=_cites(article, span, newest),
            copied=any(_overlap(span, part) for part in copied.get(article.id, ())),
        )
        for article in articles
        for rank, span in enumerate(article.sentences[: settings.brief_reach])
        if _stands_alone(article, span, load_pack(article.language))
        and not _cites(article, span, older)
    ]


def _candidate(
    article: Article, rank: int, span: Span, moments: dict[tuple[str, int], Moment], last: str
) -> _Candidate:
    text, pack = article.text[span.start : span.end], load_pack(article.language)
    figures = frozenset(f"{f.value}{f.unit}" for f in article.figures if _in(f, span))
    moment = moments.get((article.id, span.start))
    kinds = {name.kind for name in article.names if _in(name, span)}
    answers = {
        "who": kinds & {"PER", "ORG"} or any(_in(q, span) for q in article.quotes),
        "where": "LOC" in kinds,
        "when": moment is not None and moment.about == "event",
        "how many": figures,
    }
    past_plan = moment is not None and moment.status == "planned" and moment.date <= last
    return _Candidate(
        article=article,
        span=span,
        rank=rank,
        words=telling_words(text, pack),
        figures=figures,
        slots=frozenset(slot for slot, answered in answers.items() if answered),
        newest=False,
        copied=False,
        doubt=past_plan or any(_is_doubtful(t, pack) for t in article.timexes if _in(t, span)),
    )


def _is_doubtful(timex: Timex, pack: Pack) -> bool:
    """Whether a date can't be, or is only "today": whose today, a line alone does not say."""
    bare = not any(sign.isdigit() for sign in timex.text)
    today = phrases(tuple(pack.dates.days)).search(timex.text) is not None
    return timex.impossible is not None or (bare and today)


def _updated(differences: tuple[Difference, ...]) -> tuple[set[Citation], set[Citation]]:
    """Find the places of counts that a newer count replaces, and those of the newest.

    The last side of an update is the newest.
    """
    updates = [d.sides for d in differences if d.relation == "update" and d.kind == "number"]
    older = {c for sides in updates for side in sides[:-1] for c in side.citations}
    return older, {c for sides in updates for c in sides[-1].citations}


def _copied(copies: Sequence[Copy]) -> dict[str, list[Span]]:
    """Passages of each article that stand in an earlier one."""
    spans: dict[str, list[Span]] = {}
    for copy in copies:
        if copy.direction == "known":
            spans.setdefault(copy.to, []).extend(p.to for p in copy.passages)
    return spans


def _overlap(span: Span, part: Span) -> bool:
    """Whether most of a sentence lies in a passage."""
    within = min(span.end, part.end) - max(span.start, part.start)
    return 2 * within > span.end - span.start


def _cites(article: Article, span: Span, places: set[Citation]) -> bool:
    return any(c.article == article.id and _in(c, span) for c in places)


def _in(part: msgspec.Struct, span: Span) -> bool:
    start, end = part.start, part.end  # type: ignore[attr-defined]
    return bool(span.start <= start and end <= span.end)


def _stands_alone(article: Article, span: Span, pack: Pack) -> bool:
    """Whether a sentence is whole, a statement, and clear without the one before it."""
    text = article.text[span.start : span.end]
    bare = text.rstrip(_CLOSERS)
    return (
        bare.endswith((".", "!"))
        and 8 <= len(text.split()) <= 60
        and not text.lstrip("\"“‘'(")[:1].islower()
        and phrases(pack.status.dangling).match(text) is None
        and phrases(pack.status.leaning).search(_QUOTED.sub(" ", text)) is None
        and not phrases(pack.status.pointing).search(" ".join(text.split()[:_OPENING]))
        and _spoken_by_somebody(article, span, text)
    )


def _spoken_by_somebody(article: Article, span: Span, text: str) -> bool:
    """Whether words in quotation marks stand whole and beside the name of who said them."""
    if text.count('"') % 2 or text.count("“") != text.count("”"):
        return False
    quotes = [q for q in article.quotes if q.start < span.end and q.end > span.start]
    direct = [q for q in quotes if q.kind != "indirect"]
    if text.startswith(('"', "“")) and not direct:
        return False
    return all(_is_named(q, text) and _in(q, span) for q in direct)


def _is_named(quote: Quote, text: str) -> bool:
    """Whether the name of a speaker stands in a line, not only a pronoun for it."""
    names = [word for word in quote.speaker.split() if word[:1].isupper()]
    return quote.speaker_text in text and any(name in text for name in names)


# --- weighing -------------------------------------------------------------------------------


def _weights(articles: list[Article], origins: tuple[Origin, ...]) -> dict[str, float]:
    """How much each word is of the story: in how many origins it stands, titles counting twice.

    With one origin alone, how often it stands there.
    """
    origin_of = {a: o.name for o in origins for a in o.articles}
    spread: dict[str, set[str]] = {}
    often: Counter[str] = Counter()
    for article in articles:
        pack = load_pack(article.language)
        titled = telling_list(article.title, pack)
        words = telling_list(article.text, pack) + titled * 2
        often.update(words)
        for word in words:
            spread.setdefault(word, set()).add(origin_of.get(article.id, article.id))
    most = max((len(s) for s in spread.values()), default=1)
    return {w: len(s) / most * math.log1p(often[w]) for w, s in spread.items() if often[w] > 1}


def _worth(candidate: _Candidate, weights: dict[str, float], settings: Settings) -> float:
    """Weight of a sentence: its words' weight, tempered by length, and its place."""
    words = candidate.words
    if not words:
        return 0.0
    centrality = sum(weights.get(w, 0.0) for w in words) / math.sqrt(len(words) + 4)
    less = (2 if candidate.doubt else 1) * (settings.brief_copied if candidate.copied else 1)
    return centrality / (1 + settings.brief_fade * candidate.rank) / less


def _room(articles: list[Article], settings: Settings) -> int:
    """How many lines the story's length allows: a short notice needs no eight lines."""
    longest = max((len(a.sentences) for a in articles), default=0)
    return min(settings.brief_lines, max(1, longest // 4) + len(articles))


def _choose(
    sentences: list[_Candidate], weights: dict[str, float], room: int, settings: Settings
) -> list[_Candidate]:
    floor, worth = settings.brief_floor, {id(c): _worth(c, weights, settings) for c in sentences}
    chosen: list[_Candidate] = []
    while len(chosen) < room:
        left = [c for c in sentences if _news(c, chosen, settings)]
        best = max(left, key=lambda c: worth[id(c)] * _fresh(c, chosen), default=None)
        if best is None or (chosen and worth[id(best)] < floor * worth[id(chosen[0])]):
            return chosen
        chosen.append(best)
    return chosen


def _news(candidate: _Candidate, chosen: list[_Candidate], settings: Settings) -> bool:
    told = any(c.newest and c.figures & candidate.figures for c in chosen)
    newest = candidate.newest and not told
    limit = settings.brief_overlap_newest if newest else settings.brief_overlap
    return all(shared(candidate.words, c.words) < limit for c in chosen) and candidate not in chosen


def _fresh(candidate: _Candidate, chosen: list[_Candidate]) -> float:
    """1 for a sentence with nothing said before, less the more it repeats; more for a new slot."""
    covered = {slot for c in chosen for slot in c.slots}
    repeated = max((shared(candidate.words, c.words) for c in chosen), default=0.0)
    slots = 1 + 0.25 * len(candidate.slots - covered)
    return max(1 - repeated, 0.5 if candidate.newest else 0.0) * slots


def _line(
    candidate: _Candidate,
    sentences: list[_Candidate],
    differences: tuple[Difference, ...],
    settings: Settings,
) -> BriefLine:
    """Make a line with its citations: the sentence itself, then the same said in other articles."""
    same = [c for c in sentences if _says_the_same(candidate, c, settings)]
    cited = {c.article.id: c for c in reversed(same) if c.article.id != candidate.article.id}
    order = [candidate, *(c for c in same if cited.get(c.article.id) is c)]
    return BriefLine(
        text=candidate.article.text[candidate.span.start : candidate.span.end],
        citations=tuple(
            Citation(article=c.article.id, start=c.span.start, end=c.span.end) for c in order
        ),
        disputed=_disputed(candidate, differences),
    )


def _disputed(candidate: _Candidate, differences: tuple[Difference, ...]) -> tuple[int, ...]:
    """Places of the differences of which a sentence holds one side's words."""
    return tuple(
        place
        for place, difference in enumerate(differences)
        if any(
            _cites(candidate.article, candidate.span, set(s.citations)) for s in difference.sides
        )
    )


def _says_the_same(a: _Candidate, b: _Candidate, settings: Settings) -> bool:
    return a.figures == b.figures and common(a.words, b.words) >= settings.brief_same
