"""``runut kb build``: a table of well-known names from a Wikidata dump, for use offline."""

from pathlib import Path
from typing import Annotated

import typer

from runut.cli.options import help_option, option
from runut.cli.outcome import ends_well
from runut.publish.interface import Interface


def add_kb(app: typer.Typer, interface: Interface) -> None:
    """Add the group of commands to the app."""
    panel = interface.say("help.commands")
    group = typer.Typer(
        name="kb",
        help=interface.say("help.kb"),
        no_args_is_help=True,
        context_settings={"help_option_names": []},
    )
    app.add_typer(group, rich_help_panel=panel)

    @group.callback()
    def kb(*, show_help: Annotated[bool, help_option(interface)] = False) -> None:
        del show_help  # acted upon before, by its callback

    @group.command("build", help=interface.say("help.kb_build"))
    def build(
        dump: Annotated[Path, typer.Argument(exists=True, dir_okay=False, show_default=False)],
        out: Annotated[Path, typer.Argument(dir_okay=False, show_default=False)],
        *,
        every_item: Annotated[bool, option(interface, "every_item", "--every-item")] = False,
        quiet: Annotated[bool, option(interface, "quiet", "--quiet", "-q")] = False,
        lang: Annotated[str | None, option(interface, "lang", metavar="id|en")] = None,
        show_help: Annotated[bool, help_option(interface)] = False,
    ) -> None:
        del lang, show_help  # acted upon before: by ``main`` and by its callback
        from runut.kb.build import build_table  # noqa: PLC0415

        def tell(lines: int, items: int) -> None:
            if not quiet:
                said = interface.say("run.kb_progress", lines=lines, items=items)
                typer.echo(said, err=True)

        with ends_well(interface):
            count = build_table(dump, out, every_item=every_item, progress=tell)
            typer.echo(interface.say("run.kb_built", out=out, items=count))
