"""From the leaves of an article to its blocks: what kind each is, and what is left out.

Only what the markup itself shows is left out here (a box called "related", a line that is all
link, the headline once more). What only its words show is left to ``article/clean.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from runut.records import Block, BlockKind, Removed
from runut.sources.body import ADDRESS, HEADINGS, Body, is_link, is_prose, reads_as_prose
from runut.sources.markup import Box, Leaf, Outline, Run, squeeze
from runut.sources.page_words import PageWords, names_pattern
from runut.sources.parts import leads_on

_GOES_ON = re.compile(r"[-\u2013\u2014,]$")
_CREDITED = re.compile(r"(.{20,}?)\s*(\([^()\d]{2,80}\))$", re.DOTALL)
_CUE = re.compile(
    r"(?:^|[.!?…”\"')\]]\s*)(?P<cue>[(\[]?\s*[^\s:.!?()]+(?:\s+[^\s:.!?()]+){0,4}\s*:\s*)$"
)
_CUE_INSIDE = re.compile(r"^\s*[^\s:.!?()]+(?:\s+[^\s:.!?()]+){0,3}\s*:\s*\S")
_PARTED = re.compile(r"\s[|•·]\s")  # "Oleh Redaksi | 1.204 kali dibaca"
_CLOSING = re.compile(r"^\s*[)\]]?\s*[.,]?\s*(?=$|[A-Z\"“'‘0-9(])")

Piece = Block | Removed


def read_blocks(
    outline: Outline, body: Body, title: str, told: dict[int, str], words: PageWords
) -> tuple[tuple[Block, ...], tuple[Removed, ...]]:
    """The article's blocks in order, and what was left out of the page.

    ``told`` are leaves that became a field of the article (a byline, a date), with the reason for
    which they are left out.
    """
    body = _with_remnants(outline, body, told)
    pieces = list(_pieces(outline, body, title, told, words))
    pieces = _without_edges(list(_without_link_lists(pieces)))
    blocks = tuple(p for p in pieces if isinstance(p, Block))
    removed = (
        *_outside(outline, range(body.first), body, told, words),
        *(piece for piece in pieces if isinstance(piece, Removed)),
        *_outside(outline, range(body.last, len(outline.leaves)), body, told, words),
    )
    return _as_photo_story(blocks), tuple(_merged(removed))


def _outside(
    outline: Outline, leaves: range, body: Body, told: dict[int, str], words: PageWords
) -> Iterator[Removed]:
    """All of the page that is not in the article's box."""
    for k in leaves:
        reason = body.reasons[k] or told.get(k)
        reason = reason or ("caption" if _is_caption(outline, k, words) else "page_furniture")
        yield Removed(text=outline.leaves[k].text, reason=reason)


def _as_photo_story(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Make paragraphs of the captions of a page that shows pictures and little else.

    So it is where no sentence stands outside a caption, or each of several ends with a credit.
    The credit stays a caption.
    """
    told = [block for block in blocks if _is_sentence(block)]
    if told and (len(told) == 1 or not all(_CREDITED.match(block.text) for block in told)):
        return blocks
    return tuple(part for block in blocks for part in _without_credit(block))


def _without_credit(block: Block) -> Iterator[Block]:
    if block.kind not in ("caption", "paragraph") or not reads_as_prose(block.text):
        yield block
    elif credited := _CREDITED.match(block.text):
        yield Block(text=credited[1])
        yield Block(text=credited[2], kind="caption")
    else:
        yield Block(text=block.text)


def _pieces(
    outline: Outline, body: Body, title: str, told: dict[int, str], words: PageWords
) -> Iterator[Piece]:
    for k, leaf in _joined(outline, body, told):
        reason = body.reasons[k]
        kind = _kind(outline, k, words)
        if kind == "caption" and reason in ("", "copyright", "page_furniture"):
            yield Block(text=leaf.text, kind=kind)
        elif reason:
            yield Removed(text=leaf.text, reason=reason)
        elif k in told:
            yield Removed(text=leaf.text, reason=told[k])
        elif _same(leaf.text, title):
            yield Removed(text=leaf.text, reason="repeated_title")
        elif len(leaf.text) < 60 and leads_on(leaf.text, words):
            yield Removed(text=leaf.text, reason="pagination")
        elif kind == "heading":
            yield Block(text=leaf.text, kind="link" if is_link(leaf) else "heading")
        else:
            yield from _split_links(leaf, kind)


def _same(text: str, title: str) -> bool:
    return bool(title) and squeeze(text) == squeeze(title)


def _kind(outline: Outline, k: int, words: PageWords) -> BlockKind:
    leaf = outline.leaves[k]
    if leaf.tag in HEADINGS:
        return "heading"
    if _is_caption(outline, k, words):
        return "caption"
    return "item" if leaf.tag in ("li", "dt", "dd") else "paragraph"


@cache
def _caption_names(words: PageWords) -> re.Pattern[str]:
    return names_pattern(words.parts.caption)


def _is_caption(outline: Outline, k: int, words: PageWords) -> bool:
    """A leaf in a box named so, or in a small box with a picture and hardly more."""
    if outline.leaves[k].tag in ("figcaption", "caption"):
        return True
    for index in outline.around(k):
        box = outline.boxes[index]
        if box.last - box.first > 3:
            return False
        if _caption_names(words).search(box.names) or box.tag in ("figure", "figcaption"):
            return True
        if box.picture and box.tag not in ("p", "li"):
            return sum(len(leaf.text) for leaf in outline.leaves[box.first : box.last]) < 500
    return False


def _with_remnants(outline: Outline, body: Body, told: dict[int, str]) -> Body:
    """Leave out also what stands beside a left-out part in the same small box: "COPYRIGHT ©"."""
    reasons = list(body.reasons)
    for k in range(body.first, body.last):
        if reasons[k] or k in told or outline.leaves[k].text.count(" ") > 2:
            continue
        box = next(
            (outline.boxes[i] for i in outline.around(k) if _is_shared(outline.boxes[i])), None
        )
        others = set(range(box.first, box.last)) - {k} if box and _is_small(box) else set()
        if others and all(body.reasons[other] or other in told for other in others):
            reasons[k] = next(body.reasons[other] or told[other] for other in sorted(others))
    return Body(body.first, body.last, reasons)


def _is_shared(box: Box) -> bool:
    return box.last - box.first > 1


def _is_small(box: Box) -> bool:
    return box.last - box.first <= 4


def _without_edges(pieces: list[Piece]) -> list[Piece]:
    """Leave out labels before the first sentence, links and headings after the last."""
    prose = [k for k, p in enumerate(pieces) if isinstance(p, Block) and _is_sentence(p)]
    if not prose:
        return pieces
    return [
        Removed(text=p.text, reason="page_furniture")
        if isinstance(p, Block)
        and ((k < prose[0] and _is_label(p)) or (k > prose[-1] and p.kind in ("link", "heading")))
        else p
        for k, p in enumerate(pieces)
    ]


def _is_sentence(block: Block) -> bool:
    return block.kind in ("paragraph", "item") and reads_as_prose(block.text)


def _is_label(block: Block) -> bool:
    if block.kind == "link" or block.kind not in ("paragraph", "item"):
        return block.kind == "link"
    short = block.text.count(" ") < 5 and not block.text.endswith((":", "-", "–", "—", "."))
    return short or bool(_PARTED.search(block.text))


# --- lines that belong together -------------------------------------------------------------


def _joined(outline: Outline, body: Body, told: dict[int, str]) -> Iterator[tuple[int, Leaf]]:
    """Leaves of the body; a sentence that a lone <br> or a loose dateline cut is one again."""
    held: tuple[int, Leaf] | None = None
    for k in range(body.first, body.last):
        leaf = outline.leaves[k]
        if held and _belongs(held[1], leaf) and not (body.reasons[k] or k in told):
            held = (held[0], _glue(held[1], leaf))
            continue
        if held is not None:
            yield held
        held = (k, leaf)
        if body.reasons[k] or k in told:
            yield held
            held = None
    if held is not None:
        yield held


def _belongs(before: Leaf, leaf: Leaf) -> bool:
    if leaf.tag in HEADINGS or before.tag in HEADINGS:
        return False
    if leaf.text.startswith(":") and len(before.text) < 40:  # "Sumber" and ": Antara" in a table
        return True
    open_end = bool(_GOES_ON.search(before.text))
    if leaf.soft:
        return open_end or leaf.text[0].islower()
    # "Jakarta -" stands loose before the paragraph that it opens.
    return open_end and before.text.count(" ") < 8 and is_prose(leaf) and before.tag != "li"


def _glue(before: Leaf, leaf: Leaf) -> Leaf:
    return Leaf(
        text=f"{before.text} {leaf.text}",
        runs=[*before.runs, Run(" ", False), *leaf.runs],
        linked=before.linked + leaf.linked,
        tag=leaf.tag,
        box=leaf.box,
        soft=before.soft,
    )


# --- links inside a paragraph ---------------------------------------------------------------


def _split_links(leaf: Leaf, kind: BlockKind) -> Iterator[Piece]:
    """A leaf as one block, or cut where a link to another article stands inside.

    Such a link shows by its shape: a sentence ends, a few words and a colon follow, then a link
    to the end of the sentence: "... katanya. Baca juga: Judul lain".
    """
    if not leaf.linked:
        yield Block(text=leaf.text, kind=kind)
    elif is_link(leaf):
        is_text = is_prose_link(leaf) or " " not in leaf.text  # a bare address leads nowhere else
        yield Block(text=leaf.text, kind=kind if is_text else "link")
    else:
        for text, linked in _parts(leaf.runs):
            if text:
                yield Block(text=text, kind="link" if linked else kind)


def is_prose_link(leaf: Leaf) -> bool:
    """A whole paragraph inside a link, which some systems make of a lead."""
    return leaf.text.count(" ") >= 24 and leaf.text.rstrip("\"'”’)").endswith((".", "!", "?"))


def _parts(runs: list[Run]) -> Iterator[tuple[str, bool]]:
    """The texts of a leaf, and whether each is a link to another article with its words."""
    text = ""
    for k, run in enumerate(runs):
        following = runs[k + 1].text if k + 1 < len(runs) else ""
        cut = _cut_before(text, run, following)
        if cut is None:
            text += run.text
            continue
        closing = _CLOSING.match(following)
        tail = closing.group() if closing else ""
        yield _tidy(text[:cut]), False
        yield _tidy(text[cut:] + run.text + tail), True
        if k + 1 < len(runs):
            runs[k + 1] = Run(following[len(tail) :], runs[k + 1].linked)
        text = ""
    yield _tidy(text), False


def _cut_before(text: str, run: Run, following: str) -> int | None:
    """Where in the text so far a link to another article begins with its words, if one does."""
    if not run.linked or not run.text.strip() or ADDRESS.search(run.text):
        return None
    if not _CLOSING.match(following):
        return None
    if cue := _CUE.search(text[-200:]):
        return cue.start("cue") + max(0, len(text) - 200)
    ends = not text.strip() or text.rstrip()[-1] in ".!?…”\"')]"
    return len(text) if ends and _CUE_INSIDE.match(run.text) else None


def _tidy(text: str) -> str:
    return " ".join(text.split())


# --- lists of links -------------------------------------------------------------------------


def _without_link_lists(pieces: list[Piece]) -> Iterator[Piece]:
    """Leave out lists of links, with the heading above them; a lone link stays, as a link."""
    out: list[Piece] = []
    for k, piece in enumerate(pieces):
        near = [p for p in pieces[max(0, k - 1) : k + 2] if p is not piece]
        in_list = any(_is_linkish(p) for p in near)
        if isinstance(piece, Block) and piece.kind == "link" and in_list:
            out.append(Removed(text=piece.text, reason="related_list"))
        else:
            out.append(piece)
    for k, piece in enumerate(out):
        follows = out[k + 1] if k + 1 < len(out) else None
        if isinstance(piece, Block) and _may_open_list(piece) and _is_list(follows):
            yield Removed(text=piece.text, reason="related_list")
        else:
            yield piece


def _is_linkish(piece: Piece) -> bool:
    if isinstance(piece, Removed):
        return piece.reason == "related_list"
    return piece.kind == "link"


def _may_open_list(block: Block) -> bool:
    """A heading, or a few words such as "Baca juga:", right above a list of links."""
    few = block.text.count(" ") < 5 and not block.text.endswith((".", "!", "?", "”", '"', ")", "]"))
    return block.kind == "heading" or (block.kind == "paragraph" and few)


def _is_list(piece: Piece | None) -> bool:
    return isinstance(piece, Removed) and piece.reason == "related_list"


def _merged(removed: Iterable[Removed]) -> Iterator[Removed]:
    """Consecutive removals for one reason as one, a line each."""
    lines: list[str] = []
    reason = ""
    for piece in removed:
        if piece.reason != reason and lines:
            yield Removed(text="\n".join(lines), reason=reason)
            lines = []
        reason = piece.reason
        lines.append(piece.text)
    if lines:
        yield Removed(text="\n".join(lines), reason=reason)
