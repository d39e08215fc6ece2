"""Find what is said in one stretch of text: quotations with their cues, and reported clauses."""

from __future__ import annotations

from runut.article.attribution import via_of
from runut.article.quotation_marks import Quotation
from runut.article.reported import find_reported
from runut.article.spoken import cue_after, cue_before, quoted_draft
from runut.article.stretch import Draft, Found, Stretch, word_at


def find_utterances(stretch: Stretch) -> list[Draft]:
    """All utterances of a stretch in order."""
    drafts: list[Draft] = []
    used: set[int] = set()  # words of cues that introduce a quotation
    told: list[Quotation] = []
    last: Found | None = None
    for quotation in stretch.quotations:
        found = cue_after(stretch, quotation) or cue_before(stretch, quotation, used)
        if found is None and last and _goes_on(stretch, quotation, last):
            found = last
        draft = quoted_draft(stretch, quotation, found, told) if found else None
        if found is None or draft is None:
            continue
        used.update(range(found.first, found.last))
        told.append(quotation)
        drafts.append(draft)
        last = found
    drafts.extend(find_reported(stretch, used, told))
    via = via_of(stretch) if drafts else ""
    merged = (draft._replace(via=draft.via or via) for draft in _merge(drafts))
    return sorted(merged, key=lambda d: d.spans[0][0])


def _goes_on(stretch: Stretch, quotation: Quotation, last: Found) -> bool:
    """Whether a quotation goes on behind the cue of the one before: "A," kata Sari, "B"."""
    between = stretch.words[last.last : word_at(stretch.words, quotation.open)]
    return 0 < len(between) < 3 and not any(w.text[0].isalnum() for w in between)


def _merge(drafts: list[Draft]) -> list[Draft]:
    """Quotations that share one cue are one utterance ("A," kata Sari, "B")."""
    merged: dict[tuple[int, str], Draft] = {}
    for draft in drafts:
        key = (draft.at, draft.cue)
        if key in merged and draft.cue:
            spans = tuple(sorted({*merged[key].spans, *draft.spans}))
            merged[key] = merged[key]._replace(spans=spans)
        else:
            merged[key] = draft
    return list(merged.values())
