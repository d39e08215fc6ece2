"""Join a cue with the speaker before it, behind it or inside it."""

from __future__ import annotations

from bisect import bisect_right

from runut.article.cues import Cue
from runut.article.people import run_end, section_sets, spell
from runut.article.speakers import Mention, leading_person, speaker_after
from runut.article.stretch import Found, Stretch, word_at
from runut.article.subjects import speaker_before
from runut.article.words import Word, is_verb
from runut.languages.speech import SpeechWords


def said_by(stretch: Stretch, cue: Cue, first: int) -> Found | None:
    """A cue whose speaker follows it or is its own ending; ``first`` is where its phrase begins."""
    words, section = stretch.words, stretch.section
    text = stretch.text[words[cue.first].start : words[cue.last].end]
    if cue.sense.owner:
        own = owner_mention(words[cue.last], section)
        return Found(cue.sense.act, text, first, cue.last + 1, own)
    j = cue.last + 1
    while j < stretch.last and (words[j].fold in section.of or words[j].fold in section.adverbs):
        j += 1
    mention, end = speaker_after(words, j, stretch.last, section)
    if mention is None and cue.sense.voice == "passive":
        return None
    return Found(cue.sense.act, text, first, max(end, j), mention)


def owner_mention(word: Word, section: SpeechWords) -> Mention:
    """The speaker in a cue's own ending."""
    start = word.end - len(section.owner)
    return Mention(start, word.end, pronoun=section.owner)


def clause_first(stretch: Stretch, cue: Cue) -> int:
    """The first word after the last quotation before a cue."""
    at = stretch.words[cue.first].start
    i = bisect_right(stretch.quotations, at, key=lambda q: q.close) - 1
    if i < 0:
        return stretch.first
    return max(stretch.first, word_at(stretch.words, stretch.quotations[i].close))


def inherits(stretch: Stretch, cue: Cue) -> bool:
    """Whether a cue takes the subject of the clause before ("... dan menambahkan")."""
    i = cue.first - 1
    while i > stretch.first and stretch.words[i].fold in stretch.section.adverbs:
        if stretch.words[i].fold in stretch.section.inheritors:
            break
        i -= 1
    if i < stretch.first or stretch.words[i].fold not in stretch.section.inheritors:
        return False
    return not (i > stretch.first and stretch.words[i - 1].fold in stretch.section.time_nouns)


def subject_of(stretch: Stretch, cue: Cue, floor: int) -> Mention | None:
    """Who stands before an active cue; nobody where the cue takes the subject before."""
    if cue.sense.voice not in {"before", "either"} or inherits(stretch, cue):
        return None
    first = max(floor, clause_first(stretch, cue))
    return speaker_before(stretch.words, first, cue.first, stretch.section)


def earlier_subject(stretch: Stretch, cue: Cue) -> Mention | None:
    """The subject of the last cue before that has one, else of the sentence."""
    for other in reversed(stretch.cues):
        if other.first < cue.first and (found := subject_of(stretch, other, stretch.first)):
            return found
    return sentence_subject(stretch, cue)


def sentence_subject(stretch: Stretch, cue: Cue) -> Mention | None:
    """The subject at the head of a sentence, for a cue that has none of its own."""
    words, section = stretch.words, stretch.section
    i = stretch.first
    while i < cue.first and words[i].fold in section_sets(section).openers:
        i += 1
    if i > stretch.first and words[stretch.first].fold in section.prepositions:
        return None
    if words[i].fold in section.pronouns:
        return Mention(words[i].start, words[i].end, pronoun=words[i].fold)
    mention = leading_person(words, i, cue.first, section)
    if mention is None or mention.role or " " in mention.name:
        return mention
    behind = words[word_at(words, mention.end)]
    return mention if is_verb(behind, section) else None


def via_of(stretch: Stretch) -> str:
    """Who passed a statement on: "dikutip Antara", "menurut surat kabar resmi Rodong Sinmun"."""
    words, section = stretch.words, stretch.section
    for i in range(stretch.first, stretch.last - 1):
        word = words[i]
        medium = word.fold in section.according and words[i + 1].fold in section.media
        if not medium and word.fold not in section.passed_on:
            continue
        j = i + 1
        while j < stretch.last and (words[j].fold in section.of or _is_medium(words[j], section)):
            j += 1
        if j < stretch.last and words[j].capital and words[j].fold not in section.calendar:
            end = run_end(words, j, stretch.last, frozenset(section.name_links))
            return spell(words[j:end])
    return ""


def _is_medium(word: Word, section: SpeechWords) -> bool:
    return word.fold in section.media and not word.capital
