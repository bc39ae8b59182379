"""`reportedly schema`: the JSON Schema of what each command writes."""

from __future__ import annotations

from typing import Any

import msgspec

from ..change import Change
from ..check import Check
from ..claim import Appearance, Claim
from ..ledger.answers import Found, StoryAnswer, StoryRow
from ..ledger.audit import Audit
from ..ledger.decisions import Decided
from ..ledger.who import Said
from ..schema import line_schema, schema_of
from ..sighting import Sighting

RECORDS: dict[str, type[msgspec.Struct]] = {
    "check": Check,
    "who": Said,
    "trace": Appearance,
    "claims": Claim,
    "claim": Claim,
    "stories": StoryRow,
    "story": StoryAnswer,
    "sources": Audit,
    "search": Found,
    "log": Decided,
    "compare": Change,
    "watch": Sighting,
}
"""The record that is a line of each command's JSON."""


def schema(command: str) -> dict[str, Any]:
    """The JSON Schema of a line that `command` writes with `--json`."""
    if command == "read":
        return line_schema()
    return schema_of((RECORDS[command],), of=f"reportedly {command} --json")
