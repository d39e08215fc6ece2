"""Read who speaks from the words beside a cue."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from runut.article.cues import lexicon_of
from runut.article.people import (
    begins_body,
    is_action,
    role_text,
    run_end,
    section_sets,
    spell,
    split_name,
)
from runut.article.words import Word, is_verb
from runut.languages.speech import SpeechWords

# A speaker is named in few words; more is a clause that was not understood.
LONGEST = 24

# A role in lower case before a comma and its name has a few words ("Saksi mata, ...").
_LONGEST_ROLE = 6

# An English title has its head word last: "Stakeholder Relation Manager".
_LONGEST_TITLE = 4


class Mention(NamedTuple):
    """Who speaks, as it stands beside a cue.

    Exactly one is set of ``name`` (a person's or an organisation's), ``description`` and
    ``pronoun``; ``start`` and ``end`` are offsets of the words.
    """

    start: int
    end: int
    name: str = ""
    role: str = ""
    description: str = ""
    pronoun: str = ""
    person: bool = False  # the name is a person's, not an organisation's


@cache
def pronouns_of(section: SpeechWords) -> frozenset[str]:
    """All pronouns that a speaker may be."""
    return frozenset((*section.pronouns, *section.plural_pronouns, *section.body_pronouns))


def speaker_after(
    words: Sequence[Word], first: int, stop: int, section: SpeechWords
) -> tuple[Mention | None, int]:
    """The speaker that follows a cue, and the word after it."""
    last = _phrase_end(words, first, stop, section)
    if last == first:
        return None, first
    mention = read_phrase(words[first:last], section)
    if mention is None:
        return None, first
    if words[first].fold in section.media and (own := _own_name(words, last, stop, section)):
        return own
    return _with_apposition(mention, words, last, stop, section)


def _phrase_end(words: Sequence[Word], first: int, stop: int, section: SpeechWords) -> int:
    """Where a phrase ends: at a mark, a small word, or a verb of what happens next."""
    i, stops = first, section.stops
    if i < stop and words[i].fold in pronouns_of(section):
        return i + 1
    while i < stop and i - first < LONGEST:
        word = words[i]
        if word.text == "(":
            i = _after_bracket(words, i, stop)
            continue
        if word.text == "." and i > first and len(words[i - 1].text) == 1 and i + 1 < stop:
            i += 1
            continue
        if not word.text[0].isalnum():
            break
        if word.fold in stops and not word.capital and not _goes_on(words, first, i, stop, section):
            break
        if word.fold in section.calendar and word.capital:
            break
        i += 1
    return i


def _goes_on(words: Sequence[Word], first: int, i: int, stop: int, section: SpeechWords) -> bool:
    """Whether a word that else ends a phrase stands inside it: "penyerang 24 tahun itu"."""
    age = i > first and words[i - 1].text.isdigit() and words[i].fold in section.time_nouns
    return age or _joins_names(words, first, i, stop, section)


def _joins_names(
    words: Sequence[Word], first: int, i: int, stop: int, section: SpeechWords
) -> bool:
    """Whether "dan" stands inside a phrase: "Ketua Asosiasi Hotel dan Restoran"."""
    if not first < i < stop - 1 or not words[i + 1].capital:
        return False
    if words[i].fold in section.role_links:
        return words[first].fold in section_sets(section).roles
    return words[i].fold in section.joins and words[i - 1].capital


def _after_bracket(words: Sequence[Word], first: int, stop: int) -> int:
    for i in range(first, min(stop, first + 12)):
        if words[i].text == ")":
            return i + 1
    return stop


def _own_name(
    words: Sequence[Word], last: int, stop: int, section: SpeechWords
) -> tuple[Mention, int] | None:
    """The name of a medium behind its description and a comma: "kantor berita Iran, IRNA"."""
    if last + 1 >= stop or words[last].text != "," or not words[last + 1].capital:
        return None
    end = run_end(words, last + 1, stop, frozenset(section.name_links))
    own = words[last + 1 : end]
    if own[0].fold in section.calendar:
        return None
    return Mention(own[0].start, own[-1].end, name=spell(own)), end


def _with_apposition(
    mention: Mention, words: Sequence[Word], last: int, stop: int, section: SpeechWords
) -> tuple[Mention, int]:
    """Join "jaksa eksekusi, Sari Dewi" and "Sari Dewi, jaksa eksekusi"."""
    comma = _comma_behind(mention, words, last, stop, section)
    if comma is None:
        return mention, last
    end = _phrase_end(words, comma + 1, stop, section)
    second = read_phrase(words[comma + 1 : end], section) if end > comma + 1 else None
    joined = None if second is None or second.pronoun else _joined(mention, second, section)
    return (joined, end) if joined else (mention, last)


def _comma_behind(
    mention: Mention, words: Sequence[Word], last: int, stop: int, section: SpeechWords
) -> int | None:
    """The comma after a phrase, a relative clause of it aside."""
    if mention.pronoun or last >= stop:
        return None
    reach = last + 1
    linked = words[last].fold in section.relatives or words[last].fold in section.addressee
    if mention.description and linked:
        reach = last + 16
    comma = next((i for i in range(last, min(stop, reach)) if words[i].text == ","), None)
    return comma if comma is not None and comma + 1 < stop else None


def _joined(first: Mention, second: Mention, section: SpeechWords) -> Mention | None:
    """One speaker of two phrases around a comma, if the one is the other's role."""
    if first.description and first.description.split()[0].casefold() in section.quantifiers:
        return None  # several have no name
    half_read = first.person and first.role and " " not in first.name
    if half_read and second.person and not second.role:
        return second._replace(role=f"{first.role} {first.name}")
    if not first.person and second.person and not second.role:
        return second._replace(role=first.role or first.description or first.name)
    if first.person and not second.person and _is_role(second, section):
        return first._replace(role=first.role or second.description or second.name)
    return None


def _is_role(mention: Mention, section: SpeechWords) -> bool:
    words = (mention.description or mention.name).casefold().split()
    near = words[:1] if mention.description else words[:_LONGEST_TITLE]
    return any(word in section_sets(section).roles for word in near)


def read_phrase(phrase: Sequence[Word], section: SpeechWords) -> Mention | None:
    """Read one phrase without commas as name, role and name, description or pronoun."""
    plain = without_brackets(phrase)
    while plain and plain[-1].fold in section.adverbs and not plain[-1].capital:
        if plain[-1].fold in section.demonstratives and not (
            len(plain) > 1 and plain[-2].fold in section.adverbs
        ):
            break
        plain = plain[:-1]
    if not plain:
        return None
    plain = past_medium(plain, section)
    start, end = plain[0].start, plain[-1].end
    last = plain[-1].fold
    if len(plain) == 1 and last in pronouns_of(section):
        return Mention(start, end, pronoun=last)
    return _both(plain, section) or named(plain, section) or described(plain, section)


def joins(word: Word, section: SpeechWords) -> bool:
    """Whether a word joins two speakers, and is not inside a name ("Hotel dan Restoran")."""
    return word.fold in section.joins and not word.kind


def past_medium(plain: list[Word], section: SpeechWords) -> list[Word]:
    """The own name of a medium: of "kantor berita TASS", of "media negara Rusia RIA"."""
    if plain[0].fold not in section.media or not plain[-1].capital:
        return plain
    first = last_run(plain, section)
    if not first:
        return plain
    while first < len(plain) - 1 and plain[first].fold in section.places:
        first += 1
    return plain[first:]


def _both(plain: Sequence[Word], section: SpeechWords) -> Mention | None:
    """Two people: "Sari Dewi dan Budi Karya"."""
    at = next((i for i, w in enumerate(plain) if joins(w, section)), 0)
    if not 0 < at < len(plain) - 1:
        return None
    left, right = named(plain[:at], section), named(plain[at + 1 :], section)
    if not (left and right and left.person and right.person):
        return None
    return Mention(plain[0].start, plain[-1].end, name=f"{left.name}; {right.name}")


def without_brackets(phrase: Sequence[Word]) -> list[Word]:
    """A phrase without what stands in round brackets."""
    kept: list[Word] = []
    depth = 0
    for word in phrase:
        depth += word.text == "("
        if not depth and word.text != ")":
            kept.append(word)
        depth -= word.text == ")" and depth > 0
    return kept


def named(plain: Sequence[Word], section: SpeechWords) -> Mention | None:
    """The name in a phrase: before a place or time, at its end, else at its beginning.

    Of "Sari Dewi alias Dewi Kecil" the first.
    """
    other = next((i for i, w in enumerate(plain) if i and w.fold in section.aliases), 0)
    if other and plain[other - 1].capital and plain[-1].capital:
        plain = plain[:other]
    found = _head_name(plain, section) or _end_name(plain, section)
    if found:
        return found
    cuts = [i for i, w in enumerate(plain) if i and w.fold in section.prepositions]
    if cuts and (shorter := named(plain[: cuts[-1]], section)) and shorter.person:
        return shorter
    return _begin_name(plain, section) if plain[0].capital else None


def _end_name(plain: Sequence[Word], section: SpeechWords) -> Mention | None:
    """The name at the end of a phrase: "pembantunya Sari Dewi"."""
    first = last_run(plain, section)
    if first is None:
        return None
    office = first > 0 and plain[0].fold in section_sets(section).roles
    phrase = split_name(plain[first:], section, office=office)
    if not phrase.name:
        return None
    before = (*plain[:first], *phrase.role)
    if len(phrase.name) == 1 and before and before[0].fold in section.relations:
        return None  # "pengacara Sari": the name is another's
    if _is_organisation(before, section):
        return Mention(plain[0].start, plain[-1].end, name=spell(plain))
    return _person(phrase.name, role_text(before, section) or _lower_role(before, section))


def _begin_name(plain: Sequence[Word], section: SpeechWords) -> Mention | None:
    """The name that a phrase begins with, or consists of: "Sari kemudian", "Greenpeace"."""
    end = run_end(plain, 0, len(plain), frozenset(section.name_links))
    phrase = split_name(plain[:end], section)
    ends = end == len(plain) or _ends_name(plain[end], section)
    if phrase.name and ends and plain[-1].fold not in section.demonstratives:
        return _person(phrase.name, role_text(phrase.role, section))
    if end == len(plain) and plain[0].fold not in section_sets(section).roles:
        return Mention(plain[0].start, plain[-1].end, name=spell(plain))
    return None


def _ends_name(word: Word, section: SpeechWords) -> bool:
    """Whether a word behind a capitalised phrase shows that the phrase was all: "Sari kemudian"."""
    return word.fold in section.stops or word.fold in section.adverbs or is_verb(word, section)


def leading_person(
    words: Sequence[Word], first: int, stop: int, section: SpeechWords
) -> Mention | None:
    """The person that a clause begins with, whatever follows."""
    if first >= stop or not words[first].capital:
        return None
    end = run_end(words, first, stop, frozenset(section.name_links))
    phrase = split_name(words[first:end], section)
    if phrase.name:
        return _person(phrase.name, role_text(phrase.role, section))
    role = phrase.role
    if role and role[0].fold in section_sets(section).roles:  # "Saksi mata, Sari, ..."
        while end < min(stop, first + _LONGEST_ROLE) and words[end].text.isalpha():
            end += 1
        role = tuple(words[first:end])
    if end + 1 < stop and words[end].text == "," and words[end + 1].capital:
        behind = leading_person(words, end + 1, stop, section)
        return behind._replace(role=role_text(role, section)) if behind else None
    return None


def _head_name(plain: Sequence[Word], section: SpeechWords) -> Mention | None:
    """The name that a place or time follows: "Sari di akun Instagram-nya"."""
    if not plain[0].capital:
        return None
    end = run_end(plain, 0, len(plain), frozenset(section.name_links))
    if end == len(plain) or plain[end].fold not in section.prepositions:
        return None
    phrase = split_name(plain[:end], section)
    return _person(phrase.name, role_text(phrase.role, section)) if phrase.name else None


def _person(name: Sequence[Word], role: str) -> Mention:
    return Mention(name[0].start, name[-1].end, name=spell(name), role=role, person=True)


def _is_organisation(before: Sequence[Word], section: SpeechWords) -> bool:
    return bool(before) and begins_body(before, section)


def _lower_role(before: Sequence[Word], section: SpeechWords) -> str:
    """A role that begins with no known office: kept where it is short and all lower case."""
    words = [w for w in before if w.fold not in section_sets(section).titles]
    lexicon = lexicon_of(section)[0]
    plain = all(w.text[0].isalnum() and w.fold not in lexicon for w in words)
    return spell(words) if 0 < len(words) <= 6 and plain and not words[0].capital else ""


def last_run(plain: Sequence[Word], section: SpeechWords) -> int | None:
    """Where the capitalised phrase at the end of a phrase begins."""
    i = len(plain)
    links = section.name_links
    while i and (
        plain[i - 1].capital
        or (plain[i - 1].text == "." and i > 1 and len(plain[i - 2].text) == 1)
        or (plain[i - 1].fold in links and i < len(plain) and i > 1 and plain[i - 2].capital)
    ):
        i -= 1
    return i if i < len(plain) else None


def described(plain: Sequence[Word], section: SpeechWords) -> Mention | None:
    """A phrase as a description of somebody unnamed, if it can be one."""
    if len(plain) > LONGEST or is_lifeless(plain[0], section, *plain[1:2]):
        return None
    if not any(w.text[0].isalpha() for w in plain):
        return None
    return Mention(plain[0].start, plain[-1].end, description=spell(plain))


def is_lifeless(head: Word, section: SpeechWords, nxt: Word | None = None) -> bool:
    """Whether a subject with this head can't say anything: "perjalanan", "hal".

    With the next word also in capitals it is a body: "Kepolisian Merseyside".
    """
    if nxt and nxt.capital and head.capital:
        return False
    sets, fold = section_sets(section), head.fold
    if fold in section.lifeless:
        return True
    if fold in sets.organisations or fold in sets.roles or fold in section.statements:
        return False
    return is_action(head, section)


def may_speak(mention: Mention, section: SpeechWords) -> bool:
    """Whether somebody is a person or a body for certain: what a cue nobody listed asks for."""
    if not mention.description:
        return True
    sets, head = section_sets(section), mention.description.split()[0].casefold()
    return head in sets.roles or head in sets.organisations or head in section.quantifiers
