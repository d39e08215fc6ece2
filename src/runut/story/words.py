"""Content words: what two tellings of one thing are compared by."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from runut.languages.pack import Pack
from runut.story.stems import light_words, stem, stems

_END = r"(?:(?![\w-])|(?-i:(?=[A-Z])))"
_CAPITAL = re.compile(r"(?<![.!?“\"] )(?<!^)(?<![\w“\"-])[A-Z][a-z]+(?:-[A-Z]?[a-z]+)*")
_WORD = re.compile(r"[^\W\d_](?:(?<![a-z])[^\W\d_]|[^\W\d_A-Z])*(?:-[^\W\d_]+)*")
"""A run of letters; a capital behind a small letter begins another: names are glued by scrapers."""


def content_words(text: str, pack: Pack, but: Iterable[tuple[int, int]] = ()) -> frozenset[str]:
    """Stems of the words of a text that carry its content: no light words, no numbers.

    ``but`` are half-open ranges of characters of the text to leave out, such as dates.
    """
    return frozenset(content_list(text, pack, but))


def content_list(text: str, pack: Pack, but: Iterable[tuple[int, int]] = ()) -> list[str]:
    """Stems of the content words of a text in their order, repeated as they stand."""
    return [stem(word, pack) for word in _content(text, pack, but)]


def telling_words(text: str, pack: Pack, but: Iterable[tuple[int, int]] = ()) -> frozenset[str]:
    """Content words to compare tellings by: active and passive are one, glued words are parted."""
    return frozenset(telling_list(text, pack, but))


def telling_list(text: str, pack: Pack, but: Iterable[tuple[int, int]] = ()) -> list[str]:
    """The same in their order, repeated as they stand."""
    words = (w for w in _content(text, pack, but) if w not in pack.status.fillers)
    return [s for word in words for s in stems(word, pack)]


def _content(text: str, pack: Pack, but: Iterable[tuple[int, int]]) -> list[str]:
    holes, light = sorted(but), light_words(pack)
    words = [w.group().lower() for w in _WORD.finditer(text) if not _inside(w.start(), holes)]
    return [w for w in words if w not in light and len(w) > 1]


def capitals(text: str, pack: Pack) -> frozenset[str]:
    """Capitalised words of a text in lower case: no days and months, none that opens a sentence."""
    barred = light_words(pack).union(pack.speech.calendar)
    return frozenset(w.lower() for w in _CAPITAL.findall(text)) - barred


def are_strangers(one: str, whole: str, other: str, other_whole: str, pack: Pack) -> bool:
    """Whether each of two clauses names somebody of whom the other's article knows nothing.

    ``whole`` and ``other_whole`` are the texts of the articles that the clauses stand in.
    """
    low, other_low = whole.lower(), other_whole.lower()
    return any(n not in other_low for n in capitals(one, pack)) and any(
        n not in low for n in capitals(other, pack)
    )


def shared(a: frozenset[str], b: frozenset[str]) -> float:
    """Share of the smaller set's words that stand in the other, 0 to 1."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def weighed(a: frozenset[str], b: frozenset[str], weight: dict[str, float]) -> float:
    """Weight of the words in both by the mean weight of the two sets, 0 to 1 (Dice)."""
    both = 2 * sum(weight[w] for w in a & b)
    return both / sum(weight[w] for s in (a, b) for w in s) if both else 0.0


def common(a: frozenset[str], b: frozenset[str]) -> float:
    """Words in both by words in either, 0 to 1 (Jaccard)."""
    return len(a & b) / len(a | b) if a and b else 0.0


@cache
def phrases(rows: tuple[str, ...]) -> re.Pattern[str]:
    """Pattern that finds any of the phrases as whole words, the longest first, in any case.

    A capital letter ends a word too: scrapers glue linked names to the word before ("kataSari").
    """
    return re.compile(rf"(?<![\w-])(?:{_choices(rows)}){_END}", re.IGNORECASE)


@cache
def glued(rows: tuple[str, ...]) -> re.Pattern[str]:
    """Pattern that finds the phrases at the end of a name they are glued to ("Sariakan").

    Its groups are the whole and the phrase.
    """
    return re.compile(rf"(?<=[^.!?\s] )([A-Z][\w-]*?[a-z]({_choices(rows)}))(?![\w-])")


def _choices(rows: tuple[str, ...]) -> str:
    """Alternatives of a pattern, the longest first; a space stands for any white space."""
    longest_first = sorted(rows, key=len, reverse=True)
    return "|".join(re.escape(row).replace(r"\ ", r"\s+") for row in longest_first)


def _inside(position: int, holes: list[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in holes)
