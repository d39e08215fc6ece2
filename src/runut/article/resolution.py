"""Resolve who speaks: short names, pronouns, descriptions, and quotations without a cue."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec.structs import replace

from runut.article.people import (
    Person,
    find_people,
    full_name,
    person,
    section_sets,
)
from runut.article.place_names import without_place
from runut.article.scene import Scene, Speaker, named, quoted_head, spoke, told, watch
from runut.article.speakers import Mention
from runut.article.stretch import Draft, Stretch
from runut.article.words import Word
from runut.languages.speech import SpeechWords
from runut.records import Quote

# Names are looked up this many characters around, so that time stays linear in one huge text;
# of the 597 articles that were read while this was built, the longest has 30,000.
_REACH = 40_000


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
    everyone = (*find_people(words, section), *_speaking(drafted))
    everybody = sorted((_apart(somebody, places) for somebody in everyone), key=_start)
    scene = Scene()
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
            direct = draft.spans[0][2] == "direct"
            scene = spoke(scene, speaker, section) if direct else told(scene, speaker, section)
            follows = draft.spans[-1][2] == "direct"
        if waiting and not (drafts and not drafts[-1].cue):
            group = _settle(waiting, scene, quotes, group)
        if not drafts:
            follows = False
            scene = watch(stretch, scene, people)
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
    waiting: list[tuple[Stretch, Draft]], scene: Scene, quotes: list[Quote], group: int
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
    mention: Mention | None, scene: Scene, people: Sequence[Person], section: SpeechWords
) -> Speaker:
    if mention is None:
        return Speaker()
    if mention.pronoun:
        held = _behind_pronoun(mention.pronoun, scene, section)
        several = mention.pronoun in section.plural_pronouns
        return held or (Speaker() if several else _last_named(mention.start, people, section))
    if mention.name:
        return named(mention, people)
    return _behind_description(mention, scene, people, section)


def _behind_pronoun(pronoun: str, scene: Scene, section: SpeechWords) -> Speaker | None:
    if pronoun in section.plural_pronouns:
        held = scene.speaker if scene.speaker and not scene.speaker.person else None
        return scene.several or held
    if pronoun in section.body_pronouns:
        return scene.organisation
    if pronoun != section.owner and scene.head:
        return scene.head
    return scene.new or scene.speaker or quoted_head(scene.head, section)


# A pronoun that nobody spoke before means somebody named in the last few sentences.
_NEAR = 800


def _last_named(at: int, people: Sequence[Person], section: SpeechWords) -> Speaker:
    """The last person named with a role before an offset who may be quoted; nobody if none."""
    last = bisect_left(people, at, key=_start)
    near = people[bisect_left(people, at - _NEAR, key=_start) : last]
    for somebody in reversed([p for p in near if p.role]):
        name = full_name(somebody.name, somebody.start, people)
        speaker = Speaker(name, somebody.role)
        if quoted_head(speaker, section):
            return speaker
    return Speaker()


def _behind_description(
    mention: Mention, scene: Scene, people: Sequence[Person], section: SpeechWords
) -> Speaker:
    """Whoever holds the role described; "... itu" means somebody named before."""
    words = mention.description.casefold().split()
    relative = any(w in section.relatives for w in words)
    points = words[-1] in section.demonstratives and not relative
    bare = " ".join(words[:-1] if points else words)
    holders = _holders(bare, people)
    body = words[0] in section_sets(section).organisations
    one = words[0] not in section.quantifiers and not body
    if not holders and one and words[-1] in section_sets(section).roles:
        holders = _holders(words[-1], people)  # "the 24-year-old striker"
    if len(holders) == 1:
        holder = next(iter(holders.values()))
        return Speaker(full_name(holder.name, mention.start, people), holder.role)
    itself = Speaker(mention.description, "", person=False)
    if not points:
        return itself
    if body:
        return scene.organisation or itself
    return scene.speaker or scene.head or itself


def _holders(description: str, people: Sequence[Person]) -> dict[str, Person]:
    """Everybody whose role a description means, by name."""
    return {
        p.name: p
        for p in people
        if p.role and (p.office == description or _describes(description, p.role.casefold()))
    }


def _describes(description: str, role: str) -> bool:
    whole = role == description or role.startswith(f"{description} ")
    return whole or description in role.split()[:3]  # "hakim" of "Ketua Majelis Hakim ..."
