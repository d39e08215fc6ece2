"""Read the mentions of people in one article: bare name, form of address, age, role."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from runut.article.people import section_sets, split_name
from runut.article.words import Word, split_words
from runut.languages.pack import Pack, load_pack
from runut.languages.people import PeopleWords
from runut.records import Article, Name
from runut.story.people.roles import Role, Scene, find_role, is_kin
from runut.story.people.spellings import Tokens, name_tokens

# What may stand in brackets behind a name and is an age: "(43)", "(43 tahun)".
_AGE = re.compile(r"\s*\(\s*(\d{1,3})(?:\s+([\w ]{1,12}))?\s*\)")


class Mention(NamedTuple):
    """One mention of a person; offsets are those of the name without titles."""

    article: str
    place: int  # in the article's names
    start: int
    end: int
    text: str
    tokens: Tokens
    whole: Tokens  # with the titles and forms of address before it
    gender: str  # "m" or "w" where a form of address tells, else ""
    rank: str
    age: int | None
    role: Role | None
    kin: bool  # introduced as somebody's kin: "istri Sari, Budi Sari"
    day: str | None  # of the article's publication, ISO 8601


def read_people(article: Article) -> list[Mention]:
    """All mentions of people in an article, in order."""
    people = [(i, name) for i, name in enumerate(article.names) if name.kind == "PER"]
    if not people:
        return []
    pack = load_pack(article.language)
    words = split_words(article.text, pack.speech)
    ends = frozenset(name.end for _, name in people)
    scene = Scene(words, ends, pack, pack.people)
    starts = [w.start for w in words]
    found = (_read(article, i, words_within(name, words, starts), scene) for i, name in people)
    return [mention for mention in found if mention]


def _read(article: Article, place: int, within: tuple[int, int], scene: Scene) -> Mention | None:
    name, section = article.names[place], scene.section
    first, last = within
    inside = tuple(c for w in scene.words[first:last] if (c := clipped(w, name)).text)
    if not any(w.text[0].isalpha() for w in inside):
        return None
    own = _own_words(inside, scene.pack, section)
    bare = _without_degrees(own, section)
    core = last - len(own)
    titles = _titles_before(scene.words, core, scene.pack, section)
    return Mention(
        article=article.id,
        place=place,
        start=bare[0].start,
        end=bare[-1].end,
        text=" ".join(article.text[bare[0].start : bare[-1].end].split()),
        tokens=_name_words(bare),
        whole=_name_words((*titles, *bare)),
        gender=_gender(titles, section),
        rank=_rank(titles, section),
        age=_age(article.text, name, section),
        role=find_role(scene, core - len(titles), core, last),
        kin=is_kin(scene, core, last),
        day=(article.published.value or "")[:10] or None,
    )


def words_within(name: Name, words: Sequence[Word], starts: Sequence[int]) -> tuple[int, int]:
    """The range of words that a name touches; a name may end inside a word glued to it."""
    first = bisect_left(starts, name.start)
    if first and words[first - 1].end > name.start:
        first -= 1
    return first, bisect_left(starts, name.end)


def clipped(word: Word, name: Name) -> Word:
    """A word as far as it stands inside a name."""
    if name.start <= word.start and word.end <= name.end:
        return word
    first, last = max(word.start, name.start), min(word.end, name.end)
    text = word.text[first - word.start : last - word.start]
    return Word(first, last, text, text.casefold())


def _name_words(words: tuple[Word, ...]) -> Tokens:
    return name_tokens(" ".join(w.text for w in words if w.text[0].isalpha()))


def _own_words(words: tuple[Word, ...], pack: Pack, section: PeopleWords) -> tuple[Word, ...]:
    """The words of a name without the roles and titles that it begins with."""
    opening = _openings(pack, section)
    if len(words) < 2 or words[0].fold not in opening:
        return words
    phrase = split_name(words, pack.speech)
    if phrase.role and phrase.name and phrase.role[0].fold in section_sets(pack.speech).roles:
        return tuple(phrase.name)
    k = 0
    while k < len(words) - 1 and (words[k].fold in opening or not words[k].text[0].isalpha()):
        k += 1
    return words[k:]


@cache
def _openings(pack: Pack, section: PeopleWords) -> frozenset[str]:
    """Roles and titles that are never the first word of a name itself."""
    return frozenset((*pack.speech.roles, *pack.speech.titles)) - set(section.people.also_names)


def _without_degrees(words: tuple[Word, ...], section: PeopleWords) -> tuple[Word, ...]:
    """The words of a name without the degrees behind it: "Sari Dewi, S.H., M.H."."""
    cut = next((i for i, w in enumerate(words) if i and w.text == ","), len(words))
    kept = words[:cut]
    while len(kept) > 1 and (kept[-1].fold in section.people.degrees or kept[-1].text == "."):
        kept = kept[:-1]
    return kept


def _titles_before(
    words: Sequence[Word], first: int, pack: Pack, section: PeopleWords
) -> tuple[Word, ...]:
    """Ranks and forms of address that stand before a name, brackets and stops among them."""
    titles = frozenset((*pack.speech.titles, *section.ranks))
    k = first
    while k and (words[k - 1].fold in titles or words[k - 1].text in ".()"):
        if words[k - 1].text in ".()" and not (k > 1 and words[k - 2].fold in titles):
            break
        k -= 1
    while k < first and (not words[k].text[0].isalpha() or _opens_role(words, k, pack, section)):
        k += 1
    return tuple(words[k:first])


def _opens_role(words: Sequence[Word], k: int, pack: Pack, section: PeopleWords) -> bool:
    """Whether a word that can be a title is a role here: "hakim Sari", but "Jenderal Sari"."""
    fold = words[k].fold
    address = (*section.people.men, *section.people.women)
    is_title = words[k].capital and (fold in section.ranks or fold in address)
    return fold in section_sets(pack.speech).roles and not is_title


def _gender(titles: tuple[Word, ...], section: PeopleWords) -> str:
    folds = {w.fold for w in titles}
    man = not folds.isdisjoint(section.people.men)
    woman = not folds.isdisjoint(section.people.women)
    return "" if man == woman else "m" if man else "w"


def _rank(titles: tuple[Word, ...], section: PeopleWords) -> str:
    """The rank among the titles, with what belongs to it: "Komjen Pol"."""
    first = next((i for i, w in enumerate(titles) if w.fold in section.ranks), None)
    if first is None:
        return ""
    last = first + 1
    while last < len(titles) and titles[last].fold in section.rank_tails:
        last += 1
    return " ".join(w.text for w in titles[first:last])


def _age(text: str, name: Name, section: PeopleWords) -> int | None:
    found = _AGE.match(text, name.end)
    if not found or (found.group(2) and found.group(2).strip() not in section.people.years_old):
        return None
    return int(found.group(1))
