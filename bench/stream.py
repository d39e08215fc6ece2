"""Measure grouping as a stream: against a batch, in any order of arrival, at any size.

usage: stream.py order ARTICLES STORIES.json [ORDERS]
       stream.py speed HEADLINES_FOLDER [COUNT...]

``order``: articles as ``runut trace`` reads them, handed over one at a time, day by day, in random
orders within each day (an undated one on the day of the row above it); BCubed against gold,
against the batch, and between any two. ``speed``: tables (CSV, perhaps gzipped) of ``date`` and
``headline``, each row taken as an article without text, handed over in calls of 100 in order of
their days; prints processor time per article and what the stream holds as it goes.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import random
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, groupby
from pathlib import Path

from stories import Clusters, bcubed, clusters_of, read

from runut.article.date_line import read_date_line
from runut.corpus.copies import find_copies
from runut.corpus.stories import group_into_stories
from runut.corpus.stream import open_groups, settle, take
from runut.corpus.when import moment, moment_of
from runut.corpus.working import Stream
from runut.languages.pack import load_pack
from runut.records import Article, Copy, Group, Published
from runut.settings import Settings

CALL = 100  # headlines handed over at once, as a feed reader would


def stream_of(calls: Iterable[list[Article]], copies: list[Copy]) -> list[Group]:
    """Hand articles over call by call; returns all stories, closed or open at the end."""
    stream, closed, settings = Stream(), [], Settings()
    of: dict[str, list[Copy]] = {}
    for copy in copies:
        of.setdefault(copy.from_, []).append(copy)
        of.setdefault(copy.to, []).append(copy)
    for call in calls:
        closed += take(stream, call, [c for a in call for c in of.get(a.id, ())], settings).closed
    closed += settle(stream, settings).closed
    return [*closed, *open_groups(stream)]


def measure_order(articles: str, stories: str, orders: str = "5") -> None:
    events = json.loads(Path(stories).read_text("utf-8"))["events"]
    gold = {a: name for name, event in events.items() for a in event["articles"]}
    known = [a for a in read(articles) if a.id in gold]
    copies = find_copies(known, Settings())
    batch = _said(group_into_stories(known, copies, Settings()), gold)
    tell("batch against gold", gold, batch)
    days = list(_days(known))
    found = []
    for seed in range(int(orders)):
        mixed = [random.Random(seed * 1000 + n).sample(day, len(day)) for n, day in enumerate(days)]
        found.append(_said(stream_of(([a] for day in mixed for a in day), copies), gold))
        tell(f"order {seed}, one at a time, against gold", gold, found[-1])
        tell(f"order {seed} against the batch", batch, found[-1])
    tell("day by day against the batch", batch, _said(stream_of(days, copies), gold))
    least = min((bcubed(a, b)[2] for a, b in combinations(found, 2)), default=1.0)
    print(f"least BCubed F between any two of {len(found)} orders: {least:.4f}")


def _said(groups: list[Group], gold: Clusters) -> Clusters:
    return {a: f"alone-{a}" for a in gold} | clusters_of(groups)


def _days(articles: list[Article]) -> Iterator[list[Article]]:
    """Yield the articles of each day, oldest day first."""
    dated, day = [], 0
    for article in articles:
        when = moment_of(article)
        day = day if when is None else int(when)
        dated.append((day, article))
    for _, rows in groupby(sorted(dated, key=lambda row: row[0]), key=lambda row: row[0]):
        yield [article for _, article in rows]


def tell(name: str, gold: Clusters, said: Clusters) -> None:
    p, r, f = bcubed(gold, said)
    print(f"{name}: BCubed P {p:.3f} R {r:.3f} F {f:.4f}", flush=True)


def measure_speed(folder: str, *counts: str) -> None:
    rows = sorted(headlines(Path(folder)), key=lambda a: (a.published.value or "", a.id))
    sizes = [int(c) for c in counts] or [1_000, 10_000, 100_000]
    for size in sizes:
        run_headlines(rows[:size])


def run_headlines(articles: list[Article]) -> None:
    """Group headlines as a stream; prints what it took and held at most."""
    stream, closed, most, start = Stream(), 0, {"units": 0}, time.process_time()
    for n in range(0, len(articles), CALL):
        closed += len(take(stream, articles[n : n + CALL], [], Settings()).closed)
        held = {
            "units": len(stream.units),
            "stories": len(stream.stories),
            "pairs": sum(map(len, stream.near.values())) // 2,
            "entries": sum(map(len, stream.index.values())),
            "words counted": sum(len(r.counts) for r in stream.rarities.values()),
        }
        most = {what: max(count, most.get(what, 0)) for what, count in held.items()}
        if n + CALL in range(0, len(articles), max(len(articles) // 5, CALL)):
            spent = time.process_time() - start
            print(f"  {n + CALL}: {spent:.1f} s, {closed} closed, holds {held}", flush=True)
    spent = time.process_time() - start
    print(
        f"{len(articles)} headlines: {spent:.1f} s of processor time, "
        f"{len(articles) / spent:.0f} a second, at most {most}",
        flush=True,
    )


def headlines(folder: Path) -> Iterator[Article]:
    words = load_pack("id").dates
    for file in sorted(folder.glob("*.csv*")):
        data = file.read_bytes()
        text = (gzip.decompress(data) if file.suffix == ".gz" else data).decode("utf-8")
        for n, row in enumerate(csv.DictReader(io.StringIO(text))):
            day = read_date_line(row["date"], words)
            if day and moment(day):
                yield Article(
                    id=f"{file.name}:{n}",
                    source=file.name,
                    title=row["headline"],
                    text="",
                    sha256="",
                    language="id",
                    published=Published(value=day, basis="metadata"),
                )


if __name__ == "__main__":
    kinds: dict[str, Callable[..., None]] = {"order": measure_order, "speed": measure_speed}
    if len(sys.argv) < 3 or sys.argv[1] not in kinds:
        sys.exit(__doc__)
    kinds[sys.argv[1]](*sys.argv[2:])
