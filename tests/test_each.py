"""Articles are read side by side in their order; a bug or a crash costs one article, no more."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from runut.cli.each import default_jobs, read_each
from runut.pipeline import Input
from runut.records import Article, Capture, Failure

FEW, MANY = 10, 30
BAD = 13


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read more than a few articles in processes, so that the tests need no hundreds."""
    monkeypatch.setattr("runut.cli.each.FEW", FEW)


def captures(count: int) -> list[Input]:
    return [Capture(id=str(n), source=f"berita-{n}.txt", blocks=()) for n in range(count)]


def read(capture: Input) -> Article | Failure:
    """Name the process that read it, so that a test can tell."""
    return Article(
        id=capture.source,
        source=capture.source,
        title=str(os.getpid()),
        text="",
        sha256="",
        language="id",
    )


def read_with_a_bug(capture: Input) -> Article | Failure:
    if capture.source == f"berita-{BAD}.txt":
        raise KeyError("judul")
    return read(capture)


def read_with_a_crash(capture: Input) -> Article | Failure:
    if capture.source in {f"berita-{n}.txt" for n in (BAD, BAD + 1, MANY - 1)}:
        os._exit(1)
    return read(capture)


def sources(outcomes: list[Article | Failure]) -> list[str]:
    return [outcome.source for outcome in outcomes]


@pytest.mark.parametrize(("count", "jobs"), [(0, 2), (1, 2), (FEW, 2), (MANY, 1), (MANY, 2)])
def test_outcomes_come_in_the_order_of_the_inputs(count: int, jobs: int) -> None:
    outcomes = list(read_each(read, captures(count), jobs=jobs))
    assert sources(outcomes) == [c.source for c in captures(count)]


def test_many_articles_are_read_in_other_processes_few_in_this_one() -> None:
    def readers(count: int, jobs: int) -> set[str]:
        outcomes = read_each(read, captures(count), jobs=jobs)
        return {outcome.title for outcome in outcomes if isinstance(outcome, Article)}

    assert str(os.getpid()) not in readers(MANY, 2)
    assert readers(FEW, 2) == {str(os.getpid())}
    assert readers(MANY, 1) == {str(os.getpid())}


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_unexpected_error_becomes_a_failure_that_asks_to_be_reported(jobs: int) -> None:
    outcomes = list(read_each(read_with_a_bug, captures(MANY), jobs=jobs))
    failures = [outcome for outcome in outcomes if isinstance(outcome, Failure)]
    assert sources(outcomes) == [c.source for c in captures(MANY)]
    assert [f.source for f in failures] == [f"berita-{BAD}.txt"]
    assert (failures[0].code, failures[0].what) == ("unexpected", "KeyError: 'judul'")
    assert "please report" in failures[0].reason


def test_a_traceback_is_shown_only_where_it_was_asked_for(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    list(read_each(read_with_a_bug, captures(BAD + 1), jobs=1))
    assert capfd.readouterr().err == ""
    monkeypatch.setenv("RUNUT_DEBUG", "1")
    list(read_each(read_with_a_bug, captures(BAD + 1), jobs=1))
    assert "Traceback" in capfd.readouterr().err


def test_a_crash_costs_the_article_that_caused_it_and_no_other() -> None:
    outcomes = list(read_each(read_with_a_crash, captures(MANY), jobs=2))
    assert sources(outcomes) == [c.source for c in captures(MANY)]
    failures = [outcome for outcome in outcomes if isinstance(outcome, Failure)]
    assert [f.source for f in failures] == [f"berita-{n}.txt" for n in (BAD, BAD + 1, MANY - 1)]
    assert {f.code for f in failures} == {"crashed"}


def test_inputs_are_taken_only_as_fast_as_they_are_read() -> None:
    taken = []

    def waiting() -> Iterator[Input]:
        for capture in captures(FEW * 100):
            taken.append(capture)
            yield capture

    outcomes = iter(read_each(read, waiting(), jobs=2))
    next(outcomes)
    assert len(taken) < FEW * 10


def test_there_is_at_least_one_job() -> None:
    assert default_jobs() >= 1
