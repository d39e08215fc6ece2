"""Write the trained encoder as two int8 ONNX files: what names need, and what embeddings add.

    python -m encoder.export --e5 e5-small-q4.bin --trained DIR --out FOLDER

FOLDER (``src/runut/models``) gets ``lower.onnx`` (ids to logits of names, and vectors),
``upper.onnx`` (ids and those vectors to embeddings), ``tokenizer.json`` and ``hashes.txt``.
Weights have 7 bits (``reduce_range``): processors with AVX2 but without VNNI add pairs of products
in 16 bits, which 8-bit weights overflow. The pieces seldom needed are left out, and places that no
input reaches, so that the files stay under 32 MB together.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from encoder import corpora, e5
from encoder.train import LONGEST, Model
from encoder.vocabulary import SPACE

KEPT = 25_000  # pieces


class Lower(nn.Module):
    """Logits of idner's labels for each piece, and the vectors that the upper part goes on from."""

    def __init__(self, model: Model, pad: int) -> None:
        super().__init__()
        self.model, self.pad = model, pad

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor]:
        """Ids, padded, in rows; the mask is where they are no padding."""
        hidden = self.model.names_state(ids, (ids != self.pad).float())
        return self.model.idner(hidden), hidden


class Upper(nn.Module):
    """The embedding of texts, from their ids and the lower part's vectors."""

    def __init__(self, model: Model, pad: int) -> None:
        super().__init__()
        self.model, self.pad = model, pad

    def forward(self, ids: Tensor, hidden: Tensor) -> Tensor:
        """One row for each text."""
        mask = (ids != self.pad).float()
        *_, last = self.model.encoder.states_above(hidden, mask, self.model.names_layer)
        return e5.pooled(last, mask)


def load_trained(base: Path, trained: Path) -> tuple[Model, int, str]:
    """The encoder of the base file with the trained weights, made smaller, and its tokenizer."""
    encoder, _ = e5.load(base)
    state = torch.load(trained / "model.pt")
    size, width = state["model"]["encoder.word.weight"].shape
    encoder.word = nn.Embedding(size, width)
    model = Model(encoder, state["layer"])
    model.load_state_dict(state["model"])
    tokenizer = json.loads((trained / "tokenizer.json").read_text(encoding="utf-8"))
    kept = likeliest(tokenizer["model"]["vocab"])
    tokenizer["model"]["vocab"] = [tokenizer["model"]["vocab"][k] for k in kept]
    encoder.word = nn.Embedding.from_pretrained(encoder.word.weight.detach()[kept])
    encoder.pos = nn.Embedding.from_pretrained(encoder.pos.weight.detach()[:LONGEST])
    return model.eval(), state["pad"], json.dumps(tokenizer, ensure_ascii=False)


def likeliest(vocabulary: list[tuple[str, float]]) -> list[int]:
    """Numbers of the pieces to keep: special ones, single characters, then by their scores."""
    rank = sorted(
        range(len(vocabulary)),
        key=lambda k: (k >= 4 and len(vocabulary[k][0].strip(SPACE)) > 1, -vocabulary[k][1], k),
    )
    return sorted(rank[:KEPT])


def write_lower(model: Model, pad: int, out: Path, *, narrow: bool = True) -> None:
    """Export what names need."""
    ids = torch.randint(4, 900, (3, 17))
    _write(Lower(model, pad).eval(), {"ids": ids}, {"names": 2, "states": 2}, out, narrow=narrow)


def write_upper(model: Model, pad: int, out: Path, *, narrow: bool = True) -> None:
    """Export what embeddings need beyond that."""
    given = {
        "ids": torch.randint(4, 900, (3, 17)),
        "states": torch.randn(3, 17, model.encoder.word.embedding_dim),
    }
    _write(Upper(model, pad).eval(), given, {"embedding": 1}, out, narrow=narrow)


def _write(
    part: nn.Module, given: dict[str, Tensor], results: dict[str, int], out: Path, *, narrow: bool
) -> None:
    """Export in 32 bits, then quantise the weights; results with how many free axes they have."""
    axes = {0: "texts", 1: "pieces"}
    free = dict.fromkeys(given, axes)
    free |= {name: dict(list(axes.items())[:many]) for name, many in results.items()}
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            part,
            tuple(given.values()),
            str(whole),
            input_names=list(given),
            output_names=list(results),
            dynamic_axes=free,
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            whole, out, weight_type=QuantType.QInt8, per_channel=True, reduce_range=narrow
        )


def main() -> None:
    """Export, and note what the files were made from."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--e5", type=Path, required=True)
    parser.add_argument("--trained", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args()
    model, pad, tokenizer = load_trained(chosen.e5, chosen.trained)
    write_lower(model, pad, chosen.out / "lower.onnx")
    write_upper(model, pad, chosen.out / "upper.onnx")
    (chosen.out / "tokenizer.json").write_text(tokenizer, encoding="utf-8")
    files = [chosen.out / name for name in ("lower.onnx", "upper.onnx", "tokenizer.json")]
    lines = [f"{corpora.sha256(file)}  {file.name}" for file in files]
    (chosen.out / "hashes.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
