"""Compare the names of people: spellings, initials, and names that leave words out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

from runut.languages.people import PersonNames

Tokens = tuple[str, ...]

_WORD = re.compile(r"[^\W\d_]+(?:['’‘`][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s\b")

# A slip of the pen is taken for one only in words this long: "Sari" and "Sani" are two names.
_LONG = 5


@lru_cache(maxsize=65536)
def name_tokens(text: str) -> Tokens:
    """Words of a name as it is compared: case, accents, stops, hyphens and apostrophes aside."""
    plain = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", text))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    words = (re.sub(r"['’‘`]", "", w) for w in _WORD.findall(plain))
    return tuple(w.casefold() for w in words)


@lru_cache(maxsize=65536)
def spelt(token: str, names: PersonNames) -> str:
    """A word of a name with the ways to spell it folded together ("yury" and "yuri")."""
    for old, new in names.spellings:
        token = token.replace(old, new)
    return "".join(letter for letter, _ in groupby(token))


def same_token(a: str, b: str, names: PersonNames) -> bool:
    """Whether two words of names are one, an initial standing for its word."""
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return a == b or spelt(a, names) == spelt(b, names)


def same_name(a: Tokens, b: Tokens, names: PersonNames) -> bool:
    """Whether two names are the same words, as spelt and parted ("Jong-un", "Jong Un")."""
    if _generation(a, names) != _generation(b, names):
        return False
    if len(a) == len(b):
        return all(same_token(x, y, names) for x, y in zip(a, b, strict=True))
    return "".join(spelt(x, names) for x in a) == "".join(spelt(y, names) for y in b)


def may_be_short_for(short: Tokens, long: Tokens, names: PersonNames) -> bool:
    """Whether a name is another one with words left out, in the same order."""
    if len(short) >= len(long) or _generation(short, names) != _generation(long, names):
        return False
    rest = iter(long)
    return all(any(same_token(word, other, names) for other in rest) for word in short)


def near_name(a: Tokens, b: Tokens, names: PersonNames) -> bool:
    """Whether two names of several words differ by one slip in one long word."""
    if len(a) != len(b) or len(a) < 2 or _generation(a, names) != _generation(b, names):
        return False
    apart = [(x, y) for x, y in zip(a, b, strict=True) if not same_token(x, y, names)]
    return len(apart) == 1 and min(map(len, apart[0])) >= _LONG and one_slip(*apart[0])


def one_slip(a: str, b: str) -> bool:
    """Whether one letter was added, dropped or changed, or two neighbours were swapped."""
    if len(a) > len(b):
        a, b = b, a
    i = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    if len(a) < len(b):
        return len(b) - len(a) == 1 and a[i:] == b[i + 1 :]
    return a[i + 1 :] == b[i + 1 :] or (
        a[i : i + 2] == b[i : i + 2][::-1] and a[i + 2 :] == b[i + 2 :]
    )


def _generation(tokens: Sequence[str], names: PersonNames) -> str:
    """What tells a child from the parent: the last word, if it is one such as "jr"."""
    return tokens[-1] if tokens and tokens[-1] in names.generations else ""
