"""Figures of the dates stage: expressions, impossible dates, day of publication, speed.

usage: python bench/dates.py ARTICLES.jsonl [--gold TIMEXES.json] [--scorer SCORER.py]
                             [--conflicts CONFLICTS.json] [--timeml FOLDER] [--phrases PHRASES.tsv]

ARTICLES.jsonl has rows {id, title, text, published}. The gold and its scorer are those of the
interchange (`timexes` per article); CONFLICTS.json names ``impossible_dates`` by article and text;
the folder holds TimeML files with TIMEX3 marks; PHRASES.tsv has a phrase, a sentence that holds it
and its value, counted from 19 June 2024. Where dateparser is installed, what its search finds is
scored beside ours on the gold, the TimeML files and the phrases.
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
from collections.abc import Callable
from datetime import datetime
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
PHRASE_DAY = "2024-06-19"


def article(row: dict[str, Any]) -> Article:
    value = row.get("published")
    told = Article(
        id=str(row["id"]),
        source="bench",
        title=row.get("title") or "",
        outlet=row.get("outlet"),
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
    """The day of publication from the text alone, metadata hidden, address not used.

    Counted over the articles that name a date with its weekday in the text. right: ``value`` is the
    day; within: the day lies after ``value``, not after ``until``; wrong: any other day said.
    """
    outcomes: Counter[str] = Counter()
    for row in rows:
        if not row.get("published"):
            continue
        found = article({**row, "published": None}).published
        if "no_pair" in found.note:
            outcomes["no date in the text"] += 1
            continue
        outcomes[_outcome(found, row["published"][:10])] += 1
        outcomes["all"] += 1
        outcomes["sure"] += bool(found.value and not found.until)
    shares = ", ".join(
        f"{k} {outcomes[k]} ({outcomes[k] / max(outcomes['all'], 1):.1%})"
        for k in ("right", "within", "wrong", "unknown", "sure")
    )
    print(f"day of publication, {outcomes['all']} articles with a date: {shares}")


def _outcome(found: Published, day: str) -> str:
    if not found.value:
        return "unknown"
    if found.value == day:
        return "right"
    return "within" if found.value < day <= (found.until or "") else "wrong"


def score_timeml(folder: Path) -> None:
    def ours(text: str, day: str) -> tuple[Timex, ...]:
        return find_timexes(article({"id": "", "text": text, "published": day}), PACK)

    sources = [
        p.read_text(encoding="utf-8", errors="replace") for p in sorted(folder.glob("*.tml"))
    ]
    marked = [read_timeml(source) for source in sources]
    for name, find in (("ours", ours), ("dateparser", by_dateparser)):
        print(f"TimeML, {name}: {_timeml_figures(marked, find)}")


def _timeml_figures(
    marked: list[tuple[dict[tuple[int, int], str], str, str]],
    find: Callable[[str, str], tuple[Timex, ...]],
) -> str:
    hit = right = gold = said = 0
    for marks, text, day in marked:
        found = {(t.start, t.end): t for t in find(text, day)}
        gold, said = gold + len(marks), said + len(found)
        hit += sum(span in found for span in marks)
        right += sum(
            any(t.start < e and t.end > s and t.value == value for t in found.values())
            for (s, e), value in marks.items()
        )
    strict, values = (2 * n / max(said + gold, 1) for n in (hit, right))
    return f"gold {gold} said {said} strict F {strict:.3f} value F {values:.3f}"


def score_phrases(file: Path) -> None:
    """Every phrase of the table, ours and dateparser's; a wrong one is printed."""
    rows = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines() if line]
    wrong, theirs = [], 0
    for phrase, sentence, expected in rows:
        told = article({"id": phrase, "text": sentence, "published": PHRASE_DAY})
        found = find_timexes(told, PACK)
        if not fits(found, phrase, sentence, expected):
            wrong.append((phrase, expected, [(t.text, t.value, t.mod, t.zone) for t in found]))
        theirs += fits(by_dateparser(sentence, PHRASE_DAY), phrase, sentence, expected)
    print(f"phrases: {len(rows) - len(wrong)} of {len(rows)} right (dateparser {theirs})")
    for row in wrong:
        print("  wrong:", *row)


def fits(found: tuple[Timex, ...], phrase: str, sentence: str, expected: str) -> bool:
    """Whether what was found in a sentence is what the table expects of the phrase in it.

    ``none``: nothing found; ``X only``: X and nothing else; ``a|b``: all; ``a..b``: a range;
    ``+ FLAG``: flagged as impossible, printed as X; ``START``, ``END``, ``approx``: with that mod;
    ``T19:30+07``, ``local``: with that zone; ``P..`` and ``ordinal``: counted from an event.
    """
    if phrase.startswith("NEG"):
        values = [] if expected == "none" else [expected.removesuffix(" only")]
        return [t.value for t in found] == values
    at = sentence.lower().find(phrase.lower())
    near = [t for t in found if t.start < at + len(phrase) and t.end > at]
    if "|" in expected:
        return [t.value for t in near] == expected.split("|")
    return len(near) == 1 and _is(near[0], expected)


def _is(timex: Timex, expected: str) -> bool:
    value, _, more = expected.replace("..", "/").replace(",", "").partition(" ")
    if more == "+ FLAG":
        return bool(timex.impossible and value in timex.impossible.why)
    if value == "ordinal":  # the text does not give its first day
        return timex.value == "XXXX-XX-XX"
    if value.startswith("T"):
        zone = "WIB" if value.endswith("+07") else more
        return timex.value.endswith(value.removesuffix("+07")) and timex.zone == zone
    mods = {"START": "START", "END": "END", "approx": "APPROX"}
    whole = timex.value if len(value) != len(PHRASE_DAY) else timex.value[: len(PHRASE_DAY)]
    return whole == value and timex.mod == mods.get(more, timex.mod)


def by_dateparser(text: str, day: str) -> tuple[Timex, ...]:
    """What dateparser's search finds, as days; nothing where it is not installed."""
    try:
        from dateparser.search import search_dates  # noqa: PLC0415
    except ImportError:
        return ()
    base = {"RELATIVE_BASE": datetime.fromisoformat(day[: len(PHRASE_DAY)])}
    found: list[Timex] = []
    for words, moment in search_dates(text, languages=["id"], settings=base) or ():
        start = text.find(words, found[-1].end if found else 0)
        if start >= 0:
            end, value = start + len(words), moment.date().isoformat()
            found.append(Timex(start=start, end=end, text=words, type="DATE", value=value))
    return tuple(found)


def score_beside(texts: dict[str, tuple[str, str]], gold: Path, scorer: Path) -> None:
    """The scorer's figures for dateparser on the same texts."""
    found = {key: by_dateparser(text, day) for key, (text, day) in texts.items()}
    print("dateparser on the same texts:")
    score_expressions(found, {key: text for key, (text, _) in texts.items()}, gold, scorer)


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
    for name in ("gold", "scorer", "conflicts", "timeml", "phrases"):
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
        wanted = json.loads(given.gold.read_text(encoding="utf-8"))
        texts = {a.id: (a.text, a.published.value or "") for a in articles if a.id in wanted}
        score_beside(texts, given.gold, given.scorer)
    if given.conflicts:
        score_impossible(found, given.conflicts)
    score_published(rows)
    if given.timeml:
        score_timeml(given.timeml)
    if given.phrases:
        score_phrases(given.phrases)


if __name__ == "__main__":
    main()
