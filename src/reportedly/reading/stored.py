"""Documents that were stored as JSON: alone, as the `document` of a `read --json` line, or in lines."""

from __future__ import annotations

import msgspec

from ..document import Block, Document, Problem, fingerprint
from ..messages import problem
from . import limits
from .record import Reading


class _Line(msgspec.Struct, frozen=True):
    document: Document


_LONGEST_LINE = 8 * limits.TEXT_BYTES
"""A document's blocks, links and boxes take several times the room of its text."""


def read_stored(data: bytes, *, source: str) -> list[Reading]:
    """The stored documents in `data`, each checked against its sha256 and its own offsets."""
    if not data.strip():
        return [Reading(source, None, (problem("R202", source=source),))]
    whole = _document(data, source)
    if isinstance(whole, Document) or b"\n" not in data.strip():
        return [checked(whole, source)]
    lines = [line for line in data.splitlines() if line.strip()]
    if not all(line.lstrip().startswith(b"{") and line.rstrip().endswith(b"}") for line in lines[:2]):
        return [checked(whole, source)]
    return [checked(_document(line, source), f"{source}:{number}") for number, line in enumerate(lines, 1)]


def _document(data: bytes, source: str) -> Document | Problem:
    if len(data) > _LONGEST_LINE:
        return limits.too_long(source, len(data), _LONGEST_LINE)
    try:
        return msgspec.json.decode(data, type=_Line).document
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        reason = str(error)
    try:
        return msgspec.json.decode(data, type=Document)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        if isinstance(error, msgspec.ValidationError):
            reason = str(error)
    return problem("R213", source=source, reason=reason)


def checked(found: Document | Problem, source: str) -> Reading:
    """The reading of a document whose sha256 and offsets are right, or the problem that says what is not."""
    if isinstance(found, Problem):
        return Reading(source, None, (found,))
    if fingerprint(found.text) != found.sha256:
        return Reading(source, None, (problem("R214", source=source),))
    wrong = _misplaced(found)
    if wrong is not None:
        return Reading(source, None, (problem("R213", source=source, reason=wrong),))
    return Reading(source, found)


def _misplaced(document: Document) -> str | None:
    """Which offsets of a document cannot be right, None where all can."""
    length = len(document.text)
    spans = [(block.start, block.end) for block in document.blocks]
    spans += [(link.start, link.end) for link in document.links]
    spans += [(box.start, box.end) for box in document.layout]
    for post in document.posts:
        spans += [(post.start, post.end), post.body, *([post.signature] if post.signature else [])]
    for start, end in spans:
        if not 0 <= start <= end <= length:
            return f"offsets {start} to {end} are outside its text"
    return _overlapping(document.blocks)


def _overlapping(blocks: tuple[Block, ...]) -> str | None:
    at = 0
    for block in blocks:
        if block.start < at:
            return f"its blocks overlap at {block.start}"
        at = block.end
    return None
