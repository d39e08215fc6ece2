"""Make a language's table of name weights from corpora with names.

usage: name_weights.py OUT.tsv CORPUS... [--taught TAUGHT.jsonl]

Each CORPUS is a file of tokens and labels in columns (idner-news-2k, NERGrit). The first one draws
the lines of names as Runut does; features of the others have a second copy of their own, which
takes up where they differ and is left out of the table. TAUGHT are articles as the encoder labelled
them (name_teaching.py): per line a list of sentences, each a pair of words and labels. Wants
python-crfsuite.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import defaultdict
from pathlib import Path

import pycrfsuite
from encoder.corpora import align, read_columns

from runut.article.name_features import VERSION, features
from runut.article.name_weights import LABELS
from runut.article.words import Word
from runut.languages.pack import load_pack

PACK = load_pack("id")
SMALLEST = 0.06
"""Weights nearer to zero are left out."""

HEADER = """\
# Weights of a linear-chain CRF for names; see training/name_weights.py and article/name_weights.py.
# A row: feature, then for each label its number in LABELS, a sign, and hundredths.
# Inputs (SHA-256 of each): {inputs}
# version {version}
"""

Sentence = tuple[list[str], list[str]]


def words_of(texts: list[str]) -> list[Word]:
    """Words as the stages read them, one blank apart."""
    words, at = [], 0
    for text in texts:
        words.append(Word(at, at + len(text), text, text.casefold()))
        at += len(text) + 1
    return words


def read_corpus(path: Path) -> list[Sentence]:
    """Sentences of a corpus in the words that Runut reads."""
    rows = []
    for tokens, labels in read_columns(path):
        sentence = align(tokens, labels)
        if sentence.words:
            rows.append((sentence.words, sentence.labels))
    return rows


def read_taught(path: Path) -> list[list[Sentence]]:
    """Articles with the labels that the encoder gave them."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [[(words, labels) for words, labels in json.loads(line)] for line in lines]


def rows_of(words: list[str], small: frozenset[str], mark: str) -> list[list[str]]:
    """Features of a sentence; with a mark, a second copy of each."""
    rows = features(words_of(words), PACK, small)
    return [[*row, *(mark + f for f in row)] for row in rows] if mark else rows


def own_small(words: list[str]) -> frozenset[str]:
    """Words that a lone sentence has in lower case."""
    return frozenset(w for w in words if w.islower())


def train(
    corpora: list[list[Sentence]], taught: list[list[Sentence]], model: Path, c1: float, c2: float
) -> None:
    """Train on all corpora and articles and write the model."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for n, corpus in enumerate(corpora):
        for words, labels in corpus:
            trainer.append(rows_of(words, own_small(words), f"{n}:" if n else ""), labels)
    for article in taught:
        small = frozenset(w for words, _ in article for w in words if w.islower())
        for words, labels in article:
            trainer.append(rows_of(words, small, ""), labels)
    trainer.set_params({"c1": c1, "c2": c2, "max_iterations": 200, "feature.minfreq": 2})
    trainer.train(str(model))


def write_table(model: Path, out: Path, inputs: str) -> int:
    """Write the weights of a model as a table; gives the number of features."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    info = tagger.info()
    rows: dict[str, dict[str, int]] = defaultdict(dict)
    for (feature, label), weight in info.state_features.items():
        if abs(weight) >= SMALLEST and not feature[0].isdigit():
            rows[feature][label] = round(weight * 100)
    for (before, label), weight in info.transitions.items():
        rows[before][label] = round(weight * 100)
    with out.open("w", encoding="utf-8") as file:
        file.write(HEADER.format(inputs=inputs, version=VERSION))
        for feature in sorted(rows):
            cells = (
                f"{LABELS.index(label)}{weight:+d}"
                for label, weight in sorted(rows[feature].items())
            )
            file.write("\t".join([feature, *cells]) + "\n")
    return len(rows)


def digest(path: Path) -> str:
    """A file's name and SHA-256."""
    return f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}"


def main() -> None:
    """Read the arguments, train, write the table."""
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("corpora", type=Path, nargs="+")
    parser.add_argument("--taught", type=Path)
    parser.add_argument("--c1", type=float, default=0.3)
    parser.add_argument("--c2", type=float, default=0.01)
    chosen = parser.parse_args()
    corpora = [read_corpus(path) for path in chosen.corpora]
    taught = read_taught(chosen.taught) if chosen.taught else []
    model = chosen.out.with_suffix(".crf")
    train(corpora, taught, model, chosen.c1, chosen.c2)
    inputs = [*chosen.corpora, *([chosen.taught] if chosen.taught else [])]
    rows = write_table(model, chosen.out, "; ".join(map(digest, inputs)))
    model.unlink()
    print(f"{rows} features, {chosen.out.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
