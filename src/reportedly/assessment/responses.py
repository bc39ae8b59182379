"""Responses: does the story print what those accused say to an allegation?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from ..statement import Kind
from .passage import Passage

Response = Literal["given", "declined", "none_mentioned"]

_ANSWERS: frozenset[Kind] = frozenset({"denial", "confirmation"})
_NEAR_SENTENCES = 3


class Understood(NamedTuple):
    """A passage with its kind."""

    passage: Passage
    kind: Kind


def response(allegation: Passage, story: Sequence[Understood]) -> Response:
    """What is found of an answer: by the accused, by who speaks for them, or right after the allegation."""
    accused = _accused(allegation)
    answers = [
        u for u in story if u.kind in _ANSWERS and u.passage is not allegation and _answers(u, allegation, accused)
    ]
    if answers:
        return "given"
    refusals = [u for u in story if u.kind == "non_response" and _answers(u, allegation, accused)]
    if refusals or _refused(allegation, accused):
        return "declined"
    return "none_mentioned"


def _accused(allegation: Passage) -> dict[str, frozenset[str]]:
    """The people and organizations that the content names: id -> the words of their names."""
    speakers = {entity.id for entity in allegation.speakers}
    found = {}
    for mention in allegation.article.mentions_in(allegation.attribution.content):
        entity = mention.entity
        if entity.id not in speakers and entity.type in ("person", "organization", "group"):
            names = (entity.name, *entity.aliases)
            found[entity.id] = frozenset(word for name in names for word in name.lower().split() if len(word) > 3)
    return found


def _answers(answer: Understood, allegation: Passage, accused: dict[str, frozenset[str]]) -> bool:
    passage = answer.passage
    speakers = {entity.id for entity in passage.speakers}
    if speakers & {entity.id for entity in allegation.speakers}:
        return False
    if speakers & accused.keys():
        return True
    names = {word for words in accused.values() for word in words}
    if names & {word.removesuffix("'s") for word in passage.article.words_in(passage.attribution.source)}:
        return True
    article = passage.article
    after = article.sentence_index(passage.anchor) - article.sentence_index(allegation.anchor)
    return not accused and 0 <= after <= _NEAR_SENTENCES


def _refused(allegation: Passage, accused: dict[str, frozenset[str]]) -> bool:
    """A refusal in the article's text that no attribution caught."""
    article = allegation.article
    names = {word for words in accused.values() for word in words}
    for hit in article.hits("cues", ((0, len(article.text)),), "non_response"):
        if hit.last - hit.first > 1 and not article.is_quoted(hit.start):
            sentence = article.sentence_at(hit.start)
            if names & {word.removesuffix("'s") for word in article.words_in((sentence,))}:
                return True
    return False
