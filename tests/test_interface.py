"""What Runut says: the same things in every language, with its plurals, numbers and dates."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest

import runut
from runut.errors import LanguageDataError
from runut.publish.days import say_date, say_day, say_note, say_range
from runut.publish.interface import (
    INTERFACE_LANGUAGES,
    Interface,
    load_interface,
    locale_language,
)
from runut.publish.view import SectionName

SOURCE = Path(runut.__file__).parent
INDONESIAN, ENGLISH = load_interface("id"), load_interface("en")


def placeholders(interface: Interface, key: str) -> set[str]:
    text = interface.texts[key]
    forms = [text] if isinstance(text, str) else list(text.values())
    return {name for form in forms for _, name, _, _ in string.Formatter().parse(form) if name}


def test_all_languages_say_the_same_things() -> None:
    assert set(INDONESIAN.texts) == set(ENGLISH.texts)


@pytest.mark.parametrize("key", sorted(ENGLISH.texts))
def test_a_text_has_the_same_placeholders_and_plurals_in_every_language(key: str) -> None:
    indonesian, english = INDONESIAN.texts[key], ENGLISH.texts[key]
    assert placeholders(INDONESIAN, key) == placeholders(ENGLISH, key)
    assert isinstance(indonesian, str) == isinstance(english, str)
    if isinstance(english, dict) and isinstance(indonesian, dict):
        assert set(english) == {"one", "other"}
        assert set(indonesian) == {"other"}
        assert "count" in placeholders(ENGLISH, key)


def test_every_key_that_the_program_names_is_there() -> None:
    named = {
        key
        for file in [*SOURCE.rglob("*.py"), *SOURCE.rglob("templates/**/*.html")]
        for key in re.findall(r"""\bsay\(\s*["']([\w.]+)["']\s*[,)]""", file.read_text("utf-8"))
    }
    assert len(named) > 40
    assert named <= set(ENGLISH.texts)


@pytest.mark.parametrize("name", get_args(SectionName))
def test_every_section_has_a_heading_and_a_name_for_its_lines(name: str) -> None:
    assert {f"section.{name}", f"report.line_{name}"} <= set(ENGLISH.texts)


def test_every_key_is_named_by_the_program() -> None:
    """A text that nobody can see is a text that nobody keeps right."""
    code = "\n".join(
        file.read_text("utf-8")
        for file in [*SOURCE.rglob("*.py"), *SOURCE.rglob("templates/**/*.html")]
    )
    by_value = {
        "removed",
        "status",
        "about",
        "relation",
        "quote",
        "act",
        "drift",
        "copy",
        "basis",
        "section",
        "fold",
    }
    by_value |= {
        "difference",
        "correction",
        "copied",
        "withdrawn_copy",
        "because",
        "edit",
        "declared",
        "audit",
        "part",
        "evidence",
        "span",
        "related",
        "note",
        "impossible",
        "published",
        "failure",
        "zone",
        "within",
        "why",
        "wording",
    }  # keys that records hold
    ends = {
        key: key.partition(".")[2] for key in ENGLISH.texts if key.split(".")[0] not in by_value
    }
    named = {
        key
        for key, end in ends.items()
        if re.search(rf"""["']({re.escape(key)}|{end}|report\.{end.split("_")[0]}_)["']""", code)
    }
    assert set(ends) - named == set()


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "id_ID.UTF-8"}, "id"),
        ({"LANG": "in_ID"}, "id"),  # the code of Indonesian until 1989, still met
        ({"LANG": "id"}, "id"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "idx_XX"}, "en"),  # another language whose code begins alike
        ({}, "en"),
        ({"LC_ALL": "id_ID", "LANG": "en_US"}, "id"),
        ({"LC_ALL": "", "LC_MESSAGES": "id_ID", "LANG": "en_US"}, "id"),
        ({"LC_MESSAGES": "en_GB", "LANG": "id_ID"}, "en"),
    ],
)
def test_the_locale_chooses_the_language(environment: dict[str, str], language: str) -> None:
    assert locale_language(environment) == language


def test_an_unknown_language_is_an_error_that_names_it() -> None:
    with pytest.raises(LanguageDataError, match="'xx'"):
        load_interface("xx")


@pytest.mark.parametrize(
    ("count", "indonesian", "english"),
    [
        (0, "0 artikel", "0 articles"),
        (1, "1 artikel", "1 article"),
        (2, "2 artikel", "2 articles"),
        (12345, "12.345 artikel", "12,345 articles"),
    ],
)
def test_counts_follow_the_plural_and_the_marks_of_the_language(
    count: int, indonesian: str, english: str
) -> None:
    assert INDONESIAN.say("count.articles", count=count) == indonesian
    assert ENGLISH.say("count.articles", count=count) == english


def test_decimals_and_shares_are_written_as_the_language_writes_them() -> None:
    assert INDONESIAN.say("run.failed", count=Decimal("1.5")).startswith("1,5 ")
    assert (INDONESIAN.percent(0.874), ENGLISH.percent(0.874)) == ("87%", "87%")


def test_a_missing_key_or_value_is_an_error_not_a_blank() -> None:
    with pytest.raises(KeyError):
        ENGLISH.say("count.nothing", count=1)
    with pytest.raises(KeyError):
        ENGLISH.say("run.written")


def test_braces_in_a_file_name_are_not_placeholders() -> None:
    assert ENGLISH.say("run.written", file="{count}.json") == "Written: {count}.json"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("credit:Antara", "names Antara as its source"),
        ("earlier:1h", "published 1 hour later"),
        ("earlier:15min", "published 15 minutes later"),
        ("stub:from", "the longer one, published later"),
        ("stub", "a short part of it"),
        ("moon: full", "moon: full"),
    ],
)
def test_codes_of_a_stage_are_said_in_words(code: str, said: str) -> None:
    assert ENGLISH.say_code("evidence", code) == said


def test_an_unknown_reason_for_a_removal_is_shown_as_it_stands() -> None:
    assert INDONESIAN.reason("tags") == "tag"
    assert INDONESIAN.reason("moon_phase") == "moon_phase"


@pytest.mark.parametrize("interface", [INDONESIAN, ENGLISH], ids=INTERFACE_LANGUAGES)
def test_every_language_names_its_locale(interface: Interface) -> None:
    assert interface.locale.startswith(interface.language)


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        ("2024-08-13", "13 Agu 2024", "13 Aug 2024"),
        ("2024-08", "Agustus 2024", "August 2024"),
        ("2024", "2024", "2024"),
        ("199", "1990-an", "the 1990s"),
        ("2024-W33", "pekan ke-33 2024", "week 33 of 2024"),
        ("2024-Q3", "kuartal 3 2024", "quarter 3 of 2024"),
        ("2024-08-13TNI", "13 Agu 2024, malam", "13 Aug 2024, night"),
        ("2024-08-13T16:30", "13 Agu 2024, 16.30", "13 Aug 2024, 16:30"),
        ("2024-08-13T16:30+07:00", "13 Agu 2024, 16.30 WIB", "13 Aug 2024, 16:30 WIB"),
        ("2024-08-13T16:30+09:00", "13 Agu 2024, 16.30 WIT", "13 Aug 2024, 16:30 WIT"),
        ("2024-08-13T16:30+01:00", "13 Agu 2024, 16.30 UTC+01:00", "13 Aug 2024, 16:30 UTC+01:00"),
        ("2024-02-31", "2024-02-31", "2024-02-31"),  # no such day: shown, not hidden
        ("XXXX-WXX-1", "XXXX-WXX-1", "XXXX-WXX-1"),
        (None, "tanpa tanggal", "no date"),
    ],
)
def test_dates_are_written_as_readers_write_them(
    value: str | None, indonesian: str, english: str
) -> None:
    assert say_date(value, INDONESIAN) == indonesian
    assert say_date(value, ENGLISH) == english


@pytest.mark.parametrize(
    ("start", "until", "written"),
    [
        ("2024-08-13", "2024-08-15", "13–15 Agu 2024"),
        ("2024-08-13", "2024-09-01", "13 Agu – 1 Sep 2024"),
        ("2023-12-31", "2024-01-01", "31 Des 2023 – 1 Jan 2024"),
        ("2024-08-13", None, "13 Agu 2024"),
        ("2024-08-13T16:30", "2024-08-13T18:00", "13 Agu 2024, 16.30"),
        ("2014", "2024-06-18", "2014 sampai 18 Juni 2024"),
        ("2024-08", "2024-09", "Agustus 2024 sampai September 2024"),
        ("2024-02-31", "2024-03-02", "2024-02-31 sampai 2 Maret 2024"),
    ],
)
def test_ranges_leave_out_what_both_ends_share(start: str, until: str | None, written: str) -> None:
    assert say_range(start, until, INDONESIAN) == written


def test_a_full_day_has_no_zero_before_it() -> None:
    assert say_date("2025-05-06", INDONESIAN, "full") == "Selasa, 6 Mei 2025"
    assert say_date("2025-05-06", ENGLISH, "full") == "Tuesday, 6 May 2025"


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("part: 2/3", "bagian 2/3 dari artikel bersambung"),
        ("no_text", "tidak ada teks yang tersisa"),
        (
            "metadata_date: 2022-01-10T08:00:00+08:00",
            "tanggal dalam metadata halaman: 10 Jan 2022, 08.00 WITA",
        ),
        ("photo_credit: Dok. Warga: Sari", "foto: Dok. Warga: Sari"),
        ("duplicate_id: 199", "id 199 sudah dipakai masukan lain"),
        ("unheard: of", "unheard: of"),
    ],
)
def test_a_note_is_said_in_words_with_its_date_as_readers_write_it(note: str, said: str) -> None:
    assert say_note(note, INDONESIAN) == said


def test_every_note_that_a_stage_writes_has_a_text_and_every_text_its_note() -> None:
    files = [f for room in ("article", "sources") for f in (SOURCE / room).glob("*.py")]
    written = {code for file in files for code in note_codes(ast.parse(file.read_text("utf-8")))}
    assert written == {key.removeprefix("note.") for key in ENGLISH.texts if "note." in key[:5]}


def note_codes(tree: ast.Module) -> Iterator[str]:
    """Codes of notes in a module: f"part: {...}", or a lone text in a tuple that is a value."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            match = re.fullmatch(r"([a-z_]+): ", str(node.values[0].value))
            yield from match.groups() if match else ()
        if isinstance(node, ast.Return | ast.IfExp):
            values = (node.value,) if isinstance(node, ast.Return) else (node.body, node.orelse)
            lone = (v.elts[0] for v in values if isinstance(v, ast.Tuple) and len(v.elts) == 1)
            yield from (str(c.value) for c in lone if isinstance(c, ast.Constant))


def test_only_the_day_of_a_time_is_said() -> None:
    assert say_day("2024-08-13T16:30:00+07:00", INDONESIAN) == "13 Agu 2024"
    assert say_day("2024-08", INDONESIAN) == "Agustus 2024"
