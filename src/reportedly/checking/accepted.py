"""Findings that somebody looked at and accepted, as `reportedly.toml` keeps them.

    [[accepted]]
    story = "letters"
    document = "letter"
    class = "elided"
    wording = "he was first in and last out"
    original = "he was always first in and last out"
    reason = "Shortened with the desk's consent."

An entry accepts one wording: that of the story as it stands in `wording` and, where it is given, that of the document
in `original`. If either is changed the finding is one again. White space does not count.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ..check import Check
from ..errors import UsageError

SETTINGS = "reportedly.toml"
"""The file that is looked for in the current folder."""
_MOST_BYTES = 8_000_000
_SURROGATE = re.compile("[\ud800-\udfff]")
_HEAD = "# Findings of `reportedly check` that were looked at and accepted, each with its reason.\n"


class Accepted(NamedTuple):
    """One accepted finding; what is None counts for all."""

    wording: str
    reason: str
    story: str | None = None
    document: str | None = None
    wording_class: str | None = None
    original: str | None = None

    def accepts(self, check: Check) -> bool:
        """Whether this is the finding that was accepted, every word of it.

        >>> held = Check(story="s", statement="s1", start=0, end=5, pieces=((0, 5),), text="never", quotation="direct",
        ...              speaker="Ann Roe", wording="not_found")
        >>> Accepted("never", "heard by two of us").accepts(held), Accepted("ever", "heard").accepts(held)
        (True, False)
        """
        return (
            _plain(self.wording) == _plain(check.text)
            and self.story in (None, check.story)
            and self.document in (None, check.document or "")
            and self.wording_class in (None, check.wording)
            and (self.original is None or _plain(self.original) == _plain(_original(check)))
        )

    def is_about(self, stories: Iterable[str]) -> bool:
        """Whether it speaks of one of these stories."""
        return self.story is None or self.story in stories


_KEYS = {
    "story": "story", "document": "document", "class": "wording_class", "wording": "wording", "original": "original",
    "reason": "reason",
}  # fmt: skip


def read_accepted(path: str | os.PathLike[str]) -> tuple[Accepted, ...]:
    """The accepted findings of a settings file; raises UsageError where it can't be read or holds anything else."""
    return _parse(_read(Path(path)), str(path))


def entry(check: Check, reason: str) -> str:
    """The lines that accept a finding, to be put into a settings file.

    >>> held = Check(story="s", statement="s1", start=0, end=5, pieces=((0, 5),), text="never", quotation="direct",
    ...              speaker="Ann Roe", wording="not_found")
    >>> print(entry(held, 'heard by "us"'))
    [[accepted]]
    story = "s"
    class = "not_found"
    wording = "never"
    reason = "heard by \\"us\\""
    """
    fields = {
        "story": check.story, "document": check.document, "class": check.wording, "wording": check.text,
        "original": _original(check) or None, "reason": reason,
    }  # fmt: skip
    lines = [f"{name} = {_string(_plain(value))}" for name, value in fields.items() if value is not None]
    return "\n".join(["[[accepted]]", *lines])


def keep(path: str | os.PathLike[str], checks: Sequence[Check], reason: str) -> tuple[Accepted, ...]:
    """Write the acceptance of `checks` behind what a settings file holds, and give all that it then accepts.

    The file is made where there is none; it is whole at any moment.
    """
    target = Path(path)
    before = _read(target) if target.exists() else _HEAD
    gap = "" if before.endswith("\n") else "\n"
    after = "\n".join([before + gap, *(entry(check, reason) + "\n" for check in checks)])
    accepted = _parse(after, str(path))
    aside = target.with_name(f"{target.name}.new")
    try:
        aside.write_text(after, encoding="utf-8", newline="\n")
        aside.replace(target)
    except OSError as error:
        raise UsageError("R105", path=str(path), reason=_reason(error)) from error
    return accepted


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise UsageError("R117", path=str(path), reason=_reason(error)) from error
    if len(data) > _MOST_BYTES:
        raise UsageError("R117", path=str(path), reason="it is too long")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError("R117", path=str(path), reason="it is not in UTF-8") from error


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()


def _parse(text: str, path: str) -> tuple[Accepted, ...]:
    try:
        settings = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError("R117", path=path, reason=f"it is no TOML: {_first_line(error)}") from error
    for name in settings:
        if name != "accepted":
            raise UsageError("R118", path=path, place="it", reason=f"{name!r} is no setting")
    entries = settings.get("accepted", [])
    if not isinstance(entries, list):
        raise UsageError("R118", path=path, place="accepted", reason="it is written [[accepted]], once a finding")
    return tuple(_entry(fields, path, f"accepted {number}") for number, fields in enumerate(entries, 1))


def _entry(fields: Any, path: str, place: str) -> Accepted:
    if not isinstance(fields, dict):
        raise UsageError("R118", path=path, place=place, reason="it is no table")
    for name, value in fields.items():
        if name not in _KEYS:
            raise UsageError("R118", path=path, place=place, reason=f"{name!r} is no key of it")
        if not isinstance(value, str):
            raise UsageError("R118", path=path, place=place, reason=f"{name!r} is no text in quotation marks")
    for name in ("wording", "reason"):
        if not fields.get(name, "").strip():
            raise UsageError("R118", path=path, place=place, reason=f"{name!r} is missing")
    return Accepted(**{_KEYS[name]: value for name, value in fields.items()})


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


def _original(check: Check) -> str:
    """The words of the document that a finding is held against: those of each piece where it is put together."""
    together = check.wording in {"spliced", "out_of_order"}
    return " ... ".join(match.text for match in (check.matches if together else check.matches[:1]))


def _plain(text: str) -> str:
    """The words as they are compared: white space as one space, and what no file can hold as U+FFFD."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", " ".join(text.split()))


def _string(text: str) -> str:
    r"""A TOML string: what is not seen stands as its number.

    >>> print(_string('a "b" \u202e'))
    "a \"b\" \u202e"
    """
    return '"' + "".join(_escaped(character) for character in text) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
