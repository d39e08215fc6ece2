"""The correction audit: which articles that repeat a corrected one followed it, and when."""

from __future__ import annotations

import csv
import io
import json
import re
from functools import cache
from pathlib import Path

import pytest
from cli_runs import run

from runut import Block, Capture, Story, Trace, load_interface, read_paths, trace, write_html
from runut.publish.corrections import audit_rows, write_audit_csv, write_audit_json
from runut.records import Audit, AuditedCopy

EXAMPLE = Path(__file__).parent.parent / "examples" / "sumur-lerengsari"
URL = "https://suaramuara.example/daerah/20250722/sumur-warga-lerengsari-tercemar"
TEXT = (
    "Dinas kesehatan menemukan bakteri koli pada 83 sumur warga Karangwangi yang diperiksa.",
    "Kepala dinas Ratna Purwaningsih meminta warga merebus air sampai mendidih sebelum diminum.",
    "Petugas mengambil contoh air di sebelas desa selama dua pekan sejak awal Juli.",
    "Pemerintah kabupaten akan menyalurkan tablet penjernih air mulai pekan depan.",
)
NOTE = "Ralat (23/7/2025): Sebelumnya tertulis 83 sumur, seharusnya 38 sumur."
RIGHT = tuple(line.replace("83", "38") for line in TEXT)
GONE = ("Berita ini telah dicabut karena tidak memenuhi kaidah jurnalistik.",)


def capture(lines: tuple[str, ...], name: str = "suara", **more: object) -> Capture:
    """An invented capture of Suara Muara, or of another outlet by its name."""
    fields: dict[str, object] = {
        "id": name, "source": name, "title": "Sumur Warga Karangwangi Tercemar Bakteri Koli",
        "blocks": tuple(Block(text=line) for line in lines), "language": "id",
        "outlet": "Suara Muara", "url": URL, "published": "2025-07-22T10:00:00+07:00",
    }  # fmt: skip
    return Capture(**{**fields, **more})  # type: ignore[arg-type]


def repeated(lines: tuple[str, ...] = TEXT, **more: object) -> Capture:
    """A copy by Kabar Rimba, which names its source."""
    credited = (*lines[:3], f"{lines[3][:-1]}, dikutip dari Suara Muara.", *lines[4:])
    fields: dict[str, object] = {
        "outlet": "Kabar Rimba", "url": "https://kabarrimba.example/berita/7715/sumur-tercemar",
        "published": "2025-07-22T18:00:00+07:00",
    }  # fmt: skip
    return capture(credited, "rimba", **{**fields, **more})


def story(*captures: Capture) -> Story:
    (told,) = trace(captures).stories
    return told


def audited(*captures: Capture) -> AuditedCopy:
    """What the only copy made of the only correction."""
    (audit,) = story(*captures).corrections
    (copy,) = audit.copies
    return copy


def source(*, captured: bool = True) -> tuple[Capture, Capture]:
    """Suara Muara before and after its correction."""
    times = ("2025-07-22T12:00:00+07:00", "2025-07-24T12:00:00+07:00") if captured else (None, None)
    return (
        capture(TEXT, captured=times[0]),
        capture((*RIGHT, NOTE), "suara-2", captured=times[1]),
    )


@pytest.mark.parametrize(
    ("copy", "status"),
    [
        (repeated(captured="2025-07-28"), "earlier"),
        (repeated(captured="2025-07-22T20:00:00+07:00"), "earlier_before"),
        (repeated(captured="2025-07-23"), "earlier_undated"),  # the day of the correction itself
        (repeated(), "earlier_undated"),
        (repeated(published="2025-07-25T08:00:00+07:00"), "earlier"),
        (repeated(RIGHT, captured="2025-07-28"), "corrected"),
        (repeated(RIGHT), "corrected"),
        (repeated(("Warga antre air bersih.", *TEXT[1:]), captured="2025-07-28"), "neither"),
    ],
)
def test_it_is_told_which_words_a_copy_has(copy: Capture, status: str) -> None:
    assert audited(*source(), copy).status == status


def test_the_words_that_a_copy_has_are_cited() -> None:
    told = trace([*source(), repeated(captured="2025-07-28")])
    (copy,) = told.stories[0].corrections[0].copies
    (cited,) = copy.citations
    text = next(a.text for a in told.articles if a.id == "rimba")
    assert (cited.article, text[cited.start : cited.end]) == ("rimba", TEXT[0])
    assert copy.seen == "2025-07-28"


def test_a_copy_that_followed_has_the_time_from_which_that_is_known() -> None:
    early = repeated(captured="2025-07-22T20:00:00+07:00")
    late = repeated(
        (*RIGHT, "Ralat: Semula tertulis 83 sumur, seharusnya 38 sumur."),
        captured="2025-07-30", modified="2025-07-26T09:00:00+07:00",
    )  # fmt: skip
    copy = audited(*source(), early, late)
    assert (copy.status, copy.declared, copy.followed) == (
        "corrected", True, "2025-07-26T09:00:00+07:00",
    )  # fmt: skip


def test_one_capture_with_its_note_is_enough() -> None:
    copy = audited(source()[1], repeated(captured="2025-07-28"))
    assert copy.status == "earlier"


def test_an_article_that_only_names_the_outlet_counts_where_it_has_the_sentence() -> None:
    rewritten = (
        "Warga Karangwangi antre air bersih sejak Selasa.",
        "Bakteri koli ditemukan dinas kesehatan pada 83 sumur warga Karangwangi, "
        "demikian dilansir Suara Muara.",
    )
    other = ("Warga Karangwangi antre air bersih sejak Selasa, dilansir Suara Muara.",)
    by_rimba = {"outlet": "Kabar Rimba", "url": None, "published": "2025-07-25"}
    for lines, found in ((rewritten, ["earlier"]), (other, [])):
        told = trace([*source(), capture(lines, "rimba", **by_rimba)])
        audits = [a for s in told.stories for a in s.corrections]
        same = len(told.stories) == 1
        assert [c.status for a in audits for c in a.copies] == (found if same else [])


def test_a_correction_in_an_article_of_its_own_is_of_the_article_that_it_names() -> None:
    text = (
        'Berita Suara Muara berjudul "Sumur Warga Karangwangi Tercemar Bakteri Koli" memuat '
        "kekeliruan tentang sumur warga Karangwangi yang diperiksa dinas kesehatan.",
        "Dalam berita itu tertulis 83 sumur. Angka yang benar, menurut dinas kesehatan, adalah "
        "38 sumur.",
    )
    note = capture(
        text, "ralat", title="Ralat: 38 Sumur Warga Karangwangi Tercemar Bakteri Koli",
        url="https://suaramuara.example/daerah/20250723/ralat-sumur-warga-karangwangi",
        published="2025-07-23T09:00:00+07:00",
    )  # fmt: skip
    (audit,) = story(source()[0], note, repeated(captured="2025-07-28")).corrections
    assert (audit.article, audit.at) == ("suara", "2025-07-23T09:00:00+07:00")
    found = {c.article: (c.status, c.because[0].partition(":")[0]) for c in audit.copies}
    assert found == {"suara": ("earlier_before", "itself"), "rimba": ("earlier", "copy")}


def test_a_withdrawn_article_stays_in_its_story_with_those_that_carry_it() -> None:
    long = (*TEXT, *(f"{line[:-1]} menurut warga." for line in TEXT))
    gone = capture(GONE, "suara-2", captured="2025-07-24T12:00:00+07:00")
    kept = capture(long, captured="2025-07-22T12:00:00+07:00")
    told = trace([kept, gone, repeated(captured="2025-07-28")])
    (one,) = told.stories
    assert set(one.articles) == {"suara", "rimba"}
    (audit,) = one.corrections
    assert (audit.kind, [c.status for c in audit.copies]) == ("withdrawal", ["earlier"])
    assert audit.copies[0].citations
    assert one.copies == ()  # the notice that stands now holds none of the passages


def test_updates_and_silent_changes_are_no_corrections() -> None:
    early, late = source()
    silent = capture(RIGHT, "suara-2", captured=late.captured)
    updated = capture(
        (*RIGHT, "Artikel ini telah diperbarui dengan keterangan dinas."),
        "suara-2", captured=late.captured,
    )  # fmt: skip
    for later in (silent, updated):
        assert story(early, later, repeated()).corrections == ()


# --- the example, through every output ------------------------------------------------------


@cache
def example() -> Trace:
    return trace(read_paths([str(EXAMPLE)]))


def test_the_planted_correction_is_found_with_who_followed() -> None:
    (audit,) = (a for s in example().stories for a in s.corrections)
    assert isinstance(audit, Audit)
    assert (audit.earlier.split()[0], audit.corrected.split()[0]) == ("83", "38")
    assert {c.article: c.status for c in audit.copies} == {
        "03-kabar-rimba": "earlier",
        "04-lintas-kini": "corrected",
    }


def test_rows_are_the_same_as_csv_and_as_json() -> None:
    rows = list(csv.DictReader(io.StringIO(write_audit_csv(example()))))
    written = json.loads(write_audit_json(example()))
    assert [r["copy"] for r in rows] == [r["copy"] for r in written] == [
        r.copy for r in audit_rows(example())
    ]  # fmt: skip
    assert [r["status"] for r in rows] == ["earlier", "corrected"]


def test_a_cell_is_no_formula() -> None:
    told = trace([*source(), repeated(title="=1+1", captured="2025-07-28")])
    (row,) = csv.DictReader(io.StringIO(write_audit_csv(told)))
    assert row["copy_title"] == "'=1+1"


def test_the_command_prints_and_writes_the_audit(tmp_path: Path) -> None:
    table, rows = tmp_path / "a.csv", tmp_path / "a.json"
    code, out, _ = run("corrections", EXAMPLE, "--csv", table, "--json", rows, "--lang", "en")
    assert code == 0
    assert "still carries the earlier words on the day of capture" in out
    written = list(csv.DictReader(table.open(encoding="utf-8")))
    assert len(written) == len(json.loads(rows.read_bytes())) == 2
    code, out, _ = run("corrections", EXAMPLE, "--csv", "-")
    assert out.startswith("story,label,article")


def test_the_command_says_that_there_is_nothing(folder: Path) -> None:
    assert run("corrections", folder, "--lang", "en")[1].startswith("No correction")


def test_the_pages_show_the_audit_and_lead_into_the_earlier_version(tmp_path: Path) -> None:
    write_html(example(), tmp_path, load_interface("en"))
    page = (tmp_path / "corrections.html").read_text(encoding="utf-8")
    assert "still carries the earlier words" in page
    assert "Pedoman Pemberitaan Media Siber" in page
    assert 'href="corrections.html"' in (tmp_path / "index.html").read_text(encoding="utf-8")
    versions = sorted((tmp_path / "versions").iterdir())
    assert len(versions) == 2
    assert any("koli pada 83 dari" in plain(v) for v in versions)
    assert f"versions/{versions[0].name}#c" in page
    for link, anchor in links(page):
        assert f'id="{anchor}"' in (tmp_path / link).read_text(encoding="utf-8")


def plain(page: Path) -> str:
    return " ".join(re.sub(r"<sup.*?</sup>|<[^>]+>", "", page.read_text(encoding="utf-8")).split())


def links(page: str) -> list[tuple[str, str]]:
    return re.findall(r'href="((?:articles|versions)/[^"#]+)#([^"]+)"', page)
