"""Choose the pieces that Indonesian and English news needs, and write their tokenizer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

from encoder.e5 import Vocabulary

SPACE = "▁"


def build_tokenizer(vocabulary: Vocabulary, kept: list[int]) -> Tokenizer:
    """The tokenizer of the kept pieces, numbered in the order given.

    XLM-RoBERTa's: NFKC with white space made one space, each word begun by ``▁``, the likeliest
    cut of a word (unigram), <s> and </s> around a text.
    """
    number = {piece: i for i, piece in enumerate(kept)}
    pairs = [(vocabulary.pieces[k], vocabulary.scores[k]) for k in kept]
    tokenizer = Tokenizer(models.Unigram(pairs, number[vocabulary.unk], byte_fallback=False))
    unseen = normalizers.Replace(Regex(r"[\u200b-\u200f\u202a-\u202e\u2060\ufeff]"), "")
    tokenizer.normalizer = normalizers.Sequence([unseen, normalizers.NFKC()])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace(SPACE, "always")]
    )
    tokenizer.decoder = decoders.Metaspace(SPACE, "always")
    ends = [(vocabulary.pieces[k], number[k]) for k in (vocabulary.bos, vocabulary.eos)]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{ends[0][0]} $A {ends[1][0]}", special_tokens=ends
    )
    return tokenizer


def choose(vocabulary: Vocabulary, words: Iterable[str], size: int) -> list[int]:
    """Ids of the ``size`` pieces to keep: the special ones, single characters, then by use.

    ``words`` come with those that matter most first; a piece counts when first needed.
    """
    whole = build_tokenizer(vocabulary, list(range(len(vocabulary.pieces))))
    special = [vocabulary.bos, vocabulary.pad, vocabulary.eos, vocabulary.unk]
    singles = [
        k for k, p in enumerate(vocabulary.pieces) if _is_latin(p) and len(p.strip(SPACE)) < 2
    ]
    kept = dict.fromkeys([*special, *singles])
    for word in words:
        if len(kept) >= size:
            break
        for k in whole.encode(word, add_special_tokens=False).ids:
            kept.setdefault(k)
    return sorted(list(kept)[:size])


def _is_latin(piece: str) -> bool:
    return all(ord(c) < 0x250 or 0x2000 <= ord(c) < 0x2070 or c in "₂€™−≥≤×" + SPACE for c in piece)


def by_use(texts: Iterable[str]) -> list[str]:
    """The words of texts, those used most first."""
    counts = Counter(word for text in texts for word in text.split())
    return [word for word, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]


@cache
def load_tokenizer(path: Path) -> Tokenizer:
    """A tokenizer kept as a file."""
    return Tokenizer.from_file(str(path))
