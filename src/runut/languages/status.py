"""Format of ``status.toml``: how sure a telling is, and what its date is the date of."""

from __future__ import annotations

import msgspec


class StatusWords(msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True):
    """Words that mark a happening as planned, possible, claimed or denied, and words of telling.

    All are phrases in lower case as they stand in a text; spaces match any white space.
    """

    stemmer: str
    """Snowball algorithm that folds the forms of a word together."""

    nasals: dict[str, tuple[str, ...]]
    """Prefixes that swallow the first letter of a stem, with the letters it may have been."""

    planned: tuple[str, ...]
    """Words that put a happening in the future or in somebody's plans; also plans called off."""

    possible: tuple[str, ...]
    """Words that leave open whether it happened or will: guesses, suspicions, conditions."""

    claimed: tuple[str, ...]
    """Words by which a telling leans on somebody else's word."""

    denied: tuple[str, ...]
    """Words by which somebody says that it is not so."""

    lookalikes: tuple[str, ...]
    """Phrases that hold one of the words above in another sense; they are passed over."""

    said_before_speaker: tuple[str, ...]
    """Verbs of saying with the speaker behind them: a date behind the speaker is of the words."""

    said_after_speaker: tuple[str, ...]
    """Verbs of saying with the speaker before them and the content behind them."""

    said_passive: tuple[str, ...]
    """Passive verbs of saying, the speaker behind them: "this was said by"."""

    content_openers: tuple[str, ...]
    """Words that open what is said: a date behind them is in the content."""

    said_in: tuple[str, ...]
    """Where and when words were uttered or asked for: a date right behind is of the words."""

    relayed: tuple[str, ...]
    """Words that name a medium passed on: a date behind the medium is of its publication."""

    purpose: tuple[str, ...]
    """Words before a verb of saying that make it only a purpose: nobody said it yet."""

    sources: tuple[str, ...]
    """Words that open a sentence with where its content comes from: "according to"."""

    documents: tuple[str, ...]
    """Nouns for what is written and dated: letters, reports, minutes, decrees."""

    dated: tuple[str, ...]
    """Words between a document and its own date: "a letter dated"."""

    means: tuple[str, ...]
    """Words before a document by which something was done: its date is that of the act."""

    verb_heads: tuple[str, ...]
    """Letters that verbs begin with: a name glued to such a verb holds no cue at its end."""

    said_before: tuple[str, ...]
    """Words for what was just said: such a sentence says nothing without the one before."""

    said_circumstances: tuple[str, ...]
    """Words that may open what stands between a verb of saying and the date of the words."""

    clause_openers: tuple[str, ...]
    """Conjunctions that open a clause of its own."""

    earlier_openers: tuple[str, ...]
    """Those of them whose clause may tell of something earlier than the main clause."""

    time_openers: tuple[str, ...]
    """Prepositions that make a bare year or month the time of a happening."""

    since: tuple[str, ...]
    """Prepositions that open a span of time lasting until the telling."""

    firsts: tuple[str, ...]
    """Words that make such a span one without the like: "the first visit since 2000"."""

    until: tuple[str, ...]
    """Prepositions that only close a span of time: "as of Tuesday"."""

    numbering: tuple[str, ...]
    """Words before a year that is part of a name: laws, budgets, cups, elections."""

    light: tuple[str, ...]
    """Words too common to tell two happenings apart."""

    fillers: tuple[str, ...]
    """Words of retelling ("as reported before"), too, where two tellings are compared."""

    counters: tuple[str, ...]
    """Words for people and things counted that say nothing of who or what they are."""

    joins: tuple[str, ...]
    """Words that add a second thing to the one counted ("penumpang dan awak")."""

    casualties: tuple[str, ...]
    """Words for the dead and hurt that take the event as their complement ("korban longsor")."""

    changing: tuple[str, ...]
    """Words by which a count says that it moved."""

    passing: tuple[str, ...]
    """Words by which a count is one of a moment: it may have been another before or after."""

    partial: tuple[str, ...]
    """Words by which a count says that it is a part or a share."""

    another: tuple[str, ...]
    """Words by which things counted are others than those counted before."""

    within_before: tuple[str, ...]
    """Words before a number of people that make them a part of those told before."""

    within_behind: tuple[str, ...]
    """Words close behind a number of people that make them a part."""

    hypothetical: tuple[str, ...]
    """Words by which a count is a bound, a capacity or a demand, not a count of what was."""

    dangling: tuple[str, ...]
    """Sentence openers that lean on the sentence before; such a line can't stand in a brief."""

    leaning: tuple[str, ...]
    """Words that need the sentence before wherever they stand outside of quotation marks."""

    pointing: tuple[str, ...]
    """Words that point back to the sentence before where they stand near a sentence's start."""
