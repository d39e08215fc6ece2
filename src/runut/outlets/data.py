"""Read the data files of this folder: TOML that must fit its format."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import TypeVar

import msgspec

from runut.errors import OutletDataError

Format = TypeVar("Format", bound=msgspec.Struct)


def read_data(file: str, form: type[Format], data: bytes | None = None) -> Format:
    """A file of this folder in its format; ``data`` where its bytes are read already.

    Raises OutletDataError with the file and what is wrong in it.
    """
    if data is None:
        data = resources.files("runut.outlets").joinpath(file).read_bytes()
    try:
        return msgspec.convert(tomllib.loads(data.decode("utf-8")), form)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise OutletDataError(f"outlets/{file}: {error}") from error
