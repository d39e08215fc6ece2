"""Captures of one article are its versions: which are one, which is newest, what changed."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from runut.corpus.edits import compare_versions
from runut.corpus.versions import Folded, fold_versions
from runut.outlets.address import article_key
from runut.pipeline import read
from runut.records import Article, Block, Capture, Detail, Edit
from runut.settings import Settings

CASES = Path(__file__).parent / "cases"
URL = "https://www.suaramuara.example/daerah/20250722/sumur-warga-lerengsari-tercemar"
TEXT = (
    "Dinas kesehatan menemukan bakteri pada 83 sumur warga di Karangwangi. ¶ "
    "Kepala dinas Ratna Purwaningsih meminta warga merebus air. ¶ "
    "Petugas mengambil contoh air di sebelas desa selama dua pekan."
)
NOTE = " ¶ Ralat: Sebelumnya tertulis 83 sumur, seharusnya 38 sumur."


def capture(text: str = TEXT, **more: object) -> Article:
    """Read an invented capture; ¶ parts paragraphs."""
    blocks = tuple(Block(text=part.strip()) for part in text.split("¶"))
    fields: dict[str, object] = {
        "id": "a", "source": "a.html", "title": "Sumur Warga Tercemar", "blocks": blocks,
        "language": "id", "outlet": "Suara Muara", "url": URL,
    }  # fmt: skip
    return read(Capture(**{**fields, **more}), Settings())  # type: ignore[arg-type]


def fold(*captures: Article) -> Folded:
    return fold_versions(list(captures))


# --- addresses ------------------------------------------------------------------------------


def address_cases() -> list[list[str]]:
    lines = (CASES / "addresses.tsv").read_text(encoding="utf-8").splitlines()
    return list(csv.reader((x for x in lines if x and x[0] != "#"), delimiter="\t"))[1:]


@pytest.mark.parametrize("case", address_cases(), ids=lambda c: c[3])
def test_an_address(case: list[str]) -> None:
    one, other, same, _ = case
    assert (article_key(one) == article_key(other) is not None) == (same == "one")


@given(st.text(max_size=80))
def test_any_address_has_a_key_or_none(url: str) -> None:
    assert article_key(url) is None or article_key(url)
    assert article_key("http://" + url) is None or article_key("http://" + url)


# --- folding --------------------------------------------------------------------------------


def test_the_newest_capture_stands_under_the_id_of_the_first() -> None:
    late = capture(TEXT.replace("83", "38") + NOTE, id="b", captured="2025-07-24T08:00:00+07:00")
    early = capture(captured="2025-07-22T15:00:00+07:00")
    folded = fold(late, early)
    (article,) = folded.articles
    assert (article.id, article.sha256) == ("a", late.sha256)
    assert article.versions == (early.sha256, late.sha256)
    (revision,) = folded.revisions["a"]
    assert (revision.order, revision.declared) == ("captured", "note")


def test_captures_of_the_same_text_collapse_and_are_counted() -> None:
    folded = fold(capture(), capture(id="b", url=URL + "?utm_source=x"), capture(id="c"))
    assert len(folded.articles) == 1
    assert [len(v.captures) for v in folded.versions] == [3]
    assert folded.revisions["a"] == ()


def test_an_article_captured_once_has_no_versions() -> None:
    folded = fold(capture())
    assert (folded.versions, folded.articles[0].versions) == ((), ())


def test_the_same_text_at_two_addresses_is_two_articles() -> None:
    assert len(fold(capture(), capture(id="b", url=URL + "-2")).articles) == 2


def test_unlike_texts_at_one_address_are_two_articles() -> None:
    other = "Persimuara menang tipis atas tamunya dalam laga pekan ketiga. ¶ " * 8
    long = TEXT + " ¶ " + "Warga menunggu bantuan air bersih dari pemerintah kabupaten. ¶ " * 6
    pages = capture(long), capture(other, id="b", title="Persimuara Menang")
    assert len(fold(*pages).articles) == 2


def test_texts_without_address_are_one_article_by_the_id_that_their_source_gave() -> None:
    one = capture(url=None, id="17", published="2025-07-22T10:00:00+07:00")
    two = capture(
        TEXT.replace("83", "38"), url=None, id="17-2", notes=("duplicate_id: 17",),
        modified="2025-07-23T10:00:00+07:00",
    )  # fmt: skip
    folded = fold(one, two)
    assert [a.id for a in folded.articles] == ["17"]
    assert folded.articles[0].notes == ()
    assert len(fold(one, replace(two, outlet="Warta Sagara")).articles) == 2


@pytest.mark.parametrize(
    ("early", "late", "order"),
    [
        ({"captured": "2025-07-22"}, {"captured": "2025-07-24"}, "captured"),
        ({"published": "2025-07-22"}, {"modified": "2025-07-23"}, "modified"),
        ({"published": "2025-07-22"}, {"published": "2025-07-24"}, "published"),
        ({"captured": "2025-07-22"}, {}, "unknown"),
        ({"captured": "2025-07-22"}, {"captured": "2025-07-22T10:00:00+07:00"}, "unknown"),
        ({}, {}, "unknown"),
    ],
)  # fmt: skip
def test_versions_are_put_in_order(early: dict[str, str], late: dict[str, str], order: str) -> None:
    one = capture(**early)
    two = capture(TEXT.replace("83", "38"), id="b", **late)
    for folded in (fold(one, two), fold(two, one)):
        assert folded.revisions["a"][0].order == order
        assert folded.articles[0].sha256 == two.sha256


def test_a_note_on_a_correction_makes_a_text_the_later_one() -> None:
    noted = capture(TEXT.replace("83", "38") + NOTE, id="a")
    plain = capture(id="b")
    folded = fold(noted, plain)
    assert folded.articles[0].sha256 == noted.sha256
    assert folded.revisions["b"][0].order == "note"


def test_a_page_of_several_is_kept_but_not_compared() -> None:
    part = capture(TEXT.split(" ¶ ", maxsplit=1)[0], notes=("part: 1/2",), captured="2025-07-24")
    whole = capture(id="b", url=URL + "?page=all", captured="2025-07-22")
    folded = fold(part, whole)
    assert folded.articles[0].sha256 == whole.sha256
    assert [v.part for v in folded.versions] == [False, True]
    assert folded.revisions["b"] == ()


def test_a_page_without_text_never_stands_for_the_article() -> None:
    gone = capture("Bagikan", title="Halaman tidak ditemukan", id="b", captured="2025-07-24")
    folded = fold(capture(captured="2025-07-22"), gone)
    assert folded.articles[0].text


def test_a_notice_of_withdrawal_stands_and_the_story_is_found_by_the_words_before() -> None:
    long = TEXT + " ¶ " + "Warga menunggu bantuan air bersih dari pemerintah kabupaten."
    notice = "Berita ini telah dicabut karena tidak memenuhi kaidah jurnalistik."
    folded = fold(
        capture(long, captured="2025-07-22"), capture(notice, id="b", captured="2025-07-24")
    )
    assert folded.articles[0].text == notice
    assert folded.told_by[0].text == capture(long).text
    assert folded.withdrawn == {"a"}


@pytest.mark.parametrize(
    ("later", "more", "declared"),
    [
        (TEXT.replace("83", "38") + NOTE, {}, "note"),
        (TEXT.replace("83", "38"), {"modified": "2025-07-23"}, "date"),
        (TEXT.replace("83", "38"), {}, "no"),
    ],
)
def test_it_is_told_whether_a_change_was_declared(
    later: str, more: dict[str, str], declared: str
) -> None:
    two = capture(later, id="b", captured="2025-07-24", **more)
    folded = fold(capture(captured="2025-07-22"), two)
    assert folded.revisions["a"][0].declared == declared


# --- what changed ---------------------------------------------------------------------------


def told(edits: tuple[Edit, ...], one: Article, other: Article) -> list[str]:
    """Edits as lines: kind, words before and after, details."""
    lines = []
    for edit in edits:
        before = one.text[edit.before.start : edit.before.end] if edit.before else edit.title_before
        after = other.text[edit.after.start : edit.after.end] if edit.after else edit.title_after
        details = [said(d) for d in edit.details]
        line = f"{edit.kind} {edit.part}: {before} > {after}".strip()
        lines.append("; ".join([line, *details]))
    return lines


def said(detail: Detail) -> str:
    """A detail as a line; of a figure the amount, since what it counts may be cut elsewhere."""
    texts = [w.text.strip(",") if w else "-" for w in (detail.before, detail.after)]
    before, after = (t.split()[0] if detail.kind == "figure" else t for t in texts)
    return f"{detail.kind} {before} > {after}"


def golden() -> list[tuple[str, str, str, list[str]]]:
    found = []
    for file in sorted((Path(__file__).parent / "golden" / "versions").glob("*.txt")):
        before, after, edits = file.read_text(encoding="utf-8").split("\n---\n")
        found.append((file.stem, before, after, [x.strip() for x in edits.strip().splitlines()]))
    return found


@pytest.mark.parametrize(("name", "before", "after", "edits"), golden(), ids=lambda x: str(x)[:20])
def test_a_golden_pair_of_versions(name: str, before: str, after: str, edits: list[str]) -> None:
    titles = before.partition("\n")[0], after.partition("\n")[0]
    one, other = (
        capture(text.partition("\n")[2].replace("\n", " ¶ "), title=title)
        for text, title in zip((before, after), titles, strict=True)
    )
    assert told(compare_versions(one, other), one, other) == edits


SENTENCES = st.lists(
    st.sampled_from(
        [
            "Petugas menemukan 83 sumur tercemar.", "Petugas menemukan 38 sumur tercemar.",
            "Kepala dinas Ratna meminta warga merebus air.",
            "Ketua dinas Rani meminta warga sabar.",
            '"Air itu keruh," kata Jaka.', '"Air itu jernih," kata Jaka.', "Hujan turun Senin.",
            "Hujan turun Selasa (22/7/2025).", "Ralat: tertulis 83, seharusnya 38.", "😀 e\u0301!",
        ]
    ),
    max_size=8,
)  # fmt: skip


def mirrored(edits: tuple[Edit, ...]) -> set[Edit]:
    kinds = {"added": "removed", "removed": "added", "changed": "changed"}
    return {
        Edit(
            kind=kinds[e.kind],  # type: ignore[arg-type]
            part=e.part,
            before=e.after,
            after=e.before,
            title_before=e.title_after,
            title_after=e.title_before,
            details=tuple(Detail(kind=d.kind, before=d.after, after=d.before) for d in e.details),
        )
        for e in edits
    }


@given(first=SENTENCES, second=SENTENCES)
@settings(max_examples=80, deadline=None)
def test_edits_cite_their_words_and_mirror_when_versions_change_places(
    first: list[str], second: list[str]
) -> None:
    one, other = (capture(" ¶ ".join([*s, "Selesai sudah."])) for s in (first, second))
    assert compare_versions(one, one) == ()
    edits = compare_versions(one, other)
    assert set(compare_versions(other, one)) == mirrored(edits)
    for edit in edits:
        for span, text in ((edit.before, one.text), (edit.after, other.text)):
            assert span is None or 0 <= span.start < span.end <= len(text)
        for detail in edit.details:
            for words, text in ((detail.before, one.text), (detail.after, other.text)):
                assert words is None or text[words.start : words.end] == words.text


def test_a_sentence_that_only_moved_is_no_change() -> None:
    parts = TEXT.split(" ¶ ")
    assert compare_versions(capture(TEXT), capture(" ¶ ".join(parts[::-1]))) == ()


def test_another_kind_of_quotation_marks_is_no_change() -> None:
    one, other = capture('"Air itu keruh," kata Jaka.'), capture("“Air itu keruh,” kata Jaka.")
    assert compare_versions(one, other) == ()
