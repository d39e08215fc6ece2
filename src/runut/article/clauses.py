"""Find where a reported clause begins and ends, and whether it reports anything."""

from __future__ import annotations

from collections.abc import Sequence

from runut.article.cues import Cue
from runut.article.people import is_action, section_sets
from runut.article.words import Word, is_verb
from runut.languages.speech import SpeechWords, Takes

# How far a reported clause's opening word may stand behind its cue: "mengatakan kepada ...
# bahwa". Of the gold clauses with something between, the longest has nine words there.
_FAR = 14


def complement(
    words: Sequence[Word],
    cue: Cue,
    later: Sequence[Cue],
    last: int,
    section: SpeechWords,
) -> tuple[int, int] | None:
    """Offsets of the clause that a cue reports, or None where it reports none."""
    stop = _stop(words, cue, later, last, section)
    inner = later[0].first if later else stop
    first, linked = _open(words, cue, stop, inner, section)
    stop = _without_end_marks(words, first, stop)
    if first >= stop or not _reports(words[first:stop], cue, linked, section):
        return None
    return words[first].start, words[stop - 1].end


def _open(
    words: Sequence[Word], cue: Cue, stop: int, inner: int, section: SpeechWords
) -> tuple[int, bool]:
    """The first word of the clause, and whether a link ("bahwa", a comma) leads to it.

    A link behind ``inner``, the next cue, belongs to that one.
    """
    first = cue.last + 1
    if first >= stop:
        return first, False
    word, reach = words[first], min(stop, inner, first + _FAR)
    if cue.sense.takes == "object" and word.fold not in section.addressee:
        reach = first + 1  # "membantah kabar bahwa ...": the noun is what is denied
    link = _link(words, first, reach, section)
    if link is not None:
        return link + 1, True
    if word.fold == section.addressee[0]:
        return _after_addressee(words, first + 1, stop), False
    return first, False


def _link(words: Sequence[Word], first: int, reach: int, section: SpeechWords) -> int | None:
    """The word or mark that leads to the clause."""
    word = words[first]
    addressed = word.fold in section.addressee
    far = addressed or word.fold in section.topics
    if word.text in ",:":
        return first
    for i in range(first, reach):
        if words[i].fold in section.that:
            near = far or i - first < 4
            return i if near or not _holds_verb(words[first:i], section) else None
    if word.fold in section.order_links:
        return first
    if addressed and word.fold not in section.topics:
        return next((i for i in range(first, min(reach, first + 7)) if words[i].text == ","), None)
    return None


def _holds_verb(words: Sequence[Word], section: SpeechWords) -> bool:
    """Whether words are more than whom a cue addresses: "mengingatkan para menteri bahwa"."""
    return any(is_verb(w, section) or not w.text[0].isalnum() for w in words)


def _after_addressee(words: Sequence[Word], first: int, stop: int) -> int:
    i = first + 1
    while i < stop and words[i].capital and words[i - 1].capital:
        i += 1
    return i


def _stop(
    words: Sequence[Word], cue: Cue, later: Sequence[Cue], last: int, section: SpeechWords
) -> int:
    """Where a clause ends: at its sentence, at a remark on its source, or at the next cue."""
    stop = _break(words, cue.last + 1, last, section)
    for other in later:
        if other.first >= stop:
            break
        bound = _bound(words, cue, other, section)
        if bound is not None:
            return bound
    return stop


def _bound(words: Sequence[Word], cue: Cue, other: Cue, section: SpeechWords) -> int | None:
    """The word before which a second cue ends the clause of the first."""
    i = other.first - 1
    if other.sense.voice in {"before", "either"}:
        if words[i].fold in section.inheritors and i > cue.last + 2:
            return i - 1 if words[i - 1].text == "," else i
        passed = other.sense.voice == "either" and _passed_on(words, cue, other)
        return passed or _new_subject(words, cue, other, section)
    if other.sense.voice == "after" and words[i].text == "," and i > cue.last + 2:
        nxt = words[other.last + 1] if other.last + 1 < len(words) else None
        named = nxt is not None and (nxt.capital or nxt.fold in section.pronouns)
        if other.sense.owner or named or words[other.first].fold in section.plain:
            return i
    return None


# Who passed a statement on is named in few words: ", the Daily Mast reported."
_LONGEST_MEDIUM = 6


def _passed_on(words: Sequence[Word], cue: Cue, other: Cue) -> int | None:
    """The comma before who passed a clause on, where a second cue ends the sentence."""
    behind = words[other.last + 1].text if other.last + 1 < len(words) else "."
    if behind not in ".,":
        return None
    for i in range(other.first - 1, max(cue.last + 2, other.first - _LONGEST_MEDIUM), -1):
        if words[i].text == ",":
            return i
    return None


def _new_subject(words: Sequence[Word], cue: Cue, other: Cue, section: SpeechWords) -> int | None:
    """Where a comma and a link begin another speaker's clause: "..., dengan X berjanji ..."."""
    for i in range(other.first - 1, max(cue.last + 2, other.first - _FAR), -1):
        if words[i].text == "," and words[i + 1].fold in section.inheritors:
            return i
    return None


def _without_end_marks(words: Sequence[Word], first: int, stop: int) -> int:
    while stop > first and words[stop - 1].text in ".,;:!?–—-":
        stop -= 1
    return stop


def _reports(clause: Sequence[Word], cue: Cue, linked: bool, section: SpeechWords) -> bool:
    """Whether a complement is a clause, as its cue asks for."""
    takes = cue.sense.takes
    if len(clause) < 2 or (not linked and _names_thing(clause, takes, section)):
        return False
    if takes == "order" and any(w.fold in section.order_links for w in clause):
        return True
    if any(w.fold in section.unseen.order_links for w in clause):
        return True
    if not linked and _is_thing(clause, takes, section):
        return False
    enough = linked or takes in {"clause", "object"}
    return enough or not clause[0].text[0].isalnum() or has_predicate(clause, section)


def _names_thing(clause: Sequence[Word], takes: Takes, section: SpeechWords) -> bool:
    """Whether words name what is spoken of, or what is given, but say nothing of it."""
    head = clause[0].fold
    if any(w.fold in section.as_ for w in clause):
        return False
    if head in section.topics and clause[1].fold in section.relatives:
        return not has_predicate(clause, section)  # "hal yang kita takuti telah terjadi"
    if head in section.topics or head in section.inheritors:
        return True
    if takes == "object":
        return len(clause) == 2 and clause[1].fold in section.demonstratives
    return takes != "clause" and head in section.objects


def _is_thing(clause: Sequence[Word], takes: Takes, section: SpeechWords) -> bool:
    """Whether words are an act or a thing alone, with nothing said of it.

    An order is to somebody, so an act at its head shows it; a clause may begin with one, so there
    a relative behind it must hold all that is said.
    """
    head, sets = clause[0], section_sets(section)
    whole = head.fold.partition("-")[0]  # "perusahaan-perusahaan"
    body = whole in sets.organisations or whole in sets.roles
    act = head.text.islower() and not body and is_action(head, section)
    if takes == "order":
        return act and not any(w.fold in section.order_links for w in clause)
    thing = act or (head.text.islower() and head.fold in section.lifeless)
    if takes != "clause" or not thing or not any(w.fold in section.relatives for w in clause):
        return False
    said = any(w.fold in section.demonstratives or w.text[0].isdigit() for w in clause[:-1])
    return not said and not has_predicate(clause, section)


def has_predicate(clause: Sequence[Word], section: SpeechWords) -> bool:
    """Whether words hold a predicate of their own, outside relatives and purposes."""
    hidden = False
    for i, word in enumerate(clause):
        if i > 1 and word.fold in section.conjunctions and not _is_now(clause, i, section):
            return False
        if word.fold in section.no_predicate_after:
            hidden = True
            continue
        if word.fold in section.as_:
            return True
        if word.fold in section.prepositions and word.fold not in section.inheritors:
            continue
        if not _is_predicate(word, section):
            hidden = hidden and word.fold in section.adverbs
            continue
        if not hidden:
            return True
        chained = i + 1 < len(clause) and is_verb(clause[i + 1], section)
        hidden = word.fold in section.predicates or chained  # "yang berhasil membangun"
    return False


def _is_now(clause: Sequence[Word], i: int, section: SpeechWords) -> bool:
    """Whether a conjunction is half an adverb: "saat ini"."""
    return i + 1 < len(clause) and clause[i + 1].fold in section.demonstratives


def _is_predicate(word: Word, section: SpeechWords) -> bool:
    return word.fold in section.predicates or is_verb(word, section)


def leading_clause(
    words: Sequence[Word],
    before: tuple[int, int],
    after: tuple[int, int],
    section: SpeechWords,
) -> tuple[tuple[int, int], ...]:
    """Parts of a clause around a cue: the words before it, and those after cue and speaker.

    Ranges are of words; a part is taken only where a comma parts it from the speaker.
    """
    spans: list[tuple[int, int]] = []
    first, stop = before
    while first < stop and (
        is_connective(words[first], section) or not words[first].text[0].isalnum()
    ):
        if words[first].text in '"“(':
            break
        first += 1
    end = _without_end_marks(words, first, stop)
    if end - first > 1 and not all(_is_linking(w, section) for w in words[first:end]):
        spans.append((words[first].start, words[end - 1].end))
    first, stop = after
    if first < stop and (words[first].text == "," or not spans):
        first += words[first].text == ","
        cut = _break(words, first, stop, section)
        end = _without_end_marks(words, first, cut)
        whole = bool(spans) and has_predicate(words[before[0] + 1 : before[1]], section)
        aside = bool(spans) and _is_adverbial(words[first:end], section)
        if end - first > 2 and not whole and not aside:
            spans.append((words[first].start, words[end - 1].end))
    return tuple(spans)


def _is_linking(word: Word, section: SpeechWords) -> bool:
    """Words of "karena itu", which is no clause."""
    return (
        word.fold in section_sets(section).openers
        or word.fold in section.demonstratives
        or word.fold in section.conjunctions
    )


def is_connective(word: Word, section: SpeechWords) -> bool:
    """Whether a word at the head of a sentence only links it to the one before."""
    return (
        word.fold in section_sets(section).openers
        and word.fold not in section.articles
        and word.fold not in section.prepositions
        and word.fold not in section.conjunctions
    )


def _is_adverbial(behind: Sequence[Word], section: SpeechWords) -> bool:
    """After a whole clause, what follows the speaker is where and when, not more of it."""
    word = behind[0]
    if word.fold in section.unseen.copulas:
        return False
    if word.fold in section.stops or word.fold in section.calendar:
        return True
    return word.capital and not has_predicate(behind, section)


def _break(words: Sequence[Word], first: int, stop: int, section: SpeechWords) -> int:
    """Where a clause gives way to "..., seraya ..." or to who passed it on ("..., dikutip X")."""
    for i in range(first + 1, stop):
        if words[i - 1].text != ",":
            continue
        passed = i + 1 < stop and words[i].fold in section.comparisons
        if words[i + passed].fold in section.passed_on or words[i].fold in section.breaks:
            return i - 1
    return stop
