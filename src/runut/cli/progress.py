"""Show on standard error how far a long run has come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeRemainingColumn,
)

Item = TypeVar("Item")


def make_progress(shown: bool) -> Progress:
    """Make a progress display that leaves no trace; where not ``shown``, it draws nothing.

    It is never drawn where standard error is no terminal.
    """
    console = Console(stderr=True)
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not (shown and console.is_terminal),
    )


def watched(
    items: Iterable[Item], progress: Progress, label: str, total: int | None = None
) -> Iterator[Item]:
    """Pass items on while a bar counts them; ``total`` is their number where it is known."""
    task = progress.add_task(label, total=total)
    for item in items:
        yield item
        progress.advance(task)
    progress.update(task, total=progress.tasks[task].completed)
