"""Names on the pages, and the way from a dump of Wikidata to an id beside a person's name."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from cli_runs import run
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html
from test_kb import item

from runut.publish.json import decode_trace
from runut.publish.marks import Mark
from runut.publish.named import name_marks
from runut.records import Article, Citation, Entity, Name, RoleHeld, Story, Trace

ITEMS = [
    item(1, "Sari Dewanti", P31=[5]),
    item(2, "Wisnu Hartono", P31=[5]),
    item(3, "Wisnu Hartono", P31=[5]),  # another one of that name
    item(4, "Surabaya", P31=[486972]),
    item(486972, "permukiman", P279=[618123]),
]
VISIT = """\
Menteri Perikanan Tinjau Tambak Rusak

SURABAYA, Warta Kelana - Menteri Perikanan Sari Dewanti meninjau tambak yang rusak di Surabaya, \
Rabu (5/6/2024). Sari Dewanti didampingi Wisnu Hartono.

"Kami segera memperbaiki tanggul," kata Sari Dewanti. Menteri itu pulang dari Surabaya ke \
Jakarta pada sore hari.
"""


@pytest.fixture(scope="module")
def traced(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a table of a packed dump with a bad line in it, and a report that uses it."""
    folder = tmp_path_factory.mktemp("kb")
    lines = "\n".join(["[", '{"id": "Q9', *(json.dumps(i) + "," for i in ITEMS), "]"])
    (folder / "dump.json.gz").write_bytes(gzip.compress(lines.encode()))
    (folder / "berita.txt").write_text(VISIT, encoding="utf-8")
    table, out = folder / "names.db", folder / "out.json"
    assert run("kb", "build", folder / "dump.json.gz", table, "-q")[0] == 0
    wish = ("--kb", table, "--json", out, "--html", folder / "web", "-q")
    assert run("trace", folder / "berita.txt", *wish)[0] == 0
    return folder


def trace_in(folder: Path) -> Trace:
    return decode_trace((folder / "out.json").read_bytes())


def test_a_table_given_on_the_command_line_gives_ids(traced: Path) -> None:
    ids = {e.name: e.wikidata for e in trace_in(traced).stories[0].entities}
    assert ids["Sari Dewanti"] == "Q1"
    assert ids["Surabaya"] == "Q4"
    assert ids["Wisnu Hartono"] is None  # two bear the name
    assert ids["Jakarta"] is None  # the table does not have it


def test_the_id_stands_on_the_storys_page_as_a_link(traced: Path) -> None:
    page = lxml_html.parse(str(next((traced / "web/stories").iterdir()))).getroot()
    minister = page.xpath("//*[@id='entity-per-sari-dewanti']")[0]
    assert minister.xpath(".//a/@href") == ["https://www.wikidata.org/wiki/Q1"]
    assert page.xpath("//*[@id='entity-loc-surabaya']//a/@href")


def test_words_that_mean_somebody_are_told_with_their_citation(traced: Path) -> None:
    trace = trace_in(traced)
    minister = next(e for e in trace.stories[0].entities if e.name == "Sari Dewanti")
    (cited,) = minister.described
    assert trace.articles[0].text[cited.start : cited.end] == "Menteri itu"
    page = next((traced / "web/stories").iterdir()).read_text("utf-8")
    assert "juga disebut <q><bdi>Menteri itu</bdi></q>" in page


def test_the_first_name_of_somebody_leads_to_the_story_and_the_others_say_who(traced: Path) -> None:
    page = lxml_html.parse(str(next((traced / "web/articles").iterdir()))).getroot()
    said = page.xpath("//*[@class='name'][contains(@title, 'Sari Dewanti')]")
    assert [e.tag for e in said] == ["a", "span", "span", "span"]
    assert said[0].get("title") == "Sari Dewanti: Menteri Perikanan"
    assert said[0].get("href").endswith("#entity-per-sari-dewanti")
    assert not page.xpath("//a//a")


@pytest.mark.parametrize("table", ["no such table", "berita.txt"])
def test_a_wrong_table_ends_the_run_before_it_begins(traced: Path, table: str) -> None:
    code, out, said = run("trace", traced / "berita.txt", "--kb", traced / table)
    assert (code, out) == (1, "")
    assert table in said


PLACES = st.tuples(st.integers(0, 20), st.integers(1, 6))


@given(st.lists(PLACES, max_size=5), st.lists(PLACES, max_size=5))
def test_a_link_never_holds_the_number_behind_a_passage(
    names: list[tuple[int, int]], passages: list[tuple[int, int]]
) -> None:
    text = "a" * 30
    one = Article(
        id="1",
        source="1",
        title="",
        text=text,
        sha256="",
        language="id",
        names=tuple(
            Name(start=s, end=s + n, text=text[s : s + n], kind="PER", entity="e") for s, n in names
        ),
    )
    role = RoleHeld(role="Bupati", citations=(Citation(article="1", start=0, end=3),))
    story = Story(
        id="s",
        label="",
        articles=("1",),
        entities=(Entity(id="e", name="Sari", kind="PER", roles=(role,)),),
    )
    numbered = [
        Mark(start=s, end=s + n, kind="passage", number=i) for i, (s, n) in enumerate(passages, 1)
    ]
    for mark in name_marks(one, story, numbered):
        assert mark.title == "Sari: Bupati"
        if mark.href:
            assert not any(mark.start < p.end < mark.end for p in numbered)
