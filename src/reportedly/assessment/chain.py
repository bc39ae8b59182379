"""Chain: through whom words came from the speaker to the article, nearest the article first.

A hop is an outlet, a reporter, a programme, a relaying spokesperson, or who published a leaked or
filed document; the platform of a post is none. Each hop rests on words beside the statement, or on
an attribution in whose content it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .._typing import Span
from ..statement import Hop, Relation
from .article import Article, Hit, Mention
from .beside import by_the_way
from .hosts import beside
from .kind import is_speaking
from .lexicon import words
from .listeners import is_reporter, listening_zone, unnamed_press
from .own_outlet import is_same_outlet
from .passage import Passage
from .programmes import printed, shows, titled
from .relays import outlet_relation, relays, relays_inside
from .spans import inside, merged

_REACH_WORDS = 7
_FAR = 2000
"""Code points of a sentence around the cue in which a carrier is looked for."""
_BREAK = re.compile(r"[.;:!?”]|(?<![’']s )(?<!the )[“\"]|\bthat\b")
_BREAK_OF_REPORT = re.compile(_BREAK.pattern + r"|,")
_NAME = re.compile(r"\s+(?:the\s+)?((?:[A-Z][\w’'&-]*)(?:\s+[A-Z][\w’'&-]*){0,4})")
_OWNED = re.compile(r"[’']s?\s+[\"“‘'’]*")
"""Between an outlet and its programme: "Radio Corran's “Morning Call”"."""
_INTERVIEW_REACH = 60
_APART = re.compile(r"[,.;]| and ")


def chain(passage: Passage, outer: Sequence[Passage], inner: Sequence[Passage] = ()) -> tuple[Hop, ...]:
    """The hops of a statement; `outer` are the attributions that it stands in, the outermost first, `inner` those
    that stand in it."""
    hops: list[Hop] = []
    for passages in outer:
        hops.extend(relays(passages, passage))
    hops.extend(relays_inside(passage, inner))
    if not passage.is_post:
        for named in _named_in_frame(passage):
            programme = titled(passage.article, named.evidence[1])
            host = beside(passage, named)
            hops.extend(hop for hop in (named, programme, host) if hop is not None)
    return tuple(_without_own(_distinct(hops), passage))


# Named beside the statement ----------------------------------------------------------------------


def _named_in_frame(passage: Passage) -> list[Hop]:
    article = passage.article
    zone = (*passage.frame, *passage.attribution.cue, *passage.attribution.source)
    start, end = passage.sentence
    sentence = ((max(start, passage.anchor - _FAR), min(end, passage.anchor + _FAR)),)
    hops: list[Hop] = []
    for hit in article.hits("chain", sentence, "by_report_of", "published_by"):
        if article.is_quoted(hit.start) or inside(hit.start, passage.attribution.content):
            continue
        if hit.label == "by_report_of" and not is_speaking(passage):
            continue
        relation: Relation | None = "publisher" if hit.label == "published_by" else None
        hops.extend(_carriers_after(hit, passage, relation=relation))
    for hit in article.hits("chain", merged(zone, gap=1), "spoken_to"):
        if not article.is_quoted(hit.start):
            hops.extend(_carriers_after(hit, passage, relation=None) or _told_in_interview(hit, passage))
    for hit in article.hits("chain", passage.attribution.content, "in_interview")[-1:]:
        if _ends_it(hit, passage):
            hops.extend(_carriers_after(hit, passage, relation=None))
    towards = listening_zone(passage)
    if towards is not None:
        hops.extend(_carriers_in(towards, passage, relation=None) or _unnamed(passage))
    return [*_cited_by(passage), *hops, *by_the_way(passage), *shows(passage)]


def _unnamed(passage: Passage) -> list[Hop]:
    """ "Told local media": outlets all the same."""
    span = unnamed_press(passage)
    if span is None:
        return []
    article = passage.article
    named = next((mention for mention in article.mentions_in((span,)) if mention[:2] == span), None)
    if named is not None:
        return [hop(named, "outlet")]
    return [Hop(entity=None, name=article.text[span[0] : span[1]], relation="outlet", evidence=span)]


def _ends_it(hit: Hit, passage: Passage) -> bool:
    """ "Described the scene in an interview with ...": it ends an indirect content that holds no other speech."""
    article, attribution = passage.article, passage.attribution
    end = max(end for _, end in attribution.content)
    if attribution.quotation != "indirect" or article.is_quoted(hit.start) or end - hit.end > _INTERVIEW_REACH:
        return False
    before = tuple((start, min(end, hit.start)) for start, end in attribution.content if start < hit.start)
    return not article.hits("cues", before, "saying")


def _cited_by(passage: Passage) -> list[Hop]:
    """ "The Times reported, citing two engineers": the outlet stands before the cue that names its source."""
    article, cue = passage.article, passage.attribution.cue
    if not article.hits("chain", cue, "citing"):
        return []
    own = {entity.id for entity in passage.speakers}
    before = [
        mention
        for mention in article.mentions_in(((passage.sentence[0], cue[0][0]),))
        if mention.entity.type == "outlet" and mention.entity.id not in own
    ]
    return [hop(mention, None) for mention in before[-1:]]


def hop(mention: Mention, relation: Relation | None) -> Hop:
    """A hop through the entity that the text names there; without `relation` by what kind of entity it is."""
    entity = mention.entity
    kind = relation or outlet_relation(entity.name, entity.roles)
    return Hop(entity=entity.id, name=entity.name, relation=kind, evidence=(mention.start, mention.end))


def _told_in_interview(hit: Hit, passage: Passage) -> list[Hop]:
    """Who is told something "in a telephone interview" is an outlet, even where nothing else says so."""
    article = passage.article
    name = _NAME.match(article.text, hit.end)
    if name is None or not article.hits("medium", ((name.end(), name.end() + _INTERVIEW_REACH),), "interview"):
        return []
    evidence = name.span(1)
    named = next((m for m in article.mentions_in((evidence,)) if m[:2] == evidence), None)
    if named is not None:
        return [hop(named, "outlet")] if named.entity.type in ("outlet", "organization") else []
    return [Hop(entity=None, name=name.group(1), relation="outlet", evidence=evidence)]


def _carriers_after(hit: Hit, passage: Passage, *, relation: Relation | None) -> list[Hop]:
    """The outlets, programmes and reporters named in the few words after a phrase."""
    article = passage.article
    limit = article.ends[min(len(article.ends), hit.last + _REACH_WORDS) - 1]
    stop = (_BREAK_OF_REPORT if hit.label == "by_report_of" else _BREAK).search(article.text, hit.end, limit)
    return _carriers_in((hit.end, stop.start() if stop is not None else limit), passage, relation=relation)


def _carriers_in(span: Span, passage: Passage, *, relation: Relation | None) -> list[Hop]:
    article = passage.article
    own = {entity.id for entity in passage.speakers}
    apart = [
        part for part in (passage.attribution.source, passage.attribution.content) if not inside(span[0] - 1, part)
    ]
    found: list[Hop] = []
    for mention in article.mentions_in((span,)):
        if mention.entity.id in own or any(inside(mention.start, part) for part in apart):
            continue
        kind = _carrier_relation(article, mention, relation)
        if kind == "outlet" and found and _OWNED.fullmatch(article.text, found[-1].evidence[1], mention.start):
            kind = "programme"
        if kind is not None:
            whole = printed(article, mention) if mention.entity.type == "outlet" else hop(mention, kind)
            found.append(
                whole if kind == outlet_relation(mention.entity.name, mention.entity.roles) else hop(mention, kind)
            )
    return found or _known_names(passage, span, relation) or _named_publisher(article, span, relation)


def _named_publisher(article: Article, span: Span, relation: Relation | None) -> list[Hop]:
    """Who has "seen" or "obtained" a document publishes it, even where nothing else is said of the name."""
    name = _NAME.match(article.text, span[0], span[1])
    if relation is None or name is None or article.mentions_in((name.span(1),)):
        return []
    if article.hits("time", (name.span(1),), "weekday", "month"):
        return []
    longer = next(
        (m for m in article.mentions_in(((name.start(1), name.end(1) + 40),)) if m.start == name.start(1)), None
    )
    if longer is not None:
        return [hop(longer, relation)]
    return [Hop(entity=None, name=name.group(1), relation=relation, evidence=name.span(1))]


def _carrier_relation(article: Article, mention: Mention, relation: Relation | None) -> Relation | None:
    entity = mention.entity
    if entity.type == "outlet":
        return relation or outlet_relation(entity.name, entity.roles)
    if entity.type in ("person", "unnamed_person"):
        before = ((max(0, mention.start - 40), mention.end),)
        named_so = article.hits("chain", before, "reporter")[-1:]
        if any(_APART.search(article.text, hit.end, mention.start) is None for hit in named_so):
            return relation or "reporter"
        if is_reporter(article, mention):
            return relation or "reporter"
        return relation
    if entity.type == "organization" and _is_known(article, mention):
        return relation or "outlet"
    return relation if entity.type == "organization" else None


def _is_known(article: Article, mention: Mention) -> bool:
    """Does the name of an organization tell that it reports news?"""
    if words("chain", "of_the_press").intersection(mention.entity.name.lower().split()):
        return True
    return any(
        (hit.start, hit.end) == span
        for span in mention.entity.mentions[:3]
        for hit in article.hits("chain", (span,), "outlet_name")
        if article.text[hit.start].isupper() or article.text[hit.start : hit.end].startswith("the ")
    )


def _known_names(passage: Passage, span: Span, relation: Relation | None) -> list[Hop]:
    """Outlets that everybody knows, where no entity was made of them; only as a name is printed."""
    found: list[Hop] = []
    article, own = passage.article, {entity.id for entity in passage.speakers}
    for hit in article.hits("chain", (span,), "outlet_name"):
        name = article.text[hit.start : hit.end]
        if inside(hit.start, passage.attribution.source):
            continue
        if name[:1].isupper() or name.lower() != name:
            longest = next((m for m in article.mentions_in(((hit.start, hit.end),)) if m.entity.id in own), None)
            if longest is None and not (found and hit.start < found[-1].evidence[1]):
                shown = name.removesuffix("’s").removesuffix("'s")
                evidence = (hit.start, hit.start + len(shown))
                found.append(
                    Hop(entity=None, name=shown, relation=relation or outlet_relation(shown, ()), evidence=evidence)
                )
    return found


def _distinct(hops: Sequence[Hop]) -> list[Hop]:
    """Each carrier once; what is but a part of a name that is a carrier is none."""
    seen: set[str] = set()
    found: list[Hop] = []
    wholes = {hop.evidence for hop in hops}
    for hop in hops:
        key = hop.entity or hop.name.lower()
        start, end = hop.evidence
        part = any(s <= start and end <= e and (s, e) != (start, end) for s, e in wholes)
        if key not in seen and not part:
            seen.add(key)
            found.append(hop)
    return found


def _without_own(hops: Sequence[Hop], passage: Passage) -> list[Hop]:
    outlet, platforms = passage.article.document.outlet, words("chain", "platform")
    return [hop for hop in hops if not is_same_outlet(hop.name, outlet) and hop.name.lower() not in platforms]
