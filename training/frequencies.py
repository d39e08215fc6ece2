"""Make a language's table of document frequencies from articles with a free licence.

usage: frequencies.py INDOSUM.jsonl.gz LANGUAGE OUT.tsv

The input has one article per line with ``paragraphs``: lists of sentences, lists of words
(IndoSum, https://github.com/kata-ai/indosum, CC BY-SA 4.0). Only counts leave it.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from collections import Counter
from pathlib import Path

from runut.corpus.words import stem, words_of

LEAST = 3
"""A stem in fewer articles than this is as good as unseen; keeps the file under 400 KB."""

HEADER = """\
# In how many of the articles each stem stands; the row of * is their number.
# Source: IndoSum (Kurniawan & Louvan 2018), https://github.com/kata-ai/indosum
# Licence: CC BY-SA 4.0, of the source and of this table
# Input: {name}, SHA-256 {digest}
# Made by: training/frequencies.py; stems: Snowball; stems in fewer than {least} left out
"""


def count(path: Path, language: str) -> tuple[int, Counter[str]]:
    """Count the articles of the file, and in how many of them each stem stands."""
    ids, counts = set[str](), Counter[str]()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            if article["id"] in ids:  # 280 of 3,743 rows repeat another
                continue
            ids.add(article["id"])
            sentences = [s for p in article["paragraphs"] for s in p]
            words = {m[0].lower() for s in sentences for m in words_of(" ".join(s))}
            counts.update({stem(word, language) for word in words})
    return len(ids), counts


def main(source: str, language: str, out: str) -> None:
    """Write the table."""
    path = Path(source)
    articles, counts = count(path, language)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    rows = sorted((-n, word) for word, n in counts.items() if n >= LEAST)
    text = HEADER.format(name=path.name, digest=digest, least=LEAST) + f"*\t{articles}\n"
    text += "".join(f"{word}\t{-n}\n" for n, word in rows)
    Path(out).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:4])
