"""Counts said without a number: "all of them died", "nobody survived", "the sole survivor"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import Literal

import msgspec

from runut.languages.pack import Pack, load_pack
from runut.records import Article, Difference, Origin, Span
from runut.settings import Settings
from runut.story.claims import DEAD, SURVIVED, Count, is_long_ago
from runut.story.sides import Passage, are_apart, make_difference
from runut.story.tellings import sentences_of
from runut.story.words import content_words, phrases

_OTHER = {DEAD: SURVIVED, SURVIVED: DEAD}
_PEOPLE = 4  # words behind "all" that may hold who is meant
_LONGEST = 160  # characters between "all" and what became of them
_BETWEEN = 5  # words between "none" and what became of them
_CLAUSE = re.compile(r"[,;:.!?\"“”()]")


class Whole(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A place that says of how many, without a number, that they died or survived.

    ``amount`` is none, one (the sole survivor) or all; ``state`` a key of ``amounts.toml``;
    ``start`` to ``end`` cites the words; ``words`` are those of the sentence and of the headline,
    since such sentences name their event with little.
    """

    article: Article
    sentence: Span
    start: int
    end: int
    amount: Literal["none", "one", "all"]
    state: str
    words: frozenset[str]


def find_whole_differences(
    articles: list[Article],
    counts: list[Count],
    origins: tuple[Origin, ...],
    settings: Settings,
) -> list[Difference]:
    """Find what is said of all or none, against counts of other sources that say otherwise.

    Nobody dead against a number of dead; nobody alive (or all dead) against somebody alive.
    """
    wholes = [w for a in articles for w in find_wholes(a, settings)]
    found = []
    for state in _OTHER:
        none = [w for w in wholes if _is_none_of(w, state)]
        at = {(w.article.id, w.sentence) for w in none}
        some = [c for c in counts if _is_some(c, state) and (c.article.id, c.sentence) not in at]
        one = [w for w in wholes if (w.amount, w.state) == ("one", state)]
        told: list[Count | Whole] = [*some, *one]
        pairs = [
            (a, b)
            for a, b in product(none, told)
            if are_apart(a.article, b.article, origins)
            and len(a.words & _words_of(b)) >= settings.toll_context
        ]
        found += [_difference(pairs, origins)] if pairs else []
    return found


def _words_of(item: Count | Whole) -> frozenset[str]:
    return item.words if isinstance(item, Whole) else item.words | item.what


def _is_some(count: Count, state: str) -> bool:
    """Whether a count is of people dead or alive, also where that is said at the sentence's end."""
    vague = count.figure.bound != "exact" or count.figure.high is not None
    if count.other or count.part or vague or count.figure.unit or not count.figure.value:
        return False
    if count.state or state != SURVIVED:
        return count.state == state and (state == SURVIVED or not count.what)
    pack = load_pack(count.article.language)
    behind = count.article.text[count.figure.end : count.sentence.end]
    named = phrases(pack.differences.whole.people).match(count.figure.counts)
    return named is not None and phrases(pack.amounts.states[SURVIVED]).search(behind) is not None


def _is_none_of(whole: Whole, state: str) -> bool:
    return (whole.amount, whole.state) in (("none", state), ("all", _OTHER[state]))


def find_wholes(article: Article, settings: Settings) -> Iterator[Whole]:
    """Find what an article says of all, none or one alone, in the order of its text."""
    pack = load_pack(article.language)
    for sentence in sentences_of(article):
        if is_long_ago(article, sentence, settings):
            continue
        text = article.text[sentence.start : sentence.end]
        masked = phrases(pack.differences.whole.not_whole).sub(lambda m: "·" * len(m.group()), text)
        for amount, state, start, end in _readings(masked, pack):
            yield Whole(
                article=article,
                sentence=sentence,
                start=sentence.start + start,
                end=sentence.start + end,
                amount=amount,
                state=state,
                words=content_words(f"{article.title} {text}", pack),
            )


Reading = tuple[Literal["none", "one", "all"], str, int, int]


def _readings(text: str, pack: Pack) -> Iterator[Reading]:
    if "?" in text or phrases(pack.status.hypothetical).search(text):
        return
    for state in _OTHER:
        for found in phrases(pack.amounts.states[state]).finditer(text):
            reading = _reading(text, Span(start=found.start(), end=found.end()), state, pack)
            if reading:
                yield reading
                break


def _reading(text: str, said: Span, state: str, pack: Pack) -> Reading | None:
    """Say of how many a word for dead or alive is said; None where it is a count or a part."""
    words = pack.differences.whole
    before = text[: said.start]
    none = _last(words.none, before)
    if none and _only_between(before[none.end() :], pack):
        return "none", state, none.start(), said.end
    sole = _last(words.sole, before)
    if sole and state == SURVIVED and not _CLAUSE.search(before[sole.end() :]):
        return "one", state, sole.start(), said.end
    every = _last(words.all, before)
    if every and _are_all(before[every.end() :], text[said.end :], pack):
        return "all", state, every.start(), said.end
    return None


def _last(rows: tuple[str, ...], text: str) -> re.Match[str] | None:
    found = None
    for found in phrases(rows).finditer(text):  # noqa: B007 - the last one
        pass
    return found


def _only_between(text: str, pack: Pack) -> bool:
    words = text.lower().split()
    allowed = set(pack.differences.whole.between)
    return len(words) <= _BETWEEN and allowed.issuperset(words)


def _are_all(between: str, behind: str, pack: Pack) -> bool:
    """Whether "all" is said of people and ends in what became of them.

    "All the dead passengers were taken home" says nothing of all passengers: there the word for
    the dead follows those told of at once, and the clause goes on.
    """
    whole = pack.differences.whole
    who = " ".join(between.split()[:_PEOPLE])
    named = phrases(whole.people).search(who) is not None
    goes_on = bool(re.match(r"\s+\w", behind))
    if phrases(whole.behind).match(behind.lstrip()):
        goes_on = phrases(pack.status.casualties).search(between) is not None
    at_once = len(between.split()) <= 1 and goes_on
    clause = _CLAUSE.search(between.replace("(", " ").replace(")", " "))
    return named and not at_once and not clause and len(between) <= _LONGEST


# --- records --------------------------------------------------------------------------------


def _difference(
    pairs: list[tuple[Whole, Count | Whole]], origins: tuple[Origin, ...]
) -> Difference:
    """Make one difference: none against the counts, the oldest count's value first."""
    none = list(dict.fromkeys(a for a, _ in pairs))
    some: dict[int, list[Count | Whole]] = {}
    for item in dict.fromkeys(b for _, b in pairs):
        some.setdefault(_amount(item), []).append(item)
    least = min(some)
    later = not _is_before(some[least][0], min(none, key=_when))
    return make_difference(
        "number",
        "update" if later else "contradiction",
        _words(some[least][0]),
        [[_passage(w) for w in none], *([_passage(i) for i in some[n]] for n in sorted(some))],
        origins,
        ("later",) if later else (),
    )


def _when(item: Whole | Count) -> str:
    return item.article.published.value or ""


def _is_before(item: Whole | Count, other: Whole | Count) -> bool:
    """Whether one was published before the other for all that is known of both."""
    one, two = _when(item), _when(other)
    return bool(one and two) and one < two and not two.startswith(one)


def _amount(item: Whole | Count) -> int:
    return 1 if isinstance(item, Whole) else int(item.figure.value)


def _passage(item: Whole | Count) -> Passage:
    span = item if isinstance(item, Whole) else item.figure
    return Passage(article=item.article, start=span.start, end=span.end)


def _words(item: Whole | Count) -> str:
    passage = _passage(item)
    if isinstance(item, Count) and item.figure.counts:
        return item.figure.counts
    return passage.article.text[passage.start : passage.end]
