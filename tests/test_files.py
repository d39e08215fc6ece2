"""Files in: every kind by its content, and nothing that stands in a file ends a run."""

from __future__ import annotations

import gzip
import io
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from runut.records import Capture, Failure
from runut.settings import Settings
from runut.sources.files import read_paths
from runut.sources.tables import read_row

TITLE = "Bupati Rantau Resmikan Jembatan"
TEXT = "Bupati Rantau Sari Wulan meresmikan jembatan gantung – “akhirnya”, kata warga."
ROW = {"title": TITLE, "text": TEXT, "published": "2025-03-03"}


def read(path: Path, settings: Settings = Settings()) -> list[Capture | Failure]:  # noqa: B008
    return list(read_paths([str(path)], settings=settings))


def one(path: Path) -> Capture:
    (found,) = read(path)
    assert isinstance(found, Capture), found
    return found


def wrong(path: Path, settings: Settings = Settings()) -> str:  # noqa: B008
    (found,) = read(path, settings)
    assert isinstance(found, Failure)
    return found.reason


def body(capture: Capture) -> str:
    return "\n".join(block.text for block in capture.blocks)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "windows-1252"]
)
def test_a_text_is_read_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "jembatan.txt"
    file.write_bytes(f"{TITLE}\n{TEXT}\n".encode(encoding))
    capture = one(file)
    assert (capture.id, capture.title, body(capture)) == ("jembatan", TITLE, TEXT)


def test_stray_bytes_of_another_encoding_are_read_one_by_one(tmp_path: Path) -> None:
    file = tmp_path / "campur.txt"
    file.write_bytes(f"{TITLE}\n{TEXT}\n{TEXT}\n".encode() + "kata “Sari”".encode("windows-1252"))
    assert body(one(file)).endswith("kata “Sari”")


def test_a_row_of_a_table_is_read_whatever_its_columns_are_called(tmp_path: Path) -> None:
    file = tmp_path / "berita.csv"
    file.write_text(
        "judul,isi,tanggal,penulis,sumber,tautan\n"
        f'"{TITLE}","{TEXT}\nBaris kedua.","Rabu, 19 Juni 2024 | 07:15 WIB",'
        '"Nina Kartika, S.H.; Rudi Hartanto",detik,https://news.detik.com/d-1\n',
        encoding="utf-8",
    )
    capture = one(file)
    assert capture.id == "berita-2"
    assert capture.source.endswith("berita.csv:2")
    assert body(capture) == f"{TEXT}\nBaris kedua."
    assert capture.published == "2024-06-19T07:15:00+07:00"
    assert capture.authors == ("Nina Kartika", "Rudi Hartanto")
    assert (capture.outlet, capture.url) == ("detik", "https://news.detik.com/d-1")


@pytest.mark.parametrize("delimiter", ["\t", ";", "|"])
def test_a_table_may_be_cut_by_other_signs(tmp_path: Path, delimiter: str) -> None:
    file = tmp_path / "berita.txt"
    file.write_text(f"Title{delimiter}FullText\n{TITLE}{delimiter}Air surut.\n", encoding="utf-8")
    assert body(one(file)) == "Air surut."


def test_a_table_that_names_no_text_is_told(tmp_path: Path) -> None:
    file = tmp_path / "harga.csv"
    file.write_text("beras,cabai\n12500,80000\n", encoding="utf-8")
    assert "names no text, html or title" in wrong(file)


@pytest.mark.parametrize(
    "value",
    [[ROW], {"articles": [ROW]}, {"data": [ROW]}, ROW],
    ids=["list", "articles", "data", "object"],
)
def test_json_is_read_in_any_of_its_shapes(tmp_path: Path, value: object) -> None:
    file = tmp_path / "berita.json"
    file.write_text(json.dumps(value), encoding="utf-8")
    capture = one(file)
    assert (capture.title, body(capture), capture.published) == (TITLE, TEXT, "2025-03-03")


def test_json_without_an_ending_and_packed_is_known_by_its_content(tmp_path: Path) -> None:
    file = tmp_path / "berita.gz"
    file.write_bytes(gzip.compress(json.dumps([ROW, ROW]).encode(), mtime=0))
    assert [c.id for c in read(file) if isinstance(c, Capture)] == ["berita-1", "berita-2"]


def test_a_title_in_brackets_is_no_json(tmp_path: Path) -> None:
    file = tmp_path / "hoaks.txt"
    file.write_text(f"[HOAKS] Jembatan Roboh\n{TEXT}\n", encoding="utf-8")
    assert one(file).title == "[HOAKS] Jembatan Roboh"


def test_a_broken_line_is_told_with_its_number_and_the_others_go_on(tmp_path: Path) -> None:
    file = tmp_path / "berita.jsonl"
    lines = [json.dumps(ROW), '{"title": "Putus', "[1]", "", json.dumps({"harga": 1})]
    file.write_text("\n".join([*lines, json.dumps({**ROW, "id": "x"})]), encoding="utf-8")
    found = read(file)
    assert [c.id for c in found if isinstance(c, Capture)] == ["berita-1", "x"]
    failures = [f for f in found if isinstance(f, Failure)]
    assert [f.source.rsplit(":", 1)[1] for f in failures] == ["2", "3", "5"]
    assert "no JSON" in failures[0].reason
    assert "not an object" in failures[1].reason
    assert "name one of them 'text'" in failures[2].reason


def test_rows_of_news_watch_are_read(tmp_path: Path) -> None:
    row = {
        "title": TITLE,
        "publish_date": "2024-06-18 19:30:00",
        "author": "Unknown",
        "content": TEXT,
        "keyword": "jembatan",
        "category": "daerah",
        "source": "kompas.com",
        "link": "https://regional.kompas.com/read/1",
    }
    file = tmp_path / "news.jsonl"
    file.write_text(json.dumps(row) + "\n" + json.dumps(row), encoding="utf-8")
    capture = read(file)[0]
    assert isinstance(capture, Capture)
    assert (capture.published, capture.authors) == ("2024-06-18T19:30:00", ())
    assert (capture.outlet, body(capture)) == ("kompas.com", TEXT)


@pytest.mark.parametrize(
    ("given", "read_as"),
    [
        ("2024-06-18", "2024-06-18"),
        ("2024-06-18 19:30:00", "2024-06-18T19:30:00"),
        ("2024-06-18T19:30:00+07:00", "2024-06-18T19:30:00+07:00"),
        ("Tue, 18 Jun 2024 19:30:00 +0700", "2024-06-18T19:30:00+07:00"),
        (1718713800, "2024-06-18T12:30:00+00:00"),
        (1718713800000, "2024-06-18T12:30:00+00:00"),
        (1718713800.5, "2024-06-18T12:30:00+00:00"),
        ("18/06/2024", "2024-06-18"),
        ("Selasa, 18 Juni 2024", "2024-06-18"),
        ({"value": "2024-06-18", "basis": "text"}, "2024-06-18"),
    ],
)
def test_a_day_of_publication_is_read_as_written(given: object, read_as: str) -> None:
    assert read_row({**ROW, "published": given}, "a", "a").published == read_as


def test_a_day_that_cannot_be_read_is_noted() -> None:
    capture = read_row({**ROW, "published": "kemarin sore"}, "a", "a")
    assert (capture.published, capture.notes) == (None, ("published_unread: kemarin sore",))


def test_ids_are_unlike_one_another(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    for folder in ("a", "b"):
        (tmp_path / folder / "berita.txt").write_text(f"{TITLE}\n{TEXT}", encoding="utf-8")
    rows = "\n".join(json.dumps({**ROW, "id": "7"}) for _ in range(2))
    (tmp_path / "c.jsonl").write_text(rows, encoding="utf-8")
    captures = [c for c in read(tmp_path) if isinstance(c, Capture)]
    assert [c.id for c in captures] == ["berita", "berita-2", "7", "7-2"]
    assert captures[3].notes == ("duplicate_id: 7",)


def test_a_folder_is_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".rahasia.txt"):
        (tmp_path / name).write_text(f"{name}\n{TEXT}", encoding="utf-8")
    assert [c.id for c in read(tmp_path) if isinstance(c, Capture)] == ["a", "b"]


def test_standard_input_is_read_by_its_content() -> None:
    lines = "\n".join(json.dumps(ROW) for _ in range(2)).encode()
    found = list(read_paths(["-"], stdin=io.BytesIO(lines)))
    assert [c.id for c in found if isinstance(c, Capture)] == ["stdin-1", "stdin-2"]


def test_a_page_is_read_as_a_page(tmp_path: Path) -> None:
    file = tmp_path / "halaman"
    paragraphs = f"<p>{TEXT}</p>" * 5
    file.write_text(
        f"<!doctype html><html><head><title>{TITLE}</title></head>"
        f"<body><article><h1>{TITLE}</h1>{paragraphs}</article></body></html>",
        encoding="utf-8",
    )
    capture = one(file)
    assert (capture.id, capture.title) == ("halaman", TITLE)
    assert TEXT in body(capture)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("kosong.txt", b"", "it is empty"),
        ("spasi.txt", b" \n\t\n", "it is empty"),
        ("laporan.txt", b"%PDF-1.7 ...", "a PDF"),
        ("arsip.txt", b"PK\x03\x04...", "zip archive"),
        ("acak.txt", bytes(range(256)) * 40, "binary"),
        ("rusak.gz", gzip.compress(TEXT.encode() * 50, mtime=0)[:40], "gzip packing is broken"),
        ("rusak.json", b'{"title": ', "no valid JSON"),
        ("kosong.json", b"[]", "list of articles is empty"),
        ("umpan.xml", b'<?xml version="1.0"?><rss version="2.0"></rss>', "a feed"),
    ],
)
def test_what_cannot_be_told_is_a_failure_that_says_why(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    assert reason in wrong(file)


def test_a_missing_path_and_an_empty_folder_are_told(tmp_path: Path) -> None:
    assert "no such file" in wrong(tmp_path / "tiada.txt")
    assert "holds no files" in wrong(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_told(tmp_path: Path) -> None:
    file = tmp_path / "tertutup.txt"
    file.write_text(TEXT, encoding="utf-8")
    file.chmod(0)
    assert "no permission" in wrong(file)


def test_a_huge_article_is_told_and_a_long_collection_is_not(tmp_path: Path) -> None:
    small = Settings(largest_article=1000)
    article = tmp_path / "panjang.txt"
    article.write_text("Judul\n" + TEXT * 20, encoding="utf-8")
    assert "it is over" in wrong(article, small)
    lines = tmp_path / "banyak.jsonl"
    long = json.dumps({**ROW, "text": TEXT * 20})
    lines.write_text("\n".join([json.dumps(ROW)] * 9 + [long, json.dumps(ROW)]), encoding="utf-8")
    found = read(lines, small)
    assert [isinstance(f, Failure) for f in found] == [False] * 9 + [True, False]


@hypothesis_settings(deadline=None)
@given(st.binary(max_size=400), st.sampled_from([".txt", ".json", ".jsonl", ".csv", ".html", ""]))
def test_no_bytes_end_a_run(data: bytes, ending: str) -> None:
    for found in read_paths(["-"], stdin=io.BytesIO(data)):
        assert isinstance(found, Capture | Failure)


def test_the_site_line_and_the_date_of_a_text_are_facts(tmp_path: Path) -> None:
    file = tmp_path / "berita.txt"
    file.write_text(
        f"kabar-rantau.net\n{TITLE}\nRabu, 5 Maret 2025 | 07:15 WIB\n{TEXT}", encoding="utf-8"
    )
    capture = one(file)
    assert (capture.outlet, capture.title) == ("kabar-rantau.net", TITLE)
    assert (capture.published, capture.published_basis) == ("2025-03-05T07:15+07:00", "text")
    assert [r.reason for r in capture.removed] == ["site_name", "page_furniture"]
