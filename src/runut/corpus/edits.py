"""What changed from one version of an article to another, sentence by sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal

from runut.records import Article, Detail, DetailKind, Edit, Span, Words

ALIKE = 0.5
"""Share of words (Dice) from which two sentences are one that was changed, not two."""

MOST_PAIRS = 250_000
"""Pairs of unlike sentences that are held against each other; a text rewritten beyond is new."""

Place = tuple[DetailKind, Words]

_TOKEN = re.compile(r"\w+(?:[.,:/'’-]\w+)*|[^\w\s]")
_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?![\w])")
_CAPITALS = re.compile(r"[^\W\d_a-z][\w'’.-]*(?: [^\W\d_a-z][\w'’-]*)*")
_SAME = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u00a0": " "})


def compare_versions(earlier: Article, later: Article) -> tuple[Edit, ...]:
    """Find what was added, removed and changed, in the order of the texts, the title first.

    Sentences that only moved, or differ in the kind of quotation marks and dashes, are the same.
    Comparing the other way round gives the same edits with their sides exchanged. Figures, dates,
    names and direct quotes that differ inside a changed sentence are its ``details``.
    """
    if (later.sha256, later.title) < (earlier.sha256, earlier.title):  # one order for both ways
        return _sorted(_mirrored(edit) for edit in _edits(later, earlier))
    return _sorted(_edits(earlier, later))


def plain_sentence(text: str) -> str:
    """A sentence as it is compared: one kind of quotation marks and dashes, single spaces."""
    return " ".join(text.translate(_SAME).split())


def tokens_of(text: str) -> list[str]:
    """Words, numbers and signs of a text as they are compared."""
    return _TOKEN.findall(text.translate(_SAME))


def _edits(one: Article, other: Article) -> Iterator[Edit]:
    if plain_sentence(one.title) != plain_sentence(other.title):
        yield Edit(kind="changed", part="title", title_before=one.title, title_after=other.title)
    gone, come = _unlike(one, other)
    pairs = _pairs(one, gone, other, come)
    for before, after in pairs.items():
        details = tuple(_details(one, before, other, after))
        yield Edit(kind="changed", part="text", before=before, after=after, details=details)
    changed = set(pairs.values())
    yield from (Edit(kind="removed", part="text", before=s) for s in gone if s not in pairs)
    yield from (Edit(kind="added", part="text", after=s) for s in come if s not in changed)


def _unlike(one: Article, other: Article) -> tuple[list[Span], list[Span]]:
    """Sentences of either text that the other has not; one that stands there twice counts twice."""
    first, second = _written(one), _written(other)
    only_first, only_second = Counter(first), Counter(second)
    only_first, only_second = only_first - only_second, only_second - only_first
    gone = [s for s, w in zip(one.sentences, first, strict=True) if _take(only_first, w)]
    come = [s for s, w in zip(other.sentences, second, strict=True) if _take(only_second, w)]
    return gone, come


def _written(article: Article) -> list[str]:
    return [plain_sentence(article.text[s.start : s.end]) for s in article.sentences]


def _take(left: Counter[str], words: str) -> bool:
    left[words] -= 1
    return left[words] >= 0


def _pairs(
    one: Article, gone: Sequence[Span], other: Article, come: Sequence[Span]
) -> dict[Span, Span]:
    """Pair sentences that are one with some words changed, the most alike first."""
    if not gone or not come or len(gone) * len(come) > MOST_PAIRS:
        return {}
    first = [Counter(tokens_of(one.text[s.start : s.end])) for s in gone]
    second = [Counter(tokens_of(other.text[s.start : s.end])) for s in come]
    scored = ((-_alike(a, b), i, j) for i, a in enumerate(first) for j, b in enumerate(second))
    pairs: dict[int, int] = {}
    for score, i, j in sorted(s for s in scored if -s[0] >= ALIKE):
        del score
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return {gone[i]: come[j] for i, j in sorted(pairs.items())}


def _alike(a: Counter[str], b: Counter[str]) -> float:
    return 2 * (a & b).total() / (a.total() + b.total())


# --- inside a changed sentence --------------------------------------------------------------


def _details(one: Article, before: Span, other: Article, after: Span) -> Iterator[Detail]:
    """Figures, dates, names and quotes that differ between two wordings of a sentence."""
    first, second = list(_places(one, before)), list(_places(other, after))
    seen: set[tuple[Words | None, Words | None]] = set()
    for left, right in _changed_ranges(one, before, other, after):
        for kind in ("figure", "date", "name", "quote"):
            old = [w for k, w in first if k == kind and _touches(w, left)]
            new = [w for k, w in second if k == kind and _touches(w, right)]
            for pair in zip_longest(old, new):
                if pair not in seen and not _same(*pair):
                    seen.add(pair)
                    yield Detail(kind=kind, before=pair[0], after=pair[1])


def _same(before: Words | None, after: Words | None) -> bool:
    if before is None or after is None:
        return False
    return plain_sentence(before.text) == plain_sentence(after.text)


def _touches(words: Words, place: Span) -> bool:
    return words.start < place.end and words.end > place.start


def _changed_ranges(
    one: Article, before: Span, other: Article, after: Span
) -> Iterator[tuple[Span, Span]]:
    """Ranges of characters that differ; one is empty where the other was added."""
    first = list(_TOKEN.finditer(one.text.translate(_SAME), before.start, before.end))
    second = list(_TOKEN.finditer(other.text.translate(_SAME), after.start, after.end))
    matcher = SequenceMatcher(None, [m[0] for m in first], [m[0] for m in second], autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            yield _range(first[i1:i2], before.end), _range(second[j1:j2], after.end)


def _range(tokens: Sequence[re.Match[str]], end: int) -> Span:
    if not tokens:
        return Span(start=end, end=end)
    return Span(start=tokens[0].start(), end=tokens[-1].end())


def _places(article: Article, sentence: Span) -> Iterator[Place]:
    """What can be pointed out in a sentence; names by their capitals where none were looked for."""
    found: list[tuple[DetailKind, Iterable[object]]] = [
        ("figure", article.figures),
        ("date", article.timexes),
        ("quote", [q for q in article.quotes if q.kind == "direct"]),
        ("name", article.names),
    ]
    taken: list[Words] = []
    for kind, records in found:
        for record in records:
            words = _as_words(record)
            if words.start < sentence.end and words.end > sentence.start:
                taken.append(words)
                yield kind, words
    numbers = list(_loose(_NUMBER, article, sentence, taken))
    yield from (("figure", w) for w in numbers)
    if not article.names:
        yield from (("name", w) for w in _loose(_CAPITALS, article, sentence, [*taken, *numbers]))


def _as_words(record: object) -> Words:
    start, end = getattr(record, "start", 0), getattr(record, "end", 0)
    return Words(start=start, end=end, text=getattr(record, "text", ""))


def _loose(
    pattern: re.Pattern[str], article: Article, sentence: Span, taken: Sequence[Words]
) -> Iterator[Words]:
    """Numbers or capitalised words beside what is taken; a word that opens a sentence is none."""
    for match in pattern.finditer(article.text, sentence.start, sentence.end):
        opens = match.start() == sentence.start and " " not in match[0] and match[0][0].isalpha()
        place = Span(start=match.start(), end=match.end())
        if not opens and not any(_touches(t, place) for t in taken):
            yield Words(start=place.start, end=place.end, text=match[0])


# --- order ----------------------------------------------------------------------------------


def _sorted(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The title, then sentences in the order of the later text; what is gone behind its place."""
    return tuple(sorted(edits, key=_place))


def _place(edit: Edit) -> tuple[int, int, int]:
    before, after = edit.before, edit.after
    at = after.start if after else before.start if before else -1
    return (edit.part == "text", at, before.start if before else -1)


def _mirrored(edit: Edit) -> Edit:
    """The same edit told from the later version to the earlier one."""
    kinds: dict[str, Literal["added", "removed", "changed"]]
    kinds = {"added": "removed", "removed": "added", "changed": "changed"}
    return Edit(
        kind=kinds[edit.kind],
        part=edit.part,
        before=edit.after,
        after=edit.before,
        title_before=edit.title_after,
        title_after=edit.title_before,
        details=tuple(Detail(kind=d.kind, before=d.after, after=d.before) for d in edit.details),
    )
