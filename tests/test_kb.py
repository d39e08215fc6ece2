"""The table of well-known names: built from a dump, looked up, and used only where it is safe."""

from __future__ import annotations

import bz2
import gzip
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.errors import RunutError
from runut.kb import build
from runut.kb.build import build_table
from runut.kb.dump import read_item
from runut.kb.lookup import open_table
from runut.records import Article, Entity, Name
from runut.settings import Settings
from runut.story.people.linking import link_entities
from runut.story.people.tie import tie_names


def item(number: int, *names: str, wiki: bool = True, **claims: list[int]) -> dict[str, object]:
    """Make an invented item: the first name is the label, the others are aliases."""
    return {
        "type": "item",
        "id": f"Q{number}",
        "labels": {"id": {"language": "id", "value": names[0]}} if names else [],
        "aliases": {"en": [{"language": "en", "value": n} for n in names[1:]]} if names[1:] else [],
        "claims": {
            key: [
                {
                    "rank": "normal",
                    "mainsnak": {
                        "snaktype": "value",
                        "datavalue": {"type": "wikibase-entityid", "value": {"id": f"Q{n}"}},
                    },
                }
                for n in numbers
            ]
            for key, numbers in claims.items()
        }
        or [],
        "sitelinks": {"idwiki": {"site": "idwiki", "title": names[0]}} if wiki and names else [],
    }


ITEMS = [
    item(900, "kota rawa", P279=[515]),  # a class below a class below "settlement"
    item(515, "kota", P279=[486972]),
    item(901, "kementerian rawa", P279=[43229]),
    item(1, "Sari Dewi", "Dewi Sekar", P31=[5], P27=[50]),
    item(2, "Budi Santoso", P31=[5]),
    item(3, "Budi Santoso", "Budi Rawa", P31=[5]),
    item(4, "Cendana", P31=[900], P17=[50]),
    item(5000, "Badan Rawa", "BRW", P31=[901], P17=[50]),
    item(6, "Lagu Rawa", P31=[7366]),  # a song
    item(7, "Rangga Satria", wiki=False, P31=[5]),
    item(8, P31=[5]),
    item(50, "Negeri Rawa", P31=[6256]),
]


def dump_text() -> bytes:
    lines = ",\n".join(json.dumps(i) for i in ITEMS)
    return f"[\n{lines}\n]\n".encode()


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "dump.json"
    path.write_bytes(dump_text())
    return path


def rows(table: Path) -> list[tuple[object, ...]]:
    base = sqlite3.connect(table)
    found = base.execute("SELECT id, kinds, country FROM item ORDER BY id").fetchall()
    base.close()
    return found


KEPT = [
    (1, "PER", 50),
    (2, "PER", None),
    (3, "PER", None),
    (4, "LOC", 50),
    (50, "LOC", None),
    (5000, "ORG", 50),
]


def test_people_organisations_and_places_are_kept_with_kind_and_country(
    dump: Path, tmp_path: Path
) -> None:
    assert build_table(dump, tmp_path / "names.db") == len(KEPT)
    assert rows(tmp_path / "names.db") == KEPT


def test_items_without_an_article_are_kept_on_demand(dump: Path, tmp_path: Path) -> None:
    build_table(dump, tmp_path / "names.db", every_item=True)
    assert (7, "PER", None) in rows(tmp_path / "names.db")


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress])
def test_packed_dumps_are_read_whatever_their_name(
    pack: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    path = tmp_path / "dump"
    path.write_bytes(pack(dump_text()))
    build_table(path, tmp_path / "names.db")
    assert rows(tmp_path / "names.db") == KEPT


def test_a_name_is_found_in_any_case_and_spelling_of_marks(dump: Path, tmp_path: Path) -> None:
    build_table(dump, tmp_path / "names.db")
    look_up = open_table(str(tmp_path / "names.db"))
    assert [k.id for k in look_up("SARI  DEWI")] == [1]
    assert [k.id for k in look_up("Dewi Sekar")] == [1]
    assert [k.id for k in look_up("Budi Santoso")] == [2, 3]
    assert look_up("Lagu Rawa") == []


def test_a_stopped_run_is_taken_up_where_it_was_saved(
    dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "SAVE_EVERY", 3)
    out = tmp_path / "names.db"
    seen: list[int] = []

    def stop(lines: int, items: int) -> None:
        seen.append(lines)
        if lines == 6:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_table(dump, out, progress=stop)
    assert not out.exists()
    build_table(dump, out, progress=lambda lines, items: seen.append(lines))
    assert seen == [3, 6, 9, 12]
    assert rows(out) == KEPT
    assert not out.with_name("names.db.part").exists()


def test_work_on_another_dump_is_not_taken_up(dump: Path, tmp_path: Path) -> None:
    out = tmp_path / "names.db"
    base = sqlite3.connect(out.with_name("names.db.part"))
    base.executescript(build._SCHEMA)
    base.execute("INSERT INTO progress VALUES ('older.json 17 False', 9)")
    base.execute("INSERT INTO item VALUES (99, NULL, '')")
    base.commit()
    base.close()
    build_table(dump, out)
    assert rows(out) == KEPT


def test_broken_lines_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "dump.json"
    path.write_bytes(dump_text().replace(b"[\n", b'[\n{"id": \n\xff\xfe{,\n', 1))
    build_table(path, tmp_path / "names.db")
    assert rows(tmp_path / "names.db") == KEPT


BAD_LINES = [
    b'{"id": "Q\xc2\xb2", "labels": {"en": {"value": "x"}}}',  # a digit, but no number
    b'{"id": "Q' + b"9" * 40 + b'", "labels": {"en": {"value": "x"}}}',
    b'{"id": "", "type": "item"}',
    b'{"id": "Q6", "labels": {"id": {"value": "\\ud800"}}}',
    b'{"id": "Q6", "claims": {"P31": [{"mainsnak": 3}]}}',
    b'{"id": "Q6", "extra": ' + b"[" * 100_000,
    b"{" * 1000,
    b"\x00",
]


@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress])
def test_no_bad_line_stops_a_build(pack: Callable[[bytes], bytes], tmp_path: Path) -> None:
    path = tmp_path / "dump"
    path.write_bytes(pack(dump_text().replace(b"[\n", b"[\n" + b",\n".join(BAD_LINES) + b"\n", 1)))
    build_table(path, tmp_path / "names.db")
    assert rows(tmp_path / "names.db") == KEPT


@given(st.binary(max_size=200))
def test_whatever_stands_in_a_line_is_read_or_passed_over(line: bytes) -> None:
    read_item(b'{"id": "Q1", ' + line)
    read_item(line)


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress])
def test_a_dump_that_breaks_off_keeps_what_was_read(
    pack: Callable[[bytes], bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "SAVE_EVERY", 1)
    path, out = tmp_path / "dump", tmp_path / "names.db"
    path.write_bytes(pack(dump_text())[:-9])
    with pytest.raises(RunutError, match="is kept"):
        build_table(path, out)
    assert out.with_name("names.db.part").exists()
    path.write_bytes(pack(dump_text()))  # fetched anew, of another size
    build_table(path, out)
    assert rows(out) == KEPT


@pytest.mark.parametrize("content", [b"", b"hello\n", b"\x1f\x8b broken"])
def test_a_file_that_is_no_dump_is_said_so(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "dump.json"
    path.write_bytes(content)
    with pytest.raises(RunutError, match=r"dump\.json"):
        build_table(path, tmp_path / "names.db")
    assert not (tmp_path / "names.db").exists()


@pytest.mark.parametrize("content", [None, b"no database, but long enough to be looked at" * 40])
def test_a_file_that_is_no_table_is_said_so(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "names.db"
    if content:
        path.write_bytes(content)
    with pytest.raises(RunutError, match=r"names\.db"):
        open_table(str(path))


@pytest.mark.parametrize(
    ("kind", "name", "aliases", "linked"),
    [
        ("PER", "Sari Dewi", (), "Q1"),
        ("PER", "Budi Santoso", (), None),  # two people bear it
        ("PER", "Budi Santoso", ("Budi Rawa",), "Q3"),  # and one of them the other name too
        ("PER", "Sari", (), None),
        ("ORG", "Sari Dewi", (), None),
        ("ORG", "Badan Rawa", ("BRW",), "Q5000"),
        ("LOC", "Cendana", (), "Q4"),
        ("LOC", "Melati", (), None),
    ],
)
def test_an_entity_is_linked_only_where_one_item_fits(
    dump: Path, tmp_path: Path, kind: str, name: str, aliases: tuple[str, ...], linked: str | None
) -> None:
    build_table(dump, tmp_path / "names.db")
    entity = Entity(id="x", name=name, kind=kind, aliases=aliases)  # type: ignore[arg-type]
    (said,) = link_entities([entity], open_table(str(tmp_path / "names.db")))
    assert said.wikidata == linked


def test_a_story_is_linked_where_the_settings_name_a_table(dump: Path, tmp_path: Path) -> None:
    build_table(dump, tmp_path / "names.db")
    name = Name(start=0, end=9, text="Sari Dewi", kind="PER")
    one = Article(
        id="1",
        source="1",
        title="",
        text="Sari Dewi hadir.",
        sha256="",
        language="id",
        names=(name,),
    )
    settings = Settings(known_names=str(tmp_path / "names.db"))
    assert [e.wikidata for e in tie_names([one], settings).entities] == ["Q1"]
    assert [e.wikidata for e in tie_names([one], Settings()).entities] == [None]
