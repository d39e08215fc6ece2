"""Measure copies and credits: gold, a sheet to judge by eye, edited texts, footers, speed.

    python bench/copies.py gold ARTICLES COPIES.json
    python bench/copies.py credits ARTICLES COPIES.json
    python bench/copies.py sheet ARTICLES SHEET.tsv --of copies --gold COPIES.json --size 50
    python bench/copies.py score SHEET.tsv
    python bench/copies.py edited INDOSUM.jsonl.gz [--examples examples]
    python bench/copies.py footers INDOSUM.jsonl.gz
    python bench/copies.py speed INDOSUM.jsonl.gz 10000 30000 100000

ARTICLES as ``runut trace`` reads them; COPIES.json holds ``copies`` (a, b) and ``agency_credits``
(a, agency). ``sheet`` draws what is reported and not in the gold (copies) or any credit (credits)
with a fixed seed, ids and offsets only; a judgement (right, wrong, unsure) typed into its last
column is kept when the sheet is drawn again. ``edited`` changes 300 texts in ways that outlets do,
``footers`` gives unrelated items one footer, ``speed`` repeats the texts with edits.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import random
import re
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from runut.corpus.copies import find_copies
from runut.pipeline import read_or_fail
from runut.records import Article, Copy, Credit, Failure
from runut.settings import Settings
from runut.sources.files import read_paths

Pair = tuple[str, str]
COLUMNS = ("record", "places", "judgement")
FOOTER = (
    "Dapatkan kabar pilihan redaksi setiap pagi langsung di telepon genggam Anda dengan bergabung "
    "di kanal percakapan kami serta nyalakan pemberitahuan supaya tidak ketinggalan berita penting "
    "dari seluruh pelosok kepulauan setiap hari tanpa biaya apa pun sampai kapan pun juga."
)
DATELINE = "KOTA SENJA, Kabar Rimba - "
NO_SPACE_BEFORE = re.compile(r"\s+([.,;:!?)\]%])")
NO_SPACE_AFTER = re.compile(r"([(\[])\s+")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("gold", "credits"):
        command = commands.add_parser(name)
        command.add_argument("articles")
        command.add_argument("gold", type=Path)
    sheet = commands.add_parser("sheet")
    sheet.add_argument("articles")
    sheet.add_argument("sheet", type=Path)
    sheet.add_argument("--of", choices=("copies", "credits"), default="copies")
    sheet.add_argument("--gold", type=Path)
    sheet.add_argument("--size", type=int, default=50)
    sheet.add_argument("--seed", type=int, default=7)
    commands.add_parser("score").add_argument("sheet", type=Path)
    edited = commands.add_parser("edited")
    edited.add_argument("texts", type=Path)
    edited.add_argument("--examples", default="examples")
    commands.add_parser("footers").add_argument("texts", type=Path)
    speed = commands.add_parser("speed")
    speed.add_argument("texts", type=Path)
    speed.add_argument("counts", type=int, nargs="+")
    given = parser.parse_args()
    run: dict[str, Callable[[argparse.Namespace], None]] = {
        "gold": lambda g: print_gold(read(g.articles), load(g.gold)["copies"]),
        "credits": lambda g: print_credits(read(g.articles), load(g.gold)["agency_credits"]),
        "sheet": write_sheet,
        "score": lambda g: print(dict(Counter(r["judgement"] or "open" for r in rows(g.sheet)))),
        "edited": lambda g: print_edited(texts(g.texts), read(g.examples)),
        "footers": lambda g: print_footers(texts(g.texts)),
        "speed": print_speed,
    }
    run[given.command](given)


def load(path: Path) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def read(path: str) -> list[Article]:
    captures = (c for c in read_paths([path]) if not isinstance(c, Failure))
    outcomes = (read_or_fail(c, Settings()) for c in captures)
    return [o for o in outcomes if isinstance(o, Article)]


def pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


def pairs(copies: list[Copy]) -> set[Pair]:
    return {pair(c.from_, c.to) for c in copies}


# --- gold -----------------------------------------------------------------------------------


def print_gold(articles: list[Article], gold: list[dict[str, str]]) -> None:
    wanted = {pair(row["a"], row["b"]) for row in gold}
    copies = find_copies(articles, Settings())
    said = pairs(copies)
    known = sum(c.direction == "known" for c in copies)
    print(f"copies: {len(wanted & said)} of {len(wanted)} found, {len(said - wanted)} others")
    print(f"direction known: {known} of {len(copies)}")
    for a, b in sorted(wanted - said):
        print(f"missed: {a} {b}")


def print_credits(articles: list[Article], gold: list[dict[str, str]]) -> None:
    """Count the gold credits of which the article has one under that name; "X/Y" is either."""
    found = {a.id: a.credits for a in articles}
    missed = [row for row in gold if not credited(row["agency"], found.get(row["a"], ()))]
    print(f"credits: {len(gold) - len(missed)} of {len(gold)} found")
    for row in missed:
        print(f"missed: {row['a']} {row['agency']}")


def credited(name: str, credits_: tuple[Credit, ...]) -> bool:
    wanted = {letters(part) for part in name.split("/")}
    said = {letters(text) for c in credits_ for text in (c.source, c.text)}
    return any(w in s or (len(s) > 1 and s in w) for w in wanted for s in said if s)


def letters(text: str) -> str:
    return re.sub(r"\W+", "", text.casefold())


# --- sheets to judge ------------------------------------------------------------------------


def write_sheet(given: argparse.Namespace) -> None:
    """Draw a sample of records and write it, keeping judgements given before."""
    old = rows(given.sheet) if given.sheet.exists() else []
    judged = {(row["record"], row["places"]): row["judgement"] for row in old}
    articles = read(given.articles)
    gold = load(given.gold)["copies"] if given.gold else []
    known = {pair(row["a"], row["b"]) for row in gold}
    found = list(copy_rows(articles, known) if given.of == "copies" else credit_rows(articles))
    drawn = random.Random(given.seed).sample(found, min(given.size, len(found)))
    with given.sheet.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows((*row, judged.get(row, "")) for row in drawn)


def copy_rows(articles: list[Article], known: set[Pair]) -> Iterator[Pair]:
    for copy in find_copies(articles, Settings()):
        if pair(copy.from_, copy.to) not in known:
            spans = (
                f"{p.from_.start}-{p.from_.end}={p.to.start}-{p.to.end}" for p in copy.passages
            )
            yield f"{copy.from_} {copy.to}", " ".join(spans)


def credit_rows(articles: list[Article]) -> Iterator[Pair]:
    for article in articles:
        for credit in article.credits:
            said = " | ".join((credit.kind, credit.source, credit.via))
            yield said, f"{article.id}:{credit.start}-{credit.end}"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


# --- edited texts ---------------------------------------------------------------------------

Text = list[str]  # sentences


def texts(path: Path) -> list[Text]:
    """Texts of IndoSum (CC BY-SA 4.0), their tokens joined again, each once."""
    found: dict[str, Text] = {}
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            sentences = [joined(s) for paragraph in row["paragraphs"] for s in paragraph]
            found.setdefault(" ".join(sentences), sentences)
    return [text for text in found.values() if len(text) >= 6]


def joined(tokens: list[str]) -> str:
    return NO_SPACE_AFTER.sub(r"\1", NO_SPACE_BEFORE.sub(r"\1", " ".join(tokens)))


def as_article(ident: str, text: str, outlet: str) -> Article:
    return Article(
        id=ident, source=ident, title="", text=text, sha256="", language="id", outlet=outlet
    )


def sentences_dropped(text: Text, other: Text, chance: random.Random) -> str:
    del other
    return " ".join(kept(text, 0.6, chance))


def words_changed(text: Text, other: Text, chance: random.Random) -> str:
    return reworded(" ".join(text), other, 0.1, chance)


def boilerplate_added(text: Text, other: Text, chance: random.Random) -> str:
    del other
    return DATELINE + " ".join(kept(text, 0.8, chance)) + " " + FOOTER


def stubbed(text: Text, other: Text, chance: random.Random) -> str:
    del other, chance
    return " ".join(text[:3])


def merged(text: Text, other: Text, chance: random.Random) -> str:
    del chance
    return " ".join(text[: len(text) // 2] + other[len(other) // 2 :])


def all_at_once(text: Text, other: Text, chance: random.Random) -> str:
    said = " ".join(kept(text, 0.8, chance))
    return DATELINE + reworded(said, other, 0.05, chance) + " " + FOOTER


EDITS = (
    sentences_dropped,
    words_changed,
    boilerplate_added,
    stubbed,
    merged,
    all_at_once,
)


def kept(text: Text, part: float, chance: random.Random) -> Text:
    places = sorted(chance.sample(range(len(text)), max(3, round(part * len(text)))))
    return [text[n] for n in places]


def reworded(text: str, other: Text, part: float, chance: random.Random) -> str:
    words, others = text.split(), " ".join(other).split()
    for n in chance.sample(range(len(words)), round(part * len(words))):
        words[n] = chance.choice(others)
    return " ".join(words)


def print_edited(found: list[Text], examples: list[Article]) -> None:
    """Edit 300 texts, a sixth in each way, and count the pairs found among all texts."""
    invented = [[a.text[s.start : s.end] for s in a.sentences] for a in examples]
    everything = [t for t in invented if len(t) >= 6] + found
    chance = random.Random(3)
    sources = [*range(len(everything) - len(found)), *chance.sample(range(len(everything)), 300)]
    articles = [as_article(f"t{n:05}", " ".join(t), "Kabar Rawa") for n, t in enumerate(everything)]
    wanted: dict[Pair, str] = {}
    for n, source in enumerate(sources[:300]):
        other = chance.choice([i for i in range(len(everything)) if i != source])
        edit = EDITS[n % len(EDITS)]
        text = edit(everything[source], everything[other], chance)
        articles.append(as_article(f"x{n:05}", text, "Harian Senja"))
        for of in (source, other) if edit is merged else (source,):
            wanted[pair(f"t{of:05}", f"x{n:05}")] = edit.__name__
    said = pairs(find_copies(articles, Settings()))
    every = Counter(wanted.values())
    hit = Counter(how for p, how in wanted.items() if p in said)
    for how, count in every.items():
        print(f"{how}: {hit[how]} of {count}")
    print(f"edited: {hit.total()} of {every.total()} pairs among {len(articles)} texts")
    edited = {p for p in said if p[1].startswith("x")}
    print(f"other pairs with an edited text: {len(edited - set(wanted))}")


def print_footers(found: list[Text]) -> None:
    """Give unrelated items of three sentences one footer and count the pairs reported."""
    for size in (2, 3, 12, 100, 400):
        chance = random.Random(size)
        picked = chance.sample(found, size)
        bare = [" ".join(text[:3]) for text in picked]
        related = pairs(find_copies(items(bare), Settings()))
        said = pairs(find_copies(items([f"{text} {FOOTER}" for text in bare]), Settings()))
        every = size * (size - 1) // 2
        print(f"footers: {len(said - related)} of {every} pairs of {size} items")


def items(bodies: list[str]) -> list[Article]:
    return [as_article(f"{n:04}", text, f"Media {n % 5}") for n, text in enumerate(bodies)]


# --- speed ----------------------------------------------------------------------------------


def print_speed(given: argparse.Namespace) -> None:
    """Time one count after the other, each in a process of its own for its memory."""
    if len(given.counts) == 1:
        time_copies(texts(given.texts), given.counts[0])
        return
    for count in given.counts:
        command = [sys.executable, __file__, "speed", str(given.texts), str(count)]
        subprocess.run(command, check=True)


def time_copies(found: list[Text], count: int) -> None:
    articles = list(repeated(found, count))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start, wall = cpu(), time.perf_counter()
    copies = find_copies(articles, Settings())
    used, wall = cpu() - start, time.perf_counter() - wall
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        f"{count} articles: {used:.0f} s CPU, {wall:.0f} s wall, {1e3 * used / count:.2f} ms each, "
        f"{len(copies)} copies, peak {after / 1024:.0f} MB ({before / 1024:.0f} before)",
        flush=True,
    )


def cpu() -> float:
    return sum(
        used.ru_utime + used.ru_stime
        for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def repeated(found: list[Text], count: int) -> Iterator[Article]:
    """Yield the texts again and again, each time with a fifth of it dropped and words changed."""
    for n in range(count):
        chance = random.Random(n)
        text = found[n % len(found)]
        said = " ".join(kept(text, 0.8, chance))
        if n >= len(found):
            said = reworded(said, chance.choice(found), 0.05, chance)
        yield as_article(f"{n:07}", said, f"Media {n // len(found) % 40}")


if __name__ == "__main__":
    main()
