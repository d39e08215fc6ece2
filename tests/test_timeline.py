"""The timeline: what a date is the date of, how sure it is, and the same happening told once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from story_example import alone, article, rows

from runut.languages.pack import load_pack
from runut.records import Article, Moment
from runut.settings import Settings
from runut.story.status import Dated, about_of, status_of
from runut.story.timeline import tell_timeline

CASES = Path(__file__).parent / "cases" / "status.tsv"


@pytest.mark.parametrize("row", rows(CASES), ids=lambda row: row["note"])
def test_a_dated_sentence_says_what_its_date_is_of_and_how_sure_it_is(row: dict[str, str]) -> None:
    before, _, rest = row["sentence"].partition("[[")
    date, _, after = rest.partition("]]")
    dated = Dated(
        text=before + date + after,
        start=len(before),
        end=len(before) + len(date),
        day=row["day"],
        published=row["published"],
        quoted=bool(row["quoted"]),
        denial=row["quoted"] == "deny",
    )
    pack = load_pack(row["language"])
    about = about_of(dated, pack)
    assert (about, status_of(dated, about, pack)) == (row["about"], row["status"])


OPENED = "Bupati Rantau Sari Wulan meresmikan jembatan gantung Kali Bening pada Senin (3/3/2025)."
TOLD = (
    "Jembatan gantung Kali Bening diresmikan Bupati Rantau Sari Wulan, Senin (3/3/2025), dan"
    " langsung dipakai warga."
)
PLAN = (
    "Bupati Rantau Sari Wulan akan meresmikan jembatan gantung Kali Bening pada Senin (3/3/2025)."
)
DAY = ("Senin (3/3/2025)", "2025-03-03")


def tell(*articles: Article) -> tuple[Moment, ...]:
    return tell_timeline(list(articles), alone(list(articles)), Settings())


def test_the_same_happening_told_by_two_outlets_is_one_moment_with_both_citations() -> None:
    (moment,) = tell(
        article("muara", OPENED, timexes=(DAY,)), article("pesisir", TOLD, timexes=(DAY,))
    )
    assert [c.article for c in moment.citations] == ["muara", "pesisir"]
    assert moment.outlets == ("Harian Muara", "Harian Pesisir")
    assert (moment.date, moment.about, moment.status) == ("2025-03-03", "event", "happened")
    assert moment.text == OPENED


def test_two_happenings_of_one_day_stay_two() -> None:
    other = "Polisi menyita tiga truk pasir di gudang Pelabuhan Lama pada Senin (3/3/2025)."
    moments = tell(
        article("muara", OPENED, timexes=(DAY,)), article("pesisir", other, timexes=(DAY,))
    )
    assert len(moments) == 2


def test_a_plan_becomes_what_happened_only_by_a_citation_that_says_so() -> None:
    plan = article("muara", PLAN, published="2025-03-01", timexes=(DAY,))
    (planned,) = tell(plan)
    assert planned.status == "planned"
    (moment,) = tell(plan, article("pesisir", OPENED, timexes=(DAY,)))
    assert moment.status == "happened"
    assert moment.text == OPENED
    assert moment.citations[0].article == "pesisir"


def test_a_sentence_with_two_days_gives_each_day_its_own_part() -> None:
    text = (
        "Warga bernama Darma hilang di Kali Bening pada Sabtu (1/3/2025) dan ditemukan selamat"
        " pada Senin (3/3/2025)."
    )
    days = (("Sabtu (1/3/2025)", "2025-03-01"), DAY)
    lost, found = tell(article("muara", text, timexes=days))
    assert lost.text == "Warga bernama Darma hilang di Kali Bening pada Sabtu (1/3/2025)"
    assert found.text == text


def test_a_day_hides_the_years_of_the_same_sentence() -> None:
    text = "Jembatan yang dibangun pada 1998 itu runtuh pada Senin (3/3/2025)."
    moments = tell(article("muara", text, timexes=(("1998", "1998"), DAY)))
    assert [m.date for m in moments] == ["2025-03-03"]


def test_a_bare_year_dates_a_sentence_only_behind_a_word_of_time() -> None:
    since = "Jembatan itu menjadi satu-satunya penyeberangan warga sejak 1998."
    named = "Jembatan itu dibiayai dengan APBD 2024."
    (moment,) = tell(article("muara", since, timexes=(("1998", "1998"),)))
    assert (moment.date, moment.until) == ("1998", "2025-03-05")
    assert tell(article("muara", named, timexes=(("2024", "2024"),))) == ()


def test_what_is_the_first_since_a_year_tells_nothing_of_that_year() -> None:
    text = "Kunjungan gubernur itu adalah yang pertama ke wilayah tersebut sejak 1998."
    assert tell(article("muara", text, timexes=(("1998", "1998"),))) == ()


def test_only_a_handful_of_far_dates_is_kept() -> None:
    years = [str(year) for year in range(1990, 2000)]
    text = " ".join(f"Jembatan ke-{y[2:]} di wilayah itu roboh pada {y}." for y in years)
    found = tell(article("muara", text + " " + OPENED, timexes=(*((y, y) for y in years), DAY)))
    assert len(found) == Settings().background_moments + 1
    assert [m.date for m in found] == sorted(m.date for m in found)


def test_events_of_a_day_stand_before_its_statements() -> None:
    said = '"Kami lega sekali," kata Sari Wulan di Kota Rantau, Senin (3/3/2025).'
    text = f"{said} Jembatan gantung diresmikan saat hujan turun pada Senin (3/3/2025) siang."
    day = DAY[0]
    second = text.rindex(day)
    made = article("muara", text, timexes=(DAY,))
    later = replace(made.timexes[0], start=second, end=second + len(day))
    moments = tell(replace(made, timexes=(*made.timexes, later)))
    assert [m.about for m in moments] == ["event", "statement"]


def test_an_article_without_dates_has_no_moments() -> None:
    assert tell(article("muara", "Jembatan itu panjang.")) == ()


@given(st.data())
def test_every_citation_gives_the_words_of_the_moment(data: st.DataObject) -> None:
    parts = data.draw(st.lists(st.sampled_from([OPENED, TOLD, PLAN]), min_size=1, max_size=3))
    made = [article(f"a{i}", part, timexes=(DAY,)) for i, part in enumerate(parts)]
    texts = {a.id: a.text for a in made}
    for moment in tell(*made):
        cited = moment.citations[0]
        assert texts[cited.article][cited.start : cited.end] == moment.text


def test_a_sentence_that_ends_a_quotation_is_told_from_its_opening() -> None:
    text = '"Kami lega sekali. Warga tidak perlu memutar jauh," kata Sari Wulan, Senin (3/3/2025).'
    (moment,) = tell(article("muara", text, timexes=(DAY,)))
    assert moment.text == text


def test_a_question_dates_nothing() -> None:
    text = "Benarkah jembatan gantung Kali Bening ditutup lagi pada Senin (3/3/2025)?"
    assert tell(article("muara", text, timexes=(DAY,))) == ()


def test_a_weekday_read_as_a_day_to_come_needs_a_plan() -> None:
    sunday = (("Minggu", "2025-03-09"),)
    told = "Warga bergotong royong membersihkan tepi Kali Bening pada Minggu."
    planned = "Warga akan bergotong royong membersihkan tepi Kali Bening pada Minggu."
    assert tell(article("muara", told, timexes=sunday)) == ()
    (moment,) = tell(article("muara", planned, timexes=sunday))
    assert moment.status == "planned"


def test_what_is_said_in_one_place_on_one_day_is_not_one_statement() -> None:
    where = "kata Ketua DPRD Rantau Budi Hartono di kompleks gedung DPRD Rantau, Senin (3/3/2025)."
    one = f'"Jembatan harus segera dibangun ulang oleh dinas," {where}'
    two = f'"Pasar ikan Teluk Sari tutup sepanjang pekan," {where}'
    assert len(tell(article("a", one, timexes=(DAY,)), article("b", two, timexes=(DAY,)))) == 2


def test_a_sentence_that_only_says_who_said_that_is_told_with_what_was_said() -> None:
    said = "Jembatan gantung Kali Bening aman dilalui kendaraan berat."
    who = "Hal itu disampaikan Darma Putra saat meninjau jembatan, Senin (3/3/2025)."
    (moment,) = tell(article("muara", f"{said} {who}", timexes=(DAY,)))
    assert (moment.about, moment.text) == ("statement", f"{said} {who}")


def test_a_day_counted_back_in_weeks_was_not_told() -> None:
    text = "Warga baru enam pekan lalu memakai jembatan gantung Kali Bening yang runtuh itu."
    assert tell(article("muara", text, timexes=(("enam pekan lalu", "2025-01-22"),))) == ()


def test_yesterday_beside_another_day_needs_a_second_article() -> None:
    text = (
        "Bupati Sari Wulan meninjau Kali Bening pada Senin (3/3/2025) dan menegur mandor jembatan"
        " yang diperiksa kemarin di kantor dinas."
    )
    made = article("muara", text, timexes=(DAY, ("kemarin", "2025-03-04")))
    assert [m.date for m in tell(made)] == ["2025-03-03"]


def test_the_session_of_a_year_is_no_happening_of_that_year() -> None:
    text = "Dewan Rantau baru membuka masa sidang tahun 2024-2025 di gedung lama."
    assert tell(article("muara", text, timexes=(("2024-2025", "2024/2025"),))) == ()


HOURS = ("04:10", "07:05", "09:30", "13:38", "22:15")
DEEDS = (
    "Petugas kebun menyiram tanaman anggrek",
    "Nelayan Teluk Sari menjual ikan tenggiri",
    "Murid sekolah dasar menanam pohon mangga",
    "Pedagang pasar induk memasang lampu hias",
    "Pemadam kebakaran mengevakuasi kucing tetangga",
)


def timed(hours: tuple[str, ...], zones: tuple[str, ...]) -> Article:
    parts = [f"{deed} pukul {h.replace(':', '.')}." for deed, h in zip(DEEDS, hours, strict=False)]
    days = tuple((f"pukul {h.replace(':', '.')}", f"2025-03-03T{h}") for h in hours)
    made = article("muara", " ".join([*parts, OPENED]), timexes=(*days, DAY))
    zoned = [replace(t, zone=z) for t, z in zip(made.timexes, (*zones, ""), strict=True)]
    other = replace(made, id="pesisir")
    return replace(other, timexes=tuple(sorted(zoned, key=lambda t: t.start)))


@given(st.permutations(HOURS))
def test_moments_of_one_day_stand_in_the_order_of_the_clock(hours: list[str]) -> None:
    made = timed(tuple(hours), ("WIB",) * len(hours))
    moments = tell(made, replace(made, id="gunung"))
    shown = [m.text.rpartition(" ")[2].rstrip(".").replace(".", ":") for m in moments]
    assert [s for s in shown if s in HOURS] == sorted(hours)
    assert shown[0] not in HOURS


def test_the_clock_of_another_country_is_not_set_among_those_of_this_one() -> None:
    made = timed(("07:05", "09:30", "04:10"), ("WIB", "WIB", "UTC"))
    shown = [m.text[-6:-1] for m in tell(made, replace(made, id="gunung"))]
    assert [s for s in shown if s in ("07.05", "09.30")] == ["07.05", "09.30"]
    assert shown.index("04.10") < 2


CUES = {
    status: tuple(getattr(load_pack("id").status, status))
    for status in ("planned", "possible", "claimed", "denied")
}


@given(st.data())
def test_what_a_cue_makes_unsure_is_never_told_as_happened(data: st.DataObject) -> None:
    status = data.draw(st.sampled_from(sorted(CUES)))
    cue = data.draw(st.sampled_from(CUES[status]))
    text = f"Bupati Rantau Sari Wulan {cue} meresmikan jembatan Kali Bening pada Senin (3/3/2025)."
    articles = [article(f"a{i}", text, timexes=(DAY,)) for i in range(data.draw(st.integers(1, 3)))]
    assert all(m.status != "happened" for m in tell(*articles))


@given(st.data())
def test_a_moment_is_told_as_happened_only_where_its_first_citation_says_so(
    data: st.DataObject,
) -> None:
    cues = [cue for rows in CUES.values() for cue in rows]
    unsure = [
        f"Bupati Rantau Sari Wulan {cue} meresmikan jembatan Kali Bening pada Senin (3/3/2025)."
        for cue in data.draw(st.lists(st.sampled_from(cues), min_size=1, max_size=3))
    ]
    texts = data.draw(st.permutations([*unsure, OPENED, TOLD]))
    articles = [article(f"a{i}", text, timexes=(DAY,)) for i, text in enumerate(texts)]
    said = {a.id: a.text for a in articles}
    for moment in tell(*articles):
        first = said[moment.citations[0].article]
        assert (moment.status == "happened") == (first in (OPENED, TOLD))
