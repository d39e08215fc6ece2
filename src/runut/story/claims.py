"""Counts that can be compared: how many of what, in which state, and how surely said."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import takewhile

import msgspec

from runut.languages.pack import Pack, load_pack
from runut.records import Article, DifferenceCode, Figure, Span
from runut.settings import Settings
from runut.story.tellings import date_of, sentences_of
from runut.story.terms import find_terms
from runut.story.words import capitals, content_list, content_words, phrases

_MODEL = re.compile(r"(?<= )[A-Z][A-Z0-9]*(?![\w-])")  # "PC" of a machine's model
_NO_COUNTS = ("rank", "score")
_REACH = 120  # characters of a clause that are read on either side of a figure
_NEAR = 3  # content words right before an amount of money that name it
DEAD, SURVIVED = "dead", "survived"  # keys of what became of people, common to all languages
_CLOSE = 4  # words behind a figure that may still say of what it is a part
_DAY = len("2024-06-18")


class Count(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """One figure of one article with what it counts.

    ``what`` are the stems of the thing counted, empty for people of whom only the state is told;
    ``near`` the last of them before the figure; ``words`` those of the sentence without it.
    ``moving`` marks a count that says itself that it changed, ``passing`` one of a moment; a
    ``part`` is a share of a whole; ``other`` is a bound, demand, capacity or guess, or a count of
    long ago: neither of these is held against plain counts. ``kinds`` says why: two capacities may
    be compared, an amount demanded stands beside the amount given. ``bodies`` are the dead that
    were found and counted one by one.
    """

    article: Article
    figure: Figure
    sentence: Span
    state: str
    what: frozenset[str]
    near: frozenset[str]
    words: frozenset[str]
    moving: bool
    passing: bool
    part: bool
    other: bool
    kinds: frozenset[DifferenceCode] = frozenset()
    bodies: bool = False
    people: bool = False  # counted by a word for people that says nothing else: "orang", "warga"
    named: frozenset[str] = frozenset()  # capitalised words of the sentence, in lower case


def find_counts(article: Article, settings: Settings) -> list[Count]:
    """Find the figures of an article that say what they count, in the order of its text.

    Terms of punishment count too: they are amounts of time.
    """
    counts, at = [], 0
    figures = sorted([*article.figures, *find_terms(article)], key=lambda f: f.start)
    for sentence in sentences_of(article):
        while at < len(figures) and figures[at].start < sentence.end:
            figure = figures[at]
            at += 1
            told = figure.kind not in _NO_COUNTS and (figure.counts or figure.state or figure.unit)
            if figure.start < sentence.start or not told:
                continue
            counts.append(_count(article, figure, sentence, settings))
    return counts


def _count(article: Article, figure: Figure, sentence: Span, settings: Settings) -> Count:
    pack = load_pack(article.language)
    text = article.text[sentence.start : sentence.end]
    before, behind = _around(article, figure, sentence)
    what = _name_before(before) if figure.kind == "age" else _what(figure, before, behind, pack)
    kinds = _kinds(article, figure, sentence, before + " | " + behind, settings)
    return Count(
        article=article,
        figure=figure,
        sentence=sentence,
        state=figure.state or _state_before(article, figure, sentence, pack),
        what=what,
        near=frozenset(content_list(figure.counts or before, pack)[-_NEAR:]),
        words=content_words(text, pack) - what,
        moving=phrases(pack.status.changing).search(text) is not None,
        passing=phrases(pack.status.passing).search(before + " | " + behind) is not None,
        part=_is_part(before, _without_places(article, figure, behind), people=not what, pack=pack)
        or _is_whole_of_another(article, figure, pack),
        other=bool(kinds)
        or phrases(pack.status.hypothetical).search(text) is not None
        or phrases(pack.status.possible).search(before) is not None,
        kinds=kinds,
        bodies=phrases(pack.differences.bodies).match(figure.counts) is not None,
        people=phrases(pack.differences.persons).match(figure.counts) is not None,
        named=capitals(text, pack),
    )


def _kinds(
    article: Article, figure: Figure, sentence: Span, around: str, settings: Settings
) -> frozenset[DifferenceCode]:
    """Say by what a figure is none that was counted now: asked for, only possible, of long ago."""
    words = load_pack(article.language).differences
    found: set[DifferenceCode] = set()
    if phrases(words.room).search(around) and phrases(words.held).match(figure.counts):
        found.add("room")
    elif figure.bound == "could":
        found.add("bound")
    if _is_demanded(article, figure, sentence):
        found.add("demanded")
    if is_long_ago(article, sentence, settings, days_only=bool(figure.unit)):
        found.add("long_ago")
    return frozenset(found)


def _is_demanded(article: Article, figure: Figure, sentence: Span) -> bool:
    """Whether the nearest word of asking or giving before a figure, else behind it, asks."""
    words = load_pack(article.language).differences
    both = phrases((*words.demanded, *words.decided))
    before = list(both.finditer(article.text, sentence.start, figure.start))
    nearest = before[-1] if before else both.search(article.text, figure.end, sentence.end)
    return nearest is not None and phrases(words.demanded).fullmatch(nearest.group()) is not None


def _is_part(before: str, behind: str, people: bool, pack: Pack) -> bool:
    """Whether the words around a figure make it a share, or others than those counted before."""
    words = pack.status
    close = " ".join(behind.split()[:_CLOSE])
    if phrases(words.partial).search(before + " | " + behind):
        return True
    if not people:
        return phrases(words.another).search(before + " | " + close) is not None
    inside = phrases(words.within_before).search(before) or phrases(words.within_behind).search(
        close
    )
    return inside is not None


def _without_places(article: Article, figure: Figure, behind: str) -> str:
    """Words behind a figure without "from four villages": places are no whole of people."""
    at = bisect_left(article.figures, figure.end, key=_start)
    following = article.figures[at] if at < len(article.figures) else None
    if following is None or not following.counted or following.counts == figure.counts:
        return behind
    pack = load_pack(article.language)
    between = article.text[figure.end : following.start].split()[-1:]
    kind = phrases(pack.differences.settled).match(following.counts)
    linked = between and between[0].lower() in pack.status.within_behind
    if not kind or not linked:
        return behind
    return behind[: following.start - figure.end].rstrip().rpartition(" ")[0]


def _is_whole_of_another(article: Article, figure: Figure, pack: Pack) -> bool:
    """Whether a figure is the whole of the one right before it: 120 in "83 of 120 wells"."""
    at = bisect_left(article.figures, figure.start, key=_start)
    part = article.figures[at - 1] if at else figure
    if part is figure or part.counts != figure.counts or part.state or figure.state:
        return False
    between = article.text[part.end : figure.start].split()
    return len(between) == 1 and between[0].lower() in pack.differences.out_of


def _start(figure: Figure) -> int:
    return figure.start


def _around(article: Article, figure: Figure, sentence: Span) -> tuple[str, str]:
    """Words of the clause before and behind a figure, up to the next comma."""
    before = article.text[sentence.start : figure.start]
    behind = article.text[figure.end : sentence.end]
    return before[-_REACH:].rpartition(",")[2], behind[:_REACH].partition(",")[0]


def _name_before(before: str) -> frozenset[str]:
    """Words of the name right before an age; a single word names nobody for sure."""
    name: list[str] = []
    for word in reversed(before.rstrip(" (").split()):
        if not word[0].isupper():
            break
        name.append(word.lower())
    return frozenset(name if len(name) > 1 else ())


def _what(figure: Figure, before: str, behind: str, pack: Pack) -> frozenset[str]:
    """Stems of what is counted; for money and measures the words before them say it too.

    Of the dead and hurt, what follows is the event, not who they were. "Passengers and crew" are
    not "passengers".
    """
    counters = content_words(" ".join(pack.status.counters), pack)
    casualties = phrases(pack.status.casualties).match(figure.counts)
    if figure.state and casualties:
        bodies = content_words(" ".join(pack.differences.bodies), pack)
        return content_words(casualties.group(), pack) - counters - bodies
    plain = _MODEL.sub("", figure.counts) or figure.counts
    counted = content_words(one_name(plain, pack), pack) - counters
    if figure.unit:
        return counted | content_words(before, pack)
    return counted | content_words(_joined(figure, behind, pack), pack) - counters


def one_name(text: str, pack: Pack) -> str:
    """Give things that have several names the first of their row in ``same``."""
    return phrases(tuple(_first_names(pack))).sub(
        lambda m: _first_names(pack)[" ".join(m.group().lower().split())], text
    )


@cache
def _first_names(pack: Pack) -> dict[str, str]:
    return {name: row[0] for row in pack.differences.same for name in row}


def _state_before(article: Article, figure: Figure, sentence: Span, pack: Pack) -> str:
    """What became of people counted after a link: "the number of dead ... rose to five people"."""
    before = article.text[sentence.start : figure.start]
    words = before.split()
    linked = bool(words) and words[-1].lower() in pack.amounts.links
    counters = frozenset(pack.status.counters)
    if not linked or not counters.issuperset(figure.counts.lower().split()):
        return ""
    earlier = takewhile(lambda f: f.start < figure.start, article.figures)
    if any(f.start >= sentence.start for f in earlier):
        return ""
    states = pack.amounts.states.items()
    return next((key for key, rows in states if phrases(rows).search(before)), "")


def _joined(figure: Figure, behind: str, pack: Pack) -> str:
    """The second thing of a figure that counts two together; empty where it counts one."""
    words = behind.partition(figure.counts)[2].split() if figure.counts else []
    if len(words) < 2 or words[0] not in pack.status.joins or words[1] in pack.amounts.numbers:
        return ""
    return words[1]


def is_long_ago(
    article: Article, sentence: Span, settings: Settings, *, days_only: bool = False
) -> bool:
    """Whether a sentence tells of a day, month or year far from the article's own day.

    Amounts of money are often told with the years they span: only a day makes them history.
    """
    told = (article.published.value or "")[:_DAY]
    before = takewhile(lambda t: t.start < sentence.end, article.timexes)
    inside = [date_of(t) for t in before if sentence.start <= t.start]
    days = [d for d in inside if len(d) == _DAY or not days_only]
    return any(_days_apart(day, told) > settings.count_days for day in days)


def _days_apart(told: str, day: str) -> int:
    """Days between two dates at the precision of the coarser; 0 where one is not known."""
    if not told or not day:
        return 0
    if len(told) < _DAY:
        return 0 if day.startswith(told) else 366
    return abs((date.fromisoformat(told) - date.fromisoformat(day)).days)


# --- values ---------------------------------------------------------------------------------


def value_of(count: Count) -> tuple[Decimal, Decimal | None]:
    """Say what makes a count another value: its number, or both ends of a vague amount."""
    return (count.figure.value, count.figure.high)


def is_rounding(a: Figure, b: Figure) -> bool:
    """Whether two amounts may be one, the one said more roughly.

    A vague amount covers its range; "about" a tenth on either side; a least or most is near where
    it is no further off than that; of two measures the one with fewer digits may be the other cut
    or rounded.
    """
    low_a, high_a = _range(a)
    low_b, high_b = _range(b)
    return (low_a <= high_b and low_b <= high_a) or is_cut(a, b)


def is_cut(a: Figure, b: Figure) -> bool:
    """Whether one of two measures is the other with fewer digits."""
    return _is_cut(a, b) or _is_cut(b, a)


def _is_cut(rough: Figure, fine: Figure) -> bool:
    """Whether a measure is another one cut or rounded to fewer digits: 53 and 53.7 billion."""
    step = _step(rough)
    if (
        rough.kind not in ("money", "share", "measure")
        or step <= _step(fine)
        or step * 4 > abs(rough.value)
    ):
        return False
    return rough.value - step / 2 <= fine.value < rough.value + step


def _range(figure: Figure) -> tuple[Decimal, Decimal]:
    """Values that a figure's words allow."""
    value, high = figure.value, figure.high
    if high is not None:
        return min(value, high), max(value, high)
    tenth = abs(value) / 10
    below = tenth if figure.bound in ("about", "at_most") else Decimal(0)
    above = tenth if figure.bound in ("about", "at_least") else Decimal(0)
    return value - below, value + above


def _step(figure: Figure) -> Decimal:
    """One unit of the last digit said: 0.1 trillion for "1.2 trillion"."""
    digits = "".join(sign for sign in figure.text if sign.isdigit()).lstrip("0")
    said = len(digits) or len(figure.value.normalize().as_tuple().digits)
    return Decimal(1).scaleb(figure.value.adjusted() + 1 - said)
