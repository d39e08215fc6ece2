"""``runut doctor``: what is installed, and whether it works."""

import platform
import sys
from importlib import metadata
from typing import Annotated

import typer

from runut import __version__
from runut.cli.options import help_option, option
from runut.errors import RunutError
from runut.publish.interface import Interface

LIBRARIES = (
    "babel",
    "charset-normalizer",
    "jinja2",
    "lxml",
    "msgspec",
    "py3langid",
    "rich",
    "snowballstemmer",
    "trafilatura",
    "typer",
)


def add_doctor(app: typer.Typer, interface: Interface) -> None:
    """Add the command to the app."""
    panel = interface.say("help.commands")

    @app.command("doctor", help=interface.say("help.doctor"), rich_help_panel=panel)
    def doctor(
        *,
        lang: Annotated[str | None, option(interface, "lang", metavar="id|en")] = None,
        show_help: Annotated[bool, help_option(interface)] = False,
    ) -> None:
        del lang, show_help  # acted upon before: by ``main`` and by its callback
        healthy = examine(interface)
        typer.echo(interface.say("doctor.healthy" if healthy else "doctor.unhealthy"))
        raise typer.Exit(0 if healthy else 1)


def examine(interface: Interface) -> bool:
    """Print what is installed; return whether all of it works."""
    _heading(interface.say("doctor.program"))
    _line(True, f"Runut {__version__}")
    _line(True, f"Python {platform.python_version()}, {sys.platform}")
    results = [_libraries(interface), _languages(interface), _outlets(interface)]
    _models(interface)
    return all(results)


def _libraries(interface: Interface) -> bool:
    _heading(interface.say("doctor.libraries"))
    healthy = True
    for name in LIBRARIES:
        try:
            _line(True, f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            healthy = _line(False, f"{name}: {interface.say('doctor.missing')}")
    return healthy


def _languages(interface: Interface) -> bool:
    from runut.languages.pack import known_languages, load_pack  # noqa: PLC0415

    _heading(interface.say("doctor.languages"))
    healthy = True
    for code in known_languages():
        try:
            load_pack(code)
            _line(True, interface.say("doctor.pack_ok", code=code))
        except RunutError as error:
            healthy = _line(False, str(error))
    return healthy


def _outlets(interface: Interface) -> bool:
    from runut.outlets.outlet import all_outlets  # noqa: PLC0415

    _heading(interface.say("doctor.outlets"))
    try:
        known = len(all_outlets())
        return _line(known > 0, interface.say("doctor.outlets_known", count=known))
    except RunutError as error:
        return _line(False, str(error))


def _models(interface: Interface) -> None:
    """Say whether the encoder is there; without it names are found by their shape."""
    from runut.models.encoder import model_state  # noqa: PLC0415

    _heading(interface.say("doctor.models"))
    state = model_state()
    if state.ready:
        _line(True, interface.say("doctor.encoder"))
    else:
        missing = ", ".join(state.missing) or "RUNUT_ENCODER=off"
        typer.echo(f"  · {interface.say('doctor.no_encoder', missing=missing)}")


def _heading(text: str) -> None:
    typer.secho(text, bold=True)


def _line(good: bool, text: str) -> bool:
    typer.secho("  ✓ " if good else "  ✗ ", fg="green" if good else "red", nl=False)
    typer.echo(text)
    return good
