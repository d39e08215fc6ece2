"""``runut trace``: articles in, stories out."""

import os
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer
from msgspec.structs import replace

from runut.cli.earlier import read_earlier
from runut.cli.options import help_option, option
from runut.cli.outcome import NOTHING_TOLD, SOME_FAILED, TOLD, ends_well
from runut.cli.outputs import STDIO, check_outputs, write_outputs
from runut.publish.interface import Interface, load_interface
from runut.records import Capture, Failure, Trace
from runut.settings import Settings

if TYPE_CHECKING:
    from rich.progress import Progress

    from runut.pipeline import Input, Outcome


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """What one call of the command asks for."""

    paths: tuple[str, ...]
    earlier: str | None = None
    json: str | None = None
    html: str | None = None
    markdown: str | None = None
    jobs: int | None = None
    names: bool = True
    kb: str | None = None
    families_apart: bool = False
    quiet: bool = False
    all: bool = False


def add_trace(app: typer.Typer, interface: Interface) -> None:
    """Add the command to the app."""
    chosen = partial(option, interface)
    paths_argument = typer.Argument(
        help=interface.say("help.paths"),
        metavar="PATH",
        rich_help_panel=interface.say("help.arguments"),
    )

    @app.command(
        "trace",
        help=interface.say("help.trace"),
        epilog=interface.say("help.exits"),
        no_args_is_help=True,
        rich_help_panel=interface.say("help.commands"),
    )
    def trace(
        paths: Annotated[list[str], paths_argument],
        *,
        earlier: Annotated[str | None, chosen("continue", "--continue", metavar="FILE")] = None,
        json: Annotated[str | None, chosen("json", metavar="FILE")] = None,
        html: Annotated[str | None, chosen("html", metavar="DIR")] = None,
        markdown: Annotated[str | None, chosen("markdown", metavar="FILE")] = None,
        lang: Annotated[str | None, chosen("lang", metavar="id|en")] = None,
        jobs: Annotated[int | None, chosen("jobs", metavar="N")] = None,
        names: Annotated[bool, chosen("names", "--names/--no-names")] = True,
        kb: Annotated[str | None, chosen("known_names", "--kb", metavar="TABLE")] = None,
        families_apart: Annotated[bool, chosen("families_apart", "--families-apart")] = False,
        quiet: Annotated[bool, chosen("quiet", "--quiet", "-q")] = False,
        show_all: Annotated[bool, chosen("all", "--all")] = False,
        debug: Annotated[bool, chosen("debug", "--debug")] = False,
        show_help: Annotated[bool, help_option(interface)] = False,
    ) -> None:
        del show_help  # acted upon by its callback
        spoken = load_interface(lang) if lang else interface
        if debug:
            os.environ["RUNUT_DEBUG"] = "1"  # processes that read articles inherit it
        wish = Wish(
            paths=tuple(paths),
            earlier=earlier,
            json=json,
            html=html,
            markdown=markdown,
            jobs=jobs,
            names=names or kb is not None,
            kb=kb,
            families_apart=families_apart,
            quiet=quiet,
            all=show_all,
        )
        with ends_well(spoken):
            raise typer.Exit(run_trace(wish, spoken))


def run_trace(wish: Wish, interface: Interface) -> int:
    """Do what is asked and return the exit status. Raises BadParameter for a wrong wish."""
    _check(wish, interface)
    from runut.cli.progress import make_progress  # noqa: PLC0415

    earlier = read_earlier(wish.earlier, interface) if wish.earlier else None
    with make_progress(shown=not wish.quiet) as progress:
        traced = trace_paths(wish, interface, progress, earlier)
    if traced.articles:
        _publish(traced, wish, interface)
    tell_failures(traced.failures, interface)
    if not traced.articles:
        typer.echo(interface.say("run.nothing"), err=True)
        return NOTHING_TOLD
    return SOME_FAILED if traced.failures else TOLD


def trace_paths(
    wish: Wish, interface: Interface, progress: "Progress", earlier: Trace | None = None
) -> Trace:
    """Read all inputs and trace them; whatever can't be read becomes a failure of the trace."""
    from runut.cli.each import Read, default_jobs, read_each  # noqa: PLC0415
    from runut.cli.progress import watched  # noqa: PLC0415
    from runut.pipeline import trace  # noqa: PLC0415

    settings = Settings(
        names=wish.names, known_names=wish.kb or "", fold_families=not wish.families_apart
    )
    found = _read(wish.paths, settings)
    inputs = list(watched(found, progress, interface.say("run.reading")))

    def each(read: Read, waiting: "Iterable[Input]") -> "Iterator[Outcome]":
        outcomes = read_each(read, waiting, jobs=wish.jobs or default_jobs())
        yield from watched(outcomes, progress, interface.say("run.analysing"), len(inputs))
        progress.add_task(interface.say("run.grouping"), total=None)

    return trace(inputs, settings, each, earlier)


def _read(paths: Iterable[str], settings: Settings) -> "Iterator[Input]":
    """Read all inputs, their names written so that outputs can hold them."""
    from runut.sources.files import read_paths  # noqa: PLC0415

    for found in read_paths(paths, sys.stdin.buffer, settings):
        named = replace(found, source=_as_text(found.source))
        yield replace(named, id=_as_text(named.id)) if isinstance(named, Capture) else named


def _as_text(name: str) -> str:
    """Write a file's name that is no UTF-8 so that outputs can hold it, odd bytes as escapes."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _check(wish: Wish, interface: Interface) -> None:
    if wish.jobs is not None and wish.jobs < 1:
        raise typer.BadParameter(interface.say("run.bad_jobs"))
    if wish.paths.count(STDIO) > 1:
        raise typer.BadParameter(interface.say("run.twice_stdin"))
    check_outputs(wish.json, wish.html, wish.markdown, interface)
    if wish.kb is not None:
        from runut.kb.lookup import open_table  # noqa: PLC0415

        open_table(wish.kb)  # a wrong table is said before an hour of reading, not after


def _publish(trace: Trace, wish: Wish, interface: Interface) -> None:
    taken = STDIO in (wish.json, wish.markdown)  # standard output holds a file, nothing else
    if not (wish.quiet or taken):
        _print_summary(trace, interface, everything=wish.all)
    for file in write_outputs(trace, wish.json, wish.html, wish.markdown, interface):
        if not wish.quiet:
            typer.echo(interface.say("run.written", file=file), err=taken)


def _print_summary(trace: Trace, interface: Interface, *, everything: bool) -> None:
    from rich.console import Console  # noqa: PLC0415

    from runut.publish.terminal import print_summary  # noqa: PLC0415

    print_summary(trace, Console(highlight=False), interface, everything=everything)


def tell_failures(failures: tuple[Failure, ...], interface: Interface) -> None:
    """List the inputs that could not be told on standard error."""
    from runut.publish.names import one_line  # noqa: PLC0415

    if not failures:
        return
    typer.echo(interface.say("run.failed", count=len(failures)), err=True)
    for failure in failures:
        said = one_line(f"{failure.source}: {interface.failure(failure)}")
        typer.echo(f"  {said}", err=True)
