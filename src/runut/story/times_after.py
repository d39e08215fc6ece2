"""How long after one happening another came: "five minutes after take-off"."""

from __future__ import annotations

from bisect import bisect_right

import msgspec

from runut.languages.pack import Pack, load_pack
from runut.records import Article, Span, Timex
from runut.story.event_times import happening_words, key_of
from runut.story.lengths import seconds_of
from runut.story.tellings import sentences_of
from runut.story.words import content_words, phrases

_BEFORE = 30  # characters before a length of time that may hold a hedge
_REACH = 40  # characters between a length of time and the happening that it counts from


class TimeAfter(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A length of time (``low`` to ``high`` seconds) after or before a happening."""

    article: Article
    sentence: Span
    timex: Timex
    after: str  # the word between, in lower case: "after", "before"
    happening: str
    low: int
    high: int
    words: frozenset[str]


def find_times_after(article: Article) -> list[TimeAfter]:
    """Find lengths of time that count from a happening, in the order of an article's text."""
    pack, found = load_pack(article.language), []
    sentences = sentences_of(article)
    starts = [s.start for s in sentences]
    for timex in article.timexes:
        at = bisect_right(starts, timex.start) - 1
        if timex.type == "DURATION" and at >= 0 and timex.end <= sentences[at].end:
            after = _after(article, sentences[at], timex, pack)
            found += [after] if after else []
    return found


def _after(article: Article, sentence: Span, timex: Timex, pack: Pack) -> TimeAfter | None:
    seconds = seconds_of(timex.value)
    behind = article.text[timex.end : min(sentence.end, timex.end + _REACH)]
    link = phrases(pack.differences.after).match(behind.lstrip())
    event = phrases(happening_words(pack)).search(behind) if link else None
    if seconds is None or link is None or event is None:
        return None
    after, happening = link.group().lower(), key_of(event.group(), pack)
    begun = _begun(article, sentence, timex, behind, pack)
    before = article.text[max(sentence.start, timex.start - _BEFORE) : timex.start]
    low, high = _allowed(before, seconds, pack)
    return TimeAfter(
        article=article,
        sentence=sentence,
        timex=timex,
        after=pack.differences.after[0] if begun else after,
        happening=begun or happening,
        low=low,
        high=high,
        words=content_words(article.text[sentence.start : sentence.end], pack),
    )


def _begun(article: Article, sentence: Span, timex: Timex, behind: str, pack: Pack) -> str:
    """Key of what went on for so long before something else: "flew for 32 seconds before".

    The other then came so long after it. Empty where it is not said so.
    """
    words = pack.differences
    before = article.text[max(sentence.start, timex.start - _REACH) : timex.start]
    found = list(phrases(happening_words(pack)).finditer(before))
    ended = phrases(words.until_then).match(behind.lstrip())
    if not found or not ended:
        return ""
    between = before[found[-1].end() :]
    left = phrases(words.lasted).sub(" ", between)
    return "" if left.split() else key_of(found[-1].group(), pack)


def _allowed(before: str, seconds: int, pack: Pack) -> tuple[int, int]:
    """Least and most that a hedge right before a length of time allows."""
    for bound, rows in pack.amounts.hedges.items():
        if any(m.end() == len(before.rstrip()) for m in phrases(rows).finditer(before)):
            low = seconds // 2 if bound == "about" else 0 if bound == "at_most" else seconds
            high = seconds * 3 // 2 if bound == "about" else seconds
            return low, seconds * 100 if bound == "at_least" else high
    return seconds, seconds
