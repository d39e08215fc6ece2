"""Why two articles are one event or not: every word cited stands where the citation says."""

import re
from itertools import combinations
from pathlib import Path

import pytest
from cli_runs import run, write_folder
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from test_likeness import FERRY, OTHER, SAME

from runut.corpus.rarity import measure_rarity
from runut.corpus.why import Why, explain
from runut.records import Article

COLLECTION = [FERRY, SAME, OTHER]


def told(a: Article, b: Article) -> Why:
    return explain(a, b, measure_rarity([a, b, *COLLECTION]))


def codes(why: Why) -> set[str]:
    return {reason.code for reason in why.reasons}


def test_one_event_is_told_by_its_names_and_numbers() -> None:
    why = told(FERRY, SAME)
    assert {"who", "what", "numbers", "places"} <= codes(why)
    numbers = next(r for r in why.reasons if r.code == "numbers")
    assert set(numbers.first) == {"17", "148"}


def test_look_alikes_are_told_by_other_names_numbers_and_places() -> None:
    assert {"other_numbers", "other_places"} <= codes(told(FERRY, OTHER))


def test_openings_without_a_name_in_common_say_whom_each_names() -> None:
    alone = replace(OTHER, text=OTHER.text.replace("Basarnas", "Petugas"), title="Feri Terbalik")
    others = next(r for r in told(FERRY, alone).reasons if r.code == "others")
    assert "Samudra" in others.first
    assert "Kartika" in others.second


def test_the_factors_are_those_of_the_likeness() -> None:
    for a, b in combinations(COLLECTION, 2):
        why, product = told(a, b), 1.0
        for reason in why.reasons:
            product *= 1.0 if reason.factor is None else reason.factor
        assert why.likeness.value == pytest.approx(min(why.likeness.words * product, 1))


@given(st.text(max_size=80), st.text(max_size=80))
def test_every_word_stands_where_it_is_cited(first: str, second: str) -> None:
    pair = [replace(FERRY, text=FERRY.text + first), replace(SAME, text=second, title=first)]
    texts = {article.id: article.text for article in pair}
    for reason in told(*pair).reasons:
        for word, place in (*reason.first.items(), *reason.second.items()):
            if place and reason.code not in {"numbers", "other_numbers"}:
                assert texts[place.article][place.start : place.end] == word


def test_the_command_says_what_speaks_for_and_against(tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    code, out, err = run("why", folder / "ambruk.txt", folder / "korban.txt", "--lang", "en")
    assert (code, err) == (0, "")
    assert "One event" in out
    assert re.search(r"\+ names in the openings of both: \[1\] Wanareja \d+–\d+", out)
    assert "Among 2 articles: one story." in out


def test_articles_are_found_among_others_by_their_source(tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    pair = folder / "ambruk.txt", folder / "catur.txt"
    code, out, _ = run("why", *pair, "--in", folder, "--lang", "id")
    assert code == 0
    assert "Bukan satu peristiwa" in out
    assert "Di antara 3 artikel: dua berita." in out


def test_what_is_no_article_is_named(tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    code, out, err = run("why", folder / "ambruk.txt", "tidak-ada", "--in", folder)
    assert (code, out) == (1, "")
    assert "tidak-ada" in err
