"""Tell the people of a story apart: which mentions name one person, and which can't be told.

Precision comes first. Two names are one person only where nothing speaks against it; a short name
that fits two people stays with nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from runut.languages.people import PeopleWords
from runut.story.people.evidence import Evidence, add_evidence, clash, evidence_of, share_role
from runut.story.people.mentions import Mention
from runut.story.people.spellings import Tokens, may_be_short_for, near_name, same_name, spelt

# A nickname cut from a name ("Pras" for Prasetyo): letters it has and leaves out, at least.
_NICKNAME, _LEFT_OUT = 4, 2

# A name of more words is seldom shortened to its last one where somebody else has it as first.
_BEHIND_TWO = 2


class Person(Struct, eq=False):
    """The mentions taken for one person so far, and what they tell of that person."""

    mentions: list[Mention]
    forms: set[Tokens]
    evidence: Evidence


Index = dict[str, list[Person]]  # word of a name, as spelt -> people whose name has it
Nicknames = Mapping[Tokens, Tokens]


class _Known(NamedTuple):
    """Everybody told apart so far, by word, and how people are called."""

    people: list[Person]
    by_word: Index
    by_opening: Index  # first letters of a word of a full name -> people
    nicknames: Nicknames
    section: PeopleWords


def tell_apart(
    mentions: Sequence[Mention], nicknames: Nicknames, section: PeopleWords
) -> list[Person]:
    """Group a story's mentions of people; a mention that fits two people is in no group.

    ``mentions`` stand in order of articles and text; ``nicknames`` are the other names that the
    texts or the language's data give.
    """
    people: list[Person] = []
    index: Index = defaultdict(list)
    forms: dict[Tokens, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.tokens:
            forms[mention.tokens].append(mention)
    full = [f for f in forms if len(f) > 1 and not _is_nickname(forms[f][0], nicknames)]
    for form in sorted(full, key=lambda f: (-len(f), -len(forms[f]), f)):
        for part in split_by_evidence(forms[form], section):
            _join_full(part, people, index, section)
    scene = _Known(people, index, _openings(people), nicknames, section)
    done = set(full)
    for form, found in forms.items():
        if form not in done:
            _join_short(found, scene)
    return people


def _is_nickname(mention: Mention, nicknames: Nicknames) -> bool:
    return mention.tokens in nicknames or mention.whole in nicknames


# --- one name, several people ---------------------------------------------------------------


def split_by_evidence(mentions: Sequence[Mention], section: PeopleWords) -> list[Person]:
    """Split mentions of one name where age, role or form of address tell two people.

    A mention that tells nothing goes with the one person of its article; where the article has
    two of that name it goes with nobody.
    """
    parts: list[Person] = []
    silent: list[Mention] = []
    for mention in mentions:
        evidence = evidence_of(mention, section)
        if not any(evidence):
            silent.append(mention)
            continue
        home = next((p for p in parts if not clash(p.evidence, evidence, section)), None)
        if home:
            _add(home, [mention], evidence)
        else:
            parts.append(Person([mention], {mention.tokens}, evidence))
    if not parts:
        return [Person(list(mentions), {mentions[0].tokens}, Evidence())]
    for mention in silent:
        home = _only(parts) or _only([p for p in parts if _is_in(p, mention.article)])
        if home:
            _add(home, [mention])
    return parts


def _add(person: Person, mentions: Iterable[Mention], evidence: Evidence | None = None) -> None:
    for mention in mentions:
        person.mentions.append(mention)
        person.forms.add(mention.tokens)
    if evidence:
        person.evidence = add_evidence(person.evidence, evidence)


def _only(people: Sequence[Person]) -> Person | None:
    return people[0] if len(people) == 1 else None


def _is_in(person: Person, article: str) -> bool:
    return any(m.article == article for m in person.mentions)


# --- full names -----------------------------------------------------------------------------


def _join_full(part: Person, people: list[Person], index: Index, section: PeopleWords) -> None:
    """Join a full name to the one person that it fits, or make it a person."""
    form = next(iter(part.forms))
    near = _sharing(form, index, section)
    fits = [p for p in near if _fits(part, form, p, section)]
    alike = [p for p in fits if any(same_name(form, f, section.people) for f in p.forms)]
    home = _only(alike) or _only(fits)
    if home is None:
        people.append(part)
        _enter(part, form, index, section)
        return
    _add(home, part.mentions, part.evidence)
    _enter(home, form, index, section)


def _enter(person: Person, form: Tokens, index: Index, section: PeopleWords) -> None:
    for token in form:
        row = index[spelt(token, section.people)]
        if person not in row:
            row.append(person)


def _sharing(form: Tokens, index: Index, section: PeopleWords) -> list[Person]:
    """People whose names share a word with a form, in the order in which they were met."""
    found: dict[int, Person] = {}
    for token in form:
        for person in index.get(spelt(token, section.people), ()):
            found.setdefault(id(person), person)
    return list(found.values())


def _fits(part: Person, form: Tokens, person: Person, section: PeopleWords) -> bool:
    if clash(person.evidence, part.evidence, section):
        return False
    return all(_may_be(form, other, part, person, section) for other in person.forms)


def _may_be(
    form: Tokens, other: Tokens, part: Person, person: Person, section: PeopleWords
) -> bool:
    """Whether two full names can be one person's.

    A name that leaves out the first word, or has a slip, needs more: one article or one role.
    """
    names = section.people
    if same_name(form, other, names):
        return True
    short, long = sorted((form, other), key=len)
    together = share_role(person.evidence, part.evidence)
    if may_be_short_for(short, long, names):
        same_article = {m.article for m in part.mentions} & {m.article for m in person.mentions}
        return short[0] == long[0] or together or bool(same_article)
    return together and near_name(form, other, names)


# --- short names ----------------------------------------------------------------------------


def _join_short(mentions: Sequence[Mention], known: _Known) -> None:
    """Give the mentions of one short name or nickname to people, article by article."""
    by_article: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_article[mention.article].append(mention)
    for article, here in by_article.items():
        for part in split_by_evidence(here, known.section):
            _settle(part, article, known)


def _settle(part: Person, article: str, known: _Known) -> None:
    """Give one short name in one article to whoever bears it, to nobody, or to a new person."""
    short, section = part.mentions[0].tokens, known.section
    bearers = _known_as(part, known)
    fits = [p for p in bearers if not clash(p.evidence, part.evidence, section)]
    fits = [p for p in fits if not _is_introduced(part, p)]
    here = [p for p in fits if any(_full(m) and m.article == article for m in p.mentions)]
    if not bearers:
        here = fits = _cut_from(part, article, known)
    here, fits = _called_so(short, here, section), _called_so(short, fits, section)
    if len(here) > 1:
        _share_out(part, here)
        return
    back = [p for p in fits if _may_return(part, p)]
    home = _only(here) or _only(back)
    if home:
        _add(home, part.mentions, part.evidence)
    elif not back:
        _found_anew(part, known)


def _is_introduced(part: Person, person: Person) -> bool:
    """Whether a short name comes with an age, or with an office, that a person does not have.

    Who was named in full is not introduced again: "Bupati Budi Santoso ... Budi (34), pedagang".
    """
    told, known = part.evidence, person.evidence
    if told.ages and not told.ages & known.ages:
        return True
    return bool(told.groups and known.roles and not share_role(told, known))


def _found_anew(part: Person, known: _Known) -> None:
    """Make a short name a person, who also bears the full name that is known for it."""
    known.people.append(part)
    for form in _names_of(part.mentions[0], known.nicknames):
        part.forms.add(form)
        _enter(part, form, known.by_word, known.section)


def _names_of(mention: Mention, nicknames: Nicknames) -> list[Tokens]:
    """A short name, and the full name that the texts or the data give for it."""
    full = nicknames.get(mention.tokens) or nicknames.get(mention.whole)
    return [mention.tokens, full] if full else [mention.tokens]


def _called_so(short: Tokens, people: list[Person], section: PeopleWords) -> list[Person]:
    """Of several bearers of a name those who are called by it.

    Somebody's kin yields to whoever it is introduced by, and who has it behind two other names to
    whom it is the first.
    """
    if len(people) > 1:
        people = [p for p in people if not any(m.kin for m in p.mentions)] or people
    first = [p for p in people if any(same_name(short, f[:1], section.people) for f in p.forms)]
    rest = [p for p in people if p not in first]
    if len(first) == 1 and all(min(map(len, p.forms)) > _BEHIND_TWO for p in rest):
        return first
    return people


def _full(mention: Mention) -> bool:
    return len(mention.tokens) > 1


def _known_as(part: Person, known: _Known) -> list[Person]:
    """People whose name has the short one's words in their order, or who is called so."""
    section, mention = known.section, part.mentions[0]
    full = known.nicknames.get(mention.tokens) or known.nicknames.get(mention.whole)
    if full:
        near = _sharing(full, known.by_word, section)
        called = [p for p in near if _is_called(p, full, section)]
        if called:
            return called
    near = _sharing(mention.tokens, known.by_word, section)
    bearers = [p for p in near if _bears(mention.tokens, p, section)]
    return [p for p in bearers if not (full and _bears_behind(mention.tokens, p, section))]


def _bears(short: Tokens, person: Person, section: PeopleWords) -> bool:
    names = section.people
    return any(
        same_name(short, f, names) or may_be_short_for(short, _bare(f, section), names)
        for f in person.forms
    )


def _bears_behind(short: Tokens, person: Person, section: PeopleWords) -> bool:
    """Whether nobody calls a person by a name, for it stands behind the first and is another's."""
    return not any(same_name(short, f[: len(short)], section.people) for f in person.forms)


def _bare(form: Tokens, section: PeopleWords) -> Tokens:
    """A name without what tells child from parent: "Marcos" may be short for "Marcos Jr"."""
    return form[:-1] if form[-1] in section.people.generations else form


def _is_called(person: Person, full: Tokens, section: PeopleWords) -> bool:
    """Whether a person bears a full name, or more or less of it."""
    names = section.people
    return any(
        same_name(f, full, names)
        or (len(f) > 1 and may_be_short_for(f, full, names))
        or may_be_short_for(full, f, names)
        for f in person.forms
    )


def _cut_from(part: Person, article: str, known: _Known) -> list[Person]:
    """People named in full before in the article whose name begins with a nickname."""
    nick, first = part.mentions[0].tokens[0], part.mentions[0].start
    if len(nick) < _NICKNAME or len(part.mentions[0].tokens) > 1:
        return []
    return [
        p
        for p in known.by_opening.get(nick[:_NICKNAME], ())
        if not clash(p.evidence, part.evidence, known.section)
        and any(
            m.article == article and m.start < first and _full(m) and _begins(nick, m.tokens)
            for m in p.mentions
        )
    ]


def _openings(people: Sequence[Person]) -> Index:
    """People by the first letters of the words of their full names."""
    openings: Index = defaultdict(list)
    for person in people:
        for opening in {t[:_NICKNAME] for f in person.forms if len(f) > 1 for t in f}:
            openings[opening].append(person)
    return openings


def _begins(nick: str, form: Tokens) -> bool:
    return any(t.startswith(nick) and len(t) - len(nick) >= _LEFT_OUT for t in form)


def _may_return(part: Person, person: Person) -> bool:
    """Whether a short name can be somebody whom only another article names in full.

    One that the article introduces itself, with a role or an age, must have that role there too.
    """
    told = part.evidence.words or part.evidence.ages
    if not told or share_role(part.evidence, person.evidence):
        return True
    if part.evidence.ages & person.evidence.ages:
        return True
    return person.forms == part.forms and not person.evidence.words


def _share_out(part: Person, people: Sequence[Person]) -> None:
    """Give mentions of a name that several people of the article bear to whom they surely name.

    That is who has the same role, or who alone was named in full before.
    """
    for mention in part.mentions:
        alike = [p for p in people if mention.role and _has_role(p, mention)]
        before = [p for p in people if _named_before(p, mention)]
        home = _only(alike) if mention.role else _only(before)
        if home:
            _add(home, [mention])


def _has_role(person: Person, mention: Mention) -> bool:
    role = mention.role
    return role is not None and any(
        m.role and m.role.head == role.head and set(role.words) <= set(m.role.words)
        for m in person.mentions
    )


def _named_before(person: Person, mention: Mention) -> bool:
    return any(
        m.article == mention.article and m.start < mention.start and _full(m)
        for m in person.mentions
    )
