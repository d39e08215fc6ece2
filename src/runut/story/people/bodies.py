"""Tie the names of organisations and places of a story: acronyms, short names, countries, seats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from runut.article.cues import lexicon_of
from runut.article.people import section_sets
from runut.article.words import Word, is_verb, split_words
from runut.languages.pack import Pack, load_pack
from runut.languages.people import PeopleWords
from runut.records import Article, Name, NameKind
from runut.story.people.body_names import (
    agree,
    body_tokens,
    learn_acronyms,
    plain_name,
    spelt_out,
    without_form,
)
from runut.story.people.mentions import words_within
from runut.story.people.spellings import Tokens, one_slip
from runut.story.people.territories import territories

Key = tuple[str, ...]

# A slip is taken for one in words so long, in names of so many words.
_LONG, _WORDS = 8, 3


class BodyMention(NamedTuple):
    """One mention of an organisation or a place, and what it is compared by."""

    article: str
    place: int  # in the article's names
    text: str
    kind: NameKind
    key: Key
    short: bool  # an acronym or another name that stands for the full one


def tie_bodies(articles: Sequence[Article]) -> list[list[BodyMention]]:
    """Group the mentions of organisations and places of a story by what they name."""
    learnt = {a.id: learn_acronyms(a, load_pack(a.language).people) for a in articles}
    shared = agree(learnt.values())
    mentions = [m for a in articles for m in _read(a, shared | learnt[a.id])]
    groups: dict[Key, list[BodyMention]] = defaultdict(list)
    for mention in mentions:
        groups[mention.key].append(mention)
    return _with_short_names(_without_slips(groups), articles)


class _Reading(NamedTuple):
    """What an article's names are read with."""

    words: Sequence[Word]
    starts: Sequence[int]
    learnt: Mapping[Tokens, Tokens]
    pack: Pack
    section: PeopleWords


def _read(article: Article, learnt: Mapping[Tokens, Tokens]) -> list[BodyMention]:
    names = [(i, n) for i, n in enumerate(article.names) if n.kind != "PER"]
    if not names:
        return []
    pack = load_pack(article.language)
    words = split_words(article.text, pack.speech)
    reading = _Reading(words, [w.start for w in words], learnt, pack, pack.people)
    return [_mention(article.id, i, n, reading) for i, n in names]


def _mention(article: str, place: int, name: Name, reading: _Reading) -> BodyMention:
    section = reading.section
    tokens = body_tokens(name.text)
    full = _full_name(name.text, reading.learnt, section)
    key: Key = _key(full, reading.pack, section)
    if tokens in _seats(section) and _means_power(name, reading):
        key = ("power", *tokens)
    return BodyMention(
        article=article,
        place=place,
        text=" ".join(name.text.split()),
        kind="ORG" if key[0] == "power" else name.kind,
        key=key,
        short=full != plain_name(tokens, section) or tokens in _short_countries(section),
    )


def _full_name(text: str, learnt: Mapping[Tokens, Tokens], section: PeopleWords) -> Tokens:
    """The long form of a name, as the article, the story or the language's data have it."""
    tokens = body_tokens(text)
    capital = frozenset(t for w in text.split() if w[0].isupper() for t in body_tokens(w))
    once = spelt_out(plain_name(tokens, section), learnt, section, capital)
    twice = spelt_out(once, {}, section, frozenset(once))
    return plain_name(twice, section)


def _key(full: Tokens, pack: Pack, section: PeopleWords) -> Key:
    countries = territories(pack.code, section)
    for name in (full, without_form(full, section)):
        if name in countries:
            return ("territory", countries[name])
    links = pack.speech.joins
    return ("name", *(t for t in full if t not in links))


@cache
def _short_countries(section: PeopleWords) -> frozenset[Tokens]:
    return frozenset(body_tokens(name) for name in section.bodies.countries)


# --- places that stand for who governs there -------------------------------------------------


@cache
def _seats(section: PeopleWords) -> frozenset[Tokens]:
    return frozenset(body_tokens(name) for name in section.bodies.seats_of_power)


def _means_power(name: Name, reading: _Reading) -> bool:
    """Whether "Pyongyang" means those who govern there: it acts, or is dealt with, or speaks."""
    words, bodies = reading.words, reading.section.bodies
    first, last = words_within(name, words, reading.starts)
    before = words[first - 1].fold if first else ""
    if before in bodies.place_before or before in _place_words(reading.pack):
        return False
    if before in bodies.power_before or name.kind == "ORG":
        return True
    after = words[last] if last < len(words) else None
    if after is None or not after.text.islower():
        return False
    lexicon, _ = lexicon_of(reading.pack.speech)
    return after.fold in lexicon or is_verb(after, reading.pack.speech)


@cache
def _place_words(pack: Pack) -> frozenset[str]:
    return frozenset((*pack.places.before, *pack.places.kinds))


# --- slips of the pen ------------------------------------------------------------------------


def _without_slips(groups: Mapping[Key, list[BodyMention]]) -> dict[Key, list[BodyMention]]:
    """Join names of several words that differ by one slip in one long word of them."""
    joined: dict[Key, list[BodyMention]] = {}
    without: dict[tuple[Key, Key], Key] = {}
    for key in sorted(groups, key=lambda k: -len(groups[k])):
        gaps = [(key[:i], key[i + 1 :]) for i in range(1, len(key)) if len(key[i]) >= _LONG]
        gaps = gaps if len(key) > _WORDS else []
        fits = (without[g] for g in gaps if g in without)
        home = next((k for k in fits if one_slip(*_odd(k, key))), key)
        joined.setdefault(home, []).extend(groups[key])
        for gap in gaps:
            without.setdefault(gap, key)
    return joined


def _odd(a: Key, b: Key) -> tuple[str, str]:
    """The only words in which two keys of one length differ."""
    return next((x, y) for x, y in zip(a, b, strict=True) if x != y)


# --- short names -----------------------------------------------------------------------------


def _with_short_names(
    groups: dict[Key, list[BodyMention]], articles: Sequence[Article]
) -> list[list[BodyMention]]:
    """Join a name to the one longer name of its article that it must be short for.

    "Garuda" is short for "Garuda Indonesia", "Rinjani" for "Gunung Rinjani" - where nothing else
    in the story begins or ends so.
    """
    languages = {a.id: a.language for a in articles}
    begins, bares = _openings(groups, languages)
    homes = {key: _home(key, groups, begins, bares) for key in groups}
    joined: dict[Key, list[BodyMention]] = defaultdict(list)
    for key, mentions in groups.items():
        joined[homes[key]].extend(mentions)
    return list(joined.values())


def _openings(
    groups: dict[Key, list[BodyMention]], languages: dict[str, str]
) -> tuple[dict[Key, set[Key]], dict[Key, set[Key]]]:
    """Keys by their first words, and keys of places by the name without "gunung" and the like."""
    begins: dict[Key, set[Key]] = defaultdict(set)
    bares: dict[Key, set[Key]] = defaultdict(set)
    for key, mentions in groups.items():
        section = load_pack(languages[mentions[0].article]).people
        heads = section_sets(load_pack(languages[mentions[0].article]).speech)
        if key[0] != "name" or len(key) < 3:
            continue
        for stop in range(3, len(key)):
            if key[1:stop] in _of_a_place(section):
                bares[key[:stop]].add(key)
        if all(m.short for m in mentions):
            continue
        if key[1] in section.bodies.place_kinds:
            bares[("name", *key[2:])].add(key)
        elif key[1] not in heads.organisations and key[1] not in heads.name_heads:
            for stop in range(2, len(key)):
                begins[key[:stop]].add(key)
    return begins, bares


@cache
def _of_a_place(section: PeopleWords) -> frozenset[Tokens]:
    return frozenset(body_tokens(name) for name in section.bodies.of_a_place)


def _home(
    key: Key,
    groups: Mapping[Key, Sequence[BodyMention]],
    begins: Mapping[Key, set[Key]],
    bares: Mapping[Key, set[Key]],
) -> Key:
    """The key of the longer name that a name is short for, else its own."""
    if key[0] != "name" or all(m.short for m in groups[key]):
        return key
    kinds = {m.kind for m in groups[key]}
    longer = begins.get(key, set()) | bares.get(key, set())
    if len(longer) != 1:
        return key
    home = next(iter(longer))
    same_kind = kinds & {m.kind for m in groups[home]}
    together = {m.article for m in groups[key]} & {m.article for m in groups[home]}
    bare = home in bares.get(key, set())
    if not same_kind or not together or (kinds == {"LOC"} and not bare):
        return key
    return _home(home, groups, begins, bares)
