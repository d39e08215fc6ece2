"""Find the words of saying in a text, built from roots by the formations of the language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from runut.languages.speech import Formation, SpeechWords, Takes, VerbGroup, Voice
from runut.records import SpeechAct

if TYPE_CHECKING:
    from runut.article.words import Word


class Sense(NamedTuple):
    """What a word of saying does and where its speaker stands."""

    act: SpeechAct
    takes: Takes
    voice: Voice
    owner: bool = False  # the speaker is in the word's own ending ("-nya")
    listed: bool = True  # false where only shape and surroundings tell that it reports


class Cue(NamedTuple):
    """A cue: words ``first`` to ``last`` (both belong to it)."""

    first: int
    last: int
    sense: Sense


def find_cues(words: Sequence[Word], section: SpeechWords) -> list[Cue]:
    """All words in a text that may be cues, in order, glued ones aside."""
    lexicon, heads = lexicon_of(section)
    cues: list[Cue] = []
    for i, word in enumerate(words):
        if word.fold in heads and i + 1 < len(words):
            sense = lexicon.get(f"{word.fold} {words[i + 1].fold}")
            if sense:
                cues.append(Cue(i, i + 1, sense))
                continue
        sense = lexicon.get(word.fold)
        if sense:
            cues.append(Cue(i, i, sense))
    return cues


@cache
def lexicon_of(section: SpeechWords) -> tuple[dict[str, Sense], frozenset[str]]:
    """All forms of all roots with their sense, and the first words of the forms of two words.

    Where two groups give the same form, the first one in the file holds; a speaker on the other
    side than it has may then stand there too.
    """
    lexicon: dict[str, Sense] = {}
    for group in section.verbs:
        for form, voice in _forms(group, section):
            held = lexicon.setdefault(form, Sense(group.act, group.takes, voice))
            if held.voice == "after" and voice == "before":
                lexicon[form] = Sense(group.act, group.takes, "either")
            if section.owner and voice in {"after", "either"}:
                owned = Sense(group.act, group.takes, "after", owner=True)
                lexicon.setdefault(form + section.owner, owned)
    return lexicon, frozenset(form.split()[0] for form in lexicon if " " in form)


def _forms(group: VerbGroup, section: SpeechWords) -> Iterator[tuple[str, Voice]]:
    formations = {f.name: f for f in section.formations}
    for name in group.formations:
        for root in group.roots:
            yield build_form(root, formations[name], section.initials), formations[name].voice
    yield from ((form, "before") for form in group.before)
    yield from ((form, "after") for form in group.after)
    yield from ((form, "either") for form in group.either)


def build_form(root: str, formation: Formation, initials: dict[str, str]) -> str:
    """The word that a formation makes of a root: "lapor" becomes "melaporkan"."""
    stem = root
    if formation.nasal:
        first = max((i for i in initials if root.startswith(i)), key=len, default="")
        stem = initials.get(first, "") + root[len(first) :]
    return formation.prefix + stem + formation.suffix
