"""Rows and JSON objects in, captures out, whatever their columns are called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from math import isnan

import msgspec

from runut.errors import UnreadableError
from runut.records import Block, Capture
from runut.sources.columns import load_columns, plain_name, ranked_names

_MARKUP = re.compile(r"<(?:p|div|br|article|span|h\d|html|body)\b[^>]*>", re.IGNORECASE)
_MOST_NAME = 80
"""Characters of a name; a longer cell of authors is prose."""
_DEGREE = re.compile(r"(?:[A-Z][A-Za-z]{0,3}\.)+[A-Za-z]{0,4}\.?")


class Row(msgspec.Struct, frozen=True):
    """The cells of one article, as text, by field."""

    id: str = ""
    url: str = ""
    outlet: str = ""
    title: str = ""
    text: str = ""
    html: str = ""
    published: str = ""
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    captured: str = ""
    modified: str = ""
    language: str = ""


def known_columns(names: Iterable[str]) -> set[str]:
    """Which fields of an article a header has."""
    ranked = ranked_names()
    return {ranked[plain_name(n)][0] for n in names if plain_name(n) in ranked}


def read_row(cells: Mapping[str, object], source: str, name: str) -> Capture:
    """One capture of one row; ``name`` is its id where the row has none.

    Raises UnreadableError where it has neither text nor HTML nor a title.
    """
    row = _row(cells)
    published, notes = _published(row.published)
    if not (row.text or row.html or row.title):
        raise UnreadableError("no_field", _fields(cells))
    markup = row.html if not row.text else row.text if _MARKUP.search(row.text) else ""
    capture = _page(markup, source, row.url) if markup else _plain(row, source)
    return msgspec.structs.replace(
        capture,
        id=row.id or name,
        source=source,
        url=row.url or capture.url,
        outlet=row.outlet or capture.outlet,
        title=row.title or capture.title,
        published=published or capture.published,
        published_basis="metadata" if published else capture.published_basis,
        authors=row.authors or capture.authors,
        editors=row.editors or capture.editors,
        language=row.language or capture.language,
        captured=_published(row.captured)[0] or capture.captured,
        modified=_published(row.modified)[0] or capture.modified,
        notes=(*capture.notes, *notes),
    )


def _fields(cells: Mapping[str, object]) -> str:
    return ", ".join(str(name) for name in list(cells)[:12]) or "-"


def _plain(row: Row, source: str) -> Capture:
    lines = (line.strip() for line in row.text.splitlines())
    blocks = tuple(Block(text=line, kind="unknown") for line in lines if line)
    return Capture(id="", source=source, blocks=blocks, published_basis="unknown")


def _page(markup: str, source: str, url: str) -> Capture:
    from runut.sources.pages import read_page  # noqa: PLC0415  (lxml and trafilatura)

    return read_page(markup, source, url or None)


def _row(cells: Mapping[str, object]) -> Row:
    """The best cell of each field that holds something."""
    ranked = ranked_names()
    found: dict[str, tuple[int, object]] = {}
    for name, value in cells.items():
        field, rank = ranked.get(plain_name(str(name)), ("", 0))
        if field and not _is_nothing(value) and rank < found.get(field, (rank + 1, 0))[0]:
            found[field] = (rank, value)
    texts = {field: _text(value) for field, (_, value) in found.items()}
    names: dict[str, object] = {
        f: _names(found[f][1]) for f in ("authors", "editors") if f in found
    }
    fields: dict[str, object] = dict(texts)
    fields.update(names)
    return msgspec.convert(fields, Row)


def _is_nothing(value: object) -> bool:
    if isinstance(value, str):
        return value.strip().casefold() in load_columns().values.nothing
    return value is None or value in ([], {}) or (isinstance(value, float) and isnan(value))


def _text(value: object) -> str:
    """A cell as text; an object's name or value, the parts of a list as lines."""
    if isinstance(value, Mapping):
        return next(
            (_text(value[key]) for key in ("name", "value", "$oid", "$date") if key in value), ""
        )
    if isinstance(value, list):
        return "\n".join(_text(part) for part in value)
    return str(value).strip()


def _one_line(value: object) -> str:
    return " ".join(_text(value).split())


def _names(value: object) -> tuple[str, ...]:
    """Names of people: a list as it is, one cell split at its separators."""
    if isinstance(value, list):
        return tuple(dict.fromkeys(name for part in value if (name := _one_line(part))))
    separators = "|".join(map(re.escape, load_columns().values.separators))
    parts = [_one_line(part) for part in re.split(separators, _text(value))]
    names = [p for p in parts if p and not _DEGREE.fullmatch(p) and len(p) <= _MOST_NAME]
    return tuple(dict.fromkeys(n for n in names if not _is_nothing(n)))


def _published(value: str) -> tuple[str | None, tuple[str, ...]]:
    """A date as ISO 8601, its offset only where one was written; a note where it can't be read."""
    if not value:
        return None, ()
    from runut.sources.page_dates import read_stamp  # noqa: PLC0415  (lxml)

    try:
        stamp = read_stamp(re.sub(r"\.\d+$", "", value) if value[:1].isdigit() else value)
    except (ValueError, OverflowError, OSError):
        stamp = None
    if stamp is None:
        return None, (f"published_unread: {value[:60]}",)
    return stamp.at(None).isoformat() if stamp.timed else stamp.wall.date().isoformat(), ()
