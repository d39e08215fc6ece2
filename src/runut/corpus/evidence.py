"""What agrees or clashes between two articles besides their words, as factors of likeness.

A factor of 1 says nothing, less speaks against one event, more for it. All were chosen on one half
of the dev storylines and held on the other; around each the figures lie on a plateau.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

PLACES_APART = 0.7
"""Where the first places named are not the same: what sets two floods, two meetings apart. From
0.55 to 0.85 the dev articles score alike."""

SAME_NUMBERS = 0.5
"""What numbers told by both add at most: without, recall falls by .02 at the same precision."""

RARE_NUMBERS = 12.0
"""Sum of rarities of shared numbers that adds all of it: two numbers of one article in 400."""

RAREST = 8.0
"""Rarity that one number counts at most, so that one alone never proves all."""

NUMBERS_APART = 0.85
"""Where both tell numbers and none is the same: two counts of dead. A toll that rose shares others
(seats, flights, hours), so this isn't harsher."""

NO_DAYS = 0.9
"""Where one of them names no day."""

DAYS_NEAR, DAYS_FAR = 0.75, 0.7
"""Where the nearest days told lie apart by no more than NEAR days, or by more."""

NEAR = 3

UNKNOWN_TIME = 0.7
"""Where it is not known when one was published; 0.85 joins more look-alikes."""

FADE = 3.0
"""Days, after the first, in which the factor for times of publication falls to 1/e. From 2 to 5
the dev articles score alike."""

FADE_OF_TITLES = 1.5
"""The same between two titles, from the first hour: their few words are told anew the next day of
another event. On the first 30% of OG2021's titles in three languages 1.5 is better by .01 than 1
and than 3 after a day."""

ONE_TITLE = 0.9
"""Where one of the two is no more than a title."""

TITLE_WORDS = 3
"""Words that a title alone must have: pages that failed to load are all called "Error"."""


def numbers_factor(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Speak for articles that tell the same rare numbers, against those that tell others."""
    if not a or not b:
        return 1.0
    shared = sum(min(a[n], RAREST) for n in a if n in b)
    return 1.0 + SAME_NUMBERS * min(shared / RARE_NUMBERS, 1.0) if shared else NUMBERS_APART


def places_factor(a: frozenset[str], b: frozenset[str]) -> float:
    """Speak against articles whose first places are not the same."""
    return 1.0 if not a or not b or a & b else PLACES_APART


def days_factor(a: frozenset[int], b: frozenset[int]) -> float:
    """Speak against articles of which no days told are the same."""
    apart = days_apart(a, b)
    if apart is None:
        return NO_DAYS
    return 1.0 if apart == 0 else DAYS_NEAR if apart <= NEAR else DAYS_FAR


def days_apart(a: frozenset[int], b: frozenset[int]) -> int | None:
    """Return the days between the nearest two days told; None where one tells none."""
    return min((abs(x - y) for x in a for y in b), default=None)


def time_factor(a: float | None, b: float | None, *, titles: bool) -> float:
    """Fall from 1 after a day: news of an event goes on for days, not weeks.

    Between two titles without a text (``titles``) it falls at once.
    """
    if a is None or b is None:
        return UNKNOWN_TIME
    if titles:
        return math.exp(-abs(a - b) / FADE_OF_TITLES)
    return math.exp(-max(abs(a - b) - 1, 0) / FADE)
