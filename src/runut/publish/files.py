"""Output files: written so that a reader never sees half of one, known again as our own."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

_GENERATOR = b'name="generator" content="Runut'  # in the head of every page that Runut writes
_HEAD = 1000  # bytes of a page in which it stands


def write_atomically(file: Path, content: bytes) -> None:
    """Write a file beside its place, then move it there; what was there keeps its permissions.

    A pipe or a device is written to directly. Raises OSError where the place can't be written;
    an existing file is then left as it was.
    """
    if file.exists() and not file.is_file():
        file.write_bytes(content)
        return
    place = file.resolve()  # a symbolic link stays, its target changes
    part = place.with_name(f".{place.name}.{os.getpid()}.part")
    try:
        part.write_bytes(content)
        if place.exists():
            shutil.copymode(place, part)
        part.replace(place)
    finally:
        part.unlink(missing_ok=True)


def is_own_page(file: Path) -> bool:
    """Whether a page is of an earlier report, known by the name of its generator."""
    with file.open("rb") as page:
        return _GENERATOR in page.read(_HEAD)
