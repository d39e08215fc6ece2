"""Where accounts differ: the same thing counted, dated or told differently."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from story_example import alone, article, figure, quote, rows

from runut.pipeline import read
from runut.records import Article, Block, Capture, Difference, Origin
from runut.settings import Settings
from runut.story.differences import find_differences

CASES = Path(__file__).parent / "cases" / "differences.tsv"
FIRST = "Longsor di Bukit Cemara, Kecamatan Rantau, menewaskan 13 orang penambang."
SECOND = "Longsor di Bukit Cemara, Kecamatan Rantau, menewaskan 15 orang penambang."
DEAD = {"counts": "orang penambang", "state": "dead"}


def find(*articles: Article, origins: tuple[Origin, ...] = ()) -> tuple[Difference, ...]:
    return find_differences(list(articles), origins or alone(list(articles)), Settings())


def counted(
    name: str, text: str, words: str, value: str, published: str = "2025-03-05", **more: object
) -> Article:
    return article(
        name, text, published=published, figures=(figure(text, words, value, **{**DEAD, **more}),)
    )


def marked(name: str, sentence: str, published: str) -> Article:
    """An article of one sentence with one figure marked in it."""
    before, _, rest = sentence.partition("[[")
    mark, _, after = rest.partition("]]")
    words, value, unit, counts, state, bound = (mark.split("|") + [""] * 4)[:6]
    text = before + words + after
    amount = figure(text, words, value, counts=counts, state=state, bound=bound or "exact")
    kind = {"": "count", "age": "age", "IDR": "money"}.get(unit, "measure")
    amount = replace(amount, kind=kind, unit="year" if kind == "age" else unit)
    return article(name, text, published=published, figures=(amount,))


@pytest.mark.parametrize("row", rows(CASES), ids=lambda row: row["note"])
def test_two_figures_of_two_outlets_relate_as_the_table_says(row: dict[str, str]) -> None:
    found = find(
        marked("muara", row["first"], row["published"]),
        marked("pesisir", row["second"], row["then"]),
    )
    assert [d.relation for d in found] == ([] if row["relation"] == "none" else [row["relation"]])


def test_a_difference_names_what_is_counted_and_who_tells_which_value() -> None:
    (found,) = find(counted("muara", FIRST, "13", "13"), counted("pesisir", SECOND, "15", "15"))
    assert (found.kind, found.about) == ("number", "orang penambang menewaskan")
    assert [s.value for s in found.sides] == ["13", "15"]
    assert [s.outlets for s in found.sides] == [("Harian Muara",), ("Harian Pesisir",)]


def test_the_newest_count_of_an_update_stands_last() -> None:
    (found,) = find(
        counted("pesisir", SECOND, "15", "15", published="2025-03-06"),
        counted("muara", FIRST, "13", "13", published="2025-03-05"),
    )
    assert found.relation == "update"
    assert found.sides[-1].value == "15"


def test_values_that_one_article_tells_apart_are_no_difference_between_two() -> None:
    text = (
        f"{FIRST} Pada hari yang sama, di Kecamatan Muara, longsor menewaskan 15 orang penambang."
    )
    both = article(
        "muara", text, figures=(figure(text, "13", "13", **DEAD), figure(text, "15", "15", **DEAD))
    )
    assert find(both, counted("pesisir", SECOND, "15", "15")) == ()


def test_one_origin_does_not_differ_from_itself() -> None:
    one = (Origin(name="Harian Muara", articles=("muara", "pesisir")),)
    assert (
        find(
            counted("muara", FIRST, "13", "13"), counted("pesisir", SECOND, "15", "15"), origins=one
        )
        == ()
    )


def test_copies_count_as_one_source() -> None:
    copies = [counted("muara", FIRST, "13", "13"), counted("pesisir", FIRST, "13", "13")]
    other = counted("gunung", SECOND, "15", "15")
    origins = (
        Origin(name="Harian Muara", articles=("muara", "pesisir")),
        Origin(name="Harian Gunung", articles=("gunung",)),
    )
    (found,) = find(*copies, other, origins=origins)
    assert [(s.origins, len(s.citations)) for s in found.sides] == [(1, 2), (1, 1)]


FOUND = "Tim penyelamat Rantau menemukan pendaki Darma Putra di lereng utara Gunung Seroja pada {}."


def dated(name: str, words: str, value: str, template: str = FOUND) -> Article:
    return article(name, template.format(words), timexes=((words, value),))


def test_the_same_happening_on_two_days_is_a_difference_of_date() -> None:
    (found,) = find(
        dated("muara", "Senin (3/3/2025)", "2025-03-03"),
        dated("pesisir", "Selasa (4/3/2025)", "2025-03-04"),
    )
    assert (found.kind, found.relation) == ("date", "contradiction")
    assert [s.value for s in found.sides] == ["Senin (3/3/2025)", "Selasa (4/3/2025)"]


def test_alike_happenings_of_different_people_are_no_difference_of_date() -> None:
    other = "Tim penyelamat Rantau mengevakuasi turis Ratna Sari dari pantai Teluk Sari pada {}."
    assert (
        find(
            dated("muara", "Senin (3/3/2025)", "2025-03-03"),
            dated("pesisir", "Selasa (4/3/2025)", "2025-03-04", template=other),
        )
        == ()
    )


def test_days_that_one_article_tells_alike_are_of_a_series() -> None:
    one, two = FOUND.format("Senin (3/3/2025)"), FOUND.format("Selasa (4/3/2025)")
    days = (("Senin (3/3/2025)", "2025-03-03"), ("Selasa (4/3/2025)", "2025-03-04"))
    series = article("muara", f"{one} {two}", timexes=days)
    assert find(series, dated("pesisir", *days[1])) == ()


def test_a_denial_stands_beside_what_it_denies() -> None:
    claim = "kontraktor menerima uang muka proyek jembatan dari bupati"
    denial = "kontraktor tidak pernah menerima uang muka proyek jembatan dari bupati"
    one = f"Aktivis Ratna Sari menuding {claim}."
    two = f"Pengacara Budi Hartono membantah dan menyatakan {denial}."
    accused = quote(one, claim, kind="indirect", act="accuse", speaker="Ratna Sari")
    denied = quote(two, denial, kind="indirect", act="deny", speaker="Budi Hartono")
    (found,) = find(
        article("muara", one, quotes=(accused,)), article("pesisir", two, quotes=(denied,))
    )
    assert (found.kind, found.relation) == ("denial", "denial")
    assert [s.value for s in found.sides] == [claim, denial]
    nameless = replace(denied, speaker="")
    assert (
        find(article("muara", one, quotes=(accused,)), article("pesisir", two, quotes=(nameless,)))
        == ()
    )


ACCOUNTS = Path(__file__).parent / "cases" / "accounts.tsv"


def as_read(name: str, text: str, published: str, language: str = "id") -> Article:
    """An article as all stages of one article leave it; a bar parts its lines."""
    capture = Capture(
        id=name,
        source=name,
        blocks=tuple(Block(text=line) for line in text.split(" | ")),
        title="Kabar Hari Ini",
        outlet=f"Harian {name.title()}",
        published=published,
        language=language,
    )
    return read(capture, Settings(names=True))


@pytest.mark.parametrize("row", rows(ACCOUNTS), ids=lambda row: row["note"])
def test_two_articles_relate_as_the_table_says(row: dict[str, str]) -> None:
    found = find(
        as_read("muara", row["first"], row["published"], row["language"] or "id"),
        as_read("pesisir", row["second"], row["then"], row["language"] or "id"),
    )
    expected = [] if row["kind"] == "none" else [(row["kind"], row["relation"])]
    assert [(d.kind, d.relation) for d in found] == expected
