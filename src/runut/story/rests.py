"""What an article rests on: the medium it has its news from, as far as it says so itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from runut.corpus.direction import plain_name
from runut.outlets.agencies import agency_named
from runut.outlets.outlet import named
from runut.records import Article, Citation, Credit

LEAD_PART = 0.35
"""Part of an article in which a credit speaks for the whole; one further down speaks for a detail
that was added. Of 30 articles of May and June 2025 that rest on a medium by these rules 28 do so by
eye; the two others were names misread for media, which are mended."""

ALONE_PART = 0.5
"""The same where no other medium is credited: outlets name their agency in the third paragraph,
and a detail taken from one stands further down (of 30 others, 7 with 0.36 to 0.46 rest on it, 6
with 0.57 to 0.81 do not)."""

END = 60
"""Characters at the end in which a byline speaks for the whole: "(Reuters/Z-9)"."""

MAIN_PART = 0.5
"""Part of the credits to media that one of them has, from which the article rests on it; with
less it has put several together, and that is work of its own."""


class Rest(msgspec.Struct, frozen=True, kw_only=True):
    """The medium at the far end of an article's credits, and who passed it on.

    ``chain`` begins with the medium nearest to the article and ends with ``root``, or with the one
    person whom the whole article quotes.
    """

    root: str
    chain: tuple[str, ...]
    agency: bool
    citations: tuple[Citation, ...]


def rests_on(article: Article) -> Rest | None:
    """The medium that an article mainly has its news from; None where it reports for itself.

    It reports for itself where it credits no medium in its first part or at its end, where several
    media have their parts in it, or where somebody handed a paper to its own newsroom.
    """
    media = [c for c in article.credits if c.kind in {"agency", "outlet"}]
    passing = {c.via for c in media if c.via}
    roots = [c for c in media if c.source not in passing]
    if not roots or _own_paper(article):
        return None
    counted = Counter(c.source for c in roots)
    first = min(roots, key=lambda c: (-counted[c.source], c.start))
    mine = [c for c in roots if c.source == first.source]
    lead = ALONE_PART if len(mine) == len(roots) else LEAD_PART
    if len(mine) < MAIN_PART * len(roots) or not any(_for_all(c, lead, article) for c in mine):
        return None
    return Rest(
        root=first.source,
        chain=_chain(mine, article),
        agency=any(c.kind == "agency" for c in mine),
        citations=tuple(
            Citation(article=article.id, start=c.start, end=c.end) for c in mine if c.text
        ),
    )


def _own_paper(article: Article) -> bool:
    """Whether a press release or a statement reached the newsroom itself."""
    media = {c.source for c in article.credits if c.kind in {"agency", "outlet"}}
    papers = (c for c in article.credits if c.kind in {"official", "person"} and c.via not in media)
    return any(paper.via and paper.start < LEAD_PART * len(article.text) for paper in papers)


def _for_all(credit: Credit, lead: float, article: Article) -> bool:
    """Whether a credit speaks for the whole article by its place."""
    end = len(article.text)
    return credit.start <= lead * end or credit.start >= end - END


def _chain(credits_: Sequence[Credit], article: Article) -> tuple[str, ...]:
    through = next((c.via for c in credits_ if c.via), "")
    speakers = {q.speaker for q in article.quotes}
    only = speakers.pop() if len(speakers) == 1 else ""
    return tuple(dict.fromkeys(name for name in (through, credits_[0].source, only) if name))


def medium_key(name: str) -> str:
    """A key that is the same for all names of one medium: letters and digits of the first."""
    agency = agency_named(name)
    outlet = None if agency else named(name)
    known = agency.name if agency else outlet.name if outlet else name
    return plain_name(known)
