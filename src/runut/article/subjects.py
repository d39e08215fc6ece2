"""Read the subject that stands before a cue."""

from __future__ import annotations

from collections.abc import Sequence

from runut.article.clauses import has_predicate
from runut.article.people import role_text, run_end, section_sets, spell, split_name
from runut.article.speakers import (
    LONGEST,
    Mention,
    described,
    is_lifeless,
    joins,
    last_run,
    named,
    past_medium,
    pronouns_of,
    read_phrase,
    without_brackets,
)
from runut.article.words import NO_NAME, Word
from runut.languages.speech import SpeechWords

# A subject stands near its cue: with role, brackets and an insertion, in 60 words.
_REACH = 60

# A subject that holds a clause of its own has some length.
_SHORTEST_CLAUSE = 8


def speaker_before(
    words: Sequence[Word], first: int, cue: int, section: SpeechWords
) -> Mention | None:
    """The subject that stands before a cue, in the words from ``first`` on."""
    first = max(first, cue - _REACH)
    last = _strip_adverbs(words, first, cue, section)
    parts = _parts(words, first, last)
    if not parts:
        return None
    if parts[-1][0] == parts[-1][1]:  # a comma right before the cue closes an insertion
        parts = _without_asides(words, parts, section)
        return _around_insertion(words, parts[:-1], section)
    joint = _joint(words, parts, section)
    if joint:
        return joint
    subject = _subject(words, parts[-1], section)
    if subject and subject.person and not subject.role and len(parts) > 1:
        office = _office(words, parts[-2], section)
        return subject._replace(role=office) if office else subject
    return subject


def _strip_adverbs(words: Sequence[Word], first: int, cue: int, section: SpeechWords) -> int:
    last = cue
    while last > first and words[last - 1].fold in section.adverbs and not words[last - 1].capital:
        if last - 2 >= first and words[last - 2].fold in section.time_nouns:
            last -= 2
            continue
        if words[last - 1].fold in section.demonstratives and not _temporal(
            words, first, last, section
        ):
            break
        last -= 1
    return last


def _temporal(words: Sequence[Word], first: int, last: int, section: SpeechWords) -> bool:
    """Whether a demonstrative ends an adverb ("baru-baru ini"), not a description."""
    return last - 2 >= first and words[last - 2].fold in section.adverbs


def _parts(words: Sequence[Word], first: int, last: int) -> list[tuple[int, int]]:
    """Ranges between the commas, brackets aside."""
    parts: list[tuple[int, int]] = []
    start, depth = first, 0
    for i in range(first, last):
        text = words[i].text
        depth += (text == "(") - (text == ")" and depth > 0)
        if text == "," and not depth:
            parts.append((start, i))
            start = i + 1
    parts.append((start, last))
    while len(parts) > 1 and _is_degree(words[slice(*parts[-1])]):
        parts.pop()
    return parts


def _is_degree(part: Sequence[Word]) -> bool:
    """Whether a part is an academic degree: "S.H.", "M.Si"."""
    short = all(w.text == "." or (w.capital and len(w.text) < 4) for w in part)
    return short and any(w.text == "." for w in part)


def _without_asides(
    words: Sequence[Word], parts: list[tuple[int, int]], section: SpeechWords
) -> list[tuple[int, int]]:
    """Parts without those at their end that tell who passed it on, and when."""
    end = len(parts) - 1
    while end > 1 and _is_aside(words[parts[end - 1][0]], section):
        end -= 1
    return [*parts[:end], parts[-1]]


def _is_aside(word: Word, section: SpeechWords) -> bool:
    day = word.capital and word.fold in section.calendar
    return day or word.fold in section.comparisons or word.fold in section.passed_on


def _around_insertion(
    words: Sequence[Word], parts: list[tuple[int, int]], section: SpeechWords
) -> Mention | None:
    """The subject of "Sari Dewi, ketua tim, ...", "Ketua Tim, Sari, ...", "Sari, di sini, ..."."""
    inserted = _subject(words, parts[-1], section) if parts else None
    if len(parts) < 2 or parts[-1][0] == parts[-1][1]:
        return inserted
    before = _subject(words, parts[-2], section)
    phrase = without_brackets(words[slice(*parts[-1])])
    if len(parts) > 2 and all(w.fold in section.places for w in phrase):
        return _subject(words, parts[0], section) or before
    aside = phrase[0].fold in (*section.prepositions, *section.relatives, *section.blockers)
    if before and (inserted is None or aside):
        return before
    if before and before.person and phrase[0].fold in section_sets(section).roles:
        return before._replace(role=before.role or spell(phrase))
    return _with_insertion(before, inserted, phrase, _office(words, parts[-2], section))


def _with_insertion(
    before: Mention | None, inserted: Mention | None, phrase: Sequence[Word], office: str
) -> Mention | None:
    """Whichever of subject and insertion is the name; the other is its role."""
    if before and before.person and phrase and not phrase[0].capital:
        return before._replace(role=before.role or spell(phrase))
    if inserted and inserted.person and not inserted.role:
        return inserted._replace(role=office)
    if before and before.person and inserted and not inserted.person:
        return before._replace(role=before.role or inserted.description or inserted.name)
    return inserted or before


def _office(words: Sequence[Word], part: tuple[int, int], section: SpeechWords) -> str:
    """The role that a part consists of, if it is one."""
    plain = _opened(without_brackets(words[part[0] : part[1]]), section)
    if not plain or plain[0].fold not in section_sets(section).roles:
        return ""
    return role_text(plain, section)


def _opened(plain: list[Word], section: SpeechWords) -> list[Word]:
    """A phrase without the words that open the sentence before it."""
    openers = section_sets(section).openers
    while len(plain) > 1 and plain[0].fold in openers:
        plain = plain[1:]
    return plain


def _subject(words: Sequence[Word], part: tuple[int, int], section: SpeechWords) -> Mention | None:
    raw = without_brackets(words[part[0] : part[1]])
    if not raw or _is_no_subject(raw, section):
        return None
    last = raw[-1]
    if last.fold in pronouns_of(section) and not _is_owner(raw, section):
        return Mention(last.start, last.end, pronoun=last.fold)
    adverbial = raw[0].fold in section.prepositions and raw[0].fold not in section.inheritors
    plain = _opened(raw, section)
    if adverbial:
        first = last_run(plain, section)
        return read_phrase(plain[first:], section) if first is not None else None
    cut = max((i for i, w in enumerate(plain) if w.fold in section.conjunctions), default=-1)
    plain = plain[cut + 1 :]
    if not plain or is_lifeless(plain[0], section, *plain[1:2]) or len(plain) > LONGEST:
        return None
    if plain[0].fold in pronouns_of(section):
        return None
    plain = past_medium(_without_clause(plain, section), section)
    return named(plain, section) or described(plain, section)


def _is_no_subject(raw: Sequence[Word], section: SpeechWords) -> bool:
    """Whether words are a day, or only open a clause: "Meskipun mengkritik ..."."""
    opens = len(raw) == 1 and raw[0].fold in section.prepositions
    return opens or (raw[0].fold in section.calendar and raw[0].capital)


def _without_clause(plain: list[Word], section: SpeechWords) -> list[Word]:
    """The subject of "Astoria telah mengancam ... dan laporan media ...": behind the link.

    Without a link, of a clause that no comma parts from the cue, the name that it begins with.
    """
    if len(plain) < _SHORTEST_CLAUSE or not has_predicate(plain, section):
        return plain
    link = max((i for i, w in enumerate(plain) if w.fold in section.joins), default=-1)
    if 0 < link < len(plain) - 1 and not has_predicate(plain[link + 1 :], section):
        return plain[link + 1 :]
    end = run_end(plain, 0, len(plain), frozenset(section.name_links))
    return plain[:end] if plain[0].capital else plain


def _is_owner(raw: Sequence[Word], section: SpeechWords) -> bool:
    """Whether a pronoun at the end of two words owns the first: "Studi mereka"."""
    if len(raw) != 2 or raw[1].fold not in section.plural_pronouns:
        return False
    sets = section_sets(section)
    return raw[0].fold not in sets.openers and raw[0].fold not in section.adverbs


def _stands_alone(member: Sequence[Word], section: SpeechWords) -> bool:
    """Whether a member of "X dan Y" is somebody by itself: a person, a place, an acronym."""
    if split_name(member, section).name:
        return True
    single = len(member) == 1 and member[0].kind != NO_NAME
    return single or all(w.fold in section.places or w.text.isupper() for w in member)


def _joint(
    words: Sequence[Word], parts: list[tuple[int, int]], section: SpeechWords
) -> Mention | None:
    """Several speakers: "Amerika, Korea Selatan, dan Jepang", "Sari dan Budi"."""
    first, last = parts[-1]
    if words[first].fold in section.joins and len(parts) > 1:
        members = [*parts[:-1], (first + 1, last)]
    else:
        split = [i for i in range(first + 1, last - 1) if joins(words[i], section)]
        links = frozenset(section.name_links)
        if len(split) != 1 or not words[split[0] + 1].capital or not words[first].capital:
            return None
        if run_end(words, first, split[0], links) != split[0]:
            return None
        members = [(first, split[0]), (split[0] + 1, last)]
        if not all(_stands_alone(words[slice(*m)], section) for m in members):
            return None
    mentions = [_subject(words, m, section) for m in members]
    names = [m.name or m.description for m in mentions if m]
    if len(names) < len(members) or not all(names):
        return None
    return Mention(words[members[0][0]].start, words[last - 1].end, name="; ".join(names))
