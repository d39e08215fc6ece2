"""Keep who a text speaks of from sentence to sentence, so that pronouns have somebody to mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from runut.article.people import Person, full_name, person, role_of, section_sets, spell
from runut.article.speakers import Mention, leading_person, speaker_after
from runut.article.stretch import Stretch, word_at
from runut.article.subjects import speaker_before
from runut.article.words import Word, is_verb
from runut.languages.speech import SpeechWords

_ACTIVE = frozenset(("before", "either"))


class Speaker(NamedTuple):
    """Who speaks, resolved: name and role, either may be empty."""

    name: str = ""
    role: str = ""
    person: bool = True


class Scene(NamedTuple):
    """Who is spoken of at a point of the text."""

    speaker: Speaker | None = None  # of the last utterance, or brought to the fore since
    head: Speaker | None = None  # person that the sentence before begins with
    organisation: Speaker | None = None
    several: Speaker | None = None  # the last who were more than one
    new: Speaker | None = None  # person whom the sentence before names first, doing something


def named(mention: Mention, people: Sequence[Person]) -> Speaker:
    """Somebody whom a cue or a sentence names, by full name and role."""
    if not mention.person:
        return Speaker(mention.name, "", person=False)
    name = full_name(mention.name, mention.start, people)
    return Speaker(name, mention.role or role_of(name, people))


def quoted_head(head: Speaker | None, section: SpeechWords) -> Speaker | None:
    """The person that a sentence begins with, if not one who seldom is quoted."""
    role = head.role.casefold().split()[:1] if head else []
    return None if role and role[0] in section.bystanders else head


def spoke(scene: Scene, speaker: Speaker, section: SpeechWords) -> Scene:
    """The scene behind an utterance."""
    if not speaker.name:
        return scene._replace(head=None)
    head = speaker.name.split(maxsplit=1)[0].casefold()
    nobody = head in section.quantifiers or head in section_sets(section).roles
    organisation = scene.organisation if speaker.person or nobody else speaker
    several = speaker if _are_several(speaker, section) else scene.several
    return Scene(speaker, None, organisation, several)


def told(scene: Scene, speaker: Speaker, section: SpeechWords) -> Scene:
    """The scene behind a report: what a suspect admits leaves the word with the officer."""
    held = scene.speaker
    head = (speaker.role or speaker.name).casefold().split()[:1]
    if held and held.person and head and head[0] in section.bystanders:
        return scene._replace(head=speaker, new=None)
    return spoke(scene, speaker, section)


def _are_several(speaker: Speaker, section: SpeechWords) -> bool:
    """Whether a speaker is more than one: "Sejumlah pedagang", "Sari Dewi; Budi Karya"."""
    many = speaker.name.split(maxsplit=1)[0].casefold() in section.quantifiers
    return many or "; " in speaker.name


def watch(stretch: Stretch, scene: Scene, people: Sequence[Person]) -> Scene:
    """Who a sentence without an utterance brings to the fore."""
    section, subject = stretch.section, _subject(stretch)
    brought = _brought(stretch, scene, people) or _presented(stretch, subject, people)
    if brought:
        return scene._replace(speaker=brought, head=brought, new=None)
    head = _head(stretch, subject, people, scene.head)
    first = subject is not None and _is_new(stretch, subject, people)
    return scene._replace(head=head, new=quoted_head(head, section) if first else None)


def _subject(stretch: Stretch) -> Mention | None:
    """The person whom a sentence begins with, openings aside."""
    words, section = stretch.words, stretch.section
    i = _opened(stretch)
    if i >= stretch.last:
        return None
    mention = leading_person(words, i, stretch.last, section)
    return mention or _behind_role(stretch, i) or _behind_opening(stretch)


def _opened(stretch: Stretch) -> int:
    """The first word of a stretch that does not only open it."""
    i, openers = stretch.first, section_sets(stretch.section).openers
    while i < stretch.last and (stretch.words[i].fold in openers or stretch.words[i].text == ","):
        i += 1
    return i


# An office in lower case before a name has a few words: "presiden klub Andre Palmer".
_LONGEST_OFFICE = 5


def _behind_role(stretch: Stretch, first: int) -> Mention | None:
    """The person behind an office in lower case."""
    words, section = stretch.words, stretch.section
    office = words[first].fold
    if words[first].capital or office not in section_sets(section).roles:
        return None
    i = first + 1
    while i < min(stretch.last, first + _LONGEST_OFFICE) and _in_office(words[i], section):
        i += 1
    mention = leading_person(words, i, stretch.last, section) if i < stretch.last else None
    if mention is None or (office in section.relations and " " not in mention.name):
        return None
    role = spell(words[first:i])
    return mention._replace(role=f"{role} {mention.role}" if mention.role else role)


def _in_office(word: Word, section: SpeechWords) -> bool:
    small = word.text.islower() and word.fold not in section.stops
    return small and not is_verb(word, section)


def _presented(
    stretch: Stretch, subject: Mention | None, people: Sequence[Person]
) -> Speaker | None:
    """The person whom a sentence begins with in full, with an office; no suspect, no victim."""
    if subject is None or not subject.role or " " not in subject.name:
        return None
    return quoted_head(named(subject, people), stretch.section)


def _is_new(stretch: Stretch, subject: Mention, people: Sequence[Person]) -> bool:
    """Whether a text names the subject of a sentence first here, in full, doing something."""
    parts = person(subject.name, 0, "").parts
    known = next((p.start for p in people if parts & p.parts), subject.start)
    if len(parts) < 2 or known < subject.start:
        return False
    behind = stretch.words[word_at(stretch.words, subject.end) : stretch.last]
    verb = next((w for w in behind if is_verb(w, stretch.section)), None)
    return verb is not None and verb.fold.startswith(stretch.section.verb_prefixes[0])


def _brought(stretch: Stretch, scene: Scene, people: Sequence[Person]) -> Speaker | None:
    """The person who "menyoroti" or "membenarkan" it, or by whom it was "disampaikan"."""
    words, section = stretch.words, stretch.section
    said = {c.first for c in stretch.cues if c.sense.listed and c.sense.voice in _ACTIVE}
    for i in range(stretch.first, stretch.last):
        mention = None
        if words[i].fold in section.introduced_by:
            j = i + 1
            while j < stretch.last and words[j].fold in section.of:
                j += 1
            mention, _ = speaker_after(words, j, stretch.last, section)
        elif words[i].fold in section.introducers or i in said:
            before = i - (words[i - 1].fold in section.blockers and i > stretch.first)
            mention = speaker_before(words, stretch.first, before, section)
        if mention and mention.pronoun in section.pronouns and scene.head:
            return scene.head  # "Sari tiba. Ia menyampaikan terima kasih."
        if mention and mention.person:
            brought = named(mention, people)
            return brought if quoted_head(brought, section) else None
    return None


# "Hal itu ia sampaikan ..." goes on with whom the sentence before was about.
_PRONOUN_NEAR = 3

# A clause before the subject of its sentence has some 20 words at most.
_LONGEST_OPENING = 24


def _behind_opening(stretch: Stretch) -> Mention | None:
    """The person behind a clause of time and a comma: "Saat ditanya itu, Sari ..."."""
    words, section = stretch.words, stretch.section
    opens = words[stretch.first].fold
    if opens not in section.conjunctions and opens not in section.prepositions:
        return None
    for i in range(stretch.first, min(stretch.last - 1, stretch.first + _LONGEST_OPENING)):
        if words[i].text == ",":
            return leading_person(words, i + 1, stretch.last, section)
    return None


def _head(
    stretch: Stretch, subject: Mention | None, people: Sequence[Person], held: Speaker | None
) -> Speaker | None:
    """The person that a sentence begins with.

    ``held`` is whom the sentence before began with: a pronoun goes on with that person.
    """
    first = _opened(stretch)
    near = stretch.words[first : min(first + _PRONOUN_NEAR, stretch.last)]
    if any(word.fold in stretch.section.pronouns for word in near):
        return held
    if subject is None:
        return None
    speaker = named(subject, people)
    return speaker if speaker.role or " " in speaker.name else None
