"""Measure the cleaning of pages: ``python bench/cleaning.py DIR`` prints what docs/pages.md says.

DIR holds real pages with what they should give (see docs/pages.md for where to get them):
``anpandu/test`` with pages in ``fixtures/websites`` and expectations in ``websites/*.test.js``,
and ``fundus`` with one page and its JSON. Pages are measured at the end of the line: read_page,
then clean. trafilatura alone (fast, on the page as it is) is measured beside them.

What counts: *lead*, the first sentence of the expected text stands in ours; *kept*, the share of
expected sentences that do; *left*, lines of ours that the expected text has not, unless they were
looked at and are the article's own words (their hashes are below); *date* and *author*.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import msgspec

from runut.article.clean import clean
from runut.records import Article
from runut.settings import Settings
from runut.sources.pages import read_page

# Who the page names as author and as editor, read off each page by eye. A page that names an
# account, an agency or initials names nobody.
NAMES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "antara-singlepage": (("Nur Imansyah",), ("Ade Marboen",)),
    "antara-singlepage2": (("Budisantoso Budiman", "Agus S"), ("Ade Marboen",)),
    "antara-singlepage3": ((), ()),
    "antara-singlepage4": (("Monalisa",), ("B Kunto Wibisono",)),
    "antara-singlepage5": (("Desca Lidya Natalia",), ("B Kunto Wibisono",)),
    "detik-singlepage": (("Fino Yurio Kristo",), ()),
    "detik-singlepage2": ((), ()),
    "kapanlagi-singlepage": ((), ()),
    "kapanlagi-singlepage2": ((), ()),
    "kapanlagi-singlepage3": ((), ()),
    "kompas-singlepage": (("Masriadi",), ("Ervan Hardoko",)),
    "kompas-singlepage2": (("Nabilla Tashandra",), ("Bayu Galih",)),
    "kompas-singlepage3": ((), ("Ervan Hardoko",)),
    "kompas-singlepage4": (("Ferril Dennys",), ("Aloysius Gonsaga AE",)),
    "kompas-singlepage5": (("Aditya Maulana",), ("Agung Kurniawan",)),
    "liputan6-singlepage": (("Corry Anestia",), ("Iskandar",)),
    "liputan6-singlepage2": (("Ratnaning Asih",), ("Aditia Saputra",)),
    "liputan6-singlepage3": (("Arny Christika Putri",), ("Arny Christika Putri",)),
    "okezone-singlepage": (("Dewi Kania",), ()),
    "okezone-singlepage2": (("Vania Ika Aldida",), ()),
    "republika-singlepage": ((), ("Yudha Manggala P Putra",)),
    "republika-singlepage2": ((), ("Mohamad Amin Madani",)),
    "republika-singlepage3": ((), ("Agus Yulianto",)),
    "tempo-singlepage": (("Dini Teja",), ()),
    "tempoen-singlepage": ((), ()),
    "viva-singlepage": (("Maya Sofia",), ()),
    "MediaIndonesia_2026_01_20": (("Naufal Zuhdi",), ("Heryadi",)),
}

INITIALS = re.compile(r"\(\w{2,8}(?:[/-]\w{2,8})*\)$")

# Lines of ours that the expected texts lack although they are the article's own words, looked at
# one by one: the first eight signs of the SHA-256 of the line.
OWN_WORDS = frozenset(
    {
        "1876c1a0",  # the expected text lost a link amid the sentence
        "c5b58666",  # captions of a photo story: the expected text repeats the first five times
        "1e530b48",
        "86db761f",
        "88bb6b29",
    }
)


class Page(msgspec.Struct, frozen=True):
    """A page and what it should give."""

    name: str
    html: bytes
    title: str
    text: str
    published: datetime | None


class Result(msgspec.Struct, frozen=True):
    """What one page gave as text."""

    lead: bool
    kept: float
    left: list[str]


class Row(msgspec.Struct, frozen=True):
    """One page, measured."""

    page: Page
    ours: Result
    theirs: Result  # of trafilatura alone
    article: Article
    title: bool
    date: bool
    author: bool
    editor: bool
    invented: int
    seconds: float


def main() -> None:
    folder = Path(sys.argv[1])
    pages = [*anpandu_pages(folder / "anpandu" / "test"), *fundus_pages(folder / "fundus")]
    rows = [measure(page) for page in pages]
    print(f"{'page':28} lead kept left  title   date author editor | trafilatura: lead kept left")
    for row in rows:
        print_row(row)
    print_texts("ours", [row.ours for row in rows])
    print_texts("trafilatura", [row.theirs for row in rows])
    fields = ("title", "date", "author", "editor")
    right = [f"{name}s {sum(getattr(row, name) for row in rows)}/{len(rows)}" for name in fields]
    speed = len(rows) / sum(row.seconds for row in rows)
    print("  ".join(right), f" invented authors {sum(row.invented for row in rows)}")
    print(f"{speed:.0f} pages per CPU second, with the imports of the first page")


def measure(page: Page) -> Row:
    start = time.process_time()
    article = clean(read_page(page.html, page.name), Settings())
    seconds = time.process_time() - start
    authors, editors = NAMES[page.name]
    return Row(
        page=page,
        ours=compare(page, article.text),
        theirs=compare(page, trafilatura_text(page.html)),
        article=article,
        title=squeeze(article.title) == squeeze(page.title),
        date=is_date(article.published.value, page.published),
        author=folded(article.authors) == folded(authors),
        editor=folded(article.editors) == folded(editors),
        invented=len(set(folded(article.authors)) - set(folded(authors))),
        seconds=seconds,
    )


def print_row(row: Row) -> None:
    checks = (row.title, row.date, row.author, row.editor)
    marks = "".join(f"{mark(check):>7}" for check in checks)
    print(f"{row.page.name:28} {told(row.ours)}{marks} | {told(row.theirs):>28}")
    for line in row.ours.left:
        print(f"    left {digest(line)}: {line[:90]}")
    if not row.date:
        print(f"    date {row.article.published.value}, expected {row.page.published}")
    if not (row.author and row.editor):
        print(f"    names {row.article.authors} / {row.article.editors}")


def print_texts(name: str, results: list[Result]) -> None:
    leads = sum(result.lead for result in results)
    kept = sum(result.kept for result in results) / len(results)
    left = sum(len(result.left) for result in results)
    print(f"{name:12} lead {leads}/{len(results)}  sentences kept {kept:.1%}  lines left {left}")


def told(result: Result) -> str:
    return f"{mark(result.lead):>4} {result.kept:4.0%} {len(result.left):4}"


def folded(names: tuple[str, ...]) -> list[str]:
    return [name.casefold() for name in names]


def mark(ok: bool) -> str:
    return "yes" if ok else "NO"


# --- what is expected -----------------------------------------------------------------------


def anpandu_pages(folder: Path) -> Iterator[Page]:
    """Pages of the scraper's tests, in the order of the test files."""
    for test in sorted((folder / "websites").glob("*.test.js")):
        parts = test.read_text(encoding="utf-8").split("getContent('test/")[1:]
        for part in parts:
            path = part.split("'", 1)[0]
            if "singlepage" in path:
                yield Page(
                    name=Path(path).stem,
                    html=(folder / path).read_bytes(),
                    title=js_string(part, "title"),
                    text=js_string(part, "content"),
                    published=datetime.fromtimestamp(int(js_number(part)) / 1000, UTC),
                )


def js_string(test: str, key: str) -> str:
    match = re.search(rf"result\['{key}'\], '((?:[^'\\]|\\.)*)'", test)
    text = match.group(1) if match else ""
    return text.replace("\\n", "\n").replace("\\'", "'").replace('\\"', '"').replace("\\\\", "\\")


def js_number(test: str) -> str:
    match = re.search(r"result\['date'\], (\d+)", test)
    return match.group(1) if match else "0"


def fundus_pages(folder: Path) -> Iterator[Page]:
    """Pages of fundus' tests: NAME_DATE.html.gz beside NAME.json."""
    for file in sorted(folder.glob("*.html.gz")):
        name = file.name.removesuffix(".html.gz")
        told = json.loads((folder / f"{name.split('_')[0]}.json").read_text(encoding="utf-8"))["V1"]
        paragraphs = [p for section in told["body"]["sections"] for p in section["paragraphs"]]
        yield Page(
            name=name,
            html=gzip.decompress(file.read_bytes()),
            title=told["title"],
            text="\n".join(paragraphs),
            published=datetime.fromisoformat(told["publishing_date"]),
        )


# --- how it is compared ---------------------------------------------------------------------


def compare(page: Page, text: str) -> Result:
    expected, found = squeeze(page.text), squeeze(text)
    body = re.sub(r"\(\w{2,8}(?:/\w{2,8})*\)\s*$", "", page.text)  # initials are none of it
    sentences = [s for s in re.split(r"(?<=[.!?”\"])\s+|\n", body) if len(squeeze(s)) > 12]
    kept = [s for s in sentences if is_kept(s, found)]
    lines = [line for line in text.splitlines() if squeeze(line)]
    left = [line for line in lines if is_left(line, expected)]
    lead = next(s for s in sentences if not s.rstrip().endswith("-"))  # a dateline alone is none
    return Result(is_kept(lead, found), len(kept) / len(sentences), left)


def is_left(line: str, expected: str) -> bool:
    """Whether a line is boilerplate: not expected, or initials, which some expected texts have."""
    if digest(line) in OWN_WORDS:
        return False
    return squeeze(line) not in expected or bool(INITIALS.match(line))


def is_kept(sentence: str, found: str) -> bool:
    """Whether a sentence stands in a text; its dateline may have gone."""
    bare = squeeze(sentence)
    after_dateline = squeeze(re.split(r"\s[-–—]{1,2}\s", sentence, maxsplit=1)[-1])
    return bare in found or (len(after_dateline) > 12 and after_dateline in found)


def squeeze(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def digest(line: str) -> str:
    return sha256(squeeze(line).encode()).hexdigest()[:8]


def is_date(value: str | None, expected: datetime | None) -> bool:
    """Whether a date is the expected one to the minute, with the outlet's offset."""
    if value is None or expected is None:
        return value is None and expected is None
    moment = datetime.fromisoformat(value)
    return moment.tzinfo is not None and abs(moment - expected) < timedelta(minutes=1)


def trafilatura_text(html: bytes) -> str:
    from trafilatura import extract  # noqa: PLC0415  (only the bench needs it here)

    return extract(html, fast=True, include_comments=False) or ""


if __name__ == "__main__":
    main()
