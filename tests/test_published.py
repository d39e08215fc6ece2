"""When an article was published: metadata kept where sane, else inferred, else honestly unknown."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from msgspec.structs import replace

from runut.article.published import find_published
from runut.languages.pack import load_pack
from runut.publish.days import say_reasons
from runut.publish.interface import INTERFACE_LANGUAGES, load_interface
from runut.records import Article, ImpossibleCode, Published, PublishedCode, Span

TODAY = date(2026, 11, 22)
TABLE = Path(__file__).parent / "cases" / "dates_published.tsv"
ROWS = [
    line.split("\t")[:3]
    for line in TABLE.read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
][1:]


def article(text: str, title: str = "") -> Article:
    sentences = tuple(Span(start=start, end=end) for start, end in _sentences(text))
    return Article(
        id="a",
        source="a.txt",
        title=title,
        text=text,
        sha256="",
        language="id",
        sentences=sentences,
    )


def _sentences(text: str) -> list[tuple[int, int]]:
    starts = [0, *(i + 2 for i in range(len(text) - 1) if text[i : i + 2] == ". ")]
    return list(zip(starts, [*starts[1:], len(text)], strict=True))


def published(told: Article) -> Published:
    return find_published(told, load_pack("id"), TODAY)


@pytest.mark.parametrize(("title", "text", "expected"), ROWS)
def test_the_day_is_found_from_the_text_or_left_unknown(
    title: str, text: str, expected: str
) -> None:
    found = published(article(text, title))
    assert f"{found.value or '-'}/{found.until or ''}".rstrip("/") == expected
    assert (found.basis == "unknown") == (expected == "-")
    assert found.note


def test_a_sane_day_from_metadata_is_kept_as_it_is() -> None:
    given = Published(value="2024-06-19T07:15+07:00", basis="metadata", note="")
    told = replace(article("Katanya, Selasa (18/6/2024)."), published=given)
    assert published(told) == given


@pytest.mark.parametrize("value", ["2031-01-01", "1970-01-01T00:00:00+00:00"])
def test_an_absurd_day_from_metadata_is_replaced_and_the_note_says_so(value: str) -> None:
    given = Published(value=value, basis="metadata")
    found = published(replace(article("Katanya, Selasa (18/6/2024)."), published=given))
    assert found.value == "2024-06-18"
    assert found.basis == "inferred"
    assert value[:10] in found.note


def test_metadata_years_before_days_that_the_text_reports_is_replaced() -> None:
    given = Published(value="2019-02-01", basis="metadata")
    found = published(replace(article("Katanya, Selasa (18/6/2024)."), published=given))
    assert found.value == "2024-06-18"


def test_a_plan_told_without_a_word_of_the_future_does_not_refute_metadata() -> None:
    given = Published(value="2024-12-20", basis="metadata")
    told = replace(article("Sidang pada Senin (6/1/2025) ditetapkan hakim."), published=given)
    assert published(told) == given


@pytest.mark.parametrize(
    "url",
    [
        "https://kabarrimba.example/2024/06/19/harga-beras",
        "https://kabarrimba.example/nasional/20240619154506-20-1243/harga-beras",
    ],
)
def test_a_day_in_the_address_is_used_before_the_text(url: str) -> None:
    found = published(replace(article("Katanya, Selasa (18/6/2024)."), url=url))
    assert (found.value, found.basis) == ("2024-06-19", "url")


def test_digits_of_an_address_that_are_no_day_are_not_used() -> None:
    found = published(replace(article("Ia diam."), url="https://kabarrimba.example/d-20241399/x"))
    assert found.value is None


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_every_reason_has_its_sentence_and_every_sentence_its_reason(language: str) -> None:
    keys = load_interface(language).texts.keys()
    told = {tuple(key.split(".", 1)) for key in keys} - {("impossible", "reading")}
    assert {name for group, name in told if group == "impossible"} == set(get_args(ImpossibleCode))
    assert {name for group, name in told if group == "published"} == set(get_args(PublishedCode))


@pytest.mark.parametrize(("title", "text", "expected"), ROWS)
def test_a_note_holds_only_known_reasons(title: str, text: str, expected: str) -> None:
    codes = {code.partition(":")[0] for code in published(article(text, title)).note.split("; ")}
    assert codes <= set(get_args(PublishedCode))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("id", "menurut kalender, tanggal itu Minggu, 16 Juni 2024; agaknya tanggalnya yang"),
        ("en", "in the calendar that day was Sunday"),
    ],
)
def test_reasons_are_said_in_the_language_of_the_reader(language: str, said: str) -> None:
    why = "weekday:2024-06-16; slip_day"
    assert say_reasons(why, "impossible", load_interface(language)).startswith(said)
