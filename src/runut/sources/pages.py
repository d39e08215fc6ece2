"""A page of a news site in, one capture out: its article without the rest of the page.

Reading order: ``markup`` makes leaves and boxes of the bytes, ``metadata`` reads the head,
``headlines`` finds the headline, ``body`` the box that holds the article, ``page_dates`` and
``bylines`` read what stands around it, ``blocks`` puts the article's blocks in order, ``parts``
says whether the article goes on elsewhere. Knowledge of how pages are built is in ``pages.toml``.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from urllib.parse import urlsplit

from runut.errors import UnreadableError
from runut.languages.pack import known_languages, load_pack
from runut.outlets.outlet import at_host, host_of
from runut.records import Block, Capture
from runut.sources.blocks import read_blocks
from runut.sources.body import Body, find_body
from runut.sources.bylines import END, START, read_bylines
from runut.sources.headlines import brand_names, find_headline, outlet_name
from runut.sources.markup import Outline, decode_page, outline_page, parse_page
from runut.sources.metadata import Head, is_address, read_head
from runut.sources.page_dates import read_modified, read_published
from runut.sources.page_words import PageWords, load_page_words, names_pattern, words_pattern
from runut.sources.parts import note_parts
from runut.sources.saved import read_captured

BEFORE_TITLE, BEFORE_BODY, AFTER_BODY = 8, 12, 20
"""Leaves before the headline (where there is none, before the body) and after the body in which a
page shows its date and its names; on 27 real pages the farthest stood 2 before and 10 after."""

FUNCTION_WORD_SHARE = 0.12
"""From this share of a language's function words on, a text counts as written in it; Indonesian
news has 0.23 and more, English under 0.01 (see languages/id/language.toml)."""

_ELSEWHERE = frozenset({"related_list", "comments", "tags", "advertisement"})


def read_page(html: bytes | str, source: str, url: str | None = None) -> Capture:
    """Read the article of one page.

    ``source`` is the path or address as given, ``url`` the address of the page where it is known;
    without it the page's own canonical address is used. Raises UnreadableError where the input is
    no page or holds no text of an article.
    """
    words = load_page_words()
    page = decode_page(html)
    tree = parse_page(page)
    head = read_head(tree, words)
    outline = outline_page(tree, names_pattern(_apart(words)), _author_pages(words))
    brands = brand_names(head, (url, head.url))
    title, title_leaf = find_headline(outline, head, brands, words)
    body = find_body(tree, outline, title_leaf, words)
    near = _near(outline, body, title_leaf)
    language = _language(outline, body, head)
    dated = read_published(
        outline,
        near,
        title=body.first if title_leaf is None else title_leaf,
        head=head,
        language=language,
        words=words,
    )
    modified = read_modified(outline, near, head=head, dated=dated, language=language, words=words)
    inside = range(body.first + START, body.last - END)
    names = read_bylines(outline, near, inside=inside, head=head, brands=brands, words=words)
    told = dict.fromkeys(dated.leaves, "page_furniture") | dict.fromkeys(names.leaves, "byline")
    blocks, removed = read_blocks(outline, body, title, told, words)
    address, notes = _address(url, head)
    parts = note_parts(tree, outline, near, head=head, url=address, words=words)
    blocks = blocks or _blocks_of_text(head.body)
    if not blocks:
        raise UnreadableError("no_article")
    return Capture(
        id=source,
        source=source,
        blocks=blocks,
        url=address,
        outlet=_outlet_repeated(address, head) or outlet_name(head, title, brands),
        title=title or None,
        published=dated.value,
        published_basis=dated.basis,
        authors=names.authors,
        editors=names.editors,
        language=language,
        captured=read_captured(page),
        modified=modified,
        notices=head.notices,
        removed=removed,
        notes=(*notes, *dated.notes, *parts),
    )


def _apart(words: PageWords) -> list[str]:
    """Names that make an inline element stand apart from the text around it."""
    furniture = (names for reason, names in words.furniture.items() if reason not in ("tags",))
    parts = words.parts
    return list(chain(*furniture, parts.caption, parts.author, parts.editor, parts.date))


@cache
def _author_pages(words: PageWords) -> re.Pattern[str]:
    """Addresses of pages about authors: "/penulis/rani-paramita"."""
    folders = words_pattern(words.parts.author_pages)
    return re.compile(rf"(?:^|\w)/(?:{folders})/[\w%-]", re.IGNORECASE)


def _near(outline: Outline, body: Body, title: int | None) -> list[int]:
    """Leaves of the article and around it, less those of boxes that tell of something else."""
    first = body.first - BEFORE_BODY
    if title is not None:
        first = min(title, body.first) - BEFORE_TITLE if title <= body.last else first
    last = min(body.last + AFTER_BODY, len(outline.leaves))
    return [k for k in range(max(0, first), last) if body.reasons[k] not in _ELSEWHERE]


def _address(url: str | None, head: Head) -> tuple[str | None, tuple[str, ...]]:
    """The address of the article; a mirror keeps its own, and says whose page it repeats."""
    if url is None or not is_address(url):
        return head.url or url, ()
    if head.url is None or urlsplit(head.url).hostname == urlsplit(url).hostname:
        return (url if urlsplit(url).query else head.url or url), ()
    return url, (f"canonical: {head.url}",)


def _outlet_repeated(address: str | None, head: Head) -> str | None:
    """The known outlet whose address a mirror's page gives as its own."""
    told = at_host(host_of(head.url)) if head.url != address else None
    return told.name if told else None


def _language(outline: Outline, body: Body, head: Head) -> str | None:
    """The language of the article: as its words show it, else as its page says.

    That a page says English is not believed: it is what themes and content systems say of all.
    """
    text = " ".join(leaf.text for leaf in outline.leaves[body.first : body.last])[:5_000]
    found = text.lower().split()
    for code in known_languages():
        common = set(load_pack(code).language.function_words)
        if found and sum(word in common for word in found) >= FUNCTION_WORD_SHARE * len(found):
            return code
    said = (text.lower().replace("_", "-").split("-")[0] for text in head.languages)
    return next(
        (code for code in said if len(code) == 2 and code.isalpha() and code not in ("en", "in")),
        None,
    )


def _blocks_of_text(text: str) -> tuple[Block, ...]:
    """Blocks of an article that a page carries as data only, for a script to show."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return tuple(Block(text=line) for line in lines if line)
