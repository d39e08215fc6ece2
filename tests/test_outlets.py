"""Outlets: their data, and which outlet a text came from."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from runut.article.clean import clean
from runut.article.dateline import find_dateline
from runut.errors import OutletDataError
from runut.outlets.agencies import all_agencies, by_code, read_agencies
from runut.outlets.data import read_data
from runut.outlets.families import all_families, family_of, read_families, sure_family
from runut.outlets.outlet import Outlet, all_outlets, find_outlet, host_of, is_domain, named
from runut.records import Block, Capture
from runut.settings import Settings

PROSE = "Warga Pulau Batu menolak tambang nikel yang dibuka pemerintah di hulu sungai mereka."


def rows(name: str) -> list[dict[str, str]]:
    path = Path(__file__).parent / "cases" / f"{name}.tsv"
    lines = [x for x in path.read_text(encoding="utf-8").splitlines() if not x.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def told(*lines: str, **fields: str) -> tuple[str | None, str | None]:
    """Outlet and mirror of a text with these lines."""
    blocks = tuple(Block(text=line, kind="unknown") for line in lines)
    capture = Capture(id="a", source="a", title="Tambang", blocks=blocks, **fields)  # type: ignore[arg-type]
    article = clean(capture, Settings())
    return article.outlet, article.mirror


def test_every_file_is_valid_and_sixty_outlets_are_indonesian() -> None:
    assert sum(o.language == "id" for o in all_outlets()) >= 60
    assert {"agency", "newspaper", "magazine", "online", "tv", "radio"} == {
        o.kind for o in all_outlets()
    }


def test_no_domain_and_no_name_belongs_to_two_outlets() -> None:
    domains = Counter(domain for o in all_outlets() for domain in o.domains)
    assert max(domains.values()) == 1
    for outlet in all_outlets():
        for name in (outlet.name, *outlet.aliases):
            assert named(name) is outlet, name


def test_domains_are_bare() -> None:
    for outlet in all_outlets():
        for domain in outlet.domains:
            assert is_domain(domain)
            assert domain == domain.lower().removeprefix("www.")


def test_indonesian_outlets_have_a_zone() -> None:
    assert all(o.zone for o in all_outlets() if o.language == "id")


def test_a_broken_file_is_told_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(OutletDataError, match=r"salah\.toml.*colour"):
        read_data("salah.toml", Outlet, b'name = "X"\nkind = "online"\ndomains = []\ncolour = 1\n')


@pytest.mark.parametrize("row", rows("datelines"), ids=lambda r: r["note"])
def test_a_dateline_names_its_place_and_its_outlet(row: dict[str, str]) -> None:
    text = "Banjir menerjang tiga desa di Kabupaten Wanasari pada Selasa malam."
    found = find_dateline(row["head"] + text)
    assert found is not None
    assert (found.place, found.brand or "-") == (row["place"], row["outlet"])
    assert (row["head"] + text)[found.end :] == text


def test_an_unknown_outlet_of_a_dateline_is_that_of_the_article() -> None:
    assert told(f"WANASARI, Kantor Berita Nusa - {PROSE}") == ("Kantor Berita Nusa", None)
    assert told(f"Wanasari, Senin - {PROSE}") == (None, None)
    host = "kabarrimba.example"
    assert told(f"WANASARI, Kantor Berita Nusa - {PROSE}", outlet=host) == (host, None)


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("detik", "detikcom"),
        ("cnnindonesia", "CNN Indonesia"),
        ("KOMPAS.COM", "Kompas.com"),
        ("www.tempo.co", "Tempo"),
        ("kompas.id", "Kompas"),
        ("antara news", "ANTARA"),
    ],
)
def test_a_given_name_becomes_the_one_that_readers_know(given: str, name: str) -> None:
    assert find_outlet(None, given, ()).name == name


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://news.detik.com/berita/d-1/judul", "detikcom"),
        ("https://www.cnnindonesia.com/nasional/1", "CNN Indonesia"),
        ("jateng.antaranews.com/berita/1", "ANTARA"),
        ("https://www.kabar-rantau.net:8080/1", "kabar-rantau.net"),
        ("https://notdetik.com/1", "notdetik.com"),
    ],
)
def test_an_address_names_its_outlet_or_its_host(url: str, name: str) -> None:
    assert find_outlet(url, None, ()).name == name


def test_an_unknown_name_is_kept_as_given() -> None:
    assert find_outlet(None, "Harian Kabar Rantau", ()).name == "Harian Kabar Rantau"


def test_the_text_names_the_outlet_of_a_mirror() -> None:
    line = "Ikuti berita kami di Google News dan WhatsApp Channel mediaindonesia.com"
    found = told(PROSE, line, outlet="kumpulanwarta.net")
    assert found == ("Media Indonesia", "kumpulanwarta.net")


def test_an_agencys_dateline_makes_no_mirror_of_the_outlet_that_runs_it() -> None:
    found = told(f"Jakarta (ANTARA) - {PROSE}", url="https://kabar-rantau.net/1")
    assert found == ("kabar-rantau.net", None)


def test_a_dateline_names_the_outlet_where_nothing_else_does() -> None:
    assert told(f"RANTAU, iNews.id - {PROSE}") == ("iNews", None)
    assert told(f"KabarRantau.id - {PROSE}") == ("KabarRantau.id", None)


def test_a_credit_is_not_the_outlet() -> None:
    assert told(f"Dilansir dari CNBC Indonesia, {PROSE}") == (None, None)


def test_a_broken_address_has_no_host() -> None:
    assert host_of("http://[rusak") == ""
    assert host_of("bukan alamat") == ""


# --- families and agencies -----------------------------------------------------------------


def test_every_entry_of_a_family_says_where_and_when_it_is_known_from() -> None:
    entries = [(f, e) for f in all_families() for e in f.entry]
    owned = {o for _, e in entries for o in e.outlets if (found := named(o)) and found.zone}
    assert len(owned) >= 120
    assert all(e.note and e.known[:2] == "20" for _, e in entries)
    assert {f.name for f in all_families()} >= {"Kompas Gramedia", "Trans Media", "Emtek"}


@pytest.mark.parametrize(
    ("outlet", "family"),
    [
        ("detik", "Trans Media"),
        ("cnnindonesia.com", "Trans Media"),
        ("TribunJateng.com", "Kompas Gramedia"),
        ("The Jakarta Post", ""),
        ("CNN", "CNN"),
        ("Harian Kabar Rantau", ""),
        (None, ""),
    ],
)
def test_an_outlet_is_folded_into_a_family_only_where_that_is_sure(
    outlet: str | None, family: str
) -> None:
    assert sure_family(outlet) == family


def test_an_unsure_outlet_is_still_shown_beside_its_family() -> None:
    family, entry = family_of("The Jakarta Post") or pytest.fail("no family")
    assert (family.name, entry.unsure) == ("Kompas Gramedia", True)


ENTRY = (
    '[[family]]\nname = "A"\n[[family.entry]]\nknown = "{known}"\nnote = "n"\noutlets = {outlets}\n'
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (ENTRY.format(known="2024", outlets='["Kabar Entah"]'), "no outlet has the name"),
        (ENTRY.format(known="last year", outlets='["Tempo"]'), "'known' a year or a day"),
        (
            "".join(
                ENTRY.replace('"A"', f'"{name}"').format(known="2024", outlets='["Tempo"]')
                for name in "AB"
            ),
            "'Tempo' is in A and in B",
        ),
        ('[[family]]\nname = "A"\nentry = []\ncolour = 1\n', "colour"),
        ("[[family", "families.toml"),
    ],
)
def test_a_broken_file_of_families_is_told(text: str, told: str) -> None:
    with pytest.raises(OutletDataError, match=told):
        read_families(text.encode())


def test_agencies_go_by_names_in_any_case_and_by_codes_in_theirs() -> None:
    assert len(all_agencies()) >= 40
    assert by_code("Ant") is by_code("ANT")
    assert by_code("ant") is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('agency = [{ name = "A", country = "id" }]', "no code of a country"),
        (
            'agency = [{ name = "A", country = "ID", aliases = ["C"] },'
            ' { name = "B", country = "ID", aliases = ["c"] }]',
            "'c' is a name of A and of B",
        ),
        ("agency = 1", "agencies.toml"),
    ],
)
def test_a_broken_file_of_agencies_is_told(text: str, told: str) -> None:
    with pytest.raises(OutletDataError, match=told):
        read_agencies(text.encode())
