"""Where on a page the article stands, and its blocks in order.

Every leaf is weighed: prose weighs its length, links and labels weigh against. The body is the
box whose leaves weigh most together. So a paragraph is found wherever the markup put it, and a
box of links or teasers does not win however large it is. Where the answer is not clear,
trafilatura is asked for a second opinion and its paragraphs weigh more.
"""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from itertools import accumulate

import msgspec
from lxml import html as lxml_html

from runut.sources.markup import INLINE, Box, Leaf, Outline
from runut.sources.page_words import PageWords, names_pattern

HINT = 1.25
"""What a box called "article-body" weighs more. On 27 real pages 1.1 and 1.25 choose the same
boxes, 1.5 gives the same end result, 1.0 leaves four lines that are not the article, not one."""

FURNITURE_SHARE = 0.3
"""A box called "related" is left out only while it holds less of the page's prose than this. From
0.1 to 0.5 the end result on 27 real pages is the same."""

LIST_SHARE = 0.75
"""The same for comments and lists of teasers, which may be longer than a short article; 0.5 to 0.9
alike."""

CLEAR_SHARE = 0.6
"""Below this share of the page's prose the chosen box is doubtful and trafilatura is asked; 0.4 to
0.8 alike."""

SHORT_BODY = 400
"""Characters. A shorter body is doubtful too; 0 to 800 alike, so on these pages trafilatura decides
nothing, and costs time on two of them."""

MOST_ELEMENTS, DEEPEST = 20_000, 200
"""Larger or deeper pages are not shown to trafilatura, whose time grows faster than the page (27 s
for 0.6 MB of tags never closed). The largest of 27 real pages has 2,060 elements, the deepest 16
levels."""

_LONG_REASONS = frozenset({"comments", "related_list", "related_link"})
ADDRESS = re.compile(r"://|^www\.|\S@\S")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


class Body(msgspec.Struct):
    """Where the article stands: leaves ``first`` to ``last``, and why others are not of it."""

    first: int
    last: int
    reasons: list[str]  # for each leaf of the page: why it is left out, or ""


def is_prose(leaf: Leaf) -> bool:
    """Whether a leaf reads as a sentence or more, and not mostly as links."""
    return leaf.linked * 2 < len(leaf.text) and reads_as_prose(leaf.text)


def reads_as_prose(text: str) -> bool:
    """Whether a text has the length of a sentence, or is short and closed like one."""
    words = text.count(" ") + 1
    return words >= 12 or (words >= 5 and bool(_SENTENCE_END.search(text)))


def is_link(leaf: Leaf) -> bool:
    """Whether a leaf is a link to a page by its name, and nothing else to speak of."""
    return leaf.linked >= 0.85 * len(leaf.text) and not ADDRESS.search(leaf.text)


def find_body(
    tree: lxml_html.HtmlElement, outline: Outline, title_leaf: int | None, words: PageWords
) -> Body:
    """Find the box that holds the article.

    ``title_leaf`` is the index of the headline's leaf, where there is one; what stands before it
    is hardly part of the article.
    """
    reasons = _mark_furniture(outline, title_leaf, words)
    weights = [
        0.0 if reason else _weigh(leaf)
        for leaf, reason in zip(outline.leaves, reasons, strict=True)
    ]
    if title_leaf is not None:
        weights[:title_leaf] = [min(w, w * 0.5) for w in weights[:title_leaf]]
    best = _heaviest_box(outline, weights, words)
    showable = outline.elements <= MOST_ELEMENTS and outline.deepest <= DEEPEST
    if _is_doubtful(best, weights) and showable:
        kept = _second_opinion(tree)
        weights = [_reweigh(leaf, w, kept) for leaf, w in zip(outline.leaves, weights, strict=True)]
        best = _heaviest_box(outline, weights, words)
    last = _end_of_first(outline, best, title_leaf)
    return Body(first=best.first, last=last, reasons=reasons)


def _weigh(leaf: Leaf) -> float:
    size = len(leaf.text)
    if leaf.tag in HEADINGS:
        return -20.0 if leaf.linked else 0.0
    if is_prose(leaf):
        return float(size - leaf.linked)
    return -float(min(size, 60)) if is_link(leaf) else -float(min(size, 25))


def _heaviest_box(outline: Outline, weights: list[float], words: PageWords) -> Box:
    """The box whose leaves weigh most; of equals the innermost."""
    sums = [0.0, *accumulate(weights)]
    hint = names_pattern(words.body_names)
    best, most = Box("body", "", 0, len(outline.leaves), -1, False), -1.0
    for box in outline.boxes:
        weight = sums[box.last] - sums[box.first]
        if weight > 0 and hint.search(box.names):
            weight *= HINT
        if weight >= most and weight > 0:
            best, most = box, weight
    return best


def _is_doubtful(box: Box, weights: list[float]) -> bool:
    inside = sum(w for w in weights[box.first : box.last] if w > 0)
    everywhere = sum(w for w in weights if w > 0)
    return inside < SHORT_BODY or inside < CLEAR_SHARE * everywhere


def _end_of_first(outline: Outline, body: Box, title_leaf: int | None) -> int:
    """Where the first article of a box ends that also holds the next, as endless pages do."""
    prose = next(
        (k for k in range(body.first, body.last) if is_prose(outline.leaves[k])), body.last
    )
    for k in range(prose + 1, body.last):
        if outline.leaves[k].tag == "h1":
            for index in outline.around(k):
                if _is_next_article(outline, outline.boxes[index], prose, title_leaf):
                    return outline.boxes[index].first
    return body.last


def _is_next_article(outline: Outline, box: Box, prose: int, title_leaf: int | None) -> bool:
    """Whether a box repeats, right beside it, the one that holds the first article."""
    for index in outline.around(prose):
        first = outline.boxes[index]
        alike = (first.parent, first.tag, first.names) == (box.parent, box.tag, box.names)
        if alike and first.last <= box.first:
            has_title = title_leaf is not None and first.first <= title_leaf < first.last
            return box.tag == "article" or has_title
    return False


# --- what is not the article ----------------------------------------------------------------


@cache
def _furniture_patterns(words: PageWords) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((reason, names_pattern(names)) for reason, names in words.furniture.items())


@cache
def _neutral_pattern(words: PageWords) -> re.Pattern[str]:
    return names_pattern(words.neutral_names)


@cache
def _reason_of_names(names: str, words: PageWords) -> str:
    names = _neutral_pattern(words).sub("", names)
    for reason, pattern in _furniture_patterns(words):
        if pattern.search(names):
            return reason
    return ""


def _mark_furniture(outline: Outline, title_leaf: int | None, words: PageWords) -> list[str]:
    """For each leaf, why its boxes say that it is not the article, or ""."""
    reasons = [""] * len(outline.leaves)
    prose = [0, *accumulate(len(leaf.text) if is_prose(leaf) else 0 for leaf in outline.leaves)]
    for box in outline.boxes:
        reason = words.furniture_tags.get(box.tag) or _reason_of_names(box.names, words)
        reason = reason or ("page_furniture" if box.hidden else "")
        if not reason or reasons[box.first : box.first + 1] not in ([""], []):
            continue
        limit = LIST_SHARE if reason in _LONG_REASONS else FURNITURE_SHARE
        has_title = title_leaf is not None and box.first <= title_leaf < box.last
        share = prose[box.last] - prose[box.first]
        if share <= limit * prose[-1] and not (has_title and share):
            _mark(reasons, box, reason)
    for box in _repeated_teasers(outline):
        _mark(reasons, box, "related_list")
    return reasons


def _mark(reasons: list[str], box: Box, reason: str) -> None:
    for k in range(box.first, box.last):
        reasons[k] = reasons[k] or reason


def _repeated_teasers(outline: Outline) -> Iterator[Box]:
    """Boxes that repeat the same small shape with a linked headline in each."""
    siblings: dict[tuple[int, str, str], list[Box]] = defaultdict(list)
    for box in outline.boxes:
        if 0 < box.last - box.first <= 8:
            siblings[box.parent, box.tag, box.names].append(box)
    for boxes in siblings.values():
        if len(boxes) >= 3 and all(_is_teaser(outline.leaves[b.first : b.last]) for b in boxes):
            yield from boxes


def _is_teaser(leaves: list[Leaf]) -> bool:
    headline = any(is_link(leaf) for leaf in leaves)
    return headline and sum(len(leaf.text) for leaf in leaves) < 600


# --- second opinion -------------------------------------------------------------------------


def _second_opinion(tree: lxml_html.HtmlElement) -> set[str]:
    """Beginnings of the paragraphs that trafilatura would keep."""
    from trafilatura import bare_extraction  # noqa: PLC0415  (heavy, and asked for few pages)

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # no warnings on the screen
    wrapped = wrap_loose_text(deepcopy(tree))
    found = bare_extraction(wrapped, fast=True, include_comments=False, with_metadata=False)
    text = getattr(found, "text", None) or ""
    return {_beginning(line) for line in text.split("\n") if line.strip()}


def _beginning(text: str) -> str:
    return "".join(text.split())[:40]


def _reweigh(leaf: Leaf, weight: float, kept: set[str]) -> float:
    if weight <= 0:
        return weight
    return weight * 1.5 if _beginning(leaf.text) in kept else weight * 0.6


_LOOSE = frozenset("article blockquote body center div li main section span td".split())  # noqa: SIM905


def wrap_loose_text(tree: lxml_html.HtmlElement) -> lxml_html.HtmlElement:
    """Wrap runs of loose text beside the block children of a box in ``<p>``, in place.

    trafilatura drops such text, mostly the lead, where a paragraph follows it.
    """
    for parent in list(tree.iter(*_LOOSE)):
        if any(child.tag not in INLINE and child.tag != "br" for child in parent):
            _wrap_runs(parent)
    return tree


def _wrap_runs(parent: lxml_html.HtmlElement) -> None:
    children = list(parent)
    text, parent.text = parent.text, None
    run = _new_run(parent, 0, text)
    for child in children:
        if child.tag in INLINE or child.tag == "br":
            run = run if run is not None else _new_run(parent, parent.index(child), " ")
            if run is not None:
                run.append(child)
        else:
            tail, child.tail = child.tail, None
            run = _new_run(parent, parent.index(child) + 1, tail)


def _new_run(
    parent: lxml_html.HtmlElement, at: int, text: str | None
) -> lxml_html.HtmlElement | None:
    if not text or not (text.strip() or text == " "):
        return None
    paragraph = parent.makeelement("p")
    paragraph.text = text
    parent.insert(at, paragraph)
    return paragraph
