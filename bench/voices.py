"""Figures of the voices of a story: one utterance in several wordings, recognised as one.

usage: python bench/voices.py ARTICLES.jsonl [--aside] [--wrong]
       python bench/voices.py ARTICLES.jsonl --judged

ARTICLES.jsonl has rows {id, title, text, outlet, published}. The gold (utterances_gold.json) holds
stories by their articles, pairs of one utterance in several wordings and pairs of two utterances
that share words, as offsets into the text as the file has it. A pair is said to be one where both
quotes stand in one utterance. ``--aside`` takes the half of the stories that was not looked at
while building; a plain baseline (Jaccard of words) stands beside.

``--judged`` takes all stories of the articles and voices_judged.tsv: joined wordings drawn at
random over all stories, 60 a time (the draw's seed, the wording, the one it was held against, as
article and offsets into the cleaned text) and whether they were one by eye. The draws were made
between changes, so the sheet says how many of each were right then and are joined now.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import Any

from figures import aligned
from quotes import cleaned

from runut import read_paths, trace
from runut.languages.pack import load_pack
from runut.records import Article, Quote
from runut.settings import Settings
from runut.story.voices import find_voices
from runut.story.words import common, content_words

GOLD = Path(__file__).with_name("utterances_gold.json")
JUDGED = GOLD.with_name("voices_judged.tsv")
PLAIN = 0.3  # Jaccard of content words; the best of .2, .3, .4 and .5 on the half for building

Place = tuple[str, int, int]  # article, start, end in the file's text


def quote_at(place: Place, articles: dict[str, Article], raw: dict[str, str]) -> Quote | None:
    """The quote that covers most of a place, None where the quotes stage has none there."""
    article = articles[place[0]]
    starts, ends = aligned(raw[place[0]], article.text)
    if place[1] not in starts or place[2] not in ends:
        return None
    start, end = starts[place[1]], ends[place[2]]

    def overlap(quote: Quote) -> int:
        return min(quote.end, end) - max(quote.start, start)

    best = max(article.quotes, key=overlap, default=None)
    return best if best is not None and 2 * overlap(best) >= end - start else None


def told_together(articles: list[Article]) -> dict[tuple[str, int], int]:
    """For each quote (article, start) the number of its utterance."""
    voices = find_voices(articles, (), Settings())
    utterances = (u for voice in voices for u in voice.utterances)
    return {
        (t.citation.article, t.citation.start): n
        for n, utterance in enumerate(utterances)
        for t in utterance.tellings
    }


def alike(pair: tuple[Quote, Quote]) -> bool:
    pack = load_pack("id")
    one, other = (content_words(quote.text, pack) for quote in pair)
    return common(one, other) >= PLAIN


def score(name: str, said: list[tuple[bool, bool]]) -> None:
    right = sum(gold and told for gold, told in said)
    precision = right / max(1, sum(told for _, told in said))
    recall = right / max(1, sum(gold for gold, _ in said))
    print(f"{name}: precision {precision:.3f}, recall {recall:.3f} of {len(said)} pairs")


def judged(path: Path) -> None:
    """Print how many of each draw were one by eye, and how many of those are joined now."""
    homes: dict[str, tuple[str, int, int]] = {}
    for story in trace(read_paths([str(path)])).stories:
        for v, voice in enumerate(story.voices):
            for u, utterance in enumerate(voice.utterances):
                for c in (t.citation for t in utterance.tellings):
                    homes[f"{c.article}:{c.start}-{c.end}"] = (story.id, v, u)
    lines = [row.split("\t") for row in JUDGED.read_text(encoding="utf-8").splitlines()[1:]]
    for draw in dict.fromkeys(line[0] for line in lines):
        own = [(line, homes.get(line[1])) for line in lines if line[0] == draw]
        right = sum(line[3] == "one" for line, _ in own)
        now = [line[3] == "one" for line, home in own if home and home == homes.get(line[2])]
        print(f"draw {draw}: {right} of {len(own)} one by eye; joined now {sum(now)} of {len(now)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("--aside", action="store_true")
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--judged", action="store_true")
    given = parser.parse_args()
    if given.judged:
        judged(given.articles)
        return
    gold = json.loads(GOLD.read_text(encoding="utf-8"))["aside" if given.aside else "building"]
    rows = [json.loads(line) for line in given.articles.read_text(encoding="utf-8").splitlines()]
    by_id: dict[str, Any] = {row["id"]: row for row in rows}
    raw = {key: row["text"] for key, row in by_id.items()}
    ours: list[tuple[bool, bool]] = []
    plain: list[tuple[bool, bool]] = []
    lost, spent, quotes = 0, 0.0, 0
    for name, story in gold.items():
        articles = {a: cleaned(by_id[a]) for a in story["articles"]}
        begun = time.process_time()
        homes = told_together(list(articles.values()))
        spent += time.process_time() - begun
        quotes += len(homes)
        for same in (True, False):
            for pair in story["same" if same else "different"]:
                found = [quote_at(tuple(place), articles, raw) for place in pair]
                if None in found:
                    lost += 1
                    continue
                one, other = found
                keys = [(place[0], q.start) for place, q in zip(pair, found, strict=True) if q]
                ours.append((same, homes[keys[0]] == homes[keys[1]]))
                plain.append((same, bool(one and other and alike((one, other)))))
                if given.wrong and ours[-1][0] != ours[-1][1]:
                    print(name, "missed" if same else "joined", pair, [q and q.text for q in found])
    score(f"{len(gold)} stories", ours)
    score("baseline, Jaccard of words", plain)
    print(f"{lost} pairs have no quote; {quotes / spent:.0f} quotes per CPU second")


if __name__ == "__main__":
    main()
