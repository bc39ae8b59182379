"""Relays: who passes on words that stand in an attribution of theirs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from .._typing import Span
from ..entity import Entity
from ..statement import Hop, Relation
from .article import Article
from .lexicon import lexicon, words
from .passage import Passage

_HEAD = 60
"""Code points at the head of a content."""


def relays(outer: Passage, inner: Passage) -> list[Hop]:
    """Who passes the inner words on: the speakers of the attribution around them."""
    if not outer.speakers:
        return []
    evidence = next(iter(outer.attribution.source), None)
    if evidence is None:
        evidence = _signature(outer)
    if evidence is None:
        return []
    return [
        Hop(entity=entity.id, name=entity.name, relation=relation, evidence=evidence)
        for entity in outer.speakers
        if entity.id not in {speaker.id for speaker in inner.speakers}
        and (relation := _relation_of_speaker(entity, outer, inner)) is not None
    ]


def relays_inside(passage: Passage, inner: Sequence[Passage]) -> list[Hop]:
    """ "The Courier reports that it burned, according to the guild": the outlet at the head reports what the guild
    says, though by the order of the words it stands within."""
    article, content = passage.article, passage.attribution.content
    found = [
        hop
        for report in inner
        if content
        and report.extent[0] <= content[0][0] + 1
        and all(entity.type == "outlet" for entity in report.speakers)
        and any(hit.label == "reports" for hit in article.hits_from("chain", report.attribution.cue))
        for hop in relays(report, passage)
    ]
    return found or _reporting_at_head(passage)


def _reporting_at_head(passage: Passage) -> list[Hop]:
    """The same, where no attribution was found of the words "the Courier reports that"."""
    article, attribution = passage.article, passage.attribution
    if not attribution.content or attribution.quotation == "direct" or not attribution.cue:
        return []
    start, end = attribution.content[0]
    if attribution.cue[0][0] < start:
        return []
    own = {entity.id for entity in passage.speakers}
    for mention in article.mentions_in(((start, min(end, start + _HEAD)),)):
        reports = article.hits_from("chain", ((mention.end, mention.end + 2),))
        if mention.entity.type != "outlet" or mention.entity.id in own or article.is_quoted(mention.start):
            continue
        if any(hit.label == "reports" for hit in reports):
            relation = outlet_relation(mention.entity.name, mention.entity.roles)
            evidence = (mention.start, mention.end)
            return [Hop(entity=mention.entity.id, name=mention.entity.name, relation=relation, evidence=evidence)]
    return []


def _signature(outer: Passage) -> Span | None:
    post = outer.attribution.post
    if post is None:
        return None
    found = outer.article.document.posts[post]
    return found.signature or (found.start, found.end)


def _relation_of_speaker(entity: Entity, outer: Passage, inner: Passage) -> Relation | None:
    article = outer.article
    if entity.type == "outlet":
        return outlet_relation(entity.name, entity.roles)
    if entity.type == "document":
        source = outer.attribution.source
        is_record = words("chain", "record").intersection(article.words_in(source))
        is_news = not {"report", "reports"}.isdisjoint(article.words_in(source)) and article.hits(
            "chain", source, "outlet_name"
        )
        if is_news:
            return None
        return None if is_record else "document"
    if _roles_have(article, entity, outer, "spokesperson"):
        return "spokesperson"
    if _roles_have(article, entity, outer, "reporter"):
        return "reporter"
    passes_on = bool(article.hits("cues", inner.attribution.cue, "saying"))
    return "person" if entity.type == "person" and passes_on and not inner.is_post else None


def _roles_have(article: Article, entity: Entity, outer: Passage, label: str) -> bool:
    spans = (*outer.attribution.source, *entity.mentions[:3])
    if article.hits("chain", tuple(spans), label):
        return True
    return any(word in label_words(label) for role in entity.roles for word in role.lower().split())


@cache
def label_words(label: str) -> frozenset[str]:
    """The single words of a label of `chain.toml`."""
    return frozenset(word for word, node in lexicon().items() if ("chain", label) in node.alone)


def outlet_relation(name: str, roles: Sequence[str]) -> Relation:
    """What an outlet is in a chain: a reporter or a programme where its name or roles say so."""
    words = set(name.lower().split()) | {word for role in roles for word in role.lower().split()}
    if words & label_words("reporter"):
        return "reporter"
    return "programme" if words & label_words("programme") else "outlet"
