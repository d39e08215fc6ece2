"""Find the cue of a quotation, behind it or before it, and whether it is direct speech."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from runut.article.attribution import (
    clause_first,
    earlier_subject,
    inherits,
    owner_mention,
    said_by,
)
from runut.article.clauses import is_connective
from runut.article.cues import Cue
from runut.article.quotation_marks import Quotation
from runut.article.speakers import may_speak, speaker_after
from runut.article.stretch import (
    Draft,
    Found,
    Stretch,
    cue_at,
    is_quoted,
    skip_marks,
    word_at,
    words_between,
)
from runut.article.subjects import speaker_before
from runut.article.unseen import UNSEEN, has_shape
from runut.records import QuoteKind


def quoted_draft(
    stretch: Stretch, quotation: Quotation, found: Found, told: list[Quotation]
) -> Draft | None:
    """The utterance of a quotation that has a cue; ``told`` are those before it in the stretch."""
    kind, start, end = _kind(stretch, quotation, found, told)
    if start >= end:
        return None
    at = stretch.words[found.first].start
    return Draft(((start, end, kind),), found.act, found.cue, found.mention, at)


def _kind(
    stretch: Stretch, quotation: Quotation, found: Found, told: list[Quotation]
) -> tuple[QuoteKind, int, int]:
    """Direct speech, or a clause with quoted words in it, and its offsets."""
    text = stretch.text
    sentence = _starts_like_sentence(text, quotation)
    follows = stretch.words[found.first].start < quotation.open
    if sentence or told:
        return "direct", *_trim(text, quotation.start, quotation.end)
    if follows:
        return "mixed", quotation.open, quotation.close
    start = _clause_start(stretch, quotation)
    if start == quotation.open:
        return "direct", *_trim(text, quotation.start, quotation.end)
    return "mixed", start, quotation.close


def _starts_like_sentence(text: str, quotation: Quotation) -> bool:
    letter = next((c for c in text[quotation.start : quotation.end] if c.isalnum()), "")
    before = text[: quotation.open].rstrip()[-1:]
    return letter.isupper() or letter.isdigit() or before in ":.!?"


def _clause_start(stretch: Stretch, quotation: Quotation) -> int:
    """Where the clause begins that runs into a quotation ("acara itu "sangat penuh," kata")."""
    i = stretch.first
    while i < stretch.last and stretch.words[i].start < quotation.open:
        word = stretch.words[i]
        if word.text[0].isalnum() and not is_connective(word, stretch.section):
            return word.start
        i += 1
    return quotation.open


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def cue_after(stretch: Stretch, quotation: Quotation) -> Found | None:
    """The cue that follows a quotation, with its speaker."""
    i = skip_marks(stretch, word_at(stretch.words, quotation.close), ",.-–—;")
    if i >= stretch.last:
        return None
    return (
        _formula(stretch, i)
        or _spoken_by(stretch, i)
        or _subject_first(stretch, quotation, i)
        or _unknown_cue(stretch, quotation, i)
    )


def _formula(stretch: Stretch, i: int) -> Found | None:
    """A set phrase: "demikian pernyataan dari Kremlin", "bunyi keterangan tertulis KPK"."""
    words, section = stretch.words, stretch.section
    if words[i].fold not in section.formulas:
        return None
    j = i + 1
    while j < stretch.last and words[j].fold in section.statements:
        j += 1
    if j == i + 1:
        cue = cue_at(stretch, j)
        if cue is None and words[i].fold not in section.statements:
            return None
        if cue:
            return said_by(stretch, cue, i)
    while j < stretch.last and words[j].fold in section.of:
        j += 1
    mention, end = speaker_after(words, j, stretch.last, section)
    cue_text = stretch.text[words[i].start : words[max(i, j - 1)].end]
    return Found("say", cue_text, i, max(end, j), mention)


def _spoken_by(stretch: Stretch, i: int) -> Found | None:
    """A cue before its speaker: "kata Sari", "ujarnya", "seperti dikatakan Sari"."""
    words, section = stretch.words, stretch.section
    j = i
    while j < stretch.last and words[j].fold in section.comparisons:
        j += 1
    cue = cue_at(stretch, j) if j < stretch.last else None
    if cue and cue.sense.voice != "before":
        return said_by(stretch, cue, i)
    if j == i and words[i].fold in section.according:
        first = i + 1
        while first < stretch.last and words[first].fold in section.of:
            first += 1
        mention, end = speaker_after(words, first, stretch.last, section)
        return Found("say", words[i].text, i, end, mention) if mention else None
    return None


def _subject_first(stretch: Stretch, quotation: Quotation, i: int) -> Found | None:
    """A cue behind its speaker: "...," Sari mengatakan kepada wartawan."""
    first = bisect_right(stretch.cues, i, key=lambda c: c.first)
    last = bisect_left(stretch.cues, min(i + 14, stretch.last), key=lambda c: c.first)
    near = (c for c in stretch.cues[first:last] if c.sense.voice in {"before", "either"})
    cue = next(near, None) or _unseen_after(stretch, i)
    if cue is None or not _ends_open(stretch.text, quotation):
        return None
    if stretch.words[i].fold in stretch.section.inheritors:
        return None
    if any(words_between(stretch, i, cue.first, mark) for mark in '.;"“”'):
        return None
    mention = speaker_before(stretch.words, i, cue.first, stretch.section)
    if mention is None:
        return None
    text = stretch.text[stretch.words[cue.first].start : stretch.words[cue.last].end]
    return Found(cue.sense.act, text, i, cue.last + 1, mention)


def _unseen_after(stretch: Stretch, i: int) -> Cue | None:
    """A verb nobody listed right behind a pronoun or a name: "...," ia mengeluh."""
    words, section = stretch.words, stretch.section
    j = i + 1 if words[i].fold in section.pronouns else i
    while j < stretch.last and words[j].capital:
        j += 1
    shaped = i < j < stretch.last and has_shape(words[j], section)
    return Cue(j, j, UNSEEN) if shaped else None


def _ends_open(text: str, quotation: Quotation) -> bool:
    """Whether a quotation ends as one does that a cue follows: comma, question, exclamation."""
    inside = text[quotation.start : quotation.end].rstrip()[-1:]
    return inside in ",?!" or text[quotation.close : quotation.close + 1] == ","


def _unknown_cue(stretch: Stretch, quotation: Quotation, i: int) -> Found | None:
    """A word nobody listed in the place of a cue: before a name, or with its own speaker."""
    word, section = stretch.words[i], stretch.section
    if not (word.text.isalpha() and word.text.islower() and len(word.text) > 3):
        return None
    if word.fold in section.stops or word.fold in section.prepositions:
        return None
    if not (_ends_open(stretch.text, quotation) and _starts_like_sentence(stretch.text, quotation)):
        return None
    if section.owner and word.fold.endswith(section.owner) and len(word.fold) > 6:
        return Found("say", word.text, i, i + 1, owner_mention(word, section))
    mention, end = speaker_after(stretch.words, i + 1, stretch.last, section)
    if mention and may_speak(mention, section):
        return Found("say", word.text, i, end, mention)
    return None


# How many cues before a quotation are looked at: those inside other quotations don't count.
_CUES_BACK = 12


def cue_before(stretch: Stretch, quotation: Quotation, used: set[int]) -> Found | None:
    """The cue that leads to a quotation: "Sari mengatakan, "...", "Kata Sari: "..."."""
    words, section = stretch.words, stretch.section
    stop = word_at(words, quotation.open)
    j = stop
    while j > stretch.first and (words[j - 1].text in ",:" or words[j - 1].fold in section.that):
        j -= 1
    marked = j < stop
    k = bisect_left(stretch.cues, j, key=lambda c: c.last)
    for cue in reversed(stretch.cues[max(0, k - _CUES_BACK) : k]):
        quoted = is_quoted(words[cue.first].start, stretch.quotations)
        if quoted or cue.first in used or cue.sense.voice == "passive":
            continue
        if not _leads(stretch, cue, j, marked) or _is_kept_back(stretch, cue, quotation):
            return None
        return _led(stretch, cue, j)
    return None


def _is_kept_back(stretch: Stretch, cue: Cue, quotation: Quotation) -> bool:
    """Whether somebody does not or will not say what is quoted: "enggan menyebut "tokoh" itu"."""
    before = stretch.words[cue.first - 1].fold if cue.first > stretch.first else ""
    kept = before in stretch.section.blockers and before not in stretch.section.relatives
    return kept and not _starts_like_sentence(stretch.text, quotation)


def _leads(stretch: Stretch, cue: Cue, j: int, marked: bool) -> bool:
    """Whether nothing but an addressee or a speaker stands between a cue and a quotation."""
    words, section = stretch.words, stretch.section
    between = words[cue.last + 1 : j]
    if not between or (len(between) < 4 and all(w.capital for w in between)):
        return True
    if not marked:
        return False
    if words[j].text == ":" if j < len(words) else False:
        return True
    if cue.sense.voice in {"after", "either"}:
        mention, end = speaker_after(words, cue.last + 1, j, section)
        if mention and end >= j:
            return True
    return between[0].fold in section.addressee and not any(w.fold in section.that for w in between)


def _led(stretch: Stretch, cue: Cue, j: int) -> Found | None:
    words, section = stretch.words, stretch.section
    text = stretch.text[words[cue.first].start : words[cue.last].end]
    if cue.sense.owner:
        return Found(
            cue.sense.act, text, cue.first, cue.last + 1, owner_mention(words[cue.last], section)
        )
    mention = None
    if inherits(stretch, cue):
        mention = earlier_subject(stretch, cue)
    elif cue.sense.voice != "after":
        mention = speaker_before(words, clause_first(stretch, cue), cue.first, section)
    if mention is None and cue.sense.voice != "before":
        mention, _ = speaker_after(words, cue.last + 1, j, section)
    if mention is None and cue.sense.voice == "after":
        return None
    return Found(cue.sense.act, text, cue.first, cue.last + 1, mention)
