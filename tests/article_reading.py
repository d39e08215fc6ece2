"""Read one invented text as the pipeline does, and write what was found as the cases have it."""

from __future__ import annotations

import csv
from pathlib import Path

from msgspec.structs import replace

from runut.article.credits import find_credits
from runut.article.dates import find_timexes
from runut.article.figures import find_figures
from runut.article.quotes import find_quotes
from runut.article.sentences import split_sentences
from runut.languages.pack import load_pack
from runut.records import Article, Credit, Figure, Published, Quote

CASES = Path(__file__).parent / "cases"


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a truth table, comments left out."""
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("#")]
    return list(csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE))


def reading(text: str, language: str = "id", outlet: str | None = None) -> Article:
    """An article with sentences, timexes, quotes, figures and credits."""
    pack = load_pack(language)
    article = Article(
        id="x",
        source="x",
        title="",
        text=text,
        sha256="",
        language=language,
        outlet=outlet,
        published=Published(value="2025-02-03", basis="metadata"),
    )
    article = replace(article, sentences=split_sentences(text, pack))
    article = replace(article, timexes=find_timexes(article, pack))
    article = replace(article, quotes=find_quotes(article, pack))
    article = replace(article, figures=find_figures(article, pack))
    return replace(article, credits=find_credits(article, pack))


def told(lines: list[str]) -> str:
    """Findings as one cell of a table."""
    return " ;; ".join(lines).replace("\n", "\\n") or "none"


def quote_line(quote: Quote) -> str:
    return f"{quote.kind} | {quote.speaker or '-'} | {quote.text}"


def figure_line(figure: Figure) -> str:
    high = "" if figure.high is None else f"..{figure.high:f}"
    against = "" if figure.against is None else f":{figure.against:f}"
    change = f", {figure.change}" if figure.change else ""
    cells = (figure.kind, figure.unit or "-", figure.counts or "-", figure.state or "-")
    value = f"{figure.value:f}{high}{against}"
    return f"{figure.text} = {value} | {' | '.join(cells)} | {figure.bound}{change}"


def credit_line(credit: Credit) -> str:
    via = f" | {credit.via}" if credit.via else ""
    return f"{credit.kind} | {credit.source} | {credit.text}{via}"
