"""Find reported clauses: "Sari mengatakan ...", "..., kata Sari", "Menurut Sari, ..."."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from runut.article.attribution import (
    clause_first,
    earlier_subject,
    inherits,
    owner_mention,
    said_by,
    subject_of,
)
from runut.article.clauses import complement, has_predicate, leading_clause
from runut.article.cues import Cue
from runut.article.people import section_sets
from runut.article.quotation_marks import Quotation
from runut.article.speakers import Mention, may_speak, speaker_after
from runut.article.stretch import Draft, Stretch, holds_quotation, is_quoted, word_at
from runut.article.subjects import speaker_before
from runut.languages.speech import SpeechWords
from runut.records import QuoteKind

# A sentence opens with a few words at most ("Namun demikian, menurut Sari, ...").
_MOST_OPENERS = 8

# A clause ends at one of the next few cues, if at a cue at all.
_CUES_AHEAD = 8


def find_reported(stretch: Stretch, used: set[int], told: Sequence[Quotation]) -> list[Draft]:
    """All reported clauses of a stretch.

    ``used`` are the words of cues that introduce a quotation, ``told`` those quotations.
    """
    drafts: list[Draft] = []
    outside = [
        c
        for c in stretch.cues
        if not is_quoted(stretch.words[c.first].start, stretch.quotations) and c.first not in used
    ]
    previous: Draft | None = None
    subject: Mention | None = None  # of the cue before, whether it reported something or not
    floor = stretch.first
    for cue in outside:
        if stretch.words[cue.first].start < floor_offset(stretch, floor):
            continue
        subject = subject_of(stretch, cue, floor) or subject
        k = bisect_right(stretch.cues, cue.first, key=lambda c: c.first)
        later = stretch.cues[k : k + _CUES_AHEAD]
        draft = _report(stretch, cue, later, floor, subject)
        if draft is None or _covers(draft, told):
            if draft is None and previous and drafts and drafts[-1] is previous:
                drafts[-1] = previous = _passed_on(stretch, previous, cue)
            continue
        drafts.append(draft)
        previous = draft
        floor = _next_floor(stretch, draft, cue)
    drafts.extend(_according(stretch, told, drafts))
    return drafts


def _passed_on(stretch: Stretch, previous: Draft, cue: Cue) -> Draft:
    """Who passed a report on, in a second cue behind it: "Sari mengatakan ..., kata X"."""
    end = max(end for _, end, _ in previous.spans)
    between = stretch.text[end : stretch.words[cue.first].start]
    if cue.sense.voice != "after" or between.strip() != ",":
        return previous
    found = said_by(stretch, cue, cue.first)
    if found is None or found.mention is None or found.mention.pronoun:
        return previous
    return previous._replace(via=found.mention.name or found.mention.description)


def floor_offset(stretch: Stretch, i: int) -> int:
    """Offset of a word, or the end of the stretch."""
    return stretch.words[i].start if i < len(stretch.words) else len(stretch.text)


def _next_floor(stretch: Stretch, draft: Draft, cue: Cue) -> int:
    """A cue inside a reported clause reports nothing of its own here: go on after the clause."""
    return max(cue.last + 1, word_at(stretch.words, max(end for _, end, _ in draft.spans)))


def _covers(draft: Draft, told: Sequence[Quotation]) -> bool:
    return any(holds_quotation(start, end, told) for start, end, _ in draft.spans)


def _report(
    stretch: Stretch, cue: Cue, later: Sequence[Cue], floor: int, subject: Mention | None
) -> Draft | None:
    if cue.sense.voice in {"before", "either"}:
        return _active(stretch, cue, later, floor, subject) or _late(stretch, cue, floor)
    if cue.sense.voice == "after":
        return _inverted(stretch, cue, floor)
    return _fronted_passive(stretch, cue)


def _active(
    stretch: Stretch, cue: Cue, later: Sequence[Cue], floor: int, subject: Mention | None
) -> Draft | None:
    """A clause behind its speaker and cue: "Sari mengatakan (bahwa) ..."."""
    words, section = stretch.words, stretch.section
    mention = _speaker_of(stretch, cue, floor, subject)
    if mention is None or not (_sure(stretch, cue) or may_speak(mention, section)):
        return None
    clause = complement(words, cue, later, stretch.last, section)
    if clause is None:
        return None
    start, end = clause
    end = _to_closing_mark(stretch, end)
    text = stretch.text[words[cue.first].start : words[cue.last].end]
    kind = _span_kind(stretch, start, end)
    asks = cue.sense.act == "order" and words[word_at(words, start)].fold in section.questions
    act = "ask" if asks else cue.sense.act
    return Draft(((start, end, kind),), act, text, mention, words[cue.first].start)


def _sure(stretch: Stretch, cue: Cue) -> bool:
    """Whether a cue is one of the listed, or leads to "bahwa" at once."""
    return cue.sense.listed or stretch.words[cue.last + 1].fold in stretch.section.that


def _to_closing_mark(stretch: Stretch, end: int) -> int:
    """A clause that ends inside a quotation ends with it."""
    i = bisect_right(stretch.quotations, end, key=lambda q: q.open) - 1
    inside = i >= 0 and stretch.quotations[i].open < end <= stretch.quotations[i].close
    return stretch.quotations[i].close if inside else end


# Who says it is named in few words behind a clause: ", two officials said on Monday."
_LATE = 8


def _late(stretch: Stretch, cue: Cue, floor: int) -> Draft | None:
    """A clause before its speaker and cue: "The bridge is closed, officials said."."""
    words, section = stretch.words, stretch.section
    behind = words[cue.last + 1] if cue.last + 1 < stretch.last else None
    ends = behind is None or behind.text in ".," or behind.fold in section.stops
    if cue.sense.voice != "either" or not ends:
        return None
    reach = range(cue.first - 1, max(floor, cue.first - _LATE), -1)
    comma = next((i for i in reach if words[i].text == ","), None)
    mention = speaker_before(words, comma + 1, cue.first, section) if comma else None
    if comma is None or mention is None:
        return None
    spans = leading_clause(words, (floor, comma), (stretch.last, stretch.last), section)
    if not spans or not (section.articles or has_predicate(words[floor:comma], section)):
        return None
    kinds = tuple((s, e, _span_kind(stretch, s, e)) for s, e in spans)
    text = stretch.text[words[cue.first].start : words[cue.last].end]
    return Draft(kinds, cue.sense.act, text, mention, words[cue.first].start)


def _speaker_of(stretch: Stretch, cue: Cue, floor: int, subject: Mention | None) -> Mention | None:
    words, section = stretch.words, stretch.section
    before = words[cue.first - 1].fold if cue.first > stretch.first else ""
    if inherits(stretch, cue) and (held := subject or earlier_subject(stretch, cue)):
        return held
    if before in section.inheritors and before not in section.adverbs:
        return None
    if before in section.relatives and not cue.sense.listed:
        return None
    if before in section.relatives:
        mention = speaker_before(words, floor, cue.first - 1, section)
        return mention if mention and mention.person else None
    if before in section.blockers:
        return None
    own = max(floor, clause_first(stretch, cue))
    return speaker_before(words, own, cue.first, section)


def _inverted(stretch: Stretch, cue: Cue, floor: int) -> Draft | None:
    """A clause around a cue before its speaker: "..., kata Sari.", "Kata Sari, ..."."""
    words, section = stretch.words, stretch.section
    opens = cue.first == stretch.first
    if not opens and words[cue.first - 1].text != ",":
        return None
    found = said_by(stretch, cue, cue.first)
    if found is None or found.mention is None:
        return None
    mention = found.mention
    plain = words[cue.first].fold in section.plain or not cue.sense.listed
    if not (mention.pronoun or mention.person or plain) or (opens and not plain):
        return None
    spans = leading_clause(words, (floor, cue.first), (found.last, stretch.last), section)
    if not spans:
        return None
    kinds = tuple((s, e, _span_kind(stretch, s, e)) for s, e in spans)
    return Draft(kinds, found.act, found.cue, mention, words[cue.first].start)


def _fronted_passive(stretch: Stretch, cue: Cue) -> Draft | None:
    """A clause behind a passive that opens its sentence: "Disampaikan Sari, ..."."""
    words, section = stretch.words, stretch.section
    found = said_by(stretch, cue, cue.first) if cue.first == stretch.first else None
    if found is None or found.mention is None or found.last >= stretch.last:
        return None
    behind = found.last
    while behind < stretch.last - 1 and words[behind].fold in section.adverbs:
        behind += 1
    link = words[behind]
    if not may_speak(found.mention, section) or not (link.text == "," or link.fold in section.that):
        return None
    spans = leading_clause(words, (0, 0), (behind + 1, stretch.last), section)
    kinds = tuple((s, e, _span_kind(stretch, s, e)) for s, e in spans)
    return (
        Draft(kinds, found.act, found.cue, found.mention, words[cue.first].start) if spans else None
    )


def _span_kind(stretch: Stretch, start: int, end: int) -> QuoteKind:
    return "mixed" if holds_quotation(start, end, stretch.quotations) else "indirect"


def _according(stretch: Stretch, told: Sequence[Quotation], drafts: list[Draft]) -> list[Draft]:
    """Clauses with a source: "Menurut Sari, ...", "menurutnya, ...", "..., menurut Sari."."""
    words, section = stretch.words, stretch.section
    found: list[Draft] = []
    according = _according_words(section)
    covered = -1  # a clause already found holds everything up to here
    inside = enumerate(words[stretch.first : stretch.last], stretch.first)
    for i in [i for i, word in inside if word.fold in according]:
        if words[i].start < covered:
            continue
        draft = _according_at(stretch, i)
        if draft is None:
            continue
        covered = draft.spans[-1][1]
        if not _covers(draft, told) and not _overlaps(draft, drafts):
            found.append(draft)
    return found


@cache
def _according_words(section: SpeechWords) -> frozenset[str]:
    owned = (f"{word}{section.owner}" for word in section.according)
    return frozenset((*section.according, *owned))


def _overlaps(draft: Draft, others: Sequence[Draft]) -> bool:
    return any(
        s < e2 and s2 < e for s, e, _ in draft.spans for o in others for s2, e2, _ in o.spans
    )


def _according_at(stretch: Stretch, i: int) -> Draft | None:
    words, section = stretch.words, stretch.section
    if is_quoted(words[i].start, stretch.quotations):
        return None
    mention, end = _according_source(stretch, i)
    if mention is None:
        return None
    opens = i == stretch.first or words[i - 1].text != ","
    if opens and i - stretch.first > _MOST_OPENERS:
        return None
    if opens and any(
        w.text[0].isalnum() and w.fold not in section_sets(section).openers
        for w in words[stretch.first : i]
    ):
        return None
    floor = (stretch.first, stretch.first if opens else i)
    spans = leading_clause(words, floor, (end, stretch.last), section)
    if not spans:
        return None
    kinds = tuple((s, e, _span_kind(stretch, s, e)) for s, e in spans)
    return Draft(kinds, "say", words[i].text, mention, words[i].start)


def _behind_statement(stretch: Stretch, first: int) -> int:
    """The author of a statement: the name in "a report by the Climate Institute"."""
    words, section = stretch.words, stretch.section
    i = first + 1
    if first >= stretch.last or words[first].fold not in section.statements:
        return first
    while i < stretch.last and words[i].fold in section.of:
        i += 1
    return i if first + 1 < i < stretch.last and words[i].capital else first


# "angka terbaru yang dihimpun dari Dinas Kesehatan"
_THING_REACH = 5


def _behind_thing(stretch: Stretch, first: int) -> int:
    """The source of a thing that says nothing itself: of "angka terbaru dari Dinas Kesehatan"."""
    words, section = stretch.words, stretch.section
    stop = min(first + _THING_REACH, stretch.last - 1)
    if first >= stop or words[first].fold not in section.lifeless:
        return first
    for i in range(first + 1, stop):
        if words[i].fold in section.of and words[i + 1].capital:
            return i + 1
        if not words[i].text.islower():
            break
    return first


def _according_source(stretch: Stretch, i: int) -> tuple[Mention | None, int]:
    words, section = stretch.words, stretch.section
    if words[i].fold not in section.according:
        return owner_mention(words[i], section), i + 1
    first = i + 1
    while first < stretch.last and words[first].fold in section.of:
        first += 1
    if first < stretch.last and words[first].fold in section.evidence:
        return None, i
    first = _behind_statement(stretch, _behind_thing(stretch, first))
    mention, end = speaker_after(words, first, stretch.last, section)
    if mention is None and first + 1 < stretch.last and words[first].fold in section.lifeless:
        first += 1 + (words[first + 1].fold in section.statements)  # "angka resmi Sari"
        return speaker_after(words, first, stretch.last, section)
    return mention, end
