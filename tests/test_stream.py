"""The stream: articles one at a time, closed stories leave, late ones find theirs, ids stay."""

from __future__ import annotations

import random
from collections.abc import Iterable
from itertools import count

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from msgspec.structs import replace
from test_stories import article, collection, expected

from runut.corpus.copies import find_copies
from runut.corpus.ids import found_id, inherit, redirects_of
from runut.corpus.near import COMPARED, enter, found_under, remove
from runut.corpus.rarity import measure_rarity
from runut.corpus.stories import group_into_stories
from runut.corpus.stream import open_groups, settle, take
from runut.corpus.vocabulary import REMEMBERED, learn
from runut.corpus.working import CLOCK, Stream
from runut.records import Article, Group, Published, Redirect
from runut.settings import Settings

SETTINGS = Settings()
LETTERS = [a + b for a in "bdfgkm" for b in "aeiou"]


def one_by_one(articles: Iterable[Article], stream: Stream) -> list[Group]:
    """All stories, closed or open, after articles have come one at a time."""
    closed: list[Group] = []
    for one in articles:
        closed += take(stream, [one], [], SETTINGS).closed
    closed += settle(stream, SETTINGS).closed
    return closed + open_groups(stream)


def told(groups: Iterable[Group]) -> set[frozenset[str]]:
    return {frozenset(group.articles) for group in groups}


def filler(days: Iterable[int]) -> list[Article]:
    """Articles of other days that share nothing with any other."""
    return [
        article(
            f"lain-{day}-{n}",
            " ".join(f"{word}{LETTERS[day]}{LETTERS[n]}q" for word in ("kab", "sep", "ten", "lur")),
            published=f"2024-03-{day:02}",
        )
        for day in days
        for n in range(CLOCK)
    ]


def story(prefix: str) -> list[Article]:
    return [a for a in collection() if a.id.startswith(prefix)]


def test_one_at_a_time_gives_the_stories_of_a_batch() -> None:
    articles = collection()
    assert told(one_by_one(articles, Stream())) == expected()


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_arrival_within_a_day_changes_nothing(seed: int) -> None:
    articles = random.Random(seed).sample(collection(), len(collection()))
    assert told(one_by_one(articles, Stream())) == expected()


def test_what_is_too_old_is_closed_and_held_no_longer() -> None:
    stream = Stream()
    groups = one_by_one([*collection(), *filler([1])], stream)
    assert expected() <= told(groups)
    assert {a for group in open_groups(stream) for a in group.articles} == {
        a.id for a in filler([1])
    }
    sizes = (len(stream.articles), len(stream.units), len(stream.near))
    assert sizes == (CLOCK, CLOCK, CLOCK)
    assert {unit for units in stream.index.values() for unit in units} <= set(stream.units)


def test_the_working_set_stays_as_large_as_its_window() -> None:
    stream, sizes = Stream(), []
    for day in range(1, 29):
        take(stream, filler([day]), [], SETTINGS)
        sizes.append(len(stream.units))
    stay = int(SETTINGS.story_window + SETTINGS.story_grace)
    assert max(sizes) <= (stay + 2) * CLOCK


def test_a_late_article_finds_its_story_within_the_days_of_grace() -> None:
    stream = Stream()
    late, *rest = story("a")
    rest = [*rest, *(replace(a, published=Published(value="2024-02-17")) for a in filler([1]))]
    groups = one_by_one([*rest, late], stream)
    assert frozenset(a.id for a in story("a")) in told(groups)


def test_one_date_years_ahead_closes_nothing() -> None:
    first, second, third = story("a")
    lost = article("z", "Ramalan cuaca tahun depan cerah", published="2031-01-01")
    groups = one_by_one([first, lost, second, third], Stream())
    assert frozenset({"a1", "a2", "a3"}) in told(groups)


def test_undated_articles_leave_by_their_arrival() -> None:
    stream = Stream()
    undated = [replace(a, published=Published(), timexes=()) for a in story("a")]
    take(stream, [*story("b"), *undated], [], SETTINGS)
    assert {a.id for a in undated} <= set(stream.articles)
    take(stream, filler([1]), [], SETTINGS)
    take(stream, filler([2]), [], SETTINGS)
    assert not {a.id for a in undated} & set(stream.articles)


def test_a_story_keeps_its_id_though_an_older_article_comes_late() -> None:
    stream = Stream()
    first, second, third = story("a")
    take(stream, [second, third], [], SETTINGS)
    before = {g.id for g in open_groups(stream)}
    taken = take(stream, [first], [], SETTINGS)
    assert {g.id for g in open_groups(stream)} == before
    assert taken.redirects == []


def test_copies_that_come_in_another_call_join_their_source() -> None:
    source = story("a")[0]
    copied = article("z", "Kabar Duka dari Daerah", source.text, "2024-02-12T09:00:00+07:00")
    stream = Stream()
    take(stream, [source], [], SETTINGS)
    take(stream, [copied], find_copies([source, copied], SETTINGS), SETTINGS)
    assert told(open_groups(stream)) == {frozenset({source.id, "z"})}


def test_a_story_that_a_later_article_joins_to_another_leaves_a_redirect() -> None:
    words = iter(f"kata{n}" for n in count())
    left, right = ([next(words) for _ in range(6)] for _ in range(2))
    both = [
        article(f"m{n}", " ".join(left + right), " ".join(left + right), "2024-02-11")
        for n in range(4)
    ]
    one = article(
        "l", " ".join(left), " ".join(left + [next(words) for _ in range(9)]), "2024-02-11"
    )
    other = article(
        "r", " ".join(right), " ".join(right + [next(words) for _ in range(9)]), "2024-02-11"
    )
    stream = Stream()
    take(stream, [one, other], [], SETTINGS)
    first, second = (g.id for g in open_groups(stream))
    redirects = [r for a in both for r in take(stream, [a], [], SETTINGS).redirects]
    redirects += settle(stream, SETTINGS).redirects
    (merged,) = open_groups(stream)
    assert merged.id in {first, second}
    gone = ({first, second} - {merged.id}).pop()
    assert Redirect(story=gone, kind="merged", to=(merged.id,)) in redirects


@given(st.lists(st.integers(0, 11), min_size=1, max_size=12, unique=True), st.integers(1, 4))
@hypothesis_settings(max_examples=30, deadline=None)
def test_no_article_is_lost_or_told_twice(order: list[int], size: int) -> None:
    articles, stream, groups = collection(), Stream(), []
    chosen = [articles[n] for n in order]
    for n in range(0, len(chosen), size):
        groups += take(stream, chosen[n : n + size], [], SETTINGS).closed
    groups += open_groups(stream)
    assert sorted(a for g in groups for a in g.articles) == sorted(a.id for a in chosen)
    assert len({g.id for g in groups}) == len(groups)


def test_a_batch_is_a_stream_that_gets_all_at_once() -> None:
    articles = collection()
    stream = Stream()
    take(stream, articles, [], SETTINGS)
    settle(stream, SETTINGS)
    batch = group_into_stories(articles, [], SETTINGS)
    assert [(g.id, g.articles) for g in open_groups(stream)] == [(g.id, g.articles) for g in batch]


# --- parts ---------------------------------------------------------------------------------


def test_an_index_gives_back_the_nearest_and_forgets_what_was_removed() -> None:
    index: dict[str, list[int]] = {}
    for unit in range(COMPARED + 5):
        enter(unit, {"banjir": 0.5, **({"waru": 0.5} if unit < 3 else {})}, index)
    found = found_under({"waru": 0.7, "banjir": 0.3}, index, 0.06)
    assert len(found) == COMPARED
    assert {0, 1, 2} <= set(found)
    for unit in range(COMPARED + 5):
        remove(unit, {"banjir": 0.5, "waru": 0.5}, index)
    assert index == {}


def test_words_counted_fade_as_a_stream_grows() -> None:
    one = article("1", "Banjir di Waruasih")
    rarities = measure_rarity([one])
    known = rarities["id"]
    known.counts["banjir"] = 1001
    rarities["id"] = replace(known, articles=REMEMBERED + 1)
    learn(rarities, [article("2", "Banjir lagi")])
    assert rarities["id"].articles == (REMEMBERED + 1) // 2 + 1
    assert rarities["id"].counts["banjir"] == 501
    assert "waruasih" not in rarities["id"].counts


def test_each_earlier_story_lives_on_where_most_of_it_went() -> None:
    before = {"a": [1, 2, 3], "b": [4, 5], "c": [9]}
    assert inherit(before, [[1, 2], [3, 4, 5], [6]]) == ["a", "b", None]
    assert inherit(before, [[1, 2, 3, 4, 5]]) == ["a"]
    assert inherit({}, [[1]]) == [None]


def test_redirects_say_what_was_merged_and_what_was_split() -> None:
    before = {"a": ["1", "2", "3"], "b": ["4"], "c": ["5"], "d": ["gone"]}
    now = {"1": "a", "2": "a", "3": "x", "4": "a", "5": "c"}
    assert redirects_of(before, now) == [
        Redirect(story="a", kind="split", to=("x",)),
        Redirect(story="b", kind="merged", to=("a",)),
    ]


def test_an_id_comes_from_the_first_article_whose_id_is_free() -> None:
    first, second = found_id(["a"], ()), found_id(["b"], ())
    assert found_id(["a", "b"], {first}) == second
    assert found_id(["a"], {first}) not in {first, second}
