"""What is an expression of time, where it begins and ends, and what it means."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runut.article.date_line import read_date_line
from runut.article.dates import find_timexes
from runut.article.time_forms import find_atoms
from runut.article.time_values import MEANINGS
from runut.languages.dates import Meaning
from runut.languages.pack import load_pack
from runut.records import Article, ImpossibleCode, Published, Span, Timex

CASES = Path(__file__).parent / "cases"


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a truth table, without comments and heading."""
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    table = [line.split("\t") for line in lines if line and not line.startswith("#")]
    yield from (row[:3] for row in table[1:])


def article(text: str, reference: str = "2024-06-19", language: str = "id") -> Article:
    published = Published(value=reference, basis="metadata") if reference else Published()
    return Article(
        id="a",
        source="a.txt",
        title="",
        text=text,
        sha256="",
        language=language,
        published=published,
        sentences=(Span(start=0, end=len(text)),),
    )


def timexes(text: str, reference: str = "2024-06-19", language: str = "id") -> tuple[Timex, ...]:
    return find_timexes(article(text, reference, language), load_pack(language))


def told(found: tuple[Timex, ...]) -> str:
    """Timexes as the truth tables write them."""
    said = (
        f"{t.text}={t.value}" + f";{t.mod}" * bool(t.mod) + f"@{t.zone}" * bool(t.zone)
        for t in found
    )
    return " | ".join(said) or "-"


@pytest.mark.parametrize(
    ("reference", "text", "expected"), [*rows("dates_id.tsv"), *rows("dates_not_time.tsv")]
)
def test_an_indonesian_expression_has_its_span_and_value(
    reference: str, text: str, expected: str
) -> None:
    assert told(timexes(text, reference)) == expected


@pytest.mark.parametrize(("reference", "text", "expected"), [*rows("dates_en.tsv")])
def test_english_goes_through_the_same_engine(reference: str, text: str, expected: str) -> None:
    assert told(timexes(text, reference, "en")) == expected


@pytest.mark.parametrize(("reference", "text", "expected"), [*rows("dates_impossible.tsv")])
def test_an_impossible_date_is_flagged_with_the_day_probably_meant(
    reference: str, text: str, expected: str
) -> None:
    flagged = [t.impossible for t in timexes(text, reference) if t.impossible]
    assert [doubt.reading for doubt in flagged] == ([] if expected == "-" else [expected])
    codes = {code.partition(":")[0] for doubt in flagged for code in doubt.why.split("; ")}
    assert codes <= set(get_args(ImpossibleCode))


def test_the_value_of_an_impossible_date_is_its_reading_and_the_reason_is_told() -> None:
    (timex,) = timexes("Katanya, Selasa (16/6/2024).")
    assert timex.impossible is not None
    assert timex.value == timex.impossible.reading
    assert timex.impossible.why.startswith("weekday:2024-06-16; slip_day")


@pytest.mark.parametrize(("language", "text", "expected"), [*rows("dates_lines.tsv")])
def test_a_line_of_date_is_read(language: str, text: str, expected: str) -> None:
    assert (read_date_line(text, load_pack(language).dates) or "-") == expected


PIECES = """Selasa Minggu minggu (16/6) (16/6/2024) 18-19 Juni Mei 2024 tahun lalu pukul 19.30 WIB
malam dini hari , . ( ) - setiap dua ini kemarin akhir awal 1950-an hingga ke-2 Senin kata 31 " “ ”
"waktu Teheran" Hari Kemerdekaan Natal hari pencarian keempat 5 dan 6 sejak terjadi abad ke-19
Februari 99.99.99 İ sekitar waktu setempat kuartal III / 24 25.30 0 tanggal17 padaSelasa"""
WORDS = st.sampled_from([*PIECES.split(), "\n"])
TEXTS = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=25).map(" ".join))


ENGLISH = """Tuesday May may March June 16 (June 16) 18th of 2024 mid- last next week at 9 p.m. GMT
Tehran time Q3 19th century 1980s and to the early ago 10 12 that day first every , . ( ) - said"""
ENGLISH_TEXTS = st.lists(st.sampled_from(ENGLISH.split()), max_size=25).map(" ".join)
REFERENCES = st.sampled_from(["", "2024-06-19", "0001-01-01", "9999-12-31"])


@settings(max_examples=300, deadline=None)
@given(
    told=st.one_of(st.tuples(TEXTS, st.just("id")), st.tuples(ENGLISH_TEXTS, st.just("en"))),
    reference=REFERENCES,
)
def test_any_text_gives_ordered_spans_that_hold_their_words(
    told: tuple[str, str], reference: str
) -> None:
    text, language = told
    found = timexes(text, reference, language)
    assert all(text[t.start : t.end] == t.text != "" for t in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert found == timexes(text, reference, language)


def test_every_meaning_that_a_form_may_have_is_read() -> None:
    told_apart = {"nothing", "law", "weekday_part", "day_list", "zone"}
    told_apart |= {"after_near_unit", "after_year", "after_month"}
    assert set(get_args(Meaning)) == MEANINGS.keys() | told_apart


@pytest.mark.parametrize("unit", ["1.", "12:3", "9", "18/6 ", "dua ", "1 - ", "Selasa (", "("])
def test_long_runs_of_digits_and_marks_are_read_in_one_pass(unit: str) -> None:
    words = load_pack("id").dates
    assert len(find_atoms(unit * 20_000, words)) <= 20_000
