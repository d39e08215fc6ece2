"""Names: people, organisations and places that an article mentions."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import pairwise

import pytest
from article_reading import rows, told
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from runut.article import names as stage
from runut.article.names import name_all
from runut.article.sentences import split_sentences
from runut.languages.pack import known_languages, load_pack
from runut.models.encoder import (
    LABELS,
    WIDTH,
    ModelState,
    embed_texts,
    label_words,
    model_state,
    model_threads,
)
from runut.records import Article, Name

CASES = [
    (reader, row)
    for row in rows("names.tsv")
    for reader in ("encoder", "shapes")
    if row["reader"] in ("both", reader)
]
PIECES = [
    "Presiden ", "Arka Wibisana", "ArkaWibisana", "KPK", "(KPK)", "kata", " di ", "Jawa Tengah",
    "”", '"', ", ", "PT Sinar", "\n", ". ", " dan ", "UNIVERSITAS CENDANA",
    "é", "\u200e", "2025", "M. ",
]  # fmt: skip


def found(text: str, language: str = "id") -> tuple[Name, ...]:
    pack = load_pack(language)
    article = Article(id="x", source="x", title="", text=text, sha256="", language=language)
    return name_all(replace(article, sentences=split_sentences(text, pack)), pack)


def without_encoder(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(stage, "model_state", lambda: ModelState(False, ("lower.onnx",)))


@pytest.mark.parametrize(
    ("reader", "row"), CASES, ids=lambda c: c if isinstance(c, str) else c["note"]
)
def test_who_and_what_is_named(
    reader: str, row: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if reader == "shapes":
        without_encoder(monkeypatch)
    names = found(row["input"], row["language"])
    assert told([f"{n.kind} {n.text}" for n in names]) == row["expected"]


def test_the_encoder_is_part_of_the_package() -> None:
    assert model_state() == ModelState(True, ())


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from(known_languages()))
def test_every_name_stands_in_the_text(pieces: list[str], language: str) -> None:
    check_places("".join(pieces), language)


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from(known_languages()))
def test_every_name_found_by_shape_stands_in_the_text(pieces: list[str], language: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        without_encoder(patch)
        check_places("".join(pieces), language)


def check_places(text: str, language: str) -> None:
    names = found(text, language)
    for name in names:
        assert text[name.start : name.end] == name.text
        assert name.text.strip() == name.text != ""
    for one, next_one in pairwise(names):
        assert one.end <= next_one.start


def test_a_text_without_sentences_names_nobody() -> None:
    assert found("") == ()


def test_two_readings_of_a_text_are_the_same() -> None:
    text = "Sari Dewanti tiba di Bandung. Ia menemui Rudi Hartawan dari Universitas Cendana."
    assert found(text) == found(text)


def test_a_sentence_longer_than_the_encoder_reads_is_read_to_its_end() -> None:
    text = "jalan, " * 400 + "kata Sari Wulandari di Surabaya."
    assert [n.text for n in found(text)][-2:] == ["Sari Wulandari", "Surabaya"]


def test_words_get_a_label_each_and_names_begin_with_b() -> None:
    sentences = [["Sari", "Dewanti", "tiba", "di", "Bandung", "."], ["z" * 3000, "Jakarta"], ["."]]
    labels = label_words(sentences)
    assert [len(own) for own in labels] == [len(words) for words in sentences]
    for own in labels:
        for before, label in zip(["O", *own], own, strict=False):
            assert label in LABELS
            assert label[0] != "I" or before[2:] == label[2:]
    assert label_words([]) == []


def test_embeddings_have_length_one_and_like_texts_lie_closer() -> None:
    texts = [
        "Banjir merendam tiga desa di Lumajang.",
        "Tiga desa di Kabupaten Lumajang terendam banjir.",
        "Harga emas naik pada penutupan perdagangan hari ini.",
        "",
        "kata " * 2000,
    ]
    rows_ = embed_texts(texts)
    assert rows_.shape == (len(texts), WIDTH)
    assert (rows_ * rows_).sum(1) == pytest.approx([1.0] * len(texts), abs=1e-4)
    assert rows_[0] @ rows_[1] > rows_[0] @ rows_[2]


def test_threads_are_those_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RUNUT_MODEL_THREADS", "3")
    assert model_threads() == 3
    monkeypatch.setenv("RUNUT_MODEL_THREADS", "many")
    assert model_threads() == 1
    monkeypatch.delenv("RUNUT_MODEL_THREADS")
    assert 1 <= model_threads() <= max(1, min(os.cpu_count() or 1, 4))


def test_the_libraries_of_the_encoder_are_loaded_when_first_needed() -> None:
    code = (
        "import sys, runut.article.names as n, runut.models.encoder as e; e.model_state();"
        "print([m for m in ('onnxruntime', 'tokenizers', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
