"""``runut corrections``: which copies followed a correction, and which did not."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from runut.cli.options import help_option, option
from runut.cli.outcome import NOTHING_TOLD, SOME_FAILED, TOLD, ends_well
from runut.cli.outputs import STDIO, check_outputs, write_file
from runut.cli.trace import Wish, tell_failures, trace_paths
from runut.publish.interface import Interface, load_interface
from runut.records import Trace

if TYPE_CHECKING:
    from collections.abc import Iterator


def add_corrections(app: typer.Typer, interface: Interface) -> None:
    """Add the command to the app."""
    paths_argument = typer.Argument(
        help=interface.say("help.paths"),
        metavar="PATH",
        rich_help_panel=interface.say("help.arguments"),
    )

    @app.command(
        "corrections",
        help=interface.say("help.corrections"),
        epilog=interface.say("help.exits"),
        no_args_is_help=True,
        rich_help_panel=interface.say("help.commands"),
    )
    def corrections(
        paths: Annotated[list[str], paths_argument],
        *,
        csv: Annotated[str | None, option(interface, "csv", metavar="FILE")] = None,
        json: Annotated[str | None, option(interface, "rows", metavar="FILE")] = None,
        lang: Annotated[str | None, option(interface, "lang", metavar="id|en")] = None,
        jobs: Annotated[int | None, option(interface, "jobs", metavar="N")] = None,
        quiet: Annotated[bool, option(interface, "quiet", "--quiet", "-q")] = False,
        show_help: Annotated[bool, help_option(interface)] = False,
    ) -> None:
        del show_help  # acted upon by its callback
        spoken = load_interface(lang) if lang else interface
        wish = Wish(paths=tuple(paths), json=json, markdown=csv, jobs=jobs, quiet=quiet)
        with ends_well(spoken):
            raise typer.Exit(run_corrections(wish, csv, spoken))


def run_corrections(wish: Wish, csv: str | None, interface: Interface) -> int:
    """Trace all inputs, tell the audit and return the exit status."""
    check_outputs(wish.json, None, csv, interface)
    from runut.cli.progress import make_progress  # noqa: PLC0415

    with make_progress(shown=not wish.quiet) as progress:
        traced = trace_paths(wish, interface, progress)
    _publish(traced, wish, csv, interface)
    tell_failures(traced.failures, interface)
    if not traced.articles:
        typer.echo(interface.say("run.nothing"), err=True)
        return NOTHING_TOLD
    return SOME_FAILED if traced.failures else TOLD


def _publish(trace: Trace, wish: Wish, csv: str | None, interface: Interface) -> None:
    from runut.publish.corrections import write_audit_csv, write_audit_json  # noqa: PLC0415

    taken = STDIO in (wish.json, csv)
    if not (wish.quiet or taken):
        for line in _told(trace, interface):
            typer.echo(line)
    outputs = {csv: write_audit_csv(trace).encode(), wish.json: write_audit_json(trace)}
    for name, content in outputs.items():
        for file in write_file(name, content, interface) if name else ():
            if not wish.quiet:
                typer.echo(interface.say("run.written", file=Path(file)), err=taken)


def _told(trace: Trace, interface: Interface) -> "Iterator[str]":
    """The corrections of every story that has some, and what their copies have."""
    from runut.publish.telling import tell_stories  # noqa: PLC0415

    audits = 0
    for story in tell_stories(trace, interface):
        for section in (s for s in story.sections if s.name == "corrections"):
            yield story.headline
            for line in section.lines:
                yield f" • {line.text}"
                yield from (f"   – {copy.text}" for copy in line.lines)
                audits += 1
    said = interface.say("count.audits", count=audits)
    yield said if audits else interface.say("audit.nothing")
