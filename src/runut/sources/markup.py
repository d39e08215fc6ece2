"""A page as bytes in; its tree, its leaves of text and the boxes around them out.

A *leaf* is a run of text without a break inside: what a reader sees as one paragraph, heading,
list item or label, wherever the markup put it (also text that lies loose in a ``div``, between
``<br>``, or in a paragraph that was never closed). A *box* is an element that stands around
leaves. Every box knows the half-open range of leaves inside it, so that any question about "how
much text is in there" is one subtraction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec
from lxml import etree
from lxml import html as lxml_html

from runut.errors import UnreadableError
from runut.settings import Settings
from runut.sources.encoding import decode_markup

DEEPEST_BOX = 1_500
"""Levels of nesting read. Of 27 real pages the deepest has 16; far more is broken or hostile."""

INLINE = frozenset(
    """a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q
    rp rt ruby s samp small span strike strong sub sup time tt u var wbr""".split()  # noqa: SIM905
)
_DEAD = frozenset(
    """applet area audio base button canvas datalist dialog embed frame frameset head iframe input
    link map math meta noframes noscript object option param picture progress script select
    source style svg template textarea title track video""".split()  # noqa: SIM905
)
_LONGEST_NAMES = 500  # characters of class, id, role and itemprop
_NO_TEXT = str.maketrans("", "", "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
_CONTROLS = re.compile("[\x01-\x08\x0e-\x19\x1b-\x1f]")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NOT_WORD = re.compile(r"[\W_]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NEVER = re.compile(r"(?!)")
_TELLING = frozenset("h1 h2 h3 h4 h5 h6 li figcaption caption blockquote dt dd p".split())  # noqa: SIM905


class Run(msgspec.Struct):
    """A piece of a leaf that is wholly inside links or wholly outside."""

    text: str
    linked: bool


class Leaf(msgspec.Struct):
    """A run of text without a break inside."""

    text: str
    runs: list[Run]
    linked: int  # characters inside links
    tag: str  # of the nearest element that says what it is: p, h2, li, figcaption, td...
    box: int  # index of the innermost box
    soft: bool  # only a single <br> stands before it


class Box(msgspec.Struct):
    """An element that stands around leaves ``first`` to ``last`` (half-open)."""

    tag: str
    names: str  # class, id, role and itemprop as " words of lower case "
    first: int
    last: int
    parent: int
    hidden: bool
    picture: bool = False  # an image stands inside


class Outline(msgspec.Struct):
    """All leaves and boxes of a page, in document order."""

    leaves: list[Leaf]
    boxes: list[Box]
    elements: int  # on the whole page
    deepest: int  # levels of nesting

    def around(self, leaf: int) -> Iterator[int]:
        """Indices of the boxes around a leaf, innermost first."""
        box = self.leaves[leaf].box
        while box >= 0:
            yield box
            box = self.boxes[box].parent


def decode_page(page: bytes | str) -> str:
    """Decode a page, whatever its declaration says.

    Valid UTF-8 is taken as such, for a wrong declaration is common and valid UTF-8 by chance is
    not; else the encoding declared, else a guess. Raises UnreadableError for what is binary,
    empty or too large.
    """
    most = Settings().largest_article
    if len(page) > most:
        raise UnreadableError("too_large", most // 1_000_000)
    text = page if isinstance(page, str) else decode_markup(page)
    text = text.replace("\x00", "")
    if not text.strip():
        raise UnreadableError("empty")
    head = text[:20_000]
    if len(_CONTROLS.findall(head)) > 8 + len(head) // 100:
        raise UnreadableError("binary")
    return text


def parse_page(text: str) -> lxml_html.HtmlElement:
    """Parse markup however broken; nothing is fetched, expanded or executed.

    Raises UnreadableError where no element comes out of it.
    """
    parser = lxml_html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )
    try:
        data = text.encode("utf-8", errors="replace")
        return lxml_html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError("markup", error) from error


@lru_cache(maxsize=8192)
def split_names(names: str) -> str:
    """``detail__body-text bodyContent`` as `` detail body text body content ``."""
    words = re.split(r"[^a-z0-9]+", _CAMEL.sub(" ", names).lower())
    return f" {' '.join(word for word in words if word)} "


def squeeze(text: str) -> str:
    """Letters and digits only, in lower case: for comparing titles and names."""
    return _NOT_WORD.sub("", text.casefold())


def outline_page(
    tree: lxml_html.HtmlElement, is_box: re.Pattern[str], authors: re.Pattern[str] = _NEVER
) -> Outline:
    """Walk a tree once and list its leaves and boxes.

    ``is_box`` matches the names of inline elements that break the text as a block does: a span
    that holds a related link. ``authors`` matches the addresses of pages about authors: a link to
    one is a box called "author".
    """
    walk = _Walk(is_box, authors)
    body = tree.find("body")
    steps = etree.iterwalk(tree if body is None else body, events=("start", "end"))
    for event, element in steps:
        if event == "end":
            walk.leave(element)
        elif not walk.enter(element):
            steps.skip_subtree()
    walk.end_leaf()
    return Outline(walk.leaves, walk.boxes, walk.elements, walk.deepest)


class _Walk:
    """The state of one walk: what is open, and the leaf that is being read."""

    def __init__(self, is_box: re.Pattern[str], authors: re.Pattern[str]) -> None:
        self.leaves: list[Leaf] = []
        self.boxes: list[Box] = []
        self._is_box = is_box
        self._authors = authors
        self.elements = 0
        self.deepest = 0
        self._open: list[int] = []  # boxes
        self._levels: list[bool] = []  # for each open element, whether it is a box
        self._links = 0
        self._runs: list[Run] = []
        self._breaks = 2  # <br> since the last text; a box counts as two
        self._soft = False

    def enter(self, element: etree._Element) -> bool:
        """Open an element; False where nothing inside it is to be read."""
        tag = element.tag
        if tag == "br":
            self._breaks += 1
            if self._breaks == 1:
                self.end_leaf()
        is_dead = tag in _DEAD or len(self._levels) >= DEEPEST_BOX
        is_dead = is_dead or (tag in INLINE and is_hidden(element))
        names = "" if is_dead or tag == "br" else _names_of(element, self._authors)
        is_box = (
            not is_dead and tag != "br" and (tag not in INLINE or self._stands_apart(tag, names))
        )
        self._levels.append(is_box)
        self.elements += 1
        self.deepest = max(self.deepest, len(self._levels))
        if tag == "img" and self._open:
            self.boxes[self._open[-1]].picture = True
        if is_box:
            self._open_box(str(tag), names, element)
        if tag == "a":
            self._links += 1
        if not is_dead:
            self._add(element.text)
        return not is_dead

    def leave(self, element: etree._Element) -> None:
        """Close an element and read the text that follows it."""
        if self._levels.pop():
            self.end_leaf()
            self._breaks = 2
            box = self.boxes[self._open.pop()]
            box.last = len(self.leaves)
            if box.picture and box.parent >= 0 and box.last - box.first <= 1:
                self.boxes[box.parent].picture = True
        if element.tag == "a":
            self._links -= 1
        self._add(element.tail)

    def end_leaf(self) -> None:
        """Close the leaf that is being read, if there is any text in it."""
        runs, self._runs = self._runs, []
        text = " ".join("".join(run.text for run in runs).split())
        if not text:
            return
        linked = sum(len(" ".join(run.text.split())) for run in runs if run.linked)
        box = self._open[-1] if self._open else -1
        leaf = Leaf(text, runs, linked, self._kind_tag(), box, self._soft)
        self.leaves.append(leaf)

    def _stands_apart(self, tag: str, names: str) -> bool:
        """Whether an inline element stands apart; a link amid a sentence never does."""
        if names == "  " or self._is_box.search(names) is None:
            return False
        before = self._runs[-1].text.rstrip() if self._runs else ""
        return tag != "a" or not before or before[-1] in '.:!?"”)'

    def _open_box(self, tag: str, names: str, element: etree._Element) -> None:
        self.end_leaf()
        self._breaks = 2
        here = len(self.leaves)
        parent = self._open[-1] if self._open else -1
        self._open.append(len(self.boxes))
        self.boxes.append(Box(tag, names, here, here, parent, is_hidden(element)))

    def _add(self, text: str | None) -> None:
        if not text:
            return
        text = text.translate(_NO_TEXT)
        linked = self._links > 0
        if not self._runs:
            if text.isspace():
                return
            self._soft, self._breaks = self._breaks == 1, 0
        elif self._runs[-1].linked == linked:
            self._runs[-1].text += text
            return
        self._runs.append(Run(text, linked))

    def _kind_tag(self) -> str:
        """The innermost tag that tells a leaf's kind, at most two boxes out."""
        for box in self._open[-1:-4:-1]:
            if self.boxes[box].tag in _TELLING:
                return self.boxes[box].tag
        return self.boxes[self._open[-1]].tag if self._open else "body"


def is_hidden(element: etree._Element) -> bool:
    """Whether the markup itself keeps an element from being shown."""
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style", "")))


def _names_of(element: etree._Element, authors: re.Pattern[str]) -> str:
    get = element.get
    names = get("class", "")
    for key in ("id", "role", "itemprop"):
        if value := get(key):
            names += " " + value
    if get("rel") == "author" or (element.tag == "a" and authors.search(get("href", "")[:200])):
        names += " author"
    return split_names(names[:_LONGEST_NAMES])
