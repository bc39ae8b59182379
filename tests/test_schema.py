"""The JSON of real records fits the JSON Schema that is published for it."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from reportedly.cli.explaining import LINES
from reportedly.commands.schema import schema
from reportedly.document import Problem
from reportedly.messages import problem
from reportedly.schema import line_schema, story_line, unread_line
from stories import hostile, letters, long, unnamed


@pytest.fixture(scope="module")
def validator() -> Any:
    schema = line_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("story", [letters, unnamed, hostile, long], ids=lambda story: story.__name__)
def test_a_story_fits_the_schema(story: Any, validator: Any) -> None:
    validator.validate(json.loads(story_line(story())))


def test_an_unread_source_fits_the_schema(validator: Any) -> None:
    line = json.loads(unread_line("gone.html", (problem("R102", source="gone.html"),)))
    validator.validate(line)
    assert line["document"] is None


@pytest.mark.parametrize(
    "broken", [{}, {"document": None}, {"document": {}, "statements": []}], ids=["empty", "no source", "no text"]
)
def test_the_schema_refuses_what_is_no_line(broken: dict[str, Any], validator: Any) -> None:
    assert not validator.is_valid(broken)


def test_the_schema_refuses_a_word_outside_a_vocabulary(validator: Any) -> None:
    line = json.loads(story_line(letters()))
    line["statements"][0]["kind"] = "lie"
    assert not validator.is_valid(line)


def test_every_record_and_every_field_is_described() -> None:
    for name, record in line_schema()["$defs"].items():
        assert record["description"], name
        for field, values in record["properties"].items():
            assert values.get("description"), f"{name}.{field}"


def test_a_line_is_one_line_and_the_same_each_time() -> None:
    assert story_line(letters()) == story_line(letters())
    assert b"\n" not in story_line(hostile())


def test_a_name_that_is_no_text_is_still_written() -> None:
    rows = (Problem(code="R201", message="caf\udce9.txt cannot be opened.", source="caf\udce9.txt"),)
    assert json.loads(unread_line("caf\udce9.txt", rows))["source"] == "caf?.txt"


@pytest.mark.parametrize("command", LINES)
def test_the_lines_of_every_command_have_a_schema_that_describes_each_field(command: str) -> None:
    found = schema(command)
    jsonschema.Draft202012Validator.check_schema(found)
    for name, record in found["$defs"].items():
        for field, values in record["properties"].items():
            assert values.get("description"), f"{name}.{field}"
