"""The headline of an article: as its page shows it, else as its head says it without the site."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from urllib.parse import urlsplit

from runut.sources.markup import Leaf, Outline, squeeze
from runut.sources.metadata import Head
from runut.sources.page_words import PageWords, names_pattern

_LONGEST = 300
_SEPARATOR = re.compile(r"\s+[-|–—•»~/]+\s+|\s*\|\s*|\s*::\s*|\s+:\s+")
_PREFIX = re.compile(r"^[^\s:]{3,40}\s?:\s+")
_RANK = {"h1": 4, "h2": 3, "h3": 2, "h4": 2, "h5": 2}
_NOT_NAMES = frozenset("www com co id net org web go ac or my biz info news amp m".split())  # noqa: SIM905


def brand_names(head: Head, addresses: Iterable[str | None]) -> frozenset[str]:
    """Names of the outlet, squeezed: as its head gives them and as its host spells them."""
    names = {squeeze(name) for name in head.outlets}
    for address in addresses:
        labels = _host(address).split(".")
        names.update(squeeze(label) for label in labels[-3:] if label not in _NOT_NAMES)
    names.update({name.removesuffix("com").removesuffix("coid") for name in names})
    return frozenset(name for name in names if len(name) >= 3)


def _host(address: str | None) -> str:
    try:
        return urlsplit(address or "").hostname or ""
    except ValueError:
        return ""


def find_headline(
    outline: Outline, head: Head, brands: frozenset[str], words: PageWords
) -> tuple[str, int | None]:
    """The headline, and the index of the leaf that shows it, if one does."""
    said = [(squeeze(title), squeeze(without_site(title, brands))) for title in head.titles]
    boxed = _title_names(words)
    ranked = [(_rank(outline, k, said, boxed), -k) for k in range(len(outline.leaves))]
    rank, place = max(ranked, default=(0, 0))
    if rank:
        return outline.leaves[-place].text, -place
    if head.titles:
        return without_site(head.titles[0], brands), None
    shown = next((k for k, leaf in enumerate(outline.leaves) if _may_be_title(leaf)), None)
    return ("", None) if shown is None else (outline.leaves[shown].text, shown)


def outlet_name(head: Head, title: str, brands: frozenset[str]) -> str | None:
    """The outlet as its page writes it: in its metadata, else after the headline in its title."""
    if head.outlets:
        return head.outlets[0]
    for whole in head.titles:
        rest = whole[len(title) :] if title and whole.startswith(title) else ""
        parts = [part.strip() for part in _SEPARATOR.split(rest) if part.strip()]
        named = [part for part in parts if _names_site(part, brands)]
        if _SEPARATOR.match(rest) and (named or len(parts) == 1):
            return (named or parts)[0]
    return None


def _may_be_title(leaf: Leaf) -> bool:
    return leaf.tag == "h1" and leaf.text.count(" ") >= 2


@cache
def _title_names(words: PageWords) -> re.Pattern[str]:
    return names_pattern(words.parts.title)


def _rank(outline: Outline, k: int, said: list[tuple[str, str]], boxed: re.Pattern[str]) -> int:
    """How well a leaf agrees with a title that the head says; 0 where it doesn't."""
    leaf = outline.leaves[k]
    if not 8 <= len(leaf.text) <= _LONGEST:
        return 0
    shown = squeeze(leaf.text)
    if len(shown) < 8:
        return 0
    if any(shown in pair for pair in said):
        agreement = 4
    elif any(_overlap(shown, title) for pair in said for title in pair):
        agreement = 2
    else:
        return 0
    named = leaf.box >= 0 and bool(boxed.search(outline.boxes[leaf.box].names))
    return agreement + max(_RANK.get(leaf.tag, 1), 3 * named) - 3 * (leaf.linked > 0)


def _overlap(shown: str, said: str) -> bool:
    if shown in said:
        return len(shown) >= 0.5 * len(said)
    return len(said) >= 12 and said in shown and len(said) >= 0.6 * len(shown)


def without_site(title: str, brands: frozenset[str]) -> str:
    """A title without the names of the site and its section: "Judul - Kompas.com" as "Judul"."""
    prefix = _PREFIX.match(title)
    if prefix and _names_site(prefix.group(), brands):
        title = title[prefix.end() :]
    separators = list(_SEPARATOR.finditer(title))
    for match in separators:
        rest = title[match.end() :]
        first = _SEPARATOR.split(rest, maxsplit=1)[0]
        if _names_site(first, brands):
            return title[: match.start()].strip()
    if separators and _names_site(title[: separators[0].start()], brands):
        return title[separators[0].end() :].strip()
    return title.strip()


def _names_site(part: str, brands: frozenset[str]) -> bool:
    bare = squeeze(part)
    if not bare or part.count(" ") > 4:
        return False
    return any(
        bare == b or (len(b) > 3 and b in bare) or (len(bare) > 4 and bare in b) for b in brands
    )
