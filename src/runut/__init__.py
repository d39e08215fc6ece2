"""Runut follows a news story through the outlets that told it: the public names, nothing else.

>>> from runut import read_paths, trace
>>> result = trace(read_paths(["articles/"]))
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from runut.errors import LanguageDataError as LanguageDataError
    from runut.errors import OutletDataError as OutletDataError
    from runut.errors import RunutError as RunutError
    from runut.errors import UnreadableError as UnreadableError
    from runut.pipeline import read as read
    from runut.pipeline import trace as trace
    from runut.publish.html import write_html as write_html
    from runut.publish.interface import load_interface as load_interface
    from runut.publish.json import decode_trace as decode_trace
    from runut.publish.json import encode_trace as encode_trace
    from runut.publish.markdown import write_markdown as write_markdown
    from runut.records import Article as Article
    from runut.records import Block as Block
    from runut.records import Capture as Capture
    from runut.records import Failure as Failure
    from runut.records import Story as Story
    from runut.records import Trace as Trace
    from runut.settings import Settings as Settings
    from runut.sources.files import read_paths as read_paths
    from runut.sources.pages import read_page as read_page

# Loaded on first use (PEP 562), so that ``import runut`` costs next to nothing.
_HOMES = {
    "Article": "runut.records",
    "Block": "runut.records",
    "Capture": "runut.records",
    "Failure": "runut.records",
    "LanguageDataError": "runut.errors",
    "OutletDataError": "runut.errors",
    "RunutError": "runut.errors",
    "Settings": "runut.settings",
    "Story": "runut.records",
    "Trace": "runut.records",
    "UnreadableError": "runut.errors",
    "decode_trace": "runut.publish.json",
    "encode_trace": "runut.publish.json",
    "load_interface": "runut.publish.interface",
    "read": "runut.pipeline",
    "read_page": "runut.sources.pages",
    "read_paths": "runut.sources.files",
    "trace": "runut.pipeline",
    "write_html": "runut.publish.html",
    "write_markdown": "runut.publish.markdown",
}

__all__ = ["__version__", *sorted(_HOMES)]  # noqa: PLE0604


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'runut' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
