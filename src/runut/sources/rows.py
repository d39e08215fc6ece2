"""Collections of articles: JSON, JSON Lines, CSV and TSV, one row after the other."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator, Mapping
from typing import TextIO

import msgspec

from runut.errors import UnreadableError
from runut.sources.columns import load_columns
from runut.sources.tables import known_columns

DELIMITERS = "\t,;|"
Cells = Mapping[str, object]


class Row(msgspec.Struct, frozen=True):
    """One row: its line or number (from 1), and its cells or what is wrong with it."""

    line: int
    cells: Cells | UnreadableError


def delimiter_of(header: str) -> str | None:
    """What separates the columns of a header line, if it names fields of an article."""
    found = {d: known_columns(_split(header, d)) for d in DELIMITERS if d in header}
    best = max(found, key=lambda d: len(found[d]), default=None)
    if best is None or len(found[best]) < 2 or not found[best] & {"text", "html", "title"}:
        return None
    return best


def _split(header: str, delimiter: str) -> list[str]:
    return [name.strip().strip('"') for name in header.split(delimiter)]


def read_table(stream: TextIO, delimiter: str, longest: int) -> Iterator[Row]:
    """Rows of a CSV or TSV whose first row names the columns; ``longest`` cell in characters."""
    csv.field_size_limit(min(longest, sys.maxsize))
    reader = csv.reader(stream, delimiter=delimiter)
    names = next(reader, [])
    line = reader.line_num + 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, UnicodeError) as error:
            yield Row(line, UnreadableError("row", error))
        else:
            if any(cell.strip() for cell in cells):
                yield Row(line, dict(zip(names, cells, strict=False)))
        line = reader.line_num + 1


def read_lines(stream: TextIO, longest: int) -> Iterator[Row]:
    """Objects of a JSON Lines file; a broken line is told and the others go on."""
    number = 0
    while text := stream.readline(longest + 1):
        number += 1
        if len(text) > longest:
            _skip_line(stream, text)
            yield Row(number, UnreadableError("too_large", longest // 1_000_000))
        elif text.strip():
            yield _object(text, number)


def _skip_line(stream: TextIO, text: str) -> None:
    while text and not text.endswith("\n"):
        text = stream.readline(1_000_000)


def _object(text: str, number: int) -> Row:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        return Row(number, UnreadableError("line", error))
    if not isinstance(value, dict):
        return Row(number, UnreadableError("not_object"))
    return Row(number, value)


def read_json(text: str) -> Iterator[Row]:
    """Articles of one JSON value: an object, a list, or an object that holds a list.

    Raises UnreadableError where it is no JSON.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableError("json", error) from error
    for number, item in enumerate(_articles(value), start=1):
        if isinstance(item, dict):
            yield Row(number, item)
        else:
            yield Row(number, UnreadableError("not_object"))


def _articles(value: object) -> list[object]:
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        lists = (value.get(key) for key in load_columns().values.lists)
        return next((found for found in lists if isinstance(found, list)), [value])
    return [value]
