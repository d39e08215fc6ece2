"""Sentences: where they begin and end."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.article.sentences import split_sentences
from runut.languages.pack import load_pack

CASES = Path(__file__).parent / "cases" / "sentences.tsv"
BITS = [
    "Hujan turun",
    ". ",
    ".",
    '"',
    "“",
    "”",
    " kata Sari",
    "Dr. ",
    "dll. ",
    "\n\n",
    "19.30",
    "?",
]


def rows(path: Path) -> list[dict[str, str]]:
    lines = [x for x in path.read_text(encoding="utf-8").splitlines() if not x.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", rows(CASES), ids=lambda row: row["note"])
def test_a_text_is_cut_where_its_sentences_end(row: dict[str, str]) -> None:
    text = row["input"].replace("\\n", "\n")
    spans = split_sentences(text, load_pack("id"))
    assert [text[s.start : s.end] for s in spans] == row["expected"].split("|")


def test_english_titles_and_months_do_not_end_a_sentence() -> None:
    text = "Gov. Maya Putri met Dr. Lee on Jan. 5 in the U.S. capital. They talked."
    spans = split_sentences(text, load_pack("en"))
    assert [text[s.start : s.end] for s in spans] == [text[:-13], "They talked."]


@given(st.lists(st.sampled_from(BITS) | st.text(max_size=5), max_size=40).map("".join))
def test_spans_are_in_order_apart_trimmed_and_hold_every_word(text: str) -> None:
    spans = split_sentences(text, load_pack("id"))
    at = 0
    for span in spans:
        assert not text[at : span.start].strip()
        sentence = text[span.start : span.end]
        assert sentence
        assert sentence == sentence.strip()
        at = span.end
    assert not text[at:].strip()


def test_a_long_text_of_one_paragraph_takes_as_long_as_its_parts() -> None:
    part = 'Air surut."Kami lega," kata Sari. ' * 3000
    spans = split_sentences(part, load_pack("id"))
    assert len(spans) == 6000
