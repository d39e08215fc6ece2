"""Who said what in a story: each speaker's utterances in order, each in all its wordings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from runut.languages.pack import load_pack
from runut.records import Article, Citation, Entity, Quote, Telling, Utterance, Voice
from runut.settings import Settings
from runut.story.drift import differing, drift_of
from runut.story.said import Said, quotes_of
from runut.story.speaker_names import join_speakers
from runut.story.utterances import fullest_of, group_wordings

_DAY = len("2024-06-18")


def find_voices(
    articles: Sequence[Article], entities: Sequence[Entity], settings: Settings
) -> tuple[Voice, ...]:
    """The speakers of a story's articles (oldest first), in the order of their first words.

    Names of one speaker are joined by ``entities`` where there are any, else as they are spelt.
    Utterances whose speaker no article names stand under a voice without a name, the last.
    """
    quotes = quotes_of(articles)
    if not quotes:
        return ()
    section = load_pack(articles[0].language).people
    groups = group_wordings(quotes, settings)
    together = [{said.quote.speaker for said in group} for group in groups]
    names = join_speakers((said.quote.speaker for said in quotes), entities, together, section)
    voices: dict[str, list[list[Said]]] = {}
    for group in groups:
        voices.setdefault(_speaker(group, names), []).append(group)
    nobody = voices.pop("", [])
    told = [_voice(name, said, names, entities, settings) for name, said in voices.items()]
    if nobody:
        told.append(_voice("", nobody, names, entities, settings))
    return tuple(told)


def _speaker(group: Sequence[Said], names: dict[str, str]) -> str:
    """Whose utterance a group is: the fullest wording's speaker, else the one most named."""
    first = group[fullest_of(group)].quote.speaker
    named = Counter(names[said.quote.speaker] for said in group if said.quote.speaker)
    return names[first] if first else max(named, key=lambda name: named[name], default="")


def _voice(
    name: str,
    groups: Sequence[Sequence[Said]],
    names: dict[str, str],
    entities: Sequence[Entity],
    settings: Settings,
) -> Voice:
    own = [
        said.quote for group in groups for said in group if names.get(said.quote.speaker) == name
    ]
    called = dict.fromkeys(quote.speaker for quote in own)
    return Voice(
        name=name,
        entity=next((e.id for e in entities if name in (e.name, *e.aliases)), "") if name else "",
        aliases=tuple(alias for alias in called if alias != name),
        roles=tuple(_roles(own)),
        utterances=tuple(_utterance(group, settings) for group in groups),
    )


def _roles(quotes: Iterable[Quote]) -> Iterator[str]:
    """Yield the roles that a speaker is given, less those that stand in a longer one."""
    roles = {" ".join(q.role.split()).casefold(): " ".join(q.role.split()) for q in quotes}
    for role, written in roles.items():
        if role and not any(role != other and f" {role} " in f" {other} " for other in roles):
            yield written


def _utterance(group: Sequence[Said], settings: Settings) -> Utterance:
    fullest = fullest_of(group)
    tellings = tuple(_telling(said, group[fullest], settings) for said in group)
    return Utterance(tellings=tellings, fullest=fullest)


def _telling(said: Said, fullest: Said, settings: Settings) -> Telling:
    quote, article = said.quote, said.article
    drift = () if said is fullest else drift_of(said, fullest, settings)
    added, left_out = ((), ()) if said is fullest else differing(said, fullest)
    return Telling(
        citation=Citation(article=article.id, start=quote.start, end=quote.end),
        speaker=quote.speaker,
        outlet=article.outlet,
        day=(article.published.value or "")[:_DAY] or None,
        drift=drift,
        added=added,
        left_out=left_out,
    )
