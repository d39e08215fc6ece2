"""Measure what a trace says of differences and moments: recall on gold, and a sheet to judge.

    python bench/differences.py recall TRACE.json CONFLICTS.json [--half even|odd]
    python bench/differences.py sheet TRACE.json SHEET.tsv --of differences --size 100 --seed 7
    python bench/differences.py sheet TRACE.json SHEET.tsv --of timeline --articles 4-999
    python bench/differences.py score SHEET.tsv

``recall`` counts the gold pairs of sentences that some difference holds on two of its sides.
``sheet`` draws rows with a fixed seed and writes ids and offsets only, no text; a judgement (right,
wrong, unsure) typed into its last column is kept when the sheet is drawn again. ``score`` counts
the judgements.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
from collections import Counter
from html import unescape
from pathlib import Path
from typing import Any

COLUMNS = ("story", "record", "citations", "judgement")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    recall = commands.add_parser("recall")
    recall.add_argument("trace", type=Path)
    recall.add_argument("gold", type=Path)
    recall.add_argument("--half", choices=("all", "even", "odd"), default="all")
    sheet = commands.add_parser("sheet")
    sheet.add_argument("trace", type=Path)
    sheet.add_argument("sheet", type=Path)
    sheet.add_argument("--of", choices=("differences", "timeline", "brief"), default="differences")
    sheet.add_argument("--size", type=int, default=100)
    sheet.add_argument("--seed", type=int, default=7)
    sheet.add_argument("--articles", default="1-999", help="stories of so many articles, as 4-999")
    score = commands.add_parser("score")
    score.add_argument("sheet", type=Path)
    given = parser.parse_args()
    if given.command == "recall":
        print_recall(load(given.trace), load(given.gold), given.half)
    elif given.command == "sheet":
        trace = of_size(load(given.trace), given.articles)
        write_sheet(trace, given.sheet, given.of, given.size, given.seed)
    else:
        print(dict(Counter(row["judgement"] or "open" for row in read_sheet(given.sheet))))


def load(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


# --- recall ---------------------------------------------------------------------------------


def print_recall(trace: dict[str, Any], gold: dict[str, Any], half: str) -> None:
    """Print recall and agreement of relation for sure pairs between outlets, denials apart.

    Pairs whose articles are grouped into two stories can't be found; they are counted beside.

    Halves are of the events that have such pairs, in the order of their names: rules are chosen
    on the even ones.
    """
    sure = [p for p in gold["conflicts"] if p["cross_outlet"] and not p["unsure"]]
    events = sorted({p["event"] for p in sure})
    chosen = {"all": events, "even": events[::2], "odd": events[1::2]}[half]
    texts = {a["id"]: a["text"] for a in trace["articles"]}
    home = {a: s["id"] for s in trace["stories"] for a in s["articles"]}
    tally: Counter[tuple[str, str]] = Counter()
    for pair in gold["conflicts"]:
        if pair not in sure or pair["event"] not in chosen:
            continue
        relation = find_pair(trace, texts, pair)
        tally[pair["kind"], "all"] += 1
        tally[pair["kind"], "apart"] += home[pair["a"]["id"]] != home[pair["b"]["id"]]
        tally[pair["kind"], "found"] += relation is not None
        tally[pair["kind"], "relation"] += relation == pair["relation"]
    for kind in sorted({kind for kind, _ in tally}):
        found, right = tally[kind, "found"], tally[kind, "relation"]
        apart = tally[kind, "apart"]
        print(
            f"{kind}: {found} of {tally[kind, 'all']} found, relation right in {right};"
            f" {apart} of those missed lie in two stories, out of reach"
        )


def find_pair(trace: dict[str, Any], texts: dict[str, str], pair: dict[str, Any]) -> str | None:
    """Relation of the difference that has both sentences of a gold pair on two sides, or None."""
    places = [place(texts, pair[side]) for side in "ab"]
    said = [unescape(pair[side]["sentence"]) for side in "ab"]
    for story in trace["stories"]:
        for difference in story["differences"]:
            sides = [
                {i for i, p in enumerate(places) if holds(s, p, said[i], texts)}
                for s in difference["sides"]
            ]
            if any(0 in a and 1 in b for a in sides for b in sides if a is not b):
                return str(difference["relation"])
    return None


def place(texts: dict[str, str], side: dict[str, str]) -> tuple[str, int, int]:
    """Where a gold sentence stands in the cleaned text, or (id, 0, 0)."""
    words = [re.escape(word) for word in re.findall(r"\w+", unescape(side["sentence"]))]
    found = re.search(r"\W+".join(words[:40]), texts.get(side["id"], ""))
    return (side["id"], found.start(), found.end()) if found else (side["id"], 0, 0)


def holds(
    side: dict[str, Any], where: tuple[str, int, int], said: str, texts: dict[str, str]
) -> bool:
    """Whether a side cites the sentence, or another place of its article with the same value."""
    article, start, end = where
    cited = [c for c in side["citations"] if c["article"] == article]
    values = [texts[article][c["start"] : c["end"]] for c in cited]
    over = any(c["start"] < end and c["end"] > start for c in cited)
    return over or any(re.search(rf"\b{re.escape(v)}\b", said) for v in values)


# --- sheets to judge ------------------------------------------------------------------------


def write_sheet(trace: dict[str, Any], path: Path, of: str, size: int, seed: int) -> None:
    """Draw a sample of records and write it, keeping judgements given before."""
    judged = {row_key(row): row["judgement"] for row in read_sheet(path)} if path.exists() else {}
    rows = [
        {"story": story["id"], "record": name_record(of, i, record), "citations": citations(record)}
        for story in trace["stories"]
        for i, record in enumerate(story[of])
    ]
    drawn = random.Random(seed).sample(rows, min(size, len(rows)))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, delimiter="\t", lineterminator="\n")
        writer.writeheader()
        writer.writerows({**row, "judgement": judged.get(row_key(row), "")} for row in drawn)


def of_size(trace: dict[str, Any], articles: str) -> dict[str, Any]:
    """Keep the stories of a trace that have so many articles: "4-999" is four and more."""
    least, most = map(int, articles.split("-"))
    return {
        **trace,
        "stories": [s for s in trace["stories"] if least <= len(s["articles"]) <= most],
    }


def read_sheet(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def name_record(of: str, place: int, record: dict[str, Any]) -> str:
    """Kind and place of a record; a moment also by what is judged of it: day, about and status."""
    judged = [record["date"], record["about"], record["status"]] if of == "timeline" else []
    return ":".join([of, str(place), *judged])


def row_key(row: dict[str, str]) -> tuple[str, ...]:
    """What a judgement holds for: a record that says the same of the same characters."""
    kind, _, *judged = row["record"].split(":")
    return (kind, *judged, row["citations"])


def citations(record: dict[str, Any]) -> str:
    """All citations of a record as ``article:start-end``, sides parted by a bar."""
    sides = record.get("sides", [record])
    return " | ".join(
        " ".join(f"{c['article']}:{c['start']}-{c['end']}" for c in side["citations"])
        for side in sides
    )


if __name__ == "__main__":
    main()
