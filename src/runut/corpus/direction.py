"""Which of two articles that share passages was the source, and what speaks for it."""

from __future__ import annotations

import msgspec

from runut.corpus.when import DAY, moment
from runut.records import Article, Direction, Passage, Span

APART = 1.0
"""Hours between two outlets' publications that tell who was first; clocks and captures err."""

STUB_SHARE = 0.8
"""Share of an article in a longer one that makes it a stub of it."""

STUB_LENGTH = 0.6
"""Length of a stub, as part of the longer article, at most."""


NEAR = 150
"""Characters around a passage in which an agency that is named counts as named for it."""


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """Direction of a copy: ``turned`` where the second article is the source."""

    direction: Direction
    turned: bool
    evidence: tuple[str, ...]


class Shared(msgspec.Struct, frozen=True, kw_only=True):
    """What two articles share: passages (from the first to the second), and how much of each."""

    passages: tuple[Passage, ...]
    shares: tuple[float, float]  # part of each article's words, 0 to 1
    words: tuple[int, int]  # lengths of the articles


def order_pair(a: Article, b: Article, shared: Shared) -> Order:
    """Tell which article is the source of the passages that two share.

    A credit decides; then the time of publication, unless two outlets name the same agency beside
    the passages, from which both may have them. Otherwise the direction is unknown. Evidence:
    ``credit:<source>`` (the copy names the source's outlet), ``earlier:<time>`` (the source was
    published so long before), ``agency:<name>`` (both name it), ``stub`` (the copy is a short part
    of the source), ``stub:from`` (the source is a short part of the copy).
    """
    agencies = _agencies(a, [p.from_ for p in shared.passages])
    agencies &= _agencies(b, [p.to for p in shared.passages])
    common = tuple(f"agency:{name}" for name in sorted(agencies))
    turned, because = _by_credit(a, b) or _by_time(a, b, bool(agencies)) or (False, "")
    return Order(
        direction="known" if because else "unknown",
        turned=turned,
        evidence=(*([because] if because else []), *common, *_stub(shared, turned)),
    )


def _by_credit(a: Article, b: Article) -> tuple[bool, str] | None:
    """Decide by which article names the other's outlet; None where neither or both do."""
    first, second = credit_of(b, a), credit_of(a, b)
    return (bool(second), f"credit:{first or second}") if bool(first) != bool(second) else None


def _by_time(a: Article, b: Article, same_agency: bool) -> tuple[bool, str] | None:
    """Decide by which article was first; None where that tells nothing."""
    hours = _hours_before(a, b)
    if a.outlet == b.outlet:
        return (hours < 0, f"earlier:{_span(abs(hours))}") if hours else None
    told = abs(hours) >= APART and not same_agency
    return (hours < 0, f"earlier:{_span(abs(hours))}") if told else None


def _agencies(article: Article, passages: list[Span]) -> set[str]:
    """Return the agencies that an article names in or beside the passages."""
    return {
        c.source
        for c in article.credits
        if c.kind == "agency"
        and any(p.start - NEAR <= c.start and c.end <= p.end + NEAR for p in passages)
    }


def credit_of(article: Article, source: Article) -> str:
    """Return how an article names the outlet of another as its source, or nothing."""
    outlet = plain_name(source.outlet or "")
    if not outlet or outlet == plain_name(article.outlet or ""):
        return ""
    return next((c.source for c in article.credits if plain_name(c.source) == outlet), "")


def plain_name(name: str) -> str:
    """Reduce a name to its letters: "CNN Indonesia" and "cnnindonesia" are one outlet."""
    return "".join(c for c in name.casefold() if c.isalnum())


def _hours_before(a: Article, b: Article) -> float:
    """Return how many hours a was published before b; 0 where that can't be told.

    Where one is known by its day only, whole days count.
    """
    first, second = a.published.value or "", b.published.value or ""
    if min(len(first), len(second)) <= DAY:
        first, second = first[:DAY], second[:DAY]
    start, end = moment(first), moment(second)
    return 0.0 if start is None or end is None else (end - start) * 24


def _span(hours: float) -> str:
    if hours >= 48:
        return f"{hours / 24:.0f}d"
    return f"{hours:.0f}h" if hours >= 1 else f"{hours * 60:.0f}min"


def _stub(shared: Shared, turned: bool) -> tuple[str, ...]:
    """Tell whether one article is a short part of the other."""
    short = 0 if shared.words[0] < shared.words[1] else 1
    length = shared.words[short] / shared.words[1 - short]
    if shared.shares[short] < STUB_SHARE or length > STUB_LENGTH:
        return ()
    return ("stub",) if short != int(turned) else ("stub:from",)
