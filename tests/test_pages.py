"""Pages of news sites: the article comes out whole, the rest of the page stays out."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runut.article.clean import clean
from runut.errors import UnreadableError
from runut.records import Article, Capture
from runut.settings import Settings
from runut.sources.bylines import person_names
from runut.sources.markup import decode_page, outline_page, parse_page
from runut.sources.page_dates import read_shown_date, read_stamp
from runut.sources.page_words import load_page_words, names_pattern
from runut.sources.pages import read_page

GOLDEN = Path(__file__).parent / "golden" / "pages"
CASES = Path(__file__).parent / "cases"
NAMES = sorted(path.stem for path in GOLDEN.glob("*.html"))
TITLE = "Air Laut Naik di Pelabuhan"
PARAGRAPH = (
    "<p>Petugas menutup jalan menuju pelabuhan sejak pukul lima pagi karena air laut naik, "
    "kata kepala dinas perhubungan kepada wartawan di lokasi.</p>"
)


def rows(name: str) -> list[dict[str, str]]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    table = csv.DictReader(
        (line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE
    )
    return list(table)


def expected(name: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
    return told


def capture(name: str) -> Capture:
    return read_page((GOLDEN / f"{name}.html").read_bytes(), f"{name}.html")


def article(name: str) -> Article:
    return clean(capture(name), Settings())


def page(body: str, head: str = "") -> Capture:
    return read_page(f"<html><head>{head}</head><body>{body}</body></html>", "page.html")


def dated(published: str, shown: str) -> Capture:
    """A page whose metadata and whose text tell a date."""
    head = f'<meta property="article:published_time" content="{published}"><title>{TITLE}</title>'
    return page(f"<h1>{TITLE}</h1><div>{shown}</div>{PARAGRAPH}", head)


def linked(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


# --- invented pages of different layouts -----------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_body_is_whole_and_nothing_else(name: str) -> None:
    assert article(name).text.split("\n\n") == expected(name)["body"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "field", ["title", "outlet", "url", "published", "authors", "editors", "notes"]
)
def test_fields(name: str, field: str) -> None:
    found = getattr(capture(name), field)
    assert (list(found) if isinstance(found, tuple) else found) == expected(name)[field]


@pytest.mark.parametrize("name", NAMES)
def test_cleaning_adds_nobody(name: str) -> None:
    found = article(name)
    assert [list(found.authors), list(found.editors)] == [
        expected(name)["authors"],
        expected(name)["editors"],
    ]


@pytest.mark.parametrize("name", NAMES)
def test_what_was_removed_is_told_with_its_reason(name: str) -> None:
    removed = article(name).removed
    for reason, pieces in expected(name)["removed"].items():
        for piece in pieces:
            assert reason in {r.reason for r in removed if piece in r.text}, piece


def test_box_with_a_misleading_name_is_no_furniture() -> None:
    widget = "<div class='elementor-widget elementor-widget-text-editor'>{}</div>"
    texts = [PARAGRAPH.replace("lima", hour) for hour in ("empat", "lima", "enam", "tujuh")]
    found = page("".join(widget.format(text) for text in texts))
    assert len(found.blocks) == 4


def test_second_article_of_an_endless_page_is_left_out() -> None:
    other = PARAGRAPH.replace("pelabuhan", "stadion")
    first = f"<article><h1>{TITLE}</h1>{PARAGRAPH}</article>"
    found = page(f"{first}<article><h1>Laga Ditunda</h1>{other}</article>")
    assert ["pelabuhan" in block.text for block in found.blocks] == [True]


def test_list_of_teasers_is_left_out_whatever_its_boxes_are_called() -> None:
    teaser = "<div class='q7'><a href='/{0}'>Kabar Lain Nomor {0}</a>{1}</div>"
    teasers = "".join(teaser.format(n, PARAGRAPH.replace("lima", str(n))) for n in range(6, 10))
    found = page(f"<div class='q5'><h1>{TITLE}</h1>{PARAGRAPH * 2}</div><div>{teasers}</div>")
    assert len(found.blocks) == 2


# --- encodings -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1252"]
)
def test_encoding_is_found_whatever_the_page_declares(encoding: str) -> None:
    text = (GOLDEN / "credits-below.html").read_text(encoding="utf-8")
    found = read_page(text.encode(encoding), "credits-below.html")
    assert "“Air naik kira-kira empat puluh sentimeter sehari,” kata Wisnu." in [
        b.text for b in found.blocks
    ]


def test_stray_bytes_of_another_encoding_do_not_spoil_the_rest() -> None:
    body = f"<p>“Kami menunggu air surut,” kata nakhoda Café Laut.</p>{PARAGRAPH}".encode()
    found = read_page(
        b"<html><body>"
        + body
        + b"<p>Kata \x93pasang\x94 sering disalahpahami oleh warga pesisir.</p>",
        "x",
    )
    assert "Kata “pasang” sering disalahpahami oleh warga pesisir." in [
        b.text for b in found.blocks
    ]


# --- dates -----------------------------------------------------------------------------------


@pytest.mark.parametrize("row", rows("page_dates.tsv"), ids=lambda row: row["line"])
def test_shown_date(row: dict[str, str]) -> None:
    stamp = read_shown_date(row["line"], "id")
    found = (
        ""
        if stamp is None
        else stamp.at(None).isoformat()
        if stamp.timed
        else stamp.wall.date().isoformat()
    )
    assert found == row["expected"], row["note"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024-06-18T23:30:12+00:00", "2024-06-18T23:30:12+00:00"),
        ("2015-11-05 T10:08:58Z", "2015-11-05T10:08:58+00:00"),
        ("2016-02-16T13:01:52+0700", "2016-02-16T13:01:52+07:00"),
        ("2024/06/19 07:15:01", "2024-06-19T07:15:01"),
        ("1718755200", "2024-06-19T00:00:00+00:00"),
        ("Wed, 19 Jun 2024 07:15:00 +0700", "2024-06-19T07:15:00+07:00"),
    ],
)
def test_stamps_of_metadata(text: str, value: str) -> None:
    stamp = read_stamp(text)
    assert stamp is not None
    assert stamp.at(None).isoformat() == value


@pytest.mark.parametrize(
    "text", ["", "0000-00-00 00:00:00", "1970-01-01T00:00:00Z", "9999-99-99", "besok", "<script>"]
)
def test_defaults_and_nonsense_are_no_dates(text: str) -> None:
    assert read_stamp(text) is None


def test_metadata_in_utc_is_told_in_the_zone_that_the_page_shows() -> None:
    found = dated("2024-06-18T23:30:00Z", "Rabu, 19 Juni 2024 07:30 WITA")
    assert found.published == "2024-06-19T07:30:00+08:00"


def test_local_time_with_a_mark_of_utc_stays_local() -> None:
    found = dated("2015-11-05 T10:08:58Z", "Kamis, 05/11/2015 10:08 WIB")
    assert found.published == "2015-11-05T10:08:58+07:00"


def test_metadata_of_a_later_import_give_way_to_the_day_shown_and_a_note_says_so() -> None:
    found = dated("2022-01-10T08:00:00+07:00", "Kamis, 05/11/2015 10:08 WIB")
    assert found.published == "2015-11-05T10:08:00+07:00"
    assert found.notes == ("metadata_date: 2022-01-10T08:00:00+07:00",)


def test_update_shown_later_than_the_metadata_is_only_noted() -> None:
    found = dated("2024-06-19T07:15:00+07:00", "Sabtu, 22 Juni 2024 10:00 WIB")
    assert found.published == "2024-06-19T07:15:00+07:00"
    assert found.notes == ("shown_date: 2024-06-22T10:00:00+07:00",)


# --- names -----------------------------------------------------------------------------------


@pytest.mark.parametrize("row", rows("person_names.tsv"), ids=lambda row: row["byline"])
def test_person_names(row: dict[str, str]) -> None:
    found = person_names(row["byline"], frozenset({"harianpesisir", "pesisir"}), load_page_words())
    assert ";".join(found) == row["expected"], row["note"]


def test_editor_in_the_place_of_the_author_is_not_taken_for_one() -> None:
    told = {"@type": "NewsArticle", "headline": TITLE, "author": {"name": "Heri Laksana"}}
    body = f"<h1>{TITLE}</h1>{PARAGRAPH}<div>Editor : <a class='author'>Heri Laksana</a></div>"
    found = page(body, linked(json.dumps(told)))
    assert (found.authors, found.editors) == ((), ("Heri Laksana",))


# --- metadata --------------------------------------------------------------------------------


LINKED = '"headline":"Air Laut Naik","datePublished":"2024-06-19T07:15:00+07:00"'


@pytest.mark.parametrize(
    "data",
    [
        f'{{"@type":"NewsArticle",{LINKED}}}',
        f'[{{"@type":"WebSite"}},{{"@type":["Article"],{LINKED}}}]',
        f'{{"@graph":[{{"@type":"BlogPosting",{LINKED}}}]}}',
        f'{{"@type":"NewsArticle","description":"dua\nbaris",{LINKED},}}',
        f'{{"@type":"NewsArticle",{LINKED},"description":"Ia bilang "naik""}}',
    ],
    ids=["no context", "list", "graph", "raw line break and trailing comma", "stray quotes"],
)
def test_linked_data_is_read_as_pages_write_it(data: str) -> None:
    found = page(PARAGRAPH, linked(data))
    assert (found.title, found.published) == ("Air Laut Naik", "2024-06-19T07:15:00+07:00")


def test_article_that_only_a_script_would_show_is_read_from_the_data() -> None:
    told = {"@type": "NewsArticle", "headline": TITLE, "articleBody": "Air naik.\nWarga pergi."}
    found = page("<div id='root'></div>", linked(json.dumps(told)))
    assert [b.text for b in found.blocks] == ["Air naik.", "Warga pergi."]


def test_mirror_keeps_its_own_address_and_says_whose_page_it_repeats() -> None:
    html = f'<html><head><link rel="canonical" href="https://asal.example/a/1"></head><body>{PARAGRAPH}</body></html>'
    found = read_page(html, "x", url="https://cermin.example/salinan/1")
    assert (found.url, found.notes) == (
        "https://cermin.example/salinan/1",
        ("canonical: https://asal.example/a/1",),
    )


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "/a/1", "https://asal.example/", "http://[::1"]
)
def test_canonical_address_that_is_none_is_not_taken(href: str) -> None:
    assert page(PARAGRAPH, f'<link rel="canonical" href="{href}">').url is None


# --- what is no page -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"\x00" * 900, "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 30, "binary"),
        (b"<html><head><title>x</title></head></html>", "no text"),
        (b"<html><body><nav><a href='/'>Beranda</a></nav></body></html>", "no text"),
        (b"<p>" + b"a" * 10_000_001, "10 MB"),
    ],
)
def test_unreadable_input_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read_page(data, "x.html")


def test_tags_never_closed_and_nested_without_end_are_read() -> None:
    found = read_page(PARAGRAPH + "<b><i>" * 20_000 + "<div>" * 20_000, "x")
    assert found.blocks[0].text.startswith("Petugas menutup jalan")


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="<>/=\"' abcdivp&;:!-[]{}\n\u201c\u00e9", max_size=400))
def test_any_markup_is_read_or_refused_never_fatal(markup: str) -> None:
    try:
        found = read_page(markup, "x")
    except UnreadableError:
        return
    assert all(block.text.strip() == block.text and block.text for block in found.blocks)


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cf")), max_size=200))
def test_text_of_a_page_is_kept_letter_by_letter(text: str) -> None:
    shown = " ".join(text.replace("\x00", "").split())
    escaped = shown.replace("&", "&amp;").replace("<", "&lt;")
    tree = parse_page(decode_page(f"<html><body><p>awal {escaped} akhir</p></body></html>"))
    leaves = outline_page(tree, names_pattern(["x"])).leaves
    printable = "".join(c for c in shown if c.isalnum())
    assert "".join(c for c in leaves[0].text if c.isalnum()) == f"awal{printable}akhir"


def test_a_name_is_one_line() -> None:
    words = load_page_words()
    assert person_names("\nRani\n Paramita\n", frozenset(), words) == ["Rani Paramita"]


def test_a_line_in_capitals_whose_words_the_text_has_is_no_signature() -> None:
    body = PARAGRAPH.replace("</p>", " Mereka tampil cantik.</p>") * 3
    assert page(f"<h1>{TITLE}</h1><div>{body}<p>TAMPIL CANTIK</p></div>").authors == ()
    assert page(f"<h1>{TITLE}</h1><div>{body}<p>RANI PARAMITA</p></div>").authors == (
        "RANI PARAMITA",
    )


def test_a_mirror_is_told_by_the_address_that_its_page_gives() -> None:
    head = '<link rel="canonical" href="https://news.detik.com/berita/d-1/pelabuhan">'
    html = f"<html><head>{head}</head><body><h1>{TITLE}</h1>{PARAGRAPH * 3}</body></html>"
    found = clean(read_page(html, "x", "https://cermin.example/d-1"), Settings())
    assert (found.outlet, found.mirror) == ("detikcom", "cermin.example")
    assert "canonical: https://news.detik.com/berita/d-1/pelabuhan" in found.notes
    saved = clean(read_page(html, "x"), Settings())
    assert (saved.outlet, saved.mirror) == ("detikcom", None)


@pytest.mark.parametrize(
    "byline",
    [
        '<p class="authorAndDate"><b>Rani Paramita</b></p><p class="author">Senin, 3 Mei 2025</p>',
        "<small>3 Mei 2025 by Rani Paramita</small>",
        '<a href="/penulis/rani-paramita">Rani Paramita</a>',
    ],
    ids=["beside the date", "behind the date", "link to the author's page"],
)
def test_an_author_without_a_label_is_read(byline: str) -> None:
    assert page(f"<h1>{TITLE}</h1>{byline}<div>{PARAGRAPH * 3}</div>").authors == ("Rani Paramita",)


def test_a_link_to_an_author_amid_the_text_names_nobody() -> None:
    link = PARAGRAPH.replace("kepala dinas", '<a href="/penulis/x">kepala dinas</a>')
    assert page(f"<h1>{TITLE}</h1><div>{PARAGRAPH}{link}{PARAGRAPH}</div>").authors == ()
