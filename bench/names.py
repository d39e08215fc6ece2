"""Figures of the names stage: F on idner's dev set, speed, memory, likeness by the embedding.

usage: python bench/names.py DIR [--articles ARTICLES.jsonl] [--shapes]

The three ways to find names are measured one after the other, each in a process of its own: capital
letters and lists, the table of weights, the encoder. ``--shapes`` leaves the encoder out.

DIR holds dev.txt (and train.txt) of idner-news-2k: token, part of speech and label on each line, an
empty line between sentences. ARTICLES.jsonl has rows {text}; with it the embedding is asked which
article's body belongs to which first two sentences. A CRF is trained beside them where
python-crfsuite is installed.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from runut.article.name_shapes import Found, find_by_shape
from runut.article.name_weights import load_weights
from runut.article.names import find_by_weights, find_names, words_of_sentences
from runut.article.sentences import split_sentences
from runut.article.words import Word, split_words
from runut.languages.pack import load_pack
from runut.models import encoder
from runut.records import Article, Name, Span

PACK = load_pack("id")
_TIMED = 100  # articles that speed is told of
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
    return as_names(article, find_by_shape(words_in(article), PACK))


def by_weights(article: Article) -> tuple[Name, ...]:
    weights = load_weights(PACK.code)
    assert weights is not None
    return as_names(article, find_by_weights(words_in(article), PACK, weights))


def by_encoder(article: Article) -> tuple[Name, ...]:
    return find_names(article, PACK)


READERS = {"shapes": by_shape, "weights": by_weights, "encoder": by_encoder}


def words_in(article: Article) -> list[Sequence[Word]]:
    return words_of_sentences(split_words(article.text, PACK.speech), article.sentences)


def as_names(article: Article, found: list[Found]) -> tuple[Name, ...]:
    return tuple(
        Name(start=a, end=b, text=article.text[a:b], kind=f.kind)
        for f in found
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


def measure(way: str, sentences: list[Sentence], texts: list[str]) -> None:
    """Size, load, F, speed and peak of memory of one way to find names, in this process."""
    reader = READERS[way]
    print(f"{way}: {size_of(way) / 1e6:.1f} MB of data")
    first = of_one_sentence(["Jakarta"])
    began = time.perf_counter()
    reader(first)
    print(f"  first name: {time.perf_counter() - began:.2f} s, lists of the language with it")
    found = [token_labels(t, reader(of_one_sentence(t))) for t, _ in sentences]
    score("  idner dev", [labels for _, labels in sentences], found)
    articles = [read_sentences(text) for text in texts]
    words = sum(len(split_words(text, PACK.speech)) for text in texts)
    began, used = time.perf_counter(), time.process_time()
    for article in articles:
        reader(article)
    took, used = time.perf_counter() - began, time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"  {words / took:,.0f} words/s, {words / used:,.0f} a second of processor time")
    print(f"  peak {peak:.0f} MB; {encoder.model_threads()} threads for the encoder")


def size_of(way: str) -> int:
    """Bytes of what a way reads besides the lists of the language."""
    table = Path(encoder.__file__).parent.parent / "languages" / PACK.code / "name_weights.tsv"
    files = {"shapes": [], "weights": [table], "encoder": [encoder.FOLDER / encoder.LOWER]}
    return sum(file.stat().st_size for file in files[way])


def read_sentences(text: str) -> Article:
    return replace(of_one_sentence([text]), sentences=split_sentences(text, PACK))


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
    parser.add_argument("--only", choices=[*READERS, "crf", "embedding"])
    chosen = parser.parse_args()
    sentences = read_columns(chosen.folder / "dev.txt")
    rows: list[dict[str, Any]] = []
    if chosen.articles:
        rows = [json.loads(line) for line in chosen.articles.open(encoding="utf-8")]
    texts = [row["text"] for row in rows if row["text"]]
    if chosen.only in READERS:
        measure(chosen.only, sentences, texts[:_TIMED] or [" ".join(t) for t, _ in sentences])
    elif chosen.only == "crf":
        measure_crf(read_columns(chosen.folder / "train.txt"), sentences)
    elif chosen.only == "embedding":
        measure_embedding(texts)
    else:
        measure_all(chosen.folder, ready=encoder.model_state().ready and not chosen.shapes)


def measure_all(folder: Path, *, ready: bool) -> None:
    """Run every measure that can run here, each in a process of its own."""
    wanted = [way for way in READERS if ready or way != "encoder"]
    if importlib.util.find_spec("pycrfsuite") and (folder / "train.txt").is_file():
        wanted.append("crf")
    if ready and "--articles" in sys.argv:
        wanted.append("embedding")
    for what in wanted:
        subprocess.run([sys.executable, *sys.argv, "--only", what], check=True)


if __name__ == "__main__":
    main()
