"""The same thing counted differently."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from itertools import combinations
from math import log

from runut.languages.pack import load_pack
from runut.records import Difference, DifferenceCode, Origin, Relation
from runut.settings import Settings
from runut.story.claims import DEAD, Count, is_cut, is_rounding, value_of
from runut.story.named_places import elsewhere
from runut.story.sides import are_apart, make_difference, passage_at
from runut.story.terms import TIME
from runut.story.words import content_words, shared, weighed

# Keys of what became of people, common to all languages. Other states (arrested, evacuated) come
# in batches: two numbers of them are of the same people only where one says that it changed.
_TOLL = (DEAD, "injured", "missing", "trapped")

_MOST = Decimal("0.75")
"""Part of the lowest toll from which bodies found may be all that were: below it they are those
of one search ("two more bodies")."""

_NAMED = 6  # words before an amount that may name it
Value = tuple[Decimal, Decimal | None]


def find_count_differences(
    counts: list[Count], origins: tuple[Origin, ...], settings: Settings
) -> list[Difference]:
    """Find counts of the same thing that articles of different origins tell differently.

    Values that stand together in one article are told apart by it, and so are they here.
    """
    weight = weights(counts)
    found = []
    for same in _by_thing([c for c in counts if c.figure.unit != TIME]):
        together = _told_together(same)
        least = min((c.figure.value for c in same if not c.bodies), default=Decimal(0))
        whole = [
            c for c in same if not c.part and not are_listed(c, same) and not _is_batch(c, least)
        ]
        pairs = [
            (a, b)
            for a, b in combinations(whole, 2)
            if a.figure.value != b.figure.value
            and (_is_rough(a, b) or frozenset((value_of(a), value_of(b))) not in together)
            and differ(a, b, weight, settings)
            and are_apart(a.article, b.article, origins)
        ]
        rough = [p for p in pairs if _is_rough(*p)]
        firm = [p for p in pairs if not _is_rough(*p) and not any(_is_vague(c, whole) for c in p)]
        for chosen in (firm, rough):
            for group in _join(chosen, settings):
                sides = [_supporters(side, whole, weight, settings) for side in group]
                found.append(_difference(sides, origins))
    return found


def _is_batch(count: Count, least: Decimal) -> bool:
    """Whether bodies are fewer than every toll told: those that were found one day."""
    return count.bodies and count.figure.value < least * _MOST


def _supporters(
    side: list[Count], whole: list[Count], weight: dict[str, float], settings: Settings
) -> list[Count]:
    """All counts that tell a side's value of the same: they need not differ with every other."""
    return [
        c
        for c in whole
        if value_of(c) == value_of(side[0]) and (c in side or _alike(c, side[0], weight, settings))
    ]


def _is_rough(a: Count, b: Count) -> bool:
    return is_rounding(a.figure, b.figure)


def _is_vague(count: Count, whole: list[Count]) -> bool:
    """Whether a count is told roughly, or as the least or most of one told exactly elsewhere."""
    figure = count.figure
    if figure.high is not None:
        return True
    exact = [c for c in whole if c.figure.bound == "exact" and c.figure.value != figure.value]
    return figure.bound != "exact" and any(_is_rough(count, c) for c in exact)


def weights(counts: list[Count]) -> dict[str, float]:
    """Weight of each word: the fewer sentences with figures have it, the more it tells."""
    often = Counter(w for c in counts for w in c.words | c.what)
    return {w: log(1 + len(counts) / n) for w, n in often.items()}


# --- the same thing -------------------------------------------------------------------------


def _by_thing(counts: list[Count]) -> list[list[Count]]:
    """Group counts of one thing: people by what became of them, things by their name."""
    groups: list[list[Count]] = []
    for count in counts:
        home = next((g for g in groups if same_thing(g[0], count)), None)
        if home is None:
            groups.append([count])
        else:
            home.append(count)
    return groups


def same_thing(a: Count, b: Count) -> bool:
    """Whether two counts are of one thing by name, state and unit."""
    one, other = a.figure, b.figure
    if one.unit != other.unit or bool(one.change) != bool(other.change):
        return False
    if one.kind == "age":
        return bool(a.what and b.what) and (a.what <= b.what or b.what <= a.what)
    if one.unit:
        return _same_measure(a, b)
    if not a.what or not b.what:
        people = a.people and b.people and a.state == b.state == ""
        return people or (a.what == b.what and a.state == b.state != "")
    return a.what == b.what and (a.state == b.state or "" in (a.state, b.state))


def _same_measure(a: Count, b: Count) -> bool:
    """Whether the words before two amounts of money or measures name the same."""
    both, part = len(a.what & b.what), shared(a.what, b.what)
    named = both >= 2 and (part >= 0.6 or len(a.near & b.near) >= 2)
    return named or (both >= 3 and part >= 0.5) or (both >= 1 and is_cut(a.figure, b.figure))


def _told_together(counts: list[Count]) -> set[frozenset[Value]]:
    """Pairs of values that one article tells of the same thing: it knows them apart."""
    by_article: dict[str, set[Value]] = {}
    for count in counts:
        by_article.setdefault(count.article.id, set()).add(value_of(count))
    return {frozenset(p) for values in by_article.values() for p in combinations(values, 2)}


def are_listed(count: Count, same: list[Count]) -> bool:
    """Whether the sentence counts the same thing more than once: a list of parts."""
    here = (count.article.id, count.sentence.start)
    return any(
        (c.article.id, c.sentence.start) == here and not is_rounding(c.figure, count.figure)
        for c in same
        if not c.part
    )


def differ(a: Count, b: Count, weight: dict[str, float], settings: Settings) -> bool:
    """Whether two counts of one thing differ, in sentences that speak of the same."""
    barred = (a.other and b.other) if a.figure.unit else (a.other or b.other)
    if a.figure.value == b.figure.value or barred:
        return False
    low, high = sorted((abs(a.figure.value), abs(b.figure.value)))
    if high > low * settings.count_factor and not is_rounding(a.figure, b.figure):
        return False
    pack = load_pack(a.article.language)
    return (
        not _admits(a, b)
        and not _admits(b, a)
        and _alike(a, b, weight, settings)
        and not elsewhere(_sentence(a), _sentence(b), pack)
    )


def _sentence(count: Count) -> str:
    return count.article.text[count.sentence.start : count.sentence.end]


def _admits(a: Count, b: Count) -> bool:
    """Whether a least or most leaves room for the other value; a toll told as a least has moved."""
    if a.state and not a.what:
        return False
    more = a.figure.bound == "at_least" and b.figure.value >= a.figure.value
    less = a.figure.bound == "at_most" and b.figure.value <= a.figure.value
    return (more or less) and not is_rounding(a.figure, b.figure)


def _alike(a: Count, b: Count, weight: dict[str, float], settings: Settings) -> bool:
    """Whether the sentences of two counts of one thing speak of the same."""
    if a.people and b.people and not a.state:
        one, other = a.words | a.what, b.words | b.what
        pack = load_pack(a.article.language)
        said = content_words(" ".join((*a.named, *b.named, *pack.status.counters)), pack)
        enough = len((one & other) - said) >= settings.people_context
        return enough and weighed(one, other, weight) >= settings.people_likeness
    if a.state and not a.what:
        if a.state not in _TOLL and not (a.moving or b.moving):
            return False
        return len(a.words & b.words) >= settings.toll_context
    one, other = (a.words, b.words) if not a.figure.unit else (a.words | a.what, b.words | b.what)
    enough = len(one & other) >= settings.count_context
    measure = a.figure.unit and not a.figure.unit.isupper()
    limit = settings.measure_likeness if measure else settings.count_likeness
    return enough and weighed(one, other, weight) >= limit


# --- how the sides relate -------------------------------------------------------------------


def _join(pairs: list[tuple[Count, Count]], settings: Settings) -> list[list[list[Count]]]:
    """Join pairs that share a value into differences; each is a list of sides of one value.

    A thing with more values than ``count_sides`` is no one thing.
    """
    plain = list(dict.fromkeys(c for pair in pairs for c in pair))
    groups: list[set[Value]] = []
    for a, b in pairs:
        values = {value_of(a), value_of(b)}
        touching = [g for g in groups if g & values]
        groups = [g for g in groups if not g & values] + [values.union(*touching)]
    toll = bool(plain) and plain[0].state in _TOLL and not plain[0].what
    most = settings.toll_sides if toll else settings.count_sides
    fitting = [g for g in groups if len(g) <= most]
    return [[[c for c in plain if value_of(c) == v] for v in group] for group in fitting]


def _difference(sides: list[list[Count]], origins: tuple[Origin, ...]) -> Difference:
    ordered = sorted(sides, key=_told)
    relation, why = _relation(ordered)
    about = _about([c for side in ordered for c in side])
    passages = [[passage_at(c.article, c.figure) for c in side] for side in ordered]
    return make_difference("number", relation, about, passages, origins, why)


def _relation(sides: list[list[Count]]) -> tuple[Relation, tuple[DifferenceCode, ...]]:
    """Say how sides relate, the oldest first, and why.

    A toll of the dead only grows: one that was told lower later contradicts. Other counts are
    updates where one of them says that it changed.
    """
    first, all_of = [side[0] for side in sides], [c for side in sides for c in side]
    if all(_is_rough(a, b) for a, b in combinations(first, 2)):
        cut = any(is_cut(a.figure, b.figure) for a, b in combinations(first, 2))
        return "rounding", ("digits",) if cut else ("vague",)
    if any(all(c.other for c in side) for side in sides):
        return "scope", tuple(sorted({k for c in all_of for k in c.kinds}))
    if len({c.bodies for c in first}) > 1 and not _grew(sides):
        return "scope", ("found",)
    if first[0].state == DEAD:
        return ("update", ("grew",)) if _grew(sides) else ("contradiction", ())
    why: list[DifferenceCode] = ["moved"] if any(c.moving for c in all_of) else []
    lasting = first[0].figure.unit or not first[0].what
    why += ["moment"] if lasting and any(c.passing for c in all_of) else []
    return ("update", tuple(why)) if why else ("contradiction", ())


def _grew(sides: list[list[Count]]) -> bool:
    """Whether the value told last is the largest, or nothing says when values were told."""
    earliest, latest = _told(sides[0])[0], _told(sides[-1])[0]
    least, most = sides[0][0].figure.value, sides[-1][0].figure.value
    return not earliest or (earliest < latest and least < most)


def _told(side: list[Count]) -> tuple[str, Decimal]:
    """When a value was told last, and the value."""
    return (max(c.article.published.value or "" for c in side), side[0].figure.value)


def _about(counts: list[Count]) -> str:
    """Name the thing counted and what became of it, in the articles' own words."""
    if counts[0].figure.unit:
        shared_by_all = frozenset.intersection(*(c.what for c in counts))
        return max((_named_before(c, shared_by_all) for c in counts), key=len)
    first = max(counts, key=lambda c: len(c.figure.counts))
    named = first.figure.counts
    rows = load_pack(first.article.language).amounts.states.get(first.state, ())
    sentence = first.article.text[first.sentence.start : first.sentence.end]
    state = next((row for row in rows if row in sentence and row not in named), "")
    return f"{named} {state}".strip()


def _named_before(count: Count, common: frozenset[str]) -> str:
    """Last words of the clause before a figure, from the first that all sides have."""
    pack = load_pack(count.article.language)
    text = count.article.text[count.sentence.start : count.figure.start]
    hedges = {word for rows in pack.amounts.hedges.values() for row in rows for word in row.split()}
    words = text.rpartition(",")[2].strip(" (:").split()[-_NAMED:]
    while words and words[-1].lower() in hedges.union(pack.amounts.links):
        words.pop()
    while words and not content_words(words[0], pack) & common:
        words.pop(0)
    return " ".join(words) or count.figure.counts
