"""Bytes of unknown encoding in, text out."""

from __future__ import annotations

import codecs
import io
import re
from typing import BinaryIO

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MULTIBYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
_WESTERN = 0.05
"""Up to this share of bytes above ASCII a text that is not UTF-8 is taken for windows-1252: western
news has 0.1 to 2 in 100 (quotation marks, dashes, accents), other scripts 40 and more."""
_ZERO_SHARE = 1 / 3
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)"
)
_READ_AS_WESTERN = frozenset({"iso-8859-1", "latin1", "us-ascii"})
"""Browsers read these names as windows-1252 (WHATWG Encoding Standard)."""
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def find_encoding(head: bytes) -> str:
    """Name of the encoding of a file by its first bytes; UTF-8 where nothing contradicts."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    zeros = _wide(head[:400])
    if zeros:
        return zeros
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return _legacy(head)
    return "utf-8"


def decode_markup(page: bytes) -> str:
    """A page as text: valid UTF-8 as such, else in the encoding that it declares, else by a guess.

    A stray byte in UTF-8 is read as windows-1252.
    """
    found = find_encoding(page)
    declared = _DECLARED.search(page[:4096].lower())
    if declared and not found.startswith("utf"):
        name = declared.group(1).decode("ascii", "replace")
        found = "windows-1252" if name in _READ_AS_WESTERN else name
    try:
        return page.decode(found, errors="runut_stray" if found == "utf-8" else "replace")
    except LookupError:
        return page.decode("windows-1252", errors="replace")


def _wide(head: bytes) -> str:
    """UTF-16 without a mark: every other byte of western text is zero."""
    if head[1::2].count(0) > len(head) * _ZERO_SHARE:
        return "utf-16-le"
    return "utf-16-be" if head[0::2].count(0) > len(head) * _ZERO_SHARE else ""


def _legacy(head: bytes) -> str:
    strays = head.decode("utf-8", errors="replace").count("\ufffd")
    if strays < len(_MULTIBYTE.findall(head)):
        return "utf-8"  # glued together from several sources; strays are read one by one
    high = sum(byte > 0x7F for byte in head)
    if high <= len(head) * _WESTERN:
        return "windows-1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415  (heavy, rarely needed)

    best = from_bytes(head).best()
    return best.encoding if best else "windows-1252"


def is_binary(head: bytes, encoding: str) -> bool:
    """Whether bytes are no text in that encoding: control characters in more than one of 100."""
    if encoding.startswith(("utf-16", "utf-32")):
        return False
    return len(_CONTROLS.findall(head)) > len(head) / 100


def open_text(stream: BinaryIO, encoding: str) -> io.TextIOWrapper:
    """A stream of text, line ends as they are; a byte that breaks it is read as windows-1252."""
    return io.TextIOWrapper(stream, encoding=encoding, errors="runut_stray", newline="")


def _stray(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    return stray.decode("windows-1252", errors="replace"), error.end


codecs.register_error("runut_stray", _stray)
