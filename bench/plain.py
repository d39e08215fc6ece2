"""Plain ways of grouping that ours is measured against: TF-IDF streamed, and average link."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from heapq import heapify, heappop, heappush

from runut.corpus.when import moment_of
from runut.records import Article

THRESHOLDS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5)
DAYS = (1.0, 3.0)  # an event that nobody wrote about for so long is closed

Vector = dict[str, float]
Clusters = dict[str, str]


def vectors(articles: list[Article]) -> list[Vector]:
    """TF-IDF of words of two letters and more, as scikit-learn's defaults have it."""
    counts = [Counter(re.findall(r"\b\w\w+\b", f"{a.title} {a.text}".lower())) for a in articles]
    documents = Counter(word for count in counts for word in count)
    total = len(articles)
    return [
        _unit({w: n * (math.log((1 + total) / (1 + documents[w])) + 1) for w, n in count.items()})
        for count in counts
    ]


def stream(articles: list[Article], tfidf: list[Vector], threshold: float, days: float) -> Clusters:
    """Give each article to the open event with the nearest centroid, else open a new one."""
    sums: list[Vector] = []
    last: list[float] = []
    under: dict[str, set[int]] = defaultdict(set)
    said: Clusters = {}
    for article, vector in zip(articles, tfidf, strict=True):
        now = moment_of(article) or 0.0
        near: dict[int, float] = defaultdict(float)
        for word, weight in vector.items():
            for event in under[word]:
                if now - last[event] <= days:
                    near[event] += weight * sums[event][word]
        scored = ((x / math.hypot(*sums[e].values()), e) for e, x in near.items())
        best, event = max(scored, default=(0.0, -1))
        if best < threshold:
            event = len(sums)
            sums.append({})
            last.append(now)
        last[event] = now
        for word, weight in vector.items():
            sums[event][word] = sums[event].get(word, 0.0) + weight
            under[word].add(event)
        said[article.id] = str(event)
    return said


def average_link(articles: list[Article], tfidf: list[Vector], threshold: float) -> Clusters:
    """Join the two groups with the greatest mean cosine until none reaches the threshold."""
    across = _cosines(tfidf)
    members = {n: [n] for n in range(len(articles))}
    waiting = [(-x, a, b) for a, row in across.items() for b, x in row.items() if a < b]
    heapify(waiting)
    while waiting:
        negative, a, b = heappop(waiting)
        if -negative < threshold or not {a, b} <= members.keys():
            continue
        if across[a].get(b, 0.0) / (len(members[a]) * len(members[b])) != -negative:
            continue
        members[a] += members.pop(b)
        for c, total in across.pop(b).items():
            del across[c][b]
            if c != a:
                across[a][c] = across[c][a] = across[a].get(c, 0.0) + total
        for c, total in across[a].items():
            mean = total / (len(members[a]) * len(members[c]))
            heappush(waiting, (-mean, min(a, c), max(a, c)))
    return {articles[n].id: str(first) for first, group in members.items() for n in group}


def _cosines(tfidf: list[Vector]) -> dict[int, dict[int, float]]:
    """Cosines of all pairs that share a word which is not in every fifth article."""
    under: dict[str, list[int]] = defaultdict(list)
    across: dict[int, dict[int, float]] = {n: {} for n in range(len(tfidf))}
    for n, vector in enumerate(tfidf):
        for other in {o for w in vector if len(under[w]) <= len(tfidf) / 5 for o in under[w]}:
            x = sum(weight * tfidf[other].get(w, 0.0) for w, weight in vector.items())
            across[n][other] = across[other][n] = x
        for word in vector:
            under[word].append(n)
    return across


def _unit(weights: Vector) -> Vector:
    length = math.hypot(*weights.values()) or 1.0
    return {w: x / length for w, x in weights.items()}
