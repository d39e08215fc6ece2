"""One view of a story for all outputs: what is told, in which order, and what each mark cites."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from report_example import LEPAS, example, quote, with_voices
from report_texts import cite

from runut.publish.interface import load_interface
from runut.publish.names import one_line
from runut.publish.telling import tell_stories
from runut.publish.view import PLAIN_TAGS, Line, StoryTelling
from runut.records import Article, Citation, Origin, Quote, Story, Trace

TRACE = example()
INTERFACE = load_interface("id")
BRIDGE, COMPLAINT = tell_stories(TRACE, INTERFACE)


def section(telling: StoryTelling, name: str) -> tuple[Line, ...]:
    return next((s.lines for s in telling.sections if s.name == name), ())


def all_lines(telling: StoryTelling) -> Iterator[Line]:
    for part in telling.sections:
        for line in part.lines:
            yield line
            for below in line.lines:
                yield from (below, *below.lines)


def tell_story(story: Story, trace: Trace) -> StoryTelling:
    """Tell one story with the articles of a trace, in the trace's place of its own."""
    others = tuple(other for other in trace.stories if other.id != story.id)
    return next(tell_stories(replace(trace, stories=(story, *others)), INTERFACE))


def retold(**changes: object) -> StoryTelling:
    """Tell the bridge story anew with some of its fields changed."""
    story = replace(TRACE.stories[0], **changes)
    return tell_story(story, TRACE)


def with_quotes(*quotes: Quote) -> StoryTelling:
    """Tell the story of the first article alone, with other quotes."""
    article = replace(TRACE.articles[0], quotes=quotes)
    story = with_voices(Story(id="s", label="Jembatan", articles=(article.id,)), (article,))
    return tell_story(story, Trace(runut="0", articles=(article,), stories=(story,)))


def test_the_sections_stand_in_the_order_of_reading() -> None:
    assert [s.name for s in BRIDGE.sections] == [
        "brief",
        "timeline",
        "quotes",
        "differences",
        "impossible",
        "copies",
        "origins",
        "related",
        "articles",
    ]


def test_a_section_without_lines_is_not_there() -> None:
    assert [s.name for s in COMPLAINT.sections] == ["quotes", "related", "articles"]


def test_a_story_counts_articles_outlets_and_independent_sources() -> None:
    assert (BRIDGE.articles, BRIDGE.outlets, BRIDGE.origins) == (5, 5, 3)


def test_marks_count_up_from_one_without_gaps_in_the_order_of_first_use() -> None:
    first_uses = dict.fromkeys(mark for line in all_lines(BRIDGE) for mark in line.marks)
    assert list(first_uses) == list(range(1, len(BRIDGE.citations) + 1))
    assert [c.number for c in BRIDGE.citations] == list(first_uses)


def test_the_same_range_has_the_same_mark_wherever_it_is_cited() -> None:
    ranges = [c.citation for c in BRIDGE.citations]
    assert len(ranges) == len(set(ranges))


@pytest.mark.parametrize("telling", [BRIDGE, COMPLAINT], ids=lambda t: t.id)
def test_words_of_the_articles_stand_in_what_their_first_mark_cites(telling: StoryTelling) -> None:
    texts = {article.id: article.text for article in TRACE.articles}
    checked = 0
    for line in all_lines(telling):
        if line.words:
            cited = telling.cited(line.marks[0])
            where = cited.citation
            assert cited.text == texts[where.article][where.start : where.end]
            assert one_line(line.text) in one_line(cited.text)
            checked += 1
    assert checked


def test_every_tag_is_a_text_of_the_interface() -> None:
    tags = {tag for line in all_lines(BRIDGE) for tag in line.tags}
    assert tags
    assert tags - PLAIN_TAGS <= set(INTERFACE.texts)


def test_what_happened_needs_no_tag_what_is_planned_or_denied_has_one() -> None:
    tags = {line.text[:12]: line.tags for line in section(BRIDGE, "timeline")}
    assert tags["Jembatan gan"] == ()
    assert tags["Dinas Pekerj"] == ("status.planned",)
    assert tags["membantah pe"] == ("status.denied", "about.statement")


def test_quotes_stand_below_their_speaker_with_the_role() -> None:
    surya = section(BRIDGE, "quotes")[0]
    assert (surya.text, surya.note) == ("Surya Daeng Malewa", "Kepala BPBD Walikan")
    assert [line.outlets for line in surya.lines] == [
        ("Gema Walikan", "Kabar Lontar"),
        ("Pena Selatan",),
    ]


def test_the_same_words_in_two_articles_are_one_line_with_two_marks() -> None:
    (doctor,) = (line for line in section(BRIDGE, "quotes") if line.text == "Nirmala Tandeyo")
    (said,) = doctor.lines
    assert len(said.marks) == 2
    assert said.outlets == ("Suara Muara", "Lensa Rawa")


def test_a_short_name_is_that_of_a_fuller_one_who_said_the_same_words() -> None:
    articles = tuple(
        replace(a, quotes=(quote("gema", LEPAS, name),))
        for a, name in zip(TRACE.articles[:1] * 2, ("Surya", "Surya Daeng Malewa"), strict=True)
    )
    other = quote("gema", "warga menyeberang dengan perahu", "Malewa", kind="indirect")
    quotes = (*(a.quotes[0] for a in articles), other)
    assert [line.text for line in section(with_quotes(*quotes), "quotes")] == [
        "Surya Daeng Malewa",
        "Malewa",  # nothing says that it is the same
    ]


def test_a_role_that_stands_in_a_longer_one_is_not_repeated() -> None:
    roles = ("ketua majelis", "Ketua Majelis Hakim", "ketua majelis hakim", "dosen")
    quotes = [quote("gema", LEPAS, "Surya", role) for role in roles]
    assert section(with_quotes(*quotes), "quotes")[0].note == "ketua majelis hakim; dosen"


def test_the_comma_before_the_speaker_is_no_part_of_the_words() -> None:
    said = replace(quote("gema", LEPAS, "Surya"), text=f"{LEPAS},")
    assert section(with_quotes(said), "quotes")[0].lines[0].text == LEPAS


def test_words_of_nobody_come_last_under_their_own_name() -> None:
    lines = section(
        with_quotes(
            quote("gema", "warga menyeberang dengan perahu", "", kind="indirect"),
            quote("gema", "Tali penahan di sisi barat lepas", "Surya"),
        ),
        "quotes",
    )
    assert [line.text for line in lines] == ["Surya", INTERFACE.say("quote.nobody")]


def test_a_side_is_told_in_the_words_cited_beside_the_value_understood() -> None:
    length = section(BRIDGE, "differences")[1]
    assert length.tags == ("difference.number", "relation.contradiction")
    assert [(s.note, s.text) for s in length.lines] == [
        ("85 meter", "jembatan sepanjang 85 meter"),
        ("120 meter", "sepanjang 120 meter"),
    ]


def test_an_impossible_date_says_how_it_was_read_and_why_it_cannot_be() -> None:
    (line,) = section(BRIDGE, "impossible")
    assert line.text == "Senin (13/8/2024)"
    assert "13 Agu 2024" in line.note
    assert "Selasa" in line.note


def test_a_copy_of_unknown_direction_says_so() -> None:
    known, unknown = section(BRIDGE, "copies")
    assert known.text == "Kabar Lontar mengulang Gema Walikan: 87% isinya sama"
    assert "tidak diketahui" in unknown.text


def test_a_copy_cites_each_passage_on_both_sides() -> None:
    known = section(BRIDGE, "copies")[0]
    cited = [BRIDGE.cited(mark) for mark in known.marks]
    assert [c.citation.article for c in cited] == ["gema", "lontar"] * 3
    assert [c.text for c in cited[::2]] == [c.text for c in cited[1::2]]


def test_independent_sources_are_listed_only_where_articles_fold_together() -> None:
    assert [line.text for line in section(BRIDGE, "origins")] == [
        "Gema Walikan",
        "Suara Muara",
        "Pena Selatan",
    ]
    assert section(COMPLAINT, "origins") == ()


def test_a_related_story_is_named_by_its_headline() -> None:
    (line,) = section(COMPLAINT, "related")
    assert line.text == TRACE.stories[0].label
    assert line.story == "jembatan-walikan"


def test_an_article_without_a_date_says_so() -> None:
    undated = [line for line in section(BRIDGE, "articles") if line.date is None]
    assert [line.tags for line in undated] == [("basis.unknown",)]


def test_an_article_of_no_known_outlet_is_named_by_host_or_file() -> None:
    def named(article: Article) -> tuple[str, ...]:
        story = Story(id="s", label="Jembatan", articles=(article.id,))
        trace = Trace(runut="0", articles=(article,), stories=(story,))
        return section(tell_story(story, trace), "articles")[0].outlets

    rawa = TRACE.articles[4]
    assert named(replace(rawa, outlet=None)) == ("cermin-berita.example",)
    assert named(replace(rawa, outlet=None, mirror=None)) == ("rawa.txt",)


def test_who_told_a_moment_is_named_as_in_the_list_of_articles() -> None:
    articles = tuple(replace(a, outlet=None, mirror=None) for a in TRACE.articles)
    trace = replace(TRACE, articles=articles)
    told = next(tell_stories(trace, INTERFACE))
    for name in ("timeline", "quotes", "differences"):
        for top in section(told, name):
            for line in (top, *top.lines):
                assert all(outlet.endswith(".txt") for outlet in line.outlets)
                assert bool(line.outlets) == bool(line.marks)


def test_a_source_without_a_name_is_called_like_its_article() -> None:
    origins = (
        Origin(name="gema", articles=("gema", "lontar")),
        Origin(name="Suara Muara", articles=("muara", "pena", "rawa")),
    )
    told = section(retold(origins=origins), "origins")
    assert [line.text for line in told] == ["Gema Walikan", "Suara Muara"]


def test_an_outlet_that_is_not_known_is_not_counted() -> None:
    articles = tuple(replace(a, outlet=None) for a in TRACE.articles[:2])
    story = Story(id="s", label="Jembatan", articles=tuple(a.id for a in articles))
    trace = Trace(runut="0", articles=articles, stories=(story,))
    assert tell_story(story, trace).outlets == 0


def test_codes_of_the_stages_are_said_in_words() -> None:
    copy = replace(TRACE.stories[0].copies[0], evidence=("credit:Antara", "earlier:3h", "unheard"))
    related = replace(TRACE.stories[0].related[0], reason="shares: tali, papan")
    told = retold(copies=(copy,), related=(related,))
    evidence = "menyebut Antara sebagai sumber; terbit 3 jam kemudian; unheard"
    assert section(told, "copies")[0].note == evidence
    assert section(told, "related")[0].note == "sama-sama memuat: tali, papan"


def test_one_story_told_alone_is_told_as_among_all() -> None:
    assert retold() == BRIDGE


def test_a_range_cited_twice_in_a_line_is_marked_once() -> None:
    where: Citation = cite("gema", "Tiga orang tewas")
    brief = replace(TRACE.stories[0].brief[0], text="Tiga orang tewas", citations=(where, where))
    assert section(retold(brief=(brief,)), "brief")[0].marks == (1,)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("dua\nbaris", "dua baris"),
        ("merah\x1b[31m", "merah [31m"),  # a terminal must not be steered by an article
        ("bel\x07  dan\tspasi ", "bel dan spasi"),
        ("\x9b2J", "2J"),
        ("a\u2028b", "a b"),
        ("kanan\u202ekiri", "kanan kiri"),
    ],
)
def test_a_line_is_one_line_and_steers_no_terminal(text: str, shown: str) -> None:
    assert one_line(text) == shown
