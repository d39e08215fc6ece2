"""The command line: what it prints, and where."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from cli_runs import COLLAPSE, run, start, trace_of
from typer.testing import CliRunner

from runut import __version__
from runut.cli.main import build_app, language_asked_for
from runut.publish.interface import load_interface
from runut.publish.json import decode_trace
from runut.publish.names import one_line

# --- what is printed ----------------------------------------------------------------------------


def test_a_folder_of_articles_is_told_story_by_story(folder: Path) -> None:
    code, out, err = run("trace", folder)
    assert code == 0
    assert "Atap Pasar Wanareja Ambruk, Dua Pedagang Luka" in out
    assert "Pecatur Muda Kota Bengawan Juara di Turnamen Pelajar" in out
    assert "3 artikel dalam" in out
    assert err == ""


def test_every_printed_line_with_a_mark_stands_in_the_text_it_cites(folder: Path) -> None:
    process = start("trace", folder, "--all", COLUMNS="4000")
    out, _ = process.communicate()
    texts = {a.title: a.text for a in trace_of(folder).articles}
    checked = 0
    for story in re.split(r"^\d+/\d+ ─+$", out, flags=re.M)[1:]:
        told, key = story.split("Articles and citations")
        cited = cited_words(key, texts)
        for line in told.splitlines():
            if marks := re.search(r" ((?:\[\d+\])+)$", line):
                words = one_line(cited[re.findall(r"\d+", marks[1])[0]])
                assert is_said(line, words) or is_role(line, words)
                checked += 1
    assert checked >= 6


def is_said(line: str, words: str) -> bool:
    """Whether a line has the words that it cites, quotation marks aside."""
    return words.strip(' "“”,') in line.replace("“", '"').replace("”", '"')


def is_role(line: str, words: str) -> bool:
    """Whether a line has a role, and cites the words that give it to somebody: role and name."""
    role = line.partition(" — ")[0].strip(" –")
    return words.startswith(role) and words != role


def cited_words(key: str, texts: dict[str, str]) -> dict[str, str]:
    """What each mark of a story cites, by the key to the marks below it."""
    found, text = {}, ""
    for line in key.splitlines():
        text = next((texts[title] for title in texts if line.endswith(title)), text)
        for mark, begin, end in re.findall(r"\[(\d+)\] (\d+)–(\d+)", line):
            found[mark] = text[int(begin) : int(end)]
    return found


def test_standard_input_is_read_where_a_dash_stands() -> None:
    code, out, _ = run("trace", "-", stdin=COLLAPSE)
    assert code == 0
    assert "Atap Pasar Wanareja Ambruk, Dua Pedagang Luka" in out


def test_quiet_prints_nothing(folder: Path) -> None:
    assert run("trace", folder, "--quiet") == (0, "", "")


def test_the_language_is_chosen_by_option(folder: Path) -> None:
    assert "3 articles in" in run("trace", folder, "--lang", "en")[1]
    assert "3 artikel dalam" in run("trace", folder, "--lang", "id")[1]


def test_the_language_is_chosen_by_locale() -> None:
    for locale, word in [("id_ID.UTF-8", "Perintah"), ("en_US.UTF-8", "Commands")]:
        assert word in start("--help", LC_ALL=locale).communicate()[0]


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("trace x --lang en", "en"),
        ("--lang id doctor", "id"),
        ("trace --lang=id x", "id"),
        ("trace x", None),
        ("trace x --lang", ""),
    ],
)
def test_the_language_is_found_wherever_it_is_asked_for(words: str, language: str | None) -> None:
    assert language_asked_for(words.split()) == language


@pytest.mark.parametrize("command", [[], ["trace"], ["schema"], ["doctor"]])
@pytest.mark.parametrize(
    ("language", "word"), [("id", "Tampilkan bantuan"), ("en", "Show this help")]
)
def test_help_is_in_the_language_of_the_reader(
    command: list[str], language: str, word: str
) -> None:
    app = build_app(load_interface(language))
    done = CliRunner().invoke(app, [*command, "--help"])
    assert done.exit_code == 0
    assert word in done.stdout
    assert "Show this message" not in done.stdout


def test_the_version_is_printed() -> None:
    assert run("--version") == (0, f"runut {__version__}\n", "")


def test_help_loads_nothing_heavy() -> None:
    heavy = ["babel", "lxml", "trafilatura", "jinja2", "py3langid", "snowballstemmer", "numpy"]
    code = (
        "import sys\nfrom runut.cli.main import main\n"
        "try: main(['trace', '--help'])\nexcept SystemExit: pass\n"
        f"print('LOADED', *[name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "LOADED"


# --- outputs ------------------------------------------------------------------------------------


def test_all_outputs_are_written_and_named(folder: Path, tmp_path: Path) -> None:
    json_file, markdown_file, pages = tmp_path / "a.json", tmp_path / "a.md", tmp_path / "pages"
    code, out, err = run(
        "trace", folder, "--json", json_file, "--markdown", markdown_file, "--html", pages
    )
    assert code == 0, err
    assert len(decode_trace(json_file.read_bytes()).articles) == 3
    assert markdown_file.read_text(encoding="utf-8").startswith("# 3 artikel dalam ")
    assert (pages / "index.html").is_file()
    assert out.splitlines()[-3:] == [
        f"Ditulis: {json_file}",
        f"Ditulis: {markdown_file}",
        f"Ditulis: {pages / 'index.html'}",
    ]


@pytest.mark.parametrize("option", ["--json", "--markdown"])
def test_a_file_on_standard_output_stands_there_alone(folder: Path, option: str) -> None:
    code, out, err = run("trace", folder, option, "-")
    assert code == 0
    assert out.startswith('{"runut":' if option == "--json" else "# 3 artikel dalam ")
    assert err == ""


def test_a_file_is_replaced_whole_and_nothing_is_left_beside_it(
    folder: Path, tmp_path: Path
) -> None:
    file = tmp_path / "out" / "hasil.json"
    file.parent.mkdir()
    file.write_text("x" * 100_000)
    file.chmod(0o640)
    assert run("trace", folder, "--json", file)[0] == 0
    decode_trace(file.read_bytes())
    assert [f.name for f in file.parent.iterdir()] == ["hasil.json"]
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link_and_a_device_a_device(folder: Path, tmp_path: Path) -> None:
    target, link = tmp_path / "hasil.json", tmp_path / "tautan.json"
    target.touch()
    link.symlink_to(target)
    assert run("trace", folder, "--json", link, "--markdown", os.devnull)[0] == 0
    assert link.is_symlink()
    assert target.stat().st_size > 0
    assert not Path(os.devnull).is_file()


def test_pages_are_written_beside_files_of_others_and_over_pages_of_ours(
    folder: Path, tmp_path: Path
) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "catatan.txt").write_text("milik orang lain")
    for _ in range(2):
        assert run("trace", folder, "--html", pages)[0] == 0
    assert (pages / "catatan.txt").read_text() == "milik orang lain"


def test_a_place_that_cannot_be_written_is_said(folder: Path) -> None:
    code, _, err = run("trace", folder, "--json", "/dev/full")
    assert code == 1
    assert "Tidak dapat menulis /dev/full" in err


def test_the_same_inputs_give_the_same_json_in_every_process(folder: Path) -> None:
    processes = [start("trace", folder, "--json", "-", PYTHONHASHSEED=s) for s in ("1", "2")]
    first, second = (process.communicate() for process in processes)
    assert first == second
    assert first[0]


def test_the_schema_is_printed() -> None:
    code, out, _ = run("schema")
    assert code == 0
    assert json.loads(out)["$defs"]["Article"]["properties"]["sentences"]
