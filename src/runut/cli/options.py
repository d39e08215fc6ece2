"""Options in the reader's language."""

from __future__ import annotations

from typing import Any

import typer

from runut.publish.interface import Interface


def option(interface: Interface, key: str, *names: str, metavar: str | None = None) -> Any:
    """Make an option whose help is the text ``help.<key>``; its default is told there."""
    return typer.Option(
        *names,
        help=interface.say(f"help.{key}"),
        metavar=metavar,
        show_default=False,
        rich_help_panel=interface.say("help.options"),
    )


def help_option(interface: Interface) -> Any:
    """Make --help anew: the one of typer speaks English only."""
    return typer.Option(
        "--help",
        "-h",
        callback=_show_help,
        is_eager=True,
        help=interface.say("help.help"),
        show_default=False,
        rich_help_panel=interface.say("help.options"),
    )


def _show_help(context: typer.Context, asked: bool) -> None:
    if asked:
        typer.echo(context.get_help(), nl=False)
        raise typer.Exit
