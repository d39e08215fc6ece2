"""Other names of one person, as the texts give them ("Joko Widodo (Jokowi)", "X alias Y")."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

from runut.languages.people import PeopleWords
from runut.records import Article
from runut.story.people.body_names import abbreviates
from runut.story.people.mentions import Mention
from runut.story.people.spellings import Tokens, name_tokens

# The longest that may stand between a name and the other name, in characters.
_REACH = 60

# First letters that a name and a nickname behind "atau" share: "Romansyah atau Romy".
_ALIKE = 3


@cache
def known_nicknames(section: PeopleWords) -> Mapping[Tokens, Tokens]:
    """The well-known nicknames of a language's data, as names are compared."""
    rows = section.people.nicknames.items()
    return {name_tokens(nick): name_tokens(full) for nick, full in rows}


def learn_nicknames(
    article: Article, mentions: Sequence[Mention], section: PeopleWords
) -> dict[Tokens, Tokens]:
    """Names that an article itself gives as another name of somebody named in full.

    In brackets, only one that is made of the full name's letters or opens as nicknames do: the
    bracket may hold somebody else.
    """
    learnt = _called_behind(article, mentions, section)
    between = _between(section)
    for before, after in pairwise(mentions):
        gap = article.text[before.end : after.start]
        if not before.end <= after.start <= before.end + _REACH:
            continue
        epithet = after.tokens[0] in section.people.epithets
        alike = after.tokens[0][:_ALIKE] == before.tokens[0][:_ALIKE]
        bracketed = gap.strip() == "(" and article.text[after.end : after.end + 1] == ")"
        bracketed = bracketed and (epithet or abbreviates(after.tokens, before.tokens))
        either = (epithet or alike) and gap.strip(" ,") in section.people.or_called
        if bracketed or either or between.fullmatch(gap):
            learnt.setdefault(after.tokens, before.tokens)
            learnt.setdefault(after.whole, before.tokens)
    return {nick: full for nick, full in learnt.items() if nick != full}


def _called_behind(
    article: Article, mentions: Sequence[Mention], section: PeopleWords
) -> dict[Tokens, Tokens]:
    """Names such as "Noel" in "kata Noel, sapaan akrabnya", of who was named in full just before.

    With anybody else named in between, whose name it is can't be told.
    """
    learnt: dict[Tokens, Tokens] = {}
    last: Mention | None = None
    for mention in mentions:
        behind = article.text[mention.end : mention.end + _REACH].lstrip(" ,")
        if len(mention.tokens) > 1:
            last = mention
            continue
        if last and behind.casefold().startswith(section.people.called_behind):
            learnt.setdefault(mention.tokens, last.tokens)
        last = None
    return learnt


@cache
def _between(section: PeopleWords) -> re.Pattern[str]:
    rows = sorted(section.people.also_called, key=len, reverse=True)
    choices = "|".join(re.escape(row) for row in rows)
    return re.compile(rf"[\s,(]*(?:{choices})[\s:“\"'‘]*", re.IGNORECASE)
