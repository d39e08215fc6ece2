"""Lineage: how many independent sources a story has, what it is called, when it was told."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from runut.records import (
    Article,
    Citation,
    Copy,
    Credit,
    Difference,
    Origin,
    Passage,
    Published,
    Quote,
    Side,
    Span,
)
from runut.settings import Settings
from runut.story.label import first_and_last, label_story
from runut.story.lineage import count_origins, fold_newsrooms, fold_origins

TEXT = "Ribuan lampion diterbangkan warga Pulau Sore untuk menyambut musim panen rumput laut."


def article(ident: str, outlet: str | None = None, title: str = "", text: str = TEXT) -> Article:
    return Article(
        id=ident, source=ident, title=title, text=text, sha256="", language="id", outlet=outlet
    )


def copy(source: str, to: str, part: float = 1.0, *evidence: str, known: bool = True) -> Copy:
    span = Span(start=0, end=int(len(TEXT) * part))
    return Copy(
        from_=source,
        to=to,
        direction="known" if known else "unknown",
        share=part,
        passages=(Passage(from_=span, to=span),),
        evidence=evidence,
    )


def origins(articles: list[Article], *copies: Copy) -> list[tuple[str, tuple[str, ...]]]:
    return [(o.name, o.articles) for o in fold_origins(articles, list(copies), Settings())]


def test_outlets_that_copy_nobody_are_origins_of_their_own() -> None:
    articles = [article("1", "Kabar Rawa"), article("2", "Harian Senja")]
    assert origins(articles) == [("Kabar Rawa", ("1",)), ("Harian Senja", ("2",))]


def test_a_copy_is_no_second_origin_and_is_named_after_its_source() -> None:
    articles = [
        article("1", "Harian Senja"),
        article("2", "Kabar Rawa"),
        article("3", "Pos Kelana"),
    ]
    found = origins(articles, copy("2", "1"))
    assert found == [("Kabar Rawa", ("1", "2")), ("Pos Kelana", ("3",))]


def test_chains_of_copies_are_one_origin() -> None:
    articles = [article(i, f"Media {i}") for i in "123"]
    assert origins(articles, copy("1", "2"), copy("2", "3")) == [("Media 1", ("1", "2", "3"))]


def test_a_shared_paragraph_leaves_two_origins() -> None:
    articles = [article("1", "Kabar Rawa"), article("2", "Harian Senja")]
    assert len(origins(articles, copy("1", "2", 0.3))) == 2


def test_a_credited_paragraph_makes_one_origin() -> None:
    articles = [article("1", "Kabar Rawa"), article("2", "Harian Senja")]
    found = origins(articles, copy("1", "2", 0.3, "credit:Kabar Rawa"))
    assert found == [("Kabar Rawa", ("1", "2"))]


def test_two_outlets_with_one_agency_are_the_agencys_origin() -> None:
    articles = [article("1", "Kabar Rawa"), article("2", "Harian Senja")]
    found = origins(articles, copy("1", "2", 0.4, "agency:Kantor Berita Nusa", known=False))
    assert found == [("Kantor Berita Nusa", ("1", "2"))]


def test_articles_of_one_outlet_are_one_origin() -> None:
    articles = [article("1", "Kabar Rawa"), article("2", "Pos Kelana"), article("3", "Kabar Rawa")]
    assert origins(articles) == [("Kabar Rawa", ("1", "3")), ("Pos Kelana", ("2",))]


def test_an_article_without_outlet_is_named_by_what_it_credits_first_or_by_its_id() -> None:
    credit = Credit(start=0, end=6, text=TEXT[:6], source="Media Pesisir", kind="outlet")
    official = replace(credit, source="Camat", kind="official")
    articles = [replace(article("1"), credits=(official, credit)), article("2")]
    assert origins(articles) == [("Media Pesisir", ("1",)), ("2", ("2",))]


def test_every_article_has_exactly_one_origin() -> None:
    articles = [article(str(n), f"Media {n % 3}") for n in range(7)]
    found = origins(articles, copy("0", "4"), copy("5", "1"))
    assert sorted(i for _, ids in found for i in ids) == [str(n) for n in range(7)]


# --- credits, papers, families --------------------------------------------------------------


def credits_in(one: Article, *found: tuple[str, str, str]) -> Article:
    """An article that credits, in its first words, each (source, kind, via)."""
    made = tuple(
        Credit(start=n, end=n + 1, text=TEXT[n : n + 1], source=s, kind=k, via=v)  # type: ignore[arg-type]
        for n, (s, k, v) in enumerate(found)
    )
    return replace(one, credits=made)


def folded(articles: list[Article], **settings: bool) -> list[Origin]:
    return list(fold_origins(articles, [], Settings(**settings)))  # type: ignore[arg-type]


def reasons(origin: Origin) -> list[tuple[str, str]]:
    return [(r.code, r.about) for r in origin.reasons]


def test_two_outlets_that_rest_on_one_agency_are_one_origin() -> None:
    articles = [
        credits_in(article("1", "Kabar Rawa"), ("AFP", "agency", "")),
        credits_in(article("2", "Harian Senja"), ("AFP", "agency", "")),
        article("3", "Pos Kelana"),
    ]
    agency, other = folded(articles)
    assert (agency.name, agency.articles, other.name) == ("AFP", ("1", "2"), "Pos Kelana")
    assert reasons(agency) == [("agency", "AFP")] * 2
    place = agency.reasons[0].citations[0]
    assert (place.article, place.start, place.end) == ("1", 0, 1)


def test_a_chain_is_told_in_order_from_the_article_to_who_said_it() -> None:
    quote = Quote(start=0, end=6, text=TEXT[:6], kind="direct", speaker="Dmitry Peskov")
    found = (("CNBC Indonesia", "outlet", ""), ("AFP", "agency", "CNBC Indonesia"))
    first = replace(credits_in(article("1", "Kabar Rawa"), *found), quotes=(quote,))
    second = credits_in(article("2", "Harian Senja"), ("AFP", "agency", ""))
    (origin,) = folded([first, second])
    assert origin.reasons[0].chain == ("CNBC Indonesia", "AFP", "Dmitry Peskov")


def test_a_medium_that_rests_on_another_is_followed_there() -> None:
    articles = [
        credits_in(article("1", "CNBC Indonesia"), ("AFP", "agency", "")),
        credits_in(article("2", "Kabar Rawa"), ("CNBC Indonesia", "outlet", "")),
        credits_in(article("3", "Harian Senja"), ("AFP", "agency", "")),
    ]
    assert [(o.name, o.articles) for o in folded(articles)] == [("AFP", ("1", "2", "3"))]


def test_what_one_outlet_has_from_several_agencies_is_one_witness() -> None:
    articles = [
        credits_in(article("1", "Kabar Rawa"), ("AFP", "agency", "")),
        credits_in(article("2", "Kabar Rawa"), ("Reuters", "agency", "")),
    ]
    (origin,) = folded(articles)
    assert origin.name == "Kabar Rawa"
    assert set(reasons(origin)) == {
        ("agency", "AFP"),
        ("agency", "Reuters"),
        ("outlet", "Kabar Rawa"),
    }


def test_whoever_puts_several_media_together_reports_for_itself() -> None:
    media = [("AFP", "agency", ""), ("BBC", "outlet", ""), ("NDTV", "outlet", "")]
    articles = [
        credits_in(article("1", "Kabar Rawa"), *media),
        credits_in(article("2", "Harian Senja"), ("AFP", "agency", "")),
    ]
    assert len(folded(articles)) == 2


def test_a_detail_taken_from_an_agency_is_not_what_an_article_rests_on() -> None:
    late = Credit(start=64, end=66, text=TEXT[64:66], source="AFP", kind="agency")
    long = article("1", "Kabar Rawa", text=TEXT[:66] + "x" * 60)
    articles = [
        replace(long, credits=(late,)),
        credits_in(article("2", "Harian Senja"), ("AFP", "agency", "")),
    ]
    assert len(folded(articles)) == 2


def test_a_paper_handed_to_the_newsroom_is_work_of_its_own() -> None:
    found = (("AFP", "agency", ""), ("Camat Sore", "official", "keterangan tertulis"))
    articles = [
        credits_in(article("1", "Kabar Rawa"), *found),
        credits_in(article("2", "Harian Senja"), ("AFP", "agency", "")),
    ]
    assert len(folded(articles)) == 2


def from_paper(ident: str, outlet: str, said: str, speaker: str = "Camat Sore") -> Article:
    quote = Quote(start=0, end=len(said), text=said, kind="direct", speaker=speaker)
    paper = (speaker, "official", "keterangan tertulis")
    one = credits_in(article(ident, outlet, text=said + TEXT), paper)
    return replace(one, quotes=(quote,))


def test_one_press_release_in_two_newsrooms_is_one_origin() -> None:
    said = "Lampion hanya boleh diterbangkan dari pantai sebelah timur pulau ini"
    articles = [from_paper("1", "Kabar Rawa", said), from_paper("2", "Harian Senja", said)]
    (origin,) = folded(articles)
    assert (origin.name, reasons(origin)) == ("Camat Sore", [("release", "Camat Sore")])
    other = from_paper("2", "Harian Senja", "Warga diminta membawa pulang semua sampah nanti malam")
    assert len(folded([articles[0], other])) == 2
    heard = replace(articles[1].quotes[0], speaker="Nelayan Sore")
    asked = replace(articles[1], quotes=(*articles[1].quotes, heard))
    assert len(folded([articles[0], asked])) == 2


def test_outlets_of_one_house_are_one_origin_unless_families_are_kept_apart() -> None:
    articles = [article("1", "detikcom"), article("2", "CNN Indonesia"), article("3", "Tempo")]
    house, other = folded(articles)
    assert (house.name, other.name) == ("Trans Media", "Tempo")
    assert reasons(house) == [("family", "Trans Media")]
    apart = [o.name for o in folded(articles, fold_families=False)]
    assert apart == ["detikcom", "CNN Indonesia", "Tempo"]


def test_an_outlet_whose_owner_is_unsure_stands_alone() -> None:
    assert len(folded([article("1", "Kompas.com"), article("2", "The Jakarta Post")])) == 2


def test_one_house_may_still_tell_a_thing_differently() -> None:
    articles = [article("1", "detikcom"), article("2", "CNN Indonesia")]
    newsrooms = fold_newsrooms(articles, [])
    assert [o.name for o in newsrooms] == ["detikcom", "CNN Indonesia"]
    side = Side(
        value="3",
        outlets=("detikcom", "CNN Indonesia"),
        citations=tuple(Citation(article=i, start=0, end=1) for i in "12"),
        origins=2,
    )
    difference = Difference(kind="number", relation="unknown", about="", sides=(side,))
    (counted,) = count_origins((difference,), fold_origins(articles, [], Settings()))
    assert counted.sides[0].origins == 1


MEDIA = ["AFP", "Reuters", "CNBC Indonesia", "Kabar Rawa", "Tempo"]
OUTLETS = ["detikcom", "CNN Indonesia", *MEDIA, None]


@given(
    st.lists(
        st.tuples(st.sampled_from(OUTLETS), st.sampled_from(MEDIA)),
        max_size=8,
    ),
    st.booleans(),
)
def test_origins_part_the_articles_and_have_names_of_their_own(
    told: list[tuple[str | None, str]], families: bool
) -> None:
    articles = [
        credits_in(article(str(n), outlet), (source, "agency", ""))
        for n, (outlet, source) in enumerate(told)
    ]
    found = folded(articles, fold_families=families)
    assert sorted(i for o in found for i in o.articles) == [a.id for a in articles]
    assert len({o.name for o in found}) == len(found)
    for origin in found:
        assert all(i in origin.articles for r in origin.reasons for i in r.articles)


# --- label ---------------------------------------------------------------------------------


def test_the_label_is_the_most_central_headline_word_for_word() -> None:
    titles = [
        "Warga Terpukau!",
        "Festival Lampion Pulau Sore Diikuti Ribuan Warga",
        "Foto: Langit Malam yang Indah",
    ]
    articles = [article(str(n), title=title) for n, title in enumerate(titles)]
    assert label_story(articles) == titles[1]


def test_an_article_without_title_gives_its_first_line() -> None:
    assert label_story([article("1", text="Baris pertama.\nBaris kedua.")]) == "Baris pertama."


def test_a_title_is_preferred_to_a_line_of_text() -> None:
    articles = [article("1"), article("2", title="Lampion di Pulau Sore")]
    assert label_story(articles) == "Lampion di Pulau Sore"


def test_first_and_last_are_told_across_zones() -> None:
    values = ["2024-06-19T06:30:00+07:00", "2024-06-18T21:00:00Z", None, "2024-06-20"]
    articles = [
        replace(article(str(n)), published=Published(value=v)) for n, v in enumerate(values)
    ]
    assert first_and_last(articles) == ("2024-06-18T21:00:00Z", "2024-06-20")


def test_without_dates_there_is_no_first_and_last() -> None:
    assert first_and_last([article("1")]) == (None, None)
