"""The interchange format: what is written can be read back, and holds to its published schema."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from report_example import example

from runut.publish.json import decode_trace, encode_trace, trace_schema
from runut.records import Figure, Trace

TRACE = example()
WRITTEN = json.loads(encode_trace(TRACE))
SCHEMA = json.loads(trace_schema())
TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}


def breaks(value: Any, schema: dict[str, Any], place: str = "$") -> list[str]:
    """Where a value breaks a schema: the part of JSON Schema that ours uses, checked by hand."""
    if "$ref" in schema:
        return breaks(value, SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")], place)
    if "anyOf" in schema:
        fits = any(not breaks(value, option, place) for option in schema["anyOf"])
    elif "enum" in schema:
        fits = value in schema["enum"]
    else:
        fits = isinstance(value, TYPES[schema["type"]])
    return breaks_inside(value, schema, place) if fits else [f"{place}: {value!r}"]


def breaks_inside(value: Any, schema: dict[str, Any], place: str) -> list[str]:
    if isinstance(value, list) and "items" in schema:
        return [b for i, v in enumerate(value) for b in breaks(v, schema["items"], f"{place}[{i}]")]
    if isinstance(value, dict) and "properties" in schema:
        fields = schema["properties"]
        missing = [f"{place}.{name}: missing" for name in schema["required"] if name not in value]
        unknown = [f"{place}.{name}: unknown" for name in value if name not in fields]
        known = [(n, v) for n, v in value.items() if n in fields]
        return (
            missing + unknown + [b for n, v in known for b in breaks(v, fields[n], f"{place}.{n}")]
        )
    return []


def with_figure(value: Decimal) -> Trace:
    figure = Figure(start=0, end=8, text="Jembatan", value=value)
    return replace(TRACE, articles=(replace(TRACE.articles[0], figures=(figure,)),))


def test_what_is_written_holds_to_the_schema() -> None:
    assert breaks(WRITTEN, SCHEMA) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("runut",), 1),
        (("articles", 0, "title"), None),
        (("articles", 0, "published", "basis"), "guessed"),
        (("articles", 0, "figures", 0, "value"), "3"),
        (("stories", 0, "timeline", 0, "status"), "maybe"),
        (("stories", 0, "copies", 0, "from"), 5),
    ],
)
def test_the_schema_refuses_what_is_wrong(path: tuple[str | int, ...], value: object) -> None:
    wrong = json.loads(encode_trace(TRACE))
    place = wrong
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert breaks(wrong, SCHEMA)


def test_the_schema_refuses_a_missing_field() -> None:
    wrong = json.loads(encode_trace(TRACE))
    del wrong["articles"][0]["sentences"]
    assert breaks(wrong, SCHEMA) == ["$.articles[0].sentences: missing"]


def test_the_schema_says_its_dialect_and_explains_its_records() -> None:
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMA["title"]
    assert "\n  " not in SCHEMA["$defs"]["Figure"]["description"]


def test_what_is_written_is_read_back_the_same() -> None:
    assert decode_trace(encode_trace(TRACE)) == TRACE


def test_the_same_trace_gives_the_same_bytes() -> None:
    assert encode_trace(example()) == encode_trace(TRACE)


def test_all_fields_are_written_even_where_empty() -> None:
    article = WRITTEN["articles"][-1]
    assert article["figures"] == []
    assert article["mirror"] is None


def test_a_copy_names_its_ends_from_and_to() -> None:
    copy = WRITTEN["stories"][0]["copies"][0]
    assert (copy["from"], copy["to"]) == ("gema", "lontar")
    assert set(copy["passages"][0]) == {"from", "to"}


def test_articles_stories_and_failures_stand_in_the_order_given() -> None:
    assert [a["id"] for a in WRITTEN["articles"]] == [a.id for a in TRACE.articles]
    assert [s["id"] for s in WRITTEN["stories"]] == [s.id for s in TRACE.stories]
    assert [f["source"] for f in WRITTEN["failures"]] == [f.source for f in TRACE.failures]


def test_words_are_written_as_utf_8_not_as_escapes() -> None:
    article = replace(TRACE.articles[0], title="“Sukamanis” — 5°")
    assert "“Sukamanis” — 5°".encode() in encode_trace(replace(TRACE, articles=(article,)))


@pytest.mark.parametrize("value", ["3", "1.50", "0.1", "12000000000000000000001"])
def test_figures_are_numbers_that_keep_their_digits(value: str) -> None:
    assert f'"value":{value},'.encode() in encode_trace(with_figure(Decimal(value)))


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_any_figure_is_read_back_the_same(value: Decimal) -> None:
    assert decode_trace(encode_trace(with_figure(value))).articles[0].figures[0].value == value


@given(st.text())
def test_any_text_is_read_back_the_same(text: str) -> None:
    trace = replace(TRACE, articles=(replace(TRACE.articles[0], text=text),))
    assert decode_trace(encode_trace(trace)) == trace


def test_a_file_that_breaks_the_format_is_an_error() -> None:
    with pytest.raises(msgspec.ValidationError):
        decode_trace(b'{"runut": "1", "articles": [{}], "stories": []}')


def test_fields_of_a_newer_version_are_passed_over() -> None:
    assert decode_trace(b'{"runut": "9", "articles": [], "stories": [], "maps": []}').runut == "9"


def test_the_page_about_the_format_names_every_field() -> None:
    page = (Path(__file__).parent.parent / "docs" / "json.md").read_text(encoding="utf-8")
    fields = {name for record in SCHEMA["$defs"].values() for name in record["properties"]}
    assert {name for name in fields if f"`{name}`" not in page} == set()
