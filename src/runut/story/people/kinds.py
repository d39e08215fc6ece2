"""Settle what a name is where a story's articles hardly differ: person, or body or place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from runut.languages.pack import load_pack
from runut.records import Article, Name, NameKind
from runut.story.people.body_names import body_tokens
from runut.story.people.spellings import Tokens
from runut.story.people.territories import territories

# So many times as often a name must be taken for the one as for the other; a full name less often,
# for few bodies are called like people.
_CLEARLY, _FULL = 3, 2

Kinds = dict[Tokens, Counter[NameKind]]


def settle_kinds(articles: Sequence[Article]) -> list[Article]:
    """Articles whose names have one kind where the story clearly takes the same words for it.

    Finding names errs on single mentions ("Korut" as a person). Where others outnumber them
    three to one they are followed; a country's name is followed unless a person clearly bears it.
    """
    kinds: Kinds = defaultdict(Counter)
    for article in articles:
        for name in article.names:
            kinds[body_tokens(name.text)][name.kind] += 1
    return [
        replace(
            article, names=tuple(_settled(name, article.language, kinds) for name in article.names)
        )
        for article in articles
    ]


def _settled(name: Name, language: str, kinds: Kinds) -> Name:
    tokens = body_tokens(name.text)
    counts = kinds[tokens]
    people, others = counts["PER"], counts["ORG"] + counts["LOC"]
    if name.kind != "PER":
        enough = _CLEARLY if len(tokens) == 1 else _FULL
        return replace(name, kind="PER") if people >= enough * others else name
    if others >= _CLEARLY * people:
        return replace(name, kind="ORG" if counts["ORG"] > counts["LOC"] else "LOC")
    country = others and tokens in territories(language, load_pack(language).people)
    return replace(name, kind="LOC") if country and people < _CLEARLY * others else name
