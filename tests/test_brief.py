"""The brief: few lines, word for word, each cited."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from story_example import alone, article, figure, quote

from runut.records import Article, BriefLine, Copy, Difference, Passage, Span
from runut.settings import Settings
from runut.story.brief import write_brief
from runut.story.differences import find_differences

LEAD = "Longsor menimbun tambang pasir di Bukit Cemara, Kecamatan Rantau, dan menewaskan 13 orang."
MORE = "Tim penyelamat Kecamatan Rantau memakai dua alat berat untuk mencari korban longsor."
CAUSE = "Dinas Energi menyebut tebing tambang pasir Bukit Cemara digali terlalu curam."
ASIDE = "Harga cabai di pasar naik lagi sejak pekan lalu menurut para pedagang."


def write(
    *articles: Article, copies: tuple[Copy, ...] = (), differences: tuple[Difference, ...] = ()
) -> tuple[BriefLine, ...]:
    members = list(articles)
    return write_brief(members, alone(members), copies, (), differences, Settings())


def texts(lines: tuple[BriefLine, ...]) -> list[str]:
    return [line.text for line in lines]


def test_the_lead_comes_first_and_every_line_stands_in_an_article() -> None:
    lines = write(article("muara", f"{LEAD} {MORE} {ASIDE}"), article("pesisir", f"{LEAD} {CAUSE}"))
    assert texts(lines)[0] == LEAD
    assert set(texts(lines)) <= {LEAD, MORE, CAUSE, ASIDE}


def test_a_line_cites_every_article_that_says_the_same() -> None:
    lines = write(article("muara", f"{LEAD} {MORE}"), article("pesisir", f"{LEAD} {CAUSE}"))
    assert [c.article for c in lines[0].citations] == ["muara", "pesisir"]


def test_nothing_is_said_twice() -> None:
    lines = texts(write(*(article(f"a{i}", f"{LEAD} {MORE}") for i in range(4))))
    assert len(lines) == len(set(lines)) == 2


def test_a_story_has_eight_lines_at_most() -> None:
    words = ["hutan", "sungai", "ladang", "gudang", "dermaga", "kapal", "sekolah", "kebun", "sumur"]
    parts = [f"Bupati Rantau Sari Wulan memeriksa {w} milik warga desa {w} Cemara." for w in words]
    many = [article(f"a{i}", f"{part} {parts[i - 1]}") for i, part in enumerate(parts)]
    assert len(write(*many)) <= 8


def test_questions_and_leaning_sentences_are_left_out() -> None:
    question = "Mengapa tambang pasir Bukit Cemara di Kecamatan Rantau longsor lagi hari ini?"
    leaning = "Namun, tambang pasir Bukit Cemara di Kecamatan Rantau longsor juga tahun lalu."
    lines = texts(write(article("muara", f"{question} {leaning} {LEAD}")))
    assert lines == [LEAD]


def test_words_in_quotation_marks_need_the_name_of_who_said_them() -> None:
    said = "Tebing tambang pasir Bukit Cemara itu digali terlalu curam"
    named = f'"{said}," kata Darma Putra di Kecamatan Rantau.'
    with_name = quote(named, said, speaker="Darma Putra", speaker_text="Darma Putra")
    without = quote(named, said)
    assert texts(write(article("muara", named, quotes=(with_name,)))) == [named]
    assert write(article("muara", named, quotes=(without,))) == ()


def test_a_count_that_a_newer_one_replaces_is_left_out() -> None:
    newer = (
        "Korban tewas longsor tambang pasir di Bukit Cemara, Kecamatan Rantau, bertambah menjadi"
        " 15 orang."
    )
    dead = {"counts": "orang", "state": "dead"}
    articles = [
        article("muara", LEAD, published="2025-03-05", figures=(figure(LEAD, "13", "13", **dead),)),
        article(
            "pesisir", newer, published="2025-03-06", figures=(figure(newer, "15", "15", **dead),)
        ),
    ]
    differences = find_differences(articles, alone(articles), Settings())
    assert [d.relation for d in differences] == ["update"]
    assert texts(write(*articles, differences=differences)) == [newer]


def test_the_newest_count_is_told_though_its_words_repeat_the_lead() -> None:
    lead = "Banjir bandang menerjang tiga desa di Kecamatan Rantau dan menewaskan 3 orang."
    plain = "Banjir bandang menerjang tiga desa di Kecamatan Rantau pada malam hari."
    newer = "Banjir bandang di tiga desa di Kecamatan Rantau menewaskan 7 orang hingga hari kedua."
    dead = {"counts": "orang", "state": "dead"}
    articles = [
        article("muara", f"{lead} {plain}", figures=(figure(lead, "3", "3", **dead),)),
        article("gunung", plain),
        article(
            "pesisir", newer, published="2025-03-06", figures=(figure(newer, "7", "7", **dead),)
        ),
    ]
    differences = find_differences(articles, alone(articles), Settings())
    lines = texts(write(*articles, differences=differences))
    assert newer in lines
    assert lead not in lines


def test_an_article_without_a_whole_sentence_has_no_brief() -> None:
    assert write(article("muara", "Longsor.")) == ()


@given(st.lists(st.sampled_from([LEAD, MORE, CAUSE, ASIDE]), min_size=1, max_size=8))
def test_the_text_of_a_line_is_what_its_first_citation_gives(parts: list[str]) -> None:
    made = article("muara", " ".join(parts))
    for line in write(made):
        cited = line.citations[0]
        assert made.text[cited.start : cited.end] == line.text


def test_the_source_of_a_copy_comes_before_the_copy() -> None:
    copy_first = article("aa", f"{LEAD} {MORE}")
    source = article("source", f"{LEAD} {MORE}")
    whole = Span(start=0, end=len(LEAD))
    copy = Copy(
        from_="source",
        to="aa",
        direction="known",
        share=1.0,
        passages=(Passage(from_=whole, to=whole),),
    )
    assert write(copy_first, source)[0].citations[0].article == "aa"
    assert write(copy_first, source, copies=(copy,))[0].citations[0].article == "source"


def test_a_line_names_the_difference_whose_side_it_cites() -> None:
    other = (
        "Longsor menimbun tambang pasir di Bukit Cemara, Kecamatan Rantau, dan menewaskan 12 orang."
    )
    dead = {"counts": "orang", "state": "dead"}
    articles = [
        article("muara", LEAD, figures=(figure(LEAD, "13", "13", **dead),)),
        article("pesisir", other, figures=(figure(other, "12", "12", **dead),)),
    ]
    differences = find_differences(articles, alone(articles), Settings())
    assert differences[0].relation != "update"
    line = write(*articles, differences=differences)[0]
    assert line.disputed == (0,)
    assert write(*articles)[0].disputed == ()


def test_words_said_by_a_pronoun_are_nobodys_in_a_brief() -> None:
    said = "Tebing tambang pasir Bukit Cemara itu digali terlalu curam"
    by_him = f'"{said}," kata dia di Kecamatan Rantau pada hari kedua pencarian.'
    spoken = quote(by_him, said, speaker="Darma Putra", speaker_text="dia")
    assert write(article("muara", by_him, quotes=(spoken,))) == ()


def test_a_sentence_that_points_back_anywhere_is_left_out() -> None:
    back = "Polisi Kecamatan Rantau mendalami hal itu lewat dua saksi tambang Bukit Cemara."
    part = "Dua di antaranya penambang pasir Bukit Cemara dari Kecamatan Rantau yang hilang."
    assert texts(write(article("muara", f"{back} {part} {LEAD}"))) == [LEAD]


def test_a_sentence_of_a_bare_today_comes_after_one_with_its_day() -> None:
    bare = "Tim penyelamat Rantau mencari korban longsor tambang pasir Bukit Cemara hari ini."
    dated = "Tim penyelamat Rantau mencari korban longsor tambang pasir Bukit Cemara, Senin."
    made = article("muara", f"{bare} {dated}", timexes=(("hari ini", "2025-03-05"),))
    assert texts(write(made)) == [dated]
