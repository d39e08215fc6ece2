"""Mend the names of a story by what all its articles show: where they end, what they are.

Labels are told sentence by sentence. One article's "Lembah Rangga Ketut Arsana" is a place and a
person where another has "Kabupaten Lembah Rangga" and "Ketut Arsana"; "Sirene" is no name where
"sirene" stands as often; "Hamid" is a person where "Hamid Pradipto" is one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from runut.article.name_features import name_lists
from runut.article.people import section_sets
from runut.article.words import split_words
from runut.languages.pack import Pack, load_pack
from runut.records import Article, Name, NameKind
from runut.story.people.body_names import body_tokens
from runut.story.people.spellings import Tokens

_WORD = re.compile(r"\S+")
_STEM, _GLUED = 4, 3  # letters of a name, and of the word glued to it, at least
_REACH = 40  # characters before a name in which the word before it stands


class _Story(NamedTuple):
    """What all articles of a story show of its names, as ``body_tokens`` compares them."""

    kinds: dict[Tokens, Counter[NameKind]]
    people: frozenset[str]  # words of people's full names
    within: dict[Tokens, Counter[NameKind]]  # endings of names that begin with what they name
    small: Counter[str]  # words in lower case, and how often they stand so
    outlets: frozenset[Tokens]  # who published the articles


def mend_names(articles: Sequence[Article]) -> list[Article]:
    """Articles with their names mended, in order; a name may be cut, parted or left out."""
    small = _small_words(articles)
    ends = frozenset(n.text.split()[-1].casefold() for a in articles for n in a.names)
    cut = [_with(a, (n for m in a.names for n in _cut(a, m, small, ends))) for a in articles]
    story = _survey(cut, small)
    kept = [_with(a, (n for n in a.names if not _is_common(n, a, story))) for a in cut]
    settled = [_with(a, _settled(a, story)) for a in kept]
    story = _survey(settled, small)
    return [_with(a, _parted(a, story)) for a in settled]


def _with(article: Article, names: Iterator[Name]) -> Article:
    return replace(article, names=tuple(names))


# --- what the story shows -------------------------------------------------------------------


def _small_words(articles: Sequence[Article]) -> Counter[str]:
    small: Counter[str] = Counter()
    for article in articles:
        words = split_words(article.text, load_pack(article.language).speech)
        small.update(word.text for word in words if word.text.islower())
    return small


def _survey(articles: Sequence[Article], small: Counter[str]) -> _Story:
    kinds: dict[Tokens, Counter[NameKind]] = defaultdict(Counter)
    within: dict[Tokens, Counter[NameKind]] = defaultdict(Counter)
    glued: set[Tokens] = set()
    for article in articles:
        heads = _heads(load_pack(article.language))
        for name in article.names:
            tokens = body_tokens(name.text)
            kinds[tokens][name.kind] += 1
            if len(tokens) != len(name.text.split()):
                glued.add(tokens)
            if name.kind != "PER" and len(tokens) > 1 and tokens[0] in heads:
                for first in range(1, len(tokens)):
                    within[tokens[first:]][name.kind] += 1
    people = frozenset(
        word
        for tokens, counts in kinds.items()
        if len(tokens) > 1 and _mostly(counts) == "PER" and tokens not in glued
        for word in (tokens[0], tokens[-1])
    )
    outlets = frozenset(body_tokens(a.outlet) for a in articles if a.outlet)
    return _Story(dict(kinds), people, dict(within), small, outlets)


def _mostly(counts: Counter[NameKind]) -> NameKind | None:
    """The kind that most mentions have; None where there is none."""
    return counts.most_common(1)[0][0] if counts.total() else None


@cache
def _heads(pack: Pack) -> frozenset[str]:
    """First words of bodies and places that say what they are: "Kabupaten", "Dinas"."""
    bodies = (*pack.people.bodies.place_kinds, *pack.names.organisation_heads)
    return frozenset((*bodies, *pack.places.kinds, *pack.speech.organisations))


# --- where a name begins and ends -----------------------------------------------------------


def _cut(article: Article, name: Name, small: Counter[str], ends: frozenset[str]) -> Iterator[Name]:
    """A name without words in lower case before it and without a word glued to its end."""
    words = list(_WORD.finditer(name.text))
    first = next((w for w in words if not w.group().islower()), None)
    if first is None:
        if any(word not in small for word in name.text.split()):
            yield name
        return
    start = name.start + first.start()
    end = name.end - _glued(words[-1].group(), small, ends)
    yield replace(name, start=start, end=end, text=article.text[start:end])


def _glued(word: str, small: Counter[str], ends: frozenset[str]) -> int:
    """Letters of another word at the end of one that ends names without it: "Subiantoyang"."""
    fits = (
        i
        for i in range(_STEM, len(word) - _GLUED + 1)
        if word[i:] in small and word[:i].casefold() in ends
    )
    cut = next(fits, None)
    return len(word) - cut if cut else 0


def _is_common(name: Name, article: Article, story: _Story) -> bool:
    """Whether one word taken for a name stands in lower case as often as it is one."""
    word = name.text.casefold()
    if len(name.text.split()) > 1 or name.text.isupper() or word in story.people:
        return False
    pack = load_pack(article.language)
    if word in pack.names.given or (name.text,) in name_lists(pack).known:
        return False
    return story.small[word] >= story.kinds[body_tokens(name.text)].total()


# --- what a name is -------------------------------------------------------------------------


def _settled(article: Article, story: _Story) -> Iterator[Name]:
    """The names of an article, each of the kind that other names of the story show."""
    pack = load_pack(article.language)
    alone = frozenset(n.text.casefold() for n in article.names if n.kind == "PER")
    for i, name in enumerate(article.names):
        tokens = body_tokens(name.text)
        if tokens in story.outlets:
            kind: NameKind = "ORG"
        elif name.kind == "PER":
            kind = _of_person(article, i, tokens, story, pack)
        else:
            kind = _of_other(name, tokens, alone, story, pack)
        yield replace(name, kind=kind) if kind != name.kind else name


def _of_person(article: Article, place: int, tokens: Tokens, story: _Story, pack: Pack) -> NameKind:
    """What a name taken for a person is: a place behind its office, or what a longer one ends in.

    "Bupati Wanasari, Ratna Mulyani", "mahasiswa Trisakti" beside "Universitas Trisakti".
    """
    name = article.names[place]
    if not tokens or not story.people.isdisjoint(tokens):
        return "PER"
    seat = _word_before(article, name).casefold() in pack.people.seats
    if seat and _is_followed(article, place):
        return "LOC"
    if _in_office(article, place, pack):
        return "ORG"
    longer = story.within.get(tokens)
    if not longer or tokens[0] in pack.names.given:
        return "PER"
    if longer.total() < story.kinds[tokens]["PER"]:
        return "PER"
    return "LOC" if seat else _mostly(longer) or "PER"


def _word_before(article: Article, name: Name) -> str:
    """The word right before a name; empty where a mark or nothing stands there."""
    before = article.text[max(name.start - _REACH, 0) : name.start]
    return before.split()[-1] if before.endswith(" ") and before.strip() else ""


def _is_followed(article: Article, place: int) -> bool:
    """Whether a comma and a person's full name follow a name."""
    following = article.names[place + 1 : place + 2]
    if not following or len(following[0].text.split()) == 1:
        return False
    between = article.text[article.names[place].end : following[0].start]
    return following[0].kind == "PER" and between == ", "


def _in_office(article: Article, place: int, pack: Pack) -> bool:
    """Whether capitals behind an office are the body that it is held in: "ekonom EY, Sari Dewi"."""
    name = article.names[place]
    office = _word_before(article, name).casefold() in section_sets(pack.speech).roles
    return office and name.text.isupper() and _is_followed(article, place)


def _of_other(
    name: Name, tokens: Tokens, alone: frozenset[str], story: _Story, pack: Pack
) -> NameKind:
    """What a name taken for a body or place is: a person whom the story names more fully, or less.

    "Hamid" beside "Hamid Pradipto", "Raka Wibisana" beside "kata Raka".
    """
    words = name.text.split()
    listed = name_lists(pack).known.get(tuple(words))
    if listed or not tokens or name.text.isupper() or tokens in story.within:
        return name.kind
    if len(words) == 1:
        return "PER" if tokens[0] in story.people else name.kind
    headed = tokens[0] in _heads(pack) or name.kind == "ORG"
    return "PER" if not headed and words[0].casefold() in alone else name.kind


# --- two names taken for one ----------------------------------------------------------------


def _parted(article: Article, story: _Story) -> Iterator[Name]:
    """The names of an article, those of a place or body and a person parted between the two."""
    pack = load_pack(article.language)
    names = article.names
    i = 0
    while i < len(names):
        last = i + 1
        while last < len(names) and article.text[names[last - 1].end : names[last].start] == " ":
            last += 1
        behind = max(last - 2, i)
        yield from names[i:behind]
        yield from _two(article, names[behind:last], story, pack) or names[behind:last]
        i = last


def _two(
    article: Article, run: Sequence[Name], story: _Story, pack: Pack
) -> tuple[Name, Name] | None:
    """The body or place and the person whose names a run of words is; None where it is not.

    The first must be known to the story, or be a listed place; the second too, or be what the
    labels take for a person, or stand with the place behind an office over places.
    """
    start, end = run[0].start, run[-1].end
    words = list(_WORD.finditer(article.text, start, end))
    before = _word_before(article, run[0])
    labelled = run[-1].start if len(run) > 1 and run[-1].kind == "PER" else end
    for cut in range(len(words) - 1, 0, -1) if _may_open_office(before, pack) else ():
        kind = _kind_known(article.text[start : words[cut - 1].end()], story, pack)
        second = words[cut].start()
        rest = body_tokens(article.text[second:end])
        known = _mostly(story.kinds.get(rest, Counter())) == "PER"
        sure = known or before.casefold() in pack.people.seats or second < labelled < end
        if kind and sure and len(words) - cut > 1 and _may_begin(words[cut].group(), story, pack):
            first = _name(article, start, words[cut - 1].end(), kind)
            return first, _name(article, second, end, "PER")
    return None


def _may_begin(word: str, story: _Story, pack: Pack) -> bool:
    """Whether a word may begin a person's name: it is no body or place, and opens none."""
    if word.casefold() in _heads(pack) or (word,) in name_lists(pack).known:
        return False
    return _mostly(story.kinds.get(body_tokens(word), Counter())) in {None, "PER"}


def _may_open_office(word: str, pack: Pack) -> bool:
    """Whether the place or body of an office, or where somebody is from, may stand behind a word.

    Not so behind "dekat": the airport there may be called after somebody.
    """
    office = section_sets(pack.speech).roles | {*pack.speech.office_words, *pack.names.place_cues}
    return word[:1].isupper() or word in office


def _kind_known(text: str, story: _Story, pack: Pack) -> NameKind | None:
    """Whether words are a body or place that the story names alone, or that a list knows."""
    tokens = body_tokens(text)
    counts = story.kinds.get(tokens, Counter()) + story.within.get(tokens, Counter())
    kind = _mostly(counts) or name_lists(pack).known.get(tuple(text.split()))
    return kind if kind != "PER" else None


def _name(article: Article, start: int, end: int, kind: NameKind) -> Name:
    return Name(start=start, end=end, text=article.text[start:end], kind=kind)
