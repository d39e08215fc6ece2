"""``runut schema``: the JSON Schema of the interchange format."""

from typing import Annotated

import typer

from runut.cli.options import help_option, option
from runut.publish.interface import Interface


def add_schema(app: typer.Typer, interface: Interface) -> None:
    """Add the command to the app."""
    panel = interface.say("help.commands")

    @app.command("schema", help=interface.say("help.schema"), rich_help_panel=panel)
    def schema(
        *,
        lang: Annotated[str | None, option(interface, "lang", metavar="id|en")] = None,
        show_help: Annotated[bool, help_option(interface)] = False,
    ) -> None:
        del lang, show_help  # acted upon before: by ``main`` and by its callback
        from runut.publish.json import trace_schema  # noqa: PLC0415

        typer.echo(trace_schema(), nl=False)
