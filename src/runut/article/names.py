"""Find names of people, organisations and places in an article.

The encoder labels the words of each sentence; where its files are not installed, capital letters
and lists do (``name_shapes.py``). Either way a name is a run of words of one sentence.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from runut.article.name_shapes import Found, find_by_shape, name_words
from runut.article.people import section_sets
from runut.article.words import Word, split_words
from runut.languages.names import NameWords
from runut.languages.pack import Pack
from runut.languages.speech import SpeechWords
from runut.models.encoder import label_words, model_state
from runut.records import Article, Name, NameKind, Span

_KINDS: dict[str, NameKind] = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}


def find_names(article: Article, pack: Pack) -> tuple[Name, ...]:
    """All names that an article mentions, in order; no two of them overlap.

    ``article.sentences`` must be there. A title before a person's name ("Presiden") is no part of
    it; "Komisi Pemberantasan Korupsi (KPK)" holds two names.
    """
    words = split_words(article.text, pack.speech)
    sentences = words_of_sentences(words, article.sentences)
    if model_state().ready:
        found = _find_by_encoder(_worth_reading(sentences, pack.speech), name_words(pack))
    else:
        found = find_by_shape(sentences, pack)
    return tuple(_name(article.text, s[first:last], kind) for s, first, last, kind in found)


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


def _find_by_encoder(sentences: list[Sequence[Word]], section: NameWords) -> list[Found]:
    labels = label_words([[word.text for word in s] for s in sentences])
    return [
        Found(sentence, *trimmed, kind)
        for sentence, own in zip(sentences, labels, strict=True)
        for first, last, kind in _runs(own)
        if (trimmed := _trim(sentence, first, last, section))
    ]


def _runs(labels: Sequence[str]) -> list[tuple[int, int, NameKind]]:
    """Ranges of words that labels make one name, with its kind."""
    runs: list[tuple[int, int, NameKind]] = []
    for i, label in enumerate(labels):
        if label[0] == "B":
            runs.append((i, i + 1, _KINDS[label[2:]]))
        elif label[0] == "I":
            runs[-1] = (runs[-1][0], i + 1, runs[-1][2])
    return runs


def _trim(
    sentence: Sequence[Word], first: int, last: int, section: NameWords
) -> tuple[int, int] | None:
    """A name without marks and stray words at its edges; None where nothing remains."""
    while first < last and (_is_mark(sentence[first]) or sentence[first].text in section.edges):
        first += 1
    while first < last and _is_mark(sentence[last - 1]):
        last -= 1
    return (first, last) if first < last else None


def _is_mark(word: Word) -> bool:
    return not word.text[0].isalnum()


def _name(text: str, words: Sequence[Word], kind: NameKind) -> Name:
    start, end = words[0].start, words[-1].end
    return Name(start=start, end=end, text=text[start:end], kind=kind)
