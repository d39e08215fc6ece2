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
from itertools import islice, zip_longest
from pathlib import Path
from typing import NamedTuple

import torch
from seqeval.metrics import classification_report, f1_score
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn.functional import cosine_similarity, cross_entropy
from wordfreq import top_n_list

from encoder import corpora, e5, vocabulary

SEED = 20261122
PIECES = 26_000  # of 250,002: the int8 file stays under 32 MB
NAMES_BATCH, TEXT_BATCH = 512, 288  # pieces, padding included
LONGEST = 250
RATE = 2e-4
GRIT_SHARE, GRIT_UNTIL = 0.5, 0.75  # steps with NERGrit; part of the run after which none has
TEXT_EVERY = 3  # steps between two batches of texts
CASED = ((0.08, str.lower), (0.05, str.upper), (0.04, str.title))


class Example(NamedTuple):
    """Pieces of a sentence, where its words begin among them, and the words' labels."""

    ids: list[int]
    firsts: list[int]
    labels: list[int]


class Model(nn.Module):
    """The encoder with an output layer for each corpus of names."""

    def __init__(self, encoder: e5.Encoder, names_layer: int | None = None) -> None:
        super().__init__()
        self.encoder = encoder
        self.names_layer = names_layer or len(encoder.layers)
        width = encoder.word.embedding_dim
        self.idner = nn.Linear(width, len(corpora.LABELS))
        self.nergrit = nn.Linear(width, len(corpora.LABELS))
        self.drop = nn.Dropout(0.1)

    def names_state(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Vectors that the kinds of names are read from."""
        return next(islice(self.encoder.states(ids, mask), self.names_layer - 1, None))


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
    return head(model.drop(model.names_state(ids, mask)[rows, places])).float()


def predict(
    model: Model, sentences: list[corpora.Sentence], tokenizer: Tokenizer, pad: int
) -> list[list[str]]:
    """Labels of the words of each sentence."""
    model.eval()
    out: list[list[str]] = []
    with torch.inference_mode():
        for s in sentences:
            x = example(s.words, s.labels, tokenizer)
            best = name_logits(model, model.idner, [x], pad).argmax(-1).tolist()
            labels = [corpora.LABELS[y] for y in best]
            out.append(corpora.valid(labels + ["O"] * (len(s.words) - len(labels))))
    model.train()
    return out


class Course(NamedTuple):
    """All that a run needs."""

    model: Model
    teacher: e5.Encoder
    names: list[Iterator[list[Example]]]
    texts: Iterator[tuple[list[list[int]], list[list[int]]]]
    tokenizer: Tokenizer
    pad: int
    whole_pad: int
    dev: list[tuple[list[str], list[str]]]
    chance: random.Random


def main() -> None:
    """Train, and write model.pt and tokenizer.json into the folder for results."""
    parser = argparse.ArgumentParser(usage=__doc__)
    for name in ("e5", "idner", "nergrit", "indosum", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="model.pt of a run to go on from")
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--steps", type=int, default=1600)
    parser.add_argument("--seconds", type=float, default=1200, help="the run ends by then")
    chosen = parser.parse_args()
    torch.set_num_threads(2)
    torch.manual_seed(SEED)
    course = prepare(chosen)
    chosen.out.mkdir(parents=True, exist_ok=True)
    course.tokenizer.save(str(chosen.out / "tokenizer.json"))
    run(course, chosen)
    state = {"pad": course.pad, "layer": course.model.names_layer}
    torch.save({"model": course.model.state_dict(), **state}, chosen.out / "model.pt")


def prepare(chosen: argparse.Namespace) -> Course:
    """Read the corpora without what stands in the dev set, and set up teacher and pupil."""
    chance = random.Random(SEED)
    dev = corpora.read_columns(chosen.idner / "dev.txt")
    held = {" ".join(tokens).casefold() for tokens, _ in dev}
    raw = [corpora.read_columns(p / "train.txt") for p in (chosen.idner, chosen.nergrit)]
    kept = [[s for s in part if " ".join(s[0]).casefold() not in held] for part in raw]
    print(
        "sentences", [len(part) for part in raw], "kept", [len(part) for part in kept], flush=True
    )
    ner = [[corpora.align(*s) for s in part] for part in kept]
    articles = list(corpora.read_paragraphs(chosen.indosum))
    teacher, whole = e5.load(chosen.e5)
    pieces = vocabulary.choose(whole, vocabulary_words(ner, articles), PIECES)
    own = vocabulary.build_tokenizer(whole, pieces)
    theirs = vocabulary.build_tokenizer(whole, list(range(len(whole.pieces))))
    pupil = copy.deepcopy(teacher)
    pupil.word = nn.Embedding.from_pretrained(teacher.word.weight.detach()[pieces], freeze=True)
    model = Model(pupil)
    if chosen.start:
        model.load_state_dict(torch.load(chosen.start)["model"])
    names = [endless_names(part, own, chance) for part in ner]
    texts = endless_texts(text_chunks(articles, chance), (own, theirs), chance)
    pads = pieces.index(whole.pad), whole.pad
    return Course(model, teacher.eval(), names, texts, own, *pads, dev, chance)


def run(course: Course, chosen: argparse.Namespace) -> None:
    """Take the steps; the rate rises for a twentieth of the run, then falls to nothing."""
    body = [p for p in course.model.encoder.parameters() if p.requires_grad]
    heads = [*course.model.idner.parameters(), *course.model.nergrit.parameters()]
    groups = [{"params": body}, {"params": heads}]
    optimiser = torch.optim.AdamW(groups, lr=chosen.rate, weight_decay=0.01)
    centre = middle(course)
    course.model.train()
    begun, names, texts = time.monotonic(), 0.0, 0.0
    for step in range(chosen.steps):
        done = max(step / chosen.steps, (time.monotonic() - begun) / chosen.seconds)
        if done >= 1:
            break
        for group, times in zip(optimiser.param_groups, (1, 8), strict=True):
            group["lr"] = chosen.rate * times * min(1, 0.02 + done * 20) * (1 - done)
        names = 0.98 * names + 0.02 * learn_names(course, done)
        if step % TEXT_EVERY == 0:
            texts = 0.95 * texts + 0.05 * learn_texts(course, centre)
        nn.utils.clip_grad_norm_(body, 1.0)
        optimiser.step()
        optimiser.zero_grad()
        if step % 25 == 0:
            spent = time.monotonic() - begun
            print(f"{step} {spent:.0f}s names {names:.4f} texts {texts:.4f}", flush=True)
    report(course)


def learn_names(course: Course, done: float) -> float:
    """Add the gradient of one batch of names; return its loss."""
    grit = course.chance.random() < GRIT_SHARE and done < GRIT_UNTIL
    batch = next(course.names[grit])
    head = course.model.nergrit if grit else course.model.idner
    logits = name_logits(course.model, head, batch, course.pad)
    loss = cross_entropy(logits, torch.tensor([y for x in batch for y in x.labels]))
    loss.backward()
    return loss.item()


def learn_texts(course: Course, centre: Tensor) -> float:
    """Add the gradient of one batch of texts; return how far they lie from the teacher's.

    Embeddings of e5 lie close together, so their angle is taken around their middle.
    """
    own, theirs = next(course.texts)
    with torch.inference_mode():
        goal = embed_all(course.teacher, theirs, course.whole_pad) - centre
    found = embed_all(course.model.encoder, own, course.pad) - centre
    loss = (1 - cosine_similarity(found, goal.clone())).mean()
    loss.backward()
    return loss.item()


def middle(course: Course) -> Tensor:
    """The teacher's mean embedding."""
    with torch.inference_mode():
        rows = [
            embed_all(course.teacher, next(course.texts)[1], course.whole_pad) for _ in range(60)
        ]
    return torch.cat(rows).mean(0).clone()


def embed_all(encoder: e5.Encoder, rows: list[list[int]], pad: int) -> Tensor:
    """Embeddings of rows of ids."""
    ids, mask = padded(rows, pad)
    return e5.pooled(encoder(ids, mask), mask)


def report(course: Course) -> None:
    """Print the F of the corpus's own tokens on idner's dev set."""
    sentences = [corpora.align(*s) for s in course.dev]
    found = predict(course.model, sentences, course.tokenizer, course.pad)
    gold = [labels for _, labels in course.dev]
    own = [
        corpora.token_labels(s, f, tokens)
        for s, f, (tokens, _) in zip(sentences, found, course.dev, strict=True)
    ]
    print(
        f"dev F {f1_score(gold, own):.4f}", classification_report(gold, own, digits=4), flush=True
    )


if __name__ == "__main__":
    main()
