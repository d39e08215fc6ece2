"""Who said what: speakers under all their names, and one utterance in several wordings."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path

import pytest
from article_reading import reading, rows
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from runut import read_paths, trace
from runut.article.figures import find_figures
from runut.languages.pack import load_pack
from runut.records import Article, Entity, Published, Quote, Span, Voice
from runut.settings import Settings
from runut.story.speaker_names import join_speakers
from runut.story.voices import find_voices

KINDS = {"direct", "indirect", "mixed"}
# Other quotes of the story: what is rare in it depends on what else is said.
OTHERS = (
    "direct | Ratna Mulyani | Hujan lebat mengguyur hulu sungai selama empat jam",
    "direct | Nanang | Airnya hitam dan bunyinya seperti truk lewat",
    "indirect | Surya Wibawa | jalan ke kota terputus di dua titik",
    "direct | Ratna Mulyani | Tambang batu di lereng barat Muara Jati itu dekat dengan rumah",
    "indirect | Surya Wibawa | truk tambang batu tidak lewat lereng barat lagi",
    "indirect | Nanang | tenda di lapangan kecamatan dan puskesmas Muara Jati penuh",
    "direct | Nanang | Gaji guru bantu di Muara Jati, tambang batu, semua jadi bahan obrolan",
)


def saying(name: str, *quotes: str, day: str = "2025-05-07", gap: int = 200) -> Article:
    """An article that holds quotes ("kind | speaker | words"), ``gap`` characters apart."""
    fields = [[part.strip() for part in quote.split("|")] for quote in quotes]
    starts = [0, *accumulate(len(words) + gap for _, _, words in fields)]
    text = "".join(words + " " * gap for _, _, words in fields)
    article = replace(
        reading(""), id=name, text=text, outlet=name.title(), published=Published(value=day)
    )
    said = (
        Quote(
            start=start,
            end=start + len(words),
            text=words,
            kind=kind,  # type: ignore[arg-type]
            speaker=speaker,
        )
        for (kind, speaker, words), start in zip(fields, starts, strict=False)
    )
    article = replace(article, quotes=tuple(said), sentences=(Span(start=0, end=len(text)),))
    return replace(article, figures=find_figures(article, load_pack("id")))


def voices(*articles: Article, entities: tuple[Entity, ...] = ()) -> tuple[Voice, ...]:
    return find_voices(articles, entities, Settings())


def told(*articles: Article) -> str:
    """What two articles' first quotes are: "two", or "one" with the drift of the lesser wording."""
    both = {(a.id, a.quotes[0].start) for a in articles}
    for voice in voices(*articles):
        for utterance in voice.utterances:
            held = {(t.citation.article, t.citation.start) for t in utterance.tellings}
            if both <= held:
                drift = [code for t in utterance.tellings for code in t.drift]
                return f"one: {' '.join(drift)}" if drift else "same"
    return "two"


@pytest.mark.parametrize("row", rows("voices.tsv"), ids=lambda row: row["note"])
def test_one_utterance_or_two(row: dict[str, str]) -> None:
    first = saying("muara", row["first"], *OTHERS)
    assert told(first, saying("pesisir", row["second"])) == row["expected"]


@pytest.mark.parametrize("row", rows("voices_beside.tsv"), ids=lambda row: row["note"])
def test_one_utterance_or_two_of_one_article(row: dict[str, str]) -> None:
    article = saying("muara", row["first"], row["second"], *OTHERS, gap=int(row["gap"]))
    utterances = [u for voice in voices(article) for u in voice.utterances]
    (one,) = (u for u in utterances if u.tellings[0].citation.start == 0)
    assert row["expected"] == ("two" if len(one.tellings) == 1 else "one")


def test_a_wording_goes_to_the_likest_of_two_quotations_of_another_article() -> None:
    first = saying(
        "muara",
        "direct | Sari Dewi | Tambang batu di lereng barat itu kami tutup besok pagi",
        "direct | Sari Dewi | Tambang batu di lereng timur itu kami tutup setelah panen jagung",
        *OTHERS,
    )
    words = "pihaknya menutup tambang batu di lereng timur setelah panen jagung"
    later = saying("pesisir", f"indirect | Sari Dewi | {words}")
    (voice,) = (v for v in voices(first, later) if v.name == "Sari Dewi")
    told = [[t.citation.article for t in u.tellings] for u in voice.utterances]
    assert told == [["muara"], ["muara", "pesisir"]]


def test_the_parts_of_an_interrupted_quotation_stand_with_the_whole() -> None:
    whole = "Kami menutup tambang batu itu besok pagi, warga lereng barat silakan pulang ke rumah"
    first = saying("muara", f"direct | Sari Dewi | {whole}", *OTHERS)
    later = saying(
        "pesisir",
        "direct | Sari Dewi | Kami menutup tambang batu itu besok pagi",
        "direct | Sari Dewi | warga lereng barat silakan pulang ke rumah",
    )
    (voice,) = (v for v in voices(first, later) if v.name == "Sari Dewi")
    assert [len(u.tellings) for u in voice.utterances] == [3]


def test_an_utterance_keeps_outlet_day_and_place_of_every_wording() -> None:
    words = "Kami akan menutup tambang batu itu mulai besok pagi"
    first = saying("muara", f"direct | Sari Dewi | {words}")
    second = saying("pesisir", f"indirect | Sari Dewi | {words[11:]}", day="2025-05-09")
    ((utterance,),) = (voice.utterances for voice in voices(first, second))
    assert [(t.outlet, t.day) for t in utterance.tellings] == [
        ("Muara", "2025-05-07"),
        ("Pesisir", "2025-05-09"),
    ]
    assert utterance.fullest == 0


def test_what_was_changed_and_left_out_is_marked_in_both_texts() -> None:
    first = saying("muara", "direct | Farid | Klien kami tidak pernah menerima uang sepeser pun")
    second = saying("pesisir", "direct | Farid | Klien kami tidak pernah menerima uang dua koper")
    ((utterance,),) = (voice.utterances for voice in voices(first, second))
    lesser = utterance.tellings[1 - utterance.fullest]
    texts = (first.text, second.text)
    ours, full = texts[1 - utterance.fullest], texts[utterance.fullest]
    marked = {ours[s.start : s.end] for s in lesser.added}
    marked |= {full[s.start : s.end] for s in lesser.left_out}
    assert {"sepeser", "dua koper"} <= {words.removesuffix(" pun") for words in marked}


def test_the_utterances_of_a_speaker_stand_in_the_order_of_the_articles() -> None:
    first = saying("muara", "direct | Sari | Tambang ditutup besok", "direct | Sari | Warga aman")
    later = saying("pesisir", "direct | Sari | Jalan sudah dibuka lagi untuk truk")
    (voice,) = voices(first, later)
    starts = [u.tellings[0].citation for u in voice.utterances]
    assert [(c.article, c.start > 0) for c in starts] == [
        ("muara", False),
        ("muara", True),
        ("pesisir", False),
    ]


def test_two_quotations_of_one_article_are_two_utterances() -> None:
    article = saying(
        "muara",
        "direct | Sari | Yang menjual tanah itu tentu orang yang punya tanah",
        "direct | Sari | Logika jual beli tanah begitu, orang yang punya tanah boleh menjual",
        *OTHERS,
    )
    (voice,) = (v for v in voices(article) if v.name == "Sari")
    assert len(voice.utterances) == 2


def test_a_speaker_keeps_all_names_and_roles() -> None:
    words = ("Tambang itu ditutup besok", "Warga diminta mengungsi", "Jalan dibuka lagi")
    first = saying("muara", f"direct | Bobby Afif Nasution | {words[0]}")
    later = saying("pesisir", f"direct | Bobby Nasution | {words[1]}")
    (voice,) = voices(first, later)
    assert (voice.name, voice.aliases) == ("Bobby Afif Nasution", ("Bobby Nasution",))


@pytest.mark.parametrize(
    ("names", "joined"),
    [
        (("Dedi Mulyadi", "Dedi Mulyadi"), 1),
        (("Made Suwandi", "Made Suwandimengatakan"), 1),  # badly converted text
        (("Israel Katz", "Israel"), 2),  # a country is no minister
        (("Jokowi", "Joko Widodo"), 1),
        (("Ratna Mulyani", "Ratna Wijaya"), 2),
        (("Yuri Sagara", "Yury Sagara"), 1),
    ],
)
def test_names_of_one_speaker_are_joined(names: tuple[str, ...], joined: int) -> None:
    section = load_pack("id").people
    assert len(set(join_speakers(names, (), (), section).values())) == joined


def test_names_of_one_entity_are_joined_and_the_voice_says_which() -> None:
    entity = Entity(id="per-sari", name="Sari Dewi", kind="PER", aliases=("Mama Tambang",))
    first = saying("muara", "direct | Sari Dewi | Tambang itu ditutup besok")
    later = saying("pesisir", "direct | Mama Tambang | Jalan ke kota dibuka lagi")
    (voice,) = voices(first, later, entities=(entity,))
    assert (voice.entity, voice.aliases) == ("per-sari", ("Mama Tambang",))


def test_who_said_it_is_not_told_where_no_article_says() -> None:
    first = saying("muara", "direct | | Tambang itu ditutup besok", "direct | Sari | Warga aman")
    assert [voice.name for voice in voices(first)] == ["Sari", ""]


def test_a_story_without_quotes_has_no_voices() -> None:
    assert voices(saying("muara")) == ()


def test_the_examples_show_a_word_that_changed_on_the_way() -> None:
    folder = Path(__file__).parent.parent / "examples" / "vonis-tirtamaya"
    found = trace(read_paths([str(folder)]))
    texts = {article.id: article.text for article in found.articles}
    (farid,) = (v for s in found.stories for v in s.voices if v.name == "Farid Akbar")
    ((lesser, full),) = (
        (telling, utterance.tellings[utterance.fullest].citation.article)
        for utterance in farid.utterances
        for telling in utterance.tellings
        if "changed" in telling.drift
    )
    text = texts[lesser.citation.article]
    assert [text[s.start : s.end] for s in lesser.added] == ["sebanyak itu"]
    assert [texts[full][s.start : s.end] for s in lesser.left_out] == ["sepeser pun"]


PIECES = st.sampled_from(
    ["tambang", "ditutup", "tidak", "warga", "14", "mengungsi", "yang", "besok"]
)
SAID = st.tuples(
    st.sampled_from(sorted(KINDS)),
    st.sampled_from(["", "Sari Dewi", "Dewi", "Made Suwandi"]),
    st.lists(PIECES, min_size=1, max_size=9).map(" ".join),
).map(" | ".join)


@given(st.lists(st.lists(SAID, max_size=4), max_size=4))
def test_every_quote_stands_in_one_utterance_and_all_marks_in_its_text(
    quotes: list[list[str]],
) -> None:
    articles = [saying(f"a{n}", *said) for n, said in enumerate(quotes)]
    texts = {article.id: article.text for article in articles}
    places = []
    for voice in voices(*articles):
        for utterance in voice.utterances:
            fullest = utterance.tellings[utterance.fullest].citation
            for telling in utterance.tellings:
                places.append(telling.citation)
                own = telling.citation
                assert all(own.start <= s.start < s.end <= own.end for s in telling.added)
                assert all(
                    fullest.start <= s.start < s.end <= fullest.end for s in telling.left_out
                )
                assert own.end <= len(texts[own.article])
    assert sorted((p.article, p.start) for p in places) == sorted(
        (a.id, q.start) for a in articles for q in a.quotes
    )
