"""Amounts asked for beside amounts given, terms of punishment, and what something can hold."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations

from runut.languages.pack import load_pack
from runut.records import Difference, DifferenceCode, Origin, Relation
from runut.settings import Settings
from runut.story.claims import Count, is_rounding, one_name, value_of
from runut.story.count_differences import weights
from runut.story.sides import are_apart, make_difference, passage_at
from runut.story.terms import TIME
from runut.story.words import content_words, phrases, weighed

_ALIKE = Decimal("1.02")
"""Lengths of time closer than this are one: 52 weeks and a year."""

_HEDGE = 20  # characters before a number that may hold a hedge
Pair = tuple[Count, Count]
Judged = tuple[Relation, tuple[DifferenceCode, ...]]


def find_demand_differences(
    counts: list[Count], origins: tuple[Origin, ...], settings: Settings
) -> list[Difference]:
    """Find what was asked for beside what was given to the same person, and terms told apart.

    Both sentences name the same person. Two capacities of one thing are compared here too.
    """
    weight = weights(counts)
    chosen = [c for c in counts if _is_comparable(c)]
    together = _told_together(chosen)
    judged: dict[tuple[str | bool, Judged], list[Pair]] = {}
    for a, b in combinations(chosen, 2):
        how = _judge(a, b)
        if (
            how
            and frozenset((_value(a), _value(b))) not in together
            and (_is_alike(a, b, weight, settings) or how[1] == ("room",))
            and are_apart(a.article, b.article, origins)
        ):
            judged.setdefault((how[1] == ("room",) or _thing(a), how), []).append((a, b))
    return [_difference(pairs, *how, origins) for (_, how), pairs in judged.items()]


def _is_alike(a: Count, b: Count, weight: dict[str, float], settings: Settings) -> bool:
    return weighed(_words(a), _words(b), weight) >= settings.demand_likeness


def _is_comparable(count: Count) -> bool:
    unit = count.figure.unit
    return unit == TIME or "room" in count.kinds or (unit.isupper() and bool(_thing(count)))


def _judge(a: Count, b: Count) -> Judged | None:
    """Say how two amounts relate; None where they are one amount or of different things."""
    one, other = a.figure, b.figure
    if one.unit != other.unit or _is_one(a, b):
        return None
    rooms = ("room" in a.kinds) + ("room" in b.kinds)
    if rooms:
        return ("contradiction", ("room",)) if _hold_otherwise(a, b) else None
    if _thing(a) != _thing(b) or not a.named & b.named or _is_listed(a, b):
        return None
    if ("demanded" in a.kinds) != ("demanded" in b.kinds):
        return "scope", ("demanded",)
    return ("contradiction", ()) if one.unit == TIME else None


def _hold_otherwise(a: Count, b: Count) -> bool:
    """Whether two capacities of one thing can't both be: a least leaves room for more."""
    low, high = sorted((a, b), key=lambda c: c.figure.value)
    both = "room" in a.kinds and "room" in b.kinds and bool(_words(a) & _words(b))
    admitted = low.figure.bound == "at_least" or high.figure.bound == "at_most" or _is_least(low)
    far = high.figure.value > low.figure.value * 3
    return both and not far and not admitted and not is_rounding(a.figure, b.figure)


def _is_least(count: Count) -> bool:
    """Whether words before a capacity make it a least: its bound already says that it could be."""
    pack = load_pack(count.article.language)
    before = count.article.text[
        max(count.sentence.start, count.figure.start - 20) : count.figure.start
    ]
    return phrases(pack.amounts.hedges["at_least"]).search(before) is not None


def _is_one(a: Count, b: Count) -> bool:
    low, high = sorted((a.figure.value, b.figure.value))
    return value_of(a) == value_of(b) or (a.figure.unit == TIME and high <= low * _ALIKE)


def _is_listed(a: Count, b: Count) -> bool:
    """Whether a sentence names several people, of whom only some stand in the other: a list."""
    return bool(a.named - b.named) and bool(b.named - a.named) and len(a.named & b.named) < 2


def _thing(count: Count) -> str:
    pack = load_pack(count.article.language)
    return " ".join(sorted(content_words(one_name(count.figure.counts, pack), pack)))


def _words(count: Count) -> frozenset[str]:
    return count.words | count.what


def _value(count: Count) -> tuple[str, object]:
    return _thing(count), value_of(count)


def _told_together(counts: list[Count]) -> set[frozenset[object]]:
    """Pairs of amounts that one article tells of one thing, asked or given alike: two people."""
    told: dict[tuple[str, bool], set[object]] = {}
    for count in counts:
        key = (count.article.id, "demanded" in count.kinds)
        told.setdefault(key, set()).add(_value(count))
    return {frozenset(p) for values in told.values() for p in combinations(values, 2)}


def _difference(
    pairs: list[Pair],
    relation: Relation,
    why: tuple[DifferenceCode, ...],
    origins: tuple[Origin, ...],
) -> Difference:
    sides: dict[object, list[Count]] = {}
    for count in dict.fromkeys(c for pair in pairs for c in pair):
        sides.setdefault((value_of(count), "demanded" in count.kinds), []).append(count)
    first = pairs[0][0]
    passages = [[passage_at(c.article, c.figure) for c in side] for side in sides.values()]
    return make_difference("number", relation, first.figure.counts, passages, origins, why)
