"""Articles in several parts: what a page says of the others, as notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from urllib.parse import parse_qsl, urlsplit

import msgspec
from lxml import html as lxml_html

from runut.sources.markup import Outline
from runut.sources.metadata import Head, absolute
from runut.sources.page_words import PageWords, words_pattern

_MOST_PARTS = 30
_LAST_NUMBER = re.compile(r"[/-](\d{1,2})/?$")


class _Patterns(msgspec.Struct, frozen=True, eq=False):
    numbered: re.Pattern[str]  # "Halaman 1 dari 3"
    link: re.Pattern[str]  # the whole text of a link that leads to another part


@cache
def _patterns(words: PageWords) -> _Patterns:
    told = words.parts_of_article
    page, of = words_pattern(told.page), words_pattern(told.of)
    links = words_pattern({*told.next, *told.all})
    return _Patterns(
        numbered=re.compile(rf"^\W*(?:{page})\W*(\d\d?)\s*(?:{of})\s*(\d\d?)\W*$", re.IGNORECASE),
        link=re.compile(rf"^\W*(?:(?:{page})\W*)?(?:\d\d?|{links})\W*$", re.IGNORECASE),
    )


def note_parts(
    tree: lxml_html.HtmlElement,
    outline: Outline,
    near: Iterable[int],
    *,
    head: Head,
    url: str | None,
    words: PageWords,
) -> tuple[str, ...]:
    """Say whether a page is one part of an article in several, or shows all parts at once.

    ``near`` are the leaves around the article. Empty where nothing speaks of parts.
    """
    told = words.parts_of_article
    if url and any(query in urlsplit(url).query.lower() for query in told.all_queries):
        return ("all_parts",)
    part, parts = _numbered(outline, near, words)
    linked = list(_other_parts(tree, head, url, words))
    here = _number_in(url, words) or part or 1
    parts = max([parts, here, *linked]) if linked or parts else 0
    if parts <= 1:
        return ("other_parts",) if linked else ()
    return (f"part: {here}/{parts}",)


def leads_on(text: str, words: PageWords) -> bool:
    """Whether a line only says that the article goes on: "Bersambung ke halaman berikutnya"."""
    return not text[-1:].isdigit() and bool(_patterns(words).link.match(text))


def _numbered(outline: Outline, near: Iterable[int], words: PageWords) -> tuple[int, int]:
    for k in near:
        match = _patterns(words).numbered.match(outline.leaves[k].text[:60])
        if match and 1 <= int(match[1]) <= int(match[2]) <= _MOST_PARTS:
            return int(match[1]), int(match[2])
    return 0, 0


def _other_parts(
    tree: lxml_html.HtmlElement, head: Head, url: str | None, words: PageWords
) -> Iterator[int]:
    """Numbers of the parts that links on the page lead to; 0 for all of them or an unknown one."""
    if not url:
        return
    for address in head.other_pages:
        if (number := _part_of(absolute(address, url), url, words)) is not None:
            yield number
    for link in tree.iter("a"):
        href = link.get("href")
        if not href or len(href) > 500 or href.startswith(("#", "javascript")):
            continue
        text = " ".join(link.text_content().split()) if len(link) < 4 else ""
        if len(text) <= 60 and _patterns(words).link.match(text):
            number = _part_of(absolute(href, url), url, words)
            if number is not None:
                yield number


def _part_of(address: str, url: str, words: PageWords) -> int | None:
    """Which part of the article at ``url`` an address leads to: 0 for all, None for elsewhere."""
    try:
        one, other = urlsplit(url), urlsplit(address)
    except ValueError:
        return None
    if one.hostname != other.hostname:
        return None
    base = _without_number(one.path, words, one.query)
    if other.path.rstrip("/") == base:
        if any(query in other.query.lower() for query in words.parts_of_article.all_queries):
            return 0
        number = _number_in(address, words)
        return number if number and number <= _MOST_PARTS else None
    tail = _LAST_NUMBER.search(other.path)
    if tail and other.path[: tail.start()].rstrip("/").removesuffix("/page") == base:
        return int(tail[1]) if int(tail[1]) <= _MOST_PARTS else None
    return None


def _without_number(path: str, words: PageWords, query: str) -> str:
    path = path.rstrip("/")
    tail = re.search(r"/(?:page/)?(\d{1,2})$", path)
    return path[: tail.start()] if tail and not query and path.count("/") > 2 else path


def _number_in(address: str | None, words: PageWords) -> int:
    """The number of the part that an address asks for, 0 where it names none."""
    if not address:
        return 0
    for key, value in parse_qsl(urlsplit(address).query):
        if key.lower() in words.parts_of_article.page_queries and value.isdigit():
            return int(value[:3])
    return 0
