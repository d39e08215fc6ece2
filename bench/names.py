"""Figures of the names stage: F on idner's dev set, speed, memory, likeness by the embedding.

usage: python bench/names.py DIR [--articles ARTICLES.jsonl] [--shapes]

DIR holds dev.txt (and train.txt) of idner-news-2k: token, part of speech and label on each line, an
empty line between sentences. ARTICLES.jsonl has rows {text}; with it the embedding is asked which
article's body belongs to which first two sentences. ``--shapes`` leaves the encoder out. A CRF is
trained beside it where python-crfsuite is installed.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from runut.article.name_shapes import find_by_shape
from runut.article.names import find_names, words_of_sentences
from runut.article.sentences import split_sentences
from runut.article.words import split_words
from runut.languages.pack import load_pack
from runut.models import encoder
from runut.records import Article, Name, Span

PACK = load_pack("id")
Sentence = tuple[list[str], list[str]]
Names = set[tuple[int, int, int, str]]


def read_columns(path: Path) -> list[Sentence]:
    sentences: list[Sentence] = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        columns = [line.split() for line in block.splitlines() if line.strip()]
        if columns:
            sentences.append(([c[0] for c in columns], [c[-1] for c in columns]))
    return sentences


def spans(labels: list[str]) -> Iterator[tuple[int, int, str]]:
    """Names by their labels: first token, end, kind."""
    start, kind = 0, ""
    for i, label in enumerate([*labels, "O"]):
        if kind and (label[0] != "I" or label[2:] != kind):
            yield start, i, kind
            kind = ""
        if label != "O" and not kind:
            start, kind = i, label[2:]


def of_one_sentence(tokens: list[str]) -> Article:
    text = " ".join(tokens)
    whole = (Span(start=0, end=len(text)),)
    return Article(
        id="", source="bench", title="", text=text, sha256="", language="id", sentences=whole
    )


def token_labels(tokens: list[str], names: tuple[Name, ...]) -> list[str]:
    """Names as labels of tokens; a short form in brackets joins the name before it (idner)."""
    labels, at = [], 0
    taken: set[int] = set()
    for token in tokens:
        end = at + len(token)
        name = next((n for n in names if n.start < end and n.end > at), None)
        if name is None:
            labels.append("O")
        else:
            bracket = token[0] == "(" and len(token) > 2 and labels and labels[-1][2:] == name.kind
            labels.append(("I-" if name.start in taken or bracket else "B-") + name.kind)
            taken.add(name.start)
        at = end + 1
    return labels


def by_shape(article: Article) -> tuple[Name, ...]:
    words = words_of_sentences(split_words(article.text, PACK.speech), article.sentences)
    return tuple(
        Name(start=a, end=b, text=article.text[a:b], kind=f.kind)
        for f in find_by_shape(words, PACK)
        for a, b in [(f.sentence[f.first].start, f.sentence[f.last - 1].end)]
    )


def score(title: str, gold: list[list[str]], found: list[list[str]]) -> None:
    hits, said, true = Counter[str](), Counter[str](), Counter[str]()
    for g, f in zip(gold, found, strict=True):
        wanted, given = set(spans(g)), set(spans(f))
        for counts, names in ((hits, wanted & given), (said, given), (true, wanted)):
            counts.update(kind for _, _, kind in names)
    kinds = [f"{k} {_f(hits[k], said[k], true[k]):.1f}" for k in ("PER", "ORG", "LOC")]
    whole = _f(hits.total(), said.total(), true.total())
    print(f"{title}: F {whole:.1f} ({', '.join(kinds)}; {true.total()} names)")


def _f(hits: int, said: int, true: int) -> float:
    return 200 * hits / max(1, said + true)


def measure_sentences(sentences: list[Sentence], *, shapes: bool) -> None:
    gold = [labels for _, labels in sentences]
    found = [token_labels(t, by_shape(of_one_sentence(t))) for t, _ in sentences]
    score("by shape", gold, found)
    if not shapes:
        found = [token_labels(t, find_names(of_one_sentence(t), PACK)) for t, _ in sentences]
        score("encoder", gold, found)


def measure_crf(train: list[Sentence], test: list[Sentence]) -> None:
    pycrfsuite: Any = importlib.import_module("pycrfsuite")

    trainer = pycrfsuite.Trainer(verbose=False)
    for tokens, labels in train:
        trainer.append(features(tokens), labels)
    trainer.set_params({"c1": 0.1, "c2": 0.05, "max_iterations": 120})
    tagger = pycrfsuite.Tagger()
    with tempfile.NamedTemporaryFile(suffix=".crf") as file:
        trainer.train(file.name)
        tagger.open(file.name)
    score("CRF", [g for _, g in test], [tagger.tag(features(t)) for t, _ in test])


def features(tokens: list[str]) -> list[list[str]]:
    """What a plain CRF sees of each token: its form, its shape, its neighbours."""
    own = [
        [t.lower(), t[:3].lower(), t[-3:].lower(), f"{t[0].isupper()}{t.isupper()}{t.isalpha()}"]
        for t in tokens
    ]
    padded = [["<"] * 4, *own, [">"] * 4]
    return [
        [f"{d}{k}={v}" for d in (0, 1, 2) for k, v in enumerate(padded[i + d])]
        for i in range(len(tokens))
    ]


def measure_speed(texts: list[str]) -> None:
    began = time.perf_counter()
    encoder.label_words([["Jakarta"]])
    print(f"load: {time.perf_counter() - began:.2f} s, {encoder.model_threads()} threads")
    articles = [of_one_sentence([text]) for text in texts]
    words = sum(len(split_words(text, PACK.speech)) for text in texts)
    began = time.perf_counter()
    for article in articles:
        find_names(article, PACK)
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"speed: {words / seconds:,.0f} words/s ({words:,} words); peak {peak:.0f} MB")


def lead_and_body(text: str) -> tuple[str, str] | None:
    """The first two sentences and the rest, where there is a rest."""
    sentences = split_sentences(text, PACK)
    if len(sentences) < 6:
        return None
    return text[: sentences[1].end], text[sentences[2].start :]


def measure_embedding(texts: list[str]) -> None:
    """Which body belongs to which lead: share right at first, mean reciprocal rank."""
    pairs = [pair for text in texts if (pair := lead_and_body(text))]
    leads = encoder.embed_texts([lead for lead, _ in pairs])
    bodies = encoder.embed_texts([body for _, body in pairs])
    cosines = leads @ bodies.T
    ranks = (cosines > cosines.diagonal()[:, None]).sum(1) + 1
    first, mean = float((ranks == 1).mean()), float((1 / ranks).mean())
    print(f"lead to body, {len(pairs)} articles: R@1 {first:.3f}, MRR {mean:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--shapes", action="store_true")
    chosen = parser.parse_args()
    shapes = chosen.shapes or not encoder.model_state().ready
    sentences = read_columns(chosen.folder / "dev.txt")
    rows: list[dict[str, Any]] = []
    if chosen.articles:
        rows = [json.loads(line) for line in chosen.articles.open(encoding="utf-8")]
    texts = [row["text"] for row in rows]
    if not shapes:
        size = sum(
            (encoder.FOLDER / name).stat().st_size for name in (encoder.LOWER, encoder.UPPER)
        )
        print(f"model: {size / 1e6:.1f} MB")
        measure_speed(texts[:100] or [" ".join(tokens) for tokens, _ in sentences])
    measure_sentences(sentences, shapes=shapes)
    train = chosen.folder / "train.txt"
    if importlib.util.find_spec("pycrfsuite") and train.is_file():
        measure_crf(read_columns(train), sentences)
    if texts and not shapes:
        measure_embedding(texts)


if __name__ == "__main__":
    main()
