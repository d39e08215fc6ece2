"""How sure a dated telling is, and whether its date is of the event, the words or the press."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

import msgspec

from runut.languages.pack import Pack
from runut.languages.status import StatusWords
from runut.records import MomentAbout, MomentStatus
from runut.story.stems import ends_in_verb
from runut.story.words import glued, phrases

_MARKS = '"“”„«»'
_SPLIT = re.compile(rf"[,;:()–—{_MARKS}]")
_BETWEEN = 3  # words: "will speak at a press conference"
_SOURCE = 4  # words: "according to the latest report"
_DOCUMENT = 8  # words: "a letter of the governor, number 12 of 2018, dated"
_REACH = 400  # characters between a verb of saying and its date: a long office and a place


class Dated(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence with one expression of time in it, and what is known of both.

    ``start`` and ``end`` place the expression in ``text``; ``day`` and ``published`` are ISO 8601
    or empty; ``quoted``, ``direct`` and ``denial`` say whether the expression stands in somebody's
    words, between quotation marks, in a denial.
    """

    text: str
    start: int
    end: int
    day: str = ""
    published: str = ""
    quoted: bool = False
    direct: bool = False
    denial: bool = False


class _Clause(msgspec.Struct, frozen=True, kw_only=True):
    start: int
    end: int
    opener: str  # the conjunction that opens it, in lower case; empty for the main clause


def about_of(dated: Dated, pack: Pack) -> MomentAbout:
    """Say whether the date is of the event, of the words told, or of a report passed on."""
    if dated.direct:
        return "event"
    words = pack.status
    if _behind_medium(dated, words) or _behind_source(dated, words):
        return "publication"
    if (
        _behind_speaker(dated, words)
        or _behind_passive(dated, words)
        or _behind_saying(dated, words)
        or _before_saying(dated, words)
    ):
        return "statement"
    return "publication" if _behind_document(dated, words) else "event"


def status_of(dated: Dated, about: MomentAbout, pack: Pack) -> MomentStatus:
    """Say whether what is told for the date happened, was planned, possible, claimed or denied.

    A date after the day of publication can't have happened. What is said on a day is a claim at
    most: that somebody said it does not make it so; and whatever plans the words speak of, the
    words themselves are planned only where they are still to be said.
    """
    found = status_by_words(dated, about, pack)
    if found in ("happened", "claimed") and is_future(dated):
        return "planned"
    if found == "happened" and (about != "event" or dated.quoted):
        return "claimed"
    return found


def status_by_words(dated: Dated, about: MomentAbout, pack: Pack) -> MomentStatus:
    """Say what the words alone tell of a happening's status, whatever its day."""
    words = pack.status
    masked = _mask(dated.text, words)
    if about == "event":
        found = _strongest(masked, _governing(dated, masked, words), pack)
    else:
        found = _status_of_words(dated, about, masked, pack.status)
    return "denied" if dated.denial and found in ("happened", "claimed") else found


def is_future(dated: Dated) -> bool:
    """Whether the date lies after the day of publication."""
    day, published = dated.day, dated.published
    return bool(day and published) and day > published[: len(day)]


def _status_of_words(
    dated: Dated, about: MomentAbout, text: str, words: StatusWords
) -> MomentStatus:
    """Say whether words or a report deny, are still to come, or claim."""
    if phrases(words.denied).search(text):
        return "denied"
    to_come = about == "statement" and _still_to_say(dated, text, words)
    return "planned" if to_come else "claimed"


def _still_to_say(dated: Dated, text: str, words: StatusWords) -> bool:
    """'Ms Reed will speak to reporters on Friday': a plan governs the first verb of saying."""
    if _behind_speaker(dated, words):
        return False
    rows = (*words.said_after_speaker, *words.said_passive, *words.said_in)
    said = phrases(rows).search(text)
    if said is None:
        return False
    clause = _SPLIT.split(text[: said.start()])[-1]
    cues = list(phrases(words.planned).finditer(clause))
    return bool(cues) and len(clause[cues[-1].end() :].split()) <= _BETWEEN


def _strongest(text: str, where: list[tuple[int, int]], pack: Pack) -> MomentStatus:
    """Find the status that the cues in the given ranges speak for, the most careful first."""
    for status, rows in _ladder(pack.status):
        if any(_has_cue(text, rows, start, end, pack) for start, end in where):
            return status
    return "happened"


def _in_name(text: str, found: re.Match[str]) -> bool:
    """Whether a cue has a capital that neither its sentence nor capitals throughout account for."""
    opens = text[: found.start()].rstrip(f" {_MARKS}")[-1:] in ("", ".", "!", "?", ":", "\n")
    return found.group()[0].isupper() and not opens and not found.group().isupper()


def _has_cue(text: str, rows: tuple[str, ...], start: int, end: int, pack: Pack) -> bool:
    """Whether a range holds a cue, also one glued to a name, but not as a longer verb's end."""
    if any(not _in_name(text, m) for m in phrases(rows).finditer(text, start, end)):
        return True
    found = glued(rows).finditer(text, start, end)
    return any(not ends_in_verb(m[1], len(m[1]) - len(m[2]), pack) for m in found)


@cache
def _ladder(words: StatusWords) -> tuple[tuple[MomentStatus, tuple[str, ...]], ...]:
    return (
        ("denied", words.denied),
        ("planned", words.planned),
        ("possible", words.possible),
        ("claimed", words.claimed),
    )


def _mask(text: str, words: StatusWords) -> str:
    """Blank out phrases that only look like cues; offsets stay."""
    return phrases(words.lookalikes).sub(lambda found: "·" * len(found.group()), text)


def _governing(dated: Dated, text: str, words: StatusWords) -> list[tuple[int, int]]:
    """Ranges of the clauses whose cues bear on the date: its own, and those that govern it.

    A main clause governs a clause beneath it, save one that may tell of earlier things ("who was
    caught on Monday") with a date before the day of publication. A date that follows a comma may
    belong to the clause before the comma: that one counts too.
    """
    clauses = _clauses(text, words)
    at = _holding(clauses, dated.start)
    own, chosen = clauses[at], [clauses[at]]
    if at and _is_bare(text[own.start + len(own.opener) : dated.start], words):
        chosen.append(clauses[at - 1])
        own = clauses[at - 1] if own.opener else own
    looks_back = own.opener in words.earlier_openers and dated.day < dated.published[:10]
    if not looks_back:
        chosen += [c for c in clauses if not c.opener]
    return [(c.start, c.end) for c in chosen]


def _is_bare(text: str, words: StatusWords) -> bool:
    """Whether nothing but a preposition stands between a comma or conjunction and the date."""
    return not phrases(words.time_openers).sub("", text).strip(" ,")


def core_of(dated: Dated, pack: Pack) -> list[tuple[int, int]]:
    """Ranges of the words that the date dates: its clause, without clauses beneath it.

    For a date in the main clause these are all pieces of the main clause.
    """
    clauses = _clauses(dated.text, pack.status)
    at = _holding(clauses, dated.start)
    if at and _is_bare(dated.text[clauses[at].start : dated.start], pack.status):
        at -= 1
    if clauses[at].opener:
        return [(clauses[at].start, clauses[at].end)]
    return [(c.start, c.end) for c in clauses if not c.opener]


def _clauses(text: str, words: StatusWords) -> list[_Clause]:
    """Cut a sentence at its conjunctions and punctuation; each piece knows its conjunction."""
    openers = {m.start(): m.group().lower() for m in phrases(words.clause_openers).finditer(text)}
    breaks = {m.end() for m in _SPLIT.finditer(text)}
    cuts = sorted({0, *openers, *breaks, len(text)})
    pieces = [(a, b) for a, b in pairwise(cuts) if text[a:b].strip(" ,")]
    return [_Clause(start=a, end=b, opener=openers.get(a, "")) for a, b in pieces] or [
        _Clause(start=0, end=len(text), opener="")
    ]


def _holding(clauses: list[_Clause], position: int) -> int:
    return next((i for i, c in enumerate(clauses) if c.start <= position < c.end), 0)


# --- whose date it is -----------------------------------------------------------------------


def _behind_medium(dated: Dated, words: StatusWords) -> bool:
    """'as reported by the Harbour Post, Monday': the date of a report passed on."""
    tail = _tail(dated, words.relayed)
    if tail is None or len(tail.split()) > 8 or not _only_circumstances(tail, words):
        return False
    return all(_is_bare(part, words) for part in tail.split(",")[1:])


def _behind_source(dated: Dated, words: StatusWords) -> bool:
    """'According to the report on its site of 26 May, ...': the date of what is leaned on."""
    opened = phrases(words.sources).match(dated.text)
    if opened is None or not dated.text[dated.end :].lstrip(" )").startswith(","):
        return False
    between = dated.text[opened.end() : dated.start]
    opening = " ".join(between.split()[:_SOURCE])
    closed = "," in between or _opens_clause(between, words)
    return not closed and phrases(words.documents).search(opening) is not None


def _behind_document(dated: Dated, words: StatusWords) -> bool:
    """'a letter dated 20 December': the date that a document bears, unless it did something."""
    tail = _tail(dated, words.documents)
    if tail is None or len(tail.split()) > _DOCUMENT:
        return False
    named = phrases(words.dated)
    between = tail.split()
    mark = named.match(dated.text, dated.start) or named.search(" ".join(between[-1:]))
    if phrases(words.time_openers).search(" ".join(between[-2:])):
        return False  # "received the letter on the date of": when it came, not the letter's
    head = dated.text[: dated.start - len(tail)].lower().split()[-_SOURCE:]
    return mark is not None and set(words.means).isdisjoint(head)


def _behind_speaker(dated: Dated, words: StatusWords) -> bool:
    """'..., said Ms Reed in Port Alder, Monday': behind a verb that follows the words said."""
    for found in reversed(list(phrases(words.said_before_speaker).finditer(dated.text))):
        mark = dated.text[: found.start()].rstrip()[-1:]
        if found.end() > dated.start or not mark or mark not in f",.?!'’{_MARKS}":
            continue
        tail = dated.text[found.end() : dated.start]
        if mark in _MARKS:
            return not any(m in tail for m in _MARKS) and not _opens_content(tail, words)
        return _only_circumstances(tail, words)
    return False


def _behind_passive(dated: Dated, words: StatusWords) -> bool:
    """'It was confirmed by Ms Reed at a hearing, Monday': behind a passive verb of saying."""
    tail = _tail(dated, words.said_passive)
    return tail is not None and not _opens_content(tail, words)


def _behind_saying(dated: Dated, words: StatusWords) -> bool:
    """'Ms Reed told reporters on Monday', 'in a statement, Monday'."""
    tail = _tail(dated, words.said_after_speaker)
    if tail is not None and _opens_with_circumstance(tail, words):
        return _only_circumstances(tail, words)
    tail = _tail(dated, words.said_in)
    return tail is not None and len(tail) <= 80 and _only_circumstances(tail, words)


def _before_saying(dated: Dated, words: StatusWords) -> bool:
    """'On Monday, Ms Reed said that', 'Ms Reed on Monday said'."""
    found = phrases(words.said_after_speaker).search(dated.text, dated.end)
    if not found:
        return False
    between = dated.text[dated.end : found.start()]
    if between.split()[-1:] and between.split()[-1].lower() in words.purpose:
        return False
    if not between.strip(" ,"):
        return True
    before = dated.text[: dated.start]
    opens = len(before.split()) <= 2 or _is_circumstance(before, words)
    return opens and len(between.split()) <= 12 and _only_circumstances(between, words)


def _is_circumstance(before: str, words: StatusWords) -> bool:
    """Whether a sentence opens with where it was said: "earlier, in a meeting at the port on"."""
    start = phrases(words.dangling).match(before)
    rest = (before[start.end() :] if start else before).lstrip(" ,")
    short = len(rest.split()) <= _DOCUMENT and "," not in rest
    opened = phrases(words.said_circumstances).match(rest) is not None
    return short and opened and not _opens_clause(rest, words)


def _tail(dated: Dated, rows: tuple[str, ...]) -> str | None:
    """Take what stands between the last of the phrases and the date, or None."""
    found = None
    for found in phrases(rows).finditer(dated.text, 0, dated.start):  # noqa: B007 - the last one
        pass
    if found is None or dated.start - found.end() > _REACH:
        return None
    return dated.text[found.end() : dated.start]


def _opens_with_circumstance(tail: str, words: StatusWords) -> bool:
    bare = tail.strip(" ,")
    return not bare or phrases(words.said_circumstances).match(bare) is not None


def _only_circumstances(tail: str, words: StatusWords) -> bool:
    """Whether no new clause and no quotation begins between a verb of saying and the date."""
    if len(tail) > _REACH or any(mark in tail for mark in _MARKS):
        return False
    return not _opens_clause(phrases(words.said_circumstances).sub(" ", tail), words)


def _opens_content(text: str, words: StatusWords) -> bool:
    return phrases(words.content_openers).search(text) is not None


def _opens_clause(text: str, words: StatusWords) -> bool:
    return phrases(words.clause_openers).search(text) is not None
