"""An article with weekdays only is dated by what others say of its news, or not at all."""

from __future__ import annotations

from msgspec.structs import replace

from runut.article.dates import find_timexes
from runut.article.sentences import split_sentences
from runut.languages.pack import load_pack
from runut.records import Article, Group, Impossible, Published, Related, Timex
from runut.settings import Settings
from runut.story.dating import confirm_readings, date_undated

PACK = load_pack("id")
UNDATED = (
    "Bupati Rimba Larasati Wonga dijadwalkan menemui Gubernur Muara Hadi Tenggara. "
    "Rombongan kapal Larasati tiba di Pelabuhan Muara pada Selasa pukul 6 waktu setempat."
)
LAST_YEAR = (
    "Gubernur Hadi tiba di Rimba, Rabu (19/6/2024). Kunjungan itu membalas kedatangan Larasati "
    "September lalu, ketika bupati tersebut berlayar dengan rombongan kapal ke Pelabuhan Muara."
)
MONTHS_AFTER = (
    "Gubernur Hadi akan ke Rimba, Selasa (18/6/2024). Kunjungan terjadi sembilan bulan "
    "setelah Larasati menemui Hadi di Pelabuhan Muara."
)


def article(name: str, text: str, published: str | None = None, outlet: str = "") -> Article:
    told = Article(
        id=name,
        source=f"{name}.txt",
        title="Larasati dan Hadi Bertemu di Muara" if name == "x" else "Hadi ke Rimba",
        text=text,
        sha256="",
        language="id",
        outlet=outlet or name,
        published=Published(value=published, basis="metadata") if published else Published(),
    )
    told = replace(told, sentences=split_sentences(text, PACK))
    return replace(told, timexes=find_timexes(told, PACK))


def dated(*others: Article, text: str = UNDATED) -> Published:
    told = article("x", text)
    groups = [
        Group(id="s1", articles=("x",), related=(Related(story="s2", reason="shares: hadi"),)),
        Group(id="s2", articles=tuple(other.id for other in others)),
    ]
    return date_undated(groups, [told, *others], Settings())[0].published


A = article("a", LAST_YEAR, "2024-06-19")
B = article("b", MONTHS_AFTER, "2024-06-18")


def test_two_articles_that_put_its_news_in_one_month_date_it() -> None:
    found = dated(A, B)
    assert (found.value, found.basis) == ("2023-09", "inferred")
    assert found.note == "same_happening:2023-09; counted_back:2023-09"


def test_what_it_rests_on_is_cited() -> None:
    texts = {"a": LAST_YEAR, "b": MONTHS_AFTER}
    cited = [texts[c.article][c.start : c.end] for c in dated(A, B).citations]
    assert "September lalu" in cited[0]
    assert "sembilan bulan" in cited[1]


def test_one_voice_dates_nothing() -> None:
    assert dated(A) == dated(B) == Published()


def test_two_articles_of_one_outlet_are_one_voice() -> None:
    assert dated(A, replace(B, outlet="a")) == Published()


def test_voices_that_disagree_date_nothing() -> None:
    other = article("b", MONTHS_AFTER.replace("sembilan", "tujuh"), "2024-06-18")
    assert dated(A, other) == Published()


def test_a_state_that_lasts_since_a_month_is_no_happening() -> None:
    since = LAST_YEAR.replace("September lalu", "sejak September lalu")
    assert dated(article("a", since, "2024-06-19"), B) == Published()


def test_a_sentence_on_something_else_dates_nothing() -> None:
    other = "Gubernur Hadi tiba, Rabu (19/6/2024). Panen jagung di Rimba gagal September lalu."
    assert dated(article("a", other, "2024-06-19"), B) == Published()


def test_an_article_that_names_a_later_year_is_left_undated() -> None:
    assert dated(A, B, text=f"{UNDATED} Pelabuhan dibuka pada 2024.") == Published()


def test_an_article_without_a_weekday_is_left_undated() -> None:
    assert dated(A, B, text=UNDATED.replace("Selasa pukul 6 waktu setempat", "pagi")) == Published()


def test_a_known_day_is_kept() -> None:
    told = article("x", UNDATED, "2023-09-12")
    groups = [Group(id="s1", articles=("x", "a", "b"))]
    assert date_undated(groups, [told, A, B], Settings()) == [told, A, B]


def test_other_articles_that_name_the_day_read_back_the_reading() -> None:
    slip = article("c", "Hadi tiba di Rimba, Selasa (16/6/2024).", "2024-06-19")
    named = article("d", "Hadi tiba di Rimba pada Selasa (18/6/2024).", "2024-06-19")
    groups = [Group(id="s", articles=("c", "d"))]
    why = doubt(confirm_readings(groups, [slip, named])[0].timexes).why
    assert why.endswith("; others:2024-06-18")
    alone = confirm_readings(
        [Group(id="s", articles=("c",)), Group(id="t", articles=("d",))], [slip, named]
    )
    assert "others" not in doubt(alone[0].timexes).why


def doubt(timexes: tuple[Timex, ...]) -> Impossible:
    (found,) = (timex.impossible for timex in timexes if timex.impossible)
    return found
