"""The HTML report, without a browser: pages, links both ways, marks, names, what is escaped."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html
from msgspec.structs import replace
from report_example import example
from report_hostile import HOSTILE_IDS, hostile

import runut.publish
from runut.publish.addresses import copy_page, page_name, web_address
from runut.publish.html import write_html
from runut.publish.interface import load_interface
from runut.publish.marks import Mark, Paragraph, lay_marks
from runut.publish.pictures import lineage, strip_ticks
from runut.publish.telling import tell_stories
from runut.publish.view import SectionName
from runut.records import Citation, Copy, Direction, Fold, Origin, Published, Story, Trace

CASES = Path(__file__).parent / "cases"
INDONESIAN = load_interface("id")
Pages = dict[Path, Any]  # parsed pages by their path


def parse(folder: Path) -> Pages:
    return {f.resolve(): lxml_html.parse(str(f)).getroot() for f in folder.rglob("*.html")}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_html(example(), tmp_path_factory.mktemp("report"), INDONESIAN).parent


@pytest.fixture(scope="module")
def pages(report: Path) -> Pages:
    return parse(report)


def article_page(pages: Pages, id_: str) -> Any:
    return next(page for file, page in pages.items() if file.name == page_name(id_))


def cases() -> list[tuple[str, bool]]:
    lines = (CASES / "web_address.tsv").read_text("utf-8").splitlines()[2:]
    rows = (line.split("\t") for line in lines)
    return [
        (
            r[0].encode("latin-1", "backslashreplace").decode("unicode_escape")
            if "\\" in r[0]
            else r[0],
            r[1] == "yes",
        )
        for r in rows
    ]


# --- addresses --------------------------------------------------------------------------------


@pytest.mark.parametrize(("address", "may_be_link"), cases())
def test_only_web_addresses_are_links(address: str, may_be_link: bool) -> None:
    assert web_address(address) == (address if may_be_link else None)


@given(st.text())
def test_a_page_name_is_safe_for_any_id(id_: str) -> None:
    assert re.fullmatch(r"([a-z0-9][a-z0-9-]{0,47}-)?[0-9a-f]{12}\.html", page_name(id_))


@given(st.text(), st.text())
def test_different_ids_have_different_pages_even_where_case_is_ignored(a: str, b: str) -> None:
    assert (page_name(a) == page_name(b)) == (a == b)


# --- marks ------------------------------------------------------------------------------------

TEXTS = st.text(alphabet="ab \n", max_size=40)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(TEXTS)
    places = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(places, places), max_size=6))
    return text, [
        Mark(start=min(p), end=max(p), kind="passage", number=n) for n, p in enumerate(pairs, 1)
    ]


def covered(paragraphs: tuple[Paragraph, ...]) -> dict[int, set[int]]:
    """For each mark the characters that stand between its open and close pieces."""
    found: dict[int, set[int]] = {}
    for paragraph in paragraphs:
        here, stack = paragraph.start, list[int]()
        for piece in paragraph.pieces:
            if piece.kind == "open" and piece.mark:
                stack.append(piece.mark.number)
            elif piece.kind == "close" and piece.mark:
                assert stack.pop() == piece.mark.number  # well-formed
            for number in stack if piece.kind == "text" else ():
                found.setdefault(number, set()).update(range(here, here + len(piece.text)))
            here += len(piece.text)
        assert not stack
    return found


@given(marked_texts())
def test_every_mark_covers_just_its_characters(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    places = covered(lay_marks(text, marks))
    for mark in marks:
        words = text[mark.start : mark.end]
        start = mark.start + len(words) - len(words.lstrip())
        expected = {i for i in range(start, start + len(words.strip())) if text[i] != "\n"}
        blank_lines = {i for i in expected if not text_line(text, i).strip()}
        assert places.get(mark.number, set()) == expected - blank_lines


def text_line(text: str, place: int) -> str:
    start = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place)
    return text[start : end if end >= 0 else len(text)]


@given(marked_texts())
def test_marks_leave_the_text_as_it_is(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    lines = ["".join(p.text for p in par.pieces) for par in lay_marks(text, marks)]
    assert lines == [line for line in text.split("\n") if line.strip()]


@given(marked_texts())
def test_a_mark_begins_once_and_ends_once(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    pieces = [piece for par in lay_marks(text, marks) for piece in par.pieces]
    for mark in marks:
        times = 1 if text[mark.start : mark.end].strip() else 0
        own = [p for p in pieces if p.mark and p.mark.number == mark.number]
        assert sum(p.first for p in own) == times
        assert sum(p.kind == "after" for p in own) == times


# --- pages ------------------------------------------------------------------------------------


def test_there_is_a_page_for_every_story_and_article(report: Path) -> None:
    trace = example()
    assert {f.name for f in (report / "stories").iterdir()} == {
        page_name(s.id) for s in trace.stories
    }
    assert {f.name for f in (report / "articles").iterdir()} == {
        page_name(a.id) for a in trace.articles
    }


@pytest.mark.parametrize("section", get_args(SectionName))
def test_every_section_that_a_story_may_have_has_its_template(section: str) -> None:
    assert (Path(runut.publish.__file__).parent / "templates/story" / f"{section}.html").is_file()


def test_every_link_leads_to_something(pages: Pages) -> None:
    for file, page in pages.items():
        for href in page.xpath("//a/@href"):
            if href.startswith("http"):
                continue
            target, _, anchor = href.partition("#")
            found = pages[(file.parent / target).resolve() if target else file]
            assert not anchor or found.xpath("//*[@id=$id]", id=anchor), (file.name, href)


def test_no_id_stands_twice_on_a_page(pages: Pages) -> None:
    for page in pages.values():
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids))


def passage_words(page: Any, number: int) -> str:
    parts = page.xpath("//mark[@data-passage=$id]", id=f"c{number}")
    return "".join("".join(p.xpath(".//text()[not(ancestor::sup)]")) for p in parts)


def test_a_passage_on_a_page_is_the_words_that_are_cited(pages: Pages) -> None:
    for telling in tell_stories(example(), INDONESIAN):
        for cited in telling.citations:
            page = article_page(pages, cited.citation.article)
            assert passage_words(page, cited.number) == cited.text.replace("\n", "")


def test_a_passage_links_back_to_every_line_that_cites_it(pages: Pages) -> None:
    for file, page in pages.items():
        for link in page.xpath("//*[@class='cites']/a") if file.parent.name == "stories" else ():
            target, _, anchor = link.get("href").partition("#")
            line = link.xpath("ancestor::*[@id][1]")[0].get("id")
            if line.startswith("articles-"):
                continue
            note = pages[(file.parent / target).resolve()].xpath(
                "//*[@id=$id]", id=anchor.replace("c", "note-")
            )[0]
            assert f"../stories/{file.name}#{line}" in note.xpath(".//a/@href")


def test_the_index_says_what_each_story_holds(report: Path, pages: Pages) -> None:
    row = pages[(report / "index.html").resolve()].xpath("//li[@class='row']")[0].text_content()
    for words in ("5 artikel", "5 media", "2 perbedaan", "1 tanggal mustahil", "2 salinan"):
        assert words in row


def test_failures_stand_on_the_index_with_their_reason(report: Path) -> None:
    index = (report / "index.html").read_text("utf-8")
    assert "masukan/foto.jpg" in index
    assert "bukan teks: gambar JPEG" in index


def test_removed_text_is_shown_with_its_reason(pages: Pages) -> None:
    removed = article_page(pages, "gema").xpath("//details[@class='removed']")[0].text_content()
    assert "Baca juga: Harga Cabai di Pasar Walikan Naik" in removed
    assert INDONESIAN.reason("related_link") in removed


def test_an_impossible_date_is_explained_on_its_article(pages: Pages) -> None:
    page = article_page(pages, "pena")
    assert "jatuh pada hari Selasa" in page.xpath("//section[@class='notice']")[0].text_content()
    assert (
        page.xpath("//mark[contains(@class, 'impossible')]")[0]
        .text_content()
        .startswith("Senin (13/8/2024)")
    )


def test_an_inferred_date_shows_the_passages_it_rests_on(tmp_path: Path) -> None:
    whole = example()
    first, other = whole.articles[:2]
    cited = Citation(article=other.id, start=0, end=len(other.text.split(".")[0]))
    dated = Published(value="2023-09", basis="inferred", citations=(cited,))
    changed = replace(whole, articles=(replace(first, published=dated), *whole.articles[1:]))
    write_html(changed, tmp_path, INDONESIAN)
    card = article_page(parse(tmp_path), first.id).xpath("//dl[@class='card']")[0]
    assert page_name(other.id) in card.xpath(".//a/@href")
    assert other.text[: cited.end] in card.text_content()


def test_a_copied_passage_names_its_counterpart(pages: Pages) -> None:
    notes = article_page(pages, "lontar").xpath("//ul[@class='notes']//text()")
    assert INDONESIAN.say("report.copied_from") in " ".join(notes)
    assert any("Gema Walikan" in words for words in notes)


def test_the_page_of_a_mirror_says_so(pages: Pages) -> None:
    assert "cermin-berita.example" in article_page(pages, "rawa").text_content()


def test_pages_are_in_the_language_of_the_interface_and_texts_in_their_own(
    tmp_path: Path,
) -> None:
    write_html(example(), tmp_path, load_interface("en"))
    page = article_page(parse(tmp_path), "gema")
    assert page.get("lang") == "en"
    assert page.xpath("//div[@class='para']/p/@lang") == ["id"] * 5


def test_two_runs_write_the_same_bytes(report: Path, tmp_path: Path) -> None:
    write_html(example(), tmp_path, INDONESIAN)
    files = [f.relative_to(report) for f in report.rglob("*") if f.is_file()]
    assert all((tmp_path / f).read_bytes() == (report / f).read_bytes() for f in files)


def test_pages_of_an_earlier_report_go_and_other_files_stay(tmp_path: Path) -> None:
    write_html(example(), tmp_path, INDONESIAN)
    (tmp_path / "articles" / "mine.html").write_text("<title>my own notes</title>")
    write_html(Trace(runut="0.1.0", articles=(), stories=()), tmp_path, INDONESIAN)
    assert [f.name for f in (tmp_path / "articles").iterdir()] == ["mine.html"]
    assert list((tmp_path / "stories").iterdir()) == []


def test_a_side_is_told_within_its_sentence(pages: Pages) -> None:
    side = story_page(pages).xpath("//*[@id='differences-2-2']//p[@class='told']")[0]
    assert side.xpath(".//strong/text()") == ["sepanjang 120 meter"]
    assert "Jembatan gantung sepanjang 120 meter di Walikan putus" in side.text_content()


def test_a_side_says_how_many_independent_sources_tell_it(pages: Pages) -> None:
    side = story_page(pages).xpath("//*[@id='differences-1-1']")[0].text_content()
    assert "Gema Walikan, Kabar Lontar" in " ".join(side.split())
    assert "1 sumber independen" in side


def story_page(pages: Pages) -> Any:
    return next(page for f, page in pages.items() if f.name == page_name("jembatan-walikan"))


# --- pictures ---------------------------------------------------------------------------------


def copy(from_: str, to: str, share: float, direction: Direction = "known") -> Copy:
    return Copy(from_=from_, to=to, share=share, direction=direction, passages=())


def told(*copies: Copy) -> Story:
    return Story(id="s", label="", articles=("a", "b", "c", "d"), copies=copies)


def test_a_copy_has_a_page_beside_its_source_that_holds_both_texts(
    report: Path, pages: Pages
) -> None:
    story = example().stories[0]
    texts = {a.id: " ".join(a.text.split()) for a in example().articles}
    for found in story.copies:
        page = pages[(report / "copies" / copy_page(found)).resolve()]
        source, copied = page.cssselect(".side")
        for side, id_ in ((source, found.from_), (copied, found.to)):
            shown = " ".join(p.text_content() for p in side.cssselect("p[lang]"))
            assert " ".join(shown.split()) == texts[id_]
        assert source.cssselect(".same")
        assert not source.cssselect("ins")
        assert not copied.cssselect("del")
    links = {a.get("href") for p in pages.values() for a in p.cssselect(".copying a")}
    assert {f"../copies/{copy_page(c)}" for c in story.copies} <= links


def test_an_article_is_drawn_under_the_one_it_took_most_from() -> None:
    nodes = lineage(told(copy("a", "c", 0.4), copy("b", "c", 0.9), copy("a", "d", 0.5)))
    drawn = {n.article: n.copy.from_ if n.copy else None for n in nodes}
    assert drawn == {"a": None, "b": None, "c": "b", "d": "a"}
    assert [n.row for n in nodes] == [0, 1, 2, 3]
    assert all(n.parent is None or n.parent < n.row for n in nodes)


def test_a_known_direction_is_drawn_before_an_unknown_one() -> None:
    nodes = lineage(told(copy("a", "b", 1.0, "unknown"), copy("c", "b", 0.2)))
    assert [(n.article, n.level) for n in nodes] == [("c", 0), ("b", 1)]


def test_copies_in_a_ring_are_drawn_once_each() -> None:
    nodes = lineage(told(copy("a", "b", 0.9), copy("b", "c", 0.9), copy("c", "a", 0.9)))
    assert sorted(n.article for n in nodes) == ["a", "b", "c"]
    assert sum(n.copy is None for n in nodes) == 1


def test_an_article_hangs_on_what_it_credits_where_it_copies_nobody() -> None:
    chain = ("CNBC Indonesia", "AFP", "Dmitry Peskov")
    reasons = (
        Fold(code="agency", about="AFP", articles=("a",), chain=chain),
        Fold(code="agency", about="AFP", articles=("b",), chain=chain[1:]),
        Fold(code="agency", about="AFP", articles=("c",), chain=("AFP",)),
    )
    origin = Origin(name="AFP", articles=("a", "b", "c"), reasons=reasons)
    nodes = lineage(replace(told(copy("a", "c", 0.9)), origins=(origin,)))
    names = [n.name or n.article for n in nodes]
    assert names == ["Dmitry Peskov", "AFP", "b", "CNBC Indonesia", "a", "c"]
    assert [n.level for n in nodes] == [0, 1, 2, 2, 3, 4]
    assert [n.article for n in nodes if n.copy] == ["c"]


def test_the_strip_runs_from_the_first_morning_to_the_last_night() -> None:
    trace = example()
    ticks = strip_ticks(trace.stories[0], trace.articles[:5])
    assert [t.origin for t in ticks] == [True, False, True, True]  # one has no date
    assert [t.x for t in ticks] == sorted(t.x for t in ticks)
    assert ticks[0].x == pytest.approx(180 * 6.2 / 48, abs=0.1)  # 06.12 on the first of two days


def test_a_story_without_dates_has_no_strip() -> None:
    trace = example()
    assert strip_ticks(trace.stories[0], [trace.articles[4]]) == ()


# --- hostile input ----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def hostile_pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    folder = tmp_path_factory.mktemp("hostile") / "inner"
    write_html(hostile(), folder, INDONESIAN)
    assert [f.name for f in folder.parent.iterdir()] == ["inner"]  # no id led out of the folder
    return parse(folder)


def test_hostile_ids_make_a_page_each(hostile_pages: Pages) -> None:
    names = {f.name for f in hostile_pages if f.parent.name == "articles"}
    assert names == {page_name(id_) for id_ in HOSTILE_IDS}
    assert len({name.lower() for name in names}) == len(HOSTILE_IDS)


def test_hostile_words_make_no_element_attribute_or_link(hostile_pages: Pages) -> None:
    for page in hostile_pages.values():
        assert [s.get("src") for s in page.iter("script")] == [page.xpath("//script/@src")[0]]
        assert not page.xpath(
            "//style | //img | //iframe | //base | //form | //object | //*[@style]"
        )
        assert not page.xpath("//@*[starts-with(name(), 'on')]")
        assert all(re.match(r"https?:|#|[a-z./-]", h) for h in page.xpath("//a/@href"))
        assert not [h for h in page.xpath("//a/@href") if "script:" in h or h.startswith("data:")]


def test_links_out_tell_nobody_where_they_came_from(hostile_pages: Pages, pages: Pages) -> None:
    for page in [*hostile_pages.values(), *pages.values()]:
        for rel in page.xpath("//a[starts-with(@href, 'http')]/@rel"):
            assert rel == "noopener noreferrer"
        assert page.xpath("count(//a[starts-with(@href, 'http')][not(@rel)])") == 0


def test_titles_and_labels_hold_no_signs_that_turn_text_round(hostile_pages: Pages) -> None:
    for page in hostile_pages.values():
        labels = page.xpath("//title/text() | //@aria-label | //@title")
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", " ".join(labels))


def test_every_page_forbids_what_is_not_its_own(pages: Pages) -> None:
    for page in pages.values():
        policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
