"""Who a text names: full names, the roles beside them, and short names told apart.

Without a model for names this rests on capital letters and on words that stand in offices,
organisations and places; it answers only for somebody who speaks.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from runut.article.cues import lexicon_of
from runut.article.words import Word, is_verb
from runut.languages.speech import SpeechWords


class Phrase(NamedTuple):
    """A capitalised phrase taken apart: the role before a name, and the name."""

    role: tuple[Word, ...]
    name: tuple[Word, ...]


class Person(NamedTuple):
    """A full name, where it stands first, and the role beside it."""

    name: str
    parts: frozenset[str]
    start: int
    role: str
    office: str = ""  # the short name of the role, from a bracket: "menag" of "(Menag)"


@cache
def nameless(section: SpeechWords) -> frozenset[str]:
    """Words that are never part of a person's name."""
    roles = frozenset(section.roles) - frozenset(section.also_names)
    # Bare roots are left out: "Puji" is somebody's name.
    cues = {form for form, sense in lexicon_of(section)[0].items() if sense.voice != "after"}
    return (
        frozenset((*section.office_words, *section.places, *section.titles, *section.calendar))
        | roles
        | cues
        | frozenset((*section.openers, *section.pronouns, *section.stops, *section.organisations))
        | frozenset(section.quantifiers)
    )


def find_people(words: Sequence[Word], section: SpeechWords) -> list[Person]:
    """Everybody a text names in full or with a role, in order."""
    people: list[Person] = []
    runs = capital_runs(words, section)
    begins = {last: first for first, last in runs}
    for first, last in runs:
        phrase = split_name(words[first:last], section)
        if not phrase.name:
            continue
        role = role_text(phrase.role, section)
        if not role and not phrase.role:
            role = _office_before(words, first, begins, section)
        if not role:
            role = _role_in_lower_case(words, first, section)
        if len(phrase.name) == 1 and is_relation(role, section):
            role = ""
        if people and _is_apposition(words, first, people[-1], section):
            people[-1] = people[-1]._replace(role=people[-1].role or spell(words[first:last]))
        elif role or len(phrase.name) > 1:
            somebody = person(spell(phrase.name), phrase.name[0].start, role)
            somebody = somebody._replace(office=_short_office(words, first))
            people.append(_also_called(somebody, words, last, section))
    return people


# "Menteri Koordinator Bidang Pangan (Menko Pangan) Republik Cendana Sari Dewi"
_OFFICE_BACK = 8


def _short_office(words: Sequence[Word], first: int) -> str:
    """The short name of an office in the bracket before a name: "Menteri Agama (Menag) Sari"."""
    close = first - 1
    while close > 1 and first - close < _OFFICE_BACK and words[close].capital:
        close -= 1
    if close < 2 or words[close].text != ")":
        return ""
    reach = range(close - 1, max(close - 4, 0), -1)
    opening = next((i for i in reach if words[i].text == "("), None)
    return "" if opening is None else spell(words[opening + 1 : close]).casefold()


def is_relation(role: str, section: SpeechWords) -> bool:
    """Whether a name completes a role rather than holds it: "penasihat Sari"."""
    return role.islower() and role.split(maxsplit=1)[0] in section.relations


def _is_apposition(words: Sequence[Word], first: int, before: Person, section: SpeechWords) -> bool:
    """Whether an office behind a comma belongs to the full name before it: "Sari Dewi, Ketua X"."""
    if first < 2 or words[first - 1].text != "," or words[first].fold not in section.roles:
        return False
    full = " " in before.name
    return full and words[first - 2].end == before.start + len(before.name)


def _also_called(
    somebody: Person, words: Sequence[Word], last: int, section: SpeechWords
) -> Person:
    """Somebody under the other name as well that stands behind: "Sari Dewi alias Dewi Kecil"."""
    if last + 1 >= len(words) or words[last].fold not in section.aliases:
        return somebody
    if not words[last + 1].capital:
        return somebody
    end = run_end(words, last + 1, len(words), frozenset(section.name_links))
    other = split_name(words[last + 1 : end], section).name
    return somebody._replace(parts=somebody.parts | _name_parts(spell(other)))


def person(name: str, start: int, role: str) -> Person:
    """Somebody by the name and role that a text gives."""
    return Person(name, _name_parts(name), start, role)


def _name_parts(name: str) -> frozenset[str]:
    return frozenset(name.casefold().replace(".", " ").split())


def _office_before(
    words: Sequence[Word], first: int, begins: dict[int, int], section: SpeechWords
) -> str:
    """The role in "Gubernur Jawa Timur, Sari" and "Kepala Badan Gizi (BGN) Sari".

    It is an office and nothing else, parted from the name by a comma or a bracket.
    """
    last = first - (first > 0 and words[first - 1].text == ",")
    if last and words[last - 1].text == ")":
        opening = (i for i in range(last - 2, max(last - 8, -1), -1) if words[i].text == "(")
        last = next(opening, last)
    if last == first or last not in begins:
        return ""
    start = begins[last]
    if start and words[start - 1].fold in section.joins:  # "Menteri Energi dan Sumber Daya"
        start = begins.get(start - 1, start)
    phrase = split_name(words[start:last], section)
    return "" if phrase.name else role_text(phrase.role, section)


def _role_in_lower_case(words: Sequence[Word], first: int, section: SpeechWords) -> str:
    """The role in "jaksa penuntut umum (JPU) Sari Dewi": an office in lower case before a name."""
    i, depth = first - 1, 0
    start = None
    while i >= 0 and first - i < 9:
        depth += (words[i].text == ")") - (words[i].text == "(")
        if not depth and words[i].text != "(":
            role = words[i].fold in section_sets(section).roles
            if words[i].capital and role and start is None and first - i > 1:
                start = i  # "Jaksa penuntut umum Sari Dewi" at the head of a sentence
            if words[i].capital or words[i].fold in section.stops or not words[i].text.isalpha():
                break
            if is_verb(words[i], section):
                start = None  # "Hakim menghukum Sari": an office before a verb is its subject's
                break
            if role:
                start = i
        i -= 1
    return "" if start is None else spell(words[start:first])


def capital_runs(words: Sequence[Word], section: SpeechWords) -> list[tuple[int, int]]:
    """Ranges of words that stand together with capital letters ("Kim Jong Un", "G.S. Malik")."""
    links = frozenset(section.name_links)
    runs: list[tuple[int, int]] = []
    behind, count = 0, len(words)
    for i in [i for i, word in enumerate(words) if word.text[0].isupper()]:
        if i >= behind:
            behind = run_end(words, i, count, links)
            runs.append((i, behind))
    return runs


def run_end(words: Sequence[Word], first: int, stop: int, links: frozenset[str]) -> int:
    """Where the capitalised phrase that begins at ``first`` ends."""
    j = first + 1
    while j < stop:
        word = words[j]
        if (word.capital and word.start - words[j - 1].end <= 1) or (
            word.text == "." and len(words[j - 1].text) == 1 and words[j - 1].capital
        ):
            j += 1
        elif word.fold in links and j + 1 < stop and words[j + 1].capital:
            j += 2
        else:
            break
    while j > first + 1 and words[j - 1].text == ".":
        j -= 1
    return j


def split_name(run: Sequence[Word], section: SpeechWords, *, office: bool = False) -> Phrase:
    """Split a capitalised phrase into role and name; either may be empty.

    The name is the longest end of the phrase without a word of office, a place or an acronym; a
    phrase that begins as an organisation does ("Kementerian ...") holds no name, unless a role
    stands before it (``office``: "juru bicara di Kementerian ... Sari Dewi").
    """
    sets = section_sets(section)
    if not run or (begins_body(run, section) and not office):
        return Phrase(tuple(run), ())
    if run[0].kind:
        return _split_known(run, section, office)
    barred = nameless(section)
    k = len(run) - _ends_as_name(run, barred, section)
    while k and not (_bars(run[k - 1], barred) or is_action(run[k - 1], section)):
        k -= 1
    titles = sets.titles
    if 1 < k < len(run) and run[k - 2].fold in titles and not run[k - 1].text.isupper():
        k -= run[k - 1].fold not in titles and run[k - 1].fold not in sets.roles  # "Irjen Sandi"
    while k < len(run) and not run[k].capital:
        k += 1
    name = tuple(run[k:])
    role = tuple(run[:k])
    if len(name) > 2 and role and role[-1].fold in sets.place_roles:
        own = 1 if len(name) == 3 else 2  # "Bupati Cendana ...", "Bupati Lembah Sari ..."
        role, name = (*role, *name[:own]), name[own:]
    elif name and role and role[-1].fold in sets.name_heads:
        own = 1 if role[-1].fold in sets.one_word_heads and len(name) > 2 else len(name)
        role, name = (*role, *name[:own]), name[own:]
    if name and role and not (office or _may_precede_name(role, section)):
        return Phrase((*role, *name), ())
    return Phrase(role, name)


def _split_known(run: Sequence[Word], section: SpeechWords, office: bool) -> Phrase:
    """Split a capitalised phrase whose names are known: the first person in it is the name."""
    first, last = _person_in(run, nameless(section))
    if first == last:
        return _behind_title(run, section)
    role, name = tuple(run[:first]), tuple(run[first:last])
    while len(name) > 1 and name[0].fold in section_sets(section).titles:
        role, name = (*role, name[0]), name[1:]
    full = len(name) > 1 and bool(role) and not is_action(role[0], section)
    if role and not (office or full or _may_precede_name(role, section)):
        return Phrase(tuple(run), ())
    return Phrase(role, name)


def _person_in(run: Sequence[Word], barred: frozenset[str]) -> tuple[int, int]:
    """The words of the first person in a phrase, one that is all office or rank aside."""
    last = 0
    while last < len(run):
        first = next((i for i in range(last, len(run)) if run[i].kind == "PER"), len(run))
        last = first
        while last < len(run) and run[last].kind in {"PER", ""}:
            last += 1
        end = last
        while end > first and not run[end - 1].kind:
            end -= 1
        if any(w.fold not in barred for w in run[first:end]):
            return first, end
    return 0, 0


def _behind_title(run: Sequence[Word], section: SpeechWords) -> Phrase:
    """A phrase without a known person: after a rank its last word is one all the same."""
    ranked = len(run) > 1 and run[-2].fold in section_sets(section).titles
    named = ranked and run[-1].text.istitle() and run[-1].fold not in nameless(section)
    cut = len(run) - named
    return Phrase(tuple(run[:cut]), tuple(run[cut:]))


def begins_body(run: Sequence[Word], section: SpeechWords) -> bool:
    """Whether a phrase begins as the name of a body does; "Police Chief ..." is a person's."""
    sets = section_sets(section)
    if run[0].fold not in sets.organisations:
        return False
    return len(run) < 2 or run[0].fold not in sets.roles or run[1].fold not in sets.roles


def _ends_as_name(run: Sequence[Word], barred: frozenset[str], section: SpeechWords) -> bool:
    """Whether the last word, though one of office, ends a name: "AKP Lukman Hakim"."""
    if len(run) < 3 or run[-1].fold not in section.also_names or not run[-1].text.istitle():
        return False
    return not _bars(run[-2], barred) and _bars(run[0], barred)


def _may_precede_name(role: Sequence[Word], section: SpeechWords) -> bool:
    """Whether words before a name are a role, a title or a sentence's opening."""
    sets = section_sets(section)
    return any(
        w.fold in sets.roles or w.fold in sets.titles or w.fold in sets.openers for w in role
    )


def is_action(word: Word, section: SpeechWords) -> bool:
    """Whether a word is a noun of action by its shape: "penyelamatan", never a person's name."""
    fold, shapes = word.fold, section.lifeless_shapes.items()
    return len(fold) > 7 and any(fold.startswith(a) and fold.endswith(z) for a, z in shapes)


def _bars(word: Word, barred: frozenset[str]) -> bool:
    if word.fold in barred:
        return not (len(word.text) == 1 and word.capital)
    return word.text.isupper() and len(word.text) > 1


class _Sets(NamedTuple):
    organisations: frozenset[str]
    roles: frozenset[str]
    titles: frozenset[str]
    openers: frozenset[str]
    name_heads: frozenset[str]
    one_word_heads: frozenset[str]
    place_roles: frozenset[str]


@cache
def section_sets(section: SpeechWords) -> _Sets:
    """The word lists that are asked often, as sets."""
    return _Sets(
        frozenset(section.organisations),
        frozenset(section.roles),
        frozenset(section.titles),
        frozenset(section.openers),
        frozenset(section.name_heads),
        frozenset(section.one_word_heads),
        frozenset(section.place_roles),
    )


def role_text(role: Sequence[Word], section: SpeechWords) -> str:
    """A role as text, from its first word of office on, without rank and form of address."""
    sets = section_sets(section)
    heads = (i for i in range(len(role)) if role[i].fold in sets.roles)
    first = next((i for i in heads if not _is_rank(role, i, section)), None)
    if first is None:
        return ""
    last = len(role)
    while last > first + 1 and (role[last - 1].fold in sets.titles or role[last - 1].text in ".,"):
        last -= 1
    return spell(role[first:last])


def _is_rank(role: Sequence[Word], i: int, section: SpeechWords) -> bool:
    """Whether a word is part of a rank ("Ajun Komisaris Besar"), not an office ("Komisaris PT")."""
    titles = section_sets(section).titles
    beside = (*role[max(0, i - 1) : i], *role[i + 1 : i + 2])
    return role[i].fold in titles and any(w.fold in titles for w in beside)


def spell(words: Sequence[Word]) -> str:
    """Words as text, with the spaces that bad conversion swallowed between two words."""
    text = ""
    for i, word in enumerate(words):
        if i and (word.start > words[i - 1].end or (word.text[0].isalnum() and text[-1].isalnum())):
            text += " "
        text += word.text
    return text


def full_name(short: str, at: int, people: Sequence[Person]) -> str:
    """The fullest name that a short one stands for; the short name itself where nobody fits.

    Of several, somebody with a role goes first, then who is called so by the first name, then
    who was named last before.
    """
    parts = _name_parts(short)
    fits = [p for p in people if parts <= p.parts and len(p.parts) > len(parts)]
    if not fits:
        return next((p.name for p in people if parts == p.parts), None) or _nickname(short, people)
    first = short.split(maxsplit=1)[0].casefold()
    return max(
        fits,
        key=lambda p: (bool(p.role), p.name.casefold().startswith(first), p.start <= at, p.start),
    ).name


def _nickname(short: str, people: Sequence[Person]) -> str:
    """The one person whose name begins so ("Pras" for Prasetyo) or is blended so, else the name."""
    fold = short.casefold()
    names = {p.name for p in people if any(t.startswith(fold) for t in p.parts)}
    names = names or {p.name for p in people if _is_blend(fold, p.name.casefold().split())}
    return names.pop() if len(names) == 1 and len(short) > 3 else short


def _is_blend(short: str, parts: Sequence[str]) -> bool:
    """Whether a nickname is the beginnings of two names together: "Zulhas", "Jokowi"."""
    return any(
        first.startswith(short[:cut]) and second.startswith(short[cut:])
        for first, second in pairwise(parts)
        for cut in range(2, len(short) - 1)
    )


def role_of(name: str, people: Sequence[Person]) -> str:
    """The first role that stands beside a full name, or beside a part of it."""
    parts = _name_parts(name)
    return next((p.role for p in people if p.role and p.parts <= parts), "")
