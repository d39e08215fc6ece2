"""The role beside a person's name, and who held which role when."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from runut.article.clauses import is_verb
from runut.article.cues import lexicon_of
from runut.article.people import section_sets, spell
from runut.article.speakers import without_brackets
from runut.article.words import Word
from runut.languages.pack import Pack
from runut.languages.people import PeopleWords

# Words of the longest role read: "Deputi Bidang Koordinasi ... Kementerian ... Republik ...".
_LONGEST = 16

# Words around a name in which it is introduced as somebody's kin.
_KIN_BEFORE, _KIN_BEHIND = 8, 4


class Role(NamedTuple):
    """A role as it stands beside a name.

    ``start`` and ``end`` are offsets of role and name together; ``head`` is its first word,
    case-folded, without the words that say that it is over.
    """

    text: str
    head: str
    words: tuple[str, ...]  # case-folded, after the head
    former: bool
    start: int
    end: int


def find_role(
    words: Sequence[Word],
    titled: int,
    core: int,
    last: int,
    ends: set[int],
    pack: Pack,
    section: PeopleWords,
) -> Role | None:
    """The role before a name (words ``core`` to ``last``, titles from ``titled``), or behind it.

    ``ends`` are the offsets where people's names end.
    """
    name_end = words[last - 1].end
    found = _before(words, titled, ends, pack, section)
    if found and not _is_anothers(words, found[0], last, section):
        return _role(words[slice(*found)], words[found[0]].start, name_end, section)
    found = _behind(words, last, ends, pack, section)
    if found:
        return _role(words[slice(*found)], words[core].start, words[found[1] - 1].end, section)
    return None


def _role(phrase: Sequence[Word], start: int, end: int, section: PeopleWords) -> Role | None:
    k = 0
    former = False
    while k < len(phrase) - 1 and phrase[k].fold in section.former:
        former = True
        k += 1
    rest = phrase[k:]
    if rest[0].fold in section.former or (len(rest) == 1 and rest[0].fold in section.unfinished):
        return None
    folds = tuple(w.fold for w in without_brackets(rest) if w.text[0].isalnum())
    if not folds:
        return None
    return Role(spell(rest), folds[0], folds[1:], former, start, end)


def _before(
    words: Sequence[Word], first: int, ends: set[int], pack: Pack, section: PeopleWords
) -> tuple[int, int] | None:
    """The words of a role that ends right before a name, or before a comma and a name."""
    comma = first > 0 and words[first - 1].text == ","
    if first > 0 and words[first - 1].fold in section.named:
        first -= 1
    last = first - comma
    k = _phrase_start(words, last, ends, pack, section)
    head = _first_head(words, k, last, pack, section)
    if head is None or words[head].fold in section.kin or words[last - 1].fold in section.possessed:
        return None
    of_somebody = words[head].fold in section.of_somebody
    if _is_name(words[last - 1], ends) and not (comma and of_somebody):
        return None
    return (head, last) if not comma or _opens_clause(words, head, pack, section) else None


def _phrase_start(
    words: Sequence[Word], last: int, ends: set[int], pack: Pack, section: PeopleWords
) -> int:
    """How far back the phrase that ends before ``last`` may reach."""
    k, depth = last, 0
    while k and last - k < _LONGEST:
        word = words[k - 1]
        if word.text == ")":
            depth += 1
        elif word.text == "(" and depth:
            depth -= 1
        elif not depth and (_breaks(words, k - 1, last, pack) or k < last and word.end in ends):
            break
        k -= 1
    return k


def _breaks(words: Sequence[Word], k: int, last: int, pack: Pack) -> bool:
    """Whether a word can't stand inside a role."""
    word, speech = words[k], pack.speech
    if word.text in "/-&" or word.text[0].isdigit():
        return False
    if not word.text[0].isalpha():
        return True
    if word.capital and word.fold not in speech.openers:
        return False
    if word.fold in speech.joins or word.fold in speech.role_links or word.fold in speech.of:
        inside = k + 1 < last and words[k + 1].capital and k and words[k - 1].capital
        return not inside and word.fold not in speech.role_links
    if word.fold in section_sets(speech).roles:
        return False
    return word.fold in _outside(pack) or is_verb(word, speech)


@cache
def _outside(pack: Pack) -> frozenset[str]:
    """Words in lower case that never stand inside a role."""
    speech = pack.speech
    lexicon, _ = lexicon_of(speech)
    small = (*speech.stops, *speech.openers, *speech.prepositions, *speech.conjunctions)
    marked = (*speech.pronouns, *speech.demonstratives, *speech.relatives, *speech.adverbs)
    every = frozenset((*small, *marked, *lexicon, *speech.quantifiers, *speech.according))
    return every - {"of", "for"}


def _first_head(
    words: Sequence[Word], k: int, last: int, pack: Pack, section: PeopleWords
) -> int | None:
    """The first word of office in a phrase, with "mantan" and the like before it."""
    return next((i for i in range(k, last) if _is_head(words[i], pack, section)), None)


def _is_head(word: Word, pack: Pack, section: PeopleWords) -> bool:
    fold = word.fold
    return (
        fold in section_sets(pack.speech).roles or fold in section.former or fold in section.pending
    )


def _is_name(word: Word, ends: set[int]) -> bool:
    """Whether a word ends somebody's name: in "ajudan Sari, Budi" the role is not Sari's."""
    return word.end in ends


def _opens_clause(words: Sequence[Word], head: int, pack: Pack, section: PeopleWords) -> bool:
    """Whether a role that a comma parts from the name begins its clause.

    "Setelah bertemu presiden, Sari ..." gives Sari no role, "Menurut Ketua RT, Sari ..." does.
    """
    before = words[head - 1] if head else None
    if before is None or not before.text[0].isalnum():
        return True
    lexicon, _ = lexicon_of(pack.speech)
    if before.fold in section.role_openers or before.fold in lexicon:
        return True
    return before.fold in pack.speech.openers and before.capital


def _behind(
    words: Sequence[Word], last: int, ends: set[int], pack: Pack, section: PeopleWords
) -> tuple[int, int] | None:
    """The words of a role between commas behind a name: "Sari Dewi, ketua tim itu, ..."."""
    if last + 1 >= len(words) or not (words[last].text == "," or words[last].fold in section.as_):
        return None
    first = last + 1
    if not _is_head(words[first], pack, section) or words[first].fold in section.kin:
        return None
    k = first + 1
    while k < len(words) and k - first < _LONGEST and not _breaks(words, k, k + 2, pack):
        k += 1
    closed = words[last].fold in section.as_ or (k < len(words) and words[k].text in ",.)")
    if not closed:
        return None
    if _is_name(words[k - 1], ends) and words[first].fold not in section.of_somebody:
        return None
    return first, k


def _is_anothers(words: Sequence[Word], head: int, last: int, section: PeopleWords) -> bool:
    """Whether the role is of who follows: "kuasa hukum Sari, Budi Karya"."""
    behind = words[last : last + 2]
    named = len(behind) == 2 and behind[0].text == "," and behind[1].capital
    return named and words[head].fold in section.of_somebody


def is_kin(
    words: Sequence[Word], core: int, last: int, ends: set[int], pack: Pack, section: PeopleWords
) -> bool:
    """Whether a person is introduced as somebody's kin: "istri Sari, Budi", "Budi, istri Sari"."""
    owned = {kin + pack.speech.owner for kin in section.kin} if pack.speech.owner else set()
    named = False
    for word in reversed(words[max(core - _KIN_BEFORE, 0) : core]):
        if word.text in ".;!?" or is_verb(word, pack.speech):
            break
        if word.fold in owned or (word.fold in section.kin and named):
            return True
        named = named or word.end in ends
    behind = words[last : last + _KIN_BEHIND]
    return bool(behind) and behind[0].text == "," and any(w.fold in section.kin for w in behind)
