"""The command line: the app, built in the reader's language from one file per command."""

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from runut import __version__
from runut.cli.corrections import add_corrections
from runut.cli.doctor import add_doctor
from runut.cli.kb import add_kb
from runut.cli.options import help_option, option
from runut.cli.outcome import WRONG_USAGE
from runut.cli.schema import add_schema
from runut.cli.trace import add_trace
from runut.cli.why import add_why
from runut.publish.interface import (
    INTERFACE_LANGUAGES,
    Interface,
    load_interface,
    locale_language,
)

# Annotations of commands hold texts of the interface, so they must be evaluated where they stand:
# no `from __future__ import annotations` in the modules that define commands.


def build_app(interface: Interface) -> typer.Typer:
    """Build the command line in the language of an interface."""
    app = typer.Typer(
        name="runut",
        help=interface.say("help.app"),
        epilog=interface.say("help.exits"),
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": []},  # ours speak the reader's language
    )
    _add_options(app, interface)
    add_trace(app, interface)
    add_corrections(app, interface)
    add_why(app, interface)
    add_schema(app, interface)
    add_doctor(app, interface)
    add_kb(app, interface)
    return app


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit; ``arguments`` are those after the program's name."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):  # never fail over a character the terminal lacks
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
    spoken = locale_language(os.environ)
    language = language_asked_for(words) or spoken
    if language not in INTERFACE_LANGUAGES:
        said = load_interface(spoken).say("run.bad_language", language=language)
        typer.echo(said, err=True)
        sys.exit(WRONG_USAGE)
    build_app(load_interface(language))(args=words, prog_name="runut")


def language_asked_for(words: Sequence[str]) -> str | None:
    """Return the value of --lang wherever it stands, for help texts are built before parsing."""
    for word, following in zip(words, [*words[1:], ""], strict=True):
        if word == "--lang":
            return following
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
    return None


def _add_options(app: typer.Typer, interface: Interface) -> None:
    version_option = typer.Option(
        "--version",
        callback=_print_version,
        is_eager=True,
        help=interface.say("help.version"),
        rich_help_panel=interface.say("help.options"),
    )

    @app.callback()
    def runut(
        *,
        version: Annotated[bool, version_option] = False,
        lang: Annotated[str | None, option(interface, "lang", metavar="id|en")] = None,
        show_help: Annotated[bool, help_option(interface)] = False,
    ) -> None:
        del version, lang, show_help  # acted upon before: by callbacks, and by ``main``


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"runut {__version__}")
        raise typer.Exit


if __name__ == "__main__":
    main()
