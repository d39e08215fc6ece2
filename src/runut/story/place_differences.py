"""One happening in two places of one kind."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import msgspec

from runut.languages.pack import load_pack
from runut.records import Article, Difference, DifferenceCode, Origin, Relation, Span
from runut.settings import Settings
from runut.story.claims import is_long_ago
from runut.story.event_times import happening_words, key_of
from runut.story.named_places import NamedPlace, named_places
from runut.story.place_chains import Chain, are_elsewhere, behind, beside_each_other, chains
from runut.story.sides import Passage, are_apart, make_difference
from runut.story.tellings import sentences_of
from runut.story.time_differences import weights
from runut.story.words import content_words, phrases, weighed

_CLAUSE = ",;:()"
_REACH = 40  # characters between a happening and where it was


class EventPlace(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """Where one article says that something happened; offsets are into its text."""

    article: Article
    sentence: Span
    happening: str
    place: NamedPlace
    goal: bool
    words: frozenset[str]


def find_place_differences(
    articles: list[Article], origins: tuple[Origin, ...], settings: Settings
) -> list[Difference]:
    """Find happenings that articles put in two places of one kind, each article in one of them.

    A goal ("bound for") is compared with a goal. An article that names both places knows both.
    """
    places = [p for a in articles for p in find_event_places(a, settings)]
    found = [*_of_kinds(places, origins, settings), *_of_sites(articles, origins, settings)]
    return [*found, *_of_names(articles, origins, settings)]


def _of_kinds(
    places: list[EventPlace], origins: tuple[Origin, ...], settings: Settings
) -> list[Difference]:
    weight = weights([p.words for p in places])
    groups: dict[tuple[str, int, bool], list[EventPlace]] = {}
    for a, b in combinations(places, 2):
        key = (a.happening, a.place.kind, a.goal)
        if key == (b.happening, b.place.kind, b.goal) and _differ(a, b, weight, origins, settings):
            groups.setdefault(key, []).extend((a, b))
    return [_difference(list(dict.fromkeys(found)), origins) for found in groups.values()]


def find_event_places(article: Article, settings: Settings) -> list[EventPlace]:
    """Find the places of happenings that come once in a story, in the order of the text."""
    pack, found = load_pack(article.language), []
    for sentence in sentences_of(article):
        text = article.text[sentence.start : sentence.end]
        if "?" in text or is_long_ago(article, sentence, settings):
            continue
        for place in named_places(text, pack):
            before = text[: place.start]
            near = before[max(before.rfind(mark) for mark in _CLAUSE) + 1 :]
            happened = list(phrases(happening_words(pack)).finditer(near))
            goal = phrases(pack.differences.spots.to).search(near) is not None
            at = before.split()[-1:] and before.split()[-1].lower() in pack.differences.spots.at
            if happened and (at or goal):
                found.append(
                    EventPlace(
                        article=article,
                        sentence=sentence,
                        happening=key_of(happened[-1].group(), pack),
                        place=place,
                        goal=goal,
                        words=content_words(text, pack),
                    )
                )
    return found


def _differ(
    a: EventPlace,
    b: EventPlace,
    weight: dict[str, float],
    origins: tuple[Origin, ...],
    settings: Settings,
) -> bool:
    one, other = a.place.name, b.place.name
    return (
        not one.startswith(other)
        and not other.startswith(one)
        and are_apart(a.article, b.article, origins)
        and other not in a.article.text.lower()
        and one not in b.article.text.lower()
        and weighed(a.words, b.words, weight) >= settings.place_likeness
    )


def _difference(found: list[EventPlace], origins: tuple[Origin, ...]) -> Difference:
    sides: dict[str, list[Passage]] = {}
    for item in found:
        start = item.sentence.start
        passage = Passage(
            article=item.article, start=start + item.place.start, end=start + item.place.end
        )
        sides.setdefault(item.place.name, []).append(passage)
    first = found[0]
    about = first.article.text[first.sentence.start : first.sentence.end]
    return make_difference("place", "contradiction", about, list(sides.values()), origins)


# --- names without a kind ---------------------------------------------------------------------


class _At(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """What one article places at a name (``chain``) or a site (a row of ``sites``)."""

    article: Article
    sentence: Span
    key: str
    chain: Chain
    words: frozenset[str]


def _of_names(
    articles: list[Article], origins: tuple[Origin, ...], settings: Settings
) -> list[Difference]:
    """Find happenings and goals that articles put at two names, none known to lie in the other."""
    at = [i for a in articles for i in _named(a, settings)]
    known = beside_each_other(articles)
    weight = weights([i.words for i in at])
    groups: dict[str, list[_At]] = {}
    for a, b in combinations(at, 2):
        texts = a.article.text.lower(), b.article.text.lower()
        wide = set(load_pack(a.article.language).differences.spots.wide)
        of_towns = not wide & {a.chain.names[0], b.chain.names[0]}
        apart = a.key == b.key and of_towns and are_elsewhere(a.chain, b.chain, known, *texts)
        if apart and _are_of_one(a, b, weight, origins, settings):
            groups.setdefault(a.key, []).extend((a, b))
    return [_of_two(list(dict.fromkeys(g)), "contradiction", (), origins) for g in groups.values()]


def _are_of_one(
    a: _At, b: _At, weight: dict[str, float], origins: tuple[Origin, ...], settings: Settings
) -> bool:
    enough = len((a.words & b.words) - set(a.chain.names) - set(b.chain.names))
    return (
        are_apart(a.article, b.article, origins)
        and enough >= settings.event_words
        and weighed(a.words, b.words, weight) >= settings.place_likeness
    )


def _named(article: Article, settings: Settings) -> Iterator[_At]:
    """Names of places right behind a happening or behind a word for a goal."""
    pack = load_pack(article.language)
    named, spots = chains(article), pack.differences.spots
    for sentence in sentences_of(article):
        text = article.text[sentence.start : sentence.end]
        if not named or "?" in text or is_long_ago(article, sentence, settings):
            continue
        words = content_words(text, pack)
        for chain in behind(article, named, sentence.start, sentence.end, spots.to):
            yield _At(article=article, sentence=sentence, key="", chain=chain, words=words)
        for chain in behind(article, named, sentence.start, sentence.end, spots.at):
            key = _happened(article, sentence, chain.start)
            if key:
                yield _At(article=article, sentence=sentence, key=key, chain=chain, words=words)


def _happened(article: Article, sentence: Span, at: int) -> str:
    """Key of the happening in the clause right before a place; empty where there is none."""
    pack = load_pack(article.language)
    before = article.text[sentence.start : at]
    near = before[max(before.rfind(mark) for mark in _CLAUSE) + 1 :]
    happened = list(phrases(happening_words(pack)).finditer(near))
    close = happened and len(near) - happened[-1].end() <= _REACH
    in_state = close and phrases(pack.differences.in_state).search(near[: happened[-1].start()])
    return key_of(happened[-1].group(), pack) if close and not in_state else ""


def _of_two(
    found: list[_At],
    relation: Relation,
    why: tuple[DifferenceCode, ...],
    origins: tuple[Origin, ...],
) -> Difference:
    sides: dict[str, list[Passage]] = {}
    for item in found:
        passage = Passage(article=item.article, start=item.chain.start, end=item.chain.end)
        sides.setdefault(item.chain.names[0], []).append(passage)
    first = found[0]
    about = first.article.text[first.sentence.start : first.sentence.end]
    return make_difference("place", relation, about, list(sides.values()), origins, why)


# --- sites without a name ---------------------------------------------------------------------


def _of_sites(
    articles: list[Article], origins: tuple[Origin, ...], settings: Settings
) -> list[Difference]:
    """Find happenings at two kinds of sites, each article knowing only one of them.

    One site may lie in the other (a hall in a school), so they are of two scopes.
    """
    at = [i for a in articles for i in _sites(a, settings)]
    weight = weights([i.words for i in at])
    groups: dict[str, list[_At]] = {}
    for a, b in combinations(at, 2):
        apart = a.key == b.key and a.chain.names != b.chain.names and _are_apart_sites(a, b)
        if apart and _are_of_one(a, b, weight, origins, settings):
            groups.setdefault(a.key, []).extend((a, b))
    return [_of_two(list(dict.fromkeys(g)), "scope", ("sites",), origins) for g in groups.values()]


def _are_apart_sites(a: _At, b: _At) -> bool:
    """Whether neither article knows the other's kind of site."""
    rows = load_pack(a.article.language).differences.spots.sites
    return not any(
        phrases(rows[int(one.chain.names[0])]).search(two.article.text)
        for one, two in ((a, b), (b, a))
    )


def _sites(article: Article, settings: Settings) -> Iterator[_At]:
    pack = load_pack(article.language)
    for sentence in sentences_of(article):
        text = article.text[sentence.start : sentence.end]
        if "?" in text or is_long_ago(article, sentence, settings):
            continue
        for number, row in enumerate(pack.differences.spots.sites):
            for site in phrases(row).finditer(text):
                before = text[: site.start()].rstrip()
                on = phrases(pack.differences.spots.on).finditer(before)
                there = any(m.end() == len(before) for m in on)
                key = _happened(article, sentence, sentence.start + site.start()) if there else ""
                start, end = sentence.start + site.start(), sentence.start + site.end()
                if key:
                    chain = Chain(names=(str(number),), start=start, end=end)
                    words = content_words(text, pack)
                    yield _At(article=article, sentence=sentence, key=key, chain=chain, words=words)
