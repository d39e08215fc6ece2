"""Stories as Markdown: every line with its marks, and no word of an article becomes markup."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec.structs import replace
from report_example import example

from runut.errors import UnreadableError, fail
from runut.publish.interface import load_interface
from runut.publish.markdown import escape, write_markdown
from runut.publish.names import one_line
from runut.publish.telling import tell_stories
from runut.records import Span

TRACE = example()
INTERFACE = load_interface("id")
EMPTY = "kosong; simpan lagi beserta teksnya"
WRITTEN = write_markdown(TRACE, INTERFACE)
OURS = {"text", "strong_open", "strong_close", "em_open", "em_close"}


def inline(markdown: str) -> list[Token]:
    """What a renderer makes of Markdown, inside its paragraphs and headings."""
    parsed = MarkdownIt("commonmark").parse(markdown)
    return [child for token in parsed for child in token.children or []]


def shown(markdown: str) -> str:
    return "".join(token.content for token in inline(markdown))


def test_every_story_has_its_headline_and_sections() -> None:
    headings = [line for line in WRITTEN.splitlines() if line.startswith("## ")]
    assert headings[:2] == [f"## {story.label}" for story in TRACE.stories]
    assert WRITTEN.count("### Artikel dan rujukan") == 2
    assert WRITTEN.count("### Lini masa") == 1


def test_every_line_of_the_view_is_there_with_its_marks() -> None:
    lines = WRITTEN.splitlines()
    for story in tell_stories(TRACE, INTERFACE):
        for line in (line for section in story.sections for line in section.lines):
            if line.marks:
                marks = "".join(f"\\[{mark}\\]" for mark in line.marks)
                assert any(escape(line.text) in li and li.endswith(marks) for li in lines), line


def test_each_mark_is_explained_with_article_and_offsets() -> None:
    (bridge, _) = tell_stories(TRACE, INTERFACE)
    for cited in bridge.citations:
        where = f"{cited.citation.start}–{cited.citation.end}"
        title = re.escape(escape(cited.title))
        (key,) = re.findall(rf"^- .*: {title}\n  - (.*)", WRITTEN, re.M)
        assert f"\\[{cited.number}\\] {where}" in key.split(", ")


def test_inputs_that_could_not_be_told_are_listed() -> None:
    assert WRITTEN.endswith(
        "- masukan/kosong.txt: tidak ada teks di dalamnya\n"
        "- masukan/foto.jpg: bukan teks: gambar JPEG\n"
    )


def test_words_by_word_stand_in_quotation_marks_others_do_not() -> None:
    assert "  - “Kami sudah memasang papan larangan sejak tahun lalu”" in WRITTEN
    assert "  - membantah perusahaannya lalai" in WRITTEN


def test_a_side_of_a_difference_is_told_in_its_sentence() -> None:
    difference = TRACE.stories[0].differences[0]
    place = difference.sides[0].citations[0]
    side = replace(difference.sides[0], citations=(place,))
    article = next(a for a in TRACE.articles if a.id == place.article)
    end = article.text.index(".", place.end) + 1
    articles = (replace(article, sentences=(Span(start=0, end=end),)),)
    story = replace(
        TRACE.stories[0],
        articles=(article.id,),
        differences=(replace(difference, sides=(side,)),),
        **dict.fromkeys(("timeline", "voices", "copies", "origins", "brief", "related"), ()),
    )
    written = write_markdown(replace(TRACE, articles=articles, stories=(story,)), INTERFACE)
    assert escape(f"“{article.text[:end]}”") in written


def test_a_failure_is_told_in_the_language_of_the_interface() -> None:
    trace = replace(TRACE, failures=(fail("kosong.txt", UnreadableError("empty")),))
    assert write_markdown(trace, INTERFACE).endswith(f"kosong.txt: {escape(EMPTY)}\n")


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "[klik](javascript:alert(1))",
        "![gambar](https://contoh.example/a.png)",
        "*tebal* dan _miring_ dan `kode`",
        "# Judul",
        "> kutip",
        "- butir",
        "1. nomor",
        "--- garis",
        "&lt;b&gt; dan &copy;",
        "\\*lolos",
        "~~coret~~ | tabel | $x$",
        "<https://contoh.example>",
        "baris\n\n# satu lagi",
    ],
)
def test_words_of_an_article_never_become_markup(hostile: str) -> None:
    story = replace(TRACE.stories[0], label=hostile)
    parsed = inline(write_markdown(replace(TRACE, stories=(story,)), INTERFACE))
    assert {token.type for token in parsed} <= OURS
    assert one_line(hostile) in [token.content for token in parsed]


@given(st.text(min_size=1).filter(one_line))
def test_any_text_is_shown_as_it_stands(text: str) -> None:
    assert shown(f"- {escape(text)}") == one_line(text)
