"""Credits: where an article itself says it got something."""

from __future__ import annotations

import pytest
from article_reading import credit_line, reading, rows, told
from hypothesis import given
from hypothesis import strategies as st

from runut.languages.pack import load_pack
from runut.outlets.agencies import all_agencies
from runut.pipeline import read
from runut.records import Block, Capture
from runut.settings import Settings

PIECES = [
    "dilansir ", "Dilansir", "mengutip ", "dari ", "Reuters", "AFP", "dan", " dan ", ", ", "(", "/",
    ")", "via ", "Sumber: ", "kantor berita ", "Kabar Cendana", "\n", ". ", "keterangan tertulis",
    '"Kami siap," kata Sari Wulandari', " melaporkan ",
]  # fmt: skip


@pytest.mark.parametrize("row", rows("credits.tsv"), ids=lambda row: row["note"])
def test_where_an_article_got_it(row: dict[str, str]) -> None:
    found = reading(row["input"].replace("\\n", "\n"), row["language"]).credits
    assert told([credit_line(c) for c in found]) == row["expected"]


def test_an_outlet_is_no_source_of_itself() -> None:
    text = "Ia mengatakan kepada Tempo bahwa jembatan itu rusak."
    assert [c.source for c in reading(text).credits] == ["Tempo"]
    assert reading(text, outlet="Tempo").credits == ()
    assert reading(text, outlet="Tempo.co").credits == ()


def test_all_names_of_a_source_lead_to_one() -> None:
    names = ("AP", "Associated Press", "The Associated Press")
    texts = [f"Jembatan itu rusak, dilansir {name}." for name in names]
    assert {c.source for text in texts for c in reading(text).credits} == {"AP"}


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_every_credit_stands_in_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = reading(text).credits
    for credit in found:
        assert text[credit.start : credit.end] == credit.text
        assert credit.source
    assert list(found) == sorted(found, key=lambda c: (c.start, -c.end))


def test_a_line_that_cleaning_took_out_still_credits_its_outlet() -> None:
    line = "Artikel ini telah tayang di TribunJateng.com dengan judul Jembatan Rusak"
    prose = "Warga Desa Wanasari memperbaiki jembatan yang rusak karena banjir pekan lalu."
    blocks = (Block(text=prose), Block(text=line, kind="unknown"))
    capture = Capture(id="a", source="a", title="Jembatan", blocks=blocks, outlet="Kompas.com")
    article = read(capture, Settings())
    (credit,) = article.credits
    assert (credit.source, credit.text) == ("Tribun Jateng", "")
    assert credit.start == credit.end == len(article.text)


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_medium_is_listed_once(language: str) -> None:
    section = load_pack(language).credits
    names = [n for table in (section.agencies, section.outlets) for n in table]
    assert len(names) == len(set(names))
    assert not {name.casefold() for name in section.outlets} & {
        agency.name.casefold() for agency in all_agencies()
    }
