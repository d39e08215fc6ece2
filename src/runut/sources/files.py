"""Files, folders and standard input in, captures out; what can't be read becomes a failure.

The kind of a file is told by its content: HTML, JSON, JSON Lines, CSV or TSV, plain text, each
also packed with gzip. Nothing that stands in a file ends a run.
"""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Literal, cast

import msgspec

from runut.errors import UnreadableError, fail
from runut.records import Capture, Failure
from runut.settings import Settings
from runut.sources.encoding import find_encoding, is_binary, open_text
from runut.sources.rows import Row, delimiter_of, read_json, read_lines, read_table
from runut.sources.tables import read_row
from runut.sources.texts import read_text

Kind = Literal["html", "json", "lines", "table", "feed", "text"]
Found = Capture | Failure
_HEAD = 65_536
_DEFAULTS = Settings()
_STDIN = "-"
_GZIP = b"\x1f\x8b"
_KNOWN_BINARIES = (
    (b"%PDF", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"\xd0\xcf\x11\xe0", "office"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"SQLite format", "database"),
    (b"7z\xbc\xaf", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"),
)
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|section|div|p|h1|meta|title|script|header)\b",
    re.IGNORECASE | re.DOTALL,
)
_FEED = re.compile(r"\s*(?:<[?!][^>]*>\s*)*<(?:rss|feed|rdf:RDF|urlset)\b")
_ARRAY = re.compile(r"\[\s*(?:[\[{\"]|\]\s*$)")


class _Input(msgspec.Struct, frozen=True):
    """One input that was opened, and the first of its bytes."""

    source: str
    stem: str
    ending: str
    stream: BinaryIO
    head: bytes
    encoding: str


def read_paths(
    paths: Iterable[str], stdin: BinaryIO | None = None, settings: Settings = _DEFAULTS
) -> Iterator[Found]:
    """Read every article of files and folders (in order of their names), ``-`` for ``stdin``.

    Yields a capture per article, its id unlike any other of this run, and a failure for each
    input or row that can't be read. Hidden files are left out.
    """
    taken: set[str] = set()
    for path in paths:
        for found in _read(path, stdin, settings):
            yield _with_own_id(found, taken) if isinstance(found, Capture) else found


def _with_own_id(capture: Capture, taken: set[str]) -> Capture:
    """Make an id that is taken another one; a note keeps the one that was given."""
    name, number = capture.id, 2
    while name in taken:
        name, number = f"{capture.id}-{number}", number + 1
    taken.add(name)
    if name == capture.id:
        return capture
    return msgspec.structs.replace(
        capture, id=name, notes=(*capture.notes, f"duplicate_id: {capture.id}")
    )


def _read(path: str, stdin: BinaryIO | None, settings: Settings) -> Iterator[Found]:
    if path == _STDIN:
        if stdin is None:
            yield fail(path, UnreadableError("no_stdin"))
        else:
            yield from _read_stream(stdin, "-", "stdin", "", settings)
        return
    try:
        files = list(_files(Path(path)))
    except OSError as error:
        yield fail(path, UnreadableError("folder_error", error.strerror or error))
        return
    if not files:
        yield fail(path, UnreadableError("empty_folder"))
    for file in files:
        yield from _read_file(file, settings)


def _files(path: Path) -> Iterator[Path]:
    """A file itself; of a folder, all files below it that are not hidden, in order."""
    if not path.is_dir():
        yield path
        return
    for entry in sorted(path.iterdir()):
        if entry.name.startswith(".") or (entry.is_symlink() and entry.is_dir()):
            continue  # a link to a folder may lead in a circle
        yield from _files(entry)


def _read_file(path: Path, settings: Settings) -> Iterator[Found]:
    stem, ending = _stem(path.name)
    try:
        with path.open("rb") as stream:
            yield from _read_stream(stream, str(path), stem, ending, settings)
    except FileNotFoundError:
        yield fail(str(path), UnreadableError("missing"))
    except PermissionError:
        yield fail(str(path), UnreadableError("forbidden"))
    except OSError as error:
        yield fail(str(path), UnreadableError("input_error", error.strerror or error))


def _stem(name: str) -> tuple[str, str]:
    """Name without its endings, and the last ending that tells something."""
    path = Path(name.removesuffix(".gz"))
    return path.stem or name, path.suffix.lower()


def _read_stream(
    stream: BinaryIO, source: str, stem: str, ending: str, settings: Settings
) -> Iterator[Found]:
    """Everything in one stream; whatever is wrong with the whole of it is one failure."""
    try:
        opened = _open(stream, source, stem, ending)
        yield from _ARTICLES[_kind(opened)](opened, settings)
    except UnreadableError as error:
        yield fail(source, error)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        yield fail(source, UnreadableError("gzip"))


class _Rejoined(io.RawIOBase):
    """A stream whose first bytes were read already."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer))
        data = self._head[: len(view)] or self._rest.read(len(view))
        self._head = self._head[len(view) :]
        view[: len(data)] = data
        return len(data)


def _rejoined(head: bytes, rest: BinaryIO) -> BinaryIO:
    return cast(BinaryIO, io.BufferedReader(_Rejoined(head, rest)))


def _open(stream: BinaryIO, source: str, stem: str, ending: str) -> _Input:
    head = stream.read(_HEAD)
    stream = _rejoined(head, stream)
    if head.startswith(_GZIP):
        stream = cast(BinaryIO, gzip.GzipFile(fileobj=stream))
        head = stream.read(_HEAD)
        stream = _rejoined(head, stream)
    if not head.strip():
        raise UnreadableError("empty")
    for mark, code in _KNOWN_BINARIES:
        if head.startswith(mark):
            raise UnreadableError(code)
    encoding = find_encoding(head)
    if is_binary(head, encoding):
        raise UnreadableError("binary")
    return _Input(source, stem, ending, stream, head, encoding)


def _kind(opened: _Input) -> Kind:
    """What a file is, by its first characters; the ending decides where they don't."""
    head = opened.head.decode(opened.encoding, errors="replace").lstrip("\ufeff \t\r\n")
    if _FEED.match(head):
        return "feed"
    if _HTML.match(head) or (opened.ending in {".html", ".htm"} and "<" in head):
        return "html"
    if opened.ending in {".jsonl", ".ndjson"}:
        return "lines"
    if head.startswith("{"):
        return "lines" if _second_object(head) else "json"
    if opened.ending == ".json" or _ARRAY.match(head):
        return "json"
    columns = opened.ending in {".csv", ".tsv"} or delimiter_of(head.split("\n", 1)[0])
    return "table" if columns else "text"


def _second_object(head: str) -> bool:
    """Whether a line that closes an object is followed by one that opens another."""
    return re.search(r"\}[ \t]*\r?\n\s*\{", head) is not None and "\n{" in head


def _whole(opened: _Input, most: int) -> str:
    """All text of a file of at most so many bytes."""
    data = opened.stream.read(most + 1)
    if len(data) > most:
        raise UnreadableError("too_large", most // 1_000_000)
    return open_text(io.BytesIO(data), opened.encoding).read()


def _text(opened: _Input, settings: Settings) -> Iterator[Found]:
    text = _whole(opened, settings.largest_article)
    yield read_text(text, opened.source, opened.stem)


def _html(opened: _Input, settings: Settings) -> Iterator[Found]:
    from runut.sources.pages import read_page  # noqa: PLC0415  (lxml and trafilatura)

    data = opened.stream.read(settings.largest_article + 1)
    if len(data) > settings.largest_article:
        raise UnreadableError("too_large", settings.largest_article // 1_000_000)
    yield msgspec.structs.replace(read_page(data, opened.source, None), id=opened.stem)


def _feed(opened: _Input, settings: Settings) -> Iterator[Found]:
    raise UnreadableError("feed")


def _json(opened: _Input, settings: Settings) -> Iterator[Found]:
    rows = list(read_json(_whole(opened, settings.largest_collection)))
    if len(rows) == 1 and not isinstance(rows[0].cells, UnreadableError):
        yield _row(rows[0], opened.source, opened.stem)
        return
    if not rows:
        raise UnreadableError("empty_list")
    yield from _rows(rows, opened)


def _lines(opened: _Input, settings: Settings) -> Iterator[Found]:
    stream = open_text(opened.stream, opened.encoding)
    yield from _rows(read_lines(stream, settings.largest_article), opened)


def _table(opened: _Input, settings: Settings) -> Iterator[Found]:
    stream = open_text(opened.stream, opened.encoding)
    header = (
        opened.head.decode(opened.encoding, errors="replace").lstrip("\ufeff").split("\n", 1)[0]
    )
    delimiter = delimiter_of(header)
    if delimiter is None:
        raise UnreadableError("columns", header.strip()[:80])
    yield from _rows(read_table(stream, delimiter, settings.largest_article), opened)


def _rows(rows: Iterable[Row], opened: _Input) -> Iterator[Found]:
    for row in rows:
        yield _row(row, f"{opened.source}:{row.line}", f"{opened.stem}-{row.line}")


def _row(row: Row, source: str, name: str) -> Found:
    if isinstance(row.cells, UnreadableError):
        return fail(source, row.cells)
    try:
        return read_row(row.cells, source, name)
    except UnreadableError as error:
        return fail(source, error)


_ARTICLES = {
    "text": _text,
    "html": _html,
    "feed": _feed,
    "json": _json,
    "lines": _lines,
    "table": _table,
}
