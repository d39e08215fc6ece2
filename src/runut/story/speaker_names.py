"""Join the names under which a story's articles give one speaker."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from runut.languages.people import PeopleWords
from runut.records import Entity
from runut.story.people.nicknames import known_nicknames
from runut.story.people.spellings import Tokens, may_be_short_for, name_tokens, near_name, same_name

# Where bad conversion glued a word to a name ("Subiantoyang"), the name itself is this long.
_LONG = 5


@lru_cache(maxsize=65536)
def speaker_tokens(name: str) -> Tokens:
    """The words of a speaker as they are compared; of a description the capitalised ones."""
    capital = " ".join(word for word in name.split() if word[:1].isupper())
    return name_tokens(capital or name)


def join_speakers(
    names: Iterable[str],
    entities: Sequence[Entity],
    together: Iterable[Iterable[str]],
    section: PeopleWords,
) -> dict[str, str]:
    """Each speaker's name with the name to show for its bearer: the fullest of the story.

    Names of one entity are joined, else names that are the same as spelt, a known nickname, or a
    fuller one with words left out. A single word, which may be anybody ("Israel" is no Israel
    Katz), is a fuller name only where both are named in one group of ``together``: the speakers
    to whom articles give one utterance.
    """
    distinct = sorted({n for n in names if n}, key=lambda n: (-len(speaker_tokens(n)), -len(n), n))
    homes = _entity_names(entities)
    joined: dict[str, str] = {}
    for name in distinct:
        told = homes.get(speaker_tokens(name)) or _nickname(name, section)
        known = told and next((k for k in joined.values() if _is_one(told, k, section)), told)
        fuller = {k for k in joined.values() if _is_one(name, k, section)}
        joined[name] = known or (fuller.pop() if len(fuller) == 1 else name)
    for group in together:
        _join_short({name for name in group if name}, joined, section)
    return joined


def _join_short(group: set[str], joined: dict[str, str], section: PeopleWords) -> None:
    """Give single words of a group the one fuller name of the group that has them."""
    for name in group:
        tokens = speaker_tokens(name)
        fuller = {
            joined[other]
            for other in group
            if may_be_short_for(tokens, speaker_tokens(other), section.people)
        }
        if joined[name] == name and len(tokens) == 1 and len(fuller) == 1:
            joined[name] = fuller.pop()


def _entity_names(entities: Sequence[Entity]) -> Mapping[Tokens, str]:
    """The name of the one entity that each name and alias stands for."""
    homes: dict[Tokens, set[str]] = {}
    for entity in entities:
        for name in (entity.name, *entity.aliases):
            homes.setdefault(name_tokens(name), set()).add(entity.name)
    return {tokens: min(names) for tokens, names in homes.items() if len(names) == 1}


def _nickname(name: str, section: PeopleWords) -> str:
    full = known_nicknames(section).get(speaker_tokens(name))
    return " ".join(full).title() if full else ""


def _is_one(name: str, other: str, section: PeopleWords) -> bool:
    a, b = speaker_tokens(name), speaker_tokens(other)
    if same_name(a, b, section.people) or near_name(a, b, section.people) or _is_glued(a, b):
        return True
    return len(a) > 1 and may_be_short_for(a, b, section.people)


def _is_glued(a: Tokens, b: Tokens) -> bool:
    """Whether two names differ by what is glued to the last word of one."""
    if len(a) != len(b) or a[:-1] != b[:-1] or not a:
        return False
    short, long = sorted((a[-1], b[-1]), key=len)
    return len(a) > 1 and len(short) >= _LONG and long.startswith(short)


def may_be_one(name: str, other: str) -> bool | None:
    """Whether two speakers may be one, badly converted names too.

    Half of the words of the shorter name are in the other, its last one or two at least among
    them: Ahmad Muzani is no Sufmi Dasco Ahmad. None where one of them has no name.
    """
    short, long = sorted((speaker_tokens(name), speaker_tokens(other)), key=len)
    if not short:
        return None
    alike = [any(_alike(x, y) for y in long) for x in short]
    return 2 * sum(alike) >= len(short) and (alike[-1] or sum(alike) > 1)


def _alike(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    return a == b or (len(short) >= _LONG and long.startswith(short))
