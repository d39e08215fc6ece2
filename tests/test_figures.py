"""Figures: how many, of what, what became of them, and how sure the text is."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from article_reading import figure_line, reading, rows, told
from hypothesis import given
from hypothesis import strategies as st

from runut.article.numbers import digits_value
from runut.languages.pack import load_pack
from runut.records import Span

PIECES = [
    "12", "3.000", "1,5", " ", "-", " juta", " ribu", "Rp", "US$", " persen", "%", " orang",
    " tewas", "sekitar ", "belasan", "dua ", "puluh ", "antara ", " dan ", " hingga ", "(", ")",
    ". ", "pasal ", " km", " M", "dapat menampung ", "seorang", "lima-enam", "seperlima", "-an",
    "peringkat ke-", "kedua", " menang ", "usia ", " tahun", "lainnya", "di Rangga", "[juta]",
    ", ", "anggaran", " naik ", " dari ", "menjadi ", "yang ", "Senin (3/2/2025)", "-Rp",
]  # fmt: skip


@pytest.mark.parametrize("row", rows("figures.tsv"), ids=lambda row: row["note"])
def test_what_a_text_counts(row: dict[str, str]) -> None:
    found = reading(row["input"], row["language"]).figures
    assert told([figure_line(f) for f in found]) == row["expected"]


@pytest.mark.parametrize(
    ("token", "decimal", "value"),
    [
        ("6.700", ",", "6700"),
        ("6.700", ".", "6.700"),
        ("1,234", ",", "1.234"),
        ("1,234", ".", "1234"),
        ("1.234.567", ",", "1234567"),
        ("1.234,5", ",", "1234.5"),
        ("1,234.5", ",", "1234.5"),
        ("5.5", ",", "5.5"),
        ("0,84", ",", "0.84"),
        ("0.125", ",", "0.125"),
        ("0,125", ".", "0.125"),
    ],
)
def test_marks_are_read_as_the_language_has_them(token: str, decimal: str, value: str) -> None:
    assert digits_value(token, decimal) == Decimal(value)


@pytest.mark.parametrize("token", ["12.30.45", "1.23,456.7", "25.6.2025"])
def test_marks_that_group_nothing_give_no_value(token: str) -> None:
    assert digits_value(token, ",") is None


def test_a_number_in_a_date_is_no_figure_but_one_beside_it_is() -> None:
    found = reading("Pada 3 Februari 2025 sebanyak 40 perahu berlayar.").figures
    assert [f.text for f in found] == ["40"]


def test_each_figure_of_a_sentence_keeps_its_own_state() -> None:
    text = "Sebanyak 12 orang tewas, 30 lainnya luka-luka, dan dua orang masih hilang."
    assert [(int(f.value), f.state) for f in reading(text).figures] == [
        (12, "dead"),
        (30, "injured"),
        (2, "missing"),
    ]


def test_states_have_the_same_keys_in_all_languages() -> None:
    assert load_pack("id").amounts.states.keys() == load_pack("en").amounts.states.keys()


def places_and_times(text: str) -> list[tuple[str, str, str]]:
    found = reading(text).figures
    return [(f.text, _at(f.where, text), _at(f.when, text)) for f in found]


def _at(span: Span | None, text: str) -> str:
    return text[span.start : span.end] if span else ""


def test_a_figure_holds_for_the_place_and_the_time_of_its_sentence() -> None:
    text = "Banjir di Kecamatan Cilangit, Kabupaten Wanasari, menewaskan 3 orang, Senin (3/2/2025)."
    assert places_and_times(text) == [
        ("3", "Kecamatan Cilangit, Kabupaten Wanasari", "Senin (3/2/2025)")
    ]


def test_each_figure_holds_for_the_nearest_place_and_time() -> None:
    text = "Sebanyak 3 orang tewas di Rangga pada 2024 dan 5 orang tewas di Sagara pada 2025."
    assert places_and_times(text) == [("3", "Rangga", "2024"), ("5", "Sagara", "2025")]
    text = "Pada 2020 sebanyak 5 rumah rusak, pada 2021 sebanyak 7 rumah rusak."
    assert places_and_times(text) == [("5", "", "2020"), ("7", "", "2021")]


def test_a_sentence_without_place_and_time_gives_none() -> None:
    text = "Di Rangga hujan turun pada Senin (3/2/2025). Sebanyak 3 orang mengungsi."
    assert places_and_times(text) == [("3", "", "")]


def test_a_speaker_behind_a_place_is_no_part_of_it() -> None:
    text = "Sebanyak 3 rumah rusak di Rangga, kata Ratna Mulyani."
    assert places_and_times(text) == [("3", "Rangga", "")]


def test_what_is_counted_stands_in_the_text() -> None:
    text = "Anggaran perbaikan tanggul itu mencapai Rp18 miliar."
    (found,) = reading(text).figures
    assert found.counted is not None
    assert (
        text[found.counted.start : found.counted.end]
        == found.counts
        == "Anggaran perbaikan tanggul"
    )


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_every_figure_stands_in_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = reading(text).figures
    for figure in found:
        assert text[figure.start : figure.end] == figure.text
        assert figure.high is None or figure.value < figure.high
        assert (figure.counted is None) == (not figure.counts)
        for span in filter(None, (figure.counted, figure.where, figure.when)):
            assert 0 <= span.start < span.end <= len(text)
    for before, after in pairwise(found):
        assert before.end <= after.start
