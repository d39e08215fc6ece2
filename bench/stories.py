"""Measure grouping and copies against hand-made gold.

usage: stories.py gold ARTICLES STORIES.json [COPIES.json]
       stories.py halves ARTICLES STORIES.json
       stories.py clusters ARTICLES.jsonl [LANGUAGE]
       stories.py speed ARTICLES [COUNT...]

``gold``: articles as ``runut trace`` reads them; STORIES holds ``events``: name -> articles,
unsure, storyline; COPIES holds ``copies``: a, b. ``clusters``: JSON Lines with id, title, text,
lang, date, cluster, ungrouped text allowed; the first 30% by date and the rest are scored apart,
since thresholds may be chosen on the first only. ``halves``: the threshold chosen on one half of
the storylines, the other scored. ``speed``: groups the first COUNT articles.

Beside ours stand a plain TF-IDF stream and average link (``plain.py``); their settings are the best
on the gold itself (optimistic), or on the first 30%. ``gold`` also counts which of the look-alikes
(``look_alikes.json``: ids, different stories, near in words) stay apart.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from itertools import combinations
from pathlib import Path

import plain
from msgspec.structs import replace

from runut.corpus.copies import find_copies
from runut.corpus.stories import group_into_stories
from runut.corpus.when import in_order
from runut.pipeline import read_or_fail
from runut.records import Article, Failure, Group, Published
from runut.settings import Settings
from runut.sources.files import read_paths

Clusters = dict[str, str]  # article -> cluster
DEFAULT = Settings()
Way = Callable[[list[Article]], Clusters]


def bcubed(gold: Clusters, said: Clusters) -> tuple[float, float, float]:
    """Return precision, recall and F of BCubed (Bagga & Baldwin 1998)."""
    of_gold, of_said = _sets(gold), _sets(said)
    both = {d: len(of_gold[gold[d]] & of_said[said[d]]) for d in gold}
    precision = sum(n / len(of_said[said[d]]) for d, n in both.items()) / len(gold)
    recall = sum(n / len(of_gold[gold[d]]) for d, n in both.items()) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def pairs(gold: Clusters, said: Clusters) -> tuple[float, float, float]:
    """Return precision, recall and F over pairs of articles."""
    true, claimed = _pairs(gold), _pairs(said)
    hit = len(true & claimed)
    precision, recall = hit / max(len(claimed), 1), hit / max(len(true), 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def _sets(clusters: Clusters) -> dict[str, set[str]]:
    sets: dict[str, set[str]] = defaultdict(set)
    for document, cluster in clusters.items():
        sets[cluster].add(document)
    return sets


def _pairs(clusters: Clusters) -> set[tuple[str, str]]:
    return {p for s in _sets(clusters).values() for p in combinations(sorted(s), 2)}


def report(name: str, gold: Clusters, said: Clusters) -> None:
    sizes = Counter(gold.values())
    company = {d for d in gold if sizes[gold[d]] > 1}
    for what, keep in (("all", set(gold)), ("with company", company)):
        p, r, f = bcubed({d: gold[d] for d in keep}, {d: said[d] for d in keep})
        print(f"{name}, {what}: {len(keep)} articles, BCubed P {p:.3f} R {r:.3f} F {f:.3f}")
    p, r, f = pairs(gold, said)
    print(f"{name}: pairs P {p:.3f} R {r:.3f} F {f:.3f}, {len(set(said.values()))} stories")


def group(articles: list[Article], settings: Settings = DEFAULT) -> list[Group]:
    return group_into_stories(articles, find_copies(articles, settings), settings)


def plainly() -> dict[str, list[Way]]:
    """Return the plain ways by name, each with every setting to choose from."""
    streams = [partial(_stream, least=t, days=d) for t in plain.THRESHOLDS for d in plain.DAYS]
    links = [partial(_link, least=t) for t in plain.THRESHOLDS]
    return {"plain stream": [*streams], "plain average link": [*links]}


def _stream(articles: list[Article], least: float, days: float) -> Clusters:
    return plain.stream(articles, plain.vectors(articles), least, days)


def _link(articles: list[Article], least: float) -> Clusters:
    return plain.average_link(articles, plain.vectors(articles), least)


def choose(ways: list[Way], articles: list[Article], gold: Clusters) -> Way:
    """Return the way with the best BCubed F on these articles."""
    return max(ways, key=lambda way: bcubed(gold, way(articles))[2])


def clusters_of(groups: list[Group]) -> Clusters:
    return {article: g.id for g in groups for article in g.articles}


def read(path: str) -> list[Article]:
    captures = (c for c in read_paths([path]) if not isinstance(c, Failure))
    outcomes = (read_or_fail(c, Settings()) for c in captures)
    return [o for o in outcomes if isinstance(o, Article)]


def measure_gold(articles: str, stories: str, copies: str = "") -> None:
    events = json.loads(Path(stories).read_text("utf-8"))["events"]
    gold = {a: name for name, event in events.items() for a in event["articles"]}
    unsure = {a for event in events.values() for a in event["unsure"]}
    known = [a for a in read(articles) if a.id in gold]
    groups = group(known)
    said = {a: f"alone-{a}" for a in gold} | clusters_of(groups)
    report("stories", gold, said)
    sure = {a: e for a, e in gold.items() if a not in unsure}
    report("stories without unsure", sure, {a: said[a] for a in sure})
    look_alikes(said)
    line = {a: events[gold[a]].get("storyline") or gold[a] for a in gold}
    related(groups, line)
    if copies:
        measure_copies(known, copies)
    ordered = in_order(known)
    for name, ways in plainly().items():
        plain_said = choose(ways, ordered, gold)(ordered)
        report(name, gold, plain_said)
        look_alikes(plain_said)


def look_alikes(said: Clusters) -> None:
    rows = json.loads(Path(__file__).with_name("look_alikes.json").read_text("utf-8"))["pairs"]
    known = [(r["a"], r["b"]) for r in rows if r["a"] in said and r["b"] in said]
    print(f"look-alikes: {sum(said[a] != said[b] for a, b in known)} of {len(known)} apart")


def measure_halves(articles: str, stories: str) -> None:
    """Choose the threshold on one half of the storylines and score the other."""
    events = json.loads(Path(stories).read_text("utf-8"))["events"]
    gold = {a: name for name, event in events.items() for a in event["articles"]}
    line = {a: events[gold[a]].get("storyline") or gold[a] for a in gold}
    half = {x: int(sha256(x.encode()).hexdigest(), 16) % 2 for x in line.values()}
    known = [a for a in read(articles) if a.id in gold]
    results = {}
    for least in (0.14, 0.15, 0.16, 0.17, 0.18, 0.19, 0.2):
        settings = replace(Settings(), story_likeness=least)
        results[least] = clusters_of(group(known, settings))
    for scored in (0, 1):
        parts = [
            {a: e for a, e in gold.items() if half[line[a]] == h} for h in (1 - scored, scored)
        ]
        best = max(results, key=lambda t: bcubed(parts[0], _only(results[t], parts[0]))[2])
        report(f"half {scored}, threshold {best}", parts[1], _only(results[best], parts[1]))


def _only(said: Clusters, keep: Clusters) -> Clusters:
    return {a: said[a] for a in keep}


def related(groups: list[Group], line: Clusters) -> None:
    lines = {g.id: Counter(line[a] for a in g.articles).most_common(1)[0][0] for g in groups}
    links = {tuple(sorted((g.id, r.story))) for g in groups for r in g.related}
    same = sum(lines[a] == lines[b] for a, b in links)
    print(f"related: {len(links)} links, {same} within a storyline")


def measure_copies(articles: list[Article], copies: str) -> None:
    rows = json.loads(Path(copies).read_text("utf-8"))["copies"]
    gold = {tuple(sorted((c["a"], c["b"]))) for c in rows}
    said = {tuple(sorted((c.from_, c.to))) for c in find_copies(articles, Settings())}
    print(f"copies: {len(gold & said)} of {len(gold)} found, {len(said - gold)} others reported")


def measure_clusters(path: str, language: str = "") -> None:
    lines = Path(path).read_text("utf-8").splitlines()
    rows = [r for r in map(json.loads, lines) if language in ("", r["lang"])]
    rows.sort(key=lambda r: (r["date"], r["id"]))
    cut = int(len(rows) * 0.3)
    first, rest = rows[:cut], rows[cut:]
    for name, part in (("first 30%", first), ("rest", rest)):
        report(name, _gold(part), clusters_of(group(bare(part))))
    for name, ways in plainly().items():
        chosen = choose(ways, bare(first), _gold(first))
        report(f"{name}, rest", _gold(rest), chosen(bare(rest)))


def _gold(rows: list[dict[str, str]]) -> Clusters:
    return {row["id"]: row["cluster"] for row in rows}


def bare(rows: list[dict[str, str]]) -> list[Article]:
    """Make articles of rows in languages that have no pack: title and text as they are."""
    return [
        Article(
            id=row["id"],
            source=row["id"],
            title=row["title"],
            text=row["text"],
            sha256="",
            language={"eng": "en"}.get(row["lang"], row["lang"]),
            published=Published(value=row["date"], basis="metadata"),
        )
        for row in rows
    ]


def measure_speed(path: str, *counts: str) -> None:
    articles = read(path)
    for count in [int(c) for c in counts] or [len(articles)]:
        start = time.process_time()
        copies = find_copies(articles[:count], Settings())
        between = time.process_time()
        stories = group_into_stories(articles[:count], copies, Settings())
        end = time.process_time()
        print(
            f"{min(count, len(articles))} articles: copies {between - start:.1f} s CPU, "
            f"{len(stories)} stories {end - between:.1f} s CPU"
        )


if __name__ == "__main__":
    kinds: dict[str, Callable[..., None]] = {
        "gold": measure_gold,
        "halves": measure_halves,
        "clusters": measure_clusters,
        "speed": measure_speed,
    }
    if len(sys.argv) < 3 or sys.argv[1] not in kinds:
        sys.exit(__doc__)
    kinds[sys.argv[1]](*sys.argv[2:])
