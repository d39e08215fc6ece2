"""How one wording of an utterance differs from the fullest: what it leaves out and what it adds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from runut.languages.pack import Pack, load_pack
from runut.records import Drift, Span
from runut.settings import Settings
from runut.story.said import Said, negations
from runut.story.speaker_names import may_be_one
from runut.story.stems import stem

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:-[^\W\d_]+)*")

Key = tuple[int, int, str, str]  # start, end, word, what it is compared by (light: nothing)

_GLUED = 8  # letters of a word that may be several, glued by bad conversion


def differing(told: Said, fullest: Said) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Words of a wording that the fullest lacks, and words of the fullest that it lacks.

    Ranges of characters, each in its own article. Two quotations are compared in every word; of
    what is reported, light words count only between others, but negations and numbers always.
    """
    ours, theirs = _both(told, fullest)
    return tuple(_lacking(ours, theirs)), tuple(_lacking(theirs, ours))


def drift_of(told: Said, fullest: Said, settings: Settings) -> tuple[Drift, ...]:
    """How a wording differs from the fullest."""
    ours, theirs = _both(told, fullest)
    found: list[Drift] = []
    if told.quote.kind == "indirect" and fullest.quote.kind != "indirect":
        found.append("reported")
    shorter = len(ours) <= (1 - settings.drift_share) * len(theirs)
    if shorter and _share(theirs, ours) >= settings.drift_share:
        found.append("shortened")
    if _share(ours, theirs) >= settings.drift_share or _turned(told, fullest):
        found.append("changed")
    if may_be_one(told.quote.speaker, fullest.quote.speaker) is False:
        found.append("speaker")
    return tuple(found)


def _both(told: Said, fullest: Said) -> tuple[list[Key], list[Key]]:
    verbatim = told.quote.kind == fullest.quote.kind == "direct"
    return _keys(told, verbatim=verbatim), _keys(fullest, verbatim=verbatim)


def _keys(said: Said, *, verbatim: bool) -> list[Key]:
    pack = load_pack(said.article.language)
    start, light = said.quote.start, frozenset[str]() if verbatim else _light(pack)
    found = ((m.start(), m.end(), m.group().lower()) for m in _WORD.finditer(said.quote.text))
    return [(start + a, start + b, word, _key(word, pack, light)) for a, b, word in found]


@cache
def _light(pack: Pack) -> frozenset[str]:
    return frozenset(pack.status.light) - negations(pack)


def _key(word: str, pack: Pack, light: frozenset[str]) -> str:
    if word in negations(pack):
        return "not"
    if word in light or (len(word) == 1 and not word.isdecimal()):
        return ""
    return stem(word, pack)


def _turned(told: Said, fullest: Said) -> bool:
    """Whether only one of two wordings denies: a negation dropped turns what was said around."""
    return _denies(told) != _denies(fullest) and told.quote.act == fullest.quote.act


def _denies(said: Said) -> bool:
    return any(key == "not" for *_, key in _keys(said, verbatim=False))


def _share(ours: Sequence[Key], theirs: Sequence[Key]) -> float:
    """Share of our words that they lack."""
    known = _known(ours, theirs)
    heavy = [key for *_, key in ours if key]
    return sum(key not in known for key in heavy) / len(heavy) if heavy else 0.0


def _known(ours: Sequence[Key], theirs: Sequence[Key]) -> set[str]:
    """Our words that they have, some of them glued together on one side."""
    known = {key for *_, key in theirs}
    own, other = ("".join(word for _, _, word, _ in keys) for keys in (ours, theirs))
    glued = [word for _, _, word, _ in theirs if len(word) >= _GLUED and word in own]
    return {
        key
        for _, _, word, key in ours
        if key in known
        or (len(word) >= _GLUED and word in other)
        or any(word in whole for whole in glued)
    }


def _lacking(ours: Sequence[Key], theirs: Sequence[Key]) -> Iterator[Span]:
    """Runs of words that they lack; light words between them belong to the run."""
    known = _known(ours, theirs)
    first = last = -1
    for start, end, _, key in ours:
        if key and key not in known:
            first, last = (start if first < 0 else first), end
        elif key and first >= 0:
            yield Span(start=first, end=last)
            first = -1
    if first >= 0:
        yield Span(start=first, end=last)
