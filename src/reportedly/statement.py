"""What was said: an attribution as found, and the statement that it is understood to be."""

from __future__ import annotations

from typing import Literal

import msgspec

from ._typing import Span, Spans

QuotationType = Literal["direct", "indirect", "mixed"]
"""All of the content in quotation marks, none of it, or part of it (a fragment counts)."""

Kind = Literal[
    "assertion", "denial", "confirmation", "allegation", "opinion", "forecast", "intention", "question",
    "non_response", "open_question", "thought",
]  # fmt: skip
Polarity = Literal["positive", "negative"]
Medium = Literal[
    "speech", "interview", "debate", "press_conference", "statement", "social_post", "broadcast",
    "email_or_letter", "testimony_or_filing", "book_or_article", "poll_or_study", "advert", "conversation",
    "unknown",
]  # fmt: skip
Basis = Literal["witnessed", "took_part", "holds_document", "was_told", "unknown"]
OwnReporting = Literal["yes", "no", "unknown"]
Grade = Literal["bare", "role", "role_and_organization", "role_organization_and_basis"]
Relation = Literal["outlet", "reporter", "programme", "spokesperson", "publisher", "document", "post", "person"]
FlagCode = Literal[
    "plural_but_single", "hedge_without_source", "second_hand", "allegation_without_response",
    "anonymous_opinion", "bare_anonymity", "anonymity_without_reason", "unknown_basis", "late_source",
    "adjacent_speakers", "speaker_unknown", "upstream_corrected",
]  # fmt: skip


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """Who is said to say what: spans of a text, before anybody is identified.

    `source`, `cue` and `content` are spans into the document's text, any of the first two empty
    where the text has none. `parent` is the index, in the same list, of the attribution in whose
    content this one stands. `confidence` is calibrated: of those at 0.8, four in five are right.
    `post` is the index of the document's post whose body the content is.
    """

    source: Spans
    cue: Spans
    content: Spans
    quotation: QuotationType
    confidence: float
    parent: int | None = None
    post: int | None = None


class Hedge(msgspec.Struct, frozen=True, kw_only=True):
    """Words by which the article itself marks doubt that the attribution holds ("reportedly")."""

    start: int
    end: int
    text: str


class Anonymity(msgspec.Struct, frozen=True, kw_only=True):
    """How an unnamed source is described.

    `description` is the text's own; `position_to_know` and `reason_given` are the spans of the
    words that say why the source can know and why it is not named, or None.
    """

    description: str
    grade: Grade
    position_to_know: Span | None = None
    reason_given: Span | None = None


class Hop(msgspec.Struct, frozen=True, kw_only=True):
    """One intermediary between the article and the speaker, with the words that name it."""

    entity: str | None
    name: str
    relation: Relation
    evidence: Span


class Flag(msgspec.Struct, frozen=True, kw_only=True):
    """A newsroom rule that the statement's sourcing touches, and the words that show it."""

    code: FlagCode
    evidence: Spans


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """An attribution understood.

    The spans are those of its first appearance. `speakers` are ids of entities, empty where the
    speaker is not known or the article itself speaks. `appearances` are `[start, end)` of every
    place where it is printed, `printings` the attribution found at each of them, in the same
    order. `parent` is the id of the statement in whose content it stands. `settled_by` is the span
    of the notice that answers an open question. `said_on` is ISO 8601; a time without an offset
    has an unknown time zone.
    """

    id: str
    source: Spans
    cue: Spans
    content: Spans
    quotation: QuotationType
    speakers: tuple[str, ...]
    kind: Kind
    polarity: Polarity
    medium: Medium
    said_on: str | None
    hedges: tuple[Hedge, ...]
    basis: Basis
    anonymity: Anonymity | None
    chain: tuple[Hop, ...]
    own_reporting: OwnReporting
    parent: str | None
    appearances: Spans
    printings: tuple[Attribution, ...]
    settled_by: Span | None
    response: Literal["given", "declined", "none_mentioned"] | None
    flags: tuple[Flag, ...]
    confidence: float
