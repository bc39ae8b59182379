"""Who: a person, an organization, a group, somebody unnamed, a document, an outlet."""

from __future__ import annotations

from typing import Literal

import msgspec

from ._typing import Spans

EntityType = Literal["person", "organization", "group", "unnamed_person", "document", "outlet"]
"""`group`: described people, plural unnamed sources among them; `document`: a report, poll,
letter, law or video as the source; `outlet`: a news organization, programme or reporter as the
origin of news."""


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody or something that a text names or describes, with all that the text calls it.

    `name` is the fullest form in the text (a description for those who have no name), `aliases`
    the other forms, `handles` social accounts with their `@`, `roles` as the text gives them
    ("actor", "legal affairs reporter"), `mentions` where it stands, pronouns included.
    """

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    mentions: Spans = ()
