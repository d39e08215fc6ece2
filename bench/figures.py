"""Figures of the figures stage: spans, values, what is counted; a plain baseline; speed.

usage: python bench/figures.py ARTICLES.jsonl [--unread] [--wrong]

ARTICLES.jsonl has rows {id, title, text, outlet, published}. The gold (figures_gold.json) holds
offsets into the text as the file has it, values and codes, no words; what cleaning removes counts
neither way. A figure is found where start and end are the gold's. What is counted is right where
half of the words (Dice) are those of a phrase of the gold. ``--unread`` takes the articles that
were labelled after the stage was built, ``--wrong`` lists what differs.
"""

from __future__ import annotations

import argparse
import html
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from quotes import cleaned, speed

from runut.languages.pack import load_pack
from runut.records import Article, Figure, Span

GOLD = Path(__file__).with_name("figures_gold.json")
PACK = load_pack("id")
TOKEN = re.compile(r"&#?\w+;|[A-Z]?[a-z]+|\d+|[^\W\d]|[^\w\s]")  # glued words in parts
SCALES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}
UNITS = {"rp": "IDR", "us$": "USD", "$": "USD", "persen": "%", "%": "%"}
BASELINE = re.compile(
    r"(?P<before>Rp|US\$|\$)?\s?(?P<digits>\d+(?:\.\d{3})*(?:,\d+)?)(?:\s(?P<scale>ribu|juta|miliar|triliun))?"
    r"(?:\s?(?P<after>persen|%|kilometer|km|meter|kg|ton))?(?P<noun>(?:\s[a-z]+){0,2})"
)

Gold = dict[str, Any]


def tokens(text: str) -> list[tuple[str, int, int]]:
    found = ((html.unescape(m.group()).strip(), *m.span()) for m in TOKEN.finditer(text))
    return [token for token in found if token[0]]


def aligned(raw: str, text: str) -> tuple[dict[int, int], dict[int, int]]:
    """Starts and ends of the words of a raw text, each with its place in the cleaned one."""
    a, b = tokens(raw), tokens(text)
    matcher = SequenceMatcher(None, [t[0] for t in a], [t[0] for t in b], autojunk=False)
    starts, ends = {}, {}
    for i, j, n in matcher.get_matching_blocks():
        for k in range(n):
            starts[a[i + k][1]], ends[a[i + k][2]] = b[j + k][1], b[j + k][2]
    return starts, ends


def placed(gold: list[Gold], raw: str, text: str) -> list[Gold]:
    """The gold with offsets into the cleaned text, less what cleaning took out."""
    starts, ends = aligned(raw, text)

    def moved(start: int, end: int) -> list[int] | None:
        return [starts[start], ends[end]] if start in starts and end in ends else None

    kept = []
    for figure in gold:
        if span := moved(figure["start"], figure["end"]):
            phrases = [p for a, b in figure["counted"] if (p := moved(a, b))]
            kept.append(figure | {"start": span[0], "end": span[1], "counted": phrases})
    return kept


def baseline(article: Article) -> Iterator[Figure]:
    """What one regular expression finds: digits with scale, unit and the two words behind."""
    for match in BASELINE.finditer(article.text):
        end = max(match.end(g) for g in ("digits", "scale", "after"))
        start = match.start("before") if match["before"] else match.start("digits")
        digits = Decimal(match["digits"].replace(".", "").replace(",", "."))
        unit = (match["before"] or match["after"] or "").lower()
        yield Figure(
            start=start,
            end=end,
            text=article.text[start:end],
            value=digits * SCALES.get(match["scale"] or "", 1),
            unit=UNITS.get(unit, unit),
            counts=match["noun"].strip(),
            counted=Span(start=match.start("noun"), end=match.end("noun")),
        )


def same_phrase(figure: Figure, gold: Gold, text: str) -> bool:
    if not gold["counted"]:
        return not figure.counts
    said = Counter(figure.counts.lower().split())
    return any(
        2 * (said & known).total() >= 0.5 * (said.total() + known.total()) > 0
        for known in (Counter(text[a:b].lower().split()) for a, b in gold["counted"])
    )


def same_value(figure: Figure, gold: Gold) -> bool:
    high = Decimal(gold["high"]) if gold["high"] else None
    return figure.value == Decimal(gold["value"]) and figure.high == high


def compare(
    article: Article, figures: list[Figure], gold: list[Gold], wrong: Callable[[str], None]
) -> Counter[str]:
    counts = Counter(said=len(figures), gold=len(gold))
    by_span = {(f.start, f.end): f for f in figures}
    for known in gold:
        figure = by_span.pop((known["start"], known["end"]), None)
        text = article.text[known["start"] : known["end"]]
        if figure is None:
            around = article.text[max(0, known["start"] - 30) : known["end"] + 30]
            wrong(f"{article.id} missed {text!r} in {around!r}")
            continue
        counts["found"] += 1
        checks = {
            "value": same_value(figure, known),
            "unit": figure.unit == known["unit"],
            "kind": figure.kind == known["kind"],
            "bound": figure.bound == known["bound"],
            "state": figure.state == known["state"],
            "counted": same_phrase(figure, known, article.text),
        }
        counts.update(name for name, right in checks.items() if right)
        for name in (n for n, right in checks.items() if not right):
            meant = [article.text[a:b] for a, b in known["counted"]]
            said = {"value": (figure.value, figure.high), "counted": figure.counts}
            given = said.get(name, getattr(figure, name, ""))
            wrong(f"{article.id} {name} of {text!r}: {given!r}, not {known.get(name)!r} {meant}")
    for figure in by_span.values():
        around = article.text[max(0, figure.start - 30) : figure.end + 30]
        wrong(f"{article.id} too many {figure.text!r} in {around!r}")
    return counts


def report(name: str, counts: Counter[str]) -> None:
    recall, precision = (counts["found"] / max(1, counts[of]) for of in ("gold", "said"))
    f = 2 * recall * precision / max(1e-9, recall + precision)
    print(f"{name}: {counts['gold']} figures, span F {f:.3f} (recall {recall:.3f}, ", end="")
    print(f"precision {precision:.3f}); right of all, of those found:")
    for what in ("value", "counted", "unit", "kind", "bound", "state"):
        right = counts[what]
        print(f"  {what} {right / counts['gold']:.3f}, {right / max(1, counts['found']):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("--unread", action="store_true")
    parser.add_argument("--wrong", action="store_true")
    given = parser.parse_args()
    gold = json.loads(GOLD.read_text(encoding="utf-8"))["unread" if given.unread else "building"]
    rows = [json.loads(line) for line in given.articles.read_text(encoding="utf-8").splitlines()]
    by_id = {row["id"]: row for row in rows}
    tell: Callable[[str], None] = print if given.wrong else lambda _: None
    ours, plain = Counter[str](), Counter[str]()
    for key, figures in gold.items():
        article = cleaned(by_id[key])
        known = placed(figures, by_id[key]["text"], article.text)
        ours += compare(article, list(article.figures), known, tell)
        plain += compare(article, list(baseline(article)), known, lambda _: None)
    report(f"{len(gold)} articles", ours)
    report("baseline, one regular expression", plain)
    speed([cleaned(row) for row in rows[:150]])


if __name__ == "__main__":
    main()
