"""The command line: what it prints, where, and how it ends."""

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
from typer.testing import CliRunner

from runut import __version__
from runut.cli.main import build_app, language_asked_for
from runut.languages.pack import Pack
from runut.publish.interface import load_interface
from runut.publish.json import decode_trace
from runut.publish.names import one_line
from runut.records import Article, Figure, Trace

COLLAPSE = """\
Atap Pasar Wanareja Ambruk, Dua Pedagang Luka

WANAREJA, Warta Kelana - Atap Pasar Wanareja ambruk pada Rabu (5/6/2024) sekitar pukul 09.15 WIB. \
Dua pedagang terluka dan dilarikan ke puskesmas.

Kepala Dinas Perdagangan Wanareja, Halim Pradipto, mengatakan rangka atap itu sudah berkarat \
sejak lama. "Kami sudah mengusulkan perbaikan sejak tahun lalu," kata Halim di lokasi.

Pemerintah kabupaten akan memindahkan 120 pedagang ke lapangan selama perbaikan.
"""
UPDATE = """\
Korban Atap Pasar Wanareja Ambruk Menjadi Tiga Orang

WANAREJA, Suara Lembah - Jumlah korban luka akibat ambruknya atap Pasar Wanareja bertambah menjadi \
tiga orang pada Kamis (6/6/2024).

Atap Pasar Wanareja ambruk pada Rabu (5/6/2024) sekitar pukul 09.15 WIB.

Bupati Wanareja, Siti Nuraini Lubis, membantah pemerintah lalai merawat pasar itu.
"""
CHESS = """\
Pecatur Muda Kota Bengawan Juara di Turnamen Pelajar

BENGAWAN, Kabar Satria - Pecatur berusia 12 tahun asal Kota Bengawan, Raka Wibisana, menjuarai \
turnamen catur pelajar se-provinsi pada Minggu (9/6/2024).

"Saya belajar dari kakek setiap sore," kata Raka seusai menerima piala.
"""
APP = build_app(load_interface("id"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of three invented articles on two events."""
    news = tmp_path / "berita"
    news.mkdir()
    for name, text in [("ambruk", COLLAPSE), ("korban", UPDATE), ("catur", CHESS)]:
        (news / f"{name}.txt").write_text(text, encoding="utf-8")
    return news


def run(*words: str | int | Path, stdin: str = "") -> tuple[int, str, str]:
    """Run a command inside this process: exit status, standard output, standard error."""
    done = CliRunner().invoke(APP, [str(word) for word in words], input=stdin)
    return done.exit_code, done.stdout, done.stderr


def start(*words: str | Path, **environment: str) -> subprocess.Popen[str]:
    """Start a command as a shell would."""
    return subprocess.Popen(
        [sys.executable, "-m", "runut.cli.main", *map(str, words)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "LC_ALL": "C.UTF-8", **environment},
    )


def trace_of(*words: str | Path) -> Trace:
    code, out, _ = run("trace", *words, "--json", "-")
    assert code in {0, 3}
    return decode_trace(out.encode())


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
                words = cited[re.findall(r"\d+", marks[1])[0]]
                assert one_line(words).strip(' "“”,') in line.replace("“", '"').replace("”", '"')
                checked += 1
    assert checked >= 6


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
