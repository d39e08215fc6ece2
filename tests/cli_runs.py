"""Runs of the command line on three invented articles on two events."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from typer.testing import CliRunner

from runut.cli.main import build_app
from runut.publish.interface import load_interface
from runut.publish.json import decode_trace
from runut.records import Trace

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


def write_folder(parent: Path) -> Path:
    """Write the three articles into a new folder."""
    news = parent / "berita"
    news.mkdir()
    for name, text in [("ambruk", COLLAPSE), ("korban", UPDATE), ("catur", CHESS)]:
        (news / f"{name}.txt").write_text(text, encoding="utf-8")
    return news


def run(*words: str | int | Path, stdin: str = "") -> tuple[int, str, str]:
    """Run a command inside this process: exit status, standard output, standard error."""
    done = CliRunner().invoke(APP, [str(word) for word in words], input=stdin)
    return done.exit_code, done.stdout, done.stderr


def start(*words: str | Path, **environment: str) -> subprocess.Popen[str]:
    """Start a command that can be interrupted, also where this run itself ignores interrupts."""
    ours = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        return subprocess.Popen(
            [sys.executable, "-m", "runut.cli.main", *map(str, words)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={**os.environ, "LC_ALL": "C.UTF-8", **environment},
        )
    finally:
        signal.signal(signal.SIGINT, ours)


def trace_of(*words: str | Path) -> Trace:
    code, out, _ = run("trace", *words, "--json", "-")
    assert code in {0, 3}
    return decode_trace(out.encode())
