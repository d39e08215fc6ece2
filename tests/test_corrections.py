"""Declared corrections: what an outlet says it changed, and what only looks like it."""

from __future__ import annotations

from pathlib import Path

import pytest
from story_example import rows

from runut.article.corrections import outside_notes
from runut.pipeline import read
from runut.records import Article, Block, Capture, Notice
from runut.settings import Settings

CASES = rows(Path(__file__).parent / "cases" / "corrections.tsv")


def article(title: str, text: str, language: str = "id", **more: object) -> Article:
    """Read an invented article of Warta Sagara; ¶ parts its paragraphs."""
    blocks = tuple(Block(text=part.strip()) for part in text.split("¶"))
    capture = Capture(
        id="x", source="x", title=title, blocks=blocks, language=language, outlet="Warta Sagara",
        published="2025-05-15", **more,  # type: ignore[arg-type]
    )  # fmt: skip
    return read(capture, Settings())


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['language']}: {c['note']}")
def test_a_case(case: dict[str, str]) -> None:
    found = article(case["title"], case["text"], case["language"]).corrections
    assert (" ".join(f"{c.kind}:{c.where}" for c in found) or "-") == case["kinds"]
    pairs = [pair for c in found for pair in c.amended if pair.wrong and pair.right][:1]
    assert [p.wrong.text for p in pairs if p.wrong] == [w for w in [case["wrong"]] if w]
    assert [p.right.text for p in pairs if p.right] == [r for r in [case["right"]] if r]


def test_there_are_cases_of_both_sorts() -> None:
    declared = [case for case in CASES if case["kinds"] != "-"]
    assert len(CASES) >= 60
    assert len(CASES) / 3 < len(declared) < len(CASES) * 2 / 3


def test_a_note_carries_its_own_day_and_not_that_of_what_it_corrects() -> None:
    text = (
        "Jalan dibuka. ¶ Ralat (16/5/2025): Dalam berita yang terbit Kamis (15/5/2025) "
        "tertulis 12 desa, seharusnya 21 desa."
    )
    assert article("Jalan Dibuka", text).corrections[0].date == "2025-05-16"


def test_a_note_names_the_headline_that_it_corrects() -> None:
    text = (
        'Berita berjudul "Kadis Sagara Dihukum Empat Tahun" memuat kekeliruan. '
        "Tertulis 12 saksi, seharusnya 21 saksi."
    )
    found = article("Ralat: Jumlah Saksi", text).corrections
    assert [c.about for c in found] == ["Kadis Sagara Dihukum Empat Tahun"]


def test_what_the_data_of_a_page_say_counts() -> None:
    notice = Notice(text="Jumlah desa telah diperbaiki.", date="2025-05-16T10:00:00+07:00")
    found = article("Jalan Dibuka", "Jalan dibuka Senin.", notices=(notice,)).corrections
    assert [(c.where, c.kind, c.said, c.date) for c in found] == [
        ("metadata", "correction", notice.text, notice.date)
    ]


def test_what_text_and_data_both_say_is_one_correction_with_the_finer_time() -> None:
    text = "Jalan dibuka. ¶ Ralat (16/5/2025): Tertulis 12 desa, seharusnya 21 desa."
    notice = Notice(text="Tertulis 12 desa, seharusnya 21 desa.", date="2025-05-16T10:00:00+07:00")
    found = article("Jalan Dibuka", text, notices=(notice,)).corrections
    assert [(c.where, c.date) for c in found] == [("text", notice.date)]


def test_a_note_tells_no_news() -> None:
    text = 'Bupati membuka jalan. ¶ Ralat: Tertulis "12 desa", seharusnya "21 desa".'
    told = outside_notes(article("Jalan Dibuka", text))
    assert [told.text[s.start : s.end] for s in told.sentences] == ["Bupati membuka jalan."]
    assert (told.figures, told.quotes) == ((), ())


@pytest.mark.parametrize(
    ("line", "modified"),
    [
        ("Diperbarui: 16 Mei 2025, 09.15 WIB", "2025-05-16T09:15+07:00"),
        ("Terakhir diperbarui 16 Mei 2025", "2025-05-16"),
        ("Data terakhir diperbarui petugas pada 16 Mei 2025.", None),
    ],
)
def test_a_line_that_dates_the_last_change_is_read(line: str, modified: str | None) -> None:
    assert article("Jalan Dibuka", f"{line} ¶ Jalan dibuka Senin.").modified == modified


@pytest.mark.parametrize("mark", ["ralat", "koreksi", '"', "(", "artikel ini ", "tertulis ", "a, "])
def test_a_hostile_text_is_read_in_linear_time(mark: str) -> None:
    assert article("Jalan Dibuka", mark * 20_000).corrections is not None
