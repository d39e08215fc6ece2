"""What speaks for one event and against it: names, numbers, places, days, titles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from story_example import article

from runut.corpus.likeness import Likeness, likeness, weigh
from runut.corpus.names_told import names_told
from runut.corpus.numbers_told import numbers_told
from runut.corpus.rarity import measure_rarity
from runut.corpus.words import stem, words_of
from runut.records import Article, Published

FERRY = article(
    "a",
    "Feri Samudra Lestari terbalik di Selat Morwen. Basarnas mengevakuasi 148 penumpang, sebanyak "
    "17 orang hilang. Nakhoda feri Samudra Lestari diperiksa polisi.",
    title="Feri Samudra Lestari Terbalik, 17 Orang Hilang",
)
SAME = article(
    "b",
    "Sebanyak 148 penumpang selamat ketika feri Samudra Lestari terbalik di Selat Morwen. "
    "Pencarian 17 penumpang lain berlanjut, kata Basarnas.",
    title="148 Penumpang Feri di Selat Morwen Selamat",
)
OTHER = article(
    "c",
    "Feri Kartika Bahari terbalik di Teluk Dravna. Basarnas mengevakuasi 62 penumpang, sebanyak "
    "5 orang hilang. Nakhoda feri Kartika Bahari diperiksa polisi.",
    title="Feri Kartika Bahari Terbalik, 5 Orang Hilang",
)


def compare(a: Article, b: Article, *others: Article) -> Likeness:
    rarity = measure_rarity([a, b, *others])[a.language]
    return likeness(weigh(a, rarity), weigh(b, rarity))


def test_the_same_rare_numbers_speak_for_one_event_and_others_against() -> None:
    assert compare(FERRY, SAME).numbers > 1
    assert compare(FERRY, OTHER).numbers < 1
    assert compare(FERRY, replace(SAME, title="Feri", text="Feri terbalik.")).numbers == 1


def test_the_same_acts_by_others_are_less_alike_than_other_words_on_the_same() -> None:
    same, other = compare(FERRY, SAME, OTHER), compare(FERRY, OTHER, SAME)
    assert same.value > other.value
    assert other.opening < other.whole
    assert other.places < 1


def test_articles_without_names_in_their_openings_agree_on_nobody() -> None:
    lower = replace(FERRY, text=FERRY.text.lower(), title=FERRY.title.lower())
    assert compare(lower, replace(SAME, text=SAME.text.lower())).opening == 0


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hujan turun. Warga desa Morwen mengungsi ke Dravna.", {"morwen", "dravna"}),
        ("“Kami siap,” kata Sorens. Kami menunggu Sorens.", {"sorens"}),
        ("Ketua itu pergi. Menurut Ketua, ketua lain menyusul.", set()),
        ("Судно «Морвен» затонуло у острова Дравна", {"морвен", "дравна"}),
        ("船沉没了", set()),
        ("", set()),
    ],
)
def test_names_have_capitals_where_no_sentence_opens(text: str, names: set[str]) -> None:
    words = list(words_of(text))
    assert names_told(text, words, [m[0].lower() for m in words]) == names


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Sebanyak 1.500 rumah, 12,5 hektare sawah", {"1500", "12.5"}),
        ("1,500 houses, 12.5 acres", {"1500", "12.5"}),
        ("Rp2.500.000 untuk 3 orang", {"2500000"}),
        ("sejak 2021, dua dari 3 orang", set()),
        ("skor 0,5", {"0.5"}),
        ("", set()),
    ],
)
def test_numbers_are_the_same_however_they_are_written(text: str, numbers: set[str]) -> None:
    assert set(numbers_told(words_of(text))) == numbers


def test_days_and_hours_are_no_numbers() -> None:
    told = article("a", "Pada 12 Maret 148 orang tiba.", timexes=(("12 Maret", "2025-03-12"),))
    assert set(numbers_told(words_of(told.text), told.timexes)) == {"148"}


@given(st.text(alphabet="0123456789., ", max_size=40))
def test_any_digits_are_read(text: str) -> None:
    told = numbers_told(words_of(text))
    assert all(text[m.start() : m.end()] == m[0] for m in told.values())


def test_words_of_a_language_without_a_stemmer_count_by_their_beginning() -> None:
    assert stem("olimpíadas", "pt") == stem("olimpíada", "pt")
    assert stem("12345678", "pt") == "12345678"
    assert stem("penumpang", "id") != "penum"


def test_two_titles_are_compared_as_they_are() -> None:
    like = compare(replace(FERRY, text=""), replace(SAME, text=""))
    assert like.whole == like.title == like.lead == like.titles == like.opening


def test_an_open_day_of_publication_speaks_against() -> None:
    undated = replace(SAME, published=replace(SAME.published, value=None, basis="unknown"))
    assert compare(FERRY, undated).time < compare(FERRY, SAME).time == 1


def test_no_day_named_says_little() -> None:
    assert 0.7 < compare(FERRY, SAME).days < 1


def test_two_titles_a_day_apart_are_less_alike_while_texts_are_not() -> None:
    later = replace(SAME, published=Published(value="2024-06-02", basis="metadata"))
    sooner = replace(FERRY, published=Published(value="2024-06-01", basis="metadata"))
    assert compare(sooner, later).time == 1
    bare = replace(sooner, text="", timexes=()), replace(later, text="", timexes=())
    assert compare(*bare).time < 0.6
    assert compare(sooner, bare[1]).time == 1
