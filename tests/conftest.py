"""What several test files share: a Chromium to look at pages with, a folder of articles."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from cli_runs import write_folder
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

settings.register_profile("runut", deadline=None)  # a busy machine makes nothing wrong
settings.load_profile("runut")

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium_path() -> str | None:
    """Where a Chromium is: RUNUT_CHROMIUM, else one on the path."""
    return (
        os.environ.get("RUNUT_CHROMIUM")
        or shutil.which("chromium")
        or shutil.which("chromium-browser")
    )


def missing(why: str) -> None:
    """Skip the test and say why; fail where RUNUT_REQUIRE asks for a browser."""
    if "browser" in os.environ.get("RUNUT_REQUIRE", ""):
        pytest.fail(why)
    pytest.skip(why)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium driven by playwright, for the whole run."""
    path = chromium_path()
    if path is None:
        missing("no Chromium found: install Debian's chromium or set RUNUT_CHROMIUM")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("playwright is not installed")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of three invented articles on two events."""
    return write_folder(tmp_path)
