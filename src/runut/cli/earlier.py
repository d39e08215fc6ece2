"""``--continue FILE``: the result of an earlier run that this one goes on from."""

from __future__ import annotations

import gzip
from pathlib import Path

import msgspec
import typer

from runut.publish.interface import Interface
from runut.records import Trace

_GZIP = b"\x1f\x8b"


def read_earlier(file: str, interface: Interface) -> Trace:
    """Read what ``runut trace --json`` wrote, also packed with gzip.

    Raises BadParameter where the file can't be read or is something else.
    """
    from runut.publish.json import decode_trace  # noqa: PLC0415

    try:
        data = Path(file).read_bytes()
        return decode_trace(gzip.decompress(data) if data.startswith(_GZIP) else data)
    except OSError as error:
        reason: object = error.strerror or error
    except (EOFError, msgspec.MsgspecError) as error:
        reason = error
    raise typer.BadParameter(interface.say("run.bad_earlier", file=file, error=reason))
