"""Find where an article itself says that it got something."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from runut.article.people import run_end, spell, split_name
from runut.article.sources_named import Source, identify, source_at
from runut.article.words import Word, split_words
from runut.languages.credits import CreditWords
from runut.languages.pack import Pack
from runut.records import Article, Credit, CreditKind, Quote

_BYLINE = re.compile(r"\(([^()\n]{2,60})\)")
_PIECES = re.compile(r"[^/,;|()]+")


def find_credits(article: Article, pack: Pack) -> tuple[Credit, ...]:
    """All credits of an article in order, each place once.

    ``article.quotes`` must be set: a press release or a post is credited to whoever speaks beside
    it. ``source`` is the name by which a source is known in the data, else as it stands; the
    article's own outlet is no source. ``via`` names the paper or platform it came through.
    """
    words = split_words(article.text, pack.speech)
    found = [
        *_named(words, article, pack),
        *_bylines(article, pack.credits),
        *_papers(words, article, pack),
    ]
    own = _own(article, pack.credits)
    return _once(c for c in (_stated(c, own, pack.credits) for c in found) if c)


def _own(article: Article, section: CreditWords) -> set[str]:
    if not article.outlet:
        return set()
    hit = identify(article.outlet, section)
    return {article.outlet.casefold(), hit[0].casefold() if hit else ""}


def _stated(credit: Credit, own: set[str], section: CreditWords) -> Credit | None:
    """A credit to the article's own outlet is none, but one to a desk of it is ("detikJabar")."""
    if credit.source.casefold() not in own:
        return credit
    stated = credit.text.split()[-1]
    desk = identify(stated, section) is not None and stated.casefold() not in own
    return replace(credit, source=stated) if desk and not stated.islower() else None


def _once(found: Iterable[Credit]) -> tuple[Credit, ...]:
    """Credits in order; of two side by side for one source, the first."""
    kept: list[Credit] = []
    for credit in sorted(found, key=lambda c: (c.start, -c.end)):
        same = any(k.source == credit.source and k.end + 2 >= credit.start for k in kept[-4:])
        if not same:
            kept.append(credit)
    return tuple(kept)


# --- sources named in the text --------------------------------------------------------------


class _Triggers(NamedTuple):
    taken: frozenset[str]
    told: frozenset[str]
    tells: frozenset[str]


@cache
def _triggers(section: CreditWords) -> _Triggers:
    return _Triggers(
        frozenset(section.taken_from), frozenset(section.told_by), frozenset(section.tells)
    )


def _named(words: Sequence[Word], article: Article, pack: Pack) -> Iterator[Credit]:
    triggers = _triggers(pack.credits)
    for i, word in enumerate(words):
        two = f"{words[i - 1].fold} {word.fold}" if i else ""
        if word.fold in triggers.taken or two in triggers.taken:
            yield from _taken_from(words, i, article, pack)
        elif word.fold in triggers.told or two in triggers.told:
            known = _known_after(words, i + 1, pack)
            sure = [source for source in known if _is_source(words, source, pack.credits)]
            yield from _credits(words, i, sure, article)
        elif word.fold in triggers.tells:
            yield from _credits(words, None, _known_before(words, i, pack), article)


def _is_source(words: Sequence[Word], source: Source, section: CreditWords) -> bool:
    """Whether a name that is a word or a first name too is described as a source."""
    described = source.first > 0 and words[source.first - 1].fold in section.media
    name = " ".join(word.fold for word in words[source.first : source.last])
    return described or name not in section.homographs


def _credits(
    words: Sequence[Word], trigger: int | None, sources: Sequence[Source], article: Article
) -> Iterator[Credit]:
    """Credits: the first from its trigger on, where there is one, the others by name alone."""
    for n, source in enumerate(sources):
        start = words[source.first if n or trigger is None else trigger].start
        end = source.end
        yield Credit(
            start=start, end=end, text=article.text[start:end], source=source.name, kind=source.kind
        )


def _taken_from(words: Sequence[Word], i: int, article: Article, pack: Pack) -> Iterator[Credit]:
    known = _known_after(words, i + 1, pack)
    if known:
        yield from _credits(words, i, known, article)
        return
    source = _unknown_after(words, i + 1, pack)
    if source:
        yield from _credits(words, i, [source], article)


def _past_description(words: Sequence[Word], i: int, section: CreditWords) -> int:
    """The first word behind "dari kantor berita resmi Iran, "."""
    start = i
    while i < len(words) and i - start < 8:
        described = i > start and words[i].text == "," and words[i - 1].fold in section.media
        plain = words[i].fold in section.of or words[i].fold in section.media
        aside = i + 1 < len(words) and words[i + 1].text == ","
        if (plain and (aside or not words[i].capital)) or described:
            i += 1
        else:
            break
    return i


def _known_after(words: Sequence[Word], i: int, pack: Pack) -> list[Source]:
    """The known sources that follow, joined by commas and "dan"."""
    section, glued = pack.credits, pack.speech.glued
    found: list[Source] = []
    source = source_at(words, i, section, glued) or source_at(
        words, _past_description(words, i, section), section, glued
    )
    while source:
        found.append(source)
        i = source.last
        while i < len(words) and words[i].text in "()":
            i += 1
        joined = i < len(words) and words[i].fold in section.joins
        if not joined and source.tail not in section.joins:
            break
        source = source_at(words, i + joined, section, glued)
    return found


def _known_before(words: Sequence[Word], i: int, pack: Pack) -> list[Source]:
    """The known source that is the subject of a verb of telling."""
    for first in range(max(0, i - 5), i):
        source = source_at(words, first, pack.credits, pack.speech.glued)
        if source and source.last == i:
            return [source]
    return []


def _unknown_after(words: Sequence[Word], i: int, pack: Pack) -> Source | None:
    """A source nobody listed: the capitalised words behind "dilansir", people and days aside."""
    section = pack.credits
    at = _past_description(words, i, section)
    if at >= len(words) or not (words[at].capital or _camel(words, at)):
        return None
    if words[at].fold in pack.speech.calendar or words[at].text.isdigit():
        return None
    last = run_end(words, at, len(words), frozenset(pack.speech.name_links))
    run = words[at:last]
    if _is_person(run, pack) or run[0].fold in pack.speech.evidence:
        return None
    return Source(at, last, run[-1].end, spell(run), _unknown_kind(run, pack))


def _camel(words: Sequence[Word], i: int) -> bool:
    return i + 1 < len(words) and words[i + 1].start == words[i].end and words[i + 1].capital


def _is_person(run: Sequence[Word], pack: Pack) -> bool:
    phrase = split_name(run, pack.speech)
    return bool(phrase.role and (phrase.name or run[0].fold in pack.speech.roles))


def _unknown_kind(run: Sequence[Word], pack: Pack) -> CreditKind:
    if " ".join(word.fold for word in run).startswith(pack.credits.agency_words):
        return "agency"
    office = run[0].fold in pack.speech.organisations or run[0].fold in pack.speech.office_words
    return "official" if office and len(run) > 1 else "outlet"


# --- bylines --------------------------------------------------------------------------------


def _bylines(article: Article, section: CreditWords) -> Iterator[Credit]:
    """Sources in brackets: "(ANTARA/KCNA/via Xinhua)", "(Sumber: Reuters, AP)"."""
    for match in _BYLINE.finditer(article.text):
        labelled = any(label in match.group(1).casefold() for label in section.source_labels)
        if "/" not in match.group(1) and not labelled and not _ends_text(article.text, match.end()):
            continue
        for piece in _PIECES.finditer(match.group(1)):
            yield from _byline_piece(piece, match.start(1), article, section)


def _ends_text(text: str, end: int) -> bool:
    """Whether nothing but the end of a paragraph follows."""
    return not text[end : end + 40].split("\n", maxsplit=1)[0].strip(" .")


def _byline_piece(
    piece: re.Match[str], offset: int, article: Article, section: CreditWords
) -> Iterator[Credit]:
    name = piece.group()
    through = False
    for word in (*section.through, *(f"{label}:" for label in section.source_labels)):
        lead = name[: len(name) - len(name.lstrip())]
        if name.strip().casefold().startswith(word):
            through = through or word in section.through
            name = name[len(lead) + len(word) :]
    hit = identify(name.strip(), section) if name.strip() else None
    if hit is None or not name.strip()[0].isupper():
        return
    end = offset + piece.end() - (len(name) - len(name.rstrip()))
    start = end - len(name.strip())
    yield Credit(start=start, end=end, text=article.text[start:end], source=hit[0], kind=hit[1])


# --- papers and posts -----------------------------------------------------------------------


def _papers(words: Sequence[Word], article: Article, pack: Pack) -> Iterator[Credit]:
    """Press releases, written statements and posts, credited to whoever speaks beside them."""
    section = pack.credits
    starts = [s.start for s in article.sentences]
    for i in range(len(words)):
        last = _paper_end(words, i, section)
        if last is None:
            continue
        quote = _quote_beside(words[i].start, article, starts)
        credit = _paper(words, i, last, article, quote)
        if credit:
            yield credit


def _paper_end(words: Sequence[Word], i: int, section: CreditWords) -> int | None:
    for n in (2, 1):
        key = " ".join(w.fold for w in words[i : i + n])
        if key in section.documents:
            return i + n
        if key in section.platforms and _posted(words, i, section):
            return i + n
    return None


def _posted(words: Sequence[Word], i: int, section: CreditWords) -> bool:
    near = " ".join(w.fold for w in words[max(0, i - 8) : i])
    return any(word in near for word in section.platform_words)


def _quote_beside(at: int, article: Article, starts: Sequence[int]) -> Quote | None:
    """The quote of the sentence that a paper is named in."""
    k = bisect_right(starts, at) - 1
    if k < 0:
        return None
    sentence = article.sentences[k]
    first = bisect_left(article.quotes, sentence.start - 1000, key=lambda q: q.start)
    beside = [
        q
        for q in article.quotes[first:]
        if q.start < sentence.end and q.end > sentence.start - 4 and q.speaker
    ]
    return min(beside, key=lambda q: abs(q.end - at)) if beside else None


def _paper(
    words: Sequence[Word], first: int, last: int, article: Article, quote: Quote | None
) -> Credit | None:
    start, end = words[first].start, words[last - 1].end
    text = article.text[start:end]
    if quote is None:
        return None
    kind: CreditKind = "official" if quote.role else "person"
    return Credit(start=start, end=end, text=text, source=quote.speaker, kind=kind, via=text)
