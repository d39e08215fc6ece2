"""One invented story of five invented outlets (and an older one), with records built by hand.

Every offset is computed from the text, so the example depends on no stage but the voices, which
are told from its quotes.
"""

from __future__ import annotations

import re
from decimal import Decimal
from hashlib import sha256

from msgspec.structs import replace
from report_texts import GEMA, MUARA, RAWA, TEXTS, cite, span

from runut.records import (
    Article,
    BriefLine,
    Copy,
    Credit,
    Difference,
    Failure,
    Figure,
    Impossible,
    Moment,
    Origin,
    Passage,
    Published,
    Quote,
    Related,
    Removed,
    Side,
    Span,
    Story,
    Timex,
    Trace,
)
from runut.settings import Settings
from runut.story.voices import find_voices


def timex(article: str, words: str, value: str, impossible: Impossible | None = None) -> Timex:
    where = span(article, words)
    return Timex(
        start=where.start,
        end=where.end,
        text=words,
        type="DATE",
        value=value,
        impossible=impossible,
    )


def figure(article: str, words: str, value: int, **more: str) -> Figure:
    where = span(article, words)
    return Figure(start=where.start, end=where.end, text=words, value=Decimal(value), **more)  # type: ignore[arg-type]


def quote(article: str, words: str, speaker: str, role: str = "", **more: object) -> Quote:
    where = span(article, words)
    fields = {"kind": "direct", "act": "say", **more}
    return Quote(
        start=where.start,
        end=where.end,
        text=words,
        speaker=speaker,
        role=role,
        **fields,  # type: ignore[arg-type]
    )


def article(id_: str, title: str, outlet: str, **more: object) -> Article:
    text = TEXTS[id_]
    return Article(
        id=id_,
        source=f"masukan/{id_}.txt",
        title=title,
        text=text,
        sha256=sha256(text.encode()).hexdigest(),
        language="id",
        outlet=outlet,
        sentences=tuple(
            Span(start=m.start(), end=m.end())
            for m in re.finditer(r"[^.\n][^\n]*?[.](?= |$)|[^\n]+", text, re.M)
        ),
        **more,  # type: ignore[arg-type]
    )


LEPAS = "Tali penahan di sisi barat lepas lebih dulu, lalu lantai jembatan miring"
TIGA = "Tiga orang tewas dan 11 orang luka-luka."
PUTUS = GEMA[: GEMA.index(" Tiga orang")]
LIMA = MUARA[: MUARA.index(" Dua korban")]
PENDARAHAN = "Dua pasien mengalami pendarahan di kepala dan tidak tertolong"
BANTAH = "membantah perusahaannya lalai merawat jembatan"


def _articles() -> tuple[Article, ...]:
    return (
        article(
            "gema",
            "Jembatan Gantung di Walikan Putus, Tiga Orang Tewas",
            "Gema Walikan",
            url="https://gema-walikan.example/2024/08/14/jembatan-putus",
            authors=("Ratih Palupi",),
            editors=("Bagas Wiraguna",),
            published=Published(
                value="2024-08-14T06:12:00+07:00", basis="metadata", note="datePublished"
            ),
            removed=(
                Removed(text="Baca juga: Harga Cabai di Pasar Walikan Naik", reason="related_link"),
                Removed(text="ADVERTISEMENT", reason="advertisement"),
            ),
            timexes=(
                timex("gema", "Selasa (13/8/2024)", "2024-08-13"),
                timex("gema", "pukul 16.30 WIB", "2024-08-13T16:30"),
                timex("gema", "Kamis (15/8/2024)", "2024-08-15"),
            ),
            figures=(
                figure("gema", "Tiga orang", 3, counts="orang", state="tewas"),
                figure("gema", "11 orang", 11, counts="orang", state="luka-luka"),
                figure("gema", "85 meter", 85, unit="m"),
            ),
            quotes=(quote("gema", LEPAS, "Surya Daeng Malewa", "Kepala BPBD Walikan", cue="kata"),),
        ),
        article(
            "lontar",
            "Jembatan Gantung Putus di Walikan, 3 Tewas dan 11 Luka",
            "Kabar Lontar",
            url="https://kabarlontar.example/daerah/90211",
            published=Published(value="2024-08-14T07:40:00+07:00", basis="metadata"),
            quotes=(quote("lontar", LEPAS, "Surya", cue="kata"),),
            credits=(
                Credit(
                    **{f: getattr(span("lontar", "Gema Walikan"), f) for f in ("start", "end")},
                    text="Gema Walikan",
                    source="Gema Walikan",
                    kind="outlet",
                ),
            ),
        ),
        article(
            "muara",
            "Korban Tewas Jembatan Sukamanis Menjadi Lima Orang",
            "Suara Muara",
            url="https://suaramuara.example/korban-jadi-lima",
            authors=("I Wayan Lesmana", "Tiur Harahapan"),
            published=Published(value="2024-08-14T13:05:00+07:00", basis="text"),
            figures=(figure("muara", "lima orang", 5, counts="orang", state="tewas"),),
            quotes=(
                quote("muara", PENDARAHAN, "Nirmala Tandeyo", "Direktur RSUD Walikan", cue="ujar"),
                quote(
                    "muara",
                    BANTAH,
                    "Bram Sitorama",
                    "Juru bicara CV Tali Persada",
                    kind="indirect",
                    act="deny",
                    cue="membantah",
                ),
            ),
            notes=("halaman 1 dari 2",),
        ),
        article(
            "pena",
            "Jembatan 120 Meter di Walikan Ambruk, Beban Disebut Berlebih",
            "Pena Selatan",
            published=Published(value="2024-08-15", basis="url"),
            timexes=(
                timex(
                    "pena",
                    "Senin (13/8/2024)",
                    "2024-08-13",
                    Impossible(reading="2024-08-13", why="13 Agustus 2024 jatuh pada hari Selasa"),
                ),
            ),
            figures=(figure("pena", "120 meter", 120, unit="m"),),
            quotes=(
                quote(
                    "pena",
                    "Kami sudah memasang papan larangan sejak tahun lalu",
                    "Surya Daeng Malewa",
                    "Kepala BPBD Walikan",
                    cue="kata",
                ),
            ),
        ),
        article(
            "rawa",
            "Korban Tewas Jembatan Sukamanis Jadi Lima Orang",
            "Lensa Rawa",
            url="https://cermin-berita.example/lensarawa/771",
            mirror="cermin-berita.example",
            quotes=(quote("rawa", PENDARAHAN, "Nirmala Tandeyo", "Direktur RSUD Walikan"),),
        ),
        article(
            "keluhan",
            "Warga Sukamanis Keluhkan Tali Jembatan Berkarat",
            "Suara Muara",
            url="https://suaramuara.example/tali-berkarat",
            published=Published(value="2024-03-17T18:20:00+07:00", basis="metadata"),
            quotes=(quote("keluhan", "Kalau angin kencang, lantainya bergoyang", "Mak Ipah"),),
        ),
    )


def passage(from_: str, to: str, words: str) -> Passage:
    return Passage(from_=span(from_, words), to=span(to, words))


def _copies() -> tuple[Copy, ...]:
    tail = "Lima korban dirawat di RSUD Walikan, sedangkan enam orang lainnya sudah diperbolehkan"
    return (
        Copy(
            from_="gema",
            to="lontar",
            direction="known",
            share=0.87,
            passages=(
                passage("gema", "lontar", GEMA[: GEMA.index("\n")]),
                passage("gema", "lontar", LEPAS + '," kata Surya di lokasi, Selasa malam.'),
                passage("gema", "lontar", tail + " pulang."),
            ),
            evidence=("menyebut Gema Walikan sebagai sumber", "terbit 88 menit kemudian"),
        ),
        Copy(
            from_="muara",
            to="rawa",
            direction="unknown",
            share=1.0,
            passages=(passage("muara", "rawa", RAWA),),
        ),
    )


def _timeline() -> tuple[Moment, ...]:
    paraf = "Dinas Pekerjaan Umum akan memeriksa tiang jembatan pada Kamis (15/8/2024)."
    janji = "Bupati Walikan menjanjikan jembatan pengganti selesai akhir tahun ini."
    periksa = "Ia mengklaim pemeriksaan terakhir dilakukan pada Juni 2024."
    dua = "Dua korban yang semula dirawat meninggal dunia pada Rabu pagi."
    return (
        Moment(
            date="2024-06",
            about="event",
            status="claimed",
            text=periksa,
            citations=(cite("muara", periksa),),
            outlets=("Suara Muara",),
        ),
        Moment(
            date="2024-08-13T16:30",
            about="event",
            status="happened",
            text=PUTUS,
            citations=(
                cite("gema", PUTUS),
                cite("lontar", PUTUS),
                cite("pena", "Walikan putus pada Senin (13/8/2024) sore"),
            ),
            outlets=("Gema Walikan", "Kabar Lontar", "Pena Selatan"),
        ),
        Moment(
            date="2024-08-13TNI",
            about="statement",
            status="happened",
            text=LEPAS,
            citations=(cite("gema", LEPAS), cite("lontar", LEPAS)),
            outlets=("Gema Walikan", "Kabar Lontar"),
        ),
        Moment(
            date="2024-08-14TMO",
            about="event",
            status="happened",
            text=dua,
            citations=(cite("muara", dua), cite("rawa", dua)),
            outlets=("Suara Muara", "Lensa Rawa"),
        ),
        Moment(
            date="2024-08-14",
            about="statement",
            status="denied",
            text=BANTAH,
            citations=(cite("muara", BANTAH),),
            outlets=("Suara Muara",),
        ),
        Moment(
            date="2024-08-15",
            about="event",
            status="planned",
            text=paraf,
            citations=(cite("gema", paraf),),
            outlets=("Gema Walikan",),
        ),
        Moment(
            date="2024-12",
            until="2024-12-31",
            about="event",
            status="possible",
            text=janji,
            citations=(cite("muara", janji),),
            outlets=("Suara Muara",),
        ),
    )


def _differences() -> tuple[Difference, ...]:
    return (
        Difference(
            kind="number",
            relation="update",
            about="orang tewas",
            sides=(
                Side(
                    value="3",
                    citations=(cite("gema", TIGA), cite("lontar", TIGA)),
                    outlets=("Gema Walikan", "Kabar Lontar"),
                    origins=1,
                ),
                Side(
                    value="5",
                    citations=(cite("muara", "menjadi lima orang"), cite("rawa", "lima orang")),
                    outlets=("Suara Muara", "Lensa Rawa"),
                    origins=1,
                ),
            ),
        ),
        Difference(
            kind="number",
            relation="contradiction",
            about="panjang jembatan",
            sides=(
                Side(
                    value="85 meter",
                    citations=(cite("gema", "jembatan sepanjang 85 meter"),),
                    outlets=("Gema Walikan",),
                    origins=1,
                ),
                Side(
                    value="120 meter",
                    citations=(cite("pena", "sepanjang 120 meter"),),
                    outlets=("Pena Selatan",),
                    origins=1,
                ),
            ),
        ),
    )


def _brief() -> tuple[BriefLine, ...]:
    return (
        BriefLine(text=PUTUS, citations=(cite("gema", PUTUS), cite("lontar", PUTUS))),
        BriefLine(text=LIMA, citations=(cite("muara", LIMA), cite("rawa", LIMA))),
        # crosses the passage above by intent: one starts inside the other and ends after it
        BriefLine(
            text="menjadi lima orang. Dua korban yang semula dirawat meninggal dunia",
            citations=(
                cite("muara", "menjadi lima orang. Dua korban yang semula dirawat meninggal dunia"),
            ),
        ),
    )


def _stories() -> tuple[Story, ...]:
    return (
        Story(
            id="jembatan-walikan",
            label="Jembatan Gantung di Walikan Putus, Tiga Orang Tewas",
            articles=("gema", "lontar", "muara", "pena", "rawa"),
            first="2024-08-14",
            last="2024-08-15",
            related=(Related(story="keluhan-warga", reason="Desa Sukamanis, jembatan gantung"),),
            timeline=_timeline(),
            copies=_copies(),
            origins=(
                Origin(name="Gema Walikan", articles=("gema", "lontar")),
                Origin(name="Suara Muara", articles=("muara", "rawa")),
                Origin(name="Pena Selatan", articles=("pena",)),
            ),
            differences=_differences(),
            brief=_brief(),
        ),
        Story(
            id="keluhan-warga",
            label="Warga Sukamanis Keluhkan Tali Jembatan Berkarat",
            articles=("keluhan",),
            first="2024-03-17",
            last="2024-03-17",
            related=(Related(story="jembatan-walikan", reason="Desa Sukamanis, jembatan gantung"),),
            origins=(Origin(name="Suara Muara", articles=("keluhan",)),),
        ),
    )


def with_voices(story: Story, articles: tuple[Article, ...]) -> Story:
    """A story with the voices of its articles, the one part of it that a stage tells."""
    members = [article for article in articles if article.id in story.articles]
    return replace(story, voices=find_voices(members, (), Settings()))


def example() -> Trace:
    """The whole example, as a run would hand it to a publisher."""
    articles = _articles()
    return Trace(
        runut="0.1.0",
        articles=articles,
        stories=tuple(with_voices(story, articles) for story in _stories()),
        failures=(
            Failure(source="masukan/kosong.txt", reason="tidak ada teks di dalamnya"),
            Failure(source="masukan/foto.jpg", reason="bukan teks: gambar JPEG"),
        ),
    )
