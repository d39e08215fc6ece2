"""Recognise one utterance that articles of a story tell in several wordings."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from math import sqrt
from typing import Literal

from runut.records import Quote
from runut.settings import Settings
from runut.story.said import Said, weigh_words
from runut.story.speaker_names import may_be_one

Pair = tuple[int, int]  # places of two quotes, the earlier first

_PART = 0.7
"""Share of its words that a part of a longer wording has in common with it."""

Stand = Literal["behind", "alike", "after", "apart"]
"""How two quotes stand: reported and quoted right behind; of one article and both quoted or both
reported; of one article, quoted and reported later; anything else."""


def group_wordings(quotes: Sequence[Said], settings: Settings) -> list[list[Said]]:
    """The quotes as utterances: each group is one, in all its wordings.

    What is quoted goes to the report right before it, then the likest are put together first. Two
    groups join where their fullest wordings are one, or where all are on average as like as two
    wordings must be (average linkage); chains of small changes would else join what has nothing
    in common. Two quotations of one article are in one group only where they are one themselves
    or parts of a longer one: what is like both of them goes to the likest. Groups stand in the
    order of their first quote.
    """
    weight = weigh_words(quotes)
    near = dict(_near(quotes, weight, settings))
    home = {said.place: [said] for said in quotes}
    for a, b in sorted(near, key=lambda pair: (-near[pair], pair)):
        if home[a] is not home[b] and _are_one(home[a], home[b], near, weight, settings):
            joined = sorted(home[a] + home[b], key=lambda said: said.place)
            home |= dict.fromkeys((said.place for said in joined), joined)
    groups = {id(home[said.place]): home[said.place] for said in quotes}
    return list(groups.values())


def _near(
    quotes: Sequence[Said], weight: Mapping[str, float], settings: Settings
) -> Iterator[tuple[Pair, float]]:
    """Yield the pairs that are one utterance, with how early they are put together."""
    for b in quotes:
        for a in quotes[: b.place]:
            if _may_be_one(a, b) and is_one_utterance(a, b, weight, settings):
                early = _stand(a, b, settings) == "behind"
                yield (a.place, b.place), early + likeness(a, b, weight, settings)


def _may_be_one(a: Said, b: Said) -> bool:
    return not a.words.isdisjoint(b.words) or a.letters == b.letters


def _are_one(
    ours: Sequence[Said],
    theirs: Sequence[Said],
    near: Collection[Pair],
    weight: Mapping[str, float],
    settings: Settings,
) -> bool:
    pairs = [(a, b) for a in ours for b in theirs]
    whole = [*ours, *theirs]
    full = whole[fullest_of(whole)]
    if any(_compete(a, b, full) and _pair(a, b) not in near for a, b in pairs):
        return False
    if _pair(ours[fullest_of(ours)], theirs[fullest_of(theirs)]) in near:
        return True
    together = sum(likeness(a, b, weight, settings) for a, b in pairs)
    return together >= settings.utterance_likeness * len(pairs)


def _compete(a: Said, b: Said, full: Said) -> bool:
    """Whether two are quotations of one article, and not both parts of a full wording elsewhere."""
    if a.article.id != b.article.id or a.quote.kind != "direct" or b.quote.kind != "direct":
        return False
    elsewhere = full.article.id != a.article.id
    return not (elsewhere and _is_part(a, full) and _is_part(b, full))


def _is_part(said: Said, full: Said) -> bool:
    return len(said.words & full.words) >= _PART * len(said.words)


def _pair(a: Said, b: Said) -> Pair:
    return min(a.place, b.place), max(a.place, b.place)


def fullest_of(group: Sequence[Said]) -> int:
    """Index of the wording that the others are held against: quoted rather than reported, long."""

    def fullness(place: int) -> tuple[bool, int, int]:
        said = group[place]
        return said.quote.kind != "indirect", len(said.words), -place

    return max(range(len(group)), key=fullness)


def is_one_utterance(a: Said, b: Said, weight: Mapping[str, float], settings: Settings) -> bool:
    """Whether two quotes (the earlier first) are one utterance, the same or in other words."""
    speakers = may_be_one(a.quote.speaker, b.quote.speaker)
    if a.letters == b.letters:
        return speakers is not False or len(a.words) > settings.utterance_words
    stand = _stand(a, b, settings)
    needed, least = _needed(stand, speakers, settings)
    if len({*a.told} & {*b.told}) < least:
        return False
    shared = overlap(a, b, weight)
    if stand == "alike":
        return shared * _in_order(a, b, weight) >= needed
    most = shared + settings.utterance_run * settings.utterance_run_words
    return most >= needed and likeness(a, b, weight, settings) >= needed


def _needed(stand: Stand, speakers: bool | None, settings: Settings) -> tuple[float, int]:
    """Likeness that two quotes need to be one utterance, and words that they share at least."""
    words = settings.utterance_words
    if stand == "behind" and speakers is True:
        return settings.utterance_likeness_behind, words - 1
    if stand == "alike":
        return settings.utterance_likeness_alike, words + 1
    if speakers is False and stand != "behind":
        return settings.utterance_likeness_apart, words + 2
    if speakers is None and stand != "behind":
        return settings.utterance_likeness_apart, words + 1
    if stand == "after":
        return settings.utterance_likeness_after, words
    return settings.utterance_likeness, words


def _stand(a: Said, b: Said, settings: Settings) -> Stand:
    if a.article.id != b.article.id:
        return "apart"
    quoted = a.quote.kind == "direct"
    if quoted == (b.quote.kind == "direct"):
        return "alike"
    if quoted:
        return "after"
    return "behind" if _gap(a.quote, b.quote) <= settings.utterance_reach else "apart"


def _gap(a: Quote, b: Quote) -> int:
    return max(a.start, b.start) - min(a.end, b.end)


def likeness(a: Said, b: Said, weight: Mapping[str, float], settings: Settings) -> float:
    """How alike two quotes are: the overlap of their words as far as they stand in one order.

    Figures of which none is shared and a negation on one side count against it, a long run of
    words that both have for it. From 0; 1 and more where the words are nearly the same.
    """
    if a.words.isdisjoint(b.words):
        return 0.0
    ordered = overlap(a, b, weight) * _in_order(a, b, weight)
    return ordered * _against(a, b, settings) + _run(a, b, settings)


def overlap(a: Said, b: Said, weight: Mapping[str, float]) -> float:
    """Geometric mean of containment and Dice of the words of two quotes, by weight, 0 to 1.

    Containment alone takes any short wording for a part of a long one; Dice alone takes what was
    shortened for another utterance.
    """
    both = sum(weight[word] for word in a.words & b.words)
    if not both:
        return 0.0
    heavy, other = (sum(weight[word] for word in said.words) for said in (a, b))
    return sqrt(both / min(heavy, other) * 2 * both / (heavy + other))


def _against(a: Said, b: Said, settings: Settings) -> float:
    """What figures of which none is shared, or a negation on one side, leave of a likeness."""
    clash = a.figures and b.figures and a.figures.isdisjoint(b.figures)
    turned = a.denies != b.denies
    return (settings.utterance_clash if clash else 1.0) * (
        settings.utterance_turned if turned else 1.0
    )


def _in_order(a: Said, b: Said, weight: Mapping[str, float]) -> float:
    """Share of the weight of two quotes' shared words that stands in one order in both, 0 to 1.

    The heaviest common subsequence, after Wagner and Fischer (1974).
    """
    shared = frozenset(a.told) & frozenset(b.told)
    ours, theirs = ([word for word in said.told if word in shared] for said in (a, b))
    row = [0.0] * (len(theirs) + 1)
    for word in ours:
        before, row = row, [0.0]
        for at, other in enumerate(theirs):
            met = before[at] + weight[word] if word == other else 0.0
            row.append(max(met, before[at + 1], row[at]))
    whole = sum(weight[word] for word in shared)
    return min(1.0, row[-1] / whole) if whole else 1.0


def _run(a: Said, b: Said, settings: Settings) -> float:
    """What the longest run of words that two quotes share, small ones too, adds to a likeness."""
    longest, row = 0, [0] * (len(b.plain) + 1)
    for word in a.plain:
        row = [0, *(row[at] + 1 if word == other else 0 for at, other in enumerate(b.plain))]
        longest = max(longest, *row)
    return settings.utterance_run * min(longest, settings.utterance_run_words)
