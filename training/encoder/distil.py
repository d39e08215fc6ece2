"""Teach a low layer of the trained encoder the names that its last layer knows.

    python -m encoder.distil --trained DIR --e5 FILE --idner DIR --nergrit DIR --indosum FILE
        --out DIR [--again DIR --seed 1]

Names are wanted for every word of every article, embeddings only for leads: so names leave the
encoder at a low layer (``NAMES_LAYER``), and the layers above serve the embedding alone. The whole
trained encoder labels sentences of IndoSum and NERGrit; the low layer learns these soft labels
(Hinton et al. 2015, "Distilling the Knowledge in a Neural Network") beside idner's own, while the
last layer goes on embedding as e5 does. ``--again`` goes on from an earlier result, with other
sentences where the seed differs.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy, kl_div, log_softmax, softmax

from encoder import corpora, train
from runut.article.words import split_words
from runut.languages.pack import load_pack

NAMES_LAYER = 4  # of 12: of one run, layer 4 reached an F of 85.5 on idner's dev set, layer 6 86.2
SOFT_WORDS = 360_000  # words that the whole encoder labels
TEMPERATURE = 2.0
RATE = 3e-4
GOLD_SHARE = 0.35  # of the steps
TEXT_EVERY = 4  # steps between two batches of texts


class Soft(NamedTuple):
    """Pieces of a sentence, where its words begin, and the whole encoder's logits of the words."""

    ids: list[int]
    firsts: list[int]
    logits: Tensor


def sentences(articles: list[list[str]], chance: random.Random) -> Iterator[list[str]]:
    """Words of sentences of the articles, some in another case, in a random order."""
    speech = load_pack("id").speech
    paragraphs = [p for article in articles for p in article]
    chance.shuffle(paragraphs)
    for paragraph in paragraphs:
        words = [w.text for w in split_words(paragraph, speech)][:150]
        if len(words) > 3:
            yield train.varied(corpora.Sentence(words, ["O"] * len(words), []), chance)[0]


def soften(
    model: train.Model, pool: Iterator[list[str]], course: train.Course, words: int
) -> list[Soft]:
    """Sentences with the labels that the whole encoder gives their words, until enough."""
    examples, count = [], 0
    for sentence in pool:
        examples.append(train.example(sentence, ["O"] * len(sentence), course.tokenizer))
        count += len(sentence)
        if count >= words:
            break
    model.eval()
    out: list[Soft] = []
    with torch.inference_mode():
        for chosen in train.batches([len(x.ids) for x in examples], 4000, course.chance):
            batch = [examples[i] for i in chosen]
            logits = train.name_logits(model, model.idner, batch, course.pad)
            parts = logits.split([len(x.firsts) for x in batch])
            out += [Soft(x.ids, x.firsts, p.clone()) for x, p in zip(batch, parts, strict=True)]
    return out


def endless(pool: list[Soft], chance: random.Random) -> Iterator[list[Soft]]:
    """Batches of softly labelled sentences for ever."""
    while True:
        for chosen in train.batches([len(x.ids) for x in pool], train.NAMES_BATCH * 2, chance):
            yield [pool[i] for i in chosen]


def learn_soft(model: train.Model, batch: list[Soft], pad: int) -> float:
    """Add the gradient of one softly labelled batch; return its loss."""
    goal = softmax(torch.cat([x.logits for x in batch]) / TEMPERATURE, -1)
    found = log_softmax(train.name_logits(model, model.idner, batch, pad) / TEMPERATURE, -1)
    loss = kl_div(found, goal, reduction="batchmean") * TEMPERATURE**2
    loss.backward()
    return loss.item()


def learn_gold(model: train.Model, batch: list[train.Example], pad: int) -> float:
    """Add the gradient of one batch with idner's labels; return its loss."""
    goal = torch.tensor([y for x in batch for y in x.labels])
    loss = cross_entropy(train.name_logits(model, model.idner, batch, pad), goal)
    loss.backward()
    return loss.item()


def run(course: train.Course, soft: list[Soft], seconds: float) -> None:
    """Take steps until the clock says so; the rate rises shortly, then falls to nothing."""
    model = course.model
    parts = [p for p in model.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(parts, lr=RATE, weight_decay=0.01)
    centre, pool = train.middle(course), endless(soft, course.chance)
    begun, step, losses = time.monotonic(), 0, [0.0, 0.0, 0.0]
    model.train()
    while (done := (time.monotonic() - begun) / seconds) < 1:
        for group in optimiser.param_groups:
            group["lr"] = RATE * min(1, 0.02 + done * 20) * (1 - done)
        gold = course.chance.random() < GOLD_SHARE
        if gold:
            found = learn_gold(model, next(course.names[0]), course.pad)
        else:
            found = learn_soft(model, next(pool), course.pad)
        losses[gold] += 0.03 * (found - losses[gold])
        if step % TEXT_EVERY == 0:
            losses[2] += 0.05 * (train.learn_texts(course, centre) - losses[2])
        nn.utils.clip_grad_norm_(parts, 1.0)
        optimiser.step()
        optimiser.zero_grad()
        if step % 50 == 0:
            told = " ".join(f"{x:.4f}" for x in losses)
            print(f"{step} {time.monotonic() - begun:.0f}s soft, gold, texts {told}", flush=True)
        step += 1


def main() -> None:
    """Distil, and write model.pt and tokenizer.json into the folder for results."""
    parser = argparse.ArgumentParser(usage=__doc__)
    for name in ("e5", "trained", "idner", "nergrit", "indosum", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--again", type=Path, help="result of an earlier run to go on from")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=1500)
    parser.add_argument("--words", type=int, default=SOFT_WORDS)
    chosen = parser.parse_args()
    chosen.start = chosen.trained / "model.pt"
    torch.manual_seed(train.SEED + chosen.seed)
    course = train.prepare(chosen)
    course.chance.seed(train.SEED + chosen.seed)
    chosen.out.mkdir(parents=True, exist_ok=True)
    course.tokenizer.save(str(chosen.out / "tokenizer.json"))
    soft = soften(course.model, pool(chosen, course.chance), course, chosen.words)
    print(f"{len(soft)} sentences labelled", flush=True)
    course.model.names_layer = NAMES_LAYER
    if chosen.again:
        course.model.load_state_dict(torch.load(chosen.again / "model.pt")["model"])
    run(course, soft, chosen.seconds)
    train.report(course)
    state = {"model": course.model.state_dict(), "pad": course.pad, "layer": NAMES_LAYER}
    torch.save(state, chosen.out / "model.pt")


def pool(chosen: argparse.Namespace, chance: random.Random) -> Iterator[list[str]]:
    """Sentences of IndoSum and NERGrit to label softly."""
    articles = list(corpora.read_paragraphs(chosen.indosum))
    grit = [[" ".join(t)] for t, _ in corpora.read_columns(chosen.nergrit / "train.txt")]
    return sentences([*grit, *articles], chance)


if __name__ == "__main__":
    main()
