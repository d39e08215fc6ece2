"""Going on from an earlier result: ids stay, merges and splits leave redirects, end to end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_runs import CHESS, COLLAPSE, UPDATE, run
from msgspec.structs import replace

from runut.corpus.earlier import join_earlier, keep_ids, lead_on
from runut.publish.addresses import page_name
from runut.publish.interface import load_interface
from runut.publish.json import decode_trace, encode_trace
from runut.publish.markdown import write_markdown
from runut.records import (
    Article,
    Group,
    Impossible,
    Published,
    Redirect,
    Related,
    Story,
    Storyline,
    Timex,
    Trace,
)
from runut.story.storylines import find_storylines

BOX = dict.fromkeys(map(ord, "│\n "))  # errors are wrapped in one


def article(ident: str, text: str = "", url: str | None = None, source: str = "") -> Article:
    return Article(
        id=ident, source=source or f"{ident}.txt", title="", text=text, sha256=text, language="id",
        url=url,
    )  # fmt: skip


def trace_of(
    stories: dict[str, str],
    redirects: tuple[Redirect, ...] = (),
    articles: tuple[Article, ...] = (),
) -> Trace:
    told = tuple(Story(id=i, label=i, articles=tuple(members)) for i, members in stories.items())
    return Trace(runut="0", articles=articles, stories=told, redirects=redirects)


def groups(*members: str) -> list[Group]:
    return [Group(id=f"s-{m[0]}", articles=tuple(m)) for m in members]


# --- articles ------------------------------------------------------------------------------


def test_earlier_articles_come_first_and_each_once() -> None:
    earlier = trace_of({}, articles=(article("a", "satu"), article("b", "dua")))
    again = [article("x", "dua baru", source="b.txt"), article("a", "satu"), article("c", "tiga")]
    again[0] = replace(again[0], id="b")
    found = join_earlier(again, earlier)
    assert [(a.id, a.text) for a in found] == [("a", "satu"), ("b", "dua baru"), ("c", "tiga")]


def test_a_page_that_changed_is_a_new_version_of_the_same_article(tmp_path: Path) -> None:
    words = "Banjir merendam tiga desa di Kabupaten Waruasih sejak Minggu dini hari."
    result = tmp_path / "hasil.json"
    for day in (1, 2, 3):
        new = tmp_path / f"{day}.jsonl"
        row = {
            "id": f"no{day}",
            "url": "https://muara.example/1",
            "outlet": "Muara",
            "title": "Banjir",
            "text": f"{words} Sudah {day} orang mengungsi.",
            "captured": f"2024-06-0{day}T08:00:00+07:00",
        }
        new.write_text(json.dumps(row), "utf-8")
        going_on: list[str | Path] = ["--continue", result] if day > 1 else []
        assert run("trace", new, *going_on, "--json", result, "-q")[0] == 0
    found = decode_trace(result.read_bytes())
    assert [a.id for a in found.articles] == ["no1"]
    assert "3 orang" in found.articles[0].text
    assert [v.sha256 for v in found.versions] == list(found.articles[0].versions)
    assert len(found.versions) == 3
    assert [s.articles for s in found.stories] == [("no1",)]
    assert found.redirects == ()


def test_another_article_with_a_taken_id_gets_its_own() -> None:
    earlier = trace_of({}, articles=(article("01", "satu", source="senin/01.txt"),))
    found = join_earlier([article("01", "dua", source="selasa/01.txt")], earlier)
    assert [(a.id, a.text) for a in found] == [("01", "satu"), ("01-2", "dua")]
    assert found[1].notes == ("duplicate_id: 01",)


def test_what_other_articles_told_of_an_article_is_found_again() -> None:
    why = Impossible(reading="2024-05-06", why="weekday; others:2024-05-06")
    timex = Timex(start=0, end=1, text="S", type="DATE", value="2024-05-05", impossible=why)
    one = replace(article("a", "Senin"), timexes=(timex,), published=Published(value="2024-05"))
    (found,) = join_earlier([], trace_of({}, articles=(one,)))
    assert found.timexes[0].impossible == Impossible(reading="2024-05-06", why="weekday")


def test_without_an_earlier_result_nothing_changes() -> None:
    assert join_earlier([article("a")], None) == [article("a")]
    assert keep_ids(groups("ab"), None) == (groups("ab"), ())


# --- ids -----------------------------------------------------------------------------------


def test_a_story_keeps_its_id_though_its_oldest_article_is_another() -> None:
    found, redirects = keep_ids(groups("zab"), trace_of({"s-a": "ab"}))
    assert [g.id for g in found] == ["s-a"]
    assert redirects == ()


def test_a_merge_keeps_the_id_of_the_larger_and_leads_the_other_to_it() -> None:
    found, redirects = keep_ids(groups("abcde"), trace_of({"s-a": "ab", "s-c": "cde"}))
    assert [g.id for g in found] == ["s-c"]
    assert redirects == (Redirect(story="s-a", kind="merged", to=("s-c",)),)


def test_a_split_keeps_the_id_with_the_larger_part_and_names_the_other() -> None:
    found, redirects = keep_ids(groups("ab", "cde"), trace_of({"s-a": "abcde"}))
    assert found[1].id == "s-a"
    assert found[0].id not in {"s-a", "s-c"}  # never an id that meant something else before
    assert redirects == (Redirect(story="s-a", kind="split", to=(found[0].id,)),)


def test_links_between_stories_follow_their_new_ids() -> None:
    one, other = groups("zab", "c")
    other = replace(
        other,
        related=(Related(story="s-z", reason="names: A"),),
        continues=Related(story="s-z", reason="names: A"),
    )
    found, _ = keep_ids([one, other], trace_of({"s-a": "ab"}))
    assert found[1].related[0].story == "s-a"
    assert found[1].continues == Related(story="s-a", reason="names: A")


def test_a_redirect_of_an_earlier_result_leads_on_to_where_its_story_went() -> None:
    old = (
        Redirect(story="x", kind="merged", to=("y",)),
        Redirect(story="p", kind="split", to=("y",)),
    )
    new = [
        Redirect(story="y", kind="merged", to=("z",)),
        Redirect(story="p", kind="split", to=("q",)),
    ]
    assert lead_on(old, new) == (
        Redirect(story="p", kind="split", to=("q", "z")),
        Redirect(story="x", kind="merged", to=("z",)),
        Redirect(story="y", kind="merged", to=("z",)),
    )


# --- storylines ----------------------------------------------------------------------------


def linked(*pairs: tuple[str, str | None]) -> list[Story]:
    return [
        Story(
            id=i,
            label=f"Berita {i}",
            articles=(i,),
            continues=Related(story=before, reason="names: A") if before else None,
        )
        for i, before in pairs
    ]


def test_stories_that_continue_one_another_are_one_storyline_in_order() -> None:
    stories, lines = find_storylines(linked(("a", None), ("b", "a"), ("c", None), ("d", "b")), None)
    assert [line.stories for line in lines] == [("a", "b", "d")]
    assert [s.storyline for s in stories] == [lines[0].id, lines[0].id, None, lines[0].id]
    assert lines[0].label == "Berita a"


def test_a_storyline_keeps_its_id_though_an_older_story_joins_it() -> None:
    _, (first,) = find_storylines(linked(("b", None), ("c", "b")), None)
    earlier = replace(trace_of({}), storylines=(first,))
    _, (grown,) = find_storylines(linked(("a", None), ("b", "a"), ("c", "b")), earlier)
    assert grown == Storyline(id=first.id, label="Berita a", stories=("a", "b", "c"))


# --- the command ---------------------------------------------------------------------------


def put(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def test_a_second_run_goes_on_from_the_first(tmp_path: Path) -> None:
    result = tmp_path / "hasil.json"
    assert run("trace", put(tmp_path / "kamis", korban=UPDATE), "--json", result, "-q")[0] == 0
    first = decode_trace(result.read_bytes())
    later = put(tmp_path / "jumat", ambruk=COLLAPSE, catur=CHESS)
    assert run("trace", later, "--continue", result, "--json", result, "-q")[0] == 0
    second = decode_trace(result.read_bytes())
    assert [a.id for a in second.articles] == ["korban", "ambruk", "catur"]
    story = next(s for s in second.stories if "korban" in s.articles)
    assert story.id == first.stories[0].id
    assert story.articles == ("ambruk", "korban")
    again = run("trace", later, "--continue", result, "--json", "-", "-q")[1]
    assert decode_trace(again.encode()) == second


def test_whoever_cites_a_story_that_was_merged_finds_it(tmp_path: Path) -> None:
    result, pages = tmp_path / "hasil.json", tmp_path / "halaman"
    news = put(tmp_path / "berita", korban=UPDATE, ambruk=COLLAPSE)
    run("trace", news, "--json", result, "-q")
    whole = decode_trace(result.read_bytes())
    (story,) = whole.stories
    parts = tuple(
        replace(story, id=f"s-{i}", articles=(i,), timeline=(), copies=(), brief=())
        for i in story.articles
    )
    result.write_bytes(encode_trace(replace(whole, stories=parts)))
    code, out, _ = run("trace", news, "--continue", result, "--json", result, "--html", pages)
    found = decode_trace(result.read_bytes())
    (merged,) = found.stories
    (gone,) = {part.id for part in parts} - {merged.id}
    assert code == 0
    assert found.redirects == (Redirect(story=gone, kind="merged", to=(merged.id,)),)
    page = (pages / "stories" / page_name(gone)).read_text("utf-8")
    assert page_name(merged.id) in page
    assert gone in out
    assert gone in write_markdown(found, load_interface("en"))


@pytest.mark.parametrize("content", [b"", b"[]", b"bukan json", b"\x1f\x8brusak"])
def test_what_is_no_earlier_result_is_refused_before_work_begins(
    tmp_path: Path, content: bytes
) -> None:
    wrong = tmp_path / "salah.json"
    wrong.write_bytes(content)
    code, _, err = run("trace", put(tmp_path / "berita", ambruk=COLLAPSE), "--continue", wrong)
    assert code == 2
    assert "salah.json" in err.translate(BOX)
