"""Names mended by what all articles of a story show: where they end, and what they are."""

from __future__ import annotations

import pytest
from test_people import article

from runut.story.people.mending import mend_names

CASES = [
    (
        "[LOC Kabupaten Lembah Rangga] siap. [PER Ketut Arsana] datang.\n"
        "Bupati [PER Lembah Rangga Ketut Arsana] tiba.",
        "LOC Kabupaten Lembah Rangga; PER Ketut Arsana; LOC Lembah Rangga; PER Ketut Arsana",
    ),
    (
        "[LOC Bandara Lembah Rangga] dekat [PER Lembah Rangga Ketut Arsana]. [PER Ketut Arsana].",
        "LOC Bandara Lembah Rangga; PER Lembah Rangga Ketut Arsana; PER Ketut Arsana",
    ),
    (
        "Juru bicara [ORG Dinas Air] diam. Kepala [ORG Dinas Air Sari] [PER Dewi] bicara.",
        "ORG Dinas Air; ORG Dinas Air; PER Sari Dewi",
    ),
    ("[PER Sirene] meraung. Semua mendengar sirene.", ""),
    ("[PER Hamid Pradipto] hadir. Kata [LOC Hamid] di lokasi.", "PER Hamid Pradipto; PER Hamid"),
    ("[LOC Raka Wibisana] juara. Kata [PER Raka] senang.", "PER Raka Wibisana; PER Raka"),
    (
        "[ORG Universitas Cendana] diam. Seorang mahasiswa [PER Cendana] bicara.",
        "ORG Universitas Cendana; ORG Cendana",
    ),
    ("Bupati [PER Melati], [PER Siti Nuraini], hadir.", "LOC Melati; PER Siti Nuraini"),
    ("Kata ekonom [PER EY], [PER Sari Dewi], naik.", "ORG EY; PER Sari Dewi"),
    (
        "[PER Arka Wibisono] tiba. Presiden [PER Arka Wibisonoyang] lelah, yang lain tidak.",
        "PER Arka Wibisono; PER Arka Wibisono",
    ),
    ("Di [LOC gedung Balai Melati] sepi.", "LOC Balai Melati"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_names_of_a_story_are_mended(text: str, expected: str) -> None:
    (mended,) = mend_names([article(text)])
    assert "; ".join(f"{n.kind} {n.text}" for n in mended.names) == expected
    for name in mended.names:
        assert mended.text[name.start : name.end] == name.text
