"""Copies: shared passages are found and cited, shared quotations and footers are not copying."""

import csv
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from runut.corpus.copies import find_copies
from runut.corpus.passages import as_passages, shared_runs, word
from runut.corpus.shingles import keep_shingles, search_pairs
from runut.corpus.union import unite
from runut.records import Article, Copy, Credit, Published, Quote
from runut.settings import Settings

CASES = Path(__file__).parent / "cases" / "copies.tsv"

STORY = (
    "Penjaga mercusuar Pulau Karangmalang menemukan botol berisi surat dari seorang pelaut tua. "
    "Surat itu ditulis dengan pensil dan masih terbaca jelas meski kertasnya sudah menguning. "
    "Isinya menceritakan badai yang memaksa kapal dagang berlindung di teluk selama sebelas hari. "
    "Pengelola museum daerah berencana memamerkan surat tersebut setelah selesai dikeringkan. "
    "Warga pulau kini ramai mencari keturunan si pelaut lewat arisan dan kelompok doa."
)
FOOTER = (
    "Dapatkan kabar pilihan redaksi setiap pagi langsung di telepon genggam Anda dengan bergabung "
    "di kanal percakapan kami serta nyalakan pemberitahuan supaya tidak ketinggalan berita penting "
    "dari seluruh pelosok kepulauan setiap hari tanpa biaya apa pun sampai kapan pun juga."
)
WORDS = """
sawah kerbau jembatan lurah panen gudang pasar nelayan kapal jaring ombak guru murid kelas
kapur buku hujan angin atap bambu rotan kain benang tenun pabrik mesin roda jalan aspal batu
sungai ikan kolam pupuk bibit padi jagung kopi teh gula garam minyak api kayu hutan burung
""".split()  # noqa: SIM905


def article(
    ident: str, text: str, outlet: str = "Kabar Rawa", published: str | None = None
) -> Article:
    return Article(
        id=ident,
        source=ident,
        title="",
        text=text,
        sha256="",
        language="id",
        outlet=outlet,
        published=Published(value=published),
    )


def copies(*articles: Article) -> list[Copy]:
    return find_copies(list(articles), Settings())


def credit(text: str, source: str, kind: str = "agency") -> Credit:
    start = text.index(source)
    return Credit(
        start=start,
        end=start + len(source),
        text=source,
        source=source,
        kind="agency" if kind == "agency" else "outlet",
    )


def item(number: int) -> str:
    """Three unrelated sentences per number."""
    picked = random.Random(number).choices(WORDS, k=24)
    return ". ".join(" ".join(picked[n : n + 8]).capitalize() for n in (0, 8, 16)) + "."


@pytest.mark.parametrize(
    "row",
    list(
        csv.DictReader(
            [ln for ln in CASES.read_text("utf-8").splitlines() if not ln.startswith("#")],
            delimiter="\t",
            quoting=csv.QUOTE_NONE,
        )
    ),
    ids=lambda row: row["note"],
)
def test_case(row: dict[str, str]) -> None:
    found = copies(article("1", row["first"]), article("2", row["second"], "Harian Senja"))
    assert ("copy" if found else "none") == row["expected"]


def test_passages_cite_the_same_words_in_both_texts() -> None:
    first = article("1", "Pengantar redaksi. " + STORY)
    second = article("2", STORY + " Reporter: Anindya Wirasti.", "Harian Senja")
    (copy,) = copies(first, second)
    (passage,) = copy.passages
    assert first.text[passage.from_.start : passage.from_.end] + "." == STORY
    assert second.text[passage.to.start : passage.to.end] + "." == STORY


def test_share_is_the_part_of_the_copy() -> None:
    stub = STORY[: STORY.index(" Isinya")]
    (copy,) = copies(
        article("1", STORY, published="2024-03-01T08:00:00+07:00"),
        article("2", stub, "Harian Senja", "2024-03-01T11:00:00+07:00"),
    )
    assert (copy.from_, copy.to, copy.share) == ("1", "2", 1.0)
    assert copy.evidence == ("earlier:3h", "stub")


def test_a_credit_outweighs_the_clock() -> None:
    crediting = f"Dilansir dari Harian Senja, inilah kisahnya. {STORY}"
    late = article("1", STORY, "Harian Senja", "2024-03-01T12:00:00+07:00")
    early = article("2", crediting, "Kabar Rawa", "2024-03-01T09:00:00+07:00")
    early = replace(early, credits=(credit(crediting, "Harian Senja", "outlet"),))
    (copy,) = copies(late, early)
    assert (copy.from_, copy.to, copy.direction) == ("1", "2", "known")
    assert copy.evidence[0] == "credit:Harian Senja"


def test_two_outlets_with_one_agency_leave_the_direction_open() -> None:
    text = f"{STORY} (Kantor Berita Nusa)"
    first = article("1", text, "Kabar Rawa", "2024-03-01T08:00:00+07:00")
    second = article("2", text, "Harian Senja", "2024-03-01T20:00:00+07:00")
    agency = (credit(text, "Kantor Berita Nusa"),)
    (copy,) = copies(replace(first, credits=agency), replace(second, credits=agency))
    assert copy.direction == "unknown"
    assert copy.evidence == ("agency:Kantor Berita Nusa",)


def test_an_agency_named_far_from_the_passage_is_no_evidence() -> None:
    text = f"{STORY} {item(1)} {item(2)} {item(3)} (Kantor Berita Nusa)"
    first = replace(article("1", text), credits=(credit(text, "Kantor Berita Nusa"),))
    (copy,) = copies(first, article("2", STORY, "Harian Senja"))
    assert copy.evidence == ("stub",)


@pytest.mark.parametrize(
    ("first", "second"),
    [(None, None), ("2024-03-01", "2024-03-01"), ("2024-03-01T08:00", "2024-03-01T08:20")],
)
def test_without_clear_times_the_direction_is_unknown(
    first: str | None, second: str | None
) -> None:
    (copy,) = copies(
        article("1", STORY, "Kabar Rawa", first), article("2", STORY, "Harian Senja", second)
    )
    assert (copy.direction, copy.from_, copy.evidence) == ("unknown", "1", ())


def test_days_alone_can_tell_who_was_first() -> None:
    (copy,) = copies(
        article("1", STORY, "Kabar Rawa", "2024-03-03"),
        article("2", STORY, "Harian Senja", "2024-03-01T10:00:00+07:00"),
    )
    assert (copy.from_, copy.to, copy.evidence) == ("2", "1", ("earlier:2d",))


def test_a_quotation_that_both_carry_is_no_copy() -> None:
    said = STORY.replace(". ", ", ")
    first = f'{item(1)} "{said}" kata penjaga itu.'
    second = f'{item(2)} Ia berujar, "{said}" dalam jumpa pers.'
    pair = []
    for ident, text, outlet in (("1", first, "Kabar Rawa"), ("2", second, "Harian Senja")):
        start = text.index('"') + 1
        end = text.rindex('"')
        quote = Quote(start=start, end=end, text=text[start:end], kind="direct")
        pair.append(replace(article(ident, text, outlet), quotes=(quote,)))
    assert copies(*pair) == []
    assert len(copies(*(replace(a, quotes=()) for a in pair))) == 1


@pytest.mark.parametrize("count", [6, 40])
def test_a_common_footer_makes_no_copies(count: int) -> None:
    items = [article(f"{n:02}", f"{item(n)} {FOOTER}", f"Media {n % 4}") for n in range(count)]
    assert copies(*items) == []


def test_a_wire_story_in_many_outlets_stays_a_copy() -> None:
    wire = [article(f"{n:02}", f"{STORY} Media {n}.", f"Media {n}") for n in range(40)]
    found = copies(*wire, article("99", item(50)))
    linked = {c.from_ for c in found} | {c.to for c in found}
    assert linked == {f"{n:02}" for n in range(40)}
    assert len(found) < 40 * 39 / 2


def test_one_story_in_very_many_outlets_takes_no_work_by_the_square() -> None:
    texts = [f"{STORY} {item(n)}" for n in range(60)]
    pairs = search_pairs(texts).pairs
    leaders = set(unite(range(60), pairs).values())
    assert leaders == {0}
    assert len(pairs) < 60 * 59 / 4


def test_input_order_changes_nothing() -> None:
    articles = [article("1", STORY), article("2", STORY, "Harian Senja"), article("3", item(4))]
    assert copies(*articles) == copies(*articles[::-1])


@pytest.mark.parametrize("text", ["", "Satu.", "... !!! 12"])
def test_texts_without_passages_are_no_copies(text: str) -> None:
    assert copies(article("1", text), article("2", text, "Harian Senja")) == []


@given(st.lists(st.sampled_from(WORDS), min_size=60, max_size=60), st.data())
def test_every_run_of_seven_words_keeps_a_shingle_in_both(
    words: list[str], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, 53))
    run = [hash(w) for w in words[at : at + 7]]
    around = data.draw(st.lists(st.integers(), max_size=20))
    whole = {h for h, _ in keep_shingles([hash(w) for w in words])}
    other = {h for h, _ in keep_shingles([*around, *run, *around[::-1]])}
    assert whole & other


@given(st.lists(st.sampled_from(WORDS)), st.lists(st.sampled_from(WORDS)))
def test_runs_hold_the_same_words_on_both_sides(first: list[str], second: list[str]) -> None:
    texts = " ".join(first), ", ".join(second)
    a, b = word(texts[0]), word(texts[1])
    runs = shared_runs(a, b)
    for run in runs:
        assert all(a.hashes[i] == b.hashes[j] for i, j in run.matched)
    for passage in as_passages(a, b, runs):
        assert 0 <= passage.from_.start < passage.from_.end <= len(texts[0])
        assert 0 <= passage.to.start < passage.to.end <= len(texts[1])


def test_candidates_need_not_be_all_pairs() -> None:
    texts = [item(n) for n in range(60)] + [STORY, STORY]
    assert search_pairs(texts).pairs == ((60, 61),)
