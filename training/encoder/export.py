"""Write the trained encoder as one int8 ONNX file with two outputs, names and embedding.

    python -m encoder.export --e5 e5-small-q4.bin --trained DIR --out FOLDER

FOLDER (``src/runut/models``) gets ``encoder.onnx``, ``tokenizer.json`` and ``hashes.txt``.
Weights have 7 bits (``reduce_range``): processors with AVX2 but without VNNI add pairs of products
in 16 bits, which 8-bit weights overflow. The pieces seldom needed are left out, and places that no
input reaches, so that the file stays under 32 MB.
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


class Shipped(nn.Module):
    """What the file computes: logits of idner's labels for each piece, and the text's embedding."""

    def __init__(self, model: Model, pad: int) -> None:
        super().__init__()
        self.model, self.pad = model, pad

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor]:
        """Ids, padded, in rows; the mask is where they are no padding."""
        mask = (ids != self.pad).float()
        hidden = self.model.encoder(ids, mask)
        return self.model.idner(hidden), e5.pooled(hidden, mask)


def load_trained(base: Path, trained: Path) -> tuple[Shipped, str]:
    """The encoder of the base file with the trained weights, made smaller, and its tokenizer."""
    encoder, _ = e5.load(base)
    state = torch.load(trained / "model.pt")
    size, width = state["model"]["encoder.word.weight"].shape
    encoder.word = nn.Embedding(size, width)
    model = Model(encoder)
    model.load_state_dict(state["model"])
    tokenizer = json.loads((trained / "tokenizer.json").read_text(encoding="utf-8"))
    kept = likeliest(tokenizer["model"]["vocab"])
    tokenizer["model"]["vocab"] = [tokenizer["model"]["vocab"][k] for k in kept]
    encoder.word = nn.Embedding.from_pretrained(encoder.word.weight.detach()[kept])
    encoder.pos = nn.Embedding.from_pretrained(encoder.pos.weight.detach()[:LONGEST])
    return Shipped(model.eval(), state["pad"]).eval(), json.dumps(tokenizer, ensure_ascii=False)


def likeliest(vocabulary: list[tuple[str, float]]) -> list[int]:
    """Numbers of the pieces to keep: special ones, single characters, then by their scores."""
    rank = sorted(
        range(len(vocabulary)),
        key=lambda k: (k >= 4 and len(vocabulary[k][0].strip(SPACE)) > 1, -vocabulary[k][1], k),
    )
    return sorted(rank[:KEPT])


def write_onnx(shipped: Shipped, out: Path, *, narrow: bool = True) -> None:
    """Export in 32 bits, then quantise the weights."""
    axes = {0: "texts", 1: "pieces"}
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            shipped,
            (torch.randint(4, 900, (3, 17)),),
            str(whole),
            input_names=["ids"],
            output_names=["names", "embedding"],
            dynamic_axes={"ids": axes, "names": axes, "embedding": {0: "texts"}},
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
    shipped, tokenizer = load_trained(chosen.e5, chosen.trained)
    write_onnx(shipped, chosen.out / "encoder.onnx")
    (chosen.out / "tokenizer.json").write_text(tokenizer, encoding="utf-8")
    files = [chosen.out / "encoder.onnx", chosen.out / "tokenizer.json"]
    lines = [f"{corpora.sha256(file)}  {file.name}" for file in files]
    (chosen.out / "hashes.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
