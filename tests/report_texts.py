"""The texts of the invented articles in ``report_example``, and where words stand in them."""

from __future__ import annotations

from runut.records import Citation, Span

GEMA = """\
Jembatan gantung di Desa Sukamanis, Kabupaten Walikan, putus pada Selasa (13/8/2024) sekitar \
pukul 16.30 WIB. Tiga orang tewas dan 11 orang luka-luka.
Menurut Kepala BPBD Walikan Surya Daeng Malewa, jembatan sepanjang 85 meter itu putus ketika \
dilintasi rombongan warga yang pulang dari pasar.
"Tali penahan di sisi barat lepas lebih dulu, lalu lantai jembatan miring," kata Surya di lokasi, \
Selasa malam.
Dinas Pekerjaan Umum akan memeriksa tiang jembatan pada Kamis (15/8/2024). Selama pemeriksaan, \
warga menyeberang dengan perahu.
Lima korban dirawat di RSUD Walikan, sedangkan enam orang lainnya sudah diperbolehkan pulang."""

LONTAR = """\
Jembatan gantung di Desa Sukamanis, Kabupaten Walikan, putus pada Selasa (13/8/2024) sekitar \
pukul 16.30 WIB. Tiga orang tewas dan 11 orang luka-luka.
"Tali penahan di sisi barat lepas lebih dulu, lalu lantai jembatan miring," kata Surya di lokasi, \
Selasa malam.
Demikian dikutip dari Gema Walikan, Rabu (14/8/2024).
Lima korban dirawat di RSUD Walikan, sedangkan enam orang lainnya sudah diperbolehkan pulang."""

MUARA = """\
Jumlah korban tewas akibat putusnya jembatan gantung Sukamanis bertambah menjadi lima orang. \
Dua korban yang semula dirawat meninggal dunia pada Rabu pagi.
Direktur RSUD Walikan, dr. Nirmala Tandeyo, mengatakan sembilan orang masih dirawat. "Dua pasien \
mengalami pendarahan di kepala dan tidak tertolong," ujarnya.
Juru bicara CV Tali Persada, Bram Sitorama, membantah perusahaannya lalai merawat jembatan. Ia \
mengklaim pemeriksaan terakhir dilakukan pada Juni 2024.
Bupati Walikan menjanjikan jembatan pengganti selesai akhir tahun ini."""

PENA = """\
Jembatan gantung sepanjang 120 meter di Walikan putus pada Senin (13/8/2024) sore. Sedikitnya \
tiga warga tewas.
Surya Daeng Malewa, Kepala BPBD Walikan, menyebut beban jembatan melebihi batas. "Kami sudah \
memasang papan larangan sejak tahun lalu," kata dia.
Seorang pedagang, Mak Ipah, mengaku tidak pernah melihat papan itu."""

RAWA = """\
Jumlah korban tewas akibat putusnya jembatan gantung Sukamanis bertambah menjadi lima orang. \
Dua korban yang semula dirawat meninggal dunia pada Rabu pagi.
Direktur RSUD Walikan, dr. Nirmala Tandeyo, mengatakan sembilan orang masih dirawat. "Dua pasien \
mengalami pendarahan di kepala dan tidak tertolong," ujarnya."""

KELUHAN = """\
Warga Desa Sukamanis mengeluhkan tali jembatan gantung yang berkarat. Mereka meminta pemerintah \
kabupaten segera menggantinya.
"Kalau angin kencang, lantainya bergoyang," kata Mak Ipah, Minggu (17/3/2024)."""

TEXTS = {
    "gema": GEMA,
    "lontar": LONTAR,
    "muara": MUARA,
    "pena": PENA,
    "rawa": RAWA,
    "keluhan": KELUHAN,
}


def span(article: str, words: str) -> Span:
    """Where the words stand in an article of the example."""
    start = TEXTS[article].index(words)
    return Span(start=start, end=start + len(words))


def cite(article: str, words: str) -> Citation:
    """Cite the words of an article of the example."""
    where = span(article, words)
    return Citation(article=article, start=where.start, end=where.end)
