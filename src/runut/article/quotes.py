"""Find who said what: direct, indirect and mixed speech with cue, speaker and role."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from runut.article.cues import Cue, find_cues
from runut.article.known_names import with_kinds
from runut.article.place_names import place_names
from runut.article.quotation_marks import Quotation, find_quotations
from runut.article.resolution import resolve
from runut.article.sources_named import known_name
from runut.article.stretch import Draft, Stretch, is_quoted, word_at
from runut.article.unseen import with_unseen
from runut.article.utterances import find_utterances
from runut.article.words import Word, split_words
from runut.languages.pack import Pack
from runut.languages.speech import SpeechWords
from runut.records import Article, Quote, Span


def find_quotes(article: Article, pack: Pack) -> tuple[Quote, ...]:
    """All utterances of an article in order of their offsets.

    ``article.sentences`` must be set. Direct speech leaves its marks out, a reported clause its
    speaker and cue; the parts of one utterance share ``group``. A speaker that the text does not
    tell is left empty.
    """
    section, text = pack.speech, article.text
    words = with_kinds(split_words(text, section), article.names, section)
    cues = with_unseen(words, find_cues(words, section), section)
    marked = find_quotations(text, article.sentences)
    mended = (_mended(words, cues, quotation, section) for quotation in marked)
    quotations = [quotation for quotation in mended if quotation]
    stretches = list(_stretches(article, words, cues, quotations, section))
    drafts = [_with_loose(s, find_utterances(s)) for s in stretches]
    places = frozenset[str]() if article.names else place_names(words, pack)
    quotes = resolve(stretches, drafts, words, places)
    return tuple(_with_known_via(quote, pack) for quote in quotes)


def _with_known_via(quote: Quote, pack: Pack) -> Quote:
    return replace(quote, via=known_name(quote.via, pack.credits)) if quote.via else quote


def _mended(
    words: Sequence[Word],
    cues: Sequence[Cue],
    quotation: Quotation,
    section: SpeechWords,
) -> Quotation | None:
    """A quotation that lost a mark, cut where a cue shows its end; None where it is none."""
    if not quotation.broken:
        return quotation
    if quotation.open == quotation.start:  # nothing opens it: only a cue behind makes it one
        i = word_at(words, quotation.close)
        i += i < len(words) and words[i].text == ","
        k = bisect_left(cues, i, key=lambda c: c.first)
        follows = k < len(cues) and cues[k].first == i and cues[k].sense.voice == "after"
        return quotation if follows else None
    k = bisect_left(cues, word_at(words, quotation.start), key=lambda c: c.first)
    for cue in cues[k:]:
        word = words[cue.first]
        if word.start >= quotation.end:
            break
        if _closes_unmarked(words, cue, section):
            end = words[cue.first - 1].end
            return quotation._replace(end=end, close=end)
    return quotation


def _closes_unmarked(words: Sequence[Word], cue: Cue, section: SpeechWords) -> bool:
    """Whether ", kata Sari" stands inside a quotation that nothing closes."""
    if cue.sense.voice != "after" or not cue.first or words[cue.first - 1].text not in ",?!":
        return False
    follows = words[cue.last + 1] if cue.last + 1 < len(words) else None
    named = follows is not None and (follows.capital or follows.fold in section.pronouns)
    return cue.sense.owner or named


def _stretches(
    article: Article,
    words: Sequence[Word],
    cues: Sequence[Cue],
    quotations: Sequence[Quotation],
    section: SpeechWords,
) -> Iterator[Stretch]:
    """The text between sentence bounds, no bound inside a quotation."""
    bounds = [*_bounds(article.text, article.sentences, quotations), len(article.text)]
    for start, end in pairwise(bounds):
        first, last = word_at(words, start), word_at(words, end)
        if first == last:
            continue
        inner = cues[
            bisect_left(cues, first, key=lambda c: c.first) : bisect_left(
                cues, last, key=lambda c: c.first
            )
        ]
        left = bisect_left(quotations, start, key=lambda q: q.open)
        right = bisect_left(quotations, end, key=lambda q: q.open)
        yield Stretch(article.text, words, first, last, inner, quotations[left:right], section)


def _bounds(text: str, sentences: Sequence[Span], quotations: Sequence[Quotation]) -> Iterator[int]:
    yield 0
    for sentence in sentences:
        at = sentence.start
        i = bisect_right(quotations, at, key=lambda q: q.open) - 1
        inside = i >= 0 and quotations[i].open < at < quotations[i].close
        cue_follows = text[at : at + 1].islower() and text[:at].rstrip()[-1:] in "\"”»’'"
        if at and not inside and not cue_follows:
            yield at


def _with_loose(stretch: Stretch, drafts: list[Draft]) -> list[Draft]:
    """Add quotations without a cue that stand alone: nothing around them but marks."""
    inside = stretch.words[stretch.first : stretch.last]
    if not stretch.quotations or any(
        w.text[0].isalnum() and not is_quoted(w.start, stretch.quotations) for w in inside
    ):
        return drafts
    taken = {start for d in drafts for start, _, _ in d.spans}
    loose = [
        Draft(((q.start, q.end, "direct"),), "say", "", None, q.open)
        for q in stretch.quotations
        if not q.single and not any(at in taken for at in range(q.open, q.start + 3))
    ]
    return sorted([*drafts, *loose], key=lambda d: d.spans[0][0])
