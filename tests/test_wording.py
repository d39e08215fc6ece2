"""How articles word one thing: names, headlines, and headlines that claim more than their text."""

from __future__ import annotations

import pytest
from story_example import alone, article, quote

from runut.pipeline import read
from runut.publish.accounts import wording as lines_of
from runut.publish.view import Numbers
from runut.records import Article, Block, Capture, Difference, Story, Wording
from runut.settings import Settings
from runut.story.differences import find_differences
from runut.story.wording import find_wording

INVASION = "Pasukan Alder melancarkan invasi ke wilayah utara Rantau pada Senin."
OPERATION = "Pasukan Alder melancarkan operasi militer ke wilayah utara Rantau pada Senin."


def find(*articles: Article) -> list[Wording]:
    return list(find_wording(list(articles), alone(list(articles)), Settings()))


def of_kind(kind: str, *articles: Article) -> list[Wording]:
    return [w for w in find(*articles) if w.kind == kind]


def test_two_names_of_one_thing_stand_side_by_side() -> None:
    (found,) = of_kind("name", article("muara", INVASION), article("pesisir", OPERATION))
    assert [s.value for s in found.sides] == ["invasi", "operasi militer"]
    assert [s.outlets for s in found.sides] == [("Harian Muara",), ("Harian Pesisir",)]


def test_one_name_for_one_thing_is_no_choice_of_words() -> None:
    assert of_kind("name", article("muara", INVASION), article("pesisir", INVASION)) == []


def test_somebody_elses_words_are_not_the_newsrooms() -> None:
    text = f'"{OPERATION}" kata juru bicara.'
    said = article("pesisir", text, quotes=(quote(text, OPERATION),))
    assert of_kind("name", article("muara", INVASION), said) == []


def test_two_things_are_not_one_under_two_names() -> None:
    other = "Menteri pertanian mengkritik operasi militer di negeri lain."
    assert of_kind("name", article("muara", INVASION), article("pesisir", other)) == []


def test_part_of_a_name_is_no_choice_of_words() -> None:
    named = (
        "Pasukan Alder ke wilayah utara Rantau pada Senin melewati tugu korban Perang Teluk Wera."
    )
    assert of_kind("name", article("muara", INVASION), article("pesisir", named)) == []
    war = named.replace("Perang Teluk Wera", "perang itu")
    assert of_kind("name", article("muara", INVASION), article("pesisir", war))


def test_headlines_of_one_event_stand_side_by_side() -> None:
    one = article("muara", INVASION, title="Gubernur Rantau Resmikan Jembatan Kali Bening")
    two = article("pesisir", INVASION, title="Jembatan Kali Bening Dibuka, Warga Rantau Protes")
    (found,) = of_kind("headline", one, two)
    assert [s.titles for s in found.sides] == [("muara",), ("pesisir",)]
    assert [s.value for s in found.sides] == [one.title, two.title]


def test_one_headline_twice_is_no_variation() -> None:
    one, two = (
        article(n, INVASION, title="Jembatan Kali Bening Dibuka") for n in ("muara", "laut")
    )
    assert of_kind("headline", one, two) == []


@pytest.mark.parametrize(
    ("title", "text", "weaker"),
    [
        (
            "Seluruh Pemimpin Dunia Cemas atas Pertemuan Alder",
            "Pertemuan Alder membuat sejumlah pemimpin dunia cemas.",
            "sejumlah pemimpin dunia cemas",
        ),
        (
            "Seluruh Pemimpin Dunia Cemas atas Pertemuan Alder",
            "Pertemuan Alder membuat cemas kalangan pemimpin dunia.",
            "pemimpin dunia",
        ),
        (
            "Bupati Rantau Terbukti Menyuap Panitia Lelang",
            "Bupati Rantau diduga menyuap panitia lelang.",
            "diduga menyuap panitia lelang",
        ),
        (
            "Seluruh Pemimpin Dunia Cemas atas Pertemuan Alder",
            "Pertemuan Alder membuat seluruh pemimpin dunia cemas, juga sejumlah raja.",
            None,
        ),
        ("Pemimpin Dunia Cemas", "Sejumlah pemimpin dunia cemas.", None),
        ("Seluruh Siswa Rantau Libur", "Sejumlah guru Rantau libur.", None),
    ],
)
def test_a_headline_stands_beside_weaker_words_of_its_text(
    title: str, text: str, weaker: str | None
) -> None:
    found = of_kind("strength", article("muara", text, title=title))
    assert [w.sides[1].value for w in found] == ([weaker] if weaker else [])


def read_as(title: str, text: str) -> Article:
    capture = Capture(
        id="muara", source="muara", title=title, blocks=(Block(text=text),), language="id"
    )
    return read(capture, Settings())


def differences_of(one: Article) -> tuple[Difference, ...]:
    return find_differences([one], alone([one]), Settings())


def test_a_headlines_count_that_its_text_tells_otherwise_is_a_difference_within_the_article() -> (
    None
):
    (found,) = differences_of(
        read_as("Longsor Bukit Cemara, 15 Orang Tewas", "Longsor Bukit Cemara menewaskan 13 orang.")
    )
    assert (found.within, found.relation, found.why) == ("article", "contradiction", ("headline",))
    assert [(s.value, s.titles) for s in found.sides] == [("15", ("muara",)), ("13", ())]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Longsor Bukit Cemara, 13 Orang Tewas", "Longsor Bukit Cemara menewaskan 13 orang."),
        ("Longsor Bukit Cemara, Belasan Orang Tewas", "Longsor Bukit Cemara menewaskan 13 orang."),
        ("Longsor Bukit Cemara, 15 Orang Luka", "Longsor Bukit Cemara menewaskan 13 orang."),
    ],
)
def test_a_headlines_count_that_fits_its_text_is_no_difference(title: str, text: str) -> None:
    assert differences_of(read_as(title, text)) == ()


def test_an_outlet_that_contradicts_itself_is_told_so() -> None:
    texts = (f"Longsor di Bukit Cemara menewaskan {n} orang." for n in ("13", "15"))
    one, two = (
        read(
            Capture(
                id=str(n),
                source="x",
                title="Kabar",
                blocks=(Block(text=t),),
                outlet="Harian Muara",
                language="id",
                published="2025-03-05",
            ),
            Settings(),
        )
        for n, t in enumerate(texts)
    )
    origin = alone([one, two])
    both = (type(origin[0])(name="Harian Muara", articles=("0", "1")),)
    (found,) = find_differences([one, two], both, Settings())
    assert (found.within, found.relation) == ("outlet", "contradiction")


def test_a_side_that_only_a_headline_tells_has_no_marks() -> None:
    one = article("muara", INVASION, title="Gubernur Rantau Resmikan Jembatan Kali Bening")
    two = article("pesisir", INVASION, title="Jembatan Kali Bening Dibuka, Warga Rantau Protes")
    story = Story(id="s", label="x", articles=("muara", "pesisir"), wording=tuple(find(one, two)))
    numbers: Numbers = {}
    (line,) = lines_of(story, {"muara": one, "pesisir": two}, numbers)
    assert [(side.text, side.marks) for side in line.lines] == [(one.title, ()), (two.title, ())]
    assert numbers == {}
