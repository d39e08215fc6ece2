"""The role beside a person's name, and who held which role when."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from runut.article.cues import lexicon_of
from runut.article.people import section_sets, spell
from runut.article.speakers import without_brackets
from runut.article.words import Word, is_verb
from runut.languages.pack import Pack
from runut.languages.people import PeopleWords

# Words of the longest role read: "Deputi Bidang Koordinasi ... Kementerian ... Republik ...".
_LONGEST = 16

# Words around a name in which it is introduced as somebody's kin.
_KIN_BEFORE, _KIN_BEHIND = 8, 4

# Words of the longest bracket between a name and a role behind it: "(43 tahun)".
_BRACKET = 5


class Scene(NamedTuple):
    """An article's words, where people's names end in it (offsets), and its language."""

    words: Sequence[Word]
    ends: frozenset[int]
    pack: Pack
    section: PeopleWords


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


def find_role(scene: Scene, titled: int, core: int, last: int) -> Role | None:
    """The role before a name (words ``core`` to ``last``, titles from ``titled``), or behind it."""
    words, section = scene.words, scene.section
    name_end = words[last - 1].end
    found = _before(scene, titled)
    own = found and not _is_anothers(scene, found[0], last) and not _is_asides(scene, found, last)
    if found and own:
        return _role(words[slice(*found)], words[found[0]].start, name_end, section)
    found = _behind(scene, last)
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


def _before(scene: Scene, first: int) -> tuple[int, int] | None:
    """The words of a role that ends right before a name, or before a comma and a name."""
    words, section = scene.words, scene.section
    comma = first > 0 and words[first - 1].text == ","
    if first > 0 and words[first - 1].fold in section.named:
        first -= 1
    last = first - comma
    head = _first_head(scene, _phrase_start(scene, last), last)
    if head is None or words[head].fold in section.kin or words[last - 1].fold in section.possessed:
        return None
    if head and words[head - 1].fold in section.collective:
        return None
    of_somebody = words[head].fold in section.of_somebody
    if words[last - 1].end in scene.ends and not (comma and of_somebody):
        return None
    return (head, last) if not comma or _opens_clause(scene, head) else None


def _phrase_start(scene: Scene, last: int) -> int:
    """How far back the phrase that ends before ``last`` may reach."""
    words = scene.words
    k, depth = last, 0
    while k and last - k < _LONGEST:
        word = words[k - 1]
        if word.text == ")":
            depth += 1
        elif word.text == "(" and depth:
            depth -= 1
        elif not depth and _ends_phrase(scene, k, last):
            break
        k -= 1
    return k


def _ends_phrase(scene: Scene, k: int, last: int) -> bool:
    """Whether the word before ``k`` stands outside the phrase that ends before ``last``."""
    anothers = k < last and scene.words[k - 1].end in scene.ends
    return anothers or _breaks(scene, k - 1, last)


def _breaks(scene: Scene, k: int, last: int) -> bool:
    """Whether a word can't stand inside a role that ends before ``last``."""
    words, speech = scene.words, scene.pack.speech
    word = words[k]
    if not word.text[0].isalpha():
        return not (word.text in "/-&–" or word.text[0].isdigit())
    within = (*scene.section.after_role, *speech.role_links)
    if word.fold in section_sets(speech).roles or word.fold in within:
        return False
    if word.capital and word.fold not in speech.openers:
        return False
    if word.fold in speech.joins or word.fold in speech.of:
        return not (0 < k < last - 1 and words[k - 1].capital and words[k + 1].capital)
    return word.fold in _outside(scene.pack) or is_verb(word, speech)


@cache
def _outside(pack: Pack) -> frozenset[str]:
    """Words in lower case that never stand inside a role."""
    speech = pack.speech
    lexicon, _ = lexicon_of(speech)
    small = (*speech.stops, *speech.openers, *speech.prepositions, *speech.conjunctions)
    marked = (*speech.pronouns, *speech.demonstratives, *speech.relatives, *speech.adverbs)
    every = frozenset((*small, *marked, *lexicon, *speech.quantifiers, *speech.according))
    return every - {"of", "for"}


def _first_head(scene: Scene, k: int, last: int) -> int | None:
    """The first word of office in a phrase, with "mantan" and the like before it."""
    return next((i for i in range(k, last) if _is_head(scene.words[i], scene)), None)


def _is_head(word: Word, scene: Scene) -> bool:
    fold, section = word.fold, scene.section
    is_role = fold in section_sets(scene.pack.speech).roles
    if fold in section.collective:
        return False
    return is_role or fold in section.former or fold in section.pending


def _opens_clause(scene: Scene, head: int) -> bool:
    """Whether a role that a comma parts from the name begins its clause.

    "Setelah bertemu presiden, Sari ..." gives Sari no role, "Menurut Ketua RT, Sari ..." does.
    """
    speech = scene.pack.speech
    before = scene.words[head - 1] if head else None
    if before is None or not before.text[0].isalnum():
        return True
    lexicon, _ = lexicon_of(speech)
    if before.fold in scene.section.role_openers or before.fold in lexicon:
        return True
    return before.fold in speech.openers and before.capital


def _is_anothers(scene: Scene, head: int, last: int) -> bool:
    """Whether a role that a name completes is of who stands beside it.

    "Kuasa hukum Sari, Budi Karya", "Budi Karya, ajudan Sari".
    """
    words = scene.words
    if words[head].fold not in scene.section.of_somebody:
        return False
    behind = words[last : last + 2]
    if len(behind) == 2 and behind[0].text == "," and behind[1].capital:
        return True
    return head > 1 and words[head - 1].text == "," and words[head - 2].end in scene.ends


def _is_asides(scene: Scene, found: tuple[int, int], last: int) -> bool:
    """Whether a role opens a sentence whose subject is another: "Menurut ketua tim, Sari sakit".

    In "Menurut ketua tim, Sari, ..." a comma closes the name.
    """
    words, speech = scene.words, scene.pack.speech
    head, end = found
    if not head or words[head - 1].fold not in speech.according or words[end].text != ",":
        return False
    return last < len(words) and words[last].text not in ",(."


def _behind(scene: Scene, last: int) -> tuple[int, int] | None:
    """The words of a role behind a name: "Sari, ketua tim, ...", "Sari selaku ketua tim"."""
    words, section = scene.words, scene.section
    last = _past_bracket(words, last)
    if last + 1 >= len(words):
        return None
    linked = words[last].fold in section.as_
    first = last + 1
    if not (linked or words[last].text == ",") or not _is_head(words[first], scene):
        return None
    k = _phrase_end(scene, first)
    closed = linked or (k < len(words) and words[k].text in ",.)")
    own = words[k - 1].end not in scene.ends or words[first].fold in section.of_somebody
    return (first, k) if closed and own and words[first].fold not in section.kin else None


def _past_bracket(words: Sequence[Word], last: int) -> int:
    """The word behind a short bracket, such as an age, that follows a name."""
    behind = words[last : last + _BRACKET]
    if not behind or behind[0].text != "(":
        return last
    return next((last + i + 1 for i, w in enumerate(behind) if w.text == ")"), last)


def _phrase_end(scene: Scene, first: int) -> int:
    """Where a role behind a name ends: at the latest where lower case follows a proper name."""
    words, k = scene.words, first + 1
    links = (*scene.pack.speech.joins, *scene.pack.speech.role_links)
    while k < len(words) and k - first < _LONGEST and not _breaks(scene, k, len(words)):
        proper = k > first + 1 and words[k - 1].capital and words[k].text.islower()
        if proper and words[k].fold not in links:
            break
        k += 1
    return k


def is_kin(scene: Scene, core: int, last: int) -> bool:
    """Whether a person is introduced as somebody's kin: "istri Sari, Budi", "Budi, istri Sari"."""
    words, kin, owner = scene.words, scene.section.kin, scene.pack.speech.owner
    named = False
    for word in reversed(words[max(core - _KIN_BEFORE, 0) : core]):
        if word.text in ".;!?" or is_verb(word, scene.pack.speech):
            break
        if word.fold in kin and named:
            return True
        if owner and word.fold.endswith(owner) and word.fold.removesuffix(owner) in kin:
            return True
        named = named or word.end in scene.ends
    behind = words[last : last + _KIN_BEHIND]
    return bool(behind) and behind[0].text == "," and any(w.fold in kin for w in behind)
