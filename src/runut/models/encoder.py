"""The encoder: kinds of names for words, embeddings for texts.

One small transformer (made by ``training/encoder``) run by onnxruntime, and its tokenizer. Names
leave it at a low layer (``lower.onnx``), since every word needs them; embeddings, wanted for few
words, pass all layers (``upper.onnx`` goes on from there). Both libraries are loaded when first
needed. A process keeps one session of each part; a run is the same each time for the same batch on
the same kind of processor.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession
    from tokenizers import Encoding, Tokenizer

FOLDER = Path(__file__).parent
LOWER, UPPER, TOKENIZER = "lower.onnx", "upper.onnx", "tokenizer.json"
FILES = (LOWER, UPPER, TOKENIZER)

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
"""What the columns of the output for names mean: outside, beginning or inside a name of a kind."""

WIDTH = 384
"""Numbers of an embedding."""

PREFIX = "query: "
"""What e5 wants before a text that is compared with its like; training kept it so."""

_PIECES = 250  # longest input: training saw none longer, and attention grows with the square
_WORDS = 120  # words of a sentence read at once; an Indonesian word has 1.5 pieces on average
_BATCH = 256  # pieces of a batch, padding included: 1,450 words per CPU second; with 1,024 1,080


class ModelState(NamedTuple):
    """Whether the encoder can be used; else what is missing ("lower.onnx", "onnxruntime").

    It is also not ready where the environment sets RUNUT_ENCODER to "off": names are then found
    by their shape, a hundred times as fast.
    """

    ready: bool
    missing: tuple[str, ...] = ()


def model_state() -> ModelState:
    """Say whether the files and libraries of the encoder are there; loads none of them."""
    return ModelState(False) if os.environ.get("RUNUT_ENCODER") == "off" else _installed()


@cache
def _installed() -> ModelState:
    files = (name for name in FILES if not (FOLDER / name).is_file())
    libraries = (name for name in ("onnxruntime", "tokenizers") if find_spec(name) is None)
    missing = (*files, *libraries)
    return ModelState(not missing, missing)


def label_words(sentences: Sequence[Sequence[str]]) -> list[list[str]]:
    """One of LABELS for each word of each sentence; I- only follows B- or I- of its kind."""
    if not sentences:
        return []
    pieces = [(i, s[k : k + _WORDS]) for i, s in enumerate(sentences) for k in _starts(s)]
    encoded = _tokenizer().encode_batch([list(words) for _, words in pieces], is_pretokenized=True)
    labels: list[list[str]] = [[] for _ in sentences]
    logits = _names([e.ids[:_PIECES] for e in encoded])
    for (i, words), encoding, scores in zip(pieces, encoded, logits, strict=True):
        firsts = _firsts(encoding)
        own = ["O"] * len(words)  # invisible characters have no piece, so they keep this
        for word, best in zip(firsts, _best_path(scores[list(firsts.values())]), strict=True):
            own[word] = LABELS[best]
        labels[i].extend(own)
    return labels


def embed_texts(texts: Sequence[str]) -> NDArray[np.float32]:
    """Embeddings of texts, one row of WIDTH numbers and length 1 for each.

    A text is read up to 250 pieces (about 170 words), behind PREFIX. Cosines lie close together
    (0.7 to 0.95 for news): compare them among each other, or subtract the mean of many first.
    """
    import numpy as np  # noqa: PLC0415

    rows = [e.ids for e in _tokenizer().encode_batch([PREFIX + text for text in texts])]
    rows = [ids if len(ids) <= _PIECES else [*ids[: _PIECES - 1], ids[-1]] for ids in rows]
    out = np.zeros((len(rows), WIDTH), dtype=np.float32)
    for chosen in _batches([len(ids) for ids in rows]):
        ids = _padded([rows[i] for i in chosen])
        states = _run(LOWER, "states", {"ids": ids})
        out[chosen] = _run(UPPER, "embedding", {"ids": ids, "states": states})
    return out


def _starts(sentence: Sequence[str]) -> range:
    return range(0, len(sentence), _WORDS)


def _firsts(encoding: Encoding) -> dict[int, int]:
    """Where the first piece of each word stands; words cut off or without a piece are left out."""
    firsts: dict[int, int] = {}
    for place, word in enumerate(islice(encoding.word_ids, _PIECES)):
        if word is not None:
            firsts.setdefault(word, place)
    return firsts


def _names(rows: list[list[int]]) -> list[NDArray[np.float32]]:
    """Logits of every piece of every row."""
    out: dict[int, NDArray[np.float32]] = {}
    for chosen in _batches([len(ids) for ids in rows]):
        logits = _run(LOWER, "names", {"ids": _padded([rows[i] for i in chosen])})
        out.update(zip(chosen, logits, strict=True))
    return [out[i] for i in range(len(rows))]


def _batches(lengths: Sequence[int]) -> list[list[int]]:
    """Rows of about one length together, as many as a batch may have pieces."""
    out: list[list[int]] = []
    for i in sorted(range(len(lengths)), key=lambda i: (lengths[i], i)):
        if not out or (len(out[-1]) + 1) * lengths[i] > _BATCH:
            out.append([])
        out[-1].append(i)
    return out


def _padded(rows: list[list[int]]) -> NDArray[np.int64]:
    import numpy as np  # noqa: PLC0415

    ids = np.full((len(rows), max(map(len, rows))), _pad(), dtype=np.int64)
    for row, pieces in zip(ids, rows, strict=True):
        row[: len(pieces)] = pieces
    return ids


def _run(part: str, output: str, given: dict[str, NDArray[Any]]) -> NDArray[np.float32]:
    result: NDArray[np.float32] = _session(part).run([output], given)[0]
    return result


def _best_path(scores: NDArray[np.float32]) -> list[int]:
    """The likeliest labels in which every I- follows its own kind (Viterbi, where it matters)."""
    if not len(scores):
        return []
    greedy: list[int] = scores.argmax(-1).tolist()
    before = [0, *greedy[:-1]]
    if all(_may_follow(a, b) for a, b in zip(before, greedy, strict=True)):
        return greedy
    return _viterbi(scores)


def _may_follow(before: int, label: int) -> bool:
    """I- (even numbers from 2 on) follows the B- before it in LABELS or itself."""
    return label == 0 or label % 2 == 1 or before in (label - 1, label)


def _viterbi(scores: NDArray[np.float32]) -> list[int]:
    import numpy as np  # noqa: PLC0415

    barred = _barred()
    total = scores[0] + barred[0]
    backs = []
    for row in scores[1:]:
        routes = total[:, None] + barred
        backs.append(routes.argmax(0))
        total = routes.max(0) + row
    path = [int(np.argmax(total))]
    for back in reversed(backs):
        path.append(int(back[path[-1]]))
    return path[::-1]


@cache
def _barred() -> NDArray[np.float32]:
    import numpy as np  # noqa: PLC0415

    count = range(len(LABELS))
    rows = [[0.0 if _may_follow(a, b) else -1e9 for b in count] for a in count]
    return np.array(rows, dtype=np.float32)


@cache
def _tokenizer() -> Tokenizer:
    from tokenizers import Tokenizer  # noqa: PLC0415

    return Tokenizer.from_file(str(FOLDER / TOKENIZER))


@cache
def _pad() -> int:
    number = _tokenizer().token_to_id("<pad>")
    return 0 if number is None else int(number)


@cache
def _session(part: str) -> InferenceSession:
    import onnxruntime  # noqa: PLC0415

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = model_threads()
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    path = str(FOLDER / part)
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def model_threads() -> int:
    """Threads that a session uses: RUNUT_MODEL_THREADS, else 1 in a worker process, else 4 at most.

    Two workers with two threads each on two processors would wait for one another.
    """
    if told := os.environ.get("RUNUT_MODEL_THREADS", ""):
        return max(1, int(told)) if told.isdigit() else 1
    if multiprocessing.parent_process() is not None:
        return 1
    return min(os.cpu_count() or 1, 4)
