"""Exit statuses, and what ends a command early: an interrupt, a closed pipe, a bug."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from runut.errors import RunutError
from runut.publish.interface import Interface

TOLD, NOTHING_TOLD, WRONG_USAGE, SOME_FAILED = 0, 1, 2, 3
INTERRUPTED, PIPE_CLOSED = 130, 141  # as shells report SIGINT and SIGPIPE


@contextmanager
def ends_well(interface: Interface) -> Iterator[None]:
    """Turn what may end a command early into a line on standard error and an exit status."""
    try:
        yield
        sys.stdout.flush()
    except KeyboardInterrupt:
        typer.echo(interface.say("run.interrupted"), err=True)
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        _let_go_of_stdout()
        raise typer.Exit(PIPE_CLOSED) from None
    except (typer.Exit, typer.BadParameter):
        raise
    except RunutError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(NOTHING_TOLD) from None
    except Exception as error:
        if os.environ.get("RUNUT_DEBUG"):
            traceback.print_exc()
        said = f"{type(error).__name__}: {error}"
        typer.echo(interface.say("run.crash", error=said), err=True)
        raise typer.Exit(NOTHING_TOLD) from None


def _let_go_of_stdout() -> None:
    """Point standard output at nothing, so that closing it at the end can't fail again."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)
