"""Where outputs go: checked before the work begins, written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from runut.cli.outcome import NOTHING_TOLD
from runut.publish.files import is_own_page, write_atomically
from runut.publish.interface import Interface
from runut.records import Trace

STDIO = "-"
INDEX = "index.html"


def check_outputs(
    json: str | None, html: str | None, markdown: str | None, interface: Interface
) -> None:
    """Raise BadParameter where an output can't be written, before anything is read."""
    if json == markdown == STDIO:
        raise typer.BadParameter(interface.say("run.one_stdout"))
    for file in (json, markdown):
        if file is not None and file != STDIO:
            _check_file(Path(file), interface)
    if html is not None:
        _check_folder(Path(html), interface)


def write_outputs(
    trace: Trace, json: str | None, html: str | None, markdown: str | None, interface: Interface
) -> Iterator[str]:
    """Write what is asked for; yield the name of each file that a reader may open."""
    if json is not None:
        from runut.publish.json import encode_trace  # noqa: PLC0415

        yield from write_file(json, encode_trace(trace), interface)
    if markdown is not None:
        from runut.publish.markdown import write_markdown  # noqa: PLC0415

        yield from write_file(markdown, write_markdown(trace, interface).encode(), interface)
    if html is not None:
        from runut.publish.html import write_html  # noqa: PLC0415

        with _told_if_it_fails(html, interface):
            write_html(trace, Path(html), interface)
        yield str(Path(html) / INDEX)


def write_file(file: str, content: bytes, interface: Interface) -> Iterator[str]:
    """Write one file, or to standard output for ``-``; yield its name where it can be opened."""
    if file == STDIO:
        typer.echo(content, nl=False)
        return
    with _told_if_it_fails(file, interface):
        write_atomically(Path(file), content)
    yield file


@contextmanager
def _told_if_it_fails(place: str, interface: Interface) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        said = interface.say("run.cannot_write", file=place, error=error.strerror or error)
        typer.echo(said, err=True)
        raise typer.Exit(NOTHING_TOLD) from None


def _check_file(file: Path, interface: Interface) -> None:
    if file.is_dir():
        raise typer.BadParameter(interface.say("run.not_a_file", file=file))
    if not file.parent.is_dir():
        raise typer.BadParameter(interface.say("run.no_folder", file=file, folder=file.parent))


def _check_folder(folder: Path, interface: Interface) -> None:
    """Refuse a folder whose index.html is of somebody else: it would be lost."""
    if folder.exists() and not folder.is_dir():
        raise typer.BadParameter(interface.say("run.not_a_folder", folder=folder))
    index = folder / INDEX
    if index.is_file() and not is_own_page(index):
        raise typer.BadParameter(interface.say("run.not_ours", folder=folder))
