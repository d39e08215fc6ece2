"""What a sentence says yes and no to: its content words, and those that a negation turns."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from runut.languages.pack import Pack
from runut.records import Article, Span
from runut.story.words import capitals, content_list, content_words, phrases

_REACH = 1  # content words behind a negation that it turns: "never received any money"
_BREAK = re.compile(r"[,;:.!?\"“”()]")


class Statement(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A clause or quotation of one article as something said to be so, or not so.

    ``words`` are its content words without those that only announce it ("the report that"),
    ``turned`` those behind a negation, ``names`` its capitalised words: a negation turns no name.
    ``wholly`` marks a denial by its verb: all of it is said not to be so; ``head`` is the first
    word of what is denied. ``whose`` are words of the speaker's name.
    """

    article: Article
    start: int
    end: int
    speaker: str
    words: frozenset[str]
    turned: frozenset[str]
    names: frozenset[str]
    whose: frozenset[str]
    head: str = ""
    wholly: bool = False


def state(article: Article, span: Span, speaker: str, pack: Pack, *, wholly: bool) -> Statement:
    """Read a range of characters of an article as a statement.

    "He denied it and said that he never took money" denies by its negation, not by its verb.
    """
    text = article.text[span.start : span.end]
    announced = phrases(pack.differences.announcing).search(text) is not None
    plain = phrases(pack.differences.announcing).sub(" ", text)
    turned = _turned(plain, pack)
    return Statement(
        article=article,
        start=span.start,
        end=span.end,
        speaker=speaker,
        words=content_words(plain, pack),
        turned=turned,
        names=frozenset().union(*(content_words(w, pack) for w in capitals(plain, pack))),
        whose=content_words(speaker, pack),
        head=(content_list(plain, pack) or [""])[0],
        wholly=wholly and (announced or not turned),
    )


def are_opposed(a: Statement, b: Statement) -> bool:
    """Whether one says of a thing that it is so and the other that it is not.

    Both hold the same word, turned by a negation in one of them only; a denial by its verb turns
    all that it says once more. Each naming somebody that the other does not, they are of two.
    """
    if not _name_the_same(a, b):
        return False
    both = (a.words & b.words) - a.names - b.names
    turned = (a.turned ^ b.turned) & both
    if a.wholly != b.wholly:
        denial, claim = (a, b) if a.wholly else (b, a)
        return not turned and bool(both) and denial.head in claim.words | claim.whose
    return bool(turned) and not (a.turned and b.turned)


def _name_the_same(a: Statement, b: Statement) -> bool:
    """Whether two statements may be of the same people and bodies: their own names count too.

    Both name one, or the one without names denies as one whom the other names, or names nobody.
    """
    if a.names and b.names:
        return bool(a.names & b.names) and not (a.names - b.names and b.names - a.names)
    denied, plain = (a, b) if a.turned or a.wholly else (b, a)
    return not denied.names or bool(denied.names & plain.whose)


def _turned(text: str, pack: Pack) -> frozenset[str]:
    """Content words right behind negations, up to the end of the clause."""
    found: set[str] = set()
    for negation in phrases(_negations(pack)).finditer(text):
        clause = _BREAK.split(text[negation.end() :], maxsplit=1)[0]
        if phrases(pack.differences.not_turned).match(clause.lstrip()):
            continue
        plain = phrases(pack.differences.filling).sub(" ", clause)
        found.update(content_list(plain, pack)[:_REACH])
    return frozenset(found)


@cache
def _negations(pack: Pack) -> tuple[str, ...]:
    words = pack.differences
    return (*words.negations, *words.failing, *words.not_yet)
