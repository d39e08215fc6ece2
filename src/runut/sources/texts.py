"""A plain text file in, one capture out: its first line is the title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from runut.article.date_line import read_date_line
from runut.languages.pack import load_pack
from runut.outlets.outlet import is_domain, named
from runut.records import Block, Capture, Removed

_LONGEST_TITLE = 250
"""Characters; of 101,038 headlines of six outlets the longest has 178. A longer first line is
text."""
_HEAD = 6
"""Lines under the title in which a line may hold the date."""
_MOST_DATE_WORDS = 12
_YEAR = re.compile(r"(?:19|20)\d\d|\d{1,2}/\d{1,2}/\d\d")
_WRAPPED_SHARE = 0.6
_WRAPPED = range(45, 130)
"""Characters of a line that was broken at a fixed width."""


def read_text(
    text: str, source: str, name: str, languages: Sequence[str] = ("id", "en")
) -> Capture:
    """Read one article from plain text: maybe a site's name, the title, then a line per block.

    ``name`` becomes the id. A line that holds only a date, near the top, is when it was published.
    """
    lines = [line.strip() for line in _unwrapped(text).splitlines()]
    lines = [line for line in lines if line]
    site = lines.pop(0) if len(lines) > 1 and _is_site(lines[0]) else None
    title = lines.pop(0) if lines and len(lines[0]) <= _LONGEST_TITLE else None
    date = next((i for i, line in enumerate(lines[:_HEAD]) if _is_date(line, languages)), None)
    published = _date(lines[date], languages) if date is not None else None
    removed = [Removed(text=site, reason="site_name")] if site else []
    if date is not None:
        removed.append(Removed(text=lines.pop(date), reason="page_furniture"))
    return Capture(
        id=name,
        source=source,
        blocks=tuple(Block(text=line, kind="unknown") for line in lines),
        outlet=site,
        title=title,
        published=published,
        published_basis="text" if published else "unknown",
        removed=tuple(removed),
    )


def _is_site(line: str) -> bool:
    return is_domain(line) or (len(line.split()) <= 3 and named(line) is not None)


def _is_date(line: str, languages: Sequence[str]) -> bool:
    """Whether a line holds a date of publication and hardly anything else."""
    if _is_change(line, languages):
        return False
    if len(line.split()) > _MOST_DATE_WORDS or not _YEAR.search(line) or line.endswith("."):
        return False
    return _date(line, languages) is not None


def _is_change(line: str, languages: Sequence[str]) -> bool:
    """Whether a line dates a change: "Diperbarui: 16 Mei 2025"."""
    words = (w for code in languages for w in load_pack(code).corrections.updated_labels)
    return line.casefold().startswith(tuple(words))


def _date(line: str, languages: Sequence[str]) -> str | None:
    values = (read_date_line(line, load_pack(code).dates) for code in languages)
    return next((value for value in values if value), None)


def _unwrapped(text: str) -> str:
    """Join lines that were broken at a fixed width; paragraphs are then apart by empty lines."""
    paragraphs = re.split(r"\n[ \t]*\r?\n", text)
    broken = [line for p in paragraphs for line in p.strip().splitlines()[:-1]]
    cut = [line for line in broken if len(line) in _WRAPPED and not line.endswith((".", ":", '"'))]
    if len(paragraphs) < 2 or len(broken) < 4 or len(cut) < _WRAPPED_SHARE * len(broken):
        return text
    return "\n\n".join(" ".join(p.split()) for p in paragraphs)
