"""Stories that were read before: the lines of `reportedly read --json`, taken as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from .._typing import Span
from ..messages import problem
from ..pipeline import Result
from ..reading.limits import TEXT_BYTES, too_long
from ..reading.stored import checked
from ..schema import Unread
from ..story import Story

LONGEST_LINE = 16 * TEXT_BYTES
START = b'{"document":'
"""How every such line begins."""


def read_lines(lines: Iterable[bytes], *, source: str) -> Iterator[Result]:
    """A result for each line, in order; a line that is none, or whose offsets can't be right, gives its problem.

    >>> [result.problems[0].code for result in read_lines([b'{"document":1}'], source="old.jsonl")]
    ['R611']
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _result(line, f"{source}:{number}")


def _result(line: bytes, source: str) -> Result:
    if len(line) > LONGEST_LINE:
        return Result(source, None, (too_long(source, len(line), LONGEST_LINE),))
    try:
        story = msgspec.json.decode(line, type=Story)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        return _unread(line) or _wrong(source, str(error))
    reading = checked(story.document, source)
    if reading.document is None:
        return Result(source, None, reading.problems)
    reason = _misplaced(story)
    return Result(source, story) if reason is None else _wrong(source, reason)


def _unread(line: bytes) -> Result | None:
    """What a line says of a source that could not be read."""
    try:
        unread = msgspec.json.decode(line, type=Unread)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return Result(unread.source, None, unread.problems)


def _wrong(source: str, reason: str) -> Result:
    return Result(source, None, (problem("R611", source=source, reason=reason.rstrip(".")),))


def _misplaced(story: Story) -> str | None:
    """What in a story can't be right, None where all can."""
    length = len(story.document.text)
    for start, end in _spans(story):
        if not 0 <= start <= end <= length:
            return f"offsets {start} to {end} are outside its text"
    entities = [entity.id for entity in story.entities]
    names = [statement.id for statement in story.statements]
    if len(set(entities)) < len(entities) or len(set(names)) < len(names):
        return "two of its records have one id"
    unknown = {speaker for statement in story.statements for speaker in statement.speakers}.difference(entities)
    if unknown:
        return f"{min(unknown)} is none of its entities"
    return None if all(statement.content for statement in story.statements) else "a statement has no content"


def _spans(story: Story) -> Iterator[Span]:
    yield from story.own_voice
    for entity in story.entities:
        yield from entity.mentions
    for notice in story.notices:
        yield notice.start, notice.end
        yield from notice.supersedes
    for statement in story.statements:
        yield from (*statement.source, *statement.cue, *statement.content, *statement.appearances)
        yield from (hop.evidence for hop in statement.chain)
        yield from ((hedge.start, hedge.end) for hedge in statement.hedges)
