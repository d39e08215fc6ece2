"""Stories in the terminal: each line with its marks, the key to the marks, and no overflow."""

from __future__ import annotations

import io
import re
from typing import Literal

import pytest
from msgspec.structs import replace
from report_example import example
from rich.console import Console

from runut.publish.interface import load_interface
from runut.publish.names import one_line
from runut.publish.telling import tell_stories
from runut.publish.terminal import FEW, MANY, MOST_STORIES, Limits, print_summary
from runut.records import Span, Story, Trace

TRACE = example()
INTERFACE = load_interface("id")


def printed(
    trace: Trace = TRACE,
    *,
    width: int = 80,
    language: str = "id",
    everything: bool = False,
    color: bool = False,
) -> str:
    """What a console of the given width shows."""
    out = io.StringIO()
    colors: Literal["standard"] | None = "standard" if color else None
    console = Console(
        file=out, width=width, force_terminal=color, color_system=colors, highlight=False
    )
    print_summary(trace, console, load_interface(language), everything=everything)
    return out.getvalue()


def stories_of(count: int, articles: int = 1) -> Trace:
    """A trace of many stories, each of the first ``articles`` articles of the example."""
    ids = tuple(a.id for a in TRACE.articles[:articles])
    stories = (Story(id=str(n), label=f"Berita {n}", articles=ids) for n in range(count))
    return replace(TRACE, stories=tuple(stories))


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("language", ["id", "en"])
def test_no_line_is_wider_than_the_terminal_or_ends_in_blanks(width: int, language: str) -> None:
    for line in printed(width=width, language=language).splitlines():
        assert len(line) <= width, line
        assert line == line.rstrip()


def test_every_line_of_the_view_is_printed_with_its_marks() -> None:
    flat = " ".join(printed(everything=True).split())
    for story in tell_stories(TRACE, INTERFACE):
        for section in story.sections:
            for line in (below for top in section.lines for below in (top, *top.lines)):
                assert one_line(line.text) in flat
                assert "".join(f"[{mark}]" for mark in line.marks) in flat


def test_each_printed_mark_is_explained_with_its_offsets() -> None:
    bridge, complaint = printed().split("2/2 ─")
    for text, story in zip((bridge, complaint), tell_stories(TRACE, INTERFACE), strict=True):
        told, key = text.split(INTERFACE.say("section.articles"))
        marks = set(re.findall(r"\[(\d+)\]", told))
        assert marks == set(re.findall(r"\[(\d+)\] \d+–\d+", key))
        for mark in map(int, marks):
            where = story.cited(mark).citation
            assert f"[{mark}] {where.start}–{where.end}" in key


def test_the_key_names_outlet_and_title_of_what_is_cited() -> None:
    assert "Gema Walikan: Jembatan Gantung di Walikan Putus, Tiga Orang Tewas" in printed()


def test_a_date_stands_once_above_the_moments_that_share_it() -> None:
    moment = replace(TRACE.stories[0].timeline[1], date="2024-08-15")
    story = replace(TRACE.stories[0], timeline=(moment, moment))
    timeline = printed(replace(TRACE, stories=(story,))).split("Lini masa")[1]
    assert timeline.split("Siapa")[0].count("15 Agu 2024") == 1


def test_stories_told_by_most_articles_come_first() -> None:
    turned = replace(TRACE, stories=TRACE.stories[::-1])
    text = printed(turned)
    assert text.index("Jembatan Gantung di Walikan Putus") < text.index("Warga Sukamanis")


def test_a_long_run_shows_its_first_stories_and_says_how_many_more_there_are() -> None:
    text = printed(stories_of(MOST_STORIES + 5, articles=2))
    assert text.count(f"/{MOST_STORIES + 5} ─") == MOST_STORIES
    assert "5 berita lagi tidak ditampilkan; lihat dengan --all" in " ".join(text.split())


def test_a_long_run_leaves_out_stories_of_one_article_where_there_are_larger_ones() -> None:
    singles, pairs = stories_of(20).stories, stories_of(2, articles=2).stories
    text = printed(replace(TRACE, stories=singles + pairs))
    assert text.count("/22 ─") == 2
    assert "20 berita lagi, masing-masing dari satu artikel," in " ".join(text.split())


def test_all_shows_every_story_and_every_line() -> None:
    moments = TRACE.stories[0].timeline * 3
    story = replace(TRACE.stories[0], timeline=moments)
    trace = replace(TRACE, stories=(story, *stories_of(MOST_STORIES).stories))
    several = replace(trace, stories=(story,) * 4)
    everything = printed(trace, everything=True)
    assert everything.count(f"/{MOST_STORIES + 1} ─") == MOST_STORIES + 1
    assert "lagi" not in everything
    assert f"dan {len(moments) - MANY.sections['timeline']} lagi" in printed(several)


def test_the_only_story_of_a_run_is_shown_in_full() -> None:
    story = replace(TRACE.stories[0], timeline=TRACE.stories[0].timeline * 3)
    assert "lagi" not in printed(replace(TRACE, stories=(story,)))


@pytest.mark.parametrize(("stories", "limits"), [(3, FEW), (4, MANY)])
def test_the_more_stories_are_shown_the_less_of_each(stories: int, limits: Limits) -> None:
    long = replace(TRACE.stories[0], timeline=TRACE.stories[0].timeline * 3)
    text = printed(replace(TRACE, stories=(long,) * stories))
    assert f"dan {len(long.timeline) - limits.sections['timeline']} lagi" in text


@pytest.mark.parametrize("width", [40, 80, 120])
def test_of_many_stories_each_printed_mark_is_explained_beside_a_cut_title(width: int) -> None:
    trace = replace(TRACE, stories=(TRACE.stories[0],) * 4)
    view = next(tell_stories(trace, INTERFACE))
    text = printed(trace, width=width)
    assert all(len(line) <= width for line in text.splitlines())
    for story in text.split("/4 ─")[1:]:
        told, key = story.split(INTERFACE.say("section.articles"))
        marks = set(re.findall(r"\[(\d+)\]", told))
        assert marks == set(re.findall(r"\[(\d+)\] \d+–\d+", key))
        for mark in map(int, marks):
            where = view.cited(mark).citation
            assert f"[{mark}] {where.start}–{where.end}" in key


def test_a_long_timeline_shows_the_moments_that_most_outlets_have_in_their_order() -> None:
    first, shared, *_ = TRACE.stories[0].timeline
    moments = (*(replace(first, date=f"20{n:02}") for n in range(10, 30)), shared)
    story = replace(TRACE.stories[0], timeline=moments)
    timeline = printed(replace(TRACE, stories=(story, story))).split("Siapa berkata apa")[0]
    assert "Gema Walikan, Kabar Lontar, Pena Selatan [" in " ".join(timeline.split())
    assert timeline.index(" 2010 ") < timeline.index(" 13 Agu 2024")
    assert " 2029 " not in timeline


def test_a_side_of_a_difference_is_shown_in_its_sentence_and_none_is_left_out() -> None:
    difference = TRACE.stories[0].differences[0]
    sides = difference.sides * 10
    articles = tuple(
        replace(a, sentences=(Span(start=0, end=a.text.index(".") + 1),)) for a in TRACE.articles
    )
    story = replace(TRACE.stories[0], differences=(replace(difference, sides=sides),))
    text = " ".join(printed(replace(TRACE, articles=articles, stories=(story,))).split())
    assert text.count("“…gantung Sukamanis bertambah menjadi lima orang.”") == 10


def test_quotes_word_for_word_have_quotation_marks_a_paraphrase_has_none() -> None:
    text = printed()
    assert "– “Kami sudah memasang papan larangan sejak tahun lalu”" in text
    assert "– membantah perusahaannya lalai merawat jembatan (membantah)" in text


def test_an_article_cannot_steer_the_terminal_or_its_colours() -> None:
    story = replace(TRACE.stories[0], label="Judul \x1b[2J [bold red]merah[/] \x07")
    text = printed(replace(TRACE, stories=(story,)))
    assert "\x1b" not in text
    assert "Judul [2J [bold red]merah[/]" in text


def test_colours_are_used_in_a_terminal_and_nowhere_else() -> None:
    assert "\x1b[" in printed(color=True)
    assert "\x1b[" not in printed(color=False)


def test_both_languages_are_spoken() -> None:
    assert "Siapa berkata apa" in printed(language="id")
    assert "Who said what" in printed(language="en")
    assert "6 articles in 2 stories" in printed(language="en")
