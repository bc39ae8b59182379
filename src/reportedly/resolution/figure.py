"""Somebody or something in a story, while the text is still being understood."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field

from .._typing import Span
from ..entity import EntityType
from . import roles


@dataclass(slots=True, eq=False)
class Figure:
    """One who is named or described: what an `Entity` is made of.

    `key` are the folded words of the fullest name, `forms` all that the text calls it with how
    often, `mentions` where (put there by `mention`), `named` whether it has a name of its own, `plural`
    whether several.
    """

    type: EntityType
    name: str
    key: tuple[str, ...] = ()
    gender: str = ""
    named: bool = True
    forms: dict[str, int] = field(default_factory=dict)
    handles: dict[str, None] = field(default_factory=dict)
    roles: dict[str, None] = field(default_factory=dict)
    mentions: set[Span] = field(default_factory=set)
    plural: bool = False
    _starts: list[int] = field(default_factory=list)

    @property
    def first(self) -> int:
        """Where it is first mentioned."""
        return self._starts[0] if self._starts else -1

    def last_before(self, at: int) -> int:
        """Where its last mention before a place begins, -1 where there is none."""
        low = bisect_left(self._starts, at)
        return self._starts[low - 1] if low else -1

    def mentioned_before(self, at: int) -> int:
        """How many of its mentions begin before a place."""
        return bisect_left(self._starts, at)

    def mention(self, span: Span) -> None:
        """Note where it is mentioned."""
        if span not in self.mentions:
            self.mentions.add(span)
            insort(self._starts, span[0])

    def call(self, form: str, span: Span | None) -> None:
        """Note a form of its name, and where it stands."""
        self.forms[form] = self.forms.get(form, 0) + 1
        if span is not None:
            self.mention(span)

    def take_role(self, role: str) -> None:
        """Note what the text says it is; the same role in other letters is noted once."""
        role = role.strip(" .,;:'’\"“”")
        if role and role.casefold() not in {known.casefold() for known in self.roles}:
            self.roles[role] = None
        self.gender = self.gender or roles.gender(role)

    def absorb(self, other: Figure) -> None:
        """Take over all that is known of another who turned out to be the same."""
        for form, count in other.forms.items():
            self.forms[form] = self.forms.get(form, 0) + count
        self.handles.update(other.handles)
        for role in other.roles:
            self.take_role(role)
        for span in other.mentions:
            self.mention(span)
        self.gender = self.gender or other.gender
