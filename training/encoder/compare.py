"""Which body belongs to which lead, by the whole e5 and by what ships.

    python -m encoder.compare --e5 e5-small-q4.bin --articles ARTICLES.jsonl

Rows hold ``text``; its first two sentences are the lead. Prints the share found first and the mean
reciprocal rank, which ``bench/names.py --articles`` prints for the shipped file alone.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch

from encoder import e5, vocabulary
from encoder.train import LONGEST, embed_all
from runut.article.sentences import split_sentences
from runut.languages.pack import load_pack
from runut.models.encoder import PREFIX, embed_texts


def whole_embeddings(base: Path, texts: list[str]) -> np.ndarray:
    """Embeddings by the encoder as it was, in 32 bits with all its pieces."""
    encoder, whole = e5.load(base)
    encoder.eval()
    tokenizer = vocabulary.build_tokenizer(whole, list(range(len(whole.pieces))))
    rows = [e.ids for e in tokenizer.encode_batch([PREFIX + text for text in texts])]
    rows = [[*ids[: LONGEST - 1], ids[-1]] if len(ids) > LONGEST else ids for ids in rows]
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
    out = np.zeros((len(rows), encoder.word.embedding_dim), dtype=np.float32)
    with torch.inference_mode():
        for k in range(0, len(order), 8):
            chosen = order[k : k + 8]
            out[chosen] = embed_all(encoder, [rows[i] for i in chosen], whole.pad).numpy()
    return out


def lead_and_body(text: str) -> tuple[str, str] | None:
    """The first two sentences and the rest, where there is a rest."""
    sentences = split_sentences(text, load_pack("id"))
    if len(sentences) < 6:
        return None
    return text[: sentences[1].end], text[sentences[2].start :]


def score(leads: np.ndarray, bodies: np.ndarray) -> str:
    """Share of leads whose body comes first, and mean reciprocal rank."""
    cosines = leads @ bodies.T
    ranks = (cosines > cosines.diagonal()[:, None]).sum(1) + 1
    return f"R@1 {(ranks == 1).mean():.3f}, MRR {(1 / ranks).mean():.3f}"


def main() -> None:
    """Print both, and how close the two lie around their middles."""
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--e5", type=Path, required=True)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--first", type=int, help="articles to take; all where not given")
    chosen = parser.parse_args()
    texts = [json.loads(line)["text"] for line in chosen.articles.open(encoding="utf-8")]
    pairs = [pair for text in texts if (pair := lead_and_body(text))][: chosen.first]
    both = [text for pair in pairs for text in pair]
    whole, shipped = whole_embeddings(chosen.e5, both), embed_texts(both)
    print(f"{len(pairs)} articles")
    print("whole e5:", score(whole[::2], whole[1::2]))
    print("shipped: ", score(shipped[::2], shipped[1::2]))
    a, b = whole - whole.mean(0), shipped - shipped.mean(0)
    cosines = (a * b).sum(1) / np.linalg.norm(a, axis=1) / np.linalg.norm(b, axis=1)
    print(f"mean cosine of the two around their middles: {cosines.mean():.3f}")


if __name__ == "__main__":
    main()
