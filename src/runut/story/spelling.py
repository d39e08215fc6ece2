"""Whether two names are one name spelt in two ways."""

from __future__ import annotations

from itertools import combinations

from runut.languages.pack import Pack

_EACH = 6  # letters of a word for each letter that may differ
_JOINED = 8  # letters of words put together that are compared as one


def is_misspelt(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names (their words in lower case) look like spellings of one.

    They share a word, and what is left differs by a letter or two, word by word or put together:
    "Rifat Tajudin" and "Rifai Tajudin", "Vishwash Kumar Ramesh" and "Ramesh Vishwaskumar".
    """
    common = {*a} & {*b}
    rest_a = [t for t in a if t not in common]
    rest_b = [t for t in b if t not in common]
    if not common or not rest_a or not rest_b:
        return False
    if len(rest_a) == len(rest_b) == 1:
        return _near(rest_a[0], rest_b[0])
    return any(
        len(one) >= _JOINED and len(two) >= _JOINED and _near(one, two)
        for one in _runs(rest_a)
        for two in _runs(rest_b)
    )


def is_transcribed(a: tuple[str, ...], b: tuple[str, ...], pack: Pack) -> bool:
    """Whether two names differ only as old and new spelling or foreign scripts are written.

    Hyphens and spaces between the words make no difference either.
    """
    return _folded(a, pack) == _folded(b, pack)


def _folded(name: tuple[str, ...], pack: Pack) -> str:
    text = "".join(name).replace("-", "")
    for letters, plain in pack.people.people.spellings:
        text = text.replace(letters, plain)
    return text


def _runs(words: list[str]) -> set[str]:
    """Neighbouring words put together, and each alone."""
    return {"".join(words[i:j]) for i, j in combinations(range(len(words) + 1), 2)}


def _near(a: str, b: str) -> bool:
    """Whether two words differ by one letter, long ones by two (Levenshtein 1966)."""
    allowed = max(1, min(len(a), len(b)) // _EACH)
    return abs(len(a) - len(b)) <= allowed and distance(a, b) <= allowed


def distance(a: str, b: str) -> int:
    """Letters to change, add or leave out to make one word the other (Levenshtein 1966)."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, start=1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, start=1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]
