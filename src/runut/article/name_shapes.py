"""Names by their shape, without the encoder: capital letters, known names, heads and titles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from runut.article.name_features import country_names
from runut.article.people import run_end, section_sets, split_name
from runut.article.words import Word
from runut.languages.pack import Pack
from runut.languages.speech import SpeechWords
from runut.records import NameKind

_ACRONYM = range(2, 9)
"""Letters of an acronym that is taken for an organisation: "DPR" to "BAWASLU"."""


class Found(NamedTuple):
    """A name: words ``first`` to ``last`` of a sentence."""

    sentence: Sequence[Word]
    first: int
    last: int
    kind: NameKind


class _Lists(NamedTuple):
    known: dict[tuple[str, ...], NameKind]
    longest: int
    organisation_heads: frozenset[str]
    organisation_tails: frozenset[str]
    place_heads: frozenset[str]
    place_cues: frozenset[str]
    given: frozenset[str]
    joins: frozenset[str]
    own_words: frozenset[str]
    never: frozenset[str]


def find_by_shape(sentences: Sequence[Sequence[Word]], pack: Pack) -> list[Found]:
    """Names in sentences, in order."""
    found = [name for s in sentences for name in _in_sentence(s, pack)]
    return with_short_names(found, sentences, frozenset())


def with_short_names(
    found: Sequence[Found], sentences: Sequence[Sequence[Word]], never: frozenset[str]
) -> list[Found]:
    """Names, and every capitalised word that a fuller name of a person in the article has.

    ``never`` are words that name nobody alone.
    """
    fuller = {
        word.fold
        for f in found
        if f.kind == "PER" and f.last - f.first > 1
        for word in f.sentence[f.first : f.last]
    } - never
    taken = {word.start for f in found for word in f.sentence[f.first : f.last]}
    short = [
        Found(s, i, i + 1, "PER")
        for s in sentences
        for i, word in enumerate(s)
        if word.start not in taken and word.capital and word.fold in fuller
    ]
    return sorted([*found, *short], key=lambda f: f.sentence[f.first].start)


@cache
def _lists(pack: Pack) -> _Lists:
    section = pack.names
    known: dict[tuple[str, ...], NameKind] = {}
    for name in (*country_names(pack.code), *section.places):
        known[tuple(name.split())] = "LOC"
    for name in section.organisations:
        known[tuple(name.split())] = "ORG"
    return _Lists(
        known,
        max(map(len, known)),
        frozenset(section.organisation_heads),
        frozenset(section.organisation_tails),
        frozenset(section.place_heads),
        frozenset(section.place_cues),
        frozenset(section.given),
        frozenset(section.joins),
        frozenset(section.own_words),
        frozenset(section.never),
    )


def _in_sentence(sentence: Sequence[Word], pack: Pack) -> Iterator[Found]:
    lists, speech = _lists(pack), pack.speech
    cased = headline_cased(sentence, pack)
    for first, last in _widened(cased, _runs(cased, lists, speech), lists):
        start = _without_opener(cased, first, last, speech)
        for found in _in_run(cased, start, last, lists, speech):
            if cased is sentence or found.kind != "PER":  # in capitals, verbs look like people
                yield found


def headline_cased(
    sentence: Sequence[Word], pack: Pack, common: frozenset[str] = frozenset()
) -> Sequence[Word]:
    """A sentence all in capitals as a sentence in title case has it; short words stay acronyms.

    ``common`` are words that the article has in lower case elsewhere.
    """
    letters = [word for word in sentence if word.text.isalpha()]
    if len(letters) < 3 or not all(word.text.isupper() for word in letters):
        return sentence
    lists = _lists(pack)
    small = lists.place_cues | lists.joins | frozenset(pack.speech.stops) | common
    small |= frozenset(pack.names.small_in_headlines)
    return [w._replace(text=_title_case(w, small)) for w in sentence]


def _title_case(word: Word, small: frozenset[str]) -> str:
    if word.fold in small:
        return word.text.lower()
    return word.text if len(word.text) <= 3 else word.text.capitalize()


def _runs(sentence: Sequence[Word], lists: _Lists, speech: SpeechWords) -> list[tuple[int, int]]:
    """Ranges of words with capital letters; a small word that may precede a place parts them."""
    links = frozenset(speech.name_links) - lists.place_cues - lists.joins
    runs: list[tuple[int, int]] = []
    i = 0
    while i < len(sentence):
        end = run_end(sentence, i, len(sentence), links) if sentence[i].capital else i + 1
        if sentence[i].capital:
            runs.append((i, end))
        i = end
    return runs


def _widened(
    sentence: Sequence[Word], runs: list[tuple[int, int]], lists: _Lists
) -> list[tuple[int, int]]:
    """Runs with what follows a small word inside the name of an organisation."""
    out: list[tuple[int, int]] = []
    for first, last in runs:
        joined = out and first - out[-1][1] == 1 and sentence[first - 1].fold in lists.joins
        headed = sentence[first].fold in lists.organisation_heads
        before = sentence[out[-1][0] : out[-1][1]] if joined else ()
        if not headed and any(w.fold in lists.organisation_heads for w in before):
            out[-1] = (out[-1][0], last)
        else:
            out.append((first, last))
    return out


def _without_opener(sentence: Sequence[Word], first: int, last: int, speech: SpeechWords) -> int:
    """Where a run begins once words are left out that are capitalised for opening a sentence."""
    sets = section_sets(speech)
    opening = sets.openers | frozenset((*speech.stops, *speech.pronouns, *speech.calendar))
    while first < last and sentence[first].fold in opening:
        first += 1
    return first


def _in_run(
    sentence: Sequence[Word], first: int, last: int, lists: _Lists, speech: SpeechWords
) -> Iterator[Found]:
    """Names in one capitalised run: a known name, a headed one, or a person, from the left."""
    while first < last:
        kind, length = _known(sentence, first, last, lists)
        if not length and sentence[first].fold in lists.organisation_heads and last - first > 1:
            kind, length = "ORG", last - first
        if not length and sentence[first].fold in lists.place_heads and last - first > 1:
            kind, length = "LOC", last - first
        if not length:
            break
        yield Found(sentence, first, first + length, kind)
        first += length
    else:
        return
    yield from _person_or_other(sentence, first, last, lists, speech)


def _known(sentence: Sequence[Word], first: int, last: int, lists: _Lists) -> tuple[NameKind, int]:
    """Kind and length of the longest known name that begins here and is no part of a longer one."""
    for length in range(min(lists.longest, last - first), 0, -1):
        words = tuple(word.text for word in sentence[first : first + length])
        kind = lists.known.get(words)
        if kind and (length > 1 or last - first == length or _is_acronym(sentence[first], lists)):
            return kind, length
    return "LOC", 0


def _person_or_other(
    sentence: Sequence[Word], first: int, last: int, lists: _Lists, speech: SpeechWords
) -> Iterator[Found]:
    run = sentence[first:last]
    if run[-1].fold in lists.organisation_tails:
        yield Found(sentence, first, last, "ORG")
        return
    phrase = split_name(run, speech)
    yield from _in_role(sentence, first, last - len(phrase.name), lists)
    if phrase.name:
        yield from _kind_of_rest(sentence, last - len(phrase.name), last, bool(phrase.role), lists)


def _in_role(sentence: Sequence[Word], first: int, last: int, lists: _Lists) -> Iterator[Found]:
    """The organisation or place that a role is held in ("Ketua Komisi Yudisial", "Menlu Rusia")."""
    for i in range(first, last):
        kind, length = _known(sentence, i, last, lists)
        if not length and sentence[i].fold in lists.organisation_heads and last - i > 1:
            kind, length = "ORG", last - i
        if length:
            yield Found(sentence, i, i + length, kind)
            return
        if _is_acronym(sentence[i], lists):
            yield Found(sentence, i, i + 1, "ORG")


def _kind_of_rest(
    sentence: Sequence[Word], first: int, last: int, has_role: bool, lists: _Lists
) -> Iterator[Found]:
    """What a capitalised phrase without known words is: by the word before it, then by length."""
    before = sentence[first - 1].fold if first else ""
    is_person = has_role or last - first > 1 or sentence[first].fold in lists.given
    if before in lists.place_cues and not has_role:
        yield Found(sentence, first, last, "LOC")
    elif is_person and sentence[first].fold not in lists.own_words:
        yield Found(sentence, first, last, "PER")


def _is_acronym(word: Word, lists: _Lists) -> bool:
    text = word.text
    return (
        text.isupper() and text.isalpha() and len(text) in _ACRONYM and word.fold not in lists.never
    )
