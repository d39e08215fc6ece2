"""Measure how names are tied to entities against hand-made gold.

usage: people.py ARTICLES.jsonl [--found] [--unseen] [--second] [--wrong]

ARTICLES are JSON Lines with id, text, published. The gold (people_gold.json) holds stories, their
articles by id, and mentions as start, end, kind, entity: offsets into the text as the file has it,
no words. By default the gold's own mentions are tied, so that only the tying is measured;
``--unseen`` takes the stories annotated after the stage was built, ``--second`` those annotated
later still; ``--found`` ties the names that
Runut finds and scores those that stand where the gold has one. ``--wrong`` lists the pairs in
error. A merge is a pair of two people tied as one.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from hashlib import sha256
from itertools import combinations
from pathlib import Path

from msgspec.structs import replace

from runut.article.names import name_all
from runut.article.sentences import split_sentences
from runut.languages.pack import load_pack
from runut.records import Article, Name, Published
from runut.settings import Settings
from runut.story.people.tie import tie_names

GOLD = Path(__file__).with_name("people_gold.json")
KINDS = ("PER", "ORG", "LOC")

Place = tuple[str, int, int]  # article, start, end
Row = tuple[int, int, str, str]  # start, end, kind, entity


def read_rows(path: Path) -> dict[str, Article]:
    """Articles as the file has them, uncleaned, so that the gold's offsets hold."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = row.get("text") or ""
        found[row["id"]] = Article(
            id=row["id"],
            source=row["id"],
            title=row.get("title") or "",
            text=text,
            sha256=sha256(text.encode()).hexdigest(),
            language="id",
            published=Published(value=row.get("published"), basis="metadata"),
        )
    return found


def with_gold(article: Article, rows: list[Row]) -> Article:
    names = (
        Name(start=a, end=b, text=article.text[a:b], kind=kind)  # type: ignore[arg-type]
        for a, b, kind, _ in rows
    )
    return replace(article, names=tuple(names))


def with_found(article: Article) -> Article:
    pack = load_pack(article.language)
    article = replace(article, sentences=split_sentences(article.text, pack))
    return replace(article, names=name_all(article, pack))


def score_story(
    articles: list[Article], gold: dict[Place, tuple[str, str]], wrong: bool
) -> Counter[str]:
    """Count pairs right, missed and wrongly tied, by kind; merges of people apart."""
    tied = tie_names(articles, Settings())
    said = {
        (a.id, n.start, n.end): n.entity or f"untied {a.id} {n.start}"
        for a in articles
        for n in tied.names[a.id]
    }
    texts = {a.id: a.text for a in articles}
    counts: Counter[str] = Counter(mentions=len(gold), scored=len(gold.keys() & said.keys()))
    for a, b in combinations(sorted(gold.keys() & said.keys()), 2):
        one, other = gold[a], gold[b]
        same, held = one[1] == other[1], said[a] == said[b]
        if not (same or held):
            continue
        sort = "right" if same and held else "missed" if same else "false"
        counts[f"{one[0]} {sort}"] += 1
        if sort == "false" and one[0] == other[0] == "PER":
            counts["merges"] += 1
        if wrong and sort != "right":
            said_a, said_b = (texts[p[0]][p[1] : p[2]] for p in (a, b))
            print(f"  {one[0]} {sort}: {said_a} / {said_b} {a[0]} {a[1]} {b[0]} {b[1]}")
    return counts


def figures(counts: Counter[str], kinds: tuple[str, ...]) -> str:
    right, missed, false = (
        sum(counts[f"{k} {sort}"] for k in kinds) for sort in ("right", "missed", "false")
    )
    precision, recall = right / max(right + false, 1), right / max(right + missed, 1)
    f = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"pairwise P {precision:.3f} R {recall:.3f} F {f:.3f} ({right + missed} pairs)"


def main(arguments: list[str]) -> None:
    flags = {a for a in arguments if a.startswith("--")}
    path = next(a for a in arguments if a not in flags)
    rows = read_rows(Path(path))
    part = next((p for p in ("unseen", "second") if f"--{p}" in flags), "stories")
    stories = json.loads(GOLD.read_text(encoding="utf-8"))[part]
    counts: Counter[str] = Counter()
    for story in stories.values():
        gold = {(a, r[0], r[1]): (r[2], r[3]) for a, found in story.items() for r in found}
        articles = [
            with_found(rows[a]) if "--found" in flags else with_gold(rows[a], found)
            for a, found in story.items()
        ]
        counts += score_story(articles, gold, "--wrong" in flags)
    print(f"{counts['scored']} of {counts['mentions']} mentions, {len(stories)} stories")
    for kind in KINDS:
        print(f"{kind} {figures(counts, (kind,))}")
    print(f"all {figures(counts, KINDS)}")
    print(f"merges of two people: {counts['merges']} pairs")


if __name__ == "__main__":
    main(sys.argv[1:])
