"""Figures of the dates stage: expressions, impossible dates, day of publication, speed.

usage: python bench/dates.py ARTICLES.jsonl [--gold TIMEXES.json] [--scorer SCORER.py]
                             [--conflicts CONFLICTS.json] [--timeml FOLDER]

ARTICLES.jsonl has rows {id, title, text, published}. The gold and its scorer are those of the
interchange (`timexes` per article); CONFLICTS.json names ``impossible_dates`` by article and text;
the folder holds TimeML files with TIMEX3 marks.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from runut.article.dates import find_timexes
from runut.article.published import find_published
from runut.article.sentences import split_sentences
from runut.languages.pack import load_pack
from runut.records import Article, Published, Timex

PACK = load_pack("id")


def article(row: dict[str, Any]) -> Article:
    value = row.get("published")
    told = Article(
        id=str(row["id"]),
        source="bench",
        title=row.get("title") or "",
        text=row["text"],
        sha256="",
        language="id",
        published=Published(value=value, basis="metadata") if value else Published(),
    )
    told = replace(told, sentences=split_sentences(told.text, PACK))
    return replace(told, published=find_published(told, PACK))


def score_expressions(
    found: dict[str, tuple[Timex, ...]], texts: dict[str, str], gold: Path, scorer: Path
) -> None:
    rows = [
        {"id": key, "text": texts[key], "timexes": msgspec.to_builtins(timexes)}
        for key, timexes in found.items()
    ]
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as out:
        json.dump({"articles": rows}, out)
        out.flush()
        subprocess.run([sys.executable, str(scorer), out.name, str(gold)], check=True)


def score_impossible(found: dict[str, tuple[Timex, ...]], conflicts: Path) -> None:
    gold = json.loads(conflicts.read_text(encoding="utf-8"))["impossible_dates"]
    said = [(key, t) for key, timexes in found.items() for t in timexes if t.impossible]
    hit = [g for g in gold if any(k == g["id"] and g["text"] in t.text for k, t in said)]
    named = {(g["id"], g["text"]) for g in gold}
    others = [(k, t) for k, t in said if not any(k == i and text in t.text for i, text in named)]
    print(f"impossible dates: {len(hit)} of {len(gold)} found, {len(others)} others")
    for key, timex in others:
        print("  other:", key, timex.text, timex.impossible)


def score_published(rows: list[dict[str, Any]]) -> None:
    outcomes: Counter[str] = Counter()
    for row in rows:
        if not row.get("published"):
            continue
        value = article({**row, "published": None}).published.value
        apart = (
            (date.fromisoformat(row["published"][:10]) - date.fromisoformat(value)).days
            if value
            else None
        )
        outcomes[
            "unknown"
            if apart is None
            else "right"
            if apart == 0
            else "one or two days later"
            if 0 < apart <= 2
            else "wrong"
        ] += 1
    told = sum(outcomes.values()) - outcomes["unknown"]
    share = outcomes["right"] / max(told, 1)
    print(f"day of publication from the text: {dict(outcomes)}, right {share:.1%} of {told} told")


def score_timeml(folder: Path) -> None:
    hit = right = gold = said = 0
    for path in sorted(folder.glob("*.tml")):
        marks, text, day = read_timeml(path.read_text(encoding="utf-8", errors="replace"))
        found = {
            (t.start, t.end): t
            for t in find_timexes(article({"id": path.name, "text": text, "published": day}), PACK)
        }
        gold, said = gold + len(marks), said + len(found)
        hit += sum(span in found for span in marks)
        right += sum(
            any(t.start < e and t.end > s and t.value == value for t in found.values())
            for (s, e), value in marks.items()
        )
    strict, values = (2 * n / max(said + gold, 1) for n in (hit, right))
    print(f"TimeML: gold {gold} said {said} strict F {strict:.3f} value F {values:.3f}")


def read_timeml(source: str) -> tuple[dict[tuple[int, int], str], str, str]:
    """Spans with their values, plain text, and the day of the document."""
    head, _, rest = source.partition("<TEXT>")
    body, marks, text, at = rest.partition("</TEXT>")[0], {}, "", 0
    for mark in re.finditer(r'<TIMEX3[^>]*value="([^"]*)"[^>]*>([^<]*)</TIMEX3>', body):
        text += body[at : mark.start()]
        marks[len(text), len(text) + len(mark[2])] = mark[1]
        text, at = text + mark[2], mark.end()
    day = re.search(r'value="(\d{4}-\d\d-\d\d)', head)
    return marks, text + body[at:], day[1] if day else ""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("articles", type=Path)
    for name in ("gold", "scorer", "conflicts", "timeml"):
        parser.add_argument(f"--{name}", type=Path)
    given = parser.parse_args()
    rows = [json.loads(line) for line in given.articles.read_text(encoding="utf-8").splitlines()]
    articles = [article(row) for row in rows]
    started = time.process_time()
    found = {told.id: find_timexes(told, PACK) for told in articles}
    size = sum(len(told.text.encode()) for told in articles) / 1e6
    print(f"speed: {size / (time.process_time() - started):.2f} MB per CPU second")
    if given.gold and given.scorer:
        score_expressions(found, {a.id: a.text for a in articles}, given.gold, given.scorer)
    if given.conflicts:
        score_impossible(found, given.conflicts)
    score_published(rows)
    if given.timeml:
        score_timeml(given.timeml)


if __name__ == "__main__":
    main()
