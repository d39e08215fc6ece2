"""Understand verbs of saying that nobody listed, by their shape and by what stands behind them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from runut.article.clauses import is_verb
from runut.article.cues import Cue, Sense, build_form, lexicon_of
from runut.article.words import Word
from runut.languages.speech import SpeechWords

UNSEEN = Sense("say", "topic", "before", listed=False)

# Shorter words of the shape are rarely verbs ("meja", "merah").
_SHORTEST = 6

# A clause shows its predicate within this many words; a subject that is longer is rare.
_REACH = 18

# How far behind an addressee a link may stand.
_FAR = 14

_OPENING = "\"“''``"


def with_unseen(words: Sequence[Word], cues: list[Cue], section: SpeechWords) -> list[Cue]:
    """The cues of a text, with the verbs nobody listed that are followed as a cue is."""
    taken = {i for cue in cues for i in range(cue.first, cue.last + 1)}
    unseen = [
        Cue(i, i, UNSEEN)
        for i, word in enumerate(words[:-2])
        if i not in taken and has_shape(word, section) and _frame_fits(words, i, section)
    ]
    return sorted([*cues, *unseen]) if unseen else cues


def has_shape(word: Word, section: SpeechWords) -> bool:
    """Whether a word looks like a verb and is none of those that report nothing."""
    unseen, fold = section.unseen, word.fold
    if len(fold) < _SHORTEST or not fold.startswith(unseen.prefixes) or not word.text.islower():
        return False
    if section.owner and fold.endswith(section.owner):
        return False
    return fold.endswith(unseen.suffixes) and fold not in _deeds(section)


@cache
def _deeds(section: SpeechWords) -> frozenset[str]:
    """All forms of verbs that report nothing, and words of their shape that are no verbs."""
    unseen = section.unseen
    formations = (*section.formations, *unseen.formations)
    active = [f for f in formations if f.voice == "before"]
    built = {build_form(r, f, section.initials) for r in unseen.roots for f in active}
    return frozenset((built | {*unseen.words, *section.not_verbs}) - lexicon_of(section)[0].keys())


def _frame_fits(words: Sequence[Word], i: int, section: SpeechWords) -> bool:
    frames, behind = section.unseen.frames, words[i + 1]
    if _links(words, i + 1, section):
        return "that" in frames
    if behind.text in ",:" and words[i + 2].text in _OPENING:
        return "quotation" in frames
    if behind.text == ",":
        return "comma" in frames and words[i + 2].fold not in _ends(section)
    if behind.text in _OPENING:
        return "quotation" in frames and words[i + 2].text.islower()
    return "clause" in frames and behind.text[0].isalnum() and _is_clause(words, i + 1, section)


def _links(words: Sequence[Word], first: int, section: SpeechWords) -> bool:
    """Whether a link follows, at once or behind an addressee ("kepada wartawan bahwa")."""
    if words[first].fold in section.that or words[first].fold in section.unseen.order_links:
        return True
    if words[first].fold not in section.addressee:
        return False
    return any(w.fold in section.that for w in words[first : first + _FAR])


@cache
def _ends(section: SpeechWords) -> frozenset[str]:
    return frozenset((*section.unseen.ends, *section.relatives))


def _is_clause(words: Sequence[Word], first: int, section: SpeechWords) -> bool:
    """Whether a subject and its predicate follow, or a predicate alone; one in a relative aside."""
    relative = False
    for i in range(first, min(len(words), first + _REACH)):
        word = words[i]
        if word.fold in section.unseen.copulas or (i > first and word.fold in section.as_):
            return True
        if word.text in "()":
            continue
        if not word.text[0].isalnum() or word.fold in section.unseen.ends:
            return False
        finite = word.fold in section.predicates
        if not relative and (finite or is_verb(word, section)):
            return True
        if word.fold in section.relatives:
            relative = True
        elif relative and is_verb(word, section):
            relative = False
    return False
