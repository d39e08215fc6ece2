"""Understand verbs of saying that nobody listed, by their shape and by what stands behind them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from runut.article.cues import Cue, Sense, build_form, lexicon_of
from runut.article.words import Word, is_verb
from runut.languages.speech import SpeechWords
from runut.records import SpeechAct

UNSEEN = Sense("say", "clause", "before", listed=False)
_INSERTED = Sense("say", "clause", "after", listed=False)

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
    prefixes, suffixes = section.unseen.prefixes, section.unseen.suffixes
    pointers = frozenset((*section.that, *section.pronouns))
    unseen: list[Cue] = []
    for i, word in enumerate(words[:-2]):
        if word.fold in pointers:
            pointed = _nominal(words, i, section) or _inserted(words, i - 1, section)
            unseen.extend(cue for cue in pointed if cue.first not in taken)
        elif not word.fold.startswith(prefixes) or not word.fold.endswith(suffixes) or i in taken:
            continue
        elif has_shape(word, section) and _frame_fits(words, i, section):
            unseen.append(Cue(i, i, UNSEEN))
    return sorted([*cues, *unseen]) if unseen else cues


def _nominal(words: Sequence[Word], link: int, section: SpeechWords) -> tuple[Cue, ...]:
    """A verb with a noun of saying before a link: "melayangkan tuduhan bahwa"."""
    if words[link].fold not in section.that:
        return ()
    for noun in range(link - 1, max(0, link - 3), -1):
        act = _nouns(section).get(words[noun].fold)
        for verb in range(noun - 1, max(-1, noun - 3), -1):
            gives = words[verb].fold in section.givers or has_shape(words[verb], section)
            if act and gives:
                return (Cue(verb, noun, Sense(act, "clause", "before", listed=False)),)
    return ()


@cache
def _nouns(section: SpeechWords) -> dict[str, SpeechAct]:
    return {word: group.act for group in section.nouns for word in group.words}


def _is_active(word: Word, section: SpeechWords) -> bool:
    """Whether a word has the shape of an active verb, of saying or of doing."""
    unseen = section.unseen
    shaped = word.fold.startswith(unseen.prefixes) and word.fold.endswith(unseen.suffixes)
    return shaped and word.text.islower() and len(word.fold) >= _SHORTEST


@cache
def _small(section: SpeechWords) -> frozenset[str]:
    """Words that are never a verb of saying."""
    linking = (*section.stops, *section.prepositions, *section.conjunctions, *section.according)
    return frozenset((*linking, *section.that, *section.adverbs, *section.blockers, *section.joins))


def _inserted(words: Sequence[Word], i: int, section: SpeechWords) -> tuple[Cue, ...]:
    """A word that stands with a pronoun between commas: "Beleid itu, celoteh dia, ..."."""
    if i < 0 or words[i + 2].text not in ",." or (i and words[i - 1].text not in ',."”'):
        return ()
    word = words[i]
    verb = word.text.isalpha() and len(word.text) > 3 and word.fold not in _small(section)
    return (Cue(i, i, _INSERTED),) if verb else ()


def has_shape(word: Word, section: SpeechWords) -> bool:
    """Whether a word looks like a verb and is none of those that report nothing."""
    fold = word.fold
    if not _is_active(word, section) or not fold.replace("-", "").isalpha():
        return False
    if section.owner and len(fold.removesuffix(section.owner)) in range(_SHORTEST, len(fold)):
        return False  # "menyebutnya": a verb with its object
    return fold not in _deeds(section)


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
        return "comma" in frames and _goes_on(words, i + 2, section)
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


def _goes_on(words: Sequence[Word], first: int, section: SpeechWords) -> bool:
    """Whether a clause begins behind a comma, perhaps with one of time: ", setelah ..., ..."."""
    if words[first].fold in section.relatives:
        return False
    if words[first].fold not in section.unseen.ends:
        return True
    fronted = words[first].fold in section.conjunctions
    return fronted and any(w.text == "," for w in words[first : first + _FAR])


def _is_clause(words: Sequence[Word], first: int, section: SpeechWords) -> bool:
    """Whether a subject and its predicate follow, or a predicate alone; one in a relative aside.

    Behind "dan" only a small word shows it, and not at once: "menyita mobil dan akan ..." goes on
    with what was done.
    """
    relative, joined = False, 0
    for i in range(first, min(len(words) - 1, first + _REACH)):
        word, nxt = words[i], words[i + 1]
        if word.fold in section.unseen.copulas or (i > first and word.fold in section.as_):
            return True
        if word.fold in section.joins and i > first:
            joined = i
        elif not _belongs(word, nxt, section):
            return False
        shown = word.fold in section.predicates and (not joined or i > joined + 1)
        verb = is_verb(word, section)
        if not relative and (shown or (verb and not joined)):
            return True
        relative = word.fold in section.relatives or (relative and not verb)
    return False


def _belongs(word: Word, nxt: Word, section: SpeechWords) -> bool:
    """Whether a clause may go on with a word: no mark but a bracket or a quoted predicate."""
    if word.text in _OPENING:
        return is_verb(nxt, section) or nxt.fold in section.predicates
    if word.fold in section.unseen.ends:
        return nxt.fold in section.demonstratives  # "saat ini"
    return word.text[0].isalnum() or word.text in "()"
