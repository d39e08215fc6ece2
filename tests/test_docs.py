"""Documentation cannot lie: every command shown with its output is run, and must print just that.

A fenced block that opens with ``console`` holds commands (``$ runut ...``) and what they print;
a line of three dots stands for any number of lines.
"""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```console\n(.*?)^```", re.M | re.S)


def commands() -> list[tuple[str, str, str]]:
    """Page, command and expected output of every command shown."""
    found = []
    for page in PAGES:
        for block in BLOCK.findall(page.read_text(encoding="utf-8")):
            for shown in re.split(r"^\$ ", block, flags=re.M)[1:]:
                command, _, output = shown.partition("\n")
                found.append((page.name, command, output))
    return found


def prints(expected: str, printed: str) -> bool:
    """Whether the printed lines are those expected, three dots standing for any lines."""
    lines = (
        r"(?:.*\n)*?" if line.strip() in {"...", "…"} else re.escape(line.rstrip()) + r"\s*?\n"
        for line in expected.strip().splitlines()
    )
    return re.fullmatch("".join(lines) + r"\s*", printed.strip() + "\n") is not None


@pytest.mark.parametrize(("page", "command", "output"), commands())
def test_a_shown_command_prints_what_the_page_says(page: str, command: str, output: str) -> None:
    words = shlex.split(command)
    if words[0] == "make":
        assert re.search(rf"^{words[1]}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
        return
    assert words[0] == "runut", f"{page} shows a command that this test can't run: {command}"
    done = subprocess.run(
        [sys.executable, "-m", "runut.cli.main", *words[1:]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={
            **os.environ,
            "LC_ALL": "en_US.UTF-8",
            "COLUMNS": "100",
            "NO_COLOR": "1",
            "RUNUT_ENCODER": "off",
        },
        check=False,
    )
    assert prints(output, done.stdout), done.stdout + done.stderr


def test_the_readme_opens_with_the_two_commands() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert text.index("make demo") < text.index("make test") < text.index("\n## ")


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
