"""The interchange format: a trace as JSON, and the JSON Schema of it, both from the records."""

from __future__ import annotations

from inspect import cleandoc
from typing import Any

import msgspec

from runut.records import Trace

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ENCODER = msgspec.json.Encoder(decimal_format="number")  # figures are numbers, digits kept
DECODER = msgspec.json.Decoder(Trace)


def encode_trace(trace: Trace) -> bytes:
    """Write a trace as UTF-8 JSON on one line; the same trace always gives the same bytes."""
    return ENCODER.encode(trace) + b"\n"


def decode_trace(content: bytes) -> Trace:
    """Read a trace back from its JSON. Raises msgspec.ValidationError where it breaks the schema.

    Fields that a newer version has added are passed over.
    """
    return DECODER.decode(content)


def trace_schema() -> bytes:
    """Write the JSON Schema (draft 2020-12) of what ``encode_trace`` writes."""
    schema = {"$schema": DIALECT, "title": "A trace of Runut", **msgspec.json.schema(Trace)}
    return msgspec.json.format(msgspec.json.encode(_as_written(schema)), indent=2) + b"\n"


def _as_written(schema: Any) -> Any:
    """Describe decimals as the numbers they are written as, and all fields as always present."""
    if isinstance(schema, list):
        return [_as_written(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("format") == "decimal":
        return {"type": "number"}
    written = {key: _as_written(value) for key, value in schema.items() if key != "default"}
    if "properties" in schema:
        written["required"] = list(schema["properties"])
        written["description"] = cleandoc(schema["description"])
    return written
