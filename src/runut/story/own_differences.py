"""What one article tells of one thing in two ways: its total and its parts, its count and its list.

Only its own words are held against each other, so nothing here says that accounts differ.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations

from runut.languages.pack import Pack, load_pack
from runut.records import Article, Difference, DifferenceCode, Figure, Origin, Span
from runut.settings import Settings
from runut.story.claims import Count, value_of
from runut.story.count_differences import are_listed, differ, same_thing, weights
from runut.story.sides import Passage, make_difference
from runut.story.tellings import sentences_of
from runut.story.words import phrases, weighed

_NAME = re.compile(r"(?:[A-Z][\w.'’-]*)(?: [A-Z][\w.'’-]*){0,4}(?: \(\d{1,3}(?: tahun)?\))?")
_NUMBERED = re.compile(r"\n[ \t]*(\d{1,3})[.)][ \t]+(\S[^\n]*)")
_MOST = 30  # things that somebody lists by name
_PART = 60  # characters between two parts of a total
_TO_LIST = 200  # characters between a count and the list that it announces
_COMMA = re.compile(r"[,;]")


def find_own_differences(
    articles: list[Article],
    counts: list[Count],
    origins: tuple[Origin, ...],
    settings: Settings,
) -> Iterator[Difference]:
    """Find counts that the article itself tells otherwise: by its parts, a list, or again."""
    for article in articles:
        own = [c for c in counts if c.article is article]
        yield from _sums(article, origins)
        yield from _named(article, origins)
        yield from _numbered(article, origins)
        yield from _again(own, origins, settings)


def _difference(
    article: Article, told: Figure, other: Span, why: DifferenceCode, origins: tuple[Origin, ...]
) -> Difference:
    sides = [Passage(article=article, start=s.start, end=s.end) for s in (told, other)]
    about = told.counts or told.text
    return make_difference(
        "number", "contradiction", about, [[side] for side in sides], origins, (why,)
    )


# --- the total and its parts ----------------------------------------------------------------


def _sums(article: Article, origins: tuple[Origin, ...]) -> Iterator[Difference]:
    """Totals whose parts, told right behind them, add up to something else."""
    pack = load_pack(article.language)
    for sentence in sentences_of(article):
        figures = _plain(article, sentence)
        for opener in phrases(pack.differences.consisting).finditer(
            article.text, sentence.start, sentence.end
        ):
            totals = [f for f in figures if f.end <= opener.start()][-1:]
            parts = _parts(article.text, opener.end(), figures, sentence, pack)
            if not totals or len(parts) < 2 or _splits(article.text, totals[0], opener.start()):
                continue
            if sum((p.value for p in parts), Decimal(0)) != totals[0].value:
                span = Span(start=parts[0].start, end=_end(parts[-1]))
                yield _difference(article, totals[0], span, "sum", origins)


def _plain(article: Article, sentence: Span) -> list[Figure]:
    """Exact counts of a sentence."""
    first = bisect_left(article.figures, sentence.start, key=_start)
    last = bisect_left(article.figures, sentence.end, key=_start)
    return [
        f
        for f in article.figures[first:last]
        if f.kind == "count" and f.bound == "exact" and f.high is None and not f.change
    ]


def _start(figure: Figure) -> int:
    return figure.start


def _splits(text: str, total: Figure, end: int) -> bool:
    """Whether a comma and more words stand between a total and what opens its parts."""
    between = _COMMA.split(text[_end(total) : end])
    return any(piece.strip() for piece in between[1:])


def _parts(
    text: str, start: int, figures: list[Figure], sentence: Span, pack: Pack
) -> list[Figure]:
    """Parts told one after another, joined by commas and "and"; empty where something is unclear.

    "Ten crew including two pilots" tells one part, not two. A list that goes on behind the last
    part with words of its own ("and the rest") has no sum.
    """
    parts: list[Figure] = []
    at = start
    for figure in (f for f in figures if f.start >= start):
        between = text[at : figure.start]
        if phrases(pack.status.within_before).search(between):
            return []
        joined = not parts or bool(_COMMA.search(between)) or _ends_in(between, pack.status.joins)
        if not joined or figure.start - at > _PART:
            return []
        parts.append(figure)
        at = _end(figure)
    behind = text[at : sentence.end]
    others = phrases((*pack.status.another, *pack.status.within_before))
    loose = others.search(text, start, sentence.end)
    return [] if loose or _COMMA.search(behind) or _goes_on(behind, pack) else parts


def _goes_on(behind: str, pack: Pack) -> bool:
    return any(word in pack.status.joins for word in behind.lower().split())


def _ends_in(between: str, words: tuple[str, ...]) -> bool:
    return any(word in words for word in between.lower().split())


def _end(figure: Figure) -> int:
    return max(figure.end, figure.counted.end if figure.counted else 0)


# --- the count and the list -----------------------------------------------------------------


def _named(article: Article, origins: tuple[Origin, ...]) -> Iterator[Difference]:
    """Counts followed by the names of all that were counted: "three suspects, namely ..."."""
    pack = load_pack(article.language)
    for sentence in sentences_of(article):
        for figure in _plain(article, sentence):
            opener = phrases(pack.differences.naming).match(
                article.text, _skip(article.text, _end(figure))
            )
            if opener is None or not 1 < figure.value <= _MOST or opener.end() > sentence.end:
                continue
            names = _names(article.text[opener.end() : sentence.end], pack)
            if len(names) > 1 and len(names) != figure.value:
                start = opener.end() + names[0].start
                span = Span(start=start, end=opener.end() + names[-1].end)
                yield _difference(article, figure, span, "list", origins)


def _skip(text: str, start: int) -> int:
    found = re.compile(r"[,:\s]*").match(text, start)
    return found.end() if found else start


def _names(listed: str, pack: Pack) -> list[Span]:
    """Names of a list joined by commas and one "and"; empty where anything else stands in it."""
    joins = "|".join(re.escape(word) for word in pack.status.joins)
    parts = re.compile(rf"\s*(?:,\s*(?:(?:{joins})\s+)?|\s(?:{joins})\s+)")
    found, at = [], len(listed) - len(listed.lstrip())
    body = listed.rstrip(" .\n")
    for gap in [*parts.finditer(body, at), None]:
        end = gap.start() if gap else len(body)
        if not _NAME.fullmatch(body, at, end):
            return []
        found.append(Span(start=at, end=end))
        at = gap.end() if gap else end
    joined = re.compile(rf"\s(?:{joins})\s").findall(body)
    return found if len(joined) == 1 else []


def _numbered(article: Article, origins: tuple[Origin, ...]) -> Iterator[Difference]:
    """Counts that announce a numbered list of more or fewer lines."""
    pack = load_pack(article.language)
    for first, last, lines in _lists(article.text):
        announced = [
            f
            for s in sentences_of(article)
            if first.start - _TO_LIST < s.end <= first.start + 1
            and phrases(pack.differences.announced).search(article.text, s.start, s.end)
            for f in _plain(article, s)
        ]
        if len(announced) == 1 and announced[0].value != lines > 1:
            span = Span(start=first.start, end=last.end)
            yield _difference(article, announced[0], span, "list", origins)


def _lists(text: str) -> Iterator[tuple[Span, Span, int]]:
    """First and last line of each list numbered from one, and how many lines it has."""
    run: list[re.Match[str]] = []
    for line in [*_NUMBERED.finditer(text), None]:
        number = int(line.group(1)) if line else 0
        if run and number != len(run) + 1:
            yield _line(run[0]), _line(run[-1]), len(run)
            run = []
        if line and number == len(run) + 1:
            run.append(line)


def _line(found: re.Match[str]) -> Span:
    return Span(start=found.start(1), end=found.end())


# --- the same thing twice -------------------------------------------------------------------


def _again(
    own: list[Count], origins: tuple[Origin, ...], settings: Settings
) -> Iterator[Difference]:
    """One thing counted twice in sentences that say nearly the same and name nobody else."""
    firm = [c for c in own if _is_firm(c) and not are_listed(c, own)]
    weight = weights(own)
    seen: set[frozenset[object]] = set()
    for a, b in combinations(firm, 2):
        values = frozenset((value_of(a), value_of(b)))
        if (
            a.sentence != b.sentence
            and values not in seen
            and same_thing(a, b)
            and not (a.named - b.named and b.named - a.named)
            and differ(a, b, weight, settings)
            and weighed(a.words | a.what, b.words | b.what, weight) >= settings.own_likeness
            and not _tells_more(own, a)
        ):
            seen.add(values)
            yield _difference(
                a.article, a.figure, Span(start=b.figure.start, end=b.figure.end), "twice", origins
            )


def _tells_more(own: Iterable[Count], count: Count) -> bool:
    """Whether the article has more than two values of a thing: it is no one thing."""
    return len({value_of(c) for c in own if same_thing(c, count)}) > 2


def _is_firm(count: Count) -> bool:
    figure = count.figure
    plain = figure.bound == "exact" and figure.high is None and not figure.unit
    return plain and not (count.part or count.other or count.moving or count.passing)
