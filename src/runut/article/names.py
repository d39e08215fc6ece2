"""Find names of people, organisations and places in an article.

The encoder labels the words of each sentence; where its files are not installed, capital letters
and lists do (``name_shapes.py``). Either way a name is a run of words of one sentence.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, partial

from runut.article.name_corrections import correct_names
from runut.article.name_countries import with_countries
from runut.article.name_shapes import Found, find_by_shape, headline_cased
from runut.article.name_weights import Weights, label_by_weights, load_weights
from runut.article.people import section_sets
from runut.article.words import Word, split_words
from runut.languages.pack import Pack
from runut.languages.speech import SpeechWords
from runut.models.encoder import label_words, model_state
from runut.records import Article, Name, NameKind, Span

_VERB = 5
"""Letters of a verb that may be glued to a name, at least; endings of names are shorter."""

_KINDS: dict[str, NameKind] = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}


def find_names(article: Article, pack: Pack) -> tuple[Name, ...]:
    """All names that an article mentions, in order; no two of them overlap.

    ``article.sentences`` must be there. A title before a person's name ("Presiden") is no part of
    it; "Komisi Pemberantasan Korupsi (KPK)" holds two names.
    """
    words = split_words(article.text, pack.speech)
    sentences = words_of_sentences(words, article.sentences)
    weights = load_weights(pack.code)
    if model_state().ready:
        found = _find_by_encoder(_worth_reading(sentences, pack.speech), pack)
    elif weights:
        found = find_by_weights(_worth_reading(sentences, pack.speech), pack, weights)
    else:
        found = find_by_shape(sentences, pack)
    cut = partial(_without_verb, stems={w.text for w in words if w.capital}, section=pack.speech)
    return tuple(
        _name(article.text, s[f : last - 1], cut(s[last - 1]), k) for s, f, last, k in found
    )


def name_all(article: Article, pack: Pack) -> tuple[Name, ...]:
    """All names of ``find_names``, and the countries that it takes for part of a role or an act."""
    return with_countries(article, find_names(article, pack), pack)


def words_of_sentences(words: Sequence[Word], sentences: Sequence[Span]) -> list[Sequence[Word]]:
    """The words that begin in each sentence; sentences without words are left out."""
    starts = [s.start for s in sentences]
    groups: dict[int, list[Word]] = {}
    for word in words:
        place = bisect_right(starts, word.start) - 1
        if place >= 0 and word.start < sentences[place].end:
            groups.setdefault(place, []).append(word)
    return list(groups.values())


def _worth_reading(sentences: list[Sequence[Word]], section: SpeechWords) -> list[Sequence[Word]]:
    """Sentences that may hold a name: a tenth of the words of news stands in others.

    In a text with capitals, a sentence holds none where only its first word has one and that is a
    common word: one that opens sentences, or stands elsewhere in lower case.
    """
    small = {word.fold for s in sentences for word in s if word.text.islower()}
    if not small or not any(_capitals(s[1:]) for s in sentences):
        return sentences
    common = small | section_sets(section).openers | frozenset((*section.pronouns, *section.stops))
    return [s for s in sentences if any(w.fold not in common for w in _capitals(s))]


def _capitals(words: Sequence[Word]) -> list[Word]:
    return [word for word in words if word.capital]


def _find_by_encoder(sentences: list[Sequence[Word]], pack: Pack) -> list[Found]:
    labels = label_words([[w.text for w in headline_cased(s, pack)] for s in sentences])
    return _labelled(sentences, labels, pack)


def find_by_weights(sentences: list[Sequence[Word]], pack: Pack, weights: Weights) -> list[Found]:
    """Names in sentences by a table of weights, in order."""
    small = frozenset(word.fold for s in sentences for word in s if word.text.islower())
    labels = [
        label_by_weights(headline_cased(s, pack, small), pack, small, weights) for s in sentences
    ]
    return _labelled(sentences, labels, pack)


def _labelled(
    sentences: Sequence[Sequence[Word]], labels: Sequence[Sequence[str]], pack: Pack
) -> list[Found]:
    found = [
        Found(sentence, *trimmed, kind)
        for sentence, own in zip(sentences, labels, strict=True)
        for first, last, kind in _runs(own)
        if (trimmed := _trim(sentence, first, last, pack))
    ]
    found = [name for name in found if _is_named(name, pack)]
    return correct_names(found, sentences, pack)


def _is_named(found: Found, pack: Pack) -> bool:
    """Whether a name is one: written as one where others are, and no mere office ("Menlu")."""
    words = found.sentence[found.first : found.last]
    if not _capitals(words) and _capitals(found.sentence[1:]):
        return any(word.text[0].isdigit() for word in words)
    if found.kind == "LOC" and len(words) == 1 and words[0].fold in pack.names.directions:
        return False
    if found.kind == "ORG":
        return len(words) > 1 or words[0].fold not in _addresses(pack)
    letters = "".join(word.fold for word in words if word.text.isalpha())
    if found.kind == "PER" and letters in pack.people.people.degrees:
        return False
    return found.kind != "PER" or not all(word.fold in _offices(pack) for word in words)


@cache
def _addresses(pack: Pack) -> frozenset[str]:
    """Ranks, forms of address and others that look like acronyms of bodies: "KH", "Pol", "Plt"."""
    words = (*pack.speech.titles, *pack.people.ranks, *pack.people.rank_tails)
    return frozenset((*words, *pack.names.never)) - frozenset(pack.speech.organisations)


@cache
def _offices(pack: Pack) -> frozenset[str]:
    speech = pack.speech
    ranks = (*pack.people.ranks, *pack.people.rank_tails)
    return frozenset((*speech.roles, *speech.titles, *speech.office_words, *speech.stops, *ranks))


def _runs(labels: Sequence[str]) -> list[tuple[int, int, NameKind]]:
    """Ranges of words that labels make one name, with its kind.

    People are never named one beside the other: of 896 in idner's training part, one is.
    """
    runs: list[tuple[int, int, NameKind]] = []
    for i, label in enumerate(labels):
        joined = label == "B-PER" and runs and runs[-1][1:] == (i, "PER")
        if label[0] == "B" and not joined:
            runs.append((i, i + 1, _KINDS[label[2:]]))
        elif label != "O":
            runs[-1] = (runs[-1][0], i + 1, runs[-1][2])
    return runs


def _trim(sentence: Sequence[Word], first: int, last: int, pack: Pack) -> tuple[int, int] | None:
    """A name without marks and stray words at its edges; None where nothing remains."""
    edges = pack.names.edges
    while first < last and (_is_mark(sentence[first]) or sentence[first].text in edges):
        first += 1
    while first < last and (_is_mark(sentence[last - 1]) or sentence[last - 1].text in edges):
        last -= 1
    if _capitals(sentence[first:last]):
        while _is_small(sentence[last - 1], pack):
            last -= 1
    return (first, last) if first < last else None


def _is_small(word: Word, pack: Pack) -> bool:
    """Whether a word can't end a name that has a capital: "Jalan Sudirman macet"."""
    return word.text.islower() and word.fold not in pack.names.directions


def _is_mark(word: Word) -> bool:
    return not word.text[0].isalnum()


def _without_verb(word: Word, stems: set[str], section: SpeechWords) -> Word:
    """A name's last word without a verb glued to it, where the article has the word alone too.

    "Wibisanamelakukan" is "Wibisana" in a text with that word.
    """
    for verb in section.verb_prefixes:
        at = word.text.find(verb, 3)
        if 0 < at <= len(word.text) - _VERB and word.text[:at] in stems:
            return word._replace(text=word.text[:at], end=word.start + at, fold=word.fold[:at])
    return word


def _name(text: str, before: Sequence[Word], word: Word, kind: NameKind) -> Name:
    start, end = (before or [word])[0].start, word.end
    return Name(start=start, end=end, text=text[start:end], kind=kind)
