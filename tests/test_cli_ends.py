"""The command line: how a run ends, whatever is given to it."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from cli_runs import CHESS, COLLAPSE, run, start

from runut import __version__
from runut.languages.pack import Pack
from runut.publish.interface import load_interface
from runut.publish.json import decode_trace
from runut.records import Article, Figure

# --- how a run ends -----------------------------------------------------------------------------


def test_inputs_that_fail_are_listed_with_the_reason_and_the_others_are_told(
    folder: Path, tmp_path: Path
) -> None:
    (folder / "kosong.txt").touch()
    result = tmp_path / "hasil.json"
    code, out, err = run("trace", folder, tmp_path / "tidak-ada.txt", "--json", result)
    assert code == 3
    assert "3 artikel dalam" in out
    assert "2 masukan tidak dapat diceritakan:" in err
    failures = decode_trace(result.read_bytes()).failures
    assert [Path(f.source).name for f in failures] == ["kosong.txt", "tidak-ada.txt"]
    for failure in failures:
        said = load_interface("id").failure(failure)
        assert said != failure.reason
        assert f"  {failure.source}: {said}\n" in err


def test_failures_are_listed_even_where_all_else_is_quiet(folder: Path) -> None:
    (folder / "kosong.txt").touch()
    code, out, err = run("trace", folder, "--quiet")
    assert (code, out) == (3, "")
    assert "kosong.txt" in err


@pytest.mark.parametrize("given", ["empty folder", "empty file", "nothing there"])
def test_a_run_without_an_article_ends_with_one(tmp_path: Path, given: str) -> None:
    place = tmp_path / "tempat"
    if given == "empty folder":
        place.mkdir()
    if given == "empty file":
        place.touch()
    result = tmp_path / "hasil.json"
    code, out, err = run("trace", place, "--json", result)
    assert (code, out) == (1, "")
    assert "Tidak ada yang dapat diceritakan" in err
    assert not result.exists()


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["--json", "-", "--markdown", "-"], "Hanya satu hasil"),
        (["--json", "{tmp}"], "adalah folder"),
        (["--json", "{tmp}/tidak-ada/a.json"], "tidak ada"),
        (["--html", "{tmp}/berita/catur.txt"], "adalah berkas"),
        (["--html", "{tmp}/situs"], "bukan tulisan Runut"),
        (["--jobs", "0"], "--jobs"),
        (["--jobs", "banyak"], "integer"),
        (["-", "-"], "satu kali"),
        (["--verdict"], "--verdict"),
    ],
)
def test_wrong_usage_ends_with_two_before_anything_is_read(
    folder: Path, tmp_path: Path, words: list[str], complaint: str
) -> None:
    site = tmp_path / "situs"
    site.mkdir()
    (site / "index.html").write_text("<title>Situs orang lain</title>")
    code, out, err = run("trace", folder, *(w.format(tmp=tmp_path) for w in words))
    assert (code, out) == (2, "")
    assert complaint in " ".join(err.replace("│", " ").split())
    assert (site / "index.html").read_text() == "<title>Situs orang lain</title>"


def test_an_unknown_language_is_wrong_usage() -> None:
    process = start("trace", "x", "--lang", "fr")
    _, err = process.communicate()
    assert process.returncode == 2
    assert "No such language: fr" in err


def test_an_interrupt_ends_a_run_quietly() -> None:
    process = start("trace", "-")
    assert process.stdin is not None
    process.stdin.write(COLLAPSE * 2000)  # more than a pipe holds: written once the command reads
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()
    assert process.returncode == 130
    assert err.strip() == "Interrupted."


def test_a_reader_that_goes_away_ends_a_run_quietly(folder: Path) -> None:
    process = start("trace", folder, "--json", "-")
    assert process.stdout is not None
    process.stdout.close()
    process.stdout = None
    _, err = process.communicate()
    assert process.returncode == 141
    assert err == ""


def test_a_bug_is_told_in_one_line_and_with_its_place_on_demand(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("bagi nol")

    monkeypatch.setattr("runut.pipeline.trace", broken)
    monkeypatch.delenv("RUNUT_DEBUG", raising=False)
    code, _, err = run("trace", folder)
    assert code == 1
    assert "ZeroDivisionError: bagi nol" in err
    assert "Traceback" not in err
    monkeypatch.setenv("RUNUT_DEBUG", "1")
    assert "Traceback" in run("trace", folder)[2]


def test_a_bug_in_reading_one_article_costs_only_that_article(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from runut.article.figures import find_figures

    def broken(article: Article, pack: Pack) -> tuple[Figure, ...]:
        if "Pecatur" in article.title:
            raise IndexError("angka")
        return find_figures(article, pack)

    monkeypatch.setattr("runut.pipeline.find_figures", broken)
    code, out, err = run("trace", folder)
    assert code == 3
    assert "2 artikel dalam" in out
    assert "catur.txt: galat tak terduga (IndexError: angka)" in err


# --- jobs, terminals, names ---------------------------------------------------------------------


def test_several_processes_give_the_same_result_as_one(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = ({"id": f"layang-{n}", "title": f"Lomba Ke-{n}", "text": CHESS} for n in range(8))
    (folder / "lomba.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    monkeypatch.setattr("runut.cli.each.FEW", 4)
    results = [run("trace", folder, "--jobs", jobs, "--json", "-") for jobs in (1, 2)]
    assert results[0] == results[1]
    assert len(decode_trace(results[0][1].encode()).articles) == 11


def shown_in_a_terminal(*words: str | Path, **environment: str) -> str:
    """What a person sees who runs the command in a terminal, colours and all."""
    mine, its = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "runut.cli.main", *map(str, words)],
        stdin=subprocess.DEVNULL,
        stdout=its,
        stderr=its,
        env={**os.environ, "LC_ALL": "C.UTF-8", "TERM": "xterm", **environment},
    ):
        os.close(its)
        shown = b""
        try:
            while part := os.read(mine, 65536):
                shown += part
        except OSError:  # Linux's way to say that the other end is closed
            pass
        os.close(mine)
    return shown.decode("utf-8", "replace")


def test_a_terminal_shows_progress_and_colours_a_pipe_neither(folder: Path) -> None:
    shown = shown_in_a_terminal("trace", folder)
    assert "Reading" in shown
    assert "\x1b[1m" in shown
    out, err = start("trace", folder).communicate()
    assert "\x1b" not in out
    assert err == ""


def test_no_colour_where_the_reader_wants_none(folder: Path) -> None:
    shown = shown_in_a_terminal("trace", folder, NO_COLOR="1")
    assert "3 articles in" in shown
    assert not re.search(r"\x1b\[(?:\d+;)*[39]\dm", shown)


def test_quiet_shows_no_progress_in_a_terminal(folder: Path) -> None:
    assert shown_in_a_terminal("trace", folder, "--quiet") == ""


def test_a_file_name_that_is_no_text_does_not_end_a_run(folder: Path, tmp_path: Path) -> None:
    name = os.fsdecode(b"pasar-\xff.txt")
    (folder / name).write_text(CHESS.replace("Bengawan", "Arjasari"), encoding="utf-8")
    result = tmp_path / "hasil.json"
    assert run("trace", folder, "--json", result, "--html", tmp_path / "pages")[0] == 0
    sources = [Path(a.source).name for a in decode_trace(result.read_bytes()).articles]
    assert sources[-1] == "pasar-\\xff.txt"


def test_doctor_names_what_is_installed_and_finds_it_healthy() -> None:
    code, out, _ = run("doctor")
    assert code == 0, out
    assert "Semua baik." in out
    for word in (
        f"Runut {__version__}",
        "trafilatura",
        "id: lengkap",
        "en: lengkap",
        "media dikenal",
    ):
        assert word in out


def test_doctor_says_which_language_file_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    from runut.errors import LanguageDataError

    def broken(code: str) -> None:
        raise LanguageDataError(f"languages/{code}/dates.toml: no months")

    monkeypatch.setattr("runut.languages.pack.load_pack", broken)
    code, out, _ = run("doctor")
    assert code == 1
    assert "✗ languages/id/dates.toml: no months" in out
