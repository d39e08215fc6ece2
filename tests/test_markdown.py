"""Stories as Markdown: every line with its marks, and no word of an article becomes markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec.structs import replace
from report_example import example

from runut.publish.interface import load_interface
from runut.publish.markdown import escape, write_markdown
from runut.publish.telling import one_line, tell_stories

TRACE = example()
INTERFACE = load_interface("id")
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
        assert f"  - \\[{cited.number}\\] {where}\n" in WRITTEN


def test_inputs_that_could_not_be_told_are_listed() -> None:
    assert WRITTEN.endswith(
        "- masukan/kosong.txt: tidak ada teks di dalamnya\n"
        "- masukan/foto.jpg: bukan teks: gambar JPEG\n"
    )


def test_words_by_word_stand_in_quotation_marks_others_do_not() -> None:
    assert "  - “Kami sudah memasang papan larangan sejak tahun lalu”" in WRITTEN
    assert "  - membantah perusahaannya lalai" in WRITTEN


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
