"""Cleaning: an article's own words stay, what pages add goes, and all that goes is told."""

from __future__ import annotations

import csv
import json
from collections import Counter
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from runut.article.clean import clean, take_out
from runut.article.pieces import plain, to_pieces
from runut.errors import UnreadableError
from runut.languages.pack import load_pack
from runut.records import Article, Block, Capture
from runut.settings import Settings
from runut.sources.files import read_paths

HERE = Path(__file__).parent
TEXTS = sorted((HERE / "golden" / "texts").glob("*.txt"))
TITLE = "Warga Pulau Batu Menolak Tambang Nikel"
PROSE = "Warga Pulau Batu menolak tambang nikel yang dibuka pemerintah di hulu sungai mereka."


def rows(path: Path) -> list[dict[str, str]]:
    lines = [x for x in path.read_text(encoding="utf-8").splitlines() if not x.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def cleaned(*lines: str, **fields: object) -> Article:
    """The article of a capture with these lines, by default in Indonesian and with a title."""
    given = {"id": "a", "source": "a", "title": TITLE, "language": "id", **fields}
    blocks = tuple(Block(text=line, kind="unknown") for line in lines)
    return clean(Capture(blocks=blocks, **given), Settings())  # type: ignore[arg-type]


def reasons(article: Article) -> list[str]:
    return [removed.reason for removed in article.removed]


@pytest.mark.parametrize("row", rows(HERE / "cases" / "boilerplate.tsv"), ids=lambda r: r["note"])
def test_boilerplate_goes_and_prose_stays(row: dict[str, str]) -> None:
    pieces = take_out(to_pieces([Block(text=row["input"])]), TITLE, load_pack("id").boilerplate)
    kept = [piece.text for piece in pieces if not piece.reason]
    assert kept == [text for text in row["expected"].split("|") if text]


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.stem)
def test_a_scraped_text_is_cleaned_as_an_editor_would(file: Path) -> None:
    (capture,) = read_paths([str(file)])
    assert isinstance(capture, Capture)
    article = clean(capture, Settings())
    expected = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
    assert {
        "title": article.title,
        "outlet": article.outlet,
        "mirror": article.mirror,
        "language": article.language,
        "published": article.published.value,
        "authors": list(article.authors),
        "editors": list(article.editors),
        "text": article.text.split("\n\n"),
        "removed": [[removed.reason, removed.text] for removed in article.removed],
        "notes": list(article.notes),
    } == expected


BITS = [
    "Baca juga",
    "Baca juga:",
    "SCROLL TO CONTINUE WITH CONTENT",
    "[Gambas:Video 20detik]",
    "ADVERTISEMENT",
    "Simak juga Video",
    "'Judul Lain':",
    "di sini:",
    "Bagikan",
    "Berita Terkait",
    "Editor: Rudi Hartanto",
    "Penulis:",
    "Jakarta -",
    "JAKARTA, KOMPAS.com -",
    "(ANTARA)",
    "(wnv/fra)",
    "Pilihan Editor:",
    "Artikel ini telah tayang di",
    "dengan judul",
    "Warga Mengeluh soal Jalan Rusak",
    "Menurut dia,",
    "polisi mengatakan bahwa jalan itu ditutup.",
    "Kepala Dinas",
    "&nbsp;",
    "&amp;",
    "\n",
    "(Kalak.go.id)",
    "Rudi Hartanto",
    "Komentar",
    "Tag:",
    "berkontribusi dalam penulisan artikel ini",
    "di halaman berikutnya.",
    "selengkapnya di sini!",
    "“Kami",
    "pulang,”",
    "\u200b",
    "Google News",
    "Copyright 2025",
    "foto jalan rusak",
    TITLE,
    "-",
]
MESSY = st.lists(st.sampled_from(BITS) | st.text(max_size=8), max_size=40).map(" ".join)


def letters_of(texts: list[str]) -> Counter[str]:
    return Counter(c for text in texts for c in text if not c.isspace())


@hypothesis_settings(deadline=None, max_examples=300)
@given(MESSY)
def test_nothing_is_lost_and_cleaning_again_changes_nothing(text: str) -> None:
    rules = load_pack("id").boilerplate
    pieces = take_out(to_pieces([Block(text=text)]), TITLE, rules)
    assert letters_of([p.text for p in pieces]) == letters_of([plain(x) for x in text.splitlines()])
    kept = [piece.text for piece in pieces if not piece.reason]
    again = take_out(to_pieces([Block(text="\n\n".join(kept))]), TITLE, rules)
    assert [piece.text for piece in again if not piece.reason] == kept


def test_words_are_kept_as_written_and_only_their_dress_is_changed() -> None:
    article = cleaned(
        f"{PROSE} Kenapanasan di Chiba,&nbsp;kata&ldquo;Sari&rdquo; cafe\u0301.\u200b"
    )
    assert article.text == f"{PROSE} Kenapanasan di Chiba, kata“Sari” café."
    assert article.sha256 == sha256(article.text.encode()).hexdigest()


def test_an_address_with_an_ampersand_is_not_decoded() -> None:
    article = cleaned(f"{PROSE} Datanya ada di rantau.go.id/?a=1&copy=2 sejak Senin.")
    assert "?a=1&copy=2" in article.text


def test_a_title_without_text_is_kept_and_noted() -> None:
    article = cleaned()
    assert (article.title, article.text, article.notes) == (TITLE, "", ("no_text",))


def test_an_input_without_words_is_told() -> None:
    with pytest.raises(UnreadableError, match="no text and no title"):
        cleaned("&nbsp;", title=None)
    with pytest.raises(UnreadableError, match="nothing but boilerplate"):
        cleaned("Bagikan", title=None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "de",
            "Die Bewohner der Insel lehnen das Bergwerk ab, weil es den Fluss verschmutzt. " * 4,
        ),
        ("ru", "Жители острова выступают против рудника, который загрязняет реку. " * 4),
    ],
)
def test_a_foreign_text_is_told_with_its_language(language: str, text: str) -> None:
    with pytest.raises(UnreadableError, match=f"its language is '{language}'"):
        cleaned(text, language=None)


def test_clear_words_outweigh_the_language_that_a_page_claims() -> None:
    text = "The people of the island have said that they will not leave the land to the company."
    assert cleaned(text, language="id").language == "en"


def test_a_text_too_short_to_tell_is_in_the_language_of_its_outlet() -> None:
    short = {"title": "AS Serang Iran Lagi", "language": None}
    assert cleaned(**short).language == "id"
    assert cleaned(**short, outlet="The Jakarta Post").language == "en"


def test_a_site_name_leaves_the_title() -> None:
    assert cleaned(PROSE, title=f"{TITLE} - Kompas.com").title == TITLE
    assert cleaned(PROSE, title=f"{TITLE} | Republika Online").title == TITLE
    assert (
        cleaned(PROSE, title="Rantau - Jakarta Kini 2 Jam").title == "Rantau - Jakarta Kini 2 Jam"
    )


def test_an_outlets_own_lines_go_for_that_outlet_only() -> None:
    line = "Infografis"
    assert "page_furniture" in reasons(cleaned(PROSE, line, outlet="sindonews"))
    assert cleaned(PROSE, line, outlet="tempo").text.endswith(line)


def test_a_subhead_that_reads_like_a_list_heading_stays_above_prose() -> None:
    article = cleaned(PROSE, "Rekomendasi", PROSE.replace("Warga", "Petani"))
    assert "Rekomendasi" in article.text.split("\n\n")


def test_a_page_caption_goes_wherever_it_stands() -> None:
    blocks = (Block(text=PROSE), Block(text="Sungai yang keruh", kind="caption"), Block(text=PROSE))
    article = clean(
        Capture(id="a", source="a", blocks=blocks, title=TITLE, language="id"), Settings()
    )
    assert reasons(article) == ["caption"]


def test_people_are_read_from_what_was_removed_and_not_doubled() -> None:
    article = cleaned(
        PROSE,
        "Penulis: Nina Kartika, Tim Redaksi",
        "Editor: Rudi Hartanto",
        authors=("Nina Kartika",),
    )
    assert (article.authors, article.editors) == (("Nina Kartika",), ("Rudi Hartanto",))


def test_an_agency_alone_at_the_end_is_noted_and_goes() -> None:
    article = cleaned(PROSE, PROSE.replace("Warga", "Petani"), "ANTARA")
    assert "ANTARA" not in article.text
    assert (reasons(article), article.notes) == (["byline"], ("agency: ANTARA",))


def test_a_source_of_news_is_no_editor() -> None:
    assert cleaned(PROSE, "Sumber berita: Polres Rantau").editors == ()


def test_a_hostile_run_of_leads_ends_soon() -> None:
    article = cleaned(PROSE, "Baca juga: " * 20_000, "Simak juga Video '" * 20_000)
    assert article.text.startswith(PROSE)
