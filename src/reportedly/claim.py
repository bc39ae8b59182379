"""What stories say together: a claim, its members, the origins behind it and what the graph of them supports."""

from __future__ import annotations

from typing import Literal

import msgspec

from ._typing import Spans
from .document import DocumentKind
from .statement import Flag, Hop, Kind

Standing = Literal[
    "single_origin", "repeated", "corroborated", "not_established", "acknowledged", "documented", "disputed",
    "withdrawn", "upstream_corrected", "open", "resolved",
]  # fmt: skip
"""What the graph of a claim supports; a claim can have several."""

WordingClass = Literal[
    "verbatim", "typographic", "elided", "bracketed", "grammar", "wording", "spliced", "out_of_order", "not_found",
]  # fmt: skip
"""How the words of a quotation differ from those that they are held against."""

Operation = Literal["same", "replaced", "dropped", "added", "moved"]


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """One step of a word-by-word comparison, as `[start, end)` in each text; empty where nothing answers there."""

    op: Operation
    story: tuple[int, int]
    document: tuple[int, int]


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a stored text, at their place."""

    story: str
    start: int
    end: int
    text: str


class DocumentCheck(msgspec.Struct, frozen=True, kw_only=True, rename={"wording": "class"}):
    """A quotation as it stands in a primary document of the ledger.

    `text` is what stands at `[start, end)` of the story. `places` are where the document has it, that of the same
    speaker first; `difference` is word by word against them. `speaker` is who speaks there, as the document has it.
    `documents` says whether the document settles that the whole statement was made.
    """

    document: str
    kind: DocumentKind
    start: int
    end: int
    text: str
    wording: WordingClass
    places: tuple[Evidence, ...]
    difference: tuple[Difference, ...] = ()
    speaker: str | None = None
    speaker_differs: bool | None = None
    documents: bool = False


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """Why a claim has a standing: the rule in words, and what it rests on.

    `code` names the rule. `named` says, where there is one origin, whether it is named or described only.
    """

    standing: Standing
    rule: str
    evidence: tuple[Evidence, ...] = ()
    code: str = ""
    named: bool | None = None


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """The far end of a chain: what independence is counted in. `entity` is the ledger's id, None where unknown."""

    entity: str | None
    name: str
    evidence: tuple[Evidence, ...] = ()


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """A statement of a claim, or a sentence in an article's own voice that says the same.

    `text` is what stands at `[start, end)`, the extent of `pieces`, in the story's text. `copied_from` is the story
    of which this one is a copy, as far as is known. A member of `kind` denial says that it is not so. `document` says
    which sort of primary document its story itself is, `flags` what only other stories show (`upstream_corrected`);
    `checks` hold its quotations against primary documents. Of a `part` only the words shown stand in this claim; the
    statement has, or may have, a claim of its own.
    """

    story: str
    outlet: str | None
    published: str | None
    statement: str | None
    start: int
    end: int
    pieces: Spans
    text: str
    speaker: str | None
    chain: tuple[Hop, ...]
    own_voice: bool
    copied_from: str | None = None
    kind: Kind | None = None
    document: DocumentKind | None = None
    flags: tuple[Flag, ...] = ()
    checks: tuple[DocumentCheck, ...] = ()
    part: bool = False


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What a person decided, in words, who and when (ISO 8601); it wins over the machine until it is undone."""

    id: int
    action: str
    made_by: str
    made_at: str
    about: str
    note: str | None = None


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """Statements, in one story or many, that say the same thing. `text` is that of its first member."""

    id: str
    text: str
    standing: tuple[Standing, ...]
    reasons: tuple[Reason, ...]
    origins: tuple[Origin, ...]
    members: tuple[Member, ...]
    decisions: tuple[Decision, ...] = ()


class Appearance(msgspec.Struct, frozen=True, kw_only=True):
    """One place where a quotation stands. `wording` is against a primary document of the ledger that has it, else
    against the longest wording; `difference` is word by word.

    `against` is what it was held against, at its place: the offsets of `difference` count in the text of this story
    and in the text of that one. Words that one of the two gives beyond the ends of the other are no change of wording.
    `chain` is through whom the words came, `copied_from` the story that this one was copied from. `document` says that
    this is a primary document, and of which sort; `checks` hold a quotation against those of the ledger.
    """

    story: str
    outlet: str | None
    published: str | None
    start: int
    end: int
    text: str
    speaker: str | None
    wording: WordingClass | Literal["indirect"]
    difference: tuple[Difference, ...] = ()
    against: Evidence | None = None
    chain: tuple[Hop, ...] = ()
    copied_from: str | None = None
    document: DocumentKind | None = None
    checks: tuple[DocumentCheck, ...] = ()
