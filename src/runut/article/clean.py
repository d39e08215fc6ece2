"""Clean one article: keep its own words, record what went and why."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from msgspec.structs import replace

from runut.article.byline import Facts, read_facts
from runut.article.edges import trim_front, trim_tail
from runut.article.inline import inline_cuts
from runut.article.language import find_language, given_language
from runut.article.lines import mark_lines
from runut.article.pieces import Piece, cut_up, letters, plain, to_pieces
from runut.article.title import clean_title
from runut.errors import UnreadableError
from runut.languages.boilerplate import BoilerplateRules, Phrase
from runut.languages.pack import load_pack
from runut.outlets.outlet import Outlet, find_outlet
from runut.records import Article, Capture, Published, Removed
from runut.settings import Settings

_MOST_ROUNDS = 4
"""Each round may lay bare a new first or last block; two settle all of 600 scraped articles."""


def clean(capture: Capture, settings: Settings) -> Article:
    """The article of a capture: its paragraphs joined by an empty line, and what was removed.

    Words are never altered: HTML entities are decoded, Unicode composed, white space made single.
    Raises UnreadableError where nothing is left to tell, or the language has no pack.
    """
    pieces = to_pieces(capture.blocks)
    title = plain(capture.title or "")
    known = find_outlet(capture.url, capture.outlet, ()).outlet
    language = _language(capture, title, pieces, known, settings)
    rules = load_pack(language).boilerplate
    pieces = take_out(pieces, title, rules, known.lines if known else ())
    taken = tuple(Removed(text=p.text, reason=p.reason) for p in pieces if p.reason)
    text = "\n\n".join(piece.text for piece in pieces if not piece.reason)
    if not text and not title:
        raise UnreadableError("boilerplate")
    article = _article(capture, text, title, read_facts(capture.removed, taken, text, rules))
    return replace(article, language=language, removed=(*capture.removed, *taken))


def take_out(
    pieces: list[Piece], title: str, rules: BoilerplateRules, own: tuple[Phrase, ...] = ()
) -> list[Piece]:
    """Mark and cut all that is not the article, until nothing more is found."""
    for _ in range(_MOST_ROUNDS):
        before = sum(1 for piece in pieces if piece.reason)
        mark_lines(pieces, rules, own)
        pieces = trim_front(pieces, title, rules)
        pieces = [part for piece in pieces for part in _cut_inline(piece, rules)]
        pieces = trim_tail(pieces, rules)
        if sum(1 for piece in pieces if piece.reason) == before:
            break
    return pieces


def _cut_inline(piece: Piece, rules: BoilerplateRules) -> list[Piece]:
    return [piece] if piece.reason else cut_up(piece, inline_cuts(piece.text, rules))


def _language(
    capture: Capture,
    title: str,
    pieces: Sequence[Piece],
    outlet: Outlet | None,
    settings: Settings,
) -> str:
    text = " ".join(piece.text for piece in pieces[:12]) or title
    if not text:
        raise UnreadableError("no_text")
    likely = given_language(capture.language, settings.languages)
    likely = likely or given_language(outlet.language if outlet else None, settings.languages)
    code = find_language(text, likely, settings.languages)
    if code not in settings.languages:
        raise UnreadableError("language", code)
    return code


def _article(capture: Capture, text: str, title: str, facts: Facts) -> Article:
    """The record of a cleaned text, with what was found in the pieces that went."""
    found = find_outlet(capture.url, capture.outlet, facts.brands)
    notes = (*capture.notes, *facts.notes, *(() if text else ("no_text",)))
    return Article(
        id=capture.id,
        source=capture.source,
        title=clean_title(title, found.name, found.outlet),
        text=text,
        sha256=sha256(text.encode()).hexdigest(),
        language="",
        url=capture.url,
        outlet=found.name,
        mirror=found.mirror,
        authors=_joined(capture.authors, facts.authors),
        editors=_joined(capture.editors, facts.editors),
        published=Published(
            value=capture.published,
            basis=capture.published_basis if capture.published else "unknown",
        ),
        modified=capture.modified,
        captured=capture.captured,
        notes=tuple(dict.fromkeys(notes)),
    )


def _joined(given: tuple[str, ...], found: tuple[str, ...]) -> tuple[str, ...]:
    """Names that a source gave, and those found in the text that are not the same people."""
    known = [letters(name) for name in given]
    new = (n for n in found if not any(letters(n) in k or k in letters(n) for k in known))
    return tuple(dict.fromkeys((*given, *new)))
