"""The same happening told in several wordings is one moment; what differs stays apart."""

from __future__ import annotations

import pytest
from story_example import alone, article, quote

from runut.languages.pack import load_pack
from runut.records import Article, Moment
from runut.settings import Settings
from runut.story.timeline import tell_timeline
from runut.story.words import content_list, content_words, telling_words

MONDAY = ("Senin (3/3/2025)", "2025-03-03")
TITLE = "Kapal Feri Sinar Laut Tenggelam di Teluk Wera"

FERRY = (
    "Kapal feri Sinar Laut tenggelam di perairan Teluk Wera pada Senin (3/3/2025).",
    "Tenggelamnya kapal feri Sinar Laut di Teluk Wera terjadi Senin (3/3/2025).",
    "Sebuah kapal feri bernama Sinar Laut tenggelam di Teluk Wera, Senin (3/3/2025).",
    "Feri Sinar Laut dengan penumpang dari Rantau tenggelam di Teluk Wera, Senin (3/3/2025).",
)
OTHER = "Gubernur Sari Wulan meninjau pasar induk Rantau yang baru pada 3 Maret 2025."


def tell(*texts: str, dates: tuple[tuple[str, str], ...] = (MONDAY,)) -> list[Moment]:
    articles = [
        article(f"a{i}", text, title=TITLE, timexes=tuple(d for d in dates if d[0] in text))
        for i, text in enumerate(texts)
    ]
    return list(told(articles))


def told(articles: list[Article]) -> tuple[Moment, ...]:
    return tell_timeline(articles, alone(articles), Settings())


def test_the_central_happening_is_one_moment_however_it_is_worded() -> None:
    (moment,) = tell(*FERRY)
    assert len(moment.citations) == len(FERRY)


def test_the_wording_most_like_the_others_stands_for_all() -> None:
    (moment,) = tell(FERRY[3], FERRY[0], FERRY[2])
    assert moment.text == FERRY[0]


def test_something_else_on_the_same_day_stays_apart() -> None:
    moments = tell(*FERRY, f"{FERRY[0]} {OTHER}", dates=(MONDAY, ("3 Maret 2025", "2025-03-03")))
    assert sorted(len(m.citations) for m in moments) == [1, 5]


def test_the_like_happening_of_another_day_stays_apart() -> None:
    earlier = ("10 Mei 2023", "2023-05-10")
    before = "Kapal feri Sinar Laut juga tenggelam di Teluk Wera pada 10 Mei 2023."
    moments = tell(*FERRY, f"{FERRY[0]} {before}", dates=(MONDAY, earlier))
    assert [m.date for m in moments] == ["2023-05-10", "2025-03-03"]


def test_a_plan_is_no_part_of_what_happened() -> None:
    plan = "Kapal feri Sinar Laut dijadwalkan tiba di Teluk Wera pada Senin (3/3/2025)."
    moments = tell(*FERRY, plan)
    assert {m.status for m in moments} == {"happened", "planned"}


def test_two_articles_with_the_same_news_beside_the_central_one_tell_it_once() -> None:
    title = "Kapal Feri Sinar Laut di Teluk Wera"
    call = (
        "Nakhoda kapal feri Sinar Laut sempat mengirim panggilan darurat lewat radio kepada"
        " syahbandar di Teluk Wera, Senin (3/3/2025)."
    )
    again = (
        "Kapal feri Sinar Laut yang berlayar dari Rantau mengirim panggilan darurat lewat radio"
        " ke kantor syahbandar sebelum hilang di Teluk Wera pada Senin (3/3/2025)."
    )
    articles = [
        article(f"a{i}", text, title=title, timexes=(MONDAY,))
        for i, text in enumerate((*FERRY[:2], call, again))
    ]
    moments = told(articles)
    assert sorted(len(m.citations) for m in moments) == [2, 2]


@pytest.mark.parametrize(
    ("glued", "words"),
    [
        ("milik maskapaiSinar Laut", "milik maskapai Sinar Laut"),
        ("kataSari WulandiBalai Kota", "kata Sari Wulandi Balai Kota"),
        ("KPK dan PDIP", "KPK dan PDIP"),
    ],
)
def test_a_capital_behind_a_small_letter_begins_another_word(glued: str, words: str) -> None:
    pack = load_pack("id")
    assert content_list(glued, pack) == content_list(words, pack)
    assert content_words(glued, pack)


@pytest.mark.parametrize(
    ("glued", "words"),
    [
        ("kapal tenggelamdi teluk", "kapal tenggelam di teluk"),
        ("badan kapalterbalik kemarin", "badan kapal terbalik kemarin"),
        ("Teluk Ranggawulanpada Senin", "Teluk Ranggawulan pada Senin"),
    ],
)
def test_words_glued_by_scrapers_are_known_again(glued: str, words: str) -> None:
    pack = load_pack("id")
    assert telling_words(glued, pack) == telling_words(words, pack)


@pytest.mark.parametrize(
    ("active", "passive"),
    [
        ("menemukan", "ditemukan"),
        ("menetapkan", "ditetapkan"),
        ("mengirim", "dikirim"),
        ("menaikkan", "dinaikkan"),
        ("mengambil", "diambil"),
        ("mengurus", "diurus"),
    ],
)
def test_active_and_passive_are_one_word(active: str, passive: str) -> None:
    pack = load_pack("id")
    assert telling_words(active, pack) == telling_words(passive, pack)


def test_a_toll_of_the_central_happening_is_no_other_moment() -> None:
    toll = (
        "Total 12 orang hilang akibat kapal feri Sinar Laut tenggelam di Teluk Wera,"
        " Senin (3/3/2025)."
    )
    (moment,) = tell(*FERRY, toll)
    assert len(moment.citations) == len(FERRY) + 1


def test_a_sentence_about_something_in_the_central_happening_stays_apart() -> None:
    call = (
        "Nakhoda kapal feri Sinar Laut mengirim panggilan darurat lewat radio kepada syahbandar"
        " Rantau pada Senin (3/3/2025) sebelum kapal hilang."
    )
    assert len(tell(*FERRY, call)) == 2


def test_the_same_hour_of_the_same_day_makes_two_short_tellings_one() -> None:
    hour = ("pukul 07.05 WITA", "2025-03-03T07:05")
    one = "Tim gabungan menemukan korban pada pukul 07.05 WITA setelah menyisir tepi sungai."
    two = "Korban akhirnya ditemukan pukul 07.05 WITA."
    made = [
        article(name, f"{text} {OTHER}", title=name, timexes=(hour, ("3 Maret 2025", "2025-03-03")))
        for name, text in (("muara", one), ("pesisir", two))
    ]
    firsts = [m for m in told(made) if "korban" in m.text.lower()]
    assert [len(m.citations) for m in firsts] == [2]


def test_words_said_once_and_quoted_at_two_lengths_are_one_statement() -> None:
    where = "kata Budi Hartono dalam rapat DPRD Rantau, Senin (3/3/2025)."
    short = f'"Saya keberatan dengan anggaran jembatan," {where}'
    long = f'"Saya keberatan dengan anggaran jembatan. Hitungannya rancu sejak awal," {where}'
    made = []
    for name, text in (("muara", short), ("pesisir", long)):
        said = text[1 : text.index('," kata')]
        made.append(article(name, text, timexes=(MONDAY,), quotes=(quote(text, said),)))
    (moment,) = told(made)
    assert len(moment.citations) == 2


def test_who_denies_a_happening_is_no_witness_of_it() -> None:
    denial = "Pemilik membantah kapal feri Sinar Laut tenggelam di Teluk Wera, Senin (3/3/2025)."
    happened, denied = sorted(tell(*FERRY, denial), key=lambda m: m.status, reverse=True)
    assert (happened.status, len(happened.citations)) == ("happened", len(FERRY))
    assert (denied.status, len(denied.citations)) == ("denied", 1)


def test_of_a_far_day_a_story_tells_one_thing() -> None:
    day = ("23 Juni 2025", "2025-06-23")
    one = "Panitia memperpanjang tenggat pendaftaran calon ketua koperasi hingga 23 Juni 2025."
    two = "Tenggat pendaftaran calon ketua semula Mei, namun diundur ke 23 Juni 2025 karena sepi."
    moments = tell(one, two, dates=(day,))
    assert [len(m.citations) for m in moments] == [2]
