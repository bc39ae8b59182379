"""The JSON that leaves: one line a record, and the JSON Schema of such a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from .document import Problem
from .glossary import field_descriptions
from .story import Story


class Unread(msgspec.Struct, frozen=True, kw_only=True):
    """The line of a source that could not be read: no document, and the problems that say why."""

    document: None = None
    source: str
    problems: tuple[Problem, ...]


def story_line(story: Story) -> bytes:
    """A story as one line of JSON in UTF-8, without the line end; the same story gives the same bytes."""
    return _encode(story)


def unread_line(source: str, problems: tuple[Problem, ...]) -> bytes:
    """The line of a source that could not be read.

    >>> unread_line("gone.html", ())
    b'{"document":null,"source":"gone.html","problems":[]}'
    """
    return _encode(Unread(source=source, problems=problems))


def line_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a line of `read`: a story, or a source that could not be read."""
    return schema_of((Story, Unread), of="reportedly read --json")


def schema_of(kinds: Sequence[type[msgspec.Struct]], *, of: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a line that is one of `kinds`, as the command `of` writes it."""
    lines, records = msgspec.json.schema_components(kinds, ref_template="#/$defs/{name}")
    for name, fields in field_descriptions().items():
        for field, words in fields.items():
            if name in records:
                records[name]["properties"][field]["description"] = words
    for record in records.values():
        record["description"] = " ".join(str(record["description"]).split())
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"A line of `{of}`",
        "description": "Offsets are pairs of code points [start, end) into the text of the story.",
        "anyOf": list(lines),
        "$defs": dict(sorted(records.items())),
    }


def _encode(record: Story | Unread) -> bytes:
    try:
        return msgspec.json.encode(record, order="deterministic")
    except UnicodeEncodeError:
        # A file's name may hold bytes that are no text; they can't be written as JSON either.
        return msgspec.json.encode(_encodable(msgspec.to_builtins(record)), order="deterministic")


def _encodable(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {_encodable(key): _encodable(item) for key, item in value.items()}
    return [_encodable(item) for item in value] if isinstance(value, (list, tuple)) else value
