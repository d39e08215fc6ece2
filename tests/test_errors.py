"""Why an input could not be told: one list of reasons, each raised, each said in every language."""

from __future__ import annotations

import ast
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

import runut
from runut.errors import FAILURES, UnreadableError, fail
from runut.publish.interface import INTERFACE_LANGUAGES, load_interface
from runut.records import Failure
from runut.sources import files

SOURCE = Path(runut.__file__).parent
INDONESIAN, ENGLISH = load_interface("id"), load_interface("en")


def raised() -> Iterator[ast.expr]:
    """The code of every UnreadableError that the program makes."""
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "UnreadableError":
                yield node.args[0]


def test_every_reason_that_is_raised_is_listed_and_every_one_listed_is_raised() -> None:
    codes = {code.value for code in raised() if isinstance(code, ast.Constant)}
    binaries = {code for _, code in files._KNOWN_BINARIES}
    assert {ast.unparse(c) for c in raised() if not isinstance(c, ast.Constant)} == {"code"}
    assert codes | binaries == set(FAILURES)


@pytest.mark.parametrize("code", FAILURES)
def test_every_language_says_what_is_wrong_and_what_to_do(code: str) -> None:
    assert ENGLISH.texts[f"failure.{code}"] == FAILURES[code]
    said = [i.failure(fail("x", UnreadableError(code, "{isi}"))) for i in (INDONESIAN, ENGLISH)]
    assert said[0] != said[1] == str(UnreadableError(code, "{isi}"))
    for sentence in said:
        wrong, _, advice = sentence.partition("; ")
        assert wrong
        assert advice
        assert ("{isi}" in sentence) == ("{what}" in FAILURES[code])


def test_no_language_has_a_reason_that_is_not_listed() -> None:
    for code in INTERFACE_LANGUAGES:
        keys = {k for k in load_interface(code).texts if k.startswith("failure.")}
        assert keys == {f"failure.{code}" for code in FAILURES}


def test_a_failure_of_an_unknown_code_is_told_by_its_english_reason() -> None:
    assert INDONESIAN.failure(Failure(source="x", reason="the moon is full")) == "the moon is full"


def test_an_error_keeps_code_and_sentence_between_processes() -> None:
    error = pickle.loads(pickle.dumps(UnreadableError("too_large", 10)))
    assert (error.code, error.what) == ("too_large", "10")
    assert str(error) == "it is over 10 MB; split it into articles"
