"""Read articles side by side, in the order given, without losing one to a bug or a crash."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import chain, islice
from multiprocessing import get_context

from runut.errors import UnreadableError, fail
from runut.pipeline import Input, Outcome

Read = Callable[[Input], Outcome]
Chunk = list[Input]

CHUNK = 8  # inputs handed to a process at once: few enough that none waits for a slow chunk
FEW = 200  # a process takes about 1 s to load, an article 10 ms: two of them gain from here on
MOST_JOBS = 8  # each process holds its own language data


def default_jobs() -> int:
    """Count the processors that this process may use, at most MOST_JOBS."""
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(allowed or 1, MOST_JOBS)


def read_each(read: Read, inputs: Iterable[Input], *, jobs: int) -> Iterator[Outcome]:
    """Apply ``read`` to all inputs, in ``jobs`` processes where that pays; keep their order.

    An error that ``read`` does not expect, or a crash of its process, becomes a Failure.
    """
    guarded = partial(read_guarded, read)
    waiting = iter(inputs)
    first = list(islice(waiting, FEW + 1)) if jobs > 1 else []
    if len(first) <= FEW:
        return map(guarded, chain(first, waiting))
    return _read_in_processes(guarded, chain(first, waiting), jobs)


def read_guarded(read: Read, capture: Input) -> Outcome:
    """Read one capture; an error that nobody expected is told as a Failure, never raised.

    Its traceback goes to standard error where the environment sets RUNUT_DEBUG.
    """
    try:
        return read(capture)
    except Exception as error:
        if os.environ.get("RUNUT_DEBUG"):
            print(traceback.format_exc(), file=sys.stderr)
        said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        return fail(capture.source, UnreadableError("unexpected", said))


def _read_in_processes(read: Read, inputs: Iterable[Input], jobs: int) -> Iterator[Outcome]:
    """Read in processes; after a crash those in flight are read singly, then it goes on."""
    chunks = _chunks(inputs)
    while True:
        in_flight = yield from _until_crash(read, chunks, jobs)
        if not in_flight:
            return
        yield from _read_singly(read, deque(chain.from_iterable(in_flight)))


def _until_crash(
    read: Read, chunks: Iterator[Chunk], jobs: int
) -> Generator[Outcome, None, list[Chunk]]:
    """Yield outcomes in order; return the chunks not told yet when a process crashed, or none."""
    in_flight: deque[tuple[Chunk, Future[list[Outcome]]]] = deque()
    with _pool(jobs) as pool:
        try:
            for chunk in chunks:
                in_flight.append((chunk, Future()))  # kept even where submitting it fails
                in_flight[-1] = (chunk, pool.submit(_read_chunk, read, chunk))
                if len(in_flight) > 2 * jobs:
                    yield from in_flight[0][1].result()
                    in_flight.popleft()
            while in_flight:
                yield from in_flight[0][1].result()
                in_flight.popleft()
        except BrokenProcessPool:
            return [chunk for chunk, _ in in_flight]
        except BaseException:  # interrupted, or the reader of our outcomes has gone
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return []


def _read_singly(read: Read, waiting: deque[Input]) -> Iterator[Outcome]:
    """Read one at a time in another process, so that a crash tells which capture caused it."""
    while waiting:
        with _pool(1) as pool:
            try:
                while waiting:
                    yield pool.submit(read, waiting[0]).result()
                    waiting.popleft()
            except BrokenProcessPool:
                yield fail(waiting.popleft().source, UnreadableError("crashed"))


def _pool(jobs: int) -> ProcessPoolExecutor:
    # "spawn" on every system: a fork would copy the threads of the progress bar half-way.
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_end_on_interrupt)


def _end_on_interrupt() -> None:
    """Let Ctrl-C end a process at once, without a traceback of its own."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _read_chunk(read: Read, chunk: Chunk) -> list[Outcome]:
    return [read(capture) for capture in chunk]


def _chunks(inputs: Iterable[Input]) -> Iterator[Chunk]:
    waiting = iter(inputs)
    while chunk := list(islice(waiting, CHUNK)):
        yield chunk
