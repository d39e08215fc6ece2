"""Grouping: the same event together, look-alikes apart, whatever the order of arrival."""

import csv
import math
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from runut.corpus.copies import find_copies
from runut.corpus.likeness import PARTS, likeness, weigh
from runut.corpus.linking import link_by_average
from runut.corpus.places import places_of
from runut.corpus.rarity import load_frequencies, measure_rarity
from runut.corpus.stories import group_into_stories
from runut.corpus.union import unite
from runut.corpus.when import days_told, in_order, moment, moment_of
from runut.corpus.words import stem
from runut.records import Article, Group, Impossible, Published, Timex
from runut.settings import Settings

CASES = Path(__file__).parent / "cases" / "stories.tsv"


def rows() -> list[dict[str, str]]:
    lines = [ln for ln in CASES.read_text("utf-8").splitlines() if not ln.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def article(
    ident: str, title: str, text: str = "", published: str | None = None, outlet: str | None = None
) -> Article:
    return Article(
        id=ident,
        source=f"{ident}.txt",
        title=title,
        text=text,
        sha256="",
        language="id",
        outlet=outlet,
        published=Published(value=published or None, basis="metadata" if published else "unknown"),
    )


def collection() -> list[Article]:
    return [article(r["id"], r["title"], r["text"], r["published"], r["outlet"]) for r in rows()]


def told(articles: list[Article]) -> set[frozenset[str]]:
    groups = group_into_stories(articles, find_copies(articles, Settings()), Settings())
    return {frozenset(g.articles) for g in groups}


def expected() -> set[frozenset[str]]:
    events: dict[str, set[str]] = defaultdict(set)
    for row in rows():
        events[row["story"]].add(row["id"])
    return {frozenset(ids) for ids in events.values()}


def day(value: str, impossible: bool = False) -> Timex:
    why = Impossible(reading=value, why="weekday") if impossible else None
    return Timex(start=0, end=0, text="", type="DATE", value=value, impossible=why)


def test_look_alike_events_of_the_same_days_stay_apart() -> None:
    assert told(collection()) == expected()


def test_the_order_of_arrival_changes_nothing() -> None:
    articles = collection()
    groups = group_into_stories(articles, [], Settings())
    assert group_into_stories(articles[::-1], [], Settings()) == groups


def test_articles_without_any_date_still_find_their_story() -> None:
    undated = [replace(a, published=Published()) for a in collection()]
    assert told(undated) == expected()


def test_a_story_keeps_its_id_as_it_grows() -> None:
    articles = [a for a in collection() if a.id.startswith("a")]
    small = group_into_stories(articles[:2], [], Settings())
    grown = group_into_stories(articles, [], Settings())
    assert [g.id for g in small] == [g.id for g in grown]
    assert grown[0].articles == ("a1", "a2", "a3")


def test_every_article_stands_in_exactly_one_story() -> None:
    groups = group_into_stories(collection(), [], Settings())
    assert sorted(i for g in groups for i in g.articles) == sorted(a.id for a in collection())


def test_another_story_of_the_same_actors_is_related_and_says_why() -> None:
    articles = [a for a in collection() if a.id in {"e1", "e2", "f1", "f2"}]
    groups = group_into_stories(articles, [], Settings())
    first, second = groups
    assert [r.story for r in first.related] == [second.id]
    assert first.related[0].reason.startswith("names: Antisuap, Komisi, Meutia, Larasati")


def goes_on(later: str, text: str, published: str) -> Group:
    """The story of a later article, grouped with the arrest of Bupati Gatot."""
    articles = [a for a in collection() if a.id in {"e1", "e2", "e3"}]
    articles.append(article("v", later, text, published))
    groups = group_into_stories(articles, [], Settings())
    return next(g for g in groups if "v" in g.articles)


def test_a_trial_continues_the_arrest_of_the_same_man_and_says_why() -> None:
    trial = goes_on(
        "Sidang Perdana Gatot Prakoso, Jaksa Beberkan Suap Pasar Lembayung",
        "Jaksa membacakan dakwaan terhadap Gatot Prakoso, bekas Bupati Lembayung, dalam sidang "
        "perdana. Uang dari pengusaha itu terkait proyek pembangunan Pasar Lembayung. Hakim ketua "
        "Surya Atmaja menunda sidang pekan depan untuk mendengar keterangan saksi.",
        "2024-02-26T10:00:00+07:00",
    )
    assert trial.articles == ("v",)
    assert trial.continues is not None
    assert "Gatot" in trial.continues.reason
    assert "Lembayung" in trial.continues.reason
    assert trial.continues.story not in {r.story for r in trial.related}


def test_another_arrest_by_the_same_agency_continues_nothing() -> None:
    articles = [a for a in collection() if a.id[0] in "ef"]
    assert all(not g.continues for g in group_into_stories(articles, [], Settings()))


def test_two_visits_of_the_same_leaders_stay_apart_and_are_related() -> None:
    visit = [
        "Presiden Arkania Ludo Marek tiba di Vestoria untuk bertemu Perdana Menteri Ilka Sorens. "
        "Keduanya akan meneken pakta gandum dan meninjau pelabuhan baru. Penasihat Marek, Bruno "
        "Halek, menyebut kunjungan berlangsung dua hari. Liga Utara mengkritik lawatan itu.",
        "Ludo Marek mendarat di Vestoria dan disambut Ilka Sorens di tangga pesawat. Bruno Halek "
        "mengatakan pakta gandum diteken besok, disusul jamuan kenegaraan. Kunjungan ini yang "
        "pertama sejak sengketa Selat Morwen mereda.",
    ]
    other = (
        "Perdana Menteri Vestoria Ilka Sorens tiba di Kota Dravna, Arkania, dengan kereta khusus. "
        "Lokasi pertemuannya dengan Presiden Ludo Marek belum diumumkan. Media setempat menduga "
        "keduanya membahas penjualan baja serta latihan laut bersama."
    )
    before, when = "2023-09-12", "2024-06-19"
    groups = group_into_stories(
        [
            article("1", "Ludo Marek Kunjungi Vestoria, Bertemu Ilka Sorens", visit[0], when),
            article("2", "Ilka Sorens Sambut Ludo Marek di Vestoria", visit[1], when),
            article("3", "Pertemuan Ilka Sorens dan Ludo Marek Dirahasiakan", other, before),
        ],
        [],
        Settings(),
    )
    assert [g.articles for g in groups] == [("3",), ("1", "2")]
    assert [r.story for r in groups[0].related] == [groups[1].id]
    assert not groups[1].continues


def test_stories_that_share_nothing_rare_are_not_related() -> None:
    articles = [a for a in collection() if a.id in {"c1", "c2", "e1", "e2"}]
    assert all(not g.related for g in group_into_stories(articles, [], Settings()))


def test_a_copy_joins_the_story_of_its_source_whatever_its_title() -> None:
    source = collection()[0]
    copied = article("z", "Kabar Duka dari Daerah", source.text, "2024-02-12T09:00:00+07:00")
    other = article("y", "Harga Cabai Naik", "Harga cabai naik di semua pasar.", "2024-02-12")
    groups = told([source, copied, other])
    assert frozenset({"a1", "z"}) in groups
    assert frozenset({"y"}) in groups


def test_titles_alone_join_only_where_most_words_agree() -> None:
    titles = [
        article(
            "1", "Kapal Nelayan Tenggelam di Selat Purnama, Enam Selamat", published="2024-05-01"
        ),
        article(
            "2",
            "Enam Nelayan Selamat Usai Kapal Tenggelam di Selat Purnama",
            published="2024-05-01",
        ),
        article("3", "Kapal Penumpang Kandas di Teluk Sore, Semua Selamat", published="2024-05-01"),
    ]
    assert told(titles) == {frozenset({"1", "2"}), frozenset({"3"})}


def test_pages_that_failed_to_load_are_no_story() -> None:
    failed = [article(i, "Error", published="2024-05-01") for i in ("1", "2")]
    assert told(failed) == {frozenset({"1"}), frozenset({"2"})}


@pytest.mark.parametrize("count", [0, 1])
def test_nothing_and_one_article_are_no_special_case(count: int) -> None:
    groups = group_into_stories(collection()[:count], [], Settings())
    assert [g.articles for g in groups] == [("a1",)][:count]


def test_an_article_without_any_words_stands_alone() -> None:
    assert told([article("1", "", ""), article("2", "!!", "...")]) == {
        frozenset({"1"}),
        frozenset({"2"}),
    }


# --- likeness ------------------------------------------------------------------------------


def test_likeness_is_symmetric_and_explains_itself() -> None:
    articles = collection()
    rarity = measure_rarity(articles)["id"]
    said = [weigh(a, rarity) for a in articles]
    for a, b in combinations(said, 2):
        one, other = likeness(a, b), likeness(b, a)
        assert one.value == pytest.approx(other.value)
        words = sum(weight * getattr(one, part) for part, weight in PARTS.items())
        factors = (one.numbers, one.places, one.days, one.time, one.length)
        assert one.words == pytest.approx(words)
        assert one.value == pytest.approx(min(words * math.prod(factors), 1))
        assert 0 <= one.value <= 1


def test_two_floods_speak_against_each_other_by_their_places() -> None:
    articles = {a.id: a for a in collection()}
    rarity = measure_rarity(articles.values())["id"]
    said = {i: weigh(a, rarity) for i, a in articles.items()}
    assert likeness(said["a1"], said["b1"]).places < 1
    assert likeness(said["a1"], said["a2"]).places == 1


def test_days_told_that_clash_speak_against() -> None:
    first, second = collection()[:2]
    rarity = measure_rarity([first, second])["id"]
    near = replace(second, timexes=(day("2024-02-11"),))
    far = replace(second, timexes=(day("2023-02-11"),))
    first = replace(first, timexes=(day("2024-02-11"),))
    assert likeness(weigh(first, rarity), weigh(near, rarity)).days == 1
    assert likeness(weigh(first, rarity), weigh(far, rarity)).days < 1


@pytest.mark.parametrize(
    ("title", "text", "language", "places"),
    [
        ("Banjir Rendam Rumah di Kabupaten Selagiri", "", "id", {"selagiri"}),
        ("Gempa", "Getaran terasa di kota perbatasan Ravna, Morwen.", "id", {"ravna", "morwen"}),
        ("Jalan di mana-mana rusak", "Kata dia di sini.", "id", set()),
        ("Fire in the city of Dravna kills two", "", "en", {"dravna"}),
        (
            "Feri",
            "Kapal terbalik di Morwen. Basarnas tiba di St. Halek.",
            "id",
            {"morwen", "st", "halek"},
        ),
        ("Fire in Dravna", "", "xx", set()),
    ],
)
def test_places_stand_after_words_of_place(
    title: str, text: str, language: str, places: set[str]
) -> None:
    assert places_of(title, text, language) == {stem(w, language) for w in places}


# --- time ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("2024-06-18T23:30:00Z", "2024-06-19T07:00:00+07:00"),
        ("2024-06-18T20:00:00+07:00", "2024-06-18T14:00:00Z"),
        ("2024-06-18", "2024-06-19"),
        ("2024-06-18T08:00", "2024-06-18"),
    ],
)
def test_moments_are_compared_across_zones(earlier: str, later: str) -> None:
    first, second = moment(earlier), moment(later)
    assert first is not None
    assert second is not None
    assert first < second


@pytest.mark.parametrize("value", ["", "2024-W25", "kemarin", "XXXX-WXX-2", "2024-13-40"])
def test_what_is_no_day_has_no_moment(value: str) -> None:
    assert moment(value) is None


def test_the_day_named_most_stands_for_an_unknown_publication() -> None:
    one = replace(
        article("1", "A"), timexes=(day("2024-06-18"), day("2024-06-18"), day("2025-01-01"))
    )
    assert moment_of(one) == moment("2024-06-18")


def test_impossible_dates_are_no_evidence() -> None:
    one = replace(article("1", "A"), timexes=(day("2024-06-16", impossible=True),))
    assert days_told(one) == frozenset()
    assert moment_of(one) is None


def test_undated_articles_come_last() -> None:
    dated = article("z", "A", published="2024-01-01")
    assert [a.id for a in in_order([article("a", "B"), dated])] == ["z", "a"]


# --- parts ---------------------------------------------------------------------------------


def linked(
    units: int,
    alike: dict[tuple[int, int], float],
    threshold: float,
    bare: frozenset[int] = frozenset(),
) -> list[list[int]]:
    near: dict[int, dict[int, float]] = {unit: {} for unit in range(units)}
    for (a, b), value in alike.items():
        near[a][b] = near[b][a] = value
    return link_by_average([[unit] for unit in near], near, threshold, bare)


def test_average_link_lets_no_single_pair_join_two_groups() -> None:
    alike = {(0, 1): 0.4, (2, 3): 0.4, (1, 2): 0.9}
    assert linked(4, alike, 0.5) == [[0], [1, 2], [3]]
    alike = {(0, 1): 0.5, (2, 3): 0.5, (1, 2): 0.4}
    assert linked(4, alike, 0.3) == [[0, 1], [2, 3]]


def test_a_tight_group_takes_in_nothing_half_as_alike() -> None:
    alike = {(0, 1): 0.45, (0, 2): 0.2, (1, 2): 0.2}
    assert linked(3, alike, 0.1) == [[0, 1], [2]]
    assert linked(3, alike | {(0, 2): 0.3}, 0.1) == [[0, 1, 2]]


def test_titles_that_share_few_words_with_one_another_meet_by_those_of_all() -> None:
    alike = {(0, 1): 0.3, (2, 3): 0.3, (0, 2): 0.2, (1, 3): 0.2, (0, 3): 0.1}
    assert linked(4, alike, 0.16) == [[0, 1], [2, 3]]
    assert linked(4, alike, 0.16, frozenset(range(4))) == [[0, 1, 2, 3]]
    assert linked(4, alike, 0.16, frozenset({0, 1, 2})) == [[0, 1], [2, 3]]


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1]),
        st.floats(0, 1),
    ),
    st.floats(0.01, 1),
)
def test_average_link_keeps_every_unit_once(
    alike: dict[tuple[int, int], float], threshold: float
) -> None:
    groups = linked(8, alike, threshold)
    assert sorted(unit for group in groups for unit in group) == list(range(8))


def test_union_follows_chains_and_leads_to_the_first() -> None:
    assert unite("abcd", [("c", "b"), ("b", "a")]) == {"a": "a", "b": "a", "c": "a", "d": "d"}


def test_the_background_table_is_sound() -> None:
    articles, table = load_frequencies("id")
    assert all(0 < n <= articles for n in table.values())
    assert table["yang"] > table["banjir"] > 0
    assert load_frequencies("xx") == (0, {})
