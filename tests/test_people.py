"""Who and what a story speaks of: one entity under all its names, roles with their days."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.records import Article, Entity, Name, NameKind, Published
from runut.settings import Settings
from runut.story.people.mentions import read_people
from runut.story.people.tie import Tied, tie_names

CASES = Path(__file__).parent / "cases"
KINDS: dict[str, NameKind] = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}
_MARKED = re.compile(r"\[(PER|ORG|LOC) ([^\]]+)\]")


def article(marked: str, ident: str = "1", day: str | None = "2025-03-05") -> Article:
    """Make an article of a text in which names stand as [PER Sari Dewi]."""
    text, names, last = "", [], 0
    for mark in _MARKED.finditer(marked):
        text += marked[last : mark.start()]
        start, last = len(text), mark.end()
        text += mark.group(2)
        kind = KINDS[mark.group(1)]
        names.append(Name(start=start, end=len(text), text=mark.group(2), kind=kind))
    return Article(
        id=ident,
        source=ident,
        title="",
        text=text + marked[last:],
        sha256="",
        language="id",
        names=tuple(names),
        published=Published(value=day),
    )


def tie(*marked: str) -> Tied:
    return tie_names([article(m, str(i)) for i, m in enumerate(marked)], Settings())


def person(tied: Tied, name: str) -> Entity:
    return next(e for e in tied.entities if e.name == name)


def cases(name: str) -> list[tuple[str, str]]:
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        rows = csv.reader(
            (line for line in file if not line.startswith("#")), delimiter="\t", quoting=3
        )
        return [(row[0], row[1]) for row in rows]


def groups(text: str) -> str:
    """What a row of people.tsv expects, as the story tells it."""
    articles = [article(part, str(i)) for i, part in enumerate(text.split(" || "))]
    tied = tie_names(articles, Settings())
    found: dict[str, list[str]] = defaultdict(list)
    untied = []
    for one in articles:
        bare = {m.place: m.text for m in read_people(one)}
        for place, name in enumerate(tied.names[one.id]):
            said = bare.get(place, name.text)
            if name.entity:
                found[name.entity].append(said)
            else:
                untied.append(f"? {said}")
    return " ; ".join([*(" = ".join(g) for g in found.values()), *untied])


def set_of_groups(said: str) -> set[tuple[str, ...]]:
    return {tuple(group.split(" = ")) for group in said.split(" ; ")}


@pytest.mark.parametrize(("text", "expected"), cases("people.tsv"))
def test_names_of_one_are_tied_and_others_are_not(text: str, expected: str) -> None:
    said = groups(text)
    assert set_of_groups(said) == set_of_groups(expected)
    assert len(said.split(" ; ")) == len(expected.split(" ; "))


@pytest.mark.parametrize(("text", "expected"), cases("roles.tsv"))
def test_a_role_is_read_beside_the_name(text: str, expected: str) -> None:
    role = read_people(article(text))[0].role
    said = "-" if role is None else role.text + " former" * role.former
    assert said == expected


def test_two_holders_of_one_office_keep_their_own_days() -> None:
    old = article("Menteri Pertahanan Cendana [PER Rangga Satria] tiba.", "a", "2023-09-13")
    new = article("Menteri Pertahanan [PER Andi Belusa] tiba.", "b", "2024-06-18")
    tied = tie_names([old, new], Settings())
    before, after = person(tied, "Rangga Satria").roles[0], person(tied, "Andi Belusa").roles[0]
    assert (before.since, before.until) == ("2023-09-13", "2023-09-13")
    assert (after.since, after.until) == ("2024-06-18", "2024-06-18")


def test_a_role_is_known_from_the_first_to_the_last_article_that_tells_it() -> None:
    days = ("2025-03-05", "2025-03-09", "2025-03-07")
    articles = [
        article("Bupati Cendana [PER Sari Dewi] hadir.", str(i), day) for i, day in enumerate(days)
    ]
    (role,) = tie_names(articles, Settings()).entities[0].roles
    assert (role.role, role.since, role.until) == ("Bupati Cendana", "2025-03-05", "2025-03-09")
    assert [c.article for c in role.citations] == ["0", "1", "2"]


def test_a_role_that_is_over_ended_before_the_first_article_that_says_so() -> None:
    tied = tie("Mantan Bupati Cendana [PER Sari Dewi] hadir.")
    (role,) = tied.entities[0].roles
    assert (role.role, role.since, role.until) == ("Bupati Cendana", None, "2025-03-05")


def test_a_period_that_the_text_gives_is_kept() -> None:
    tied = tie("[PER Sari Dewi] selaku Direktur Utama PT Sagara 2017-2024 ditahan.")
    (role,) = tied.entities[0].roles
    assert (role.since, role.until) == ("2017", "2024")


def test_a_role_told_in_short_is_the_fuller_one() -> None:
    tied = tie("Presiden Korut [PER Sari Dewi] hadir.", "Presiden Korea Utara [PER Sari Dewi].")
    assert len(tied.entities[0].roles) == 1
    tied = tie("Presiden [PER Sari Dewi] hadir.", "Presiden Cendana [PER Sari Dewi] pulang.")
    assert [r.role for r in tied.entities[0].roles] == ["Presiden Cendana"]


def test_a_rank_is_told_like_a_role() -> None:
    tied = tie("Kapolri Jenderal [PER Sari Dewi] hadir.")
    assert [r.role for r in tied.entities[0].roles] == ["Kapolri", "Jenderal"]


def test_the_citation_of_a_role_holds_role_and_name() -> None:
    one = article("Kata Bupati Cendana [PER Sari Dewi] kemarin.")
    (cited,) = tie_names([one], Settings()).entities[0].roles[0].citations
    assert one.text[cited.start : cited.end] == "Bupati Cendana Sari Dewi"


def test_an_entity_is_called_by_its_fullest_common_name() -> None:
    tied = tie("[LOC Korea Utara] ([LOC Korut]) diam. [LOC Korut] diam. [LOC Korut] bicara.")
    (country,) = tied.entities
    assert (country.id, country.name) == ("loc-korea-utara", "Korea Utara")
    assert country.aliases == ("Korut",)


def test_two_of_one_name_have_two_ids() -> None:
    tied = tie("[PER Budi Santoso] (43) selamat. [PER Budi Santoso] (17) tewas.")
    assert {e.id for e in tied.entities} == {"per-budi-santoso", "per-budi-santoso--2"}


def test_a_country_is_a_place_whoever_acts_in_its_name() -> None:
    tied = tie("[ORG Rusia] membantah. Ia tiba di [LOC Rusia].")
    assert [(e.kind, e.name) for e in tied.entities] == [("LOC", "Rusia")]
    assert {n.kind for n in tied.names["0"]} == {"LOC"}


def test_who_governs_is_an_organisation_apart_from_the_place() -> None:
    tied = tie("Ia tiba di [LOC Pyongyang]. Tetapi [LOC Pyongyang] membantah kabar itu.")
    assert sorted(e.id for e in tied.entities) == ["loc-pyongyang", "org-pyongyang"]


@pytest.mark.parametrize(
    ("text", "described"),
    [
        ("Pemimpin Korea Utara [PER Kim Jong Un] tiba. Pemimpin Korut itu diam.", "Kim Jong Un"),
        ("Bupati Cendana [PER Sari Dewi] tiba. Menurut bupati itu, cukup.", "Sari Dewi"),
        ("Menurut bupati itu, cukup. Bupati Cendana [PER Sari Dewi] tiba.", None),
        ("Bupati [PER Sari Dewi] tiba. Wakil bupati itu diam.", None),
        ("Bupati [PER Sari Dewi] dan Bupati [PER Rian Satria] tiba. Bupati itu diam.", None),
        ("Bupati [PER Sari Dewi] dan eks Bupati [PER Rian Satria] tiba. Bupati itu diam.", None),
        ("Bupati Cendana [PER Sari Dewi] tiba. Bupati Melati itu diam.", None),
    ],
)
def test_a_description_is_tied_where_only_one_person_fits(text: str, described: str | None) -> None:
    one = article(text)
    tied = tie_names([one], Settings())
    assert [e.name for e in tied.entities if e.described] == ([described] if described else [])
    for cited in (c for e in tied.entities for c in e.described):
        assert one.text[cited.start : cited.end].endswith(" itu")


def test_an_article_without_names_has_none() -> None:
    tied = tie("Hujan turun sepanjang hari.")
    assert tied.entities == ()
    assert tied.names == {"0": ()}


WORDS = ["Kim", "Jong", "Un", "Sari", "Dewi", "Bupati", "Cendana", "(43)", "mantan", ",", "Korut"]


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(["", "PER", "ORG", "LOC"]))))
def test_every_name_stands_where_the_article_had_one_and_every_citation_has_words(
    words: list[tuple[str, str]],
) -> None:
    marked = " ".join(f"[{kind} {word}]" if kind else word for word, kind in words)
    one = article(marked)
    tied = tie_names([one], Settings())
    known = {e.id for e in tied.entities}
    named = {place for name in one.names for place in range(name.start, name.end)}
    for name in tied.names["1"]:
        assert one.text[name.start : name.end] == name.text != ""
        assert {name.start, name.end - 1} <= named
        assert name.entity in known | {""}
    for before, after in pairwise(tied.names["1"]):
        assert before.end <= after.start
    for entity in tied.entities:
        for cited in (*entity.described, *(c for r in entity.roles for c in r.citations)):
            words_cited = one.text[cited.start : cited.end]
            assert words_cited.strip() == words_cited != ""
