"""The pieces of an article while it is being cleaned, kept or removed, in order."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Sequence

import msgspec

from runut.records import Block, BlockKind

_ENTITY = re.compile(r"&(?:amp;)*(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u2060\ufeff\u00ad\u202a-\u202e]")
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1b\x7f\x80-\x84\x86-\x9f\ud800-\udfff]")
_LETTERS = re.compile(r"[^\w]+")


class Piece(msgspec.Struct, frozen=True):
    """A run of text; ``reason`` is empty where it is kept."""

    text: str
    kind: BlockKind = "paragraph"
    reason: str = ""


class Cut(msgspec.Struct, frozen=True):
    """A half-open range of characters inside one piece that goes, and why."""

    start: int
    end: int
    reason: str


def to_pieces(blocks: Iterable[Block]) -> list[Piece]:
    """One piece per line of each block, as plain text; empty ones are left out."""
    lines = ((line, block.kind) for block in blocks for line in block.text.splitlines())
    texts = ((plain(line), kind) for line, kind in lines)
    return [Piece(text, kind) for text, kind in texts if text]


def plain(text: str) -> str:
    """The words of a line and nothing else.

    HTML entities decoded (only those closed with a semicolon, so that addresses stay), Unicode
    composed (NFC), invisible characters dropped, each run of white space made one space.
    """
    if "&" in text:
        text = _ENTITY.sub(lambda m: html.unescape(f"&{m[1]};"), text)
    text = " ".join(text.split())
    if not text.isprintable():
        text = " ".join(_NOT_TEXT.sub(" ", _INVISIBLE.sub("", text)).split())
    return unicodedata.normalize("NFC", text)


def letters(text: str) -> str:
    """A text as it is compared: lower case, words only."""
    return _LETTERS.sub(" ", text.casefold()).strip()


def word_count(text: str) -> int:
    """Number of words between spaces."""
    return text.count(" ") + 1


def kept(pieces: Sequence[Piece]) -> list[int]:
    """Positions of the pieces that are still there."""
    return [i for i, piece in enumerate(pieces) if not piece.reason]


def remove(pieces: list[Piece], position: int, reason: str) -> None:
    """Mark one piece as removed."""
    old = pieces[position]
    pieces[position] = Piece(old.text, old.kind, reason)


def cut_up(piece: Piece, cuts: Sequence[Cut]) -> list[Piece]:
    """Split one piece at its cuts (ordered, apart from one another) into kept and removed ones."""
    out: list[Piece] = []
    at = 0
    for cut in cuts:
        out.append(Piece(piece.text[at : cut.start].strip(), piece.kind))
        out.append(Piece(piece.text[cut.start : cut.end].strip(), piece.kind, cut.reason))
        at = cut.end
    out.append(Piece(piece.text[at:].strip(), piece.kind))
    return [p for p in out if p.text]
