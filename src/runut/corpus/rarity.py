"""How rare a stem is: what a language's news says in general, and what these articles say.

A background table lets the weights work for five articles; the articles' own counts take over
as they grow in number.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib import resources

import msgspec

from runut.corpus.words import stem, words_of
from runut.records import Article


class Rarity(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """In how many articles each stem stands, for one language."""

    articles: int
    counts: Counter[str]
    background_articles: int
    background: dict[str, int]

    def weight(self, word: str) -> float:
        """Return the inverse document frequency of a stem, at least 0."""
        seen = self.counts[word] + self.background.get(word, 0)
        return math.log((self.articles + self.background_articles + 1) / max(seen, 1))


def measure_rarity(articles: Iterable[Article]) -> dict[str, Rarity]:
    """Count in how many of the articles each stem stands, per language code."""
    counts: dict[str, Counter[str]] = {}
    totals: Counter[str] = Counter()
    for article in articles:
        counts.setdefault(article.language, Counter()).update(_stems(article))
        totals[article.language] += 1
    return {code: _rarity(code, totals[code], counts[code]) for code in counts}


def _stems(article: Article) -> set[str]:
    words = {m[0].lower() for t in (article.title, article.text) for m in words_of(t)}
    return {stem(word, article.language) for word in words}


def _rarity(language: str, articles: int, counts: Counter[str]) -> Rarity:
    total, background = load_frequencies(language)
    return Rarity(
        articles=articles, counts=counts, background_articles=total, background=background
    )


@cache
def load_frequencies(language: str) -> tuple[int, dict[str, int]]:
    """Read a language's ``frequencies.tsv``: number of articles, and articles per stem.

    The row of ``*`` holds the number of articles. A language without the file has (0, {}).
    """
    file = resources.files("runut.languages") / language / "frequencies.tsv"
    if not file.is_file():
        return 0, {}
    lines = file.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    table = {word: int(count) for word, count in rows}
    return table.pop("*"), table
