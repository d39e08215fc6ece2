"""Terms of punishment as amounts: "four years in prison"."""

from __future__ import annotations

from decimal import Decimal

from runut.languages.pack import Pack, load_pack
from runut.records import Article, Figure, Timex
from runut.story.lengths import seconds_of
from runut.story.words import phrases

TIME = "time"  # the unit of terms; their value is in seconds
_BEHIND = 18  # characters behind a length of time that may say what it is
_BEFORE = 30  # characters before it


def find_terms(article: Article) -> list[Figure]:
    """Find lengths of time that somebody is sentenced to; what is served instead is left out."""
    pack = load_pack(article.language)
    found = [_term(article.text, t, pack) for t in article.timexes if t.type == "DURATION"]
    return [f for f in found if f]


def _term(text: str, timex: Timex, pack: Pack) -> Figure | None:
    words, seconds = pack.differences, seconds_of(timex.value)
    before = text[max(0, timex.start - _BEFORE) : timex.start]
    behind = text[timex.end : timex.end + _BEHIND]
    named = phrases(words.terms).search(behind) or phrases(words.terms).search(before[-_BEHIND:])
    if not seconds or not named or phrases(words.instead).search(before):
        return None
    return Figure(
        start=timex.start,
        end=timex.end,
        text=timex.text,
        value=Decimal(seconds),
        kind="measure",
        unit=TIME,
        counts=named.group().lower(),
    )
