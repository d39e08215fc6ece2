"""Train the encoder: names by two corpora, the embedding by its own teacher, together.

    python -m encoder.train --e5 e5-small-q4.bin --idner DIR --nergrit DIR --indosum FILE --out DIR

Each step learns names from one batch and, from another, to embed as the encoder did before
(distillation), so that neither task spoils the other. The corpora of names draw their lines
differently, so each has an output layer of its own; idner's is the one that ships. The weights of
the pieces are frozen: pieces that training never shows stay where e5 put them.
"""

from __future__ import annotations

import argparse
import copy
import random
import time
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

import torch
from seqeval.metrics import classification_report, f1_score
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F
from wordfreq import top_n_list

from encoder import corpora, e5, vocabulary

SEED = 20261122
PIECES = 26_000  # of 250,002: the int8 file stays under 32 MB
NAMES_BATCH, TEXT_BATCH = 512, 288  # pieces, padding included
LONGEST = 250
RATE = 1.5e-4
GRIT_UNTIL = 0.75  # part of the run after which only idner teaches
CASED = ((0.08, str.lower), (0.05, str.upper), (0.04, str.title))


class Example(NamedTuple):
    """Pieces of a sentence, where its words begin among them, and the words' labels."""

    ids: list[int]
    firsts: list[int]
    labels: list[int]


class Model(nn.Module):
    """The encoder with an output layer for each corpus of names."""

    def __init__(self, encoder: e5.Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.word.embedding_dim
        self.idner = nn.Linear(width, len(corpora.LABELS))
        self.nergrit = nn.Linear(width, len(corpora.LABELS))
        self.drop = nn.Dropout(0.1)


def vocabulary_words(ner: list[list[corpora.Sentence]], articles: list[list[str]]) -> list[str]:
    """Words whose pieces are kept, those that matter most first."""
    labelled = [word for part in ner for sentence in part for word in sentence.words]
    news = vocabulary.by_use(" ".join(paragraphs) for paragraphs in articles)
    lists = [news, top_n_list("id", 50_000), top_n_list("en", 30_000)]
    mixed = [
        w for row in zip_longest(*lists, fillvalue="") for w in (row[0], *_cases(row[1:])) if w
    ]
    return labelled + mixed


def _cases(words: tuple[str, ...]) -> list[str]:
    return [form for word in words for form in (word, word.capitalize())]


def example(words: list[str], labels: list[str], tokenizer: Tokenizer) -> Example:
    """A sentence as the encoder takes it, cut at the longest that it learns from."""
    encoded = tokenizer.encode(words, is_pretokenized=True)
    ids, firsts = encoded.ids[: LONGEST - 1], {}
    for place, word in enumerate(encoded.word_ids[: LONGEST - 1]):
        if word is not None:
            firsts.setdefault(word, place)
    known = [(place, corpora.LABELS.index(labels[word])) for word, place in firsts.items()]
    end = [] if len(encoded.ids) < LONGEST else [encoded.ids[-1]]
    return Example(ids + end, [p for p, _ in known], [y for _, y in known])


def varied(sentence: corpora.Sentence, chance: random.Random) -> tuple[list[str], list[str]]:
    """A sentence as headlines and careless writers have it: other case, no full stop."""
    words, labels = sentence.words, sentence.labels
    if len(words) > 3 and words[-1] == "." and chance.random() < 0.1:
        words, labels = words[:-1], labels[:-1]
    draw = chance.random()
    for share, change in CASED:
        if draw < share:
            return [change(word) for word in words], labels
        draw -= share
    return words, labels


def batches(lengths: list[int], size: int, chance: random.Random) -> list[list[int]]:
    """Numbers of items of about one length, ``size`` pieces together, in a random order."""
    order = sorted(range(len(lengths)), key=lambda i: lengths[i] + chance.random() * 8)
    out: list[list[int]] = [[]]
    for i in order:
        if out[-1] and (len(out[-1]) + 1) * lengths[i] > size:
            out.append([])
        out[-1].append(i)
    chance.shuffle(out)
    return out


def padded(rows: list[list[int]], pad: int) -> tuple[Tensor, Tensor]:
    """Ids and their mask."""
    longest = max(map(len, rows))
    ids = torch.tensor([row + [pad] * (longest - len(row)) for row in rows])
    mask = torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in rows])
    return ids, mask


def endless_names(
    sentences: list[corpora.Sentence], tokenizer: Tokenizer, chance: random.Random
) -> Iterator[list[Example]]:
    """Batches of examples for ever, varied anew in each round."""
    while True:
        pool = [example(*varied(s, chance), tokenizer) for s in sentences]
        for chosen in batches([len(x.ids) for x in pool], NAMES_BATCH, chance):
            yield [pool[i] for i in chosen]


def text_chunks(articles: list[list[str]], chance: random.Random) -> list[str]:
    """From each article a lead and a stretch of the body, as e5 reads a query."""
    chunks: list[str] = []
    for paragraphs in articles:
        words = " ".join(paragraphs).split()
        start = chance.randrange(max(1, len(words) // 2))
        chunks.append(" ".join(["query:", *words[: chance.randrange(8, 70)]]))
        chunks.append(" ".join(["query:", *words[start : start + chance.randrange(30, 140)]]))
    return chunks


def endless_texts(
    chunks: list[str], tokenizers: tuple[Tokenizer, Tokenizer], chance: random.Random
) -> Iterator[tuple[list[list[int]], list[list[int]]]]:
    """Batches of texts in the pieces of the pupil and in those of the teacher."""
    pupil, teacher = ([e.ids[:LONGEST] for e in t.encode_batch(chunks)] for t in tokenizers)
    while True:
        for chosen in batches([len(x) for x in pupil], TEXT_BATCH, chance):
            yield [pupil[i] for i in chosen], [teacher[i] for i in chosen]


def name_logits(model: Model, head: nn.Linear, batch: list[Example], pad: int) -> Tensor:
    """Logits of the words of a batch, one row each."""
    ids, mask = padded([x.ids for x in batch], pad)
    rows = [r for r, x in enumerate(batch) for _ in x.firsts]
    places = [p for x in batch for p in x.firsts]
    return head(model.drop(model.encoder(ids, mask)[rows, places])).float()


def predict(
    model: Model, sentences: list[corpora.Sentence], tokenizer: Tokenizer, pad: int
) -> list[list[str]]:
    """Labels of the words of each sentence."""
    model.eval()
    out: list[list[str]] = []
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
        for s in sentences:
            x = example(s.words, s.labels, tokenizer)
            best = name_logits(model, model.idner, [x], pad).argmax(-1).tolist()
            labels = [corpora.LABELS[y] for y in best]
            out.append(corpora.valid(labels + ["O"] * (len(s.words) - len(labels))))
    model.train()
    return out


def main() -> None:
    """Train, and write model.pt and tokenizer.json into the folder for results."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("e5", "idner", "nergrit", "indosum", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=1600)
    parser.add_argument("--seconds", type=float, default=1200, help="the run ends by then")
    chosen = parser.parse_args()
    torch.set_num_threads(2)
    torch.manual_seed(SEED)
    chance = random.Random(SEED)
    raw = [corpora.read_columns(p / "train.txt") for p in (chosen.idner, chosen.nergrit)]
    dev = corpora.read_columns(chosen.idner / "dev.txt")
    held = {" ".join(tokens).casefold() for tokens, _ in dev}
    ner = [
        [corpora.align(*s) for s in part if " ".join(s[0]).casefold() not in held] for part in raw
    ]
    print("sentences", [len(part) for part in raw], "kept", [len(part) for part in ner], flush=True)
    articles = list(corpora.read_paragraphs(chosen.indosum))
    encoder, whole = e5.load(chosen.e5)
    kept = vocabulary.choose(whole, vocabulary_words(ner, articles), PIECES)
    tokenizers = (
        vocabulary.build_tokenizer(whole, kept),
        vocabulary.build_tokenizer(whole, list(range(len(whole.pieces)))),
    )
    pad = kept.index(whole.pad)
    teacher = copy.deepcopy(encoder).eval()
    encoder.word = nn.Embedding.from_pretrained(encoder.word.weight.detach()[kept], freeze=True)
    model = Model(encoder)
    chosen.out.mkdir(parents=True, exist_ok=True)
    tokenizers[0].save(str(chosen.out / "tokenizer.json"))
    names = [endless_names(part, tokenizers[0], chance) for part in ner]
    texts = endless_texts(text_chunks(articles, chance), tokenizers, chance)
    run(model, teacher, names, texts, (pad, whole.pad), chosen, chance, (dev, tokenizers[0]))
    torch.save({"model": model.state_dict(), "kept": kept, "pad": pad}, chosen.out / "model.pt")


def embed_all(encoder: e5.Encoder, rows: list[list[int]], pad: int) -> Tensor:
    """Embeddings of rows of ids."""
    ids, mask = padded(rows, pad)
    return e5.pooled(encoder(ids, mask).float(), mask)


def run(model, teacher, names, texts, pads, chosen, chance, dev) -> None:  # noqa: ANN001
    """Take the steps; the rate rises for a fiftieth of the run, then falls to nothing."""
    body = [p for p in model.encoder.parameters() if p.requires_grad]
    heads = [*model.idner.parameters(), *model.nergrit.parameters()]
    groups = [{"params": body, "lr": RATE}, {"params": heads, "lr": 8 * RATE}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
        centre = torch.cat([embed_all(teacher, next(texts)[1], pads[1]) for _ in range(60)]).mean(0)
    centre = centre.clone()
    model.train()
    begun, sums, marks = time.monotonic(), [0.0, 0.0], [0.4, 0.7]
    for step in range(chosen.steps):
        done = max(step / chosen.steps, (time.monotonic() - begun) / chosen.seconds)
        if done >= 1:
            break
        for group, rate in zip(optimiser.param_groups, (RATE, 8 * RATE), strict=True):
            group["lr"] = rate * min(1, 0.02 + done * 20) * (1 - done)
        grit = chance.random() < 0.6 and done < GRIT_UNTIL
        batch, (rows, theirs) = next(names[grit]), next(texts)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            head = model.nergrit if grit else model.idner
            logits = name_logits(model, head, batch, pads[0])
            loss = F.cross_entropy(logits, torch.tensor([y for x in batch for y in x.labels]))
            loss.backward()
            with torch.inference_mode():
                goal = embed_all(teacher, theirs, pads[1]) - centre
            own = embed_all(model.encoder, rows, pads[0]) - centre
            apart = (1 - F.cosine_similarity(own, goal.clone())).mean()
            apart.backward()
        nn.utils.clip_grad_norm_(body, 1.0)
        optimiser.step()
        optimiser.zero_grad()
        sums = [sums[0] * 0.98 + 0.02 * loss.item(), sums[1] * 0.98 + 0.02 * apart.item()]
        if step % 50 == 0:
            spent = time.monotonic() - begun
            print(f"{step} {spent:.0f}s names {sums[0]:.4f} texts {sums[1]:.4f}", flush=True)
        if marks and done > marks[0]:
            marks.pop(0)
            report(model, dev, pads[0])
            torch.save({"model": model.state_dict(), "pad": pads[0]}, chosen.out / "part.pt")
    report(model, dev, pads[0])


def report(model, dev, pad: int) -> None:  # noqa: ANN001
    """Print the F of the corpus's own tokens on idner's dev set."""
    raw, tokenizer = dev
    sentences = [corpora.align(*s) for s in raw]
    found = predict(model, sentences, tokenizer, pad)
    gold = [labels for _, labels in raw]
    own = [corpora.token_labels(s, f, r[0]) for s, f, r in zip(sentences, found, raw, strict=True)]
    print(
        f"dev F {f1_score(gold, own):.4f}\n{classification_report(gold, own, digits=4)}", flush=True
    )


if __name__ == "__main__":
    main()
