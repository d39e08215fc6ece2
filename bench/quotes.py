"""Figures of the quotes stage: quotes, speakers, a plain baseline, unseen cues, speed.

usage: python bench/quotes.py ARTICLES.jsonl --gold QUOTES.json --scorer SCORER.py

ARTICLES.jsonl has rows {id, title, text, outlet}; gold and scorer are those of the interchange
(``quotes`` per article). Printed are all gold articles, every third one that development left
aside, all where names are not looked for, a baseline of one regular expression, and the loss where
a third of the gold's cues is taken out of the language's lists, with all words of their roots; then
what was judged by eye on articles without gold (``quotes_read.json``).
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from runut.article.cues import lexicon_of
from runut.article.figures import find_figures
from runut.article.quotes import find_quotes
from runut.languages.pack import Pack, load_pack
from runut.languages.speech import SpeechWords
from runut.pipeline import read
from runut.records import Article, Block, Capture, Quote
from runut.settings import Settings

PACK = load_pack("id")
BASELINE = re.compile(
    r"[\"“]([^\"“”\n]+)[\"”],?\s*(?:kata|ujar|tutur|ucap|ungkap|jelas|tegas|imbuh|tambah|lanjut)"
    r"(?:nya\b|\s+((?:[A-Z][\w.'-]*\s?)+|dia|ia))"
)


def cleaned(row: dict[str, Any]) -> Article:
    blocks = tuple(Block(text=line) for line in row["text"].split("\n") if line.strip())
    capture = Capture(
        id=str(row["id"]),
        source="bench",
        blocks=blocks,
        title=row.get("title"),
        outlet=row.get("outlet"),
        url=row.get("url"),
        published=row.get("published"),
        language="id",
    )
    return read(capture, Settings(names=True))


def baseline(article: Article) -> tuple[Quote, ...]:
    found, last = [], ""
    for match in BASELINE.finditer(article.text):
        name = (match.group(2) or "").strip()
        last = name if name[:1].isupper() else last
        start, end = match.span(1)
        found.append(
            Quote(start=start, end=end, text=article.text[start:end], kind="direct", speaker=last)
        )
    return tuple(found)


def without(cues: set[str], pack: Pack) -> Pack:
    """The pack without every root and form that gives one of these cues, in any list."""

    def keeps(root: str, group: Any) -> bool:
        lone = msgspec.structs.replace(group, roots=(root,), before=(), after=(), either=())
        built = lexicon_of(msgspec.structs.replace(pack.speech, verbs=(lone,)))[0]
        return not cues & built.keys()

    groups = tuple(
        replace(
            group,
            roots=tuple(r for r in group.roots if keeps(r, group)),
            before=tuple(f for f in group.before if f not in cues),
            after=tuple(f for f in group.after if f not in cues),
            either=tuple(f for f in group.either if f not in cues),
        )
        for group in pack.speech.verbs
    )
    spoken = cues & lexicon_of(pack.speech)[0].keys()
    lists: dict[str, Any] = {
        name: type(getattr(pack.speech, name))(
            word for word in getattr(pack.speech, name) if word not in spoken
        )
        for name in ("plain", "adverbs", "stops", "openers", "introducers", "introduced_by")
    }
    speech: SpeechWords = replace(pack.speech, verbs=groups, **lists)
    return replace(pack, speech=speech)


def thirds(said: list[str]) -> Iterator[tuple[str, set[str]]]:
    """Every third cue, from the first, second and third on, and three thirds by lot."""
    for first in range(3):
        yield f"every third from {first + 1}", set(said[first::3])
    for seed in range(3):
        yield f"a third by lot {seed}", set(random.Random(seed).sample(said, len(said) // 3))


def score(name: str, articles: list[Article], gold: dict[str, Any], scorer: Path) -> None:
    rows = [{"id": a.id, "text": a.text, "quotes": msgspec.to_builtins(a.quotes)} for a in articles]
    kept = {a.id: gold[a.id] for a in articles}
    with tempfile.TemporaryDirectory() as folder:
        said, known = Path(folder) / "said.json", Path(folder) / "gold.json"
        said.write_text(json.dumps({"articles": rows}), encoding="utf-8")
        known.write_text(json.dumps(kept), encoding="utf-8")
        command = [sys.executable, str(scorer), str(said), str(known)]
        print(f"{name} ({len(articles)} articles)", flush=True)
        subprocess.run(command, check=True)


def print_read() -> None:
    """What was judged by eye on articles without gold, as kept in ``quotes_read.json``."""
    kept = json.loads(Path(__file__).with_name("quotes_read.json").read_text(encoding="utf-8"))
    for read_set in kept["sets"]:
        right, wrong, missed = (read_set[key] for key in ("right", "wrong", "missed"))
        told = right + missed
        print(
            f"read by eye, {len(read_set['articles'])} articles {read_set['when']}: "
            f"precision {right / (right + wrong):.3f} recall {right / told:.3f} "
            f"speaker right of all {read_set['speaker_right'] / told:.3f}{_direct(read_set)}"
        )


def _direct(read_set: dict[str, Any]) -> str:
    if "direct" not in read_set:
        return ""
    return f", of direct {read_set['direct_speaker_right'] / read_set['direct']:.3f}"


def speed(articles: list[Article]) -> None:
    start = time.process_time()
    for article in articles:
        find_figures(replace(article, quotes=find_quotes(article, PACK)), PACK)
    spent = time.process_time() - start
    print(f"quotes and figures together: {len(articles) / spent:.0f} articles per CPU second")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    given = parser.parse_args()
    gold = json.loads(given.gold.read_text(encoding="utf-8"))
    rows = [json.loads(line) for line in given.articles.read_text(encoding="utf-8").splitlines()]
    by_id = {str(row["id"]): row for row in rows}
    articles = [cleaned(by_id[key]) for key in gold]
    score("all", articles, gold, given.scorer)
    score("left aside", articles[2::3], gold, given.scorer)
    nameless = [replace(a, quotes=find_quotes(replace(a, names=()), PACK)) for a in articles]
    score("names unknown", nameless, gold, given.scorer)
    plain = [replace(a, quotes=baseline(a)) for a in articles]
    score("baseline, one regular expression", plain, gold, given.scorer)
    said = sorted({u["cue"].lower().split(" ")[0] for g in gold.values() for u in g["utterances"]})
    for name, held in thirds(said):
        poorer = without(held, PACK)
        unseen = [replace(a, quotes=find_quotes(a, poorer)) for a in articles]
        score(f"{name} of the cues unknown: {', '.join(sorted(held))}", unseen, gold, given.scorer)
    print_read()
    speed([cleaned(row) for row in rows[:150]])


if __name__ == "__main__":
    main()
