"""Resolve who speaks: short names, pronouns, descriptions, and quotations without a cue."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from runut.article.people import (
    Person,
    find_people,
    full_name,
    person,
    role_of,
    section_sets,
)
from runut.article.place_names import without_place
from runut.article.speakers import Mention, leading_person, speaker_after
from runut.article.stretch import Draft, Stretch
from runut.article.subjects import speaker_before
from runut.article.words import Word
from runut.languages.speech import SpeechWords
from runut.records import Quote

# Names are looked up this many characters around, so that time stays linear in one huge text;
# of the 597 articles that were read while this was built, the longest has 30,000.
_REACH = 40_000


_ACTIVE = frozenset(("before", "either"))


class Speaker(NamedTuple):
    """Who speaks, resolved: name and role, either may be empty."""

    name: str = ""
    role: str = ""
    person: bool = True


class _Scene(NamedTuple):
    """Who is spoken of at a point of the text."""

    speaker: Speaker | None = None  # of the last utterance, or brought to the fore since
    head: Speaker | None = None  # person that the sentence before begins with
    organisation: Speaker | None = None
    several: Speaker | None = None  # the last who were more than one


def resolve(
    stretches: Sequence[Stretch],
    drafted: Sequence[list[Draft]],
    words: Sequence[Word],
    places: frozenset[str],
) -> tuple[Quote, ...]:
    """Quotes with speakers and groups, from the drafts of each stretch in order.

    ``places`` are words that the text uses as names of places, case-folded.
    """
    if not stretches:
        return ()
    section = stretches[0].section
    named = (*find_people(words, section), *_speaking(drafted))
    everybody = sorted((_apart(somebody, places) for somebody in named), key=_start)
    scene = _Scene()
    quotes: list[Quote] = []
    waiting: list[tuple[Stretch, Draft]] = []
    group = 0
    follows = False  # the stretch before ended with a quotation
    for stretch, drafts in zip(stretches, drafted, strict=True):
        people = _near(everybody, words[stretch.first].start)
        for draft in drafts:
            if not draft.cue and follows:
                quotes.extend(_continued(stretch.text, draft, quotes[-1]))
                continue
            if not draft.cue:
                waiting.append((stretch, draft))
                continue
            if draft.spans[0][2] != "direct":
                group = _settle(waiting, scene, quotes, group)
            group += 1
            mention = draft.mention and _mention_apart(draft.mention, places)
            speaker = _identify(mention, scene, people, section)
            for earlier, loose in waiting:
                quotes.extend(_quotes(earlier, loose, speaker, group, like=draft))
            waiting.clear()
            quotes.extend(_quotes(stretch, draft, speaker, group))
            scene = _spoke(scene, speaker, section)
            follows = draft.spans[-1][2] == "direct"
        if waiting and not (drafts and not drafts[-1].cue):
            group = _settle(waiting, scene, quotes, group)
        if not drafts:
            follows = False
            scene = _watch(stretch, scene, people)
    _settle(waiting, scene, quotes, group)
    return _one_role_each(sorted(quotes, key=lambda q: (q.start, q.end)))


def _one_role_each(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Quotes with the role under which a text first lets each speaker speak."""
    first: dict[str, str] = {}
    for quote in quotes:
        if quote.role:
            first.setdefault(quote.speaker, quote.role)
    return tuple(replace(quote, role=first.get(quote.speaker, "")) for quote in quotes)


def _start(somebody: Person) -> int:
    return somebody.start


def _apart(somebody: Person, places: frozenset[str]) -> Person:
    name, role = without_place(somebody.name, somebody.role, places)
    return somebody if name == somebody.name else person(name, somebody.start, role)


def _mention_apart(mention: Mention, places: frozenset[str]) -> Mention:
    name, role = without_place(mention.name, mention.role, places)
    return mention._replace(name=name, role=role)


def _near(people: Sequence[Person], at: int) -> Sequence[Person]:
    """Everybody named in reach of an offset; in an article of usual length, everybody."""
    first = bisect_left(people, at - _REACH, key=_start)
    return people[first : bisect_left(people, at + _REACH, key=_start)]


def _speaking(drafted: Sequence[list[Draft]]) -> list[Person]:
    """Everybody whom a cue names in full."""
    mentions = [d.mention for drafts in drafted for d in drafts if d.mention]
    return [
        person(m.name, m.start, m.role) for m in mentions if m.person and (m.role or " " in m.name)
    ]


def _settle(
    waiting: list[tuple[Stretch, Draft]], scene: _Scene, quotes: list[Quote], group: int
) -> int:
    """Give quotations that no cue follows to whoever the text speaks of."""
    for stretch, draft in waiting:
        group += 1
        quotes.extend(_quotes(stretch, draft, scene.speaker or scene.head or Speaker(), group))
    waiting.clear()
    return group


def _quotes(
    stretch: Stretch, draft: Draft, speaker: Speaker, group: int, like: Draft | None = None
) -> list[Quote]:
    cited = like or draft
    return [
        Quote(
            start=start,
            end=end,
            text=stretch.text[start:end],
            kind=kind,
            act=cited.act,
            cue=cited.cue,
            speaker_text=_surface(stretch, cited.mention),
            speaker=speaker.name,
            role=speaker.role,
            via=cited.via if cited.via != speaker.name else "",
            group=group,
        )
        for start, end, kind in draft.spans
    ]


def _continued(text: str, draft: Draft, last: Quote) -> list[Quote]:
    """A quotation without a cue right behind one that has one goes on with it."""
    return [
        Quote(
            start=start,
            end=end,
            text=text[start:end],
            kind=kind,
            act=last.act,
            cue=last.cue,
            speaker_text=last.speaker_text,
            speaker=last.speaker,
            role=last.role,
            via=last.via,
            group=last.group,
        )
        for start, end, kind in draft.spans
    ]


def _surface(stretch: Stretch, mention: Mention | None) -> str:
    if mention is None:
        return ""
    if mention.pronoun and mention.pronoun == stretch.section.owner:
        return f"-{mention.pronoun}"
    return stretch.text[mention.start : mention.end]


# --- who ------------------------------------------------------------------------------------


def _identify(
    mention: Mention | None, scene: _Scene, people: Sequence[Person], section: SpeechWords
) -> Speaker:
    if mention is None:
        return Speaker()
    if mention.pronoun:
        return _behind_pronoun(mention.pronoun, scene, section)
    if mention.name:
        return _named(mention, people)
    return _behind_description(mention, scene, people, section)


def _named(mention: Mention, people: Sequence[Person]) -> Speaker:
    if not mention.person:
        return Speaker(mention.name, "", person=False)
    name = full_name(mention.name, mention.start, people)
    return Speaker(name, mention.role or role_of(name, people))


def _behind_pronoun(pronoun: str, scene: _Scene, section: SpeechWords) -> Speaker:
    if pronoun in section.plural_pronouns:
        held = scene.speaker if scene.speaker and not scene.speaker.person else None
        return scene.several or held or Speaker()
    if pronoun in section.body_pronouns:
        return scene.organisation or Speaker()
    if pronoun != section.owner and scene.head:
        return scene.head
    return scene.speaker or _quoted_head(scene, section) or Speaker()


def _quoted_head(scene: _Scene, section: SpeechWords) -> Speaker | None:
    """The person that the sentence before begins with, if not one who seldom is quoted."""
    role = scene.head.role.casefold().split()[:1] if scene.head else []
    return None if role and role[0] in section.bystanders else scene.head


def _behind_description(
    mention: Mention, scene: _Scene, people: Sequence[Person], section: SpeechWords
) -> Speaker:
    """Whoever holds the role described; "... itu" means somebody named before."""
    words = mention.description.casefold().split()
    relative = any(w in section.relatives for w in words)
    points = words[-1] in section.demonstratives and not relative
    bare = " ".join(words[:-1] if points else words)
    holders = _holders(bare, people)
    one = words[0] not in section.quantifiers
    if not holders and one and words[-1] in section_sets(section).roles:
        holders = _holders(words[-1], people)  # "the 24-year-old striker"
    if len(holders) == 1:
        holder = next(iter(holders.values()))
        return Speaker(full_name(holder.name, mention.start, people), holder.role)
    if not points:
        return Speaker(mention.description, "", person=False)
    if words[0] in section_sets(section).organisations:
        return scene.organisation or Speaker()
    return scene.speaker or scene.head or Speaker()


def _holders(description: str, people: Sequence[Person]) -> dict[str, Person]:
    """Everybody whose role a description means, by name."""
    return {p.name: p for p in people if p.role and _describes(description, p.role.casefold())}


def _describes(description: str, role: str) -> bool:
    whole = role == description or role.startswith(f"{description} ")
    return whole or description in role.split()[:3]  # "hakim" of "Ketua Majelis Hakim ..."


def _spoke(scene: _Scene, speaker: Speaker, section: SpeechWords) -> _Scene:
    if not speaker.name:
        return scene._replace(head=None)
    organisation = scene.organisation if speaker.person else speaker
    several = speaker if _are_several(speaker, section) else scene.several
    return _Scene(speaker, None, organisation, several)


def _are_several(speaker: Speaker, section: SpeechWords) -> bool:
    """Whether a speaker is more than one: "Sejumlah pedagang", "Sari Dewi; Budi Karya"."""
    many = speaker.name.split(maxsplit=1)[0].casefold() in section.quantifiers
    return many or "; " in speaker.name


def _watch(stretch: Stretch, scene: _Scene, people: Sequence[Person]) -> _Scene:
    """Who a sentence without an utterance brings to the fore."""
    brought = _brought(stretch, people) or _presented(stretch, people)
    if brought:
        return scene._replace(speaker=brought, head=brought)
    return scene._replace(head=_head(stretch, people, scene.head))


def _presented(stretch: Stretch, people: Sequence[Person]) -> Speaker | None:
    """The person whom a sentence begins with in full, with an office; no suspect, no victim."""
    words, section = stretch.words, stretch.section
    i = stretch.first
    while i < stretch.last and words[i].fold in section_sets(section).openers:
        i += 1
    mention = leading_person(words, i, stretch.last, section) if i < stretch.last else None
    if mention is None or not mention.role or " " not in mention.name:
        return None
    presented = _named(mention, people)
    return _quoted_head(_Scene(head=presented), section)


def _brought(stretch: Stretch, people: Sequence[Person]) -> Speaker | None:
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
        if mention and mention.person:
            brought = _named(mention, people)
            return brought if _quoted_head(_Scene(head=brought), section) else None
    return None


# A clause before the subject of its sentence has some 20 words at most.
_LONGEST_OPENING = 24


def _behind_opening(stretch: Stretch) -> Mention | None:
    """The person behind a clause of time and a comma: "Saat ditanya itu, Sari ..."."""
    words, section = stretch.words, stretch.section
    if words[stretch.first].fold not in section.conjunctions:
        return None
    for i in range(stretch.first, min(stretch.last - 1, stretch.first + _LONGEST_OPENING)):
        if words[i].text == ",":
            return leading_person(words, i + 1, stretch.last, section)
    return None


def _head(stretch: Stretch, people: Sequence[Person], held: Speaker | None) -> Speaker | None:
    """The person that a sentence begins with.

    ``held`` is whom the sentence before began with: a pronoun goes on with that person.
    """
    words, section = stretch.words, stretch.section
    i = stretch.first
    while i < stretch.last and words[i].fold in section_sets(section).openers:
        i += 1
    if i >= stretch.last:
        return None
    if words[i].fold in section.pronouns:
        return held
    mention = leading_person(words, i, stretch.last, section) or _behind_opening(stretch)
    if mention is None:
        return None
    speaker = _named(mention, people)
    if not speaker.role and " " not in speaker.name:
        return None
    return speaker
