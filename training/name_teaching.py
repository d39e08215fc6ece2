"""Label articles with a free licence by the encoder, for the table of name weights to learn from.

usage: name_teaching.py INDOSUM.jsonl.gz OUT.jsonl [--every N]

The input is that of frequencies.py. The output holds, per article, a list of sentences, each a pair
of words and labels; it is no part of the project.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from encoder.corpora import read_paragraphs
from msgspec.structs import replace

from runut.article.names import find_names, words_of_sentences
from runut.article.sentences import split_sentences
from runut.article.words import split_words
from runut.languages.pack import load_pack
from runut.records import Article

PACK = load_pack("id")


def taught(text: str) -> list[tuple[list[str], list[str]]]:
    """Sentences of a text as words and the labels that the encoder gives them."""
    bare = Article(id="", source="", title="", text=text, sha256="", language="id")
    article = replace(bare, sentences=split_sentences(text, PACK))
    words = split_words(text, PACK.speech)
    labels: dict[int, str] = {}
    for name in find_names(article, PACK):
        inside = [word for word in words if word.start < name.end and word.end > name.start]
        labels |= {word.start: f"I-{name.kind}" for word in inside}
        labels[inside[0].start] = f"B-{name.kind}"
    return [
        ([word.text for word in s], [labels.get(word.start, "O") for word in s])
        for s in words_of_sentences(words, article.sentences)
    ]


def main() -> None:
    """Read the arguments and label every Nth article."""
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("indosum", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--every", type=int, default=4)
    chosen = parser.parse_args()
    with chosen.out.open("w", encoding="utf-8") as file:
        for place, paragraphs in enumerate(read_paragraphs(chosen.indosum)):
            if place % chosen.every == 0:
                rows = taught("\n".join(paragraphs))
                file.write(json.dumps(rows, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
