"""Hand-made articles of an invented story: records as the article stages leave them."""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

from msgspec.structs import replace

from runut.records import Article, Figure, Origin, Published, Quote, Span, Timex


def article(
    name: str,
    text: str,
    *,
    published: str | None = "2025-03-05",
    timexes: tuple[tuple[str, str], ...] = (),
    figures: tuple[Figure, ...] = (),
    quotes: tuple[Quote, ...] = (),
    title: str = "",
    language: str = "id",
) -> Article:
    """Make an article; ``timexes`` are (words, value), each placed where it first stands."""
    ends = re.finditer(r"\S.*?[.!?][\"”]?(?=\s|$)", text)
    return Article(
        id=name,
        source=name,
        title=title or text.partition(".")[0],
        text=text,
        sha256=sha256(text.encode()).hexdigest(),
        language=language,
        outlet=f"Harian {name.title()}",
        published=Published(value=published, basis="metadata" if published else "unknown"),
        sentences=tuple(Span(start=m.start(), end=m.end()) for m in ends),
        timexes=tuple(timex(text, words, value) for words, value in timexes),
        figures=figures,
        quotes=quotes,
    )


def timex(text: str, words: str, value: str) -> Timex:
    """Place a date at its words."""
    start = text.index(words)
    return Timex(start=start, end=start + len(words), text=words, type="DATE", value=value)


def figure(text: str, words: str, value: str, **more: object) -> Figure:
    """Place an amount at its words."""
    start = text.index(words)
    amount = Figure(start=start, end=start + len(words), text=words, value=Decimal(value))
    return replace(amount, **more)


def quote(text: str, words: str, **more: object) -> Quote:
    """Place somebody's words, direct unless said otherwise."""
    start = text.index(words)
    said = Quote(start=start, end=start + len(words), text=words, kind="direct")
    return replace(said, **more)


def alone(articles: list[Article]) -> tuple[Origin, ...]:
    """Every article its own origin."""
    return tuple(Origin(name=a.outlet or a.id, articles=(a.id,)) for a in articles)


def rows(path: Path) -> list[dict[str, str]]:
    """Rows of a table of cases by the names of its columns."""
    lines = [x for x in path.read_text(encoding="utf-8").splitlines() if not x.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
