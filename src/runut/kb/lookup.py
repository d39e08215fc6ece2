"""Look names up in the table."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from runut.errors import RunutError
from runut.story.people.body_names import body_tokens


class Known(NamedTuple):
    """An item of the table: its number (42 for Q42), its kinds, its country's number."""

    id: int
    kinds: str  # "PER", "ORG", "LOC" or several of them joined
    country: int | None


LookUp = Callable[[str], list[Known]]

_QUERY = """
SELECT item.id, item.kinds, item.country FROM name JOIN item ON item.id = name.item
WHERE name.name = ? ORDER BY item.id
"""


@cache
def open_table(path: str) -> LookUp:
    """Open a table for reading, as a function from a name to all items called so.

    Raises RunutError where the file is no such table.
    """
    if not Path(path).is_file():
        raise RunutError(f"{path}: no such table; build one with `runut kb build`")
    base = sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro", uri=True)
    try:
        base.execute(_QUERY, ("",))
    except sqlite3.DatabaseError as error:
        raise RunutError(f"{path}: no table of names ({error})") from error

    def look_up(name: str) -> list[Known]:
        return [Known(*row) for row in base.execute(_QUERY, (" ".join(body_tokens(name)),))]

    return look_up
