"""Read what the encoder learns from: two corpora of names, and texts for the embedding."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from runut.article.words import split_words
from runut.languages.pack import load_pack

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
KINDS = {"PERSON": "PER", "ORGANISATION": "ORG", "PLACE": "LOC"}


class Sentence(NamedTuple):
    """Words as ``split_words`` parts them, one label each, and the corpus's token of each."""

    words: list[str]
    labels: list[str]
    tokens: list[int]


def read_columns(path: Path) -> list[tuple[list[str], list[str]]]:
    """Sentences of a file with a token and a label (first and last column) on each line."""
    sentences: list[tuple[list[str], list[str]]] = []
    tokens: list[str] = []
    labels: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.strip():
            columns = line.rstrip().replace("\t", " ").rsplit(" ")
            tokens.append(columns[0] or "_")
            labels.append(_label(columns[-1]))
        elif tokens:
            sentences.append((tokens, valid(labels)))
            tokens, labels = [], []
    return sentences


def _label(text: str) -> str:
    mark, _, kind = text.partition("-")
    return f"{mark}-{KINDS.get(kind, kind)}" if kind else "O"


def valid(labels: list[str]) -> list[str]:
    """Labels in which each name begins with B-."""
    fixed: list[str] = []
    before = "O"
    for label in labels:
        begins = label[0] == "I" and before[2:] != label[2:]
        fixed.append(f"B-{label[2:]}" if begins else label)
        before = label
    return fixed


def align(tokens: list[str], labels: list[str]) -> Sentence:
    """A corpus's sentence in the words that Runut reads; no mark at a name's edge is part of it."""
    starts, at = [], 0
    for token in tokens:
        starts.append(at)
        at += len(token) + 1
    words = split_words(" ".join(tokens), load_pack("id").speech)
    own: list[int] = []
    token = 0
    for word in words:
        while token + 1 < len(tokens) and starts[token + 1] <= word.start:
            token += 1
        own.append(token)
    out: list[str] = []
    for i, word in enumerate(words):
        label = labels[own[i]]
        if label != "O" and not word.text[0].isalnum() and len(tokens[own[i]]) > 1:
            goes_on = labels[own[i] + 1 : own[i] + 2] == [f"I-{label[2:]}"]
            inside = goes_on or not _outside(words[i + 1 :], own[i + 1 :], own[i])
            begun = inside and _begun(out, own, own[i])
            label = f"I-{label[2:]}" if begun else "O"
        elif label[0] == "B" and _begun(out, own, own[i]):
            label = f"I-{label[2:]}"
        out.append(label)
    return Sentence([w.text for w in words], valid(out), own)


def _begun(labels: list[str], own: list[int], token: int) -> bool:
    """Whether a word of the token has a label already."""
    return any(o == token and x != "O" for o, x in zip(own, labels, strict=False))


def _outside(words: tuple, own: list[int], token: int) -> bool:
    """Whether no further letter of the token follows."""
    return not any(o == token and w.text[0].isalnum() for o, w in zip(own, words, strict=True))


def token_labels(sentence: Sentence, labels: list[str], tokens: list[str]) -> list[str]:
    """Labels of words as labels of the corpus's tokens: that of a token's first named word.

    idner counts a short form in brackets to the name before it ("Bursa Efek (BEI)", one name);
    Runut reads two names, which are joined here so that they can be compared.
    """
    out = ["O"] * len(tokens)
    for token, label in zip(sentence.tokens, labels, strict=True):
        if out[token] == "O" and label != "O":
            out[token] = label
    for i in range(1, len(out)):
        if tokens[i][0] == "(" and len(tokens[i]) > 2 and out[i][2:] == out[i - 1][2:] != "":
            out[i] = f"I-{out[i][2:]}"
    return valid(out)


def read_paragraphs(path: Path) -> Iterator[list[str]]:
    """The paragraphs of each article of IndoSum, written as news writes them."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            paragraphs = json.loads(line)["paragraphs"]
            yield [_written([t for s in p for t in s]) for p in paragraphs if p]


_BEFORE, _AFTER = re.compile(r" ([.,:;!?)\]%])"), re.compile(r"([(\[]) ")
_QUOTED, _SLASH = re.compile(r'" ([^"]*?) "'), re.compile(r"(?<=\d) ?/ ?(?=\d)")


def _written(tokens: list[str]) -> str:
    text = _AFTER.sub(r"\1", _BEFORE.sub(r"\1", " ".join(tokens)))
    return _SLASH.sub("/", _QUOTED.sub(r'"\1"', text))


def sha256(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
