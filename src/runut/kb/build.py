"""Build the table of names from a dump: streamed, resumable, compact."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from runut.errors import RunutError
from runut.kb.dump import Item, open_dump, read_items
from runut.story.people.body_names import body_tokens

# What makes an item a person, an organisation or a place: it is an instance of one of these
# classes, or of one below. Wikidata: human; organization; geographic location, geographical
# feature, administrative territorial entity, human settlement, country.
ROOTS = {
    "PER": (5,),
    "ORG": (43229,),
    "LOC": (2221906, 618123, 56061, 486972, 6256),
}

# Lines between two savings; a stopped run reads no more than this again.
SAVE_EVERY = 20_000

_SCHEMA = """
CREATE TABLE IF NOT EXISTS progress (source TEXT, lines INTEGER);
CREATE TABLE IF NOT EXISTS item (id INTEGER PRIMARY KEY, country INTEGER, kinds TEXT);
CREATE TABLE IF NOT EXISTS name
    (name TEXT, item INTEGER, PRIMARY KEY (name, item)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS instance
    (class INTEGER, item INTEGER, PRIMARY KEY (class, item)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS above
    (super INTEGER, class INTEGER, PRIMARY KEY (super, class)) WITHOUT ROWID;
"""

_KINDS = """
WITH RECURSIVE below(class) AS (
    VALUES {roots} UNION SELECT above.class FROM above JOIN below ON above.super = below.class
)
UPDATE item SET kinds = kinds || ? WHERE id IN (
    SELECT instance.item FROM instance JOIN below ON instance.class = below.class
)
"""

_CLEAN = """
DELETE FROM name WHERE item IN (SELECT id FROM item WHERE kinds = '');
DELETE FROM item WHERE kinds = '';
DROP TABLE instance;
DROP TABLE above;
DROP TABLE progress;
"""


def build_table(
    dump: Path,
    out: Path,
    *,
    every_item: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Write the table of a dump's people, organisations and places, and return their number.

    Only items that the Indonesian or the English Wikipedia has an article on are kept, unless
    ``every_item``. Work goes on in ``OUT.part``; a stopped run is taken up there. ``progress`` is
    told lines read and items kept. Raises RunutError where the dump holds no item.
    """
    part = out.with_name(out.name + ".part")
    base = sqlite3.connect(part)
    try:
        base.executescript(_SCHEMA)
        _read_all(base, dump, every_item, progress)
        count = _finish(base)
    finally:
        base.close()
    if not count:
        part.unlink()
        raise RunutError(f"{dump}: no people, organisations or places; is it a JSON dump?")
    part.replace(out)
    return count


def _read_all(
    base: sqlite3.Connection,
    dump: Path,
    every_item: bool,
    progress: Callable[[int, int], None] | None,
) -> None:
    source = f"{dump.name} {dump.stat().st_size} {every_item}"
    done = _lines_done(base, source)
    with open_dump(dump) as file:
        lines = iter(file)
        for _ in range(done):
            next(lines, b"")
        for number, item in _items(lines, dump):
            if item:
                _keep(base, item, every_item)
            if number % SAVE_EVERY == 0:
                _save(base, source, done + number, progress)
    base.commit()


def _items(lines: Iterator[bytes], dump: Path) -> Iterator[tuple[int, Item | None]]:
    try:
        yield from read_items(lines)
    except (OSError, EOFError, zlib.error) as error:
        raise RunutError(f"{dump}: {error}; the part read so far is kept") from error


def _lines_done(base: sqlite3.Connection, source: str) -> int:
    """Lines that an earlier run on the same dump has read; another dump's work is thrown away."""
    row = base.execute("SELECT source, lines FROM progress").fetchone()
    if row and row[0] == source:
        return int(row[1])
    for table in ("progress", "item", "name", "instance", "above"):
        base.execute(f"DELETE FROM {table}")
    base.execute("INSERT INTO progress VALUES (?, 0)", (source,))
    base.commit()
    return 0


def _save(
    base: sqlite3.Connection,
    source: str,
    lines: int,
    progress: Callable[[int, int], None] | None,
) -> None:
    base.execute("UPDATE progress SET lines = ? WHERE source = ?", (lines, source))
    base.commit()
    if progress:
        progress(lines, base.execute("SELECT count(*) FROM item").fetchone()[0])


def _keep(base: sqlite3.Connection, item: Item, every_item: bool) -> None:
    above = ((s, item.id) for s in item.supers)
    base.executemany("INSERT OR IGNORE INTO above VALUES (?, ?)", above)
    names = {" ".join(body_tokens(n)) for n in item.names} - {""}
    if not names or not item.classes or not (item.wikipedia or every_item):
        return
    base.execute("INSERT OR IGNORE INTO item VALUES (?, ?, '')", (item.id, item.country))
    base.executemany("INSERT OR IGNORE INTO name VALUES (?, ?)", ((n, item.id) for n in names))
    classes = ((c, item.id) for c in item.classes)
    base.executemany("INSERT OR IGNORE INTO instance VALUES (?, ?)", classes)


def _finish(base: sqlite3.Connection) -> int:
    """Set the kinds by the tree of classes, drop what has none, and pack the file."""
    base.execute("UPDATE item SET kinds = ''")
    for kind, roots in ROOTS.items():
        values = ", ".join(f"({root})" for root in roots)
        base.execute(_KINDS.format(roots=values), (kind,))
    base.commit()
    count = int(base.execute("SELECT count(*) FROM item WHERE kinds <> ''").fetchone()[0])
    if count:
        base.executescript(_CLEAN)
        base.execute("VACUUM")
    return count
