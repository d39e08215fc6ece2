"""Quotes: who said what, in whose words, through whom."""

from __future__ import annotations

from itertools import zip_longest

import pytest
from article_reading import quote_line, reading, rows, told
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from runut.article.cues import lexicon_of
from runut.article.quotes import find_quotes
from runut.languages.pack import load_pack
from runut.records import Name, NameKind, Quote

PIECES = [
    '"', "“", "”", "'", "''", " ", "\n", ", ", ". ", "(", ")",
    "kata ", "ujarnya", "Sari Wulandari ", "mengatakan ", "bahwa ", "dia ", "menurut ",
    "Bupati ", "dan ", "jembatan itu rusak", "Kabar Cendana", "dikutip ", "yang ", "tidak ",
]  # fmt: skip


def quotes(text: str) -> tuple[Quote, ...]:
    return reading(text).quotes


@pytest.mark.parametrize("row", rows("quotes.tsv"), ids=lambda row: row["note"])
def test_who_said_what(row: dict[str, str]) -> None:
    found = reading(row["input"].replace("\\n", "\n"), row["language"]).quotes
    assert told([quote_line(q) for q in found]) == row["expected"]


@pytest.mark.parametrize("row", rows("quotes_news.tsv"), ids=lambda row: row["note"])
def test_who_said_what_in_the_news(row: dict[str, str]) -> None:
    found = reading(row["input"].replace("\\n", "\n"), row["language"]).quotes
    expected = [] if row["expected"] == "none" else row["expected"].split(" ;; ")
    assert [shortened(q, e) for q, e in zip_longest(found, expected)] == expected


@pytest.mark.parametrize("row", rows("quotes_names.tsv"), ids=lambda row: row["note"])
def test_who_said_what_where_names_are_known(row: dict[str, str]) -> None:
    article = reading(row["input"], row["language"])
    article = replace(article, names=given_names(article.text, row["names"]))
    found = find_quotes(article, load_pack(row["language"]))
    assert told([quote_line(q) for q in found]) == row["expected"]


KINDS: dict[str, NameKind] = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}


def given_names(text: str, cell: str) -> tuple[Name, ...]:
    """The names of a cell, each where its words stand next."""
    names: list[Name] = []
    at = 0
    for entry in cell.split("; "):
        words, kind = entry.rsplit("/", 1)
        start = text.index(words, at)
        at = start + len(words)
        names.append(Name(start=start, end=at, text=words, kind=KINDS[kind]))
    return tuple(names)


def shortened(quote: Quote | None, like: str | None) -> str:
    """A quote as a case has it: with the act, unless it is plain, and words left out as there."""
    if quote is None:
        return "nothing found"
    kind = quote.kind if quote.act == "say" else f"{quote.kind} {quote.act}"
    text, short = quote.text, (like or "").rsplit(" | ", 1)[-1]
    head, gap, tail = short.partition("…")
    if gap and text.startswith(head) and text.endswith(tail):
        text = short
    return f"{kind} | {quote.speaker or '-'} | {text}"


@pytest.mark.parametrize(
    ("cue", "act"),
    [
        ("mengatakan", "say"),
        ("mengklaim", "claim"),
        ("membantah", "deny"),
        ("menuduh", "accuse"),
        ("berjanji", "promise"),
        ("meminta", "order"),
        ("bertanya", "ask"),
    ],
)
def test_a_cue_tells_the_act(cue: str, act: str) -> None:
    (quote,) = quotes(f"Sari Wulandari {cue} warga tidak akan menutup jalan itu.")
    assert (quote.cue, quote.act) == (cue, act)


def test_a_denial_keeps_its_polarity() -> None:
    (quote,) = quotes('Sari Wulandari mengatakan warga tidak "takut pada banjir" itu.')
    assert quote.text == 'warga tidak "takut pada banjir" itu'


def test_the_role_comes_from_where_the_name_stands_first() -> None:
    first, second = quotes(
        '"Kami siap," kata Kepala Dinas Perhubungan Sari Wulandari. "Bus ada," kata Sari.'
    )
    assert (first.speaker, first.role) == ("Sari Wulandari", "Kepala Dinas Perhubungan")
    assert (second.speaker, second.role) == (first.speaker, first.role)
    assert second.speaker_text == "Sari"


def test_a_short_name_is_spelled_out_from_what_comes_later() -> None:
    (quote,) = quotes('"Kami siap," kata Sari. Acara itu dibuka Bupati Sari Wulandari.')
    assert quote.speaker == "Sari Wulandari"


def test_the_ending_of_a_cue_is_its_speaker_as_it_stands() -> None:
    _, quote = quotes('Sari Wulandari menyebut acara itu batal. "Kami pulang," ujarnya.')
    assert (quote.cue, quote.speaker_text, quote.speaker) == ("ujarnya", "-nya", "Sari Wulandari")


def test_a_suspect_between_is_not_the_officer_who_speaks() -> None:
    text = (
        "Kapolres Cendana AKBP Budi Karya mengatakan pelaku sudah ditahan. "
        "Tersangka Joko Susilo masuk lewat jendela. "
        '"Dia sendirian," ujarnya.'
    )
    assert [q.speaker for q in quotes(text)] == ["Budi Karya", "Budi Karya"]


def test_whoever_said_it_through_a_passive_is_who_the_pronoun_means() -> None:
    text = (
        "Bupati Sari Wulandari membuka posko. "
        "Hal itu disampaikan Kepala Dinas Sosial, Budi Karya. "
        '"Posko buka setiap hari," ujarnya.'
    )
    assert [q.speaker for q in quotes(text)] == ["Budi Karya"]


def test_who_passed_a_statement_on_is_kept() -> None:
    text = '"Kami siap," kata Sari Wulandari dikutip Antara.'
    assert [(q.speaker, q.via) for q in quotes(text)] == [("Sari Wulandari", "Antara")]


def test_a_second_cue_right_behind_a_report_names_who_passed_it_on() -> None:
    text = "Sari Wulandari mengatakan jembatan itu rusak, kata Reuters."
    assert [(q.speaker, q.via) for q in quotes(text)] == [("Sari Wulandari", "Reuters")]


@pytest.mark.parametrize(
    ("text", "role", "via"),
    [
        (
            "Ketua Tim Penyidik Sari Wulandari hadir. Sari mengatakan kasus itu ditutup.",
            "Ketua Tim Penyidik",
            "",
        ),
        (
            "Ahli geologi, Sari Wulandari, mengatakan tanah itu bergerak, dikutip Antara.",
            "Ahli geologi",
            "Antara",
        ),
        (
            "Kapolres Kediri, Ajun Komisaris Besar Polisi Sari Wulandari, menyatakan kota aman.",
            "Kapolres Kediri",
            "",
        ),
        (
            'Menurut kantor berita Reuters, Sari Wulandari mengatakan, "Kami siap."',
            "",
            "Reuters",
        ),
        ("Ia menemui penasihat Sari. Sari mengatakan jalan itu ditutup.", "", ""),
    ],
)
def test_role_and_way_of_a_statement(text: str, role: str, via: str) -> None:
    found = quotes(text)[-1]
    assert (found.speaker.split()[0], found.role, found.via) == ("Sari", role, via)


def test_a_verb_of_doing_before_a_clause_says_nothing() -> None:
    assert not quotes("Sari Wulandari menyiapkan tenda dan sudah menurunkan tim.")
    assert quotes("Sari Wulandari menggerundel tenda itu sudah robek.")


def test_an_unlisted_verb_needs_somebody_who_can_speak() -> None:
    assert not quotes("Gelombang tinggi menghumbalang perahu itu sudah rusak.")


def test_parts_of_one_utterance_share_a_group() -> None:
    text = '"Kami siap," kata Sari Wulandari. "Alat tiba besok." "Mulai pagi," tambahnya.'
    assert [q.group for q in quotes(text)] == [1, 1, 2]


def test_a_quotation_runs_on_over_paragraphs_that_open_it_again() -> None:
    text = '"Kami sudah siap.\n\n"Alat berat tiba besok," kata Sari Wulandari.'
    found = quotes(text)
    assert [q.text for q in found] == ["Kami sudah siap.", "Alat berat tiba besok,"]
    assert {q.speaker for q in found} == {"Sari Wulandari"}
    assert len({q.group for q in found}) == 1


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = 'Kata Sari Wulandari: "Kami sudah siap.\n\nWarga menonton dari jauh.'
    assert [q.text for q in quotes(text)] == ["Kami sudah siap."]


def test_a_quotation_alone_belongs_to_whom_the_text_speaks_of() -> None:
    text = 'Bupati Sari Wulandari mengunggah foto jembatan. "Akhirnya selesai juga."'
    assert [(q.speaker, q.cue) for q in quotes(text)] == [("Sari Wulandari", "")]


def test_forms_are_built_from_roots() -> None:
    forms, _ = lexicon_of(load_pack("id").speech)
    built = {
        "mengatakan",
        "dikatakan",
        "berkata",
        "katanya",
        "menyebut",
        "menyebutkan",
        "memperkirakan",
    }
    built |= {"memaparkan", "menuturkan", "mengklaim", "menerangkan", "meyakini", "mengungkap"}
    assert built <= forms.keys()


def test_every_group_of_verbs_is_built_by_known_formations() -> None:
    for code in ("id", "en"):
        section = load_pack(code).speech
        built = {f.name for f in section.formations}
        for group in section.verbs:
            assert set(group.formations) <= built
            assert group.roots or group.before or group.after or group.either


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_every_quote_stands_in_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = quotes(text)
    for quote in found:
        assert text[quote.start : quote.end] == quote.text
        assert quote.text.strip()
        assert "\n" not in quote.text or quote.kind != "direct"
    assert list(found) == sorted(found, key=lambda q: (q.start, q.end))


def test_thousands_of_marks_without_partners_are_survived() -> None:
    text = 'Kata Sari, "jembatan ' * 3000 + '" rusak' * 3000
    for quote in quotes(text):
        assert text[quote.start : quote.end] == quote.text


def test_a_quotation_alone_does_not_wait_for_a_reported_clause() -> None:
    text = (
        'Bupati Sari Wulandari mengunggah foto. "Akhirnya selesai." '
        "Budi Karya mengatakan jalan itu masih rusak."
    )
    assert [q.speaker for q in quotes(text)] == ["Sari Wulandari", "Budi Karya"]
