"""Sources in bylines, "(ANTARA/KCNA/via Xinhua)", and behind a label, "Sumber: Reuters, AP"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from runut.article.sources_named import identify, source_at
from runut.article.words import Word
from runut.languages.credits import CreditWords
from runut.languages.pack import Pack
from runut.outlets.agencies import by_code
from runut.records import Article, Credit, CreditKind

_BYLINE = re.compile(r"[(\[]([^()\[\]\n]{2,60})[)\]]")
_PIECES = re.compile(r"[^/,;|()]+")


def find_bylines(article: Article, section: CreditWords) -> Iterator[Credit]:
    """Sources in brackets that list several, are labelled, or end a paragraph."""
    for match in _BYLINE.finditer(article.text):
        inside = match.group(1).casefold()
        labelled = any(inside.lstrip().startswith(label) for label in section.source_labels)
        if "/" not in inside and not labelled and not _ends_text(article.text, match.end()):
            continue
        yield from _linked(
            [
                (credit, through)
                for piece in _PIECES.finditer(match.group(1))
                for credit, through in _piece(piece, match.start(1), article, section, labelled)
            ]
        )


def _linked(found: list[tuple[Credit, bool]]) -> Iterator[Credit]:
    """Credits of one byline; whoever stands before "via X" came through X."""
    for n, (credit, _) in enumerate(found):
        passed = n + 1 < len(found) and found[n + 1][1]
        yield replace(credit, via=found[n + 1][0].source) if passed else credit


def _ends_text(text: str, end: int) -> bool:
    """Whether nothing but the end of a paragraph follows."""
    return not text[end : end + 40].split("\n", maxsplit=1)[0].strip(" .")


def _piece(
    piece: re.Match[str], offset: int, article: Article, section: CreditWords, labelled: bool
) -> Iterator[tuple[Credit, bool]]:
    """The credit of one piece of a byline, and whether it names who passed the others on."""
    name = piece.group()
    through = False
    for word in (*section.through, *(f"{label}:" for label in section.source_labels)):
        lead = name[: len(name) - len(name.lstrip())]
        if name.strip().casefold().startswith(word):
            through = through or word in section.through
            name = name[len(lead) + len(word) :]
    hit = _signed(name.strip(), section, labelled=labelled)
    if hit is None:
        return
    end = offset + piece.end() - (len(name) - len(name.rstrip()))
    start = end - len(name.strip())
    text = article.text[start:end]
    yield Credit(start=start, end=end, text=text, source=hit[0], kind=hit[1]), through


def _signed(name: str, section: CreditWords, *, labelled: bool) -> tuple[str, CreditKind] | None:
    """The source that a piece of a byline names; a first name or initials are an editor's."""
    if agency := by_code(name):
        return agency.name, "agency"
    if not name[:1].isupper() or (name.casefold() in section.homographs and not labelled):
        return None
    return identify(name, section)


def find_labelled(words: Sequence[Word], article: Article, pack: Pack) -> Iterator[Credit]:
    """Sources behind a label that begins a sentence or a line: "Sumber: Reuters, AFP"."""
    section = pack.credits
    for i, word in enumerate(words[:-2]):
        if word.fold not in section.source_labels or words[i + 1].text != ":":
            continue
        begins = i == 0 or words[i - 1].text in '.!?)”"' or _new_line(words, i, article.text)
        at = i + 2
        while begins and (source := source_at(words, at, section, pack.speech.glued)):
            start, end = words[source.first].start, source.end
            text = article.text[start:end]
            yield Credit(start=start, end=end, text=text, source=source.name, kind=source.kind)
            joined = source.last < len(words) and words[source.last].fold in section.joins
            at = source.last + 1 if joined else len(words)


def _new_line(words: Sequence[Word], i: int, text: str) -> bool:
    return "\n" in text[words[i - 1].end : words[i].start]
