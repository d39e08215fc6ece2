"""One happening in two places of one kind."""

from __future__ import annotations

from itertools import combinations

import msgspec

from runut.languages.pack import load_pack
from runut.records import Article, Difference, Origin, Span
from runut.settings import Settings
from runut.story.claims import is_long_ago
from runut.story.event_times import happening_words, key_of
from runut.story.named_places import NamedPlace, named_places
from runut.story.sides import Passage, are_apart, make_difference
from runut.story.tellings import sentences_of
from runut.story.time_differences import weights
from runut.story.words import content_words, phrases, weighed

_CLAUSE = ",;:()"


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
