"""Label the words of a sentence by a table of weights: small, fast, without any library.

A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) whose weights stand in
``languages/<code>/name_weights.tsv``; ``training/name_weights.py`` makes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources
from operator import add
from typing import NamedTuple

from runut.article.name_features import VERSION, features
from runut.article.words import Word
from runut.errors import LanguageDataError
from runut.languages.pack import Pack

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")

_FILE = "name_weights.tsv"
_NEVER = -1e9
_EVERY, _NO_NAME = range(len(LABELS)), range(1)
_NONE, _NOWHERE = [0] * len(LABELS), [_NEVER] * len(LABELS)

_SURE = 15.0
"""A word this much likelier no part of a name than any is none whatever stands beside it: two steps
together weigh less."""

Row = tuple[float, ...]  # one weight for each label


class Weights(NamedTuple):
    """Weights of features, and of a label after another one."""

    states: dict[str, Row]
    steps: tuple[Row, ...]  # steps[before][label]


@cache
def load_weights(code: str) -> Weights | None:
    """The weights of a language; None where it has none."""
    file = resources.files("runut.languages") / code / _FILE
    if not file.is_file():
        return None
    states: dict[str, Row] = {}
    steps = [[_NEVER if _barred(a, b) else 0.0 for b in LABELS] for a in LABELS]
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("# version"):
            if int(line.split()[-1]) != VERSION:
                raise LanguageDataError(f"languages/{code}/{_FILE}: made for other features")
            continue
        if not line or line.startswith("#"):
            continue
        feature, *cells = line.split("\t")
        weights = {LABELS[int(c[0])]: int(c[1:]) / 100 for c in cells}
        if feature in LABELS:
            for label, weight in weights.items():
                steps[LABELS.index(feature)][LABELS.index(label)] = weight
        else:
            states[feature] = tuple(weights.get(label, 0.0) for label in LABELS)
    return Weights(states, tuple(map(tuple, steps)))


def _barred(before: str, label: str) -> bool:
    """Whether a label can't follow: a name goes on only in its own kind."""
    return label[0] == "I" and before[2:] != label[2:]


def label_by_weights(
    sentence: Sequence[Word], pack: Pack, small: frozenset[str], weights: Weights
) -> list[str]:
    """The likeliest labels of a sentence's words, of ``LABELS``."""
    scores = [_score(row, weights.states) for row in features(sentence, pack, small)]
    return [LABELS[i] for i in _best(scores, weights.steps)]


def _score(row: list[str], states: dict[str, Row]) -> Row:
    """The sum of the weights that a word's features have, for each label."""
    a = b = c = d = e = f = g = 0.0
    get = states.get
    for feature in row:
        found = get(feature)
        if found:
            p, q, r, s, t, u, v = found
            a += p
            b += q
            c += r
            d += s
            e += t
            f += u
            g += v
    return a, b, c, d, e, f, g


def _best(scores: list[Row], steps: tuple[Row, ...]) -> list[int]:
    """The path of highest sum (Viterbi)."""
    columns = list(zip(*steps, strict=True))
    best = [s + (0.0 if LABELS[i][0] != "I" else _NEVER) for i, s in enumerate(scores[0])]
    back: list[list[int]] = []
    for row in scores[1:]:
        sure = row[0] - max(row[1:]) > _SURE
        origin, now = _NONE.copy(), _NOWHERE.copy()
        for label in _NO_NAME if sure else _EVERY:
            reached = list(map(add, best, columns[label]))
            top = max(reached)
            origin[label] = reached.index(top)
            now[label] = top + row[label]
        back.append(origin)
        best = now
    at = best.index(max(best))
    path = [at]
    for origin in reversed(back):
        at = origin[at]
        path.append(at)
    return path[::-1]
