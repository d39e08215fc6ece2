"""The whole run: the invented examples hold what was planted, and every record cites its words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runut import Article, Block, Capture, Failure, Story, Trace, read_paths, trace
from runut.publish.json import decode_trace, encode_trace
from runut.records import (
    BriefLine,
    Citation,
    Correction,
    Credit,
    Figure,
    Moment,
    Quote,
    Revision,
    Side,
    Timex,
    Words,
)

EXAMPLES = Path(__file__).parent.parent / "examples"


@cache
def traced() -> Trace:
    return trace(read_paths([str(EXAMPLES)]))


def story(folder: str) -> Story:
    """The story that holds the articles of a folder of the examples."""
    wanted = {a.id for a in traced().articles if f"/{folder}/" in a.source}
    return next(s for s in traced().stories if wanted & set(s.articles))


def article(folder: str, name: str) -> Article:
    return next(a for a in traced().articles if f"{folder}/{name}" in a.source)


# --- what was planted -----------------------------------------------------------------------


def test_nothing_failed_and_nothing_was_lost() -> None:
    files = [f for f in EXAMPLES.rglob("*") if f.is_file()]
    assert traced().failures == ()
    captured = sum(len(v.captures) - 1 for v in traced().versions)
    several = {v.article for v in traced().versions}
    versions = len(traced().versions) - len(several)
    assert len(traced().articles) + captured + versions == len(files)


@pytest.mark.parametrize("folder", sorted(f.name for f in EXAMPLES.iterdir()))
def test_each_folder_is_one_story(folder: str) -> None:
    sources = {a.id: a.source for a in traced().articles}
    assert {Path(sources[a]).parent.name for a in story(folder).articles} == {folder}
    assert len(traced().stories) == 4


@pytest.mark.parametrize(
    ("folder", "source", "copy"),
    [
        ("banjir-wanasari", "01-kantor-berita-nusa", "02-lintas-kini"),
        ("banjir-wanasari", "03-harian-pelita", "05-kabar-rimba"),
        ("vonis-tirtamaya", "03-kantor-berita-nusa", "04-suara-muara"),
        ("gunung-rangga", "03-kantor-berita-nusa", "04-kabar-rimba"),
    ],
)
def test_a_planted_copy_is_found_with_its_direction(folder: str, source: str, copy: str) -> None:
    pair = (article(folder, source).id, article(folder, copy).id)
    found = {(c.from_, c.to): c.direction for c in story(folder).copies}
    assert found[pair] == "known"


def test_copies_count_as_one_origin() -> None:
    counts = {s.label: (len(s.articles), len(s.origins)) for s in traced().stories}
    assert sorted(counts.values()) == [(4, 2), (5, 4), (6, 4), (6, 4)]


def test_the_weekday_that_was_not_is_flagged_with_its_reading() -> None:
    flagged = [t for a in traced().articles for t in a.timexes if t.impossible]
    assert [t.text for t in flagged] == ["Senin (6/5/2025) malam"]
    assert flagged[0].impossible is not None
    assert flagged[0].impossible.reading == "2025-05-06"


def test_a_growing_toll_is_an_update() -> None:
    toll = next(d for d in story("banjir-wanasari").differences if "tujuh" in str(d.sides))
    assert toll.relation == "update"
    assert [side.value for side in toll.sides] == ["tiga", "empat", "lima", "tujuh"]


def test_a_wrong_amount_contradicts_until_it_is_corrected() -> None:
    differences = story("vonis-tirtamaya").differences
    loss = next(d for d in differences if "Rp2,3 miliar" in {s.value for s in d.sides})
    assert loss.relation == "contradiction"
    assert {s.value for s in loss.sides} == {"Rp2,3 miliar", "Rp3,2 miliar"}


def test_a_plan_is_not_told_as_having_happened() -> None:
    drill = [m for m in story("gunung-rangga").timeline if "akan menggelar simulasi" in m.text]
    assert drill
    assert {m.status for m in drill} == {"planned"}


@pytest.mark.parametrize(
    "words",
    ["Harga Cabai", "ADVERTISEMENT", "Baca juga", "Bagikan", "Terkini Lainnya", "TERPOPULER"],
)
def test_nothing_of_the_pages_around_is_told(words: str) -> None:
    assert not [a.id for a in traced().articles if words.lower() in a.text.lower()]
    assert any(words.lower() in r.text.lower() for a in traced().articles for r in a.removed)


# --- citations ------------------------------------------------------------------------------


def records(found: object) -> Iterator[object]:
    """A record and all records in it."""
    if isinstance(found, msgspec.Struct):
        yield found
        for name in found.__struct_fields__:
            yield from records(getattr(found, name))
    elif isinstance(found, tuple):
        for item in found:
            yield from records(item)


def miscited(result: Trace) -> list[object]:
    """Records whose offsets are not those of their words."""
    texts: dict[tuple[str, str | None], str]
    texts = {(a.id, None): a.text for a in result.articles}
    texts |= {(v.article, v.sha256): v.text for v in result.versions}
    titles = {a.id: a.title for a in result.articles}
    return [
        *(r for v in result.revisions for r in miscited_in_revision(v, texts)),
        *(r for a in result.articles for r in miscited_in_article(a)),
        *(r for s in result.stories for r in miscited_in_story(s, texts, titles)),
    ]


def miscited_in_article(one: Article) -> Iterator[object]:
    found: list[Timex | Quote | Figure | Credit | Correction | Words] = []
    for stage in (one.timexes, one.quotes, one.figures, one.credits):
        found += stage
    for correction in one.corrections:
        found += [w for a in correction.amended for w in (a.wrong, a.right) if w]
        found += [correction] if correction.where == "text" else []
    for record in found:
        if one.text[record.start : record.end] != record.text:
            yield record
    for span in one.sentences:
        if not 0 <= span.start < span.end <= len(one.text):
            yield span


def miscited_in_revision(
    revision: Revision, texts: dict[tuple[str, str | None], str]
) -> Iterator[object]:
    before = texts[revision.article, revision.earlier]
    after = texts[revision.article, revision.later]
    for edit in revision.edits:
        for span, text in ((edit.before, before), (edit.after, after)):
            if span and not 0 <= span.start < span.end <= len(text):
                yield edit
        for detail in edit.details:
            for words, text in ((detail.before, before), (detail.after, after)):
                if words and text[words.start : words.end] != words.text:
                    yield detail


def miscited_in_story(
    told: Story, texts: dict[tuple[str, str | None], str], titles: dict[str, str]
) -> Iterator[object]:
    def words(cited: Citation) -> str:
        return texts[cited.article, cited.version][cited.start : cited.end]

    for record in records(told):
        if isinstance(record, Citation) and not words(record):
            yield record
        if isinstance(record, Moment | BriefLine) and words(record.citations[0]) != record.text:
            yield record
        if isinstance(record, Side):
            said = any(record.value in titles[article] for article in record.titles)
            if not said and record.value not in map(words, record.citations):
                yield record
    for copy in told.copies:
        for passage in copy.passages:
            sides = ((copy.from_, passage.from_), (copy.to, passage.to))
            if not all(0 <= s.start < s.end <= len(texts[a, None]) for a, s in sides):
                yield passage


def test_every_record_of_the_examples_cites_its_words() -> None:
    assert miscited(traced()) == []


WORDS = st.sampled_from(
    [
        "Banjir", "menewaskan", "tiga", "12", "orang", "kata", "Ratna", '"', "”", "“", ",", ".",
        "Senin", "(6/5/2025)", "Selasa", "akan", "dilansir", "Antara", "Rp2,3", "miliar", "\n",
        "Baca juga:", "bahwa", "membantah", "kemarin", "pukul 19.30 WIB", "😀", "e\u0301", "&nbsp;",
    ]
)  # fmt: skip
TEXTS = st.lists(WORDS, min_size=1, max_size=60).map(" ".join)


@given(texts=st.lists(TEXTS, min_size=1, max_size=3))
@settings(max_examples=40, deadline=None)
def test_every_record_of_any_text_cites_its_words(texts: list[str]) -> None:
    captures = [
        Capture(
            id=str(n),
            source=f"{n}.txt",
            title="Banjir di Wanasari",
            blocks=tuple(Block(text=line) for line in text.split("\n")),
            published="2025-05-07",
            language="id",
        )
        for n, text in enumerate(texts)
    ]
    result = trace(captures)
    assert len(result.articles) + len(result.failures) == len(texts)
    assert miscited(result) == []


# --- the run itself -------------------------------------------------------------------------


def test_the_same_inputs_give_the_same_result() -> None:
    assert encode_trace(trace(read_paths([str(EXAMPLES)]))) == encode_trace(traced())


def test_the_json_holds_all_that_was_found() -> None:
    assert decode_trace(encode_trace(traced())) == traced()


def test_an_input_that_could_not_be_read_stays_a_failure() -> None:
    failure = Failure(source="rusak.bin", reason="not text")
    assert trace([failure]).failures == (failure,)


def test_no_input_is_no_story() -> None:
    assert trace([]).stories == ()
