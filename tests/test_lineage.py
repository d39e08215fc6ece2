"""Lineage: how many independent sources a story has, what it is called, when it was told."""

from msgspec.structs import replace

from runut.records import Article, Copy, Credit, Passage, Published, Span
from runut.story.label import first_and_last, label_story
from runut.story.lineage import fold_origins

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
    return [(o.name, o.articles) for o in fold_origins(articles, list(copies))]


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
