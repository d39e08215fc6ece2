"""A copy beside its source: every character of both, each told to be shared, changed or own."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from runut.publish.side_by_side import Stretch, compare

SOURCE = (
    "Penjaga mercusuar Pulau Karangmalang menemukan botol berisi surat dari seorang pelaut tua.\n\n"
    "Surat itu ditulis dengan pensil dan masih terbaca jelas meski kertasnya sudah menguning."
)
WORDS = [
    "sawah",
    "kerbau",
    "jembatan",
    "lurah",
    "panen",
    "gudang",
    "pasar",
    "nelayan",
    "kapal",
    "jaring",
    "ombak",
    "guru",
]


def told(text: str, lines: tuple[tuple[Stretch, ...], ...], kind: str) -> list[str]:
    return [text[s.start : s.end].strip() for line in lines for s in line if s.kind == kind]


def test_what_a_copy_changed_added_and_cut_is_told_apart() -> None:
    copy = (
        "Penjaga mercusuar Pulau Karangmalang kemarin menemukan botol berisi surat dari seorang "
        "nelayan tua. Surat itu ditulis dengan pena."
    )
    sides = compare(SOURCE, copy)
    assert told(copy, sides.copy, "changed") == ["kemarin", "nelayan"]
    assert told(copy, sides.copy, "own") == ["pena."]
    assert told(SOURCE, sides.source, "changed") == ["pelaut"]
    (cut,) = told(SOURCE, sides.source, "own")
    assert cut.startswith("pensil dan masih")


def test_marks_at_the_edge_of_a_passage_belong_to_it() -> None:
    sides = compare(SOURCE, f"({SOURCE.partition(chr(10))[0]})")
    assert told(SOURCE, sides.source, "same")[0].endswith("tua.")


def test_passages_have_the_same_number_on_both_sides() -> None:
    first, _, second = SOURCE.partition("\n\n")
    turned = f"{second}\n\n{first}"
    sides = compare(SOURCE, turned)
    source = {s.passage: SOURCE[s.start : s.end] for line in sides.source for s in line}
    copy = {s.passage: turned[s.start : s.end] for line in sides.copy for s in line}
    assert source == copy
    assert set(source) == {1, 2}


def test_texts_that_share_nothing_stand_whole() -> None:
    sides = compare("Satu dua tiga.", "Empat lima.")
    assert [s.kind for line in (*sides.source, *sides.copy) for s in line] == ["own", "own"]
    assert compare("", " \n ").source == ()


TEXTS = st.lists(st.sampled_from([*WORDS, "\n", ", ", ". ", '"']), max_size=60).map(" ".join)


@given(TEXTS, TEXTS, st.lists(st.sampled_from(WORDS), min_size=10, max_size=30).map(" ".join))
def test_the_stretches_of_a_line_joined_give_the_line(first: str, last: str, shared: str) -> None:
    texts = f"{first} {shared} {last}", f"{last}\n{shared} {first}"
    sides = compare(*texts)
    for text, lines in zip(texts, (sides.source, sides.copy), strict=True):
        joined = ["".join(text[s.start : s.end] for s in line) for line in lines]
        assert joined == [line for line in text.split("\n") if line.strip()]


@given(TEXTS, TEXTS)
def test_words_that_are_the_same_stand_on_both_sides(first: str, second: str) -> None:
    sides = compare(first, second)
    same = [
        told(text, lines, "same") for text, lines in ((first, sides.source), (second, sides.copy))
    ]
    assert bool(same[0]) == bool(same[1])
